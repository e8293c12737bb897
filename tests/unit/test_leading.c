/* test_leading.c -- the first axes of a matrix beside all of them. */
#include "base_help.h"

#include "base/mem.h"
#include "stats/eigen.h"
#include "stats/leading.h"

#include <math.h>

enum { SIZE = 150 };

typedef struct dense {
    double cells[SIZE * SIZE];
    size_t size, products;
} dense;

static void times(void *user, const double *x, double *y, size_t count)
{
    dense *matrix = user;
    size_t size = matrix->size;

    matrix->products++;
    for (size_t i = 0; i < count; i++)
        for (size_t k = 0; k < size; k++)
            y[i * size + k] =
                zl_dot(matrix->cells + k * size, x + i * size, size);
}

static bool find(dense *matrix, size_t wanted, double *values, double *axes)
{
    zl_symmetric symmetric = { matrix->size, times, matrix };
    bool found = false;

    matrix->products = 0;
    assert_true(zl_leading(&symmetric, wanted, values, axes, &found));
    return found;
}

/* Values as those of zl_eigen(), A·v = λ·v, and axes at right angles; how many
 * products it took. */
static size_t check(dense *matrix, size_t wanted)
{
    size_t size = matrix->size;
    double *all = malloc(size * size * sizeof *all);
    double *theirs = malloc(size * sizeof *theirs);
    double axes[10 * SIZE], values[10], there[SIZE];

    memcpy(all, matrix->cells, size * size * sizeof *all);
    assert_true(zl_eigen(all, size, theirs));
    assert_true(find(matrix, wanted, values, axes));
    size_t products = matrix->products;
    double scale = fmax(fabs(theirs[0]), fabs(theirs[size - 1]));
    for (size_t i = 0; i < wanted; i++) {
        assert_true(fabs(values[i] - theirs[i]) <= 1e-13 * scale);
        times(matrix, axes + i * size, there, 1);
        for (size_t k = 0; k < size; k++)
            assert_true(fabs(there[k] - values[i] * axes[i * size + k]) <=
                        2e-13 * scale);
        for (size_t k = 0; k < wanted; k++)
            assert_true(fabs(zl_dot(axes + i * size, axes + k * size, size) -
                             (i == k)) < 1e-13);
    }
    free(all);
    free(theirs);
    return products;
}

static void random_matrices_have_their_axes(void **state)
{
    static dense matrix;
    uint32_t seed = 3;

    (void)state;
    for (matrix.size = 1; matrix.size <= SIZE; matrix.size += 1 + matrix.size)
        for (size_t wanted = 1; wanted <= matrix.size && wanted <= 10;
             wanted += 3) {
            size_t size = matrix.size;
            for (size_t i = 0; i < size; i++)
                for (size_t k = 0; k <= i; k++)
                    matrix.cells[i * size + k] = matrix.cells[k * size + i] =
                        next_random(&seed) % 1000 / 7.0 - 70;
            check(&matrix, wanted);
        }
}

/* Σ λ·h·hᵀ of the columns h of a mirror: `values` where they are given. */
static void make_matrix(dense *matrix, const double *values)
{
    double mirror[SIZE], sum = 0;

    matrix->size = SIZE;
    memset(matrix->cells, 0, sizeof matrix->cells);
    for (size_t i = 0; i < SIZE; i++)
        mirror[i] = sin((double)i + 1);
    sum = zl_dot(mirror, mirror, SIZE);
    for (size_t at = 0; at < SIZE; at++)
        for (size_t i = 0; i < SIZE; i++)
            for (size_t k = 0; k < SIZE; k++) {
                double a = (i == at) - 2 * mirror[i] * mirror[at] / sum;
                double b = (k == at) - 2 * mirror[k] * mirror[at] / sum;
                matrix->cells[i * SIZE + k] += values[at] * a * b;
            }
}

/* The same value three times, more than are wanted or less; values below 0
 * that are greater; hardly any space between them; nothing but one. */
static void odd_values_are_found(void **state)
{
    static dense matrix;
    double values[SIZE] = { 0 };

    (void)state;
    values[0] = 5;
    make_matrix(&matrix, values);
    check(&matrix, 2);
    values[7] = values[9] = 5;
    values[20] = 4.999;
    make_matrix(&matrix, values);
    check(&matrix, 2);
    check(&matrix, 5);
    for (size_t i = 30; i < SIZE; i++)
        values[i] = -20 * (double)i;
    make_matrix(&matrix, values);
    check(&matrix, 3);
    for (size_t i = 0; i < SIZE; i++)
        values[i] = 1 + 1e-4 * (double)i;
    make_matrix(&matrix, values);
    check(&matrix, 3);
    for (size_t i = 0; i < SIZE; i++)
        values[i] = 1;
    make_matrix(&matrix, values);
    check(&matrix, 3);
}

/* Values that fall as those of texts do need few products. */
static void few_products_are_enough(void **state)
{
    static dense matrix;
    double values[SIZE];

    (void)state;
    for (size_t i = 0; i < SIZE; i++)
        values[i] = 1 / ((double)i + 1);
    make_matrix(&matrix, values);
    assert_true(check(&matrix, 2) < 20);
}

static void a_matrix_of_nothing_has_axes(void **state)
{
    static dense matrix;
    double values[2], axes[2 * SIZE];

    (void)state;
    matrix.size = SIZE;
    assert_true(find(&matrix, 2, values, axes));
    assert_true(values[0] == 0 && values[1] == 0);
}

static void a_lack_of_memory_is_told(void **state)
{
    static dense matrix;
    double values[2], axes[12];
    zl_symmetric symmetric = { 6, times, &matrix };
    bool found = false;
    long n = 0;

    (void)state;
    matrix.size = 6;
    for (size_t i = 0; i < 6; i++)
        matrix.cells[i * 7] = (double)i;
    for (bool enough = false; !enough; n++) {
        zl_refuse_after(n);
        enough = zl_leading(&symmetric, 2, values, axes, &found);
        zl_refuse_after(-1);
    }
    assert_true(found && n > 8);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(random_matrices_have_their_axes),
        cmocka_unit_test(odd_values_are_found),
        cmocka_unit_test(few_products_are_enough),
        cmocka_unit_test(a_matrix_of_nothing_has_axes),
        cmocka_unit_test(a_lack_of_memory_is_told),
    };

    return cmocka_run_group_tests_name("leading", tests, NULL, NULL);
}
