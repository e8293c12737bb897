/* program.c -- a pattern made ready for one segment: what it is made of. */
#include "query/program.h"

#include "base/mem.h"

void zl_program_clear(zl_program *program)
{
    for (size_t i = 0; i < program->conditions.count; i++)
        zl_condition_free(program->conditions.items[i]);
    for (size_t i = 0; i < program->strings.count; i++)
        zl_string_free(program->strings.items[i]);
    for (size_t i = 0; i < program->edges.count; i++)
        zl_free(program->edges.items[i].ranges);
    for (size_t i = 0; i < program->elements.count; i++)
        zl_free(program->elements.items[i].ranges);
    for (size_t i = 0; i < program->sets.count; i++) {
        zl_typeset_clear(program->sets.items[i]);
        zl_free(program->sets.items[i]);
    }
    zl_array_clear(&program->steps);
    zl_array_clear(&program->conditions);
    zl_array_clear(&program->strings);
    zl_array_clear(&program->edges);
    zl_array_clear(&program->elements);
    zl_array_clear(&program->sets);
    zl_array_clear(&program->begins);
    zl_array_clear(&program->always);
    zl_array_clear(&program->inners);
    zl_shape_clear(&program->shape);
    *program = (zl_program){ 0 };
}

/* ---- asked for ---- */

zl_firsts zl_program_firsts(const zl_program *program, uint32_t type)
{
    const zl_begin *items = program->begins.items;
    size_t low = 0, high = program->begins.count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (items[middle].type < type)
            low = middle + 1;
        else
            high = middle;
    }
    for (high = low;
         high < program->begins.count && items[high].type == type; high++)
        continue;
    return (zl_firsts){ items + low, high - low };
}

/* The first inner of a type, or of one behind it. */
static size_t first_inner(const zl_program *program, uint32_t type)
{
    size_t low = 0, high = program->inners.count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (program->inners.items[middle].type < type)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static bool looks(const zl_program *program, const zl_inner *inner,
                  zl_tokens *tokens, uint32_t begin)
{
    zl_binding binding = { .position = begin };
    zl_scratch scratch = { 0 };

    return inner->look == ZL_NONE ||
           zl_condition_holds(program->conditions.items[inner->look], tokens,
                              &binding, &scratch);
}

/* Insert by the place in the token; there are a handful. */
static bool insert(zl_insides *out, zl_inside inside)
{
    size_t at = out->count;

    if (!zl_array_reserve(out, 1))
        return false;
    for (out->count++; at > 0 && out->items[at - 1].found.skip >
                                     inside.found.skip; at--)
        out->items[at] = out->items[at - 1];
    out->items[at] = inside;
    return true;
}

bool zl_program_find_inside(const zl_program *program, zl_tokens *tokens,
                            uint32_t begin, uint32_t stop,
                            zl_occurrences *room, zl_insides *out,
                            uint64_t *tried)
{
    uint32_t type = zl_tokens_type(tokens, 0, begin);
    bool enough = true;

    out->count = 0;
    *tried = 0;
    for (size_t i = first_inner(program, type);
         enough && i < program->inners.count &&
         program->inners.items[i].type == type;
         i++) {
        const zl_inner *inner = &program->inners.items[i];
        const zl_step *step = &program->steps.items[inner->step];
        room->count = 0;
        ++*tried;
        if (looks(program, inner, tokens, begin))
            enough = zl_string_match(program->strings.items[step->item],
                                     tokens, begin, stop, false, room);
        for (size_t k = 0; enough && k < room->count; k++)
            if (room->items[k].skip > 0)
                enough = insert(out, (zl_inside){ room->items[k],
                                                  inner->step });
    }
    return enough;
}

bool zl_program_edge(const zl_program *program, uint32_t item,
                     zl_tokens *tokens, uint32_t begin, uint32_t at)
{
    const zl_edge *edge = &program->edges.items[item];
    bool outside = edge->closing ? at == begin : at > begin;
    uint32_t range, document;

    if (outside &&
        zl_tokens_edge(tokens, edge->documents, at, edge->closing, &document))
        return false;
    return zl_tokens_edge(tokens, edge->source, at, edge->closing, &range) &&
           (!edge->ranges || (edge->ranges[range / 8] >> range % 8 & 1));
}
