/* keyness.c -- by which words two parts of a corpus differ: bars to both
 * sides, with their intervals. */
#include "axis.h"
#include "below.h"
#include "colour.h"
#include "data.h"
#include "share.h"
#include "sides.h"

#include <math.h>
#include <stdio.h>

#define GAP 1.4         /* mm between label, plot and number */
#define LEAST_PLOT 20.0 /* mm */
#define INTERVAL 0.25   /* mm: the line of an interval, seen on a bar, too */
#define WHISKER 0.7     /* mm: half of the stroke at its end */

struct keyness {
    zl_plan *plan;
    const zl_frame *frame;
    const zili_table *table;
    zl_naming term;
    size_t value, low, high; /* columns; SIZE_MAX: no interval */
    const char *title;
    zl_axis axis;
    double most;            /* the greatest number written */
    double labels, numbers; /* mm of the widest */
    bool places;            /* numbers have two decimals */
    char names[2][ZL_AXIS_SIZE]; /* of the sides, the right one first */
};

/* ---- measures ---------------------------------------------------------- */

static void name_of(const struct keyness *of, size_t row, zl_str *out)
{
    zl_str_empty(out);
    zl_name_text(of->table, row, of->term, out);
    if (out->failed)
        zl_plan_no_memory(of->plan);
}

static double number_at(const struct keyness *of, size_t row, size_t column)
{
    return column == SIZE_MAX ? NAN : zili_table_real(of->table, row, column);
}

static void widen(double value, double *low, double *high)
{
    if (!isfinite(value))
        return;
    *low = fmin(*low, value);
    *high = fmax(*high, value);
}

/* Below each other log ratios have their points below each other. */
static void number_text(const struct keyness *of, double value,
                        char text[ZL_NUMBER_SIZE])
{
    if (of->places)
        zl_places_text(text, value, 2);
    else
        zl_number_among(text, value, of->most);
}

/* Two decimals suit where all are of that size. */
static void read_numbers(struct keyness *of)
{
    bool small = false, whole = true;

    for (size_t row = 0; row < zili_table_rows(of->table); row++) {
        double value = number_at(of, row, of->value);
        of->most = zl_number_most(of->most, value);
        small |= value != 0 && fabs(value) < 0.01;
        whole &= !isfinite(value) || value == round(value);
    }
    of->most = zl_share_most(of->plan, ZL_REACH_MOST, of->most);
    small = zl_share_any(of->plan, ZL_REACH_ZERO, small);
    of->places = !zl_share_whole(of->plan, whole) && !small &&
                 of->most < 100;
}

static void measure_rows(struct keyness *of, double *low, double *high)
{
    size_t rows = zili_table_rows(of->table);
    char text[ZL_NUMBER_SIZE];
    zl_str name = { 0 };

    read_numbers(of);
    for (size_t row = 0; row < rows && !zl_plan_failed(of->plan); row++) {
        name_of(of, row, &name);
        number_text(of, number_at(of, row, of->value), text);
        of->labels =
            fmax(of->labels,
                 zl_plan_width(of->plan, zl_str_text(&name), of->frame->type));
        of->numbers =
            fmax(of->numbers, zl_plan_width(of->plan, text, of->frame->small));
        widen(number_at(of, row, of->value), low, high);
        widen(number_at(of, row, of->low), low, high);
        widen(number_at(of, row, of->high), low, high);
    }
    zl_str_clear(&name);
}

static void measure(struct keyness *of)
{
    double low = 0, high = 0, full = of->frame->width;

    measure_rows(of, &low, &high);
    zl_share_reach(of->plan, ZL_REACH_X, &low, &high);
    of->numbers = zl_share_most(of->plan, ZL_REACH_NUMBERS, of->numbers);
    of->labels = zl_share_most(of->plan, ZL_REACH_LABELS, of->labels);
    of->labels = fmin(of->labels, 0.4 * full);
    of->axis.scale =
        zl_scale_within(low, high > low ? high : low + 1,
                        full < 100 ? 6 : 10, false);
    of->axis.start = of->labels + GAP;
    of->axis.right = full - GAP - of->numbers;
    of->axis.length = of->axis.right - of->axis.start;
    if (of->axis.length < LEAST_PLOT)
        zl_frame_too_narrow(of->plan, of->frame,
                            full + (LEAST_PLOT - of->axis.length) / 0.6);
}

/* ---- a row ------------------------------------------------------------- */

