/* trend.c -- how often something is along the years, a curve for each query,
 * with the area in which the truth is likely to lie. */
#include "base/mem.h"
#include "colour.h"
#include "data.h"
#include "key.h"
#include "share.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define MOST_DOTS 60 /* of a curve; longer ones have none, or … */
#define FEW_CURVES 4 /* … where dashes tell no more of them, some */
#define NEXT 0.04    /* of the plane is left free beside the first name, … */
#define LESS_THAN_ONE 0.9 /* … and less than a name takes */
#define TALLEST 1.5  /* times the highest value an area may reach up to */

struct trend {
    zl_plan *plan;
    const zl_frame *frame;
    const zili_table *table;
    zl_naming query;
    bool dated; /* all values are dates */
    size_t value, y, low, high; /* columns; low and high may be SIZE_MAX */
    const char *title;          /* the column drawn */
    zl_map queries, names;      /* of curves; of values that are texts */
    uint32_t *curves;           /* by row */
    zl_point *points;           /* curve after curve, from the left */
    size_t *ends;               /* of curves */
    zl_plot plot;
};

/* ---- reading ----------------------------------------------------------- */

static bool is_text(const struct trend *of)
{
    return zili_table_type(of->table, of->value) == ZILI_TEXT;
}

static bool is_named(const struct trend *of)
{
    return is_text(of) && !of->dated;
}

static void find_dates(struct trend *of)
{
    size_t rows = zili_table_rows(of->table);
    double day;

    of->dated = is_text(of);
    for (size_t row = 0; row < rows && of->dated; row++)
        of->dated = zl_day_read(
            zl_view_of(zili_table_text(of->table, row, of->value)), &day);
}

/* Values that are texts, but no dates, stand in the order they come. */
static double x_of(struct trend *of, size_t row)
{
    zl_str text = { 0 };
    double x;

    if (!is_text(of))
        return zili_table_real(of->table, row, of->value);
    zl_cell_text(of->table, row, of->value, &text);
    if (!of->dated || !zl_day_read(zl_str_view(&text), &x))
        x = zl_number_of_text(of->plan, &of->names, &text);
    zl_str_clear(&text);
    return x;
}

static double number_at(const struct trend *of, size_t row, size_t column)
{
    return column == SIZE_MAX ? NAN : zili_table_real(of->table, row, column);
}

static int by_x(const void *a, const void *b)
{
    const zl_point *left = a, *right = b;

    return left->x < right->x ? -1 : left->x > right->x;
}

/* Count the rows of each curve, then put each row where its curve stands. */
static void read_points(struct trend *of)
{
    size_t rows = zili_table_rows(of->table);
    zl_str text = { 0 };

    for (size_t row = 0; row < rows && !zl_plan_failed(of->plan); row++) {
        zl_str_empty(&text);
        zl_name_text(of->table, row, of->query, &text);
        of->curves[row] = zl_number_of_text(of->plan, &of->queries, &text);
        if (!zl_plan_failed(of->plan))
            of->ends[of->curves[row] + 1]++;
    }
    zl_str_clear(&text);
    for (uint32_t i = 0; i < of->queries.count; i++)
        of->ends[i + 1] += of->ends[i];
    for (size_t row = 0; row < rows && !zl_plan_failed(of->plan); row++) {
        double x = x_of(of, row);
        if (!isfinite(x))
            zl_plan_fail(of->plan, ZILI_EUSAGE,
                         "Row %zu of the table has no value to go along.",
                         row + 1);
        of->points[of->ends[of->curves[row]]++] =
            (zl_point){ x, number_at(of, row, of->y),
                        number_at(of, row, of->low),
                        number_at(of, row, of->high) };
    }
}

/* After reading, `ends` are where the curves end; the first begins at 0. */
static size_t begin_of(const struct trend *of, uint32_t curve)
{
    return curve ? of->ends[curve - 1] : 0;
}

static void sort_points(struct trend *of)
{
    for (uint32_t i = 0; i < of->queries.count; i++)
        qsort(of->points + begin_of(of, i), of->ends[i] - begin_of(of, i),
              sizeof *of->points, by_x);
}

/* ---- the plane --------------------------------------------------------- */

static void widen(double value, double *low, double *high)
{
    if (!isfinite(value))
        return;
    *low = fmin(*low, value);
    *high = fmax(*high, value);
}

/* Years lie close together: their scale has whole steps. */
static zl_range range_of_x(const struct trend *of, double low, double high)
{
    double free = fmin(NEXT * fmax(high, 1), LESS_THAN_ONE);

    if (is_named(of))
        return (zl_range){ .scale = { -free, high + free, 1 } };
    return zl_range_of(low, high, of->frame->width < 100 ? 5 : 8, true);
}

/* How high the plane must be. A short text has an interval so wide that all
 * else would lie flat below it: that ends with the plane. */
static double height_of(const struct trend *of, double high)
{
    size_t rows = zili_table_rows(of->table);
    double low = 0, most = high;

    for (size_t i = 0; i < rows; i++)
        widen(of->points[i].high, &low, &most);
    return high > 0 ? fmin(most, high * TALLEST) : most;
}

static void open_plot(struct trend *of)
{
    double left = INFINITY, right = -INFINITY, low = 0, high = 0;
    size_t rows = zili_table_rows(of->table);

    for (size_t i = 0; i < rows; i++) {
        widen(of->points[i].x, &left, &right);
        widen(of->points[i].y, &low, &high);
        widen(of->points[i].low, &low, &high);
    }
    high = height_of(of, high);
    of->plot = (zl_plot){ .plan = of->plan,
                          .frame = of->frame,
                          .dates = of->dated,
                          .x = range_of_x(of, left, right),
                          .y = zl_range_of(low, high, 5, false) };
}

