/* worker.c -- a process that answers one question after the other.
 *
 * Questions are answered in processes of their own: one that takes too long is
 * ended with its process, wherever it is, and what fails in one fails there
 * alone. */
#include "answer.h"
#include "letter.h"
#include "process.h"

#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <signal.h>
#include <unistd.h>

/* The bytes of a letter with a zero behind them, in the caller's `*text`. */
static bool read_text(const web_letter *letter, const char *room, int fd,
                      char **text)
{
    size_t done = 0;

    *text = malloc(letter->size + 1);
    if (!*text)
        return false;
    if (fd < 0)
        memcpy(*text, room, done = letter->size);
    while (done < letter->size) {
        ssize_t size =
            pread(fd, *text + done, letter->size - done, (off_t)done);
        if (size <= 0)
            return false;
        done += (size_t)size;
    }
    (*text)[letter->size] = 0;
    return true;
}

/* A letter has the target, a zero, and the body. */
static void answer_text(web_answer *answer, web_desk *desk, const char *text,
                        size_t size)
{
    size_t target = strlen(text);

    web_answer_make(answer, desk, text,
                    target < size ? text + target + 1 : NULL);
}

static bool reply(int socket, const web_answer *answer)
{
    web_letter letter = { .status = answer->status, .size = answer->size };

    memcpy(letter.type, answer->type, sizeof letter.type);
    memcpy(letter.name, answer->name, sizeof letter.name);
    return web_letter_send(socket, &letter, answer->bytes, answer->fd);
}

static bool answer_next(int socket, web_desk *desk, char *room)
{
    web_letter letter;
    web_answer answer = { .fd = -1 };
    char *text = NULL;
    int fd = -1;

    if (!web_letter_receive(socket, &letter, room, &fd))
        return false;
    if (read_text(&letter, room, fd, &text))
        answer_text(&answer, desk, text, letter.size);
    else
        web_answer_fail(&answer, 503, "There is not enough memory.");
    bool sent = reply(socket, &answer);
    web_answer_clear(&answer);
    free(text);
    if (fd >= 0)
        close(fd);
    return sent;
}

/* Checkers of memory map far more than any limit before anything begins. */
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
enum { IS_CHECKED = 1 };
#else
enum { IS_CHECKED = 0 };
#endif

/* What a question may take: memory beside the indexes, which are only
 * mapped. */
static void set_limits(uint64_t memory)
{
    struct rlimit data = { memory, memory }, none = { 0, 0 };

    if (memory && !IS_CHECKED)
        setrlimit(RLIMIT_DATA, &data);
    setrlimit(RLIMIT_CORE, &none);
    prctl(PR_SET_PDEATHSIG, SIGKILL);
}

/* Files without a name leave nothing there, however a worker ends. */
static const char *scratch_folder(void)
{
    const char *folder = getenv("TMPDIR");

    return folder && *folder ? folder : "/tmp";
}

/* worker MEMORY THEMES X.zili… */
int cli_worker(const cli_command *command, int count, char **arguments)
{
    web_site site = { 0 };
    web_desk desk = { .site = &site, .scratch = scratch_folder() };
    zili_error err = { 0 };
    char *room = malloc(WEB_LETTER);

    (void)command;
    if (count < 3 || !room) {
        free(room);
        return CLI_USAGE;
    }
    set_limits(strtoull(arguments[0], NULL, 10));
    zili_status status = web_site_name(
        &site, (const char *const *)arguments + 2, (size_t)count - 2,
        *arguments[1] ? arguments[1] : NULL, &err);
    while (!status && answer_next(WEB_PROCESS_SOCKET, &desk, room))
        continue;
    web_shelf_clear(&desk.shelf);
    web_site_close(&site);
    free(room);
    return status ? cli_fail(&err) : CLI_DONE;
}
