/* key.c -- a plane with curves, and beside, in or above it what they are
 * called. */
#include "key.h"

#include "base/mem.h"
#include "colour.h"

#include <math.h>
#include <string.h>

#define APART 4.0  /* mm between names, and a name and the title */
#define EDGE 1.0   /* mm between the names in a plane and all else */
#define CELL 0.5   /* mm: a plane is looked at in such squares */
#define MOST_ACROSS 0.62 /* of a plane: what names may take … */
#define MOST_DOWN 0.5    /* … of its height */

/* ---- names ------------------------------------------------------------- */

static void name_of(const zl_plot *plot, const zl_key *key, size_t i,
                    zl_str *out)
{
    zl_str_empty(out);
    key->name(key->user, i, out);
    if (out->failed)
        zl_plan_no_memory(plot->plan);
}

/* From `pen` on, in a row or in a column. */
static void draw_names(const zl_plot *plot, const zl_key *key,
                       zl_legend_pen *pen, bool column)
{
    double left = pen->x;
    zl_str name = { 0 };

    for (size_t i = 0; i < key->count && !zl_plan_failed(plot->plan); i++) {
        name_of(plot, key, i, &name);
        key->sign(key->user, pen->plan, i,
                  zl_legend_name(pen, name.size ? zl_str_text(&name) : "–"));
        if (!column)
            continue;
        pen->x = left;
        pen->y += zl_line_height(plot->frame->type);
    }
    zl_str_clear(&name);
}

/* Of all names side by side, or of the widest one. */
static double names_width(const zl_plot *plot, const zl_key *key, bool column)
{
    double sum = 0, widest = 0;
    zl_str name = { 0 };

    for (size_t i = 0; i < key->count; i++) {
        name_of(plot, key, i, &name);
        double width = zl_legend_width(plot->plan, plot->frame->type,
                                       name.size ? zl_str_text(&name) : "–");
        sum += width + (i ? APART : 0);
        widest = fmax(widest, width);
    }
    zl_str_clear(&name);
    return column ? widest : sum;
}

/* ---- beside the title -------------------------------------------------- */

static bool fits_beside(const zl_plot *plot, const zl_key *key,
                        const char *title)
{
    double room = plot->frame->width - names_width(plot, key, false);

    return room >= APART + zl_plan_width(plot->plan, title,
                                         plot->frame->small);
}

static void draw_beside(const zl_plot *plot, const zl_key *key)
{
    double x = plot->frame->width - names_width(plot, key, false);
    zl_legend_pen pen = { .plan = plot->plan,
                          .frame = plot->frame,
                          .right = plot->frame->width + 0.05,
                          .x = x };

    draw_names(plot, key, &pen, false);
}

/* ---- in the plane ------------------------------------------------------ */

/* Squares of the plane that are taken by curves. */
struct squares {
    char *taken;
    size_t across, down;
    double left, top;
};

static size_t square_at(double place, double begin, size_t count)
{
    double at = (place - begin) / CELL;

    return at < 0 ? 0 : at >= (double)count ? count - 1 : (size_t)at;
}

static void take(struct squares *of, double left, double top, double right,
                 double bottom)
{
    size_t from = square_at(left - EDGE, of->left, of->across);
    size_t to = square_at(right + EDGE, of->left, of->across);
    size_t last = square_at(bottom + EDGE, of->top, of->down);

    for (size_t y = square_at(top - EDGE, of->top, of->down); y <= last; y++)
        memset(of->taken + y * of->across + from, 1, to - from + 1);
}

static void take_line(struct squares *of, const zl_mark *mark)
{
    double length = hypot(mark->width, mark->height);
    size_t steps = (size_t)(length / CELL) + 1;

    for (size_t i = 0; i <= steps; i++) {
        double share = (double)i / (double)steps;
        double x = mark->x + share * mark->width;
        double y = mark->y + share * mark->height;
        take(of, x, y, x, y);
    }
}

static void take_mark(struct squares *of, const zl_mark *mark)
{
    if (mark->kind == ZL_MARK_LINE)
        take_line(of, mark);
    else
        take(of, mark->x, mark->y, mark->x + mark->width,
             mark->y + mark->height);
}

static bool is_free(const struct squares *of, size_t x, size_t y, size_t wide,
                    size_t high)
{
    for (size_t row = y; row < y + high; row++)
        if (memchr(of->taken + row * of->across + x, 1, wide))
            return false;
    return true;
}

