/* worksheet.c -- the rows of a sheet, one by one. */
#include "formats/worksheet.h"

#include "base/fail.h"
#include "base/utf8.h"
#include "formats/xml.h"

#include <inttypes.h>
#include <string.h>

enum { COLUMNS_MOST = 16384 }; /* a sheet of Excel's has so many */

/* Texts are shared, so that a small file can be a large table. */
#define SURE ((uint64_t)64 << 20)
enum { TIMES_MOST = 100 };

static void fail_memory(zl_worksheet *sheet)
{
    if (!sheet->status)
        sheet->status = zl_no_memory(sheet->err);
}

/* ---- cells ---- */

static void copy(zl_worksheet *sheet, zl_str *out, const zl_element *element,
                 const char *name)
{
    zl_str_empty(out);
    zl_str_add(out, zl_element_get(element, name, &sheet->room));
    if (out->failed || sheet->room.failed)
        fail_memory(sheet);
}

/* "AB12" → 27; the next one where nothing is said. */
static size_t column_of(const zl_worksheet *sheet, zl_view place)
{
    size_t column = 0, at = 0;

    for (; at < place.size && at < 4 && place.bytes[at] >= 'A' &&
           place.bytes[at] <= 'Z';
         at++)
        column = column * 26 + (size_t)(place.bytes[at] - 'A') + 1;
    return at ? column - 1 : sheet->column + 1;
}

static void begin_cell(zl_worksheet *sheet, const zl_element *element)
{
    zl_str cell = { 0 };

    sheet->column =
        column_of(sheet, zl_element_get(element, "r", &sheet->room));
    copy(sheet, &sheet->kind, element, "t");
    copy(sheet, &sheet->style, element, "s");
    zl_str_empty(&sheet->value);
    while (!sheet->status && sheet->column < COLUMNS_MOST &&
           sheet->cells.count <= sheet->column)
        if (!zl_array_push(&sheet->cells, cell))
            fail_memory(sheet);
}

/* A number of four digits in base 16, or -1. */
static int32_t code_at(const char *bytes)
{
    int32_t code = 0;

    for (int i = 0; i < 4; i++) {
        char byte = bytes[i], small = (char)(byte | 0x20);
        if (byte >= '0' && byte <= '9')
            code = code * 16 + (byte - '0');
        else if (small >= 'a' && small <= 'f')
            code = code * 16 + (small - 'a' + 10);
        else
            return -1;
    }
    return code;
}

/* Excel writes characters that XML cannot have as _x000D_, and what looks like
 * that as _x005F_x000D_. Halves of a character stay as they are. */
static void unescape(zl_str *cell)
{
    enum { SIZE = sizeof "_x000D_" - 1 };
    zl_str made = { 0 };
    size_t done = 0;

    for (size_t at = 0; at + SIZE <= cell->size; at++) {
        const char *bytes = cell->bytes + at;
        if (bytes[0] != '_' || bytes[1] != 'x' || bytes[SIZE - 1] != '_')
            continue;
        int32_t code = code_at(bytes + 2);
        if (code <= 0 || (code >= 0xD800 && code < 0xE000))
            continue;
        zl_str_add(&made, zl_view_cut(zl_str_view(cell), done, at));
        zl_utf8_add(&made, (uint32_t)code);
        done = at + SIZE;
        at = done - 1;
    }
    if (done) {
        zl_str_add(&made, zl_view_cut(zl_str_view(cell), done, cell->size));
        zl_str_empty(cell);
        zl_str_add(cell, zl_str_view(&made));
        cell->failed |= made.failed;
    }
    zl_str_clear(&made);
}

static void add_value(zl_worksheet *sheet, zl_str *cell)
{
    zl_view value = zl_str_view(&sheet->value);
    const char *kind = zl_str_text(&sheet->kind);

    if (strcmp(kind, "s") == 0)
        zl_str_add(cell, zl_workbook_text(sheet->workbook, value));
    else if (strcmp(kind, "b") == 0)
        zl_str_add_text(cell, zl_view_is(value, "1") ? "true" : "false");
    else if (*kind == 0 || strcmp(kind, "n") == 0)
        zl_workbook_number(sheet->workbook, cell, value,
                           zl_str_view(&sheet->style));
    else
        zl_str_add(cell, value);
    if (*kind && strcmp(kind, "n") != 0)
        unescape(cell);
}

