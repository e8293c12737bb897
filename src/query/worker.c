/* worker.c -- finds the hits of a query in stretches of a segment. */
#include "query/worker.h"

#include "base/fail.h"
#include "base/mem.h"

#include <inttypes.h>

#define TRY_STEPS 5 /* what it costs to look at a beginning */

/* Finds what matches contain. Where it was found last: no such thing that
 * begins from `from` to `at` ends before `end`; ZL_NONE: none that begins
 * before `at` ends at all. */
struct seeker {
    zl_matcher *matcher;
    bool negated;
    uint32_t from, at, end;
};

struct zl_worker {
    const zl_ready *ready;
    zl_tokens tokens;
    zl_budget budget;
    zl_matcher *matcher;
    ZL_ARRAY(struct seeker) seekers;
    zl_reach reach;
    zl_route_room room;
    zl_occurrences found; /* room to work in */
    uint32_t *labels;
    bool failed; /* memory ran out */
    bool takes;  /* what the route leaves is a match if there is room for it */
    /* ---- while a window is looked through ---- */
    const zl_scope *scope;
    size_t interval; /* of the scope: the first that ends behind */
    zl_choice choice;
    zl_hits *hits;
    uint32_t covered; /* of WIDEST: whatever ends up to here lies in a hit */
};

static zl_matcher *new_matcher(zl_worker *worker, const zl_program *program,
                               const zl_condition *where, const zl_fold *fold)
{
    return zl_matcher_new(program, where, fold, &worker->tokens,
                          &worker->budget);
}

static bool make_seekers(zl_worker *worker, const zl_fold *fold)
{
    const zl_ready *ready = worker->ready;

    for (size_t i = 0; i < ready->contained.count; i++) {
        const zl_contained *contained = ready->contained.items[i];
        struct seeker seeker = {
            new_matcher(worker, &contained->program, NULL, fold),
            contained->negated, ZL_NONE, 0, ZL_NONE,
        };
        if (!seeker.matcher || !zl_array_push(&worker->seekers, seeker)) {
            zl_matcher_free(seeker.matcher);
            return false;
        }
    }
    return true;
}

zl_worker *zl_worker_new(const zl_ready *ready, const zl_fold *fold)
{
    zl_worker *worker = zl_alloc(sizeof *worker);
    bool enough = worker != NULL;

    if (!enough)
        return NULL;
    worker->ready = ready;
    worker->takes = ready->route.exact && !ready->where &&
                    ready->contained.count == 0;
    worker->labels =
        zl_alloc_array(ready->program.labels + 1, sizeof *worker->labels);
    enough = worker->labels &&
             zl_route_room_open(&worker->room, &ready->route) &&
             zl_tokens_open(&worker->tokens, &ready->sources);
    if (enough)
        worker->matcher =
            new_matcher(worker, &ready->program, ready->where, fold);
    if (enough && worker->matcher && make_seekers(worker, fold))
        return worker;
    zl_worker_free(worker);
    return NULL;
}

void zl_worker_free(zl_worker *worker)
{
    if (!worker)
        return;
    zl_matcher_free(worker->matcher);
    for (size_t i = 0; i < worker->seekers.count; i++)
        zl_matcher_free(worker->seekers.items[i].matcher);
    zl_array_clear(&worker->seekers);
    zl_tokens_clear(&worker->tokens);
    zl_route_room_clear(&worker->room);
    zl_array_clear(&worker->found);
    zl_free(worker->labels);
    zl_free(worker);
}

/* ---- what a match contains ---- */

/* The end of the shortest that begins at `at`, `limit` at most; ZL_NONE. */
static uint32_t end_at(zl_worker *worker, struct seeker *seeker, uint32_t at,
                       uint32_t limit)
{
    zl_bounds bounds = { limit, at + 1, limit, false };
    uint32_t end = ZL_NONE;

    if (limit - at > ZL_QUERY_SPAN_LIMIT)
        bounds.stop = bounds.most = at + ZL_QUERY_SPAN_LIMIT;
    worker->found.count = 0;
    zl_matcher_find(seeker->matcher, at, bounds, &worker->found);
    for (size_t i = 0; i < worker->found.count; i++)
        if (worker->found.items[i].end < end)
            end = worker->found.items[i].end;
    return end;
}

