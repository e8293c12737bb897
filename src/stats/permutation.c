/* permutation.c -- labels given to other documents, over and over.
 *
 * Arrangements are made 64 at a time, as masks: of each document, which of
 * the 64 give it the label. A count is then added to 64 sums at once, masked,
 * by instructions that do eight sums (or two, of real numbers) each. */
#include "stats/permutation.h"

#include "base/fail.h"
#include "base/mem.h"
#include "base/work.h"
#include "stats/arrangement.h"
#include "stats/contingency.h"
#include "stats/mask.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

static const char *const names[] = {
    [ZL_LABEL_MEAN_DIFFERENCE] = "mean_difference",
    [ZL_LABEL_LOG_RATIO] = "log_ratio",
    [ZL_LABEL_G2] = "g2",
};

bool zl_label_statistic_find(const char *name, zl_label_statistic *statistic)
{
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strcmp(names[i], name) == 0) {
            *statistic = (zl_label_statistic)i;
            return true;
        }
    return false;
}

/* ---- the whole ---- */

/* What one thread needs for one block of arrangements. */
typedef struct room {
    zl_mask *masks;
    uint32_t *order;               /* documents, those with the label first */
    double tokens[ZL_MASK_MANY];   /* of the target */
    uint32_t *above, *below, *far; /* a type; in one piece */
} room;

typedef struct permuting {
    const zl_labelled *given;
    zl_label_statistic statistic;
    zl_arrangement arrangement;
    double *weights; /* of each count, for means; or NULL */
    double *whole;   /* of each type, the sum of its counts or weights */
    double tokens, target_tokens;
    bool comparable; /* there are tokens with the label, and without */
    zl_permuted *results;
    uint64_t *above, *below, *far; /* a type; in one piece */
    room *slots;
    size_t slot_count;
} permuting;

static bool is_mean(const permuting *work)
{
    return work->statistic == ZL_LABEL_MEAN_DIFFERENCE;
}

/* ---- the statistic ---- */

/* Of a type: `here` of `whole` in documents of `tokens` together. */
static double value_of(const permuting *work, double here, double whole,
                       double tokens)
{
    double others = work->arrangement.all - work->arrangement.chosen;
    double there = whole - here, rest = work->tokens - tokens;
    zl_contingency t = { here, tokens, whole, work->tokens };

    switch (work->statistic) {
    case ZL_LABEL_MEAN_DIFFERENCE:
        return here / work->arrangement.chosen - there / others;
    case ZL_LABEL_LOG_RATIO:
        return log2((here > 0 ? here : .5) / tokens /
                    ((there > 0 ? there : .5) / rest));
    case ZL_LABEL_G2:
        if (tokens == 0 || rest == 0)
            return 0; /* documents without tokens do not differ */
        return zl_surplus(t) < 0 ? -zl_g2(t) : zl_g2(t);
    }
    return NAN;
}

/* The sum of a type in the documents that are marked. */
static double sum_in_target(const permuting *work, size_t type)
{
    const zl_labelled *given = work->given;
    double sum = 0;

    for (size_t i = given->starts[type]; i < given->starts[type + 1]; i++)
        if (given->is_target[given->document[i]])
            sum += work->weights ? work->weights[i] : given->count[i];
    return sum;
}

static void observe(permuting *work)
{
    const zl_labelled *given = work->given;

    for (size_t type = 0; type < given->types; type++) {
        zl_permuted *result = &work->results[type];
        *result = (zl_permuted){ NAN, NAN, NAN, NAN, NULL };
        for (size_t i = given->starts[type]; i < given->starts[type + 1]; i++)
            work->whole[type] += work->weights ? work->weights[i]
                                               : given->count[i];
        if (!work->comparable)
            result->reason = "There is nothing to compare.";
        else if (work->whole[type] > 0)
            result->value = value_of(work, sum_in_target(work, type),
                                     work->whole[type], work->target_tokens);
        else
            result->reason = "It stands in no document.";
    }
}

/* ---- a block of arrangements ---- */

static size_t block_size(const permuting *work, size_t job)
{
    uint64_t left = work->arrangement.tries - (uint64_t)job * ZL_MASK_MANY;

    return left < ZL_MASK_MANY ? (size_t)left : ZL_MASK_MANY;
}

