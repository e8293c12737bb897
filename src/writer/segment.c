/* segment.c -- what was collected → a segment file (index/layout.h). */
#include "segment.h"

#include "base/bytes.h"
#include "base/fail.h"
#include "base/mem.h"
#include "index/strings.h"
#include "writer/chunks.h"
#include "writer/rank.h"

enum { PLAIN_CHUNKS = 11 }; /* without the structures */

/* All that is held while a segment is written. */
struct job {
    const zl_collected *from;
    zl_chunks chunks;
    zl_rank types, glues;
    zili_error *err;
};

static zili_status add(struct job *job, uint32_t name, uint8_t *bytes,
                       size_t size)
{
    return zl_chunks_add(&job->chunks, name, bytes, size, job->err);
}

/* ---- in which order ---- */

static bool rank_types(struct job *job)
{
    const zl_collected *from = job->from;
    uint32_t *counts = zl_alloc_array(from->types.count, sizeof *counts);

    if (!counts)
        return false;
    for (size_t i = 0; i < from->types.count; i++)
        counts[i] = from->types.items[i].count;
    bool ranked = zl_rank_init(&job->types, &from->forms, counts);
    zl_free(counts);
    return ranked;
}

static bool rank_glues(struct job *job)
{
    const zl_collected *from = job->from;
    uint32_t *counts = zl_alloc_array(from->glues.count, sizeof *counts);

    if (!counts)
        return false;
    for (size_t i = 0; i < from->glue_of.count; i++)
        counts[from->glue_of.items[i]]++;
    for (size_t i = 0; i < from->leads.count; i++)
        counts[from->leads.items[i]]++;
    bool ranked = zl_rank_init(&job->glues, &from->glues, counts);
    zl_free(counts);
    return ranked;
}

/* ---- types ---- */

static zili_status add_sizes(struct job *job)
{
    uint8_t *bytes = zl_alloc(12);

    if (bytes) {
        zl_put32(bytes, (uint32_t)job->from->tokens.count);
        zl_put32(bytes + 4, job->types.count);
        zl_put32(bytes + 8, (uint32_t)job->from->documents.count);
    }
    return add(job, ZL_CHUNK_SIZES, bytes, 12);
}

/* Texts of `map` by rank; text `i` has the number of_rank(i). */
static zili_status add_texts(struct job *job, uint32_t name,
                             const zl_rank *rank, const zl_map *map)
{
    zl_view *views = zl_alloc_array(rank->count, sizeof *views);
    size_t size = 0;

    if (!views)
        return zl_no_memory(job->err);
    for (uint32_t i = 0; i < rank->count; i++)
        views[i] = zl_map_key(map, rank->numbers[i]);
    uint8_t *bytes = zl_strings_make(views, rank->count, 0, &size);
    zl_free(views);
    return add(job, name, bytes, size);
}

static zili_status add_folds(struct job *job)
{
    const zl_collected *from = job->from;
    const zl_rank *rank = &job->types;
    zl_view *views = zl_alloc_array(rank->count, sizeof *views);
    size_t size = 0;

    if (!views)
        return zl_no_memory(job->err);
    for (uint32_t i = 0; i < rank->count; i++)
        views[i] =
            zl_map_key(&from->folds, from->types.items[rank->numbers[i]].fold);
    uint8_t *bytes = zl_strings_make(views, rank->count, 0, &size);
    zl_free(views);
    return add(job, ZL_CHUNK_FOLDS, bytes, size);
}

static zili_status add_classes(struct job *job)
{
    uint8_t *bytes = zl_alloc(job->types.count);

    for (uint32_t i = 0; bytes && i < job->types.count; i++)
        bytes[i] = job->from->types.items[job->types.numbers[i]].class_of;
    return add(job, ZL_CHUNK_CLASSES, bytes, job->types.count);
}

