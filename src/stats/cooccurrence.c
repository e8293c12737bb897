/* cooccurrence.c -- whether two things keep company in the same documents. */
#include "stats/cooccurrence.h"

#include "base/fail.h"
#include "base/mem.h"
#include "base/work.h"
#include "stats/arrangement.h"
#include "stats/random.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

/* ---- orders ---- */

#define JOB 256 /* orders */

typedef struct counts {
    uint64_t above, below, far;
} counts;

typedef struct shuffling {
    const double *a, *b;
    uint32_t count;
    uint64_t tries, seed;
    bool exact;
    double sum, mean, slack;
    uint32_t *orders; /* a slot: `count` places */
    counts *slots;    /* a slot */
    counts all;
} shuffling;

/* The order of number `index` in the order of the alphabet: its digits in the
 * system of factorials say which of those that are left comes next. */
static void make_exact(uint64_t index, uint32_t count, uint32_t *order)
{
    for (uint32_t i = 0; i < count; i++)
        order[i] = 0;
    for (uint32_t i = count; i-- > 0;) {
        order[i] = (uint32_t)(index % (count - i));
        index /= count - i;
        for (uint32_t j = i + 1; j < count; j++)
            order[j] += order[j] >= order[i];
    }
}

static void make_by_chance(const shuffling *work, uint64_t index,
                           uint32_t *order)
{
    zl_random random = zl_random_at(work->seed, ZL_RANDOM_ORDER, index);

    for (uint32_t i = 0; i < work->count; i++) {
        uint32_t other = zl_random_below(&random, i + 1);
        order[i] = order[other];
        order[other] = i;
    }
}

static double sum_in_order(const shuffling *work, const uint32_t *order)
{
    double sum = 0;

    for (uint32_t i = 0; i < work->count; i++)
        sum += work->a[i] * work->b[order[i]];
    return sum;
}

static bool run_orders(void *user, size_t job, size_t slot)
{
    shuffling *work = user;
    uint32_t *order = work->orders + slot * work->count;
    counts *found = &work->slots[slot];
    uint64_t index = (uint64_t)job * JOB, end = index + JOB;

    found->above = found->below = found->far = 0;
    for (; index < end && index < work->tries; index++) {
        if (work->exact)
            make_exact(index, work->count, order);
        else
            make_by_chance(work, index, order);
        double sum = sum_in_order(work, order);
        found->above += sum >= work->sum - work->slack;
        found->below += sum <= work->sum + work->slack;
        found->far += fabs(sum - work->mean) >=
                      fabs(work->sum - work->mean) - work->slack;
    }
    return true;
}

static bool take_orders(void *user, size_t job, size_t slot)
{
    shuffling *work = user;

    (void)job;
    work->all.above += work->slots[slot].above;
    work->all.below += work->slots[slot].below;
    work->all.far += work->slots[slot].far;
    return true;
}

/* ---- what may be concluded ---- */

static int by_number(const void *left, const void *right)
{
    const double *a = left, *b = right;

    return (*a > *b) - (*a < *b);
}

/* The different orders of numbers, of which equal ones cannot be told apart:
 * n!/Πt!; below 0 without memory. */
static double orders_of(const double *numbers, uint32_t count)
{
    double *sorted = zl_alloc_array(count, sizeof *sorted);
    double orders = 0, equal = 0;

    if (!sorted)
        return -1;
    for (uint32_t i = 0; i < count; i++)
        sorted[i] = numbers[i];
    qsort(sorted, count, sizeof *sorted, by_number);
    for (uint32_t i = 0; i < count; i++) {
        equal = i > 0 && sorted[i] == sorted[i - 1] ? equal + 1 : 1;
        orders += log(i + 1) - log(equal);
    }
    zl_free(sorted);
    return orders < 30 ? round(exp(orders)) : INFINITY;
}

static void doubt(uint32_t count, const char *units, double outcomes,
                  zl_shuffle *result)
{
    if (outcomes <= 1)
        snprintf(result->reason, sizeof result->reason,
                 "%u %s have the same of one of the two: there is nothing to "
                 "shuffle.",
                 count, units);
    else if (outcomes < 20)
        snprintf(result->reason, sizeof result->reason,
                 "%u %s: their order has %d outcomes, so p >= 1/%d.", count,
                 units, (int)outcomes, (int)outcomes);
}

/* ---- the whole ---- */

static double mean_of(const double *numbers, uint32_t count)
{
    double sum = 0;

    for (uint32_t i = 0; i < count; i++)
        sum += numbers[i];
    return sum / count;
}

static double squares_of(const double *numbers, uint32_t count)
{
    double mean = mean_of(numbers, count), sum = 0;

    for (uint32_t i = 0; i < count; i++)
        sum += (numbers[i] - mean) * (numbers[i] - mean);
    return sum;
}

/* Equal sums may differ by their last digits. */
static void describe(shuffling *work, zl_shuffle *result)
{
    double size = 0, n = work->count;

    for (uint32_t i = 0; i < work->count; i++) {
        work->sum += work->a[i] * work->b[i];
        size += fabs(work->a[i] * work->b[i]);
    }
    work->mean = n * mean_of(work->a, work->count) *
                 mean_of(work->b, work->count);
    work->slack = 1e-12 * (size + fabs(work->mean));
    result->sum = work->sum;
    result->mean = work->mean;
    result->deviation = sqrt(squares_of(work->a, work->count) *
                             squares_of(work->b, work->count) / (n - 1));
}

static void count_tries(shuffling *work, uint64_t tries)
{
    double orders = tgamma((double)work->count + 1);

    work->exact = orders <= (double)tries && work->count <= 20;
    work->tries = work->exact ? (uint64_t)orders : tries;
}

static void conclude(const shuffling *work, zl_shuffle *result)
{
    result->tried = work->tries;
    result->exact = work->exact;
    result->p = zl_arrangement_p(work->exact, work->all.far, work->tries);
    result->p_greater =
        zl_arrangement_p(work->exact, work->all.above, work->tries);
    result->p_less =
        zl_arrangement_p(work->exact, work->all.below, work->tries);
}

static bool shuffle(shuffling *work, size_t threads, zl_shuffle *result)
{
    size_t slots = zl_work_slots(threads);
    uint64_t jobs = (work->tries + JOB - 1) / JOB;

    work->orders = zl_alloc_array(slots, work->count * sizeof *work->orders);
    work->slots = zl_alloc_array(slots, sizeof *work->slots);
    if (!work->orders || !work->slots)
        return false;
    zl_work(threads, (size_t)jobs, run_orders, take_orders, work);
    conclude(work, result);
    return true;
}

zili_status zl_shuffle_products(const double *a, const double *b,
                                uint32_t count, const char *units,
                                uint64_t tries, uint64_t seed, size_t threads,
                                zl_shuffle *result, zili_error *err)
{
    shuffling work = { .a = a, .b = b, .count = count, .seed = seed };
    double of_a = orders_of(a, count), of_b = orders_of(b, count);
    bool enough = of_a >= 0 && of_b >= 0;

    *result = (zl_shuffle){ NAN, NAN, NAN, NAN, NAN, NAN, 0, false, "" };
    if (!enough)
        return zl_no_memory(err);
    doubt(count, units, fmin(of_a, of_b), result);
    if (count >= 2)
        describe(&work, result);
    if (!result->reason[0]) {
        count_tries(&work, tries);
        enough = shuffle(&work, threads, result);
    }
    zl_free(work.orders);
    zl_free(work.slots);
    return enough ? ZILI_OK : zl_no_memory(err);
}
