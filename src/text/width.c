/* width.c -- how wide text is on a terminal, and where it may be cut. */
#include "text/width.h"

#include "base/utf8.h"

#include <unicode/uchar.h>

/* ---- one character ---- */

/* The width of a character that never joins another such one, and 0 for all
 * others: nearly all text is made of these, and needs no look into tables. */
static size_t plain_width(uint32_t character)
{
    if (character < 0x300)
        return (character >= 0x20 && character < 0x7F) ||
               (character > 0xA0 && character != 0xAD);
    if (character >= 0x4E00 && character < 0xA000) /* Han */
        return 2;
    if (character >= 0x2010 && character < 0x2028) /* – ’ “ … */
        return 1;
    if (character >= 0x3000 && character < 0x302A) /* 、。《》 */
        return 2;
    return character > 0xFF00 && character < 0xFF61 ? 2 : 0; /* ，： */
}

static size_t width_of(uint32_t character)
{
    UChar32 c = (UChar32)character;
    uint32_t none = U_GC_M_MASK | U_GC_CC_MASK | U_GC_CF_MASK |
                    U_GC_ZL_MASK | U_GC_ZP_MASK;
    int32_t hangul = u_getIntPropertyValue(c, UCHAR_HANGUL_SYLLABLE_TYPE);

    if (U_MASK(u_charType(c)) & none)
        return 0;
    if (hangul == U_HST_VOWEL_JAMO || hangul == U_HST_TRAILING_JAMO)
        return 0;
    int32_t width = u_getIntPropertyValue(c, UCHAR_EAST_ASIAN_WIDTH);
    return width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1;
}

/* ---- graphemes: UAX #29, rules GB3 to GB13 ---- */

/* What was read of a grapheme so far, as far as the rules ask. */
typedef struct reading {
    int32_t before; /* the break property of the last character */
    bool picture;   /* a pictograph, and only marks since */
    bool joined;    /* the same, and a joiner last */
    bool odd_flag;  /* an odd number of regional indicators */
} reading;

static void read_on(reading *read, uint32_t character, int32_t property)
{
    bool mark = property == U_GCB_EXTEND;

    read->joined = read->picture && property == U_GCB_ZWJ;
    read->picture =
        (read->picture && mark) ||
        u_hasBinaryProperty((UChar32)character, UCHAR_EXTENDED_PICTOGRAPHIC);
    read->odd_flag =
        property == U_GCB_REGIONAL_INDICATOR && !read->odd_flag;
    read->before = property;
}

static bool hangul_joins(int32_t before, int32_t after)
{
    switch (before) {
    case U_GCB_L:
        return after == U_GCB_L || after == U_GCB_V || after == U_GCB_LV ||
               after == U_GCB_LVT;
    case U_GCB_LV:
    case U_GCB_V:
        return after == U_GCB_V || after == U_GCB_T;
    case U_GCB_LVT:
    case U_GCB_T:
        return after == U_GCB_T;
    default:
        return false;
    }
}

static bool is_control(int32_t property)
{
    return property == U_GCB_CONTROL || property == U_GCB_CR ||
           property == U_GCB_LF;
}

static bool joins(const reading *read, uint32_t character, int32_t after)
{
    if (read->before == U_GCB_CR && after == U_GCB_LF)
        return true;
    if (is_control(read->before) || is_control(after))
        return false;
    if (after == U_GCB_EXTEND || after == U_GCB_ZWJ ||
        after == U_GCB_SPACING_MARK || read->before == U_GCB_PREPEND)
        return true;
    if (read->joined && u_hasBinaryProperty((UChar32)character,
                                            UCHAR_EXTENDED_PICTOGRAPHIC))
        return true;
    if (read->odd_flag && after == U_GCB_REGIONAL_INDICATOR)
        return true;
    return hangul_joins(read->before, after);
}

static int32_t break_property(uint32_t character)
{
    return u_getIntPropertyValue((UChar32)character,
                                 UCHAR_GRAPHEME_CLUSTER_BREAK);
}

/* A cluster is at most two columns wide, and two where a selector asks for
 * the picture. Moves `*at` past it. */
static size_t cluster(zl_view text, size_t *at)
{
    reading read = { 0 };
    uint32_t character = zl_utf8_next(text, at);
    size_t width = width_of(character);

    read_on(&read, character, break_property(character));
    while (*at < text.size) {
        size_t next = *at;
        character = zl_utf8_next(text, &next);
        int32_t after = break_property(character);
        if (!joins(&read, character, after))
            break;
        if (character == 0xFE0F && read.picture)
            width = 2;
        width += width_of(character);
        read_on(&read, character, after);
        *at = next;
    }
    return width < 2 ? width : 2;
}

/* Move `*at` past a grapheme; gives its width. */
static size_t grapheme(zl_view text, size_t *at)
{
    size_t next = *at;
    size_t width = plain_width(zl_utf8_next(text, &next));
    size_t after = next;

    if (width == 0 ||
        (next < text.size && plain_width(zl_utf8_next(text, &after)) == 0))
        return cluster(text, at);
    *at = next;
    return width;
}

/* ---- texts ---- */

/* Bytes at the start that are printable ASCII; its last one may belong to a
 * mark that follows, and is not counted where anything follows. */
static size_t plain_start(zl_view text)
{
    size_t at = 0;

    while (at < text.size && text.bytes[at] >= 0x20 && text.bytes[at] < 0x7F)
        at++;
    return at < text.size && at > 0 ? at - 1 : at;
}

size_t zl_width(zl_view text)
{
    size_t width = plain_start(text);

    for (size_t at = width; at < text.size;)
        width += grapheme(text, &at);
    return width;
}

zl_view zl_width_start(zl_view text, size_t columns)
{
    size_t kept = 0, width = 0;

    for (size_t at = 0; at < text.size; kept = at) {
        width += grapheme(text, &at);
        if (width > columns)
            break;
    }
    return zl_view_cut(text, 0, kept);
}

zl_view zl_width_end(zl_view text, size_t columns)
{
    size_t at = 0, width = zl_width(text);

    while (width > columns)
        width -= grapheme(text, &at);
    return zl_view_cut(text, at, text.size);
}

size_t zl_grapheme_count(zl_view text)
{
    size_t count = 0;

    for (size_t at = 0; at < text.size; count++)
        grapheme(text, &at);
    return count;
}

zl_view zl_grapheme_start(zl_view text, size_t count)
{
    size_t at = 0;

    while (count-- > 0 && at < text.size)
        grapheme(text, &at);
    return zl_view_cut(text, 0, at);
}

zl_view zl_grapheme_end(zl_view text, size_t count)
{
    size_t at = 0;

    for (size_t all = zl_grapheme_count(text); all > count; all--)
        grapheme(text, &at);
    return zl_view_cut(text, at, text.size);
}