/* Where the first ends of those that begin at or behind `begin` and before
 * `stop`, or ZL_NONE; those that end behind `stop` may be told too, up to
 * `within`. */
static uint32_t seek(zl_worker *worker, struct seeker *seeker, uint32_t begin,
                     uint32_t stop, uint32_t within)
{
    bool known = seeker->from <= begin && begin <= seeker->at;
    uint32_t at = known && seeker->end == ZL_NONE ? seeker->at : begin;
    uint32_t best = ZL_NONE;

    if (known && seeker->end != ZL_NONE)
        return seeker->end;
    if (!known)
        seeker->from = begin;
    seeker->end = ZL_NONE;
    for (; at < stop && at + 1 < best && !worker->budget.spent; at++) {
        zl_budget_take(&worker->budget, 1);
        uint32_t end = end_at(worker, seeker, at,
                              best == ZL_NONE ? within : best - 1);
        if (end < best) {
            best = end;
            seeker->at = at;
        }
    }
    if (best == ZL_NONE)
        seeker->at = at;
    seeker->end = best;
    return best;
}

/* Where matches from `begin` on may end, with what they contain, and not in a
 * hit that is known. */
static zl_bounds find_bounds(zl_worker *worker, uint32_t begin, uint32_t stop,
                             uint32_t within)
{
    uint32_t least = begin < worker->covered ? worker->covered : begin;
    zl_bounds bounds = { stop, least + 1, stop,
                         worker->choice <= ZL_CHOICE_WIDEST };

    for (size_t i = 0; i < worker->seekers.count; i++) {
        struct seeker *seeker = &worker->seekers.items[i];
        uint32_t end = seek(worker, seeker, begin, stop, within);
        if (!seeker->negated && end > bounds.least)
            bounds.least = end;
        if (seeker->negated && end <= bounds.most)
            bounds.most = end - 1;
    }
    return bounds;
}

/* ---- one beginning ---- */

/* The end of the interval of the scope that holds the token; 0: none does.
 * Tokens are asked for as they rise. */
static uint64_t scope_end(zl_worker *worker, uint64_t begin)
{
    const zl_scope *scope = worker->scope;

    if (!scope)
        return ZL_NOWHERE;
    while (worker->interval < scope->count &&
           scope->intervals[worker->interval].end <= begin)
        worker->interval++;
    if (worker->interval == scope->count ||
        scope->intervals[worker->interval].begin > begin)
        return 0;
    return scope->intervals[worker->interval].end;
}

static void add_hit(zl_worker *worker, uint32_t begin, zl_occurrence found,
                    uint64_t limit)
{
    uint64_t from = worker->ready->begin;
    zl_hit hit = { from + begin, from + found.end, found.skip, found.trim };

    if (hit.end > limit)
        return;
    if (!zl_array_push(worker->hits, hit))
        worker->failed = true;
    if (worker->choice == ZL_CHOICE_WIDEST && found.trim == 0 &&
        found.end > worker->covered)
        worker->covered = found.end;
}

/* The bits [least, most] that are set, of which the first stands for no
 * token. */
static uint64_t between(uint64_t bits, uint32_t least, uint32_t most)
{
    bits &= ~(uint64_t)0 << (least < 64 ? least : 63);
    return most < 63 ? bits & (((uint64_t)1 << (most + 1)) - 1) : bits;
}

/* Take the end that is wanted of those that a wave reaches. */
static void try_wave(zl_worker *worker, uint32_t begin, zl_bounds bounds,
                     uint64_t limit)
{
    uint64_t ends =
        between(zl_wave_run(&worker->ready->program, worker->room.conditions,
                            begin),
                bounds.least - begin, bounds.most - begin);
    uint32_t size;

    zl_budget_take(&worker->budget, worker->ready->program.entry + 1);
    if (ends == 0)
        return;
    size = bounds.longest ? 63 - (uint32_t)__builtin_clzll(ends)
                          : (uint32_t)__builtin_ctzll(ends);
    add_hit(worker, begin, (zl_occurrence){ 0, begin + size, 0 }, limit);
}

