/* test_lnre.c -- models of vocabularies beside those of zipfR. */
#include "spectrum_help.h"

#include "stats/fit.h"
#include "stats/lnre.h"
#include "stats/random.h"

/* The figures of one model. */
typedef struct figures {
    const golden *table;
    const char *set, *model, *cost;
} figures;

static double figure(const figures *of, const char *key)
{
    for (size_t row = 0; row < of->table->rows; row++)
        if (!strcmp(golden_text(of->table, row, "key"), key) &&
            !strcmp(golden_text(of->table, row, "set"), of->set) &&
            !strcmp(golden_text(of->table, row, "model"), of->model) &&
            !strcmp(golden_text(of->table, row, "cost"), of->cost))
            return golden_number(of->table, row, "value");
    fail_msg("there is no %s of %s", key, of->set);
    return NAN;
}

/* ---- closed forms, with the parameters that zipfR found ---- */

static size_t check(const figures *of, const char *key, double found,
                    double tolerance)
{
    return golden_check(key, of->set, found, figure(of, key), tolerance);
}

static size_t check_forms(const figures *of, const zl_spectrum *spectrum)
{
    bool finite = strcmp(of->model, "fzm") == 0;
    zl_lnre model = zl_lnre_of(figure(of, "alpha"),
                               finite ? figure(of, "A") : 0, figure(of, "B"));
    double n = (double)spectrum->tokens, x2, df, p;
    size_t wrong = 0;

    wrong += check(of, "C", model.scale, 1e-9);
    wrong += check(of, "S", model.types, 1e-9);
    wrong += check(of, "EV_N", zl_lnre_expected(&model, n), 1e-9);
    wrong += check(of, "EV_2N", zl_lnre_expected(&model, 2 * n), 1e-9);
    wrong += check(of, "EV_10N", zl_lnre_expected(&model, 10 * n), 1e-9);
    wrong += check(of, "VV_N", zl_lnre_variance(&model, n), 1e-9);
    for (uint64_t m = 1; m <= 5; m++) {
        char key[20];
        snprintf(key, sizeof key, "EVm_N_%d", (int)m);
        wrong += check(of, key, zl_lnre_expected_class(&model, n, m), 1e-9);
    }
    zl_lnre_test(&model, spectrum, finite ? 3 : 2, &x2, &df, &p);
    wrong += check(of, "gof_df", df, 0);
    wrong += check(of, "gof_X2", x2, 1e-7);
    wrong += check(of, "gof_p", p, 1e-6);
    return wrong;
}

/* ---- fits ---- */

/* Where zipfR's minimiser stopped a little early, ours is nearer. */
static bool is_nearer(const figures *of, const zl_spectrum *spectrum,
                      zl_lnre_cost cost, const zl_lnre_fit *fit)
{
    bool finite = strcmp(of->model, "fzm") == 0;
    zl_lnre theirs = zl_lnre_of(figure(of, "alpha"),
                                finite ? figure(of, "A") : 0, figure(of, "B"));

    return fit->cost < zl_lnre_distance(&theirs, spectrum, cost, fit->classes);
}

/* The parameters agree to 1e-5, or to 1e-4 where ours is nearer. A least
 * probability that is so small that the text does not know it is not
 * compared. */
static size_t check_fit(const figures *of, const zl_spectrum *spectrum)
{
    bool finite = strcmp(of->model, "fzm") == 0;
    bool known = finite && figure(of, "A") > 1e-15;
    zl_lnre_cost cost = !strcmp(of->cost, "gof")     ? ZL_LNRE_GOF
                        : !strcmp(of->cost, "chisq") ? ZL_LNRE_CHISQ
                                                     : ZL_LNRE_MSE;
    zl_lnre_fit fit = zl_lnre_estimate(spectrum, finite, cost, 0);
    double near = is_nearer(of, spectrum, cost, &fit) ? 1e-4 : 1e-5;
    double n = (double)spectrum->tokens;
    size_t wrong = 0;

    assert_null(fit.reason);
    wrong += check(of, "alpha", fit.model.alpha, near);
    wrong += check(of, "B", fit.model.highest, near);
    if (known) {
        wrong += check(of, "A", fit.model.lowest, near);
        wrong += check(of, "S", fit.model.types, near);
    }
    wrong += check(of, "C", fit.model.scale, near);
    wrong += check(of, "EV_N", zl_lnre_expected(&fit.model, n), near);
    wrong += check(of, "gof_df", fit.df, 0);
    wrong += check(of, "gof_X2", fit.x2, near);
    assert_true((fit.error_reason != NULL) == isnan(fit.alpha_error));
    if (cost == ZL_LNRE_GOF && (known || !finite))
        assert_true(fit.alpha_error > 0 && fit.alpha_error < 1);
    return wrong;
}

