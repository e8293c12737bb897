/* gaps.h -- what is left of a row of things when some were removed.
 *
 * A thing has a place, among all, and, where it is left, a number among those
 * that are. */
#ifndef ZL_READER_GAPS_H
#define ZL_READER_GAPS_H

#include "base/array.h"

#include <stdint.h>

typedef struct zl_gap {
    uint32_t begin, end; /* the places removed */
    uint32_t before;     /* how many are left before them */
} zl_gap;

/* Start from { 0 }; end with zl_array_clear(). */
typedef ZL_ARRAY(zl_gap) zl_gaps;

/* Remove the places [begin, end), as far as they lie behind those that were
 * removed before. False without memory. */
bool zl_gaps_add(zl_gaps *gaps, uint32_t begin, uint32_t end);

/* The number of the thing at `place`; of one that was removed, that of the
 * next that is left. Time: O(log gaps). */
uint32_t zl_gaps_number(const zl_gaps *gaps, uint32_t place);

/* Whether the thing at `place` was removed. */
bool zl_gaps_hold(const zl_gaps *gaps, uint32_t place);

/* The place of the thing with this number. Time: O(log gaps). */
uint32_t zl_gaps_place(const zl_gaps *gaps, uint32_t number);

#endif
