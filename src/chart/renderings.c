/* renderings.c -- what each term became in the other language, as bars.
 *
 * A group for each term, in it a bar for each rendering, its count and its
 * share at the right. What was not rendered is hatched. */
#include "axis.h"
#include "colour.h"
#include "renders.h"

#include <math.h>
#include <stdio.h>

#define GAP 1.4         /* mm between label, plot and numbers */
#define LEAST_PLOT 15.0 /* mm for the longest bar */
#define BETWEEN 1.8     /* mm above a group */
#define SHARE_SIZE 16

struct renderings {
    zl_plan *plan;
    const zl_frame *frame;
    zl_renders renders;
    const char *value;
    zl_axis axis;
    double labels;         /* mm of the widest label */
    double counts, shares; /* mm of the widest number; 0: no shares */
    double most;           /* the greatest count */
};

/* ---- measures ---------------------------------------------------------- */

/* "33 %", or nothing. */
static void share_text(char text[SHARE_SIZE], double share)
{
    text[0] = 0;
    if (!isfinite(share) || fabs(share) > 1000)
        return;
    if (share > 0 && share < 0.005)
        snprintf(text, SHARE_SIZE, "<1 %%");
    else
        snprintf(text, SHARE_SIZE, "%.0f %%", share * 100);
}

static void measure_item(struct renderings *of, const zl_render *item)
{
    zl_type small = of->frame->small;
    char count[ZL_NUMBER_SIZE], share[SHARE_SIZE];

    zl_number_among(count, item->count, of->most);
    share_text(share, item->share);
    of->labels = fmax(
        of->labels,
        zl_plan_width(of->plan, zl_renders_name(&of->renders, item->rendering),
                      of->frame->type));
    of->counts = fmax(of->counts, zl_plan_width(of->plan, count, small));
    of->shares = fmax(of->shares, zl_plan_width(of->plan, share, small));
}

static void measure(struct renderings *of)
{
    double low = 0, high = 0, full = of->frame->width;
    bool whole = true;

    for (size_t i = 0; i < of->renders.items.count; i++)
        of->most = zl_number_most(of->most, of->renders.items.items[i].count);
    for (size_t i = 0; i < of->renders.items.count; i++) {
        const zl_render *item = &of->renders.items.items[i];
        measure_item(of, item);
        if (!isfinite(item->count))
            continue;
        low = fmin(low, item->count);
        high = fmax(high, item->count);
        whole = whole && item->count == round(item->count);
    }
    of->labels = fmin(of->labels, 0.42 * full);
    of->axis.scale = zl_scale_of(low, high, full < 100 ? 4 : 6, whole);
    if (high > of->axis.scale.low)
        of->axis.scale.high = high;
    of->axis.start = of->labels + GAP;
    of->axis.right = full - GAP - of->counts -
                     (of->shares > 0 ? GAP + of->shares : 0);
    of->axis.length = of->axis.right - of->axis.start;
    if (of->axis.length < LEAST_PLOT)
        zl_frame_too_narrow(of->plan, of->frame,
                            full + (LEAST_PLOT - of->axis.length) / 0.58);
}

/* ---- a row ------------------------------------------------------------- */

static double fit_row(const struct renderings *of, const zl_render *item,
                      zl_str *lines)
{
    zl_str_empty(lines);
    zl_plan_fit(of->plan, zl_renders_name(&of->renders, item->rendering),
                of->frame->type, of->labels + 0.05, 2, lines);
    return zl_lines_height(zl_str_text(lines), of->frame->type) +
           zl_em(of->frame->type) * 0.25;
}

static void draw_bar(const struct renderings *of, const zl_render *item,
                     double middle)
{
    double zero = zl_axis_place(&of->axis, 0);
    double thick = zl_em(of->frame->type) * 0.85;
    zl_look look = zl_class_look(of->plan, 0);

    if (item->rendering == ZL_MAP_NONE)
        look = (zl_look){ .fill = ZL_RENDER_GREY,
                          .ink = ZL_NO_COLOUR,
                          .hatch = ZL_HATCH_RISING,
                          .series = 1 };
    if (!isfinite(item->count) || item->count == 0)
        return;
    double end = zl_axis_place(&of->axis, item->count);
    zl_plan_box(of->plan, fmin(zero, end), middle - thick / 2,
                fabs(end - zero), thick, look);
}

static void draw_number(const struct renderings *of, const char *text,
                        double right, double middle)
{
    zl_plan_label(of->plan, (zl_label){ .text = text,
                                        .x = right,
                                        .y = middle,
                                        .across = ZL_ACROSS_RIGHT,
                                        .down = ZL_DOWN_MIDDLE,
                                        .type = of->frame->small,
                                        .colour = ZL_MUTED });
}

