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

/* ---- the catalogue names the segment ---- */

static zili_status open_catalogue(zili_corpus *corpus, zili_error *err)
{
    zili_status status =
        zl_file_map(&corpus->catalogue_file, corpus->catalogue_path, err);

    if (!status)
        status = zl_catalogue_read(&corpus->catalogue, corpus->catalogue_file,
                                   corpus->catalogue_path, err);
    if (status)
        return status;
    size_t count = corpus->catalogue.segments.count;
    if (count != 1)
        return zl_fail(err, ZILI_EFORMAT,
                       "%s names %zu segments; this program reads indexes of "
                       "one. Build the index again.",
                       corpus->catalogue_path, count);
    if (strcmp(corpus->catalogue.segments.items[0].file, ZL_SEGMENT_FILE) != 0)
        return zl_fail(err, ZILI_EFORMAT,
                       "%s names a segment other than " ZL_SEGMENT_FILE
                       ". Build the index again.",
                       corpus->catalogue_path);
    return ZILI_OK;
}

/* ---- the segment is the one that the catalogue means ---- */

static bool is_meant(const zili_corpus *corpus)
{
    const zl_segment_line *line = &corpus->catalogue.segments.items[0];
    char sum[17];

    snprintf(sum, sizeof sum, "%016" PRIx64,
             zl_layout_sum(corpus->segment_file));
    return line->tokens == corpus->segments[0]->tokens &&
           line->types == corpus->segments[0]->types &&
           line->size == corpus->segment_file.size &&
           strcmp(line->checksum, sum) == 0;
}

static zili_status check_both(const zili_corpus *corpus, zili_error *err)
{
    if (!is_meant(corpus))
        return zl_fail(err, ZILI_EFORMAT,
                       "%s and %s do not belong together. Build the index "
                       "again.",
                       corpus->catalogue_path, corpus->segment_path);
    const char *fault =
        zl_catalogue_fault(&corpus->catalogue, corpus->segments[0]);
    if (fault)
        return zl_fail(err, ZILI_EFORMAT,
                       "The %s in %s do not fit %s. Build the index again.",
                       fault, corpus->catalogue_path, corpus->segment_path);
    return ZILI_OK;
}

/* ---- structures of all segments ---- */

static struct zl_structure *structure_named(zili_corpus *corpus,
                                            const char *name)
{
    for (uint32_t i = 0; i < corpus->structure_count; i++)
        if (strcmp(corpus->structures[i].name, name) == 0)
            return &corpus->structures[i];
    struct zl_structure *structure =
        &corpus->structures[corpus->structure_count];
    *structure = (struct zl_structure){
        .name = name,
        .corpus = corpus,
        .parts =
            zl_alloc_array(corpus->segment_count, sizeof *structure->parts),
    };
    corpus->structure_count += structure->parts != NULL;
    return structure->parts ? structure : NULL;
}

static void number_ranges(const zili_corpus *corpus,
                          struct zl_structure *structure)
{
    for (uint32_t i = 0; i < corpus->segment_count; i++) {
        structure->parts[i].first = structure->count;
        if (structure->parts[i].ranges)
            structure->count += zl_ranges_count(structure->parts[i].ranges);
    }
}

static bool join_structures(zili_corpus *corpus)
{
    size_t most = 0;

    for (uint32_t i = 0; i < corpus->segment_count; i++)
        most += zl_segment_structures(corpus->segments[i]);
    corpus->structures = zl_alloc_array(most, sizeof *corpus->structures);
    if (!corpus->structures)
        return false;
    for (uint32_t i = 0; i < corpus->segment_count; i++) {
        const zl_segment *segment = corpus->segments[i];
        for (uint32_t k = 0; k < zl_segment_structures(segment); k++) {
            const zl_ranges *ranges = zl_segment_ranges(segment, k);
            struct zl_structure *structure =
                structure_named(corpus, zl_ranges_name(ranges));
            if (!structure)
                return false;
            structure->parts[i].ranges = ranges;
        }
    }
    for (uint32_t i = 0; i < corpus->structure_count; i++)
        number_ranges(corpus, &corpus->structures[i]);
    return true;
}

static zili_status open_segment(zili_corpus *corpus, zili_error *err)
{
    if (!zl_file_exists(corpus->segment_path))
        return zl_fail(err, ZILI_EFORMAT,
                       "%s is missing; the catalogue of the index names it. "
                       "Build the index again.",
                       corpus->segment_path);
    zili_status status =
        zl_file_map(&corpus->segment_file, corpus->segment_path, err);
    if (!status)
        status = zl_segment_open(corpus->segments, corpus->segment_file, 0,
                                 corpus->segment_path, err);
    if (status)
        return status;
    corpus->segment_count = 1;
    status = check_both(corpus, err);
    return !status && !join_structures(corpus) ? zl_no_memory(err) : status;
}

/* ---- open, close ---- */

static zili_status try_open(zili_corpus **out, const char *path,
                            zili_error *err)
{
    zili_status status;
    zili_corpus *corpus = zl_alloc(sizeof *corpus);

    if (!corpus)
        return zl_no_memory(err);
    corpus->path = zl_copy_text(path, strlen(path));
    corpus->segments = zl_alloc_array(1, sizeof *corpus->segments);
    corpus->segment_path = join(path, ZL_SEGMENT_FILE);
    corpus->catalogue_path = join(path, ZL_CATALOGUE_FILE);
    if (!corpus->path || !corpus->segments ||
        !corpus->segment_path || !corpus->catalogue_path)
        status = zl_no_memory(err);
    else
        status = check_folder(corpus, err);
    if (!status)
        status = open_catalogue(corpus, err);
    if (!status)
        status = open_segment(corpus, err);
    if (status)
        zili_corpus_close(corpus);
    else
        *out = corpus;
    return status;
}

/* Which folder has the name now. */
static ino_t identity(const char *path)
{
    struct stat info;

    return stat(path, &info) == 0 ? info.st_ino : 0;
}

zili_status zili_corpus_open(zili_corpus **out, const char *path,
                             zili_error *err)
{
    zili_status status;
    ino_t folder;
    int tries = 8;

    /* Another index may take the name between one file and the other. */
    *out = NULL;
    do {
        folder = identity(path);
        status = try_open(out, path, err);
    } while ((status == ZILI_EFORMAT || status == ZILI_EIO) &&
             folder != identity(path) && --tries > 0);
    return status;
}

void zili_corpus_close(zili_corpus *corpus)
{
    if (!corpus)
        return;
    zl_catalogue_clear(&corpus->catalogue);
    for (uint32_t i = 0; i < corpus->segment_count; i++)
        zl_segment_close(corpus->segments[i]);
    for (uint32_t i = 0; i < corpus->structure_count; i++)
        zl_free(corpus->structures[i].parts);
    zl_free(corpus->structures);
    zl_free(corpus->segments);
    zl_file_unmap(&corpus->catalogue_file);
    zl_file_unmap(&corpus->segment_file);
    zl_free(corpus->path);
    zl_free(corpus->segment_path);
    zl_free(corpus->catalogue_path);
    zl_free(corpus);
}
