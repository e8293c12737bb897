/* structure.c -- ranges of positions: paragraphs, sentences, insertions. */
#include "base/bytes.h"
#include "index/layout.h"
#include "reader/segment.h"

uint32_t zl_structure_count(const zl_structure *structure)
{
    return structure->count;
}

static const uint8_t *range_at(const zl_structure *structure, uint32_t i)
{
    return structure->ranges + (size_t)i * ZL_LAYOUT_RANGE;
}

uint32_t zl_structure_begin(const zl_structure *structure, uint32_t i)
{
    return zl_get32(range_at(structure, i));
}

uint32_t zl_structure_end(const zl_structure *structure, uint32_t i)
{
    return zl_get32(range_at(structure, i) + 4);
}

const char *zl_structure_attribute(const zl_structure *structure, uint32_t i)
{
    uint32_t number = zl_get32(range_at(structure, i) + 8);

    return zl_strings_at(&structure->strings, number).bytes;
}

uint32_t zl_structure_from(const zl_structure *structure, uint32_t position)
{
    uint32_t low = 0, high = structure->count;

    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (zl_structure_end(structure, middle) <= position)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

uint32_t zl_structure_at(const zl_structure *structure, uint32_t position)
{
    uint32_t i = zl_structure_from(structure, position);

    if (i < structure->count && zl_structure_begin(structure, i) <= position)
        return i;
    return ZL_NONE;
}
