/* ways.h -- matches for which it matters how a place was reached.
 *
 * Labels stand on tokens, elements have begun somewhere: ways through a
 * program that differ in these are followed apart. The same as match.h for
 * what needs it, and slower. */
#ifndef ZL_QUERY_WAYS_H
#define ZL_QUERY_WAYS_H

#include "query/match.h"

typedef struct zl_ways zl_ways;

/* As zl_matcher_new(). */
zl_ways *zl_ways_new(const zl_program *program, const zl_condition *where,
                     const zl_fold *fold, zl_tokens *tokens,
                     zl_budget *budget);
void zl_ways_free(zl_ways *ways);
bool zl_ways_failed(const zl_ways *ways);

/* As zl_matcher_find() and zl_matcher_labels(). Time: O(tokens × steps × ways
 * to set labels) at worst, as far as the budget goes. */
void zl_ways_find(zl_ways *ways, uint32_t begin, zl_bounds bounds,
                  zl_occurrences *out);
bool zl_ways_labels(zl_ways *ways, uint32_t begin, zl_occurrence found,
                    uint32_t *labels);

#endif
