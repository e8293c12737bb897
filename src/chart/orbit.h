/* orbit.h -- discs around the discs they are tied to, each as far off as its
 * tie says. Geometry alone, in mm. */
#ifndef ZL_CHART_ORBIT_H
#define ZL_CHART_ORBIT_H

#include "place.h"

#include <zili/error.h>

typedef struct zl_orbit_tie {
    uint32_t a, b;
    double share; /* from 0, to be far, to 1, to be near */
} zl_orbit_tie;

typedef struct zl_orbits {
    zl_spot *spots; /* radius and size of the label given; x and y found */
    size_t count;
    const zl_orbit_tie *ties;
    size_t tie_count;
    double width, tallest; /* mm that there are */
    double margin;         /* mm beside the discs, for labels */
    double unit;           /* found: mm of the longest tie, share 0 */
} zl_orbits;

#define ZL_ORBIT_NEAREST 0.3 /* of the longest: a tie of share 1 */

/* How far apart the ends of a tie should stand, in mm. */
double zl_orbit_length(const zl_orbits *orbits, double share);

/* Place the discs. What has several ties stands where these are best kept;
 * what has one stands around its neighbour exactly as far off as it should,
 * at the angle where it is freest. Nothing is drawn by chance. Fails with
 * ZILI_ENOMEM and as zl_layout(). Time: O(spots^2). */
ZILI_MUST_CHECK zili_status zl_orbits_place(zl_orbits *orbits,
                                            zili_error *err);

#endif
