/* workbook_table.c -- a sheet of a workbook as text, a line for each row. */
#include "formats/workbook_table.h"

#include "base/fail.h"
#include "formats/name.h"
#include "formats/worksheet.h"

#include <string.h>

/* A row of Excel's is one of so many. */
enum { ROWS_MOST = 1 << 20 };

struct table {
    zl_str *out;
    uint64_t lines; /* so far */
    zl_str cell;    /* the one that is written */
};

static void add_cell(struct table *table, const zl_str *text)
{
    zl_view rest;

    zl_str_empty(&table->cell);
    zl_name_flatten(&table->cell, zl_str_view(text));
    rest = zl_str_view(&table->cell);
    zl_str_add_byte(table->out, '"');
    for (size_t i = 0; i < rest.size; i++) {
        if (rest.bytes[i] == '"')
            zl_str_add_byte(table->out, '"');
        zl_str_add_byte(table->out, rest.bytes[i]);
    }
    zl_str_add_byte(table->out, '"');
}

static zili_status take_row(void *user, const zl_worksheet *sheet,
                            zili_error *err)
{
    struct table *table = user;

    if (sheet->row <= table->lines || sheet->row > ROWS_MOST)
        return zl_fail(err, ZILI_EFORMAT,
                       "%s: the rows of the sheet are out of order. Save it "
                       "again, or as CSV.",
                       sheet->workbook->path);
    for (; table->lines + 1 < sheet->row; table->lines++)
        zl_str_add_byte(table->out, '\n');
    for (size_t i = 0; i < sheet->used; i++) {
        zl_str_add_text(table->out, i ? "\t" : "");
        add_cell(table, &sheet->cells.items[i]);
    }
    zl_str_add_byte(table->out, '\n');
    table->lines++;
    return table->out->failed || table->cell.failed ? zl_no_memory(err)
                                                    : ZILI_OK;
}

bool zl_is_workbook(zl_view bytes)
{
    return zl_package_has(bytes, "xl/workbook.xml");
}

zili_status zl_workbook_table(zl_str *out, const char *path, const char *name,
                              zl_view bytes, zili_error *err)
{
    static const zl_reading reading = { 0 };
    zl_file file = {
        .bytes = bytes, .path = path, .name = path, .reading = &reading
    };
    struct table table = { .out = out };
    zl_package *package;
    zili_status status =
        zl_package_open(&package, &file, zl_workbook_wants, err);

    if (status)
        return status;
    zl_workbook workbook = { .package = package, .path = path };
    zl_worksheet sheet = { .workbook = &workbook,
                           .size = bytes.size,
                           .take = take_row,
                           .user = &table };
    status = zl_workbook_read(&workbook, name, err);
    if (!status)
        status = zl_worksheet_read(&sheet, err);
    zl_str_clear(&table.cell);
    zl_worksheet_clear(&sheet);
    zl_workbook_clear(&workbook);
    zl_package_close(package);
    return status;
}
