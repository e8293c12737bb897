/* pdf_child.c -- zili-pdf, run. */
#include "formats/pdf_child.h"

#include "base/fail.h"
#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

/* What a child may take. Of 627 sound files none took more than .8 seconds for
 * each MiB and 80 milliseconds for a page; what unpacks without end is on one
 * page, most often. The clock of the wall is for one that does not compute;
 * many may run beside it. */
enum { SECONDS = 1, SECOND_BYTES = 256 << 10, SECONDS_MOST = 3600 };
enum { PAGE = 600, PAGE_BYTES = 4 << 10, PAGE_MOST = 600000 }; /* ms */
enum { MEMORY = 256, MEMORY_TIMES = 4, MEMORY_MOST = 4096 }; /* MiB */
enum { WALL_TIMES = 20, WALL_SECONDS = 30 };
enum { SAID_TIMES = 32 };
#define SAID_SURE ((size_t)16 << 20)

struct child {
    const char *path;
    zl_view bytes;
    unsigned seconds, milliseconds, mebibytes; /* of a page the second */
    pid_t process;
    int input, output; /* -1: none */
    int status;        /* how it ended */
    bool ended;        /* … if that is known */
    bool late;         /* by the clock of the wall */
    zl_str *stream;
    zili_error *err;
};

/* ---- where it is ---- */

/* Where zili is installed, as the Makefile says it: without quotes. */
#ifndef ZILI_SHARE
#define ZILI_SHARE / usr / local / share / zili
#endif
#define QUOTED_(path) #path
#define QUOTED(path) QUOTED_(path)
#define LIBEXEC "/../libexec/zili/zili-pdf"

/* From the folder of this program, as zili finds zili-draw; tests lie a folder
 * deeper. */
static const char *const places[] = {
    "/zili-pdf",
    LIBEXEC,
    "/../zili-pdf",
};

/* The folder of the running program; empty where it cannot be told. */
static void add_folder(zl_str *path)
{
    char program[PATH_MAX];
    ssize_t size = readlink("/proc/self/exe", program, sizeof program);

    while (size > 0 && program[--size] != '/')
        continue;
    if (size > 0)
        zl_str_add(path, (zl_view){ program, (size_t)size });
}

static zili_status find_program(zl_str *program, zili_error *err)
{
    const char *named = getenv("ZILI_PDF");

    if (named && *named) {
        zl_str_add_text(program, named);
        return program->failed ? zl_no_memory(err) : ZILI_OK;
    }
    add_folder(program);
    size_t folder = program->size;
    for (size_t i = 0; folder && i < sizeof places / sizeof *places; i++) {
        program->size = folder;
        zl_str_add_text(program, places[i]);
        if (!program->failed && zl_file_exists(zl_str_text(program)))
            return ZILI_OK;
    }
    /* Other programs may use the library. */
    zl_str_empty(program);
    zl_str_add_text(program, QUOTED(ZILI_SHARE) "/.." LIBEXEC);
    if (!program->failed && zl_file_exists(zl_str_text(program)))
        return ZILI_OK;
    return program->failed
               ? zl_no_memory(err)
               : zl_fail(err, ZILI_EIO,
                         "PDF files are read by the program zili-pdf, which "
                         "is not there. It belongs beside zili or in "
                         "libexec/zili; install zili again, or name it in "
                         "ZILI_PDF.");
}

/* ---- its beginning ---- */

/* The bytes as a file without a name, in memory. */
static zili_status open_input(struct child *child)
{
    size_t done = 0;

    child->input = memfd_create("pdf", MFD_CLOEXEC);
    if (child->input < 0)
        return zl_fail_system(child->err, "make room for", child->path);
    while (done < child->bytes.size) {
        ssize_t size = write(child->input, child->bytes.bytes + done,
                             child->bytes.size - done);
        if (size < 0 && errno == EINTR)
            continue;
        if (size <= 0)
            return zl_fail_system(child->err, "make room for", child->path);
        done += (size_t)size;
    }
    return lseek(child->input, 0, SEEK_SET) == 0
               ? ZILI_OK
               : zl_fail_system(child->err, "make room for", child->path);
}

