/* hits.h -- places in the text where a query matches. */
#ifndef ZL_QUERY_HITS_H
#define ZL_QUERY_HITS_H

#include "base/array.h"

#include <stdint.h>

/* The tokens [begin, end); of the first, `skip` bytes do not belong to the
 * hit, of the last, `trim` bytes: a string may begin and end inside words. */
typedef struct zl_hit {
    uint64_t begin, end;
    uint32_t skip, trim;
} zl_hit;

/* In order of begin, then skip, then end. */
typedef ZL_ARRAY(zl_hit) zl_hits;

static inline bool zl_hit_begins_with(zl_hit a, zl_hit b)
{
    return a.begin == b.begin && a.skip == b.skip;
}

static inline bool zl_hit_ends_with(zl_hit a, zl_hit b)
{
    return a.end == b.end && a.trim == b.trim;
}

/* Whether `a` ends behind `b`. */
static inline bool zl_hit_reaches_further(zl_hit a, zl_hit b)
{
    return a.end > b.end || (a.end == b.end && a.trim < b.trim);
}

/* Append unless it is there; false without memory. */
bool zl_hits_add(zl_hits *hits, zl_hit hit);

/* The number of the first hit that begins at or behind a position; their count
 * where none does. Time: O(log hits). */
size_t zl_hits_from(const zl_hits *hits, uint64_t position);

/* ---- which of the hits that were found are kept, in place ---- */

/* None that shares a token with one kept before. */
void zl_hits_drop_overlaps(zl_hits *hits);

/* None that lies in another. */
void zl_hits_keep_widest(zl_hits *hits);

/* None that another lies in. */
void zl_hits_keep_narrowest(zl_hits *hits);

/* Of those that end at the same place the one that begins first. Time:
 * O(hits × hits that share a token). */
void zl_hits_keep_leftmost(zl_hits *hits);

#endif
