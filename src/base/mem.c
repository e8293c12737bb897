/* mem.c -- the one door to memory. */
#include "mem.h"

#include <malloc.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#ifdef ZL_FAULTS
static _Thread_local long left = -1;

void zl_refuse_after(long requests)
{
    left = requests;
}

static bool refused(void)
{
    if (left < 0)
        return false;
    if (left == 0)
        return true;
    left--;
    return false;
}
#else
static bool refused(void)
{
    return false;
}
#endif

void *zl_alloc(size_t size)
{
    return refused() ? NULL : calloc(1, size ? size : 1);
}

void *zl_alloc_array(size_t count, size_t size)
{
    if (size && count > SIZE_MAX / size)
        return NULL;
    return zl_alloc(count * size);
}

void *zl_resize(void *memory, size_t size)
{
    return refused() ? NULL : realloc(memory, size ? size : 1);
}

char *zl_copy_text(const char *text, size_t size)
{
    char *copy = zl_alloc(size + 1);

    if (copy && size)
        memcpy(copy, text, size);
    return copy;
}

void zl_free(void *memory)
{
    free(memory);
}

void zl_trim(void)
{
    malloc_trim(0);
}

void zl_spend(const void *bytes, size_t size)
{
    uintptr_t page = (uintptr_t)sysconf(_SC_PAGESIZE);
    uintptr_t begin = ((uintptr_t)bytes + page - 1) / page * page;
    uintptr_t end = ((uintptr_t)bytes + size) / page * page;

    if (begin < end)
        madvise((void *)begin, end - begin, MADV_DONTNEED);
}
