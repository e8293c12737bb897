/* job.c -- some files in a row → a batch. */
#include "ingest/job.h"

#include "base/fail.h"
#include "base/hash.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "formats/archive.h"
#include "ingest/conllu.h"
#include "ingest/feed.h"
#include "formats/paragraph.h"
#include "formats/plain.h"
#include "ingest/vrt.h"
#include "text/replace.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

/* ---- one job ---- */

static void forget(zl_job *job)
{
    zl_names_clear(&job->notes);
    zl_names_clear(&job->empty);
    job->bytes = job->repairs = job->replaced = 0;
    job->status = ZILI_OK;
}

void zl_job_clear(zl_job *job)
{
    forget(job);
    zl_batch_free(job->batch);
    zl_segmenter_close(job->segmenter);
    job->batch = NULL;
    job->segmenter = NULL;
}

static zili_status begin(zl_job *job, const zl_lexicon *lexicon)
{
    if (!job->batch)
        job->batch = zl_batch_new();
    if (!job->batch)
        return zl_no_memory(&job->error);
    zl_batch_empty(job->batch);
    zl_batch_set_drain(job->batch, job->drain);
    if (job->segmenter)
        return ZILI_OK;
    return zl_segmenter_open(&job->segmenter, lexicon, &job->error);
}

static void keep(zl_job *job, zl_names *names, const char *text)
{
    char *copy = zl_copy_text(text, strlen(text));

    if (copy && zl_array_push(names, copy))
        return;
    zl_free(copy);
    job->status = zl_no_memory(&job->error);
}

/* A zili_note_fn: notes are told when the job is taken, in order. */
static void keep_note(void *user, const char *sentence)
{
    zl_job *job = user;

    keep(job, &job->notes, sentence);
}

/* ---- one text ---- */

/* "notes/a.md" → "a"; a name can be any bytes, an index holds UTF-8. */
static void name_of(zl_str *name, const char *path)
{
    zl_view file = zl_view_of(zl_file_name(path));
    const char *dot = memrchr(file.bytes, '.', file.size);

    if (dot && dot > file.bytes)
        file.size = (size_t)(dot - file.bytes);
    zl_utf8_add_bytes(name, file);
}

static zili_status read_source(zl_source *source, zl_view text, bool repair,
                               zili_error *err)
{
    if (zl_archive_is(text))
        return zl_archive_read(source, text, repair, err);
    return zl_plain_read(source, text, err);
}

static zili_status begin_document(zl_job *job, const zl_found *file,
                                  zl_view text)
{
    zl_str name = { 0 }, shown = { 0 };
    char digest[17];

    name_of(&name, file->path);
    zl_utf8_add_bytes(&shown, zl_view_of(file->shown));
    snprintf(digest, sizeof digest, "%016" PRIx64,
             zl_hash(text.bytes, text.size));
    zl_batch_document(job->batch, zl_str_text(&name), zl_str_text(&shown),
                      text.size, digest);
    zili_status status =
        name.failed || shown.failed ? zl_no_memory(&job->error) : ZILI_OK;
    zl_str_clear(&name);
    zl_str_clear(&shown);
    return status;
}

/* What cannot be cut does not know its file. */
static zili_status give_text(zl_job *job, const zl_source *source,
                             const char *path)
{
    zili_status status =
        zl_feed(source, job->segmenter, job->batch, &job->error);

    if (status == ZILI_EFORMAT) {
        zili_error why = job->error;
        return zl_fail(&job->error, status, "%s: %s", path, why.text);
    }
    return status;
}

static zili_status add_replaced(zl_source *source, uint64_t replaced,
                                zili_error *err)
{
    char number[24];

    if (replaced == 0)
        return ZILI_OK;
    snprintf(number, sizeof number, "%" PRIu64, replaced);
    return zl_source_add_datum(source, "replaced", zl_view_of(number))
               ? ZILI_OK
               : zl_no_memory(err);
}

