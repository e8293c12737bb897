/* save.c -- a file that appears under its name only when it is whole. */
#include "beside.h"
#include "fail.h"
#include "file.h"
#include "mem.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Devices, pipes and open files cannot be replaced: they are written in
 * place; and a loop of links leads to nothing. */
static bool written_in_place(const char *path)
{
    struct stat info;

    if (strncmp(path, "/proc/", 6) == 0)
        return true;
    return stat(path, &info) == 0 ? !S_ISREG(info.st_mode) : errno == ELOOP;
}

static void forget(zl_save *save)
{
    zl_free(save->path);
    zl_free(save->beside);
    *save = (zl_save){ .file = -1 };
}

static void make_new(zl_save *save)
{
    save->file = zl_beside_unnamed(save->path);
    save->unnamed = save->file >= 0;
    if (!save->unnamed)
        save->file = zl_beside_file(save->path, &save->beside);
}

static zili_status cannot(const char *path, zili_error *err)
{
    return errno == ENOMEM ? zl_no_memory(err)
                           : zl_fail_system(err, "write", path);
}

zili_status zl_save_begin(zl_save *save, const char *path, zili_error *err)
{
    *save = (zl_save){ .path = zl_file_follow(path), .file = -1 };
    if (!save->path)
        return zl_no_memory(err);
    if (written_in_place(save->path))
        save->file = open(save->path, O_WRONLY | O_APPEND | O_CLOEXEC);
    else
        make_new(save);
    if (save->file >= 0)
        return ZILI_OK;
    zili_status status = cannot(path, err);
    forget(save);
    return status;
}

bool zl_save_write(void *user, const void *bytes, size_t size)
{
    zl_save *save = user;
    const char *next = bytes;

    while (size) {
        ssize_t done = write(save->file, next, size);
        if (done < 0 && errno == EINTR)
            continue;
        if (done <= 0) {
            save->problem = done < 0 ? errno : EIO;
            return false;
        }
        next += done;
        size -= (size_t)done;
    }
    return true;
}

/* What was written in place is neither. */
static bool sync_and_name(zl_save *save)
{
    if (!save->beside && !save->unnamed)
        return true;
    if (fsync(save->file) != 0)
        return false;
    if (save->unnamed)
        save->beside = zl_beside_name(save->file, save->path);
    return save->beside != NULL;
}

static bool finish_and_close(zl_save *save)
{
    bool whole = sync_and_name(save);
    int problem = errno;
    bool closed = close(save->file) == 0;

    save->file = -1;
    if (!whole)
        errno = problem;
    return whole && closed;
}

zili_status zl_save_keep(zl_save *save, zili_error *err)
{
    bool kept = !save->problem && finish_and_close(save) &&
                (!save->beside || rename(save->beside, save->path) == 0);

    if (save->problem)
        errno = save->problem;
    if (kept) {
        forget(save);
        return ZILI_OK;
    }
    zili_status status = cannot(save->path, err);
    zl_save_drop(save);
    return status;
}

void zl_save_drop(zl_save *save)
{
    if (save->file >= 0)
        close(save->file);
    if (save->beside)
        unlink(save->beside);
    forget(save);
}

zili_status zl_save_end(zl_save *save, zili_status status, zili_error *err)
{
    if (!status || save->problem)
        return zl_save_keep(save, err);
    zl_save_drop(save);
    return status;
}
