/* key.h -- a plane with curves, and beside, in or above it what they are
 * called. */
#ifndef ZL_CHART_KEY_H
#define ZL_CHART_KEY_H

#include "legend.h"
#include "plot.h"

/* What the curves are called, how their signs look, and how they are drawn;
 * `user` is lent to all three. */
typedef struct zl_key {
    size_t count; /* names; 0: none are shown */
    bool own;     /* panels have names of their own, not the same */
    void (*name)(const void *user, size_t i, zl_str *out);
    void (*sign)(const void *user, zl_plan *plan, size_t i, zl_swatch at);
    void (*curves)(const void *user);
    const void *user;
} zl_key;

/* Open the plane of `plot` and draw the curves. Their names stand at the right
 * of the title of the y axis; where that has too little room in a part of the
 * plane that no curve touches; else in lines above. Names that panels share
 * stand once above these. Gives where the figure ends below. Time: O(marks +
 * area). */
double zl_key_draw(zl_plot *plot, const zl_key *key, const char *x_title,
                   const char *y_title, const char *const *names);

#endif
