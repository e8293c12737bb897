/* gale_church.c -- lines that say the same, by their lengths alone. */
#include "align/gale_church.h"

#include "base/fail.h"
#include "base/mem.h"

#include <math.h>
#include <string.h>

/* Bytes for the way back, and the least that is looked at on each side of the
 * diagonal: little where tests shall go all ways. */
#ifdef ZL_FAULTS
#define CELLS ((size_t)64 << 10)
#define LEAST_REACH 16
#else
#define CELLS ((size_t)64 << 20)
#define LEAST_REACH 256
#endif

/* The six kinds of beads, in the order in which ties are broken. */
enum kind { SAME, LEFT_OUT, PUT_IN, JOINED, PARTED, BOTH, KINDS };
static const struct step {
    double prior;
    int penalty; /* in the published program */
    uint8_t a, b;
} steps[KINDS] = {
    { .89, 0, 1, 1 },    { .0099, 450, 1, 0 }, { .0099, 450, 0, 1 },
    { .089, 230, 2, 1 }, { .089, 230, 1, 2 },  { .011, 440, 2, 2 },
};

/* ---- costs ---- */

#define ROOT_OF_PI 1.7724538509055160273

/* ln erfc(x) for x >= 0; erfc itself is 0 from 27 on. */
static double log_erfc(double x)
{
    if (x < 20)
        return log(erfc(x));
    double part = 1 / (2 * x * x);
    return -x * x - log(x * ROOT_OF_PI) +
           log1p(-part * (1 - 3 * part * (1 - 5 * part)));
}

/* How far the lengths are from what is expected, in standard deviations. */
static double deviation(const zl_gale_church *model, double s, double t)
{
    double mean = (s + t / model->ratio) / 2;

    return mean > 0 ? fabs(model->ratio * s - t) / sqrt(mean * model->variance)
                    : 0;
}

/* Phi for x >= 0 by Abramowitz and Stegun's 26.2.17, with the published
 * program's digits. */
static double rough_normal(double x)
{
    double t = 1 / (1 + .2316419 * x);
    double sum = ((((1.330274429 * t - 1.821255978) * t + 1.781477937) * t -
                   .356563782) * t + .319381530) * t;

    return 1 - .3989423 * exp(-x * x / 2) * sum;
}

static double published_cost(const zl_gale_church *model, enum kind kind,
                             double s, double t)
{
    double p = 2 * (1 - rough_normal(deviation(model, s, t)));

    if (s <= 0 && t <= 0)
        return steps[kind].penalty;
    return (p > 0 ? trunc(-100 * log(p)) : 2500) + steps[kind].penalty;
}

static double cost_of(const zl_gale_church *model, enum kind kind, double s,
                      double t)
{
    if (model->published)
        return published_cost(model, kind, s, t);
    return -log_erfc(deviation(model, s, t) * M_SQRT1_2) -
           log(steps[kind].prior);
}

/* ---- the table: a row for each line of a, a column for each of b ---- */

struct table {
    const zl_gale_church *model;
    const uint32_t *a, *b;
    size_t a_count, b_count;
    size_t width;     /* columns that are looked at in each row */
    uint8_t *kinds;   /* of the last bead: width for each row */
    double *costs[3]; /* of the last three rows */
    double *alone;    /* of each line of b by itself */
};

/* The first column that is looked at in a row. */
static size_t first_column(const struct table *it, size_t row)
{
    size_t reach = it->width / 2;
    size_t centre = it->a_count ? (size_t)((double)row / (double)it->a_count *
                                           (double)it->b_count)
                                : 0;
    size_t from = centre > reach ? centre - reach : 0;
    size_t last = it->b_count + 1 - it->width;

    return row == it->a_count || from > last ? last : from;
}

/* The characters of the last `count` lines before `end`. */
static double length_of(const uint32_t *lengths, size_t end, size_t count)
{
    double sum = 0;

    for (size_t i = end - count; i < end; i++)
        sum += lengths[i];
    return sum;
}

static double step_cost(const struct table *it, enum kind kind, size_t row,
                        size_t column)
{
    if (kind == PUT_IN)
        return it->alone[column - 1];
    return cost_of(it->model, kind, length_of(it->a, row, steps[kind].a),
                   length_of(it->b, column, steps[kind].b));
}

