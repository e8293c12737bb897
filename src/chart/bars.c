/* bars.c -- frequencies as lying bars, one for each group or, stacked, one
 * for each term. */
#include "axis.h"
#include "colour.h"
#include "data.h"
#include "legend.h"
#include "share.h"
#include "stack.h"

#include <math.h>
#include <stdio.h>

#define GAP 1.4          /* mm: label and axis, bar and number */
#define LEAST_PLOT 15.0  /* mm for the longest bar */
#define LEAST_PANEL 66.0 /* mm: a panel of its own beside another */
#define BETWEEN 6.0      /* mm between two panels */
#define ALL ZL_ALL       /* a panel of all groups */
#define THICK 0.95       /* of the type of numbers: a bar, … */
#define THICK_STACK 1.3  /* … and one of parts, whose hatches must be seen */

struct bars {
    zl_plan *plan;
    const zl_frame *frame;
    zl_matrix matrix;    /* a row for each term, a column for each group */
    zl_matrix low, high; /* ends of an interval, where the table has them */
    bool whiskers;
    bool stacked, relative; /* one bar for each term; of 100 % */
    zl_scale scale;
    const char *value; /* the column drawn */
    double most;       /* the greatest number written beside a bar */
    double numbers;    /* mm that the widest number takes */
    bool below;        /* there are numbers below 0 */
};

/* Where things stand in a panel, in mm from the left of the figure. */
struct panel {
    size_t group; /* the only one, or ALL */
    zl_axis axis;
};

/* ---- measures ---------------------------------------------------------- */

static bool has_bar(const struct bars *bars, size_t row, size_t group)
{
    return !isnan(zl_matrix_at(&bars->matrix, row, group));
}

static bool in_panel(const struct bars *bars, size_t row, size_t group)
{
    return group == ALL || has_bar(bars, row, group);
}

/* Whether no term has numbers in two groups: then each group is a panel. */
static bool groups_share_nothing(const struct bars *bars)
{
    for (size_t row = 0; row < bars->matrix.rows.count; row++) {
        size_t found = 0;
        for (size_t i = 0; i < bars->matrix.columns.count; i++)
            found += has_bar(bars, row, i);
        if (found != 1)
            return false;
    }
    return bars->matrix.columns.count > 1;
}

/* Labels take what they need, up to two fifths of the panel. */
static struct panel panel_of(const struct bars *bars, size_t group,
                             double left, double width)
{
    double widest = zl_matrix_widest_name(bars->plan, &bars->matrix, group,
                                          bars->frame->type);
    widest = zl_share_most(bars->plan, ZL_REACH_LABELS, widest);
    double labels = fmin(widest, 0.42 * width);
    double ends = GAP + bars->numbers;
    double before = labels + GAP + (bars->below ? ends : 0);
    double plot = width - before - ends;

    if (plot < LEAST_PLOT)
        zl_frame_too_narrow(bars->plan, bars->frame,
                            bars->frame->width + (LEAST_PLOT - plot) / 0.58);
    return (struct panel){ group,
                           { .scale = bars->scale,
                             .start = left + before,
                             .length = plot,
                             .left = left,
                             .right = left + width } };
}

/* ---- a row ------------------------------------------------------------- */

static double bar_pitch(const struct bars *bars)
{
    double more = bars->stacked ? THICK_STACK - THICK : 0;

    return zl_line_height(bars->frame->small) + 0.15 +
           more * zl_em(bars->frame->small);
}

/* The interval as a line with strokes across its ends, white at the sides so
 * that it is seen in the bar, too; gives its end or that of the bar. */
static double draw_whisker(const struct bars *bars, const struct panel *panel,
                           size_t row, size_t group, double end, double y)
{
    const zl_look looks[] = { { .ink = ZL_WHITE, .thick = 0.6 },
                              { .ink = ZL_INK, .thick = ZL_FINE } };
    double half = zl_em(bars->frame->small) * 0.25;

    if (!bars->whiskers)
        return end;
    double low = zl_matrix_at(&bars->low, row, group);
    double high = zl_matrix_at(&bars->high, row, group);
    if (!isfinite(low) || !isfinite(high) || low > high)
        return end;
    double from = zl_axis_place(&panel->axis, low);
    double to = zl_axis_place(&panel->axis, high);
    for (int i = 0; i < 2; i++) {
        zl_plan_line(bars->plan, from, y, to, y, looks[i]);
        zl_plan_line(bars->plan, from, y - half, from, y + half, looks[i]);
        zl_plan_line(bars->plan, to, y - half, to, y + half, looks[i]);
    }
    double zero = zl_axis_place(&panel->axis, 0);
    return end < zero ? fmin(end, from) : fmax(end, to);
}

