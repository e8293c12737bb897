/* text.c -- tables for reading on a terminal: aligned columns. */
#include "base/fail.h"
#include "base/mem.h"
#include "table/format.h"
#include "text/width.h"

#include <string.h>

#define GAP 2        /* blanks between columns */
#define NARROWEST 8  /* a text column is not made narrower than this */

typedef struct page {
    const zili_table *table;
    size_t *widths; /* display columns, by column; 0: it is not shown */
    zl_str line;
    zl_str clean; /* the last cell, where it had to be changed */
} page;

/* ---- cells ---- */

/* Bytes of the control character at `i`, 0 where there is none: a terminal
 * would obey it. U+0080 to U+009F begin with C2. */
static size_t control_size(zl_view text, size_t i)
{
    unsigned char byte = (unsigned char)text.bytes[i];

    if (byte < 0x20 || byte == 0x7F)
        return 1;
    return byte == 0xC2 && i + 1 < text.size &&
                   (unsigned char)text.bytes[i + 1] < 0xA0
               ? 2 : 0;
}

/* The text on one line and without commands to the terminal. */
static zl_view clean(page *sheet, zl_view text)
{
    size_t i = 0;

    while (i < text.size && control_size(text, i) == 0)
        i++;
    if (i == text.size)
        return text;
    zl_str_empty(&sheet->clean);
    for (i = 0; i < text.size; i++) {
        size_t size = control_size(text, i);
        zl_str_add_byte(&sheet->clean, size ? ' ' : text.bytes[i]);
        i += size == 2;
    }
    return zl_str_view(&sheet->clean);
}

static zl_view shown(page *sheet, size_t row, size_t column,
                     char number[ZL_REAL_SIZE])
{
    return clean(sheet, zl_cell_shown(sheet->table, row, column, number));
}

/* ---- widths ---- */

static void measure(page *sheet)
{
    size_t columns = zili_table_columns(sheet->table);
    char number[ZL_REAL_SIZE];

    for (size_t column = 0; column < columns; column++)
        sheet->widths[column] =
            zl_width(zl_view_of(zili_table_name(sheet->table, column)));
    for (size_t row = 0; row < zili_table_rows(sheet->table); row++)
        for (size_t column = 0; column < columns; column++) {
            size_t width = zl_width(shown(sheet, row, column, number));
            if (width > sheet->widths[column])
                sheet->widths[column] = width;
        }
}

/* The width below which a column must not fall; a keyword stays whole. */
static size_t narrowest(const page *sheet, size_t column)
{
    size_t name = zl_width(zl_view_of(zili_table_name(sheet->table, column)));

    if (zili_table_type(sheet->table, column) != ZILI_TEXT ||
        zl_table_align(sheet->table, column) == ZL_CENTRE)
        return SIZE_MAX;
    return name > NARROWEST ? name : NARROWEST;
}

/* The widest column that can give way, or SIZE_MAX. Of two the later one. */
static size_t widest(const page *sheet)
{
    size_t found = SIZE_MAX;

    for (size_t i = 0; i < zili_table_columns(sheet->table); i++)
        if (sheet->widths[i] > narrowest(sheet, i) &&
            (found == SIZE_MAX || sheet->widths[i] >= sheet->widths[found]))
            found = i;
    return found;
}

static size_t total_width(const page *sheet)
{
    size_t total = 0;

    for (size_t i = 0; i < zili_table_columns(sheet->table); i++)
        if (sheet->widths[i])
            total += sheet->widths[i] + GAP;
    return total > GAP ? total - GAP : total;
}

/* What can be spared for reading goes first. */
static void hide_details(page *sheet)
{
    for (size_t i = 0; i < zili_table_columns(sheet->table); i++)
        if (zl_table_is_detail(sheet->table, i))
            sheet->widths[i] = 0;
}

/* A first step takes very wide columns down to the limit itself, so that
 * what remains is at most columns times limit single steps. */
static void narrow(page *sheet, size_t limit)
{
    size_t found;

    if (total_width(sheet) > limit)
        hide_details(sheet);
    for (size_t i = 0; i < zili_table_columns(sheet->table); i++)
        if (sheet->widths[i] > limit && narrowest(sheet, i) <= limit)
            sheet->widths[i] = limit;
    for (size_t total = total_width(sheet);
         total > limit && (found = widest(sheet)) != SIZE_MAX; total--)
        sheet->widths[found]--;
}

/* ---- lines ---- */

static void add_blanks(zl_str *line, size_t count)
{
    static const char blanks[] = "                                ";

    for (; count >= sizeof blanks - 1; count -= sizeof blanks - 1)
        zl_str_add(line, (zl_view){ blanks, sizeof blanks - 1 });
    zl_str_add(line, (zl_view){ blanks, count });
}

