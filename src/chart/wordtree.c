/* wordtree.c -- what follows a node, or stands before it, as a tree.
 *
 * Wattenberg and Viégas (2008), The word tree, an interactive visual
 * concordance, IEEE Transactions on Visualization and Computer Graphics 14,
 * 1221-1228. */
#include "wordtree.h"

#include "base/mem.h"
#include "below.h"
#include "colour.h"

#include <math.h>

/* ---- drawing ----------------------------------------------------------- */

/* Gives how wide it is. */
static double draw_text(const zl_wordtree *of, zl_view text, zl_way way,
                        zl_label label)
{
    zl_str run = { 0 };
    bool right = zl_wordtree_from_right(of, way);

    zl_way_set(text, way, &run);
    if (run.failed)
        zl_plan_no_memory(of->plan);
    double width = zl_plan_width(of->plan, zl_str_text(&run), label.type);
    label.text = zl_str_text(&run);
    label.x = right ? of->frame->width - label.x : label.x;
    label.across = right ? ZL_ACROSS_RIGHT : ZL_ACROSS_LEFT;
    label.down = ZL_DOWN_MIDDLE;
    zl_plan_label(of->plan, label);
    zl_str_clear(&run);
    return width;
}

/* The text, or as much of it as has room, from the node on. */
static void fit_text(const zl_wordtree *of, uint32_t branch, zl_way way,
                     zl_str *out)
{
    const zl_branch *it = &of->branches.all.items[branch];
    const zl_place *place = &of->places[branch];
    zl_view text = zl_view_of(zl_branch_text(&of->branches, branch));
    zl_type type = zl_wordtree_type(of, branch);
    bool cut = it->cut && it->children == 0;
    bool from_end = of->frame->before && it->level > 0;
    double dots = zl_plan_width(of->plan, "…", type);
    double room = of->frame->width - place->x - place->beside;
    zl_str fitting = { 0 };

    if (place->drawn < place->width || (cut && place->width + dots > room)) {
        zl_context_fit(of->plan, text, from_end, type,
                       fmin(place->drawn, room) - dots - 0.05, way, &fitting);
        text = zl_str_view(&fitting);
        cut = true;
    }
    if (cut && from_end)
        zl_str_add_text(out, "…");
    zl_str_add(out, text);
    if (cut && !from_end)
        zl_str_add_text(out, "…");
    out->failed |= fitting.failed;
    zl_str_clear(&fitting);
}

static void draw_branch(const zl_wordtree *of, uint32_t branch, zl_way way)
{
    const zl_place *place = &of->places[branch];
    zl_label label = { .x = place->x,
                       .y = place->y + place->height / 2,
                       .type = zl_wordtree_type(of, branch),
                       .colour = ZL_INK };
    zl_str text = { 0 };

    fit_text(of, branch, way, &text);
    double width = draw_text(of, zl_str_view(&text), way, label);
    zl_wordtree_beside(of, branch, &text);
    label.type = of->frame->small;
    label.colour = ZL_MUTED;
    label.x += width + ZL_BESIDE;
    draw_text(of, zl_str_view(&text), way, label);
    if (text.failed)
        zl_plan_no_memory(of->plan);
    zl_str_clear(&text);
}

/* The same place seen from the left. */
static double from_left(const zl_wordtree *of, double x, zl_way way)
{
    return zl_wordtree_from_right(of, way) ? of->frame->width - x : x;
}

/* Where lines to the children part. */
static double fork_of(const zl_wordtree *of, const zl_place *parent)
{
    return parent->x + parent->drawn + parent->beside + of->link / 2;
}

/* A line from the fork behind a branch to the height of a child. */
static void draw_link(const zl_wordtree *of, const zl_place *parent, double y,
                      zl_way way)
{
    double fork = fork_of(of, parent), end = fork + of->link / 2 - 0.6;

    zl_plan_line(of->plan, from_left(of, fork, way), y,
                 from_left(of, end, way), y,
                 (zl_look){ .ink = ZL_FRAME, .thick = ZL_FINE });
}

/* The fork, from the first child to the last, and the line to it. */
static void draw_fork(const zl_wordtree *of, const zl_place *parent,
                      double top, double bottom, zl_way way)
{
    const zl_look look = { .ink = ZL_FRAME, .thick = ZL_FINE };
    double middle = parent->y + parent->height / 2, half = ZL_FINE / 2;
    double fork = from_left(of, fork_of(of, parent), way);
    double start =
        from_left(of, fork_of(of, parent) - of->link / 2 + 0.6, way);

    zl_plan_line(of->plan, start, middle, fork, middle, look);
    zl_plan_line(of->plan, fork, fmin(top, middle) - half, fork,
                 fmax(bottom, middle) + half, look);
}

static void draw_rest(const zl_wordtree *of, size_t hidden, zl_way way,
                      double x, double y)
{
    zl_str text = { 0 };

    zl_str_format(&text, "… %zu more", hidden);
    /* English, whatever runs to the left around it. */
    bool right = zl_wordtree_from_right(of, way);
    if (text.failed)
        zl_plan_no_memory(of->plan);
    zl_plan_label(of->plan,
                  (zl_label){
                      .text = zl_str_text(&text),
                      .x = right ? of->frame->width - x : x,
                      .y = y,
                      .across = right ? ZL_ACROSS_RIGHT : ZL_ACROSS_LEFT,
                      .down = ZL_DOWN_MIDDLE,
                      .type = of->frame->small,
                      .colour = ZL_MUTED,
                  });
    zl_str_clear(&text);
}

