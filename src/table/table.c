/* table.c -- rows and columns, as an analysis makes them. */
#include "base/fail.h"
#include "base/mem.h"
#include "table/body.h"

#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

/* ---- making ---- */

zili_table *zl_table_new(void)
{
    return zl_alloc(sizeof(zili_table));
}

void zili_table_free(zili_table *table)
{
    if (!table)
        return;
    for (size_t i = 0; i < table->columns.count; i++)
        zl_free((char *)(uintptr_t)table->columns.items[i].name);
    for (size_t i = 0; i < table->notes.count; i++)
        zl_free(table->notes.items[i]);
    zl_array_clear(&table->columns);
    zl_array_clear(&table->details);
    zl_array_clear(&table->data);
    zl_array_clear(&table->cells);
    zl_array_clear(&table->notes);
    zl_str_clear(&table->texts);
    if (table->release)
        table->release(table->user);
    zili_table_free(atomic_load(&table->held));
    zl_free(table);
}

/* Call a column that has data of the corpus otherwise. */
static void rename_data(zili_table *table, size_t column)
{
    zl_column *renamed = &table->columns.items[column];
    zl_str name = { 0 };

    zl_str_format(&name, "meta.%s", renamed->name);
    if (name.failed) {
        table->failed = true;
        zl_str_clear(&name);
        return;
    }
    zl_free((void *)(uintptr_t)renamed->name);
    renamed->name = name.bytes;
}

static void add_column(zili_table *table, zl_column column)
{
    char *name = zl_copy_text(column.name, strlen(column.name));

    column.name = name;
    if (column.type != ZILI_TEXT && column.align == ZL_LEFT)
        column.align = ZL_RIGHT;
    if (name && zl_array_push(&table->columns, column))
        return;
    zl_free(name);
    table->failed = true;
}

void zl_table_data_column(zili_table *table, zl_column column)
{
    if (!table || table->failed)
        return;
    bool taken = zili_table_find(table, column.name) != SIZE_MAX;
    add_column(table, column);
    if (!table->failed && taken)
        rename_data(table, table->columns.count - 1);
    else if (!table->failed &&
             !zl_array_push(&table->data, table->columns.count - 1))
        table->failed = true;
}

void zl_table_column(zili_table *table, zl_column column)
{
    if (!table || table->failed)
        return;
    size_t same = zili_table_find(table, column.name);
    for (size_t i = 0; i < table->data.count; i++)
        if (table->data.items[i] == same)
            rename_data(table, same);
    if (!table->failed)
        add_column(table, column);
}

void zl_table_column_is_detail(zili_table *table)
{
    if (!table || table->failed || table->columns.count == 0)
        return;
    if (!zl_array_push(&table->details, table->columns.count - 1))
        table->failed = true;
}

void zl_table_begin_below(zili_table *table)
{
    if (table && !table->failed)
        table->in_row = table->columns.count;
}

/* The column that the next cell falls into, or NULL where nothing can be
 * added any more. */
static const zl_column *next_column(const zili_table *table)
{
    if (!table || table->failed || table->make || table->columns.count == 0)
        return NULL;
    return &table->columns.items[table->cells.count % table->columns.count];
}

static void add(zili_table *table, zl_cell value)
{
    if (!zl_array_push(&table->cells, value))
        table->failed = true;
}

/* A column often repeats the text above, as a hit list does its document:
 * then both cells share it. */
static size_t text_above(const zili_table *table, zl_view text)
{
    if (table->cells.count < table->columns.count)
        return ZL_NO_TEXT;
    size_t above =
        table->cells.items[table->cells.count - table->columns.count].text;
    if (above == ZL_NO_TEXT || table->texts.size - above <= text.size)
        return ZL_NO_TEXT;
    const char *bytes = table->texts.bytes + above;
    if (text.size && memcmp(bytes, text.bytes, text.size) != 0)
        return ZL_NO_TEXT;
    return bytes[text.size] == 0 ? above : ZL_NO_TEXT;
}

