/* segment_walk.h -- everything that a segment can be asked. */
#ifndef SEGMENT_WALK_H
#define SEGMENT_WALK_H

#include "reader/segment.h"

#include <string.h>

static inline uint64_t walk_postings(const zl_attribute *from, uint32_t type)
{
    zl_postings postings;
    uint64_t sum = 0;

    zl_postings_start(&postings, from, type);
    for (; postings.at != ZL_NONE; zl_postings_next(&postings))
        sum += postings.at;
    zl_postings_start(&postings, from, type);
    for (uint32_t at = 0; postings.at != ZL_NONE; at += 1 + at / 2) {
        zl_postings_seek(&postings, at);
        sum += postings.at;
    }
    return sum;
}

static inline uint64_t walk_attribute(const zl_segment *segment,
                                      const zl_attribute *from)
{
    uint64_t sum = 0;

    for (uint32_t i = 0; i < zl_attribute_types(from); i++) {
        zl_view form = zl_attribute_form(from, i);
        zl_view key = zl_attribute_key(from, i);
        sum += form.size + key.size + zl_attribute_class(from, i) +
               zl_attribute_find(from, key, form) +
               zl_attribute_sorted(from, i) + zl_attribute_count(from, i) +
               zl_attribute_docs(from, i) + zl_attribute_key_docs(from, i) +
               zl_attribute_with_prefix(from, key).end +
               walk_postings(from, i);
    }
    for (uint32_t at = 0; at < zl_segment_tokens(segment); at++)
        sum += zl_attribute_form(from, zl_attribute_at(from, at)).size;
    return sum;
}

static inline uint64_t walk_ranges(const zl_segment *segment,
                                   const zl_ranges *ranges)
{
    uint64_t sum = strlen(zl_ranges_name(ranges));

    for (uint32_t i = 0; i < zl_ranges_count(ranges); i++)
        sum += strlen(zl_ranges_value(ranges, i)) +
               zl_ranges_begin(ranges, i) + zl_ranges_end(ranges, i);
    for (uint32_t at = 0; at < zl_segment_tokens(segment); at++)
        sum += zl_ranges_at(ranges, at);
    return sum;
}

/* Gives a number that depends on everything read. */
static inline uint64_t walk(const zl_segment *from)
{
    uint64_t sum = 0;

    for (uint32_t i = 0; i < zl_segment_attributes(from); i++)
        sum += walk_attribute(from, zl_segment_attribute(from, i));
    for (uint32_t i = 0; i < zl_segment_structures(from); i++)
        sum += walk_ranges(from, zl_segment_ranges(from, i));
    for (uint32_t i = 0; i < zl_segment_documents(from); i++)
        sum += zl_segment_lead(from, i).size;
    for (uint32_t i = 0; i < zl_segment_tokens(from); i++)
        sum += zl_segment_glue(from, i).size;
    return sum;
}

#endif
