/* network.h -- themes as discs, what they have in common as lines: what is
 * planned, and its marks. */
#ifndef ZL_CHART_NETWORK_H
#define ZL_CHART_NETWORK_H

#include "communities.h"
#include "kind.h"
#include "links.h"
#include "place.h"

#define ZL_SIGNS 8
#define ZL_LABEL_WIDTH 25.0 /* mm, and at most this part of the figure: */
#define ZL_LABEL_PART 0.31

typedef struct zl_network {
    zl_plan *plan;
    const zl_frame *frame;
    zl_theme_pairs pairs;
    zl_links links;
    zl_spot *spots;             /* by rank: the largest first */
    uint32_t *rank;             /* of each theme */
    uint32_t *theme;            /* of each rank */
    zl_str *labels;             /* by rank */
    double *x, *y;              /* by theme, from 0 to 1 */
    double *size;               /* by theme: what discs show */
    zl_communities communities; /* by theme */
    size_t classes; /* communities with signs; 0: one sign for all */
    bool more;      /* there are others of two or more */
    double largest, radius;
    double crowd;  /* 1, or less where there are many discs */
    double height; /* of the net alone */
    size_t left_out;
} zl_network;

/* The radius of a disc: its area, not that, is the number. */
double zl_network_radius(const zl_network *net, double size);

/* Links, names and discs; below them the key, and what is not drawn. Failures
 * stay in the plan. */
void zl_network_draw(const zl_network *net);
void zl_network_draw_key(const zl_network *net);

/* What the names of the communities need, in mm. */
double zl_network_legend_height(const zl_network *net);

#endif
