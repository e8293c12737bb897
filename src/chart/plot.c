/* plot.c -- a plane with two axes, and curves in it. */
#include "plot.h"

#include "axis.h"
#include "colour.h"
#include "data.h"
#include "share.h"

#include <math.h>

#define GAP 1.4          /* mm between numbers and the plane */
#define MOST_OVER 12.0   /* mm that a name may reach over the plane */
#define LEAST_WIDTH 20.0 /* mm of the plane */
#define LINE 0.35        /* mm: a curve */
#define HIGH 0.62        /* of its width a plane is high */
#define HIGHEST 80.0     /* mm */

zl_range zl_range_of(double low, double high, size_t most, bool whole)
{
    return (zl_range){ .scale = zl_scale_of(low, high, most, whole),
                       .most = most,
                       .whole = whole,
                       .low = low,
                       .high = high };
}

/* Whole powers at both ends, unless that is more than half of it. */
zl_range zl_range_of_powers(double low, double high)
{
    zl_scale scale = { floor(log10(low) + 1e-9), ceil(log10(high) - 1e-9), 1 };

    if (scale.high <= scale.low)
        scale.high = scale.low + 1;
    while ((scale.high - scale.low) / scale.step > 8)
        scale.step++;
    return (zl_range){
        .scale = scale, .powers = true, .low = low, .high = high
    };
}

/* That of all panels, where there are others. */
static void share_range(const zl_plan *plan, zl_reach what, zl_range *range)
{
    bool powers = range->powers, named = !powers && range->most == 0;
    double low = named ? range->scale.low : range->low;
    double high = named ? range->scale.high : range->high;

    if (!plan->shared)
        return;
    zl_share_reach(plan, what, &low, &high);
    if (powers)
        *range = zl_range_of_powers(low, high);
    else if (named)
        range->scale.high = high;
    else
        *range = zl_range_of(low, high, range->most, range->whole);
}

static double share_of(const zl_range *range, double value)
{
    return zl_scale_share(&range->scale, range->powers ? log10(value) : value);
}

double zl_plot_x(const zl_plot *plot, double value)
{
    return plot->left + plot->width * share_of(&plot->x, value);
}

double zl_plot_y(const zl_plot *plot, double value)
{
    return plot->top + plot->height * (1 - share_of(&plot->y, value));
}

/* ---- axes -------------------------------------------------------------- */

static double tick_of(const zl_range *range, size_t i)
{
    double tick = zl_scale_tick(&range->scale, i);

    return range->powers ? pow(10, tick) : tick;
}

static double widest_number(const zl_plot *plot)
{
    char text[ZL_NUMBER_SIZE];
    double widest = 0;

    for (size_t i = 0; i < zl_scale_ticks(&plot->y.scale); i++) {
        zl_tick_text(text, tick_of(&plot->y, i));
        widest =
            fmax(widest, zl_plan_width(plot->plan, text, plot->frame->small));
    }
    return widest;
}

static void draw_y(const zl_plot *plot)
{
    char text[ZL_NUMBER_SIZE];

    for (size_t i = 0; i < zl_scale_ticks(&plot->y.scale); i++) {
        double value = tick_of(&plot->y, i), y = zl_plot_y(plot, value);
        zl_plan_line(plot->plan, plot->left, y, plot->left + plot->width, y,
                     (zl_look){ .ink = ZL_GRID, .thick = ZL_HAIR });
        zl_tick_text(text, value);
        zl_plan_label(plot->plan, (zl_label){ .text = text,
                                              .x = plot->left - GAP,
                                              .y = y,
                                              .across = ZL_ACROSS_RIGHT,
                                              .down = ZL_DOWN_MIDDLE,
                                              .type = plot->frame->small,
                                              .colour = ZL_MUTED });
    }
}

/* Numbers under the plane stay clear of the lowest number beside it. */
static double below(const zl_plot *plot)
{
    return zl_line_height(plot->frame->small) / 2 + 0.2;
}

