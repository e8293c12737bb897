/* sort_places.h -- where in a line the words stand by which it is sorted. */
#ifndef ZL_ANALYSIS_SORT_PLACES_H
#define ZL_ANALYSIS_SORT_PLACES_H

#include "analysis/ask.h"
#include "analysis/context.h"
#include "analysis/order.h"
#include "analysis/stretch.h"

/* Start from { 0 }: there are none. */
typedef struct zl_sort_places {
    int items[ZL_ORDER_LEVELS]; /* as in standing.h */
    size_t count;
} zl_sort_places;

/* Those of "1L,node,1R:stroke", which zl_lines_sort() has taken. */
void zl_sort_places_read(zl_sort_places *places, const char *keys);

/* A line whose texts, before the hit and behind it, are in the table. */
typedef struct zl_placed_line {
    zl_hit hit;
    zl_window window;
    zl_view pre, node, post;
} zl_placed_line;

/* Append for each place its column, first character and number of characters,
 * as in "post:0:3 pre:14:2", and "-" where nothing stands or it is not shown.
 * Time: O(tokens of the line) for each. */
void zl_sort_places_add(const zl_sort_places *places, const zl_ask *ask,
                        const zl_context *context, zl_stretch *stretch,
                        const zl_placed_line *line, zl_str *out);

#endif