static void try_begin(zl_worker *worker, uint32_t begin, uint64_t limit)
{
    const zl_ready *ready = worker->ready;
    uint32_t within, size = ready->program.shape.least;
    uint32_t stop;

    stop = zl_reach_stop(&worker->reach, begin, &within);
    zl_budget_take(&worker->budget, TRY_STEPS);
    if (stop <= worker->covered)
        return;
    if (worker->takes) {
        if (stop - begin >= size)
            add_hit(worker, begin, (zl_occurrence){ 0, begin + size, 0 },
                    limit);
        return;
    }
    zl_bounds bounds = find_bounds(worker, begin, stop, within);
    if (bounds.least > stop || bounds.most < bounds.least)
        return;
    if (ready->route.waves && !ready->where) {
        try_wave(worker, begin, bounds, limit);
        return;
    }
    worker->found.count = 0;
    zl_matcher_find(worker->matcher, begin, bounds, &worker->found);
    for (size_t i = 0; i < worker->found.count; i++)
        add_hit(worker, begin, worker->found.items[i], limit);
}

/* ---- a window ---- */

/* Every beginning is a match of one token. */
static bool takes_tokens(const zl_worker *worker)
{
    const zl_ready *ready = worker->ready;

    return worker->takes && ready->program.shape.least == 1 &&
           !ready->limits.named;
}

/* The beginnings of [from, to) are hits, of one token each. */
static void take_tokens(zl_worker *worker, uint32_t from, uint32_t to)
{
    const zl_bits *begins = &worker->room.begins;
    uint64_t offset = worker->ready->begin;
    zl_hits *hits = worker->hits;

    for (uint32_t at = zl_bits_next(begins, from); at < to;
         at = zl_bits_next(begins, at + 1)) {
        zl_hit hit = { offset + at, offset + at + 1, 0, 0 };
        if (!zl_array_push(hits, hit)) {
            worker->failed = true;
            return;
        }
    }
}

/* The same, of each interval of the scope in which one lies. */
static void take_scope(zl_worker *worker, zl_window window)
{
    const zl_bits *begins = &worker->room.begins;
    uint64_t offset = worker->ready->begin;
    uint32_t at = zl_bits_next(begins, window.from);

    while (at < window.to && !worker->failed) {
        uint64_t limit = scope_end(worker, offset + at);
        uint32_t end = at + 1;
        if (limit) {
            end = limit - offset < window.to ? (uint32_t)(limit - offset)
                                             : window.to;
            take_tokens(worker, at, end);
        }
        at = zl_bits_next(begins, end);
    }
}

static bool goes_on(const zl_worker *worker)
{
    return !worker->failed && !worker->budget.spent;
}

static void try_all(zl_worker *worker, zl_window window)
{
    const zl_ready *ready = worker->ready;

    if (ready->route.waves && !zl_route_fill(&ready->route, &worker->room,
                                             window.from, window.to))
        worker->failed = true;
    for (uint32_t at = window.from; at < window.to && goes_on(worker); at++) {
        uint64_t limit = scope_end(worker, worker->ready->begin + at);
        if (limit)
            try_begin(worker, at, limit);
    }
}

static void try_planned(zl_worker *worker, zl_window window)
{
    const zl_bits *begins = &worker->room.begins;
    bool any;

    if (!zl_route_begins(&worker->ready->route, &worker->room, &worker->reach,
                         window.from, window.to, &any)) {
        worker->failed = true;
        return;
    }
    if (!any)
        return;
    if (takes_tokens(worker)) {
        take_scope(worker, window);
        return;
    }
    if (worker->ready->route.waves &&
        !zl_route_fill(&worker->ready->route, &worker->room, window.from,
                       window.to))
        worker->failed = true;
    zl_reach_start(&worker->reach, &worker->ready->limits);
    for (uint32_t at = window.from; goes_on(worker); at++) {
        at = zl_bits_next(begins, at);
        if (at >= window.to)
            break;
        uint64_t limit = scope_end(worker, worker->ready->begin + at);
        if (limit)
            try_begin(worker, at, limit);
    }
}

