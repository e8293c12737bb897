/* scatter.c -- how often terms are in one text and in another, as points on
 * two scales of powers, with the line of equal use.
 *
 * What a text has not at all has no logarithm: it stands in a strip beside the
 * plane. Terms with the same two numbers are one disc, the larger the more
 * they are. */
#include "axis.h"
#include "colour.h"
#include "crowd.h"
#include "data.h"
#include "legend.h"
#include "powers.h"
#include "share.h"
#include "sides.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#define GAP 1.4
#define ZERO 4.4   /* mm: a strip of what is 0 */
#define APART 0.9  /* mm between a strip and the plane */
#define LEAST 25.0 /* mm of the plane */
#define HIGHEST 105.0
#define OVER 6.0 /* mm that a number below may reach over the plane */

struct scatter {
    zl_plan *plan;
    const zl_frame *frame;
    const zili_table *table;
    size_t columns[2], weight; /* the last may be SIZE_MAX */
    char titles[2][2 * ZL_AXIS_SIZE];
    zl_crowd crowd;
    size_t left_out;                 /* rows without two numbers */
    bool zeros[2];                   /* there are numbers that are 0 */
    zl_powers scale;                 /* of both axes */
    double left, top, width, height; /* mm: the plane */
};

/* ---- columns ----------------------------------------------------------- */

/* "f" is the columns f1 and f2. */
static void find_pair(struct scatter *of, const char *stem)
{
    char name[ZL_AXIS_SIZE];

    for (int side = 0; side < 2; side++) {
        snprintf(name, sizeof name, "%.100s%d", stem, side + 1);
        of->columns[side] = zl_need_numbers(of->plan, of->table, name);
    }
}

static void set_titles(struct scatter *of, const char *stem)
{
    const char *const columns[] = {
        zili_table_name(of->table, of->columns[0]),
        zili_table_name(of->table, of->columns[1])
    };
    zl_sides sides =
        zl_sides_of(of->plan, of->frame, stem ? ZL_TARGET_SIDES : columns);
    char what[ZL_AXIS_SIZE] = "";

    if (stem)
        zl_axis_title(what, strcmp(stem, "pm") == 0  ? "per_million"
                            : strcmp(stem, "f") == 0 ? "count"
                                                     : stem);
    for (int side = 0; side < 2; side++) {
        zl_view name = sides.names[side];
        snprintf(of->titles[side], sizeof of->titles[side], "%.*s%s%.100s",
                 name.size > 100 ? 100 : (int)name.size, name.bytes,
                 *what ? ": " : "", what);
    }
}

static void find_columns(struct scatter *of)
{
    static const char *const weights[] = { "g2", "log_ratio" };
    const char *stem = of->frame->value;

    if (!stem && zili_table_find(of->table, "a") == SIZE_MAX &&
        zili_table_find(of->table, "pm1") != SIZE_MAX)
        stem = "pm";
    if (stem) {
        find_pair(of, stem);
    } else {
        of->columns[0] = zl_need_numbers(of->plan, of->table, "a");
        of->columns[1] = zl_need_numbers(of->plan, of->table, "b");
    }
    of->weight = SIZE_MAX;
    for (int i = 0; i < 2 && of->weight == SIZE_MAX; i++)
        if (zili_table_find(of->table, weights[i]) != SIZE_MAX)
            of->weight = zl_need_numbers(of->plan, of->table, weights[i]);
    if (!zl_plan_failed(of->plan))
        set_titles(of, stem);
}

/* ---- reading ----------------------------------------------------------- */

static double part_of(double value, double mean)
{
    return value > 0 ? value * log(value / mean) : 0;
}

/* How telling a term is: by what the table says, or by the log-likelihood of
 * both numbers where both were expected to be their mean. */
static double weight_of(const struct scatter *of, size_t row, double a,
                        double b)
{
    double mean = a / 2 + b / 2;

    if (of->weight != SIZE_MAX) {
        double weight = fabs(zili_table_real(of->table, row, of->weight));
        return isnan(weight) ? 0 : weight;
    }
    return mean > 0 ? part_of(a, mean) + part_of(b, mean) : 0;
}

static void read_row(struct scatter *of, size_t row)
{
    double a = zili_table_real(of->table, row, of->columns[0]);
    double b = zili_table_real(of->table, row, of->columns[1]);

    if (a < 0 || b < 0)
        zl_plan_fail(of->plan, ZILI_EUSAGE,
                     "Row %zu of the table has a number below 0, which has no "
                     "place on a scale of powers.",
                     row + 1);
    if (!isfinite(a) || !isfinite(b)) {
        of->left_out++;
        return;
    }
    of->zeros[0] |= a == 0;
    of->zeros[1] |= b == 0;
    of->crowd.terms[of->crowd.term_count++] = (zl_crowd_term){
        .row = row, .a = a, .b = b, .weight = weight_of(of, row, a, b)
    };
}

