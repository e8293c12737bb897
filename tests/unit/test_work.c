/* test_work.c -- jobs done by several threads, and taken in order. */
#include "base/work.h"

#include "base_help.h"

#include <pthread.h>
#include <stdatomic.h>

#define NOWHERE SIZE_MAX

/* What the jobs do, and all that may be said of how they were called. No
 * assertion holds on another thread: what is wrong there is counted. */
typedef struct study {
    size_t threads, jobs;
    size_t run_fails, take_fails; /* at these jobs */
    pthread_t caller;
    atomic_size_t owner[ZL_WORK_MOST * 8]; /* job + 1 that holds a slot */
    uint64_t results[ZL_WORK_MOST * 8];
    atomic_size_t taken, run, wrong, elsewhere;
    uint64_t sum; /* of what was taken, in order */
} study;

static uint64_t mix(uint64_t sum, uint64_t value)
{
    return (sum ^ value) * UINT64_C(0x9E3779B97F4A7C15);
}

/* Some jobs take much longer than others. */
static uint64_t result_of(size_t job)
{
    uint32_t state = (uint32_t)job + 1;
    uint32_t times = next_random(&state) % 16 ? 10 : 20000;

    for (uint32_t i = 0; i < times; i++)
        next_random(&state);
    return state;
}

static bool run(void *user, size_t job, size_t slot)
{
    study *all = user;

    atomic_fetch_add(&all->run, 1);
    if (slot >= zl_work_slots(all->threads) || job >= all->jobs ||
        slot != job % zl_work_slots(all->threads) ||
        atomic_exchange(&all->owner[slot], job + 1) != 0 ||
        job >= atomic_load(&all->taken) + zl_work_slots(all->threads))
        atomic_fetch_add(&all->wrong, 1);
    if (!pthread_equal(pthread_self(), all->caller))
        atomic_fetch_add(&all->elsewhere, 1);
    all->results[slot] = result_of(job);
    return job != all->run_fails;
}

static bool take(void *user, size_t job, size_t slot)
{
    study *all = user;

    assert_true(pthread_equal(pthread_self(), all->caller));
    assert_int_equal(job, atomic_load(&all->taken));
    all->sum = mix(all->sum, all->results[slot]);
    if (job == all->take_fails)
        return false;
    atomic_fetch_add(&all->taken, 1);
    assert_int_equal(atomic_exchange(&all->owner[slot], 0), job + 1);
    return true;
}

static study *new_study(size_t threads, size_t jobs)
{
    study *all = calloc(1, sizeof *all);

    assert_non_null(all);
    all->threads = threads;
    all->jobs = jobs;
    all->run_fails = all->take_fails = NOWHERE;
    all->caller = pthread_self();
    return all;
}

static size_t do_it(study *all)
{
    size_t taken = zl_work(all->threads, all->jobs, run, take, all);

    assert_int_equal(all->wrong, 0);
    return taken;
}

static uint64_t sum_of(size_t jobs)
{
    uint64_t sum = 0;

    for (size_t job = 0; job < jobs; job++)
        sum = mix(sum, result_of(job));
    return sum;
}

static const size_t thread_counts[] = { 1, 2, 3, 8, ZL_WORK_MOST };

static void all_jobs_are_taken_in_order(void **state)
{
    static const size_t job_counts[] = { 0, 1, 2, 3, 8, 9, 1000 };

    (void)state;
    for (size_t i = 0; i < 5; i++)
        for (size_t k = 0; k < 7; k++) {
            study *all = new_study(thread_counts[i], job_counts[k]);
            assert_int_equal(do_it(all), all->jobs);
            assert_int_equal(all->taken, all->jobs);
            assert_int_equal(all->run, all->jobs);
            assert_true(all->sum == sum_of(all->jobs));
            free(all);
        }
}

static void one_thread_or_one_job_stays_with_the_caller(void **state)
{
    study *one_thread = new_study(1, 50), *one_job = new_study(8, 1);

    (void)state;
    assert_int_equal(do_it(one_thread), 50);
    assert_int_equal(one_thread->elsewhere, 0);
    assert_int_equal(do_it(one_job), 1);
    assert_int_equal(one_job->elsewhere, 0);
    free(one_thread);
    free(one_job);
}

/* Its first job is over when another thread has run one. */
static bool run_and_wait(void *user, size_t job, size_t slot)
{
    study *all = user;
    bool good = run(user, job, slot);

    while (job == 0 && atomic_load(&all->elsewhere) == 0)
        sched_yield();
    return good;
}

static void other_threads_do_help(void **state)
{
    study *all = new_study(2, 100);

    (void)state;
    assert_int_equal(zl_work(2, 100, run_and_wait, take, all), 100);
    assert_int_equal(all->wrong, 0);
    assert_true(all->sum == sum_of(100));
    free(all);
}

