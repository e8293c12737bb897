/* part.c -- the first items of a table that is too long for a page. */
#include "part.h"

#include "base/mem.h"
#include "data.h"
#include "table/table.h"

#include <stdio.h>
#include <string.h>

/* Which rows belong to the first, the second, … item of their group. */
struct part {
    uint32_t *ranks; /* by row, from 1; an item has the least of its ranks */
    uint32_t *items; /* by rank: how many items have it or a lower one */
    size_t rows;
    uint32_t most; /* the last rank */
    bool grouped;  /* there are several groups */
};

/* ---- ranks ------------------------------------------------------------- */

/* What is read once, row by row. */
struct reading {
    const zili_table *table;
    zl_naming item;
    size_t language; /* the column of groups; SIZE_MAX: none */
    bool keyed;      /* all keys make groups */
    bool across;     /* it is groups that are ranked */
    zl_map items, groups, pairs;
    uint32_t *found; /* by group: items so far */
    uint32_t *ranks; /* by item: the least so far */
    uint32_t *of_row; /* the item */
};

static void group_text(const struct reading *of, size_t row, zl_str *out)
{
    if (of->keyed)
        zl_key_of_row(of->table, row, of->item.name, out);
    else if (of->language != SIZE_MAX)
        zl_cell_text(of->table, row, of->language, out);
}

/* False without memory. */
static bool read_row(struct reading *of, size_t row, zl_str *text)
{
    zl_str_empty(text);
    if (!of->across)
        group_text(of, row, text);
    uint32_t group = zl_map_add(&of->groups, zl_str_view(text));
    zl_str_add_byte(text, ZL_KEY_MARK);
    size_t group_size = text->size;
    if (of->across)
        group_text(of, row, text);
    else
        zl_name_text(of->table, row, of->item, text);
    if (text->failed || group == ZL_MAP_NONE)
        return false;
    uint32_t before = of->pairs.count;
    uint32_t pair = zl_map_add(&of->pairs, zl_str_view(text));
    uint32_t item = zl_map_add(
        &of->items, zl_view_cut(zl_str_view(text), group_size, text->size));
    if (pair == ZL_MAP_NONE || item == ZL_MAP_NONE)
        return false;
    of->of_row[row] = item;
    if (pair == before) {
        uint32_t rank = ++of->found[group];
        if (of->ranks[item] == 0 || rank < of->ranks[item])
            of->ranks[item] = rank;
    }
    return true;
}

/* From ranks of items to those of rows, and how many items each rank has. */
static void fill(const struct reading *of, struct part *out)
{
    for (uint32_t i = 0; i < of->items.count; i++) {
        out->items[of->ranks[i]]++;
        if (of->ranks[i] > out->most)
            out->most = of->ranks[i];
    }
    for (uint32_t rank = 1; rank <= out->most; rank++)
        out->items[rank] += out->items[rank - 1];
    for (size_t row = 0; row < out->rows; row++)
        out->ranks[row] = of->ranks[of->of_row[row]];
    out->grouped = of->groups.count > 1;
}

static bool read_rows(struct reading *of, struct part *out)
{
    zl_str text = { 0 };
    bool good = true;

    out->ranks = zl_alloc_array(out->rows, sizeof *out->ranks);
    out->items = zl_alloc_array(out->rows + 1, sizeof *out->items);
    of->found = zl_alloc_array(out->rows, sizeof *of->found);
    of->ranks = zl_alloc_array(out->rows, sizeof *of->ranks);
    of->of_row = zl_alloc_array(out->rows, sizeof *of->of_row);
    good = out->ranks && out->items && of->found && of->ranks && of->of_row;
    for (size_t row = 0; row < out->rows && good; row++)
        good = read_row(of, row, &text);
    if (good)
        fill(of, out);
    zl_str_clear(&text);
    return good;
}

/* The first of the columns "a b" that there is. */
static size_t item_column(const zili_table *table, const char *names)
{
    char name[32];

    while (names && *names) {
        size_t size = strcspn(names, " ");
        snprintf(name, sizeof name, "%.*s", (int)size, names);
        size_t column = zili_table_find(table, name);
        if (column != SIZE_MAX)
            return column;
        names += size + (names[size] == ' ');
    }
    return SIZE_MAX;
}

/* False where all is drawn in any case, or there is one rank alone. */
static bool read_part(zl_plan *plan, const zili_table *table,
                      const zili_chart *chart, bool across,
                      struct part *out)
{
    size_t column = item_column(table, chart->items);
    struct reading of = { .table = table,
                          .language = zili_table_find(table, "lang"),
                          .keyed = chart->keyed,
                          .across = across };

    *out = (struct part){ .rows = zili_table_rows(table) };
    if (column == SIZE_MAX)
        return false;
    of.item = zl_need_naming(plan, table, zili_table_name(table, column));
    if (!read_rows(&of, out))
        zl_plan_no_memory(plan);
    zl_map_clear(&of.items);
    zl_map_clear(&of.groups);
    zl_map_clear(&of.pairs);
    zl_free(of.found);
    zl_free(of.ranks);
    zl_free(of.of_row);
    return !zl_plan_failed(plan) && out->most > 1;
}

