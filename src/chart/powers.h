/* powers.h -- a scale of logarithms that is as long as its numbers. */
#ifndef ZL_CHART_POWERS_H
#define ZL_CHART_POWERS_H

#include <stddef.h>

#define ZL_POWER_TICKS 16

/* Ticks are 1, 2 and 5 times powers of ten, or where these are too many,
 * powers of ten, or each second, third … of them. */
typedef struct zl_powers {
    double low, high; /* logarithms to 10 */
    double ticks[ZL_POWER_TICKS];
    size_t count;
} zl_powers;

/* All from `low` to `high`, both above 0, with some room at both ends, and at
 * most `most` ticks (5 to ZL_POWER_TICKS). */
zl_powers zl_powers_of(double low, double high, size_t most);

/* Where a value above 0 stands, from 0 to 1. */
double zl_powers_share(const zl_powers *powers, double value);

#endif