static void a_job_that_fails_ends_the_work(void **state)
{
    static const size_t places[] = { 0, 1, 17, 299 };

    (void)state;
    for (size_t i = 0; i < 5; i++)
        for (size_t k = 0; k < 4; k++) {
            study *all = new_study(thread_counts[i], 300);
            all->run_fails = places[k];
            assert_int_equal(do_it(all), places[k]);
            assert_int_equal(all->taken, places[k]);
            assert_true(all->sum == sum_of(places[k]));
            free(all);
        }
}

static void taking_can_end_the_work(void **state)
{
    static const size_t places[] = { 0, 1, 17, 299 };

    (void)state;
    for (size_t i = 0; i < 5; i++)
        for (size_t k = 0; k < 4; k++) {
            study *all = new_study(thread_counts[i], 300);
            all->take_fails = places[k];
            assert_int_equal(do_it(all), places[k]);
            assert_true(all->sum == sum_of(places[k] + 1));
            assert_true(all->run <=
                        places[k] + zl_work_slots(all->threads));
            free(all);
        }
}

static void of_two_failures_the_first_job_counts(void **state)
{
    (void)state;
    for (size_t i = 0; i < 5; i++) {
        study *all = new_study(thread_counts[i], 300);
        all->run_fails = 41;
        all->take_fails = 40;
        assert_int_equal(do_it(all), 40);
        free(all);
        all = new_study(thread_counts[i], 300);
        all->run_fails = 40;
        all->take_fails = 40;
        assert_int_equal(do_it(all), 40);
        assert_true(all->sum == sum_of(40));
        free(all);
    }
}

/* A stack that no machine has room for: every thread is refused. */
static void without_threads_the_caller_does_it_all(void **state)
{
    pthread_attr_t usual, huge;
    study *all = new_study(8, 500);

    (void)state;
    assert_int_equal(pthread_getattr_default_np(&usual), 0);
    assert_int_equal(pthread_attr_init(&huge), 0);
    assert_int_equal(pthread_attr_setstacksize(&huge, SIZE_MAX / 4096 * 1024),
                     0);
    assert_int_equal(pthread_setattr_default_np(&huge), 0);
    size_t taken = do_it(all);
    assert_int_equal(pthread_setattr_default_np(&usual), 0);
    pthread_attr_destroy(&usual);
    pthread_attr_destroy(&huge);
    assert_int_equal(taken, 500);
    assert_int_equal(all->elsewhere, 0);
    assert_true(all->sum == sum_of(500));
    free(all);
}

static void a_number_of_threads_is_within_bounds(void **state)
{
    (void)state;
    assert_true(zl_work_threads(0) >= 1);
    assert_true(zl_work_threads(0) <= ZL_WORK_MOST);
    assert_int_equal(zl_work_threads(1), 1);
    assert_int_equal(zl_work_threads(5), 5);
    assert_int_equal(zl_work_threads(UINT64_MAX), ZL_WORK_MOST);
    assert_int_equal(zl_work_slots(1), 1);
    assert_true(zl_work_slots(2) > 2);
    assert_int_equal(zl_work_slots(1000), zl_work_slots(ZL_WORK_MOST));
}

/* ---- parts ---- */

static void mark_part(void *user, size_t part, size_t from, size_t to)
{
    unsigned char *marks = user;

    for (size_t i = from; i < to; i++)
        marks[i] += (unsigned char)(part + 1);
}

static void parts_have_all_and_are_alike(void **state)
{
    static const size_t counts[] = { 0, 1, 5, 64, 100, 1001 };
    unsigned char marks[1001];

    (void)state;
    for (size_t parts = 1; parts < 9; parts++)
        for (size_t k = 0; k < sizeof counts / sizeof *counts; k++) {
            size_t sizes[10] = { 0 };
            memset(marks, 0, sizeof marks);
            zl_work_on_parts(parts, counts[k], mark_part, marks);
            for (size_t i = 0; i < counts[k]; i++) {
                assert_in_range(marks[i], i ? marks[i - 1] : 1, parts);
                sizes[marks[i]]++;
            }
            for (size_t part = 1; part <= parts; part++)
                assert_in_range(sizes[part], counts[k] / parts,
                                counts[k] / parts + 1);
        }
}

static void few_things_are_not_parted(void **state)
{
    (void)state;
    assert_int_equal(zl_work_parts(8, 0, 100), 1);
    assert_int_equal(zl_work_parts(8, 99, 100), 1);
    assert_int_equal(zl_work_parts(8, 250, 100), 3);
    assert_int_equal(zl_work_parts(8, 100000, 100), 8);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(all_jobs_are_taken_in_order),
        cmocka_unit_test(one_thread_or_one_job_stays_with_the_caller),
        cmocka_unit_test(other_threads_do_help),
        cmocka_unit_test(a_job_that_fails_ends_the_work),
        cmocka_unit_test(taking_can_end_the_work),
        cmocka_unit_test(of_two_failures_the_first_job_counts),
        cmocka_unit_test(without_threads_the_caller_does_it_all),
        cmocka_unit_test(a_number_of_threads_is_within_bounds),
        cmocka_unit_test(parts_have_all_and_are_alike),
        cmocka_unit_test(few_things_are_not_parted),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
