/* writer.c -- batches of documents in, an index folder out. */
#include "writer/writer_parts.h"

#include "base/fail.h"
#include "base/file.h"
#include "base/mem.h"
#include "index/catalogue.h"
#include "writer/catalogue.h"

/* ---- failures ---- */

bool zl_writer_lack_memory(zl_writer *writer)
{
    if (!writer->status)
        writer->status = zl_depot_fail(&writer->ledger.depot, &writer->error);
    return false;
}

void zl_writer_fail(zl_writer *writer, zili_status status,
                    const char *sentence)
{
    if (!writer->status)
        writer->status = zl_fail(&writer->error, status, "%s", sentence);
}

bool zl_writer_goes_on(zl_writer *writer)
{
    const zl_writer_options *options = &writer->options;

    if (options->waiting.stop &&
        options->waiting.stop(options->waiting.stop_user))
        zl_writer_fail(writer, ZILI_ESTOPPED, "Stopped.");
    return !writer->status;
}

/* ---- open, close ---- */

static zl_writer *new_writer(const zl_writer_options *options)
{
    zl_writer *writer = zl_alloc(sizeof *writer);

    if (!writer)
        return NULL;
    if (options)
        writer->options = *options;
    writer->number = 1;
    writer->run.describe = writer->options.describe;
    writer->run.user = writer->options.describe_user;
    writer->run.most_positions = writer->options.memory * 2 / 5 / 4;
    return writer;
}

/* The end of opening: begin the first run. */
static zili_status begin(zl_writer **out, zl_writer *writer,
                         zili_status status, zili_error *err)
{
    if (!status && !zl_run_init(&writer->run))
        status = zl_no_memory(err);
    if (status)
        zl_writer_close(writer);
    else
        *out = writer;
    return status;
}

zili_status zl_writer_open(zl_writer **out, const char *path,
                           const zl_writer_options *options, zili_error *err)
{
    zl_writer *writer = new_writer(options);

    *out = NULL;
    if (!writer)
        return zl_no_memory(err);
    zili_status status = zl_publication_begin(
        &writer->publication, path, &writer->options.waiting, err);
    writer->folder = writer->publication.beside;
    if (!status && !zl_ledger_bound(&writer->ledger, writer->folder,
                                    writer->options.memory))
        status = zl_no_memory(err);
    return begin(out, writer, status, err);
}

zili_status zl_writer_open_existing(zl_writer **out, const char *path,
                                    const zl_writer_options *options,
                                    zili_error *err)
{
    zl_writer *writer = new_writer(options);

    *out = NULL;
    if (!writer)
        return zl_no_memory(err);
    bool bound =
        zl_ledger_bound(&writer->ledger, path, writer->options.memory);
    zili_status status =
        bound ? zl_change_begin(&writer->change, &writer->ledger, path,
                                &writer->options.waiting, err)
              : zl_no_memory(err);
    writer->folder = writer->change.path;
    writer->number = writer->change.number;
    writer->old_segments = writer->ledger.segments.count;
    writer->old_documents = writer->ledger.documents.count;
    return begin(out, writer, status, err);
}

const char *zl_writer_get(const zl_writer *writer, const char *key)
{
    return zl_ledger_get(&writer->ledger, key);
}

void zl_writer_close(zl_writer *writer)
{
    if (!writer)
        return;
    zl_asides_clear(&writer->aside);
    zl_run_clear(&writer->run);
    zl_ledger_clear(&writer->ledger);
    zl_publication_drop(&writer->publication);
    zl_change_drop(&writer->change);
    zl_free(writer);
}

bool zl_writer_failed(const zl_writer *writer)
{
    return writer->status != ZILI_OK;
}

uint64_t zl_writer_tokens(const zl_writer *writer)
{
    return writer->all_tokens;
}

uint64_t zl_writer_documents(const zl_writer *writer)
{
    return writer->all_documents;
}

uint64_t zl_writer_types(const zl_writer *writer)
{
    uint64_t most = 0;

    for (size_t i = writer->old_segments; i < writer->ledger.segments.count;
         i++)
        if (writer->ledger.segments.items[i].types > most)
            most = writer->ledger.segments.items[i].types;
    return most;
}

const zl_ledger *zl_writer_ledger(const zl_writer *writer, size_t *old)
{
    *old = writer->old_documents;
    return &writer->ledger;
}

void zl_writer_setting(zl_writer *writer, const char *key, const char *value)
{
    if (strcmp(key, "format") == 0)
        zl_writer_fail(writer, ZILI_EUSAGE,
                       "The index cannot be made: \"format\" is a setting of "
                       "the index itself.");
    else if (!writer->status && !zl_ledger_set(&writer->ledger, key, value))
        zl_writer_lack_memory(writer);
}

/* ---- commit ---- */

static zili_status write_catalogue(zl_writer *writer, zili_error *err)
{
    zl_str path = { 0 };

    zl_ledger_ease(&writer->ledger);
    zl_file_join(&path, writer->folder, ZL_CATALOGUE_FILE);
    zili_status status =
        path.failed
            ? zl_no_memory(err)
            : zl_catalogue_write(&writer->ledger, zl_str_text(&path), err);
    zl_str_clear(&path);
    return status;
}

static zili_status publish(zl_writer *writer, zili_error *err)
{
    if (writer->change.path)
        return zl_change_keep(&writer->change, &writer->ledger, err);
    zili_status status = write_catalogue(writer, err);
    if (!status && zl_writer_goes_on(writer))
        status = zl_publication_keep(&writer->publication,
                                     &writer->options.waiting, err);
    return status;
}

zili_status zl_writer_commit(zl_writer *writer, zili_error *err)
{
    if (!writer->publication.beside && !writer->change.path)
        zl_writer_fail(writer, ZILI_EUSAGE,
                       "The index cannot be made: it is published already.");
    if (zl_writer_goes_on(writer) &&
        (writer->documents > 0 || writer->ledger.segments.count == 0))
        zl_writer_end_segment(writer);
    if (zl_writer_goes_on(writer))
        writer->status = publish(writer, &writer->error);
    if (writer->status)
        return zl_publication_fail(&writer->publication, &writer->error, err);
    return ZILI_OK;
}
