/* ranges.c -- the ranges of a structure → their chunks. */
#include "ranges.h"

#include "base/bytes.h"
#include "index/packed.h"
#include "index/rising.h"

#include <string.h>

#define REGION 1 /* the number of the structure "region" */

#define ALL_CHUNKS 6u
#define REGION_CHUNKS 2u

uint32_t zl_put_structure_chunks(const zl_content *content, uint32_t i)
{
    bool tiles = content->structures[i].tiles;
    uint32_t count = tiles ? ALL_CHUNKS - 1 : ALL_CHUNKS;

    return i == REGION ? count + REGION_CHUNKS : count;
}

/* ---- one number of each range ---- */

typedef uint32_t field(const zl_content_range *range);

static uint32_t begin_of(const zl_content_range *range)
{
    return range->begin;
}

static uint32_t end_of(const zl_content_range *range)
{
    return range->end;
}

static uint32_t value_of(const zl_content_range *range)
{
    return range->value;
}

static uint32_t document_of(const zl_content_range *range)
{
    return range->document;
}

static uint32_t words_of(const zl_content_range *range)
{
    return range->words;
}

static void write_rising(zl_content *content, uint32_t i, uint32_t name,
                         field *of, zl_chunks *chunks)
{
    zl_rising_writer writer = { 0 };
    zl_content_range range;

    zl_rising_begin(&writer, zl_chunks_open(chunks, name, i));
    content->reader->rewind_ranges(content, i);
    while (content->reader->range(content, &range))
        zl_rising_add(&writer, of(&range));
    zl_rising_end(&writer);
    zl_rising_writer_clear(&writer);
    zl_chunks_close(chunks);
}

static void write_packed(zl_content *content, uint32_t i, uint32_t name,
                         uint32_t owner, field *of, zl_chunks *chunks)
{
    zl_packed_writer writer;
    zl_content_range range;
    uint32_t all = 0;

    content->reader->rewind_ranges(content, i);
    while (content->reader->range(content, &range))
        all |= of(&range);
    zl_packed_begin(&writer, zl_chunks_open(chunks, name, owner),
                    content->structures[i].count, zl_bits_width(all));
    content->reader->rewind_ranges(content, i);
    while (content->reader->range(content, &range))
        zl_packed_add(&writer, of(&range));
    zl_packed_end(&writer);
    zl_chunks_close(chunks);
}

/* ---- the chunks ---- */

static zl_view value_text(const void *user, uint32_t number)
{
    const zl_content_structure *structure = user;

    return structure->values[number];
}

static void write_names(const zl_content_structure *structure, uint32_t i,
                        zl_chunks *chunks)
{
    uint8_t count[8];

    zl_chunks_add(chunks, ZL_CHUNK_STRUCTURE, i, structure->name,
                  strlen(structure->name) + 1);
    zl_put_texts(zl_chunks_open(chunks, ZL_CHUNK_VALUES, i), value_text,
                 structure, structure->value_count);
    zl_chunks_close(chunks);
    zl_put64(count, structure->count);
    zl_chunks_add(chunks, ZL_CHUNK_RANGES, i, count, sizeof count);
}

void zl_put_structure(zl_content *content, uint32_t i, zl_chunks *chunks)
{
    write_names(&content->structures[i], i, chunks);
    write_rising(content, i, ZL_CHUNK_BEGINS, begin_of, chunks);
    if (!content->structures[i].tiles)
        write_rising(content, i, ZL_CHUNK_ENDS, end_of, chunks);
    write_packed(content, i, ZL_CHUNK_VALUE_NUMBERS, i, value_of, chunks);
    if (i != REGION)
        return;
    write_packed(content, i, ZL_CHUNK_REGION_DOCUMENTS, 0, document_of,
                 chunks);
    write_packed(content, i, ZL_CHUNK_REGION_WORDS, 0, words_of, chunks);
}
