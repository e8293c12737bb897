/* bins.h -- the groups of a scope by a number or date, in rising order. */
#ifndef ZL_ANALYSIS_BINS_H
#define ZL_ANALYSIS_BINS_H

#include "analysis/ask.h"

/* Groups whose values fall together. */
typedef struct zl_bin {
    double value; /* the number; of a wider bin where it begins; of a date its
                     year, month and day as 19600705 */
    const char *text; /* the value as it stands; lent by the scope */
    uint64_t words;
} zl_bin;

typedef struct zl_bins {
    zl_bin *items;
    size_t count;
    uint32_t *of;   /* by group: its bin, or ZL_NONE: it has no value */
    bool dates;     /* values are dates: shown as they stand */
    bool whole;     /* values are whole numbers */
    size_t without; /* groups that have no value, and their words */
    uint64_t words_without;
    uint8_t *odd; /* by group: it has a value, and that is no number (date) */
    const char *odd_value; /* the first of these; NULL: there is none */
} zl_bins;

/* Put the groups of a scope by one column into bins, `width` numbers or years
 * to a bin; 0: each value is one. Values are dates where that reads more of
 * them than numbers do. Fails with ZILI_EUSAGE (several columns, no value is
 * number or date), ZILI_ENOMEM. Clear in any case. */
ZILI_MUST_CHECK zili_status zl_bins_make(zl_bins *bins, const zl_scope *scope,
                                         uint64_t width, zili_error *err);
void zl_bins_clear(zl_bins *bins);

#endif
