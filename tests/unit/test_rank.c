/* test_rank.c -- whether two series rise and fall together. */
#include "base_help.h"

#include "base/mem.h"
#include "stats/rank.h"

#include <math.h>

static bool near(double found, double wanted, double tolerance)
{
    return fabs(found - wanted) <= tolerance;
}

/* M. Hollander and D. A. Wolfe (1973), Nonparametric Statistical Methods,
 * p. 185; cor.test() of R gives the same. */
static const double lightness[] = { 44.4, 45.9, 41.9, 53.3, 44.7,
                                    44.1, 50.7, 45.2, 60.1 };
static const double quality[] = {
    2.6, 3.1, 2.5, 5.0, 3.6, 4.0, 5.2, 2.8, 3.8
};

static void a_printed_example_agrees(void **state)
{
    zl_rank_test test;

    (void)state;
    assert_true(zl_mann_kendall(lightness, quality, 9, &test));
    assert_true(test.exact && test.s == 16 && test.reason[0] == 0);
    assert_true(near(test.coefficient, 4.0 / 9, 1e-15));
    assert_true(near(test.p, .1194, 5e-5));
    assert_true(near(test.p_greater, .0597, 5e-5));
    assert_true(zl_spearman(lightness, quality, 9, &test));
    assert_true(test.exact && near(test.coefficient, .6, 1e-15));
    assert_true(near(test.p, .0968, 5e-5));
}

/* ---- all orders, slowly ---- */

static double slow_s(const double *x, const double *y, size_t count)
{
    double s = 0;

    for (size_t i = 0; i < count; i++)
        for (size_t j = 0; j < count; j++)
            if (x[i] < x[j])
                s += (y[i] < y[j]) - (y[i] > y[j]);
    return s;
}

typedef struct tallies {
    const double *x;
    double found, sum, squares, all, above, below, far;
} tallies;

static void count_orders(tallies *tally, double *y, size_t fixed, size_t count)
{
    if (fixed == count) {
        double s = slow_s(tally->x, y, count);
        tally->all++;
        tally->sum += s;
        tally->squares += s * s;
        tally->above += s >= tally->found;
        tally->below += s <= tally->found;
        tally->far += fabs(s) >= fabs(tally->found);
    }
    for (size_t i = fixed; i < count; i++) {
        double y_i = y[i], y_fixed = y[fixed];
        y[i] = y_fixed, y[fixed] = y_i;
        count_orders(tally, y, fixed + 1, count);
        y[i] = y_i, y[fixed] = y_fixed;
    }
}

static void check_beside_all_orders(const double *x, double *y, size_t count)
{
    zl_rank_test test;
    tallies tally = { .x = x, .found = slow_s(x, y, count) };

    assert_true(zl_mann_kendall(x, y, count, &test));
    if (test.reason[0])
        return;
    count_orders(&tally, y, 0, count);
    assert_true(test.s == tally.found && test.exact);
    assert_true(near(test.p_greater, tally.above / tally.all, 1e-12));
    assert_true(near(test.p_less, tally.below / tally.all, 1e-12));
    assert_true(near(test.p, tally.far / tally.all, 1e-12));
    assert_true(near(tally.sum, 0, 0));
    assert_true(near(test.deviation * test.deviation,
                     tally.squares / tally.all, 1e-10));
}

static void every_chance_and_variance_is_that_of_all_orders(void **state)
{
    double x[8], y[8];
    uint32_t seed = 2385;

    (void)state;
    for (size_t trial = 0; trial < 40; trial++) {
        size_t count = 3 + trial % 5;
        uint32_t values = trial % 3 ? 4 : 1000000;
        for (size_t i = 0; i < count; i++) {
            x[i] = trial % 2 ? (double)i : (double)(next_random(&seed) % 5);
            y[i] = (double)(next_random(&seed) % values);
        }
        check_beside_all_orders(x, y, count);
    }
}

/* ---- large and small ---- */

