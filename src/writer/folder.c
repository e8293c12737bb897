/* folder.c -- the folder of an index: what is in it, and who may change it. */
#include "folder.h"

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
#include <sys/file.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

/* ---- names ---- */

static bool begins(const char *name, const char *front)
{
    return strncmp(name, front, strlen(front)) == 0;
}

/* The bytes of "000001.seg" at the beginning of a name, or 0. */
static size_t segment_name(const char *name)
{
    size_t digits = strspn(name, "0123456789");

    return digits >= 6 && begins(name + digits, ".seg") ? digits + 4 : 0;
}

static bool is_segment(const char *name)
{
    size_t size = segment_name(name);

    return size > 0 && name[size] == 0;
}

/* What is not whole yet, and has its name from base/beside.h. */
static bool is_unfinished(const char *name)
{
    size_t size = segment_name(name);

    return begins(name, ZL_CATALOGUE_FILE ZL_BESIDE_MARK) ||
           (size > 0 && begins(name + size, ZL_BESIDE_MARK));
}

static bool is_ours(const char *name)
{
    return strcmp(name, ".") == 0 || strcmp(name, "..") == 0 ||
           strcmp(name, ZL_CATALOGUE_FILE) == 0 || is_segment(name) ||
           is_unfinished(name);
}

bool zl_folder_only_ours(const char *path)
{
    DIR *folder = opendir(path);
    bool ours = folder != NULL;

    if (!folder)
        return false;
    for (struct dirent *entry; ours && (entry = readdir(folder));)
        ours = is_ours(entry->d_name);
    closedir(folder);
    return ours;
}

/* ---- what is an index ---- */

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

static bool has_our_segment(const char *path)
{
    DIR *folder = opendir(path);
    bool found = false;

    for (struct dirent *entry; folder && !found && (entry = readdir(folder));)
        found = is_segment(entry->d_name) && has_our_mark(path, entry->d_name);
    if (folder)
        closedir(folder);
    return found;
}

bool zl_folder_is_index(const char *path)
{
    return zl_file_is_folder(path) && zl_folder_only_ours(path) &&
           (has_our_mark(path, ZL_CATALOGUE_FILE) || has_our_segment(path));
}

bool zl_folder_is_empty(const char *path)
{
    DIR *folder = zl_file_is_folder(path) ? opendir(path) : NULL;
    bool empty = folder != NULL;

    for (struct dirent *entry; empty && (entry = readdir(folder));)
        empty = strcmp(entry->d_name, ".") == 0 ||
                strcmp(entry->d_name, "..") == 0;
    if (folder)
        closedir(folder);
    return empty;
}

char *zl_folder_final(const char *path)
{
    size_t size = strlen(path);

    while (size > 1 && path[size - 1] == '/')
        size--;
    char *name = zl_copy_text(path, size);
    char *final = name ? zl_file_follow(name) : NULL;
    zl_free(name);
    return final;
}

/* ---- the lock ---- */

#define PATIENCE ((uint64_t)10 * 60 * 1000) /* milliseconds */
#define PAUSE 20

static int open_folder(const char *path)
{
    return open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
}

/* Whether `path` still is what is open. */
static bool is_still(const char *path, int folder)
{
    struct stat named, opened;

    return stat(path, &named) == 0 && fstat(folder, &opened) == 0 &&
           named.st_dev == opened.st_dev && named.st_ino == opened.st_ino;
}

/* Try once: the lock, -1 where another one has it, -2 and errno where the
 * folder cannot be opened. A folder that was replaced meanwhile is no index
 * any more. Not every file system has locks; there nobody waits. */
static int try_lock(const char *path)
{
    int folder = open_folder(path);

    if (folder < 0)
        return -2;
    bool locked = flock(folder, LOCK_EX | LOCK_NB) == 0 ||
                  errno != EWOULDBLOCK;
    if (locked && is_still(path, folder))
        return folder;
    close(folder);
    return -1;
}

static void tell(const char *path, const zl_waiting *waiting)
{
    zl_str sentence = { 0 };

    zl_str_format(&sentence,
                  "%s is being made or changed by another zili; waiting for "
                  "it.",
                  path);
    if (waiting->note && !sentence.failed)
        waiting->note(waiting->note_user, zl_str_text(&sentence));
    zl_str_clear(&sentence);
}

static zili_status give_up(const char *path, uint64_t waited, zili_error *err)
{
    return zl_fail(err, ZILI_EIO,
                   "%s is being made or changed by another zili, and has been "
                   "for %.0f seconds; it stays as it is. Try again when that "
                   "is done.",
                   path, (double)waited / 1000);
}

zili_status zl_folder_wait(uint64_t *waited, const char *path,
                           const zl_waiting *waiting, zili_error *err)
{
    uint64_t patience = waiting->patience ? waiting->patience : PATIENCE;
    struct timespec pause = { 0, (long)PAUSE * 1000000 };

    if (waiting->stop && waiting->stop(waiting->stop_user))
        return zl_fail(err, ZILI_ESTOPPED, "Stopped.");
    if (*waited == 0)
        tell(path, waiting);
    if (*waited >= patience)
        return give_up(path, *waited, err);
    nanosleep(&pause, NULL);
    *waited += PAUSE;
    return ZILI_OK;
}

zili_status zl_folder_lock(int *lock, const char *path,
                           const zl_waiting *waiting, zili_error *err)
{
    uint64_t waited = 0;

    while ((*lock = try_lock(path)) == -1) {
        zili_status status = zl_folder_wait(&waited, path, waiting, err);
        if (status)
            return status;
    }
    if (*lock >= 0)
        return ZILI_OK;
    *lock = -1;
    return errno == ENOENT ? ZILI_OK : zl_fail_system(err, "open", path);
}

zili_status zl_folder_wait_for_builds(const char *path,
                                      const zl_waiting *waiting,
                                      zili_error *err)
{
    zili_status status = ZILI_OK;
    uint64_t waited = 0;

    while (!status && zl_beside_sweep(path, zl_folder_only_ours))
        status = zl_folder_wait(&waited, path, waiting, err);
    return status;
}

/* ---- files ---- */

static void remove_file(const char *folder, const char *name)
{
    char path[PATH_MAX];
    int size = snprintf(path, sizeof path, "%s/%s", folder, name);

    if (size > 0 && (size_t)size < sizeof path)
        unlink(path);
}

void zl_folder_sweep(const char *path,
                     bool is_named(const void *user, const char *name),
                     const void *user)
{
    DIR *folder = opendir(path);

    if (!folder)
        return;
    for (struct dirent *entry; (entry = readdir(folder));)
        if (is_unfinished(entry->d_name) ||
            (is_segment(entry->d_name) && !is_named(user, entry->d_name)))
            remove_file(path, entry->d_name);
    closedir(folder);
}

bool zl_folder_sync(const char *path)
{
    int folder = open_folder(path);

    if (folder < 0)
        return false;
    bool synced = fsync(folder) == 0 || errno == EINVAL;
    close(folder);
    return synced;
}
