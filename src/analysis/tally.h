/* tally.h -- hits counted by the groups of a scope. */
#ifndef ZL_ANALYSIS_TALLY_H
#define ZL_ANALYSIS_TALLY_H

#include "analysis/ask.h"

/* Both arrays have an entry for each group. Start from { 0 }. */
typedef struct zl_tally {
    uint64_t *count; /* hits */
    uint64_t *docs;  /* documents with a hit */
} zl_tally;

/* Count the hits of `query`. Fails as zl_search_each(). Release in any case.
 * Time: O(hits + intervals with a hit · log intervals). */
ZILI_MUST_CHECK zili_status zl_tally_hits(zl_tally *tally, const zl_ask *ask,
                                          const char *query, zili_error *err);
void zl_tally_clear(zl_tally *tally);

#endif