static double fit_row(const struct keyness *of, size_t row, zl_str *lines)
{
    zl_str name = { 0 };

    zl_str_empty(lines);
    name_of(of, row, &name);
    zl_plan_fit(of->plan, zl_str_text(&name), of->frame->type,
                of->labels + 0.05, 2, lines);
    zl_str_clear(&name);
    return zl_lines_height(zl_str_text(lines), of->frame->type) +
           zl_em(of->frame->type) * 0.3;
}

/* What has no end ends with the plot, without a stroke across. */
static double end_of(const struct keyness *of, double value)
{
    double place = zl_axis_place(&of->axis, value);

    return fmin(fmax(place, of->axis.start), of->axis.right);
}

static void draw_interval(const struct keyness *of, size_t row, double y)
{
    double ends[] = { number_at(of, row, of->low),
                      number_at(of, row, of->high) };
    zl_look look = { .ink = ZL_INK, .thick = INTERVAL };

    if (isnan(ends[0]) || isnan(ends[1]))
        return;
    zl_plan_line(of->plan, end_of(of, ends[0]), y, end_of(of, ends[1]), y,
                 look);
    for (int i = 0; i < 2; i++)
        if (isfinite(ends[i]))
            zl_plan_line(of->plan, end_of(of, ends[i]), y - WHISKER,
                         end_of(of, ends[i]), y + WHISKER, look);
}

static void draw_bar(const struct keyness *of, double value, double y)
{
    double zero = zl_axis_place(&of->axis, 0), end = end_of(of, value);
    double thick = zl_em(of->frame->type) * 0.8;

    if (!isnan(value) && end != zero)
        zl_plan_box(of->plan, fmin(zero, end), y - thick / 2, fabs(end - zero),
                    thick, zl_class_look(of->plan, value < 0));
}

static double draw_row(const struct keyness *of, size_t row, double y)
{
    double value = number_at(of, row, of->value);
    char text[ZL_NUMBER_SIZE];
    zl_str lines = { 0 };
    double height = fit_row(of, row, &lines), middle = y + height / 2;

    zl_plan_label(of->plan, (zl_label){ .text = zl_str_text(&lines),
                                        .x = of->labels,
                                        .y = middle,
                                        .across = ZL_ACROSS_RIGHT,
                                        .down = ZL_DOWN_MIDDLE,
                                        .type = of->frame->type,
                                        .colour = ZL_INK });
    draw_bar(of, value, middle);
    draw_interval(of, row, middle);
    number_text(of, value, text);
    zl_plan_label(of->plan, (zl_label){ .text = text,
                                        .x = of->frame->width,
                                        .y = middle,
                                        .across = ZL_ACROSS_RIGHT,
                                        .down = ZL_DOWN_MIDDLE,
                                        .type = of->frame->small,
                                        .colour = ZL_MUTED });
    zl_str_clear(&lines);
    return height;
}

/* ---- the figure -------------------------------------------------------- */

/* A line below the axis, or two where that is too long: towards which side
 * it goes. Gives the height. */
static double draw_ends(const struct keyness *of, double y)
{
    double half = of->frame->width / 2 - GAP;
    char text[ZL_AXIS_SIZE + 8];

    for (int side = 0; side < 2; side++) {
        snprintf(text, sizeof text, side ? "← %s" : "%s →", of->names[side]);
        zl_plan_label_within(
            of->plan,
            (zl_label){ .text = text,
                        .x = side ? 0 : of->frame->width,
                        .y = y + 0.3,
                        .across = side ? ZL_ACROSS_LEFT : ZL_ACROSS_RIGHT,
                        .type = of->frame->small,
                        .colour = ZL_INK },
            half);
    }
    return 0.3 + zl_line_height(of->frame->small);
}

static double draw_axis(const struct keyness *of, const char *title, double y)
{
    char line[4 * ZL_AXIS_SIZE];
    zl_axis under = of->axis; /* its last number may stand under numbers */

    under.right = of->frame->width;
    snprintf(line, sizeof line, "← %s   %s   %s →", of->names[1], title,
             of->names[0]);
    if (of->plan->shared || zl_plan_width(of->plan, line, of->frame->small) <=
                                of->frame->width)
        return zl_axis_draw(of->plan, of->frame, &under, line, y);
    double height = zl_axis_draw(of->plan, of->frame, &under, title, y);
    return height + draw_ends(of, y + height);
}

