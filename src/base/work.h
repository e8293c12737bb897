/* work.h -- jobs done by several threads, and taken in order.
 *
 * A job goes two ways: `run` does it, on any thread and beside others; `take`
 * has what it gave, on the thread of the caller alone, job 0 first, then 1,
 * 2, … So what is taken does not depend on the number of threads.
 *
 *     static bool run(void *user, size_t job, size_t slot);
 *     static bool take(void *user, size_t job, size_t slot);
 *
 *     threads = zl_work_threads(asked);
 *     pages = zl_alloc_array(zl_work_slots(threads), sizeof *pages);
 *     whole = zl_work(threads, jobs, run, take, &user) == jobs;
 *
 * A slot is the place of one job from when it is run until it was taken:
 * the caller's memory, `slot` below zl_work_slots(), for scratch and for what
 * is handed from `run` to `take`. Nobody else uses it in that time, and what
 * it holds is kept for the next job there, so it grows warm. Job j has the
 * slot j % zl_work_slots(); it begins when job j - zl_work_slots() was taken,
 * and no more than that many results are ever held.
 *
 * Nothing is allocated. Where the system refuses a thread the others do its
 * work, the last of them the caller's. */
#ifndef ZL_BASE_WORK_H
#define ZL_BASE_WORK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define ZL_WORK_MOST 64 /* threads */

/* The number of threads to use where `asked` was asked for: at least 1, at
 * most ZL_WORK_MOST, and for 0 as many as there are cores for this program. */
size_t zl_work_threads(uint64_t asked);

/* The slots that zl_work() uses with so many threads: 1 with one thread. */
size_t zl_work_slots(size_t threads);

/* One job, or taking it: false ends the work. */
typedef bool zl_work_fn(void *user, size_t job, size_t slot);

/* `take` may be NULL: then there is nothing to take.
 *
 * Do `jobs` jobs on at most `threads` threads (1 to ZL_WORK_MOST), of which
 * the caller's is one. Gives the number of jobs that were taken: `jobs`, or
 * the job at which `run` or `take` gave false. The jobs before that one were
 * all taken, whatever the threads did first; of those after it none, though
 * some may have been run. No thread is left when this returns. */
size_t zl_work(size_t threads, size_t jobs, zl_work_fn *run, zl_work_fn *take,
               void *user);

/* ---- parts of an array ---- */

/* Into how many parts to cut `count` things for at most `threads` threads, so
 * that each has at least `least`: 1 or more. */
size_t zl_work_parts(size_t threads, size_t count, size_t least);

/* Do run(user, part, from, to) for each part of [0, count) at once, where that
 * is possible; the parts are as large as each other. */
typedef void zl_part_fn(void *user, size_t part, size_t from, size_t to);
void zl_work_on_parts(size_t parts, size_t count, zl_part_fn *run, void *user);

#endif