/* Give the children of a branch their y, from the top. */
static void place_children(const zl_wordtree *of, uint32_t branch, zl_way way)
{
    const zl_branch *it = &of->branches.all.items[branch];
    zl_place *place = &of->places[branch];
    double rest = place->hidden ? zl_wordtree_rest(of) : 0, sum = rest;

    for (uint32_t i = it->child; i < it->child + it->children; i++)
        sum += of->places[i].shown ? of->places[i].height : 0;
    double y = place->y + (place->height - sum) / 2;
    double top = INFINITY, bottom = y + sum - rest / 2;
    for (uint32_t i = it->child; i < it->child + it->children; i++) {
        const zl_place *child = &of->places[i];
        if (!child->shown)
            continue;
        of->places[i].y = y;
        draw_link(of, place, y + child->height / 2, way);
        top = fmin(top, y + child->height / 2);
        bottom = place->hidden ? bottom : y + child->height / 2;
        y += child->height;
    }
    draw_fork(of, place, top, bottom, way);
    if (!place->hidden)
        return;
    draw_link(of, place, y + rest / 2, way);
    draw_rest(of, place->hidden, way,
              place->x + place->drawn + place->beside + of->link,
              y + rest / 2);
}

static void draw_branches(zl_wordtree *of)
{
    double y = 0;

    for (uint32_t i = 0; i < of->branches.roots; i++)
        if (of->places[i].shown) {
            of->places[i].y = y;
            y += of->places[i].height + ZL_BETWEEN;
        }
    if (of->hidden)
        draw_rest(of, of->hidden, ZL_WAY_ANY, 0, y + zl_wordtree_rest(of) / 2);
    for (uint32_t i = 0; i < of->branches.all.count; i++) {
        if (!of->places[i].shown)
            continue;
        zl_way way = zl_wordtree_way(of, i);
        draw_branch(of, i, way);
        if (of->places[i].open)
            place_children(of, i, way);
    }
}

/* ---- the figure -------------------------------------------------------- */

/* What the figure shows, and how: gives the height. */
static double draw_note(const zl_wordtree *of, double y, bool draw)
{
    zl_str text = { 0 };

    zl_str_format(&text,
                  "What %s the node in %zu lines: lines that have the same "
                  "words and signs there share a branch. The more lines, the "
                  "larger the type; how many they are stands beside it, and "
                  "where no number stands it is one line. After … so many "
                  "lines go on with words that are not shown.",
                  of->frame->before ? "stands before" : "follows",
                  of->branches.lines);
    double height = zl_below(of->plan, of->frame, &text, y, draw);
    zl_str_clear(&text);
    return height;
}

/* Without --height a figure of some proportion. */
static double limit_of(const zl_wordtree *of)
{
    const zl_frame *frame = of->frame;
    double usual = 40 + frame->width * 0.52;
    double room = frame->height > 0 ? frame->room : fmin(usual, frame->room);

    return fmax(room - draw_note(of, 0, false), 1);
}

static void draw(zl_wordtree *of)
{
    size_t count = of->branches.all.count;

    of->places = zl_alloc_array(count, sizeof *of->places);
    if (!of->places) {
        zl_plan_no_memory(of->plan);
        return;
    }
    for (uint32_t i = 0; i < count; i++)
        of->places[i] = (zl_place){ .width = NAN };
    for (uint32_t i = 0; i < of->branches.roots; i++)
        if (of->branches.all.items[i].count > of->most)
            of->most = of->branches.all.items[i].count;
    of->largest = of->frame->type.size *
                  (of->frame->width < 100 ? 1.75 : 2.25);
    of->link = of->frame->width < 100 ? 4 : 6;
    of->limit = limit_of(of);
    double height = zl_wordtree_choose(of);
    if (zl_plan_failed(of->plan))
        return;
    draw_branches(of);
    zl_str_format(&of->plan->about,
                  "Word tree: what %s %u nodes in %zu lines.",
                  of->frame->before ? "stands before" : "follows",
                  of->branches.roots, of->branches.lines);
    zl_plan_height(of->plan, height + draw_note(of, height, true));
}

static void plan_wordtree(zl_plan *plan, const zili_table *table,
                          const zl_frame *frame)
{
    zl_wordtree of = { .plan = plan, .frame = frame };
    zl_branching how = { .before = frame->before,
                         .in_order = frame->in_order,
                         .branch = frame->branch };

    zl_branches_read(plan, table, &how, &of.branches);
    if (!zl_plan_failed(plan))
        draw(&of);
    zl_branches_clear(&of.branches);
    zl_free(of.places);
}

static const struct zl_kind kind = { .plan = plan_wordtree };
static const char *const arguments[] = { "context",  "20w",  "limit", "0",
                                         "show-seg", "true", NULL };

const zili_chart zl_chart_wordtree = {
    .name = "wordtree",
    .summary = "what follows a node, or stands before it, as a tree",
    .columns = "keyword post",
    .analysis = "kwic",
    .arguments = arguments,
    .kind = &kind,
};
