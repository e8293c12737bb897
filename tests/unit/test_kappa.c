/* test_kappa.c -- two judges of the same things. */
#include "base_help.h"

#include "stats/agreement.h"

#include <math.h>
#include <stdbool.h>

static bool near(double found, double wanted)
{
    return fabs(found - wanted) < 1e-12;
}

/* By hand: 40 things, 25 agreed, chance (20·25 + 20·15)/1600 = .5. */
static void kappa_is_agreement_above_chance(void **state)
{
    zl_agreement of = { 15, 5, 10, 10 };

    (void)state;
    assert_true(near(zl_agreement_kappa(of), (.625 - .5) / (1 - .5)));
    assert_true(near(zl_agreement_forth(of), .75));
    assert_true(near(zl_agreement_back(of), .6));
}

static void kappa_has_its_bounds(void **state)
{
    (void)state;
    assert_true(near(zl_agreement_kappa((zl_agreement){ 3, 0, 0, 4 }), 1));
    assert_true(near(zl_agreement_kappa((zl_agreement){ 0, 5, 5, 0 }), -1));
    assert_true(near(zl_agreement_kappa((zl_agreement){ 4, 4, 4, 4 }), 0));
    assert_true(isnan(zl_agreement_kappa((zl_agreement){ 0, 0, 0, 9 })));
    assert_true(isnan(zl_agreement_forth((zl_agreement){ 0, 0, 2, 9 })));
}

/* 2·(C(5,0) + C(5,1))/2^5, and what cannot be more than 1. */
static void mcnemar_is_a_binomial_test(void **state)
{
    (void)state;
    assert_true(
        near(zl_agreement_mcnemar((zl_agreement){ 9, 1, 4, 2 }), .375));
    assert_true(
        near(zl_agreement_mcnemar((zl_agreement){ 9, 4, 1, 2 }), .375));
    assert_true(near(zl_agreement_mcnemar((zl_agreement){ 9, 3, 3, 2 }), 1));
    assert_true(near(zl_agreement_mcnemar((zl_agreement){ 9, 0, 0, 2 }), 1));
    assert_true(
        near(zl_agreement_mcnemar((zl_agreement){ 0, 0, 10, 0 }), 2. / 1024));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(kappa_is_agreement_above_chance),
        cmocka_unit_test(kappa_has_its_bounds),
        cmocka_unit_test(mcnemar_is_a_binomial_test),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
