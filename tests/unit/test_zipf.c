/* test_zipf.c -- the laws of Zipf, Mandelbrot and Heaps, beside poweRlaw and
 * fits by scipy. */
#include "spectrum_help.h"

#include "base/mem.h"
#include "stats/heaps.h"
#include "stats/zipf.h"

/* ---- frequencies of types ---- */

static void check_power_law(const char *file, const char *spectra)
{
    golden table;
    size_t wrong = 0;

    if (!golden_open(&table, file))
        return;
    for (size_t row = 0; row < table.rows; row++) {
        const char *set = golden_text(&table, row, "set");
        zl_spectrum spectrum;
        assert_true(open_spectrum(&spectrum, spectra, set));
        zl_power_law law = zl_power_law_fit(
            &spectrum, (uint64_t)golden_number(&table, row, "xmin"));
        wrong += golden_check("alpha", set, law.a,
                              golden_number(&table, row, "alpha"), 1e-5);
        wrong += golden_check("likelihood", set, law.likelihood,
                              golden_number(&table, row, "loglik"), 1e-9);
        /* Clauset et al., equation 3.6, for continuous data, is near. */
        double near_it = (law.a - 1) / sqrt(law.types);
        assert_true(law.a_error > .5 * near_it && law.a_error < 2 * near_it);
        zl_spectrum_clear(&spectrum);
    }
    assert_int_equal(wrong, 0);
    golden_close(&table);
}

static void a_power_law_agrees_with_powerlaw(void **state)
{
    (void)state;
    check_power_law("08_zipf/some.poweRlaw_spectrum.tsv",
                    "08_zipf/some.spectra.tsv");
}

static void a_power_law_of_more_agrees(void **state)
{
    (void)state;
    check_power_law("08_zipf/poweRlaw_spectrum.tsv", "08_zipf/spectra.tsv");
}

/* ---- fits ---- */

static zl_heaps heaps_of(const char *file, const char *set, bool squares)
{
    golden table;
    zl_growth points[100];
    size_t count = 0;
    zl_heaps heaps;

    assert_true(golden_open(&table, file));
    for (size_t row = 0; row < table.rows; row++)
        if (strcmp(golden_text(&table, row, "set"), set) == 0)
            points[count++] =
                (zl_growth){ (uint64_t)golden_number(&table, row, "N"),
                             (uint64_t)golden_number(&table, row, "V"), 0, 0 };
    assert_true(squares ? zl_heaps_by_squares(points, count, &heaps)
                        : zl_heaps_by_logarithms(points, count, &heaps));
    assert_true(!heaps.reason && heaps.k_error > 0 && heaps.beta_error > 0);
    golden_close(&table);
    return heaps;
}

static size_t check_fit(const golden *table, const char *set, const char *key,
                        double found)
{
    for (size_t row = 0; row < table->rows; row++)
        if (strcmp(golden_text(table, row, "set"), set) == 0 &&
            strcmp(golden_text(table, row, "key"), key) == 0)
            return golden_check(key, set, found,
                                golden_number(table, row, "value"), 1e-6);
    print_message("%s of %s is not there\n", key, set);
    return 1;
}

static size_t check_ranks(const golden *table, const char *set,
                          const zl_spectrum *spectrum)
{
    zl_zipf zipf = zl_zipf_fit(spectrum);
    zl_zipf both = zl_zipf_mandelbrot_fit(spectrum);
    zl_line line;

    assert_true(zl_zipf_line(spectrum, &line));
    assert_true(!zipf.reason && !both.reason);
    assert_true(zipf.a_error > 0 && both.a_error > zipf.a_error);
    assert_true(both.b_error > 0 && both.likelihood > zipf.likelihood);
    return check_fit(table, set, "N", (double)spectrum->tokens) +
           check_fit(table, set, "V", (double)spectrum->types) +
           check_fit(table, set, "zipf_mle_a", zipf.a) +
           check_fit(table, set, "zipf_mle_loglik", zipf.likelihood) +
           check_fit(table, set, "zm_mle_a", both.a) +
           check_fit(table, set, "zm_mle_b", both.b) +
           check_fit(table, set, "zm_mle_loglik", both.likelihood) +
           check_fit(table, set, "zipf_ols_log10_slope", line.slope) +
           check_fit(table, set, "zipf_ols_log10_intercept", line.intercept) +
           check_fit(table, set, "zipf_ols_r2", line.r2);
}

static size_t check_heaps(const golden *table, const char *set,
                          const char *points)
{
    zl_heaps line = heaps_of(points, set, false);
    zl_heaps squares = heaps_of(points, set, true);

    assert_true(squares.squares < line.squares);
    return check_fit(table, set, "heaps_ols_K", line.k) +
           check_fit(table, set, "heaps_ols_beta", line.beta) +
           check_fit(table, set, "heaps_nls_K", squares.k) +
           check_fit(table, set, "heaps_nls_beta", squares.beta) +
           check_fit(table, set, "heaps_nls_sse", squares.squares);
}

