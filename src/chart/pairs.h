/* pairs.h -- a table of pairs: how often two themes occur together. */
#ifndef ZL_CHART_PAIRS_H
#define ZL_CHART_PAIRS_H

#include "data.h"

typedef struct zl_theme_pair {
    uint32_t a, b; /* numbers of names; a is not b */
    double value;  /* NAN: none */
} zl_theme_pair;

typedef struct zl_theme_pairs {
    zl_map names;
    double *own;    /* how often each occurs itself; NAN: not known */
    bool owned;     /* some of these are known */
    zl_theme_pair *items; /* each pair once, as the table has them */
    size_t count;
    const char *column; /* what `value` was read from */
} zl_theme_pairs;

/* Read columns `a`, `b`, the one that is to be drawn (O11, or joint) and,
 * where they are there, R1 and C1. A row without `b` only names a theme. */
void zl_theme_pairs_read(zl_plan *plan, const zili_table *table,
                         const char *column, zl_theme_pairs *out);
void zl_theme_pairs_clear(zl_theme_pairs *pairs);

#endif