static void fill_masks(const permuting *work, size_t job, room *block)
{
    const zl_arrangement *arrangement = &work->arrangement;
    size_t many = block_size(work, job);

    zl_mask_clear(block->masks);
    for (size_t k = 0; k < many; k++) {
        zl_arrangement_make(arrangement, (uint64_t)job * ZL_MASK_MANY + k,
                            block->order);
        block->tokens[k] = 0;
        for (uint32_t i = 0; i < arrangement->chosen; i++) {
            zl_mask_set(block->masks, block->order[i], k);
            block->tokens[k] += (double)work->given->sizes[block->order[i]];
        }
    }
}

/* Equal arrangements may differ by the last digits of their sums. */
static double slack(const permuting *work, size_t type)
{
    double found = fabs(work->results[type].value);

    return 1e-9 * found + (is_mean(work) ? 1e-12 * work->whole[type] : 1e-12);
}

static void compare(const permuting *work, size_t type, const double *sums,
                    size_t many, room *block)
{
    double found = work->results[type].value, near = slack(work, type);
    double whole = work->whole[type];

    for (size_t k = 0; k < many; k++) {
        double value = value_of(work, sums[k], whole, block->tokens[k]);
        block->above[type] += value >= found - near;
        block->below[type] += value <= found + near;
        block->far[type] += fabs(value) >= fabs(found) - near;
    }
}

static bool run_block(void *user, size_t job, size_t number)
{
    permuting *work = user;
    const zl_labelled *given = work->given;
    room *block = &work->slots[number];
    size_t many = block_size(work, job);

    fill_masks(work, job, block);
    memset(block->above, 0, 3 * given->types * sizeof *block->above);
    for (size_t type = 0; type < given->types; type++) {
        double sums[ZL_MASK_MANY];
        size_t from = given->starts[type];
        size_t count = given->starts[type + 1] - from;
        if (work->results[type].reason)
            continue;
        if (work->weights)
            zl_mask_weigh(block->masks, given->document + from,
                          work->weights + from, count, sums);
        else
            zl_mask_count(block->masks, given->document + from,
                          given->count + from, count, sums);
        compare(work, type, sums, many, block);
    }
    return true;
}

static bool take_block(void *user, size_t job, size_t number)
{
    permuting *work = user;
    const room *block = &work->slots[number];

    (void)job;
    for (size_t i = 0; i < 3 * work->given->types; i++)
        work->above[i] += block->above[i];
    return true;
}

/* ---- what may be concluded ---- */

/* Where half of the documents bear the label an arrangement and its opposite
 * reach equally far. */
static bool is_half(const zl_arrangement *arrangement)
{
    return 2 * (uint64_t)arrangement->chosen == arrangement->all;
}

static void doubt(const permuting *work, zl_permutations *all)
{
    const zl_arrangement *arrangement = &work->arrangement;
    bool one_sided = 1 <= .05 * arrangement->outcomes;
    int least = one_sided && is_half(arrangement) ? 2 : 1;
    const char *units = work->given->units ? work->given->units : "documents";

    if (arrangement->all == 0)
        snprintf(all->reason, sizeof all->reason, "There are no %s.",
                 units);
    else if (arrangement->outcomes == 1)
        snprintf(all->reason, sizeof all->reason,
                 "%u of %u %s have the label: there is nothing to compare.",
                 arrangement->chosen, arrangement->all, units);
    else if (work->target_tokens == 0 || work->target_tokens == work->tokens)
        snprintf(all->reason, sizeof all->reason,
                 "All tokens stand in %s %s the label.", units,
                 work->target_tokens == 0 ? "without" : "with");
    else if (least > .05 * arrangement->outcomes)
        snprintf(
            all->reason, sizeof all->reason,
            "%u %s: a permutation of labels has %d outcomes, so %s >= %d/%d.",
            arrangement->all, units, (int)arrangement->outcomes,
            one_sided ? "a two-sided p" : "p", least,
            (int)arrangement->outcomes);
}

