/* heaps.h -- how the vocabulary of a text grows. */
#ifndef ZL_STATS_HEAPS_H
#define ZL_STATS_HEAPS_H

#include "stats/fit.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* After so many tokens: types, those that stand once, those that stand
 * twice. */
typedef struct zl_growth {
    uint64_t tokens, types, once, twice;
} zl_growth;

/* The vocabulary of a text at `points` that are filled in: `tokens` of each is
 * given, rising and not beyond `count`. `words` has the number of each token's
 * type, below `types`. False without memory. Time: O(count + types). */
bool zl_growth_count(const uint32_t *words, size_t count, uint32_t types,
                     zl_growth *points, size_t point_count);

/* V = k·N^beta. H. S. Heaps (1978), Information Retrieval; G. Herdan (1960),
 * Type-Token Mathematics. The points of one text depend on each other, so
 * standard errors are too small. */
typedef struct zl_heaps {
    double k, beta;
    double k_error, beta_error;
    double squares;     /* of V - k·N^beta, their sum */
    const char *reason; /* why there is no fit, or NULL; a sentence */
} zl_heaps;

/* By least squares of ln V on ln N, where each point counts by its share of
 * V; and of V on N, where large ones decide (as nls() of R, errors from the
 * linearised model). Points with N or V of 0 are left out; fewer than 3 with
 * different N have NAN and a reason. False without memory.
 * Time: O(points). */
bool zl_heaps_by_logarithms(const zl_growth *points, size_t count,
                            zl_heaps *heaps);
bool zl_heaps_by_squares(const zl_growth *points, size_t count,
                         zl_heaps *heaps);

#endif
