/* conllu.h -- sentences of Universal Dependencies, a word a line.
 *
 * `# newdoc` begins a document (its id is the name; a file without one is one
 * document), `# newpar` a paragraph; `# sent_id` becomes the structure s_id.
 * Other comments are passed over. The attributes are word (FORM), lemma, upos,
 * xpos, feats, head, deprel; "_" is nothing, but a word may be "_", and then
 * its lemma. SpaceAfter=No is heeded. The words of a token of several (1-2
 * don't) are tokens; they touch where they spell it (do n't), else they are
 * apart (im: in dem). Empty nodes (1.1) are passed over. */
#ifndef ZL_INGEST_CONLLU_H
#define ZL_INGEST_CONLLU_H

#include "ingest/given.h"

typedef struct zl_conllu_options {
    const char *path;  /* of the file, for sentences */
    const char *shown; /* the same for the catalogue */
    const char *name;  /* of a document that brings none */
    const zl_given_more *more; /* what else is known of them; or NULL */
} zl_conllu_options;

/* Give the documents of `text` (valid UTF-8) to `batch`. Fails with
 * ZILI_EFORMAT (no word in it; file, line: not ten columns, no word, an id that
 * is no number), ZILI_ENOMEM. Time: O(bytes). */
ZILI_MUST_CHECK zili_status zl_conllu_read(zl_batch *batch, zl_view text,
                                           const zl_conllu_options *options,
                                           zili_error *err);

#endif
