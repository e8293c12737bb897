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
#define AROUND 0.03      /* of a range is left free at its ends */
#define TITLE 0.8        /* mm between the title of y and the plane */
#define PALE 0.35        /* so much paler than a curve is its area's edge */
#define DOT_PART 0.28    /* of what is between two dots: a radius … */
#define LEAST_DOT 0.36   /* … that is not below this, in mm */
#define PART 0.8         /* mm: a stroke between two powers */

zl_range zl_range_of(double low, double high, size_t most, bool whole)
{
    zl_scale scale = { 0, 1, 1 };
    double around = fmin((high - low) * AROUND, 1e300);

    if (low != 0 || high != 0)
        scale = zl_scale_within(low == 0 ? 0 : low - around,
                                high == 0 ? 0 : high + around, most, whole);
    return (zl_range){ .scale = scale,
                       .most = most,
                       .whole = whole,
                       .low = low,
                       .high = high };
}

/* Two whole powers at least are in it, at its ends where it must be. */
zl_range zl_range_of_powers(double low, double high)
{
    double from = log10(low), to = log10(high);
    double around = (to - from) * AROUND;
    zl_scale scale = { from - around, to + around, 1 };

    if (zl_scale_ticks(&scale) < 2)
        scale = (zl_scale){ floor(from + 1e-9), ceil(to - 1e-9), 1 };
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

/* The value at a tick, and what is written there. */
static double tick_of(const zl_range *range, size_t i)
{
    double tick = zl_scale_tick(&range->scale, i);

    return range->powers ? pow(10, tick) : tick;
}

static void tick_text(const zl_range *range, size_t i,
                      char text[ZL_NUMBER_SIZE])
{
    double tick = zl_scale_tick(&range->scale, i);

    if (range->powers)
        zl_power_text(text, &range->scale, tick);
    else
        zl_scale_text(text, &range->scale, tick);
}

static double widest_number(const zl_plot *plot)
{
    char text[ZL_NUMBER_SIZE];
    double widest = 0;

    for (size_t i = 0; i < zl_scale_ticks(&plot->y.scale); i++) {
        tick_text(&plot->y, i, text);
        widest =
            fmax(widest, zl_plan_width(plot->plan, text, plot->frame->small));
    }
    return widest;
}

static void draw_y(const zl_plot *plot)
{
    char text[ZL_NUMBER_SIZE];

    for (size_t i = 0; i < zl_scale_ticks(&plot->y.scale); i++) {
        double y = zl_plot_y(plot, tick_of(&plot->y, i));
        zl_plan_line(plot->plan, plot->left, y, plot->left + plot->width, y,
                     (zl_look){ .ink = ZL_GRID, .thick = ZL_HAIR });
        tick_text(&plot->y, i, text);
        zl_plan_label(plot->plan, (zl_label){ .text = text,
                                              .x = plot->left - GAP,
                                              .y = y,
                                              .across = ZL_ACROSS_RIGHT,
                                              .down = ZL_DOWN_MIDDLE,
                                              .type = plot->frame->small,
                                              .colour = ZL_MUTED });
    }
}

/* ---- what stands along x ----------------------------------------------- */

/* As many dates as have room: these are wide. */
static void find_dates(zl_plot *plot)
{
    double wide = zl_plan_width(plot->plan, "1960-07", plot->frame->small);
    double room = (plot->frame->width - 15) / (wide + 4);

    if (plot->dates)
        plot->ticks =
            zl_days_within(plot->x.scale.low, plot->x.scale.high,
                            (size_t)fmin(fmax(room, 2), ZL_DAY_TICKS));
}

static size_t x_ticks(const zl_plot *plot)
{
    return plot->dates ? plot->ticks.count : zl_scale_ticks(&plot->x.scale);
}

static double x_tick(const zl_plot *plot, size_t i)
{
    return plot->dates ? plot->ticks.ticks[i] : tick_of(&plot->x, i);
}

static const char *x_text(const zl_plot *plot, const char *const *names,
                          size_t i, char text[ZL_NUMBER_SIZE])
{
    if (names)
        return names[i];
    if (plot->dates)
        zl_day_text(text, plot->ticks.ticks[i], plot->ticks.unit);
    else
        tick_text(&plot->x, i, text);
    return text;
}

/* Between whole powers, where 2, 3, … 9 times such a one lies. */
static void draw_parts(const zl_plot *plot, const zl_range *range, bool along)
{
    double bottom = plot->top + plot->height;
    zl_look look = { .ink = ZL_FRAME, .thick = ZL_HAIR };

    if (!range->powers || range->scale.step != 1)
        return;
    for (double power = floor(range->scale.low); power < range->scale.high;
         power++)
        for (int part = 2; part < 10; part++) {
            double at = power + log10(part);
            if (at < range->scale.low || at > range->scale.high)
                continue;
            double value = pow(10, at);
            double x = along ? zl_plot_x(plot, value) : plot->left;
            double y = along ? bottom : zl_plot_y(plot, value);
            zl_plan_line(plot->plan, x, y, x + (along ? 0 : PART),
                         y - (along ? PART : 0), look);
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

    for (size_t i = 0; i < x_ticks(plot); i++) {
        double x = zl_plot_x(plot, x_tick(plot, i));
        const char *shown = x_text(plot, names, i, text);
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
    double width = zl_plan_width(
        plot->plan, x_text(plot, names, tick, text), plot->frame->small);

    return fmin(width / 2 + 0.1, MOST_OVER);
}

/* Numbers beside the plane, and how far dots and what stands under the plane
 * reach over it. */
static void measure(zl_plot *plot, const char *const *names)
{
    size_t ticks = x_ticks(plot);
    double full = plot->frame->width, first = 0, last = 0;

    if (ticks) {
        first = half_at(plot, names, 0);
        last = half_at(plot, names, ticks - 1);
    }
    plot->left = fmax(widest_number(plot) + GAP, first);
    plot->width = full - plot->left - fmax(2, last);
    if (plot->width < LEAST_WIDTH)
        zl_frame_too_narrow(plot->plan, plot->frame,
                            full + LEAST_WIDTH - plot->width);
}

/* How far the plane begins below `y`, where its title is not above all panels:
 * the highest number beside it keeps clear of that. */
static double above(const zl_plot *plot, bool titled)
{
    double line = zl_line_height(plot->frame->small), over = line / 2;
    size_t ticks = zl_scale_ticks(&plot->y.scale);

    if (ticks)
        over -= plot->height *
                (1 - share_of(&plot->y, tick_of(&plot->y, ticks - 1)));
    if (plot->beside)
        line = zl_line_height(plot->frame->type);
    return (titled ? line + TITLE : 0) + fmax(over, 0);
}

/* On one line with names in larger type. */
static double title_down(const zl_plot *plot)
{
    return plot->beside ? ZL_ASCENT * (zl_em(plot->frame->type) -
                                       zl_em(plot->frame->small))
                        : 0;
}

/* So that no number beside the plane touches the next. */
static double least_height(const zl_plot *plot)
{
    size_t steps = zl_scale_ticks(&plot->y.scale);

    return (double)steps * 1.15 * zl_line_height(plot->frame->small);
}

double zl_plot_open(zl_plot *plot, const char *x_title, const char *y_title,
                    const char *const *names, double y)
{
    double line = zl_line_height(plot->frame->small);

    share_range(plot->plan, ZL_REACH_X, &plot->x);
    share_range(plot->plan, ZL_REACH_Y, &plot->y);
    find_dates(plot);
    measure(plot, names);
    bool titled = *x_title && !plot->plan->shared;
    bool own = !zl_share_above(plot->plan, plot->frame->small, y_title);
    plot->height = fmax(fmin(plot->width * HIGH, HIGHEST), least_height(plot));
    plot->top = y + above(plot, own);
    double bottom = plot->top + plot->height;
    if (plot->frame->height > 0)
        plot->height += fmax(0, plot->frame->height - bottom - below(plot) -
                                    line - 0.3 - (titled ? line : 0));
    bottom = plot->top + plot->height;
    if (own)
        draw_title(plot, y_title, 0, y + title_down(plot));
    draw_y(plot);
    draw_x(plot, names);
    draw_parts(plot, &plot->x, true);
    draw_parts(plot, &plot->y, false);
    zl_plan_box(
        plot->plan, plot->left, plot->top, plot->width, plot->height,
        (zl_look){ .fill = ZL_NO_COLOUR, .ink = ZL_FRAME, .thick = ZL_HAIR });
    bottom += below(plot) + line;
    double wide = zl_plan_width(plot->plan, x_title, plot->frame->small);
    double x = fmax(plot->left + (plot->width - wide) / 2, 0);
    if (zl_share_below(plot->plan, plot->frame->small, x_title, x))
        return bottom;
    draw_title(plot, x_title, x, bottom + 0.3);
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

/* Discs, rings, boxes and hollow boxes take turns with the dashes, and from the
 * fifth curve the full are hollow and the hollow full: all eight differ. The
 * line around a small one is thinner, or a ring were a disc. */
void zl_curve_dot_of(zl_plan *plan, size_t curve, double x, double y,
                     double radius)
{
    zl_look look = zl_curve_look(plan, curve);
    double half = 0.87 * radius;

    look.dashed = ZL_DASH_NONE;
    look.thick = radius < ZL_DOT ? ZL_HAIR : ZL_FINE;
    if ((curve + curve / 4) % 2 == 1)
        look.fill = ZL_WHITE;
    if (curve % 4 < 2)
        zl_plan_disc(plan, x, y, radius, look);
    else
        zl_plan_box(plan, x - half, y - half, 2 * half, 2 * half, look);
}

void zl_curve_dot(zl_plan *plan, size_t curve, double x, double y)
{
    zl_curve_dot_of(plan, curve, x, y, ZL_DOT);
}

static bool is_shown(const zl_range *range, double value)
{
    return isfinite(value) && (!range->powers || value > 0);
}

/* What of an area lies between two points. */
static void draw_area(const zl_plot *plot, const zl_point *a,
                      const zl_point *b, zl_look look)
{
    double top = plot->top, bottom = plot->top + plot->height;
    double ends[] = { zl_plot_y(plot, a->high), zl_plot_y(plot, a->low),
                      zl_plot_y(plot, b->high), zl_plot_y(plot, b->low) };

    for (int i = 0; i < 4; i++)
        ends[i] = fmin(fmax(ends[i], top), bottom);
    zl_plan_band(plot->plan,
                 (zl_band){ .begin = zl_plot_x(plot, a->x),
                            .end = zl_plot_x(plot, b->x),
                            .from = ends[0],
                            .from_end = ends[1],
                            .to = ends[2],
                            .to_end = ends[3] },
                 look);
}

/* Where the upper edge leaves the plane between two points: that place, or
 * `b`. */
static zl_point leaving(const zl_plot *plot, const zl_point *a,
                        const zl_point *b)
{
    double top = plot->y.scale.high;
    double share = (top - a->high) / (b->high - a->high);

    if (plot->y.powers || !(share > 0 && share < 1))
        return *b;
    return (zl_point){ .x = a->x + share * (b->x - a->x),
                       .low = a->low + share * (b->low - a->low),
                       .high = top };
}

/* The edges of an area between two points, where they lie in the plane. */
static void draw_edges(const zl_plot *plot, size_t curve, const zl_point *a,
                       const zl_point *b)
{
    double from[] = { a->low, a->high }, to[] = { b->low, b->high };
    double most = plot->y.scale.high * (1 + 1e-9);
    zl_look look = zl_curve_look(plot->plan, curve);

    look.thick = ZL_HAIR;
    look.classed = false;
    look.ink = zl_colour_between(look.ink, ZL_WHITE, PALE);
    for (int i = 0; i < 2; i++)
        if (plot->y.powers || (from[i] <= most && to[i] <= most))
            zl_plan_line(plot->plan, zl_plot_x(plot, a->x),
                         zl_plot_y(plot, from[i]), zl_plot_x(plot, b->x),
                         zl_plot_y(plot, to[i]), look);
}

static bool has_area(const zl_plot *plot, const zl_point *point)
{
    return is_shown(&plot->y, point->low) && is_shown(&plot->y, point->high);
}

void zl_plot_area(const zl_plot *plot, size_t curve, const zl_point *points,
                  size_t count, bool several)
{
    zl_look look = { .fill = zl_class_look(plot->plan, curve).fill,
                     .ink = ZL_NO_COLOUR,
                     .clear = several ? 0.9 : 0.8,
                     .series = (int)curve };

    for (size_t i = 0; i + 1 < count; i++) {
        const zl_point *a = &points[i], *b = &points[i + 1];
        if (!has_area(plot, a) || !has_area(plot, b))
            continue;
        zl_point middle = leaving(plot, a, b);
        draw_area(plot, a, &middle, look);
        if (middle.x < b->x)
            draw_area(plot, &middle, b, look);
        if (several)
            draw_edges(plot, curve, a, middle.x < b->x ? &middle : b);
    }
}

/* The radius of so many dots on the way: no chain of beads. */
static double dot_of(const zl_plot *plot, size_t count)
{
    double each = plot->width / (double)count;

    return fmin(fmax(each * DOT_PART, LEAST_DOT), ZL_DOT);
}

void zl_plot_curve(const zl_plot *plot, size_t curve, const zl_point *points,
                   size_t count, size_t every)
{
    for (size_t i = 0; i + 1 < count; i++)
        if (is_shown(&plot->y, points[i].y) &&
            is_shown(&plot->y, points[i + 1].y))
            zl_plot_line(plot, curve, points[i].x, points[i].y,
                         points[i + 1].x, points[i + 1].y);
    size_t shown = every ? count / every : 0;
    for (size_t i = 0; every && i < count; i++)
        if ((i + curve) % every == 0 && is_shown(&plot->y, points[i].y))
            zl_curve_dot_of(plot->plan, curve, zl_plot_x(plot, points[i].x),
                            zl_plot_y(plot, points[i].y),
                            dot_of(plot, shown));
}

void zl_plot_line(const zl_plot *plot, size_t curve, double x, double y,
                  double to_x, double to_y)
{
    zl_plan_line(plot->plan, zl_plot_x(plot, x), zl_plot_y(plot, y),
                 zl_plot_x(plot, to_x), zl_plot_y(plot, to_y),
                 zl_curve_look(plot->plan, curve));
}
