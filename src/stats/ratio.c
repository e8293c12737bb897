/* ratio.c -- how sure a ratio of two shares is. */
#include "stats/ratio.h"

#include <gsl/gsl_cdf.h>
#include <math.h>

/* ---- quantiles of the beta distribution ---- */

/* The odds of a chance below 1. */
static double chance(double log_odds)
{
    return log_odds < 0 ? exp(log_odds) / (1 + exp(log_odds))
                        : 1 / (1 + exp(-log_odds));
}

/* ln(x/(1 - x)) of the x with P(X <= x) = p, X ~ Beta(a, b); where `upper`
 * P(X >= x) = p. By halving, and when that is near by secants: the function
 * of GSL may end the program where it fails. */
static double beta_log_odds(double p, double a, double b, bool upper)
{
    double low = -1100, high = 700;

    for (int i = 0; i < 80 && high - low > 1e-14 * fabs(low); i++) {
        double middle = (low + high) / 2, x = chance(middle);
        double there = upper ? gsl_cdf_beta_Q(x, a, b)
                             : gsl_cdf_beta_P(x, a, b);
        bool below = upper ? there > p : there < p;
        if (below)
            low = middle;
        else
            high = middle;
    }
    return (low + high) / 2;
}

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
                      : beta_log_odds(alpha, t.o11, o21 + 1, false);
}

static double most(zl_contingency t, double alpha)
{
    double o21 = t.c1 - t.o11;

    return o21 == 0 ? INFINITY : beta_log_odds(alpha, t.o11 + 1, o21, true);
}

static bool is_comparison(zl_contingency t)
{
    return zl_contingency_possible(t) && t.r1 > 0 && t.r1 < t.n && t.c1 > 0;
}

double zl_log_ratio_conservative(zl_contingency t, double alpha, double tests)
{
    if (!is_comparison(t))
        return NAN;
    if (zl_surplus(t) >= 0)
        return fmax(0, to_log_ratio(t, least(t, alpha / 2 / tests)));
    return fmin(0, to_log_ratio(t, most(t, alpha / 2 / tests)));
}

double zl_log_ratio_lower(zl_contingency t, double alpha, double tests)
{
    return is_comparison(t) ? to_log_ratio(t, least(t, alpha / tests)) : NAN;
}

/* ---- shares ---- */

zl_share zl_wilson(double hits, double all, double alpha)
{
    if (!(all > 0 && hits >= 0 && hits <= all && alpha > 0 && alpha < 1))
        return (zl_share){ NAN, NAN };
    double z = gsl_cdf_ugaussian_Qinv(alpha / 2), z2 = z * z;
    double share = hits / all, scale = 1 + z2 / all;
    double middle = (share + z2 / (2 * all)) / scale;
    double half = z / scale *
                  sqrt(share * (1 - share) / all + z2 / (4 * all * all));

    return (zl_share){ hits == 0 ? 0 : middle - half,
                       hits == all ? 1 : middle + half };
}