static zili_status add_order(struct job *job)
{
    uint32_t *order = zl_rank_by_bytes(&job->types, &job->from->forms);
    uint8_t *bytes = order ? zl_alloc_array(job->types.count, 4) : NULL;

    for (uint32_t i = 0; bytes && i < job->types.count; i++)
        zl_put32(bytes + (size_t)i * 4, order[i]);
    zl_free(order);
    return add(job, ZL_CHUNK_ORDER, bytes, (size_t)job->types.count * 4);
}

static zili_status add_types(struct job *job)
{
    zili_status status = add_sizes(job);

    if (!status)
        status =
            add_texts(job, ZL_CHUNK_FORMS, &job->types, &job->from->forms);
    if (!status)
        status = add_folds(job);
    if (!status)
        status = add_classes(job);
    return status ? status : add_order(job);
}

/* ---- tokens ---- */

static zili_status add_tokens(struct job *job)
{
    size_t count = job->from->tokens.count;
    uint8_t *bytes = zl_alloc_array(count, 4);

    for (size_t i = 0; bytes && i < count; i++)
        zl_put32(bytes + i * 4, job->types.ranks[job->from->tokens.items[i]]);
    return add(job, ZL_CHUNK_TOKENS, bytes, count * 4);
}

/* Where the positions of each type begin, as numbers and as bytes. */
static void put_starts(const struct job *job, uint32_t *starts, uint8_t *bytes)
{
    uint32_t start = 0;

    for (uint32_t i = 0; i < job->types.count; i++) {
        starts[i] = start;
        zl_put32(bytes + (size_t)i * 4, start);
        start += job->from->types.items[job->types.numbers[i]].count;
    }
    zl_put32(bytes + (size_t)job->types.count * 4, start);
}

static zili_status add_positions(struct job *job)
{
    const zl_collected *from = job->from;
    size_t front = ((size_t)job->types.count + 1) * 4;
    size_t size = front + from->tokens.count * 4;
    uint32_t *next = zl_alloc_array(job->types.count, sizeof *next);
    uint8_t *bytes = next ? zl_alloc(size) : NULL;

    if (bytes) {
        put_starts(job, next, bytes);
        for (uint32_t i = 0; i < from->tokens.count; i++) {
            uint32_t type = job->types.ranks[from->tokens.items[i]];
            zl_put32(bytes + front + (size_t)next[type]++ * 4, i);
        }
    }
    zl_free(next);
    return add(job, ZL_CHUNK_POSITIONS, bytes, size);
}

/* ---- glue ---- */

static zili_status add_glue_codes(struct job *job)
{
    size_t count = job->from->glue_of.count;
    uint8_t *bytes = zl_alloc(count);

    for (size_t i = 0; bytes && i < count; i++) {
        uint32_t rank = job->glues.ranks[job->from->glue_of.items[i]];
        bytes[i] = (uint8_t)(rank < ZL_LAYOUT_GLUE_CODES
                                 ? rank
                                 : ZL_LAYOUT_GLUE_CODES);
    }
    return add(job, ZL_CHUNK_GLUE_CODES, bytes, count);
}

/* The exceptions into `bytes`, if given; gives how many there are. */
static size_t put_exceptions(const struct job *job, uint8_t *bytes)
{
    size_t count = 0;

    for (uint32_t i = 0; i < job->from->glue_of.count; i++) {
        uint32_t rank = job->glues.ranks[job->from->glue_of.items[i]];
        if (rank < ZL_LAYOUT_GLUE_CODES)
            continue;
        if (bytes) {
            zl_put32(bytes + count * 8, i);
            zl_put32(bytes + count * 8 + 4, rank);
        }
        count++;
    }
    return count;
}

static zili_status add_glue_exceptions(struct job *job)
{
    size_t count = put_exceptions(job, NULL);
    uint8_t *bytes = zl_alloc_array(count, 8);

    if (bytes)
        put_exceptions(job, bytes);
    return add(job, ZL_CHUNK_GLUE_EXCEPTIONS, bytes, count * 8);
}

