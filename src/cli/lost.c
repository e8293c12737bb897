/* lost.c -- files that become shorter while they are read. */
#include "cli.h"

#include <signal.h>
#include <stddef.h>
#include <unistd.h>

/* Indexes and large tables are mapped: where another program cuts one off, or
 * its disk fails, the system says so with a signal in the middle of a read.
 * Nothing is left of what was being written: it has no name before its end. */
static void end(int number, siginfo_t *info, void *context)
{
    static const char sentence[] =
        "zili: A file became shorter while it was read, or its disk failed: "
        "nothing was finished. Let nothing write the files that are read, and "
        "run it again.\n";

    (void)context;
    if (info->si_code == BUS_ADRERR &&
        write(STDERR_FILENO, sentence, sizeof sentence - 1) > 0)
        _exit(CLI_FAILED);
    signal(number, SIG_DFL);
    raise(number);
}

void cli_end_on_lost_files(void)
{
    struct sigaction action = { .sa_sigaction = end, .sa_flags = SA_SIGINFO };

    sigemptyset(&action.sa_mask);
    sigaction(SIGBUS, &action, NULL);
}
