/* reckon.c -- how many hits there are, where the index tells it. */
#include "query/reckon.h"

/* To find a place among postings costs as much as to read so many. */
enum { FIND_COST = 40 };

/* The types of which every token is a hit; NULL: it is another query. */
static const zl_typeset *hit_types(const zl_ready *ready)
{
    const zl_shape *shape = &ready->program.shape;
    const zl_need *need = shape->needs.items;

    if (ready->where || ready->contained.count > 0 || ready->limits.named ||
        !shape->exact || shape->least != 1 || shape->needs.count != 1 ||
        !need->types || need->types->others || need->least != 0 ||
        ready->route.aims.count != 1)
        return NULL;
    return need->types;
}

/* How many positions of a type lie before `position`. */
static uint64_t count_before(zl_postings *postings, uint64_t position)
{
    uint32_t rank;

    if (position > UINT32_MAX)
        return postings->list.count;
    zl_postings_seek(postings, (uint32_t)position);
    rank = zl_rising_rank(postings);
    return rank < postings->list.count ? rank : postings->list.count;
}

/* The positions of a type that lie in the scope; intervals that follow each
 * other are one. */
static uint64_t count_type(const zl_ready *ready, const zl_scope *scope,
                           uint32_t place)
{
    const zl_aim *aim = &ready->route.aims.items[0];
    uint64_t begin = ready->begin, end = begin + ready->route.tokens;
    uint64_t count = 0;
    zl_postings postings;

    zl_postings_start_sorted(&postings, aim->attribute, place);
    for (size_t i = 0; i < scope->count && scope->intervals[i].begin < end;) {
        uint64_t from = scope->intervals[i].begin;
        uint64_t to = scope->intervals[i++].end;
        while (i < scope->count && scope->intervals[i].begin == to)
            to = scope->intervals[i++].end;
        if (to <= begin)
            continue;
        uint64_t before =
            count_before(&postings, from > begin ? from - begin : 0);
        count += count_before(&postings, to - begin) - before;
    }
    return count;
}

bool zl_ready_reckon(const zl_ready *ready, const zl_scope *scope,
                     uint32_t segment, uint64_t *count)
{
    const zl_typeset *types;

    *count = 0;
    if (zl_ready_is_never(ready))
        return true;
    types = hit_types(ready);
    if (!types)
        return false;
    *count = types->tokens;
    if (!scope || zl_scope_whole(scope, segment) != ZL_NONE)
        return true;
    if (types->places.count * scope->count * FIND_COST > types->tokens)
        return false;
    *count = 0;
    for (size_t i = 0; i < types->places.count; i++)
        *count += count_type(ready, scope, types->places.items[i]);
    return true;
}
