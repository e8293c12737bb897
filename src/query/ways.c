/* ways.c -- matches for which it matters how a place was reached. */
#include "query/ways.h"

#include "base/mem.h"
#include "query/wayset.h"

#include <string.h>

/* Numbers of the ways to one place: what takes more memory is given up as if
 * it took too long. */
#define WAYS_LIMIT 16777216u

/* A way to a place: the step that comes next, and slots,
 *
 *   labels, the target   the token each stands on
 *   elements             where the range ends that one is in
 *   gaps                 how many tokens were passed in it
 *
 * each ZL_NONE where there is none. One to a place further on: */
struct later {
    uint32_t to;
    size_t way; /* where it stands in `kept` */
};

struct zl_ways {
    const zl_program *program;
    const zl_condition *where;
    zl_tokens *tokens;
    zl_budget *budget;
    zl_scratch scratch;
    uint32_t slots; /* of a way */
    uint32_t *work; /* the slots of the way that is followed */
    bool failed;
    /* ---- at the place that is looked at ---- */
    uint32_t begin, at;
    zl_wayset now, then; /* ways to it, and to the one before */
    ZL_ARRAY(struct later) laters;
    ZL_ARRAY(uint32_t) kept; /* ways, one behind the other */
    zl_occurrences strings;
    zl_insides inside;
    /* ---- what is found ---- */
    zl_bounds bounds;
    uint32_t *labels; /* those of the match that is asked for, else NULL */
    zl_occurrence wanted;
    bool found;
    zl_occurrence best;
};

zl_ways *zl_ways_new(const zl_program *program, const zl_condition *where,
                     const zl_fold *fold, zl_tokens *tokens,
                     zl_budget *budget)
{
    zl_ways *ways = zl_alloc(sizeof *ways);

    if (!ways)
        return NULL;
    *ways = (zl_ways){ .program = program,
                       .where = where,
                       .tokens = tokens,
                       .budget = budget,
                       .scratch = { .fold = fold } };
    ways->slots = program->labels + 1 +
                  (uint32_t)program->elements.count + program->gaps;
    ways->now.size = ways->then.size = ways->slots + 1;
    ways->work = zl_alloc_array(ways->slots, sizeof *ways->work);
    if (ways->work)
        return ways;
    zl_ways_free(ways);
    return NULL;
}

void zl_ways_free(zl_ways *ways)
{
    if (!ways)
        return;
    zl_str_clear(&ways->scratch.left);
    zl_str_clear(&ways->scratch.right);
    zl_wayset_clear(&ways->now);
    zl_wayset_clear(&ways->then);
    zl_free(ways->work);
    zl_array_clear(&ways->laters);
    zl_array_clear(&ways->kept);
    zl_array_clear(&ways->strings);
    zl_array_clear(&ways->inside);
    zl_free(ways);
}

bool zl_ways_failed(const zl_ways *ways)
{
    return ways->failed || ways->scratch.left.failed ||
           ways->scratch.right.failed;
}

/* ---- slots of a way ---- */

static uint32_t *element_of(const zl_ways *ways, uint32_t *slots,
                            uint32_t element)
{
    return slots + ways->program->labels + 1 + element;
}

static uint32_t *gap_of(const zl_ways *ways, uint32_t *slots, uint32_t gap)
{
    return element_of(ways, slots,
                      (uint32_t)ways->program->elements.count + gap);
}

/* Where the elements end that a step must stay in. */
static uint32_t end_of(const zl_ways *ways, const zl_step *step,
                       uint32_t *slots)
{
    uint32_t end = ways->bounds.stop;

    for (uint32_t i = step->element; i != ZL_NONE;
         i = ways->program->elements.items[i].outer) {
        uint32_t here = *element_of(ways, slots, i);
        end = here < end ? here : end;
    }
    return end;
}

/* Add a way to the present place. */
static void add(zl_ways *ways, uint32_t step, const uint32_t *slots)
{
    if (!ways->failed && !zl_wayset_add(&ways->now, step, slots))
        ways->failed = true;
}

