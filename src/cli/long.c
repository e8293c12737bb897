/* long.c -- work that takes a while: how far it is, and Ctrl-C. */
#include "cli.h"

#include <inttypes.h>
#include <signal.h>
#include <stddef.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

/* Set by a signal; nothing else of the program can be changed there. */
static volatile sig_atomic_t stopped;

static void stop(int number)
{
    (void)number;
    stopped = 1;
}

void cli_stop_on_signals(void)
{
    /* The first signal asks to stop, the second one kills. */
    struct sigaction action = { .sa_handler = stop }, before;

    action.sa_flags = (int)SA_RESETHAND | SA_RESTART;

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
    return stopped != 0;
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

static int64_t now(void)
{
    struct timespec time;

    clock_gettime(CLOCK_MONOTONIC, &time);
    return (int64_t)time.tv_sec * 1000 + time.tv_nsec / 1000000;
}

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
