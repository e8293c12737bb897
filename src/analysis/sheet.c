/* sheet.c -- a table of numbers from a file, read with care. */
#include "analysis/sheet.h"

#include "base/fail.h"
#include "base/map.h"
#include "table/table.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* Of two columns of one name nobody can tell which is meant. */
static zili_status check_names(const zl_sheet *sheet, zili_error *err)
{
    zili_status status = ZILI_OK;
    zl_map names = { 0 };

    for (size_t i = 0; !status && i < zili_table_columns(sheet->table); i++) {
        const char *name = zili_table_name(sheet->table, i);
        uint32_t number = zl_map_add(&names, zl_view_of(name));
        if (number == ZL_MAP_NONE)
            status = zl_no_memory(err);
        else if (number < i)
            status = zl_fail(err, ZILI_EFORMAT,
                             "%s:%zu: two columns are called %s: leave one "
                             "out, or give it another name.",
                             sheet->path, sheet->first_line - 1, name);
    }
    zl_map_clear(&names);
    return status;
}

/* Without the empty lines at the end, which editors leave: of a table with one
 * column each would be a row without a number. */
static zl_view without_empty_end(zl_view bytes)
{
    while (bytes.size > 1 && (bytes.bytes[bytes.size - 1] == '\n' ||
                              bytes.bytes[bytes.size - 1] == '\r'))
        bytes.size--;
    return bytes;
}

zili_status zl_sheet_read(zl_sheet *out, const char *path, zl_view bytes,
                          zili_error *err)
{
    *out = (zl_sheet){ .path = path };
    out->plain = newlocale(LC_ALL_MASK, "C", (locale_t)0);
    if (!out->plain)
        return zl_no_memory(err);
    zili_status status = zl_table_parse(
        &out->table, path, without_empty_end(bytes), err);
    if (status)
        return status;
    out->first_line = 2;
    while (zili_table_note(out->table, out->first_line - 2))
        out->first_line++;
    return check_names(out, err);
}

void zl_sheet_clear(zl_sheet *sheet)
{
    zili_table_free(sheet->table);
    if (sheet->plain)
        freelocale(sheet->plain);
    *sheet = (zl_sheet){ 0 };
}

size_t zl_sheet_column(const zl_sheet *sheet, const char *const *names)
{
    for (; *names; names++) {
        size_t column = zili_table_find(sheet->table, *names);
        if (column != SIZE_MAX)
            return column;
    }
    return SIZE_MAX;
}

zili_status zl_sheet_fail(const zl_sheet *sheet, size_t row, size_t column,
                          const char *what, zili_error *err)
{
    return zl_fail(err, ZILI_EFORMAT, "%s:%zu: in column %s %s.", sheet->path,
                   sheet->first_line + row,
                   zili_table_name(sheet->table, column), what);
}

/* ---- numbers ---- */

/* From here on not every whole number can be told from the next. */
#define TOO_LARGE 0x1p53

static bool is_nothing(zl_view text)
{
    return text.size == 0 || zl_view_is(text, "NA") ||
           (text.size == 3 && strncasecmp(text.bytes, "nan", 3) == 0);
}

/* Digits, a point and an exponent; what else strtod() reads is no count. */
static bool read_number(const zl_sheet *sheet, zl_view text, double *out)
{
    char digits[64] = "", *end = NULL;

    if (text.size >= sizeof digits)
        return false;
    memcpy(digits, text.bytes, text.size);
    if (digits[strspn(digits, "0123456789.eE+-")])
        return false;
    *out = strtod_l(digits, &end, sheet->plain);
    return end != digits && *end == 0 && isfinite(*out);
}

static zili_status fail_number(const zl_sheet *sheet, size_t row,
                               size_t column, zl_view text, const char *why,
                               zili_error *err)
{
    int size = text.size < 40 ? (int)text.size : 40;
    zl_str what = { 0 };

    zl_str_format(&what, "there is \"%.*s\", %s", size, text.bytes, why);
    zili_status status = what.failed ? zl_no_memory(err)
                                     : zl_sheet_fail(sheet, row, column,
                                                     zl_str_text(&what), err);
    zl_str_clear(&what);
    return status;
}

zili_status zl_sheet_parse(const zl_sheet *sheet, size_t row, size_t column,
                           zl_view text, double *out, zili_error *err)
{
    *out = NAN;
    text = zl_view_trim(text);
    if (is_nothing(text))
        return ZILI_OK;
    if (!read_number(sheet, text, out))
        return fail_number(sheet, row, column, text, "which is no number",
                           err);
    if (*out < 0)
        return fail_number(sheet, row, column, text, "which is below 0", err);
    if (*out >= TOO_LARGE)
        return fail_number(sheet, row, column, text,
                           "which is 2^53 or more, and would be rounded",
                           err);
    return ZILI_OK;
}

zili_status zl_sheet_count(const zl_sheet *sheet, size_t row, size_t column,
                           double *out, zili_error *err)
{
    const zili_table *table = sheet->table;

    if (zili_table_type(table, column) == ZILI_TEXT)
        return zl_sheet_parse(sheet, row, column,
                              zl_view_of(zili_table_text(table, row, column)),
                              out, err);
    *out = zili_table_real(table, row, column);
    if (isinf(*out))
        return zl_sheet_fail(sheet, row, column,
                             "there is a number without end", err);
    if (*out < 0)
        return zl_sheet_fail(sheet, row, column, "there is a number below 0",
                             err);
    if (*out >= TOO_LARGE)
        return zl_sheet_fail(sheet, row, column,
                             "there is a number that is 2^53 or more, and "
                             "would be rounded",
                             err);
    return ZILI_OK;
}
