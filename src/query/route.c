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

/* What is found within more tokens than that is looked for first or not at
 * all. */
#define WIDTH_LIMIT 64u

void zl_route_clear(zl_route *route)
{
    for (size_t i = 0; i < route->aims.count; i++) {
        zl_free(route->aims.items[i].list);
        zl_bits_clear(&route->aims.items[i].all);
    }
    zl_array_clear(&route->aims);
    *route = (zl_route){ 0 };
}

bool zl_route_room_open(zl_route_room *room, const zl_route *route)
{
    size_t count = route->waves ? route->program->conditions.count : 0;

    *room = (zl_route_room){ .count = count };
    room->conditions = zl_alloc_array(count, sizeof *room->conditions);
    return room->conditions != NULL;
}

void zl_route_room_clear(zl_route_room *room)
{
    for (size_t i = 0; room->conditions && i < room->count; i++)
        zl_bits_clear(&room->conditions[i]);
    zl_free(room->conditions);
    zl_bits_clear(&room->begins);
    zl_bits_clear(&room->other);
}

/* ---- what to look for ---- */

/* So many beginnings a token that meets the need leaves. */
static double width_of(const zl_need *need, double room)
{
    double width = need->most - need->least + 1.0;

    return width < room ? width : room;
}

static bool is_wide(const zl_need *need)
{
    return need->most - need->least >= WIDTH_LIMIT;
}

/* Tokens that have to be found: of a set that lists what is not in it, the
 * others. */
static double listed_tokens(const zl_typeset *types, uint32_t tokens)
{
    double in_it = (double)types->tokens;

    return types->others ? tokens - in_it : in_it;
}

static double found_for(const zl_need *need, uint32_t tokens)
{
    return need->types ? listed_tokens(need->types, tokens)
                       : (double)zl_need_tokens(need);
}

static int by_tokens(const void *a, const void *b)
{
    const zl_aim *left = a, *right = b;
    uint64_t one = zl_need_tokens(left->need);
    uint64_t other = zl_need_tokens(right->need);

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
        zl_aim aim = { .need = need, .attribute = attribute };
        if (!zl_array_push(&route->aims, aim))
            return false;
    }
    if (route->aims.count)
        qsort(route->aims.items, route->aims.count, sizeof *route->aims.items,
              by_tokens);
    return true;
}

/* Whether one of the first aims looks for what the condition asks for. */
static bool is_aim(const zl_route *route, size_t aims, uint32_t condition)
{
    for (size_t i = 0; i < aims; i++)
        if (route->aims.items[i].need->condition == condition + 1)
            return true;
    return false;
}

/* What it costs to find all tokens that conditions ask for, without the
 * aims. */
static double cost_of_waves(const zl_route *route, size_t aims,
                            uint32_t tokens)
{
    const zl_program *program = route->program;
    double cost = 0;

    for (uint32_t i = 0; i < program->conditions.count; i++) {
        const zl_condition *condition = program->conditions.items[i];
        if (condition->kind == ZL_CONDITION_TYPES && !is_aim(route, aims, i))
            cost += listed_tokens(&condition->types, tokens) * FIND_COST;
    }
    return cost;
}