void zl_table_add_text(zili_table *table, zl_view text)
{
    const zl_column *column = next_column(table);

    if (!column || column->type != ZILI_TEXT) {
        zl_table_add_missing(table);
        return;
    }
    size_t at = text_above(table, text);
    if (at == ZL_NO_TEXT) {
        at = table->texts.size;
        zl_str_add(&table->texts, text);
        zl_str_add_byte(&table->texts, 0);
    }
    if (table->texts.failed)
        table->failed = true;
    else
        add(table, (zl_cell){ .text = at });
}

void zl_table_add_optional(zili_table *table, const char *text)
{
    if (text)
        zl_table_add_text(table, zl_view_of(text));
    else
        zl_table_add_missing(table);
}

void zl_table_add_integer(zili_table *table, int64_t value)
{
    const zl_column *column = next_column(table);

    if (column && column->type == ZILI_INTEGER)
        add(table, (zl_cell){ .integer = value });
    else if (column && column->type == ZILI_REAL)
        add(table, (zl_cell){ .real = (double)value });
    else
        zl_table_add_missing(table);
}

void zl_table_add_real(zili_table *table, double value)
{
    const zl_column *column = next_column(table);

    if (column && column->type == ZILI_REAL)
        add(table, (zl_cell){ .real = value });
    else
        zl_table_add_missing(table);
}

void zl_table_add_missing(zili_table *table)
{
    const zl_column *column = next_column(table);

    if (!column)
        return;
    add(table, zl_no_cell(column->type));
}

static char *format_text(const char *format, va_list args)
{
    va_list again;

    va_copy(again, args);
    int size = vsnprintf(NULL, 0, format, again);
    va_end(again);
    char *text = size < 0 ? NULL : zl_alloc((size_t)size + 1);
    if (text)
        vsnprintf(text, (size_t)size + 1, format, args);
    return text;
}

void zl_table_add_note(zili_table *table, const char *format, ...)
{
    va_list args;

    if (!table || table->failed)
        return;
    va_start(args, format);
    char *note = format_text(format, args);
    va_end(args);
    if (note && zl_array_push(&table->notes, note))
        return;
    zl_free(note);
    table->failed = true;
}

void zl_table_set_record(zili_table *table)
{
    if (table)
        table->record = true;
}

void zl_table_set_whole(zili_table *table)
{
    if (table)
        table->whole = true;
}

zili_status zl_table_finish(zili_table *table, zili_table **out,
                            zili_error *err)
{
    *out = NULL;
    if (!table || table->failed) {
        zili_table_free(table);
        return zl_no_memory(err);
    }
    *out = table;
    return ZILI_OK;
}

/* ---- reading ---- */

const zl_column *zl_table_shape(const zili_table *table)
{
    return table->columns.items;
}

size_t zili_table_columns(const zili_table *table)
{
    return table->columns.count;
}

size_t zili_table_rows(const zili_table *table)
{
    size_t columns = table->columns.count;

    if (columns == 0)
        return 0;
    return table->make ? table->rows : table->cells.count / columns;
}

const char *zili_table_name(const zili_table *table, size_t column)
{
    return table->columns.items[column].name;
}

zili_type zili_table_type(const zili_table *table, size_t column)
{
    return table->columns.items[column].type;
}

zl_align zl_table_align(const zili_table *table, size_t column)
{
    return table->columns.items[column].align;
}

int zl_table_decimals(const zili_table *table, size_t column)
{
    return table->columns.items[column].decimals;
}

bool zl_table_is_detail(const zili_table *table, size_t column)
{
    for (size_t i = 0; i < table->details.count; i++)
        if (table->details.items[i] == column)
            return true;
    return false;
}

size_t zl_table_in_row(const zili_table *table)
{
    return table->in_row ? table->in_row : table->columns.count;
}

