/* process.c -- this program, begun once more as a worker. */
#include "process.h"

#include <errno.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

enum { NUMBER = 24 /* bytes of one */ };

static char *plain(const char *text)
{
    return (char *)(uintptr_t)text;
}

/* worker MEMORY THEMES X.zili… */
static char **arguments_of(const web_process_options *options,
                           char memory[NUMBER])
{
    const char *const head[] = { "zili", "worker", memory,
                                 options->themes ? options->themes : "" };
    size_t count = sizeof head / sizeof *head;
    char **list = calloc(options->path_count + count + 1, sizeof *list);

    if (!list)
        return NULL;
    snprintf(memory, NUMBER, "%llu", (unsigned long long)options->memory);
    for (size_t i = 0; i < count; i++)
        list[i] = plain(head[i]);
    for (size_t i = 0; i < options->path_count; i++)
        list[count + i] = plain(options->paths[i]);
    return list;
}

/* In a group of its own: Ctrl-C is for the server, which ends the workers.
 * All files but the socket close on exec. Gives what errno would be. */
static int spawn(pid_t *pid, char **arguments, int socket)
{
    posix_spawn_file_actions_t files;
    posix_spawnattr_t how;

    int failed = posix_spawnattr_init(&how);
    if (failed)
        return failed;
    failed = posix_spawn_file_actions_init(&files);
    if (!failed) {
        failed = posix_spawn_file_actions_adddup2(&files, socket,
                                                  WEB_PROCESS_SOCKET);
        posix_spawnattr_setflags(&how, POSIX_SPAWN_SETPGROUP);
        if (!failed)
            failed = posix_spawn(pid, "/proc/self/exe", &files, &how,
                                 arguments, environ);
        posix_spawn_file_actions_destroy(&files);
    }
    posix_spawnattr_destroy(&how);
    return failed;
}

bool web_process_start(web_process *process,
                       const web_process_options *options)
{
    char memory[NUMBER];
    int ends[2];

    *process = (web_process){ .socket = -1 };
    if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends) != 0)
        return false;
    char **list = arguments_of(options, memory);
    int failed = list ? spawn(&process->pid, list, ends[1]) : ENOMEM;
    free(list);
    close(ends[1]);
    if (!failed) {
        process->socket = ends[0];
        return true;
    }
    close(ends[0]);
    process->pid = 0;
    errno = failed;
    return false;
}

void web_process_end(web_process *process)
{
    if (process->pid > 0) {
        kill(process->pid, SIGKILL);
        while (waitpid(process->pid, NULL, 0) < 0 && errno == EINTR)
            continue;
    }
    if (process->socket >= 0)
        close(process->socket);
    *process = (web_process){ .socket = -1 };
}
