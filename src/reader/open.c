/* open.c -- an index folder is opened, checked, and closed. */
#include "base/fail.h"
#include "base/mem.h"
#include "index/catalogue.h"
#include "index/layout.h"
#include "reader/parts.h"

#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

/* Indexes of so many bytes are small: their sums are checked when they are
 * opened. */
#define SMALL ((size_t)1 << 20)

enum { TRIES = 8 };

static char *join(const char *folder, const char *name)
{
    zl_str path = { 0 };

    zl_file_join(&path, folder, name);
    if (!path.failed)
        return path.bytes;
    zl_str_clear(&path);
    return NULL;
}

static zili_status check_folder(const zili_corpus *corpus, zili_error *err)
{
    if (!zl_file_exists(corpus->path)) {
        errno = ENOENT;
        return zl_fail_system(err, "open", corpus->path);
    }
    if (!zl_file_is_folder(corpus->path))
        return zl_fail(err, ZILI_EFORMAT,
                       "%s is no index: an index is a folder. Make one with "
                       "zili index.",
                       corpus->path);
    if (!zl_file_exists(corpus->catalogue_path))
        return zl_fail(err, ZILI_EFORMAT,
                       "%s is no index: there is no " ZL_CATALOGUE_FILE
                       " in it. Make one with zili index.",
                       corpus->path);
    return ZILI_OK;
}

static zili_status open_catalogue(zili_corpus *corpus, zili_error *err)
{
    zili_status status =
        zl_file_map(&corpus->catalogue_file, corpus->catalogue_path, err);

    return status
               ? status
               : zl_catalogue_read(&corpus->catalogue, corpus->catalogue_file,
                                   corpus->catalogue_path, err);
}

/* ---- the segments are those that the catalogue means ---- */

static bool is_meant(const zl_part *part, const zl_segment_line *line)
{
    const zl_attribute *words = zl_segment_attribute(part->segment, 0);
    char sum[17];

    snprintf(sum, sizeof sum, "%016" PRIx64, zl_layout_sum(part->file));
    return line->documents == zl_segment_documents(part->segment) &&
           line->tokens == zl_segment_tokens(part->segment) &&
           line->types == zl_attribute_types(words) &&
           line->size == part->file.size && strcmp(line->checksum, sum) == 0;
}

static zili_status open_part(zili_corpus *corpus, zl_part *part,
                             const zl_segment_line *line, uint64_t begin,
                             zili_error *err)
{
    part->path = join(corpus->path, line->file);
    if (!part->path)
        return zl_no_memory(err);
    if (!zl_file_exists(part->path))
        return zl_fail(err, ZILI_EFORMAT,
                       "%s is missing; the catalogue of the index names it. "
                       "Build the index again.",
                       part->path);
    zili_status status = zl_file_map(&part->file, part->path, err);
    if (!status)
        status = zl_segment_open(&part->segment, part->file, begin, part->path,
                                 err);
    if (!status && !is_meant(part, line))
        status = zl_fail(err, ZILI_EFORMAT,
                         "%s and %s do not belong together. Build the index "
                         "again.",
                         corpus->catalogue_path, part->path);
    return status;
}

static zili_status open_parts(zili_corpus *corpus, zili_error *err)
{
    size_t count = corpus->catalogue.segments.count;
    zili_status status = ZILI_OK;
    uint64_t begin = 0;

    corpus->parts = zl_alloc_array(count, sizeof *corpus->parts);
    if (!corpus->parts)
        return zl_no_memory(err);
    corpus->part_count = (uint32_t)count;
    for (uint32_t i = 0; !status && i < count; i++) {
        const zl_segment_line *line = &corpus->catalogue.segments.items[i];
        status = open_part(corpus, &corpus->parts[i], line, begin, err);
        begin += line->tokens;
    }
    return status;
}

/* ---- what is gone ---- */

/* Opening the catalogue has checked that these are documents of theirs. */
static bool take_gone(zili_corpus *corpus)
{
    for (size_t i = 0; i < corpus->catalogue.gone.count; i++) {
        const zl_gone_line *line = &corpus->catalogue.gone.items[i];
        zl_part *part = &corpus->parts[line->segment];
        const zl_ranges *documents = zl_segment_ranges(part->segment, 0);
        uint32_t begin = zl_ranges_begin(documents, line->begin);
        uint32_t end = zl_ranges_end(documents, line->end - 1);
        if (!zl_holes_add(&part->gone, line->begin, line->end))
            return false;
        part->tokens += end > begin ? end - begin : 0;
    }
    return true;
}

/* ---- what is put together ---- */

static bool make_documents(zili_corpus *corpus)
{
    corpus->documents = zl_alloc(sizeof *corpus->documents);
    return corpus->documents &&
           zl_documents_init(
               corpus->documents, &corpus->catalogue,
               zl_structure_count(zl_corpus_structure(corpus, "doc")),
               zl_structure_count(zl_corpus_structure(corpus, "region")));
}

static bool make_union(zili_corpus *corpus)
{
    if (corpus->part_count == 1 && corpus->catalogue.gone.count == 0)
        return true;
    corpus->types = zl_union_new();
    return corpus->types != NULL;
}

