/* match.c -- where matches that begin at a token end. */
#include "query/match.h"

#include "base/mem.h"
#include "query/ways.h"

#include <string.h>

/* Where a string has ended that began before, or where one begins. */
struct jump {
    uint32_t to, step;
};

struct zl_matcher {
    const zl_program *program;
    const zl_condition *where;
    zl_tokens *tokens;
    zl_budget *budget;
    zl_scratch scratch;
    zl_ways *ways; /* where tokens alone do not tell; else NULL */
    bool failed;
    /* ---- at the place that is looked at ---- */
    uint32_t begin, at;
    uint32_t *now, *then; /* steps that go past a token there, and behind */
    uint32_t now_count, then_count;
    uint32_t *marks; /* by step: the turn it was met in */
    uint32_t turn;
    uint32_t *stack;
    uint32_t *gaps; /* by number: where it was entered last, + 1 */
    uint32_t *live; /* steps of the gaps that are open */
    uint32_t live_count;
    ZL_ARRAY(struct jump) jumps;
    zl_occurrences strings; /* room to work in */
    zl_insides inside;
    bool ended;
    /* ---- what is found ---- */
    zl_bounds bounds;
    bool found;
    zl_occurrence best;
};

/* ---- new and free ---- */

static bool make_room(zl_matcher *matcher)
{
    const zl_program *program = matcher->program;
    size_t steps = program->steps.count;

    matcher->now = zl_alloc_array(steps + 1, sizeof *matcher->now);
    matcher->then = zl_alloc_array(steps + 1, sizeof *matcher->then);
    matcher->marks = zl_alloc_array(steps + 1, sizeof *matcher->marks);
    matcher->stack = zl_alloc_array(2 * steps + 2, sizeof *matcher->stack);
    matcher->gaps = zl_alloc_array(program->gaps, sizeof *matcher->gaps);
    matcher->live = zl_alloc_array(program->gaps, sizeof *matcher->live);
    return matcher->now && matcher->then && matcher->marks &&
           matcher->stack && matcher->gaps && matcher->live;
}

zl_matcher *zl_matcher_new(const zl_program *program,
                           const zl_condition *where, const zl_fold *fold,
                           zl_tokens *tokens, zl_budget *budget)
{
    zl_matcher *matcher = zl_alloc(sizeof *matcher);

    if (!matcher)
        return NULL;
    *matcher = (zl_matcher){ .program = program,
                             .where = where,
                             .tokens = tokens,
                             .budget = budget,
                             .scratch = { .fold = fold } };
    bool enough = make_room(matcher);
    if (enough && (where || program->elements.count > 0)) {
        matcher->ways = zl_ways_new(program, where, fold, tokens, budget);
        enough = matcher->ways != NULL;
    }
    if (enough)
        return matcher;
    zl_matcher_free(matcher);
    return NULL;
}

void zl_matcher_free(zl_matcher *matcher)
{
    if (!matcher)
        return;
    zl_ways_free(matcher->ways);
    zl_str_clear(&matcher->scratch.left);
    zl_str_clear(&matcher->scratch.right);
    zl_free(matcher->now);
    zl_free(matcher->then);
    zl_free(matcher->marks);
    zl_free(matcher->stack);
    zl_free(matcher->gaps);
    zl_free(matcher->live);
    zl_array_clear(&matcher->jumps);
    zl_array_clear(&matcher->strings);
    zl_array_clear(&matcher->inside);
    zl_free(matcher);
}

bool zl_matcher_failed(const zl_matcher *matcher)
{
    return matcher->failed || matcher->scratch.left.failed ||
           matcher->scratch.right.failed ||
           (matcher->ways && zl_ways_failed(matcher->ways));
}

/* ---- what was found ---- */

static void offer(zl_matcher *matcher, uint32_t end, uint32_t trim)
{
    zl_bounds bounds = matcher->bounds;
    zl_occurrence best = matcher->best;
    bool further = end > best.end || (end == best.end && trim < best.trim);

    if (end < bounds.least || end > bounds.stop)
        return;
    if (!matcher->found || further == bounds.longest)
        matcher->best = (zl_occurrence){ 0, end, trim };
    matcher->found = true;
}

/* ---- steps that go past no token ---- */

static bool holds(zl_matcher *matcher, uint32_t item, uint32_t at)
{
    const zl_condition *condition = matcher->program->conditions.items[item];
    zl_binding binding = { .position = at };

    if (condition->kind == ZL_CONDITION_TYPES)
        return zl_typeset_has(&condition->types,
                              zl_tokens_type(matcher->tokens,
                                             condition->source, at));
    return zl_condition_holds(condition, matcher->tokens, &binding,
                              &matcher->scratch);
}

