/* rank.h -- whether two series rise and fall together, by their ranks alone.
 *
 * For a trend one series is the time. Equal numbers share their mean rank.
 * Where there are few points no test can say anything; `reason` tells it. */
#ifndef ZL_STATS_RANK_H
#define ZL_STATS_RANK_H

#include <stdbool.h>
#include <stddef.h>

typedef struct zl_rank_test {
    double coefficient;       /* tau-b or rho, -1 to 1 */
    double s;                 /* Kendall: concordant less discordant */
    double deviation;         /* Kendall: that of s under no trend */
    double p;                 /* two-sided */
    double p_greater, p_less; /* that it rises, that it falls */
    bool exact;               /* p of all orders, or an approximation */
    char reason[120];         /* why there is no p, or ""; a sentence */
} zl_rank_test;

/* The number of points up to which all orders are tried where there are
 * ties; without ties Kendall's is exact up to ZL_RANK_COUNTED. */
#define ZL_RANK_TRIED 9
#define ZL_RANK_COUNTED 60

/* Both give a test of `count` pairs. Numbers that are not finite, fewer than
 * 3 points and a series of equal numbers have NAN for everything, and a
 * reason. Where the most extreme order of these numbers has p > .05, so that
 * p could say nothing, p is NAN, with a reason, and the coefficient is given.
 * False without memory.
 *
 * Mann-Kendall: s = Σ sign(x_j - x_i)·sign(y_j - y_i), i < j; tau-b = s over
 * √((pairs without ties in x)·(pairs without ties in y)). Beyond the exact:
 * z = (s ∓ 1)/deviation, with the variance for ties in both series.
 * H. B. Mann (1945), "Nonparametric tests against trend", Econometrica 13,
 * 245-259; M. G. Kendall (1970), Rank Correlation Methods, chapters 3-5.
 * Time: O(count²); up to ZL_RANK_TRIED with ties some 5 ms. */
bool zl_mann_kendall(const double *x, const double *y, size_t count,
                     zl_rank_test *test);

/* Spearman's rho: the correlation of the ranks. Beyond the exact:
 * t = rho·√((n-2)/(1-rho²)) with n - 2 degrees of freedom.
 * C. Spearman (1904), "The proof and measurement of association between two
 * things", American Journal of Psychology 15, 72-101.
 * Time: O(count log count); up to ZL_RANK_TRIED some 5 ms. */
bool zl_spearman(const double *x, const double *y, size_t count,
                 zl_rank_test *test);

/* The rank of each number from 1, of equal ones the mean, into `ranks`, which
 * is not `numbers`. NAN comes last. False without memory.
 * Time: O(count log count). */
bool zl_ranks(const double *numbers, size_t count, double *ranks);

#endif
