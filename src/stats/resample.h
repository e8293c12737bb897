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

/* With fewer pieces Student's factor of the error is above 3 (4.3 of three
 * pieces, 12.7 of two), and rests on pieces that are normal, which so few
 * cannot show. */
#define ZL_PIECES_LEAST 5

/* The variance that a bootstrap finds is (b - 1)/b of the right one, b the
 * number of blocks, and intervals are narrow by the root of it: with ten
 * blocks by 5 %, with two by 30 %, and two can be drawn in three ways only (B.
 * Efron and R. J. Tibshirani 1993, chapter 5; T. C. Hesterberg 2015, "What
 * teachers should know about the bootstrap", American Statistician 69,
 * 371-386). */
#define ZL_BLOCKS_LEAST 10

/* The mean over the N/w pieces of w tokens, the rest dropped, and its interval
 * of confidence at 1 - `alpha` (Student's t, one degree of freedom less than
 * there are pieces), as far as it lies in the range of the measure: what can
 * be compared between texts of different length. Pieces of one text are taken
 * for a sample of it. Of fewer than ZL_PIECES_LEAST there is no interval, of
 * one no mean. Fails without memory.
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
 * samples, moved so that their mean is `value` (those of the samples as they
 * are may not hold the value at all), as far as it lies in the range that
 * zl_diversity_range() gives for a text so long: what is cut off is what
 * cannot be, so that the interval covers as much as before. Of fewer than
 * ZL_BLOCKS_LEAST blocks there is none. The same seed gives the same
 * for any number of threads. Fails without memory. B. Efron and R. J.
 * Tibshirani (1993), An Introduction to the Bootstrap, chapters 8 and 13.
 * Time: samples times that of the measure. */
ZILI_MUST_CHECK zili_status
zl_diversity_bootstrap(zl_estimate *out, const zl_diversity *measure,
                       zl_words words, const size_t *ends, size_t blocks,
                       const zl_bootstrap *how, zili_error *err);

#endif
