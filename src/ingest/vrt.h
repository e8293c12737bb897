/* vrt.h -- a token a line, structures as tags: the form of CWB and others.
 *
 * An element `text` or `doc`, whichever comes first in the file, is a document:
 * its attributes are metadata, its `id` the name. A file without either is one
 * document, and so are the tokens between two. `region` (kind, lang) is a
 * region. All other elements are structures, and their attributes structures
 * too, as in CWB: <np type="x"> makes "np" and "np_type"; but the `kind` of
 * `p`, and of others a `value`, is the value of the structure itself. What lies
 * around documents is a structure of each of them. `<g/>` says that two tokens
 * touch; where a file has it, all others are apart. Other elements without
 * tokens are not kept.
 *
 * A line has columns with tabs between; the first is the word. Names of the
 * columns are given, or stand in a comment
 *
 *     <!-- columns: word pos lemma -->
 *
 * or are word, pos, lemma, column4, … Blanks around tags and in columns, and
 * lines without anything, do not count. */
#ifndef ZL_INGEST_VRT_H
#define ZL_INGEST_VRT_H

#include "ingest/given.h"

#include <zili/note.h>

typedef struct zl_vrt_options {
    const char *columns; /* names with commas between, or NULL */
    const char *path;    /* of the file, for sentences */
    const char *shown;   /* the same for the catalogue */
    const char *name;    /* of a document that brings none */
    const zl_given_more *more; /* what else is known of them; or NULL */
    zili_note_fn *note;  /* told what is not kept, or not closed; or NULL */
    void *note_user;
} zl_vrt_options;

/* Give the documents of `text` (valid UTF-8) to `batch`. Fails with
 * ZILI_EFORMAT (no token in it; file, line: too many columns, an element that
 * was not opened, a tag with something wrong in it, a name that cannot be
 * kept), ZILI_ENOMEM. Time: O(bytes). */
ZILI_MUST_CHECK zili_status zl_vrt_read(zl_batch *batch, zl_view text,
                                        const zl_vrt_options *options,
                                        zili_error *err);

#endif
