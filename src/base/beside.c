/* beside.c -- names of one's own, for what is not whole yet. */
#include "beside.h"

#include "file.h"
#include "mem.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#define LETTERS "bcdfghjkmnpqrstvwxz"
#define CHOSEN  8
#define TRIES   100

#define OPEN_FILES "/proc/self/fd"

/* ---- names ---- */

static bool add_chosen(zl_str *name)
{
    uint32_t numbers[CHOSEN];

    if (getrandom(numbers, sizeof numbers, 0) != sizeof numbers)
        return false;
    for (int i = 0; i < CHOSEN; i++)
        zl_str_add_byte(name, LETTERS[numbers[i] % (sizeof LETTERS - 1)]);
    return true;
}

/* NULL and errno without memory. */
static char *choose_name(const char *path)
{
    zl_str name = { 0 };

    zl_str_add_text(&name, path);
    zl_str_add_text(&name, ZL_BESIDE_MARK);
    bool chosen = add_chosen(&name);
    if (chosen && !name.failed)
        return name.bytes;
    if (name.failed)
        errno = ENOMEM;
    zl_str_clear(&name);
    return NULL;
}

/* Whether zl_beside_folder() gives this name for `final`. */
static bool is_chosen(const char *name, const char *final)
{
    size_t size = strlen(final), mark = sizeof ZL_BESIDE_MARK - 1;

    return strncmp(name, final, size) == 0 &&
           strncmp(name + size, ZL_BESIDE_MARK, mark) == 0 &&
           strlen(name + size + mark) == CHOSEN &&
           strspn(name + size + mark, LETTERS) == CHOSEN;
}

/* The folder that `path` is in, "." for none. */
static const char *parent_of(zl_str *parent, const char *path)
{
    const char *final = zl_file_name(path);

    zl_str_add(parent, (zl_view){ path, (size_t)(final - path) });
    return parent->size ? zl_str_text(parent) : ".";
}

/* ---- making ---- */

/* Try names until `make` gives an open file, or fails for another reason
 * than that the name is taken. */
static int make_new(const char *path, char **name, int make(const char *name))
{
    *name = NULL;
    for (int i = 0; i < TRIES; i++) {
        char *tried = choose_name(path);
        int file = tried ? make(tried) : -1;
        if (file >= 0) {
            *name = tried;
            return file;
        }
        int why = errno;
        zl_free(tried);
        errno = why;
        if (why != EEXIST)
            break;
    }
    return -1;
}

static int make_file(const char *name)
{
    return open(name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
}

int zl_beside_file(const char *path, char **name)
{
    return make_new(path, name, make_file);
}

/* A name is given by way of /proc: without it there is none to be had. */
int zl_beside_unnamed(const char *path)
{
    zl_str parent = { 0 };
    const char *where = parent_of(&parent, path);
    int file = -1;

    if (parent.failed)
        errno = ENOMEM;
    else if (access(OPEN_FILES, X_OK) == 0)
        file = open(where, O_WRONLY | O_TMPFILE | O_CLOEXEC, 0666);
    int why = errno;
    zl_str_clear(&parent);
    errno = why;
    return file;
}

char *zl_beside_name(int file, const char *path)
{
    char opened[sizeof OPEN_FILES + 12];

    snprintf(opened, sizeof opened, OPEN_FILES "/%d", file);
    for (int i = 0; i < TRIES; i++) {
        char *name = choose_name(path);
        if (!name || linkat(AT_FDCWD, opened, AT_FDCWD, name,
                            AT_SYMLINK_FOLLOW) == 0)
            return name;
        int why = errno;
        zl_free(name);
        errno = why;
        if (why != EEXIST)
            break;
    }
    return NULL;
}

static int make_nameless(const char *name)
{
    int file = open(name, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);

    if (file >= 0)
        unlink(name);
    return file;
}

int zl_beside_nameless(const char *path)
{
    char *name;
    int file = make_new(path, &name, make_nameless);

    zl_free(name);
    return file;
}

static int open_folder(const char *name)
{
    return open(name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
}

/* Whether `name` still is what is open. */
static bool is_still(const char *name, int file)
{
    struct stat named, opened;

    return lstat(name, &named) == 0 && fstat(file, &opened) == 0 &&
           named.st_dev == opened.st_dev && named.st_ino == opened.st_ino;
}

/* Between the making and the lock a sweep may take the folder away: then
 * another name is tried. Not every file system has locks; there nothing is
 * swept either. */
static int make_folder(const char *name)
{
    if (mkdir(name, 0777) != 0)
        return -1;
    int folder = open_folder(name);
    if (folder < 0) {
        int why = errno;
        rmdir(name);
        errno = why == ENOENT ? EEXIST : why;
        return -1;
    }
    bool locked = flock(folder, LOCK_EX | LOCK_NB) == 0 ||
                  errno != EWOULDBLOCK;
    if (locked && is_still(name, folder))
        return folder;
    close(folder);
    errno = EEXIST;
    return -1;
}

int zl_beside_folder(const char *path, char **name)
{
    return make_new(path, name, make_folder);
}

/* ---- failures ---- */

/* A chosen name is longer than the one it stands beside. */
void zl_beside_tell(zili_error *err, const char *beside, const char *path)
{
    size_t size = beside ? strlen(beside) : 0, short_size = strlen(path);
    char *at = err && size ? err->text : NULL;

    while (at && short_size <= size && (at = strstr(at, beside))) {
        memcpy(at, path, short_size);
        memmove(at + short_size, at + size, strlen(at + size) + 1);
        at += short_size;
    }
}

/* ---- sweeping ---- */

/* Whether it is in use. */
static bool sweep_one(const char *name, bool is_ours(const char *folder))
{
    int folder = open_folder(name);

    if (folder < 0)
        return false;
    bool locked = flock(folder, LOCK_EX | LOCK_NB) == 0;
    bool used = !locked && errno == EWOULDBLOCK;
    if (locked && is_still(name, folder) && is_ours(name))
        zl_file_remove(name);
    close(folder);
    return used;
}

bool zl_beside_sweep(const char *path, bool is_ours(const char *folder))
{
    const char *final = zl_file_name(path);
    zl_str parent = { 0 }, name = { 0 };
    const char *where = parent_of(&parent, path);
    bool used = false;

    DIR *handle = parent.failed ? NULL : opendir(where);
    for (struct dirent *entry; handle && (entry = readdir(handle));) {
        if (!is_chosen(entry->d_name, final))
            continue;
        zl_file_join(&name, where, entry->d_name);
        if (!name.failed)
            used |= sweep_one(zl_str_text(&name), is_ours);
    }
    if (handle)
        closedir(handle);
    zl_str_clear(&name);
    zl_str_clear(&parent);
    return used;
}

int zl_beside_guard(const char *path)
{
    struct timespec pause = { 0, 1000000 };
    zl_str parent = { 0 };
    const char *where = parent_of(&parent, path);
    int folder = parent.failed ? -1 : open(where, O_RDONLY | O_DIRECTORY |
                                                      O_CLOEXEC);
    bool locked = false;

    for (int i = 0; i < 1000 && folder >= 0 && !locked; i++) {
        locked = flock(folder, LOCK_EX | LOCK_NB) == 0;
        if (!locked && errno != EWOULDBLOCK)
            break;
        if (!locked)
            nanosleep(&pause, NULL);
    }
    if (folder >= 0 && !locked)
        close(folder);
    zl_str_clear(&parent);
    return locked ? folder : -1;
}
