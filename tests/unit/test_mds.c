/* test_mds.c -- points of which the first axes alone are found. */
#include "base_help.h"

#include "base/mem.h"
#include "stats/mds.h"

#include <math.h>

/* Tests take forty points for many. */
enum { MANY = 90 };

/* Of points in a plane, and a little that no plane has; `count` of them. */
static void make_distances(double *distances, size_t count, double off)
{
    uint32_t seed = 8;

    for (size_t a = 0; a < count; a++)
        for (size_t b = 0; b <= a; b++) {
            double x = cos((double)a) * 3 - cos((double)b) * 3;
            double y = sin(2 * (double)a) - sin(2 * (double)b);
            double more = off * (double)(next_random(&seed) % 1000) / 1000;
            distances[a * count + b] = distances[b * count + a] =
                a == b ? 0 : sqrt(x * x + y * y) + more;
        }
}

static zl_mds scale(const double *distances, size_t count, size_t dimensions,
                    bool all, size_t threads)
{
    zl_mds mds;

    assert_int_equal(zl_mds_init(&mds, distances, count, dimensions, all,
                                 threads, NULL),
                     ZILI_OK);
    return mds;
}

static void check_alike(const zl_mds *a, const zl_mds *b)
{
    assert_int_equal(a->dimensions, b->dimensions);
    for (size_t k = 0; k < a->dimensions; k++)
        assert_true(fabs(a->values[k] - b->values[k]) <=
                    1e-13 * a->values[0]);
    for (size_t i = 0; i < a->count * a->dimensions; i++)
        assert_true(fabs(a->points[i] - b->points[i]) <= 1e-11);
    assert_true(fabs(a->whole - b->whole) <= 1e-13 * fabs(a->whole));
}

/* More than a tenth of the points as dimensions takes the way of all. */
static void the_first_axes_are_those_of_all(void **state)
{
    static double distances[MANY * MANY];

    (void)state;
    make_distances(distances, MANY, .3);
    zl_mds all = scale(distances, MANY, 10, false, 1);
    zl_mds first = scale(distances, MANY, 9, false, 1);
    zl_mds both = scale(distances, MANY, 9, true, 1);
    assert_int_equal(all.known, MANY);
    assert_int_equal(first.known, 9);
    assert_int_equal(both.known, MANY);
    assert_true(isnan(first.fit) && isnan(first.fit_positive));
    assert_true(both.fit > 0 && both.fit < both.fit_positive);
    check_alike(&first, &both);
    double sum = 0;
    for (size_t i = 0; i < MANY; i++) {
        assert_true(fabs(all.values[i] - both.values[i]) <=
                    1e-13 * all.values[0]);
        sum += all.values[i];
    }
    assert_true(fabs(sum - all.whole) <= 1e-12 * sum);
    for (size_t i = 0; i < MANY; i++)
        for (size_t k = 0; k < 9; k++)
            assert_true(fabs(all.points[i * 10 + k] -
                             first.points[i * 9 + k]) < 1e-11);
    zl_mds_clear(&all);
    zl_mds_clear(&first);
    zl_mds_clear(&both);
}

static void threads_change_nothing(void **state)
{
    static double distances[MANY * MANY];

    (void)state;
    make_distances(distances, MANY, .3);
    zl_mds one = scale(distances, MANY, 5, false, 1);
    for (size_t threads = 2; threads < 5; threads++) {
        zl_mds more = scale(distances, MANY, 5, false, threads);
        assert_memory_equal(one.points, more.points,
                            MANY * 5 * sizeof *one.points);
        assert_memory_equal(one.values, more.values, 5 * sizeof *one.values);
        zl_mds_clear(&more);
    }
    zl_mds_clear(&one);
}

/* Two dimensions are there, and of nine the others are nothing. */
static void a_plane_has_two_dimensions(void **state)
{
    static double distances[MANY * MANY];

    (void)state;
    make_distances(distances, MANY, 0);
    zl_mds mds = scale(distances, MANY, 9, false, 1);
    assert_int_equal(mds.dimensions, 2);
    assert_true(fabs(mds.values[0] + mds.values[1] - mds.whole) <
                1e-12 * mds.whole);
    for (size_t i = 2; i < 9; i++)
        assert_true(mds.values[i] == 0);
    for (size_t a = 0; a < MANY; a++)
        for (size_t b = 0; b < MANY; b++) {
            double x = mds.points[2 * a] - mds.points[2 * b];
            double y = mds.points[2 * a + 1] - mds.points[2 * b + 1];
            assert_true(fabs(hypot(x, y) - distances[a * MANY + b]) < 1e-12);
        }
    zl_mds_clear(&mds);
}

/* All are as far from each other: every axis is as good as another, and the
 * value is 1/2. */
static void points_without_a_direction_are_placed(void **state)
{
    static double distances[MANY * MANY];

    (void)state;
    for (size_t i = 0; i < MANY * MANY; i++)
        distances[i] = i % (MANY + 1) > 0;
    zl_mds mds = scale(distances, MANY, 3, false, 1);
    assert_int_equal(mds.dimensions, 3);
    for (size_t k = 0; k < 3; k++)
        assert_true(fabs(mds.values[k] - .5) < 1e-13);
    zl_mds_clear(&mds);
}

static void a_lack_of_memory_is_told(void **state)
{
    static double distances[MANY * MANY];
    zili_status status = ZILI_ENOMEM;
    zl_mds mds;
    long n = 0;

    (void)state;
    make_distances(distances, MANY, .1);
    for (; status == ZILI_ENOMEM; n++) {
        zl_refuse_after(n);
        status = zl_mds_init(&mds, distances, MANY, 3, true, 1, NULL);
        zl_refuse_after(-1);
    }
    assert_int_equal(status, ZILI_OK);
    assert_true(n > 12);
    zl_mds_clear(&mds);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_first_axes_are_those_of_all),
        cmocka_unit_test(threads_change_nothing),
        cmocka_unit_test(a_plane_has_two_dimensions),
        cmocka_unit_test(points_without_a_direction_are_placed),
        cmocka_unit_test(a_lack_of_memory_is_told),
    };

    return cmocka_run_group_tests_name("mds", tests, NULL, NULL);
}
