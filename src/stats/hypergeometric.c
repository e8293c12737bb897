/* hypergeometric.c -- the exact chances of a 2×2 table, given its margins. */
#include "stats/hypergeometric.h"

#include "stats/stirling.h"

#include <gsl/gsl_math.h>
#include <math.h>

/* Above 2^53 there are no steps of one. */
static bool is_whole(zl_contingency t)
{
    return zl_contingency_possible(t) && t.n <= 0x1p53 &&
           floor(t.o11) == t.o11 && floor(t.r1) == t.r1 &&
           floor(t.c1) == t.c1 && floor(t.n) == t.n;
}

static double lowest(zl_contingency t)
{
    return fmax(0, t.r1 + t.c1 - t.n);
}

static double highest(zl_contingency t)
{
    return fmin(t.r1, t.c1);
}

/* ---- points ---- */

/* ln P(X = x), X ~ Binomial(n, p), q = 1 - p, both above 0; x - n·p is `over`,
 * which the caller can tell without loss. C. Loader (2000), "Fast and accurate
 * computation of binomial probabilities": no term is greater than the result,
 * where ln n! has lost nine digits at n = 1e10. */
static double log_binomial(double x, double n, double p, double q, double over)
{
    if (n == 0)
        return 0;
    if (x == 0)
        return p < 0.5 ? n * log1p(-p) : n * log(q);
    if (x == n)
        return q < 0.5 ? n * log1p(-q) : n * log(p);
    double rest = zl_stirling_rest(n) - zl_stirling_rest(x) -
                  zl_stirling_rest(n - x);
    double bent = zl_deviance(n * p, over) + zl_deviance(n * q, -over);
    return rest - bent - 0.5 * log(2 * M_PI * x * ((n - x) / n));
}

/* ln P(X = x), x in its range. */
static double log_point(zl_contingency t, double x)
{
    double p = t.r1 / t.n, q = (t.n - t.r1) / t.n, over;

    if (t.r1 == 0 || t.r1 == t.n)
        return 0;
    t.o11 = x;
    over = zl_surplus(t);
    return log_binomial(x, t.c1, p, q, over) +
           log_binomial(t.r1 - x, t.n - t.c1, p, q, -over) -
           log_binomial(t.r1, t.n, p, q, 0);
}

/* P(X = k + 1) / P(X = k) */
static double step(zl_contingency t, double k)
{
    return (t.r1 - k) / (k + 1) * ((t.c1 - k) / (t.n - t.r1 - t.c1 + k + 1));
}

/* ---- tails, as logarithms ---- */

/* The sum of the points from x up, for x above the mean: each is smaller
 * than the one before, and soon too small to count. */
static double sum_up(zl_contingency t, double x)
{
    double term = 1, sum = 1;

    for (double k = x; k < highest(t) && term > sum * 1e-17; k++)
        sum += term *= step(t, k);
    return fmin(0, log(sum) + log_point(t, x));
}

static double sum_down(zl_contingency t, double x)
{
    double term = 1, sum = 1;

    for (double k = x; k > lowest(t) && term > sum * 1e-17; k--)
        sum += term /= step(t, k - 1);
    return fmin(0, log(sum) + log_point(t, x));
}

/* ln(1 - e^x) */
static double log_rest(double x)
{
    return x > -M_LN2 ? log(-expm1(x)) : log1p(-exp(x));
}

static double log_greater(zl_contingency t)
{
    if (t.o11 <= lowest(t))
        return 0;
    if (zl_surplus(t) > 0)
        return sum_up(t, t.o11);
    return log_rest(sum_down(t, t.o11 - 1));
}

static double log_less(zl_contingency t)
{
    if (t.o11 >= highest(t))
        return 0;
    if (zl_surplus(t) < 0)
        return sum_down(t, t.o11);
    return log_rest(sum_up(t, t.o11 + 1));
}

/* ---- Fisher's exact test ---- */

double zl_fisher_greater(zl_contingency t)
{
    return is_whole(t) ? exp(log_greater(t)) : NAN;
}

double zl_fisher_less(zl_contingency t)
{
    return is_whole(t) ? exp(log_less(t)) : NAN;
}

double zl_fisher_floor(zl_contingency t)
{
    if (!zl_contingency_possible(t))
        return NAN;
    t.o11 = highest(t);
    return zl_fisher_greater(t);
}

double zl_fisher_greater_log10(zl_contingency t)
{
    return is_whole(t) ? log_greater(t) / M_LN10 : NAN;
}

double zl_fisher_less_log10(zl_contingency t)
{
    return is_whole(t) ? log_less(t) / M_LN10 : NAN;
}

double zl_hyper_point_log10(zl_contingency t)
{
    return is_whole(t) ? fmin(0, log_point(t, t.o11)) / M_LN10 : NAN;
}

/* ---- both sides ---- */

/* The outcome nearest to `near`, the mode, that is at most as likely as
 * `limit`, on the way to `far`, the last one, which lies above (direction 1)
 * or below it (-1) or is it; behind it where none is. Points fall from the
 * mode on. */
static double first_unlikely(zl_contingency t, double near, double far,
                             double direction, double limit)
{
    double low = 0, high = fabs(far - near) + 1;

    while (low < high) {
        double middle = floor((low + high) / 2);
        if (log_point(t, near + direction * middle) <= limit)
            high = middle;
        else
            low = middle + 1;
    }
    return near + direction * low;
}

/* ln(e^a + e^b) */
static double log_sum(double a, double b)
{
    double most = fmax(a, b);

    return isinf(most) ? most : most + log1p(exp(fmin(a, b) - most));
}

double zl_fisher_two_log10(zl_contingency t)
{
    if (!is_whole(t))
        return NAN;
    double mode = floor((t.r1 + 1) * (t.c1 + 1) / (t.n + 2));
    double limit = log_point(t, t.o11) + log1p(1e-7);
    if (log_point(t, mode) <= limit)
        return 0;
    bool above = t.o11 > mode;
    double this = above ? sum_up(t, t.o11) : sum_down(t, t.o11);
    double end = above ? lowest(t) : highest(t);
    double other = first_unlikely(t, mode, end, above ? -1 : 1, limit);
    double rest = -INFINITY;
    if (above ? other >= end : other <= end)
        rest = above ? sum_down(t, other) : sum_up(t, other);
    return fmin(0, log_sum(this, rest)) / M_LN10;
}
