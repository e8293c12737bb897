/* zipf.c -- how often words are by their rank, on two scales of powers, and
 * the law of Zipf that fits best. */
#include "base/mem.h"
#include "base/out.h"
#include "colour.h"
#include "data.h"
#include "key.h"

#include <math.h>
#include <stdlib.h>

#define NEAR 0.25 /* mm: dots nearer to each other are left out */
#define DOT 0.004 /* of the width: the radius of a dot, so that the steps of
                     rare words are seen, … */
#define LEAST_DOT 0.3 /* … in mm at least, … */
#define MOST_DOT 0.45 /* … and at most */

/* The counts of one group, the most frequent first. */
struct group {
    double *counts;
    size_t count;
    double slope, top; /* the law: top · rank^-slope */
};

struct zipf {
    zl_plan *plan;
    const zl_frame *frame;
    zl_matrix matrix; /* a row for each term, a column for each group */
    struct group *groups;
    double *counts; /* of all groups */
    zl_plot plot;
};

/* ---- the law ----------------------------------------------------------- */

/* Σ r^-a, Σ r^-a ln r and Σ r^-a ln² r over the ranks. */
struct sums {
    double plain, once, twice;
};

static struct sums sums_of(size_t ranks, double slope)
{
    struct sums sums = { 0, 0, 0 };

    for (size_t r = 1; r <= ranks; r++) {
        double log_rank = log((double)r), part = exp(-slope * log_rank);
        sums.plain += part;
        sums.once += part * log_rank;
        sums.twice += part * log_rank * log_rank;
    }
    return sums;
}

/* By maximum likelihood, as zili zipf has it (zipf_mle): the mean of ln r is
 * that of the law. Newton's steps; the likelihood has one top. */
static void fit(struct group *group)
{
    double total = 0, mean = 0, slope = 1;

    for (size_t i = 0; i < group->count; i++) {
        total += group->counts[i];
        mean += group->counts[i] * log((double)i + 1);
    }
    group->slope = NAN;
    if (group->count < 3 || !(total > 0) || isinf(total))
        return;
    mean /= total;
    for (int step = 0; step < 60; step++) {
        struct sums sums = sums_of(group->count, slope);
        double expected = sums.once / sums.plain;
        double spread = sums.twice / sums.plain - expected * expected;
        double move = (expected - mean) / fmax(spread, 1e-12);
        move = fmin(fmax(move, -0.5), 0.5);
        slope += move;
        if (fabs(move) < 1e-10)
            break;
    }
    group->slope = slope;
    group->top = total / sums_of(group->count, slope).plain;
}

/* ---- reading ----------------------------------------------------------- */

static int falling(const void *a, const void *b)
{
    const double *left = a, *right = b;

    return *left > *right ? -1 : *left < *right;
}

static void read_groups(struct zipf *of)
{
    size_t rows = of->matrix.rows.count, filled = 0;
    uint32_t columns = of->matrix.columns.count;

    for (uint32_t k = 0; k < columns; k++) {
        struct group *group = &of->groups[k];
        group->counts = of->counts + filled;
        for (size_t row = 0; row < rows; row++) {
            double value = zl_matrix_at(&of->matrix, row, k);
            if (value > 0 && isfinite(value))
                group->counts[group->count++] = value;
        }
        qsort(group->counts, group->count, sizeof *group->counts, falling);
        filled += group->count;
        fit(group);
    }
}

static void open_plot(struct zipf *of)
{
    double low = INFINITY, high = 0, ranks = 1;

    for (uint32_t k = 0; k < of->matrix.columns.count; k++) {
        const struct group *group = &of->groups[k];
        if (group->count == 0)
            continue;
        high = fmax(high, group->counts[0]);
        low = fmin(low, group->counts[group->count - 1]);
        ranks = fmax(ranks, (double)group->count);
    }
    if (high == 0) {
        zl_plan_fail(of->plan, ZILI_EUSAGE,
                     "No number of the table is above 0: there is nothing to "
                     "draw on a scale of powers.");
        return;
    }
    of->plot = (zl_plot){ .plan = of->plan,
                          .frame = of->frame,
                          .x = zl_range_of_powers(1, ranks),
                          .y = zl_range_of_powers(low, high) };
}

/* ---- marks ------------------------------------------------------------- */

/* Dots that would lie on the one before are left out: of a million words some
 * hundreds are seen. */
static void draw_dots(const struct zipf *of, size_t curve)
{
    const struct group *group = &of->groups[curve];
    double last_x = -INFINITY, last_y = -INFINITY;
    double radius =
        fmin(fmax(DOT * of->frame->width, LEAST_DOT), MOST_DOT);

    for (size_t i = 0; i < group->count; i++) {
        double x = zl_plot_x(&of->plot, (double)i + 1);
        double y = zl_plot_y(&of->plot, group->counts[i]);
        if (hypot(x - last_x, y - last_y) < NEAR)
            continue;
        zl_curve_dot_of(of->plan, curve, x, y, radius);
        last_x = x;
        last_y = y;
    }
}

