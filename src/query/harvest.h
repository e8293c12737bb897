/* harvest.h -- many hits in little memory: eight bytes each, where they are
 * some tokens and no parts of such, as nearly all are. */
#ifndef ZL_QUERY_HARVEST_H
#define ZL_QUERY_HARVEST_H

#include "query/hits.h"

/* A hit that does not fit, and its number. */
typedef struct zl_large_hit {
    size_t number;
    zl_hit hit;
} zl_large_hit;

/* Start from { 0 }. */
typedef struct zl_harvest {
    ZL_ARRAY(uint64_t) hits;      /* begin and, in 16 bits, how many tokens */
    ZL_ARRAY(zl_large_hit) large; /* by number: they have ZL_HARVEST_LARGE */
} zl_harvest;

#define ZL_HARVEST_LARGE 0xFFFFu

/* Append; false without memory, and then some were. */
bool zl_harvest_add(zl_harvest *harvest, const zl_hit *hits, size_t count);
void zl_harvest_clear(zl_harvest *harvest);

zl_hit zl_harvest_large(const zl_harvest *harvest, size_t i);

/* Hit number i. Time: O(1); O(log large) for one of these. */
static inline zl_hit zl_harvest_at(const zl_harvest *harvest, size_t i)
{
    uint64_t begin = harvest->hits.items[i] >> 16;
    uint64_t tokens = harvest->hits.items[i] & ZL_HARVEST_LARGE;

    if (tokens == ZL_HARVEST_LARGE)
        return zl_harvest_large(harvest, i);
    return (zl_hit){ begin, begin + tokens, 0, 0 };
}

#endif