static void check_all(const char *file, const char *spectra, bool fits,
                      size_t sets)
{
    static const char *const models[] = { "zm", "fzm" };
    static const char *const costs[] = { "gof", "chisq", "mse" };
    golden table;
    const char *set = "";
    size_t wrong = 0;

    if (!golden_open(&table, file))
        return;
    for (size_t row = 0; row < table.rows; row++) {
        zl_spectrum spectrum;
        if (strcmp(set, golden_text(&table, row, "set")) == 0)
            continue;
        set = golden_text(&table, row, "set");
        assert_true(open_spectrum(&spectrum, spectra, set));
        for (size_t i = 0; i < 6; i++) {
            figures of = { &table, set, models[i % 2], costs[i / 2] };
            wrong += fits ? check_fit(&of, &spectrum)
                          : check_forms(&of, &spectrum);
        }
        zl_spectrum_clear(&spectrum);
        sets--;
    }
    assert_int_equal(wrong, 0);
    assert_int_equal(sets, 0);
    golden_close(&table);
}

static void what_is_expected_agrees_with_zipfr(void **state)
{
    (void)state;
    check_all("08_zipf/some.zipfR_lnre.tsv", "08_zipf/some.spectra.tsv", false,
              1);
}

static void what_is_expected_of_eight_texts_agrees(void **state)
{
    (void)state;
    check_all("08_zipf/zipfR_lnre.tsv", "08_zipf/spectra.tsv", false, 8);
}

static void fits_agree_with_zipfr(void **state)
{
    (void)state;
    check_all("08_zipf/some.zipfR_lnre.tsv", "08_zipf/some.spectra.tsv", true,
              1);
}

static void fits_of_eight_texts_agree(void **state)
{
    (void)state;
    check_all("08_zipf/zipfR_lnre.tsv", "08_zipf/spectra.tsv", true, 8);
}

/* ---- beside sums ---- */

/* ∫ f(x)·g(x) dx by the trapezoidal rule in ln x. */
static double slow_integral(const zl_lnre *model, double tokens, double m)
{
    double from = log(model->lowest), to = log(model->highest), sum = 0;
    int steps = 400000;

    for (int i = 0; i <= steps; i++) {
        double x = exp(from + (to - from) * i / steps);
        double chance =
            m < 1 ? -expm1(-tokens * x)
                  : exp(m * log(tokens * x) - tokens * x - lgamma(m + 1));
        sum += (i == 0 || i == steps ? .5 : 1) * chance * model->scale *
               pow(x, -model->alpha);
    }
    return sum * (to - from) / steps;
}

static void all_classes_at_once_are_as_one_by_one(void **state)
{
    static const double alphas[] = { .004, .5, .93, .9999 };
    static const double lowest[] = { 0, 1e-40, 1e-6, .02 };
    double ways[31], all[31];

    (void)state;
    for (size_t i = 0; i < 16; i++) {
        zl_lnre model = zl_lnre_of(alphas[i % 4], lowest[i / 4], .1);
        zl_lnre_ways(&model, 30, ways);
        for (double n = 3; n < 1e9; n *= 7) {
            zl_lnre_expected_all(&model, n, ways, 30, all);
            assert_true(
                golden_agrees(all[0], zl_lnre_expected(&model, n), 1e-9));
            for (uint64_t m = 1; m <= 30; m++)
                assert_true(
                    fabs(all[m] - zl_lnre_expected_class(&model, n, m)) <=
                    1e-10 * (all[m] + 1e-3));
        }
    }
}

static void what_is_expected_is_an_integral(void **state)
{
    static const double alphas[] = { .1, .5, .93 };

    (void)state;
    for (size_t i = 0; i < 3; i++) {
        zl_lnre model = zl_lnre_of(alphas[i], 1e-6, .1);
        for (double n = 100; n < 1e9; n *= 100) {
            assert_true(golden_agrees(zl_lnre_expected(&model, n),
                                      slow_integral(&model, n, 0), 1e-8));
            for (uint64_t m = 1; m < 30; m += 7) {
                double wanted = slow_integral(&model, n, (double)m);
                double found = zl_lnre_expected_class(&model, n, m);
                assert_true(fabs(found - wanted) <=
                            1e-8 * wanted + 1e-11 * model.types);
            }
        }
        /* Those that never come are the rest. */
        assert_true(
            golden_agrees(zl_lnre_expected(&model, 1e12), model.types, 1e-9));
    }
}

/* ---- beside texts that were drawn ---- */

/* How often something is met that is expected so often. */
static uint64_t draw_poisson(zl_random *random, double expected)
{
    double left = zl_random_unit(random), chance = exp(-expected);
    uint64_t count = 0;

    for (; left > chance && count < 1000; count++) {
        left -= chance;
        chance *= expected / ((double)count + 1);
    }
    return count;
}

/* The probability above which there is this share of all types. */
static double probability_at(const zl_lnre *model, double share)
{
    double high = pow(model->highest, -model->alpha);
    double low = pow(model->lowest, -model->alpha);

    return pow(high + share * (low - high), -1 / model->alpha);
}