/* The present place is the next one; no way to it is known yet. */
static void move_on(zl_ways *ways)
{
    zl_wayset now = ways->then;

    ways->then = ways->now;
    ways->now = now;
    zl_wayset_empty(&ways->now);
}

/* ---- what was found ---- */

/* Keep the labels of the least way. */
static void keep_labels(zl_ways *ways, const uint32_t *slots)
{
    uint32_t count = ways->program->labels + 1, i = 0;

    while (ways->found && i < count && slots[i] == ways->labels[i])
        i++;
    if (!ways->found || (i < count && slots[i] < ways->labels[i]))
        memcpy(ways->labels, slots, count * sizeof *slots);
    ways->found = true;
}

static bool is_better(const zl_ways *ways, uint32_t end, uint32_t trim)
{
    zl_occurrence best = ways->best;
    bool further = end > best.end || (end == best.end && trim < best.trim);

    return !ways->found || (further && ways->bounds.longest) ||
           (!further && !ways->bounds.longest &&
            (end != best.end || trim != best.trim));
}

static void offer(zl_ways *ways, uint32_t end, uint32_t trim,
                  const uint32_t *slots)
{
    zl_binding binding = { ZL_NONE, ways->begin, end, slots };

    if (end < ways->bounds.least || end > ways->bounds.stop)
        return;
    if (ways->labels ? end != ways->wanted.end || trim != ways->wanted.trim
                     : !is_better(ways, end, trim))
        return;
    if (ways->where && !zl_condition_holds(ways->where, ways->tokens,
                                           &binding, &ways->scratch))
        return;
    if (ways->labels) {
        keep_labels(ways, slots);
        return;
    }
    ways->found = true;
    ways->best = (zl_occurrence){ 0, end, trim };
}

/* ---- steps that go past no token ---- */

static bool in_bits(const uint8_t *bits, uint32_t i)
{
    return !bits || (bits[i / 8] >> i % 8 & 1);
}

/* Enter an element at the present place. */
static bool open_element(zl_ways *ways, uint32_t element, uint32_t *slots)
{
    const zl_element *it = &ways->program->elements.items[element];

    if (ways->at >= ways->tokens->count)
        return false;
    zl_stretch found = zl_tokens_stretch(ways->tokens, it->source, ways->at);
    *element_of(ways, slots, element) = found.end;
    return found.inside && (!it->filled || found.begin == ways->at) &&
           in_bits(it->ranges, found.range);
}

static bool close_element(zl_ways *ways, uint32_t element, uint32_t *slots)
{
    uint32_t *end = element_of(ways, slots, element);
    bool closes = !ways->program->elements.items[element].filled ||
                  *end == ways->at;

    *end = ZL_NONE;
    return closes;
}

/* Whether a step that stays where it is leads on; `slots` change. */
static bool passes(zl_ways *ways, const zl_step *step, uint32_t *slots)
{
    const zl_program *program = ways->program;
    zl_binding binding = { .position = ways->at };
    uint32_t at = ways->at;

    switch (step->op) {
    case ZL_OP_SPLIT:
        return true;
    case ZL_OP_LOOK:
        return at < ways->tokens->count &&
               zl_condition_holds(program->conditions.items[step->item],
                                  ways->tokens, &binding, &ways->scratch);
    case ZL_OP_TOUCH:
        return at == ways->begin || zl_tokens_touch(ways->tokens, at);
    case ZL_OP_EDGE:
        return zl_program_edge(program, step->item, ways->tokens, ways->begin,
                               at);
    case ZL_OP_OPEN:
        return open_element(ways, step->item, slots);
    case ZL_OP_CLOSE:
        return close_element(ways, step->item, slots);
    default:
        return false;
    }
}

