/* ratio.c -- how sure a ratio of two shares is. */
#include "stats/ratio.h"

#include "stats/beta.h"

#include <gsl/gsl_cdf.h>
#include <math.h>

/* ---- the conservative log ratio ---- */

static double to_log_ratio(zl_contingency t, double log_odds)
{
    return (log((t.n - t.r1) / t.r1) + log_odds) / log(2);
}

/* Of the share of O11 in O11 + O21: the least it may be. */
static double least(zl_contingency t, double alpha)
{
    double o21 = t.c1 - t.o11;

    return t.o11 == 0 ? -INFINITY
                      : zl_beta_log_odds(alpha, t.o11, o21 + 1, false);
}

static double most(zl_contingency t, double alpha)
{
    double o21 = t.c1 - t.o11;

    return o21 == 0 ? INFINITY : zl_beta_log_odds(alpha, t.o11 + 1, o21, true);
}

/* A part of a count is no reason for confidence. */
static bool is_count(double value)
{
    return value == 0 || value >= 1e-3;
}

static bool is_comparison(zl_contingency t)
{
    return zl_contingency_possible(t) && t.n <= 0x1p53 && t.r1 > 0 &&
           t.r1 < t.n && t.c1 > 0 && is_count(t.o11) &&
           is_count(t.c1 - t.o11);
}

/* The interval is not needed for it: a tail is known sooner than a bound. */
bool zl_log_ratio_may_be_0(zl_contingency t, double alpha, double tests)
{
    if (!is_comparison(t))
        return false;
    double o21 = t.c1 - t.o11, even = log(t.r1 / (t.n - t.r1));
    double limit = alpha / 2 / tests;

    return zl_surplus(t) >= 0
               ? t.o11 == 0 || zl_beta_tail(even, t.o11, o21 + 1) >= limit
               : o21 == 0 || zl_beta_tail(-even, o21, t.o11 + 1) >= limit;
}

double zl_log_ratio_conservative(zl_contingency t, double alpha, double tests)
{
    if (!is_comparison(t))
        return NAN;
    if (zl_log_ratio_may_be_0(t, alpha, tests))
        return 0;
    if (zl_surplus(t) >= 0)
        return fmax(0, zl_log_ratio_end(t, alpha, tests, false));
    return fmin(0, zl_log_ratio_end(t, alpha, tests, true));
}

double zl_log_ratio_lower(zl_contingency t, double alpha, double tests)
{
    return is_comparison(t) ? to_log_ratio(t, least(t, alpha / tests)) : NAN;
}

zl_certainty zl_log_ratio_interval(zl_contingency t, double alpha,
                                   double tests)
{
    if (!is_comparison(t))
        return (zl_certainty){ NAN, NAN };
    return (zl_certainty){ to_log_ratio(t, least(t, alpha / 2 / tests)),
                           to_log_ratio(t, most(t, alpha / 2 / tests)) };
}

double zl_log_ratio_end(zl_contingency t, double alpha, double tests,
                        bool upper)
{
    if (!is_comparison(t))
        return NAN;
    return to_log_ratio(t, upper ? most(t, alpha / 2 / tests)
                                 : least(t, alpha / 2 / tests));
}

double zl_log_ratio_normal(zl_contingency t, double alpha, double tests)
{
    double r2 = t.n - t.r1, o21 = t.c1 > t.o11 ? t.c1 - t.o11 : .5;

    if (!is_comparison(t) || t.o11 == 0)
        return NAN;
    double ratio = log(t.o11 / t.r1 / (o21 / r2));
    double far = gsl_cdf_ugaussian_Qinv(alpha / 2 / tests) *
                 sqrt(1 / t.o11 + 1 / o21 - 1 / t.r1 - 1 / r2);
    return (ratio >= 0 ? fmax(0, ratio - far) : fmin(0, ratio + far)) / log(2);
}
