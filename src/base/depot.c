/* depot.c -- arrays and blocks of bytes that may grow beyond what memory shall
 * hold. */
#include "depot.h"

#include "beside.h"
#include "fail.h"
#include "mem.h"

#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

/* ---- files ---- */

static size_t whole_pages(size_t size)
{
    size_t page = (size_t)sysconf(_SC_PAGESIZE);

    return (size + page - 1) / page * page;
}

static void note(zl_depot *depot, int problem)
{
    if (!depot->problem && problem != ENOMEM)
        depot->problem = problem;
}

/* The bytes are there before they are mapped: to write to a page for which
 * the disk has no room would end the process. */
static bool stretch(zl_depot *depot, int file, size_t size)
{
    int problem;

    do
        problem = posix_fallocate(file, 0, (off_t)size);
    while (problem == EINTR);
    note(depot, problem);
    return problem == 0;
}

static int make_file(zl_depot *depot, size_t size)
{
    int file = zl_beside_nameless(depot->path);

    if (file < 0) {
        note(depot, errno);
    } else if (!stretch(depot, file, size)) {
        close(file);
        file = -1;
    }
    return file;
}

static void *map(zl_depot *depot, int file, size_t size)
{
    void *bytes = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_SHARED, file,
                       0);

    if (bytes != MAP_FAILED)
        return bytes;
    note(depot, errno);
    return NULL;
}

zili_status zl_depot_fail(const zl_depot *depot, zili_error *err)
{
    if (!depot->problem)
        return zl_no_memory(err);
    errno = depot->problem;
    return zl_fail_system(err, "write beside", depot->path);
}

/* ---- blocks ---- */

void *zl_depot_map(zl_depot *depot, size_t size)
{
    size_t bytes = whole_pages(size);
    int file = make_file(depot, bytes);
    void *block = file < 0 ? NULL : map(depot, file, bytes);

    if (file >= 0)
        close(file);
    return block;
}

void zl_depot_unmap(void *block, size_t size)
{
    if (block)
        munmap(block, whole_pages(size));
}

void zl_depot_ease(const void *block, size_t size)
{
    if (size)
        madvise((void *)(uintptr_t)block, whole_pages(size), MADV_DONTNEED);
}

/* ---- arrays ---- */

static bool in_memory(void **items, size_t size)
{
    void *grown = zl_resize(*items, size);

    if (grown)
        *items = grown;
    return grown;
}

/* Out of memory into a file. */
static bool move(zl_depot *depot, void **items, int *file, size_t old,
                 size_t size)
{
    int made = make_file(depot, size);
    void *bytes = made < 0 ? NULL : map(depot, made, size);

    if (!bytes) {
        if (made >= 0)
            close(made);
        return false;
    }
    if (old)
        memcpy(bytes, *items, old);
    zl_free(*items);
    *items = bytes;
    *file = made + 1;
    return true;
}

static bool in_file(zl_depot *depot, void **items, const int *file,
                    size_t old, size_t size)
{
    void *grown = stretch(depot, *file - 1, size)
                      ? mremap(*items, whole_pages(old), size, MREMAP_MAYMOVE)
                      : NULL;

    if (!grown || grown == MAP_FAILED)
        return false;
    *items = grown;
    return true;
}

/* What lies in a file grows by a quarter: all of it takes room on the disk. */
static size_t wanted_room(size_t room, size_t least, bool file)
{
    size_t wanted = room ? room : 8;

    while (wanted < least)
        wanted = file && wanted >= 8 ? wanted + wanted / 4 : wanted * 2;
    return wanted;
}

bool zl_stored_reserve_(zl_depot *depot, void **items, size_t *room,
                        int *file, size_t count, size_t more, size_t size)
{
    if (more <= *room - count)
        return true;
    if (more > SIZE_MAX / 4 / size - count)
        return false;
    size_t wanted = wanted_room(*room, count + more, *file);
    size_t old = *room * size, bytes = wanted * size;
    bool small = !depot->path || !depot->most || bytes <= depot->most;
    bool enough = *file   ? in_file(depot, items, file, old,
                                    whole_pages(bytes))
                  : small ? in_memory(items, bytes)
                          : move(depot, items, file, count * size,
                                 whole_pages(bytes));
    if (enough)
        *room = wanted;
    return enough;
}

void zl_stored_clear_(void **items, int *file, size_t bytes)
{
    if (*file) {
        munmap(*items, whole_pages(bytes));
        close(*file - 1);
    } else {
        zl_free(*items);
    }
    *items = NULL;
    *file = 0;
}
