/* segment_walk.h -- everything that a segment can be asked. */
#ifndef SEGMENT_WALK_H
#define SEGMENT_WALK_H

#include "reader/segment.h"

#include <string.h>

static inline uint64_t walk_types(const zl_segment *from)
{
    uint64_t sum = 0;

    for (uint32_t i = 0; i < from->types; i++) {
        sum += zl_segment_form(from, i).size + from->classes[i] +
               zl_strings_at(&from->folds, i).size +
               zl_segment_find(from, zl_segment_form(from, i));
        for (uint32_t k = 0; k < zl_segment_count(from, i); k++)
            sum += zl_segment_position(from, i, k);
    }
    return sum;
}

static inline uint64_t walk_structures(const zl_segment *from)
{
    uint64_t sum = 0;

    for (uint32_t i = 0; i < from->structure_count; i++) {
        const zl_structure *structure = &from->structures[i];
        for (uint32_t k = 0; k < zl_structure_count(structure); k++)
            sum += strlen(zl_structure_attribute(structure, k));
        for (uint32_t at = 0; at < from->tokens; at++)
            sum += zl_structure_at(structure, at);
    }
    return sum;
}

/* Gives a number that depends on everything read. */
static inline uint64_t walk(const zl_segment *from)
{
    uint64_t sum = walk_types(from) + walk_structures(from);

    for (uint32_t i = 0; i < from->documents; i++)
        sum += zl_segment_lead(from, i).size;
    for (uint32_t i = 0; i < from->tokens; i++)
        sum += zl_segment_form(from, zl_segment_at(from, i)).size +
               zl_segment_glue(from, i).size;
    return sum;
}

#endif
