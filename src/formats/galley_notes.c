/* galley_notes.c -- notes at the foot of columns. */
#include "formats/galley_parts.h"

#include "base/utf8.h"

#include <string.h>

/* A note's font is at most so much of the text's, in hundredths. */
enum { NOTE_MOST = 93 };

/* ---- signs ---- */

static size_t number_at(zl_view text, size_t at, unsigned *number)
{
    size_t begin = at;

    *number = 0;
    for (; at < text.size && at - begin < 4 && text.bytes[at] >= '0' &&
           text.bytes[at] <= '9';
         at++)
        *number = *number * 10 + (unsigned)(text.bytes[at] - '0');
    return at - begin;
}

static size_t bracketed(zl_view text, unsigned *number)
{
    static const char *const pairs[][2] = {
        { "[", "]" },   { "(", ")" },   { "〔", "〕" },
        { "［", "］" }, { "（", "）" }, { "【", "】" },
    };

    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        zl_view open = zl_view_of(pairs[i][0]);
        zl_view close = zl_view_of(pairs[i][1]);
        if (!zl_view_starts(text, open))
            continue;
        size_t digits = number_at(text, open.size, number);
        size_t end = open.size + digits;
        if (digits && zl_view_starts(zl_view_cut(text, end, text.size), close))
            return end + close.size;
    }
    return 0;
}

size_t zl_note_sign(zl_view text, unsigned *number)
{
    static const char *const signs[] = { "*", "†",  "‡", "§",
                                         "¶", "＊", "※", NULL };
    size_t at = 0, size = number_at(text, 0, number);

    if (size || text.size == 0)
        return size;
    uint32_t first = zl_utf8_next(text, &at);
    if (first >= 0x2460 && first <= 0x2473) { /* ① to ⑳ */
        *number = first - 0x2460 + 1;
        return at;
    }
    for (size_t i = 0; signs[i]; i++)
        if (zl_view_starts(text, zl_view_of(signs[i])))
            return strlen(signs[i]);
    return bracketed(text, number);
}

/* ---- rows ---- */

static bool is_small(const zl_galley *galley, const zl_galley_row *row)
{
    return (int64_t)row->size * 100 < (int64_t)galley->size * NOTE_MOST;
}

/* Its sign stands for itself, or before a capital, a letter of no case … but
 * not before a point and figures, as "3.5". */
static bool opens_note(const zl_galley *galley, const zl_galley_row *row)
{
    zl_view text = zl_galley_row_first(galley, row);
    unsigned number;
    size_t size = zl_note_sign(text, &number);

    if (!size)
        return false;
    zl_view rest = zl_view_cut(text, size, text.size);
    return rest.size == 0 || zl_view_is(rest, ".") ||
           ((unsigned char)rest.bytes[0] | 0x20) >= 'a' ||
           (unsigned char)rest.bytes[0] >= 0x80;
}

/* Rows [first, end) are small and stand at the foot of a column; the first one
 * with a sign begins the notes, or `goes_on`: one of the page before does. */
static size_t put_notes(zl_galley *galley, size_t first, size_t end,
                        bool goes_on)
{
    size_t at = first;

    while (!goes_on && at < end &&
           !opens_note(galley, &galley->rows.items[at]))
        at++;
    for (size_t i = at; i < end; i++) {
        zl_galley_row *row = &galley->rows.items[i];
        row->use = ZL_USE_NOTE;
        row->opens = opens_note(galley, row);
    }
    return end - at;
}

/* The rows of one column. */
static void find_in(zl_galley *galley, size_t first, size_t end, bool *goes_on)
{
    size_t from = end;

    while (from > first && is_small(galley, &galley->rows.items[from - 1]))
        from--;
    /* A column of small type alone is no foot of anything. */
    if (from == first || from == end) {
        *goes_on = false;
        return;
    }
    size_t found = put_notes(galley, from, end, *goes_on);
    *goes_on = found &&
               !zl_galley_row_stops(galley, &galley->rows.items[end - 1]);
}

void zl_galley_find_notes(zl_galley *galley)
{
    size_t count = galley->rows.count, end;
    bool goes_on = false;

    for (size_t first = 0; first < count; first = end) {
        const zl_galley_row *row = &galley->rows.items[first];
        for (end = first;
             end < count && galley->rows.items[end].column == row->column;)
            end++;
        if (row->use == ZL_USE_TEXT)
            find_in(galley, first, end, &goes_on);
    }
}
