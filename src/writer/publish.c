/* publish.c -- a folder that appears under its name only when it is whole. */
#include "publish.h"

#include "base/beside.h"
#include "base/fail.h"
#include "base/file.h"
#include "base/mem.h"
#include "writer/folder.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* ---- begin, keep, drop ---- */

static zili_status check_place(const char *path, zili_error *err)
{
    if (!zl_file_exists(path) || zl_folder_is_index(path) ||
        zl_folder_is_empty(path))
        return ZILI_OK;
    return zl_fail(err, ZILI_EUSAGE,
                   "%s is there already and is no index, or holds other "
                   "files as well; it stays as it is. Choose another name.",
                   path);
}

static void forget(zl_publication *publication)
{
    if (publication->beside)
        close(publication->lock);
    zl_free(publication->path);
    zl_free(publication->beside);
    *publication = (zl_publication){ 0 };
}

/* Make the folder unless another build has one, from beginning to end under a
 * guard, so that of two that begin at once one sees the other. */
static bool try_to_make(zl_publication *publication)
{
    int guard = zl_beside_guard(publication->path);
    bool free = !zl_beside_sweep(publication->path, zl_folder_only_ours);

    if (free)
        publication->lock =
            zl_beside_folder(publication->path, &publication->beside);
    int why = errno;
    if (guard >= 0)
        close(guard);
    errno = why;
    return free;
}

/* A failure speaks of the index: the folder beside it means nothing to a
 * user. */
static zili_status make_beside(zl_publication *publication,
                               const zl_waiting *waiting, zili_error *err)
{
    uint64_t waited = 0;

    while (!try_to_make(publication)) {
        zili_status status =
            zl_folder_wait(&waited, publication->path, waiting, err);
        if (status)
            return status;
    }
    if (publication->lock >= 0)
        return ZILI_OK;
    return errno == ENOMEM ? zl_no_memory(err)
                           : zl_fail_system(err, "write", publication->path);
}

zili_status zl_publication_begin(zl_publication *publication, const char *path,
                                 const zl_waiting *waiting, zili_error *err)
{
    *publication = (zl_publication){ 0 };
    if (!*path)
        return zl_fail(err, ZILI_EUSAGE, "The name of the index is empty.");
    publication->path = zl_folder_final(path);
    if (!publication->path)
        return zl_no_memory(err);
    zili_status status = check_place(publication->path, err);
    if (!status)
        status = make_beside(publication, waiting, err);
    if (status)
        forget(publication);
    return status;
}

/* The index is there already: where this fails only a loss of power at the
 * wrong moment can show it, and the build has not failed. */
static void sync_parent(char *path)
{
    char *slash = strrchr(path, '/');

    if (!slash || slash == path) {
        zl_folder_sync(slash ? "/" : ".");
        return;
    }
    *slash = 0;
    zl_folder_sync(path);
    *slash = '/';
}

/* For a file system that cannot exchange two names in one step. */
static bool exchange_by_steps(const char *beside, const char *path)
{
    char aside[PATH_MAX];
    int size = snprintf(aside, sizeof aside, "%s.old", beside);

    if (size < 0 || (size_t)size >= sizeof aside || rename(path, aside) != 0)
        return false;
    if (rename(beside, path) == 0) {
        if (rename(aside, beside) != 0 && zl_folder_is_index(aside))
            zl_file_remove(aside);
        return true;
    }
    int why = errno;
    (void)!rename(aside, path);
    errno = why;
    return false;
}

/* Put the new folder in the place of the old one; the old one then has the
 * name beside. */
static bool exchange(const char *beside, const char *path)
{
    if (renameat2(AT_FDCWD, beside, AT_FDCWD, path, RENAME_EXCHANGE) == 0)
        return true;
    if (errno != EINVAL && errno != ENOSYS)
        return false;
    return exchange_by_steps(beside, path);
}

/* Exchange the folders while nobody changes the one that is there. Gives
 * whether it was tried: the folder may have gone meanwhile. */
static zili_status exchange_locked(zl_publication *publication,
                                   const zl_waiting *waiting, bool *taken,
                                   zili_error *err)
{
    int lock;
    zili_status status =
        zl_folder_lock(&lock, publication->path, waiting, err);

    if (status || lock < 0)
        return status;
    *taken = exchange(publication->beside, publication->path);
    int why = errno;
    close(lock);
    errno = why;
    return ZILI_OK;
}

/* Others may publish under the name, or remove what has it, between the look
 * and the step: then look again. A folder that is not empty is never replaced
 * but by an exchange; one that is, by the renaming. */
static zili_status take_name(zl_publication *publication,
                             const zl_waiting *waiting, zili_error *err)
{
    zili_status status = ZILI_OK;
    bool taken = false;

    for (int i = 0; i < 10 && !taken && !status; i++) {
        errno = ENOENT;
        if (zl_file_exists(publication->path) &&
            !zl_folder_is_empty(publication->path))
            status = exchange_locked(publication, waiting, &taken, err);
        else
            taken = rename(publication->beside, publication->path) == 0;
        if (!taken && errno != ENOENT && errno != EEXIST && errno != ENOTEMPTY)
            break;
    }
    if (!status && !taken)
        return zl_fail_system(err, "write", publication->path);
    return status;
}

/* Once the name is taken nothing may fail any more. */
zili_status zl_publication_keep(zl_publication *publication,
                                const zl_waiting *waiting, zili_error *err)
{
    zili_status status = check_place(publication->path, err);

    if (!status && !zl_folder_sync(publication->beside))
        status = zl_fail_system(err, "write", publication->path);
    if (!status)
        status = take_name(publication, waiting, err);
    if (status)
        return status;
    sync_parent(publication->path);
    if (zl_folder_is_index(publication->beside))
        zl_file_remove(publication->beside);
    forget(publication);
    return ZILI_OK;
}

zili_status zl_publication_fail(const zl_publication *publication,
                                const zili_error *why, zili_error *err)
{
    (void)zl_fail(err, why->status, "%s", why->text);
    if (publication->beside)
        zl_beside_tell(err, publication->beside, publication->path);
    return why->status;
}

void zl_publication_drop(zl_publication *publication)
{
    if (publication->beside)
        zl_file_remove(publication->beside);
    forget(publication);
}
