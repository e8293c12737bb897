/* lines.c -- the lines of a concordance: found and sampled. */
#include "analysis/lines.h"

#include "base/fail.h"

#include <stdlib.h>

/* ---- finding ---- */

static int in_corpus_order(const void *a, const void *b)
{
    const zl_line *left = a, *right = b;

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

static zili_status find(zl_lines *lines, const zl_ask *ask,
                        const zl_items *items, size_t item, zili_error *err)
{
    zl_hits hits = { 0 };
    zili_status status =
        zl_ask_all(ask, items->items[item].query, &hits, err);

    if (!status && !zl_array_reserve(lines, hits.count))
        status = zl_no_memory(err);
    for (size_t i = 0; !status && i < hits.count; i++)
        lines->items[lines->count++] =
            (zl_line){ .hit = hits.items[i], .item = (uint32_t)item };
    zl_array_clear(&hits);
    return status;
}

zili_status zl_lines_find(zl_lines *lines, const zl_ask *ask,
                          const zl_items *items, zili_error *err)
{
    zili_status status = ZILI_OK;

    for (size_t i = 0; !status && i < items->count; i++)
        status = find(lines, ask, items, i, err);
    if (items->count > 1 && lines->count)
        qsort(lines->items, lines->count, sizeof *lines->items,
              in_corpus_order);
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
void zl_lines_sample(zl_lines *lines, uint64_t count, uint64_t seed)
{
    size_t kept = 0;

    if (count >= lines->count)
        return;
    for (size_t i = 0; kept < count; i++)
        if (random_below(&seed, lines->count - i) < count - kept)
            lines->items[kept++] = lines->items[i];
    lines->count = kept;
}
