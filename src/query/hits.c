/* hits.c -- places in the text where a query matches. */
#include "query/hits.h"

size_t zl_hits_from(const zl_hits *hits, uint64_t position)
{
    size_t low = 0, high = hits->count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (hits->items[middle].begin < position)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

bool zl_hits_add(zl_hits *hits, zl_hit hit)
{
    for (size_t i = 0; i < hits->count; i++)
        if (zl_hit_begins_with(hits->items[i], hit) &&
            zl_hit_ends_with(hits->items[i], hit))
            return true;
    return zl_array_push(hits, hit);
}

void zl_hits_drop_overlaps(zl_hits *hits)
{
    size_t kept = 0;

    for (size_t i = 0; i < hits->count; i++)
        if (kept == 0 || hits->items[i].begin >= hits->items[kept - 1].end)
            hits->items[kept++] = hits->items[i];
    hits->count = kept;
}

/* What begins later lies in what begins earlier where it does not reach
 * further than all of that. */
void zl_hits_keep_widest(zl_hits *hits)
{
    size_t kept = 0;

    for (size_t i = 0; i < hits->count; i++)
        if (kept == 0 || zl_hit_reaches_further(hits->items[i],
                                                hits->items[kept - 1]))
            hits->items[kept++] = hits->items[i];
    hits->count = kept;
}

/* The same from behind: what is kept is gathered at the end. */
void zl_hits_keep_narrowest(zl_hits *hits)
{
    size_t count = hits->count, first = count;

    for (size_t i = count; i-- > 0;)
        if (first == count || zl_hit_reaches_further(hits->items[first],
                                                     hits->items[i]))
            hits->items[--first] = hits->items[i];
    hits->count = 0;
    for (size_t i = first; i < count; i++)
        hits->items[hits->count++] = hits->items[i];
}

/* Whether one of the hits [from, to) ends as `hit` does. */
static bool is_end_of(const zl_hits *hits, size_t from, size_t to, zl_hit hit)
{
    for (size_t i = from; i < to; i++)
        if (zl_hit_ends_with(hits->items[i], hit))
            return true;
    return false;
}

/* Hits that ended before this one begins are passed, as long as no other
 * stands before them. */
void zl_hits_keep_leftmost(zl_hits *hits)
{
    size_t kept = 0, from = 0;

    for (size_t i = 0; i < hits->count; i++) {
        zl_hit hit = hits->items[i];
        while (from < kept && hits->items[from].end <= hit.begin)
            from++;
        if (!is_end_of(hits, from, kept, hit))
            hits->items[kept++] = hit;
    }
    hits->count = kept;
}
