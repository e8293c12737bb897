/* scale.h -- round numbers for axes, and numbers as readers expect them. */
#ifndef ZL_CHART_SCALE_H
#define ZL_CHART_SCALE_H

#include <stdbool.h>
#include <stddef.h>

/* Ticks stand at all multiples of the step from low to high; the step is 1, 2
 * or 5 times a power of ten. Either end may be set to another number, so that
 * a drawing ends where its numbers end. */
typedef struct zl_scale {
    double low, high, step;
} zl_scale;

/* The narrowest scale with at most `most` steps (2 or more) that holds all
 * from `low` to `high`. Of `whole` numbers no step is below 1. */
zl_scale zl_scale_of(double low, double high, size_t most, bool whole);

/* The same, but it begins and ends with these numbers; ticks lie between.
 * Around a number alone there is a little of both sides. */
zl_scale zl_scale_within(double low, double high, size_t most, bool whole);

size_t zl_scale_ticks(const zl_scale *scale);
double zl_scale_tick(const zl_scale *scale, size_t n);

/* Where a value stands, from 0 (low) to 1 (high). */
double zl_scale_share(const zl_scale *scale, double value);

/* The greatest of 1, 2, 5, 10, … (times a power of ten) up to a value above
 * 0. */
double zl_round_below(double value);

/* "1,234", "0.0217", "1.5×10¹²", and "–" for none: three digits are enough
 * for what is no whole number. */
#define ZL_NUMBER_SIZE 64
void zl_number(char text[ZL_NUMBER_SIZE], double value);

/* The same in a column, or beside an axis, whose greatest number, whatever its
 * sign, is `most`: "7,271" where "10,309" is another, or "7271". */
void zl_number_among(char text[ZL_NUMBER_SIZE], double value, double most);

/* So many decimals, as beside others that have them: "0.88", "−1.77". */
void zl_places_text(char text[ZL_NUMBER_SIZE], double value, int places);

/* The greater of `most` and the size of `value`, where that is finite. */
double zl_number_most(double most, double value);

/* A tick of this scale, with as many decimals, and the same power of ten, as
 * all others have: "0.5", "1.0"; "5,000" where "10,000" is another. */
void zl_scale_text(char text[ZL_NUMBER_SIZE], const zl_scale *scale,
                   double value);

/* The same where a scale is one of powers: "1,000", or "10⁹" where one of them
 * is that large or below 10⁻³. */
void zl_power_text(char text[ZL_NUMBER_SIZE], const zl_scale *scale,
                   double power);

#endif
