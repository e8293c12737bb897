/* segment_walk.h -- everything that a segment can be asked. */
#ifndef SEGMENT_WALK_H
#define SEGMENT_WALK_H

#include "base/hash.h"
#include "reader/segment.h"

#include <string.h>

/* A number that depends on everything read, and on its order. */
static inline void walk_add(uint64_t *sum, uint64_t number)
{
    *sum = (*sum ^ number) * 0x9E3779B97F4A7C15u;
    *sum ^= *sum >> 29;
}

static inline void walk_text(uint64_t *sum, zl_view text)
{
    walk_add(sum, text.size);
    walk_add(sum, zl_hash(text.bytes, text.size));
}

static inline void walk_postings(const zl_attribute *from, uint32_t type,
                                 uint64_t *sum)
{
    static zl_postings postings;

    zl_postings_start(&postings, from, type);
    for (; postings.at != ZL_NONE; zl_postings_next(&postings))
        walk_add(sum, postings.at);
    zl_postings_start(&postings, from, type);
    for (uint32_t at = 0; postings.at != ZL_NONE; at += 1 + at / 2) {
        zl_postings_seek(&postings, at);
        walk_add(sum, postings.at);
    }
    zl_postings_start_sorted(&postings, from, type);
    for (; postings.at != ZL_NONE; zl_rising_next_block(&postings))
        for (uint32_t i = postings.index; i < postings.held; i++)
            walk_add(sum, postings.numbers[i]);
}

static inline void walk_type(const zl_attribute *from, uint32_t i,
                             uint64_t *sum)
{
    zl_view form = zl_attribute_form(from, i);
    zl_view key = zl_attribute_key(from, i);

    walk_text(sum, form);
    walk_text(sum, key);
    walk_add(sum, zl_attribute_class(from, i));
    walk_add(sum, zl_attribute_sorted(from, i));
    walk_add(sum, zl_attribute_count(from, i));
    walk_add(sum, zl_attribute_docs(from, i));
    walk_add(sum, zl_attribute_key_docs(from, i));
    walk_add(sum, zl_attribute_with_prefix(from, key).end);
    walk_add(sum, zl_attribute_with_key(from, key).first);
    walk_postings(from, i, sum);
}

static inline void walk_attribute(const zl_segment *segment,
                                  const zl_attribute *from, uint64_t *sum)
{
    uint32_t types[64], tokens = zl_segment_tokens(segment);

    walk_text(sum, zl_view_of(zl_attribute_name(from)));
    for (uint32_t i = 0; i < zl_attribute_types(from); i++)
        walk_type(from, i, sum);
    for (uint32_t at = 0; at < tokens; at++)
        walk_add(sum, zl_attribute_at(from, at));
    for (uint32_t at = 0, end; at < tokens; at = end) {
        end = tokens - at < 50 ? tokens : at + 50;
        zl_attribute_copy(from, at, end, types);
        for (uint32_t i = 0; i < end - at; i++)
            walk_text(sum, zl_attribute_form(from, types[i]));
    }
}

static inline void walk_ranges(const zl_segment *segment,
                               const zl_ranges *ranges, uint64_t *sum)
{
    static zl_ranges_cursor cursor;
    uint32_t begin, end;

    walk_text(sum, zl_view_of(zl_ranges_name(ranges)));
    for (uint32_t i = 0; i < zl_ranges_count(ranges); i++) {
        walk_text(sum, zl_view_of(zl_ranges_value(ranges, i)));
        walk_add(sum, zl_ranges_begin(ranges, i));
        walk_add(sum, zl_ranges_end(ranges, i));
        zl_ranges_copy(ranges, i, i + 1, &begin, &end);
        walk_add(sum, begin + end);
    }
    zl_ranges_start(&cursor, ranges);
    for (uint32_t at = 0; at < zl_segment_tokens(segment); at++) {
        walk_add(sum, zl_ranges_at(ranges, at));
        walk_add(sum, zl_ranges_inside(&cursor, at));
    }
}

static inline void walk_regions(const zl_segment *segment, uint64_t *sum)
{
    uint32_t count = zl_ranges_count(zl_segment_ranges(segment, 1));

    for (uint32_t i = 0; i < count; i++) {
        walk_add(sum, zl_segment_region_document(segment, i));
        walk_add(sum, zl_segment_region_words(segment, i));
        walk_add(sum, zl_segment_region_from(segment, i));
    }
}

static inline void walk_glue(const zl_segment *segment, uint64_t *sum)
{
    zl_str text = { 0 };

    for (uint32_t i = 0; i < zl_segment_documents(segment); i++)
        walk_text(sum, zl_segment_lead(segment, i));
    for (uint32_t i = 0; i < zl_segment_tokens(segment); i++)
        walk_text(sum, zl_segment_glue(segment, i));
    zl_segment_add_text(segment, 0, zl_segment_tokens(segment), &text);
    walk_text(sum, zl_str_view(&text));
    zl_str_clear(&text);
}

static inline uint64_t walk(const zl_segment *from)
{
    uint64_t sum = 0;

    walk_add(&sum, zl_segment_word_count(from));
    for (uint32_t i = 0; i < zl_segment_attributes(from); i++)
        walk_attribute(from, zl_segment_attribute(from, i), &sum);
    for (uint32_t i = 0; i < zl_segment_structures(from); i++)
        walk_ranges(from, zl_segment_ranges(from, i), &sum);
    walk_regions(from, &sum);
    walk_glue(from, &sum);
    return sum;
}

#endif
