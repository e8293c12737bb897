/* segment.c -- a content → a segment file (index/layout.h). */
#include "segment.h"

#include "base/bytes.h"
#include "base/fail.h"
#include "base/mem.h"
#include "index/packed.h"
#include "index/tokens.h"
#include "writer/glue.h"
#include "writer/ranges.h"

#define BLOCK 4096 /* tokens that are read at a time */

enum {
    TOKEN_CHUNKS = 3, /* stream, positions, where they begin */
    SINGLE_CHUNKS = 1 + ZL_GLUE_CHUNKS,
};

/* All that is held while a segment is written. */
struct job {
    zl_content *from;
    zl_chunks chunks;
    zl_glue glue;
    zl_tokens_writer tokens;
    zl_rising_writer list;
    zili_error *err;
};

static zili_status check(const struct job *job)
{
    if (job->from->status)
        return zl_fail(job->err, job->from->status, "%s",
                       job->from->error.text);
    return zl_chunks_check(&job->chunks, job->err);
}

/* ---- sizes ---- */

static void write_sizes(struct job *job)
{
    const zl_content *from = job->from;
    uint8_t bytes[20];

    zl_put32(bytes, from->tokens);
    zl_put32(bytes + 4, from->documents);
    zl_put32(bytes + 8, from->attribute_count);
    zl_put32(bytes + 12, from->structure_count);
    zl_put32(bytes + 16, zl_roster_words(&from->attributes[0].roster));
    zl_chunks_add(&job->chunks, ZL_CHUNK_SIZES, 0, bytes, sizeof bytes);
}

/* ---- tokens ---- */

static bool choose_widths(const zl_roster *roster,
                          uint8_t widths[ZL_TOKENS_CLASSES])
{
    uint32_t *counts = zl_alloc_array(roster->count, sizeof *counts);

    if (!counts)
        return false;
    for (uint32_t i = 0; i < roster->count; i++)
        counts[i] = roster->counts[roster->places[i]];
    bool chosen = zl_tokens_choose(widths, counts, roster->count);
    zl_free(counts);
    return chosen;
}

/* What stands between tokens is looked at on the way. */
static void copy_tokens(struct job *job, uint32_t attribute)
{
    uint32_t ranks[BLOCK], glues[BLOCK];
    zl_content *from = job->from;
    size_t count;

    from->reader->rewind_tokens(from, attribute);
    while (!job->chunks.out.failed && zl_content_goes_on(from) &&
           (count = from->reader->tokens(from, ranks, attribute ? NULL : glues,
                                         BLOCK)) > 0) {
        zl_tokens_add(&job->tokens, ranks, count);
        if (attribute == 0)
            zl_glue_add(&job->glue, ranks, glues, count);
        zl_content_note_done(from, count);
    }
}

static zili_status write_tokens(struct job *job, uint32_t attribute)
{
    uint8_t widths[ZL_TOKENS_CLASSES];

    if (!choose_widths(&job->from->attributes[attribute].roster, widths))
        return zl_no_memory(job->err);
    zl_tokens_begin(&job->tokens,
                    zl_chunks_open(&job->chunks, ZL_CHUNK_STREAM, attribute),
                    widths);
    copy_tokens(job, attribute);
    zl_tokens_end(&job->tokens);
    zl_chunks_close(&job->chunks);
    return check(job);
}

/* ---- positions ---- */

/* Sizes of lists, of which each fits 4 bytes, as places where they begin. */
static void write_offsets(struct job *job, uint32_t attribute,
                          const uint32_t *sizes, uint64_t total)
{
    uint32_t count = job->from->attributes[attribute].roster.count;
    zl_packed_writer writer;
    uint64_t at = 0;

    zl_packed_begin(
        &writer,
        zl_chunks_open(&job->chunks, ZL_CHUNK_POSTING_OFFSETS, attribute),
        (uint64_t)count + 1, zl_bits_width(total));
    for (uint32_t i = 0; i < count; i++) {
        zl_packed_add(&writer, at);
        at += sizes[i];
    }
    zl_packed_add(&writer, at);
    zl_packed_end(&writer);
    zl_chunks_close(&job->chunks);
}

