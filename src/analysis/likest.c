/* likest.c -- all pairs of the rows of a matrix, and the most like of them. */
#include "analysis/likest.h"

#include "analysis/said.h"
#include "analysis/sizes.h"
#include "base/fail.h"
#include "base/mem.h"
#include "base/work.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define PAIRS_OF_A_PART ZL_AT_ONCE(1000, 2)

/* Pairs whose first is less than `a`, where a pair comes once. */
static size_t pairs_before(size_t rows, size_t a)
{
    return a * (2 * rows - a - 1) / 2;
}

size_t zl_likest_count(const zl_likest *it)
{
    size_t rows = it->profile->rows;

    return it->both_ways ? rows * (rows - 1) : rows * (rows - 1) / 2;
}

zl_likeness zl_likest_at(const zl_likest *it, size_t i)
{
    size_t rows = it->profile->rows, low = 0, high = rows;

    if (it->both_ways) {
        size_t a = i / (rows - 1), b = i % (rows - 1);
        return (zl_likeness){ (uint32_t)a, (uint32_t)(b + (b >= a)), NAN };
    }
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (pairs_before(rows, middle) <= i)
            low = middle;
        else
            high = middle;
    }
    return (zl_likeness){ (uint32_t)low,
                          (uint32_t)(low + 1 + i - pairs_before(rows, low)),
                          NAN };
}

/* ---- the order ---- */

static double value_of(const zl_likest *it, zl_likeness pair)
{
    return it->measure->value(it->profile, pair.a, pair.b);
}

static int by_place(const zl_likeness *left, const zl_likeness *right)
{
    if (left->a != right->a)
        return left->a < right->a ? -1 : 1;
    return (left->b > right->b) - (left->b < right->b);
}

/* The most like first; what is not defined last. */
static int by_likeness(const void *a, const void *b, void *user)
{
    const zl_likest *it = user;
    const zl_likeness *left = a, *right = b;

    if (isnan(left->value) || isnan(right->value)) {
        if (!isnan(left->value) || !isnan(right->value))
            return isnan(left->value) ? 1 : -1;
    } else if (left->value != right->value) {
        return (left->value < right->value) == it->measure->is_distance ? -1
                                                                        : 1;
    }
    return by_place(left, right);
}

static void sort(const zl_likest *it, zl_likeness *pairs, size_t count)
{
    zl_likest order = *it;

    qsort_r(pairs, count, sizeof *pairs, by_likeness, &order);
}

typedef struct measuring {
    const zl_likest *it;
    zl_likeness *pairs;
} measuring;

static void measure_part(void *user, size_t part, size_t from, size_t to)
{
    measuring *work = user;

    (void)part;
    for (size_t i = from; i < to; i++)
        work->pairs[i].value = value_of(work->it, work->pairs[i]);
}

void zl_likest_sort(const zl_likest *it, zl_likeness *pairs, size_t count)
{
    measuring work = { it, pairs };

    zl_work_on_parts(zl_work_parts(it->threads, count, PAIRS_OF_A_PART), count,
                     measure_part, &work);
    sort(it, pairs, count);
}

/* ---- the first ---- */

/* The first so far of a part of the pairs, in a heap: the last of them is at
 * its root, to be replaced. */
typedef struct heap {
    zl_likest it;
    zl_likeness *items;
    size_t count, most;
} heap;

static bool is_before(heap *own, const zl_likeness *a, const zl_likeness *b)
{
    return by_likeness(a, b, &own->it) < 0;
}

static void exchange(zl_likeness *a, zl_likeness *b)
{
    zl_likeness one = *a;

    *a = *b;
    *b = one;
}

static void sift_up(heap *own)
{
    for (size_t at = own->count - 1; at > 0;) {
        size_t above = (at - 1) / 2;
        if (is_before(own, &own->items[at], &own->items[above]))
            return;
        exchange(&own->items[at], &own->items[above]);
        at = above;
    }
}

static void sift_down(heap *own)
{
    size_t at = 0, below;

    while ((below = 2 * at + 1) < own->count) {
        if (below + 1 < own->count &&
            is_before(own, &own->items[below], &own->items[below + 1]))
            below++;
        if (is_before(own, &own->items[below], &own->items[at]))
            return;
        exchange(&own->items[at], &own->items[below]);
        at = below;
    }
}

static void offer(heap *own, zl_likeness pair)
{
    if (own->count < own->most) {
        own->items[own->count++] = pair;
        sift_up(own);
    } else if (is_before(own, &pair, &own->items[0])) {
        own->items[0] = pair;
        sift_down(own);
    }
}

static void search_part(void *user, size_t part, size_t from, size_t to)
{
    heap *own = (heap *)user + part;

    for (size_t i = from; i < to; i++) {
        zl_likeness pair = zl_likest_at(&own->it, i);
        pair.value = value_of(&own->it, pair);
        offer(own, pair);
    }
}

static size_t join(const heap *heaps, size_t parts, zl_likeness *items)
{
    size_t kept = 0;

    for (size_t i = 0; i < parts; i++) {
        memmove(items + kept, heaps[i].items,
                heaps[i].count * sizeof *heaps[i].items);
        kept += heaps[i].count;
    }
    return kept;
}

static zili_status fail_size(size_t pairs, zili_error *err)
{
    return zl_fail(err, ZILI_ENOMEM,
                   "To sort %zu pairs takes %s GB, and there is not so much "
                   "memory; --limit N keeps the first N alone.",
                   pairs,
                   zl_said((double)pairs * 2 * sizeof(zl_likeness) / 1e9, 1)
                       .text);
}

static zili_status keep_first(const zl_likest *it, size_t most,
                              zl_likeness **out, size_t *kept, zili_error *err)
{
    size_t count = zl_likest_count(it);
    size_t least = most < PAIRS_OF_A_PART ? PAIRS_OF_A_PART : most;
    size_t parts = zl_work_parts(it->threads, count, least);
    zl_likeness *items = zl_alloc_array(parts, most * sizeof *items);
    heap *heaps = zl_alloc_array(parts, sizeof *heaps);

    if (!items || !heaps) {
        zl_free(items);
        zl_free(heaps);
        return fail_size(most, err);
    }
    for (size_t i = 0; i < parts; i++)
        heaps[i] = (heap){ *it, items + i * most, 0, most };
    zl_work_on_parts(parts, count, search_part, heaps);
    *kept = join(heaps, parts, items);
    zl_free(heaps);
    sort(it, items, *kept);
    *kept = *kept < most ? *kept : most;
    *out = items;
    return ZILI_OK;
}

zili_status zl_likest_first(const zl_likest *it, size_t most,
                            zl_likeness **out, size_t *kept, zili_error *err)
{
    size_t count = zl_likest_count(it);

    if (most < count / 2)
        return keep_first(it, most, out, kept, err);
    *out = zl_alloc_array(count, sizeof **out);
    *kept = count;
    if (!*out)
        return fail_size(count, err);
    for (size_t i = 0; i < count; i++)
        (*out)[i] = zl_likest_at(it, i);
    zl_likest_sort(it, *out, count);
    *kept = count < most ? count : most;
    return ZILI_OK;
}
