/* cooccurrence.h -- whether two things keep company in the same documents:
 * what is expected of their counts when one of them is shuffled. */
#ifndef ZL_STATS_COOCCURRENCE_H
#define ZL_STATS_COOCCURRENCE_H

#include <zili/error.h>

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct zl_shuffle {
    double sum;             /* Σ a·b as they stand */
    double mean, deviation; /* of the sum over all orders, in closed form */
    double p;               /* two-sided: at least as far from the mean */
    double p_greater, p_less;
    uint64_t tried;
    bool exact;       /* all orders were tried, each once */
    char reason[160]; /* why there is no p, or ""; a sentence */
} zl_shuffle;

/* Permute b beside a, two series of `count` numbers of the same units, as
 * how often two themes stand in each: all count! orders where they are no
 * more than `tries`, otherwise so many by chance, with p = (b+1)/(tries+1).
 * Where the most extreme outcome has p > .05 there is none, and `reason`
 * says how many outcomes there are; `units` is the word for what is permuted,
 * as "documents".
 *
 * E. J. G. Pitman (1937), "Significance tests which may be applied to samples
 * from any populations. II. The correlation coefficient test", Supplement to
 * the JRSS 4, 225-232. The result depends on the seed, never on the number of
 * threads. Fails without memory alone. Time: O(count·tries). */
zili_status zl_shuffle_products(const double *a, const double *b,
                                uint32_t count, const char *units,
                                uint64_t tries, uint64_t seed, size_t threads,
                                zl_shuffle *result, zili_error *err);

#endif
