/* test_beta.c -- tails and quantiles of the beta distribution. */
#include "base_help.h"

#include "stats/beta.h"

#include <gsl/gsl_cdf.h>
#include <math.h>
#include <stdbool.h>

static bool is_near(double found, double wanted, double tolerance)
{
    return fabs(found / wanted - 1) <= tolerance;
}

/* The integral of the density, with thirty digits. GSL has no number for the
 * first, where both are large. */
static void tails_are_those_of_exact_arithmetic(void **state)
{
    static const struct {
        double a, b, log_odds, p;
    } known[] = {
        { 821149, 3450860, -1.4354092795066578, 0.5855058513679171 },
        { 1e12, 1e12, -1e-5, 7.687298973005305e-13 },
        { 1e12, 3e9, 5.809, 2.633375614117131e-15 },
        { 5e11, 1000, 20, 0.166583314887026 },
    };

    (void)state;
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        double found = zl_beta_tail(known[i].log_odds, known[i].a, known[i].b);
        if (!is_near(found, known[i].p, 1e-8))
            fail_msg("%zu: %.17g, not %.17g", i, found, known[i].p);
    }
}

/* Where GSL's fraction converges, both ways are open. */
static void tails_are_those_of_gsl(void **state)
{
    uint32_t random = 9;

    (void)state;
    for (int i = 0; i < 20000; i++) {
        double a = 1 + next_random(&random) % 5000;
        double b = 1 + next_random(&random) % 5000;
        double far = (next_random(&random) % 1000) / 100. - 5;
        double log_odds = log(a / b) + far * sqrt(1 / a + 1 / b);
        double x = zl_share_of_odds(log_odds);
        double wanted = gsl_cdf_beta_P(x, a, b);
        double found = zl_beta_tail(log_odds, a, b);
        if (!(fabs(found - wanted) <= 1e-9 * wanted + 1e-15))
            fail_msg("Beta(%g, %g) up to %g: %.17g, not %.17g", a, b, x, found,
                     wanted);
    }
}

static void quantiles_have_their_tails(void **state)
{
    uint32_t random = 4;

    (void)state;
    for (int i = 0; i < 20000; i++) {
        double a = floor(exp(next_random(&random) % 2800 / 100.));
        double b = floor(exp(next_random(&random) % 2800 / 100.));
        double p = exp(-1 - next_random(&random) % 3000 / 100.);
        double low = zl_beta_log_odds(p, a, b, false);
        double high = zl_beta_log_odds(p, a, b, true);
        if (!is_near(zl_beta_tail(low, a, b), p, 1e-7) ||
            !is_near(zl_beta_tail(-high, b, a), p, 1e-7))
            fail_msg("Beta(%g, %g), %g: %g and %g", a, b, p, low, high);
        assert_true(low < high);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tails_are_those_of_exact_arithmetic),
        cmocka_unit_test(tails_are_those_of_gsl),
        cmocka_unit_test(quantiles_have_their_tails),
    };

    return cmocka_run_group_tests_name("beta", tests, NULL, NULL);
}