/* Whether one may go on behind a step that stays where it is. */
static bool passes(zl_matcher *matcher, const zl_step *step)
{
    uint32_t at = matcher->at;

    switch (step->op) {
    case ZL_OP_LOOK:
        return at < matcher->tokens->count && holds(matcher, step->item, at);
    case ZL_OP_TOUCH:
        return at == matcher->begin || zl_tokens_touch(matcher->tokens, at);
    case ZL_OP_EDGE:
        return zl_program_edge(matcher->program, step->item, matcher->tokens,
                               matcher->begin, at);
    default:
        return true;
    }
}

static void enter_gap(zl_matcher *matcher, uint32_t step, uint32_t gap)
{
    if (matcher->gaps[gap] == 0)
        matcher->live[matcher->live_count++] = step;
    matcher->gaps[gap] = matcher->at + 1;
}

/* Follow the steps from one on, at the place that is looked at. */
static void add(zl_matcher *matcher, uint32_t first)
{
    const zl_step *steps = matcher->program->steps.items;
    uint32_t *stack = matcher->stack;
    uint32_t height = 0, looked = 1;

    stack[height++] = first;
    while (height > 0) {
        uint32_t at = stack[--height];
        const zl_step *step = &steps[at];
        if (matcher->marks[at] == matcher->turn)
            continue;
        matcher->marks[at] = matcher->turn;
        looked++;
        if (step->op == ZL_OP_TOKEN || step->op == ZL_OP_STRING) {
            matcher->now[matcher->now_count++] = at;
        } else if (step->op == ZL_OP_GAP) {
            enter_gap(matcher, at, step->item);
        } else if (step->op == ZL_OP_END) {
            matcher->ended = true;
        } else if (passes(matcher, step)) {
            if (step->op == ZL_OP_SPLIT)
                stack[height++] = step->other;
            stack[height++] = step->next;
        }
    }
    zl_budget_take(matcher->budget, looked);
}

/* ---- steps that go past tokens ---- */

/* No step was met at the next place yet. */
static void turn(zl_matcher *matcher)
{
    if (++matcher->turn == 0) {
        memset(matcher->marks, 0,
               matcher->program->steps.count * sizeof *matcher->marks);
        matcher->turn = 1;
    }
    matcher->ended = false;
}

/* Go on behind a string; where it does not end with its last token, nothing
 * may follow. */
static void take_occurrence(zl_matcher *matcher, const zl_step *step,
                            zl_occurrence string)
{
    if (string.trim > 0 && step->last)
        offer(matcher, string.end, string.trim);
    if (string.trim == 0 &&
        !zl_array_push(&matcher->jumps,
                       (struct jump){ string.end, step->next }))
        matcher->failed = true;
}

static void take_string(zl_matcher *matcher, const zl_step *step)
{
    zl_occurrences *strings = &matcher->strings;

    strings->count = 0;
    zl_budget_take(matcher->budget, ZL_STRING_STEPS);
    if (!zl_string_match(matcher->program->strings.items[step->item],
                         matcher->tokens, matcher->at, matcher->bounds.stop,
                         true, strings))
        matcher->failed = true;
    for (size_t i = 0; i < strings->count; i++)
        take_occurrence(matcher, step, strings->items[i]);
}

/* Gaps that are open end at the next place, or go on. */
static void take_gaps(zl_matcher *matcher)
{
    const zl_step *steps = matcher->program->steps.items;
    uint32_t kept = 0, count = matcher->live_count;

    for (uint32_t i = 0; i < count; i++) {
        const zl_step *step = &steps[matcher->live[i]];
        uint32_t entered = matcher->gaps[step->item] - 1;
        if (matcher->at - entered <= step->most)
            matcher->live[kept++] = matcher->live[i];
        else
            matcher->gaps[step->item] = 0;
    }
    matcher->live_count = kept;
    for (uint32_t i = 0; i < kept; i++)
        add(matcher, steps[matcher->live[i]].next);
}

static void take_jumps(zl_matcher *matcher)
{
    size_t kept = 0;

    zl_budget_take(matcher->budget, matcher->jumps.count);
    for (size_t i = 0; i < matcher->jumps.count; i++) {
        struct jump jump = matcher->jumps.items[i];
        if (jump.to == matcher->at)
            add(matcher, jump.step);
        else
            matcher->jumps.items[kept++] = jump;
    }
    matcher->jumps.count = kept;
}