/* The hits from number `first` on are those of a window. */
static void choose(zl_hits *hits, size_t first, zl_choice choice)
{
    if (hits->count == first)
        return;
    zl_hits of_window = { hits->items + first, hits->count - first, 0 };
    if (choice == ZL_CHOICE_APART)
        zl_hits_drop_overlaps(&of_window);
    if (choice == ZL_CHOICE_WIDEST)
        zl_hits_keep_widest(&of_window);
    if (choice == ZL_CHOICE_LEFTMOST)
        zl_hits_keep_leftmost(&of_window);
    if (choice == ZL_CHOICE_NARROWEST)
        zl_hits_keep_narrowest(&of_window);
    hits->count = first + of_window.count;
}

static bool has_failed(const zl_worker *worker)
{
    bool failed = worker->failed || zl_matcher_failed(worker->matcher);

    for (size_t i = 0; i < worker->seekers.count; i++)
        failed = failed || zl_matcher_failed(worker->seekers.items[i].matcher);
    return failed;
}

/* Whether no interval of the scope has a token of the window. */
static bool is_outside(const zl_worker *worker, zl_window window)
{
    const zl_scope *scope = worker->scope;

    return scope &&
           (worker->interval == scope->count ||
            scope->intervals[worker->interval].begin >=
                worker->ready->begin + window.to);
}

zili_status zl_worker_find(zl_worker *worker, zl_window window,
                           const zl_scope *scope, zl_choice choice,
                           zl_hits *hits, zili_error *err)
{
    const zl_ready *ready = worker->ready;
    size_t first = hits->count;

    worker->scope = scope;
    worker->interval =
        scope ? zl_scope_from(scope, ready->begin + window.from) : 0;
    worker->choice = choice;
    worker->hits = hits;
    worker->covered = 0;
    worker->budget = (zl_budget){
        (uint64_t)(window.to - window.from) * ZL_WORKER_STEPS +
            ZL_WORKER_START,
        false
    };
    if (zl_ready_is_never(ready) || is_outside(worker, window))
        return ZILI_OK;
    for (size_t i = 0; i < worker->seekers.count; i++)
        worker->seekers.items[i].from = ZL_NONE;
    zl_reach_start(&worker->reach, &ready->limits);
    if (ready->route.everywhere)
        try_all(worker, window);
    else
        try_planned(worker, window);
    if (has_failed(worker))
        return zl_no_memory(err);
    if (worker->budget.spent)
        return zl_fail(err, ZILI_EUSAGE,
                       "The query takes too long: more than %d steps for each "
                       "token. Say how far a repetition may go, as in "
                       "[]{0,20}, or in what it stays, as in within s.",
                       ZL_WORKER_STEPS);
    choose(hits, first, choice);
    return ZILI_OK;
}

/* ---- labels ---- */

static zili_status labels_take_long(zl_hit hit, zili_error *err)
{
    return zl_fail(err, ZILI_EUSAGE,
                   "It takes too long to find what the labels stand on in the "
                   "hit of %" PRIu64 " tokens from token %" PRIu64 " of the "
                   "corpus on: more than %d steps, so many are the ways to "
                   "set them. Use fewer labels, say how far a repetition may "
                   "go, as in []{0,20}, or in what it stays, as in within s.",
                   hit.end - hit.begin, hit.begin, ZL_WORKER_START);
}

zili_status zl_worker_labels(zl_worker *worker, zl_hit hit, uint64_t *labels,
                             zili_error *err)
{
    const zl_ready *ready = worker->ready;
    uint32_t begin = (uint32_t)(hit.begin - ready->begin);
    zl_occurrence found = { hit.skip, (uint32_t)(hit.end - ready->begin),
                            hit.trim };

    worker->budget = (zl_budget){ ZL_WORKER_START, false };
    bool good = zl_matcher_labels(worker->matcher, begin, found,
                                  worker->labels);
    if (zl_matcher_failed(worker->matcher))
        return zl_no_memory(err);
    if (worker->budget.spent)
        return labels_take_long(hit, err);
    for (uint32_t i = 0; i <= ready->program.labels; i++)
        labels[i] = !good || worker->labels[i] == ZL_NONE
                        ? ZL_NOWHERE
                        : ready->begin + worker->labels[i];
    return ZILI_OK;
}
