/* proportion.c -- how sure a share is that was counted. */
#include "stats/proportion.h"

#include "stats/beta.h"

#include <gsl/gsl_cdf.h>
#include <math.h>

static bool is_share(double hits, double all, double alpha)
{
    return all > 0 && isfinite(all) && hits >= 0 && hits <= all && alpha > 0 &&
           alpha < 1;
}

zl_share zl_wilson(double hits, double all, double alpha)
{
    if (!is_share(hits, all, alpha))
        return (zl_share){ NAN, NAN };
    double z = gsl_cdf_ugaussian_Qinv(alpha / 2), z2 = z * z;
    double share = hits / all, scale = 1 + z2 / all;
    double middle = (share + z2 / (2 * all)) / scale;
    double half = z / scale *
                  sqrt(share * (1 - share) / all + z2 / (4 * all * all));

    return (zl_share){ hits == 0 ? 0 : middle - half,
                       hits == all ? 1 : middle + half };
}

zl_share zl_clopper_pearson(double hits, double all, double alpha)
{
    zl_share share = { 0, 1 };

    if (!is_share(hits, all, alpha))
        return (zl_share){ NAN, NAN };
    if (hits > 0)
        share.low = zl_share_of_odds(
            zl_beta_log_odds(alpha / 2, hits, all - hits + 1, false));
    if (hits < all)
        share.high = zl_share_of_odds(
            zl_beta_log_odds(alpha / 2, hits + 1, all - hits, true));
    return share;
}