static void draw_bar(const struct bars *bars, const struct panel *panel,
                     size_t row, size_t group, double y)
{
    double value = zl_matrix_at(&bars->matrix, row, group);
    double zero = zl_axis_place(&panel->axis, 0), end = zero;
    double thick = zl_em(bars->frame->small) * THICK;
    char text[ZL_NUMBER_SIZE];

    if (isfinite(value))
        end = zl_axis_place(&panel->axis, value);
    zl_look look = zl_class_look(bars->plan, group);
    if (panel->group != ALL) { /* its heading tells it apart */
        look.hatch = ZL_HATCH_NONE;
        look.classed = false;
    }
    if (end != zero)
        zl_plan_box(bars->plan, fmin(zero, end), y - thick / 2,
                    fabs(end - zero), thick, look);
    end = draw_whisker(bars, panel, row, group, end, y);
    zl_number_among(text, value, bars->most);
    zl_plan_label(bars->plan,
                  (zl_label){
                      .text = text,
                      .x = end + (end < zero ? -GAP : GAP) * 0.7,
                      .y = y,
                      .across = end < zero ? ZL_ACROSS_RIGHT : ZL_ACROSS_LEFT,
                      .down = ZL_DOWN_MIDDLE,
                      .type = bars->frame->small,
                      .colour = ZL_MUTED,
                  });
}

/* All groups of a row in one bar, their sum at its end. */
static void draw_stack(const struct bars *bars, const struct panel *panel,
                       size_t row, double y)
{
    char text[ZL_NUMBER_SIZE];
    double end = zl_stack_draw(bars->plan, &panel->axis, &bars->matrix, row, y,
                               zl_em(bars->frame->small) * THICK_STACK,
                               bars->relative);

    zl_stack_text(text, zl_stack_of(&bars->matrix, row), bars->most);
    zl_plan_label(bars->plan, (zl_label){ .text = text,
                                          .x = end + GAP * 0.7,
                                          .y = y,
                                          .down = ZL_DOWN_MIDDLE,
                                          .type = bars->frame->small,
                                          .colour = ZL_MUTED });
}

/* The bars of a row, one under the other around `middle`. */
static void draw_bars(const struct bars *bars, const struct panel *panel,
                      size_t row, size_t count, double middle)
{
    double y = middle - bar_pitch(bars) * (double)(count - 1) / 2;

    if (bars->stacked) {
        draw_stack(bars, panel, row, middle);
        return;
    }
    for (size_t i = 0; i < bars->matrix.columns.count; i++) {
        double value = zl_matrix_at(&bars->matrix, row, i);
        bool alone = bars->matrix.columns.count == 1;
        if ((panel->group != ALL && panel->group != i) ||
            (isnan(value) && !alone))
            continue;
        draw_bar(bars, panel, row, i, y);
        y += bar_pitch(bars);
    }
}

static size_t bars_in_row(const struct bars *bars, const struct panel *panel,
                          size_t row)
{
    size_t count = 0;

    if (panel->group != ALL || bars->stacked)
        return 1;
    for (size_t i = 0; i < bars->matrix.columns.count; i++)
        count += has_bar(bars, row, i);
    return count ? count : 1;
}

/* How wide labels may be. */
static double label_room(const struct bars *bars, const struct panel *panel)
{
    return panel->axis.start - panel->axis.left - GAP -
           (bars->below ? GAP + bars->numbers : 0);
}

/* The height of a row; its label comes in `lines`. */
static double measure_row(const struct bars *bars, const struct panel *panel,
                          uint32_t row, zl_str *lines)
{
    const char *term = zl_map_key(&bars->matrix.rows, row).bytes;
    size_t count = bars_in_row(bars, panel, row);

    zl_str_empty(lines);
    zl_plan_fit(bars->plan, term, bars->frame->type,
                label_room(bars, panel) + 0.05, 2, lines);
    double words = zl_lines_height(zl_str_text(lines), bars->frame->type);
    return fmax(words, bar_pitch(bars) * (double)count) +
           zl_em(bars->frame->type) * (count > 1 ? 0.55 : 0.22);
}

/* Gives the height of the row. */
static double draw_row(const struct bars *bars, const struct panel *panel,
                       uint32_t row, double y)
{
    zl_str lines = { 0 };
    double height = measure_row(bars, panel, row, &lines);

    zl_plan_label(bars->plan,
                  (zl_label){ .text = zl_str_text(&lines),
                              .x = panel->axis.left + label_room(bars, panel),
                              .y = y + height / 2,
                              .across = ZL_ACROSS_RIGHT,
                              .down = ZL_DOWN_MIDDLE,
                              .type = bars->frame->type,
                              .colour = ZL_INK });
    draw_bars(bars, panel, row, bars_in_row(bars, panel, row), y + height / 2);
    zl_str_clear(&lines);
    return height;
}

