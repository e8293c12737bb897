/* ledger_beads.c -- beads that came with a document, as the ledger has them. */
#include "writer/ledger.h"

/* The beads of a region of the batch, and how far they are put together. */
struct side {
    const zl_batched_bead *items;
    size_t count, next;
    uint32_t region, at, end; /* tokens of the region */
};

/* Those from the first on that are of one region. */
static struct side side_of(const zl_ledger *ledger,
                           const zl_batched_bead *items, size_t count,
                           uint32_t region)
{
    struct side side = { .items = items };

    while (side.count < count && items[side.count].region == items[0].region)
        side.count++;
    if (side.count) {
        side.region = region + items[0].region;
        const zl_ledger_region *it = &ledger->regions.items[side.region];
        side.end = it->end - it->begin;
    }
    return side;
}

static size_t number_of(const struct side *side)
{
    return side->next < side->count ? side->items[side->next].number
                                    : SIZE_MAX;
}

/* Where the tokens of bead `number` end, if it is the next one; else there is
 * nothing. */
static const zl_batched_bead *take(struct side *side, size_t number)
{
    if (number_of(side) != number)
        return NULL;
    const zl_batched_bead *bead = &side->items[side->next++];
    side->at = side->next < side->count ? side->items[side->next].at
                                        : side->end;
    return bead;
}

static bool add_next(zl_ledger *ledger, struct side *a, struct side *b)
{
    size_t left = number_of(a), right = number_of(b);
    size_t number = left < right ? left : right;
    zl_ledger_bead bead = { .pair = (uint32_t)ledger->pairs.count - 1,
                            .a = a->at,
                            .b = b->at };
    const zl_batched_bead *one = take(a, number), *two = take(b, number);
    const zl_batched_bead *said = one ? one : two;

    bead.a_end = a->at;
    bead.b_end = b->at;
    bead.by_hand = said->by_hand;
    bead.confidence = said->confidence;
    return (bead.a == bead.a_end && bead.b == bead.b_end) ||
           zl_array_push(&ledger->beads, bead);
}

bool zl_ledger_append_beads(zl_ledger *ledger, const zl_batch *batch,
                            size_t from, size_t to, uint32_t region)
{
    if (from == to)
        return true;
    const zl_batched_bead *beads = batch->beads.items + from;
    struct side a = side_of(ledger, beads, to - from, region);
    struct side b = side_of(ledger, beads + a.count, to - from - a.count,
                            region);
    if (!b.count || !a.end || !b.end)
        return true;
    bool enough = zl_array_push(&ledger->pairs,
                                (zl_ledger_pair){ a.region, b.region });
    while (enough && (a.next < a.count || b.next < b.count))
        enough = add_next(ledger, &a, &b);
    return enough;
}