/* Numbers or names under the plane; what would touch the one before or reach
 * over the edge is left out. */
static void draw_x(const zl_plot *plot, const char *const *names)
{
    double bottom = plot->top + plot->height, free_from = 0;
    char text[ZL_NUMBER_SIZE];

    for (size_t i = 0; i < zl_scale_ticks(&plot->x.scale); i++) {
        double value = tick_of(&plot->x, i), x = zl_plot_x(plot, value);
        const char *shown = names ? names[i] : text;
        if (!names)
            zl_tick_text(text, value);
        zl_plan_line(plot->plan, x, plot->top, x, bottom,
                     (zl_look){ .ink = ZL_GRID, .thick = ZL_HAIR });
        double half = zl_plan_width(plot->plan, shown, plot->frame->small) / 2;
        if (!*shown || x - half < free_from || x + half > plot->frame->width)
            continue;
        zl_plan_label(plot->plan, (zl_label){ .text = shown,
                                              .x = x,
                                              .y = bottom + below(plot),
                                              .across = ZL_ACROSS_MIDDLE,
                                              .type = plot->frame->small,
                                              .colour = ZL_MUTED });
        free_from = x + half + 1.5;
    }
}

static void draw_title(const zl_plot *plot, const char *title, double x,
                       double y)
{
    if (*title)
        zl_plan_label_within(plot->plan,
                             (zl_label){ .text = title,
                                         .x = x,
                                         .y = y,
                                         .type = plot->frame->small,
                                         .colour = ZL_INK },
                             plot->frame->width - x);
}

/* Half of what stands under the plane at its first or last tick. */
static double half_at(const zl_plot *plot, const char *const *names,
                      size_t tick)
{
    char text[ZL_NUMBER_SIZE];

    zl_tick_text(text, tick_of(&plot->x, tick));
    double width = zl_plan_width(plot->plan, names ? names[tick] : text,
                                 plot->frame->small);
    return fmin(width / 2 + 0.1, MOST_OVER);
}

/* Numbers beside the plane, and how far dots and what stands under the plane
 * reach over it. */
static void measure(zl_plot *plot, const char *const *names)
{
    size_t last = zl_scale_ticks(&plot->x.scale) - 1;
    double full = plot->frame->width;

    plot->left = fmax(widest_number(plot) + GAP, half_at(plot, names, 0));
    plot->width = full - plot->left - fmax(2, half_at(plot, names, last));
    if (plot->width < LEAST_WIDTH)
        zl_frame_too_narrow(plot->plan, plot->frame,
                            full + LEAST_WIDTH - plot->width);
}

/* So that no number beside the plane touches the next. */
static double least_height(const zl_plot *plot)
{
    size_t steps = zl_scale_ticks(&plot->y.scale) - 1;

    return (double)steps * 1.15 * zl_line_height(plot->frame->small);
}

double zl_plot_open(zl_plot *plot, const char *x_title, const char *y_title,
                    const char *const *names, double y)
{
    double line = zl_line_height(plot->frame->small);

    share_range(plot->plan, ZL_REACH_X, &plot->x);
    share_range(plot->plan, ZL_REACH_Y, &plot->y);
    measure(plot, names);
    bool titled = *x_title && !plot->plan->shared;
    bool above = zl_share_above(plot->plan, plot->frame->small, y_title);
    plot->top = y + (above ? 0 : line + 1) + line / 2;
    plot->height = fmax(fmin(plot->width * HIGH, HIGHEST), least_height(plot));
    double bottom = plot->top + plot->height;
    if (plot->frame->height > 0)
        plot->height += fmax(0, plot->frame->height - bottom - below(plot) -
                                    line - 0.3 - (titled ? line : 0));
    bottom = plot->top + plot->height;
    if (!above)
        draw_title(plot, y_title, 0, y);
    draw_y(plot);
    draw_x(plot, names);
    zl_plan_box(
        plot->plan, plot->left, plot->top, plot->width, plot->height,
        (zl_look){ .fill = ZL_NO_COLOUR, .ink = ZL_FRAME, .thick = ZL_HAIR });
    bottom += below(plot) + line;
    if (zl_share_below(plot->plan, plot->frame->small, x_title, plot->left))
        return bottom;
    draw_title(plot, x_title, plot->left, bottom + 0.3);
    return bottom + 0.3 + (*x_title ? line : 0);
}

