/* change.c -- an index that is there, changed in one step. */
#include "change.h"

#include "base/fail.h"
#include "base/file.h"
#include "base/mem.h"
#include "index/catalogue.h"
#include "writer/catalogue.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* ---- begin ---- */

static bool is_named(const void *user, const char *name)
{
    const zl_ledger *ledger = user;

    for (size_t i = 0; i < ledger->segments.count; i++)
        if (strcmp(ledger->segments.items[i].file, name) == 0)
            return true;
    return false;
}

static uint64_t next_number(const zl_ledger *ledger)
{
    uint64_t next = 1;

    for (size_t i = 0; i < ledger->segments.count; i++) {
        uint64_t number = strtoull(ledger->segments.items[i].file, NULL, 10);
        if (number >= next)
            next = number + 1;
    }
    return next;
}

static zili_status check_place(const char *path, zili_error *err)
{
    if (zl_folder_is_index(path))
        return ZILI_OK;
    if (!zl_file_exists(path))
        return zl_fail(err, ZILI_EIO, "There is no index %s.", path);
    return zl_fail(err, ZILI_EFORMAT,
                   "%s is no index, or holds other files as well; it stays "
                   "as it is.",
                   path);
}

static zili_status load(zl_ledger *ledger, const char *folder, zili_error *err)
{
    zl_str path = { 0 };

    zl_file_join(&path, folder, ZL_CATALOGUE_FILE);
    zili_status status =
        path.failed ? zl_no_memory(err)
                    : zl_catalogue_load(ledger, zl_str_text(&path), err);
    zl_str_clear(&path);
    return status;
}

/* What the catalogue names is there, as a reader would say. */
static zili_status check_segment(const zl_change *change,
                                 const zl_ledger_segment *segment,
                                 zl_str *path, zili_error *err)
{
    struct stat info;

    zl_file_join(path, change->path, segment->file);
    if (path->failed)
        return zl_no_memory(err);
    if (stat(zl_str_text(path), &info) != 0)
        return zl_fail(err, ZILI_EFORMAT,
                       "%s is missing; the catalogue of the index names it. "
                       "Build the index again.",
                       zl_str_text(path));
    if (info.st_size < 0 || (uint64_t)info.st_size != segment->size)
        return zl_fail(err, ZILI_EFORMAT,
                       "%s/" ZL_CATALOGUE_FILE " and %s do not belong "
                       "together. Build the index again.",
                       change->path, zl_str_text(path));
    return ZILI_OK;
}

static zili_status check_segments(const zl_change *change,
                                  const zl_ledger *ledger, zili_error *err)
{
    zili_status status = ZILI_OK;
    zl_str path = { 0 };

    for (size_t i = 0; !status && i < ledger->segments.count; i++)
        status =
            check_segment(change, &ledger->segments.items[i], &path, err);
    zl_str_clear(&path);
    return status;
}

zili_status zl_change_begin(zl_change *change, zl_ledger *ledger,
                            const char *path, const zl_waiting *waiting,
                            zili_error *err)
{
    *change = (zl_change){ .path = zl_folder_final(path), .lock = -1 };
    if (!change->path)
        return zl_no_memory(err);
    zili_status status =
        zl_folder_wait_for_builds(change->path, waiting, err);
    if (!status)
        status = check_place(change->path, err);
    if (!status)
        status = zl_folder_lock(&change->lock, change->path, waiting, err);
    if (!status)
        status = load(ledger, change->path, err);
    if (!status)
        status = check_segments(change, ledger, err);
    if (!status) {
        zl_folder_sweep(change->path, is_named, ledger);
        change->number = next_number(ledger);
        return ZILI_OK;
    }
    if (change->lock >= 0)
        close(change->lock);
    zl_free(change->path);
    *change = (zl_change){ 0 };
    return status;
}

/* ---- end ---- */

static void forget(zl_change *change)
{
    close(change->lock);
    zl_free(change->path);
    *change = (zl_change){ 0 };
}

/* The names of new segments are on the disk before the catalogue has them.
 * Once that is replaced nothing may fail any more. */
zili_status zl_change_keep(zl_change *change, const zl_ledger *ledger,
                           zili_error *err)
{
    zl_str path = { 0 };
    zili_status status = ZILI_OK;

    zl_file_join(&path, change->path, ZL_CATALOGUE_FILE);
    if (path.failed)
        status = zl_no_memory(err);
    else if (!zl_folder_sync(change->path))
        status = zl_fail_system(err, "write", change->path);
    else
        status = zl_catalogue_write(ledger, zl_str_text(&path), err);
    zl_str_clear(&path);
    if (status)
        return status;
    zl_folder_sync(change->path);
    zl_folder_sweep(change->path, is_named, ledger);
    forget(change);
    return ZILI_OK;
}

/* What is in the catalogue is what was there before. */
void zl_change_drop(zl_change *change)
{
    zl_ledger ledger = { 0 };

    if (!change->path)
        return;
    if (load(&ledger, change->path, NULL) == ZILI_OK)
        zl_folder_sweep(change->path, is_named, &ledger);
    zl_ledger_clear(&ledger);
    forget(change);
}

/* ---- removing ---- */

static size_t find_name(const zl_ledger *ledger, const char *wanted)
{
    for (size_t i = 0; i < ledger->documents.count; i++)
        if (strcmp(ledger->documents.items[i].name, wanted) == 0)
            return i;
    return SIZE_MAX;
}

/* A document by its name, else by its number from 1; SIZE_MAX: none. */
static size_t find_document(const zl_ledger *ledger, const char *wanted)
{
    size_t found = find_name(ledger, wanted);
    size_t digits = strspn(wanted, "0123456789");

    if (found != SIZE_MAX || digits == 0 || digits > 9 || wanted[digits])
        return found;
    unsigned long number = strtoul(wanted, NULL, 10);
    return number && number <= ledger->documents.count ? number - 1 : SIZE_MAX;
}

static zili_status mark(const zl_ledger *ledger, const char *path,
                        const zili_texts *documents, bool *removed,
                        zili_error *err)
{
    size_t count = 0;

    for (size_t i = 0; i < documents->count; i++) {
        size_t found = find_document(ledger, documents->items[i]);
        if (found == SIZE_MAX)
            return zl_fail(err, ZILI_EUSAGE,
                           "No document of %s is called \"%s\"; nothing was "
                           "removed.",
                           path, documents->items[i]);
        count += !removed[found];
        removed[found] = true;
    }
    if (count == ledger->documents.count)
        return zl_fail(err, ZILI_EUSAGE,
                       "These are all documents of %s; nothing was removed. "
                       "Remove the folder instead.",
                       path);
    return ZILI_OK;
}

static zili_status remove_marked(zl_change *change, zl_ledger *ledger,
                                 const zili_texts *documents, zili_error *err)
{
    bool *removed = zl_alloc(ledger->documents.count);
    zili_status status =
        removed ? mark(ledger, change->path, documents, removed, err)
                : zl_no_memory(err);

    if (!status && !zl_ledger_remove(ledger, removed))
        status = zl_no_memory(err);
    if (!status)
        status = zl_change_keep(change, ledger, err);
    zl_free(removed);
    return status;
}

zili_status zl_change_remove(const char *path, const zili_texts *documents,
                             const zl_waiting *waiting, zili_error *err)
{
    zl_ledger ledger = { 0 };
    zl_change change;
    zili_status status = zl_change_begin(&change, &ledger, path, waiting, err);

    if (!status)
        status = remove_marked(&change, &ledger, documents, err);
    zl_change_drop(&change);
    zl_ledger_clear(&ledger);
    return status;
}