/* The child has the bytes, the pipe, and nothing else that is open here. */
static int add_actions(posix_spawn_file_actions_t *actions, int input,
                       int output)
{
    int code = posix_spawn_file_actions_adddup2(actions, input, 0);

    if (!code)
        code = posix_spawn_file_actions_adddup2(actions, output, 1);
    if (!code)
        code = posix_spawn_file_actions_addopen(actions, 2, "/dev/null",
                                                O_WRONLY, 0);
    if (!code)
        code = posix_spawn_file_actions_addclosefrom_np(actions, 3);
    return code;
}

/* No signal is held back or ignored in it; and in a group of its own it does
 * not get those of the keyboard, which are for this process to answer. */
static int add_signals(posix_spawnattr_t *attributes)
{
    sigset_t none, all;

    sigemptyset(&none);
    sigfillset(&all);
    int code = posix_spawnattr_setsigmask(attributes, &none);
    if (!code)
        code = posix_spawnattr_setsigdefault(attributes, &all);
    return code ? code
                : posix_spawnattr_setflags(attributes,
                                           POSIX_SPAWN_SETSIGMASK |
                                               POSIX_SPAWN_SETSIGDEF |
                                               POSIX_SPAWN_SETPGROUP);
}

static int spawn(struct child *child, const char *program, int output)
{
    char seconds[16], milliseconds[16], mebibytes[16];
    char name[] = "zili-pdf", locale[] = "LC_ALL=C.UTF-8";
    char *arguments[] = { name, seconds, milliseconds, mebibytes, NULL };
    char *environment[] = { locale, NULL };
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;

    snprintf(seconds, sizeof seconds, "%u", child->seconds);
    snprintf(milliseconds, sizeof milliseconds, "%u", child->milliseconds);
    snprintf(mebibytes, sizeof mebibytes, "%u", child->mebibytes);
    int code = posix_spawn_file_actions_init(&actions);
    if (code)
        return code;
    code = posix_spawnattr_init(&attributes);
    if (!code) {
        code = add_actions(&actions, child->input, output);
        if (!code)
            code = add_signals(&attributes);
        if (!code)
            code = posix_spawn(&child->process, program, &actions, &attributes,
                               arguments, environment);
        posix_spawnattr_destroy(&attributes);
    }
    posix_spawn_file_actions_destroy(&actions);
    return code;
}

static zili_status begin(struct child *child, const char *program)
{
    int ends[2];

    if (pipe2(ends, O_CLOEXEC) != 0)
        return zl_fail_system(child->err, "make a pipe for", child->path);
    child->output = ends[0];
    int code = spawn(child, program, ends[1]);
    close(ends[1]);
    if (!code)
        return ZILI_OK;
    child->process = 0;
    errno = code;
    return zl_fail_system(child->err, "run", program);
}

/* ---- what it says ---- */

static int64_t now(void)
{
    struct timespec time;

    clock_gettime(CLOCK_MONOTONIC, &time);
    return (int64_t)time.tv_sec * 1000 + time.tv_nsec / 1000000;
}

static zili_status fail_large(const struct child *child)
{
    return zl_fail(child->err, ZILI_EFORMAT,
                   "%s holds more than thirty times its size in text, as "
                   "no document does: it is not read. If it is sound, save "
                   "its text with another program.",
                   child->path);
}

/* The next bytes; `*more` becomes false at their end. */
static zili_status hear_some(struct child *child, bool *more)
{
    size_t most = child->bytes.size > SIZE_MAX / SAID_TIMES
                      ? SIZE_MAX
                      : child->bytes.size * SAID_TIMES;
    zl_str *stream = child->stream;

    if (!zl_str_reserve(stream, 1 << 16))
        return zl_no_memory(child->err);
    ssize_t size = read(child->output, stream->bytes + stream->size, 1 << 16);
    if (size < 0 && errno != EINTR)
        return zl_fail_system(child->err, "hear what zili-pdf says of",
                              child->path);
    if (size > 0)
        stream->bytes[stream->size += (size_t)size] = 0;
    *more = size != 0;
    return stream->size > most && stream->size > SAID_SURE ? fail_large(child)
                                                           : ZILI_OK;
}

