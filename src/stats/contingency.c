/* contingency.c -- a 2×2 table and what is computed from it alone. */
#include "stats/contingency.h"

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_math.h>
#include <gsl/gsl_sf_erf.h>
#include <math.h>
#include <stddef.h>

bool zl_contingency_possible(zl_contingency t)
{
    return t.n > 0 && t.n <= ZL_CONTINGENCY_MOST && t.o11 >= 0 &&
           t.r1 >= t.o11 && t.c1 >= t.o11 && t.n - t.r1 - t.c1 + t.o11 >= 0;
}

bool zl_contingency_counted(zl_contingency t)
{
    return isfinite(t.n + t.o11 + t.r1 + t.c1) && t.n > 0 && t.o11 >= 0 &&
           t.r1 >= 0 && t.c1 >= 0 && (t.o11 == 0 || (t.r1 > 0 && t.c1 > 0));
}

const char *zl_contingency_fault(zl_contingency t)
{
    if (zl_contingency_possible(t))
        return NULL;
    if (isnan(t.o11) || isnan(t.r1) || isnan(t.c1) || !isfinite(t.n))
        return "a count is missing, or no number";
    if (t.n <= 0)
        return "N is not above 0";
    if (t.n > ZL_CONTINGENCY_MOST)
        return "N is above 1e100";
    if (t.o11 < 0)
        return "O11 is below 0";
    if (t.r1 < t.o11)
        return "R1 is below O11";
    if (t.c1 < t.o11)
        return "C1 is below O11";
    return "R1 + C1 - O11 is above N";
}

double zl_expected(zl_contingency t)
{
    return zl_contingency_counted(t) ? t.r1 * t.c1 / t.n : NAN;
}

/* As N·O11 - R1·C1 the two products may be far above 2^53 and their
 * difference small; the multiply-adds give back what rounding took. */
double zl_surplus(zl_contingency t)
{
    if (!zl_contingency_counted(t))
        return NAN;
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
    double excess = zl_surplus(t) / expected;
    if (fabs(excess) < 0.5)
        return log1p(excess) / M_LN2;
    return log2(t.o11 / expected);
}

double zl_log_dice(zl_contingency t)
{
    if (!zl_contingency_counted(t) || t.r1 + t.c1 == 0)
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
    for (int k = 2; k < 20 && fabs(power) > x * x * 1e-18; k++) {
        sum += power / (k * (k - 1));
        power *= -x;
    }
    return sum;
}

double zl_deviance(double expected, double surplus)
{
    if (expected == 0)
        return 0;
    return expected > 0 ? expected * bend(surplus / expected) : NAN;
}

/* The four differences O - E have the sum 0, so each may be subtracted: what
 * remains is a sum of four terms above 0, which cannot cancel. */
double zl_g2(zl_contingency t)
{
    if (!zl_contingency_possible(t))
        return NAN;
    double d = zl_surplus(t);
    double r2 = t.n - t.r1, c2 = t.n - t.c1;

    return 2 * (zl_deviance(t.r1 * t.c1 / t.n, d) +
                zl_deviance(t.r1 * c2 / t.n, -d) +
                zl_deviance(r2 * t.c1 / t.n, -d) +
                zl_deviance(r2 * c2 / t.n, d));
}

/* χ² with one degree of freedom is the square of a normal variable. */
double zl_g2_p(double g2)
{
    return g2 >= 0 ? 2 * gsl_cdf_ugaussian_Q(sqrt(g2)) : NAN;
}

double zl_g2_p_log10(double g2)
{
    return g2 >= 0 ? gsl_sf_log_erfc(sqrt(g2 / 2)) / M_LN10 : NAN;
}
