/* digits.h -- numbers in decimal digits: what printf writes, sooner.
 *
 * All is done with whole numbers, so each digit is right and no locale is
 * asked. None is zero-terminated. */
#ifndef ZL_BASE_DIGITS_H
#define ZL_BASE_DIGITS_H

#include <stddef.h>
#include <stdint.h>

/* As "%d"; gives the length. */
#define ZL_INTEGER_SIZE 20
size_t zl_integer_text(char text[ZL_INTEGER_SIZE], int64_t value);

/* As "%.*f", with at most 17 decimals, but that no zero has a sign; gives the
 * length, or 0 for a number too large to be done here, and what is none. */
#define ZL_FIXED_SIZE 24
size_t zl_fixed_text(char text[ZL_FIXED_SIZE], double value, int decimals);

/* As "%.12g"; 0 for numbers far from 1 too. */
#define ZL_GENERAL_SIZE 24
size_t zl_general_text(char text[ZL_GENERAL_SIZE], double value);

/* So many digits that the same number is read again: as "%.17g", or where 15
 * are enough those, without the zeros at the end. */
size_t zl_shortest_text(char text[ZL_GENERAL_SIZE], double value);

#endif
