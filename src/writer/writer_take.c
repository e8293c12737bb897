/* writer_take.c -- batches that a writer takes, put into runs and segments. */
#include "writer/writer_parts.h"

#include "base/mem.h"
#include "writer/limits.h"
#include "writer/run_content.h"

/* ---- the run ---- */

static zl_run_content *content_of_run(zl_writer *writer)
{
    zl_run_content *content = zl_run_content_new(&writer->run);

    if (content) {
        zl_run_content_of(content)->stop = writer->options.waiting.stop;
        zl_run_content_of(content)->stop_user =
            writer->options.waiting.stop_user;
    } else {
        zl_writer_lack_memory(writer);
    }
    return content;
}

static void begin_run(zl_writer *writer)
{
    zl_run_clear(&writer->run);
    if (writer->options.memory)
        zl_trim();
    if (!writer->status && !zl_run_init(&writer->run))
        zl_writer_lack_memory(writer);
}

/* The path of the segment that is being made; NULL without memory. */
static const char *segment_path(zl_writer *writer, zl_str *path)
{
    zl_str name = { 0 };

    zl_segment_name(&name, writer->number);
    zl_file_join(path, writer->folder, zl_str_text(&name));
    if (name.failed || path->failed)
        zl_writer_lack_memory(writer);
    zl_str_clear(&name);
    return path->failed ? NULL : zl_str_text(path);
}

/* Write the run aside. */
static void spill(zl_writer *writer, const char *path)
{
    zl_run_content *content = content_of_run(writer);
    zl_aside aside = { .all = { 0, writer->run.documents } };

    if (content)
        writer->status = zl_segment_write_aside(
            zl_run_content_of(content), path, &aside.file, &writer->error);
    zl_run_content_free(content);
    if (!writer->status && !zl_array_push(&writer->aside, aside)) {
        zl_file_unmap(&aside.file);
        zl_writer_lack_memory(writer);
    }
    begin_run(writer);
}

/* ---- segments ---- */

static void write_run(zl_writer *writer, const char *path,
                      zl_segment_facts *facts)
{
    zl_run_content *content = content_of_run(writer);

    if (content)
        writer->status = zl_segment_write(zl_run_content_of(content), path,
                                          facts, &writer->error);
    zl_run_content_free(content);
}

/* Write what was taken; a document of which only a part was stays. */
static void write_segment(zl_writer *writer, const char *path)
{
    zl_segment_facts facts = { 0 };

    if (writer->aside.count && writer->run.documents && !writer->run.open)
        spill(writer, path);
    if (writer->status)
        return;
    if (writer->aside.count)
        writer->status =
            zl_asides_join(&writer->aside, path, &writer->options.waiting,
                           &facts, &writer->error);
    else
        write_run(writer, path, &facts);
    zl_ledger_segment segment = { .tokens = facts.tokens,
                                  .documents = facts.documents,
                                  .types = facts.types,
                                  .size = facts.size,
                                  .sum = facts.sum };
    if (!writer->status &&
        !zl_ledger_add_segment(&writer->ledger, writer->number, segment))
        zl_writer_lack_memory(writer);
}

void zl_writer_end_segment(zl_writer *writer)
{
    zl_str path = { 0 };

    if (segment_path(writer, &path))
        write_segment(writer, zl_str_text(&path));
    zl_str_clear(&path);
    zl_asides_clear(&writer->aside);
    if (!writer->run.open)
        begin_run(writer);
    writer->tokens = writer->run.tokens;
    writer->documents = 0;
    writer->number++;
}

/* ---- batches ---- */

/* The tokens of a segment. */
static uint64_t most_tokens(const zl_writer *writer)
{
    uint64_t most = writer->options.segment;

    return most && most < ZL_DOCUMENT_MOST ? most : ZL_DOCUMENT_MOST;
}

/* The tokens of the documents [from, to) that are in the batch. */
static uint32_t tokens_of(const zl_batch *batch, size_t from, size_t to)
{
    return batch->documents.items[to - 1].end - zl_batch_begin_of(batch, from);
}

/* Up to which document before `limit` the segment takes them: it ends before
 * one that would make it too large, unless it is empty. */
static size_t find_end(const zl_writer *writer, const zl_batch *batch,
                       size_t from, size_t limit)
{
    uint64_t tokens = writer->tokens;
    size_t to = from;

    for (; to < limit; to++) {
        tokens += tokens_of(batch, to, to + 1);
        if (tokens > most_tokens(writer) &&
            (to > from || writer->documents > 0))
            break;
    }
    return to;
}

