/* test_proportion.c -- how sure a share is that was counted. */
#include "base_help.h"

#include "stats/beta.h"
#include "stats/proportion.h"

#include <math.h>

/* Newcombe (1998), Statistics in Medicine 17, 857-872, table I: methods 3
 * and 5. */
static void shares_are_as_sure_as_newcombe_printed(void **state)
{
    static const double wanted[][6] = {
        { 81, 263, .2553, .3662, .2527, .3676 },
        { 15, 148, .0624, .1605, .0578, .1617 },
        { 0, 20, 0, .1611, 0, .1684 },
        { 1, 29, .0061, .1718, .0009, .1776 },
    };

    (void)state;
    for (size_t i = 0; i < 4; i++) {
        zl_share wilson = zl_wilson(wanted[i][0], wanted[i][1], .05);
        zl_share exact = zl_clopper_pearson(wanted[i][0], wanted[i][1], .05);
        assert_true(fabs(wilson.low - wanted[i][2]) < 5e-5);
        assert_true(fabs(wilson.high - wanted[i][3]) < 5e-5);
        assert_true(fabs(exact.low - wanted[i][4]) < 5e-5);
        assert_true(fabs(exact.high - wanted[i][5]) < 5e-5);
    }
}

/* P(X <= hits), X ~ Binomial(all, p), term by term. */
static double slow_binomial(int hits, int all, double p)
{
    double sum = 0;

    for (int k = 0; k <= hits; k++)
        sum += exp(lgamma(all + 1) - lgamma(k + 1) - lgamma(all - k + 1) +
                   k * log(p) + (all - k) * log1p(-p));
    return sum;
}

static void an_exact_interval_ends_where_the_tails_are(void **state)
{
    (void)state;
    for (int all = 2; all < 60; all += 7)
        for (int hits = 1; hits < all; hits++) {
            zl_share share = zl_clopper_pearson(hits, all, .1);
            double below = slow_binomial(hits, all, share.high);
            double above = 1 - slow_binomial(hits - 1, all, share.low);
            assert_true(fabs(below - .05) < 1e-11);
            assert_true(fabs(above - .05) < 1e-11);
        }
}

/* 1 - .025^(1/n), the closed form for no hits. */
static void the_ends_are_closed_forms(void **state)
{
    (void)state;
    for (double all = 1; all < 1e12; all *= 7) {
        double wanted = -expm1(log(.025) / all);
        zl_share none = zl_clopper_pearson(0, all, .05);
        zl_share every = zl_clopper_pearson(all, all, .05);
        assert_true(none.low == 0 && every.high == 1);
        assert_true(fabs(none.high - wanted) < 1e-9 * wanted);
        assert_true(fabs(1 - every.low - wanted) < 1e-9 * wanted + 1e-15);
        assert_true(zl_wilson(0, all, .05).low == 0);
        assert_true(zl_wilson(all, all, .05).high == 1);
    }
}

/* Where counts are large all agree with the normal distribution. */
static void large_counts_keep_their_digits(void **state)
{
    double all = 1e12, hits = 3e6, share = hits / all;
    double half = 1.959963984540054 * sqrt(share * (1 - share) / all);
    zl_share wilson = zl_wilson(hits, all, .05);
    zl_share exact = zl_clopper_pearson(hits, all, .05);

    (void)state;
    assert_true(fabs(wilson.low - (share - half)) < 1e-5 * share);
    assert_true(fabs(exact.low - (share - half)) < 1e-5 * share);
    assert_true(fabs(exact.high - (share + half)) < 1e-5 * share);
    assert_true(exact.low < wilson.low && exact.high > wilson.low);
}

static void no_share_has_no_interval(void **state)
{
    static const double none[][3] = { { 1, 0, .05 },       { 3, 2, .05 },
                                      { -1, 2, .05 },      { 1, 2, 0 },
                                      { 1, 2, 1 },         { NAN, 2, .05 },
                                      { 1, INFINITY, .05 } };

    (void)state;
    for (size_t i = 0; i < sizeof none / sizeof *none; i++) {
        assert_true(isnan(zl_wilson(none[i][0], none[i][1], none[i][2]).low));
        assert_true(isnan(
            zl_clopper_pearson(none[i][0], none[i][1], none[i][2]).high));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(shares_are_as_sure_as_newcombe_printed),
        cmocka_unit_test(an_exact_interval_ends_where_the_tails_are),
        cmocka_unit_test(the_ends_are_closed_forms),
        cmocka_unit_test(large_counts_keep_their_digits),
        cmocka_unit_test(no_share_has_no_interval),
    };

    return cmocka_run_group_tests_name("proportion", tests, NULL, NULL);
}
