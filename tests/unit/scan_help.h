/* scan_help.h -- ICU asked directly, and texts that are hard to cut. */
#ifndef TESTS_SCAN_HELP_H
#define TESTS_SCAN_HELP_H

#include "base/file.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "text/scan_ways.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/ubrk.h>
#include <unicode/utext.h>

/* ---- ICU ---- */

typedef struct oracle {
    UBreakIterator *icu;
    UText *text;
} oracle;

static inline void oracle_open(oracle *it, UBreakIteratorType type)
{
    UErrorCode code = U_ZERO_ERROR;

    it->text = NULL;
    it->icu = ubrk_open(type, "", NULL, 0, &code);
    if (U_FAILURE(code))
        abort();
}

static inline void oracle_close(oracle *it)
{
    ubrk_close(it->icu);
    utext_close(it->text);
}

/* All pieces, blanks too, in place of what was in `out`. */
static inline void oracle_cut(oracle *it, zl_view text, zl_pieces *out)
{
    UErrorCode code = U_ZERO_ERROR;
    int32_t from, to;

    out->count = 0;
    it->text =
        utext_openUTF8(it->text, text.bytes, (int64_t)text.size, &code);
    ubrk_setUText(it->icu, it->text, &code);
    if (U_FAILURE(code))
        abort();
    from = ubrk_first(it->icu);
    for (; (to = ubrk_next(it->icu)) != UBRK_DONE; from = to)
        if (!zl_array_push(out, (zl_piece){ (size_t)from, (size_t)to }))
            abort();
}

/* ---- scanners ---- */

/* The ways a text can go. */
enum { BEST, SCALAR, RULES, OTHER, ICU, WAYS };
static const char *const way_names[WAYS] = { "best", "scalar", "rules",
                                             "other", "icu" };

/* A copy of ICU's rules with the byte at `at` turned, if there is one. */
static inline zl_span turned(zl_span rules, size_t at, size_t size)
{
    uint8_t *bytes = (uint8_t *)zl_copy_text((const char *)rules.bytes, size);

    if (at < size)
        bytes[at] ^= 0xFF;
    return (zl_span){ bytes, size };
}

static inline zl_scanner *open_by(zl_span bytes, zl_scan_ascii ascii)
{
    zl_scanner *scanner;

    if (zl_scanner_open_by(&scanner, bytes, ascii, true, NULL))
        abort();
    return scanner;
}

static inline zl_scanner *open_turned(zl_span rules, size_t at, size_t size)
{
    zl_span bytes = turned(rules, at, size);
    zl_scanner *scanner = open_by(bytes, ZL_SCAN_BEST);

    zl_free((void *)bytes.bytes);
    return scanner;
}

static inline void open_ways(zl_scanner *ways[WAYS], zl_span rules)
{
    ways[BEST] = open_by(rules, ZL_SCAN_BEST);
    ways[SCALAR] = open_by(rules, ZL_SCAN_SCALAR);
    ways[RULES] = open_by(rules, ZL_SCAN_NONE);
    /* The end is the rules' own text, which no machine reads. */
    ways[OTHER] = open_turned(rules, rules.size - 4, rules.size);
    ways[ICU] = open_turned(rules, 0, rules.size);
}

static inline void close_ways(zl_scanner *ways[WAYS])
{
    for (int way = 0; way < WAYS; way++)
        zl_scanner_close(ways[way]);
}

/* All tokens in place of what was in `out`. */
static inline void scan_all(zl_scanner *scanner, zl_view text,
                            const zl_cutter *cutter, zl_pieces *out)
{
    out->count = 0;
    for (size_t at = 0, before = 0; at < text.size; before = at) {
        if (zl_scan(scanner, text, &at, cutter, out, NULL) ||
            at <= before || at > text.size)
            abort();
    }
}

static inline void show(const char *name, zl_view text,
                        const zl_pieces *pieces)
{
    fprintf(stderr, "%s:", name);
    for (size_t i = 0; i < pieces->count && i < 60; i++) {
        fputc('|', stderr);
        for (size_t at = pieces->items[i].begin; at < pieces->items[i].end;)
            fprintf(stderr, " %X", zl_utf8_next(text, &at));
    }
    fputc('\n', stderr);
}

static inline bool same_pieces(const zl_pieces *a, const zl_pieces *b)
{
    return a->count == b->count &&
           (a->count == 0 ||
            memcmp(a->items, b->items, a->count * sizeof *a->items) == 0);
}

/* ---- hard texts ---- */

/* Of every category of the rules, of words and of sentences, and of what the
 * dictionaries trip over. */
