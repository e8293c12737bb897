/* build.c -- the pipeline: files → sources → text → batches → writer. */
#include "base/fail.h"
#include "base/mem.h"
#include "base/work.h"
#include "formats/xml_map.h"
#include "ingest/columns.h"
#include "ingest/divide.h"
#include "ingest/gather.h"
#include "ingest/job.h"
#include "ingest/made.h"
#include "ingest/metadata.h"
#include "ingest/notice.h"
#include "ingest/refused.h"
#include "ingest/shares.h"
#include "text/encoding.h"
#include "text/fold.h"
#include "text/script.h"
#include "writer/writer.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* All that a build holds. */
struct builder {
    const zili_build_options *options;
    zl_reading reading;
    zl_profile profile;
    zl_lexicon *lexicon;
    zl_made made;
    zl_fold *fold;
    zl_str key; /* the fold key last made */
    zl_writer *writer;
    zl_files files;
    zl_files passed; /* of folders: they are no texts */
    ZL_ARRAY(size_t) ends; /* of each job, in the files */
    size_t threads;
    zl_job *jobs;        /* by slot */
    zl_shares shares;
    zl_batch_drain drain; /* of a file that is too large for a job */
    zl_empty_files empty;
    zl_metadata metadata;
    zl_metadata_missed missed;
    zl_tally tally; /* of the parts of a file so far */
    zl_str refused; /* files, a line each */
    zili_progress progress;
    zili_build_summary *summary;
};

static zl_type_facts describe(void *user, zl_view form)
{
    struct builder *builder = user;

    zl_str_empty(&builder->key);
    zl_fold_add(builder->fold, form, &builder->key);
    return (zl_type_facts){ (uint8_t)zl_class_of(form),
                            zl_str_view(&builder->key) };
}

/* ---- how much at a time ---- */

/* Files in a row, up to a certain size, are a job. */
static zili_status divide(struct builder *builder, zili_error *err)
{
    uint64_t size = 0;

    for (size_t i = 0; i < builder->files.count; i++) {
        uint64_t more = builder->files.items[i].size;
        if (i > 0 && size + more > builder->shares.job) {
            if (!zl_array_push(&builder->ends, i))
                return zl_no_memory(err);
            size = 0;
        }
        size += more;
        builder->progress.total += more;
    }
    return zl_array_push(&builder->ends, builder->files.count)
               ? ZILI_OK
               : zl_no_memory(err);
}

/* ---- settings ---- */

/* How often U+FFFD stands for what was no text, in all documents; said only
 * where that was allowed. */
static void set_replaced(const struct builder *builder)
{
    const char *before = zl_writer_get(builder->writer, "replaced");
    uint64_t count = builder->summary->replaced;
    char number[24];

    if (!builder->options->lenient)
        return;
    if (before)
        count += strtoull(before, NULL, 10);
    snprintf(number, sizeof number, "%" PRIu64, count);
    zl_writer_setting(builder->writer, "replaced", number);
}

/* Files that were left out, with those that were before. */
static zili_status set_refused(struct builder *builder, zili_error *err)
{
    const char *before = zl_writer_get(builder->writer, ZL_REFUSED);
    uint64_t count = zl_refused_count(zl_str_view(&builder->refused));
    zl_str all = { 0 };

    builder->summary->refused = count;
    if (count == 0)
        return builder->refused.failed ? zl_no_memory(err) : ZILI_OK;
    if (zl_writer_documents(builder->writer) == 0)
        return zl_fail(err, ZILI_EFORMAT,
                       "There is nothing to index: all files are refused "
                       "(%" PRIu64 ").",
                       count);
    zl_str_add_text(&all, before ? before : "");
    zl_str_add(&all, zl_str_view(&builder->refused));
    zl_writer_setting(builder->writer, ZL_REFUSED, zl_str_text(&all));
    bool failed = all.failed;
    zl_str_clear(&all);
    return failed ? zl_no_memory(err) : ZILI_OK;
}

