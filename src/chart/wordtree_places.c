/* wordtree_places.c -- which branches of a tree of words are shown, and
 * where. */
#include "base/mem.h"
#include "wordtree.h"

#include <math.h>
#include <stdlib.h>

#define LEAST_ROOM 14.0 /* mm that the children of a branch need */
#define MOST_SHOWN 2000

/* ---- type -------------------------------------------------------------- */

zl_type zl_wordtree_type(const zl_wordtree *of, uint32_t branch)
{
    double least = of->frame->small.size, most = sqrt((double)of->most) - 1;
    double count = (double)of->branches.all.items[branch].count;
    double share = most > 0 ? (sqrt(count) - 1) / most : 0;

    return (zl_type){ least + share * (of->largest - least), false };
}

static double row_of(const zl_wordtree *of, uint32_t branch)
{
    return zl_line_height(zl_wordtree_type(of, branch)) * 1.04;
}

double zl_wordtree_rest(const zl_wordtree *of)
{
    return zl_line_height(of->frame->small) * 1.04;
}

bool zl_wordtree_from_right(const zl_wordtree *of, zl_way way)
{
    return of->frame->before != (way == ZL_WAY_LEFT);
}

zl_way zl_wordtree_way(const zl_wordtree *of, uint32_t branch)
{
    while (of->branches.all.items[branch].parent != ZL_NO_BRANCH)
        branch = of->branches.all.items[branch].parent;
    return zl_way_of(zl_view_of(zl_branch_text(&of->branches, branch)));
}

void zl_wordtree_beside(const zl_wordtree *of, uint32_t branch, zl_str *out)
{
    const zl_branch *it = &of->branches.all.items[branch];
    bool more = it->children > 0 && !of->places[branch].open;
    bool right = zl_wordtree_from_right(of, zl_wordtree_way(of, branch));

    zl_str_empty(out);
    if (it->count > 1)
        zl_str_format(out, "%s%zu%s", more && right ? "… " : "", it->count,
                      more && !right ? " …" : "");
    if (out->failed)
        zl_plan_no_memory(of->plan);
}

/* ---- which are shown --------------------------------------------------- */

struct candidate {
    size_t count;
    uint32_t level, branch;
};

static int sooner(const void *a, const void *b)
{
    const struct candidate *left = a, *right = b;

    if (left->count != right->count)
        return left->count > right->count ? -1 : 1;
    if (left->level != right->level)
        return left->level < right->level ? -1 : 1;
    return left->branch < right->branch ? -1 : left->branch > right->branch;
}

/* Frequent branches first, and a parent before its children. */
static void rank_branches(zl_wordtree *of)
{
    size_t count = of->branches.all.count;
    struct candidate *list = zl_alloc_array(count, sizeof *list);

    if (!list) {
        zl_plan_no_memory(of->plan);
        return;
    }
    for (uint32_t i = 0; i < count; i++) {
        const zl_branch *it = &of->branches.all.items[i];
        list[i] = (struct candidate){ it->count, it->level, i };
    }
    qsort(list, count, sizeof *list, sooner);
    for (size_t i = 0; i < count; i++)
        of->places[list[i].branch].rank = i;
    zl_free(list);
}

static bool has_shown_child(const zl_wordtree *of, const zl_branch *it)
{
    for (uint32_t i = 0; i < it->children; i++)
        if (of->places[it->child + i].rank < of->kept)
            return true;
    return false;
}

/* ---- places ------------------------------------------------------------ */

static void measure_text(const zl_wordtree *of, uint32_t branch)
{
    zl_place *place = &of->places[branch];

    if (isnan(place->width))
        place->width = zl_plan_width(of->plan,
                                     zl_branch_text(&of->branches, branch),
                                     zl_wordtree_type(of, branch)) +
                       0.02;
}

static void measure_beside(const zl_wordtree *of, uint32_t branch)
{
    zl_str text = { 0 };

    zl_wordtree_beside(of, branch, &text);
    of->places[branch].beside =
        text.size ? ZL_BESIDE + zl_plan_width(of->plan, zl_str_text(&text),
                                              of->frame->small)
                  : 0;
    zl_str_clear(&text);
}

/* How far it reaches, and whether children have room behind it. A node gives
 * way where it is too long; a branch is read whole or has no children. */
static void place_across(const zl_wordtree *of, uint32_t branch)
{
    const zl_branch *it = &of->branches.all.items[branch];
    zl_place *place = &of->places[branch];
    double room = of->frame->width - place->x;

    measure_text(of, branch);
    place->open = true;
    measure_beside(of, branch);
    double behind = place->beside + of->link + LEAST_ROOM;
    place->drawn = place->width;
    if (it->parent == ZL_NO_BRANCH)
        place->drawn = fmin(place->drawn, 0.4 * of->frame->width);
    place->open = it->children > 0 && place->drawn + behind <= room &&
                  has_shown_child(of, it);
    if (place->open)
        return;
    measure_beside(of, branch);
    place->drawn = fmin(place->width, room - place->beside);
}

static void show(zl_wordtree *of, uint32_t branch)
{
    const zl_branch *it = &of->branches.all.items[branch];
    zl_place *place = &of->places[branch];
    const zl_place *parent =
        it->parent == ZL_NO_BRANCH ? NULL : &of->places[it->parent];

    place->hidden = 0;
    place->shown = place->rank < of->kept &&
                   (!parent || (parent->shown && parent->open));
    place->open = false;
    if (!place->shown)
        return;
    place->x = parent ? parent->x + parent->drawn + parent->beside + of->link
                      : 0;
    place_across(of, branch);
}

static void add_up(zl_wordtree *of, uint32_t branch)
{
    const zl_branch *it = &of->branches.all.items[branch];
    zl_place *place = &of->places[branch];

    if (place->shown && place->hidden > 0 && place->open)
        place->height += zl_wordtree_rest(of);
    if (place->shown)
        place->height = fmax(place->height, row_of(of, branch));
    if (it->parent == ZL_NO_BRANCH)
        of->hidden += place->shown ? 0 : it->count;
    else if (place->shown)
        of->places[it->parent].height += place->height;
    else
        of->places[it->parent].hidden += it->count;
}

/* Put all in their places but for y; gives the height. */
static double lay_out(zl_wordtree *of, size_t kept)
{
    uint32_t count = (uint32_t)of->branches.all.count;
    double height = 0;

    of->kept = kept;
    of->hidden = 0;
    for (uint32_t i = 0; i < count; i++) {
        of->places[i].height = 0;
        show(of, i);
    }
    for (uint32_t i = count; i-- > 0;)
        add_up(of, i);
    for (uint32_t i = 0; i < of->branches.roots; i++)
        if (of->places[i].shown)
            height += of->places[i].height + ZL_BETWEEN;
    return height + (of->hidden ? zl_wordtree_rest(of) : -ZL_BETWEEN);
}

double zl_wordtree_choose(zl_wordtree *of)
{
    size_t low = 1, high = of->branches.all.count;

    high = high < MOST_SHOWN ? high : MOST_SHOWN;
    rank_branches(of);
    while (low < high && !zl_plan_failed(of->plan)) {
        size_t middle = high - (high - low) / 2;
        if (lay_out(of, middle) <= of->limit)
            low = middle;
        else
            high = middle - 1;
    }
    return lay_out(of, low);
}
