/* place.h -- labels beside discs, none on another.
 *
 * Geometry alone: rectangles, discs and lines in mm. */
#ifndef ZL_CHART_PLACE_H
#define ZL_CHART_PLACE_H

#include "plan.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct zl_spot {
    double x, y, radius;     /* the disc */
    double width, height;    /* of its label */
    double label_x, label_y; /* left top of the label, once placed */
    bool placed;
    bool far; /* so far off that a line must lead to it */
} zl_spot;

typedef struct zl_link {
    uint32_t from, to; /* spots */
} zl_link;

/* Push discs apart until `gap` mm are between any two, as far as there is
 * room from (0, 0) to (width, height). Time: O(spots^2). */
void zl_spots_part(zl_spot *spots, size_t count, double width, double height,
                   double gap);

/* Give each spot, in order, the place for its label that crosses the fewest
 * links, near before far but no more than `farthest` mm from its disc, and on
 * no label or disc. Gives how many found no place. Time: O(spots × (spots +
 * links)). */
size_t zl_spots_label(zl_spot *spots, size_t count, const zl_link *links,
                      size_t link_count, double width, double height,
                      double farthest);

/* The same for the label of `spots[which]` alone; the others stay as they
 * are. Gives whether it found a place. Time: O(spots + links). */
bool zl_spots_label_one(zl_spot *spots, size_t count, size_t which,
                        const zl_link *links, size_t link_count, double width,
                        double height, double farthest);

/* Draw the label of a spot where it was placed, towards its disc, with white
 * behind the words, so that a link under them does not cross them. */
void zl_spot_draw_label(zl_plan *plan, const zl_spot *spot, const char *text,
                        zl_type type);

/* A hair line from the middle of a spot to its label that stands far off. */
void zl_spot_draw_lead(zl_plan *plan, const zl_spot *spot, uint32_t ink);

#endif