static void tell_of_words(const struct builder *builder)
{
    const zili_build_options *options = builder->options;
    const char *note = zl_lexicon_note(builder->lexicon);

    if (options->note && note)
        options->note(options->note_user, note);
}

/* ---- jobs ---- */

static bool is_large(const struct builder *builder, size_t number)
{
    size_t first = number ? builder->ends.items[number - 1] : 0;

    return builder->files.items[first].size >= builder->shares.large;
}

static bool do_job(struct builder *builder, size_t number, zl_job *job)
{
    const zl_found *files = builder->files.items;
    size_t first = number ? builder->ends.items[number - 1] : 0;

    job->metadata = &builder->metadata;
    return zl_job_run(job, builder->options, &builder->reading,
                      builder->lexicon, files + first,
                      files + builder->ends.items[number]);
}

/* A large file waits until the writer can take it piece by piece. */
static bool run_job(void *user, size_t number, size_t slot)
{
    struct builder *builder = user;

    return is_large(builder, number) ||
           do_job(builder, number, &builder->jobs[slot]);
}

/* The give() of a zl_batch_drain. */
static bool give_part(void *user, zl_batch *batch)
{
    struct builder *builder = user;

    return zl_writer_take_part(builder->writer, batch);
}

static bool run_large(struct builder *builder, size_t number, zl_job *job)
{
    job->drain = &builder->drain;
    bool done = do_job(builder, number, job);
    job->drain = NULL;
    return done;
}

static void tell(struct builder *builder, const zl_job *job)
{
    const zili_build_options *options = builder->options;

    for (size_t i = 0; options->note && i < job->notes.count; i++)
        options->note(options->note_user, job->notes.items[i]);
    builder->progress.done += job->bytes;
    builder->progress.documents = zl_writer_documents(builder->writer);
    if (options->progress)
        options->progress(options->progress_user, &builder->progress);
}

static bool take_job(void *user, size_t number, size_t slot)
{
    struct builder *builder = user;
    zl_job *job = &builder->jobs[slot];

    if (is_large(builder, number) && !run_large(builder, number, job))
        return false;
    bool taken = zl_writer_take(builder->writer, job->batch);
    builder->summary->repairs += job->repairs;
    builder->summary->replaced += job->replaced;
    zl_empty_files_add(&builder->empty, &job->empty);
    zl_str_add(&builder->refused, zl_str_view(&job->refused));
    zl_metadata_miss_more(&builder->missed, &job->missed);
    tell(builder, job);
    builder->key.failed |=
        !zl_parts_tell(&builder->tally, job, builder->options);
    return taken && !builder->key.failed;
}

static zili_status do_jobs(struct builder *builder, zili_error *err)
{
    size_t slots = zl_work_slots(builder->threads);

    builder->drain = (zl_batch_drain){ give_part, builder, ZL_JOB_MEMORY };
    builder->jobs = zl_alloc_array(slots, sizeof *builder->jobs);
    if (!builder->jobs)
        return zl_no_memory(err);
    builder->progress.what = "reading";
    size_t taken = zl_work(builder->threads, builder->ends.count, run_job,
                           take_job, builder);
    const zl_job *last = &builder->jobs[taken % slots];
    if (taken < builder->ends.count && last->status)
        zl_writer_fail(builder->writer, last->status, last->error.text);
    if (builder->key.failed)
        zl_writer_fail(builder->writer, ZILI_ENOMEM,
                       "There is not enough memory.");
    for (size_t i = 0; i < slots; i++)
        zl_job_clear(&builder->jobs[i]);
    return ZILI_OK;
}

/* ---- the build ---- */

