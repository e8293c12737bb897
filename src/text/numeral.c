/* numeral.c -- the numbers among the characters of a run. */
#include "numeral.h"

#include "text/lattice.h"

#define HUNDRED 0x767E
#define THOUSAND 0x5343
#define PART 0x5206 /* 分 */
#define OF 0x4E4B   /* 之 */

typedef struct run {
    const zl_roles *roles;
    const uint32_t *characters;
    size_t count;
} run;

static bool has_role(const run *of, size_t at, unsigned role)
{
    return at < of->count &&
           (zl_roles_of(of->roles, of->characters[at]) & role);
}

static bool is_one_of(uint32_t c, const uint32_t *list, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (list[i] == c)
            return true;
    return false;
}

static bool is_ten_thousand(uint32_t c)
{
    static const uint32_t list[] = { 0x4E07, 0x842C, 0x4EBF, 0x5104 };

    return is_one_of(c, list, 4); /* 万 萬 亿 億 */
}

/* Where the numerals from `begin` on end. */
static size_t numerals_end(const run *of, size_t begin)
{
    size_t end = begin;

    while (has_role(of, end, ZL_ROLE_NUMERAL))
        end++;
    if (end - begin > 2 && is_ten_thousand(of->characters[end - 2]) &&
        (of->characters[end - 1] == THOUSAND ||
         of->characters[end - 1] == HUNDRED))
        end--;
    return end;
}

static size_t number_end(const run *of, size_t begin)
{
    size_t end = numerals_end(of, begin);
    bool fraction = end + 2 < of->count && of->characters[end] == PART &&
                    of->characters[end + 1] == OF &&
                    has_role(of, end + 2, ZL_ROLE_NUMERAL);

    return fraction ? numerals_end(of, end + 2) : end;
}

/* What makes a word of 年, 月 or 日 behind a number: 月份 年代 年度 年级 年底
 * 月初 年末 年间 日间 年中. */
static bool ends_unit(uint32_t c)
{
    static const uint32_t list[] = { 0x4EFD, 0x4EE3, 0x5EA6, 0x7EA7, 0x7D1A,
                                     0x5E95, 0x521D, 0x672B, 0x95F4, 0x9593,
                                     0x4E2D };

    return is_one_of(c, list, sizeof list / sizeof *list);
}

static bool is_unit(const run *of, size_t at)
{
    if (!has_role(of, at, ZL_ROLE_UNIT))
        return false;
    return has_role(of, at, ZL_ROLE_COUNTER) || at + 1 >= of->count ||
           !ends_unit(of->characters[at + 1]);
}

/* The number or unit at `at`; false where there is none. */
static bool read(const run *of, size_t at, bool after_number,
                 zl_path_number *out)
{
    bool ordinal = at > 0 && has_role(of, at - 1, ZL_ROLE_ORDINAL);
    size_t end = has_role(of, at, ZL_ROLE_NUMERAL) ? number_end(of, at) : at;

    if (end > at)
        *out = (zl_path_number){ (uint32_t)at, (uint32_t)end,
                                 ordinal || after_number, ordinal,
                                 ZL_COST_NUMBER };
    else if (after_number && is_unit(of, at))
        *out = (zl_path_number){ (uint32_t)at, (uint32_t)at + 1, true, false,
                                 0 };
    else
        return false;
    return true;
}

size_t zl_numerals_find(const zl_roles *roles, const uint32_t *characters,
                        size_t count, bool after_number, zl_path_number *out,
                        size_t room)
{
    run of = { roles, characters, count };
    size_t found = 0;
    zl_path_number next;

    for (size_t at = 0; at < count;) {
        if (!read(&of, at, after_number, &next)) {
            after_number = false;
            at++;
            continue;
        }
        if (found == room)
            return SIZE_MAX;
        out[found++] = next;
        at = next.end;
        after_number = next.cost && !has_role(&of, at, ZL_ROLE_NUMERAL);
    }
    return found;
}
