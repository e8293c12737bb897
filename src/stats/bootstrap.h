/* bootstrap.h -- the same table, as it might have been: columns drawn again
 * with replacement. */
#ifndef ZL_STATS_BOOTSTRAP_H
#define ZL_STATS_BOOTSTRAP_H

#include "stats/similarity.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct zl_bootstrap {
    const double *counts; /* [row][column]; lent */
    size_t rows, columns;
    const zl_similarity *distance;
    uint64_t seed;
} zl_bootstrap;

/* The distances of the rows, [row][row], where as many columns (types) are
 * drawn by chance, each as often as it comes: what zl_tree_support() asks
 * for, `user` being a zl_bootstrap. They depend on the seed and on `index`
 * alone. False without memory, and then the work is stopped; a distance that
 * is not defined for what was drawn, as of a row of nothing, is NAN.
 * B. Efron (1979), "Bootstrap methods: another look at the jackknife", Annals
 * of Statistics 7, 1-26. Time: O(rows² · columns). */
bool zl_bootstrap_columns(void *user, uint64_t index, double *distances);

#endif
