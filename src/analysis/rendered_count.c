/* rendered_count.c -- which renderings there are, and in how many beads. */
#include "analysis/rendered_count.h"

#include "base/fail.h"
#include "base/mem.h"

/* Words of one side that stand together somewhere as a rendering. */
typedef struct gram {
    size_t term; /* the first of its terms */
    uint32_t terms;
    uint32_t next;  /* number + 1 of another that begins with the same term */
    uint32_t row;   /* number + 1 of the first row with it */
    uint32_t stamp; /* number + 1 of the couple it was last seen in */
} gram;

/* One side of all beads, and the grams there. */
typedef struct side {
    zl_bead_terms keys;
    zl_word_reader reader;
    zl_map grams; /* by their terms, as bytes */
    ZL_ARRAY(gram) items;
    ZL_ARRAY(uint32_t) terms;
    ZL_ARRAY(uint32_t) first; /* by term: number + 1 of a gram */
} side;

typedef struct counter {
    const zl_parallel *parallel;
    const zl_renderings *from;
    zl_rendered_counts *out;
    side sides[2];
    zl_bead_words words;
    zl_map rows; /* form, side, gram */
    ZL_ARRAY(uint32_t) next; /* by row: another with the same gram, + 1 */
    size_t *starts;   /* by couple: its occurrences in by_couple */
    uint32_t *by_couple;
} counter;

/* ---- which occurrences a couple has ---- */

static bool sort_by_couple(counter *all)
{
    size_t couples = all->parallel->couples.count;
    size_t count = all->from->items.count;

    all->starts = zl_alloc_array(couples + 2, sizeof *all->starts);
    all->by_couple = zl_alloc_array(count + 1, sizeof *all->by_couple);
    if (!all->starts || !all->by_couple)
        return false;
    for (size_t i = 0; i < count; i++)
        if (all->from->items.items[i].couple != ZL_NONE)
            all->starts[all->from->items.items[i].couple + 2]++;
    for (size_t i = 2; i < couples + 2; i++)
        all->starts[i] += all->starts[i - 1];
    for (size_t i = 0; i < count; i++)
        if (all->from->items.items[i].couple != ZL_NONE)
            all->by_couple[all->starts[all->from->items.items[i].couple +
                                       1]++] = (uint32_t)i;
    return true;
}

static bool has_form(const counter *all, size_t couple,
                     const zl_rendered_row *one)
{
    for (size_t i = all->starts[couple]; i < all->starts[couple + 1]; i++) {
        const zl_rendered_hit *at = &all->from->items.items[all->by_couple[i]];
        if (at->form == one->form && at->b_side == one->b_side)
            return true;
    }
    return false;
}

/* ---- grams ---- */

static zl_view bytes_of(const uint32_t *numbers, size_t count)
{
    return (zl_view){ (const char *)numbers, count * sizeof *numbers };
}

/* The gram of the terms from `term` on, the last of `own->terms`. */
static uint32_t gram_of(side *own, size_t term)
{
    uint32_t count = (uint32_t)(own->terms.count - term);
    zl_view key = bytes_of(own->terms.items + term, count);
    uint32_t known = own->grams.count, number = zl_map_add(&own->grams, key);
    uint32_t head = own->terms.items[term];

    if (number == ZL_MAP_NONE || number < known) {
        own->terms.count = term;
        return number;
    }
    while (own->first.count <= head)
        if (!zl_array_push(&own->first, 0))
            return ZL_MAP_NONE;
    gram one = { .term = term, .terms = count, .next = own->first.items[head] };
    own->first.items[head] = number + 1;
    return zl_array_push(&own->items, one) ? number : ZL_MAP_NONE;
}

/* The gram of what an occurrence became. */
static uint32_t gram_at(counter *all, const zl_rendered_hit *at)
{
    side *own = &all->sides[!at->b_side];
    size_t first = own->terms.count;

    if (!zl_word_reader_read(&own->reader, at->from, at->to, &all->words))
        return ZL_MAP_NONE;
    for (size_t i = 0; i < all->words.count; i++)
        if (!zl_array_push(&own->terms, all->words.items[i].term))
            return ZL_MAP_NONE;
    return gram_of(own, first);
}

/* ---- rows ---- */

static uint32_t row_of(counter *all, const zl_rendered_hit *at, uint32_t number)
{
    gram *one = &all->sides[!at->b_side].items.items[number];
    uint32_t key[3] = { at->form, at->b_side, number };
    uint32_t known = all->rows.count;
    uint32_t found = zl_map_add(&all->rows, bytes_of(key, 3));

    if (found == known) {
        zl_rendered_row new = { .form = at->form,
                                .b_side = at->b_side,
                                .words = number,
                                .last = ZL_NONE };
        if (!zl_array_push(&all->out->rows, new) ||
            !zl_array_push(&all->next, one->row))
            return ZL_MAP_NONE;
        one->row = found + 1;
    }
    return found;
}