static void fits_agree_with_scipy(void **state)
{
    golden table;
    zl_spectrum spectrum;

    (void)state;
    assert_true(golden_open(&table, "08_zipf/some.zipf_heaps_fits.tsv"));
    assert_true(
        open_spectrum(&spectrum, "08_zipf/some.spectra.tsv", "seeds_en"));
    assert_int_equal(check_ranks(&table, "seeds_en", &spectrum), 0);
    zl_spectrum_clear(&spectrum);
    const char *points = "08_zipf/some.vocabulary_growth_points.tsv";
    assert_int_equal(check_heaps(&table, "seeds_en", points) +
                         check_heaps(&table, "apache2", points),
                     0);
    golden_close(&table);
}

static void fits_of_three_texts_agree(void **state)
{
    static const char *const sets[] = { "seeds_en", "inaugural_a", "apache2" };
    golden table;

    (void)state;
    if (!golden_open(&table, "08_zipf/zipf_heaps_fits.tsv"))
        return;
    for (size_t i = 0; i < 3; i++) {
        zl_spectrum spectrum;
        speech text = { 0 };
        assert_true(open_text(&text, sets[i]));
        assert_true(zl_spectrum_init(&spectrum, text.frequencies, text.types));
        assert_int_equal(
            check_ranks(&table, sets[i], &spectrum) +
                check_heaps(&table, sets[i],
                            "08_zipf/vocabulary_growth_points.tsv"),
            0);
        zl_spectrum_clear(&spectrum);
        close_text(&text);
    }
    golden_close(&table);
}

/* ---- errors ---- */

/* R: summary(lm(y ~ x)) and nls(y ~ k*x^b) on the same points. */
static void errors_of_a_line_are_those_of_print(void **state)
{
    /* Anscombe (1973), the first of four: .50009, s.e. .11791; 3.00009,
     * s.e. 1.12475; r2 .66654. */
    static const double x[] = { 10, 8, 13, 9, 11, 14, 6, 4, 12, 7, 5 };
    static const double y[] = { 8.04, 6.95, 7.58,  8.81, 8.33, 9.96,
                                7.24, 4.26, 10.84, 4.82, 5.68 };
    zl_line line = zl_fit_line(x, y, 11);

    (void)state;
    assert_true(fabs(line.slope - .50009) < 5e-6);
    assert_true(fabs(line.slope_error - .11791) < 5e-6);
    assert_true(fabs(line.intercept - 3.00009) < 5e-6);
    assert_true(fabs(line.intercept_error - 1.12475) < 5e-6);
    assert_true(fabs(line.r2 - .66654) < 5e-6);
    assert_true(isnan(zl_fit_line(x, y, 1).slope));
    assert_true(isnan(zl_fit_line(x, y, 2).slope_error));
}

/* As nls() of R: s²·(Jᵀ·J)⁻¹, here in k and beta themselves. */
static void errors_of_heaps_are_those_of_its_slopes(void **state)
{
    zl_growth points[] = { { 100, 74, 0, 0 },
                           { 300, 160, 0, 0 },
                           { 900, 331, 0, 0 },
                           { 1700, 577, 0, 0 },
                           { 2600, 720, 0, 0 } };
    double kk = 0, kb = 0, bb = 0, squares = 0;
    zl_heaps heaps;

    (void)state;
    assert_true(zl_heaps_by_squares(points, 5, &heaps));
    for (size_t i = 0; i < 5; i++) {
        double n = (double)points[i].tokens, there = pow(n, heaps.beta);
        double by_k = there, by_beta = heaps.k * there * log(n);
        double rest = (double)points[i].types - heaps.k * there;
        kk += by_k * by_k;
        kb += by_k * by_beta;
        bb += by_beta * by_beta;
        squares += rest * rest;
    }
    double variance = squares / 3, det = kk * bb - kb * kb;
    assert_true(golden_agrees(heaps.squares, squares, 1e-9));
    assert_true(golden_agrees(heaps.k_error, sqrt(variance * bb / det), 1e-7));
    assert_true(
        golden_agrees(heaps.beta_error, sqrt(variance * kk / det), 1e-7));
}

/* -ln of the likelihood of Zipf and Mandelbrot, rank by rank. */
static double slow_likelihood(void *user, const double *at)
{
    const zl_spectrum *spectrum = user;
    double whole = 0, sum = 0, rank = 1;

    for (double r = 1; r <= (double)spectrum->types; r++)
        whole += pow(r + at[1], -at[0]);
    for (size_t i = spectrum->count; i-- > 0;)
        for (uint64_t k = 0; k < spectrum->classes[i].types; k++, rank++)
            sum += (double)spectrum->classes[i].frequency *
                   log(pow(rank + at[1], -at[0]) / whole);
    return -sum;
}

