/* gap.c -- what stands between two tokens, to a string. */
#include "query/gap.h"

#include "base/utf8.h"
#include "text/script.h"

static bool are_chinese(zl_view before, zl_view after)
{
    size_t at = 0, end = before.size;

    return before.size > 0 && after.size > 0 &&
           zl_is_han(zl_utf8_last(before, &end)) &&
           zl_is_han(zl_utf8_next(after, &at));
}

zl_gap zl_gap_of(zl_view before, zl_view glue, zl_view after)
{
    size_t line_ends = 0;

    if (glue.size == 0)
        return ZL_GAP_NONE;
    for (size_t at = 0; at < glue.size;) {
        uint32_t c = zl_utf8_next(glue, &at);
        if (!zl_is_blank(c))
            return ZL_GAP_TEXT;
        line_ends += c == '\n';
    }
    if (!are_chinese(before, after))
        return ZL_GAP_BLANK;
    return line_ends == 1 ? ZL_GAP_LINE : ZL_GAP_WORD;
}

bool zl_gap_is_loose(zl_gap gap, zl_cut cut)
{
    return gap == ZL_GAP_LINE ||
           (gap == ZL_GAP_WORD && cut == ZL_CUT_GIVEN);
}