static zili_status write_positions(struct job *job, uint32_t attribute)
{
    zl_content *from = job->from;
    const zl_roster *roster = &from->attributes[attribute].roster;
    uint32_t count = roster->count;
    uint32_t *sizes = zl_alloc_array(count, sizeof *sizes);
    uint64_t total = 0;

    if (!sizes)
        return zl_no_memory(job->err);
    zl_out *out = zl_chunks_open(&job->chunks, ZL_CHUNK_POSTINGS, attribute);
    from->reader->rewind_positions(from, attribute);
    for (uint32_t i = 0; i < count && !from->status && !out->failed; i++) {
        if (i % BLOCK == 0 && !zl_content_goes_on(from))
            break;
        zl_rising_begin(&job->list, out);
        from->reader->positions(from, &job->list);
        sizes[i] = (uint32_t)zl_rising_end(&job->list);
        total += sizes[i];
        zl_content_note_done(from, roster->counts[i]);
    }
    zl_chunks_close(&job->chunks);
    write_offsets(job, attribute, sizes, total);
    zl_free(sizes);
    return check(job);
}

static zili_status write_attribute(struct job *job, uint32_t i)
{
    const zl_content_attribute *attribute = &job->from->attributes[i];

    zl_roster_write(&attribute->roster, attribute->name, i, &job->chunks);
    zili_status status = check(job);
    if (!status)
        status = write_tokens(job, i);
    return status ? status : write_positions(job, i);
}

/* ---- the file ---- */

static zili_status write_all(struct job *job)
{
    zili_status status = ZILI_OK;

    write_sizes(job);
    for (uint32_t i = 0; !status && i < job->from->attribute_count; i++)
        status = write_attribute(job, i);
    if (!status)
        status = zl_glue_write(&job->glue, &job->chunks, job->err);
    for (uint32_t i = 0; !status && i < job->from->structure_count; i++)
        zl_put_structure(job->from, i, &job->chunks);
    return status ? status : check(job);
}

static uint32_t count_chunks(const zl_content *content)
{
    uint32_t count = SINGLE_CHUNKS + content->attribute_count *
                                         (ZL_ROSTER_CHUNKS + TOKEN_CHUNKS);

    for (uint32_t i = 0; i < content->structure_count; i++)
        count += zl_put_structure_chunks(content, i);
    return count;
}

/* Begin, and write all but the end. */
static zili_status write_chunks(struct job *job, const char *path, bool aside)
{
    zili_status status = zl_chunks_begin(&job->chunks, path, aside,
                                         count_chunks(job->from), job->err);

    if (status)
        return status;
    if (zl_glue_init(&job->glue, job->from, path))
        status = write_all(job);
    else
        status = zl_no_memory(job->err);
    zl_glue_clear(&job->glue);
    zl_tokens_writer_clear(&job->tokens);
    zl_rising_writer_clear(&job->list);
    if (status)
        zl_chunks_drop(&job->chunks);
    return status;
}

zili_status zl_segment_write(zl_content *content, const char *path,
                             zl_segment_facts *facts, zili_error *err)
{
    struct job job = { .from = content, .err = err };
    zili_status status = write_chunks(&job, path, false);

    if (!status)
        status = zl_chunks_keep(&job.chunks, err);
    *facts = (zl_segment_facts){
        .tokens = content->tokens,
        .documents = content->documents,
        .types = content->attributes[0].roster.count,
        .size = job.chunks.end,
        .sum = job.chunks.sum,
    };
    return status;
}

zili_status zl_segment_write_aside(zl_content *content, const char *path,
                                   zl_span *out, zili_error *err)
{
    struct job job = { .from = content, .err = err };
    zili_status status = write_chunks(&job, path, true);

    *out = (zl_span){ 0 };
    return status ? status : zl_chunks_map(&job.chunks, out, err);
}
