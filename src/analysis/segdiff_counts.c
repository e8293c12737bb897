/* segdiff_counts.c -- queries counted in each way of cutting. */
#include "analysis/segdiff_counts.h"

#include "base/fail.h"
#include "base/mem.h"
#include "query/recut.h"

#include <stdlib.h>

/* ---- opening ---- */

/* The first way that cuts the words of a query as way `i` does. */
static size_t alike(const zl_ways *ways, size_t i)
{
    const zl_way *list = ways->list.items;
    size_t first = 0;

    while (!zl_recuts_alike(list[first].profile, list[i].profile))
        first++;
    return first;
}

/* A query in each way that is the first of its kind. */
static zili_status make_query(zl_way_counts *counts, const zl_ways *ways,
                              size_t item, zili_error *err)
{
    zl_direct **queries = counts->queries + item * counts->ways;
    zili_status status = ZILI_OK;

    for (size_t i = 0; !status && i < counts->ways; i++)
        if (alike(ways, i) == i)
            status = zl_direct_new(&queries[i],
                                   counts->items.items[item].query,
                                   ways->ask->themes,
                                   ways->list.items[i].profile,
                                   &counts->words, err);
    return status;
}

static zili_status make_queries(zl_way_counts *counts, const zl_ways *ways,
                                zili_error *err)
{
    zili_status status = ZILI_OK;

    counts->ways = ways->list.count;
    counts->queries = zl_alloc_array(counts->items.count * counts->ways,
                                     sizeof(zl_direct *));
    if (!counts->queries)
        return zl_no_memory(err);
    for (size_t i = 0; !status && i < counts->items.count; i++)
        status = make_query(counts, ways, i, err);
    return status;
}

static zili_status make_room(zl_way_counts *counts, const zl_ways *ways,
                             zili_error *err)
{
    counts->groups = ways->ask->scope->groups;
    size_t cells = counts->items.count * counts->groups;
    counts->list = zl_alloc_array(cells, sizeof *counts->list);
    counts->hits = zl_alloc_array(cells * counts->ways, sizeof(uint64_t));
    counts->rows = zl_alloc_array(counts->ways, sizeof(zl_row));
    return counts->list && counts->hits && counts->rows ? ZILI_OK
                                                        : zl_no_memory(err);
}

zili_status zl_way_counts_open(zl_way_counts *counts, const zl_ways *ways,
                               const zili_question *question, zili_error *err)
{
    *counts = (zl_way_counts){ 0 };
    zili_status status =
        zl_items_make(&counts->items, ways->ask, question, err);
    if (!status)
        status = zl_vocabulary_open(&counts->words, err);
    if (!status)
        status = make_queries(counts, ways, err);
    return status ? status : make_room(counts, ways, err);
}

void zl_way_counts_close(zl_way_counts *counts)
{
    size_t cells = counts->items.count * counts->groups;
    size_t queries = counts->items.count * counts->ways;

    for (size_t i = 0; counts->queries && i < queries; i++)
        zl_direct_free(counts->queries[i]);
    for (size_t i = 0; counts->list && i < cells; i++)
        zl_free(counts->list[i].example);
    for (size_t i = 0; counts->rows && i < counts->ways; i++)
        zl_row_clear(&counts->rows[i]);
    zl_free(counts->queries);
    zl_free(counts->list);
    zl_free(counts->hits);
    zl_free(counts->rows);
    zl_vocabulary_clear(&counts->words);
    zl_items_clear(&counts->items);
    zl_array_clear(&counts->found);
    zl_array_clear(&counts->spans);
    *counts = (zl_way_counts){ 0 };
}

/* ---- a paragraph ---- */

static bool fill_row(zl_way_counts *counts, const zl_ways *ways, size_t i)
{
    const zl_pieces *tokens = &ways->list.items[i].tokens;
    zl_view text = zl_str_view(&ways->text);
    zl_row *row = &counts->rows[i];
    bool enough = true;
    size_t done = 0;

    zl_row_begin(row, ways->lang);
    for (size_t k = 0; enough && k < tokens->count; k++) {
        zl_piece token = tokens->items[k];
        enough = zl_row_add(row, &counts->words,
                            zl_view_cut(text, done, token.begin),
                            zl_view_cut(text, token.begin, token.end));
        done = token.end;
    }
    return enough;
}

/* The bytes of the paragraph that a hit covers. */
static zl_piece span_of(const zl_pieces *tokens, zl_hit hit)
{
    return (zl_piece){ tokens->items[hit.begin].begin + hit.skip,
                       tokens->items[hit.end - 1].end - hit.trim };
}

static bool find_hits(zl_way_counts *counts, const zl_ways *ways,
                      size_t item, uint64_t *hits)
{
    zl_direct *const *queries = counts->queries + item * counts->ways;
    bool enough = true;

    counts->spans.count = 0;
    for (size_t i = 0; enough && i < counts->ways; i++) {
        counts->found.count = 0;
        enough = zl_direct_find(queries[alike(ways, i)], &counts->rows[i],
                                &counts->found);
        for (size_t k = 0; enough && k < counts->found.count; k++)
            enough = zl_array_push(&counts->spans,
                                   span_of(&ways->list.items[i].tokens,
                                           counts->found.items[k]));
        hits[i] += counts->found.count;
    }
    return enough;
}

/* ---- what differs ---- */

static int compare(const void *one, const void *two)
{
    const zl_piece *a = one, *b = two;

    if (a->begin != b->begin)
        return a->begin < b->begin ? -1 : 1;
    return (a->end > b->end) - (a->end < b->end);
}

/* "把[独立自主]放: index 独立自主; icu 独立|自主" */
static bool write_example(zl_way_count *count, const zl_ways *ways,
                          zl_piece span)
{
    zl_str example = { 0 };

    zl_ways_add_context(ways, span, &example);
    for (size_t i = 0; i < ways->list.count; i++) {
        zl_str_format(&example, "%s %s ", i ? ";" : ":",
                      ways->list.items[i].name);
        zl_ways_add_cut(ways, &ways->list.items[i], span, &example);
    }
    if (example.failed) {
        zl_str_clear(&example);
        return false;
    }
    count->example = example.bytes;
    count->first = ways->document;
    return true;
}

/* A span that is not there once for each way differs. */
static bool count_differing(zl_way_counts *counts, const zl_ways *ways,
                            zl_way_count *count)
{
    const zl_piece *spans = counts->spans.items;
    size_t all = counts->spans.count, same;

    if (all == 0)
        return true;
    qsort(counts->spans.items, all, sizeof *spans, compare);
    for (size_t i = 0; i < all; i += same) {
        for (same = 1; i + same < all &&
                       compare(&spans[i], &spans[i + same]) == 0;)
            same++;
        if (same >= counts->ways)
            continue;
        count->differ++;
        if (!count->example && !write_example(count, ways, spans[i]))
            return false;
    }
    return true;
}

bool zl_way_counts_add(zl_way_counts *counts, const zl_ways *ways)
{
    bool enough = true;

    for (size_t i = 0; enough && i < counts->ways; i++)
        enough = fill_row(counts, ways, i);
    for (size_t i = 0; enough && i < counts->items.count; i++) {
        size_t cell = i * counts->groups + ways->interval->group;
        enough = find_hits(counts, ways, i,
                           counts->hits + cell * counts->ways) &&
                 count_differing(counts, ways, &counts->list[cell]);
    }
    return enough;
}
