/* test_chisq.c -- the tail of the χ² distribution. */
#include "base_help.h"

#include "stats/chisq.h"

#include <gsl/gsl_cdf.h>
#include <math.h>

static void check(double chi2, double df, double wanted)
{
    double found = zl_chisq_log10(chi2, df);

    if (!(fabs(found - wanted) <= 1e-12 * fabs(wanted) + 1e-14))
        fail_msg("lg10 p of %g with %g: %.17g, not %.17g", chi2, df, found,
                 wanted);
}

/* e^-x, and e^-x·(1 + x). */
static void closed_forms_agree(void **state)
{
    (void)state;
    for (double x = 1e-6; x < 1e9; x *= 3.7) {
        check(2 * x, 2, -x / log(10));
        check(2 * x, 4,
              x < 1e-3 ? log1p(expm1(-x) + x * exp(-x)) / log(10)
                       : (log1p(x) - x) / log(10));
    }
}

static void gsl_agrees_where_it_reaches(void **state)
{
    (void)state;
    for (double df = .5; df < 3000; df *= 1.9)
        for (double chi2 = df / 5; chi2 < 5 * df + 20; chi2 *= 1.3) {
            double p = gsl_cdf_chisq_Q(chi2, df);
            if (p > 1e-250)
                assert_true(fabs(zl_chisq_log10(chi2, df) - log10(p)) <
                            1e-10 * (1 + fabs(log10(p))));
        }
}

/* Near its middle the cube root of χ²/df is normal (Wilson and Hilferty). */
static void many_degrees_of_freedom_are_no_obstacle(void **state)
{
    (void)state;
    for (double z = -5; z <= 5; z += .7) {
        double df = 2.5e6, v = 2 / (9 * df);
        double chi2 = df * pow(1 - v + z * sqrt(v), 3);
        double wanted = log10(gsl_cdf_ugaussian_Q(z));
        assert_true(fabs(zl_chisq_log10(chi2, df) - wanted) < 1e-4);
    }
    assert_true(zl_chisq_log10(0, 3) == 0);
    assert_true(isnan(zl_chisq_log10(-1, 3)) && isnan(zl_chisq_log10(1, 0)));
    assert_true(isnan(zl_chisq_log10(INFINITY, 3)));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(closed_forms_agree),
        cmocka_unit_test(gsl_agrees_where_it_reaches),
        cmocka_unit_test(many_degrees_of_freedom_are_no_obstacle),
    };

    return cmocka_run_group_tests_name("chisq", tests, NULL, NULL);
}
