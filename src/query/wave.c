/* wave.c -- matches found on bits, all places of a short text at once. */
#include "query/wave.h"

#include <string.h>

static bool step_fits(const zl_program *program, uint32_t i)
{
    const zl_step *step = &program->steps.items[i];
    const zl_condition *condition;

    /* Steps are made from the last to the first, but for loops. */
    if (step->op != ZL_OP_END && step->next >= i)
        return false;
    switch (step->op) {
    case ZL_OP_SPLIT:
        return step->other < i;
    case ZL_OP_TOKEN:
        condition = program->conditions.items[step->item];
        return condition->kind == ZL_CONDITION_TYPES ||
               zl_condition_is_any(condition);
    case ZL_OP_GAP:
    case ZL_OP_END:
        return true;
    default:
        return false;
    }
}

bool zl_wave_fits(const zl_program *program)
{
    bool fits = program->entry != ZL_NONE &&
                program->steps.count <= ZL_WAVE_STEPS &&
                program->shape.most <= ZL_WAVE_TOKENS;

    for (uint32_t i = 0; fits && i < program->steps.count; i++)
        fits = step_fits(program, i);
    return fits;
}

/* 1 to `most` places further on. */
static uint64_t spread(uint64_t places, uint32_t most)
{
    uint64_t all = places << 1;

    for (uint32_t reach = 1; reach < most && reach < 64;) {
        uint32_t more = most - reach < reach ? most - reach : reach;
        all |= all << more;
        reach += more;
    }
    return all;
}

/* The tokens from `begin` on. */
static uint64_t word_at(const zl_bits *bits, uint32_t begin)
{
    uint32_t i = begin - bits->from;
    uint64_t low = bits->words[i / 64] >> i % 64;

    if (i % 64 == 0 || i / 64 + 1 == bits->count)
        return low;
    return low | bits->words[i / 64 + 1] << (64 - i % 64);
}

uint64_t zl_wave_run(const zl_program *program, const zl_bits *bits,
                     uint32_t begin)
{
    uint64_t places[ZL_WAVE_STEPS];
    const zl_step *steps = program->steps.items;

    memset(places, 0, (program->entry + 1) * sizeof *places);
    places[program->entry] = 1;
    for (uint32_t i = program->entry;; i--) {
        const zl_step *step = &steps[i];
        uint64_t here = places[i];
        if (step->op == ZL_OP_END)
            return here;
        if (here == 0)
            continue;
        if (step->op == ZL_OP_SPLIT) {
            places[step->other] |= here;
            places[step->next] |= here;
        } else if (step->op == ZL_OP_GAP) {
            places[step->next] |= spread(here, step->most);
        } else {
            if (bits[step->item].words)
                here &= word_at(&bits[step->item], begin);
            places[step->next] |= here << 1;
        }
    }
}
