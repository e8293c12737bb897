/* scan.c -- Unicode's word boundaries at speed: text → tokens.
 *
 * ASCII goes by windows (scan_ascii.h), all else by ICU's own rules, read
 * here; what ICU cuts by a dictionary goes to the cutter or to ICU. */
#include "scan.h"

#include "base/bytes.h"
#include "base/fail.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "text/scan_ascii.h"
#include "text/scan_icu.h"
#include "text/scan_ways.h"
#include "text/script.h"

#include <string.h>

struct zl_scanner {
    const zl_rules *rules; /* NULL: ICU does it all */
    zl_rules *own_rules;   /* the same, where they are not lent */
    zl_ascii_way *ascii;   /* NULL: ASCII by the rules */
    zl_scan_icu icu;
};

/* ---- from one boundary to the next ---- */

typedef struct segment {
    size_t end;
    uint8_t any, all; /* the bits of the kinds of its characters */
} segment;

/* Where the characters from U+4E00 to U+9FFF at `at` end, three bytes each. */
static size_t han_end(zl_view text, size_t at)
{
    const uint8_t *bytes = (const uint8_t *)text.bytes;
    const uint32_t first = 0xE4B880, last = 0xE9BFBF;

    for (; text.size - at >= 4; at += 3)
        if ((__builtin_bswap32(zl_get32(bytes + at)) >> 8) - first >
            last - first)
            return at;
    for (; at < text.size; at += 3)
        if (bytes[at] < 0xE4 || bytes[at] > 0xE9 ||
            (bytes[at] == 0xE4 && bytes[at + 1] < 0xB8))
            break;
    return at;
}

/* What no rule accepts is cut behind its first character. */
static segment one_character(const zl_rules *rules, zl_view text, size_t at)
{
    uint8_t kind = zl_rules_next(rules, text, &at);

    return (segment){ at, kind, kind };
}

static segment next_segment(const zl_rules *rules, zl_view text, size_t begin)
{
    uint8_t state = rules->start, any = 0, all = 0xFF;
    segment found = { begin, 0, 0 };

    for (size_t at = begin; at < text.size && state != ZL_STATE_STOP;) {
        uint8_t kind = zl_rules_next(rules, text, &at), before = state;
        state = rules->next[state & ZL_STATE_NUMBER][kind & ZL_KIND_CATEGORY];
        if (state == before && (kind & ZL_KIND_PLAIN) && rules->han_is_even)
            at = han_end(text, at);
        any |= kind;
        all &= kind;
        if (state & ZL_STATE_ACCEPTS)
            found = (segment){ at, any, all };
    }
    if (rules->next[state & ZL_STATE_NUMBER][ZL_CATEGORY_END] &
        ZL_STATE_ACCEPTS)
        found = (segment){ text.size, any, all };
    return found.end > begin ? found : one_character(rules, text, begin);
}

/* ---- what is made of it ---- */

/* Most pieces begin with a byte that begins no blank, and have none that
 * begins U+202F, the only one that is joined to letters. */
static bool may_hold_blank(zl_view text, zl_piece piece)
{
    uint8_t lead = (uint8_t)text.bytes[piece.begin];

    return lead <= ' ' || lead == 0xC2 || (lead >= 0xE1 && lead <= 0xE3) ||
           memchr(text.bytes + piece.begin, 0xE2, piece.end - piece.begin);
}

static bool holds_han(zl_view text, zl_piece run)
{
    for (size_t at = run.begin; at < run.end;)
        if (zl_is_han(zl_utf8_next(text, &at)))
            return true;
    return false;
}

static bool is_one_character(zl_view text, zl_piece piece)
{
    size_t at = piece.begin;

    (void)zl_utf8_next(text, &at);
    return at == piece.end;
}

