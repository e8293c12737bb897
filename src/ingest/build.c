/* build.c -- the pipeline: files → sources → text → writer. */
#include "base/fail.h"
#include "base/file.h"
#include "base/hash.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "ingest/archive.h"
#include "ingest/feed.h"
#include "ingest/gather.h"
#include "ingest/plain.h"
#include "text/fold.h"
#include "text/replace.h"
#include "text/script.h"
#include "text/version.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <zili/build.h>

const zili_option zili_build_option_list[] = {
    { "output", 'o', ZILI_OPTION_TEXT, "X.zili", "the index folder to write",
      offsetof(zili_build_options, output), NULL },
    { "profile", 'p', ZILI_OPTION_TEXT, "P",
      ZL_PROFILE_HELP,
      offsetof(zili_build_options, profile), NULL },
    { "dict", 'd', ZILI_OPTION_LIST, "F",
      ZL_DICTIONARY_HELP,
      offsetof(zili_build_options, dicts), NULL },
    { "threads", 0, ZILI_OPTION_NUMBER, "N",
      "use at most N threads; the index does not depend on it",
      offsetof(zili_build_options, threads), NULL },
    { "no-repair", 0, ZILI_OPTION_FLAG, NULL,
      "leave paragraphs cut where a page break cut them",
      offsetof(zili_build_options, no_repair), NULL },
    { "lenient", 0, ZILI_OPTION_FLAG, NULL,
      "put U+FFFD for what is no UTF-8, instead of refusing the file",
      offsetof(zili_build_options, lenient), NULL },
    { 0 },
};

