/* structure.c -- ranges of positions: paragraphs, sentences, insertions. */
#include "base/bytes.h"
#include "index/layout.h"
#include "reader/parts.h"

#include <string.h>

/* ---- in a segment ---- */

uint32_t zl_segment_structures(const zl_segment *segment)
{
    return segment->structure_count;
}

const zl_ranges *zl_segment_ranges(const zl_segment *segment, uint32_t i)
{
    return &segment->structures[i];
}

const zl_ranges *zl_segment_ranges_named(const zl_segment *segment,
                                         const char *name)
{
    for (uint32_t i = 0; i < segment->structure_count; i++)
        if (strcmp(segment->structures[i].name, name) == 0)
            return &segment->structures[i];
    return NULL;
}

const char *zl_ranges_name(const zl_ranges *ranges)
{
    return ranges->name;
}

uint32_t zl_ranges_count(const zl_ranges *ranges)
{
    return ranges->count;
}

static const uint8_t *range_at(const zl_ranges *ranges, uint32_t i)
{
    return ranges->ranges + (size_t)i * ZL_LAYOUT_RANGE;
}

uint32_t zl_ranges_begin(const zl_ranges *ranges, uint32_t i)
{
    return zl_get32(range_at(ranges, i));
}

uint32_t zl_ranges_end(const zl_ranges *ranges, uint32_t i)
{
    return zl_get32(range_at(ranges, i) + 4);
}

uint32_t zl_ranges_value_number(const zl_ranges *ranges, uint32_t i)
{
    return zl_get32(range_at(ranges, i) + 8);
}

uint32_t zl_ranges_values(const zl_ranges *ranges)
{
    return ranges->strings.count;
}

const char *zl_ranges_value_text(const zl_ranges *ranges, uint32_t number)
{
    return zl_strings_at(&ranges->strings, number).bytes;
}

const char *zl_ranges_value(const zl_ranges *ranges, uint32_t i)
{
    return zl_ranges_value_text(ranges, zl_ranges_value_number(ranges, i));
}

uint32_t zl_ranges_from(const zl_ranges *ranges, uint32_t position)
{
    uint32_t low = 0, high = ranges->count;

    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (zl_ranges_end(ranges, middle) <= position)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

uint32_t zl_ranges_at(const zl_ranges *ranges, uint32_t position)
{
    uint32_t i = zl_ranges_from(ranges, position);

    if (i < ranges->count && zl_ranges_begin(ranges, i) <= position)
        return i;
    return ZL_NONE;
}

/* ---- in the corpus ---- */

uint32_t zl_structure_count(const zl_structure *structure)
{
    return structure->count;
}

/* The segment that has range `i`. */
static uint32_t segment_with(const zl_structure *structure, uint32_t i)
{
    uint32_t low = 0, high = structure->corpus->segment_count;

    while (high - low > 1) {
        uint32_t middle = low + (high - low) / 2;
        if (structure->parts[middle].first <= i)
            low = middle;
        else
            high = middle;
    }
    return low;
}

uint64_t zl_structure_begin(const zl_structure *structure, uint32_t i)
{
    uint32_t s = segment_with(structure, i);
    const struct zl_structure_part *part = &structure->parts[s];

    return structure->corpus->segments[s]->begin +
           zl_ranges_begin(part->ranges, i - part->first);
}

uint64_t zl_structure_end(const zl_structure *structure, uint32_t i)
{
    uint32_t s = segment_with(structure, i);
    const struct zl_structure_part *part = &structure->parts[s];

    return structure->corpus->segments[s]->begin +
           zl_ranges_end(part->ranges, i - part->first);
}

const char *zl_structure_attribute(const zl_structure *structure, uint32_t i)
{
    const struct zl_structure_part *part =
        &structure->parts[segment_with(structure, i)];

    return zl_ranges_value(part->ranges, i - part->first);
}

uint32_t zl_structure_from(const zl_structure *structure, uint64_t position)
{
    uint32_t local;
    uint32_t s = zl_corpus_segment_at(structure->corpus, position, &local);
    const struct zl_structure_part *part = &structure->parts[s];

    return part->first + (part->ranges ? zl_ranges_from(part->ranges, local)
                                       : 0);
}

uint32_t zl_structure_at(const zl_structure *structure, uint64_t position)
{
    uint32_t local;
    uint32_t s = zl_corpus_segment_at(structure->corpus, position, &local);
    const struct zl_structure_part *part = &structure->parts[s];
    uint32_t i = part->ranges ? zl_ranges_at(part->ranges, local) : ZL_NONE;

    return i == ZL_NONE ? ZL_NONE : part->first + i;
}
