/* xlsx.c -- tables as a spreadsheet. The only file that knows libxlsxwriter. */
#include "base/fail.h"
#include "base/file.h"
#include "base/mem.h"
#include "table/format.h"
#include "text/width.h"

#include <inttypes.h>
#include <locale.h>
#include <math.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>
#include <xlsxwriter.h>

/* What one sheet of the format can hold. */
#define MOST_ROWS 1048575 /* and the header */
#define MOST_COLUMNS 16384
#define LONGEST_TEXT 32767
#define MOST_DIGITS INT64_C(999999999999999) /* it keeps no more digits */

#define WIDTH_ROWS 1000 /* by which the width of a column is set */
#define WIDEST 60

typedef struct sheet {
    const zili_table *table;
    const char *name;
    lxw_worksheet *worksheet;
    lxw_format *head, *number_head;
    zl_str clean;    /* the text of a cell, as it can be written */
    bool failed;
    bool over;       /* because a text is too long, as `err` says */
    zili_error *err;
} sheet;

static void check(sheet *page, lxw_error error)
{
    if (error != LXW_NO_ERROR)
        page->failed = true;
}

/* ---- texts ---- */

/* What XML cannot say at all. */
static bool is_no_character(const char *at)
{
    return strncmp(at, "\xEF\xBF\xBE", 3) == 0 ||
           strncmp(at, "\xEF\xBF\xBF", 3) == 0;
}

/* As in _x0041_, which is read as the letter A. */
static bool is_code(const char *at)
{
    return at[1] == 'x' && strspn(at + 2, "0123456789abcdefABCDEF") >= 4 &&
           at[6] == '_';
}

/* The text as a cell has it; libxlsxwriter escapes control characters. */
static void add_clean(zl_str *out, const char *text)
{
    for (; *text; text++) {
        if (*text == '\xEF' && is_no_character(text)) {
            zl_str_add_text(out, "\xEF\xBF\xBD");
            text += 2;
        } else if (*text == '_' && is_code(text)) {
            zl_str_add_text(out, "_x005F_");
        } else {
            zl_str_add_byte(out, *text);
        }
    }
}

/* In units of UTF-16, by which a cell is measured. */
static size_t length_of(const char *text)
{
    size_t length = 0;

    for (; *text; text++) {
        unsigned char byte = (unsigned char)*text;
        length += (byte & 0xC0) != 0x80; /* a character begins */
        length += byte >= 0xF0;          /* that has two units */
    }
    return length;
}

/* A text that is too long: nothing is cut without a word. */
static void refuse(sheet *page, size_t row, size_t length)
{
    page->failed = page->over = true;
    (void)zl_fail(page->err, ZILI_EUSAGE,
                  "Row %zu of the sheet \"%s\" has a text of %zu characters, "
                  "and a cell of a spreadsheet holds at most %d; use the "
                  "format csv or tsv.",
                  row + 1, page->name, length, LONGEST_TEXT);
}

static void put_text(sheet *page, lxw_row_t row, lxw_col_t column,
                     const char *text, lxw_format *format)
{
    if (page->failed)
        return;
    zl_str_empty(&page->clean);
    add_clean(&page->clean, text);
    text = zl_str_text(&page->clean);
    size_t length = length_of(text);
    if (page->clean.failed)
        page->failed = true;
    else if (length > LONGEST_TEXT)
        refuse(page, row, length);
    else
        check(page, worksheet_write_string(page->worksheet, row, column, text,
                                           format));
}

/* ---- cells ---- */

/* An integer with more digits becomes a text: as a number it would be another
 * one. */
static bool put_long_integer(sheet *page, size_t row, size_t column)
{
    char text[24];
    int64_t value;

    if (zili_table_type(page->table, column) != ZILI_INTEGER)
        return false;
    value = zili_table_integer(page->table, row, column);
    if (value <= MOST_DIGITS && value >= -MOST_DIGITS)
        return false;
    snprintf(text, sizeof text, "%" PRId64, value);
    put_text(page, (lxw_row_t)(row + 1), (lxw_col_t)column, text, NULL);
    return true;
}

static void put_cell(sheet *page, size_t row, size_t column)
{
    lxw_row_t y = (lxw_row_t)(row + 1);
    lxw_col_t x = (lxw_col_t)column;
    if (zili_table_missing(page->table, row, column) ||
        put_long_integer(page, row, column))
        return;
    double value = zili_table_real(page->table, row, column);
    if (isfinite(value))
        check(page, worksheet_write_number(page->worksheet, y, x, value,
                                           NULL));
    else if (isinf(value))
        put_text(page, y, x, value > 0 ? "inf" : "-inf", NULL);
    else
        put_text(page, y, x, zili_table_text(page->table, row, column), NULL);
}

