/* days.h -- days, months and years along an axis.
 *
 * A date is a number of days of the Gregorian calendar, from 1 March 0000. */
#ifndef ZL_CHART_DAYS_H
#define ZL_CHART_DAYS_H

#include "base/text.h"

/* Read "1960", "1960-07" or "1960-07-03", the years 1 to 9999; the first day
 * of what it names. False for anything else. */
bool zl_day_read(zl_view text, double *day);

/* What an axis says of its ticks. */
typedef enum zl_day_unit { ZL_YEARS, ZL_MONTHS, ZL_DAYS } zl_day_unit;

#define ZL_DAY_TICKS 16
typedef struct zl_days {
    zl_day_unit unit;
    double ticks[ZL_DAY_TICKS];
    size_t count;
} zl_days;

/* The first days of years, months or a few days of each month, as many as
 * there can be, but no more than `most` (2 or more; at most ZL_DAY_TICKS),
 * from `low` to `high`. Time: O(ticks). */
zl_days zl_days_within(double low, double high, size_t most);

/* "1960", "1960-07" or "1960-07-03"; ended by 0. */
#define ZL_DAY_SIZE 40
void zl_day_text(char text[ZL_DAY_SIZE], double day, zl_day_unit unit);

#endif
