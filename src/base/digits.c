/* digits.c -- numbers in decimal digits: what printf writes, sooner. */
#include "digits.h"

#include <float.h>
#include <stdbool.h>
#include <string.h>

static const uint64_t tens[] = {
    1, 10, 100, 1000, 10000, 100000, 1000000, 10000000, 100000000, 1000000000,
    10000000000, 100000000000, 1000000000000, 10000000000000, 100000000000000,
    1000000000000000, 10000000000000000, 100000000000000000,
    1000000000000000000, 10000000000000000000U,
};

/* ---- whole numbers ---- */

/* 1233/4096 is just below the logarithm of 2: the bits tell the digits, or
 * one less. */
static size_t count_digits(uint64_t value)
{
    unsigned bits = 64 - (unsigned)__builtin_clzll(value | 1);
    unsigned digits = bits * 1233 >> 12;

    return digits + (digits == 0 || value >= tens[digits]);
}

/* The last `count` digits of a number, two a step. */
static void write_digits(char *text, uint64_t value, size_t count)
{
    static const char pairs[] = "00010203040506070809"
                                "10111213141516171819"
                                "20212223242526272829"
                                "30313233343536373839"
                                "40414243444546474849"
                                "50515253545556575859"
                                "60616263646566676869"
                                "70717273747576777879"
                                "80818283848586878889"
                                "90919293949596979899";

    for (; count >= 2; value /= 100) {
        count -= 2;
        memcpy(text + count, pairs + value % 100 * 2, 2);
    }
    if (count > 0)
        text[0] = (char)('0' + value % 10);
}

/* Three digits, and how many of them are no zeros in front. */
#define TEN(a, b)                                                       \
    EACH(a, b, '0'), EACH(a, b, '1'), EACH(a, b, '2'), EACH(a, b, '3'), \
    EACH(a, b, '4'), EACH(a, b, '5'), EACH(a, b, '6'), EACH(a, b, '7'), \
    EACH(a, b, '8'), EACH(a, b, '9')
#define EACH(a, b, c) a, b, c, a > '0' ? 3 : b > '0' ? 2 : 1
#define HUNDRED(a)                                              \
    TEN(a, '0'), TEN(a, '1'), TEN(a, '2'), TEN(a, '3'),         \
    TEN(a, '4'), TEN(a, '5'), TEN(a, '6'), TEN(a, '7'),         \
    TEN(a, '8'), TEN(a, '9')

static const char threes[4 * 1000] = {
    HUNDRED('0'), HUNDRED('1'), HUNDRED('2'), HUNDRED('3'), HUNDRED('4'),
    HUNDRED('5'), HUNDRED('6'), HUNDRED('7'), HUNDRED('8'), HUNDRED('9'),
};

/* All three digits of what is below 1000; four bytes are written. */
static void write_three(char *text, uint64_t value)
{
    memcpy(text, threes + 4 * value, 4);
}

/* The same without zeros in front; gives how many there are. */
static size_t write_first(char *text, uint64_t value)
{
    size_t count = (size_t)threes[4 * value + 3];

    memcpy(text, threes + 4 * value + 3 - count, 4);
    return count;
}

/* What is below 10^9, as all numbers of lines and tokens are but few. */
static size_t write_short(char *text, uint64_t value)
{
    size_t size;

    if (value < 1000)
        return write_first(text, value);
    if (value < 1000000) {
        size = write_first(text, value / 1000);
    } else {
        size = write_first(text, value / 1000000);
        write_three(text + size, value / 1000 % 1000);
        size += 3;
    }
    write_three(text + size, value % 1000);
    return size + 3;
}

size_t zl_integer_text(char text[ZL_INTEGER_SIZE], int64_t value)
{
    if (value >= 0 && (uint64_t)value < tens[9])
        return write_short(text, (uint64_t)value);
    uint64_t size = value < 0 ? 0 - (uint64_t)value : (uint64_t)value;
    size_t sign = value < 0, digits = count_digits(size);

    text[0] = '-';
    write_digits(text + sign, size, digits);
    return sign + digits;
}

/* ---- real numbers: a whole number times a power of two ---- */

typedef unsigned __int128 wide;

typedef struct parts {
    uint64_t digits; /* below 2^53 */
    int power;
    bool negative;
} parts;

_Static_assert(sizeof(double) == 8 && DBL_MANT_DIG == 53, "IEEE 754");

/* False for what is not finite, and for the very least numbers. */
static bool take_apart(double value, parts *out)
{
    uint64_t bits;

    memcpy(&bits, &value, sizeof bits);
    unsigned power = (unsigned)(bits >> 52 & 0x7FF);
    out->negative = bits >> 63;
    out->digits = (bits & ((UINT64_C(1) << 52) - 1)) | UINT64_C(1) << 52;
    out->power = (int)power - 1075;
    if (bits << 1 == 0)
        *out = (parts){ 0, 0, out->negative };
    return bits << 1 == 0 || (power > 0 && power < 0x7FF);
}

/* To the nearest whole number, of two as near to the even one. */
static wide half_even(wide whole, wide rest, wide all)
{
    return whole + (rest > all - rest || (rest == all - rest && whole % 2));
}

