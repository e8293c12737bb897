/* named.h -- everything that a column or an option names: measures of all
 * kinds, tests, methods, definitions of windows, laws. */
#ifndef ZL_ANALYSIS_NAMED_H
#define ZL_ANALYSIS_NAMED_H

#include "analysis/figures.h"

typedef struct zl_named {
    zl_listed listed; /* its source may be several keys, with commas between */
    const char *family, *page; /* "association", and where in docs/ it is */
} zl_named;

/* Number `i` of all; false behind the last. Time: O(i). */
bool zl_named_at(size_t i, zl_named *out);

/* The similarity, method, or column called so by either name. False where
 * there is none. Those of zili stats are explain.h's. */
bool zl_named_find(zl_view name, zl_listed *out);

/* Some names that are near to this one, with commas between; nothing where
 * none is. */
void zl_named_near(const char *name, zl_str *out);

#endif
