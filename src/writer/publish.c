/* publish.c -- a folder that appears under its name only when it is whole. */
#include "publish.h"

#include "base/beside.h"
#include "base/fail.h"
#include "base/file.h"
#include "base/mem.h"
#include "index/catalogue.h"

#include <ctype.h>
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* ---- what is an index ---- */

/* "000001.seg" */
static bool is_segment_name(const char *name)
{
    if (strlen(name) != sizeof ZL_SEGMENT_FILE - 1)
        return false;
    for (int i = 0; i < 6; i++)
        if (!isdigit((unsigned char)name[i]))
            return false;
    return strcmp(name + 6, ".seg") == 0;
}

static bool begins(const char *name, const char *front)
{
    return strncmp(name, front, strlen(front)) == 0;
}

/* A name that a writer gives, or gave and left when it was killed. */
static bool is_our_name(const char *name)
{
    return strcmp(name, ".") == 0 || strcmp(name, "..") == 0 ||
           strcmp(name, ZL_CATALOGUE_FILE) == 0 || is_segment_name(name) ||
           begins(name, ZL_CATALOGUE_FILE ZL_BESIDE_MARK) ||
           begins(name, ZL_SEGMENT_FILE ZL_BESIDE_MARK);
}

/* Whether a folder holds nothing but files with names of ours. */
static bool only_our_names(const char *path)
{
    DIR *folder = opendir(path);
    bool ours = folder != NULL;

    if (!folder)
        return false;
    for (struct dirent *entry; ours && (entry = readdir(folder));)
        ours = is_our_name(entry->d_name);
    closedir(folder);
    return ours;
}

/* Whether the file begins as one of ours; a damaged one may. */
static bool has_our_mark(const char *folder, const char *name)
{
    char path[PATH_MAX];
    uint8_t front[100] = { 0 };
    int size = snprintf(path, sizeof path, "%s/%s", folder, name);

    if (size < 0 || (size_t)size >= sizeof path)
        return false;
    int file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (file < 0)
        return false;
    ssize_t got = read(file, front, sizeof front);
    close(file);
    return (got >= 8 && memcmp(front, "ZILISEG", 8) == 0) ||
           (got == sizeof front &&
            zl_catalogue_is_ours((zl_span){ front, sizeof front }));
}

static bool is_index(const char *path)
{
    return zl_file_is_folder(path) && only_our_names(path) &&
           (has_our_mark(path, ZL_CATALOGUE_FILE) ||
            has_our_mark(path, ZL_SEGMENT_FILE));
}

static zili_status check_place(const char *path, zili_error *err)
{
    if (!zl_file_exists(path) || is_index(path))
        return ZILI_OK;
    return zl_fail(err, ZILI_EUSAGE,
                   "%s is there already and is no index, or holds other "
                   "files as well; it stays as it is. Choose another name.",
                   path);
}

/* ---- names ---- */

/* The final name: without slashes at its end, and what a link points to. */
static char *final_name(const char *path)
{
    size_t size = strlen(path);

    while (size > 1 && path[size - 1] == '/')
        size--;
    char *name = zl_copy_text(path, size);
    char *final = name ? zl_file_follow(name) : NULL;
    zl_free(name);
    return final;
}

/* ---- begin, keep, drop ---- */

static void forget(zl_publication *publication)
{
    if (publication->beside)
        close(publication->lock);
    zl_free(publication->path);
    zl_free(publication->beside);
    *publication = (zl_publication){ 0 };
}

/* A failure speaks of the index: the folder beside it means nothing to a
 * user. */
static zili_status make_beside(zl_publication *publication, zili_error *err)
{
    zl_beside_sweep(publication->path, only_our_names);
    publication->lock =
        zl_beside_folder(publication->path, &publication->beside);
    if (publication->lock >= 0)
        return ZILI_OK;
    return errno == ENOMEM ? zl_no_memory(err)
                           : zl_fail_system(err, "write", publication->path);
}

zili_status zl_publication_begin(zl_publication *publication, const char *path,
                                 zili_error *err)
{
    *publication = (zl_publication){ 0 };
    if (!*path)
        return zl_fail(err, ZILI_EUSAGE, "The name of the index is empty.");
    publication->path = final_name(path);
    if (!publication->path)
        return zl_no_memory(err);
    zili_status status = check_place(publication->path, err);
    if (!status)
        status = make_beside(publication, err);
    if (status)
        forget(publication);
    return status;
}

/* Make the names of the files in a folder last. */
static bool sync_folder(const char *path)
{
    int folder = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

    if (folder < 0)
        return false;
    bool synced = fsync(folder) == 0 || errno == EINVAL;
    close(folder);
    return synced;
}

/* The index is there already: where this fails only a loss of power at the
 * wrong moment can show it, and the build has not failed. */
static void sync_parent(char *path)
{
    char *slash = strrchr(path, '/');

    if (!slash || slash == path) {
        sync_folder(slash ? "/" : ".");
        return;
    }
    *slash = 0;
    sync_folder(path);
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
        if (rename(aside, beside) != 0 && is_index(aside))
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

/* Others may publish under the name, or remove what has it, between the look
 * and the step: then look again. */
static bool take_name(const char *beside, const char *path)
{
    bool taken = false;

    for (int i = 0; i < 10 && !taken; i++) {
        if (zl_file_exists(path))
            taken = exchange(beside, path);
        else
            taken = rename(beside, path) == 0;
        if (!taken && errno != ENOENT && errno != EEXIST &&
            errno != ENOTEMPTY)
            break;
    }
    return taken;
}

/* Once the name is taken nothing may fail any more. */
zili_status zl_publication_keep(zl_publication *publication, zili_error *err)
{
    zili_status status = check_place(publication->path, err);

    if (status)
        return status;
    if (!sync_folder(publication->beside) ||
        !take_name(publication->beside, publication->path))
        return zl_fail_system(err, "write", publication->path);
    sync_parent(publication->path);
    if (is_index(publication->beside))
        zl_file_remove(publication->beside);
    forget(publication);
    return ZILI_OK;
}

void zl_publication_drop(zl_publication *publication)
{
    if (publication->beside)
        zl_file_remove(publication->beside);
    forget(publication);
}
