/* long.c -- work that takes a while: how far it is, and Ctrl-C. */
#include "cli.h"

#include <inttypes.h>
#include <signal.h>
#include <stdatomic.h>
#include <stddef.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

/* When a signal asked to stop, in milliseconds, or 0; nothing else of the
 * program can be changed there. */
static atomic_llong asked;

/* `timeout` and shells signal a process and then its group: the second of two
 * that come so near to each other says nothing new. */
enum { ONE_WISH = 500 };

static long long now(void)
{
    struct timespec time;

    clock_gettime(CLOCK_MONOTONIC, &time);
    return (long long)time.tv_sec * 1000 + time.tv_nsec / 1000000 + 1;
}

static void stop(int number)
{
    long long before = 0, at = now();

    if (!atomic_compare_exchange_strong(&asked, &before, at) &&
        at - before > ONE_WISH) {
        signal(number, SIG_DFL);
        raise(number);
    }
}

void cli_stop_on_signals(void)
{
    struct sigaction action = { .sa_handler = stop, .sa_flags = SA_RESTART },
                     before;

    sigemptyset(&action.sa_mask);
    sigaction(SIGINT, &action, NULL);
    sigaction(SIGTERM, &action, NULL);
    if (sigaction(SIGHUP, NULL, &before) == 0 &&
        before.sa_handler != SIG_IGN) /* as nohup has it */
        sigaction(SIGHUP, &action, NULL);
}

bool cli_is_stopped(void *user)
{
    (void)user;
    return atomic_load(&asked) != 0;
}

/* ---- how far ---- */

const zili_option cli_progress_list[] = {
    { "progress", 0, ZILI_OPTION_FLAG, NULL,
      "show how far it has come, also where stderr is no terminal",
      offsetof(cli_progress_fields, progress), NULL },
    { 0 },
};

#define FIRST_AFTER 500 /* milliseconds */
#define NEXT_AFTER 100

cli_progress cli_progress_begin(bool always)
{
    bool shown = always || isatty(STDERR_FILENO);

    return (cli_progress){ .shown = shown,
                           .next = now() + (always ? 0 : FIRST_AFTER) };
}

void cli_progress_show(void *user, const zili_progress *progress)
{
    cli_progress *it = user;

    if (!it->shown || now() < it->next)
        return;
    fprintf(stderr, "\r\033[K%s", progress->what);
    if (progress->total)
        fprintf(stderr, " %3" PRIu64 " %%",
                progress->done * 100 / progress->total);
    if (progress->documents)
        fprintf(stderr, ", documents %" PRIu64, progress->documents);
    fflush(stderr);
    it->drawn = true;
    it->next = now() + NEXT_AFTER;
}

void cli_progress_end(cli_progress *it)
{
    if (it->drawn)
        fputs("\r\033[K", stderr);
    it->drawn = it->shown = false;
}

void cli_progress_note(void *user, const char *sentence)
{
    cli_progress *it = user;

    if (it->drawn)
        fputs("\r\033[K", stderr);
    cli_note(NULL, sentence);
}
