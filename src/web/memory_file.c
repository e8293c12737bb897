/* memory_file.c -- a file of the kernel's memory. */
#include "memory_file.h"

#include <errno.h>
#include <stdbool.h>
#include <sys/mman.h>
#include <unistd.h>

static bool write_all(int fd, const char *bytes, size_t size)
{
    while (size > 0) {
        ssize_t written = write(fd, bytes, size);
        if (written < 0 && errno != EINTR)
            return false;
        bytes += written > 0 ? written : 0;
        size -= written > 0 ? (size_t)written : 0;
    }
    return true;
}

int web_memory_file(const char *bytes, size_t size)
{
    int fd = memfd_create("zili", MFD_CLOEXEC);

    if (fd < 0 || write_all(fd, bytes, size))
        return fd;
    int why = errno;
    close(fd);
    errno = why;
    return -1;
}