/* A batch has no more of either than may be. */
static void check_limits(zl_writer *writer)
{
    if (writer->run.attributes.count > ZL_ATTRIBUTES_MOST)
        zl_writer_fail(writer, ZILI_EUSAGE,
                       "The index cannot be made: its files have more than 64 "
                       "different attributes of tokens.");
    if (writer->run.structures.count > ZL_STRUCTURES_MOST)
        zl_writer_fail(writer, ZILI_EUSAGE,
                       "The index cannot be made: its files have more than "
                       "2000 different structures.");
}

static void take_documents(zl_writer *writer, zl_batch *batch, size_t from,
                           size_t to)
{
    const zl_batched_document *documents = batch->documents.items;

    if (from > 0 || to < batch->documents.count)
        zl_batch_recount(batch, from, to);
    uint32_t before = zl_batch_begin_of(batch, from) - documents[from].begin;
    if (!zl_ledger_append(&writer->ledger, batch, from, to,
                          writer->tokens - before, writer->documents) ||
        !zl_run_append(&writer->run, batch, from, to))
        zl_writer_lack_memory(writer);
    check_limits(writer);
    zl_ledger_ease_more(&writer->ledger);
    writer->tokens += tokens_of(batch, from, to);
    writer->documents += (uint32_t)(to - from);
    writer->all_tokens += tokens_of(batch, from, to);
    writer->all_documents += to - from;
}

static void spill_run(zl_writer *writer)
{
    zl_str path = { 0 };

    if (segment_path(writer, &path))
        spill(writer, zl_str_text(&path));
    zl_str_clear(&path);
}

static void spill_if_large(zl_writer *writer)
{
    if (writer->options.memory != 0 &&
        zl_run_size(&writer->run) >= writer->options.memory / 5 * 3)
        spill_run(writer);
}

/* Where the next tokens of a document that has begun would make the segment
 * too large, it ends before that document. */
static void make_way(zl_writer *writer, const zl_batch *batch)
{
    uint64_t more = tokens_of(batch, 0, 1);

    if (writer->run.open && writer->documents > 0 &&
        writer->tokens + more > most_tokens(writer))
        zl_writer_end_segment(writer);
}

/* Take the documents before `limit`. */
static void take_up_to(zl_writer *writer, zl_batch *batch, size_t limit)
{
    if (limit > 0 && zl_writer_goes_on(writer))
        make_way(writer, batch);
    for (size_t from = 0; from < limit && zl_writer_goes_on(writer);) {
        size_t to = find_end(writer, batch, from, limit);
        if (to > from)
            take_documents(writer, batch, from, to);
        if (to < limit && !writer->status)
            zl_writer_end_segment(writer);
        from = to;
    }
}

bool zl_writer_take(zl_writer *writer, zl_batch *batch)
{
    zili_error err;
    zili_status status = zl_batch_check(batch, &err);

    if (status)
        zl_writer_fail(writer, status, err.text);
    take_up_to(writer, batch, batch->documents.count);
    if (!writer->status)
        spill_if_large(writer);
    return !writer->status;
}

/* ---- parts of documents ---- */

/* A document that comes in parts has a run of its own, so that a segment can
 * end before it when it turns out to be large. */
static void take_part(zl_writer *writer, zl_batch *batch)
{
    size_t last = batch->documents.count - 1;

    if (!writer->run.open && writer->run.documents > 0)
        spill_run(writer);
    else
        make_way(writer, batch);
    if (writer->status)
        return;
    if (last > 0)
        zl_batch_recount(batch, last, last + 1);
    if (!zl_run_append_part(&writer->run, batch))
        zl_writer_lack_memory(writer);
    check_limits(writer);
    writer->tokens += tokens_of(batch, last, last + 1);
    writer->all_tokens += tokens_of(batch, last, last + 1);
}

/* Between two documents. */
static bool take_whole(zl_writer *writer, zl_batch *batch)
{
    bool taken = zl_writer_take(writer, batch);

    if (taken)
        zl_batch_forget_given(batch);
    return taken;
}

bool zl_writer_take_part(zl_writer *writer, zl_batch *batch)
{
    if (!batch->open)
        return take_whole(writer, batch);
    zili_status status = zl_batch_pause(batch);

    if (status)
        zl_writer_fail(writer, status, batch->error.text);
    take_up_to(writer, batch, batch->documents.count - 1);
    if (zl_writer_goes_on(writer) &&
        tokens_of(batch, batch->documents.count - 1, batch->documents.count))
        take_part(writer, batch);
    if (!writer->status)
        zl_batch_forget_given(batch);
    return !writer->status;
}
