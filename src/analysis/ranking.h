/* ranking.h -- the rows of tables of terms, chosen and put in another order
 * than by count. */
#ifndef ZL_ANALYSIS_RANKING_H
#define ZL_ANALYSIS_RANKING_H

#include "analysis/tables.h"

#include <zili/error.h>

typedef struct zl_ranking {
    zl_ranked *items; /* by group */
    size_t count;
} zl_ranking;

/* All rows of `tables`, ranked. False without memory; clear in any case. */
bool zl_ranking_all(zl_ranking *ranking, const zl_tables *tables);

/* The `count` terms that are most frequent in the scope, in that order, each
 * with a row for every group, also where it has none. `tables` have all terms
 * of every group. False without memory; clear in any case. */
bool zl_ranking_top(zl_ranking *ranking, const zl_terms *terms,
                    const zl_tables *tables, uint64_t count);

/* Sort each group by text in a collation (text/collate.h). Fails as
 * zl_collator_open(). */
ZILI_MUST_CHECK zili_status zl_ranking_sort(zl_ranking *ranking,
                                            const zl_terms *terms,
                                            const char *collation,
                                            zili_error *err);

/* Keep the first `limit` rows of each group. */
void zl_ranking_cut(zl_ranking *ranking, uint64_t limit);
void zl_ranking_clear(zl_ranking *ranking);

#endif
