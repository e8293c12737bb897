/* cell.c -- the text of a cell, and what is written instead of a byte. */
#include "table/format.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ---- numbers ---- */

/* Round to so many significant digits. Both calls follow the same locale. */
static double rounded(double value, int digits)
{
    char text[ZL_REAL_SIZE];

    snprintf(text, sizeof text, "%.*e", digits - 1, value);
    return strtod(text, NULL);
}

zl_view zl_number_text(char number[ZL_REAL_SIZE], double value, int decimals)
{
    if (decimals < ZL_SHORTEST && decimals != ZL_WHOLE && isfinite(value))
        value = rounded(value, -decimals);
    return (zl_view){ number, zl_real_text(number, value, decimals) };
}

zl_view zl_cell_shown(const zili_table *table, size_t row, size_t column,
                      char number[ZL_REAL_SIZE])
{
    if (zili_table_missing(table, row, column))
        return (zl_view){ "", 0 };
    switch (zili_table_type(table, column)) {
    case ZILI_TEXT:
        return zl_view_of(zili_table_text(table, row, column));
    case ZILI_INTEGER:
        return (zl_view){
            number,
            zl_integer_text(number, zili_table_integer(table, row, column))
        };
    case ZILI_REAL:
        break;
    }
    return zl_number_text(number, zili_table_real(table, row, column),
                          zl_table_decimals(table, column));
}

/* ---- texts ---- */

zl_view zl_to_zero(zl_view text)
{
    const char *zero = text.size ? memchr(text.bytes, 0, text.size) : NULL;

    return zero ? zl_view_cut(text, 0, (size_t)(zero - text.bytes)) : text;
}

void zl_write_escaped(zl_str *out, zl_view text, const zl_escapes *escapes)
{
    size_t start = 0;

    text = zl_to_zero(text);
    for (size_t i = 0; i < text.size; i++) {
        const char *instead = (*escapes)[(unsigned char)text.bytes[i]];
        if (!instead)
            continue;
        zl_str_add(out, zl_view_cut(text, start, i));
        zl_str_add_text(out, instead);
        start = i + 1;
    }
    zl_str_add(out, zl_view_cut(text, start, text.size));
}

/* ---- below the row ---- */

static size_t centred(const zl_rows *rows)
{
    for (size_t i = 1; i + 1 < rows->in_row; i++)
        if (rows->columns[i].align == ZL_CENTRE)
            return i;
    return 0;
}

zl_below zl_below_cell(const zl_rows *rows, zl_kind kind, zl_view text)
{
    zl_below below = { .centre = centred(rows), .text = zl_to_zero(text) };
    size_t from = rows->mark_from, to = rows->mark_to;

    if (kind == ZL_MISSING) {
        below.text = zl_view_of("–");
        from = 0;
        to = below.text.size;
    }
    if (below.centre == 0 || from >= to || to > below.text.size)
        return below;
    below.marked = true;
    below.before = zl_view_trim(zl_view_cut(below.text, 0, from));
    below.mark = zl_view_cut(below.text, from, to);
    below.after =
        zl_view_trim(zl_view_cut(below.text, to, below.text.size));
    return below;
}
