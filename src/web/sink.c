/* sink.c -- bytes of an answer, in memory or in a file without a name. */
#include "sink.h"
#include "fail.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

static zili_status failed(int problem, zili_error *err)
{
    return web_fail(err, ZILI_EIO, "The answer cannot be written: %s.",
                    strerrordesc_np(problem));
}

/* On failure -1. */
static int open_nameless(const char *folder)
{
    int fd = open(folder, O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);

    return fd >= 0 ? fd : memfd_create("zili", MFD_CLOEXEC);
}

zili_status web_sink_file(web_sink *sink, web_answer *answer,
                          const web_desk *desk, zili_error *err)
{
    answer->fd = open_nameless(desk->scratch);
    int copy = answer->fd < 0 ? -1 : fcntl(answer->fd, F_DUPFD_CLOEXEC, 0);

    *sink = (web_sink){ answer, copy < 0 ? NULL : fdopen(copy, "wb"), 0 };
    if (sink->out)
        return ZILI_OK;
    zili_status status = failed(errno, err);
    if (copy >= 0)
        close(copy);
    return status;
}

zili_status web_sink_text(web_sink *sink, web_answer *answer, zili_error *err)
{
    *sink =
        (web_sink){ answer, open_memstream(&answer->bytes, &answer->size), 0 };
    return sink->out ? ZILI_OK : failed(errno, err);
}

bool web_sink_put(void *user, const void *bytes, size_t size)
{
    web_sink *sink = user;

    if (fwrite(bytes, 1, size, sink->out) == size)
        return true;
    sink->problem = errno;
    return false;
}

zili_status web_sink_end(web_sink *sink, zili_status status, zili_error *err)
{
    web_answer *answer = sink->answer;
    struct stat info;

    if (fclose(sink->out) != 0 && !sink->problem)
        sink->problem = errno;
    if (sink->problem)
        return failed(sink->problem, err);
    if (status || answer->fd < 0)
        return status;
    if (fstat(answer->fd, &info) != 0)
        return failed(errno, err);
    answer->size = (size_t)info.st_size;
    return ZILI_OK;
}