static zili_status hear(struct child *child)
{
    int64_t end = now() +
                  (int64_t)(WALL_SECONDS + child->seconds * WALL_TIMES) * 1000;
    struct pollfd wait = { .fd = child->output, .events = POLLIN };
    zili_status status = ZILI_OK;

    for (bool more = true; more && !status;) {
        int64_t left = end - now();
        int ready = left > 0
                        ? poll(&wait, 1, left > INT_MAX ? INT_MAX : (int)left)
                        : 0;
        child->late = ready == 0;
        if (child->late)
            break;
        if (ready > 0)
            status = hear_some(child, &more);
    }
    return status;
}

/* ---- its end ---- */

static void finish(struct child *child, bool cut)
{
    pid_t ended;

    if (child->process <= 0)
        return;
    if (cut)
        kill(child->process, SIGKILL);
    do
        ended = waitpid(child->process, &child->status, 0);
    while (ended < 0 && errno == EINTR);
    child->ended = ended == child->process;
}

static zili_status fail_slow(const struct child *child, const char *what,
                             unsigned milliseconds)
{
    return zl_fail(child->err, ZILI_EFORMAT,
                   "%s takes more than %u.%u seconds %s, too long for its "
                   "size: it is not read. It may be damaged, or meant to "
                   "keep programs busy; print it to a new PDF, or save its "
                   "text with another program.",
                   child->path, milliseconds / 1000, milliseconds % 1000 / 100,
                   what);
}

static zili_status fail_ended(const struct child *child)
{
    int signal = child->ended && WIFSIGNALED(child->status)
                     ? WTERMSIG(child->status)
                     : 0;

    if (child->late || signal == SIGXCPU)
        return fail_slow(child, "to read", child->seconds * 1000);
    if (signal == SIGPROF)
        return fail_slow(child, "to open, or for one page",
                         child->milliseconds);
    if (child->ended && WIFEXITED(child->status) &&
        WEXITSTATUS(child->status) == 127)
        return zl_fail(child->err, ZILI_EIO,
                       "zili-pdf, which reads PDF files, cannot be run. "
                       "Install zili again.");
    return zl_fail(child->err, ZILI_EFORMAT,
                   "%s cannot be read: the program that does it broke off "
                   "(%s). The file is damaged, or needs more than %u MiB of "
                   "memory; print it to a new PDF, or save its text with "
                   "another program.",
                   child->path,
                   signal ? strsignal(signal) : "it ended before its end",
                   child->mebibytes);
}

/* ---- all of it ---- */

static unsigned bound(size_t size, unsigned least, size_t each, unsigned most)
{
    size_t number = least + size / each;

    return number > most ? most : (unsigned)number;
}

zili_status zl_pdf_run(zl_str *stream, zl_view bytes, const char *path,
                       zili_error *err)
{
    struct child child = {
        .path = path,
        .bytes = bytes,
        .seconds = bound(bytes.size, SECONDS, SECOND_BYTES, SECONDS_MOST),
        .milliseconds = bound(bytes.size, PAGE, PAGE_BYTES, PAGE_MOST),
        .mebibytes =
            bound(bytes.size, MEMORY, (1 << 20) / MEMORY_TIMES, MEMORY_MOST),
        .input = -1,
        .output = -1,
        .stream = stream,
        .err = err,
    };
    zl_str program = { 0 };
    zili_status status = find_program(&program, err);

    if (!status)
        status = open_input(&child);
    if (!status)
        status = begin(&child, zl_str_text(&program));
    if (!status)
        status = hear(&child);
    finish(&child, status || child.late);
    if (child.input >= 0)
        close(child.input);
    if (child.output >= 0)
        close(child.output);
    zl_str_clear(&program);
    bool sound = child.ended && WIFEXITED(child.status) &&
                 WEXITSTATUS(child.status) == 0;
    if (!status && (child.late || (child.ended && !sound)))
        status = fail_ended(&child);
    return status;
}
