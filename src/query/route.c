/* route.c -- in which order a query looks for what a match must have. */
#include "query/route.h"

#include "base/mem.h"

#include <stdlib.h>
#include <string.h>

/* What things cost, in nanoseconds, about: to find a token by its type, to
 * try whether a match begins at one. */
#define FIND_COST 1.2
#define TRY_COST 120.0

/* So many types are looked up window by window; the positions of more are
 * gathered once. */
#define MANY_TYPES 64
#define GATHER_LIMIT 16777216u

/* What is found within more tokens than that is no filter. */
#define WIDTH_LIMIT 64u

void zl_route_clear(zl_route *route)
{
    for (size_t i = 0; i < route->aims.count; i++)
        zl_free(route->aims.items[i].list);
    zl_array_clear(&route->aims);
    *route = (zl_route){ 0 };
}

void zl_route_room_clear(zl_route_room *room)
{
    zl_bits_clear(&room->begins);
    zl_bits_clear(&room->other);
}

/* ---- what to look for ---- */

static double width_of(const zl_need *need)
{
    return need->most - need->least + 1.0;
}

/* Tokens that have to be found: of a set that lists what is not in it, the
 * others. */
static double found_for(const zl_need *need, uint32_t tokens)
{
    double in_it = (double)need->types->tokens;

    return need->types->others ? tokens - in_it : in_it;
}

static bool can_be_found(const zl_need *need, uint32_t tokens)
{
    return need->types->places.count <= MANY_TYPES ||
           found_for(need, tokens) <= GATHER_LIMIT;
}

static int by_tokens(const void *a, const void *b)
{
    const zl_aim *left = a, *right = b;
    uint64_t one = left->need->types->tokens;
    uint64_t other = right->need->types->tokens;

    if (one != other)
        return one < other ? -1 : 1;
    return (left->need > right->need) - (left->need < right->need);
}

/* All needs, rarest first. */
static bool list_needs(zl_route *route, const zl_sources *sources)
{
    const zl_program *program = route->program;

    for (size_t i = 0; i < program->shape.needs.count; i++) {
        const zl_need *need = &program->shape.needs.items[i];
        const zl_attribute *attribute =
            sources->attributes.items[need->source];
        if (!zl_array_push(&route->aims,
                           (zl_aim){ need, attribute, NULL, 0, 0 }))
            return false;
    }
    if (route->aims.count)
        qsort(route->aims.items, route->aims.count, sizeof *route->aims.items,
              by_tokens);
    return true;
}

/* Keep the first aim, if it tells anything, and others that are worth it. */
static void choose(zl_route *route, uint32_t tokens)
{
    size_t kept = 0, count = route->aims.count;
    double begins = tokens, cost_of_rest = 0;
    zl_aim *aims = route->aims.items;

    for (size_t i = 0; i < count; i++) {
        const zl_need *need = aims[i].need;
        double share = (double)need->types->tokens * width_of(need) /
                       (tokens + 1.0);
        double cost = found_for(need, tokens) * FIND_COST;
        bool useful = can_be_found(need, tokens) && share < 0.5 &&
                      !need->types->others &&
                      (kept == 0 || width_of(need) <= WIDTH_LIMIT);
        aims[i].begins = begins * (share < 1 ? share : 1);
        if (useful && begins * (1 - share) * TRY_COST > cost) {
            zl_aim aim = aims[i];
            aims[i] = aims[kept];
            aims[kept++] = aim;
            begins = aim.begins;
        } else {
            cost_of_rest += can_be_found(need, tokens) ? cost : 1e30;
        }
    }
    route->exact = route->program->shape.exact &&
                  (kept == count || cost_of_rest < begins * TRY_COST);
    route->aims.count = route->exact ? count : kept;
    route->everywhere = route->aims.count == 0;
}

/* ---- many types: their positions once for all ---- */

/* Sort by 11 bits at a time. */
static bool sort(uint32_t *list, size_t count)
{
    uint32_t *room = zl_alloc_array(count, sizeof *room);
    uint32_t *from = list, *to = room;

    if (!room)
        return false;
    for (int shift = 0; shift < 33; shift += 11) {
        size_t places[2049] = { 0 };
        for (size_t i = 0; i < count; i++)
            places[(from[i] >> shift & 2047) + 1]++;
        for (size_t i = 0; i < 2048; i++)
            places[i + 1] += places[i];
        for (size_t i = 0; i < count; i++)
            to[places[from[i] >> shift & 2047]++] = from[i];
        uint32_t *swap = from;
        from = to;
        to = swap;
    }
    memcpy(list, from, count * sizeof *list);
    zl_free(room);
    return true;
}

static void gather_type(zl_aim *aim, uint32_t place, size_t room)
{
    zl_postings postings;

    zl_postings_start_sorted(&postings, aim->attribute, place);
    for (; postings.at != ZL_NONE; zl_rising_next_block(&postings))
        for (uint32_t i = 0; i < postings.held && aim->count < room; i++)
            aim->list[aim->count++] = postings.numbers[i];
}

static bool gather(zl_aim *aim, uint32_t tokens)
{
    const zl_typeset *types = aim->need->types;
    size_t room = (size_t)found_for(aim->need, tokens);

    if (types->places.count <= MANY_TYPES)
        return true;
    aim->list = zl_alloc_array(room, sizeof *aim->list);
    if (!aim->list)
        return false;
    for (size_t i = 0; i < types->places.count; i++)
        gather_type(aim, types->places.items[i], room);
    return sort(aim->list, aim->count);
}

bool zl_route_make(zl_route *route, const zl_program *program,
                  const zl_sources *sources)
{
    uint32_t tokens = zl_segment_tokens(sources->segment);

    *route = (zl_route){ .program = program };
    if (program->entry == ZL_NONE)
        return true;
    if (!list_needs(route, sources))
        return false;
    choose(route, tokens);
    for (size_t i = 0; i < route->aims.count; i++)
        if (!gather(&route->aims.items[i], tokens))
            return false;
    return true;
}

/* ---- where matches can begin ---- */

/* The tokens that meet an aim. */
static bool meet(const zl_aim *aim, zl_bits *bits, uint32_t from, uint32_t to,
                 bool *any)
{
    if (!zl_bits_start(bits, from, to))
        return false;
    *any = aim->list ? zl_bits_add_list(bits, aim->list, aim->count)
                     : zl_bits_add_types(bits, aim->attribute,
                                         aim->need->types);
    if (aim->need->types->others) {
        zl_bits_invert(bits);
        *any = true;
    }
    return true;
}

/* From where the first aim is met to where a match with it may begin. */
static void begin_before(zl_bits *bits, const zl_need *need)
{
    uint32_t width = need->most - need->least;

    zl_bits_smear(bits, width);
    zl_bits_move(bits, need->least);
}

bool zl_route_begins(const zl_route *route, zl_route_room *room, uint32_t from,
                    uint32_t to, bool *any)
{
    *any = false;
    for (size_t i = 0; i < route->aims.count; i++) {
        const zl_aim *aim = &route->aims.items[i];
        zl_bits *bits = i == 0 ? &room->begins : &room->other;
        if (!meet(aim, bits, from, to, any))
            return false;
        if (!*any)
            return true;
        if (i == 0) {
            begin_before(bits, aim->need);
        } else {
            zl_bits_smear(bits, aim->need->most - aim->need->least);
            zl_bits_keep(&room->begins, bits, aim->need->least);
        }
    }
    return true;
}
