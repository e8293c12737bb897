/* match.h -- where matches that begin at a token end.
 *
 * All ways through a program are followed at once, token by token: so the time
 * is bounded by its steps times the tokens, whatever the pattern. */
#ifndef ZL_QUERY_MATCH_H
#define ZL_QUERY_MATCH_H

#include "query/budget.h"
#include "query/program.h"

/* Which end is wanted. */
typedef struct zl_bounds {
    uint32_t stop;        /* no match goes past this */
    uint32_t least, most; /* where it may end */
    bool longest;         /* the last end, not the first */
} zl_bounds;

#define ZL_STRING_STEPS 10 /* to try a string at a token */

typedef struct zl_matcher zl_matcher;

/* For one thread. Lends everything; `condition`, if not NULL, is one on labels
 * that must be true too. NULL without memory. */
zl_matcher *zl_matcher_new(const zl_program *program,
                           const zl_condition *where, const zl_fold *fold,
                           zl_tokens *tokens, zl_budget *budget);
void zl_matcher_free(zl_matcher *matcher);

/* Whether memory ran out; what was found after that is not all there is. */
bool zl_matcher_failed(const zl_matcher *matcher);

/* Append, for each place in the token at `begin` where a match can begin, the
 * one whose end is wanted, in order of their places. Time: O(tokens × steps)
 * at worst. */
void zl_matcher_find(zl_matcher *matcher, uint32_t begin, zl_bounds bounds,
                     zl_occurrences *out);

/* The tokens that the labels of the program, and then the target, stand on in
 * the match [begin, found.end): ZL_NONE where one is on none. Where there are
 * several ways, those that are least, the first label first. False where there
 * is no such match, memory ran out, or the budget is spent. */
bool zl_matcher_labels(zl_matcher *matcher, uint32_t begin,
                       zl_occurrence found, uint32_t *labels);

#endif
