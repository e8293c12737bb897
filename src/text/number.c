/* number.c -- numbers put together from what the boundaries cut. */
#include "number.h"

#include "base/utf8.h"
#include "text/script.h"

#define HUNDRED 0x767E
#define TEN 0x5341
#define IN_NUMBERS (ZL_ROLE_NUMERAL | ZL_ROLE_SOME | ZL_ROLE_ZERO)

/* What a token has to do with numbers. */
enum {
    DIGITS = 1,     /* 1,234.5 */
    NUMERALS = 2,   /* 三百 */
    ZEROS = 4,      /* ○, as in 二○○一年 */
    FIRST = 8,      /* 第 */
    SOME = 16,      /* 几 */
    GOES_ON = 32,   /* begins with 十 百 千 万 亿 */
    ROUND = 64,     /* ends with 十 or 百: 几 may follow */
    ENDS_IN_ZERO = 128
};

static unsigned kind_of_digits(zl_view token)
{
    for (size_t at = 0; at < token.size;) {
        uint32_t c = zl_utf8_next(token, &at);
        if (!zl_is_digit(c) && !zl_is_decimal_mark(c))
            return 0;
    }
    return DIGITS;
}

/* Numerals, with ○ and 几 among them. */
static unsigned kind_of_numerals(const zl_roles *roles, zl_view token)
{
    size_t at = 0;
    uint32_t c = zl_utf8_next(token, &at);
    unsigned kind = NUMERALS | ZEROS;

    if (zl_roles_of(roles, c) & ZL_ROLE_MULTIPLIER)
        kind |= GOES_ON;
    for (at = 0; at < token.size;) {
        c = zl_utf8_next(token, &at);
        unsigned role = zl_roles_of(roles, c);
        if (!(role & IN_NUMBERS))
            return 0;
        if (!(role & ZL_ROLE_ZERO))
            kind &= ~(unsigned)ZEROS;
        if (role & ZL_ROLE_SOME)
            kind = (kind & ~(unsigned)NUMERALS) | SOME;
    }
    return c == TEN || c == HUNDRED ? kind | ROUND : kind;
}

unsigned zl_number_kind(const zl_roles *roles, zl_view token)
{
    size_t at = 0;
    uint32_t c = zl_utf8_next(token, &at);
    unsigned role = zl_roles_of(roles, c);

    if (!role)
        return kind_of_digits(token);
    if ((role & ZL_ROLE_ORDINAL) && at == token.size)
        return FIRST;
    if ((role & ZL_ROLE_SOME) && at == token.size)
        return SOME;
    return role & IN_NUMBERS ? kind_of_numerals(roles, token) : 0;
}

bool zl_spells_number(const zl_roles *roles, zl_view word)
{
    for (size_t at = 0; at < word.size;) {
        uint32_t c = zl_utf8_next(word, &at);
        if (!(zl_roles_of(roles, c) & ZL_ROLES_OF_NUMBERS) && !zl_is_digit(c) &&
            !zl_is_decimal_mark(c))
            return false;
    }
    return word.size > 0;
}

bool zl_number_goes_on(unsigned left, unsigned right)
{
    if (left & FIRST)
        return right & (DIGITS | NUMERALS);
    if (left & ENDS_IN_ZERO)
        return right & NUMERALS;
    if (left & (DIGITS | SOME))
        return right & GOES_ON;
    /* A zero begins no number: ○○ stands for what is not told. */
    return (left & NUMERALS) && !(left & ZEROS) &&
           ((right & ZEROS) || ((left & ROUND) && (right & SOME)));
}

unsigned zl_number_joined(unsigned left, unsigned right)
{
    if (right & SOME) /* 十几 goes on as 几 does: 十几万 */
        return SOME;
    return right & ZEROS ? left | ENDS_IN_ZERO
                         : left & ~(unsigned)ENDS_IN_ZERO;
}
