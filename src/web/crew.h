/* crew.h -- the workers: who answers what, how long it may take.
 *
 * A task is given to a worker that is free, by choice the one that was asked
 * the same before and has the table at hand. One that answers too late is
 * ended, and another takes its place. */
#ifndef WEB_CREW_H
#define WEB_CREW_H

#include "letter.h"
#include "process.h"

#include <zili.h>

typedef struct web_task web_task;

/* Called on the crew's own thread when a task has been answered. */
typedef void web_done_fn(void *user, web_task *task);

/* What is to be answered, and the answer. Begin with { 0 } and the first
 * part. */
struct web_task {
    char *text; /* the target, a zero and the body: malloc()ed, the task's */
    size_t size;
    char view[32]; /* the window that asks, as it calls itself; a later task of
                      the same one takes the place of this one. "": none */
    int client;    /* the connection that asks, or -1: when that is closed the
                   task is given up */
    void *user;

    web_letter letter;
    char *bytes; /* of the answer, or NULL where it is in `fd`; the task's */
    int fd;

    web_task *next; /* the crew's */
    size_t hash;
    bool given_up;
};

void web_task_clear(web_task *task);

typedef struct web_crew_options {
    web_process_options process;
    size_t workers;
    uint64_t seconds; /* that an answer may take */
    web_done_fn *done;
} web_crew_options;

typedef struct web_crew web_crew;

/* Start the workers and the thread that watches them. `options` must live as
 * long. Fails with ZILI_EIO where the system refuses, ZILI_ENOMEM. */
ZILI_MUST_CHECK zili_status web_crew_start(web_crew **out,
                                           const web_crew_options *options,
                                           zili_error *err);

/* Hand over a task: done() is called once for it. False where too many wait,
 * and then it is not. */
bool web_crew_ask(web_crew *crew, web_task *task);

/* What is asked by the same view as `task` is given up, as if that were asked
 * now; but it is answered already. */
void web_crew_supersede(web_crew *crew, const web_task *task);

/* End the workers. Tasks that wait are answered first, with a failure, and
 * those that come later are not taken. */
void web_crew_stop(web_crew *crew);

/* After web_crew_stop(), when nobody asks any more; NULL is allowed. */
void web_crew_free(web_crew *crew);

#endif