/* Where the law leaves the plane it is cut. */
static void draw_law(const struct zipf *of, size_t curve)
{
    const struct group *group = &of->groups[curve];
    double least = pow(10, of->plot.y.scale.low);
    double most = pow(10, of->plot.y.scale.high);
    double last = (double)group->count, first = 1;

    if (isnan(group->slope))
        return;
    if (group->slope > 0) {
        last = fmin(last, pow(group->top / least, 1 / group->slope));
        first = fmax(first, pow(group->top / most, 1 / group->slope));
    }
    double from = group->top * pow(first, -group->slope);
    double to = group->top * pow(last, -group->slope);
    if (!(last > first && to >= least * 0.999 && from <= most * 1.001))
        return;
    zl_look look = { .ink = ZL_INK, .thick = 0.3, .dashed = curve % 2 == 1 };
    zl_plan_line(of->plan, zl_plot_x(&of->plot, first),
                 zl_plot_y(&of->plot, from), zl_plot_x(&of->plot, last),
                 zl_plot_y(&of->plot, to), look);
}

static void name_curve(const void *user, size_t i, zl_str *out)
{
    const struct zipf *of = user;
    char slope[ZL_REAL_SIZE];

    zl_key_text(zl_map_key(&of->matrix.columns, (uint32_t)i), out);
    if (isnan(of->groups[i].slope))
        return;
    zl_real_text(slope, of->groups[i].slope, 3);
    zl_str_format(out, "%s = %s", out->size ? ": a" : "Zipf’s law, a", slope);
}

static void draw_sign(const void *user, zl_plan *plan, size_t i, zl_swatch at)
{
    double y = at.y + at.height / 2;

    (void)user;
    zl_plan_line(plan, at.x, y, at.x + ZL_SWATCH, y,
                 (zl_look){ .ink = ZL_INK, .thick = 0.3,
                            .dashed = i % 2 == 1 });
    zl_curve_dot(plan, i, at.x + ZL_SWATCH / 2, y);
}

static void draw_curves(const void *user)
{
    const struct zipf *of = user;

    for (size_t k = 0; k < of->matrix.columns.count; k++)
        draw_dots(of, k);
    for (size_t k = 0; k < of->matrix.columns.count; k++)
        draw_law(of, k);
}

static void draw(struct zipf *of)
{
    size_t groups = of->matrix.columns.count;

    read_groups(of);
    open_plot(of);
    if (zl_plan_failed(of->plan))
        return;
    /* One group without a law and a name has nothing to be called. */
    bool named = groups > 1 || of->matrix.key_parts > 0 ||
                 !isnan(of->groups[0].slope);
    const zl_key key = { .count = named ? groups : 0,
                         .own = true, /* slopes differ */
                         .name = name_curve,
                         .sign = draw_sign,
                         .curves = draw_curves,
                         .user = of };
    double y = zl_key_draw(&of->plot, &key, "Rank", "Frequency", NULL);
    zl_str_format(&of->plan->about,
                  "Frequency by rank of %u words in %zu groups, both on a "
                  "scale of powers, with the law of Zipf fitted by maximum "
                  "likelihood.",
                  of->matrix.rows.count, groups);
    zl_plan_height(of->plan, y);
}

static void plan_zipf(zl_plan *plan, const zili_table *table,
                      const zl_frame *frame)
{
    struct zipf of = { .plan = plan, .frame = frame };
    zl_naming term = zl_need_naming(plan, table, "term");
    size_t value =
        zl_need_numbers(plan, table, frame->value ? frame->value : "count");

    zl_matrix_read(plan, table, term, value, &of.matrix);
    size_t groups = of.matrix.columns.count;
    if (groups > ZL_CURVES)
        zl_plan_fail(plan, ZILI_EUSAGE,
                     "The table has %zu groups, but only %d can be told "
                     "apart; count by fewer columns.",
                     groups, ZL_CURVES);
    of.groups = zl_alloc_array(groups, sizeof *of.groups);
    of.counts =
        zl_alloc_array(groups * of.matrix.rows.count, sizeof *of.counts);
    if (!of.groups || !of.counts)
        zl_plan_no_memory(plan);
    else if (!zl_plan_failed(plan))
        draw(&of);
    zl_free(of.groups);
    zl_free(of.counts);
    zl_matrix_clear(&of.matrix);
}

static const struct zl_kind kind = { .plan = plan_zipf };
static const char *const arguments[] = { "limit", "0", NULL };

const zili_chart zl_chart_zipf = {
    .name = "zipf",
    .summary = "how often words are by their rank, with the law of Zipf",
    .columns = "term count",
    .analysis = "freq",
    .arguments = arguments,
    .panel = 36,
    .kind = &kind,
};
