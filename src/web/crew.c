/* crew.c -- workers started, asked, watched and ended. */
#include "crew.h"
#include "fail.h"

#include <errno.h>
#include <poll.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/eventfd.h>
#include <time.h>
#include <unistd.h>

enum {
    MOST_WAITING = 4096,
    TICK = 100,            /* ms; so often who asks is looked at */
    SUPERSEDED_AFTER = 200 /* ms */
};

typedef struct worker {
    web_process process;
    web_task *task; /* NULL: it is free */
    int64_t since;  /* ms; when it was given */
} worker;

struct web_crew {
    const web_crew_options *options;
    worker *workers;
    struct pollfd *polled; /* the bell, then the sockets */
    char *room;            /* for letters */
    int bell;
    int64_t swept; /* ms; when those that wait were looked at */
    pthread_t thread;

    pthread_mutex_t lock; /* of the workers' tasks, and what follows */
    web_task *first, **last;
    size_t waiting;
    bool stopping;
};

static int64_t now(void)
{
    struct timespec time;

    clock_gettime(CLOCK_MONOTONIC, &time);
    return (int64_t)time.tv_sec * 1000 + time.tv_nsec / 1000000;
}

void web_task_clear(web_task *task)
{
    free(task->text);
    free(task->bytes);
    if (task->fd >= 0)
        close(task->fd);
    task->text = task->bytes = NULL;
    task->fd = -1;
}

/* ---- answers of our own ---- */

static void finish(web_crew *crew, web_task *task)
{
    crew->options->done(task->user, task);
}

static void finish_with(web_crew *crew, web_task *task, int status,
                        const char *sentence)
{
    size_t size = strlen(sentence) + 16;

    task->letter = (web_letter){ .status = status };
    snprintf(task->letter.type, sizeof task->letter.type, "application/json");
    task->bytes = malloc(size);
    if (task->bytes)
        task->letter.size = (size_t)snprintf(
            task->bytes, size, "{\"error\": \"%s\"}\n", sentence);
    finish(crew, task);
}

static void finish_given_up(web_crew *crew, web_task *task)
{
    finish_with(crew, task, 409, "Something else was asked since.");
}

static void finish_late(web_crew *crew, web_task *task)
{
    char sentence[160];

    snprintf(sentence, sizeof sentence,
             "This takes longer than %llu seconds and was ended; ask for "
             "less, or begin the page with more --seconds.",
             (unsigned long long)crew->options->seconds);
    finish_with(crew, task, 503, sentence);
}

/* ---- giving tasks ---- */

/* The task that a worker had. */
static web_task *set_task(web_crew *crew, worker *own, web_task *task)
{
    pthread_mutex_lock(&crew->lock);
    web_task *before = own->task;
    own->task = task;
    pthread_mutex_unlock(&crew->lock);
    return before;
}

/* Without what is shown of a table all pages of it are one question. */
static size_t hash_of(const char *text)
{
    size_t hash = 14695981039346656037u, from = 0, end;

    for (; text[from]; from = end) {
        end = from + 1 + strcspn(text + from + 1, "&?");
        if (strncmp(text + from + 1, "page.", 5) == 0)
            continue;
        for (size_t i = from; i < end; i++)
            hash = (hash ^ (unsigned char)text[i]) * 1099511628211u;
    }
    return hash;
}

static worker *free_worker(web_crew *crew, size_t hash)
{
    size_t count = crew->options->workers;

    for (size_t i = 0; i < count; i++) {
        worker *own = &crew->workers[(hash + i) % count];
        if (!own->task)
            return own;
    }
    return NULL;
}

/* A process that has ended while nobody asked it is begun anew. */
static bool send_to(const web_crew *crew, worker *own, const web_task *task)
{
    web_letter letter = { .size = task->size };

    for (int tries = 0; tries < 2; tries++) {
        if (own->process.pid > 0 &&
            web_letter_send(own->process.socket, &letter, task->text, -1))
            return true;
        web_process_end(&own->process);
        if (!web_process_start(&own->process, &crew->options->process))
            return false;
    }
    return false;
}

static void give(web_crew *crew, worker *own, web_task *task)
{
    if (send_to(crew, own, task)) {
        own->since = now();
        set_task(crew, own, task);
    } else {
        finish_with(crew, task, 503,
                    "No process can be begun that would answer.");
    }
}

