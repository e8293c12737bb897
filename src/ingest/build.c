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
#include "text/script.h"
#include "text/version.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <zili/build.h>

const zili_option zili_build_option_list[] = {
    { "output", 'o', ZILI_OPTION_TEXT, "X.zili", "the index folder to write",
      offsetof(zili_build_options, output), NULL },
    { "profile", 'p', ZILI_OPTION_CHOICE, "P",
      "how text is cut into words: zili (the default), icu or char",
      offsetof(zili_build_options, profile), zl_profile_names },
    { "dict", 'd', ZILI_OPTION_LIST, "F",
      "words that are always kept whole, one a line; may be repeated",
      offsetof(zili_build_options, dicts), NULL },
    { "threads", 0, ZILI_OPTION_NUMBER, "N",
      "use at most N threads; the index does not depend on it",
      offsetof(zili_build_options, threads), NULL },
    { "no-repair", 0, ZILI_OPTION_FLAG, NULL,
      "leave paragraphs cut where a page break cut them",
      offsetof(zili_build_options, no_repair), NULL },
    { 0 },
};

/* All that a build holds. */
struct builder {
    const zili_build_options *options;
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

/* Latin text in UTF-16 is valid UTF-8 in which every other byte is zero. */
static bool looks_like_utf16(zl_view text)
{
    size_t zeros = 0;

    for (size_t i = 0; i < text.size; i++)
        zeros += text.bytes[i] == 0;
    return zeros > text.size / 4;
}

static zili_status check_text(zl_view text, const char *path, zili_error *err)
{
    zl_utf8_fault fault;

    if (looks_like_utf16(text))
        return zl_fail(err, ZILI_EFORMAT,
                       "%s looks like UTF-16: many of its bytes are zero. "
                       "Convert the file first, as with iconv -f UTF-16 -t "
                       "UTF-8.",
                       path);

    if (!zl_utf8_check(text, &fault))
        return zl_fail(err, ZILI_EFORMAT,
                       "%s is not valid UTF-8: byte %zu, in line %zu. "
                       "Convert the file first, as with iconv -t UTF-8.",
                       path, fault.byte, fault.line);
    return ZILI_OK;
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

static zili_status index_text(struct builder *builder, const zl_found *file,
                              zl_view text, zili_error *err)
{
    const char *path = file->path;
    zl_source source = { 0 };
    zili_status status = check_text(text, path, err);

    if (!status)
        status = read_source(&source, text, builder, err);
    if (!status && source.paragraphs.count == 0)
        status = zl_fail(err, ZILI_EFORMAT,
                         "%s is empty: there is no text in it to index.",
                         path);
    if (!status)
        status = begin_document(builder, file, text, err);
    if (!status)
        status = give_text(builder, &source, path, err);
    builder->summary->documents++;
    builder->summary->repairs += source.edits.count;
    zl_source_clear(&source);
    return status;
}

static zili_status index_file(struct builder *builder, const zl_found *found,
                              zili_error *err)
{
    zl_span file;
    zili_status status = zl_file_read(&file, found->path, err);

    if (status)
        return status;
    status = index_text(builder, found,
                        (zl_view){ (const char *)file.bytes, file.size }, err);
    zl_free((void *)(uintptr_t)file.bytes);
    return status;
}

/* ---- settings: the same text always gives the same tokens ---- */

/* "NAME:HASH / NAME:HASH": no name has a slash in it, whatever else it has. */
static zili_status set_dictionaries(const struct builder *builder,
                                    zili_error *err)
{
    const zili_texts *dicts = &builder->options->dicts;
    bool heeded = builder->options->profile == ZL_PROFILE_ZILI;
    zl_str all = { 0 };

    for (size_t i = 0; heeded && i < dicts->count; i++) {
        if (i)
            zl_str_add_text(&all, " / ");
        zl_utf8_add_bytes(&all, zl_view_of(zl_file_name(dicts->items[i])));
        zl_str_format(&all, ":%016" PRIx64,
                      zl_segmenter_dictionary(builder->segmenter, i));
    }
    zl_writer_setting(builder->writer, "dictionaries", zl_str_text(&all));
    zili_status status = all.failed ? zl_no_memory(err) : ZILI_OK;
    zl_str_clear(&all);
    return status;
}

static zili_status set_settings(const struct builder *builder, zili_error *err)
{
    const zili_build_options *options = builder->options;

    zl_writer_setting(builder->writer, "profile",
                      zl_profile_names[options->profile]);
    zl_writer_setting(builder->writer, "icu", zl_icu_version());
    zl_writer_setting(builder->writer, "unicode", zl_unicode_version());
    zl_writer_setting(builder->writer, "repair",
                      options->no_repair ? "off" : "on");
    return set_dictionaries(builder, err);
}

/* ---- the build ---- */

static zili_status run(struct builder *builder, zili_error *err)
{
    zili_status status = set_settings(builder, err);

    zl_writer_describe_with(builder->writer, describe, builder);
    for (size_t i = 0; !status && i < builder->files.count; i++)
        status = index_file(builder, &builder->files.items[i], err);
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
    if (options->profile < 0 ||
        options->profile > ZL_PROFILE_CHAR)
        return zl_fail(err, ZILI_EUSAGE,
                       "There is no profile %d: 0 is zili, 1 icu, 2 char.",
                       options->profile);
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
        status = zl_gather(&builder.files, &builder.summary->skipped, paths,
                           err);
    if (!status)
        status = zl_segmenter_open(&builder.segmenter,
                                   (zl_profile)options->profile,
                                   &options->dicts, err);
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
    zl_files_clear(&builder.files);
    return status;
}