/* All that a build holds. */
struct builder {
    const zili_build_options *options;
    zl_profile profile;
    zl_lexicon *lexicon;
    zl_segmenter *segmenter;
    zl_fold *fold;
    zl_str key; /* the fold key last made */
    zl_writer *writer;
    zl_files files;
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

/* ---- one file ---- */

/* "notes/a.md" → "a"; a name can be any bytes, an index holds UTF-8. */
static void name_of(zl_str *name, const char *path)
{
    zl_view file = zl_view_of(zl_file_name(path));
    const char *dot = memrchr(file.bytes, '.', file.size);

    if (dot && dot > file.bytes)
        file.size = (size_t)(dot - file.bytes);
    zl_utf8_add_bytes(name, file);
}

static zili_status read_source(zl_source *source, zl_view text,
                               const struct builder *builder, zili_error *err)
{
    if (zl_archive_is(text))
        return zl_archive_read(source, text, !builder->options->no_repair,
                               err);
    return zl_plain_read(source, text, err);
}

static zili_status begin_document(struct builder *builder,
                                  const zl_found *file, zl_view text,
                                  zili_error *err)
{
    zl_str name = { 0 }, shown = { 0 };
    char digest[17];

    name_of(&name, file->path);
    zl_utf8_add_bytes(&shown, zl_view_of(file->shown));
    snprintf(digest, sizeof digest, "%016" PRIx64,
             zl_hash(text.bytes, text.size));
    zl_writer_document(builder->writer, zl_str_text(&name),
                       zl_str_text(&shown), text.size, digest);
    zili_status status =
        name.failed || shown.failed ? zl_no_memory(err) : ZILI_OK;
    zl_str_clear(&name);
    zl_str_clear(&shown);
    return status;
}

/* What cannot be cut does not know its file. */
static zili_status give_text(struct builder *builder, const zl_source *source,
                             const char *path, zili_error *err)
{
    zili_status status =
        zl_feed(source, builder->segmenter, builder->writer, err);

    if (status == ZILI_EFORMAT && err)
        return zl_fail(err, status, "%s: %s", path, err->text);
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

static zili_status index_text(struct builder *builder, const zl_found *file,
                              zl_view text, uint64_t replaced, zili_error *err)
{
    const char *path = file->path;
    zl_source source = { 0 };
    zili_status status = read_source(&source, text, builder, err);

    if (!status && source.paragraphs.count == 0)
        status = zl_fail(err, ZILI_EFORMAT,
                         "%s is empty: there is no text in it to index.",
                         path);
    if (!status)
        status = add_replaced(&source, replaced, err);
    if (!status)
        status = begin_document(builder, file, text, err);
    if (!status)
        status = give_text(builder, &source, path, err);
    builder->summary->documents++;
    builder->summary->repairs += source.edits.count;
    builder->summary->replaced += replaced;
    zl_source_clear(&source);
    return status;
}

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

static zili_status index_file(struct builder *builder, const zl_found *found,
                              zili_error *err)
{
    const zili_build_options *options = builder->options;
    zl_replacer replacer = { .name = found->path,
                             .lenient = options->lenient };
    zl_str made = { 0 };
    zl_span file;
    zili_status status = zl_file_read(&file, found->path, err);

    if (status)
        return status;
    zl_view text = { (const char *)file.bytes, file.size };
    status = replace(&replacer, &text, &made, err);
    if (!status)
        status = index_text(builder, found, text, replacer.replaced, err);
    if (!status)
        status = zl_replacer_tell(&replacer, options->note, options->note_user,
                                  err);
    zl_str_clear(&made);
    zl_free((void *)(uintptr_t)file.bytes);
    return status;
}

/* ---- settings: the same text always gives the same tokens ---- */

/* "NAME:HASH / NAME:HASH": no name has a slash in it, whatever else it has. */
static zili_status set_dictionaries(const struct builder *builder,
                                    zili_error *err)
{
    const zili_texts *dicts = &builder->options->dicts;
    bool heeded = builder->profile.cut == ZL_CUT_ZILI;
    zl_str all = { 0 };

    for (size_t i = 0; heeded && i < dicts->count; i++) {
        if (i)
            zl_str_add_text(&all, " / ");
        zl_utf8_add_bytes(&all, zl_view_of(zl_file_name(dicts->items[i])));
        zl_str_format(&all, ":%016" PRIx64,
                      zl_lexicon_dictionary(builder->lexicon, i));
    }
    zl_writer_setting(builder->writer, "dictionaries", zl_str_text(&all));
    zili_status status = all.failed ? zl_no_memory(err) : ZILI_OK;
    zl_str_clear(&all);
    return status;
}

/* The words that come with zili, by their sum; "ICU" where ICU's stood in,
 * which is all that the cut zili has to note. */
static void set_words(const struct builder *builder)
{
    char sum[24] = "";

    if (builder->profile.cut == ZL_CUT_ZILI)
        snprintf(sum, sizeof sum, "%016" PRIx64,
                 zl_lexicon_words(builder->lexicon));
    if (*sum && zl_lexicon_note(builder->lexicon))
        snprintf(sum, sizeof sum, "ICU");
    zl_writer_setting(builder->writer, "words", sum);
}

static zili_status set_settings(const struct builder *builder, zili_error *err)
{
    const zili_build_options *options = builder->options;

    zl_writer_setting(builder->writer, "profile",
                      zl_profile_name(builder->profile));
    set_words(builder);
    zl_writer_setting(builder->writer, "icu", zl_icu_version().text);
    zl_writer_setting(builder->writer, "unicode", zl_unicode_version().text);
    zl_writer_setting(builder->writer, "repair",
                      options->no_repair ? "off" : "on");
    return set_dictionaries(builder, err);
}

/* How often U+FFFD stands for what was no text; said only where that was
 * allowed. */
static void set_replaced(const struct builder *builder)
{
    char number[24];

    if (!builder->options->lenient)
        return;
    snprintf(number, sizeof number, "%" PRIu64, builder->summary->replaced);
    zl_writer_setting(builder->writer, "replaced", number);
}

/* ---- the build ---- */

static void tell_of_words(const struct builder *builder)
{
    const zili_build_options *options = builder->options;
    const char *note = zl_lexicon_note(builder->lexicon);

    if (options->note && note)
        options->note(options->note_user, note);
}

static zili_status run(struct builder *builder, zili_error *err)
{
    zili_status status = set_settings(builder, err);

    tell_of_words(builder);
    zl_writer_describe_with(builder->writer, describe, builder);
    for (size_t i = 0; !status && i < builder->files.count; i++)
        status = index_file(builder, &builder->files.items[i], err);
    set_replaced(builder);
    if (!status)
        status = builder->key.failed ? zl_no_memory(err)
                                     : zl_writer_commit(builder->writer, err);
    builder->summary->tokens = zl_writer_tokens(builder->writer);
    builder->summary->types = zl_writer_types(builder->writer);
    return status;
}

static zili_status check_request(const zili_build_options *options,
                                 const zili_texts *paths, zili_error *err)
{
    if (!options->output || !*options->output)
        return zl_fail(err, ZILI_EUSAGE,
                       "Where shall the index be? Say -o NAME.zili.");
    if (paths->count == 0)
        return zl_fail(err, ZILI_EUSAGE,
                       "There is nothing to index: name files or folders.");
    return ZILI_OK;
}

zili_status zili_build(const zili_build_options *options,
                       const zili_texts *paths, zili_build_summary *summary,
                       zili_error *err)
{
    zili_build_summary unused;
    struct builder builder = { .options = options,
                        .summary = summary ? summary : &unused };

    *builder.summary = (zili_build_summary){ 0 };
    zili_status status = check_request(options, paths, err);
    if (!status)
        status = zl_profile_read(&builder.profile, options->profile, err);
    if (!status)
        status = zl_gather(&builder.files, &builder.summary->skipped, paths,
                           err);
    if (!status)
        status = zl_lexicon_open(&builder.lexicon, builder.profile,
                                 &options->dicts, err);
    if (!status)
        status = zl_segmenter_open(&builder.segmenter, builder.lexicon, err);
    if (!status)
        status = zl_fold_open(&builder.fold, err);
    if (!status)
        status = zl_writer_open(&builder.writer, options->output, err);
    if (!status)
        status = run(&builder, err);
    zl_writer_close(builder.writer);
    zl_fold_close(builder.fold);
    zl_str_clear(&builder.key);
    zl_segmenter_close(builder.segmenter);
    zl_lexicon_close(builder.lexicon);
    zl_files_clear(&builder.files);
    return status;
}