/* The next that waits, if there is one and a worker for it. */
static web_task *take(web_crew *crew, worker **own)
{
    pthread_mutex_lock(&crew->lock);
    web_task *task = crew->first;
    *own = task ? free_worker(crew, task->hash) : NULL;
    if (*own) {
        crew->first = task->next;
        if (!crew->first)
            crew->last = &crew->first;
        crew->waiting--;
    }
    pthread_mutex_unlock(&crew->lock);
    return *own ? task : NULL;
}

static void give_all(web_crew *crew)
{
    worker *own;
    web_task *task;

    while ((task = take(crew, &own)))
        give(crew, own, task);
}

/* Who asked has closed the connection. */
static bool is_gone(const web_task *task)
{
    struct pollfd client = { .fd = task->client, .events = POLLRDHUP };

    return task->client >= 0 && poll(&client, 1, 0) > 0 &&
           client.revents & (POLLRDHUP | POLLHUP | POLLERR | POLLNVAL);
}

/* Take those that wait for nobody out of the line; they are linked. */
static web_task *take_given_up(web_crew *crew)
{
    web_task *taken = NULL, *task;

    pthread_mutex_lock(&crew->lock);
    web_task **place = &crew->first;
    while ((task = *place)) {
        if (task->given_up || is_gone(task)) {
            *place = task->next;
            task->next = taken;
            taken = task;
            crew->waiting--;
        } else {
            place = &task->next;
        }
    }
    crew->last = place;
    pthread_mutex_unlock(&crew->lock);
    return taken;
}

static void sweep(web_crew *crew)
{
    int64_t time = now();

    if (time - crew->swept < TICK)
        return;
    crew->swept = time;
    for (web_task *task = take_given_up(crew), *next; task; task = next) {
        next = task->next;
        finish_given_up(crew, task);
    }
}

/* ---- watching ---- */

static void receive(web_crew *crew, worker *own)
{
    web_task *task = set_task(crew, own, NULL);
    web_letter letter;
    int fd = -1;

    if (!web_letter_receive(own->process.socket, &letter, crew->room, &fd)) {
        web_process_end(&own->process); /* begun anew when it is needed */
        if (task)
            finish_with(crew, task, 500,
                        "The process that should have answered has ended: "
                        "this was too much for its memory, or a fault in "
                        "zili.");
        return;
    }
    if (!task) { /* nobody asked */
        if (fd >= 0)
            close(fd);
        return;
    }
    task->letter = letter;
    task->fd = fd;
    if (fd < 0) {
        task->bytes = malloc(letter.size + 1);
        if (task->bytes)
            memcpy(task->bytes, crew->room, letter.size);
        else
            task->letter = (web_letter){ .status = 503 };
    }
    finish(crew, task);
}

static void end_late(web_crew *crew, worker *own)
{
    int64_t limit = (int64_t)crew->options->seconds * 1000;
    web_task *task = own->task;
    int64_t age = now() - own->since;

    if (!task || age <= SUPERSEDED_AFTER)
        return;
    pthread_mutex_lock(&crew->lock);
    bool given_up = task->given_up || is_gone(task);
    pthread_mutex_unlock(&crew->lock);
    if (age < limit && !given_up)
        return;
    set_task(crew, own, NULL);
    web_process_end(&own->process);
    if (given_up)
        finish_given_up(crew, task);
    else
        finish_late(crew, task);
}

static bool is_stopping(web_crew *crew)
{
    uint64_t rings;

    if (crew->polled[0].revents &&
        read(crew->bell, &rings, sizeof rings) < 0 && errno != EAGAIN)
        return true;
    pthread_mutex_lock(&crew->lock);
    bool stopping = crew->stopping;
    pthread_mutex_unlock(&crew->lock);
    return stopping;
}

static void wait_for_news(web_crew *crew)
{
    size_t count = crew->options->workers;
    bool busy = false;

    crew->polled[0] = (struct pollfd){ .fd = crew->bell, .events = POLLIN };
    for (size_t i = 0; i < count; i++) {
        crew->polled[i + 1] =
            (struct pollfd){ .fd = crew->workers[i].process.socket,
                             .events = POLLIN };
        busy |= crew->workers[i].task != NULL;
    }
    poll(crew->polled, count + 1, busy ? TICK : -1);
}

