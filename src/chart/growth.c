/* growth.c -- how many different words there are after so many words: what
 * was counted, and what models expect. */
#include "base/mem.h"
#include "colour.h"
#include "data.h"
#include "key.h"

#include <math.h>
#include <stdlib.h>

/* What can be drawn, in this order. */
static const struct column {
    const char *name, *words;
} columns[] = {
    { "V", "counted" },
    { "EV", "expected in random order" },
    { "zm_EV", "Zipf–Mandelbrot" },
    { "fzm_EV", "finite Zipf–Mandelbrot" },
};

#define COLUMNS (sizeof columns / sizeof *columns)

struct growth {
    zl_plan *plan;
    const zl_frame *frame;
    const zili_table *table;
    size_t n, found[COLUMNS]; /* columns; SIZE_MAX: not there */
    zl_point *points;         /* rows of each column */
    zl_plot plot;
};

static int by_x(const void *a, const void *b)
{
    const zl_point *left = a, *right = b;

    return left->x < right->x ? -1 : left->x > right->x;
}

static zl_point *points_of(const struct growth *of, size_t column)
{
    return of->points + column * zili_table_rows(of->table);
}

static void read_column(struct growth *of, size_t column)
{
    zl_point *points = points_of(of, column);
    size_t rows = zili_table_rows(of->table);

    for (size_t row = 0; row < rows && !zl_plan_failed(of->plan); row++) {
        points[row] =
            (zl_point){ zili_table_real(of->table, row, of->n),
                        zili_table_real(of->table, row, of->found[column]),
                        NAN, NAN };
        if (!isfinite(points[row].x))
            zl_plan_fail(of->plan, ZILI_EUSAGE,
                         "Row %zu of the table has no N.", row + 1);
    }
    qsort(points, rows, sizeof *points, by_x);
}

static void open_plot(struct growth *of)
{
    size_t rows = zili_table_rows(of->table);
    double wide = 0, high = 0, left = 0, low = 0;

    for (size_t k = 0; k < COLUMNS; k++)
        for (size_t i = 0; of->found[k] != SIZE_MAX && i < rows; i++) {
            zl_point point = points_of(of, k)[i];
            wide = fmax(wide, point.x);
            left = fmin(left, point.x);
            if (!isfinite(point.y))
                continue;
            high = fmax(high, point.y);
            low = fmin(low, point.y);
        }
    of->plot = (zl_plot){
        .plan = of->plan,
        .frame = of->frame,
        .x = zl_range_of(left, wide, of->frame->width < 100 ? 4 : 6, true),
        .y = zl_range_of(low, high, 5, false),
    };
}

/* The column that is the i-th of those there are. */
static size_t column_of(const struct growth *of, size_t i)
{
    size_t k = 0;

    for (;; k++)
        if (of->found[k] != SIZE_MAX && i-- == 0)
            return k;
}

static void name_curve(const void *user, size_t i, zl_str *out)
{
    zl_str_add_text(out, columns[column_of(user, i)].words);
}

static void draw_sign(const void *user, zl_plan *plan, size_t i, zl_swatch at)
{
    double y = at.y + at.height / 2;
    size_t k = column_of(user, i);

    zl_plan_line(plan, at.x, y, at.x + ZL_SWATCH, y, zl_curve_look(plan, k));
    if (k == 0)
        zl_curve_dot(plan, k, at.x + ZL_SWATCH / 2, y);
}

/* What was counted lies over what is expected, with dots. */
static void draw_curves(const void *user)
{
    const struct growth *of = user;
    size_t rows = zili_table_rows(of->table);

    for (size_t k = COLUMNS; k-- > 0;)
        if (of->found[k] != SIZE_MAX)
            zl_plot_curve(&of->plot, k, points_of(of, k), rows,
                          k == 0 && rows <= 60);
}

static void draw(struct growth *of)
{
    zl_key key = { .name = name_curve,
                   .sign = draw_sign,
                   .curves = draw_curves,
                   .user = of };

    open_plot(of);
    for (size_t k = 0; k < COLUMNS; k++)
        key.count += of->found[k] != SIZE_MAX;
    double y =
        zl_key_draw(&of->plot, &key, "Words", "Different words", NULL);
    zl_str_format(&of->plan->about,
                  "Growth of a vocabulary: how many different words there are "
                  "after so many words, at %zu places.",
                  zili_table_rows(of->table));
    zl_plan_height(of->plan, y);
}

static void plan_growth(zl_plan *plan, const zili_table *table,
                        const zl_frame *frame)
{
    struct growth of = { .plan = plan, .frame = frame, .table = table };

    of.n = zl_need_numbers(plan, table, "N");
    zl_need_numbers(plan, table, "V");
    for (size_t k = 0; k < COLUMNS; k++) {
        of.found[k] = zili_table_find(table, columns[k].name);
        if (of.found[k] != SIZE_MAX)
            zl_need_numbers(plan, table, columns[k].name);
    }
    of.points =
        zl_alloc_array(zili_table_rows(table), COLUMNS * sizeof *of.points);
    if (!of.points)
        zl_plan_no_memory(plan);
    for (size_t k = 0; of.points && k < COLUMNS; k++)
        if (of.found[k] != SIZE_MAX)
            read_column(&of, k);
    if (of.points && !zl_plan_failed(plan))
        draw(&of);
    zl_free(of.points);
}

static const struct zl_kind kind = { .plan = plan_growth };
static const char *const arguments[] = { "growth", "true", NULL };

const zili_chart zl_chart_growth = {
    .name = "growth",
    .summary = "how a vocabulary grows, and how models expect it to",
    .columns = "N V",
    .analysis = "zipf",
    .arguments = arguments,
    .panel = 36,
    .kind = &kind,
};
