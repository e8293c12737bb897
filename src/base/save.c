/* save.c -- a file that appears under its name only when it is whole. */
#include "fail.h"
#include "file.h"
#include "mem.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Devices and pipes cannot be replaced: they are written in place. */
static bool written_in_place(const char *path)
{
    struct stat info;

    return stat(path, &info) == 0 && !S_ISREG(info.st_mode);
}

static void forget(zl_save *save)
{
    zl_free(save->path);
    zl_free(save->beside);
    *save = (zl_save){ .file = -1 };
}

static int open_beside(const zl_save *save)
{
    if (!save->beside)
        return open(save->path, O_WRONLY | O_CLOEXEC);
    return open(save->beside, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
}

zili_status zl_save_begin(zl_save *save, const char *path, zili_error *err)
{
    zl_str beside = { 0 };

    *save = (zl_save){ .path = zl_copy_text(path, strlen(path)), .file = -1 };
    if (!written_in_place(path)) {
        zl_str_format(&beside, "%s.part-%ld", path, (long)getpid());
        save->beside = beside.bytes;
    }
    if (!save->path || beside.failed) {
        forget(save);
        return zl_no_memory(err);
    }
    save->file = open_beside(save);
    if (save->file < 0) {
        zili_status status = zl_fail_system(err, "write", path);
        forget(save);
        return status;
    }
    return ZILI_OK;
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

static bool sync_and_close(zl_save *save)
{
    bool synced = !save->beside || fsync(save->file) == 0;
    int problem = errno;
    bool closed = close(save->file) == 0;

    save->file = -1;
    if (!synced)
        errno = problem;
    return synced && closed;
}

zili_status zl_save_keep(zl_save *save, zili_error *err)
{
    bool kept = !save->problem && sync_and_close(save) &&
                (!save->beside || rename(save->beside, save->path) == 0);

    if (save->problem)
        errno = save->problem;
    if (kept) {
        forget(save);
        return ZILI_OK;
    }
    zili_status status = zl_fail_system(err, "write", save->path);
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