static zili_status run(struct builder *builder, zili_error *err)
{
    /* what may be refused as a whole is read as one */
    zili_status status =
        builder->options->skip_refused
            ? ZILI_OK
            : zl_files_divide(&builder->files, &builder->reading,
                              (size_t)builder->shares.job, err);

    if (!status)
        status = divide(builder, err);
    tell_of_words(builder);
    if (!status)
        status = do_jobs(builder, err);
    set_replaced(builder);
    if (!status && !zl_writer_failed(builder->writer))
        status = set_refused(builder, err);
    if (!status && !zl_writer_failed(builder->writer))
        status = zl_empty_files_tell(&builder->empty,
                                     zl_writer_documents(builder->writer),
                                     builder->options, err);
    if (!status)
        status = zl_metadata_tell(&builder->metadata, &builder->missed,
                                  builder->options, err);
    if (!status && !zl_odd_values_tell(builder->writer, builder->options))
        status = zl_no_memory(err);
    if (!status)
        status = zl_writer_commit(builder->writer, err);
    zl_sum_up(builder->summary, builder->writer);
    builder->summary->empty = builder->empty.count;
    if (!status)
        zl_passed_tell(&builder->passed, builder->options);
    if (!status)
        builder->summary->again =
            zl_again_tell(builder->writer, builder->options);
    return status;
}

static zl_writer_options writer_options(struct builder *builder)
{
    const zili_build_options *options = builder->options;

    return (zl_writer_options){
        .memory = builder->shares.run,
        .describe = describe,
        .describe_user = builder,
        .waiting = { .stop = options->stop,
                     .stop_user = options->stop_user,
                     .note = options->note,
                     .note_user = options->note_user },
    };
}

static zili_status open_lexicon(struct builder *builder, bool repair,
                                zili_error *err)
{
    const zili_texts *dicts = &builder->options->dicts;
    zili_status status =
        zl_lexicon_open(&builder->lexicon, builder->profile, dicts, err);

    if (!status)
        status = zl_fold_open(&builder->fold, err);
    if (!status && !zl_made_find(&builder->made, builder->profile,
                                 builder->lexicon, dicts, repair))
        status = zl_no_memory(err);
    return status;
}

/* Tokens that are given are looked for as they are. */
static const char *profile_of(const struct builder *builder)
{
    const zl_filetype *type = builder->reading.type;

    return !builder->options->profile && type && !type->read
               ? "given"
               : builder->options->profile;
}

static zili_status check_columns(const zili_build_options *options,
                                 const zl_reading *reading, zili_error *err)
{
    zl_columns columns;

    if (!options->columns)
        return ZILI_OK;
    if (reading->type != &zl_filetype_vrt)
        return zl_fail(err, ZILI_EUSAGE,
                       "--columns goes with --from vrt alone.");
    return zl_columns_read(&columns, zl_view_of(options->columns), err);
}

static zili_status check_request(const zili_build_options *options,
                                 const zl_reading *reading,
                                 const zili_texts *paths, zili_error *err)
{
    if (!options->output || !*options->output)
        return zl_fail(err, ZILI_EUSAGE,
                       "Where shall the index be? Say -o NAME.zili.");
    if (paths->count == 0)
        return zl_fail(err, ZILI_EUSAGE,
                       "There is nothing to index: name files or folders.");
    if (options->memory && options->memory < ZL_LEAST_MEMORY)
        return zl_fail(err, ZILI_EUSAGE,
                       "An index cannot be made in so little memory: "
                       "--memory 16M is the least.");
    return check_columns(options, reading, err);
}

/* How files are read. */
static zili_status read_request(struct builder *builder, zili_error *err)
{
    const zili_build_options *options = builder->options;
    zili_status status = ZILI_OK;

    builder->reading.no_repair = options->no_repair;
    builder->reading.lenient = options->lenient;
    builder->reading.text_column = options->text_column;
    builder->reading.name_column = options->name_column;
    builder->reading.sheet = options->sheet;
    if (options->map)
        status = zl_xml_map_open(&builder->reading.map, options->map, err);
    const char *from = !options->from && options->map ? "xml" : options->from;
    if (!status && from)
        status = zl_filetype_named(&builder->reading.type, from, err);
    if (!status && options->encoding)
        status = zl_encoding_find(&builder->reading.encoding,
                                  options->encoding, err);
    return status;
}

