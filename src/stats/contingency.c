/* contingency.c -- a 2×2 table and what is computed from it alone. */
#include "stats/contingency.h"

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_math.h>
#include <gsl/gsl_sf_gamma.h>
#include <math.h>

bool zl_contingency_possible(zl_contingency t)
{
    return isfinite(t.n) && t.n > 0 && t.o11 >= 0 && t.r1 >= t.o11 &&
           t.c1 >= t.o11 && t.n - t.r1 - t.c1 + t.o11 >= 0;
}

double zl_expected(zl_contingency t)
{
    return zl_contingency_possible(t) ? t.r1 * t.c1 / t.n : NAN;
}

/* O11 - E11. As N·O11 - R1·C1 the two products may be far above 2^53 and
 * their difference small; the multiply-adds give back what rounding took. */
static double surplus(zl_contingency t)
{
    double product = t.r1 * t.c1;
    double lost = fma(t.r1, t.c1, -product);

    return (fma(t.n, t.o11, -product) - lost) / t.n;
}

/* ---- measures ---- */

double zl_mutual_information(zl_contingency t)
{
    double expected = zl_expected(t);

    if (isnan(expected) || expected == 0)
        return NAN;
    double excess = surplus(t) / expected;
    if (fabs(excess) < 0.5)
        return log1p(excess) / M_LN2;
    return log2(t.o11 / expected);
}

double zl_log_dice(zl_contingency t)
{
    if (!zl_contingency_possible(t) || t.r1 + t.c1 == 0)
        return NAN;
    return 14 + log2(2 * t.o11 / (t.r1 + t.c1));
}

double zl_jaccard(zl_contingency t)
{
    if (!zl_contingency_possible(t) || t.r1 + t.c1 == 0)
        return NAN;
    return t.o11 / (t.r1 + t.c1 - t.o11);
}

/* (1 + x)·ln(1 + x) - x for x >= -1. Near 0 the closed form loses all its
 * digits; there by its series, the sum of (-x)^k / (k·(k - 1)) from k = 2. */
static double bend(double x)
{
    if (x <= -1)
        return 1;
    if (fabs(x) > 0.1)
        return (1 + x) * log1p(x) - x;
    double power = x * x, sum = 0;
    for (int k = 2; k < 20; k++) {
        sum += power / (k * (k - 1));
        power *= -x;
    }
    return sum;
}

/* O·ln(O/E) - (O - E), which is never negative. */
static double deviance(double expected, double surplus_here)
{
    return expected > 0 ? expected * bend(surplus_here / expected) : 0;
}

/* The four differences O - E have the sum 0, so each may be subtracted: what
 * remains is a sum of four terms above 0, which cannot cancel. */
double zl_g2(zl_contingency t)
{
    if (!zl_contingency_possible(t))
        return NAN;
    double d = surplus(t);
    double r2 = t.n - t.r1, c2 = t.n - t.c1;

    return 2 * (deviance(t.r1 * t.c1 / t.n, d) +
                deviance(t.r1 * c2 / t.n, -d) +
                deviance(r2 * t.c1 / t.n, -d) +
                deviance(r2 * c2 / t.n, d));
}

/* χ² with one degree of freedom is the square of a normal variable. */
double zl_g2_p(double g2)
{
    return g2 >= 0 ? 2 * gsl_cdf_ugaussian_Q(sqrt(g2)) : NAN;
}

/* ---- the hypergeometric distribution ---- */

/* ln(n!) - ln(sqrt(2πn)·(n/e)^n) for n > 0. */
static double stirling_rest(double n)
{
    gsl_sf_result result;

    gsl_sf_gammastar_e(n, &result);
    return log(result.val);
}

/* ln P(X = x), X ~ Binomial(n, p), q = 1 - p, both above 0. C. Loader (2000),
 * "Fast and accurate computation of binomial probabilities": no term is
 * greater than the result, where ln n! has lost nine digits at n = 1e10. */
static double log_binomial(double x, double n, double p, double q)
{
    if (n == 0)
        return 0;
    if (x == 0)
        return p < 0.5 ? n * log1p(-p) : n * log(q);
    if (x == n)
        return q < 0.5 ? n * log1p(-q) : n * log(p);
    double rest = stirling_rest(n) - stirling_rest(x) - stirling_rest(n - x);
    double bent = deviance(n * p, x - n * p) + deviance(n * q, n - x - n * q);
    return rest - bent - 0.5 * (log(2 * M_PI * x) + log1p(-x / n));
}

/* P(X = x), X ~ Hypergeom(N, C1, R1), x in its range. */
static double point(zl_contingency t, double x)
{
    double p = t.r1 / t.n, q = (t.n - t.r1) / t.n;

    if (t.r1 == 0 || t.r1 == t.n)
        return 1;
    return exp(log_binomial(x, t.c1, p, q) +
               log_binomial(t.r1 - x, t.n - t.c1, p, q) -
               log_binomial(t.r1, t.n, p, q));
}

static double lowest(zl_contingency t)
{
    return fmax(0, t.r1 + t.c1 - t.n);
}

static double highest(zl_contingency t)
{
    return fmin(t.r1, t.c1);
}

/* P(X = k + 1) / P(X = k) */
static double step(zl_contingency t, double k)
{
    return (t.r1 - k) / (k + 1) * ((t.c1 - k) / (t.n - t.r1 - t.c1 + k + 1));
}

/* The sum of the points from x up, for x above the mean: each is smaller
 * than the one before, and soon too small to count. */
static double sum_up(zl_contingency t, double x)
{
    double term = 1, sum = 1;

    for (double k = x; k < highest(t) && term > sum * 1e-17; k++)
        sum += term *= step(t, k);
    return fmin(1, sum * point(t, x));
}

static double sum_down(zl_contingency t, double x)
{
    double term = 1, sum = 1;

    for (double k = x; k > lowest(t) && term > sum * 1e-17; k--)
        sum += term /= step(t, k - 1);
    return fmin(1, sum * point(t, x));
}

/* ---- Fisher's exact test ---- */

static bool is_whole(zl_contingency t)
{
    return floor(t.o11) == t.o11 && floor(t.r1) == t.r1 &&
           floor(t.c1) == t.c1 && floor(t.n) == t.n;
}

double zl_fisher_greater(zl_contingency t)
{
    if (!zl_contingency_possible(t) || !is_whole(t))
        return NAN;
    if (t.o11 <= lowest(t))
        return 1;
    if (surplus(t) > 0)
        return sum_up(t, t.o11);
    return 1 - sum_down(t, t.o11 - 1);
}

double zl_fisher_less(zl_contingency t)
{
    if (!zl_contingency_possible(t) || !is_whole(t))
        return NAN;
    if (t.o11 >= highest(t))
        return 1;
    if (surplus(t) < 0)
        return sum_down(t, t.o11);
    return 1 - sum_up(t, t.o11 + 1);
}

double zl_fisher_floor(zl_contingency t)
{
    if (!zl_contingency_possible(t))
        return NAN;
    t.o11 = highest(t);
    return zl_fisher_greater(t);
}
