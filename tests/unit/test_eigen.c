/* test_eigen.c -- the axes of symmetric matrices. */
#include "base_help.h"

#include "base/mem.h"
#include "stats/eigen.h"

#include <math.h>

/* A·v = λ·v, v·v = 1, and axes at right angles. */
static void check_axes(const double *matrix, size_t size)
{
    double *axes = malloc(size * size * sizeof *axes);
    double *values = malloc(size * sizeof *values), scale = 1e-300;

    memcpy(axes, matrix, size * size * sizeof *axes);
    assert_true(zl_eigen(axes, size, values));
    for (size_t i = 0; i < size; i++)
        scale = fmax(scale, fabs(values[i]));
    for (size_t i = 0; i < size; i++) {
        const double *axis = axes + i * size;
        assert_true(i == 0 || values[i] <= values[i - 1]);
        for (size_t k = 0; k < size; k++) {
            double there = zl_dot(matrix + k * size, axis, size);
            double unit = zl_dot(axes + k * size, axis, size);
            assert_true(fabs(there - values[i] * axis[k]) <
                        1e-13 * scale * sqrt((double)size));
            assert_true(fabs(unit - (i == k)) < 1e-12);
        }
    }
    free(axes);
    free(values);
}

static void axes_are_axes(void **state)
{
    static double matrix[60 * 60];
    uint32_t seed = 11;

    (void)state;
    for (size_t size = 1; size <= 60; size += size < 8 ? 1 : 13) {
        for (size_t i = 0; i < size; i++)
            for (size_t k = 0; k <= i; k++)
                matrix[i * size + k] = matrix[k * size + i] =
                    next_random(&seed) % 1000 / 7.0 - 70;
        check_axes(matrix, size);
    }
}

/* Of one row many times, of nothing, of 1, and of sizes far apart. */
static void odd_matrices_have_axes(void **state)
{
    static double matrix[20 * 20];

    (void)state;
    check_axes(matrix, 20);
    for (size_t i = 0; i < 20; i++)
        matrix[i * 21] = 1;
    check_axes(matrix, 20);
    for (size_t i = 0; i < 400; i++)
        matrix[i] = 2.385;
    check_axes(matrix, 20);
    for (size_t i = 0; i < 20; i++)
        for (size_t k = 0; k < 20; k++)
            matrix[i * 20 + k] = pow(10, -(double)i - (double)k);
    check_axes(matrix, 20);
    for (size_t i = 0; i < 400; i++)
        matrix[i] *= 1e-200;
    check_axes(matrix, 20);
}

/* Of 2 on the diagonal and -1 beside it: 2 - 2·cos(kπ/(n + 1)). */
static void known_values_are_found(void **state)
{
    enum { SIZE = 200 };
    static double matrix[SIZE * SIZE], values[SIZE];

    (void)state;
    for (size_t i = 0; i < SIZE; i++) {
        matrix[i * SIZE + i] = 2;
        if (i > 0)
            matrix[i * SIZE + i - 1] = matrix[(i - 1) * SIZE + i] = -1;
    }
    assert_true(zl_eigen(matrix, SIZE, values));
    for (int i = 0; i < SIZE; i++)
        assert_true(fabs(values[i] - 2 +
                         2 * cos((SIZE - i) * acos(-1) / (SIZE + 1))) < 1e-13);
}

static void an_axis_has_one_direction(void **state)
{
    double axis[] = { .5, -2, 2, 1 }, other[] = { -.5, 2, -2, -1 };

    (void)state;
    assert_true(zl_eigen_orient(axis, 4));
    assert_false(zl_eigen_orient(other, 4));
    assert_memory_equal(axis, other, sizeof axis);
    assert_false(zl_eigen_orient(axis, 0));
}

static void a_lack_of_memory_is_told(void **state)
{
    double matrix[] = { 1 }, value;

    (void)state;
    zl_refuse_after(0);
    bool enough = zl_eigen(matrix, 1, &value);
    zl_refuse_after(-1);
    assert_false(enough);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(axes_are_axes),
        cmocka_unit_test(odd_matrices_have_axes),
        cmocka_unit_test(known_values_are_found),
        cmocka_unit_test(an_axis_has_one_direction),
        cmocka_unit_test(a_lack_of_memory_is_told),
    };

    return cmocka_run_group_tests_name("eigen", tests, NULL, NULL);
}
