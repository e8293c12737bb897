/* route.h -- in which order a query looks for what a match must have.
 *
 * The rarest need (shape.h) says where matches can begin. Others are looked
 * for too where that costs less than to try what they would rule out; where
 * they are all that a match is, nothing has to be tried. */
#ifndef ZL_QUERY_ROUTE_H
#define ZL_QUERY_ROUTE_H

#include "query/bits.h"
#include "query/limits.h"
#include "query/wave.h"

/* A need that is looked for. */
typedef struct zl_aim {
    const zl_need *need; /* lent by the program */
    const zl_attribute *attribute;
    /* Of many types what was gathered: a few positions, or where all are. */
    uint32_t *list;
    size_t count;
    zl_bits all;
    double begins; /* how many beginnings are left after it, about */
} zl_aim;

typedef struct zl_route {
    const zl_program *program;
    const zl_sources *sources;
    uint32_t tokens; /* of the segment */
    ZL_ARRAY(zl_aim) aims; /* rarest first */
    bool everywhere;       /* no aims: every token is tried */
    bool exact;            /* what meets the aims is a match */
    bool waves;            /* matches are found on bits: wave.h */
} zl_route;

/* Make a route; clear it in any case. False without memory. Time: O(needs log
 * needs), and O(tokens looked for) where they have many types. */
bool zl_route_make(zl_route *route, const zl_program *program,
                   const zl_limits *limits, const zl_sources *sources);
void zl_route_clear(zl_route *route);

/* Room to work in, for one thread. */
typedef struct zl_route_room {
    zl_bits begins, other;
    zl_bits *conditions; /* with waves, by number: for wave.h */
    size_t count;
} zl_route_room;

/* Clear it in any case. False without memory. */
bool zl_route_room_open(zl_route_room *room, const zl_route *route);
void zl_route_room_clear(zl_route_room *room);

/* Set `room->begins` to where in [from, to) matches may begin that end there,
 * and perhaps at `to`; `reach` has just been started;
 * `*any`: whether there is such a place. Not for a route that is everywhere.
 * False without memory. */
bool zl_route_begins(const zl_route *route, zl_route_room *room,
                     zl_reach *reach, uint32_t from, uint32_t to, bool *any);

/* With waves: see to it that all of `room->conditions` are those of [from,
 * to). False without memory. */
bool zl_route_fill(const zl_route *route, zl_route_room *room, uint32_t from,
                   uint32_t to);

#endif
