/* store.c -- what was aligned, as the ledger of an index says it. */
#include "bitext/store.h"

#include <math.h>

bool zl_store_fits(const zl_ledger *ledger, const zili_corpus *corpus)
{
    if (ledger->regions.count != zl_corpus_areas(corpus))
        return false;
    for (uint32_t i = 0; i < ledger->regions.count; i++) {
        const zl_ledger_region *region = &ledger->regions.items[i];
        const zl_area *area = zl_corpus_area(corpus, i);
        if (region->end < region->begin ||
            region->end - region->begin != area->end - area->begin)
            return false;
    }
    return true;
}

/* With four decimals: more is never known, and the same is then the same. */
static double rounded(double confidence)
{
    return isnan(confidence) ? confidence : round(confidence * 1e4) / 1e4;
}

/* The tokens of one side of a link, from the beginning of its region. */
static void find_tokens(const zl_bitext *bitext, const zl_found_bead *link,
                        int side, uint32_t *from, uint32_t *to)
{
    const zl_twin *twin = &bitext->twins.items[link->twin];
    const zl_sentence *all = bitext->sentences.items;
    const zl_area *area =
        zl_corpus_area(bitext->corpus, twin->region[side]);
    uint32_t end = twin->from[side] + twin->count[side];
    uint32_t first = link->from[side];

    *from = (uint32_t)((first < end ? all[first].begin : area->end) -
                       area->begin);
    *to = *from;
    if (link->count[side])
        *to = (uint32_t)(all[first + link->count[side] - 1].end -
                         area->begin);
}

static bool add_twin(zl_ledger *ledger, const zl_bitext *bitext,
                     const zl_twin *twin)
{
    uint32_t number = (uint32_t)ledger->pairs.count;

    if (!zl_array_push(&ledger->pairs,
                       (zl_ledger_pair){ twin->region[0], twin->region[1] }))
        return false;
    for (size_t i = twin->bead; i < twin->bead + twin->beads; i++) {
        const zl_found_bead *link = &bitext->links.items[i];
        zl_ledger_bead bead = { .pair = number,
                                .confidence = rounded(link->confidence),
                                .by_hand = link->by_hand };
        find_tokens(bitext, link, 0, &bead.a, &bead.a_end);
        find_tokens(bitext, link, 1, &bead.b, &bead.b_end);
        if (!zl_array_push(&ledger->beads, bead))
            return false;
    }
    return true;
}

/* A pair of `old`, and its beads, which begin at `*bead`. */
static bool add_old(zl_ledger *ledger, const zl_ledger *old, size_t pair,
                    size_t *bead)
{
    uint32_t number = (uint32_t)ledger->pairs.count;

    if (!zl_array_push(&ledger->pairs, old->pairs.items[pair]))
        return false;
    for (; *bead < old->beads.count && old->beads.items[*bead].pair == pair;
         (*bead)++) {
        zl_ledger_bead one = old->beads.items[*bead];
        one.pair = number;
        if (!zl_array_push(&ledger->beads, one))
            return false;
    }
    return true;
}

bool zl_store_pairs(zl_ledger *ledger, const zl_bitext *bitext)
{
    zl_ledger both = { 0 };
    size_t next = 0, bead = 0;
    bool enough = true;

    for (size_t i = 0; enough && i < bitext->twins.count; i++) {
        const zl_twin *twin = &bitext->twins.items[i];
        for (; enough && next < ledger->pairs.count &&
               ledger->pairs.items[next].a < twin->region[0];
             next++)
            enough = add_old(&both, ledger, next, &bead);
        enough = enough && add_twin(&both, bitext, twin);
    }
    for (; enough && next < ledger->pairs.count; next++)
        enough = add_old(&both, ledger, next, &bead);
    zl_array_clear(&ledger->pairs);
    zl_array_clear(&ledger->beads);
    ledger->pairs.items = both.pairs.items;
    ledger->pairs.count = both.pairs.count;
    ledger->pairs.room = both.pairs.room;
    ledger->beads.items = both.beads.items;
    ledger->beads.count = both.beads.count;
    ledger->beads.room = both.beads.room;
    return enough;
}