/* The value times 10^ten, with `ten` from 0 to 22; that is below 2^127. */
static wide scaled_up(const parts *value, unsigned ten)
{
    unsigned first = ten < 19 ? ten : 19;
    wide product = (wide)value->digits * tens[first] * tens[ten - first];

    if (value->power < -126)
        return 0;
    if (value->power > 0)
        return product << value->power;
    wide one = (wide)1 << -value->power;
    return half_even(product >> -value->power, product & (one - 1), one);
}

/* The value divided by 10^ten, with `ten` from 1 to 19; it is below 2^115. */
static wide scaled_down(const parts *value, unsigned ten)
{
    wide product = (wide)value->digits << (value->power > 0 ? value->power : 0);
    wide by = (wide)tens[ten] << (value->power < 0 ? -value->power : 0);

    return half_even(product / by, product % by, by);
}

/* ---- fixed ---- */

size_t zl_fixed_text(char text[ZL_FIXED_SIZE], double value, int decimals)
{
    unsigned places = (unsigned)decimals;
    parts given;

    if (!take_apart(value, &given) || given.power > 0)
        return 0;
    wide exact = scaled_up(&given, places);
    if (exact >= tens[19])
        return 0;
    uint64_t all = (uint64_t)exact, whole = all / tens[places];
    size_t sign = given.negative && all > 0, size = count_digits(whole);
    text[0] = '-';
    write_digits(text + sign, whole, size);
    size += sign;
    if (places == 0)
        return size;
    text[size] = '.';
    write_digits(text + size + 1, all % tens[places], places);
    return size + 1 + places;
}

/* ---- general: twelve digits, or as many as it takes ---- */

#define TWELVE 12
#define SURE 15 /* digits that any number in decimals keeps */
#define ALL 17  /* digits that any real number keeps */

/* The first `count` digits of a value that is not 0, rounded, and the power of
 * ten of the first; 0 where that is too far from 1. */
static uint64_t first_digits(const parts *value, int count, int *ten)
{
    int guess = (value->power + 52) * 1233 >> 12;

    for (guess -= guess < 0; guess >= count - 23 && guess <= count + 18;
         guess++) {
        int up = count - 1 - guess;
        wide found = up >= 0 ? scaled_up(value, (unsigned)up)
                             : scaled_down(value, (unsigned)-up);
        if (found < tens[count]) {
            *ten = guess;
            return (uint64_t)found;
        }
    }
    return 0;
}

/* The digits with a point before digit `point`, where that is within. */
static size_t write_pointed(char *text, const char *digits, size_t count,
                            size_t point)
{
    memcpy(text, digits, point);
    if (count <= point)
        return point;
    text[point] = '.';
    memcpy(text + point + 1, digits + point, count - point);
    return count + 1;
}

static size_t write_scientific(char *text, const char *digits, size_t count,
                               int ten)
{
    size_t size = write_pointed(text, digits, count, 1);
    unsigned far = (unsigned)(ten < 0 ? -ten : ten);

    text[size] = 'e';
    text[size + 1] = ten < 0 ? '-' : '+';
    write_digits(text + size + 2, far, 2);
    return size + 4;
}

static size_t write_general(char *text, const char *digits, int all, int ten)
{
    size_t count = (size_t)all, zeros;

    while (count > 1 && digits[count - 1] == '0')
        count--;
    if (ten < -4 || ten >= all)
        return write_scientific(text, digits, count, ten);
    if (ten >= 0)
        return write_pointed(text, digits, count, (size_t)ten + 1);
    zeros = (size_t)-ten;
    memcpy(text, "0.0000", zeros + 1);
    memcpy(text + zeros + 1, digits, count);
    return zeros + 1 + count;
}

/* As "%.*g"; the buffer is one of zl_general_text(). */
static size_t rounded_text(char *text, double value, int count)
{
    char digits[ALL];
    parts given;
    int ten = 0;

    text[0] = '0';
    if (!take_apart(value, &given))
        return 0;
    if (given.digits == 0)
        return 1;
    uint64_t found = first_digits(&given, count, &ten);
    if (found == 0)
        return 0;
    write_digits(digits, found, (size_t)count);
    /* what "%.17g" writes is the same for all who have fewer digits */
    if (count == SURE)
        memset(digits + SURE, '0', ALL - SURE);
    text[0] = '-';
    return given.negative + write_general(text + given.negative, digits,
                                          count == SURE ? ALL : count, ten);
}

size_t zl_general_text(char text[ZL_GENERAL_SIZE], double value)
{
    return rounded_text(text, value, TWELVE);
}

/* W. D. Clinger (1990): where the digits and the power of ten are both real
 * numbers without loss, one rounding gives what the text is read as. */
static bool are_enough(double value, int count)
{
    static const double exact[] = { 1e0,  1e1,  1e2,  1e3,  1e4,  1e5,
                                    1e6,  1e7,  1e8,  1e9,  1e10, 1e11,
                                    1e12, 1e13, 1e14, 1e15, 1e16, 1e17,
                                    1e18, 1e19, 1e20, 1e21, 1e22 };
    parts given;
    int ten = 0;

    if (!take_apart(value, &given) || given.digits == 0)
        return given.digits == 0;
    double digits = (double)first_digits(&given, count, &ten);
    int up = count - 1 - ten;
    double read = up >= 0 ? digits / exact[up] : digits * exact[-up];
    return read == (given.negative ? -value : value);
}

size_t zl_shortest_text(char text[ZL_GENERAL_SIZE], double value)
{
    return rounded_text(text, value, are_enough(value, SURE) ? SURE : ALL);
}
