/* links.h -- the pairs of themes that a network draws. */
#ifndef ZL_CHART_LINKS_H
#define ZL_CHART_LINKS_H

#include "pairs.h"

typedef struct zl_links {
    zl_theme_pair *items;            /* from the strongest down */
    size_t count;              /* of these */
    size_t total;              /* of all pairs that have anything in common */
    bool whole;                /* they are counts */
    double strongest, weakest; /* counts are shown from 0 on, measures from
                                  the weakest that is drawn */
} zl_links;

/* Pick the `most` strongest pairs above 0, and the strongest of any theme
 * that would have none; release with zl_links_clear(). Without memory the
 * plan fails. Time: O(pairs log pairs). */
void zl_links_pick(zl_plan *plan, const zl_theme_pairs *pairs, size_t most,
                   zl_links *out);
void zl_links_clear(zl_links *links);

/* From 0 to 1; 1 where all links are alike. */
double zl_links_strength(const zl_links *links, double value);

#endif
