/* path_help.h -- fields that a path goes through, and what beads cost and how
 * likely they are, computed slowly. */
#ifndef TESTS_PATH_HELP_H
#define TESTS_PATH_HELP_H

#include "align_help.h"

#include "align/corridor.h"

#define PRICE .4 /* of a bead, as surest.c has it */

enum { TINY = 5 /* lines of a side of which all ways are tried */ };

typedef struct test_field {
    test_words it;
    zl_band band;
    zl_habits habits;
    zl_field field;
    zl_evidence *evidence;
} test_field;

/* By place where a bead begins, and kind. */
typedef struct chances {
    double of[TINY + 1][TINY + 1][ZL_BEAD_KINDS];
} chances;

/* After the words and the band were made. */
static inline void ready_field(test_field *field)
{
    field->habits.ratio = 1.1;
    field->habits.variance = 20;
    for (size_t i = 0; i < ZL_BEAD_KINDS; i++)
        field->habits.costs[i] = -log(zl_bead_kinds[i].share);
    field->it.words.a = &field->it.a;
    field->it.words.b = &field->it.b;
    field->field = (zl_field){ &field->it.words, &field->habits, &field->band,
                               0, 0 };
    field->evidence = zl_evidence_open(&field->it.words, &field->band, 0, 0);
    assert_non_null(field->evidence);
}

/* With all cells, or some. */
static inline void open_random_field(test_field *field, size_t a, size_t b,
                                     bool full, uint32_t most, uint32_t *seed)
{
    *field = (test_field){ 0 };
    open_random_words(&field->it, a, b, most, seed);
    if (full)
        open_full_band(&field->band, a, b);
    else
        open_random_band(&field->band, a, b, seed);
    ready_field(field);
}

static inline void close_field(test_field *field)
{
    zl_evidence_close(field->evidence);
    zl_band_clear(&field->band);
    close_words(&field->it);
}

/* ---- costs ---- */

static inline double slow_letters(const zl_side *side, size_t line,
                                  size_t lines)
{
    double sum = 0;

    for (size_t i = line; i < line + lines; i++)
        sum += (double)side->lines.items[i].length;
    return sum;
}

/* Its share, the lengths by Gale and Church, and the words. */
static inline double slow_cost(const test_field *field, size_t a, size_t b,
                               size_t kind)
{
    zl_bead_kind lines = zl_bead_kinds[kind];
    const zl_habits *habits = &field->habits;
    double cost = habits->costs[kind];

    if (lines.a == 0 || lines.b == 0)
        return cost - .5;
    double one = slow_letters(&field->it.a, a, lines.a);
    double two = slow_letters(&field->it.b, b, lines.b);
    double mean = (one + two / habits->ratio) / 2;
    double far = 0;
    if (mean > 0)
        far = fabs(one * habits->ratio - two) /
              sqrt(mean * habits->variance * 2);
    cost += far < 20 ? -log(erfc(far)) : far * far + log(far * sqrt(M_PI));
    zl_evidence_ready(field->evidence, a);
    return cost - .8 * zl_evidence_of(field->evidence, a, b, lines);
}

/* ---- paths ---- */

/* All lines once each, and all places in the band. */
static inline void check_path(const zl_path *path, const zl_band *band)
{
    size_t a = 0, b = 0;

    for (size_t i = 0; i < path->count; i++) {
        zl_step step = path->items[i];
        assert_int_equal(step.a, a);
        assert_int_equal(step.b, b);
        assert_true(step.kind < ZL_BEAD_KINDS);
        assert_true(step.sure >= 0 && step.sure <= 1);
        a += zl_bead_kinds[step.kind].a;
        b += zl_bead_kinds[step.kind].b;
        assert_true(zl_band_has(band, a, b));
    }
    assert_int_equal(a, band->a);
    assert_int_equal(b, band->b);
}

static inline double path_cost(const test_field *field, const zl_path *path)
{
    double cost = 0;

    for (size_t i = 0; i < path->count; i++)
        cost += slow_cost(field, path->items[i].a, path->items[i].b,
                          path->items[i].kind);
    return cost;
}

/* ---- logarithms of sums ---- */

/* By place, in the band or not: the logarithm of the chance of all ways from
 * the beginning to it, and from it to the end. */
typedef struct slow_sums {
    const test_field *field;
    double *to, *from;
} slow_sums;

static inline double add_logs(double one, double two)
{
    double more = fmax(one, two), less = fmin(one, two);

    return less == -INFINITY ? more : more + log1p(exp(less - more));
}

static inline size_t place_of(const slow_sums *sums, size_t a, size_t b)
{
    return a * (sums->field->band.b + 1) + b;
}

/* With the beads that begin at a and b. */
static inline void sum_beads(slow_sums *sums, size_t a, size_t b, bool back)
{
    const zl_band *band = &sums->field->band;

    for (size_t kind = 0; kind < ZL_BEAD_KINDS; kind++) {
        size_t to_a = a + zl_bead_kinds[kind].a;
        size_t to_b = b + zl_bead_kinds[kind].b;
        if (!zl_band_has(band, a, b) || !zl_band_has(band, to_a, to_b))
            continue;
        size_t here = place_of(sums, a, b), there = place_of(sums, to_a, to_b);
        double cost = slow_cost(sums->field, a, b, kind);
        if (back)
            sums->from[here] =
                add_logs(sums->from[here], sums->from[there] - cost);
        else
            sums->to[there] = add_logs(sums->to[there], sums->to[here] - cost);
    }
}

static inline void open_sums(slow_sums *sums, const test_field *field)
{
    const zl_band *band = &field->band;
    size_t places = (band->a + 1) * (band->b + 1);

    *sums = (slow_sums){ field, calloc(places, sizeof(double)),
                         calloc(places, sizeof(double)) };
    for (size_t i = 0; i < places; i++)
        sums->to[i] = sums->from[i] = -INFINITY;
    sums->to[0] = sums->from[places - 1] = 0;
    for (size_t a = 0; a <= band->a; a++)
        for (size_t b = 0; b <= band->b; b++)
            sum_beads(sums, a, b, false);
    for (size_t a = band->a + 1; a-- > 0;)
        for (size_t b = band->b + 1; b-- > 0;)
            sum_beads(sums, a, b, true);
}

static inline void close_sums(slow_sums *sums)
{
    free(sums->to);
    free(sums->from);
}

static inline double bead_chance(const slow_sums *sums, size_t a, size_t b,
                                 size_t kind)
{
    size_t end = place_of(sums, a + zl_bead_kinds[kind].a,
                          b + zl_bead_kinds[kind].b);

    return exp(sums->to[place_of(sums, a, b)] + sums->from[end] -
               slow_cost(sums->field, a, b, kind) - sums->from[0]);
}

/* The chances of all beads that have a line of a are 1 together. */
static inline void check_lines(const slow_sums *sums)
{
    const zl_band *band = &sums->field->band;

    for (size_t line = 0; line < band->a; line++) {
        double sum = 0;
        for (size_t kind = 0; kind < ZL_BEAD_KINDS; kind++)
            for (size_t up = 0; up < zl_bead_kinds[kind].a && up <= line; up++)
                for (size_t b = 0; b <= band->b; b++) {
                    size_t a = line - up;
                    if (zl_band_has(band, a, b) &&
                        zl_band_has(band, a + zl_bead_kinds[kind].a,
                                    b + zl_bead_kinds[kind].b))
                        sum += bead_chance(sums, a, b, kind);
                }
        assert_true(fabs(sum - 1) < 1e-9);
    }
}

#endif