static void the_exact_and_the_approximation_meet(void **state)
{
    double x[61], y[61];
    zl_rank_test exact, near_it;

    (void)state;
    for (size_t i = 0; i < 61; i++)
        x[i] = (double)i, y[i] = fmod((double)i * 23, 61) + (double)i / 2;
    assert_true(zl_mann_kendall(x, y, 60, &exact));
    assert_true(zl_mann_kendall(x, y, 61, &near_it));
    assert_true(exact.exact && !near_it.exact);
    assert_true(near(exact.p, near_it.p, .02));
    for (size_t i = 0; i < 60; i++)
        y[i] = -x[i];
    assert_true(zl_mann_kendall(x, y, 60, &exact));
    assert_true(exact.coefficient == -1);
    assert_true(near(log(exact.p_less), -lgamma(61), 1e-10));
    assert_true(near(exact.p_greater, 1, 1e-14));
}

/* t = .6·√(8/.64), 8 degrees of freedom: p = .0667 in any table. */
static void more_than_nine_points_have_a_t(void **state)
{
    double x[] = { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 };
    double y[] = { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 };
    zl_rank_test test;

    (void)state;
    assert_true(zl_spearman(x, y, 10, &test));
    assert_true(test.coefficient == 1 && test.p == 0 && !test.exact);
    y[0] = 8.5, y[1] = 2.5;
    assert_true(zl_spearman(x, y, 10, &test));
    double rho = test.coefficient;
    double t = rho * sqrt(8 / (1 - rho * rho));
    /* The tail of t with 8 degrees of freedom, in closed form. */
    double a = t / sqrt(8 + t * t), c = 1 - a * a;
    double tail = .5 -
                  a / 2 * (1 + c / 2 + 3 * c * c / 8 + 5 * c * c * c / 16);
    assert_true(near(test.p, 2 * tail, 1e-12));
}

static void what_cannot_be_said_is_told(void **state)
{
    double x[] = { 1, 2, 3, 4, 5, 6 }, y[] = { 3, 4, 9, 11, 11, NAN };
    double same[] = { 7, 7, 7, 7 }, one[] = { 7, 7, 7, 7, 8, 7 };
    zl_rank_test test;

    (void)state;
    assert_true(zl_mann_kendall(x, y, 2, &test));
    assert_true(isnan(test.coefficient) && strstr(test.reason, "3 points"));
    assert_true(zl_mann_kendall(x, y, 4, &test));
    assert_true(test.coefficient == 1 && isnan(test.p));
    assert_string_equal(test.reason, "4 points: their order has 24 outcomes, "
                                     "so p >= 2/24.");
    assert_true(zl_spearman(x, y, 6, &test));
    assert_true(isnan(test.coefficient) && strstr(test.reason, "finite"));
    assert_true(zl_spearman(x, same, 4, &test));
    assert_true(isnan(test.coefficient) && strstr(test.reason, "equal"));
    assert_true(zl_spearman(x, one, 6, &test));
    assert_true(isnan(test.p) && strstr(test.reason, "6 outcomes"));
    assert_true(zl_spearman(NULL, NULL, 0, &test));
}

static void equal_numbers_share_their_rank(void **state)
{
    const double numbers[] = { 3, 1, NAN, 3, -2, 3 };
    const double wanted[] = { 4, 2, 6, 4, 1, 4 };
    double ranks[6];

    (void)state;
    assert_true(zl_ranks(numbers, 6, ranks));
    for (size_t i = 0; i < 6; i++)
        assert_true(ranks[i] == wanted[i]);
}

static void a_lack_of_memory_is_told(void **state)
{
    zl_rank_test test;

    (void)state;
    for (long more = 0;; more++) {
        zl_refuse_after(more);
        bool enough = zl_mann_kendall(lightness, quality, 9, &test);
        zl_refuse_after(-1);
        if (enough) {
            assert_true(more > 3);
            break;
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_printed_example_agrees),
        cmocka_unit_test(every_chance_and_variance_is_that_of_all_orders),
        cmocka_unit_test(the_exact_and_the_approximation_meet),
        cmocka_unit_test(more_than_nine_points_have_a_t),
        cmocka_unit_test(what_cannot_be_said_is_told),
        cmocka_unit_test(equal_numbers_share_their_rank),
        cmocka_unit_test(a_lack_of_memory_is_told),
    };

    return cmocka_run_group_tests_name("rank", tests, NULL, NULL);
}