static zili_status index_text(zl_job *job, const zl_found *file, zl_view text,
                              bool repair, uint64_t replaced)
{
    zl_source source = { .spent = job->drain };
    zili_status status = read_source(&source, text, repair, &job->error);

    if (!status && source.paragraphs.count == 0 && !file->named) {
        keep(job, &job->empty, file->shown);
        zl_source_clear(&source);
        return job->status;
    }
    if (!status && source.paragraphs.count == 0)
        status = zl_fail(&job->error, ZILI_EFORMAT,
                         "%s is empty: there is no text in it to index.",
                         file->path);
    if (!status)
        status = add_replaced(&source, replaced, &job->error);
    if (!status)
        status = begin_document(job, file, text);
    if (!status)
        status = give_text(job, &source, file->path);
    job->repairs += source.edits.count;
    zl_source_clear(&source);
    return status;
}

/* ---- tokens that come cut ---- */

static zili_status index_given(zl_job *job, const zili_build_options *options,
                               const zl_found *file, zl_view text)
{
    zl_str name = { 0 }, shown = { 0 };
    zili_status status;

    name_of(&name, file->path);
    zl_utf8_add_bytes(&shown, zl_view_of(file->shown));
    zl_vrt_options vrt = { .columns = options->columns,
                           .path = file->path,
                           .shown = zl_str_text(&shown),
                           .name = zl_str_text(&name),
                           .note = keep_note,
                           .note_user = job };
    zl_conllu_options conllu = { vrt.path, vrt.shown, vrt.name };
    if (name.failed || shown.failed)
        status = zl_no_memory(&job->error);
    else if (options->from == ZILI_FROM_VRT)
        status = zl_vrt_read(job->batch, text, &vrt, &job->error);
    else
        status = zl_conllu_read(job->batch, text, &conllu, &job->error);
    zl_str_clear(&name);
    zl_str_clear(&shown);
    return status;
}

/* ---- one file ---- */

/* `*text` as it is where it is text, else what is made of it in `made`. */
static zili_status replace(zl_replacer *replacer, zl_view *text, zl_str *made,
                           zili_error *err)
{
    size_t taken;

    if (zl_is_sound(*text))
        return ZILI_OK;
    zili_status status =
        zl_replacer_add(replacer, *text, true, made, &taken, err);
    *text = zl_str_view(made);
    return !status && made->failed ? zl_no_memory(err) : status;
}

static bool is_blank(zl_view text)
{
    size_t at = 0;
    zl_piece piece;

    return !zl_paragraph_next(text, &at, false, &piece);
}

static void release(zl_span *file)
{
    zl_free((void *)(uintptr_t)file->bytes);
    *file = (zl_span){ 0 };
}

static zili_status index_file(zl_job *job, const zili_build_options *options,
                              const zl_found *found)
{
    zl_replacer replacer = { .name = found->path,
                             .lenient = options->lenient };
    zl_str made = { 0 };
    zl_span file;
    zili_status status = zl_file_read(&file, found->path, &job->error);

    if (status)
        return status;
    size_t size = file.size;
    zl_view text = { (const char *)file.bytes, size };
    status = replace(&replacer, &text, &made, &job->error);
    if (text.bytes != (const char *)file.bytes)
        release(&file);
    job->replaced += replacer.replaced;
    if (!status && !found->named && is_blank(text))
        keep(job, &job->empty, found->shown);
    else if (!status && options->from != ZILI_FROM_TEXT)
        status = index_given(job, options, found, text);
    else if (!status)
        status = index_text(job, found, text, !options->no_repair,
                            replacer.replaced);
    if (!status)
        status = zl_replacer_tell(&replacer, keep_note, job, &job->error);
    job->bytes += size;
    zl_str_clear(&made);
    release(&file);
    return status ? status : job->status;
}

static bool is_stopped(const zili_build_options *options)
{
    return options->stop && options->stop(options->stop_user);
}

bool zl_job_run(zl_job *job, const zili_build_options *options,
                const zl_lexicon *lexicon, const zl_found *first,
                const zl_found *end)
{
    forget(job);
    zili_status status = begin(job, lexicon);
    for (; !status && first < end; first++)
        status = is_stopped(options)
                     ? zl_fail(&job->error, ZILI_ESTOPPED, "Stopped.")
                     : index_file(job, options, first);
    if (!status)
        status = zl_batch_check(job->batch, &job->error);
    job->status = status;
    return !status;
}
