/* strips.c -- a table of positions: which hits stand in which text. */
#include "strips.h"

#include "share.h"

#include <math.h>
#include <stdlib.h>

/* ---- reading ----------------------------------------------------------- */

struct source {
    const zili_table *table;
    zl_naming term;
    size_t at, from, size, doc, language, region; /* SIZE_MAX: not there */
};

static void cell_text(const struct source *from, size_t row, size_t column,
                      zl_str *out)
{
    if (column != SIZE_MAX)
        zl_cell_text(from->table, row, column, out);
}

static uint32_t number_cell(zl_plan *plan, zl_map *map,
                            const struct source *from, size_t row,
                            size_t column)
{
    zl_str text = { 0 };

    cell_text(from, row, column, &text);
    uint32_t number = zl_number_of_text(plan, map, &text);
    zl_str_clear(&text);
    return number;
}

static uint32_t number_term(zl_plan *plan, zl_strips *to,
                            const struct source *from, size_t row)
{
    zl_str name = { 0 };

    zl_name_text(from->table, row, from->term, &name);
    uint32_t number = zl_number_of_text(plan, &to->terms, &name);
    zl_str_clear(&name);
    return number;
}

static void add_strip(zl_plan *plan, zl_strips *to, const struct source *from,
                      size_t row, uint32_t number, size_t name)
{
    zl_view key = zl_map_key(&to->regions, number);
    zl_strip strip = {
        .number = number,
        .doc = number_cell(plan, &to->docs, from, row, from->doc),
        .language =
            number_cell(plan, &to->languages, from, row, from->language),
        .region = zl_view_cut(key, name, key.size),
        .size = NAN,
    };

    if (!zl_plan_failed(plan) && !zl_array_push(&to->all, strip))
        zl_plan_no_memory(plan);
}

/* The strip of a row, a new one where it is the first of its region. */
static uint32_t strip_of(zl_plan *plan, zl_strips *to,
                         const struct source *from, size_t row)
{
    zl_str key = { 0 };

    cell_text(from, row, from->doc, &key);
    zl_str_add_byte(&key, ZL_KEY_MARK);
    cell_text(from, row, from->language, &key);
    zl_str_add_byte(&key, ZL_KEY_MARK);
    size_t name = key.size;
    cell_text(from, row, from->region, &key);
    uint32_t number = zl_number_of_text(plan, &to->regions, &key);
    zl_str_clear(&key);
    if (number == to->all.count)
        add_strip(plan, to, from, row, number, name);
    return number;
}

static bool names_no_text(const struct source *from, size_t row)
{
    return from->doc != SIZE_MAX &&
           (zili_table_missing(from->table, row, from->doc) ||
            (zili_table_type(from->table, from->doc) == ZILI_TEXT &&
             !*zili_table_text(from->table, row, from->doc)));
}

static double number_at(const struct source *from, size_t row, size_t column)
{
    return column == SIZE_MAX ? NAN
                              : zili_table_real(from->table, row, column);
}

/* How long a text is stands in each of its rows, or in some. */
static void read_size(zl_plan *plan, zl_strip *strip,
                      const struct source *from, size_t row)
{
    double size = number_at(from, row, from->size);

    if (isnan(size))
        return;
    if (!(size >= 0 && isfinite(size)))
        zl_plan_fail(plan, ZILI_EUSAGE,
                     "Row %zu of the table: \"size\" is a number of tokens.",
                     row + 1);
    else if (isnan(strip->size))
        strip->size = size;
    else if (strip->size != size)
        zl_plan_fail(plan, ZILI_EUSAGE,
                     "Row %zu of the table has another \"size\" than the row "
                     "before it of the same text.",
                     row + 1);
}

/* Where a hit stands, from 0 to 1; NAN where the row has none. */
static double place_of(zl_plan *plan, const struct source *from, size_t row)
{
    double at = number_at(from, row, from->at);

    if (from->at == SIZE_MAX)
        at = (number_at(from, row, from->from) - 1) /
             number_at(from, row, from->size);
    if (isnan(at) || (at >= 0 && at <= 1))
        return at;
    zl_plan_fail(plan, ZILI_EUSAGE,
                 from->at == SIZE_MAX
                     ? "Row %zu of the table: \"from\" is a token from 1 to "
                       "\"size\"."
                     : "Row %zu of the table: \"at\" is a share from 0 to 1.",
                 row + 1);
    return NAN;
}

static void read_row(zl_plan *plan, zl_strips *to, const struct source *from,
                     size_t row)
{
    uint32_t term = number_term(plan, to, from, row);

    if (zl_plan_failed(plan) || names_no_text(from, row))
        return;
    zl_tick hit = { term, strip_of(plan, to, from, row), row, 0 };
    if (zl_plan_failed(plan))
        return;
    read_size(plan, &to->all.items[hit.strip], from, row);
    hit.at = place_of(plan, from, row);
    if (!isnan(hit.at) && !zl_array_push(&to->hits, hit))
        zl_plan_no_memory(plan);
}

