/* number.c -- numbers put together from what the boundaries cut. */
#include "joiner.h"

#include "base/utf8.h"
#include "text/script.h"

#define HUNDRED 0x767E
#define TEN 0x5341

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

static bool is_separator(uint32_t c)
{
    return c == '.' || c == ',' || c == 0xFF0E || c == 0xFF0C;
}

static unsigned kind_of_digits(zl_view token)
{
    for (size_t at = 0; at < token.size;) {
        uint32_t c = zl_utf8_next(token, &at);
        if (!zl_is_digit(c) && !is_separator(c))
            return 0;
    }
    return DIGITS;
}

/* Numerals, with ○ and 几 among them. */
static unsigned kind_of_numerals(const zl_joiner *joiner, zl_view token)
{
    size_t at = 0;
    uint32_t c = zl_utf8_next(token, &at);
    unsigned kind = NUMERALS | ZEROS;

    if (zl_roles_of(joiner->roles, c) & ZL_ROLE_MULTIPLIER)
        kind |= GOES_ON;
    for (at = 0; at < token.size;) {
        c = zl_utf8_next(token, &at);
        unsigned roles = zl_roles_of(joiner->roles, c);
        if (!(roles & (ZL_ROLE_NUMERAL | ZL_ROLE_SOME | ZL_ROLE_ZERO)))
            return 0;
        if (!(roles & ZL_ROLE_ZERO))
            kind &= ~(unsigned)ZEROS;
        if (roles & ZL_ROLE_SOME)
            kind = (kind & ~(unsigned)NUMERALS) | SOME;
    }
    return c == TEN || c == HUNDRED ? kind | ROUND : kind;
}

unsigned zl_number_kind(const zl_joiner *joiner, zl_view token)
{
    size_t at = 0;
    uint32_t c = zl_utf8_next(token, &at);
    unsigned roles = zl_roles_of(joiner->roles, c);

    if (!roles)
        return kind_of_digits(token);
    if ((roles & ZL_ROLE_ORDINAL) && at == token.size)
        return FIRST;
    if ((roles & ZL_ROLE_SOME) && at == token.size)
        return SOME;
    return roles & (ZL_ROLE_NUMERAL | ZL_ROLE_SOME | ZL_ROLE_ZERO)
               ? kind_of_numerals(joiner, token)
               : 0;
}

bool zl_spells_number(const zl_roles *roles, zl_view word)
{
    const unsigned numbers = ZL_ROLE_NUMERAL | ZL_ROLE_SOME |
                             ZL_ROLE_ORDINAL | ZL_ROLE_ZERO;

    for (size_t at = 0; at < word.size;) {
        uint32_t c = zl_utf8_next(word, &at);
        if (!(zl_roles_of(roles, c) & numbers) && !zl_is_digit(c) &&
            !is_separator(c))
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
