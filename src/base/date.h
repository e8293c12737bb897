/* date.h -- days as the documents write them, in English and Chinese. */
#ifndef ZL_BASE_DATE_H
#define ZL_BASE_DATE_H

#include "base/text.h"

typedef struct zl_date {
    int year, month, day; /* 0 where not stated */
} zl_date;

/* Whether all of `text` is one date of the calendar: "July 11, 1960",
 * "3 July 1960", "July 1960", "1960", "1960-07-03", "1960/7/3", "3.7.1960",
 * "1960年7月3日", "一九六〇年七月", "1960-07-03T12:30:00Z". Blanks at the ends
 * and times do not matter. Time: O(bytes). */
bool zl_date_read(zl_view text, zl_date *date);

/* Append 1960-07-03, 1960-07 or 1960. */
void zl_date_write(zl_str *out, zl_date date);

#endif
