/* ranking.c -- terms and their counts by group, put in order. */
#include "analysis/ranking.h"

#include "base/fail.h"
#include "base/mem.h"
#include "text/collate.h"

#include <stdlib.h>

void zl_ranking_clear(zl_ranking *ranking)
{
    for (size_t i = 0; i < ranking->count; i++)
        zl_free(ranking->items[i].key);
    zl_array_clear(ranking);
}

static int compare_groups(const zl_ranked *a, const zl_ranked *b)
{
    return (a->group > b->group) - (a->group < b->group);
}

static int by_count(const void *a, const void *b)
{
    const zl_ranked *left = a, *right = b;
    int order = compare_groups(left, right);

    if (order)
        return order;
    if (left->count.hits != right->count.hits)
        return left->count.hits > right->count.hits ? -1 : 1;
    return zl_view_compare(left->label, right->label);
}

static void sort(zl_ranking *ranking, int (*order)(const void *, const void *))
{
    if (ranking->count)
        qsort(ranking->items, ranking->count, sizeof *ranking->items, order);
}

/* ---- counting ---- */

static bool take_group(zl_ranking *ranking, zl_terms *terms, size_t group,
                       uint64_t min_freq)
{
    for (size_t i = 0; i < zl_terms_met(terms); i++) {
        zl_ranked row = { .group = group, .count = zl_terms_take(terms, i) };
        if (row.count.hits >= min_freq && !zl_array_push(ranking, row))
            return false;
    }
    zl_terms_next_group(terms);
    return true;
}

static int by_group(const void *a, const void *b)
{
    const zl_interval *const *left = a, *const *right = b;

    if ((*left)->group != (*right)->group)
        return (*left)->group < (*right)->group ? -1 : 1;
    return ((*left)->begin > (*right)->begin) -
           ((*left)->begin < (*right)->begin);
}

/* The intervals of the scope, those of one group together. */
static const zl_interval **group_intervals(const zl_scope *scope)
{
    const zl_interval **ordered =
        zl_alloc_array(scope->count, sizeof *ordered);

    for (size_t i = 0; ordered && i < scope->count; i++)
        ordered[i] = &scope->intervals[i];
    if (ordered && scope->count)
        qsort(ordered, scope->count, sizeof *ordered, by_group);
    return ordered;
}

static bool count_groups(zl_ranking *ranking, const zl_scope *scope,
                         zl_terms *terms, uint64_t min_freq)
{
    const zl_interval **intervals = group_intervals(scope);
    bool enough = intervals != NULL;
    size_t next = 0;

    for (size_t group = 0; enough && group < scope->groups; group++) {
        for (; enough && next < scope->count &&
               intervals[next]->group == group;
             next++)
            enough = zl_terms_add(terms, intervals[next]);
        enough = enough && take_group(ranking, terms, group, min_freq);
    }
    zl_free(intervals);
    return enough;
}

bool zl_ranking_fill(zl_ranking *ranking, const zl_ask *ask, zl_terms *terms,
                     uint64_t min_freq)
{
    uint64_t rank = 0;

    if (!count_groups(ranking, ask->scope, terms, min_freq))
        return false;
    zl_terms_choose_labels(terms);
    for (size_t i = 0; i < ranking->count; i++)
        ranking->items[i].label =
            zl_terms_label(terms, ranking->items[i].count.term);
    sort(ranking, by_count);
    for (size_t i = 0; i < ranking->count; i++) {
        bool new_group = i == 0 || compare_groups(&ranking->items[i - 1],
                                                  &ranking->items[i]) != 0;
        rank = new_group ? 1 : rank + 1;
        ranking->items[i].rank = rank;
    }
    return true;
}

/* ---- choosing ---- */

size_t zl_ranking_limit(zl_ranking *ranking, uint64_t limit)
{
    size_t kept = 0, all = ranking->count;

    for (size_t i = 0; limit && i < all; i++)
        if (ranking->items[i].rank <= limit)
            ranking->items[kept++] = ranking->items[i];
    if (limit)
        ranking->count = kept;
    return all - ranking->count;
}

static int by_term(const void *a, const void *b)
{
    const zl_ranked *left = a, *right = b;

    if (left->count.term != right->count.term)
        return left->count.term < right->count.term ? -1 : 1;
    return compare_groups(left, right);
}

/* One row for each term with its hits in all groups, the most frequent
 * first. `ranking` is in the order of terms. */
static bool add_up(const zl_ranking *ranking, zl_ranking *totals)
{
    for (size_t i = 0; i < ranking->count; i++) {
        zl_ranked row = ranking->items[i];
        row.group = 0;
        if (totals->count > 0 &&
            totals->items[totals->count - 1].count.term == row.count.term)
            totals->items[totals->count - 1].count.hits += row.count.hits;
        else if (!zl_array_push(totals, row))
            return false;
    }
    sort(totals, by_count);
    return true;
}

/* The row of a term in a group; one without hits where there is none. */
static zl_ranked row_of(const zl_ranking *ranking, const zl_ranked *term,
                        size_t group)
{
    zl_ranked wanted = { .group = group,
                         .count = { .term = term->count.term },
                         .label = term->label };
    const zl_ranked *found =
        bsearch(&wanted, ranking->items, ranking->count,
                sizeof *ranking->items, by_term);

    return found ? *found : wanted;
}

bool zl_ranking_top(zl_ranking *ranking, const zl_ask *ask, uint64_t count)
{
    zl_ranking totals = { 0 }, chosen = { 0 };

    sort(ranking, by_term);
    bool enough = add_up(ranking, &totals);
    size_t terms = count < totals.count ? (size_t)count : totals.count;
    for (size_t group = 0; enough && group < ask->scope->groups; group++)
        for (size_t i = 0; enough && i < terms; i++)
            enough = zl_array_push(&chosen,
                                   row_of(ranking, &totals.items[i], group));
    zl_array_clear(&totals);
    zl_array_clear(ranking);
    *ranking = chosen;
    return enough;
}

/* ---- order by label ---- */

static int by_key(const void *a, const void *b)
{
    const zl_ranked *left = a, *right = b;
    int order = compare_groups(left, right);

    if (!order)
        order = zl_view_compare((zl_view){ left->key, left->key_size },
                                (zl_view){ right->key, right->key_size });
    return order ? order : zl_view_compare(left->label, right->label);
}

static bool make_keys(zl_ranking *ranking, zl_collator *collator)
{
    zl_str key = { 0 };
    bool enough = true;

    for (size_t i = 0; enough && i < ranking->count; i++) {
        zl_ranked *row = &ranking->items[i];
        zl_str_empty(&key);
        zl_collator_key(collator, row->label, &key);
        row->key = key.failed ? NULL : zl_copy_text(key.bytes, key.size);
        row->key_size = key.size;
        enough = row->key != NULL;
    }
    zl_str_clear(&key);
    return enough;
}

zili_status zl_ranking_sort(zl_ranking *ranking, const char *collation,
                            zili_error *err)
{
    zl_collator *collator = NULL;
    zili_status status = zl_collator_open(&collator, collation, err);

    if (!status && !make_keys(ranking, collator))
        status = zl_no_memory(err);
    zl_collator_close(collator);
    if (!status)
        sort(ranking, by_key);
    return status;
}
