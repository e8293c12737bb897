/* structure.c -- the ranges of all segments, numbered through. */
#include "reader/parts.h"

#include "base/mem.h"

#include <string.h>

/* ---- joining ---- */

static struct zl_structure *structure_named(zili_corpus *corpus,
                                            const char *name)
{
    for (uint32_t i = 0; i < corpus->structure_count; i++)
        if (strcmp(corpus->structures[i].name, name) == 0)
            return &corpus->structures[i];
    struct zl_structure *structure =
        &corpus->structures[corpus->structure_count];
    *structure = (struct zl_structure){
        .name = name,
        .corpus = corpus,
        .parts = zl_alloc_array(corpus->part_count, sizeof *structure->parts),
    };
    corpus->structure_count += structure->parts != NULL;
    return structure->parts ? structure : NULL;
}

/* The places of the ranges that belong to removed documents [begin, end). Only
 * documents, regions and languages may be empty, and so lie between two
 * documents; those are told by their numbers. */
static zl_type_range gone_ranges(const zl_segment *segment,
                                 const zl_ranges *ranges, uint32_t begin,
                                 uint32_t end)
{
    const zl_ranges *documents = zl_segment_ranges(segment, 0);

    if (ranges == documents)
        return (zl_type_range){ begin, end };
    if (ranges == zl_segment_ranges(segment, 1) ||
        ranges == zl_segment_ranges(segment, 2))
        return (zl_type_range){ zl_segment_region_from(segment, begin),
                                zl_segment_region_from(segment, end) };
    return (zl_type_range){
        zl_ranges_from(ranges, zl_ranges_begin(documents, begin)),
        zl_ranges_from(ranges, zl_ranges_end(documents, end - 1)),
    };
}

static bool leave_holes(const zl_part *part, struct zl_structure_part *ranges)
{
    for (size_t i = 0; i < part->gone.count; i++) {
        const zl_hole *gone = &part->gone.items[i];
        zl_type_range range =
            gone_ranges(part->segment, ranges->ranges, gone->begin, gone->end);
        if (!zl_holes_add(&ranges->holes, range.first, range.end))
            return false;
    }
    return true;
}

static bool number_ranges(const zili_corpus *corpus,
                          struct zl_structure *structure)
{
    for (uint32_t i = 0; i < corpus->part_count; i++) {
        struct zl_structure_part *part = &structure->parts[i];
        part->first = structure->count;
        if (!part->ranges)
            continue;
        if (!leave_holes(&corpus->parts[i], part))
            return false;
        structure->count +=
            zl_holes_number(&part->holes, zl_ranges_count(part->ranges));
    }
    return true;
}

static bool take_structures(zili_corpus *corpus, uint32_t i)
{
    const zl_segment *segment = corpus->parts[i].segment;

    for (uint32_t k = 0; k < zl_segment_structures(segment); k++) {
        const zl_ranges *ranges = zl_segment_ranges(segment, k);
        struct zl_structure *structure =
            structure_named(corpus, zl_ranges_name(ranges));
        if (!structure)
            return false;
        structure->parts[i].ranges = ranges;
    }
    return true;
}

bool zl_corpus_join_structures(zili_corpus *corpus)
{
    size_t most = 0;
    bool enough = true;

    for (uint32_t i = 0; i < corpus->part_count; i++)
        most += zl_segment_structures(corpus->parts[i].segment);
    corpus->structures = zl_alloc_array(most, sizeof *corpus->structures);
    if (!corpus->structures)
        return false;
    for (uint32_t i = 0; enough && i < corpus->part_count; i++)
        enough = take_structures(corpus, i);
    for (uint32_t i = 0; enough && i < corpus->structure_count; i++)
        enough = number_ranges(corpus, &corpus->structures[i]);
    return enough;
}

void zl_corpus_free_structures(zili_corpus *corpus)
{
    for (uint32_t i = 0; i < corpus->structure_count; i++) {
        for (uint32_t k = 0; k < corpus->part_count; k++)
            zl_array_clear(&corpus->structures[i].parts[k].holes);
        zl_free(corpus->structures[i].parts);
    }
    zl_free(corpus->structures);
    corpus->structures = NULL;
    corpus->structure_count = 0;
}

/* ---- ranges by number ---- */

const zl_structure *zl_corpus_structure(const zili_corpus *corpus,
                                        const char *name)
{
    for (uint32_t i = 0; i < corpus->structure_count; i++)
        if (strcmp(corpus->structures[i].name, name) == 0)
            return &corpus->structures[i];
    return NULL;
}

uint32_t zl_structure_count(const zl_structure *structure)
{
    return structure->count;
}

zl_structure_place zl_structure_place_of(const zl_structure *structure,
                                         uint32_t i)
{
    uint32_t low = 0, high = structure->corpus->part_count;

    while (high - low > 1) {
        uint32_t middle = low + (high - low) / 2;
        if (structure->parts[middle].first <= i)
            low = middle;
        else
            high = middle;
    }
    const struct zl_structure_part *part = &structure->parts[low];
    return (zl_structure_place){
        low, structure->corpus->parts[low].segment, part->ranges,
        zl_holes_place(&part->holes, i - part->first)
    };
}

uint64_t zl_structure_begin(const zl_structure *structure, uint32_t i)
{
    zl_structure_place place = zl_structure_place_of(structure, i);

    return place.segment->begin + zl_ranges_begin(place.ranges, place.i);
}

uint64_t zl_structure_end(const zl_structure *structure, uint32_t i)
{
    zl_structure_place place = zl_structure_place_of(structure, i);

    return place.segment->begin + zl_ranges_end(place.ranges, place.i);
}

const char *zl_structure_attribute(const zl_structure *structure, uint32_t i)
{
    zl_structure_place place = zl_structure_place_of(structure, i);

    return zl_ranges_value(place.ranges, place.i);
}

uint32_t zl_structure_region_document(const zl_structure *regions, uint32_t i)
{
    zl_structure_place place = zl_structure_place_of(regions, i);
    const zl_structure *documents =
        zl_corpus_structure(regions->corpus, "doc");
    const struct zl_structure_part *part = &documents->parts[place.part];

    return part->first +
           zl_holes_number(&part->holes,
                           zl_segment_region_document(place.segment, place.i));
}

/* ---- ranges by position ---- */

uint32_t zl_structure_from(const zl_structure *structure, uint64_t position)
{
    uint32_t local;
    uint32_t s = zl_corpus_segment_at(structure->corpus, position, &local);
    const struct zl_structure_part *part = &structure->parts[s];

    if (!part->ranges)
        return part->first;
    return part->first +
           zl_holes_number(&part->holes, zl_ranges_from(part->ranges, local));
}

uint32_t zl_structure_at(const zl_structure *structure, uint64_t position)
{
    uint32_t local;
    uint32_t s = zl_corpus_segment_at(structure->corpus, position, &local);
    const struct zl_structure_part *part = &structure->parts[s];
    uint32_t i = part->ranges ? zl_ranges_at(part->ranges, local) : ZL_NONE;

    if (i == ZL_NONE || zl_holes_hold(&part->holes, i))
        return ZL_NONE;
    return part->first + zl_holes_number(&part->holes, i);
}