/* ---- a panel ----------------------------------------------------------- */

/* The name of a panel's group; gives its height. */
static double draw_heading(const struct bars *bars, const struct panel *panel,
                           double y)
{
    zl_str name = { 0 }, lines = { 0 };

    if (panel->group == ALL)
        return 0;
    zl_key_text(zl_map_key(&bars->matrix.columns, (uint32_t)panel->group),
                &name);
    zl_plan_fit(bars->plan, name.size ? zl_str_text(&name) : "–",
                bars->frame->strong, panel->axis.right - panel->axis.left, 2,
                &lines);
    zl_plan_label(bars->plan, (zl_label){ .text = zl_str_text(&lines),
                                          .x = panel->axis.left,
                                          .y = y,
                                          .type = bars->frame->strong,
                                          .colour = ZL_INK });
    double height = zl_lines_height(zl_str_text(&lines), bars->frame->strong) +
                    1.2;
    zl_str_clear(&name);
    zl_str_clear(&lines);
    return height;
}

static void title_of(const struct bars *bars, char title[ZL_AXIS_SIZE])
{
    char column[ZL_AXIS_SIZE];

    zl_axis_title(column, bars->value);
    snprintf(title, ZL_AXIS_SIZE, "%s%.100s",
             bars->relative ? "Shares in %; at the end: " : "", column);
}

static double panel_height(const struct bars *bars, const struct panel *panel)
{
    zl_str lines = { 0 };
    double height = 0;

    for (uint32_t row = 0; row < bars->matrix.rows.count; row++)
        if (in_panel(bars, row, panel->group))
            height += measure_row(bars, panel, row, &lines);
    zl_str_clear(&lines);
    return height;
}

/* Gives the height. The grid lies under the bars, so rows are measured
 * before they are drawn. */
static double draw_panel(const struct bars *bars, const struct panel *panel,
                         double y)
{
    double top = y + draw_heading(bars, panel, y);
    double bottom = top + panel_height(bars, panel);
    char title[ZL_AXIS_SIZE];

    zl_axis_grid(bars->plan, &panel->axis, top, bottom);
    for (uint32_t row = 0; row < bars->matrix.rows.count; row++)
        if (in_panel(bars, row, panel->group))
            top += draw_row(bars, panel, row, top);
    title_of(bars, title);
    return bottom - y +
           zl_axis_draw(bars->plan, bars->frame, &panel->axis, title, bottom);
}

/* ---- the figure -------------------------------------------------------- */

/* Two or three groups that share nothing stand side by side where there is
 * room, others one under the other. */
static double draw_panels(const struct bars *bars)
{
    size_t count = bars->matrix.columns.count;
    double width = (bars->frame->width - BETWEEN * (double)(count - 1)) /
                   (double)count;
    bool beside = count <= 3 && width >= LEAST_PANEL;
    double y = 0, highest = 0;

    for (size_t i = 0; i < count && !zl_plan_failed(bars->plan); i++) {
        struct panel panel =
            panel_of(bars, i, beside ? (double)i * (width + BETWEEN) : 0,
                     beside ? width : bars->frame->width);
        double height = draw_panel(bars, &panel, beside ? 0 : y);
        highest = fmax(highest, height);
        y += height + BETWEEN / 2;
    }
    return beside ? highest : y - BETWEEN / 2;
}

static double draw_one(const struct bars *bars)
{
    double y = zl_legend(bars->plan, bars->frame, &bars->matrix.columns);
    struct panel panel = panel_of(bars, ALL, 0, bars->frame->width);

    return y + draw_panel(bars, &panel, y);
}

static void describe(const struct bars *bars)
{
    double low, high;
    bool whole;
    char from[ZL_NUMBER_SIZE], to[ZL_NUMBER_SIZE], title[ZL_AXIS_SIZE];

    zl_matrix_range(&bars->matrix, &low, &high, &whole);
    zl_number(from, low);
    zl_number(to, high);
    zl_axis_title(title, bars->value);
    zl_str_format(&bars->plan->about,
                  "Bar chart of %u terms in %u groups. %s: from %s to %s.",
                  bars->matrix.rows.count, bars->matrix.columns.count, title,
                  from, to);
}

/* The scale holds the intervals, too. */
static void widen(const struct bars *bars, double *low, double *high)
{
    double least, most;
    bool whole;

    if (!bars->whiskers)
        return;
    zl_matrix_range(&bars->low, &least, &most, &whole);
    *low = fmin(*low, least);
    *high = fmax(*high, most);
    zl_matrix_range(&bars->high, &least, &most, &whole);
    *low = fmin(*low, least);
    *high = fmax(*high, most);
}

