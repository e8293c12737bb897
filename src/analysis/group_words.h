/* group_words.h -- the words of each group of a scope, in order. */
#ifndef ZL_ANALYSIS_GROUP_WORDS_H
#define ZL_ANALYSIS_GROUP_WORDS_H

#include "analysis/ask.h"
#include "analysis/counted.h"
#include "analysis/token_list.h"

/* The terms of the groups, one behind the other, as documents of a list, which
 * begins as { 0 }: numbers below `*types`, whose texts are not kept. Documents
 * are named by their groups, and it has docs, where there is a --by. With
 * `sentences` it is told where they end, if the corpus has them. `table` gets
 * the notes of zl_terms_note(). Clear in any
 * case. Fails as zl_terms_make(), ZILI_ENOMEM. Time: O(tokens). */
ZILI_MUST_CHECK zili_status zl_group_words(zl_token_list *list, size_t *types,
                                           const zl_ask *ask,
                                           const zl_counted *counted,
                                           bool sentences, zili_table *table,
                                           zili_error *err);

#endif
