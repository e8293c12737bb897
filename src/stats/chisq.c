/* chisq.c -- the tail of the χ² distribution. */
#include "stats/chisq.h"

#include "stats/contingency.h"

#include <gsl/gsl_math.h>
#include <gsl/gsl_sf_gamma.h>
#include <math.h>
#include <stdbool.h>

/* ln(x^a·e^-x/Γ(a)): no term is greater than the result. */
static double log_front(double a, double x)
{
    gsl_sf_result rest;

    gsl_sf_gammastar_e(a, &rest);
    return -zl_deviance(x, a - x) + log(a / (2 * M_PI)) / 2 - log(rest.val);
}

/* Σ x^n/((a + 1)···(a + n)), n from 0; x < a + 1. */
static double series(double a, double x)
{
    double term = 1, sum = 1;

    for (double n = 1; term > 1e-17 * sum; n++) {
        term *= x / (a + n);
        sum += term;
    }
    return sum;
}

/* Γ(a, x)/(x^a·e^-x), x >= a + 1. W. J. Lentz (1976), Applied Optics 15. */
static double fraction(double a, double x)
{
    double b = x + 1 - a, c = 1e300, d = 1 / b, value = d;

    for (double i = 1; i < 1e7; i++) {
        double numerator = -i * (i - a);
        b += 2;
        d = 1 / (numerator * d + b);
        c = b + numerator / c;
        value *= c * d;
        if (fabs(c * d - 1) < 1e-16)
            break;
    }
    return value;
}

double zl_chisq_log10(double chi2, double df)
{
    double a = df / 2, x = chi2 / 2;
    bool possible = chi2 >= 0 && df > 0 && isfinite(chi2) && isfinite(df);

    if (!possible)
        return NAN;
    if (x == 0)
        return 0;
    if (x < a + 1)
        return log1p(-fmin(1, exp(log_front(a, x)) / a * series(a, x))) /
               M_LN10;
    return (log_front(a, x) + log(fraction(a, x))) / M_LN10;
}
