/* days.c -- days, months and years along an axis. */
#include "days.h"

#include <math.h>
#include <stdio.h>

#define LAST_YEAR 9999
#define ERA 146097.0 /* days in 400 years */

typedef struct date {
    int year, month, day;
} date;

/* ---- days -------------------------------------------------------------- */

/* After Hinnant, "chrono-compatible low-level date algorithms": years that
 * begin with March have their odd day at the end. */
static double day_of(date of)
{
    int year = of.year - (of.month <= 2);
    int era = year / 400, rest = year % 400;
    int month = (of.month + 9) % 12;
    int in_year = (153 * month + 2) / 5 + of.day - 1;
    int in_era = rest * 365 + rest / 4 - rest / 100 + in_year;

    return era * ERA + in_era;
}

static date date_of(double day)
{
    int era = (int)floor(day / ERA);
    int rest = (int)(floor(day) - era * ERA);
    int year = (rest - rest / 1460 + rest / 36524 - rest / 146096) / 365;
    int in_year = rest - (365 * year + year / 4 - year / 100);
    int month = (5 * in_year + 2) / 153;
    date out = { .year = era * 400 + year,
                 .month = month < 10 ? month + 3 : month - 9,
                 .day = in_year - (153 * month + 2) / 5 + 1 };

    out.year += out.month <= 2;
    return out;
}

/* ---- reading ----------------------------------------------------------- */

/* So many digits at `*at`; -1 where there are others. */
static int read_digits(zl_view text, size_t *at, size_t count)
{
    int number = 0;

    if (text.size < *at + count)
        return -1;
    for (size_t i = 0; i < count; i++) {
        char digit = text.bytes[(*at)++];
        if (digit < '0' || digit > '9')
            return -1;
        number = number * 10 + (digit - '0');
    }
    return number;
}

/* A hyphen and two digits; 1 where the text has ended. */
static int read_part(zl_view text, size_t *at)
{
    if (*at == text.size)
        return 1;
    if (text.bytes[(*at)++] != '-')
        return -1;
    return read_digits(text, at, 2);
}

bool zl_day_read(zl_view text, double *day)
{
    size_t at = 0;
    date of = { .year = read_digits(text, &at, 4) };

    if (of.year < 1)
        return false;
    of.month = read_part(text, &at);
    if (of.month < 1 || of.month > 12)
        return false;
    of.day = read_part(text, &at);
    if (of.day < 1 || of.day > 31 || at != text.size)
        return false;
    *day = day_of(of);
    return date_of(*day).month == of.month; /* no 31 February */
}

/* ---- ticks ------------------------------------------------------------- */

/* Months at once, or 0 and days; of a month's days the first, and every
 * `days` from there. */
static const struct step {
    zl_day_unit unit;
    int months, days;
} steps[] = {
    { ZL_DAYS, 0, 1 },      { ZL_DAYS, 0, 2 },      { ZL_DAYS, 0, 5 },
    { ZL_DAYS, 0, 10 },     { ZL_MONTHS, 1, 0 },    { ZL_MONTHS, 2, 0 },
    { ZL_MONTHS, 3, 0 },    { ZL_MONTHS, 6, 0 },    { ZL_YEARS, 12, 0 },
    { ZL_YEARS, 24, 0 },    { ZL_YEARS, 60, 0 },    { ZL_YEARS, 120, 0 },
    { ZL_YEARS, 240, 0 },   { ZL_YEARS, 600, 0 },   { ZL_YEARS, 1200, 0 },
    { ZL_YEARS, 2400, 0 },  { ZL_YEARS, 6000, 0 },  { ZL_YEARS, 12000, 0 },
    { ZL_YEARS, 24000, 0 }, { ZL_YEARS, 60000, 0 },
};

#define STEPS (sizeof steps / sizeof *steps)

/* The first tick on or before a day. */
static date tick_before(date of, const struct step *step)
{
    if (step->months == 0) {
        of.day = (of.day - 1) / step->days * step->days + 1;
        return of;
    }
    int months = (of.year * 12 + of.month - 1) / step->months * step->months;
    return (date){ months / 12, months % 12 + 1, 1 };
}

/* The next one; in the last days of a month there is none, or it would stand
 * too near to the first of the next. */
static date tick_after(date of, const struct step *step)
{
    int months = of.year * 12 + of.month - 1;

    if (step->months == 0 &&
        (step->days == 1 || of.day + step->days + step->days / 2 < 31)) {
        date next = date_of(day_of(of) + step->days);
        if (next.month == of.month)
            return next;
    }
    months += step->months ? step->months : 1;
    return (date){ months / 12, months % 12 + 1, 1 };
}

/* False where there are more than `most`. */
static bool fill(zl_days *out, const struct step *step, double low,
                 double high, size_t most)
{
    date at = tick_before(date_of(low), step);

    *out = (zl_days){ .unit = step->unit };
    for (; day_of(at) <= high; at = tick_after(at, step)) {
        if (day_of(at) < low || at.year > LAST_YEAR)
            continue;
        if (out->count == most)
            return false;
        out->ticks[out->count++] = day_of(at);
    }
    return true;
}

zl_days zl_days_within(double low, double high, size_t most)
{
    zl_days out = { 0 };
    double last = day_of((date){ LAST_YEAR, 12, 31 });

    low = fmax(low, 0);
    high = fmin(high, last);
    most = most < ZL_DAY_TICKS ? most : ZL_DAY_TICKS;
    for (size_t i = 0; i < STEPS; i++)
        if (fill(&out, &steps[i], low, high, most))
            return out;
    return out;
}

void zl_day_text(char text[ZL_DAY_SIZE], double day, zl_day_unit unit)
{
    date of = date_of(day);

    if (unit == ZL_YEARS)
        snprintf(text, ZL_DAY_SIZE, "%04d", of.year);
    else if (unit == ZL_MONTHS)
        snprintf(text, ZL_DAY_SIZE, "%04d-%02d", of.year, of.month);
    else
        snprintf(text, ZL_DAY_SIZE, "%04d-%02d-%02d", of.year, of.month,
                 of.day);
}