static void fill_cell(struct table *it, size_t row, size_t column, double left,
                      uint8_t *best_kind)
{
    double best = row == 0 && column == 0 ? 0 : INFINITY;

    for (enum kind kind = SAME; kind < KINDS; kind++) {
        size_t a = steps[kind].a, b = steps[kind].b;
        if (row < a || column < b)
            continue;
        double before = it->costs[(row - a) % 3][column - b];
        if (before >= best)
            continue; /* no bead costs less than nothing */
        double cost = before + (kind == LEFT_OUT
                                    ? left
                                    : step_cost(it, kind, row, column));
        if (cost < best) {
            best = cost;
            *best_kind = (uint8_t)kind;
        }
    }
    it->costs[row % 3][column] = best;
}

/* What is beyond the columns looked at costs too much, as far as the next two
 * rows may ask. The windows of two rows always meet, so that a way leads to
 * each cell. */
static void fill_row(struct table *it, size_t row)
{
    size_t from = first_column(it, row), to = from + it->width;
    size_t ahead = row + 2 < it->a_count ? row + 2 : it->a_count;
    size_t seen = first_column(it, ahead) + it->width;
    double *costs = it->costs[row % 3];
    double left = row ? step_cost(it, LEFT_OUT, row, 0) : 0;

    for (size_t i = from > 2 ? from - 2 : 0; i < from; i++)
        costs[i] = INFINITY;
    for (size_t i = from; i < seen; i++)
        costs[i] = INFINITY;
    for (size_t i = from; i < to; i++)
        fill_cell(it, row, i, left, &it->kinds[row * it->width + i - from]);
}

static bool make_table(struct table *it)
{
    size_t cells = CELLS / (it->a_count + 1), columns = it->b_count + 1;
    size_t shift = it->a_count ? it->b_count / it->a_count : it->b_count;
    size_t least = shift + 2 * LEAST_REACH + 1;

    if (cells < least)
        cells = least;
    it->width = columns < cells ? columns : cells;
    it->kinds = zl_alloc_array(it->a_count + 1, it->width);
    for (int i = 0; i < 3; i++)
        it->costs[i] = zl_alloc_array(columns, sizeof *it->costs[i]);
    it->alone = zl_alloc_array(columns, sizeof *it->alone);
    if (!it->kinds || !it->costs[0] || !it->costs[1] || !it->costs[2] ||
        !it->alone)
        return false;
    for (size_t i = 0; i < it->b_count; i++)
        it->alone[i] = cost_of(it->model, PUT_IN, 0, it->b[i]);
    return true;
}

static void clear_table(struct table *it)
{
    zl_free(it->kinds);
    for (int i = 0; i < 3; i++)
        zl_free(it->costs[i]);
    zl_free(it->alone);
}

/* ---- the way back ---- */

static enum kind kind_at(const struct table *it, size_t row, size_t column)
{
    return (enum kind)it->kinds[row * it->width + column -
                                first_column(it, row)];
}

/* The number of beads; with `beads`, which has room for so many, they too. */
static size_t walk_back(const struct table *it, zili_bead *beads, size_t room)
{
    size_t row = it->a_count, column = it->b_count, count = 0;

    while (row || column) {
        const struct step *step = &steps[kind_at(it, row, column)];
        row -= step->a;
        column -= step->b;
        count++;
        if (beads)
            beads[room - count] =
                (zili_bead){ row, column, step->a, step->b, (double)NAN };
    }
    return count;
}

static zili_status take_beads(const struct table *it, zili_bead **beads,
                              size_t *count, zili_error *err)
{
    *count = walk_back(it, NULL, 0);
    *beads = zl_alloc_array(*count, sizeof **beads);
    if (!*beads)
        return zl_no_memory(err);
    (void)walk_back(it, *beads, *count);
    return ZILI_OK;
}

zili_status zl_gale_church_align(const zl_gale_church *model,
                                 const uint32_t *a, size_t a_count,
                                 const uint32_t *b, size_t b_count,
                                 zili_bead **beads, size_t *count,
                                 double *cost, zili_error *err)
{
    struct table it = { .model = model, .a = a, .b = b, .a_count = a_count,
                        .b_count = b_count };
    size_t more = a_count > b_count ? a_count : b_count;

    *beads = NULL;
    *count = 0;
    if (more > ZL_GALE_CHURCH_LINES)
        return zl_fail(err, ZILI_EFORMAT,
                       "gale-church aligns at most %d lines; here are %zu.",
                       ZL_GALE_CHURCH_LINES, more);
    zili_status status = make_table(&it) ? ZILI_OK : zl_no_memory(err);
    for (size_t row = 0; !status && row <= a_count; row++)
        fill_row(&it, row);
    if (!status && cost)
        *cost = it.costs[a_count % 3][b_count];
    if (!status)
        status = take_beads(&it, beads, count, err);
    clear_table(&it);
    return status;
}
