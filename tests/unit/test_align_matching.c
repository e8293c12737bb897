/* test_align_matching.c -- who goes with whom, beside all ways to choose. */
#include "base_help.h"

#include "align/matching.h"
#include "base/mem.h"

#include <math.h>

enum { MOST = 6, CELLS = 40 * 40 };

/* ---- all ways ---- */

/* The greatest sum of rows from `row` on, of columns that are free. Where rows
 * are more than columns some stay alone. */
static double slow_best(const float *weights, size_t rows, size_t columns,
                        size_t row, unsigned taken)
{
    double best = 0;

    if (row == rows)
        return 0;
    if (rows > columns)
        best = slow_best(weights, rows, columns, row + 1, taken);
    for (size_t column = 0; column < columns; column++) {
        if (taken & 1U << column)
            continue;
        double sum = (double)weights[row * columns + column] +
                     slow_best(weights, rows, columns, row + 1,
                               taken | 1U << column);
        best = sum > best ? sum : best;
    }
    return best;
}

/* ---- what was found ---- */

/* The sum of what was chosen: none twice, and as many as there can be. */
static double sum_of(const float *weights, size_t rows, size_t columns,
                     const size_t *partners)
{
    bool taken[CELLS] = { false };
    size_t count = 0;
    double sum = 0;

    for (size_t row = 0; row < rows; row++) {
        size_t column = partners[row];
        if (column == ZL_ALONE)
            continue;
        assert_true(column < columns);
        assert_false(taken[column]);
        taken[column] = true;
        sum += (double)weights[row * columns + column];
        count++;
    }
    assert_int_equal(count, rows < columns ? rows : columns);
    return sum;
}

static double match(const float *weights, size_t rows, size_t columns)
{
    size_t partners[CELLS];

    for (size_t i = 0; i < CELLS; i++)
        partners[i] = 12345;
    assert_true(zl_match(weights, rows, columns, partners));
    assert_int_equal(partners[rows], 12345);
    return sum_of(weights, rows, columns, partners);
}

static void check(const float *weights, size_t rows, size_t columns)
{
    double found = match(weights, rows, columns);
    double best = slow_best(weights, rows, columns, 0, 0);

    if (fabs(found - best) > 1e-6)
        fail_msg("%zu × %zu: %.9f, not %.9f", rows, columns, found, best);
}

/* ---- tests ---- */

/* Weights of `kinds` different values; 0 is one of them. */
static void fill(float *weights, size_t count, uint32_t kinds, uint32_t *seed)
{
    for (size_t i = 0; i < count; i++)
        weights[i] = (float)(next_random(seed) % kinds) / (float)kinds;
}

static void the_greatest_sum_is_found(void **state)
{
    static const uint32_t kinds[] = { 1, 2, 3, 10, 1000000 };
    float weights[MOST * MOST];
    uint32_t seed = 31;

    (void)state;
    for (size_t rows = 0; rows <= MOST; rows++)
        for (size_t columns = 0; columns <= MOST; columns++)
            for (size_t i = 0; i < 5 * 12; i++) {
                fill(weights, rows * columns, kinds[i % 5], &seed);
                check(weights, rows, columns);
            }
}

/* A strength that is small beside others must not be lost in potentials. */
static void small_and_great_weights_stand_together(void **state)
{
    float weights[MOST * MOST];
    uint32_t seed = 32;

    (void)state;
    for (int round = 0; round < 200; round++) {
        for (size_t i = 0; i < MOST * MOST; i++)
            weights[i] = powf(10, -(float)(next_random(&seed) % 5));
        check(weights, MOST, MOST);
    }
}

static void nothing_goes_with_nothing(void **state)
{
    size_t partners[3] = { 7, 7, 7 };
    float weights[1] = { .5f };

    (void)state;
    assert_true(zl_match(weights, 0, 0, partners));
    assert_true(zl_match(weights, 0, 5, partners));
    assert_int_equal(partners[0], 7);
    assert_true(zl_match(weights, 3, 0, partners));
    for (int i = 0; i < 3; i++)
        assert_true(partners[i] == ZL_ALONE);
}

/* The greatest weight is not taken where all together would lose by it. */
static void all_together_are_best_off(void **state)
{
    static const float weights[] = { .9f, .8f, .8f, .1f };
    size_t partners[2];

    (void)state;
    assert_true(zl_match(weights, 2, 2, partners));
    assert_int_equal(partners[0], 1);
    assert_int_equal(partners[1], 0);
}

/* Of rows and columns that have changed places the sum is the same. */
static void sides_may_change(void **state)
{
    static float weights[CELLS], turned[CELLS];
    uint32_t seed = 33;

    (void)state;
    for (int round = 0; round < 50; round++) {
        size_t rows = 1 + next_random(&seed) % 40;
        size_t columns = 1 + next_random(&seed) % 39;
        fill(weights, rows * columns, round % 2 ? 4 : 1000000, &seed);
        for (size_t i = 0; i < rows * columns; i++)
            turned[i % columns * rows + i / columns] = weights[i];
        double one = match(weights, rows, columns);
        assert_true(fabs(one - match(turned, columns, rows)) < 1e-5);
    }
}

/* A permutation that is hidden among smaller weights. */
static void what_was_hidden_is_found(void **state)
{
    static float weights[CELLS];
    size_t hidden[40], partners[40];
    uint32_t seed = 34;

    (void)state;
    fill(weights, CELLS, 1000, &seed);
    for (size_t i = 0; i < 40; i++)
        hidden[i] = i;
    for (size_t i = 39; i > 0; i--) {
        size_t k = next_random(&seed) % (i + 1), swap = hidden[i];
        hidden[i] = hidden[k];
        hidden[k] = swap;
    }
    for (size_t i = 0; i < 40; i++)
        weights[i * 40 + hidden[i]] = 1;
    assert_true(zl_match(weights, 40, 40, partners));
    assert_memory_equal(partners, hidden, sizeof hidden);
}

static void every_lack_of_memory_is_survived(void **state)
{
    static const float weights[] = { 1, 0, 0, 1 };
    size_t partners[2];
    long requests = 0;

    (void)state;
    for (;; requests++) {
        zl_refuse_after(requests);
        bool whole = zl_match(weights, 2, 2, partners);
        zl_refuse_after(-1);
        if (whole)
            break;
    }
    assert_int_equal(requests, 6);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_greatest_sum_is_found),
        cmocka_unit_test(small_and_great_weights_stand_together),
        cmocka_unit_test(nothing_goes_with_nothing),
        cmocka_unit_test(all_together_are_best_off),
        cmocka_unit_test(sides_may_change),
        cmocka_unit_test(what_was_hidden_is_found),
        cmocka_unit_test(every_lack_of_memory_is_survived),
    };

    return cmocka_run_group_tests_name("matching", tests, NULL, NULL);
}
