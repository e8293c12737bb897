/* conllu.h -- sentences of Universal Dependencies, a word a line.
 *
 * `# newdoc` begins a document (its id is the name; a file without one is one
 * document), `# newpar` a paragraph; `# sent_id` becomes the structure s_id.
 * The attributes are word (FORM), lemma, upos, xpos, feats, head, deprel;
 * "_" is nothing. The words of a token of several (1-2 don't) are tokens, and
 * touch; empty nodes (1.1) are passed over. SpaceAfter=No is heeded. */
#ifndef ZL_INGEST_CONLLU_H
#define ZL_INGEST_CONLLU_H

#include "writer/batch.h"

typedef struct zl_conllu_options {
    const char *path; /* of the file, for sentences and the catalogue */
    const char *name; /* of a document that brings none */
} zl_conllu_options;

/* Give the documents of `text` (valid UTF-8) to `batch`. Fails with
 * ZILI_EFORMAT (file, line: not ten columns, an id that is no number),
 * ZILI_ENOMEM. Time: O(bytes). */
ZILI_MUST_CHECK zili_status zl_conllu_read(zl_batch *batch, zl_view text,
                                           const zl_conllu_options *options,
                                           zili_error *err);

#endif