static void refuse_all(web_crew *crew)
{
    const char *sentence = "The page is being ended.";

    for (size_t i = 0; i < crew->options->workers; i++) {
        web_task *task = set_task(crew, &crew->workers[i], NULL);
        web_process_end(&crew->workers[i].process);
        if (task)
            finish_with(crew, task, 503, sentence);
    }
    pthread_mutex_lock(&crew->lock);
    web_task *task = crew->first;
    crew->first = NULL;
    pthread_mutex_unlock(&crew->lock);
    while (task) {
        web_task *next = task->next;
        finish_with(crew, task, 503, sentence);
        task = next;
    }
}

static void *watch(void *user)
{
    web_crew *crew = user;

    for (;;) {
        wait_for_news(crew);
        if (is_stopping(crew))
            break;
        for (size_t i = 0; i < crew->options->workers; i++)
            if (crew->polled[i + 1].revents)
                receive(crew, &crew->workers[i]);
            else
                end_late(crew, &crew->workers[i]);
        sweep(crew);
        give_all(crew);
    }
    refuse_all(crew);
    return NULL;
}

/* ---- from outside ---- */

static void ring(web_crew *crew)
{
    uint64_t one = 1;

    while (write(crew->bell, &one, sizeof one) < 0 && errno == EINTR)
        continue;
}

static void supersede(web_task *old, const web_task *task)
{
    if (old && !old->given_up && strcmp(old->view, task->view) == 0)
        old->given_up = true;
}

static void supersede_all(web_crew *crew, const web_task *task)
{
    for (web_task *old = crew->first; old; old = old->next)
        supersede(old, task);
    for (size_t i = 0; i < crew->options->workers; i++)
        supersede(crew->workers[i].task, task);
}

bool web_crew_ask(web_crew *crew, web_task *task)
{
    task->hash = hash_of(task->text);
    task->next = NULL;
    task->fd = -1;
    pthread_mutex_lock(&crew->lock);
    bool taken = !crew->stopping && crew->waiting < MOST_WAITING;
    if (taken && *task->view)
        supersede_all(crew, task);
    if (taken) {
        *crew->last = task;
        crew->last = &task->next;
        crew->waiting++;
    }
    pthread_mutex_unlock(&crew->lock);
    if (taken)
        ring(crew);
    return taken;
}

void web_crew_supersede(web_crew *crew, const web_task *task)
{
    pthread_mutex_lock(&crew->lock);
    if (*task->view)
        supersede_all(crew, task);
    pthread_mutex_unlock(&crew->lock);
}

static void release(web_crew *crew)
{
    if (crew->workers)
        for (size_t i = 0; i < crew->options->workers; i++)
            web_process_end(&crew->workers[i].process);
    if (crew->bell >= 0)
        close(crew->bell);
    pthread_mutex_destroy(&crew->lock);
    free(crew->workers);
    free(crew->polled);
    free(crew->room);
    free(crew);
}

static bool prepare(web_crew *crew)
{
    size_t count = crew->options->workers;

    crew->last = &crew->first;
    crew->bell = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
    crew->workers = calloc(count, sizeof *crew->workers);
    crew->polled = calloc(count + 1, sizeof *crew->polled);
    crew->room = malloc(WEB_LETTER);
    pthread_mutex_init(&crew->lock, NULL);
    bool good = crew->bell >= 0 && crew->workers && crew->polled && crew->room;
    for (size_t i = 0; crew->workers && i < count; i++)
        crew->workers[i].process.socket = -1;
    for (size_t i = 0; good && i < count; i++)
        good = web_process_start(&crew->workers[i].process,
                                 &crew->options->process);
    return good;
}

zili_status web_crew_start(web_crew **out, const web_crew_options *options,
                           zili_error *err)
{
    web_crew *crew = calloc(1, sizeof *crew);

    *out = NULL;
    if (!crew)
        return web_no_memory(err);
    crew->options = options;
    int failed = prepare(crew)
                     ? pthread_create(&crew->thread, NULL, watch, crew)
                     : errno;
    if (!failed) {
        *out = crew;
        return ZILI_OK;
    }
    release(crew);
    return web_fail(err, ZILI_EIO,
                    "The processes that answer cannot be begun: %s.",
                    strerrordesc_np(failed));
}

void web_crew_stop(web_crew *crew)
{
    pthread_mutex_lock(&crew->lock);
    crew->stopping = true;
    pthread_mutex_unlock(&crew->lock);
    ring(crew);
    pthread_join(crew->thread, NULL);
}

void web_crew_free(web_crew *crew)
{
    if (crew)
        release(crew);
}
