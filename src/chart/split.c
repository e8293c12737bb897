/* split.c -- a table, parted by the values of a column. */
#include "split.h"

#include "base/mem.h"
#include "table/table.h"

#include <string.h>

static void number_rows(zl_plan *plan, const zili_table *table,
                        zl_naming naming, zl_split *out, uint32_t *numbers)
{
    zl_str text = { 0 };

    for (size_t row = 0; !zl_plan_failed(plan) && row < zili_table_rows(table);
         row++) {
        zl_str_empty(&text);
        zl_name_text(table, row, naming, &text);
        numbers[row] = text.failed
                           ? ZL_MAP_NONE
                           : zl_map_add(&out->values, zl_str_view(&text));
        if (numbers[row] == ZL_MAP_NONE)
            zl_plan_no_memory(plan);
    }
    zl_str_clear(&text);
}

static zili_table *empty_part(const zili_table *table, size_t left_out)
{
    const zl_column *shape = zl_table_shape(table);
    zili_table *part = zl_table_new();

    for (size_t i = 0; i < zili_table_columns(table); i++)
        if (i != left_out)
            zl_table_column(part, shape[i]);
    return part;
}

static void add_cell(zili_table *part, const zili_table *table, size_t row,
                     size_t column)
{
    if (zili_table_missing(table, row, column)) {
        zl_table_add_missing(part);
        return;
    }
    switch (zili_table_type(table, column)) {
    case ZILI_TEXT:
        zl_table_add_text(part,
                          zl_view_of(zili_table_text(table, row, column)));
        return;
    case ZILI_INTEGER:
        zl_table_add_integer(part, zili_table_integer(table, row, column));
        return;
    case ZILI_REAL:
        zl_table_add_real(part, zili_table_real(table, row, column));
        return;
    }
}

static void fill(const zili_table *table, size_t left_out, zl_split *out,
                 const uint32_t *numbers)
{
    for (size_t row = 0; row < zili_table_rows(table); row++)
        for (size_t i = 0; i < zili_table_columns(table); i++)
            if (i != left_out)
                add_cell(out->tables[numbers[row]], table, row, i);
}

/* A part without memory is NULL from here on. */
static void finish(zl_plan *plan, zl_split *out)
{
    zili_error error = { 0 };

    for (uint32_t i = 0; i < out->values.count; i++)
        zl_plan_take(plan,
                     zl_table_finish(out->tables[i], &out->tables[i], &error),
                     &error);
}

static void make_tables(zl_plan *plan, const zili_table *table,
                        size_t left_out, zl_split *out,
                        const uint32_t *numbers)
{
    out->tables = zl_alloc_array(out->values.count, sizeof *out->tables);
    if (!out->tables) {
        zl_plan_no_memory(plan);
        return;
    }
    for (uint32_t i = 0; i < out->values.count; i++)
        out->tables[i] = empty_part(table, left_out);
    fill(table, left_out, out, numbers);
    finish(plan, out);
}

void zl_split_read(zl_plan *plan, const zili_table *table, zl_naming naming,
                   bool kept, zl_split *out)
{
    uint32_t *numbers =
        zl_alloc_array(zili_table_rows(table), sizeof *numbers);

    *out = (zl_split){ 0 };
    if (!numbers) {
        zl_plan_no_memory(plan);
        return;
    }
    number_rows(plan, table, naming, out, numbers);
    if (out->values.count > ZL_MOST_PARTS)
        zl_plan_fail(plan, ZILI_EUSAGE,
                     "The column \"%s\" has %u values, each of which would be "
                     "a panel; %d can be drawn.",
                     zili_table_name(table, naming.name), out->values.count,
                     ZL_MOST_PARTS);
    if (!zl_plan_failed(plan))
        make_tables(plan, table, kept ? SIZE_MAX : naming.name, out, numbers);
    zl_free(numbers);
}

void zl_split_clear(zl_split *parts)
{
    for (uint32_t i = 0; parts->tables && i < parts->values.count; i++)
        zili_table_free(parts->tables[i]);
    zl_free(parts->tables);
    zl_map_clear(&parts->values);
    *parts = (zl_split){ 0 };
}
