/* holes.h -- what is left of a row of things when some were removed.
 *
 * A thing has a place, among all, and, where it is left, a number among those
 * that are. */
#ifndef ZL_READER_HOLES_H
#define ZL_READER_HOLES_H

#include "base/array.h"

#include <stdint.h>

typedef struct zl_hole {
    uint32_t begin, end; /* the places removed */
    uint32_t before;     /* how many are left before them */
} zl_hole;

/* Start from { 0 }; end with zl_array_clear(). */
typedef ZL_ARRAY(zl_hole) zl_holes;

/* Remove the places [begin, end), as far as they lie behind those that were
 * removed before. False without memory. */
bool zl_holes_add(zl_holes *holes, uint32_t begin, uint32_t end);

/* The number of the thing at `place`; of one that was removed, that of the
 * next that is left. Time: O(log holes). */
uint32_t zl_holes_number(const zl_holes *holes, uint32_t place);

/* Whether the thing at `place` was removed. */
bool zl_holes_hold(const zl_holes *holes, uint32_t place);

/* The place of the thing with this number. Time: O(log holes). */
uint32_t zl_holes_place(const zl_holes *holes, uint32_t number);

#endif