/* A run with characters of a dictionary. */
static zili_status cut_run(zl_scanner *scanner, zl_view text, zl_piece run,
                           bool plain, const zl_cutter *cutter,
                           zl_pieces *tokens, zili_error *err)
{
    bool done = false;
    zili_status status = ZILI_OK;

    if (cutter && cutter->cut && (plain || holds_han(text, run)))
        status =
            cutter->cut(cutter->user, text, run, plain, &done, tokens, err);
    if (status || done)
        return status;
    if (!is_one_character(text, run))
        return zl_scan_icu_part(&scanner->icu, text, run, tokens, err);
    return zl_array_push(tokens, run) ? ZILI_OK : zl_no_memory(err);
}

static zili_status take_segment(zl_scanner *scanner, zl_view text, size_t *at,
                                const zl_cutter *cutter, zl_pieces *tokens,
                                zili_error *err)
{
    segment found = next_segment(scanner->rules, text, *at);
    zl_piece piece = { *at, found.end };

    *at = found.end;
    if (found.any & ZL_KIND_DICTIONARY)
        return cut_run(scanner, text, piece, found.all & ZL_KIND_PLAIN, cutter,
                       tokens, err);
    bool room = scanner->icu.keep_blanks || !may_hold_blank(text, piece)
                    ? zl_array_push(tokens, piece)
                    : zl_scan_push(text, piece, tokens);
    return room ? ZILI_OK : zl_no_memory(err);
}

/* Whether a window is worth its time. */
static bool is_ascii_ahead(zl_view text, size_t at)
{
    uint64_t eight;

    if (text.size - at < sizeof eight)
        return (uint8_t)text.bytes[at] < 0x80;
    memcpy(&eight, text.bytes + at, sizeof eight);
    return (eight & UINT64_C(0x8080808080808080)) == 0;
}

zili_status zl_scan(zl_scanner *scanner, zl_view text, size_t *at,
                    const zl_cutter *cutter, zl_pieces *tokens,
                    zili_error *err)
{
    size_t limit = tokens->count + ZL_SCAN_LIMIT;
    zili_status status = ZILI_OK;

    if (*at < text.size && !scanner->rules)
        return zl_scan_icu_all(&scanner->icu, text, at, cutter, tokens, err);
    while (!status && *at < text.size && tokens->count < limit) {
        size_t before = *at;
        if (scanner->ascii && is_ascii_ahead(text, *at) &&
            !scanner->ascii(text, at, scanner->icu.keep_blanks, limit, tokens))
            return zl_no_memory(err);
        if (*at == before)
            status = take_segment(scanner, text, at, cutter, tokens, err);
    }
    return status;
}

/* ---- opening ---- */

static zili_status open_scanner(zl_scanner **out, const zl_rules *rules,
                                zl_scan_ascii ascii, bool keep_blanks,
                                zili_error *err)
{
    zl_scanner *scanner = *out = zl_alloc(sizeof *scanner);

    if (!scanner)
        return zl_no_memory(err);
    scanner->rules = rules;
    if (rules && rules->known && ascii != ZL_SCAN_NONE)
        scanner->ascii = ascii == ZL_SCAN_BEST ? zl_ascii_best()
                                               : zl_ascii_scalar;
    scanner->icu.keep_blanks = keep_blanks;
    return ZILI_OK;
}

zili_status zl_scanner_open(zl_scanner **out, const zl_rules *rules,
                            zili_error *err)
{
    return open_scanner(out, rules, ZL_SCAN_BEST, false, err);
}

zili_status zl_scanner_open_by(zl_scanner **out, zl_span bytes,
                               zl_scan_ascii ascii, bool keep_blanks,
                               zili_error *err)
{
    zl_rules *rules;

    *out = NULL;
    zili_status status = zl_rules_open(&rules, bytes, err);
    if (!status)
        status = open_scanner(out, rules, ascii, keep_blanks, err);
    if (status)
        zl_rules_close(rules);
    else
        (*out)->own_rules = rules;
    return status;
}

void zl_scanner_close(zl_scanner *scanner)
{
    if (!scanner)
        return;
    zl_rules_close(scanner->own_rules);
    zl_scan_icu_clear(&scanner->icu);
    zl_free(scanner);
}