static void errors_of_a_fit_are_its_curve(void **state)
{
    zl_spectrum spectrum;
    double curve[ZL_FIT_MOST][ZL_FIT_MOST];

    (void)state;
    assert_true(
        open_spectrum(&spectrum, "08_zipf/some.spectra.tsv", "seeds_en"));
    zl_zipf both = zl_zipf_mandelbrot_fit(&spectrum);
    double at[] = { both.a, both.b };
    assert_true(golden_agrees(slow_likelihood(&spectrum, at), -both.likelihood,
                              1e-12));
    zl_fit_curve(slow_likelihood, &spectrum, at, 2, 2e-3, curve);
    assert_true(zl_fit_invert(curve, 2));
    assert_true(golden_agrees(both.a_error, sqrt(curve[0][0]), 1e-4));
    assert_true(golden_agrees(both.b_error, sqrt(curve[1][1]), 1e-4));
    double start[] = { .5, 3 };
    zl_fit_simplex(slow_likelihood, &spectrum, start, 2, .1);
    assert_true(golden_agrees(both.a, start[0], 1e-5));
    assert_true(golden_agrees(both.b, start[1], 1e-5));
    zl_spectrum_clear(&spectrum);
}

/* ---- what cannot be said ---- */

static void check_reasons(const uint64_t *frequencies, size_t count, bool zipf,
                          bool both, bool power)
{
    zl_spectrum spectrum;

    assert_true(zl_spectrum_init(&spectrum, frequencies, count));
    zl_zipf one = zl_zipf_fit(&spectrum);
    assert_true(isnan(one.a) == !zipf && !one.reason == zipf);
    zl_zipf two = zl_zipf_mandelbrot_fit(&spectrum);
    assert_true(isnan(two.b) == !both && !two.reason == both);
    zl_power_law law = zl_power_law_fit(&spectrum, 1);
    assert_true(isnan(law.a) == !power && !law.reason == power);
    for (const zl_productivity *each = zl_productivities; each->name; each++) {
        double value = each->value(&spectrum);
        assert_true(isfinite(value) || (isnan(value) && each->reason));
    }
    zl_spectrum_clear(&spectrum);
}

static void what_cannot_be_fitted_has_a_reason(void **state)
{
    static const uint64_t none[] = { 0, 0 }, one[] = { 7 },
                          same[] = { 3, 3, 3 };
    static const uint64_t two[] = { 4, 1 },
                          some[] = { 9, 4, 3, 2, 2, 1, 1, 1 };
    static const uint64_t steep[] = { 1000, 100, 10, 1 };
    zl_growth points[] = { { 10, 9, 0, 0 }, { 0, 0, 0, 0 }, { 20, 15, 0, 0 } };
    zl_heaps heaps;

    (void)state;
    check_reasons(none, 2, false, false, false);
    check_reasons(one, 1, false, false, true);
    check_reasons(same, 3, false, false, true);
    check_reasons(two, 2, true, false, true);
    check_reasons(some, 8, true, true, true);
    check_reasons(steep, 4, true, false, true);
    assert_true(zl_heaps_by_squares(points, 3, &heaps));
    assert_true(isnan(heaps.k) && heaps.reason);
    assert_true(zl_heaps_by_logarithms(points, 3, &heaps));
    assert_true(isnan(heaps.beta) && heaps.reason);
}

static void a_lack_of_memory_is_told(void **state)
{
    static const uint64_t some[] = { 9, 4, 3 };
    zl_growth points[] = { { 10, 9, 0, 0 } };
    zl_spectrum spectrum;
    zl_line line;
    zl_heaps heaps;

    (void)state;
    for (long more = 0; more < 2; more++) {
        zl_refuse_after(more);
        assert_false(zl_spectrum_init(&spectrum, some, 3));
        zl_refuse_after(-1);
    }
    assert_true(zl_spectrum_init(&spectrum, some, 3));
    zl_refuse_after(0);
    assert_false(zl_zipf_line(&spectrum, &line));
    assert_false(zl_heaps_by_squares(points, 1, &heaps));
    assert_false(zl_heaps_by_logarithms(points, 1, &heaps));
    assert_false(zl_growth_count(NULL, 0, 3, points, 1));
    zl_refuse_after(-1);
    zl_spectrum_clear(&spectrum);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_power_law_agrees_with_powerlaw),
        cmocka_unit_test(a_power_law_of_more_agrees),
        cmocka_unit_test(fits_agree_with_scipy),
        cmocka_unit_test(fits_of_three_texts_agree),
        cmocka_unit_test(errors_of_a_line_are_those_of_print),
        cmocka_unit_test(errors_of_heaps_are_those_of_its_slopes),
        cmocka_unit_test(errors_of_a_fit_are_its_curve),
        cmocka_unit_test(what_cannot_be_fitted_has_a_reason),
        cmocka_unit_test(a_lack_of_memory_is_told),
    };

    return cmocka_run_group_tests_name("zipf", tests, NULL, NULL);
}
