/* ranges.c -- the structures of a segment: ranges of its tokens. */
#include "reader/parts.h"

#include <string.h>

uint32_t zl_segment_structures(const zl_segment *segment)
{
    return segment->body.structure_count;
}

const zl_ranges *zl_segment_ranges(const zl_segment *segment, uint32_t i)
{
    return &segment->ranges[i];
}

const zl_ranges *zl_segment_ranges_named(const zl_segment *segment,
                                         const char *name)
{
    for (uint32_t i = 0; i < segment->body.structure_count; i++)
        if (strcmp(zl_ranges_name(&segment->ranges[i]), name) == 0)
            return &segment->ranges[i];
    return NULL;
}

const char *zl_ranges_name(const zl_ranges *ranges)
{
    return ranges->data->name.bytes;
}

uint32_t zl_ranges_count(const zl_ranges *ranges)
{
    return ranges->data->count;
}

/* ---- where they lie ---- */

uint32_t zl_ranges_begin(const zl_ranges *ranges, uint32_t i)
{
    return zl_rising_at(&ranges->data->begins, i);
}

/* A range of a damaged file is empty rather than negative. */
uint32_t zl_ranges_end(const zl_ranges *ranges, uint32_t i)
{
    const zl_body_structure *data = ranges->data;
    uint32_t begin = zl_rising_at(&data->begins, i);
    uint32_t end = !data->tiles          ? zl_rising_at(&data->ends, i)
                   : i + 1 < data->count ? zl_rising_at(&data->begins, i + 1)
                                         : ranges->tokens;

    return end > begin ? end : begin;
}

/* Ranges that end at or before `position`: the first one after it. */
uint32_t zl_ranges_from(const zl_ranges *ranges, uint32_t position)
{
    const zl_body_structure *data = ranges->data;

    if (position >= ranges->tokens)
        return data->count;
    if (!data->tiles)
        return zl_rising_before(&data->ends, position + 1);
    uint32_t begun = zl_rising_before(&data->begins, position + 1);
    return begun ? begun - 1 : 0;
}

uint32_t zl_ranges_at(const zl_ranges *ranges, uint32_t position)
{
    uint32_t i = zl_ranges_from(ranges, position);

    if (i < ranges->data->count && zl_ranges_begin(ranges, i) <= position)
        return i;
    return ZL_NONE;
}

/* ---- many at once ---- */

/* Numbers [from, to) of a list. */
static void copy_numbers(const zl_rising *list, uint32_t from, uint32_t to,
                         uint32_t *out)
{
    uint32_t numbers[ZL_RISING_ROOM];

    while (from < to) {
        uint32_t block = from / ZL_RISING_BLOCK;
        uint32_t first = block * ZL_RISING_BLOCK;
        uint32_t end = first + zl_rising_decode(list, block, numbers);
        end = end < to ? end : to;
        memcpy(out, numbers + (from - first), (end - from) * sizeof *out);
        out += end - from;
        from = end;
    }
}

static void copy_ends(const zl_ranges *ranges, uint32_t from, uint32_t to,
                      uint32_t *ends)
{
    const zl_body_structure *data = ranges->data;

    if (!data->tiles) {
        copy_numbers(&data->ends, from, to, ends);
        return;
    }
    bool last = to == data->count;
    copy_numbers(&data->begins, from + 1, to + !last, ends);
    if (last)
        ends[to - from - 1] = ranges->tokens;
}

void zl_ranges_copy(const zl_ranges *ranges, uint32_t from, uint32_t to,
                    uint32_t *begins, uint32_t *ends)
{
    if (from >= to)
        return;
    if (begins)
        copy_numbers(&ranges->data->begins, from, to, begins);
    if (ends)
        copy_ends(ranges, from, to, ends);
    for (uint32_t i = 0; begins && ends && i < to - from; i++)
        ends[i] = ends[i] > begins[i] ? ends[i] : begins[i];
}

/* ---- a cursor ---- */

void zl_ranges_start(zl_ranges_cursor *cursor, const zl_ranges *ranges)
{
    cursor->ranges = ranges;
    cursor->at = cursor->first = cursor->held = 0;
    cursor->begin = cursor->end = 0;
}

/* Stand behind the last range: nothing is asked of it any more. */
static void pass_all(zl_ranges_cursor *cursor)
{
    cursor->at = cursor->ranges->data->count;
    cursor->begin = cursor->end = UINT32_MAX;
}

/* Decode the ranges from number `i` on, up to the end of its block. */
static void load(zl_ranges_cursor *cursor, uint32_t i)
{
    uint32_t end = i - i % ZL_RISING_BLOCK + ZL_RISING_BLOCK;
    uint32_t count = cursor->ranges->data->count;

    end = end < count ? end : count;
    zl_ranges_copy(cursor->ranges, i, end, cursor->begins, cursor->ends);
    cursor->first = i;
    cursor->held = end - i;
}

/* In the ranges that are decoded, or else in all. */
void zl_ranges_advance(zl_ranges_cursor *cursor, uint32_t position)
{
    uint32_t last = cursor->first + cursor->held;

    if (cursor->held == 0 || cursor->ends[cursor->held - 1] <= position) {
        uint32_t i = zl_ranges_from(cursor->ranges, position);
        if (i >= cursor->ranges->data->count) {
            pass_all(cursor);
            return;
        }
        load(cursor, i);
        cursor->at = i;
        last = i + cursor->held;
    }
    while (cursor->at + 1 < last &&
           cursor->ends[cursor->at - cursor->first] <= position)
        cursor->at++;
    cursor->begin = cursor->begins[cursor->at - cursor->first];
    cursor->end = cursor->ends[cursor->at - cursor->first];
}

/* ---- values ---- */

uint32_t zl_ranges_values(const zl_ranges *ranges)
{
    return ranges->data->values.count;
}

uint32_t zl_ranges_value_number(const zl_ranges *ranges, uint32_t i)
{
    uint64_t number = zl_packed_at(&ranges->data->value_numbers, i);

    return number < ranges->data->values.count ? (uint32_t)number : 0;
}

void zl_ranges_copy_values(const zl_ranges *ranges, uint32_t from, uint32_t to,
                           uint32_t *numbers)
{
    uint32_t count = ranges->data->values.count;

    zl_packed_copy(&ranges->data->value_numbers, from, to, numbers);
    for (uint32_t i = 0; i < to - from; i++)
        numbers[i] = numbers[i] < count ? numbers[i] : 0;
}

const char *zl_ranges_value_text(const zl_ranges *ranges, uint32_t number)
{
    return zl_texts_at(&ranges->data->values, number).bytes;
}

const char *zl_ranges_value(const zl_ranges *ranges, uint32_t i)
{
    return zl_ranges_value_text(ranges, zl_ranges_value_number(ranges, i));
}

/* ---- regions ---- */

uint32_t zl_segment_region_document(const zl_segment *segment, uint32_t i)
{
    const zl_body *body = &segment->body;
    uint64_t document = zl_packed_at(&body->region_documents, i);

    return document < body->documents ? (uint32_t)document : 0;
}

uint32_t zl_segment_region_words(const zl_segment *segment, uint32_t i)
{
    const zl_body *body = &segment->body;
    uint64_t words = zl_packed_at(&body->region_words, i);

    return words < body->tokens ? (uint32_t)words : body->tokens;
}

uint32_t zl_segment_region_from(const zl_segment *segment, uint32_t document)
{
    return (uint32_t)zl_packed_before(&segment->body.region_documents,
                                      document);
}