static void draw_text(const zl_lnre *model, double tokens, uint64_t index,
                      zl_spectrum *spectrum)
{
    static uint64_t frequencies[3000];
    zl_random random = zl_random_at(7, ZL_RANDOM_RESAMPLE, index);
    size_t types = (size_t)model->types;

    for (size_t i = 0; i < types; i++) {
        double x = probability_at(model, ((double)i + .5) / model->types);
        frequencies[i] = draw_poisson(&random, tokens * x);
    }
    assert_true(zl_spectrum_init(spectrum, frequencies, types));
}

/* Forty texts: their deviation is known to a ninth, three times that is a
 * third. */
static void errors_are_those_among_texts_that_are_drawn(void **state)
{
    zl_lnre model = zl_lnre_of(.6, 2e-5, .01);
    double sum = 0, squares = 0, errors = 0, texts = 40;

    (void)state;
    assert_true(model.types > 1000 && model.types < 3000);
    for (uint64_t i = 0; i < 40; i++) {
        zl_spectrum spectrum;
        draw_text(&model, 20000, i, &spectrum);
        zl_lnre_fit fit = zl_lnre_estimate(&spectrum, true, ZL_LNRE_GOF, 0);
        assert_null(fit.error_reason);
        sum += fit.model.alpha;
        squares += fit.model.alpha * fit.model.alpha;
        errors += fit.alpha_error / texts;
        zl_spectrum_clear(&spectrum);
    }
    double deviation = sqrt((squares - sum * sum / texts) / (texts - 1));
    assert_true(fabs(sum / texts - .6) < 4 * deviation / sqrt(texts));
    assert_true(fabs(errors / deviation - 1) < 1. / 3);
}

/* Frequencies of Zipf's law and others, with less or more that stands once. */
static void draw_spectrum(uint64_t index, zl_spectrum *spectrum)
{
    static uint64_t frequencies[3000];
    zl_random random = zl_random_at(11, ZL_RANDOM_RESAMPLE, index);
    size_t types = 40 + zl_random_below(&random, 2000);
    double slope = .6 + 1.2 * zl_random_unit(&random);
    double first = 5 + 3000 * zl_random_unit(&random);

    for (size_t i = 0; i < types; i++) {
        double mean = first * pow((double)i + 1, -slope);
        double drawn = mean * (.5 + zl_random_unit(&random));
        frequencies[i] = (uint64_t)drawn + 1;
    }
    assert_true(zl_spectrum_init(spectrum, frequencies, types));
}

/* Without a least probability is with one that goes to 0. */
static void the_wider_model_is_never_worse(void **state)
{
    size_t better = 0;

    (void)state;
    for (uint64_t i = 0; i < 90; i++) {
        zl_spectrum spectrum;
        zl_lnre_cost cost = (zl_lnre_cost)(i % 3);
        draw_spectrum(i, &spectrum);
        zl_lnre_fit with = zl_lnre_estimate(&spectrum, true, cost, 10);
        zl_lnre_fit without = zl_lnre_estimate(&spectrum, false, cost, 10);
        if (!without.reason && !(with.cost <= without.cost * (1 + 1e-9)))
            fail_msg("text %d, cost %d: %.15g, and %.15g without", (int)i,
                     (int)cost, with.cost, without.cost);
        better += with.cost < without.cost * .99;
        zl_spectrum_clear(&spectrum);
    }
    assert_true(better > 5 && better < 90);
}

static void what_is_no_model_is_refused(void **state)
{
    static const uint64_t few[] = { 5, 3, 2, 1, 1 };
    zl_spectrum spectrum;
    zl_lnre none = zl_lnre_of(1, 0, .1);

    (void)state;
    assert_true(isnan(none.types) && isnan(zl_lnre_expected(&none, 5)));
    assert_true(isnan(zl_lnre_of(.5, .2, .1).alpha));
    assert_true(isnan(zl_lnre_expected_class(&none, 5, 1)));
    assert_true(zl_spectrum_init(&spectrum, few, 5));
    zl_lnre_fit fit = zl_lnre_estimate(&spectrum, true, ZL_LNRE_GOF, 0);
    assert_true(isnan(fit.model.alpha) && isnan(fit.p) && fit.reason);
    zl_spectrum_clear(&spectrum);
    none = zl_lnre_of(.5, 0, .1);
    assert_true(zl_lnre_expected(&none, 0) == 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_expected_agrees_with_zipfr),
        cmocka_unit_test(what_is_expected_of_eight_texts_agrees),
        cmocka_unit_test(fits_agree_with_zipfr),
        cmocka_unit_test(fits_of_eight_texts_agree),
        cmocka_unit_test(all_classes_at_once_are_as_one_by_one),
        cmocka_unit_test(what_is_expected_is_an_integral),
        cmocka_unit_test(errors_are_those_among_texts_that_are_drawn),
        cmocka_unit_test(the_wider_model_is_never_worse),
        cmocka_unit_test(what_is_no_model_is_refused),
    };

    return cmocka_run_group_tests_name("lnre", tests, NULL, NULL);
}