/* The numbers of documents, ranges and types have 32 bits. */
static bool can_be_counted(const zili_corpus *corpus)
{
    uint64_t types = 0, ranges = 0;

    for (uint32_t i = 0; i < corpus->part_count; i++) {
        const zl_segment *segment = corpus->parts[i].segment;
        types += zl_attribute_types(zl_segment_attribute(segment, 0));
        for (uint32_t k = 0; k < zl_segment_structures(segment); k++)
            ranges += zl_ranges_count(zl_segment_ranges(segment, k));
    }
    return types < ZL_NONE && ranges < ZL_NONE;
}

static zili_status put_together(zili_corpus *corpus, zili_error *err)
{
    if (!can_be_counted(corpus))
        return zl_fail(err, ZILI_EFORMAT,
                       "%s is damaged: its segments hold more together than "
                       "can be counted. Build the index again.",
                       corpus->path);
    bool enough = take_gone(corpus) && zl_corpus_join_structures(corpus) &&
                  make_documents(corpus) && make_union(corpus);
    return enough ? ZILI_OK : zl_no_memory(err);
}

/* ---- sums ---- */

static bool is_small(const zili_corpus *corpus)
{
    size_t size = corpus->catalogue_file.size;

    for (uint32_t i = 0; size <= SMALL && i < corpus->part_count; i++)
        size += corpus->parts[i].file.size;
    return size <= SMALL;
}

static zili_status check_sums(const zili_corpus *corpus, zili_error *err)
{
    zili_status status = zl_catalogue_check(&corpus->catalogue, err);

    for (uint32_t i = 0; !status && i < corpus->part_count; i++)
        status = zl_segment_check_sums(corpus->parts[i].segment,
                                       corpus->parts[i].path, err);
    return status;
}

/* ---- open, close ---- */

static zili_status open_all(zili_corpus *corpus, zili_error *err)
{
    zili_status status = check_folder(corpus, err);

    if (!status)
        status = open_catalogue(corpus, err);
    if (!status)
        status = open_parts(corpus, err);
    if (!status && is_small(corpus))
        status = check_sums(corpus, err);
    return status ? status : put_together(corpus, err);
}

static zili_status try_open(zili_corpus **out, const char *path,
                            zili_error *err)
{
    zili_corpus *corpus = zl_alloc(sizeof *corpus);

    if (!corpus)
        return zl_no_memory(err);
    corpus->path = zl_copy_text(path, strlen(path));
    corpus->catalogue_path = join(path, ZL_CATALOGUE_FILE);
    zili_status status = corpus->path && corpus->catalogue_path
                             ? open_all(corpus, err)
                             : zl_no_memory(err);
    if (status)
        zili_corpus_close(corpus);
    else
        *out = corpus;
    return status;
}

/* Which catalogue stands there now; all zero where there is none. */
static void identify(const char *path, struct stat *info)
{
    char *catalogue = join(path, ZL_CATALOGUE_FILE);

    if (!catalogue || stat(catalogue, info) != 0)
        *info = (struct stat){ 0 };
    zl_free(catalogue);
}

static bool has_changed(const char *path, const struct stat *before)
{
    struct stat now;

    identify(path, &now);
    return now.st_ino != before->st_ino || now.st_dev != before->st_dev ||
           now.st_size != before->st_size ||
           now.st_mtim.tv_sec != before->st_mtim.tv_sec ||
           now.st_mtim.tv_nsec != before->st_mtim.tv_nsec;
}

zili_status zili_corpus_open(zili_corpus **out, const char *path,
                             zili_error *err)
{
    zili_status status;
    struct stat before;
    int tries = TRIES;

    /* Between catalogue and segments both may be replaced, by a merge or by
     * another index: then the new catalogue names others. */
    *out = NULL;
    do {
        identify(path, &before);
        status = try_open(out, path, err);
    } while ((status == ZILI_EFORMAT || status == ZILI_EIO) && --tries > 0 &&
             has_changed(path, &before));
    return status;
}

static void close_parts(zili_corpus *corpus)
{
    for (uint32_t i = 0; i < corpus->part_count; i++) {
        zl_part *part = &corpus->parts[i];
        zl_segment_close(part->segment);
        zl_array_clear(&part->gone);
        zl_file_unmap(&part->file);
        zl_free(part->path);
    }
    zl_free(corpus->parts);
}

void zili_corpus_watch(zili_corpus *corpus, zili_progress_fn *fn, void *user)
{
    corpus->watch = fn;
    corpus->watcher = user;
}

void zl_corpus_tell(const zili_corpus *corpus, const char *what, uint64_t done,
                    uint64_t total)
{
    zili_progress progress = { what, done, total, 0 };

    if (corpus->watch)
        corpus->watch(corpus->watcher, &progress);
}

void zili_corpus_close(zili_corpus *corpus)
{
    if (!corpus)
        return;
    zl_union_free(corpus->types, corpus->part_count);
    if (corpus->documents)
        zl_documents_clear(corpus->documents);
    zl_free(corpus->documents);
    zl_catalogue_clear(&corpus->catalogue);
    zl_corpus_free_structures(corpus);
    close_parts(corpus);
    zl_file_unmap(&corpus->catalogue_file);
    zl_free(corpus->path);
    zl_free(corpus->catalogue_path);
    zl_free(corpus);
}
