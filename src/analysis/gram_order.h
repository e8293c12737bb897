/* gram_order.h -- the rows of n-grams, put in the order of their counts. */
#ifndef ZL_ANALYSIS_GRAM_ORDER_H
#define ZL_ANALYSIS_GRAM_ORDER_H

#include "analysis/grams.h"

/* Make rows, begins and count from the shelves, and keep the first `limit`
 * rows of each group; 0: all. False without memory. Time: O(rows). */
bool zl_grams_order(zl_grams *grams, uint64_t limit);

/* Keep the rows that are counted `least` times at least; keys have `width`
 * words. */
void zl_gram_shelf_keep(zl_gram_shelf *shelf, uint64_t least, unsigned width);

#endif
