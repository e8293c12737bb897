/* ratio.h -- how sure a ratio of two shares is. */
#ifndef ZL_STATS_RATIO_H
#define ZL_STATS_RATIO_H

#include "stats/contingency.h"

/* Evert (2022), "Measuring keyness": the conservative log ratio. Of the
 * interval of confidence of lg2((O11/R1)/(O21/R2)) at 1 - `alpha`, for `tests`
 * comparisons (Bonferroni), the end that is nearest to 0; 0 where 0 is in it.
 * And the lower end of a one-sided interval. NAN where R1 or R2 is 0. */
double zl_log_ratio_conservative(zl_contingency t, double alpha, double tests);
double zl_log_ratio_lower(zl_contingency t, double alpha, double tests);

#endif
