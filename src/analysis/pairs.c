/* pairs.c -- items and where they stand, for tables of two of them. */
#include "analysis/pairs.h"

#include "base/fail.h"
#include "base/mem.h"

/* ---- finding ---- */

static void mark_unit(const zl_pairs *pairs, zl_pair_side *side,
                      uint64_t position)
{
    uint32_t unit = zl_units_at(&pairs->units, position);
    uint8_t bit = (uint8_t)(1u << unit % 8);

    if (unit == ZL_NONE || side->units[unit / 8] & bit)
        return;
    side->units[unit / 8] |= bit;
    side->unit_count++;
}

static zili_status find_side(zl_pairs *pairs, size_t i, zili_error *err)
{
    zl_pair_side *side = &pairs->sides[i];
    zl_cursor *cursor = NULL;

    side->units = zl_alloc(pairs->units.count / 8 + 1);
    if (!side->units)
        return zl_no_memory(err);
    zili_status status =
        zl_ask_hits(pairs->ask, pairs->items.items[i].query, &cursor, err);
    for (; !status && !zl_cursor_ended(cursor); zl_cursor_next(cursor)) {
        if (!zl_array_push(&side->hits, cursor->hit))
            status = zl_no_memory(err);
        mark_unit(pairs, side, cursor->hit.begin);
    }
    if (!status)
        status = zl_cursor_status(cursor, err);
    zl_cursor_free(cursor);
    return status;
}

zili_status zl_pairs_open(zl_pairs *pairs, const zl_ask *ask,
                          const zili_question *question, zili_error *err)
{
    *pairs = (zl_pairs){ .ask = ask };
    zili_status status = zl_units_make(&pairs->units, ask, question->within,
                                       err);
    if (!status)
        status = zl_items_make(&pairs->items, ask, question, err);
    if (status)
        return status;
    pairs->sides = zl_alloc_array(pairs->items.count, sizeof *pairs->sides);
    if (!pairs->sides)
        return zl_no_memory(err);
    pairs->count = pairs->items.count;
    for (size_t i = 0; !status && i < pairs->count; i++)
        status = find_side(pairs, i, err);
    return status;
}

void zl_pairs_close(zl_pairs *pairs)
{
    for (size_t i = 0; i < pairs->count; i++) {
        zl_array_clear(&pairs->sides[i].hits);
        zl_free(pairs->sides[i].units);
    }
    zl_free(pairs->sides);
    zl_items_clear(&pairs->items);
    zl_units_clear(&pairs->units);
    *pairs = (zl_pairs){ 0 };
}

/* ---- units ---- */

void zl_pairs_counts(const zl_pairs *pairs, size_t item, double *counts)
{
    const zl_pair_side *side = &pairs->sides[item];

    for (size_t i = 0; i < pairs->units.count; i++)
        counts[i] = 0;
    for (size_t i = 0; i < side->hits.count; i++) {
        uint32_t unit =
            zl_units_at(&pairs->units, side->hits.items[i].begin);
        if (unit != ZL_NONE)
            counts[unit]++;
    }
}

zl_contingency zl_pairs_units(const zl_pairs *pairs, size_t a, size_t b)
{
    const zl_pair_side *left = &pairs->sides[a], *right = &pairs->sides[b];
    unsigned both = 0;

    for (size_t i = 0; i < pairs->units.count / 8 + 1; i++)
        both += (unsigned)__builtin_popcount(
            (unsigned)(left->units[i] & right->units[i]));
    return (zl_contingency){ both, left->unit_count, right->unit_count,
                             (double)pairs->units.count };
}

/* ---- windows ---- */

enum { NEAR = 1, NODE = 2 };

/* Mark up to `window` words from `at` on to `end`. What an earlier hit has
 * marked is passed again only where the windows meet. */
static void mark_right(const zili_corpus *corpus, uint8_t *marks, uint64_t at,
                       uint64_t end, uint64_t window)
{
    for (; window > 0 && at < end; at++) {
        marks[at] |= NEAR;
        window -= zl_corpus_is_word(corpus, at);
    }
}

static void mark_left(const zili_corpus *corpus, uint8_t *marks, uint64_t at,
                      uint64_t begin, uint64_t window)
{
    while (window > 0 && at > begin) {
        marks[--at] |= NEAR;
        window -= zl_corpus_is_word(corpus, at);
    }
}

static void mark_hit(const zl_pairs *pairs, zl_hit hit, uint64_t window,
                     uint8_t *marks)
{
    const zili_corpus *corpus = pairs->ask->corpus;
    const zl_interval *interval = zl_scope_at(pairs->ask->scope, hit.begin);

    mark_left(corpus, marks, hit.begin, interval->begin, window);
    mark_right(corpus, marks, hit.end, interval->end, window);
    for (uint64_t at = hit.begin; at < hit.end; at++)
        marks[at] |= NODE;
}

static void count_words(const zl_pairs *pairs, zl_nearness *nearness)
{
    const zl_scope *scope = pairs->ask->scope;

    for (size_t i = 0; i < scope->count; i++) {
        uint64_t end = scope->intervals[i].end;
        for (uint64_t at = scope->intervals[i].begin; at < end; at++) {
            uint8_t mark = nearness->marks[at];
            if (mark & NODE || !zl_corpus_is_word(pairs->ask->corpus, at))
                continue;
            nearness->words++;
            nearness->near += mark & NEAR ? 1 : 0;
        }
    }
}

zili_status zl_nearness_make(zl_nearness *nearness, const zl_pairs *pairs,
                             size_t a, uint64_t window, zili_error *err)
{
    const zl_pair_side *node = &pairs->sides[a];

    *nearness = (zl_nearness){
        .marks = zl_alloc(zl_corpus_tokens(pairs->ask->corpus))
    };
    if (!nearness->marks)
        return zl_no_memory(err);
    for (size_t i = 0; i < node->hits.count; i++)
        mark_hit(pairs, node->hits.items[i], window, nearness->marks);
    count_words(pairs, nearness);
    return ZILI_OK;
}

void zl_nearness_clear(zl_nearness *nearness)
{
    zl_free(nearness->marks);
    *nearness = (zl_nearness){ 0 };
}

/* The first word of a hit, ZL_NOWHERE where it has none. */
static uint64_t first_word(const zili_corpus *corpus, zl_hit hit)
{
    for (uint64_t at = hit.begin; at < hit.end; at++)
        if (zl_corpus_is_word(corpus, at))
            return at;
    return ZL_NOWHERE;
}

zl_contingency zl_pairs_window(const zl_pairs *pairs,
                               const zl_nearness *nearness, size_t b)
{
    const zl_pair_side *other = &pairs->sides[b];
    zl_contingency t = { 0, nearness->near, 0, nearness->words };
    uint64_t last = ZL_NOWHERE;

    for (size_t i = 0; i < other->hits.count; i++) {
        uint64_t at = first_word(pairs->ask->corpus, other->hits.items[i]);
        if (at == ZL_NOWHERE || at == last)
            continue;
        last = at;
        t.c1 += nearness->marks[at] & NODE ? 0 : 1;
        t.o11 += nearness->marks[at] == NEAR ? 1 : 0;
    }
    return t;
}
