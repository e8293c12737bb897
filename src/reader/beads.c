/* beads.c -- the pairs and beads of a catalogue, loaded when they are asked
 * for. */
#include "beads.h"

#include "base/fail.h"
#include "index/layout.h"
#include "reader/parts.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

void zl_aligned_clear(zl_aligned *aligned)
{
    zl_array_clear(&aligned->pairs);
    zl_array_clear(&aligned->beads);
    zl_array_clear(&aligned->regions);
}

/* ---- pairs ---- */

static const char *language_of(const zili_corpus *corpus, uint32_t region)
{
    return zl_structure_attribute(zl_corpus_structure(corpus, "lang"), region);
}

static bool add_pair(zl_aligned *out, zl_pair pair)
{
    uint32_t number = (uint32_t)out->pairs.count;
    zl_aligned_region a = { pair.a, number, false };
    zl_aligned_region b = { pair.b, number, true };

    return zl_array_push(&out->pairs, pair) &&
           zl_array_push(&out->regions, a) && zl_array_push(&out->regions, b);
}

static void take_pair(zl_aligned *out, const zili_corpus *corpus,
                      zl_select *rows)
{
    uint32_t areas = corpus->documents->area_count;
    uint64_t number = zl_select_number(rows, 0, UINT32_MAX);
    uint64_t a = zl_select_number(rows, 1, areas);
    uint64_t b = zl_select_number(rows, 2, areas);
    size_t count = out->pairs.count;

    if (rows->fault)
        return;
    if (number != count + 1 || a == 0 || a >= b ||
        (count && a <= (uint64_t)out->pairs.items[count - 1].a + 1) ||
        strcmp(language_of(corpus, (uint32_t)a - 1),
               language_of(corpus, (uint32_t)b - 1)) == 0)
        zl_select_fault(rows, "the pairs in it cannot be");
    else if (!add_pair(out, (zl_pair){ (uint32_t)a - 1, (uint32_t)b - 1, 0,
                                       0 }))
        rows->no_memory = true;
}

static int by_region(const void *left, const void *right)
{
    const zl_aligned_region *one = left, *two = right;

    return (one->region > two->region) - (one->region < two->region);
}

/* In their order, each once. */
static void order_regions(zl_aligned *out, zl_select *rows)
{
    size_t count = out->regions.count;

    if (count)
        qsort(out->regions.items, count, sizeof *out->regions.items,
              by_region);
    for (size_t i = 1; i < count; i++)
        if (out->regions.items[i].region == out->regions.items[i - 1].region)
            zl_select_fault(rows, "a region in it is in two pairs");
}

static zili_status read_pairs(zl_aligned *out, const zili_corpus *corpus,
                              zl_catalogue *catalogue, zili_error *err)
{
    zl_select rows;

    zl_select_begin(&rows, catalogue,
                    "SELECT number, a, b FROM pairs ORDER BY number", 3, NULL);
    while (zl_select_next(&rows))
        take_pair(out, corpus, &rows);
    order_regions(out, &rows);
    return zl_select_end(&rows, catalogue, err);
}

/* ---- beads ---- */

/* Tokens of a region, from its beginning → positions. */
static void take_place(zl_select *rows, int column, uint64_t begin,
                       uint64_t *from, uint64_t *to)
{
    *from = begin + zl_select_number(rows, column, ZL_LAYOUT_TOKENS_MAX);
    *to = begin + zl_select_number(rows, column + 1, ZL_LAYOUT_TOKENS_MAX);
}

static float take_confidence(zl_select *rows, int column)
{
    double value = sqlite3_column_double(rows->row, column);

    if (zl_select_missing(rows, column))
        return NAN;
    if (!(value >= 0 && value <= 1))
        zl_select_fault(rows, "the confidence of a bead in it cannot be");
    return (float)value;
}

static zl_bead read_bead(zl_select *rows, const zl_structure *regions,
                         const zl_pair *pair, uint32_t number)
{
    zl_bead bead = { .pair = number };

    take_place(rows, 1, zl_structure_begin(regions, pair->a), &bead.a,
               &bead.a_end);
    take_place(rows, 3, zl_structure_begin(regions, pair->b), &bead.b,
               &bead.b_end);
    bead.confidence = take_confidence(rows, 5);
    bead.by_hand = zl_select_number(rows, 6, 1) == 1;
    return bead;
}

/* Whether the beads of a pair cover both regions so far, or wholly. */
static bool reach(const zl_aligned *in, const zl_structure *regions,
                  const zl_pair *pair, uint64_t *a, uint64_t *b)
{
    const zl_bead *last =
        pair->beads ? &in->beads.items[in->beads.count - 1] : NULL;

    *a = last ? last->a_end : zl_structure_begin(regions, pair->a);
    *b = last ? last->b_end : zl_structure_begin(regions, pair->b);
    return *a == zl_structure_end(regions, pair->a) &&
           *b == zl_structure_end(regions, pair->b);
}

/* The bead begins where the one before ended, and ends in the regions. */
static bool follows(const zl_aligned *in, const zl_structure *regions,
                    const zl_pair *pair, const zl_bead *bead)
{
    uint64_t a, b;

    reach(in, regions, pair, &a, &b);
    return bead->a == a && bead->b == b && bead->a_end >= a &&
           bead->b_end >= b && (bead->a_end > a || bead->b_end > b) &&
           bead->a_end <= zl_structure_end(regions, pair->a) &&
           bead->b_end <= zl_structure_end(regions, pair->b);
}

