/* demand.c -- tables that make their rows when they are wanted. */
#include "base/fail.h"
#include "table/body.h"
#include "table/format.h"

void zl_table_on_demand(zili_table *table, size_t rows, zl_make_rows *make,
                        void *user, void (*release)(void *user))
{
    if (table) {
        table->make = make;
        table->rows = rows;
        table->user = user;
        table->release = release;
    } else if (release) {
        release(user);
    }
}

/* ---- making ---- */

static void repeat_cell(const zili_table *table, zili_type type, zl_cell value,
                        zl_rows *rows)
{
    switch (type) {
    case ZILI_TEXT:
        if (value.text == ZL_NO_TEXT)
            zl_rows_missing(rows);
        else
            zl_rows_text(rows, zl_view_of(table->texts.bytes + value.text));
        return;
    case ZILI_INTEGER:
        zl_rows_integer(rows, value.integer);
        return;
    case ZILI_REAL:
        zl_rows_real(rows, value.real);
        return;
    }
}

zili_status zl_table_make(const zili_table *table, size_t from, size_t to,
                          zl_rows *rows, zili_error *err)
{
    const zili_table *held = atomic_load(&table->held);
    size_t columns = table->columns.count;

    if (table->make && !held)
        return table->make(table->user, from, to, rows, err);
    const zili_table *given = held ? held : table;
    for (size_t row = from; row < to; row++)
        for (size_t i = 0; i < columns; i++)
            repeat_cell(given, given->columns.items[i].type,
                        given->cells.items[row * columns + i], rows);
    return ZILI_OK;
}

/* ---- holding ---- */

/* A table with the same columns that holds the rows. */
static zili_status hold_all(const zili_table *table, zili_table **out,
                            zili_error *err)
{
    zl_rows rows = { .into = zl_table_new() };
    zili_status status = ZILI_OK;

    for (size_t i = 0; i < table->columns.count; i++)
        zl_table_column(rows.into, table->columns.items[i]);
    if (!rows.into || rows.into->failed)
        status = zl_no_memory(err);
    for (size_t from = 0; !status && from < table->rows; from += ZL_PAGE)
        status = zl_rows_make(&rows, table, from,
                              zl_page_end(from, table->rows), err);
    zl_rows_clear(&rows);
    if (!status)
        return zl_table_finish(rows.into, out, err);
    zili_table_free(rows.into);
    return status;
}

/* Where two threads hold the rows at once, the first one's are kept. */
zili_status zili_table_hold(const zili_table *table, zili_error *err)
{
    zili_table *own = (zili_table *)(uintptr_t)table;
    zili_table *held = NULL, *none = NULL;

    if (!table->make || atomic_load(&table->held))
        return ZILI_OK;
    zili_status status = hold_all(table, &held, err);
    if (!status && !atomic_compare_exchange_strong(&own->held, &none, held))
        zili_table_free(held);
    return status;
}

const zili_table *zl_table_body(const zili_table *table)
{
    zili_table *own = (zili_table *)(uintptr_t)table;

    if (!table->make)
        return table;
    zili_table *held = atomic_load(&table->held);
    if (held || atomic_load(&table->lost))
        return held;
    if (zili_table_hold(table, NULL))
        atomic_store(&own->lost, true);
    return atomic_load(&table->held);
}