static void add_padded(zl_str *line, zl_view text, size_t blanks,
                       zl_align align)
{
    size_t before = align == ZL_RIGHT    ? blanks
                    : align == ZL_CENTRE ? blanks / 2
                                         : 0;

    add_blanks(line, before);
    zl_str_add(line, text);
    add_blanks(line, blanks - before);
}

/* Text to the left of a keyword loses its beginning, all other its end. A
 * wide character may leave one column over. */
static void add_shortened(zl_str *line, zl_view text, size_t room,
                          zl_align align)
{
    bool right = align == ZL_RIGHT;
    zl_view kept = right ? zl_width_end(text, room - 1)
                         : zl_width_start(text, room - 1);
    size_t over = room - 1 - zl_width(kept);

    add_blanks(line, right ? over : 0);
    zl_str_add_text(line, right ? "…" : "");
    zl_str_add(line, kept);
    zl_str_add_text(line, right ? "" : "…");
    add_blanks(line, right ? 0 : over);
}

static void add_cell(page *sheet, size_t column, zl_view text)
{
    zl_align align = zl_table_align(sheet->table, column);
    size_t room = sheet->widths[column];
    size_t width = zl_width(text);

    if (room == 0)
        return;
    if (sheet->line.size > 0)
        add_blanks(&sheet->line, GAP);
    if (width > room)
        add_shortened(&sheet->line, text, room, align);
    else
        add_padded(&sheet->line, text, room - width, align);
}

static void write_line(zl_out *out, page *sheet, bool bold)
{
    zl_view line = zl_str_view(&sheet->line);

    while (line.size && line.bytes[line.size - 1] == ' ')
        line.size--;
    if (bold)
        zl_out_text(out, "\033[1m");
    zl_out_view(out, line);
    zl_out_text(out, bold ? "\033[0m\n" : "\n");
    zl_str_empty(&sheet->line);
}

static void write_table(zl_out *out, page *sheet,
                        const zili_table_options *options)
{
    size_t columns = zili_table_columns(sheet->table);
    char number[ZL_REAL_SIZE];

    measure(sheet);
    if (options->width)
        narrow(sheet, (size_t)options->width);
    for (size_t column = 0; column < columns; column++)
        add_cell(sheet, column,
                 zl_view_of(zili_table_name(sheet->table, column)));
    write_line(out, sheet, options->colour);
    for (size_t row = 0; row < zili_table_rows(sheet->table); row++) {
        for (size_t column = 0; column < columns; column++)
            add_cell(sheet, column, shown(sheet, row, column, number));
        write_line(out, sheet, false);
    }
}

/* ---- records ---- */

static size_t widest_name(const zili_table *table)
{
    size_t widest_yet = 0;

    for (size_t i = 0; i < zili_table_columns(table); i++) {
        size_t width = zl_width(zl_view_of(zili_table_name(table, i)));
        widest_yet = width > widest_yet ? width : widest_yet;
    }
    return widest_yet;
}

static void write_record(zl_out *out, page *sheet, size_t row)
{
    size_t widest_yet = widest_name(sheet->table);
    char number[ZL_REAL_SIZE];

    for (size_t i = 0; i < zili_table_columns(sheet->table); i++) {
        zl_view name = zl_view_of(zili_table_name(sheet->table, i));
        zl_str_add(&sheet->line, name);
        add_blanks(&sheet->line, widest_yet - zl_width(name) + GAP);
        zl_str_add(&sheet->line, shown(sheet, row, i, number));
        write_line(out, sheet, false);
    }
}

zili_status zl_format_text(zl_out *out, const zili_table *table,
                           const zili_table_options *options, zili_error *err)
{
    size_t columns = zili_table_columns(table);
    page sheet = { .table = table };
    bool failed = false;

    if (columns == 0)
        return ZILI_OK;
    sheet.widths = zl_alloc_array(columns, sizeof *sheet.widths);
    if (!sheet.widths)
        return zl_no_memory(err);
    if (!zl_table_is_record(table)) {
        write_table(out, &sheet, options);
    } else {
        for (size_t row = 0; row < zili_table_rows(table); row++) {
            if (row > 0)
                write_line(out, &sheet, false);
            write_record(out, &sheet, row);
        }
    }
    failed = sheet.line.failed || sheet.clean.failed;
    zl_str_clear(&sheet.line);
    zl_str_clear(&sheet.clean);
    zl_free(sheet.widths);
    return failed ? zl_no_memory(err) : ZILI_OK;
}