/* Wide enough for what stands in the first rows, Chinese counted twice. */
static void set_width(sheet *page, size_t column)
{
    size_t rows = zili_table_rows(page->table);
    size_t most = zl_width(zl_view_of(zili_table_name(page->table, column)));
    char number[ZL_REAL_SIZE];

    for (size_t row = 0; row < rows && row < WIDTH_ROWS; row++) {
        size_t width =
            zl_width(zl_cell_shown(page->table, row, column, number));
        most = width > most ? width : most;
    }
    most = most < WIDEST ? most : WIDEST;
    check(page, worksheet_set_column(page->worksheet, (lxw_col_t)column,
                                     (lxw_col_t)column, (double)most + 2,
                                     NULL));
}

static void put_rows(sheet *page)
{
    size_t columns = zili_table_columns(page->table);

    for (size_t i = 0; i < columns; i++) {
        set_width(page, i);
        put_text(page, 0, (lxw_col_t)i, zili_table_name(page->table, i),
                 zili_table_type(page->table, i) == ZILI_TEXT
                     ? page->head
                     : page->number_head);
    }
    for (size_t row = 0; row < zili_table_rows(page->table); row++)
        for (size_t i = 0; i < columns; i++)
            put_cell(page, row, i);
    worksheet_freeze_panes(page->worksheet, 1, 0);
}

static void put_notes(sheet *page)
{
    const char *note;

    for (size_t i = 0; (note = zili_table_note(page->table, i)); i++)
        put_text(page, (lxw_row_t)i, 0, note, NULL);
}

/* The same table must give the same bytes: no date of today. */
static void set_date(lxw_workbook *book)
{
    lxw_doc_properties properties = { .created = 315532800 }; /* 1980 */

    workbook_set_properties(book, &properties);
}

/* ---- the book ---- */

/* The sheet to write to from here on. */
static void begin_sheet(lxw_workbook *book, sheet *page, const char *name)
{
    page->name = name;
    page->worksheet = workbook_add_worksheet(book, name);
    page->failed |= !page->worksheet;
}

static void make_formats(lxw_workbook *book, sheet *page)
{
    page->head = workbook_add_format(book);
    page->number_head = workbook_add_format(book);
    page->failed |= !page->head || !page->number_head;
    if (page->failed)
        return;
    format_set_bold(page->head);
    format_set_bold(page->number_head);
    format_set_align(page->number_head, LXW_ALIGN_RIGHT);
}

/* Fill and close the book that is written to `path`. */
static void fill_book(sheet *page, const char *path, bool notes)
{
    lxw_workbook *book = workbook_new(path);

    if (!book) {
        page->failed = true;
        return;
    }
    set_date(book);
    make_formats(book, page);
    begin_sheet(book, page, "table");
    if (!page->failed)
        put_rows(page);
    if (notes && !page->failed)
        begin_sheet(book, page, "notes");
    if (notes && !page->failed)
        put_notes(page);
    check(page, workbook_close(book));
}

/* The library writes numbers as the locale does, and a spreadsheet with commas
 * in them cannot be opened. */
static zili_status write_book(const char *path, const zili_table *table,
                              bool notes, zili_error *err)
{
    locale_t plain = newlocale(LC_NUMERIC_MASK, "C", NULL);
    sheet page = { .table = table, .err = err };

    if (!plain)
        return zl_no_memory(err);
    locale_t before = uselocale(plain);
    fill_book(&page, path, notes);
    uselocale(before);
    freelocale(plain);
    bool lacked = page.clean.failed;
    zl_str_clear(&page.clean);
    if (page.over)
        return ZILI_EUSAGE;
    if (lacked)
        return zl_no_memory(err);
    return page.failed ? zl_fail(err, ZILI_EIO,
                                 "The spreadsheet cannot be made.")
                       : ZILI_OK;
}

static zili_status write_sheet(zl_out *out, const zili_table *table,
                               const zili_table_options *options,
                               zili_error *err)
{
    zl_span bytes = { 0 };
    char path[64];

    if (zili_table_rows(table) > MOST_ROWS ||
        zili_table_columns(table) > MOST_COLUMNS)
        return zl_fail(err, ZILI_EUSAGE,
                       "A spreadsheet holds at most %d rows and %d columns; "
                       "use --limit, or the format tsv.",
                       MOST_ROWS, MOST_COLUMNS);
    /* The library writes to a name alone: this one is of a file in memory. */
    int file = memfd_create("table.xlsx", MFD_CLOEXEC);
    if (file < 0)
        return zl_fail_system(err, "make", "a file in memory");
    snprintf(path, sizeof path, "/proc/self/fd/%d", file);
    zili_status status = write_book(path, table, options->provenance, err);
    if (status == ZILI_OK)
        status = zl_file_read(&bytes, path, err);
    if (status == ZILI_OK)
        zl_out_bytes(out, bytes.bytes, bytes.size);
    zl_free((uint8_t *)(uintptr_t)bytes.bytes);
    close(file);
    return status;
}

const zl_format zl_format_xlsx = { .write = write_sheet };
