/* ranking.c -- the rows of tables of terms, chosen and put in another order
 * than by count. */
#include "analysis/ranking.h"

#include "base/fail.h"
#include "base/mem.h"
#include "text/collate.h"

#include <stdlib.h>

void zl_ranking_clear(zl_ranking *ranking)
{
    zl_free(ranking->items);
    *ranking = (zl_ranking){ 0 };
}

bool zl_ranking_all(zl_ranking *ranking, const zl_tables *tables)
{
    ranking->items = zl_alloc_array(tables->count, sizeof *ranking->items);
    if (!ranking->items)
        return false;
    for (size_t group = 0; group < tables->groups; group++)
        for (size_t i = tables->begins[group]; i < tables->begins[group + 1];
             i++)
            ranking->items[i] = zl_tables_ranked(tables, i, group);
    ranking->count = tables->count;
    return true;
}

void zl_ranking_cut(zl_ranking *ranking, uint64_t limit)
{
    zl_ranked *items = ranking->items;
    uint32_t group = ZL_NONE;
    uint64_t in_group = 0;
    size_t kept = 0;

    for (size_t i = 0; i < ranking->count; i++) {
        if (items[i].group != group)
            in_group = 0;
        group = items[i].group;
        if (in_group++ < limit)
            items[kept++] = items[i];
    }
    ranking->count = kept;
}

/* ---- the most frequent of all ---- */

static int by_count(const void *a, const void *b)
{
    const zl_ranked *left = a, *right = b;

    if (left->count != right->count)
        return left->count > right->count ? -1 : 1;
    return (left->term > right->term) - (left->term < right->term);
}

/* The first `count` terms by what they have in the whole scope, into
 * `places`: by term its place among them, or ZL_NONE. */
static zl_ranked *choose(const zl_terms *terms, size_t count, uint32_t *places)
{
    zl_ranked *totals = zl_alloc_array(terms->count, sizeof *totals);

    for (uint32_t i = 0; totals && i < terms->count; i++) {
        totals[i] = (zl_ranked){ .count = terms->hits[i], .term = i };
        places[i] = ZL_NONE;
    }
    if (totals && terms->count)
        qsort(totals, terms->count, sizeof *totals, by_count);
    for (size_t i = 0; totals && i < count; i++)
        places[totals[i].term] = (uint32_t)i;
    return totals;
}

static void fill_group(const zl_tables *tables, size_t group,
                       const zl_ranked *chosen, size_t count,
                       const uint32_t *places, zl_ranked *out)
{
    for (size_t i = 0; i < count; i++)
        out[i] =
            (zl_ranked){ .group = (uint32_t)group, .term = chosen[i].term };
    for (size_t i = tables->begins[group]; i < tables->begins[group + 1]; i++)
        if (places[tables->rows[i].term] != ZL_NONE)
            out[places[tables->rows[i].term]] =
                zl_tables_ranked(tables, i, group);
}

bool zl_ranking_top(zl_ranking *ranking, const zl_terms *terms,
                    const zl_tables *tables, uint64_t count)
{
    size_t groups = tables->groups;
    size_t each = count < terms->count ? (size_t)count : terms->count;
    uint32_t *places = zl_alloc_array(terms->count, sizeof *places);
    zl_ranked *chosen = places ? choose(terms, each, places) : NULL;

    ranking->items = zl_alloc_array(each * groups, sizeof *ranking->items);
    bool enough = chosen && ranking->items;
    for (size_t group = 0; enough && group < groups; group++)
        fill_group(tables, group, chosen, each, places,
                   ranking->items + group * each);
    if (enough)
        ranking->count = each * groups;
    zl_free(chosen);
    zl_free(places);
    return enough;
}

/* ---- order of texts ---- */

/* What a term is sorted by. */
struct sort_key {
    zl_view text; /* in `bytes` of the sorter, once all are there */
    size_t begin, size;
    uint32_t term;
};

struct sorter {
    const zl_terms *terms;
    uint32_t *places; /* by term: of the terms in the ranking, in order */
    struct sort_key *keys;
    size_t count;
    zl_str bytes;
};

static int by_key(const void *a, const void *b)
{
    const struct sort_key *left = a, *right = b;
    int order = zl_view_compare(left->text, right->text);

    return order ? order
                 : (left->term > right->term) - (left->term < right->term);
}

static bool sorter_open(struct sorter *sorter, const zl_ranking *ranking)
{
    uint32_t terms = sorter->terms->count;

    sorter->places = zl_alloc_array(terms, sizeof *sorter->places);
    sorter->keys = zl_alloc_array(terms, sizeof *sorter->keys);
    if (!sorter->places || !sorter->keys)
        return false;
    for (size_t i = 0; i < ranking->count; i++)
        sorter->places[ranking->items[i].term] = 1;
    for (uint32_t i = 0; i < terms; i++)
        if (sorter->places[i])
            sorter->keys[sorter->count++].term = i;
    return true;
}

/* Order the terms that the ranking has. */
static bool place_terms(struct sorter *sorter, zl_collator *collator)
{
    for (size_t i = 0; i < sorter->count; i++) {
        struct sort_key *key = &sorter->keys[i];
        key->begin = sorter->bytes.size;
        zl_collator_key(collator, sorter->terms->shown[key->term],
                        &sorter->bytes);
        key->size = sorter->bytes.size - key->begin;
    }
    if (sorter->bytes.failed)
        return false;
    for (size_t i = 0; i < sorter->count; i++)
        sorter->keys[i].text =
            zl_view_cut(zl_str_view(&sorter->bytes), sorter->keys[i].begin,
                        sorter->keys[i].begin + sorter->keys[i].size);
    if (sorter->count)
        qsort(sorter->keys, sorter->count, sizeof *sorter->keys, by_key);
    for (size_t i = 0; i < sorter->count; i++)
        sorter->places[sorter->keys[i].term] = (uint32_t)i;
    return true;
}

static int by_place(const void *a, const void *b, void *user)
{
    const zl_ranked *left = a, *right = b;
    const struct sorter *sorter = user;
    uint32_t one = sorter->places[left->term];
    uint32_t two = sorter->places[right->term];

    if (left->group != right->group)
        return left->group < right->group ? -1 : 1;
    return (one > two) - (one < two);
}

zili_status zl_ranking_sort(zl_ranking *ranking, const zl_terms *terms,
                            const char *collation, zili_error *err)
{
    struct sorter sorter = { .terms = terms };
    zl_collator *collator = NULL;
    zili_status status = zl_collator_open(&collator, collation, err);

    if (!status &&
        (!sorter_open(&sorter, ranking) || !place_terms(&sorter, collator)))
        status = zl_no_memory(err);
    if (!status && ranking->count)
        qsort_r(ranking->items, ranking->count, sizeof *ranking->items,
                by_place, &sorter);
    zl_collator_close(collator);
    zl_free(sorter.places);
    zl_free(sorter.keys);
    zl_str_clear(&sorter.bytes);
    return status;
}