bool zl_table_is_record(const zili_table *table)
{
    return table->record;
}

bool zl_table_is_whole(const zili_table *table)
{
    return table->whole;
}

size_t zili_table_find(const zili_table *table, const char *name)
{
    for (size_t i = 0; i < table->columns.count; i++)
        if (strcmp(table->columns.items[i].name, name) == 0)
            return i;
    return SIZE_MAX;
}

static zl_cell cell_at(const zili_table *table, size_t row, size_t column)
{
    const zili_table *body = zl_table_body(table);

    if (!body)
        return zl_no_cell(zili_table_type(table, column));
    return body->cells.items[row * body->columns.count + column];
}

bool zili_table_missing(const zili_table *table, size_t row, size_t column)
{
    zl_cell value = cell_at(table, row, column);

    switch (zili_table_type(table, column)) {
    case ZILI_TEXT:
        return value.text == ZL_NO_TEXT;
    case ZILI_INTEGER:
        return value.integer == INT64_MIN;
    case ZILI_REAL:
        return isnan(value.real);
    }
    return true;
}

const char *zili_table_text(const zili_table *table, size_t row, size_t column)
{
    zl_cell value = cell_at(table, row, column);

    if (zili_table_type(table, column) != ZILI_TEXT ||
        value.text == ZL_NO_TEXT)
        return "";
    return zl_table_body(table)->texts.bytes + value.text;
}

int64_t zili_table_integer(const zili_table *table, size_t row, size_t column)
{
    if (zili_table_type(table, column) != ZILI_INTEGER ||
        zili_table_missing(table, row, column))
        return 0;
    return cell_at(table, row, column).integer;
}

double zili_table_real(const zili_table *table, size_t row, size_t column)
{
    if (zili_table_missing(table, row, column))
        return NAN;
    switch (zili_table_type(table, column)) {
    case ZILI_INTEGER:
        return (double)cell_at(table, row, column).integer;
    case ZILI_REAL:
        return cell_at(table, row, column).real;
    case ZILI_TEXT:
        break;
    }
    return NAN;
}

const char *zili_table_note(const zili_table *table, size_t i)
{
    return i < table->notes.count ? table->notes.items[i] : NULL;
}

zili_status zili_table_set_note(zili_table *table, size_t i, const char *text,
                                zili_error *err)
{
    char *note = text ? zl_copy_text(text, strlen(text)) : NULL;

    if (!note)
        return zl_no_memory(err);
    zl_free(table->notes.items[i]);
    table->notes.items[i] = note;
    return ZILI_OK;
}

/* ---- rearranging ---- */

/* The table whose cells can be moved, or NULL. */
static zili_table *own_body(zili_table *table)
{
    if (!table || table->failed || table->columns.count == 0)
        return NULL;
    const zili_table *body = zl_table_body(table);
    if (!body)
        table->failed = true;
    return (zili_table *)(uintptr_t)body;
}

void zl_table_arrange(zili_table *table, const size_t *rows, size_t count)
{
    zili_table *body = own_body(table);
    if (!body)
        return;
    size_t columns = body->columns.count;
    zl_cell *cells = zl_alloc_array(count * columns, sizeof *cells);
    if (!cells) {
        table->failed = true;
        return;
    }
    for (size_t i = 0; i < count; i++)
        memcpy(cells + i * columns, body->cells.items + rows[i] * columns,
               columns * sizeof *cells);
    zl_array_clear(&body->cells);
    body->cells.items = cells;
    body->cells.count = body->cells.room = count * columns;
    table->rows = count;
}

void zl_table_fail(zili_table *table)
{
    if (table)
        table->failed = true;
}

void zl_table_cut(zili_table *table, size_t rows)
{
    if (!table || rows >= zili_table_rows(table))
        return;
    if (table->make)
        table->rows = rows;
    else
        table->cells.count = rows * table->columns.count;
}
