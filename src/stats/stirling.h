/* stirling.h -- what Stirling's formula leaves of a factorial. */
#ifndef ZL_STATS_STIRLING_H
#define ZL_STATS_STIRLING_H

/* ln(n!) - ln(√(2πn)·(n/e)^n) for any n > 0, to the last digit: chances that
 * are made of it lose none, where ln n! has lost nine at n = 1e10 (Loader
 * 2000, "Fast and accurate computation of binomial probabilities").
 * Time: O(1). */
double zl_stirling_rest(double n);

#endif
