/* map.c -- texts, or texts and words, as points on a plane: the first two
 * axes of scaling or of correspondence analysis.
 *
 * A millimetre is as much on one axis as on the other, or distances would
 * lie. */
#include "base/mem.h"
#include "base/out.h"
#include "colour.h"
#include "data.h"
#include "legend.h"
#include "place.h"
#include "plot.h"
#include "scale.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#define NEAR 2.0 /* mm from a point: a line leads to a name farther off */
#define GAP 1.4
#define LEAST_PLANE 30.0 /* mm */
#define MOST_NAME 34.0   /* mm: a longer name is cut */
#define FLATTEST 0.45    /* of its width a plane is high, at least … */
#define HIGHEST 1.0      /* … and at most */
#define FARTHEST \
    5.0             /* mm between a point and its name: farther off it would
                        be read as that of another */
#define AROUND 0.07 /* of the range is left free around the points */

enum { ROW, COLUMN };

struct point {
    double x, y; /* in units of the axes */
    int kind;
};

struct map {
    zl_plan *plan;
    const zl_frame *frame;
    const zili_table *table;
    size_t axes[2], kind, label; /* columns; the last two may be SIZE_MAX */
    struct point *points;
    zl_spot *spots;
    zl_str *names; /* shortened */
    double percent[2];
    double low[2], high[2]; /* the range that is shown */
    double scale;           /* mm of a unit */
    double top, width, height;
};

/* ---- reading ----------------------------------------------------------- */

/* What a point is called: its label, or all texts of its row. */
static void read_name(const struct map *of, size_t row, zl_str *out)
{
    if (of->label != SIZE_MAX) {
        zl_cell_words(of->table, row, of->label, of->plan->words, out);
        return;
    }
    for (size_t i = 0; i < zili_table_columns(of->table); i++) {
        if (i >= of->axes[0] || (zili_table_type(of->table, i) != ZILI_TEXT &&
                                 zili_table_find(of->table, "mass") <= i))
            break;
        if (out->size)
            zl_str_add_text(out, ", ");
        zl_cell_words(of->table, row, i, of->plan->words, out);
    }
}

/* Cut a name that is too long. What follows its last comma stays where it is
 * short: it tells a text in one language from the same in another. */
static void shorten(struct map *of, const zl_str *name, zl_str *out)
{
    double most = fmin(MOST_NAME, of->frame->width * 0.4), last;
    zl_view all = zl_str_view(name);
    size_t comma = all.size;
    zl_str head = { 0 };

    while (comma > 0 && !zl_view_starts(zl_view_cut(all, comma, all.size),
                                        zl_view_of(", ")))
        comma--;
    last = zl_plan_width(of->plan, zl_str_text(name) + comma,
                         of->frame->small);
    if (comma == 0 || last > most / 2)
        comma = all.size, last = 0;
    zl_str_add(&head, zl_view_cut(all, 0, comma));
    zl_plan_fit(of->plan, zl_str_text(&head), of->frame->small, most - last,
                1, out);
    zl_str_add(out, zl_view_cut(all, comma, all.size));
    if (head.failed || out->failed)
        zl_plan_no_memory(of->plan);
    zl_str_clear(&head);
}

static void read_point(struct map *of, size_t row)
{
    struct point *point = &of->points[row];
    zl_str name = { 0 };

    point->x = zili_table_real(of->table, row, of->axes[0]);
    point->y = zili_table_real(of->table, row, of->axes[1]);
    if (!isfinite(point->x) || !isfinite(point->y))
        zl_plan_fail(of->plan, ZILI_EUSAGE,
                     "Row %zu of the table has no place on both axes.",
                     row + 1);
    point->kind =
        of->kind != SIZE_MAX &&
        strcmp(zili_table_text(of->table, row, of->kind), "column") == 0;
    read_name(of, row, &name);
    shorten(of, &name, &of->names[row]);
    if (name.failed)
        zl_plan_no_memory(of->plan);
    zl_str_clear(&name);
}

/* The share of an axis: what mass·coordinate² of the rows is of their
 * inertia; NAN where the table has no masses. */
static void read_percent(struct map *of)
{
    size_t mass = zili_table_find(of->table, "mass");
    size_t inertia = zili_table_find(of->table, "inertia");
    double all = 0, sums[2] = { 0, 0 };

    of->percent[0] = of->percent[1] = NAN;
    if (mass == SIZE_MAX || inertia == SIZE_MAX)
        return;
    for (size_t row = 0; row < zili_table_rows(of->table); row++) {
        double weight = zili_table_real(of->table, row, mass);
        if (of->points[row].kind == COLUMN)
            continue;
        all += zili_table_real(of->table, row, inertia);
        sums[0] += weight * of->points[row].x * of->points[row].x;
        sums[1] += weight * of->points[row].y * of->points[row].y;
    }
    for (int axis = 0; axis < 2; axis++)
        of->percent[axis] = 100 * sums[axis] / all;
}