/* On to the pair that a bead is of: those before are complete. */
static bool go_on(zl_aligned *out, const zl_structure *regions,
                  uint32_t *pair, uint64_t to)
{
    uint64_t a, b;

    for (; *pair < to && *pair < out->pairs.count; (*pair)++) {
        if (!reach(out, regions, &out->pairs.items[*pair], &a, &b))
            return false;
        if (*pair + 1 < out->pairs.count)
            out->pairs.items[*pair + 1].bead = out->beads.count;
    }
    return *pair == to;
}

static void take_bead(zl_aligned *out, const zl_structure *regions,
                      uint32_t *pair, zl_select *rows)
{
    uint64_t number = zl_select_number(rows, 0, out->pairs.count);

    if (!rows->fault &&
        (number == 0 || !go_on(out, regions, pair, number - 1)))
        zl_select_fault(rows, "the beads in it do not fit their pairs");
    if (rows->fault)
        return;
    zl_pair *of = &out->pairs.items[*pair];
    zl_bead bead = read_bead(rows, regions, of, *pair);
    if (!rows->fault && !follows(out, regions, of, &bead))
        zl_select_fault(rows, "the beads in it do not fit their regions");
    else if (!zl_array_push(&out->beads, bead))
        rows->no_memory = true;
    else
        of->beads++;
}

static zili_status read_beads(zl_aligned *out, const zl_structure *regions,
                              zl_catalogue *catalogue, zili_error *err)
{
    zl_select rows;
    uint32_t pair = 0;

    zl_select_begin(&rows, catalogue,
                    "SELECT pair, a_begin, a_end, b_begin, b_end, confidence,"
                    " hand FROM beads ORDER BY number",
                    7, NULL);
    while (zl_select_next(&rows))
        take_bead(out, regions, &pair, &rows);
    if (!rows.fault && !rows.no_memory &&
        !go_on(out, regions, &pair, out->pairs.count))
        zl_select_fault(&rows, "its beads do not cover their regions");
    return zl_select_end(&rows, catalogue, err);
}

zili_status zl_aligned_read(zl_aligned *out, const zili_corpus *corpus,
                            zl_catalogue *catalogue, zili_error *err)
{
    zili_status status = read_pairs(out, corpus, catalogue, err);

    return status ? status
                  : read_beads(out, zl_corpus_structure(corpus, "region"),
                               catalogue, err);
}

/* ---- when they are asked for ---- */

static void load(const zili_corpus *corpus)
{
    zl_documents *all = corpus->documents;
    zili_error problem;

    if (zl_aligned_read(&all->aligned, corpus, all->catalogue, &problem)) {
        zl_aligned_clear(&all->aligned);
        zl_documents_note(all, &problem);
    } else {
        zl_mark_set(&all->has_beads);
    }
}

/* NULL where they cannot be loaded. */
static const zl_aligned *need(const zili_corpus *corpus)
{
    zl_documents *all = corpus->documents;

    if (!zl_mark_is_set(&all->has_beads)) {
        zl_lock_take(&all->lock);
        if (!zl_mark_is_set(&all->has_beads))
            load(corpus);
        zl_lock_give(&all->lock);
    }
    return zl_mark_is_set(&all->has_beads) ? &all->aligned : NULL;
}

size_t zl_corpus_pairs(const zili_corpus *corpus)
{
    const zl_aligned *aligned = need(corpus);

    return aligned ? aligned->pairs.count : 0;
}

const zl_pair *zl_corpus_pair(const zili_corpus *corpus, size_t i)
{
    return &corpus->documents->aligned.pairs.items[i];
}

size_t zl_corpus_beads(const zili_corpus *corpus)
{
    const zl_aligned *aligned = need(corpus);

    return aligned ? aligned->beads.count : 0;
}

const zl_bead *zl_corpus_bead(const zili_corpus *corpus, size_t i)
{
    return &corpus->documents->aligned.beads.items[i];
}

/* ---- where a position stands ---- */

/* NULL where the region is in no pair. */
static const zl_aligned_region *find_region(const zl_aligned *aligned,
                                            uint32_t region)
{
    zl_aligned_region wanted = { .region = region };

    return aligned->regions.count
               ? bsearch(&wanted, aligned->regions.items,
                         aligned->regions.count, sizeof wanted, by_region)
               : NULL;
}

size_t zl_corpus_bead_at(const zili_corpus *corpus, uint64_t position,
                         bool *is_b)
{
    const zl_aligned *aligned = need(corpus);
    uint32_t region =
        zl_structure_at(zl_corpus_structure(corpus, "region"), position);
    const zl_aligned_region *found =
        aligned && region != ZL_NONE ? find_region(aligned, region) : NULL;

    if (!found)
        return ZL_NO_BEAD;
    const zl_pair *pair = &aligned->pairs.items[found->pair];
    size_t low = pair->bead, end = low + pair->beads, high = end;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        const zl_bead *bead = &aligned->beads.items[middle];
        if ((found->is_b ? bead->b_end : bead->a_end) <= position)
            low = middle + 1;
        else
            high = middle;
    }
    *is_b = found->is_b;
    return low < end ? low : ZL_NO_BEAD;
}
