/* spots.c -- where the hits of a query stand, as terms see them. */
#include "analysis/spots.h"

#include "base/array.h"
#include "base/fail.h"
#include "base/mem.h"

/* ---- finding ---- */

/* As far as words that it lies in are joined. */
static zl_spot widened(zl_spot spot, const zl_terms *terms)
{
    uint32_t local, end_local;
    uint32_t segment = zl_corpus_segment_at(terms->corpus, spot.begin, &local);
    const zl_joins *joins = &terms->joins[segment];
    uint64_t base = spot.begin - local;
    size_t first = zl_joins_from(joins, local);

    end_local = (uint32_t)(spot.end - 1 - base);
    size_t last = zl_joins_from(joins, end_local);
    if (first < joins->count && joins->items[first].begin < local)
        spot.begin = base + joins->items[first].begin;
    if (last < joins->count && joins->items[last].begin <= end_local)
        spot.end = base + joins->items[last].end;
    return spot;
}

zili_status zl_spots_find(zl_spots *spots, const zl_ask *ask,
                          const zl_terms *terms, const char *query,
                          zili_error *err)
{
    ZL_ARRAY(zl_spot) found = { 0 };
    zl_cursor *cursor = NULL;

    *spots = (zl_spots){ 0 };
    zili_status status = zl_ask_hits(ask, query, &cursor, err);
    for (; !status && !zl_cursor_ended(cursor); zl_cursor_next(cursor)) {
        zl_spot spot = { cursor->hit.begin, cursor->hit.end };
        if (spot.begin == spot.end)
            continue;
        if (terms->joins)
            spot = widened(spot, terms);
        if (!zl_array_push(&found, spot))
            status = zl_no_memory(err);
    }
    if (!status)
        status = zl_cursor_status(cursor, err);
    zl_cursor_free(cursor);
    *spots = (zl_spots){ found.items, found.count };
    return status;
}

/* ---- shrinking ---- */

/* Whether the token at `position` has a term. */
static bool counts(const zl_terms *terms, uint64_t position)
{
    uint32_t local, term;
    uint32_t segment = zl_corpus_segment_at(terms->corpus, position, &local);

    zl_terms_read(terms, segment, local, local + 1, &term);
    return term != ZL_NONE;
}

void zl_spots_shrink(zl_spots *spots, const zl_terms *terms)
{
    size_t kept = 0;

    for (size_t i = 0; i < spots->count; i++) {
        zl_spot spot = spots->items[i];
        while (spot.begin < spot.end && !counts(terms, spot.begin))
            spot.begin++;
        while (spot.begin < spot.end && !counts(terms, spot.end - 1))
            spot.end--;
        if (spot.begin < spot.end)
            spots->items[kept++] = spot;
    }
    spots->count = kept;
}

size_t zl_spots_from(const zl_spots *spots, uint64_t position)
{
    size_t low = 0, high = spots->count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (spots->items[middle].begin < position)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

uint64_t *zl_spots_ends(const zl_spots *spots)
{
    uint64_t *ends = zl_alloc_array(spots->count, sizeof *ends);
    uint64_t least = UINT64_MAX;

    for (size_t i = spots->count; ends && i-- > 0;) {
        if (spots->items[i].end < least)
            least = spots->items[i].end;
        ends[i] = least;
    }
    return ends;
}

void zl_spots_clear(zl_spots *spots)
{
    zl_free(spots->items);
    *spots = (zl_spots){ 0 };
}
