/* ratio.h -- how sure a ratio of two shares is. */
#ifndef ZL_STATS_RATIO_H
#define ZL_STATS_RATIO_H

#include "stats/contingency.h"

/* Evert (2022), "Measuring keyness": the conservative log ratio. Of the
 * interval of confidence of lg2((O11/R1)/(O21/R2)) at 1 - `alpha`, for `tests`
 * comparisons (Bonferroni), the end that is nearest to 0; 0 where 0 is in it.
 * And the lower end of a one-sided interval. NAN where R1 or R2 is 0,
 * N above 2^53, or a count is below .001. */
double zl_log_ratio_conservative(zl_contingency t, double alpha, double tests);
double zl_log_ratio_lower(zl_contingency t, double alpha, double tests);

/* Whether 0 is in that interval, in half the time; false where there is
 * none. */
bool zl_log_ratio_may_be_0(zl_contingency t, double alpha, double tests);

/* Both ends of that interval (Clopper and Pearson's of O11 in O11 + O21):
 * -INFINITY where O11 is 0, INFINITY where O21 is. */
typedef struct zl_certainty {
    double low, high;
} zl_certainty;
zl_certainty zl_log_ratio_interval(zl_contingency t, double alpha,
                                   double tests);

/* One of them, in half the time. */
double zl_log_ratio_end(zl_contingency t, double alpha, double tests,
                        bool upper);

/* Hardie's conservative log ratio, as CQPweb has it: the same end of an
 * interval that takes ln of the ratio for normal; an O21 of 0 is .5. NAN where
 * O11 is 0 too. */
double zl_log_ratio_normal(zl_contingency t, double alpha, double tests);

#endif
