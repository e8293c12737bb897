/* caret.c -- a fault of a query, and below it a caret at the place. */
#include "query/caret.h"

#include "base/fail.h"
#include "base/utf8.h"
#include "text/width.h"

#include <stdarg.h>
#include <stdio.h>

/* Of a long line so many columns are shown, half of them before the place. */
#define MOST_COLUMNS 72
#define MOST_BYTES 300 /* marks take no column */

/* The line of `text` that has byte `at`; `*begin` is where it begins. */
static zl_view line_at(zl_view text, size_t at, size_t *begin)
{
    size_t end = at;

    for (*begin = at; *begin > 0 && text.bytes[*begin - 1] != '\n';)
        --*begin;
    while (end < text.size && text.bytes[end] != '\n')
        end++;
    return zl_view_cut(text, *begin, end);
}

struct piece {
    zl_view before, behind;
    bool cut_before, cut_behind;
};

static bool goes_on(char byte)
{
    return ((unsigned char)byte & 0xC0) == 0x80;
}

/* The last, or first, characters that take so many bytes at most. */
static zl_view last_bytes(zl_view text, size_t most)
{
    size_t from = text.size > most ? text.size - most : 0;

    while (from > 0 && from < text.size && goes_on(text.bytes[from]))
        from++;
    return zl_view_cut(text, from, text.size);
}

static zl_view first_bytes(zl_view text, size_t most)
{
    size_t end = text.size > most ? most : text.size;

    while (end > 0 && end < text.size && goes_on(text.bytes[end]))
        end--;
    return zl_view_cut(text, 0, end);
}

/* So much of the line around its byte `at` as can be shown. */
static struct piece piece_at(zl_view line, size_t at)
{
    struct piece piece = { zl_view_cut(line, 0, at),
                           zl_view_cut(line, at, line.size), false, false };
    size_t before = piece.before.size, behind = piece.behind.size;

    if (line.size <= MOST_BYTES && zl_width(line) <= MOST_COLUMNS)
        return piece;
    piece.before = last_bytes(piece.before, MOST_BYTES);
    piece.before = zl_width_end(piece.before, MOST_COLUMNS / 2);
    piece.behind = first_bytes(piece.behind, MOST_BYTES);
    piece.behind = zl_width_start(piece.behind, MOST_COLUMNS / 2);
    piece.cut_before = piece.before.size < before;
    piece.cut_behind = piece.behind.size < behind;
    return piece;
}

zili_status zl_query_fail(zili_error *err, const char *text, size_t column,
                          const char *format, ...)
{
    char reason[256];
    zl_view whole = zl_view_of(text);
    size_t at = column < whole.size ? column : whole.size, begin;
    zl_view line = line_at(whole, at, &begin);
    struct piece piece = piece_at(line, at - begin);
    int indent = (int)zl_width(piece.before) + piece.cut_before + 1;
    va_list args;

    va_start(args, format);
    vsnprintf(reason, sizeof reason, format, args);
    va_end(args);
    return zl_fail(err, ZILI_EUSAGE,
                   "Column %zu of the query: %s\n  %s%.*s%.*s%s\n  %*s",
                   zl_utf8_count(zl_view_cut(whole, 0, at)) + 1, reason,
                   piece.cut_before ? "…" : "", (int)piece.before.size,
                   piece.before.bytes, (int)piece.behind.size,
                   piece.behind.bytes, piece.cut_behind ? "…" : "", indent,
                   "^");
}