static bool add_rows(counter *all)
{
    size_t count = all->from->items.count;

    all->out->of = zl_alloc_array(count + 1, sizeof *all->out->of);
    if (!all->out->of)
        return false;
    for (size_t i = 0; i < count; i++) {
        const zl_rendered_hit *at = &all->from->items.items[i];
        all->out->of[i] = ZL_NONE;
        if (at->from == at->to)
            continue;
        uint32_t number = gram_at(all, at);
        if (number == ZL_MAP_NONE)
            return false;
        all->out->of[i] = row_of(all, at, number);
        if (all->out->of[i] == ZL_MAP_NONE)
            return false;
        zl_rendered_row *row = &all->out->rows.items[all->out->of[i]];
        row->count++;
        row->linked += row->last != at->couple;
        row->last = at->couple;
    }
    return true;
}

/* ---- beads ---- */

static void see_gram(counter *all, gram *one, size_t couple)
{
    if (one->stamp == couple + 1)
        return;
    one->stamp = (uint32_t)couple + 1;
    for (uint32_t i = one->row; i; i = all->next.items[i - 1]) {
        zl_rendered_row *found = &all->out->rows.items[i - 1];
        found->beads++;
        found->both += has_form(all, couple, found);
    }
}

static bool stands_at(const side *own, const gram *one,
                      const zl_bead_words *words, size_t at)
{
    if (one->terms > words->count - at)
        return false;
    for (uint32_t i = 0; i < one->terms; i++)
        if (own->terms.items[one->term + i] != words->items[at + i].term)
            return false;
    return true;
}

static bool count_in(counter *all, size_t couple, bool b_side)
{
    const zl_couple *at = &all->parallel->couples.items[couple];
    side *own = &all->sides[b_side];

    if (own->items.count == 0)
        return true;
    if (!zl_word_reader_read(&own->reader, b_side ? at->b : at->a,
                             b_side ? at->b_end : at->a_end, &all->words))
        return false;
    for (size_t i = 0; i < all->words.count; i++) {
        uint32_t head = all->words.items[i].term;
        uint32_t next = head < own->first.count ? own->first.items[head] : 0;
        for (; next; next = own->items.items[next - 1].next)
            if (stands_at(own, &own->items.items[next - 1], &all->words, i))
                see_gram(all, &own->items.items[next - 1], couple);
    }
    return true;
}

static bool count_beads(counter *all)
{
    for (size_t i = 0; i < all->parallel->couples.count; i++) {
        const zl_couple *at = &all->parallel->couples.items[i];
        if (at->a == at->a_end || at->b == at->b_end)
            continue;
        all->out->beads++;
        if (!count_in(all, i, false) || !count_in(all, i, true))
            return false;
    }
    return true;
}

/* ---- all ---- */

static zili_status count_all(counter *all, const zl_ask *ask, zili_error *err)
{
    zili_status status = ZILI_OK;

    for (int i = 0; !status && i < 2; i++)
        status =
            zl_word_reader_open(&all->sides[i].reader, ask->corpus,
                                &all->sides[i].keys, err);
    if (!status && (!sort_by_couple(all) || !add_rows(all) ||
                    !count_beads(all)))
        status = zl_no_memory(err);
    return status;
}

zili_status zl_rendered_count(zl_rendered_counts *out, const zl_ask *ask,
                              const zl_parallel *parallel,
                              const zl_renderings *renderings,
                              zili_error *err)
{
    counter all = { .parallel = parallel, .from = renderings, .out = out };

    *out = (zl_rendered_counts){ 0 };
    zili_status status = count_all(&all, ask, err);
    for (int i = 0; i < 2; i++) {
        zl_word_reader_close(&all.sides[i].reader);
        zl_bead_terms_clear(&all.sides[i].keys);
        zl_map_clear(&all.sides[i].grams);
        zl_array_clear(&all.sides[i].items);
        zl_array_clear(&all.sides[i].terms);
        zl_array_clear(&all.sides[i].first);
    }
    zl_array_clear(&all.words);
    zl_map_clear(&all.rows);
    zl_array_clear(&all.next);
    zl_free(all.starts);
    zl_free(all.by_couple);
    return status;
}

void zl_rendered_counts_clear(zl_rendered_counts *counts)
{
    zl_array_clear(&counts->rows);
    zl_free(counts->of);
    *counts = (zl_rendered_counts){ 0 };
}
