/* proportion.h -- how sure a share is that was counted: `hits` of `all`.
 *
 * Both intervals are of confidence 1 - `alpha`, two-sided, with both ends
 * within 0 and 1. 0 <= hits <= all, 0 < all and 0 < alpha < 1; otherwise both
 * ends are NAN. Tokens of a text do not fall independently, so for words in
 * texts either is too narrow: it is the least that must be doubted. */
#ifndef ZL_STATS_PROPORTION_H
#define ZL_STATS_PROPORTION_H

typedef struct zl_share {
    double low, high;
} zl_share;

/* (p + z²/2n ± z·√(p(1-p)/n + z²/4n²)) / (1 + z²/n), z the quantile
 * 1 - alpha/2 of the normal distribution. Right on the average.
 * E. B. Wilson (1927), "Probable inference, the law of succession, and
 * statistical inference", JASA 22, 209-212. Time: O(1). */
zl_share zl_wilson(double hits, double all, double alpha);

/* The shares p with P(X >= hits) = alpha/2 and P(X <= hits) = alpha/2,
 * X ~ Binomial(all, p): quantiles of Beta(hits, all-hits+1) and
 * Beta(hits+1, all-hits); 0 where nothing, 1 where everything was hit. Never
 * less sure than it says, and wider for that.
 * C. J. Clopper and E. S. Pearson (1934), "The use of confidence or fiducial
 * limits illustrated in the case of the binomial", Biometrika 26, 404-413.
 * Time: O(1), some 10 µs. */
zl_share zl_clopper_pearson(double hits, double all, double alpha);

#endif
