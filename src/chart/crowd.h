/* crowd.h -- many terms as discs on a plane, and names of the most telling
 * beside them. */
#ifndef ZL_CHART_CROWD_H
#define ZL_CHART_CROWD_H

#include "data.h"

typedef struct zl_crowd_term {
    size_t row;
    double a, b;   /* its two numbers; terms with the same are one disc */
    double weight; /* how telling it is; 0 or more */
} zl_crowd_term;

/* Terms with the same numbers. */
typedef struct zl_crowd_place {
    size_t first, count; /* of the terms, the most telling first */
    double a, b, weight; /* the weight of the first */
    double x, y;         /* mm: where it stands, once it is set */
} zl_crowd_place;

typedef struct zl_crowd {
    zl_plan *plan; /* lent, as all up to naming */
    const zl_frame *frame;
    const zili_table *table;
    zl_naming naming;
    zl_crowd_term *terms; /* room for each row of the table */
    size_t term_count;
    zl_crowd_place *places;
    size_t place_count;
    double growth; /* of the radius of a disc with its terms: a power */
} zl_crowd;

/* Where names may stand, and the plane, whose diagonal they shun. */
typedef struct zl_crowd_room {
    double left, top, right, bottom;
    double plane_left, plane_bottom;
} zl_crowd_room;

/* An empty crowd; the terms are the caller's to fill. Release with
 * zl_crowd_clear(), also after a failure. Fails, with false, where there is no
 * memory. */
bool zl_crowd_init(zl_crowd *crowd, zl_plan *plan, const zl_frame *frame,
                   const zili_table *table, zl_naming naming);
void zl_crowd_clear(zl_crowd *crowd);

/* Make the places of the terms. Time: O(terms log terms). */
void zl_crowd_gather(zl_crowd *crowd);

/* The most terms of one place, in all panels, and the radius in mm of a disc
 * of so many: it grows as their root, or slower where they are so many that it
 * would be too large. */
size_t zl_crowd_most(const zl_crowd *crowd);
double zl_crowd_radius(const zl_crowd *crowd, size_t terms);

/* Draw all places, whose x and y the caller has set, and as many names as have
 * room, the most telling first. Gives how many terms are named. Time: O(names
 * × places). */
size_t zl_crowd_draw(zl_crowd *crowd, zl_crowd_room room);

#endif