/* ---- the plane --------------------------------------------------------- */

static double value_of(const struct point *point, int axis)
{
    return axis ? point->y : point->x;
}

static void find_range(struct map *of, int axis)
{
    double low = 0, high = 0;

    for (size_t i = 0; i < zili_table_rows(of->table); i++) {
        low = fmin(low, value_of(&of->points[i], axis));
        high = fmax(high, value_of(&of->points[i], axis));
    }
    double wide = fmin(fmax(high - low, 1e-9), 1e300);
    of->low[axis] = low - AROUND * wide;
    of->high[axis] = high + AROUND * wide;
}

/* The same unit on both axes; the plane is as wide as the figure, and as high
 * as its points need, within bounds. */
static void measure(struct map *of)
{
    double wide, high;

    find_range(of, 0);
    find_range(of, 1);
    wide = of->high[0] - of->low[0];
    high = of->high[1] - of->low[1];
    of->width = of->frame->width - 0.2;
    of->height = of->width * fmin(fmax(high / wide, FLATTEST), HIGHEST);
    of->scale = fmin(of->width / wide, of->height / high);
    if (of->width < LEAST_PLANE)
        zl_frame_too_narrow(of->plan, of->frame, LEAST_PLANE + 0.2);
}

static double x_of(const struct map *of, double value)
{
    double middle = (of->low[0] + of->high[0]) / 2;

    return of->width / 2 + of->scale * (value - middle);
}

static double y_of(const struct map *of, double value)
{
    double middle = (of->low[1] + of->high[1]) / 2;

    return of->height / 2 - of->scale * (value - middle);
}

/* ---- marks ------------------------------------------------------------- */

static void draw_sign(const struct map *of, int kind, double x, double y)
{
    zl_curve_dot(of->plan, kind == COLUMN ? 3 : 0, x, y);
}

static void place_names(struct map *of)
{
    size_t count = zili_table_rows(of->table);

    for (size_t i = 0; i < count; i++) {
        const char *name = zl_str_text(&of->names[i]);
        of->spots[i] = (zl_spot){
            .x = x_of(of, of->points[i].x),
            .y = y_of(of, of->points[i].y),
            .radius = ZL_DOT,
            .width = zl_plan_width(of->plan, name, of->frame->small),
            .height = zl_line_height(of->frame->small),
        };
    }
}

static void draw_zero(const struct map *of)
{
    zl_look look = { .ink = ZL_FRAME, .thick = ZL_HAIR, .dashed = true };
    double x = x_of(of, 0), y = of->top + y_of(of, 0);

    zl_plan_line(of->plan, x, of->top, x, of->top + of->height, look);
    zl_plan_line(of->plan, 0, y, of->width, y, look);
    zl_plan_box(
        of->plan, 0, of->top, of->width, of->height,
        (zl_look){ .fill = ZL_NO_COLOUR, .ink = ZL_FRAME, .thick = ZL_HAIR });
}

/* Where the name of a point is nearest to a place, and how far that is. */
static double nearest_of(const zl_spot *name, double x, double y, double *to_x,
                         double *to_y)
{
    *to_x = fmin(fmax(x, name->label_x), name->label_x + name->width);
    *to_y = fmin(fmax(y, name->label_y), name->label_y + name->height);
    return hypot(*to_x - x, *to_y - y);
}

/* Whether a name is near enough to its point, and nearer than any other is to
 * it: or who reads it might take it for that of another. */
static bool is_beside(const struct map *of, const zl_spot *spot)
{
    size_t count = zili_table_rows(of->table);
    double x, y, own = nearest_of(spot, spot->x, spot->y, &x, &y);
    bool beside = own <= NEAR;

    for (size_t i = 0; i < count && beside; i++) {
        const zl_spot *other = &of->spots[i];
        beside = other == spot ||
                 (other->x == spot->x && other->y == spot->y) ||
                 nearest_of(spot, other->x, other->y, &x, &y) > own - 1e-6;
    }
    return beside;
}

static void draw_lead(const struct map *of, const zl_spot *spot)
{
    double x, y;

    if (!spot->placed || is_beside(of, spot))
        return;
    (void)nearest_of(spot, spot->x, spot->y, &x, &y);
    zl_plan_line(of->plan, spot->x, of->top + spot->y, x, of->top + y,
                 (zl_look){ .ink = ZL_FRAME, .thick = ZL_HAIR });
}

/* On white, so that no line runs through it. */
static void draw_name(const struct map *of, size_t i)
{
    const zl_spot *spot = &of->spots[i];
    bool column = of->points[i].kind == COLUMN;

    if (!spot->placed)
        return;
    zl_plan_box(of->plan, spot->label_x, of->top + spot->label_y, spot->width,
                spot->height,
                (zl_look){ .fill = ZL_WHITE, .ink = ZL_NO_COLOUR });
    zl_plan_label(of->plan,
                  (zl_label){ .text = zl_str_text(&of->names[i]),
                              .x = spot->label_x,
                              .y = of->top + spot->label_y,
                              .type = of->frame->small,
                              .colour = column ? ZL_MUTED : ZL_INK });
}