/* Follow all ways at the present place as far as they go past no token. */
static void spread(zl_ways *ways, uint32_t *slots)
{
    for (size_t i = 0; i < ways->now.numbers.count && !ways->failed;
         i += ways->now.size) {
        const uint32_t *way = ways->now.numbers.items + i;
        const zl_step *step = &ways->program->steps.items[way[0]];
        memcpy(slots, way + 1, ways->slots * sizeof *slots);
        if (step->op == ZL_OP_END) {
            if (ways->at > ways->begin)
                offer(ways, ways->at, 0, slots);
        } else if (passes(ways, step, slots)) {
            add(ways, step->next, slots);
            if (step->op == ZL_OP_SPLIT)
                add(ways, step->other, slots);
        }
    }
    uint64_t looked = ways->now.numbers.count;
    if (looked > WAYS_LIMIT)
        looked = ways->budget->left;
    zl_budget_take(ways->budget, looked + ways->scratch.steps + 1);
    ways->scratch.steps = 0;
}

/* ---- steps that go past tokens ---- */

static void take_token(zl_ways *ways, const zl_step *step, uint32_t at,
                       uint32_t *slots)
{
    zl_binding binding = { .position = at };

    if (!zl_condition_holds(ways->program->conditions.items[step->item],
                            ways->tokens, &binding, &ways->scratch))
        return;
    if (step->label != ZL_LABEL_NONE)
        slots[step->label] = at;
    if (step->target)
        slots[ways->program->labels] = at;
    add(ways, step->next, slots);
}

static void take_gap(zl_ways *ways, uint32_t way, uint32_t *slots)
{
    const zl_step *step = &ways->program->steps.items[way];
    uint32_t *passed = gap_of(ways, slots, step->item);
    uint32_t count = *passed == ZL_NONE ? 1 : *passed + 1;

    *passed = ZL_NONE;
    add(ways, step->next, slots);
    *passed = count;
    if (count < step->most)
        add(ways, way, slots);
}

static void take_occurrence(zl_ways *ways, const zl_step *step,
                            zl_occurrence string, uint32_t *slots)
{
    if (string.end > end_of(ways, step, slots))
        return;
    if (string.trim > 0 && step->last)
        offer(ways, string.end, string.trim, slots);
    if (string.trim > 0)
        return;
    struct later later = { string.end, ways->kept.count };
    if (!zl_array_reserve(&ways->kept, ways->slots + 1) ||
        !zl_array_push(&ways->laters, later)) {
        ways->failed = true;
        return;
    }
    ways->kept.items[ways->kept.count++] = step->next;
    memcpy(ways->kept.items + ways->kept.count, slots,
           ways->slots * sizeof *slots);
    ways->kept.count += ways->slots;
}

static void take_string(zl_ways *ways, const zl_step *step, uint32_t at,
                        uint32_t *slots)
{
    ways->strings.count = 0;
    zl_budget_take(ways->budget, ZL_STRING_STEPS);
    if (!zl_string_match(ways->program->strings.items[step->item],
                         ways->tokens, at, ways->bounds.stop, true,
                         &ways->strings))
        ways->failed = true;
    for (size_t i = 0; i < ways->strings.count; i++)
        take_occurrence(ways, step, ways->strings.items[i], slots);
}

/* Ways whose time has come. */
static void take_laters(zl_ways *ways)
{
    size_t kept = 0;

    zl_budget_take(ways->budget, ways->laters.count);
    for (size_t i = 0; i < ways->laters.count; i++) {
        struct later later = ways->laters.items[i];
        if (later.to == ways->at)
            add(ways, ways->kept.items[later.way],
                ways->kept.items + later.way + 1);
        else
            ways->laters.items[kept++] = later;
    }
    ways->laters.count = kept;
    if (kept == 0)
        ways->kept.count = 0;
}

/* Past the token at the present place. */
static void advance(zl_ways *ways, uint32_t *slots)
{
    uint32_t at = ways->at++;

    move_on(ways);
    for (size_t i = 0; i < ways->then.numbers.count && !ways->failed;
         i += ways->then.size) {
        uint32_t way = ways->then.numbers.items[i];
        const zl_step *step = &ways->program->steps.items[way];
        if (step->op > ZL_OP_STRING)
            continue;
        memcpy(slots, ways->then.numbers.items + i + 1,
               ways->slots * sizeof *slots);
        if (at >= end_of(ways, step, slots))
            continue;
        if (step->op == ZL_OP_TOKEN)
            take_token(ways, step, at, slots);
        else if (step->op == ZL_OP_GAP)
            take_gap(ways, way, slots);
        else
            take_string(ways, step, at, slots);
    }
    take_laters(ways);
}