static zili_status add_leads(struct job *job)
{
    size_t count = job->from->leads.count;
    uint8_t *bytes = zl_alloc_array(count, 4);

    for (size_t i = 0; bytes && i < count; i++)
        zl_put32(bytes + i * 4, job->glues.ranks[job->from->leads.items[i]]);
    return add(job, ZL_CHUNK_LEADS, bytes, count * 4);
}

static zili_status add_glue(struct job *job)
{
    zili_status status =
        add_texts(job, ZL_CHUNK_GLUES, &job->glues, &job->from->glues);

    if (!status)
        status = add_glue_codes(job);
    if (!status)
        status = add_glue_exceptions(job);
    return status ? status : add_leads(job);
}

/* ---- structures ---- */

static void put_ranges(uint8_t *at, const zl_new_ranges *ranges)
{
    for (size_t i = 0; i < ranges->items.count; i++) {
        const zl_range *range = &ranges->items.items[i];
        zl_put32(at + i * ZL_LAYOUT_RANGE, range->begin);
        zl_put32(at + i * ZL_LAYOUT_RANGE + 4, range->end);
        zl_put32(at + i * ZL_LAYOUT_RANGE + 8, range->attribute);
    }
}

static zili_status add_structure(struct job *job, const zl_new_ranges *ranges)
{
    uint32_t count = ranges->strings.count;
    zl_view *views = zl_alloc_array(count, sizeof *views);
    size_t tail = ranges->items.count * ZL_LAYOUT_RANGE;
    size_t size = 0;

    if (!views)
        return zl_no_memory(job->err);
    for (uint32_t i = 0; i < count; i++)
        views[i] = zl_map_key(&ranges->strings, i);
    uint8_t *bytes = zl_strings_make(views, count, tail, &size);
    zl_free(views);
    if (bytes)
        put_ranges(bytes + size - tail, ranges);
    return add(job, ZL_CHUNK_STRUCTURE, bytes, size);
}

/* A structure that never held a token is not there; these two always are. */
static bool is_written(const zl_collected *from, size_t i)
{
    return i <= ZL_RANGES_REGION || from->structures.items[i].items.count > 0;
}

static uint32_t count_structures(const zl_collected *from)
{
    uint32_t count = 0;

    for (size_t i = 0; i < from->structures.count; i++)
        count += is_written(from, i);
    return count;
}

static zili_status add_structures(struct job *job)
{
    zili_status status = ZILI_OK;

    for (size_t i = 0; !status && i < job->from->structures.count; i++)
        if (is_written(job->from, i))
            status = add_structure(job, &job->from->structures.items[i]);
    return status;
}

/* ---- the file ---- */

static zili_status add_all(struct job *job)
{
    zili_status status = add_types(job);

    if (!status)
        status = add_tokens(job);
    if (!status)
        status = add_positions(job);
    if (!status)
        status = add_glue(job);
    return status ? status : add_structures(job);
}

static zili_status write_file(struct job *job, const char *path)
{
    zili_status status =
        zl_chunks_begin(&job->chunks, path,
                        PLAIN_CHUNKS + count_structures(job->from), job->err);

    if (status)
        return status;
    status = add_all(job);
    if (!status)
        return zl_chunks_keep(&job->chunks, job->err);
    zl_chunks_drop(&job->chunks);
    return status;
}

zili_status zl_segment_write(const zl_collected *collected, const char *path,
                             zl_segment_facts *facts, zili_error *err)
{
    struct job job = { .from = collected, .err = err };
    zili_status status;

    if (rank_types(&job) && rank_glues(&job))
        status = write_file(&job, path);
    else
        status = zl_no_memory(err);
    *facts = (zl_segment_facts){ job.chunks.end, job.chunks.sum };
    zl_rank_clear(&job.types);
    zl_rank_clear(&job.glues);
    return status;
}
