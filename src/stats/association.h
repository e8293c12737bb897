/* association.h -- how strongly two things of a 2×2 table belong together:
 * every measure there is, by name.
 *
 * The names and formulas are those of the manual. ln is the natural logarithm,
 * lg2 that to base 2, lg10 that to base 10; 0·ln 0 is 0. Impossible tables and
 * 0/0 give NAN, and a logarithm of 0 is -INFINITY. What is made of O11, R1, C1
 * and N alone has a value also where O11 is above R1 or C1. */
#ifndef ZL_STATS_ASSOCIATION_H
#define ZL_STATS_ASSOCIATION_H

#include "stats/cells.h"

#include <stddef.h>

typedef struct zl_measure {
    const char *name;
    const char *other;   /* a shorter name, or NULL */
    const char *formula; /* in words of the table */
    double (*value)(zl_cells *cells);
    int decimals; /* worth showing */
    bool falls;   /* the smaller, the stronger: a p-value */
} zl_measure;

/* All of them; the last one has no name. Time: O(1), but for the exact tests
 * (hypergeometric.h) and the conservative log ratios (some 10 µs). */
extern const zl_measure zl_measures[];

/* The measure called so by either name, or NULL. `size` bytes of `name`. */
const zl_measure *zl_measure_find(const char *name, size_t size);

/* Whether it is made of the four cells or their margins R2 and C2, and so has
 * no value where these are no counts (zl_contingency_possible). */
bool zl_measure_needs_cells(const zl_measure *measure);

/* Of one table; where many measures are computed of it, zl_cells_of() once and
 * value() of each is faster. Time: that of the value. */
double zl_measure_value(const zl_measure *measure, zl_contingency table);

/* Why its value for this table is NAN, a clause that can follow "because";
 * NULL where it is a number. Time: that of the value. */
const char *zl_measure_reason(const zl_measure *measure, zl_contingency t);

#endif