/* ---- from a token on ---- */

static bool is_over(const zl_ways *ways)
{
    if (ways->failed || ways->budget->spent ||
        ways->at >= ways->bounds.stop)
        return true;
    if (ways->found && !ways->labels && !ways->bounds.longest &&
        ways->at >= ways->best.end)
        return true;
    return ways->now.numbers.count == 0 && ways->laters.count == 0;
}

static void run(zl_ways *ways, uint32_t *slots)
{
    spread(ways, slots);
    while (!is_over(ways)) {
        advance(ways, slots);
        spread(ways, slots);
    }
}

static void start(zl_ways *ways, uint32_t begin)
{
    ways->begin = ways->at = begin;
    ways->laters.count = ways->kept.count = 0;
    ways->found = false;
    move_on(ways);
}

/* The elements a string is in that begins inside the first token. */
static void enter_elements(zl_ways *ways, const zl_step *step,
                           uint32_t *slots)
{
    memset(slots, 0xFF, ways->slots * sizeof *slots);
    for (uint32_t i = step->element; i != ZL_NONE;
         i = ways->program->elements.items[i].outer)
        if (!open_element(ways, i, slots))
            *element_of(ways, slots, i) = 0;
}

/* Matches that begin behind `skip` bytes of the token; `*i` is the first
 * string that does, and then the first that begins further on. */
static void run_inside(zl_ways *ways, uint32_t begin, uint32_t skip, size_t *i,
                       uint32_t *slots)
{
    start(ways, begin);
    for (; *i < ways->inside.count &&
           ways->inside.items[*i].found.skip == skip;
         ++*i) {
        const zl_step *step =
            &ways->program->steps.items[ways->inside.items[*i].step];
        enter_elements(ways, step, slots);
        take_occurrence(ways, step, ways->inside.items[*i].found, slots);
    }
    run(ways, slots);
}

static void run_at_begin(zl_ways *ways, uint32_t begin, uint32_t *slots)
{
    start(ways, begin);
    memset(slots, 0xFF, ways->slots * sizeof *slots);
    add(ways, ways->program->entry, slots);
    run(ways, slots);
}

static void find_inside(zl_ways *ways, uint32_t begin)
{
    uint64_t tried;

    if (!zl_program_find_inside(ways->program, ways->tokens, begin,
                                ways->bounds.stop, &ways->strings,
                                &ways->inside, &tried))
        ways->failed = true;
    zl_budget_take(ways->budget, tried * ZL_STRING_STEPS);
}

static void keep_best(zl_ways *ways, uint32_t skip, zl_occurrences *out)
{
    ways->best.skip = skip;
    if (ways->found && !zl_array_push(out, ways->best))
        ways->failed = true;
}

void zl_ways_find(zl_ways *ways, uint32_t begin, zl_bounds bounds,
                  zl_occurrences *out)
{
    uint32_t *slots = ways->work;

    ways->bounds = bounds;
    ways->labels = NULL;
    run_at_begin(ways, begin, slots);
    keep_best(ways, 0, out);
    find_inside(ways, begin);
    for (size_t i = 0; i < ways->inside.count && !ways->failed;) {
        uint32_t skip = ways->inside.items[i].found.skip;
        run_inside(ways, begin, skip, &i, slots);
        keep_best(ways, skip, out);
    }
}

bool zl_ways_labels(zl_ways *ways, uint32_t begin, zl_occurrence found,
                    uint32_t *labels)
{
    uint32_t *slots = ways->work;
    size_t i = 0;

    ways->bounds = (zl_bounds){ found.end, found.end, found.end, true };
    ways->labels = labels;
    ways->wanted = found;
    if (found.skip == 0) {
        run_at_begin(ways, begin, slots);
    } else {
        find_inside(ways, begin);
        while (i < ways->inside.count &&
               ways->inside.items[i].found.skip < found.skip)
            i++;
        run_inside(ways, begin, found.skip, &i, slots);
    }
    return ways->found && !ways->failed;
}
