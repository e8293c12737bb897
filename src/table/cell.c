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
