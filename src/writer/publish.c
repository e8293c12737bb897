/* publish.c -- a folder that appears under its name only when it is whole. */
#include "publish.h"

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
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
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

/* A name that a writer gives, or gave and left when it was killed. */
static bool is_our_name(const char *name)
{
    return strcmp(name, ".") == 0 || strcmp(name, "..") == 0 ||
           strcmp(name, ZL_CATALOGUE_FILE) == 0 || is_segment_name(name) ||
           strncmp(name, ZL_CATALOGUE_FILE ".part-",
                   sizeof ZL_CATALOGUE_FILE ".part-" - 1) == 0 ||
           strncmp(name, ZL_SEGMENT_FILE ".part-",
                   sizeof ZL_SEGMENT_FILE ".part-" - 1) == 0;
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
    char real[PATH_MAX];
    size_t size = strlen(path);

    while (size > 1 && path[size - 1] == '/')
        size--;
    struct stat info;
    char *name = zl_copy_text(path, size);
    if (!name || lstat(name, &info) != 0 || !S_ISLNK(info.st_mode) ||
        !realpath(name, real))
        return name;
    zl_free(name);
    return zl_copy_text(real, strlen(real));
}

static char *name_beside(const char *path)
{
    zl_str name = { 0 };

    zl_str_format(&name, "%s.part-%ld", path, (long)getpid());
    if (!name.failed)
        return name.bytes;
    zl_str_clear(&name);
    return NULL;
}

/* ---- begin, keep, drop ---- */

/* What stands there may be left from a build that was killed. A failure
 * speaks of the index, `name`: the folder beside it means nothing to a user. */
static zili_status make_beside(const char *path, const char *name,
                               zili_error *err)
{
    if (mkdir(path, 0777) == 0)
        return ZILI_OK;
    if (errno == EEXIST && zl_file_is_folder(path) && only_our_names(path)) {
        zl_file_remove(path);
        if (mkdir(path, 0777) == 0)
            return ZILI_OK;
    }
    return zl_fail_system(err, "write", name);
}

static void forget(zl_publication *publication)
{
    zl_free(publication->path);
    zl_free(publication->beside);
    *publication = (zl_publication){ 0 };
}

zili_status zl_publication_begin(zl_publication *publication, const char *path,
                                 zili_error *err)
{
    *publication = (zl_publication){ 0 };
    if (!*path)
        return zl_fail(err, ZILI_EUSAGE, "The name of the index is empty.");
    char *name = final_name(path);
    char *beside = name ? name_beside(name) : NULL;
    zili_status status;

    if (!beside) {
        zl_free(name);
        return zl_no_memory(err);
    }
    *publication = (zl_publication){ name, beside };
    status = check_place(name, err);
    if (!status)
        status = make_beside(beside, name, err);
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

static bool sync_parent(char *path)
{
    char *slash = strrchr(path, '/');

    if (!slash)
        return sync_folder(".");
    if (slash == path)
        return sync_folder("/");
    *slash = 0;
    bool synced = sync_folder(path);
    *slash = '/';
    return synced;
}

/* Put the new folder in the place of the old one; the old one then has the
 * name beside. Not every file system can exchange two names in one step. */
static bool exchange(const zl_publication *publication)
{
    const char *beside = publication->beside, *path = publication->path;
    char aside[PATH_MAX];

    if (renameat2(AT_FDCWD, beside, AT_FDCWD, path, RENAME_EXCHANGE) == 0)
        return true;
    if (errno != EINVAL && errno != ENOSYS)
        return false;
    int size = snprintf(aside, sizeof aside, "%s.old", beside);
    if (size < 0 || (size_t)size >= sizeof aside || rename(path, aside) != 0)
        return false;
    if (rename(beside, path) == 0)
        return rename(aside, beside) == 0;
    int why = errno;
    (void)!rename(aside, path);
    errno = why;
    return false;
}

zili_status zl_publication_keep(zl_publication *publication, zili_error *err)
{
    zili_status status = check_place(publication->path, err);

    if (status)
        return status;
    bool replaces = zl_file_exists(publication->path);
    if (!sync_folder(publication->beside) ||
        !(replaces ? exchange(publication)
                   : rename(publication->beside, publication->path) == 0) ||
        !sync_parent(publication->path))
        return zl_fail_system(err, "write", publication->path);
    if (replaces)
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