/* Both axes have the scale of all numbers, or equal use were no diagonal. */
static void set_scale(struct scatter *of)
{
    double low = INFINITY, high = 0;

    for (size_t i = 0; i < of->crowd.term_count; i++) {
        const zl_crowd_term *term = &of->crowd.terms[i];
        high = fmax(high, fmax(term->a, term->b));
        if (term->a > 0)
            low = fmin(low, term->a);
        if (term->b > 0)
            low = fmin(low, term->b);
    }
    if (!(high > 0))
        high = NAN; /* no number says how far the others of a panel reach */
    zl_share_reach(of->plan, ZL_REACH_X, &low, &high);
    of->zeros[0] = zl_share_any(of->plan, ZL_REACH_ZERO, of->zeros[0]);
    of->zeros[1] = zl_share_any(of->plan, ZL_REACH_NONE, of->zeros[1]);
    if (high > 0)
        of->scale = zl_powers_of(low, high, of->frame->width < 100 ? 6 : 10);
    else
        zl_plan_fail(of->plan, ZILI_EUSAGE,
                     "No number of the table is above 0: there is nothing to "
                     "draw on a scale of powers.");
}

/* ---- the plane --------------------------------------------------------- */

static double highest_tick(const struct scatter *of)
{
    return of->scale.ticks[of->scale.count - 1];
}

static double widest_number(const struct scatter *of)
{
    char text[ZL_NUMBER_SIZE];
    double widest = 0;

    for (size_t i = 0; i < of->scale.count; i++) {
        zl_tick_text(text, of->scale.ticks[i], highest_tick(of));
        widest = fmax(widest, zl_plan_width(of->plan, text, of->frame->small));
    }
    return widest;
}

/* How far below the top of the plane its highest number stands. */
static double room_above(const struct scatter *of)
{
    return of->height * (1 - zl_powers_share(&of->scale, highest_tick(of)));
}

/* Below `y`. */
static void measure(struct scatter *of, double y)
{
    double line = zl_line_height(of->frame->small);
    double number = widest_number(of);

    of->left = number + GAP + (of->zeros[0] ? ZERO + APART : 0);
    of->width = of->frame->width - of->left - fmin(number / 2 + 0.2, OVER);
    of->top = y + (of->plan->shared ? 0 : line + 1);
    of->height = fmin(of->width, HIGHEST);
    if (of->frame->height > 0)
        of->height = fmax(of->frame->height - of->top - 4.4 * line -
                              (of->zeros[1] ? ZERO + APART : 0),
                          LEAST);
    of->top += fmax(line / 2 - room_above(of) - 0.8, 0);
    if (of->width < LEAST)
        zl_frame_too_narrow(of->plan, of->frame,
                            of->frame->width + LEAST - of->width);
}

static double x_of(const struct scatter *of, double a)
{
    return of->left + (a > 0 ? of->width * zl_powers_share(&of->scale, a)
                             : -APART - ZERO / 2);
}

static double y_of(const struct scatter *of, double b)
{
    return of->top + of->height +
           (b > 0 ? -of->height * zl_powers_share(&of->scale, b)
                  : APART + ZERO / 2);
}

/* All that is below the plane and its strip begins here. */
static double bottom_of(const struct scatter *of)
{
    return of->top + of->height + (of->zeros[1] ? APART + ZERO : 0);
}

/* How far the numbers of the x axis stand below the plane: below the lowest
 * one of the y axis, where that is at its corner. */
static double below_plane(const struct scatter *of)
{
    double line = zl_line_height(of->frame->small);
    double end = y_of(of, of->scale.ticks[0]) + line / 2;

    return fmax(of->zeros[1] ? 0 : end + 0.1 - bottom_of(of), 0.8);
}

static void draw_number(const struct scatter *of, double value, bool up)
{
    char text[ZL_NUMBER_SIZE];

    zl_tick_text(text, value, highest_tick(of));
    zl_plan_label(
        of->plan,
        (zl_label){ .text = text,
                    .x = up ? of->left - GAP / 2 -
                                  (of->zeros[0] ? ZERO + APART : 0)
                            : x_of(of, value),
                    .y = up ? y_of(of, value)
                            : bottom_of(of) + below_plane(of),
                    .across = up ? ZL_ACROSS_RIGHT : ZL_ACROSS_MIDDLE,
                    .down = up ? ZL_DOWN_MIDDLE : ZL_DOWN_TOP,
                    .type = of->frame->small,
                    .colour = ZL_MUTED });
}

