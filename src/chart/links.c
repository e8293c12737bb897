/* links.c -- the pairs of themes that a network draws. */
#include "links.h"

#include "base/mem.h"

#include <math.h>
#include <stdlib.h>

static int stronger(const void *a, const void *b)
{
    const zl_theme_pair *left = a, *right = b;

    if (left->value != right->value)
        return left->value < right->value ? 1 : -1;
    if (left->a != right->a)
        return left->a < right->a ? -1 : 1;
    return left->b < right->b ? -1 : left->b > right->b;
}

/* What is picked moves to the front; `linked` are the themes that have a
 * link by then. */
static void pick(zl_links *links, size_t most, char *linked)
{
    for (size_t i = 0; i < links->total; i++) {
        zl_theme_pair link = links->items[i];
        if (i >= most && linked[link.a] && linked[link.b])
            continue;
        linked[link.a] = linked[link.b] = 1;
        links->items[links->count++] = link;
    }
}

static void measure(zl_links *links)
{
    links->whole = true;
    for (size_t i = 0; i < links->count; i++)
        links->whole = links->whole &&
                       links->items[i].value == round(links->items[i].value);
    if (links->count == 0)
        return;
    links->strongest = links->items[0].value;
    links->weakest = links->whole ? 0 : links->items[links->count - 1].value;
}

void zl_links_pick(zl_plan *plan, const zl_theme_pairs *pairs, size_t most,
                   zl_links *out)
{
    char *linked = zl_alloc_array(pairs->names.count, 1);

    *out = (zl_links){ .items =
                           zl_alloc_array(pairs->count, sizeof *out->items) };
    if (!linked || !out->items) {
        zl_plan_no_memory(plan);
        zl_free(linked);
        return;
    }
    for (size_t i = 0; i < pairs->count; i++)
        if (isfinite(pairs->items[i].value) && pairs->items[i].value > 0)
            out->items[out->total++] = pairs->items[i];
    qsort(out->items, out->total, sizeof *out->items, stronger);
    pick(out, most, linked);
    zl_free(linked);
    measure(out);
}

void zl_links_clear(zl_links *links)
{
    zl_free(links->items);
    *links = (zl_links){ 0 };
}

double zl_links_strength(const zl_links *links, double value)
{
    double range = links->strongest - links->weakest;

    return range > 0 ? (value - links->weakest) / range : 1;
}
