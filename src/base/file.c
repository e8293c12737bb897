/* file.c -- files read whole, folders, names. */
#include "file.h"

#include "fail.h"
#include "mem.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

/* So many links one after the other are a loop. */
#define LINKS 40

static zili_status open_to_read(int *out, const char *path, zili_error *err)
{
    struct stat info;
    int file = open(path, O_RDONLY | O_CLOEXEC);

    if (file < 0)
        return zl_fail_system(err, "open", path);
    if (fstat(file, &info) == 0 && S_ISDIR(info.st_mode)) {
        close(file);
        errno = EISDIR;
        return zl_fail_system(err, "read", path);
    }
    *out = file;
    return ZILI_OK;
}

/* ---- reading ---- */

static zili_status read_all(int file, zl_str *into, size_t limit,
                            const char *path, zili_error *err)
{
    char part[65536];
    ssize_t size;

    while ((size = read(file, part, sizeof part)) != 0) {
        if (size < 0 && errno == EINTR)
            continue;
        if (size < 0)
            return zl_fail_system(err, "read", path);
        zl_str_add(into, (zl_view){ part, (size_t)size });
        if (into->failed)
            return zl_no_memory(err);
        if (into->size > limit)
            return zl_fail(err, ZILI_EFORMAT,
                           "%s is too large: at most %zu bytes are read.",
                           path, limit);
    }
    zl_str_add(into, (zl_view){ "", 0 });
    return into->failed ? zl_no_memory(err) : ZILI_OK;
}

zili_status zl_file_read(zl_span *out, const char *path, zili_error *err)
{
    return zl_file_read_limited(out, path, SIZE_MAX, err);
}

zili_status zl_file_read_limited(zl_span *out, const char *path, size_t limit,
                                 zili_error *err)
{
    zl_str text = { 0 };
    int file = -1;

    *out = (zl_span){ 0 };
    zili_status status = open_to_read(&file, path, err);
    if (status)
        return status;
    status = read_all(file, &text, limit, path, err);
    close(file);
    if (status) {
        zl_str_clear(&text);
        return status;
    }
    *out = (zl_span){ (uint8_t *)text.bytes, text.size };
    return ZILI_OK;
}

zili_status zl_file_map(zl_span *out, const char *path, zili_error *err)
{
    struct stat info;
    int file = -1;

    *out = (zl_span){ 0 };
    zili_status status = open_to_read(&file, path, err);
    if (status)
        return status;
    if (fstat(file, &info) != 0) {
        status = zl_fail_system(err, "read", path);
    } else if (info.st_size > 0) {
        size_t size = (size_t)info.st_size;
        void *bytes = mmap(NULL, size, PROT_READ, MAP_SHARED, file, 0);
        if (bytes == MAP_FAILED)
            status = zl_fail_system(err, "read", path);
        else
            *out = (zl_span){ bytes, size };
    }
    close(file);
    return status;
}

void zl_file_unmap(zl_span *span)
{
    if (span->size)
        munmap((void *)(uintptr_t)span->bytes, span->size);
    *span = (zl_span){ 0 };
}

void zl_file_forget(zl_span span)
{
    if (span.size)
        madvise((void *)(uintptr_t)span.bytes, span.size, MADV_DONTNEED);
}

/* ---- folders and names ---- */

bool zl_file_is_folder(const char *path)
{
    struct stat info;

    return stat(path, &info) == 0 && S_ISDIR(info.st_mode);
}

bool zl_file_exists(const char *path)
{
    struct stat info;

    return lstat(path, &info) == 0;
}

static int by_bytes(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

bool zl_names_add(zl_names *names, const char *name)
{
    char *copy = zl_copy_text(name, strlen(name));

    if (copy && zl_array_push(names, copy))
        return true;
    zl_free(copy);
    return false;
}

static zili_status read_names(zl_names *out, DIR *handle, const char *folder,
                              zili_error *err)
{
    struct dirent *entry;

    while ((errno = 0, entry = readdir(handle)))
        if (entry->d_name[0] != '.' && !zl_names_add(out, entry->d_name))
            return zl_no_memory(err);
    return errno ? zl_fail_system(err, "read", folder) : ZILI_OK;
}

zili_status zl_file_list(zl_names *out, const char *folder, zili_error *err)
{
    *out = (zl_names){ 0 };
    DIR *handle = opendir(folder);
    if (!handle)
        return zl_fail_system(err, "open", folder);
    zili_status status = read_names(out, handle, folder, err);
    closedir(handle);
    if (status) {
        zl_names_clear(out);
        return status;
    }
    if (out->count)
        qsort(out->items, out->count, sizeof *out->items, by_bytes);
    return ZILI_OK;
}

void zl_names_clear(zl_names *names)
{
    for (size_t i = 0; i < names->count; i++)
        zl_free(names->items[i]);
    zl_array_clear(names);
}

void zl_file_join(zl_str *out, const char *folder, const char *name)
{
    size_t size = strlen(folder);

    zl_str_empty(out);
    zl_str_add_text(out, folder);
    if (size && folder[size - 1] != '/')
        zl_str_add_byte(out, '/');
    zl_str_add_text(out, name);
}

const char *zl_file_name(const char *path)
{
    const char *slash = strrchr(path, '/');

    return slash ? slash + 1 : path;
}

/* One link further: replace `*path`. False where it is no link, or leads into
 * /proc, where links stand for open files. */
static bool follow_once(zl_str *path)
{
    char target[PATH_MAX];
    const char *name = zl_str_text(path);
    ssize_t size = strncmp(name, "/proc/", 6) == 0
                       ? -1
                       : readlink(name, target, sizeof target);

    if (size <= 0 || (size_t)size >= sizeof target)
        return false;
    path->size = target[0] == '/' ? 0 : (size_t)(zl_file_name(name) - name);
    zl_str_add(path, (zl_view){ target, (size_t)size });
    return !path->failed;
}

char *zl_file_follow(const char *path)
{
    zl_str found = { 0 };

    zl_str_add_text(&found, path);
    for (int i = 0; i < LINKS && follow_once(&found); i++)
        ;
    if (found.failed)
        zl_str_clear(&found);
    return found.bytes;
}

static int remove_one(const char *path, const struct stat *info, int kind,
                      struct FTW *where)
{
    (void)info, (void)kind, (void)where;
    remove(path);
    return 0;
}

void zl_file_remove(const char *path)
{
    nftw(path, remove_one, 16, FTW_DEPTH | FTW_PHYS);
}

zili_status zl_file_make_folder(const char *path, zili_error *err)
{
    if (mkdir(path, 0777) != 0 &&
        !(errno == EEXIST && zl_file_is_folder(path)))
        return zl_fail_system(err, "make the folder", path);
    return ZILI_OK;
}