static void draw_points(struct map *of)
{
    size_t count = zili_table_rows(of->table);

    for (size_t i = 0; i < count; i++)
        draw_lead(of, &of->spots[i]);
    for (size_t i = 0; i < count; i++)
        draw_name(of, i);
    for (size_t i = 0; i < count; i++)
        draw_sign(of, of->points[i].kind, of->spots[i].x,
                  of->top + of->spots[i].y);
}

/* ---- what stands around ------------------------------------------------ */

static double draw_legend(const struct map *of)
{
    zl_legend_pen pen = zl_legend_begin(of->plan, of->frame);

    for (int kind = ROW; kind <= COLUMN && of->kind != SIZE_MAX; kind++) {
        zl_swatch at = zl_legend_name(&pen, kind == ROW ? "texts" : "terms");
        draw_sign(of, kind, at.x + ZL_SWATCH / 2, at.y + at.height / 2);
    }
    zl_legend_end(&pen);
    return pen.y;
}

static void axis_text(const struct map *of, int axis, zl_str *out)
{
    char percent[ZL_REAL_SIZE];

    zl_str_format(out, "Axis %d %s", axis + 1, axis ? "(up)" : "(across)");
    if (!isfinite(of->percent[axis]))
        return;
    zl_real_text(percent, of->percent[axis], 1);
    zl_str_format(out, ": %s %% of the inertia", percent);
}

/* The axes, how long a unit is, and what has no room; gives the height. */
static double draw_words(const struct map *of, size_t left_out, double y)
{
    zl_str text = { 0 }, lines = { 0 };

    axis_text(of, 0, &text);
    zl_str_add_text(&text, " · ");
    axis_text(of, 1, &text);
    if (left_out)
        zl_str_format(&text, " · %zu points have no room for their names",
                      left_out);
    if (text.failed)
        zl_plan_no_memory(of->plan);
    zl_plan_fit(of->plan, zl_str_text(&text), of->frame->small,
                of->frame->width, 4, &lines);
    zl_plan_label(of->plan, (zl_label){ .text = zl_str_text(&lines),
                                        .y = y,
                                        .type = of->frame->small,
                                        .colour = ZL_INK });
    double height = zl_lines_height(zl_str_text(&lines), of->frame->small);
    zl_str_clear(&text);
    zl_str_clear(&lines);
    return height;
}

static void draw(struct map *of)
{
    size_t count = zili_table_rows(of->table);

    for (size_t i = 0; i < count && !zl_plan_failed(of->plan); i++)
        read_point(of, i);
    if (zl_plan_failed(of->plan))
        return;
    read_percent(of);
    measure(of);
    of->top = draw_legend(of);
    place_names(of);
    size_t left_out = zl_spots_label(of->spots, count, NULL, 0, of->width,
                                     of->height, FARTHEST);
    draw_zero(of);
    draw_points(of);
    double y = of->top + of->height + GAP;
    y += draw_words(of, left_out, y);
    zl_str_format(&of->plan->about,
                  "Map of %zu points on two axes; the nearer two points are, "
                  "the more alike.",
                  count);
    zl_plan_height(of->plan, y);
}

static void plan_map(zl_plan *plan, const zili_table *table,
                     const zl_frame *frame)
{
    struct map of = { .plan = plan, .frame = frame, .table = table };
    size_t rows = zili_table_rows(table);

    of.axes[0] = zl_need_numbers(plan, table, "axis1");
    of.axes[1] = zl_need_numbers(plan, table, "axis2");
    of.kind = zili_table_find(table, "kind");
    of.label = zili_table_find(table, "label");
    if (of.label == SIZE_MAX)
        of.label = zili_table_find(table, "term");
    of.points = zl_alloc_array(rows, sizeof *of.points);
    of.spots = zl_alloc_array(rows, sizeof *of.spots);
    of.names = zl_alloc_array(rows, sizeof *of.names);
    if (!of.points || !of.spots || !of.names)
        zl_plan_no_memory(plan);
    else if (!zl_plan_failed(plan))
        draw(&of);
    for (size_t i = 0; of.names && i < rows; i++)
        zl_str_clear(&of.names[i]);
    zl_free(of.points);
    zl_free(of.spots);
    zl_free(of.names);
}

static const struct zl_kind kind = { .plan = plan_map };
static const char *const both[] = { "table", "both", NULL };
static const char *const points[] = { NULL };

const zili_chart zl_chart_ca = {
    .name = "ca",
    .summary = "texts and words on one map: correspondence analysis",
    .columns = "label axis1 axis2",
    .analysis = "ca",
    .arguments = both,
    .kind = &kind,
};

const zili_chart zl_chart_mds = {
    .name = "mds",
    .summary = "texts on a map of their distances",
    .columns = "axis1 axis2",
    .analysis = "mds",
    .arguments = points,
    .kind = &kind,
};