static void end_cell(zl_worksheet *sheet)
{
    if (sheet->value.failed)
        fail_memory(sheet);
    if (sheet->status || sheet->column >= COLUMNS_MOST ||
        sheet->value.size == 0)
        return;
    zl_str *cell = &sheet->cells.items[sheet->column];
    zl_str_empty(cell);
    add_value(sheet, cell);
    sheet->bytes += cell->size;
    if (cell->size && sheet->used <= sheet->column)
        sheet->used = sheet->column + 1;
    if (cell->failed)
        fail_memory(sheet);
    else if (sheet->bytes > SURE && sheet->bytes / TIMES_MOST > sheet->size)
        sheet->status = zl_fail(
            sheet->err, ZILI_EFORMAT,
            "%s, row %" PRIu64 ": the table is more than a hundred times as "
            "large as its file, as no text is. Save it as .csv.",
            sheet->workbook->path, sheet->row);
}

/* ---- rows ---- */

static void begin_row(zl_worksheet *sheet, const zl_element *element)
{
    zl_view place = zl_element_get(element, "r", &sheet->room);
    uint64_t row = 0;

    for (size_t i = 0; i < place.size && i < 9; i++)
        row = row * 10 + (uint64_t)(place.bytes[i] - '0') % 10;
    sheet->row = place.size ? row : sheet->row + 1;
    sheet->column = SIZE_MAX;
    sheet->used = 0;
    for (size_t i = 0; i < sheet->cells.count; i++)
        zl_str_empty(&sheet->cells.items[i]);
}

static void end_row(zl_worksheet *sheet)
{
    if (sheet->used)
        sheet->status = sheet->take(sheet->user, sheet, sheet->err);
}

/* ---- events ---- */

static void begin(void *user, const zl_element *element)
{
    zl_worksheet *sheet = user;

    if (sheet->status)
        return;
    if (zl_view_is(element->name, "row"))
        begin_row(sheet, element);
    else if (zl_view_is(element->name, "c"))
        begin_cell(sheet, element);
    sheet->in_value |= zl_view_is(element->name, "v") ||
                       zl_view_is(element->name, "t");
    sheet->in_phonetic |= zl_view_is(element->name, "rPh");
    if (sheet->room.failed)
        fail_memory(sheet);
}

static void end(void *user, zl_view name)
{
    zl_worksheet *sheet = user;

    if (sheet->status)
        return;
    if (zl_view_is(name, "v") || zl_view_is(name, "t"))
        sheet->in_value = false;
    else if (zl_view_is(name, "rPh"))
        sheet->in_phonetic = false;
    else if (zl_view_is(name, "c"))
        end_cell(sheet);
    else if (zl_view_is(name, "row"))
        end_row(sheet);
}

static void text(void *user, zl_view text)
{
    zl_worksheet *sheet = user;

    if (!sheet->status && sheet->in_value && !sheet->in_phonetic)
        zl_str_add(&sheet->value, text);
}

/* ---- the sheet ---- */

zili_status zl_worksheet_read(zl_worksheet *sheet, zili_error *err)
{
    static const zl_xml_events events = { begin, end, text, true };
    const zl_workbook *workbook = sheet->workbook;
    zl_decoding made = { 0 };
    zl_view bytes;

    sheet->err = err;
    sheet->status = ZILI_OK;
    sheet->row = sheet->bytes = 0;
    if (!zl_package_find(workbook->package, zl_str_view(&workbook->target),
                         &bytes))
        return zl_fail(
            err, ZILI_EFORMAT,
            "%s lacks the part %s, the sheet \"%s\". Save it again.",
            workbook->path, zl_str_text(&workbook->target),
            zl_str_text(&workbook->sheet));
    zili_status status = zl_package_text(&bytes, &made, bytes, workbook->path,
                                         false, err);
    if (!status)
        status = zl_xml_parse(bytes, workbook->path, &events, sheet, err);
    zl_decoding_clear(&made);
    return sheet->status ? sheet->status : status;
}

void zl_worksheet_clear(zl_worksheet *sheet)
{
    for (size_t i = 0; i < sheet->cells.count; i++)
        zl_str_clear(&sheet->cells.items[i]);
    zl_array_clear(&sheet->cells);
    zl_str_clear(&sheet->kind);
    zl_str_clear(&sheet->style);
    zl_str_clear(&sheet->value);
    zl_str_clear(&sheet->room);
}