static void conclude(const permuting *work, zl_permutations *all)
{
    const zl_arrangement *arrangement = &work->arrangement;
    bool one_sided = 1 <= .05 * arrangement->outcomes;

    for (size_t type = 0; type < work->given->types; type++) {
        zl_permuted *result = &work->results[type];
        if (result->reason || !one_sided)
            continue;
        result->p_greater =
            zl_arrangement_p(all->exact, work->above[type], all->tried);
        result->p_less =
            zl_arrangement_p(all->exact, work->below[type], all->tried);
        if (!all->reason[0])
            result->p =
                zl_arrangement_p(all->exact, work->far[type], all->tried);
    }
}

/* ---- begin and end ---- */

static bool weigh(permuting *work)
{
    const zl_labelled *given = work->given;
    size_t count = given->starts[given->types];

    work->weights = zl_alloc_array(count, sizeof *work->weights);
    if (!work->weights)
        return false;
    for (size_t i = 0; i < count; i++) {
        uint64_t size = given->sizes[given->document[i]];
        work->weights[i] = size ? given->count[i] / (double)size : 0;
    }
    return true;
}

static bool make_slot(const permuting *work, room *block)
{
    size_t types = work->given->types;

    block->masks = zl_mask_new(work->given->documents, is_mean(work));
    block->order =
        zl_alloc_array(work->given->documents, sizeof *block->order);
    block->above = zl_alloc_array(types, 3 * sizeof *block->above);
    if (!block->masks || !block->order || !block->above)
        return false;
    block->below = block->above + types;
    block->far = block->below + types;
    return true;
}

static bool make_room(permuting *work, size_t threads)
{
    size_t types = work->given->types;

    work->whole = zl_alloc_array(types, sizeof *work->whole);
    work->above = zl_alloc_array(types, 3 * sizeof *work->above);
    if (!work->whole || !work->above)
        return false;
    work->below = work->above + types;
    work->far = work->below + types;
    if (is_mean(work) && !weigh(work))
        return false;
    size_t count = zl_work_slots(threads);
    work->slots = zl_alloc_array(count, sizeof *work->slots);
    if (!work->slots)
        return false;
    while (work->slot_count < count)
        if (!make_slot(work, &work->slots[work->slot_count++]))
            return false;
    return true;
}

static void clear(permuting *work)
{
    for (size_t i = 0; i < work->slot_count; i++) {
        zl_mask_free(work->slots[i].masks);
        zl_free(work->slots[i].order);
        zl_free(work->slots[i].above);
    }
    zl_free(work->slots);
    zl_free(work->weights);
    zl_free(work->whole);
    zl_free(work->above);
    zl_free(work);
}

static void count_target(permuting *work, const zl_permuting *how)
{
    const zl_labelled *given = work->given;
    uint32_t chosen = 0;

    for (uint32_t i = 0; i < given->documents; i++) {
        chosen += given->is_target[i];
        work->tokens += (double)given->sizes[i];
        if (given->is_target[i])
            work->target_tokens += (double)given->sizes[i];
    }
    work->comparable = work->target_tokens > 0 &&
                       work->target_tokens < work->tokens;
    work->arrangement =
        zl_arrangement_of(given->documents, chosen, how->tries, how->seed);
}

static void permute(permuting *work, size_t threads, zl_permutations *all)
{
    const zl_arrangement *arrangement = &work->arrangement;
    uint64_t jobs = (arrangement->tries + ZL_MASK_MANY - 1) / ZL_MASK_MANY;

    *all = (zl_permutations){ .outcomes = arrangement->outcomes,
                              .tried = arrangement->tries,
                              .exact = arrangement->exact };
    doubt(work, all);
    observe(work);
    if (work->comparable)
        zl_work(threads, (size_t)jobs, run_block, take_block, work);
    conclude(work, all);
}

zili_status zl_permute_labels(const zl_labelled *given,
                              const zl_permuting *how, zl_permuted *results,
                              zl_permutations *all, zili_error *err)
{
    permuting *work = zl_alloc(sizeof *work);

    if (!work)
        return zl_no_memory(err);
    work->given = given;
    work->statistic = how->statistic;
    work->results = results;
    count_target(work, how);
    bool enough = make_room(work, how->threads);
    if (enough)
        permute(work, how->threads, all);
    clear(work);
    return enough ? ZILI_OK : zl_no_memory(err);
}
