/* typeset.h -- a set of types of an attribute.
 *
 * Types are told by their places in the order of keys, for that is where they
 * are found and where their positions stand. Those that are in the set are
 * listed, or those that are not. */
#ifndef ZL_QUERY_TYPESET_H
#define ZL_QUERY_TYPESET_H

#include "base/array.h"
#include "reader/segment.h"

/* Start from { 0 }: the empty set. */
typedef struct zl_typeset {
    ZL_ARRAY(uint32_t) places; /* rising, once the set is sealed */
    bool others;     /* all types but those listed */
    uint8_t *bits;   /* by type, of those listed; NULL where they are few … */
    uint32_t few[4]; /* … and are these, then ZL_NONE */
    uint64_t tokens; /* how many tokens have one of the types */
} zl_typeset;

/* List the type at a place; in any order, also twice, until the set is sealed.
 * False without memory. */
bool zl_typeset_add(zl_typeset *set, uint32_t place);

/* Sort, count, and make room for fast answers; again after any change. False
 * without memory. Time: O(types log types). */
bool zl_typeset_seal(zl_typeset *set, const zl_segment *segment,
                     const zl_attribute *attribute);

void zl_typeset_clear(zl_typeset *set);

/* Sets that were sealed, and are to be sealed again. False without memory;
 * then nothing has changed. Time: O(types listed). */
bool zl_typeset_join(zl_typeset *set, const zl_typeset *other);
bool zl_typeset_meet(zl_typeset *set, const zl_typeset *other);
static inline void zl_typeset_invert(zl_typeset *set)
{
    set->others = !set->others;
}

/* ---- sealed sets ---- */

static inline bool zl_typeset_is_empty(const zl_typeset *set)
{
    return set->places.count == 0 && !set->others;
}

static inline bool zl_typeset_has(const zl_typeset *set, uint32_t type)
{
    const uint32_t *few = set->few;
    bool listed;

    if (set->bits)
        listed = set->bits[type / 8] >> type % 8 & 1;
    else
        listed = type == few[0] || type == few[1] || type == few[2] ||
                 type == few[3];
    return listed != set->others;
}

#endif
