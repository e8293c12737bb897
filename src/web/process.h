/* process.h -- a worker's process, and the socket that leads to it. */
#ifndef WEB_PROCESS_H
#define WEB_PROCESS_H

#include <stdbool.h>
#include <stdint.h>
#include <stddef.h>
#include <sys/types.h>

enum { WEB_PROCESS_SOCKET = 3 }; /* in the worker */

typedef struct web_process {
    pid_t pid;  /* 0: there is none */
    int socket; /* -1: there is none */
} web_process;

/* What every worker is told. */
typedef struct web_process_options {
    const char *const *paths; /* of the indexes */
    size_t path_count;
    const char *themes; /* or NULL */
    uint64_t memory;    /* bytes that a worker may take; 0: all */
} web_process_options;

/* Start a worker. False where the system refuses (see errno), and then
 * `process` is none. */
bool web_process_start(web_process *process,
                       const web_process_options *options);

/* End it, whatever it does, and wait until it has gone. */
void web_process_end(web_process *process);

#endif
