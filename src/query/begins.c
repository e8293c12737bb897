/* begins.c -- where matches of a program can begin. */
#include "query/program.h"

#include "base/mem.h"

#include <stdlib.h>

struct finder {
    zl_program *program;
    const zl_attribute *words;
    zl_typeset types; /* of all begins */
    ZL_ARRAY(uint32_t) stack;
    uint8_t *seen; /* by step, a bit each */
    ZL_ARRAY(uint32_t) marked; /* bits to be taken back */
};

static bool push(struct finder *finder, uint32_t step)
{
    if (finder->seen[step / 8] >> step % 8 & 1)
        return true;
    finder->seen[step / 8] |= (uint8_t)(1u << step % 8);
    return zl_array_push(&finder->marked, step) &&
           zl_array_push(&finder->stack, step);
}

static void forget(struct finder *finder)
{
    for (size_t i = 0; i < finder->marked.count; i++)
        finder->seen[finder->marked.items[i] / 8] = 0;
    finder->marked.count = 0;
    finder->stack.count = 0;
}

/* The types that a step goes past first; NULL: any. */
static const zl_typeset *types_of(const zl_program *program,
                                  const zl_step *step)
{
    const zl_condition *condition;

    if (step->op == ZL_OP_STRING)
        return zl_string_first(program->strings.items[step->item]);
    if (step->op != ZL_OP_TOKEN)
        return NULL;
    condition = program->conditions.items[step->item];
    if (condition->kind != ZL_CONDITION_TYPES || condition->source != 0 ||
        condition->types.others)
        return NULL;
    return &condition->types;
}

static bool add_types(struct finder *finder, const zl_typeset *types,
                      uint32_t first)
{
    for (size_t i = 0; i < types->places.count; i++) {
        uint32_t place = types->places.items[i];
        zl_begin begin = { zl_attribute_sorted(finder->words, place), first };
        if (!zl_array_push(&finder->program->begins, begin) ||
            !zl_typeset_add(&finder->types, place))
            return false;
    }
    return true;
}

/* Add what a match that goes through the step `first` can begin with. */
static bool add_first(struct finder *finder, uint32_t first)
{
    zl_program *program = finder->program;
    size_t before = program->begins.count;
    bool enough = push(finder, first), any = false;

    while (enough && !any && finder->stack.count > 0) {
        const zl_step *step =
            &program->steps.items[finder->stack
                                      .items[--finder->stack.count]];
        const zl_typeset *types = types_of(program, step);
        if (types)
            enough = add_types(finder, types, first);
        else if (step->op <= ZL_OP_STRING)
            any = true;
        else if (step->op != ZL_OP_END)
            enough = push(finder, step->next) &&
                     (step->op != ZL_OP_SPLIT || push(finder, step->other));
    }
    forget(finder);
    if (any) {
        program->begins.count = before;
        enough = enough && zl_array_push(&program->always, first);
    }
    return enough;
}

/* The first steps that are no SPLIT, from the entry on, into `list`. */
static bool find_firsts(struct finder *finder, zl_program *program)
{
    bool enough = push(finder, program->entry);

    while (enough && finder->stack.count > 0) {
        uint32_t at = finder->stack.items[--finder->stack.count];
        const zl_step *step = &program->steps.items[at];
        if (step->op == ZL_OP_SPLIT)
            enough = push(finder, step->next) && push(finder, step->other);
        else if (step->op != ZL_OP_END)
            enough = zl_array_push(&program->always, at);
    }
    forget(finder);
    return enough;
}

/* ---- strings that can begin inside a token ---- */

static bool add_inner(struct finder *finder, uint32_t at, uint32_t look)
{
    zl_program *program = finder->program;
    uint32_t item = program->steps.items[at].item;
    const zl_typeset *types = zl_string_first(program->strings.items[item]);

    for (size_t i = 0; i < types->places.count; i++) {
        zl_inner inner = { zl_attribute_sorted(finder->words,
                                               types->places.items[i]),
                           at, look };
        if (!zl_array_push(&program->inners, inner))
            return false;
    }
    return true;
}

/* Whether a match may begin inside a token although it comes through here:
 * nothing is said about where the token begins. */
static bool lets_through(const zl_program *program, const zl_step *step)
{
    return step->op == ZL_OP_SPLIT || step->op == ZL_OP_TOUCH ||
           (step->op == ZL_OP_OPEN &&
            !program->elements.items[step->item].filled);
}

/* The strings that can be first, from `first` on; the LOOKs that were met are
 * added to `looks`, of which `look` is one. */
