/* pairs.c -- a table of pairs: how often two themes occur together. */
#include "pairs.h"

#include "base/mem.h"

#include <math.h>

typedef struct source {
    const zili_table *table;
    zl_naming a, b;
    size_t value;
    size_t own_a, own_b; /* SIZE_MAX: not there */
} source;

static void set_own(zl_theme_pairs *pairs, const source *from, size_t row,
                    uint32_t name, size_t column)
{
    if (column == SIZE_MAX || name == ZL_MAP_NONE ||
        zili_table_missing(from->table, row, column))
        return;
    pairs->own[name] = zili_table_real(from->table, row, column);
    pairs->owned = true;
}

/* Every pair is to stand once; `names` is complete. */
static void check_once(zl_plan *plan, const zl_theme_pairs *pairs)
{
    size_t width = pairs->names.count;
    char *seen = zl_alloc_array(width, width);

    if (!seen)
        zl_plan_no_memory(plan);
    for (size_t i = 0; seen && i < pairs->count; i++) {
        zl_theme_pair pair = pairs->items[i];
        if (seen[pair.a * width + pair.b])
            zl_plan_fail(plan, ZILI_EUSAGE,
                         "The pair \"%s\" and \"%s\" stands twice in the "
                         "table.",
                         zl_map_key(&pairs->names, pair.a).bytes,
                         zl_map_key(&pairs->names, pair.b).bytes);
        seen[pair.a * width + pair.b] = seen[pair.b * width + pair.a] = 1;
    }
    zl_free(seen);
}

static void add_pairs(zl_plan *plan, const source *from, zl_theme_pairs *out)
{
    for (size_t row = 0; row < zili_table_rows(from->table); row++) {
        uint32_t a = zl_number_of_name(plan, &out->names, from->table, row,
                                       from->a);
        uint32_t b = zl_number_of_name(plan, &out->names, from->table, row,
                                       from->b);
        if (zl_plan_failed(plan))
            return;
        set_own(out, from, row, a, from->own_a);
        set_own(out, from, row, b, from->own_b);
        if (a == ZL_MAP_NONE || b == ZL_MAP_NONE || a == b)
            continue;
        out->items[out->count++] =
            (zl_theme_pair){ a, b, zili_table_real(from->table, row,
                                                   from->value) };
    }
}

void zl_theme_pairs_read(zl_plan *plan, const zili_table *table,
                         const char *column, zl_theme_pairs *out)
{
    size_t rows = zili_table_rows(table);
    bool joint = zili_table_find(table, "O11") == SIZE_MAX &&
                 zili_table_find(table, "joint") != SIZE_MAX;

    *out = (zl_theme_pairs){ .column = column  ? column
                                       : joint ? "joint"
                                               : "O11" };
    source from = { table,
                    zl_need_naming(plan, table, "a"),
                    zl_need_naming(plan, table, "b"),
                    zl_need_numbers(plan, table, out->column),
                    zili_table_find(table, "R1"),
                    zili_table_find(table, "C1") };
    if (zl_plan_failed(plan))
        return;
    out->items = zl_alloc_array(rows, sizeof *out->items);
    out->own = zl_alloc_array(rows, 2 * sizeof *out->own);
    if (!out->items || !out->own) {
        zl_plan_no_memory(plan);
        return;
    }
    for (size_t i = 0; i < 2 * rows; i++)
        out->own[i] = NAN;
    add_pairs(plan, &from, out);
    if (!zl_plan_failed(plan))
        check_once(plan, out);
    if (!zl_plan_failed(plan) && out->names.count == 0)
        zl_plan_fail(plan, ZILI_EUSAGE,
                     "No row of the table names a theme: there is nothing to "
                     "draw.");
}

void zl_theme_pairs_clear(zl_theme_pairs *pairs)
{
    zl_map_clear(&pairs->names);
    zl_free(pairs->own);
    zl_free(pairs->items);
    *pairs = (zl_theme_pairs){ 0 };
}