/* Whether the numbers of a column, or their sizes, fall from row to row. */
static bool falls(const struct keyness *of, size_t column)
{
    double last = INFINITY, last_size = INFINITY;
    bool numbers = true, sizes = true;

    if (zili_table_type(of->table, column) == ZILI_TEXT)
        return false;
    for (size_t row = 0; row < zili_table_rows(of->table); row++) {
        double value = number_at(of, row, column);
        numbers &= value <= last;
        sizes &= fabs(value) <= last_size;
        last = value;
        last_size = fabs(value);
    }
    return numbers || sizes;
}

/* By what the rows are sorted: g2 as a rule, else what is drawn, or another
 * column; SIZE_MAX: nothing that is seen. */
static size_t find_order(const struct keyness *of)
{
    size_t g2 = zili_table_find(of->table, "g2");

    if (g2 != SIZE_MAX && falls(of, g2))
        return g2;
    if (falls(of, of->value))
        return of->value;
    for (size_t i = 0; i < zili_table_columns(of->table); i++)
        if (falls(of, i))
            return i;
    return SIZE_MAX;
}

/* Of panels each may have another order. Gives the height. */
static double draw_note(const struct keyness *of, double y)
{
    bool several = !of->plan->shared && zili_table_rows(of->table) > 1;
    size_t order = several ? find_order(of) : SIZE_MAX;
    char title[ZL_AXIS_SIZE];
    zl_str note = { 0 };

    if (order != SIZE_MAX) {
        zl_axis_title(title, zili_table_name(of->table, order));
        zl_str_format(&note, "Sorted by: %s. ", title);
    }
    if (of->low != SIZE_MAX)
        zl_str_add_text(&note, "Whiskers: confidence intervals.");
    double height = 0;
    if (of->plan->shared)
        zl_share_below(of->plan, of->frame->small, zl_str_text(&note), 0);
    else if (note.size)
        height = zl_below(of->plan, of->frame, &note, y, true);
    zl_str_clear(&note);
    return height;
}

static void draw(struct keyness *of)
{
    size_t rows = zili_table_rows(of->table);
    char title[ZL_AXIS_SIZE];
    zl_str lines = { 0 };

    measure(of);
    double y = 0, bottom = 0;
    for (size_t row = 0; row < rows && !zl_plan_failed(of->plan); row++)
        bottom += fit_row(of, row, &lines);
    zl_str_clear(&lines);
    zl_axis_grid(of->plan, &of->axis, y, bottom);
    for (size_t row = 0; row < rows && !zl_plan_failed(of->plan); row++)
        y += draw_row(of, row, y);
    zl_axis_title(title, of->title);
    zl_str_format(&of->plan->about,
                  "Bars to both sides: by which of %zu words differ, at the "
                  "right, %s and, at the left, %s. Shown: %s.",
                  rows, of->names[0], of->names[1], title);
    bottom += draw_axis(of, title, bottom);
    zl_plan_height(of->plan, bottom + draw_note(of, bottom));
}

static void read_names(struct keyness *of)
{
    zl_sides sides = zl_sides_of(of->plan, of->frame, ZL_TARGET_SIDES);

    for (int side = 0; side < 2; side++) {
        zl_view name = sides.names[side];
        snprintf(of->names[side], sizeof of->names[side], "%.*s",
                 name.size > 100 ? 100 : (int)name.size, name.bytes);
    }
}

static void plan_keyness(zl_plan *plan, const zili_table *table,
                         const zl_frame *frame)
{
    struct keyness of = { .plan = plan,
                          .frame = frame,
                          .table = table,
                          .low = SIZE_MAX,
                          .high = SIZE_MAX,
                          .title = frame->value ? frame->value : "log_ratio" };

    of.term = zl_need_naming(plan, table, "term");
    of.value = zl_need_numbers(plan, table, of.title);
    if (!frame->value && zili_table_find(table, "ci_low") != SIZE_MAX) {
        of.low = zl_need_numbers(plan, table, "ci_low");
        of.high = zl_need_numbers(plan, table, "ci_high");
    }
    read_names(&of);
    if (!zl_plan_failed(plan))
        draw(&of);
}

static const struct zl_kind kind = { .plan = plan_keyness };
/* The first document beside the others: that every corpus has. */
static const char *const arguments[] = {
    "limit", "20", "target", "doc = (SELECT min(doc) FROM text)", NULL
};

const zili_chart zl_chart_keyness = {
    .name = "keyness",
    .summary = "by which words two parts differ, with intervals",
    .columns = "term log_ratio",
    .analysis = "keyness",
    .arguments = arguments,
    .panel = 56,
    .items = "term",
    .kind = &kind,
};
