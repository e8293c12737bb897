/* guide.c -- places in pages, what leads to them, and bookmarks. */
#include "guide.h"

#include "base/mem.h"
#include "plan.h"

#include <string.h>

void zl_guide_clear(zl_guide *guide)
{
    for (size_t i = 0; i < guide->places.count; i++) {
        zl_free(guide->places.items[i].name);
        zl_free(guide->places.items[i].title);
    }
    for (size_t i = 0; i < guide->links.count; i++)
        zl_free(guide->links.items[i].to);
    zl_array_clear(&guide->places);
    zl_array_clear(&guide->links);
}

static char *copy_of(const char *text)
{
    return text ? zl_copy_text(text, strlen(text)) : NULL;
}

void zl_plan_place(zl_plan *plan, double y, const char *name,
                   const char *title, unsigned level)
{
    zl_guide_place place = { plan->pages.count - 1, y, NULL, NULL, level };

    if (zl_plan_failed(plan))
        return;
    place.name = copy_of(name);
    place.title = copy_of(title);
    if (place.name && (place.title || !title) &&
        zl_array_push(&plan->guide.places, place))
        return;
    zl_free(place.name);
    zl_free(place.title);
    zl_plan_no_memory(plan);
}

void zl_plan_link(zl_plan *plan, zl_guide_link where, const char *to)
{
    if (zl_plan_failed(plan))
        return;
    where.to = copy_of(to);
    if (where.to && zl_array_push(&plan->guide.links, where))
        return;
    zl_free(where.to);
    zl_plan_no_memory(plan);
}