/* ---- order ------------------------------------------------------------- */

static int order_of(size_t left, size_t right)
{
    return left < right ? -1 : left > right;
}

static int by_language(const void *a, const void *b)
{
    const zl_strip *left = a, *right = b;

    if (left->doc != right->doc)
        return order_of(left->doc, right->doc);
    if (left->language != right->language)
        return order_of(left->language, right->language);
    return order_of(left->number, right->number);
}

static int by_block(const void *a, const void *b)
{
    const zl_strip *left = a, *right = b;

    if (left->doc != right->doc)
        return order_of(left->doc, right->doc);
    if (left->turn != right->turn)
        return order_of(left->turn, right->turn);
    return order_of(left->number, right->number);
}

static int by_strip(const void *a, const void *b)
{
    const zl_tick *left = a, *right = b;

    if (left->strip != right->strip)
        return order_of(left->strip, right->strip);
    if (left->term != right->term)
        return order_of(left->term, right->term);
    return order_of(left->row, right->row);
}

/* Strips of one block stand together, and hits of one term in one strip. */
static void sort(zl_strips *of)
{
    zl_strip *strips = of->all.items;

    qsort(strips, of->all.count, sizeof *strips, by_language);
    for (size_t i = 1; i < of->all.count; i++)
        if (strips[i].doc == strips[i - 1].doc &&
            strips[i].language == strips[i - 1].language)
            strips[i].turn = strips[i - 1].turn + 1;
    qsort(strips, of->all.count, sizeof *strips, by_block);
    if (of->hits.count)
        qsort(of->hits.items, of->hits.count, sizeof *of->hits.items,
              by_strip);
}

/* The strips of the block that begins at `from`. */
zl_run zl_strips_block(const zl_strips *of, size_t from)
{
    const zl_strip *strips = of->all.items;
    size_t to = from + 1;

    while (to < of->all.count && strips[to].doc == strips[from].doc &&
           strips[to].turn == strips[from].turn)
        to++;
    return (zl_run){ from, to };
}

/* The first hit that is not before `term` in `strip`, by halving. */
static size_t first_hit(const zl_strips *of, uint32_t strip, uint32_t term)
{
    const zl_tick wanted = { .strip = strip, .term = term };
    size_t low = 0, high = of->hits.count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (by_strip(&of->hits.items[middle], &wanted) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

zl_run zl_strips_hits(const zl_strips *of, uint32_t strip, uint32_t term)
{
    return (zl_run){ first_hit(of, strip, term),
                     first_hit(of, strip, term + 1) };
}

/* Of one term in one strip. */
size_t zl_strips_most(const zl_strips *of)
{
    const zl_tick *hits = of->hits.items;
    size_t most = 0, count = 0;

    for (size_t i = 0; i < of->hits.count; i++) {
        bool same = i && hits[i].strip == hits[i - 1].strip &&
                    hits[i].term == hits[i - 1].term;
        count = same ? count + 1 : 1;
        most = count > most ? count : most;
    }
    return most;
}

/* ---- the door ----------------------------------------------------------- */

/* With those of other panels. */
static void share_names(zl_plan *plan, zl_strips *of)
{
    zl_share_names(plan, ZL_NAMES_CLASSES, &of->languages);
    zl_share_names(plan, ZL_NAMES_ITEMS, &of->terms);
}

void zl_strips_read(zl_plan *plan, const zili_table *table, zl_strips *out)
{
    struct source from = { .table = table,
                           .term = zl_need_naming(plan, table, "term"),
                           .at = zili_table_find(table, "at"),
                           .from = zili_table_find(table, "from"),
                           .size = zili_table_find(table, "size"),
                           .doc = zili_table_find(table, "doc"),
                           .language = zili_table_find(table, "lang"),
                           .region = zili_table_find(table, "region") };

    *out = (zl_strips){ 0 };
    if (from.at != SIZE_MAX || from.from == SIZE_MAX)
        from.at = zl_need_numbers(plan, table, "at");
    else
        from.from = zl_need_numbers(plan, table, "from");
    if (from.at == SIZE_MAX || from.size != SIZE_MAX)
        from.size = zl_need_numbers(plan, table, "size");
    share_names(plan, out);
    for (size_t row = 0; !zl_plan_failed(plan) && row < zili_table_rows(table);
         row++)
        read_row(plan, out, &from, row);
    share_names(plan, out);
    if (!zl_plan_failed(plan) && out->all.count == 0)
        zl_plan_fail(plan, ZILI_EUSAGE,
                     "No row of the table names a document: there is nothing "
                     "to draw.");
    if (!zl_plan_failed(plan))
        sort(out);
}

void zl_strips_clear(zl_strips *strips)
{
    zl_map_clear(&strips->terms);
    zl_map_clear(&strips->docs);
    zl_map_clear(&strips->languages);
    zl_map_clear(&strips->regions);
    zl_array_clear(&strips->all);
    zl_array_clear(&strips->hits);
}