/* At the top or else at the bottom, as far to the right as there is room. */
static bool find_free(const struct squares *of, double width, double height,
                      double *x, double *y)
{
    size_t wide = (size_t)ceil(width / CELL) + 2;
    size_t high = (size_t)ceil(height / CELL) + 2;

    if ((double)wide + 2 > MOST_ACROSS * (double)of->across ||
        (double)high + 2 > MOST_DOWN * (double)of->down)
        return false;
    for (int bottom = 0; bottom < 2; bottom++) {
        size_t row = bottom ? of->down - high - 1 : 1;
        for (size_t column = of->across - wide - 1; column > 0; column--)
            if (is_free(of, column, row, wide, high)) {
                *x = of->left + CELL * (double)(column + 1);
                *y = of->top + CELL * (double)(row + 1);
                return true;
            }
    }
    return false;
}

static void draw_inside(const zl_plot *plot, const zl_key *key, double x,
                        double y, double width, double height, bool column)
{
    zl_legend_pen pen = { .plan = plot->plan,
                          .frame = plot->frame,
                          .right = x + width + 0.05,
                          .x = x,
                          .y = y };

    zl_plan_box(plot->plan, x - CELL, y - CELL, width + 2 * CELL,
                height + 2 * CELL,
                (zl_look){ .fill = ZL_WHITE, .ink = ZL_NO_COLOUR });
    draw_names(plot, key, &pen, column);
}

/* False where there is no room between what was drawn after `first` marks. */
static bool stand_inside(const zl_plot *plot, const zl_key *key, size_t first)
{
    struct squares of = { .across = (size_t)(plot->width / CELL),
                          .down = (size_t)(plot->height / CELL),
                          .left = plot->left,
                          .top = plot->top };
    const zl_page *page = &plot->plan->pages.items[0];
    double line = zl_line_height(plot->frame->type), x, y;
    bool found = false;

    of.taken = zl_alloc_array(of.across * of.down, 1);
    if (!of.taken) {
        zl_plan_no_memory(plot->plan);
        return true;
    }
    for (size_t i = first; i < page->marks.count; i++)
        take_mark(&of, &page->marks.items[i]);
    for (int column = 1; column >= 0 && !found; column--) {
        double width = names_width(plot, key, column);
        double height = line * (column ? (double)key->count : 1);
        found = find_free(&of, width, height, &x, &y);
        if (found)
            draw_inside(plot, key, x, y, width, height, column);
    }
    zl_free(of.taken);
    return found;
}

/* ---- the figure -------------------------------------------------------- */

/* In lines above the plane, or above all panels; gives where these end. */
static double draw_above(const zl_plot *plot, const zl_key *key)
{
    zl_legend_pen pen = { .plan = plot->plan,
                          .frame = plot->frame,
                          .right = plot->frame->width };

    if (!key->own)
        pen = zl_legend_begin(plot->plan, plot->frame);
    draw_names(plot, key, &pen, false);
    zl_legend_end(&pen);
    return pen.y;
}

/* Gives how many marks there are without the curves. */
static size_t draw_plane(zl_plot *plot, const zl_key *key, const char *x_title,
                         const char *y_title, const char *const *names,
                         double y, double *bottom)
{
    *bottom = zl_plot_open(plot, x_title, y_title, names, y);
    if (zl_plan_failed(plot->plan))
        return 0;
    size_t marks = plot->plan->pages.items[0].marks.count;
    key->curves(key->user);
    return marks;
}

double zl_key_draw(zl_plot *plot, const zl_key *key, const char *x_title,
                   const char *y_title, const char *const *names)
{
    bool shared = plot->plan->shared && !key->own;
    double y = 0, bottom;

    if (zl_plan_failed(plot->plan))
        return 0;
    size_t before = plot->plan->pages.items[0].marks.count;
    if (shared)
        y = draw_above(plot, key);
    plot->beside = !plot->plan->shared && key->count > 0 &&
                   fits_beside(plot, key, y_title);
    zl_range x_range = plot->x, y_range = plot->y;
    size_t first =
        draw_plane(plot, key, x_title, y_title, names, y, &bottom);
    if (plot->beside)
        draw_beside(plot, key);
    if (shared || plot->beside || key->count == 0 ||
        zl_plan_failed(plot->plan) || stand_inside(plot, key, first))
        return bottom;
    zl_plan_forget(plot->plan, before);
    plot->x = x_range;
    plot->y = y_range;
    y = draw_above(plot, key);
    draw_plane(plot, key, x_title, y_title, names, y, &bottom);
    return bottom;
}