static zili_status begin(struct builder *builder, const zili_texts *paths,
                         zili_error *err)
{
    zili_status status = read_request(builder, err);

    if (!status)
        status = check_request(builder->options, &builder->reading, paths,
                               err);
    if (!status)
        status = zl_metadata_open(&builder->metadata, builder->options, err);
    builder->threads = zl_work_threads(builder->options->threads);
    builder->shares = zl_share_memory(builder->options->memory,
                                      zl_work_slots(builder->threads));
    if (!status)
        status = zl_gather(&builder->files, &builder->passed, paths,
                           builder->reading.type, builder->options->name, err);
    builder->summary->skipped = builder->passed.count;
    return status;
}

static void clear(struct builder *builder)
{
    zl_writer_close(builder->writer);
    zl_fold_close(builder->fold);
    zl_str_clear(&builder->key);
    zl_str_clear(&builder->empty.names);
    zl_str_clear(&builder->refused);
    zl_made_clear(&builder->made);
    zl_metadata_clear(&builder->metadata);
    zl_metadata_missed_clear(&builder->missed);
    zl_xml_map_close(builder->reading.map);
    zl_lexicon_close(builder->lexicon);
    zl_files_clear(&builder->files);
    zl_files_clear(&builder->passed);
    zl_array_clear(&builder->ends);
    zl_free(builder->jobs);
}

zili_status zili_build(const zili_build_options *options,
                       const zili_texts *paths, zili_build_summary *summary,
                       zili_error *err)
{
    zili_build_summary unused;
    struct builder builder = { .options = options,
                               .summary = summary ? summary : &unused };

    *builder.summary = (zili_build_summary){ 0 };
    zili_status status = begin(&builder, paths, err);
    zl_writer_options wanted = writer_options(&builder);
    if (!status)
        status = zl_profile_read(&builder.profile, profile_of(&builder), err);
    if (!status)
        status = open_lexicon(&builder, !options->no_repair, err);
    if (!status)
        status =
            zl_writer_open(&builder.writer, options->output, &wanted, err);
    if (!status) {
        zl_made_put(&builder.made, builder.writer);
        status = run(&builder, err);
    }
    clear(&builder);
    return status;
}

/* ---- adding ---- */

/* The settings of the index are those of what is added. */
static zili_status take_settings(struct builder *builder,
                                 zili_build_options *options, zili_error *err)
{
    const char *profile = zl_writer_get(builder->writer, "profile");
    const char *repair = zl_writer_get(builder->writer, "repair");

    options->no_repair = repair && strcmp(repair, "off") == 0;
    builder->reading.no_repair = options->no_repair;
    zili_status status = zl_profile_read(
        &builder->profile, options->profile ? options->profile : profile, err);
    if (!status)
        status = open_lexicon(builder, !options->no_repair, err);
    if (!status)
        status = zl_made_check(&builder->made, builder->writer,
                               options->output, err);
    return status;
}

zili_status zili_add(const zili_build_options *options,
                     const zili_texts *paths, zili_build_summary *summary,
                     zili_error *err)
{
    zili_build_summary unused;
    zili_build_options own = *options;
    struct builder builder = { .options = &own,
                               .summary = summary ? summary : &unused };

    *builder.summary = (zili_build_summary){ 0 };
    zili_status status = begin(&builder, paths, err);
    zl_writer_options wanted = writer_options(&builder);
    if (!status)
        status = zl_writer_open_existing(&builder.writer, own.output, &wanted,
                                         err);
    if (!status)
        status = take_settings(&builder, &own, err);
    if (!status)
        status = run(&builder, err);
    clear(&builder);
    return status;
}
