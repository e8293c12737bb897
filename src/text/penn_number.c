/* penn_number.c -- numbers as the Penn Treebank has them. */
#include "penn.h"

#include "base/utf8.h"
#include "text/script.h"

#include <string.h>

/* Parts that hyphens join, at most so many. */
#define PARTS 5

static size_t digits_end(const zl_chunk *chunk, size_t at)
{
    while (zl_is_digit(zl_chunk_at(chunk, at)))
        zl_utf8_next(chunk->text, &at);
    return at;
}

/* ---- 303-832-8160, 2005-03-09 ---- */

/* The sizes of the parts from `at` on, and where the last one ends. */
static size_t measure(const zl_chunk *chunk, size_t at, size_t sizes[PARTS],
                      size_t *end)
{
    size_t parts = 0;

    for (; parts < PARTS; at = *end + 1) {
        *end = digits_end(chunk, at);
        sizes[parts++] = *end - at;
        if (zl_chunk_at(chunk, *end) != '-' ||
            !zl_is_digit(zl_chunk_second(chunk, *end)))
            break;
    }
    return parts;
}

/* A telephone number ends with four digits and has fewer in each part before;
 * a date begins with four and has fewer in two parts behind. */
static size_t joined_end(const zl_chunk *chunk, size_t at)
{
    size_t sizes[PARTS];
    size_t end;
    size_t parts = measure(chunk, at, sizes, &end);
    uint32_t c = zl_chunk_at(chunk, end);

    if (parts == 1 || c == '-' || zl_is_penn_word(c))
        return at;
    if (parts == 3 && sizes[0] == 4 && sizes[1] <= 2 && sizes[2] <= 2)
        return end;
    for (size_t i = 0; i + 1 < parts; i++)
        if (sizes[i] > 3)
            return at;
    return sizes[parts - 1] == 4 ? end : at;
}

/* ---- 1,234.56 ---- */

static size_t plain_end(const zl_chunk *chunk, size_t at)
{
    for (;;) {
        at = digits_end(chunk, at);
        uint32_t c = zl_chunk_at(chunk, at);
        if (!c || c >= 0x80 || !strchr(".,:/", (int)c) ||
            !zl_is_digit(zl_chunk_second(chunk, at)))
            return at;
        at++;
    }
}

/* ---- 4th, 80's, 10 km, 4gamer ---- */

/* The end of a number whose digits end at `end`, with the letters that follow
 * if they are no unit. */
static size_t with_letters(zl_chunk *chunk, size_t end)
{
    static const char *const units[] = {
        "am",   "pm",  "a.m",  "p.m", "k",   "mm", "cm",  "km",  "mg",  "kg",
        "lb",   "lbs", "oz",   "ft",  "in",  "yd", "yds", "mph", "kph", "sec",
        "secs", "min", "mins", "hr",  "hrs", "yr", "yrs", "kb",  "mb",  "gb",
        "tb",   "hz",  "khz",  "mhz", "ghz", "kw", "mw",  "kwh", "mwh", NULL,
    };
    size_t apostrophe = zl_apostrophe(chunk, end);

    if (!zl_is_penn_word(zl_chunk_at(chunk, end + apostrophe)))
        return end;
    size_t behind = zl_penn_word_end(chunk, end + apostrophe);
    zl_view word = zl_view_cut(chunk->text, end + apostrophe, behind);

    if (apostrophe)
        return zl_view_is(word, "s") ? behind : end;
    return zl_is_listed(word, units) ? end : behind;
}

size_t zl_penn_number(zl_chunk *chunk, size_t at)
{
    uint32_t c = zl_chunk_at(chunk, at);
    size_t digits = at + (c == '+' || c == '.');

    if (!zl_is_digit(zl_chunk_at(chunk, digits)) ||
        (digits > at && zl_chunk_before(chunk, at)))
        return at;
    size_t end = joined_end(chunk, digits);
    if (end > digits)
        return end;
    return with_letters(chunk, plain_end(chunk, digits));
}
