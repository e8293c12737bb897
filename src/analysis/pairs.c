/* pairs.c -- items and where they stand, for tables of two of them. */
#include "analysis/pairs.h"

#include "base/fail.h"
#include "base/mem.h"

/* ---- finding ---- */

static void mark_unit(const zl_pairs *pairs, zl_pair_side *side,
                      uint32_t position)
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
    if (!status && cursor->failed)
        status = zl_no_memory(err);
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

static bool is_word(const zili_corpus *corpus, uint32_t position)
{
    return zl_corpus_class(corpus, zl_corpus_at(corpus, position)) != 0;
}

/* Mark what lies within `window` words of the hit, and the hit itself. */
static void mark_window(const zl_pairs *pairs, zl_hit hit, uint64_t window,
                        uint8_t *marks)
{
    const zili_corpus *corpus = pairs->ask->corpus;
    const zl_interval *interval = zl_scope_at(pairs->ask->scope, hit.begin);
    uint64_t left = window, right = window;

    for (uint32_t at = hit.begin; left > 0 && at > interval->begin;) {
        marks[--at] |= NEAR;
        left -= is_word(corpus, at);
    }
    for (uint32_t at = hit.end; right > 0 && at < interval->end; at++) {
        marks[at] |= NEAR;
        right -= is_word(corpus, at);
    }
    for (uint32_t at = hit.begin; at < hit.end; at++)
        marks[at] |= NODE;
}

static void count_words(const zl_pairs *pairs, const uint8_t *marks,
                        zl_contingency *t)
{
    const zl_scope *scope = pairs->ask->scope;

    for (size_t i = 0; i < scope->count; i++) {
        uint32_t end = scope->intervals[i].end;
        for (uint32_t at = scope->intervals[i].begin; at < end; at++) {
            if (marks[at] & NODE || !is_word(pairs->ask->corpus, at))
                continue;
            t->n++;
            t->r1 += marks[at] & NEAR ? 1 : 0;
        }
    }
}

zili_status zl_pairs_window(const zl_pairs *pairs, size_t a, size_t b,
                            uint64_t window, zl_contingency *out,
                            zili_error *err)
{
    const zl_pair_side *node = &pairs->sides[a], *other = &pairs->sides[b];
    uint8_t *marks = zl_alloc(zl_corpus_tokens(pairs->ask->corpus));

    *out = (zl_contingency){ 0 };
    if (!marks)
        return zl_no_memory(err);
    for (size_t i = 0; i < node->hits.count; i++)
        mark_window(pairs, node->hits.items[i], window, marks);
    count_words(pairs, marks, out);
    for (size_t i = 0; i < other->hits.count; i++) {
        uint8_t mark = marks[other->hits.items[i].begin];
        out->c1 += mark & NODE ? 0 : 1;
        out->o11 += mark == NEAR ? 1 : 0;
    }
    zl_free(marks);
    return ZILI_OK;
}
