/* trend_test.h -- whether what is counted along a number or date rises or
 * falls. */
#ifndef ZL_ANALYSIS_TREND_TEST_H
#define ZL_ANALYSIS_TREND_TEST_H

#include "analysis/bins.h"

/* The columns of a table of tests. */
void zl_trend_test_columns(zili_table *table);

/* Test the shares of `count` hits in the words of each bin against the bins'
 * values, bins without words left out: by Mann and Kendall, and by Spearman.
 * Add a row, or where `in_note` a note. Where nothing can be said the numbers
 * are missing, and the reason is given. False without memory.
 * Time: O(bins²). */
bool zl_trend_test(const zl_bins *bins, const char *name,
                   const uint64_t *count, bool in_note, zili_table *table);

#endif
