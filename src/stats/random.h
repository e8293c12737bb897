/* random.h -- numbers by chance that are the same wherever they are made.
 *
 * Counted, not drawn one after the other: what comes depends on the seed, the
 * stream, the index and how many were taken since, and on nothing else. So
 * the i-th permutation is the same on whichever thread it is made, and in
 * whatever order.
 *
 *     zl_random random = zl_random_at(seed, ZL_RANDOM_LABELS, i);
 *     uint32_t which = zl_random_below(&random, 52);
 *
 * Philox4x32-10: J. K. Salmon, M. A. Moraes, R. O. Dror and D. E. Shaw (2011),
 * "Parallel random numbers: as easy as 1, 2, 3", SC11. It passes BigCrush.
 * Time: some 5 ns a number. */
#ifndef ZL_STATS_RANDOM_H
#define ZL_STATS_RANDOM_H

#include <stdint.h>

/* What numbers are made for: no two use the same. */
typedef enum zl_random_stream {
    ZL_RANDOM_LABELS = 1,
    ZL_RANDOM_ORDER,
    ZL_RANDOM_CENTRES,
    ZL_RANDOM_RESAMPLE,
    ZL_RANDOM_ITEMS,
    ZL_RANDOM_AXES
} zl_random_stream;

typedef struct zl_random {
    uint32_t key[2], counter[4], block[4];
    unsigned left; /* of the block */
} zl_random;

/* Four numbers from six: the generator itself. */
void zl_philox(const uint32_t counter[4], const uint32_t key[2],
               uint32_t block[4]);

/* The beginning of the `index`-th sequence; 2^34 numbers may be taken. */
zl_random zl_random_at(uint64_t seed, zl_random_stream stream, uint64_t index);

uint32_t zl_random_next(zl_random *random);

/* 0 to `end` - 1, each equally likely; 0 where `end` is 0. */
uint32_t zl_random_below(zl_random *random, uint32_t end);

/* From 0 to below 1, a multiple of 2^-53. */
double zl_random_unit(zl_random *random);

#endif
