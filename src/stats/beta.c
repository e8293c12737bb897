/* beta.c -- quantiles of the beta distribution. */
#include "stats/beta.h"

#include <gsl/gsl_cdf.h>
#include <math.h>

double zl_share_of_odds(double log_odds)
{
    return log_odds < 0 ? exp(log_odds) / (1 + exp(log_odds))
                        : 1 / (1 + exp(-log_odds));
}

/* By halving: the function of GSL may end the program where it fails. */
double zl_beta_log_odds(double p, double a, double b, bool upper)
{
    double low = -1100, high = 700;

    for (int i = 0; i < 80 && high - low > 1e-14 * fabs(low); i++) {
        double middle = (low + high) / 2, x = zl_share_of_odds(middle);
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
