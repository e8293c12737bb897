/* memory_file.h -- bytes under a path, for what reads files. */
#ifndef MEMORY_FILE_H
#define MEMORY_FILE_H

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

/* The path lives as long as the program and always holds the bytes that were
 * given last. */
static inline const char *memory_file(const uint8_t *bytes, size_t size)
{
    static char path[32];
    static int file = -1;

    if (file < 0) {
        file = memfd_create("fuzz", MFD_CLOEXEC);
        snprintf(path, sizeof path, "/proc/self/fd/%d", file);
    }
    if (file < 0 || ftruncate(file, 0) ||
        pwrite(file, bytes, size, 0) != (ssize_t)size)
        abort();
    return path;
}

#endif
