/* share.c -- what panels of one kind have in common: scales, classes, one
 * legend. */
#include "share.h"

#include "colour.h"

#include <math.h>

static void open_part(zl_shared *shared, zl_plan *part, const zl_plan *plan)
{
    zl_plan_init(part, plan->ruler);
    part->abridged = plan->abridged;
    part->palette = plan->palette;
    part->words = plan->words;
    part->shared = shared;
}

void zl_shared_init(zl_shared *shared, const zl_plan *plan, double width)
{
    *shared = (zl_shared){ .width = width };
    open_part(shared, &shared->head, plan);
    open_part(shared, &shared->foot, plan);
}

void zl_shared_clear(zl_shared *shared)
{
    for (int i = 0; i < ZL_NAME_LISTS; i++)
        zl_map_clear(&shared->names[i]);
    zl_plan_clear(&shared->head);
    zl_plan_clear(&shared->foot);
}

static void begin_part(zl_shared *shared, zl_plan *part)
{
    zl_plan like = *part;

    zl_plan_clear(part);
    open_part(shared, part, &like);
    zl_plan_page(part, shared->width, 0);
}

void zl_shared_begin(zl_shared *shared)
{
    begin_part(shared, &shared->head);
    begin_part(shared, &shared->foot);
    shared->head_end = shared->foot_end = 0;
}

/* ---- numbers ----------------------------------------------------------- */

static void widen(zl_bounds *bounds, double value)
{
    if (!isfinite(value))
        return;
    bounds->low = bounds->known ? fmin(bounds->low, value) : value;
    bounds->high = bounds->known ? fmax(bounds->high, value) : value;
    bounds->known = true;
}

void zl_share_reach(const zl_plan *plan, zl_reach what, double *low,
                    double *high)
{
    if (!plan->shared)
        return;
    zl_bounds *bounds = &plan->shared->reaches[what];
    widen(bounds, *low);
    widen(bounds, *high);
    if (!bounds->known)
        return;
    *low = bounds->low;
    *high = bounds->high;
}

double zl_share_most(const zl_plan *plan, zl_reach what, double value)
{
    double low = 0, high = value;

    zl_share_reach(plan, what, &low, &high);
    return high;
}

bool zl_share_any(const zl_plan *plan, zl_reach what, bool value)
{
    return zl_share_most(plan, what, value) > 0;
}

bool zl_share_whole(const zl_plan *plan, bool whole)
{
    return !zl_share_any(plan, ZL_REACH_BROKEN, !whole);
}

/* ---- names ------------------------------------------------------------- */

static bool add_names(zl_map *to, const zl_map *from)
{
    bool good = true;

    for (uint32_t i = 0; good && i < from->count; i++)
        good = zl_map_add(to, zl_map_key(from, i)) != ZL_MAP_NONE;
    return good;
}

void zl_share_names(zl_plan *plan, zl_names what, zl_map *map)
{
    zl_shared *shared = plan->shared;

    if (!shared || (what == ZL_NAMES_ITEMS && shared->told))
        return;
    if (!add_names(map, &shared->names[what]) ||
        !add_names(&shared->names[what], map))
        zl_plan_no_memory(plan);
}

/* ---- words ------------------------------------------------------------- */

bool zl_share_above(const zl_plan *plan, zl_type type, const char *text)
{
    zl_shared *shared = plan->shared;

    if (!shared)
        return false;
    if (!*text)
        return true;
    zl_plan_label_within(&shared->head,
                         (zl_label){ .text = text,
                                     .y = shared->head_end,
                                     .type = type,
                                     .colour = ZL_INK },
                         shared->width);
    shared->head_end += zl_line_height(type);
    return true;
}

bool zl_share_below(const zl_plan *plan, zl_type type, const char *text,
                    double x)
{
    zl_shared *shared = plan->shared;

    if (!shared)
        return false;
    if (!*text)
        return true;
    double most = shared->width - zl_plan_width(&shared->foot, text, type);
    x = fmax(0, fmin(x, most));
    zl_plan_label_within(&shared->foot,
                         (zl_label){ .text = text,
                                     .x = x,
                                     .y = shared->foot_end,
                                     .type = type,
                                     .colour = ZL_INK },
                         shared->width - x);
    shared->foot_end += zl_line_height(type);
    return true;
}