/* ---- marks ------------------------------------------------------------- */

static void name_curve(const void *user, size_t i, zl_str *out)
{
    const struct trend *of = user;

    zl_str_add_text(out, zl_map_key(&of->queries, (uint32_t)i).bytes);
}

static void draw_sign(const void *user, zl_plan *plan, size_t i, zl_swatch at)
{
    double y = at.y + at.height / 2;

    (void)user;
    zl_plan_line(plan, at.x, y, at.x + ZL_SWATCH, y, zl_curve_look(plan, i));
    zl_curve_dot(plan, i, at.x + ZL_SWATCH / 2, y);
}

static size_t dots_of(const struct trend *of, size_t points)
{
    if (points <= MOST_DOTS)
        return 1;
    return of->queries.count > FEW_CURVES ? (points - 1) / MOST_DOTS + 1 : 0;
}

static void draw_curves(const void *user)
{
    const struct trend *of = user;

    for (uint32_t i = 0; i < of->queries.count; i++)
        zl_plot_area(&of->plot, i, of->points + begin_of(of, i),
                     of->ends[i] - begin_of(of, i), of->queries.count > 1);
    for (uint32_t i = 0; i < of->queries.count; i++) {
        size_t count = of->ends[i] - begin_of(of, i);
        zl_plot_curve(&of->plot, i, of->points + begin_of(of, i), count,
                      dots_of(of, count));
    }
}

/* And an empty one: an axis has two ends at least. */
static const char **texts_of(const zl_map *names)
{
    const char **texts =
        zl_alloc_array((size_t)names->count + 1, sizeof *texts);

    for (uint32_t i = 0; texts && i < names->count; i++)
        texts[i] = zl_map_key(names, i).bytes;
    if (texts)
        texts[names->count] = "";
    return texts;
}

static void draw(struct trend *of)
{
    char x_title[ZL_AXIS_SIZE], y_title[ZL_AXIS_SIZE];
    const char **names = is_named(of) ? texts_of(&of->names) : NULL;

    if (is_named(of) && !names) {
        zl_plan_no_memory(of->plan);
        return;
    }
    open_plot(of);
    zl_axis_title(x_title, zili_table_name(of->table, of->value));
    zl_axis_title(y_title, of->title);
    const zl_key key = { .count = of->queries.count > 1 ? of->queries.count
                                                        : 0,
                         .name = name_curve,
                         .sign = draw_sign,
                         .curves = draw_curves,
                         .user = of };
    double y = zl_key_draw(&of->plot, &key,
                           strcmp(x_title, "value") ? x_title : "", y_title,
                           names);
    zl_str_format(&of->plan->about, "Curves of %u queries%s. Shown: %s.",
                  of->queries.count,
                  of->low != SIZE_MAX
                      ? ", with the area in which the truth is likely to lie"
                      : "",
                  y_title);
    zl_plan_height(of->plan, y);
    zl_free(names);
}

static void find_columns(struct trend *of)
{
    const zili_table *table = of->table;

    of->title = of->frame->value ? of->frame->value : "per_million";
    of->query = zl_need_naming(of->plan, table, "query");
    of->value = zl_need_column(of->plan, table, "value");
    of->y = zl_need_numbers(of->plan, table, of->title);
    of->low = of->high = SIZE_MAX;
    if (of->frame->value || zili_table_find(table, "ci_low") == SIZE_MAX)
        return;
    of->low = zl_need_numbers(of->plan, table, "ci_low");
    of->high = zl_need_numbers(of->plan, table, "ci_high");
}

static void check_curves(const struct trend *of)
{
    if (of->queries.count > ZL_CURVES)
        zl_plan_fail(of->plan, ZILI_EUSAGE,
                     "The table has %u queries, but only %d curves can be "
                     "told apart; ask for fewer.",
                     of->queries.count, ZL_CURVES);
}

/* With those of other panels. */
static void share_names(struct trend *of)
{
    zl_share_names(of->plan, ZL_NAMES_ITEMS, &of->queries);
    zl_share_names(of->plan, ZL_NAMES_PLACES, &of->names);
}

static void plan_trend(zl_plan *plan, const zili_table *table,
                       const zl_frame *frame)
{
    struct trend of = { .plan = plan, .frame = frame, .table = table };
    size_t rows = zili_table_rows(table);

    find_columns(&of);
    if (!zl_plan_failed(plan))
        find_dates(&of);
    share_names(&of);
    of.curves = zl_alloc_array(rows, sizeof *of.curves);
    of.points = zl_alloc_array(rows, sizeof *of.points);
    of.ends = zl_alloc_array(rows + of.queries.count + 1, sizeof *of.ends);
    if (!of.curves || !of.points || !of.ends)
        zl_plan_no_memory(plan);
    else if (!zl_plan_failed(plan)) {
        read_points(&of);
        share_names(&of);
        check_curves(&of);
        if (!zl_plan_failed(plan)) {
            sort_points(&of);
            draw(&of);
        }
    }
    zl_free(of.curves);
    zl_free(of.points);
    zl_free(of.ends);
    zl_map_clear(&of.queries);
    zl_map_clear(&of.names);
}

static const struct zl_kind kind = { .plan = plan_trend };
static const char *const arguments[] = { NULL };

const zili_chart zl_chart_trend = {
    .name = "trend",
    .summary = "how often queries are along the years, as curves with bands",
    .columns = "query value per_million",
    .analysis = "trend",
    .arguments = arguments,
    .panel = 36,
    .kind = &kind,
};
