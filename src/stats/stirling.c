/* stirling.c -- what Stirling's formula leaves of a factorial. */
#include "stats/stirling.h"

#include <gsl/gsl_sf_gamma.h>
#include <math.h>

/* The series 1/12n - 1/360n³ + 1/1260n⁵ - … with Bernoulli's numbers; from 16
 * on its eighth term is below 1e-18. */
static double series(double n)
{
    double square = 1 / (n * n);
    double sum = 1. / 156;

    sum = 691. / 360360 - square * sum;
    sum = 1. / 1188 - square * sum;
    sum = 1. / 1680 - square * sum;
    sum = 1. / 1260 - square * sum;
    sum = 1. / 360 - square * sum;
    return (1. / 12 - square * sum) / n;
}

static const double of_counts[16] = {
    0,
    0.08106146679532725822, 0.04134069595540929409, 0.02767792568499833915,
    0.02079067210376509311, 0.01664469118982119216, 0.01387612882307074800,
    0.01189670994589177010, 0.01041126526197209650, 0.009255462182712732918,
    0.008330563433362871256, 0.007573675487951840795, 0.006942840107209529866,
    0.006408994188004207068, 0.005951370112758847736, 0.005554733551962801371,
};

double zl_stirling_rest(double n)
{
    gsl_sf_result result;

    if (n >= 16)
        return series(n);
    if (n >= 1 && floor(n) == n)
        return of_counts[(int)n];
    gsl_sf_gammastar_e(n, &result);
    return log(result.val);
}
