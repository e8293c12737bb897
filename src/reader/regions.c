/* regions.c -- all regions that are left, many at once; and their kinds. */
#include "regions.h"

#include "base/mem.h"
#include "reader/parts.h"

#include <string.h>

/* ---- blocks ---- */

static const struct zl_structure_part *part_of(const zl_regions *regions)
{
    return &zl_corpus_structure(regions->corpus, "region")
                ->parts[regions->part];
}

static void enter(zl_regions *regions, uint32_t part)
{
    regions->part = part;
    regions->place = regions->count = 0;
    regions->hole = 0;
    regions->number =
        part < regions->corpus->part_count ? part_of(regions)->first : 0;
}

void zl_regions_start(zl_regions *regions, const zili_corpus *corpus,
                      bool wants_places)
{
    regions->corpus = corpus;
    regions->wants_places = wants_places;
    enter(regions, 0);
}

void zl_regions_leave(zl_regions *regions)
{
    enter(regions, regions->part + 1);
}

/* Where the regions that lie together end: at a hole, or the last of all. */
static uint32_t stretch_end(const zl_regions *regions,
                            const struct zl_structure_part *part)
{
    if (regions->hole < part->holes.count)
        return part->holes.items[regions->hole].begin;
    return zl_ranges_count(part->ranges);
}

/* To a place that is left; false where the segment has none any more. */
static bool settle(zl_regions *regions, const struct zl_structure_part *part)
{
    while (regions->place == stretch_end(regions, part)) {
        if (regions->hole == part->holes.count)
            return false;
        regions->place = part->holes.items[regions->hole++].end;
    }
    return true;
}

bool zl_regions_next(zl_regions *regions)
{
    regions->place += regions->count;
    regions->number += regions->count;
    while (regions->part < regions->corpus->part_count &&
           !settle(regions, part_of(regions)))
        enter(regions, regions->part + 1);
    if (regions->part == regions->corpus->part_count)
        return false;
    const struct zl_structure_part *part = part_of(regions);
    uint32_t from = regions->place, left = stretch_end(regions, part) - from;
    uint32_t count = left < ZL_REGIONS_BLOCK ? left : ZL_REGIONS_BLOCK;
    zl_ranges_copy_values(part->ranges, from, from + count, regions->values);
    if (regions->wants_places)
        zl_ranges_copy(part->ranges, from, from + count, regions->begins,
                       regions->ends);
    regions->count = count;
    return true;
}

/* ---- kinds ---- */

static bool make_numbers(zl_kinds *kinds, const zili_corpus *corpus)
{
    kinds->numbers =
        zl_alloc_array(corpus->part_count, sizeof *kinds->numbers);
    kinds->segments = kinds->numbers ? corpus->part_count : 0;
    for (uint32_t i = 0; i < kinds->segments; i++) {
        const zl_segment *segment = corpus->parts[i].segment;
        uint32_t count = zl_ranges_values(zl_segment_ranges(segment, 1));
        kinds->numbers[i] = zl_alloc_array(count, sizeof **kinds->numbers);
        if (!kinds->numbers[i])
            return false;
        memset(kinds->numbers[i], 0xFF, count * sizeof **kinds->numbers);
    }
    return kinds->numbers != NULL;
}

/* Give the values of a block that are new their numbers; how many these are,
 * or SIZE_MAX without memory. */
static size_t number_block(zl_kinds *kinds, const zl_regions *block,
                           const zl_ranges *ranges)
{
    uint32_t *numbers = kinds->numbers[block->part];
    size_t found = 0;

    for (uint32_t i = 0; i < block->count; i++) {
        uint32_t value = block->values[i];
        if (numbers[value] != ZL_NONE)
            continue;
        numbers[value] = zl_map_add(
            &kinds->names, zl_view_of(zl_ranges_value_text(ranges, value)));
        if (numbers[value] == ZL_MAP_NONE)
            return SIZE_MAX;
        found++;
    }
    return found;
}

bool zl_kinds_make(zl_kinds *kinds, const zili_corpus *corpus)
{
    size_t found = 0, more;
    zl_regions block;

    *kinds = (zl_kinds){ 0 };
    if (!make_numbers(kinds, corpus))
        return false;
    zl_regions_start(&block, corpus, false);
    for (uint32_t last = 0; zl_regions_next(&block); last = block.part) {
        const zl_ranges *ranges =
            zl_segment_ranges(corpus->parts[block.part].segment, 1);
        more = number_block(kinds, &block, ranges);
        if (more == SIZE_MAX)
            return false;
        found = more + (last == block.part ? found : 0);
        if (found == zl_ranges_values(ranges)) {
            zl_regions_leave(&block);
            found = 0;
        }
    }
    return true;
}

void zl_kinds_clear(zl_kinds *kinds)
{
    for (uint32_t i = 0; i < kinds->segments; i++)
        zl_free(kinds->numbers[i]);
    zl_free(kinds->numbers);
    zl_map_clear(&kinds->names);
    *kinds = (zl_kinds){ 0 };
}
