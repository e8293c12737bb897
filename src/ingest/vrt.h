/* vrt.h -- a token a line, structures as tags: the form of CWB and others.
 *
 * An element `doc` or `text` is a document: its attributes are metadata, its
 * `id` the name. A file without either is one document. `region` (kind, lang)
 * is a region; what else there is are structures, and their attributes
 * structures too, as in CWB: <np type="x"> makes "np" and "np_type". But the
 * `kind` of `p` and a `value` are the value of the structure itself. `<g/>`
 * says that two tokens touch; where a file has it, all others are apart.
 *
 * A line has columns with tabs between; the first is the word. Names of the
 * columns are given, or stand in a comment
 *
 *     <!-- columns: word pos lemma -->
 *
 * or are word, pos, lemma, column4, … */
#ifndef ZL_INGEST_VRT_H
#define ZL_INGEST_VRT_H

#include "writer/batch.h"

#include <zili/note.h>

typedef struct zl_vrt_options {
    const char *columns; /* names with commas between, or NULL */
    const char *path;    /* of the file, for sentences and the catalogue */
    const char *name;    /* of a document that brings none */
    zili_note_fn *note;  /* told what is not kept; or NULL */
    void *note_user;
} zl_vrt_options;

/* Give the documents of `text` (valid UTF-8) to `batch`. Fails with
 * ZILI_EFORMAT (file, line: too many columns, an element that was not opened,
 * a name that cannot be kept), ZILI_ENOMEM. Time: O(bytes). */
ZILI_MUST_CHECK zili_status zl_vrt_read(zl_batch *batch, zl_view text,
                                        const zl_vrt_options *options,
                                        zili_error *err);

#endif