static bool find_inners(struct finder *finder, uint32_t first, uint32_t look,
                        zl_begins *looks)
{
    const zl_program *program = finder->program;
    bool enough = push(finder, first);

    while (enough && finder->stack.count > 0) {
        uint32_t at = finder->stack.items[--finder->stack.count];
        const zl_step *step = &program->steps.items[at];
        if (step->op == ZL_OP_STRING)
            enough = add_inner(finder, at, look);
        else if (step->op == ZL_OP_LOOK && look == ZL_NONE)
            enough = zl_array_push(
                looks, (zl_begin){ step->item, step->next });
        else if (lets_through(program, step))
            enough = push(finder, step->next) &&
                     (step->op != ZL_OP_SPLIT || push(finder, step->other));
    }
    return enough;
}

static bool find_all_inners(struct finder *finder, zl_program *program)
{
    zl_begins looks = { 0 };
    bool enough = find_inners(finder, program->entry, ZL_NONE, &looks);

    for (size_t i = 0; enough && i < looks.count; i++)
        enough = find_inners(finder, looks.items[i].step,
                             looks.items[i].type, &looks);
    zl_array_clear(&looks);
    forget(finder);
    return enough;
}

/* ---- strings that a match may end with ---- */

/* Whether a match may end at `first`, whatever the place is. */
static bool is_last(struct finder *finder, uint32_t first, bool *last)
{
    const zl_program *program = finder->program;
    bool enough = push(finder, first);

    *last = false;
    while (enough && finder->stack.count > 0) {
        uint32_t at = finder->stack.items[--finder->stack.count];
        const zl_step *step = &program->steps.items[at];
        bool closes = step->op == ZL_OP_CLOSE &&
                      !program->elements.items[step->item].filled;
        *last = *last || step->op == ZL_OP_END;
        if (step->op == ZL_OP_SPLIT || closes)
            enough = push(finder, step->next);
        if (step->op == ZL_OP_SPLIT)
            enough = enough && push(finder, step->other);
    }
    forget(finder);
    return enough;
}

static bool find_lasts(struct finder *finder, zl_program *program)
{
    bool enough = true;

    for (size_t i = 0; enough && i < program->steps.count; i++) {
        zl_step *step = &program->steps.items[i];
        if (step->op == ZL_OP_STRING)
            enough = is_last(finder, step->next, &step->last);
    }
    return enough;
}

/* ---- all of them ---- */

static int by_type(const void *a, const void *b)
{
    const zl_begin *left = a, *right = b;

    if (left->type != right->type)
        return left->type < right->type ? -1 : 1;
    return (left->step > right->step) - (left->step < right->step);
}

static int inner_by_type(const void *a, const void *b)
{
    const zl_inner *left = a, *right = b;

    if (left->type != right->type)
        return left->type < right->type ? -1 : 1;
    return (left->step > right->step) - (left->step < right->step);
}

static void sort(zl_program *program)
{
    if (program->begins.count)
        qsort(program->begins.items, program->begins.count,
              sizeof *program->begins.items, by_type);
    if (program->inners.count)
        qsort(program->inners.items, program->inners.count,
              sizeof *program->inners.items, inner_by_type);
}

/* Whether some need says with what a match begins. */
static bool knows_begin(const zl_shape *shape)
{
    for (size_t i = 0; i < shape->needs.count; i++)
        if (shape->needs.items[i].types && shape->needs.items[i].most == 0)
            return true;
    return false;
}

/* What matches begin with is a need, if it is known. */
static bool add_need(struct finder *finder, const zl_segment *segment)
{
    zl_program *program = finder->program;
    zl_typeset *types;

    if (program->always.count > 0 || knows_begin(&program->shape))
        return true;
    types = zl_alloc(sizeof *types);
    if (!types || !zl_typeset_seal(&finder->types, segment, finder->words) ||
        !zl_array_push(&program->sets, types)) {
        zl_free(types);
        return false;
    }
    *types = finder->types;
    finder->types = (zl_typeset){ 0 };
    return zl_array_push(&program->shape.needs,
                         (zl_need){ .types = types, .least = 0, .most = 0 });
}

bool zl_program_find_begins(zl_program *program, const zl_segment *segment,
                            const zl_attribute *words)
{
    struct finder finder = { .program = program, .words = words };
    bool enough;

    if (program->entry == ZL_NONE)
        return true;
    finder.seen = zl_alloc(program->steps.count / 8 + 1);
    enough = finder.seen && find_firsts(&finder, program);
    size_t count = program->always.count;
    program->always.count = 0;
    /* What is added to `always` stands before what is read from it. */
    for (size_t i = 0; enough && i < count; i++)
        enough = add_first(&finder, program->always.items[i]);
    if (enough && program->strings.count)
        enough = find_all_inners(&finder, program) &&
                 find_lasts(&finder, program);
    if (enough)
        sort(program);
    enough = enough && add_need(&finder, segment);
    zl_free(finder.seen);
    zl_typeset_clear(&finder.types);
    zl_array_clear(&finder.stack);
    zl_array_clear(&finder.marked);
    return enough;
}