/* Numbers along an axis that would touch the one before are left out. */
static void draw_numbers(const struct scatter *of, bool up)
{
    double line = zl_line_height(of->frame->small), free_from = -INFINITY;
    char text[ZL_NUMBER_SIZE];
    size_t first = of->zeros[up] ? 0 : 1;

    for (size_t i = first; i <= of->scale.count; i++) {
        double value = i ? of->scale.ticks[i - 1] : 0;
        zl_tick_text(text, value, highest_tick(of));
        double place = up ? -y_of(of, value) : x_of(of, value);
        double half =
            up ? line / 2
               : zl_plan_width(of->plan, text, of->frame->small) / 2 + 0.7;
        if (place - half < free_from ||
            (!up && place + half > of->frame->width + 0.7))
            continue;
        draw_number(of, value, up);
        free_from = place + half;
    }
}

static void draw_strips(const struct scatter *of)
{
    zl_look look = { .fill = ZL_LANE, .ink = ZL_NO_COLOUR };

    if (of->zeros[0])
        zl_plan_box(of->plan, of->left - APART - ZERO, of->top, ZERO,
                    of->height, look);
    if (of->zeros[1])
        zl_plan_box(of->plan, of->left, of->top + of->height + APART,
                    of->width, ZERO, look);
}

static void draw_plane(const struct scatter *of)
{
    zl_look grid = { .ink = ZL_GRID, .thick = ZL_HAIR };
    zl_look edge = { .ink = ZL_FRAME, .thick = ZL_HAIR };
    zl_look equal = { .ink = ZL_FRAME,
                      .thick = ZL_FINE,
                      .dashed = ZL_DASH_LONG };
    double right = of->left + of->width, bottom = of->top + of->height;

    draw_strips(of);
    for (size_t i = 0; i < of->scale.count; i++) {
        double x = x_of(of, of->scale.ticks[i]);
        double y = y_of(of, of->scale.ticks[i]);
        zl_plan_line(of->plan, x, of->top, x, bottom, grid);
        zl_plan_line(of->plan, of->left, y, right, y, grid);
    }
    zl_plan_line(of->plan, of->left, bottom, right, of->top, equal);
    if (!of->zeros[0])
        zl_plan_line(of->plan, of->left, of->top, of->left, bottom, edge);
    if (!of->zeros[1])
        zl_plan_line(of->plan, of->left, bottom, right, bottom, edge);
    draw_numbers(of, false);
    draw_numbers(of, true);
}

/* ---- words around ------------------------------------------------------ */

/* Gives the height. */
static double draw_lines(const struct scatter *of, const char *text, double x,
                         double y, size_t most)
{
    zl_str lines = { 0 };

    zl_plan_fit(of->plan, text, of->frame->small, of->frame->width - x, most,
                &lines);
    zl_plan_label(of->plan, (zl_label){ .text = zl_str_text(&lines),
                                        .x = x,
                                        .y = y,
                                        .type = of->frame->small,
                                        .colour = ZL_INK });
    double height = zl_lines_height(zl_str_text(&lines), of->frame->small);
    zl_str_clear(&lines);
    return height;
}

/* What the dashed line is, how many terms have their names, and which; of
 * panels the same of all. */
static void describe(const struct scatter *of, size_t named, zl_str *out)
{
    const char *by = of->weight == SIZE_MAX
                         ? "log-likelihood of both numbers"
                         : zili_table_name(of->table, of->weight);
    char title[ZL_AXIS_SIZE], all[ZL_NUMBER_SIZE];

    zl_axis_title(title, by);
    zl_number(all, (double)of->crowd.term_count);
    zl_str_add_text(out, "Dashed: as frequent in both. ");
    if (of->plan->shared)
        zl_str_format(out, "Named by %s", title);
    else
        zl_str_format(out,
                      "%zu of %s terms are named, the most telling by %s "
                      "first",
                      named, all, title);
    if (of->left_out && !of->plan->shared)
        zl_str_format(out, "; not drawn, for want of a number: %zu",
                      of->left_out);
    zl_str_add_text(out, ".");
    if (out->failed)
        zl_plan_no_memory(of->plan);
}

