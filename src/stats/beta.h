/* beta.h -- quantiles of the beta distribution. */
#ifndef ZL_STATS_BETA_H
#define ZL_STATS_BETA_H

#include <stdbool.h>

/* ln(x/(1 - x)) of the x with P(X <= x) = p, X ~ Beta(a, b), a and b above 0;
 * where `upper`, of the x with P(X >= x) = p. As log odds, a share keeps its
 * digits near 1 too. To 1e-14 of its size, between -1100 and 700.
 * Time: O(1), some 5 µs. */
double zl_beta_log_odds(double p, double a, double b, bool upper);

/* The share that has these odds: 1/(1 + e^-x), without loss. */
double zl_share_of_odds(double log_odds);

#endif
