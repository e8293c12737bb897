/* hypergeometric.h -- the exact chances of a 2×2 table, given its margins.
 *
 * X ~ Hypergeom(N, C1, R1). Impossible tables, and counts that are not whole
 * or above 2^53, give NAN. Time, but where said: O(standard deviation of X),
 * and much less far from the mean. */
#ifndef ZL_STATS_HYPERGEOMETRIC_H
#define ZL_STATS_HYPERGEOMETRIC_H

#include "stats/contingency.h"

/* Fisher's exact test for one side: P(X >= O11) and P(X <= O11). */
double zl_fisher_greater(zl_contingency t);
double zl_fisher_less(zl_contingency t);

/* The smallest zl_fisher_greater() that these marginals allow: above .05 no
 * outcome whatever could be called significant. */
double zl_fisher_floor(zl_contingency t);

/* The same as logarithms to base 10, which do not end at 1e-308; and of
 * P(X = O11), in O(1). */
double zl_fisher_greater_log10(zl_contingency t);
double zl_fisher_less_log10(zl_contingency t);
double zl_hyper_point_log10(zl_contingency t);

/* Of both sides: all outcomes that are at most as likely as O11, within
 * 1e-7, as R's fisher.test() counts them. */
double zl_fisher_two_log10(zl_contingency t);

#endif
