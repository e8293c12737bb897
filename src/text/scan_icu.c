/* scan_icu.c -- what is left to ICU: a part of a text, or all of it. */
#include "scan_icu.h"

#include "base/fail.h"
#include "base/utf8.h"
#include "text/rules.h"
#include "text/scan_ways.h"
#include "text/script.h"

#include <string.h>

void zl_scan_icu_clear(zl_scan_icu *icu)
{
    zl_boundary_close(icu->words);
    icu->words = NULL;
}

/* Begin with the part of the text from `begin` to `end`. */
static zili_status start(zl_scan_icu *icu, zl_view text, size_t begin,
                         size_t end, zili_error *err)
{
    zili_status status = ZILI_OK;

    if (!icu->words)
        status = zl_boundary_open(&icu->words, ZL_BOUNDARY_WORD, err);
    if (status)
        return status;
    return zl_boundary_start(icu->words, zl_view_cut(text, begin, end), err);
}

static bool next(zl_scan_icu *icu, size_t base, zl_piece *piece)
{
    if (!zl_boundary_next(icu->words, piece))
        return false;
    piece->begin += base;
    piece->end += base;
    return true;
}

/* ---- without blanks ---- */

/* Where the blanks, and the marks behind them, end. */
static size_t blanks_end(zl_view text, zl_piece piece)
{
    size_t end = piece.begin;
    bool behind_blank = false;

    for (size_t at = end; at < piece.end; end = at) {
        uint32_t c = zl_utf8_next(text, &at);
        bool blank = zl_is_blank(c);
        if (!blank && !(behind_blank && zl_is_mark(c)))
            break;
        behind_blank |= blank;
    }
    return end;
}

/* Where the next blank begins, or the piece ends. */
static size_t word_end(zl_view text, zl_piece piece)
{
    size_t end = piece.begin;

    for (size_t at = end; at < piece.end; end = at)
        if (zl_is_blank(zl_utf8_next(text, &at)))
            break;
    return end;
}

bool zl_scan_push(zl_view text, zl_piece piece, zl_pieces *tokens)
{
    for (;;) {
        piece.begin = blanks_end(text, piece);
        if (piece.begin == piece.end)
            return true;
        size_t end = word_end(text, piece);
        if (!zl_array_push(tokens, (zl_piece){ piece.begin, end }))
            return false;
        piece.begin = end;
    }
}

static bool push(const zl_scan_icu *icu, zl_view text, zl_piece piece,
                 zl_pieces *tokens)
{
    return icu->keep_blanks ? zl_array_push(tokens, piece)
                            : zl_scan_push(text, piece, tokens);
}

/* ---- a part of a text ---- */

zili_status zl_scan_icu_part(zl_scan_icu *icu, zl_view text, zl_piece part,
                             zl_pieces *tokens, zili_error *err)
{
    zl_piece piece = { 0, 0 };
    zili_status status = start(icu, text, part.begin, part.end, err);

    while (!status && next(icu, part.begin, &piece))
        if (!push(icu, text, piece, tokens))
            status = zl_no_memory(err);
    return status;
}

/* ---- all of a text ---- */

/* Pieces of plain Han that stand together. */
typedef struct chain {
    zl_piece run;
    size_t first; /* of their tokens */
    bool part;    /* of what ICU cuts as a whole: that cut stays */
} chain;

static bool is_plain(zl_view text, zl_piece piece)
{
    for (size_t at = piece.begin; at < piece.end;)
        if (!zl_is_plain_han(zl_utf8_next(text, &at)))
            return false;
    return true;
}

/* Whether ICU cuts this piece, which is not plain, together with the Han
 * beside it. */
static bool joins_han(zl_view text, zl_piece piece)
{
    for (size_t at = piece.begin; at < piece.end;) {
        uint32_t c = zl_utf8_next(text, &at);
        if (zl_is_han(c) || (zl_is_letter(c) && zl_is_kana(c)))
            return true;
    }
    return false;
}

/* Put the cutter's tokens for the run in the place of ICU's. */
static zili_status recut(const zl_cutter *cutter, zl_view text, chain *it,
                         zl_pieces *tokens, zili_error *err)
{
    bool done = false;
    size_t old = tokens->count;
    zl_piece run = it->run;

    it->run = (zl_piece){ 0, 0 };
    if (run.begin == run.end || it->part || !cutter || !cutter->cut)
        return ZILI_OK;
    zili_status status =
        cutter->cut(cutter->user, text, run, true, &done, tokens, err);
    if (status || !done)
        return status;
    memmove(tokens->items + it->first, tokens->items + old,
            (tokens->count - old) * sizeof *tokens->items);
    tokens->count -= old - it->first;
    return ZILI_OK;
}

/* Where to stop: no dictionary of ICU's sees across an ASCII blank. */
static bool is_safe(zl_view text, zl_piece piece)
{
    return zl_is_blank((uint8_t)text.bytes[piece.begin]) &&
           (uint8_t)text.bytes[piece.begin] < 0x80;
}

zili_status zl_scan_icu_all(zl_scan_icu *icu, zl_view text, size_t *at,
                            const zl_cutter *cutter, zl_pieces *tokens,
                            zili_error *err)
{
    size_t base = *at, limit = tokens->count + ZL_SCAN_LIMIT;
    chain it = { { 0, 0 }, 0, false };
    bool joined = false; /* the last piece joins Han and is not plain */
    zl_piece piece;
    zili_status status = start(icu, text, base, text.size, err);

    while (!status && next(icu, base, &piece)) {
        bool plain = is_plain(text, piece), before = joined;
        joined = !plain && joins_han(text, piece);
        it.part |= joined;
        if (!plain)
            status = recut(cutter, text, &it, tokens, err);
        if (status || (tokens->count >= limit && is_safe(text, piece)))
            break;
        if (plain && it.run.begin == it.run.end)
            it = (chain){ { piece.begin, 0 }, tokens->count, before };
        if (plain)
            it.run.end = piece.end;
        if (!push(icu, text, piece, tokens))
            status = zl_no_memory(err);
        *at = piece.end;
    }
    return status ? status : recut(cutter, text, &it, tokens, err);
}
