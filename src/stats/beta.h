/* beta.h -- quantiles of the beta distribution. */
#ifndef ZL_STATS_BETA_H
#define ZL_STATS_BETA_H

#include <stdbool.h>

/* P(X <= x), X ~ Beta(a, b), a and b above 0, of the x with these log odds,
 * ln(x/(1 - x)): they have digits where x is near 1. To 1e-10 of its size, with
 * a and b up to 1e12. Time: O(1), some 1 µs. */
double zl_beta_tail(double log_odds, double a, double b);

/* ln(x/(1 - x)) of the x with P(X <= x) = p, X ~ Beta(a, b), a and b above 0;
 * where `upper`, of the x with P(X >= x) = p. As log odds, a share keeps its
 * digits near 1 too. To 1e-13 of its size, between -1100 and 1100.
 * Time: O(1), some 3 µs. */
double zl_beta_log_odds(double p, double a, double b, bool upper);

/* The share that has these odds: 1/(1 + e^-x), without loss. */
double zl_share_of_odds(double log_odds);

#endif
