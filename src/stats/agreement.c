/* agreement.c -- two judges of the same things, who say yes or no. */
#include "stats/agreement.h"

#include <gsl/gsl_cdf.h>
#include <math.h>

double zl_agreement_forth(zl_agreement of)
{
    return of.both / (of.both + of.a_only);
}

double zl_agreement_back(zl_agreement of)
{
    return of.both / (of.both + of.b_only);
}

double zl_agreement_kappa(zl_agreement of)
{
    double n = of.both + of.a_only + of.b_only + of.neither;
    double a = of.both + of.a_only, b = of.both + of.b_only;
    double seen = (of.both + of.neither) / n;
    double chance = (a * b + (n - a) * (n - b)) / (n * n);

    return (seen - chance) / (1 - chance);
}

double zl_agreement_mcnemar(zl_agreement of)
{
    double n = of.a_only + of.b_only, least = fmin(of.a_only, of.b_only);

    if (n == 0)
        return 1;
    return fmin(1, 2 * gsl_cdf_binomial_P((unsigned)least, .5, (unsigned)n));
}