static double draw_row(const struct renderings *of, const zl_render *item,
                       double y)
{
    char count[ZL_NUMBER_SIZE], share[SHARE_SIZE];
    zl_str lines = { 0 };
    double height = fit_row(of, item, &lines), middle = y + height / 2;
    bool none = item->rendering == ZL_MAP_NONE;

    zl_plan_label(of->plan, (zl_label){ .text = zl_str_text(&lines),
                                        .x = of->labels,
                                        .y = middle,
                                        .across = ZL_ACROSS_RIGHT,
                                        .down = ZL_DOWN_MIDDLE,
                                        .type = of->frame->type,
                                        .colour = none ? ZL_MUTED : ZL_INK });
    draw_bar(of, item, middle);
    zl_number_among(count, item->count, of->most);
    share_text(share, item->share);
    draw_number(of, count, of->axis.right + GAP + of->counts, middle);
    draw_number(of, share, of->frame->width, middle);
    zl_str_clear(&lines);
    return height;
}

/* That a term was always rendered need not be said. */
static bool is_said(const struct renderings *of, size_t from, size_t to,
                    size_t i)
{
    const zl_render *item = &of->renders.items.items[i];

    return item->rendering != ZL_MAP_NONE || item->count != 0 ||
           to - from == 1;
}

/* ---- a group ----------------------------------------------------------- */

static double draw_heading(const struct renderings *of, uint32_t term,
                           double y)
{
    zl_str lines = { 0 };

    zl_plan_fit(of->plan, zl_map_key(&of->renders.terms, term).bytes,
                of->frame->strong, of->frame->width, 2, &lines);
    zl_plan_label(of->plan, (zl_label){ .text = zl_str_text(&lines),
                                        .y = y,
                                        .type = of->frame->strong,
                                        .colour = ZL_INK });
    double height = zl_lines_height(zl_str_text(&lines), of->frame->strong) +
                    0.4;
    zl_str_clear(&lines);
    return height;
}

/* The items [from, to) of one term. The grid lies under the bars, so rows are
 * measured before they are drawn. Gives the height. */
static double draw_group(const struct renderings *of, size_t from, size_t to,
                         double y)
{
    const zl_render *items = of->renders.items.items;
    double top = y + draw_heading(of, items[from].term, y), height = 0;
    zl_str lines = { 0 };

    for (size_t i = from; i < to; i++)
        if (is_said(of, from, to, i))
            height += fit_row(of, &items[i], &lines);
    zl_str_clear(&lines);
    zl_axis_grid(of->plan, &of->axis, top, top + height);
    height += top - y;
    for (size_t i = from; i < to; i++)
        if (is_said(of, from, to, i))
            top += draw_row(of, &items[i], top);
    return height;
}

/* ---- the figure -------------------------------------------------------- */

static void draw(struct renderings *of)
{
    size_t count = of->renders.items.count, from = 0;
    char title[ZL_AXIS_SIZE];
    double y = 0;

    measure(of);
    while (from < count && !zl_plan_failed(of->plan)) {
        size_t to = from + 1;
        while (to < count && of->renders.items.items[to].term ==
                                 of->renders.items.items[from].term)
            to++;
        y += (from ? BETWEEN : 0);
        y += draw_group(of, from, to, y);
        from = to;
    }
    zl_axis_title(title, of->value);
    zl_axis under = of->axis; /* its last number may stand under numbers */
    under.right = of->frame->width;
    zl_str_format(&of->plan->about,
                  "Bar chart of %zu renderings of %u terms. Shown: %s.", count,
                  of->renders.terms.count, title);
    zl_plan_height(of->plan,
                   y + zl_axis_draw(of->plan, of->frame, &under, title, y));
}

static void plan_renderings(zl_plan *plan, const zili_table *table,
                            const zl_frame *frame)
{
    struct renderings of = { .plan = plan,
                             .frame = frame,
                             .value = frame->value ? frame->value : "count" };

    zl_renders_read(plan, table, frame->value, &of.renders);
    if (!zl_plan_failed(plan))
        draw(&of);
    zl_renders_clear(&of.renders);
}

static const struct zl_kind kind = { .plan = plan_renderings };
static const char *const arguments[] = { NULL };

const zili_chart zl_chart_renderings = {
    .name = "renderings",
    .summary = "what each term became in the other language, as bars",
    .columns = "term rendering count",
    .analysis = "render",
    .arguments = arguments,
    .items = "term",
    .kind = &kind,
};