/* ---- the table --------------------------------------------------------- */

static void add_cell(zili_table *out, const zili_table *table, size_t row,
                     size_t column)
{
    if (zili_table_missing(table, row, column))
        zl_table_add_missing(out);
    else if (zili_table_type(table, column) == ZILI_TEXT)
        zl_table_add_text(out,
                          zl_view_of(zili_table_text(table, row, column)));
    else if (zili_table_type(table, column) == ZILI_INTEGER)
        zl_table_add_integer(out, zili_table_integer(table, row, column));
    else
        zl_table_add_real(out, zili_table_real(table, row, column));
}

/* The rows of the first `rank` items of each group; NULL without memory. */
static zili_table *table_of(const zili_table *table, const struct part *part,
                            uint32_t rank)
{
    zili_table *out = zl_table_new();
    size_t columns = zili_table_columns(table);
    const char *note;

    for (size_t i = 0; i < columns; i++)
        zl_table_column(out, zl_table_shape(table)[i]);
    for (size_t row = 0; row < part->rows; row++)
        for (size_t i = 0; i < columns && part->ranks[row] <= rank; i++)
            add_cell(out, table, row, i);
    for (size_t i = 0; (note = zili_table_note(table, i)); i++)
        zl_table_add_note(out, "%s", note);
    return zl_table_finish(out, &out, NULL) ? NULL : out;
}

static void write_note(const struct part *part, uint32_t rank, zl_str *out)
{
    zl_str_format(out, "The first %u of %u are shown%s.", part->items[rank],
                  part->items[part->most],
                  part->grouped ? ", as many of each group" : "");
}

/* ---- as much as a page holds ------------------------------------------- */

struct search {
    zl_plan *plan;
    const zili_chart *chart;
    const zili_table *table;
    const zili_chart_options *options;
    zl_figure_fn *figure;
    struct part part;
};

static zili_table *first_rows(const struct search *of, uint32_t rank,
                              zl_str *note)
{
    if (of->chart->kind->top)
        return of->chart->kind->top(of->table, rank, note);
    write_note(&of->part, rank, note);
    return table_of(of->table, &of->part, rank);
}

/* Plan again, with the first items of each group alone. */
static void plan_first(const struct search *of, uint32_t rank)
{
    const zl_ruler *ruler = of->plan->ruler;
    struct zl_abridged *abridged = of->plan->abridged;
    zl_str note = { 0 };
    zili_table *rows = first_rows(of, rank, &note);

    zl_plan_clear(of->plan);
    zl_plan_init(of->plan, ruler);
    of->plan->abridged = abridged;
    if (!rows || note.failed)
        zl_plan_no_memory(of->plan);
    else
        of->figure(of->plan, of->chart, rows, of->options, zl_str_text(&note));
    zl_str_clear(&note);
    zili_table_free(rows);
}

static bool is_too_high(const zl_plan *plan)
{
    return !zl_plan_failed(plan) && plan->pages.items[0].height > ZL_TALLEST;
}

/* Each turn halves what is left; the first tries what the items need on
 * average. */
static void find_most(const struct search *of)
{
    double share = ZL_TALLEST / of->plan->pages.items[0].height;
    uint32_t low = of->chart->kind->top ? 2 : 1;
    uint32_t high = of->part.most - 1, last = 0;
    uint32_t middle = (uint32_t)(share * of->part.most);

    while (low < high && !zl_plan_failed(of->plan)) {
        middle = middle <= low ? low + 1 : middle > high ? high : middle;
        plan_first(of, middle);
        last = middle;
        if (is_too_high(of->plan))
            high = middle - 1;
        else
            low = middle;
        middle = high - (high - low) / 2;
    }
    if (last != low && !zl_plan_failed(of->plan))
        plan_first(of, low);
}

/* By items, or `across`, by groups: a figure may have these below each
 * other. */
static void find_part(struct search *of, bool across)
{
    if (is_too_high(of->plan) &&
        read_part(of->plan, of->table, of->chart, across, &of->part))
        find_most(of);
    zl_free(of->part.ranks);
    zl_free(of->part.items);
    of->part = (struct part){ 0 };
}

/* A step of what is put together has one item less. */
static void find_top(struct search *of)
{
    of->part.most = (uint32_t)zili_table_rows(of->table) + 1;
    if (is_too_high(of->plan) && of->part.most > 3)
        find_most(of);
}

void zl_part_plan(zl_plan *plan, const zili_chart *chart,
                  const zili_table *table, const zili_chart_options *options,
                  zl_figure_fn *figure)
{
    struct search of = { .plan = plan,
                         .chart = chart,
                         .table = table,
                         .options = options,
                         .figure = figure };

    if (chart->kind->top)
        find_top(&of);
    else
        find_part(&of, false);
    if (chart->keyed)
        find_part(&of, true);
}
