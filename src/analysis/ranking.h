/* ranking.h -- terms and their counts by group, put in order. */
#ifndef ZL_ANALYSIS_RANKING_H
#define ZL_ANALYSIS_RANKING_H

#include "analysis/ask.h"
#include "analysis/terms.h"

/* A term in a group. The label is lent by the terms, the key is our own. */
typedef struct zl_ranked {
    size_t group;
    uint64_t rank; /* by count in the group, from 1; 0 where it has none */
    zl_term_count count;
    zl_view label;
    char *key; /* what labels are sorted by, if they are */
    size_t key_size;
} zl_ranked;

typedef ZL_ARRAY(zl_ranked) zl_ranking;

/* Count every group of the scope, rank the terms in each. `terms` must live
 * as long as the ranking. False without memory. Time: O(tokens + rows log
 * rows). */
bool zl_ranking_fill(zl_ranking *ranking, const zl_ask *ask, zl_terms *terms,
                     uint64_t min_freq);
void zl_ranking_clear(zl_ranking *ranking);

/* Keep the first `limit` terms of each group; gives how many rows went. */
size_t zl_ranking_limit(zl_ranking *ranking, uint64_t limit);

/* Keep the `count` terms that are most frequent in all groups together, in
 * that order, each with a row for every group, also where it has none. False
 * without memory. */
bool zl_ranking_top(zl_ranking *ranking, const zl_ask *ask, uint64_t count);

/* Sort each group by label in a collation (text/collate.h). */
ZILI_MUST_CHECK zili_status zl_ranking_sort(zl_ranking *ranking,
                                            const char *collation,
                                            zili_error *err);

#endif