/* ---- curves ------------------------------------------------------------ */

zl_look zl_curve_look(const zl_plan *plan, size_t curve)
{
    uint32_t colour =
        zl_colour_readable(zl_class_look(plan, curve).fill, ZL_MARK_CONTRAST);

    return (zl_look){ .fill = colour,
                      .ink = colour,
                      .thick = LINE,
                      .dashed = (zl_dash)(curve % 4),
                      .series = (int)curve,
                      .classed = true };
}

/* Discs, rings, boxes and hollow boxes take turns. */
void zl_curve_dot(zl_plan *plan, size_t curve, double x, double y)
{
    zl_look look = zl_curve_look(plan, curve);

    look.dashed = ZL_DASH_NONE;
    look.thick = ZL_FINE;
    if (curve % 4 == 1 || curve % 4 == 3)
        look.fill = ZL_WHITE;
    if (curve % 4 < 2)
        zl_plan_disc(plan, x, y, ZL_DOT, look);
    else
        zl_plan_box(plan, x - 0.87 * ZL_DOT, y - 0.87 * ZL_DOT, 1.74 * ZL_DOT,
                    1.74 * ZL_DOT, look);
}

static bool is_shown(const zl_range *range, double value)
{
    return isfinite(value) && (!range->powers || value > 0);
}

void zl_plot_area(const zl_plot *plot, size_t curve, const zl_point *points,
                  size_t count)
{
    zl_look look = { .fill = zl_class_look(plot->plan, curve).fill,
                     .ink = ZL_NO_COLOUR,
                     .clear = 0.8,
                     .series = (int)curve };

    for (size_t i = 0; i + 1 < count; i++) {
        const zl_point *a = &points[i], *b = &points[i + 1];
        if (!is_shown(&plot->y, a->low) || !is_shown(&plot->y, a->high) ||
            !is_shown(&plot->y, b->low) || !is_shown(&plot->y, b->high))
            continue;
        zl_plan_band(plot->plan,
                     (zl_band){ .begin = zl_plot_x(plot, a->x),
                                .end = zl_plot_x(plot, b->x),
                                .from = zl_plot_y(plot, a->high),
                                .from_end = zl_plot_y(plot, a->low),
                                .to = zl_plot_y(plot, b->high),
                                .to_end = zl_plot_y(plot, b->low) },
                     look);
    }
}

void zl_plot_curve(const zl_plot *plot, size_t curve, const zl_point *points,
                   size_t count, bool dots)
{
    for (size_t i = 0; i + 1 < count; i++)
        if (is_shown(&plot->y, points[i].y) &&
            is_shown(&plot->y, points[i + 1].y))
            zl_plot_line(plot, curve, points[i].x, points[i].y,
                         points[i + 1].x, points[i + 1].y);
    for (size_t i = 0; dots && i < count; i++)
        if (is_shown(&plot->y, points[i].y))
            zl_plot_dot(plot, curve, points[i].x, points[i].y);
}

void zl_plot_dot(const zl_plot *plot, size_t curve, double x, double y)
{
    zl_curve_dot(plot->plan, curve, zl_plot_x(plot, x), zl_plot_y(plot, y));
}

void zl_plot_line(const zl_plot *plot, size_t curve, double x, double y,
                  double to_x, double to_y)
{
    zl_plan_line(plot->plan, zl_plot_x(plot, x), zl_plot_y(plot, y),
                 zl_plot_x(plot, to_x), zl_plot_y(plot, to_y),
                 zl_curve_look(plot->plan, curve));
}
