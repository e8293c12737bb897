/* wayset.h -- rows of numbers, each different row once. */
#ifndef ZL_QUERY_WAYSET_H
#define ZL_QUERY_WAYSET_H

#include "base/array.h"

#include <stdint.h>

/* Start from { 0 }, and set `size`: the numbers of a row. */
typedef struct zl_wayset {
    uint32_t size;
    ZL_ARRAY(uint32_t) numbers; /* row by row, in the order they were added */
    uint32_t *marks;            /* hash table: the row's place, + 1 */
    size_t mark_count;
} zl_wayset;

/* Add `first` and behind it `size` - 1 numbers, unless there is such a row.
 * False without memory. Time: O(size). */
bool zl_wayset_add(zl_wayset *set, uint32_t first, const uint32_t *others);

/* No rows, but room for as many. Time: O(rows there were). */
void zl_wayset_empty(zl_wayset *set);
void zl_wayset_clear(zl_wayset *set);

#endif
