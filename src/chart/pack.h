/* pack.h -- boxes around a middle, none on another.
 *
 * Geometry alone, in mm. */
#ifndef ZL_CHART_PACK_H
#define ZL_CHART_PACK_H

#include <stdbool.h>
#include <stddef.h>

typedef struct zl_parcel {
    double width, height;
    double x, y; /* left top, once placed */
    bool placed;
} zl_parcel;

/* Give each box, in order, the place that is nearest to the middle of `width`
 * by `height`, on no other and inside; those that find none stay unplaced. The
 * same boxes have the same places. False without memory. Time: O(boxes^2)
 * places, each held against the boxes near it. */
bool zl_pack(zl_parcel *parcels, size_t count, double width, double height);

#endif