/* How many terms a disc is, where there are several: 1, 10, 100, … or 1 and
 * the most there are. */
static double draw_legend(const struct scatter *of)
{
    zl_legend_pen pen = zl_legend_begin(of->plan, of->frame);
    char text[ZL_NUMBER_SIZE + 32], number[ZL_NUMBER_SIZE];
    size_t most = zl_crowd_most(&of->crowd), next = 0;

    for (size_t count = most > 1; count; count = next) {
        next = count * 10 <= most        ? count * 10
               : count == 1 && most < 10 ? most
                                         : 0;
        zl_number_among(number, (double)count, (double)most);
        snprintf(text, sizeof text, "%s%s", number,
                 next ? "" : " terms on one spot");
        zl_swatch at = zl_legend_name(&pen, text);
        zl_plan_disc(pen.plan, at.x + ZL_SWATCH / 2, at.y + at.height / 2,
                     zl_crowd_radius(&of->crowd, count),
                     (zl_look){ .fill = ZL_MUTED, .ink = ZL_NO_COLOUR });
    }
    zl_legend_end(&pen);
    return pen.y;
}

/* Below `y`: the title of the axis and the note, or both once below all
 * panels. Gives where the figure ends. */
static double draw_below(const struct scatter *of, size_t named, double y)
{
    zl_type small = of->frame->small;
    zl_str note = { 0 };

    describe(of, named, &note);
    if (of->plan->shared) {
        zl_share_below(of->plan, small, of->titles[0], of->left);
        zl_share_below(of->plan, small, zl_str_text(&note), 0);
    } else {
        y += draw_lines(of, of->titles[0], of->left, y, 1) + 0.8;
        y += draw_lines(of, zl_str_text(&note), 0, y, 4);
    }
    zl_str_clear(&note);
    return y;
}

/* ---- the figure -------------------------------------------------------- */

static void set_places(struct scatter *of)
{
    for (size_t i = 0; i < of->crowd.place_count; i++) {
        zl_crowd_place *place = &of->crowd.places[i];
        place->x = x_of(of, place->a);
        place->y = y_of(of, place->b);
    }
}

static void draw(struct scatter *of)
{
    set_scale(of);
    if (zl_plan_failed(of->plan))
        return;
    zl_crowd_gather(&of->crowd);
    double legend = draw_legend(of);
    measure(of, legend);
    set_places(of);
    if (!zl_share_above(of->plan, of->frame->small, of->titles[1]))
        draw_lines(of, of->titles[1], 0, legend, 1);
    draw_plane(of);
    size_t named = zl_crowd_draw(
        &of->crowd,
        (zl_crowd_room){ .left = of->left - (of->zeros[0] ? APART + ZERO : 0),
                         .top = of->top,
                         .right = of->left + of->width,
                         .bottom = bottom_of(of),
                         .plane_left = of->left,
                         .plane_bottom = of->top + of->height });
    double y = draw_below(of, named,
                          bottom_of(of) + below_plane(of) + 0.2 +
                              zl_line_height(of->frame->small));
    zl_str_format(&of->plan->about,
                  "Points of %zu terms: how often each is in %s (across) and "
                  "in %s (up), with the line of equal use.",
                  of->crowd.term_count, of->titles[0], of->titles[1]);
    zl_plan_height(of->plan, y);
}

static void plan_scatter(zl_plan *plan, const zili_table *table,
                         const zl_frame *frame)
{
    struct scatter of = { .plan = plan, .frame = frame, .table = table };
    size_t rows = zili_table_rows(table);
    zl_naming term = zl_need_naming(plan, table, "term");

    find_columns(&of);
    if (zl_plan_failed(plan))
        return;
    if (!zl_crowd_init(&of.crowd, plan, frame, table, term))
        zl_plan_no_memory(plan);
    for (size_t row = 0; row < rows && !zl_plan_failed(plan); row++)
        read_row(&of, row);
    if (!zl_plan_failed(plan))
        draw(&of);
    zl_crowd_clear(&of.crowd);
}

static const struct zl_kind kind = { .plan = plan_scatter };
/* The first document beside the others: that every corpus has. */
static const char *const arguments[] = {
    "limit", "0",      "permutations",
    "0",     "target", "doc = (SELECT min(doc) FROM text)",
    NULL
};

const zili_chart zl_chart_scatter = {
    .name = "scatter",
    .summary = "how often terms are in one text and in another",
    .columns = "term a b",
    .analysis = "keyness",
    .arguments = arguments,
    .panel = 56,
    .kind = &kind,
};