static void measure_bars(struct bars *bars, double *low, double *high,
                         bool *whole)
{
    zl_matrix_range(&bars->matrix, low, high, whole);
    widen(bars, low, high);
    bars->most = zl_share_most(bars->plan, ZL_REACH_MOST,
                               zl_matrix_most(&bars->matrix));
    bars->numbers = zl_matrix_widest_number(bars->plan, &bars->matrix,
                                            bars->most, bars->frame->small);
}

static void measure_stacks(struct bars *bars, double *low, double *high,
                           bool *whole)
{
    char text[ZL_NUMBER_SIZE];

    zl_stack_check(bars->plan, &bars->matrix, bars->relative);
    *low = 0;
    *high = zl_stack_most(&bars->matrix, whole);
    bars->most = zl_share_most(bars->plan, ZL_REACH_MOST, *high);
    if (bars->relative)
        *high = 100;
    for (size_t row = 0; row < bars->matrix.rows.count; row++) {
        zl_stack_text(text, zl_stack_of(&bars->matrix, row), bars->most);
        bars->numbers = fmax(bars->numbers, zl_plan_width(bars->plan, text,
                                                          bars->frame->small));
    }
}

static void draw(struct bars *bars)
{
    double low, high;
    bool whole;
    size_t most = bars->frame->width < 100 ? 5 : 6;

    if (bars->matrix.columns.count > ZL_CLASSES) {
        zl_plan_fail(bars->plan, ZILI_EUSAGE,
                     "The table has %u groups, but only %d can be told "
                     "apart; count by fewer columns.",
                     bars->matrix.columns.count, ZL_CLASSES);
        return;
    }
    if (bars->stacked)
        measure_stacks(bars, &low, &high, &whole);
    else
        measure_bars(bars, &low, &high, &whole);
    zl_share_reach(bars->plan, ZL_REACH_X, &low, &high);
    whole = zl_share_whole(bars->plan, whole);
    bars->numbers =
        zl_share_most(bars->plan, ZL_REACH_NUMBERS, bars->numbers);
    bars->scale = zl_scale_of(fmin(low, 0), fmax(high, 0), most, whole);
    if (high > bars->scale.low)
        bars->scale.high = fmax(high, 0);
    bars->below = low < 0;
    if (zl_plan_failed(bars->plan))
        return;
    describe(bars);
    bool apart = !bars->stacked && !bars->plan->shared &&
                 groups_share_nothing(bars);
    zl_plan_height(bars->plan, apart ? draw_panels(bars) : draw_one(bars));
}

static void check_sizing(zl_plan *plan, const zl_frame *frame, bool whiskers)
{
    if (frame->scale != ZL_SIZING_USUAL && !frame->stacked)
        zl_plan_fail(plan, ZILI_EUSAGE,
                     "--scale is for stacked bars; add --stacked, or leave "
                     "it out.");
    if (frame->stacked && whiskers)
        zl_plan_fail(plan, ZILI_EUSAGE,
                     "Stacked bars cannot show intervals: a part does not "
                     "begin at 0. Leave out --stacked, or the columns ci_low "
                     "and ci_high.");
}

static void plan_bars(zl_plan *plan, const zili_table *table,
                      const zl_frame *frame)
{
    struct bars bars = { .plan = plan,
                         .frame = frame,
                         .stacked = frame->stacked,
                         .relative = frame->scale == ZL_SIZING_RELATIVE,
                         .value = frame->value ? frame->value : "count" };
    zl_naming term = zl_need_naming(plan, table, "term");
    size_t value = zl_need_numbers(plan, table, bars.value);

    bars.whiskers = zili_table_find(table, "ci_low") != SIZE_MAX &&
                    zili_table_find(table, "ci_high") != SIZE_MAX;
    check_sizing(plan, frame, bars.whiskers);
    zl_matrix_read(plan, table, term, value, &bars.matrix);
    if (bars.whiskers) {
        size_t low = zl_need_numbers(plan, table, "ci_low");
        size_t high = zl_need_numbers(plan, table, "ci_high");
        zl_matrix_read(plan, table, term, low, &bars.low);
        zl_matrix_read(plan, table, term, high, &bars.high);
    }
    if (!zl_plan_failed(plan))
        draw(&bars);
    zl_matrix_clear(&bars.matrix);
    zl_matrix_clear(&bars.low);
    zl_matrix_clear(&bars.high);
}

static const struct zl_kind kind = { .plan = plan_bars };
static const char *const arguments[] = { "limit", "20",     "by", "lang",
                                         "join",  "hyphen", NULL };

const zili_chart zl_chart_bars = {
    .name = "bars",
    .summary = "frequencies of terms as bars",
    .columns = "term count",
    .analysis = "freq",
    .arguments = arguments,
    .panel = 50,
    .items = "term",
    .keyed = true,
    .kind = &kind,
};
