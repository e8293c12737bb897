/* renders.c -- a table of renderings: what terms of one language became in
 * another. */
#include "renders.h"

#include "base/mem.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

struct source {
    const zili_table *table;
    zl_naming term;
    size_t rendering, value, share, lang; /* SIZE_MAX: not there */
};

/* A term of two languages is two terms. */
static void read_term(zl_plan *plan, const struct source *from, size_t row,
                      zl_renders *to, zl_render *out)
{
    zl_str lang = { 0 }, term = { 0 };

    if (from->lang != SIZE_MAX)
        zl_cell_text(from->table, row, from->lang, &lang);
    zl_name_text(from->table, row, from->term, &term);
    zl_str_add_byte(&term, 0);
    zl_str_add(&term, zl_str_view(&lang));
    out->term = zl_number_of_text(plan, &to->terms, &term);
    zl_str_empty(&term);
    zl_str_add_text(&term, zl_language_name(zl_str_text(&lang)));
    if (lang.failed)
        zl_plan_no_memory(plan);
    out->lang = zl_number_of_text(plan, &to->langs, &term);
    zl_str_clear(&lang);
    zl_str_clear(&term);
}

static void read_row(zl_plan *plan, const struct source *from, size_t row,
                     zl_renders *to)
{
    zl_render out = { .rendering = ZL_MAP_NONE, .share = NAN };
    zl_str text = { 0 };

    read_term(plan, from, row, to, &out);
    zl_cell_text(from->table, row, from->rendering, &text);
    if (text.failed || (text.size && strcmp(text.bytes, ZL_NOT_RENDERED) != 0))
        out.rendering = zl_number_of_text(plan, &to->renderings, &text);
    zl_str_clear(&text);
    out.count = zili_table_real(from->table, row, from->value);
    if (from->share != SIZE_MAX)
        out.share = zili_table_real(from->table, row, from->share);
    if (!zl_plan_failed(plan) && !zl_array_push(&to->items, out))
        zl_plan_no_memory(plan);
}

/* Of counts alone: a measure has no shares. */
static void reckon_shares(zl_plan *plan, zl_renders *to)
{
    double *sums = zl_alloc_array(to->terms.count, sizeof *sums);

    if (!sums) {
        zl_plan_no_memory(plan);
        return;
    }
    for (size_t i = 0; i < to->items.count; i++)
        sums[to->items.items[i].term] += fmax(to->items.items[i].count, 0);
    for (size_t i = 0; i < to->items.count; i++) {
        zl_render *item = &to->items.items[i];
        if (item->count >= 0 && sums[item->term] > 0)
            item->share = item->count / sums[item->term];
    }
    zl_free(sums);
}

/* Items of one term together; a stable sort by counting. */
static void sort(zl_plan *plan, zl_renders *to)
{
    size_t *ends = zl_alloc_array((size_t)to->terms.count + 1, sizeof *ends);
    zl_render *sorted = zl_alloc_array(to->items.count, sizeof *sorted);

    if (!ends || !sorted) {
        zl_plan_no_memory(plan);
        zl_free(ends);
        zl_free(sorted);
        return;
    }
    for (size_t i = 0; i < to->items.count; i++)
        ends[to->items.items[i].term + 1]++;
    for (uint32_t i = 0; i < to->terms.count; i++)
        ends[i + 1] += ends[i];
    for (size_t i = 0; i < to->items.count; i++)
        sorted[ends[to->items.items[i].term]++] = to->items.items[i];
    for (size_t i = 0; i < to->items.count; i++)
        to->items.items[i] = sorted[i];
    zl_free(ends);
    zl_free(sorted);
}

void zl_renders_read(zl_plan *plan, const zili_table *table, const char *value,
                     zl_renders *out)
{
    struct source from = { table,
                           zl_need_naming(plan, table, "term"),
                           zl_need_column(plan, table, "rendering"),
                           zl_need_numbers(plan, table,
                                           value ? value : "count"),
                           SIZE_MAX,
                           zili_table_find(table, "lang") };

    *out = (zl_renders){ 0 };
    if (!value && zili_table_find(table, "share") != SIZE_MAX)
        from.share = zl_need_numbers(plan, table, "share");
    for (size_t row = 0; row < zili_table_rows(table) && !zl_plan_failed(plan);
         row++)
        read_row(plan, &from, row, out);
    if (!zl_plan_failed(plan))
        sort(plan, out);
    if (!zl_plan_failed(plan) && !value && from.share == SIZE_MAX)
        reckon_shares(plan, out);
}

static uint32_t number_again(zl_plan *plan, const zl_map *from, uint32_t i,
                             zl_map *to)
{
    uint32_t number = zl_map_add(to, zl_map_key(from, i));

    if (number == ZL_MAP_NONE)
        zl_plan_no_memory(plan);
    return number;
}

void zl_renders_of(zl_plan *plan, const zl_renders *all, uint32_t lang,
                   zl_renders *out)
{
    *out = (zl_renders){ 0 };
    for (size_t i = 0; i < all->items.count && !zl_plan_failed(plan); i++) {
        zl_render item = all->items.items[i];
        if (item.lang != lang)
            continue;
        item.term = number_again(plan, &all->terms, item.term, &out->terms);
        if (item.rendering != ZL_MAP_NONE)
            item.rendering = number_again(plan, &all->renderings,
                                          item.rendering, &out->renderings);
        if (!zl_plan_failed(plan) && !zl_array_push(&out->items, item))
            zl_plan_no_memory(plan);
    }
}

void zl_renders_clear(zl_renders *renders)
{
    zl_map_clear(&renders->terms);
    zl_map_clear(&renders->renderings);
    zl_map_clear(&renders->langs);
    zl_array_clear(&renders->items);
}

const char *zl_renders_name(const zl_renders *renders, uint32_t rendering)
{
    return rendering == ZL_MAP_NONE
               ? ZL_NOT_RENDERED
               : zl_map_key(&renders->renderings, rendering).bytes;
}
