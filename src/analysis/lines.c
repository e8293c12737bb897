/* lines.c -- the lines of a concordance: found and sampled. */
#include "analysis/lines.h"

#include "base/fail.h"
#include "base/mem.h"
#include "base/work.h"

#include <stdlib.h>

void zl_lines_clear(zl_lines *lines)
{
    zl_harvest_clear(&lines->found);
    zl_free(lines->items);
    zl_free(lines->scores);
    zl_free(lines->order);
    *lines = (zl_lines){ 0 };
}

/* ---- finding ---- */

struct found {
    zl_hit hit;
    uint32_t item;
};

typedef ZL_ARRAY(struct found) found_list;

static int in_corpus_order(const void *a, const void *b)
{
    const struct found *left = a, *right = b;

    if (left->hit.begin != right->hit.begin)
        return left->hit.begin < right->hit.begin ? -1 : 1;
    if (left->hit.skip != right->hit.skip)
        return left->hit.skip < right->hit.skip ? -1 : 1;
    if (left->hit.end != right->hit.end)
        return left->hit.end < right->hit.end ? -1 : 1;
    if (left->hit.trim != right->hit.trim)
        return left->hit.trim > right->hit.trim ? -1 : 1;
    return (left->item > right->item) - (left->item < right->item);
}

static zili_status add_item(found_list *all, const zl_ask *ask,
                            const char *query, uint32_t item, zili_error *err)
{
    zl_hits hits = { 0 };
    zili_status status = zl_ask_all(ask, query, &hits, err);

    if (!status && !zl_array_reserve(all, hits.count))
        status = zl_no_memory(err);
    for (size_t i = 0; !status && i < hits.count; i++)
        all->items[all->count++] = (struct found){ hits.items[i], item };
    zl_array_clear(&hits);
    return status;
}

/* What was found, in order, as lines; false without memory. */
static bool take_apart(zl_lines *lines, const found_list *all)
{
    bool enough = true;

    lines->items = zl_alloc_array(all->count, sizeof *lines->items);
    for (size_t i = 0; lines->items && enough && i < all->count; i++) {
        enough = zl_harvest_add(&lines->found, &all->items[i].hit, 1);
        lines->items[i] = all->items[i].item;
    }
    return lines->items && enough;
}

static zili_status find_several(zl_lines *lines, const zl_ask *ask,
                                const zl_items *items, zili_error *err)
{
    found_list all = { 0 };
    zili_status status = ZILI_OK;

    for (size_t i = 0; !status && i < items->count; i++)
        status = add_item(&all, ask, items->items[i].query, (uint32_t)i, err);
    if (!status && all.count)
        qsort(all.items, all.count, sizeof *all.items, in_corpus_order);
    if (!status && !take_apart(lines, &all))
        status = zl_no_memory(err);
    zl_array_clear(&all);
    return status;
}

struct taking {
    zl_harvest *found;
    uint64_t most; /* 0: all */
};

static zl_taken take(void *user, const zl_hits *hits)
{
    const struct taking *taking = user;
    size_t had = taking->found->hits.count, count = hits->count;

    if (taking->most && count > taking->most - had)
        count = (size_t)taking->most - had;
    if (!zl_harvest_add(taking->found, hits->items, count))
        return ZL_TAKE_FAILED;
    return taking->most && had + count == taking->most ? ZL_TAKE_ENOUGH
                                                       : ZL_TAKE_MORE;
}

static zili_status find_one(zl_lines *lines, const zl_ask *ask,
                            const char *query, uint64_t most, uint64_t *total,
                            zili_error *err)
{
    struct taking taking = { &lines->found, most };
    size_t threads = zl_work_threads(ask->threads);
    zl_search *search;
    zili_status status = zl_ask_search(ask, query, &search, err);

    if (!status)
        status = zl_search_each(search, threads, take, &taking, err);
    *total = zl_lines_count(lines);
    if (!status && most && *total == most)
        status = zl_search_count(search, threads, total, err);
    zl_search_close(search);
    return status;
}

zili_status zl_lines_find(zl_lines *lines, const zl_ask *ask,
                          const zl_items *items, uint64_t most,
                          uint64_t *total, zili_error *err)
{
    if (items->count == 1)
        return find_one(lines, ask, items->items[0].query, most, total, err);
    zili_status status = find_several(lines, ask, items, err);
    *total = zl_lines_count(lines);
    return status;
}

/* ---- sampling ---- */

/* SplitMix64 (Steele, Lea & Flood 2014). */
static uint64_t random_next(uint64_t *state)
{
    uint64_t z = *state += 0x9E3779B97F4A7C15u;

    z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9u;
    z = (z ^ z >> 27) * 0x94D049BB133111EBu;
    return z ^ z >> 31;
}

/* Below `limit`, every value with the same chance. */
static uint64_t random_below(uint64_t *state, uint64_t limit)
{
    uint64_t spare = -limit % limit;
    uint64_t value;

    do
        value = random_next(state);
    while (value < spare);
    return value % limit;
}

/* Selection sampling (Knuth, TAOCP 2, 3.4.2, algorithm S). */
bool zl_lines_sample(zl_lines *lines, uint64_t count, uint64_t seed)
{
    size_t all = zl_lines_count(lines);
    zl_harvest kept = { 0 };
    bool enough = true;

    if (count >= all)
        return true;
    for (size_t i = 0; enough && kept.hits.count < count; i++) {
        if (random_below(&seed, all - i) >= count - kept.hits.count)
            continue;
        zl_hit hit = zl_lines_hit(lines, i);
        if (lines->items)
            lines->items[kept.hits.count] = lines->items[i];
        enough = zl_harvest_add(&kept, &hit, 1);
    }
    zl_harvest_clear(&lines->found);
    lines->found = kept;
    return enough;
}
