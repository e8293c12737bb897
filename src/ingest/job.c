/* job.c -- some files in a row → a batch. */
#include "ingest/job.h"

#include "base/fail.h"
#include "base/hash.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "ingest/conllu.h"
#include "ingest/feed.h"
#include "formats/paragraph.h"
#include "ingest/refused.h"
#include "ingest/vrt.h"
#include "text/compose.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

/* ---- one job ---- */

static void forget(zl_job *job)
{
    zl_names_clear(&job->notes);
    zl_names_clear(&job->empty);
    zl_str_empty(&job->refused);
    zl_metadata_missed_clear(&job->missed);
    job->bytes = job->repairs = job->replaced = 0;
    job->tally = (zl_tally){ 0 };
    job->parted = NULL;
    job->status = ZILI_OK;
}

void zl_job_clear(zl_job *job)
{
    forget(job);
    zl_batch_free(job->batch);
    zl_batch_free(job->trial);
    zl_str_clear(&job->refused);
    job->trial = NULL;
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

static bool is_blank(zl_view text)
{
    size_t at = 0;
    zl_piece piece;

    return !zl_paragraph_next(text, &at, false, &piece);
}

/* A file on its way. */
struct giving {
    zl_job *job;
    const zili_build_options *options;
    const zl_found *found;
    uint64_t documents; /* that were in it … */
    uint64_t refused;   /* … and members that could not be read */
};

/* "notes/a.md" → "a"; a name can be any bytes, an index holds UTF-8. */
static void name_of(zl_str *name, const char *path)
{
    zl_view file = zl_view_of(zl_file_name(path));
    const char *dot = memrchr(file.bytes, '.', file.size);

    if (dot && dot > file.bytes)
        file.size = (size_t)(dot - file.bytes);
    zl_utf8_add_bytes(name, file);
}

static void add_names(const zl_file *file, const zl_source *source,
                      zl_str *name, zl_str *shown)
{
    if (source->name.size)
        zl_str_add(name, zl_str_view(&source->name));
    else
        name_of(name, file->name);
    zl_utf8_add_bytes(shown, zl_view_of(file->name));
    if (source->part.size) {
        zl_str_add_byte(shown, '#');
        zl_str_add(shown, zl_str_view(&source->part));
    }
    zl_compose(name, 0);
    zl_compose(shown, 0);
}

/* What was edited is given back as it was: the document is what its reader
 * found, `room` holds it where it is not the text. */
static zl_view document_of(const zl_source *source, zl_str *room)
{
    if (source->edits.count == 0)
        return zl_str_view(&source->text);
    zl_source_restore(source, room);
    return zl_str_view(room);
}

/* What the user says of the document; `name` and `shown` are what it is
 * called. */
static zili_status add_metadata(const struct giving *giving,
                                const zl_file *file, zl_source *source,
                                const char *name, const char *shown)
{
    zl_job *job = giving->job;
    /* Of a file that was named, more of the path is known than is shown. */
    bool tail = giving->found->named && file->name == giving->found->shown;
    zl_str path = { 0 };
    zl_metadata_found found;

    if (!job->metadata)
        return ZILI_OK;
    zl_str_add_text(&path, tail ? giving->found->path : file->name);
    zl_compose(&path, 0);
    zl_metadata_names names = { zl_str_text(&path), tail, shown, name };
    zili_status status =
        path.failed ? zl_no_memory(&job->error)
                    : zl_metadata_add(job->metadata, source, &names, &found,
                                      &job->error);
    if (!status)
        zl_metadata_miss(&job->missed, shown, found);
    zl_str_clear(&path);
    return status;
}

enum { DIGEST_SIZE = 17 };

/* As "%016x", a row at a time: printf would take longer than the hash. */
static void show_digest(char out[DIGEST_SIZE], uint64_t digest)
{
    for (int i = 0; i < 16; i++)
        out[i] = "0123456789abcdef"[digest >> (60 - 4 * i) & 15];
    out[16] = 0;
}

static zili_status begin_document(const struct giving *giving,
                                  const zl_file *file, zl_source *source)
{
    zl_job *job = giving->job;
    zl_str name = { 0 }, shown = { 0 }, room = { 0 };
    zl_view text = document_of(source, &room);
    char digest[DIGEST_SIZE];

    add_names(file, source, &name, &shown);
    show_digest(digest, zl_hash(text.bytes, text.size));
    zili_status status =
        name.failed || shown.failed || room.failed
            ? zl_no_memory(&job->error)
            : add_metadata(giving, file, source, zl_str_text(&name),
                           zl_str_text(&shown));
    if (!status)
        zl_batch_document(job->batch, zl_str_text(&name), zl_str_text(&shown),
                          text.size, digest);
    zl_str_clear(&room);
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

/* The take() of a zl_shelf. */
static zili_status take_source(void *user, const zl_file *file,
                               zl_source *source, zili_error *err)
{
    struct giving *giving = user;
    zl_job *job = giving->job;

    (void)err;
    if (source->paragraphs.count == 0)
        return ZILI_OK;
    giving->documents++;
    source->spent = job->drain;
    zili_status status = begin_document(giving, file, source);
    if (!status)
        status = give_text(job, source, file->path);
    job->repairs += source->edits.count;
    return status;
}

/* ---- tokens that come cut ---- */

/* A file of tokens on its way. */
struct giving_tokens {
    const struct giving *giving;
    const zl_file *file;
    const char *shown;
};

/* The give() of a zl_given_more. */
static bool give_more(void *user, zl_batch *batch, const char *name)
{
    const struct giving_tokens *tokens = user;
    zl_source said = { 0 };

    bool done = !add_metadata(tokens->giving, tokens->file, &said, name,
                              tokens->shown);
    for (size_t i = 0; done && i < said.data.count; i++)
        zl_batch_datum(batch, said.data.items[i].key,
                       said.data.items[i].value);
    zl_source_clear(&said);
    return done;
}

/* Not `kept`: nothing else is said of them, and nothing is told. */
static zili_status read_tokens(const struct giving *giving, zl_batch *batch,
                               const zl_file *file, const zl_filetype *type,
                               bool kept, zili_error *err)
{
    zl_str name = { 0 }, shown = { 0 };
    zili_status status;

    name_of(&name, file->name);
    zl_utf8_add_bytes(&shown, zl_view_of(file->name));
    zl_compose(&name, 0);
    zl_compose(&shown, 0);
    struct giving_tokens tokens = { giving, file, zl_str_text(&shown) };
    zl_given_more more = { give_more, &tokens };
    zl_vrt_options vrt = { .columns = giving->options->columns,
                           .path = file->path,
                           .shown = zl_str_text(&shown),
                           .name = zl_str_text(&name),
                           .more = kept ? &more : NULL,
                           .note = kept ? keep_note : NULL,
                           .note_user = giving->job };
    zl_conllu_options conllu = { vrt.path, vrt.shown, vrt.name, vrt.more };
    if (name.failed || shown.failed)
        status = zl_no_memory(err);
    else if (type == &zl_filetype_vrt)
        status = zl_vrt_read(batch, file->bytes, &vrt, err);
    else
        status = zl_conllu_read(batch, file->bytes, &conllu, err);
    zl_str_clear(&name);
    zl_str_clear(&shown);
    return status;
}

/* The tokens() of a zl_shelf. */
static zili_status take_tokens(void *user, const zl_file *file,
                               const zl_filetype *type, zili_error *err)
{
    struct giving *giving = user;
    zl_job *job = giving->job;

    (void)err;
    if (is_blank(file->bytes))
        return ZILI_OK;
    giving->documents++;
    return read_tokens(giving, job->batch, file, type, true, &job->error);
}

/* ---- files that are refused ---- */

/* The refuse() of a zl_shelf. */
static zili_status keep_refusal(void *user, const zl_file *file,
                                const zili_error *why)
{
    struct giving *giving = user;
    zl_job *job = giving->job;
    zl_str sentence = { 0 };

    giving->refused++;
    zl_str_add_text(&sentence, "left out: ");
    zl_str_add_text(&sentence, why->text);
    keep(job, &job->notes, zl_str_text(&sentence));
    zl_refused_add(&job->refused, file->name, why);
    if (sentence.failed || job->refused.failed)
        job->status = zl_no_memory(&job->error);
    zl_str_clear(&sentence);
    return job->status;
}

static zili_status drop_refusal(void *user, const zl_file *file,
                                const zili_error *why)
{
    (void)user, (void)file, (void)why;
    return ZILI_OK;
}

static zili_status drop_source(void *user, const zl_file *file,
                               zl_source *source, zili_error *err)
{
    (void)user, (void)file, (void)source, (void)err;
    return ZILI_OK;
}

/* Read them as they would be kept. */
static zili_status drop_tokens(void *user, const zl_file *file,
                               const zl_filetype *type, zili_error *err)
{
    const struct giving *giving = user;
    zl_job *job = giving->job;

    if (is_blank(file->bytes))
        return ZILI_OK;
    if (!job->trial)
        job->trial = zl_batch_new();
    if (!job->trial)
        return zl_no_memory(err);
    zl_batch_empty(job->trial);
    return read_tokens(giving, job->trial, file, type, false, err);
}

/* ---- one file ---- */

/* A failure that concerns this file alone: it is left out, where the user
 * wishes that. */
static zili_status leave_out(struct giving *giving, zili_status status)
{
    zl_file file = { .name = giving->found->shown };
    zili_error why = giving->job->error;

    return giving->options->skip_refused &&
                   (status == ZILI_EFORMAT || status == ZILI_EIO)
               ? keep_refusal(giving, &file, &why)
               : status;
}

static zili_status note_empty(zl_job *job, const zl_found *found)
{
    if (found->named)
        return zl_fail(&job->error, ZILI_EFORMAT,
                       "%s is empty: there is no text in it to index.",
                       found->path);
    keep(job, &job->empty, found->shown);
    return job->status;
}

/* The bytes of a file on their way; `part` where they are not all of it. */
static zili_status give_file(zl_job *job, const zili_build_options *options,
                             const zl_reading *reading, const zl_found *found,
                             zl_view bytes, const zl_part *part)
{
    struct giving giving = { .job = job, .options = options, .found = found };
    const zl_shelf trial = { .take = drop_source,
                             .tokens = drop_tokens,
                             .refuse = drop_refusal,
                             .user = &giving };
    zl_shelf shelf = { .take = take_source,
                       .tokens = take_tokens,
                       .refuse = options->skip_refused ? keep_refusal : NULL,
                       .user = &giving,
                       .trial = &trial,
                       .note = keep_note,
                       .note_user = job };
    zl_file file = { .bytes = bytes,
                     .path = found->path,
                     .name = found->shown,
                     .reading = reading,
                     .part = part };
    zili_status status = zl_file_offer(&file, &shelf, &job->error);

    job->replaced += shelf.replaced;
    zl_tally_join(&job->tally, &shelf.tally);
    if (!status && giving.documents + giving.refused == 0 && !part)
        status = leave_out(&giving, note_empty(job, found));
    job->bytes += bytes.size;
    return status ? status : job->status;
}

static zili_status index_whole(zl_job *job, const zili_build_options *options,
                               const zl_reading *reading,
                               const zl_found *found)
{
    struct giving giving = { .job = job, .options = options, .found = found };
    zl_span bytes;
    zili_status status = zl_file_read(&bytes, found->path, &job->error);

    if (status)
        return leave_out(&giving, status);
    zl_view text = { (const char *)bytes.bytes, bytes.size };
    status = give_file(job, options, reading, found, text, NULL);
    zl_free((void *)(uintptr_t)bytes.bytes);
    return status;
}

/* Of a part only its own pages, and those of the header, are ever in memory. */
static zili_status index_part(zl_job *job, const zili_build_options *options,
                              const zl_reading *reading,
                              const zl_found *found)
{
    zl_span bytes;
    zl_part part = { .begin = found->begin };
    size_t end = found->begin.at + found->size;
    zili_status status = zl_file_map(&bytes, found->path, &job->error);

    if (status)
        return status;
    part.whole = (zl_view){ (const char *)bytes.bytes, bytes.size };
    job->parted = found;
    if (end > bytes.size)
        status = zl_fail(&job->error, ZILI_EIO,
                         "%s has become smaller while it was read.",
                         found->path);
    else
        status = give_file(job, options, reading, found,
                           zl_view_cut(part.whole, part.begin.at, end), &part);
    zl_file_unmap(&bytes);
    return status;
}

static zili_status index_file(zl_job *job, const zili_build_options *options,
                              const zl_reading *reading,
                              const zl_found *found)
{
    return found->parted ? index_part(job, options, reading, found)
                         : index_whole(job, options, reading, found);
}

static bool is_stopped(const zili_build_options *options)
{
    return options->stop && options->stop(options->stop_user);
}

bool zl_job_run(zl_job *job, const zili_build_options *options,
                const zl_reading *reading, const zl_lexicon *lexicon,
                const zl_found *first, const zl_found *end)
{
    forget(job);
    zili_status status = begin(job, lexicon);
    for (; !status && first < end; first++)
        status = is_stopped(options)
                     ? zl_fail(&job->error, ZILI_ESTOPPED, "Stopped.")
                     : index_file(job, options, reading, first);
    if (!status)
        status = zl_batch_check(job->batch, &job->error);
    job->status = status;
    return !status;
}
