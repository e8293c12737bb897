/* word.h -- the types that a word of a query means. */
#ifndef ZL_QUERY_WORD_H
#define ZL_QUERY_WORD_H

#include "query/keys.h"
#include "query/tree.h"

/* The types whose key fits the text of `node`, a ZL_NODE_WORD, when what
 * `folds` says is folded in both: a bitmap, the caller's, zl_free(). Nothing
 * but * is any word and no punctuation. Fails with ZILI_ENOMEM.
 * Time: O(types × characters). */
ZILI_MUST_CHECK zili_status zl_word_types(uint8_t **out, const zl_node *node,
                                          unsigned folds,
                                          const zili_corpus *corpus,
                                          zl_keys *keys, zili_error *err);

#endif
