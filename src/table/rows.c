/* rows.c -- rows as they are made: each cell goes on as text, or is held. */
#include "base/fail.h"
#include "table/format.h"

#include <math.h>

/* ---- where a cell falls ---- */

/* False where there is no cell left; otherwise remember where it begins. */
static bool begin_cell(zl_rows *rows)
{
    if (zl_rows_full(rows))
        return false;
    if (rows->column < ZL_SEVERAL)
        rows->begins[rows->column] = rows->out.size;
    return true;
}

static zili_type type_of(const zl_rows *rows)
{
    return rows->columns[rows->column].type;
}

/* ---- cells ---- */

void zl_rows_missing(zl_rows *rows)
{
    if (!begin_cell(rows))
        return;
    if (rows->into)
        zl_table_add_missing(rows->into);
    else
        rows->cells.put(rows, ZL_MISSING, (zl_view){ "", 0 });
    zl_rows_step(rows);
}

void zl_rows_text(zl_rows *rows, zl_view text)
{
    if (!begin_cell(rows))
        return;
    if (type_of(rows) != ZILI_TEXT) {
        zl_rows_missing(rows);
        return;
    }
    if (rows->into)
        zl_table_add_text(rows->into, zl_to_zero(text));
    else
        rows->cells.put(rows, ZL_WORDS, text);
    zl_rows_step(rows);
}

void zl_rows_marked(zl_rows *rows, zl_view text, size_t from, size_t to)
{
    rows->mark_from = from;
    rows->mark_to = to;
    zl_rows_text(rows, text);
    rows->mark_from = rows->mark_to = 0;
}

static void put_integer(zl_rows *rows, int64_t value)
{
    size_t size = zl_integer_text(rows->number, value);

    rows->cells.put(rows, ZL_NUMBER, (zl_view){ rows->number, size });
}

void zl_rows_integer(zl_rows *rows, int64_t value)
{
    if (!begin_cell(rows))
        return;
    if (type_of(rows) == ZILI_REAL) {
        zl_rows_real(rows, (double)value);
        return;
    }
    if (type_of(rows) != ZILI_INTEGER || value == INT64_MIN) {
        zl_rows_missing(rows);
        return;
    }
    if (rows->into)
        zl_table_add_integer(rows->into, value);
    else if (rows->cells.put_integer)
        rows->cells.put_integer(rows, value);
    else
        put_integer(rows, value);
    zl_rows_step(rows);
}

/* Where rows are sorted by a count, its share is that of the row above. */
static void put_real(zl_rows *rows, double value)
{
    const zl_writing *writing = rows->writing;
    int decimals = rows->columns[rows->column].decimals;

    if (writing->format->exact)
        decimals = zl_table_is_whole(writing->table) ? ZL_WHOLE : ZL_SHORTEST;
    if (!rows->above_size || rows->above != value ||
        rows->above_decimals != decimals) {
        rows->above = value;
        rows->above_decimals = decimals;
        rows->above_size =
            zl_number_text(rows->above_text, value, decimals).size;
    }
    rows->cells.put(rows, isinf(value) ? ZL_ENDLESS : ZL_NUMBER,
                    (zl_view){ rows->above_text, rows->above_size });
}

void zl_rows_real(zl_rows *rows, double value)
{
    if (!begin_cell(rows))
        return;
    if (type_of(rows) != ZILI_REAL || isnan(value)) {
        zl_rows_missing(rows);
        return;
    }
    if (rows->into)
        zl_table_add_real(rows->into, value);
    else
        put_real(rows, value);
    zl_rows_step(rows);
}

/* ---- the rows themselves ---- */

zl_str *zl_rows_scratch(zl_rows *rows)
{
    zl_str_empty(&rows->scratch);
    return &rows->scratch;
}

/* A bit for each of the first columns that has this type. */
static uint32_t columns_of(const zl_rows *rows, zili_type type)
{
    uint32_t bits = 0;

    for (size_t i = 0; i < rows->count && i < ZL_SEVERAL; i++)
        bits |= (uint32_t)(rows->columns[i].type == type) << i;
    return bits;
}

zili_status zl_rows_make(zl_rows *rows, const zili_table *table, size_t from,
                         size_t to, zili_error *err)
{
    rows->columns = zl_table_shape(table);
    rows->count = zili_table_columns(table);
    rows->in_row = zl_table_in_row(table);
    rows->integers = columns_of(rows, ZILI_INTEGER);
    rows->texts = columns_of(rows, ZILI_TEXT);
    rows->row = rows->first = from;
    rows->column = 0;
    rows->end = to;
    zl_str_empty(&rows->out);
    zili_status status = zl_table_make(table, from, to, rows, err);
    if (status)
        return status;
    while (!zl_rows_full(rows))
        zl_rows_missing(rows);
    if (rows->out.failed || rows->clean.failed || rows->scratch.failed)
        return zl_no_memory(err);
    return ZILI_OK;
}

void zl_rows_clear(zl_rows *rows)
{
    zl_str_clear(&rows->out);
    zl_str_clear(&rows->clean);
    zl_str_clear(&rows->scratch);
}