/* To the next place. */
static void advance(zl_matcher *matcher)
{
    const zl_step *steps = matcher->program->steps.items;
    uint32_t at = matcher->at;
    uint32_t *then = matcher->now;

    matcher->now = matcher->then;
    matcher->then = then;
    matcher->then_count = matcher->now_count;
    matcher->now_count = 0;
    for (uint32_t i = 0; i < matcher->then_count; i++)
        if (steps[then[i]].op == ZL_OP_STRING)
            take_string(matcher, &steps[then[i]]);
    turn(matcher);
    matcher->at++;
    for (uint32_t i = 0; i < matcher->then_count; i++) {
        const zl_step *step = &steps[then[i]];
        if (step->op == ZL_OP_TOKEN && holds(matcher, step->item, at))
            add(matcher, step->next);
    }
    if (matcher->live_count > 0)
        take_gaps(matcher);
    if (matcher->jumps.count > 0)
        take_jumps(matcher);
    zl_budget_take(matcher->budget,
                   1 + matcher->then_count + matcher->scratch.steps);
    matcher->scratch.steps = 0;
}

static bool is_over(const zl_matcher *matcher)
{
    if (matcher->at >= matcher->bounds.stop || matcher->failed ||
        matcher->budget->spent)
        return true;
    if (matcher->found && !matcher->bounds.longest &&
        matcher->at >= matcher->best.end)
        return true;
    return matcher->now_count == 0 && matcher->live_count == 0 &&
           matcher->jumps.count == 0;
}

/* From what was entered at the beginning on. */
static void run(zl_matcher *matcher, uint32_t skip, zl_occurrences *out)
{
    while (!is_over(matcher)) {
        advance(matcher);
        if (matcher->ended)
            offer(matcher, matcher->at, 0);
    }
    for (uint32_t i = 0; i < matcher->live_count; i++)
        matcher->gaps[matcher->program->steps.items[matcher->live[i]].item] =
            0;
    matcher->live_count = 0;
    matcher->jumps.count = 0;
    matcher->best.skip = skip;
    if (matcher->found && !zl_array_push(out, matcher->best))
        matcher->failed = true;
}

static void start(zl_matcher *matcher, uint32_t begin)
{
    turn(matcher);
    matcher->now_count = 0;
    matcher->begin = matcher->at = begin;
    matcher->found = false;
}

/* ---- from a token on ---- */

static void find_at_begin(zl_matcher *matcher, uint32_t begin,
                          zl_firsts firsts, zl_occurrences *out)
{
    const zl_program *program = matcher->program;

    start(matcher, begin);
    for (size_t i = 0; i < firsts.count; i++)
        add(matcher, firsts.items[i].step);
    for (size_t i = 0; i < program->always.count; i++)
        add(matcher, program->always.items[i]);
    run(matcher, 0, out);
}

/* Matches that begin with a string inside the token, each place by itself. */
static void find_inside(zl_matcher *matcher, uint32_t begin,
                        zl_occurrences *out)
{
    zl_insides *inside = &matcher->inside;
    uint64_t tried;

    if (!zl_program_find_inside(matcher->program, matcher->tokens, begin,
                                matcher->bounds.stop, &matcher->strings,
                                inside, &tried))
        matcher->failed = true;
    zl_budget_take(matcher->budget, tried * ZL_STRING_STEPS);
    for (size_t i = 0; i < inside->count && !matcher->failed;) {
        uint32_t skip = inside->items[i].found.skip;
        start(matcher, begin);
        for (; i < inside->count && inside->items[i].found.skip == skip; i++)
            take_occurrence(
                matcher, &matcher->program->steps.items[inside->items[i].step],
                inside->items[i].found);
        run(matcher, skip, out);
    }
}

void zl_matcher_find(zl_matcher *matcher, uint32_t begin, zl_bounds bounds,
                     zl_occurrences *out)
{
    const zl_program *program = matcher->program;
    zl_firsts firsts = { 0 };

    if (bounds.most < bounds.stop)
        bounds.stop = bounds.most;
    if (begin >= bounds.stop || bounds.least > bounds.stop)
        return;
    if (program->begins.count)
        firsts = zl_program_firsts(
            program, zl_tokens_type(matcher->tokens, 0, begin));
    if (firsts.count == 0 && program->always.count == 0)
        return;
    if (matcher->ways) {
        zl_ways_find(matcher->ways, begin, bounds, out);
        return;
    }
    matcher->bounds = bounds;
    find_at_begin(matcher, begin, firsts, out);
    if (program->strings.count > 0 && !matcher->failed)
        find_inside(matcher, begin, out);
}

bool zl_matcher_labels(zl_matcher *matcher, uint32_t begin,
                       zl_occurrence found, uint32_t *labels)
{
    if (!matcher->ways)
        matcher->ways = zl_ways_new(matcher->program, matcher->where,
                                    matcher->scratch.fold, matcher->tokens,
                                    matcher->budget);
    if (!matcher->ways) {
        matcher->failed = true;
        return false;
    }
    return zl_ways_labels(matcher->ways, begin, found, labels);
}
