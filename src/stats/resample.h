/* resample.h -- how sure a measure of diversity is. */
#ifndef ZL_STATS_RESAMPLE_H
#define ZL_STATS_RESAMPLE_H

#include "stats/diversity.h"

#include <zili/error.h>

typedef struct zl_estimate {
    double value;     /* of the text; the mean of windows */
    double low, high; /* the interval; NAN where there is none */
    double bias;      /* of a bootstrap: the mean of its values less `value` */
    size_t pieces;    /* windows, or blocks */
    const char *reason; /* why there is no interval, a clause; or NULL */
} zl_estimate;

/* The mean over the N/w pieces of w tokens, the rest dropped, and its interval
 * of confidence at 1 - `alpha` (Student's t, one degree of freedom less than
 * there are pieces): what can be compared between texts of different length.
 * Pieces of one text are taken for a sample of it. Fails without memory.
 * Time: O(N) times that of the measure for a token. */
ZILI_MUST_CHECK zili_status zl_diversity_windows(zl_estimate *out,
                                                 const zl_diversity *measure,
                                                 zl_words words, size_t w,
                                                 double alpha,
                                                 zili_error *err);

typedef struct zl_bootstrap {
    size_t samples;
    uint64_t seed;
    size_t threads; /* as zl_work_threads() gave them */
    double alpha;
    bool any_length; /* as in zl_lexis */
} zl_bootstrap;

/* A text of as many blocks as `words` has, drawn with replacement, as often as
 * samples are asked for: blocks (sentences, or so many tokens) end at `ends`,
 * and stay whole, since words do not stand alone. Some of them come twice, so
 * each sample has fewer types than the text, and most measures a bias, which
 * is told; the interval is the quantiles alpha/2 and 1 - alpha/2 of the
 * samples, moved so that their mean is `value`. The same seed gives the same
 * for any number of threads. Fails without memory. B. Efron and R. J.
 * Tibshirani (1993), An Introduction to the Bootstrap, chapters 8 and 13.
 * Time: samples times that of the measure. */
ZILI_MUST_CHECK zili_status
zl_diversity_bootstrap(zl_estimate *out, const zl_diversity *measure,
                       zl_words words, const size_t *ends, size_t blocks,
                       const zl_bootstrap *how, zili_error *err);

#endif