static const uint32_t hard_characters[] = {
    /* blanks, line ends, controls */
    ' ', '\t', '\n', '\r', 0x0B, 0, 0x7F, 0x85, 0xA0, 0x1680, 0x2003, 0x2028,
    0x202F, 0x205F, 0x3000,
    /* what may stand inside a word or a number */
    '.', ',', ';', ':', '\'', '"', '_', '@', '-', '#', '*', 0xB7, 0x387,
    0x589, 0x5F4, 0x66C, 0x2018, 0x2019, 0x2024, 0x2027, 0x203F, 0x2044,
    0xFE13, 0xFE14, 0xFE33, 0xFE52, 0xFE55, 0xFF07, 0xFF0C, 0xFF0E, 0xFF1A,
    0xFF3F,
    /* and what may not */
    0x2013, 0x2014, 0x201C, 0x201D, 0x2026, 0x2012, 0x2015, 0x201A, 0x20AC,
    0x3001, 0x3002, 0xFF08, 0xFFFD, 0xE000, 0x10FFFF,
    /* what may end a sentence, go on with it, or close it */
    '!', '?', ')', ']', '(', 0x2029, 0xFF01, 0xFF1F, 0x203D, 0x61F, 0xAB,
    0xBB, 0x2026, 0x300D, 0xFE10, 0x1056, 0x11FFF, 0x16E98,
    /* letters and digits */
    'a', 'b', 'Z', '0', '9', 0xE9, 0xAA, 0x130, 0x3B1, 0x416, 0x627, 0x660,
    0x6F1, 0x7CA, 0x915, 0x1D7CE, 0x10400, 0x1E900, 0xFF11, 0xFF21, 0x1F130,
    0x1F170, 0x2139, 0x24C2, 0x5D0, 0x5EA, 0xFB1D, 0xFB4F, 0x1100, 0x1161,
    0x11A8, 0x3131, 0xFFA1, 0xAC00, 0xD7A3, 0xB300,
    /* marks and format characters */
    0x301, 0x308, 0x93F, 0x20E3, 0x200D, 0x200C, 0x200B, 0x200E, 0xAD, 0x61C,
    0x2060, 0xFE0F, 0xFE00, 0xFEFF, 0xE0001, 0xE0020, 0xE007F, 0xE0100,
    0xE01EF, 0x3099, 0x309A, 0x302A, 0x180E, 0x16FE4, 0x1D165, 0x110BD,
    /* emoji */
    0x1F1E6, 0x1F1FF, 0x1F600, 0x1F3FB, 0x1F468, 0x1F469, 0x2764, 0xA9,
    0x2122, 0x203C, 0x1F9B0, 0x1F3F4, 0x3030, 0x303D, 0x3297, 0x1FFFD,
    /* Han */
    0x4E00, 0x4E2D, 0x56FD, 0x4EBA, 0x6C11, 0x81EA, 0x529B, 0x66F4, 0x751F,
    0x5341, 0x4E8C, 0x9FFF, 0x3400, 0x4DBF, 0x4DC0, 0x3005, 0x3006, 0x3007,
    0x3021, 0x3029, 0x3038, 0x303A, 0x303B, 0x2E80, 0x2E9A, 0x2E9F, 0x2EF3,
    0x2F00, 0x2FD5, 0xF900, 0xFA0E, 0xFA10, 0xFA11, 0xFA2A, 0xFA6E, 0x20000,
    0x2A6DF, 0x2F800, 0x30000, 0x16FF0, 0x16FF1, 0x16FE3, 0x3220, 0x32C0,
    0x33E0,
    /* kana */
    0x3042, 0x3093, 0x3041, 0x309B, 0x309C, 0x309D, 0x309F, 0x30A2, 0x30F3,
    0x30A1, 0x30FB, 0x30FC, 0x30FD, 0x30FF, 0x30A0, 0x31F0, 0x3031, 0x3035,
    0xFF66, 0xFF70, 0xFF71, 0xFF76, 0xFF8A, 0xFF9D, 0xFF9E, 0xFF9F, 0x32D0,
    0x3300, 0x1B000, 0x1B001, 0x1B150, 0x1B164, 0x1F200, 0xFF65,
    /* Thai, Lao, Burmese, Khmer, and others cut by dictionaries elsewhere */
    0xE01, 0xE20, 0xE32, 0xE40, 0xE34, 0xE48, 0xE33, 0xE50, 0xE81, 0xEB4,
    0xEC0, 0x1000, 0x102B, 0x1031, 0x103A, 0x1040, 0x1780, 0x17B6, 0x17D2,
    0x1950, 0x1980, 0x19DE, 0x1A20, 0xA9E0, 0xAA60, 0xAA80, 0x11700, 0x1171D,
    /* Tangut, Nüshu */
    0x17000, 0x18800, 0x1B170,
};
#define HARD_CHARACTERS (sizeof hard_characters / sizeof *hard_characters)

/* What windows of ASCII are about. */
static const char easy_characters[] = "aBz09  ..,,''_@;:\"-\r\n\t";

static inline uint32_t hard_random(uint32_t *seed)
{
    *seed ^= *seed << 13;
    *seed ^= *seed >> 17;
    *seed ^= *seed << 5;
    return *seed;
}

static inline uint32_t hard_character(uint32_t *seed)
{
    uint32_t dice = hard_random(seed);

    if (dice % 16)
        return hard_characters[(dice >> 4) % HARD_CHARACTERS];
    return (dice >> 4) % 0x32000; /* any; a surrogate becomes U+FFFD */
}

/* A text in place of what was in `out`: of characters from all over, of a few
 * of them, or of ASCII, a few of them strewn in. */
static inline void hard_text(uint32_t *seed, zl_str *out)
{
    uint32_t few[4], dice = hard_random(seed);
    uint32_t easy = dice % 4 == 0 ? 0 : dice % 4 == 1 ? 2 + dice / 4 % 40 : 1;
    size_t size = easy > 1 ? 20 + dice / 256 % 150 : 1 + dice / 256 % 14;

    for (size_t i = 0; i < 4; i++)
        few[i] = hard_character(seed);
    zl_str_empty(out);
    for (size_t i = 0; i < size; i++) {
        dice = hard_random(seed);
        if (easy > 1 && dice % easy)
            zl_str_add_byte(out, easy_characters[dice / 64 %
                                    (sizeof easy_characters - 1)]);
        else if (easy)
            zl_utf8_add(out, few[dice / 64 % 4]);
        else
            zl_utf8_add(out, hard_character(seed));
    }
}

#endif
