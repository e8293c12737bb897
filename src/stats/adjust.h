/* adjust.h -- p-values of many tests. */
#ifndef ZL_STATS_ADJUST_H
#define ZL_STATS_ADJUST_H

#include <stdbool.h>
#include <stddef.h>

/* Holm (1979): adjusted p-values of `count` tests into `adjusted`, which may
 * be `p` itself. NAN stays NAN and is not counted as a test. False without
 * memory. Time: O(count log count). */
bool zl_adjust_holm(const double *p, size_t count, double *adjusted);

#endif
