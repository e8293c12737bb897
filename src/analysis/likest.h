/* likest.h -- all pairs of the rows of a matrix, and the most like of them. */
#ifndef ZL_ANALYSIS_LIKEST_H
#define ZL_ANALYSIS_LIKEST_H

#include "stats/similarity.h"

#include <stdint.h>

typedef struct zl_likeness {
    uint32_t a, b; /* rows */
    double value;  /* NAN until it is measured, or where there is none */
} zl_likeness;

/* What is paired. */
typedef struct zl_likest {
    const zl_similarity *measure;
    const zl_profile *profile;
    bool both_ways; /* a beside b, and b beside a */
    size_t threads;
} zl_likest;

/* How many pairs there are, and the i-th of them, not measured: by a, then by
 * b. */
size_t zl_likest_count(const zl_likest *it);
zl_likeness zl_likest_at(const zl_likest *it, size_t i);

/* Measure these pairs and sort them, the most like first, those without a
 * value last; of equal ones as they come. The same for any number of threads.
 * Time: O(count·(columns + log count)). */
void zl_likest_sort(const zl_likest *it, zl_likeness *pairs, size_t count);

/* The first `most` of all pairs, sorted so, or all where there are fewer:
 * `*kept` of them, zl_free(). No more than `most` are held for each thread.
 * ZILI_ENOMEM: how much it would take. */
ZILI_MUST_CHECK zili_status zl_likest_first(const zl_likest *it, size_t most,
                                            zl_likeness **out, size_t *kept,
                                            zili_error *err);

#endif
