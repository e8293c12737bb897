/* work.c -- jobs done by several threads, and taken in order. */
#include "work.h"

#include <pthread.h>

/* So that a thread need not wait where one job takes as long as several. */
#define SLOTS_A_THREAD 4
#define MOST_SLOTS (ZL_WORK_MOST * SLOTS_A_THREAD)

typedef enum state { RUNNING, DONE, FAILED } state;

/* Jobs are begun in order: those from `taken` to `begun` are in their slots.
 * The lock is held but for the calls of `run` and `take`. */
typedef struct crew {
    zl_work_fn *run;
    void *user;
    size_t jobs, slots;
    pthread_mutex_t lock;
    pthread_cond_t room; /* a job may begin, or none will */
    pthread_cond_t done; /* the job to be taken next is done */
    size_t begun, taken;
    bool over; /* no job begins any more */
    state states[MOST_SLOTS];
} crew;

/* ---- how many ---- */

static uint64_t count_cores(void)
{
    cpu_set_t cores;

    if (pthread_getaffinity_np(pthread_self(), sizeof cores, &cores) != 0)
        return 1;
    return (uint64_t)CPU_COUNT(&cores);
}

size_t zl_work_threads(uint64_t asked)
{
    uint64_t threads = asked ? asked : count_cores();

    return threads < ZL_WORK_MOST ? (size_t)threads : ZL_WORK_MOST;
}

size_t zl_work_slots(size_t threads)
{
    if (threads < 2)
        return 1;
    return zl_work_threads(threads) * SLOTS_A_THREAD;
}

/* ---- running ---- */

static bool may_begin(const crew *all)
{
    return !all->over && all->begun < all->jobs &&
           all->begun - all->taken < all->slots;
}

static void run_next(crew *all)
{
    size_t job = all->begun++, slot = job % all->slots;

    all->states[slot] = RUNNING;
    pthread_mutex_unlock(&all->lock);
    bool good = all->run(all->user, job, slot);
    pthread_mutex_lock(&all->lock);
    all->states[slot] = good ? DONE : FAILED;
    if (!good)
        all->over = true;
    if (job == all->taken)
        pthread_cond_signal(&all->done);
}

static void *help(void *given)
{
    crew *all = given;

    pthread_mutex_lock(&all->lock);
    while (!all->over && all->begun < all->jobs)
        if (may_begin(all))
            run_next(all);
        else
            pthread_cond_wait(&all->room, &all->lock);
    pthread_mutex_unlock(&all->lock);
    return NULL;
}

/* ---- taking ---- */

static bool take_next(crew *all, zl_work_fn *take)
{
    size_t job = all->taken, slot = job % all->slots;

    if (all->states[slot] == FAILED)
        return false;
    pthread_mutex_unlock(&all->lock);
    bool good = !take || take(all->user, job, slot);
    pthread_mutex_lock(&all->lock);
    all->taken += good;
    pthread_cond_signal(&all->room);
    return good;
}

/* Take what is done; while nothing is, run what the others do not. */
static void lead(crew *all, zl_work_fn *take)
{
    pthread_mutex_lock(&all->lock);
    while (all->taken < all->jobs)
        if (all->taken < all->begun &&
            all->states[all->taken % all->slots] != RUNNING) {
            if (!take_next(all, take))
                break;
        } else if (may_begin(all)) {
            run_next(all);
        } else {
            pthread_cond_wait(&all->done, &all->lock);
        }
    all->over = true;
    pthread_cond_broadcast(&all->room);
    pthread_mutex_unlock(&all->lock);
}

/* ---- the whole ---- */

static void lead_and_help(crew *all, size_t helpers, zl_work_fn *take)
{
    pthread_t threads[ZL_WORK_MOST];
    size_t started = 0;

    pthread_mutex_init(&all->lock, NULL);
    pthread_cond_init(&all->room, NULL);
    pthread_cond_init(&all->done, NULL);
    while (started < helpers &&
           pthread_create(&threads[started], NULL, help, all) == 0)
        started++;
    lead(all, take);
    while (started > 0)
        pthread_join(threads[--started], NULL);
    pthread_cond_destroy(&all->done);
    pthread_cond_destroy(&all->room);
    pthread_mutex_destroy(&all->lock);
}

static size_t work_alone(size_t jobs, zl_work_fn *run, zl_work_fn *take,
                         void *user)
{
    size_t job = 0;

    while (job < jobs && run(user, job, 0) &&
           (!take || take(user, job, 0)))
        job++;
    return job;
}

size_t zl_work(size_t threads, size_t jobs, zl_work_fn *run, zl_work_fn *take,
               void *user)
{
    crew all = { .run = run, .user = user, .jobs = jobs,
                 .slots = zl_work_slots(threads) };
    size_t most = jobs < threads ? jobs : threads;

    if (most < 2)
        return work_alone(jobs, run, take, user);
    lead_and_help(&all, zl_work_threads(most) - 1, take);
    return all.taken;
}

/* ---- parts of an array ---- */

size_t zl_work_parts(size_t threads, size_t count, size_t least)
{
    size_t useful = 1 + count / least;

    return useful < threads ? useful : threads;
}

struct parted {
    size_t parts, count;
    zl_part_fn *run;
    void *user;
};

static bool run_part(void *user, size_t part, size_t slot)
{
    const struct parted *of = user;
    size_t size = of->count / of->parts, rest = of->count % of->parts;
    size_t from = part * size + (part < rest ? part : rest);

    (void)slot;
    of->run(of->user, part, from, from + size + (part < rest));
    return true;
}

void zl_work_on_parts(size_t parts, size_t count, zl_part_fn *run, void *user)
{
    struct parted of = { parts, count, run, user };

    zl_work(parts, parts, run_part, NULL, &of);
}