/* Keep the first aim, if it tells anything, and others that are worth it. */
static void choose(zl_route *route, double room, uint32_t tokens)
{
    size_t kept = 0, count = route->aims.count;
    double begins = tokens, cost_of_rest = 0;
    zl_aim *aims = route->aims.items;

    for (size_t i = 0; i < count; i++) {
        const zl_need *need = aims[i].need;
        double share = (double)zl_need_tokens(need) * width_of(need, room) /
                       (tokens + 1.0);
        double cost = found_for(need, tokens) * FIND_COST;
        bool useful = share < 0.5 && (!need->types || !need->types->others) &&
                      (!is_wide(need) || (kept == 0 && need->types));
        aims[i].begins = begins * (share < 1 ? share : 1);
        if (useful && begins * (1 - share) * TRY_COST > cost) {
            zl_aim aim = aims[i];
            aims[i] = aims[kept];
            aims[kept++] = aim;
            begins = aim.begins;
        } else {
            cost_of_rest += cost;
        }
    }
    route->exact = route->program->shape.exact &&
                  (kept == count || cost_of_rest < begins * TRY_COST);
    route->waves = !route->exact && zl_wave_fits(route->program) &&
                   cost_of_waves(route, kept, tokens) < begins * TRY_COST;
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

static void list_type(zl_aim *aim, uint32_t place, size_t room)
{
    zl_postings postings;

    zl_postings_start_sorted(&postings, aim->attribute, place);
    for (; postings.at != ZL_NONE; zl_rising_next_block(&postings))
        for (uint32_t i = 0; i < postings.held && aim->count < room; i++)
            aim->list[aim->count++] = postings.numbers[i];
}

static bool list_all(zl_aim *aim, size_t room)
{
    const zl_typeset *types = aim->need->types;

    aim->list = zl_alloc_array(room, sizeof *aim->list);
    if (!aim->list)
        return false;
    for (size_t i = 0; i < types->places.count; i++)
        list_type(aim, types->places.items[i], room);
    return sort(aim->list, aim->count);
}

/* A list takes 32 bits a position, and bits one a token. */
static bool gather(zl_aim *aim, uint32_t tokens)
{
    const zl_typeset *types = aim->need->types;
    double found = found_for(aim->need, tokens);

    if (!types || types->places.count <= MANY_TYPES)
        return true;
    if (found < tokens / 32.0)
        return list_all(aim, (size_t)found);
    if (!zl_bits_start(&aim->all, 0, tokens))
        return false;
    zl_bits_add_types(&aim->all, aim->attribute, types);
    return true;
}

bool zl_route_make(zl_route *route, const zl_program *program,
                   const zl_limits *limits, const zl_sources *sources)
{
    uint32_t tokens = zl_segment_tokens(sources->segment);

    *route = (zl_route){ .program = program, .tokens = tokens,
                          .sources = sources };
    if (program->entry == ZL_NONE)
        return true;
    if (!list_needs(route, sources))
        return false;
    choose(route, zl_limits_room(limits, tokens), tokens);
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
    const zl_typeset *types = aim->need->types;

    if (!zl_bits_start(bits, from, to))
        return false;
    if (!types)
        *any = zl_bits_add_begins(bits, aim->need->ranges);
    else if (aim->list)
        *any = zl_bits_add_list(bits, aim->list, aim->count);
    else if (aim->all.words)
        *any = zl_bits_add_part(bits, &aim->all);
    else
        *any = zl_bits_add_types(bits, aim->attribute, types);
    if (types && types->others) {
        zl_bits_invert(bits);
        *any = true;
    }
    return true;
}

/* Keep what meets an aim for the waves, before it is changed. */
static bool keep(const zl_route *route, zl_route_room *room,
                 const zl_aim *aim, const zl_bits *bits)
{
    zl_bits *kept;

    if (!route->waves || aim->need->condition == 0)
        return true;
    kept = &room->conditions[aim->need->condition - 1];
    if (!zl_bits_start(kept, bits->from, bits->to))
        return false;
    memcpy(kept->words, bits->words, bits->count * sizeof *bits->words);
    return true;
}

static bool is_of(const zl_bits *bits, uint32_t from, uint32_t to)
{
    return bits->words && bits->from == from && bits->to == to;
}

bool zl_route_fill(const zl_route *route, zl_route_room *room, uint32_t from,
                   uint32_t to)
{
    const zl_program *program = route->program;

    to += to < route->tokens;
    for (size_t i = 0; i < room->count; i++) {
        const zl_condition *condition = program->conditions.items[i];
        zl_bits *bits = &room->conditions[i];
        if (condition->kind != ZL_CONDITION_TYPES || is_of(bits, from, to))
            continue;
        if (!zl_bits_start(bits, from, to))
            return false;
        zl_bits_add_types(bits,
                          route->sources->attributes.items[condition->source],
                          &condition->types);
        if (condition->types.others)
            zl_bits_invert(bits);
    }
    return true;
}

/* Set the bits from where `met` is set back to where matches may begin that
 * have that token. */
static void reach_back(zl_bits *begins, const zl_bits *met,
                       const zl_need *need, zl_reach *reach)
{
    uint32_t done = begins->from;

    for (uint32_t at = zl_bits_next(met, met->from); at < met->to;
         at = zl_bits_next(met, at + 1)) {
        uint32_t first = zl_reach_begin(reach, at);
        if (at - first < need->least)
            continue;
        if (need->most < ZL_QUERY_SPAN_LIMIT && at - first > need->most)
            first = at - need->most;
        for (done = first > done ? first : done; done <= at - need->least;
             done++)
            zl_bits_set(begins, done);
    }
}

/* From where the first aim is met to where a match with it may begin. */
static bool begin_before(zl_route_room *room, const zl_aim *aim,
                         zl_reach *reach)
{
    zl_bits *begins = &room->begins;

    if (!is_wide(aim->need)) {
        zl_bits_smear(begins, aim->need->most - aim->need->least);
        zl_bits_move(begins, aim->need->least);
        return true;
    }
    zl_bits met = *begins;
    *begins = room->other;
    room->other = met;
    if (!zl_bits_start(begins, met.from, met.to))
        return false;
    reach_back(begins, &met, aim->need, reach);
    return true;
}

bool zl_route_begins(const zl_route *route, zl_route_room *room,
                     zl_reach *reach, uint32_t from, uint32_t to, bool *any)
{
    /* A range that has to begin where the match ends may be the next one. */
    to += to < route->tokens;
    *any = false;
    for (size_t i = 0; i < route->aims.count; i++) {
        const zl_aim *aim = &route->aims.items[i];
        zl_bits *bits = i == 0 ? &room->begins : &room->other;
        if (!meet(aim, bits, from, to, any) || !keep(route, room, aim, bits))
            return false;
        if (!*any)
            return true;
        if (i == 0 && !begin_before(room, aim, reach))
            return false;
        if (i == 0)
            continue;
        zl_bits_smear(bits, aim->need->most - aim->need->least);
        zl_bits_keep(&room->begins, bits, aim->need->least);
    }
    return true;
}
