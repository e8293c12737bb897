/* harvest.c -- many hits in little memory. */
#include "query/harvest.h"

static bool is_small(zl_hit hit)
{
    return (hit.skip | hit.trim) == 0 && hit.begin >> 48 == 0 &&
           hit.end - hit.begin < ZL_HARVEST_LARGE;
}

static bool add_large(zl_harvest *harvest, zl_hit hit)
{
    zl_large_hit large = { harvest->hits.count, hit };

    return zl_array_push(&harvest->large, large);
}

bool zl_harvest_add(zl_harvest *harvest, const zl_hit *hits, size_t count)
{
    if (!zl_array_reserve(&harvest->hits, count))
        return false;
    for (size_t i = 0; i < count; i++) {
        uint64_t packed = hits[i].begin << 16 | (hits[i].end - hits[i].begin);
        if (!is_small(hits[i])) {
            packed = ZL_HARVEST_LARGE;
            if (!add_large(harvest, hits[i]))
                return false;
        }
        harvest->hits.items[harvest->hits.count++] = packed;
    }
    return true;
}

void zl_harvest_clear(zl_harvest *harvest)
{
    zl_array_clear(&harvest->hits);
    zl_array_clear(&harvest->large);
}

zl_hit zl_harvest_large(const zl_harvest *harvest, size_t i)
{
    size_t low = 0, high = harvest->large.count;

    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (harvest->large.items[middle].number <= i)
            low = middle;
        else
            high = middle;
    }
    return harvest->large.items[low].hit;
}
