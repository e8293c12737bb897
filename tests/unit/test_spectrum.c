/* test_spectrum.c -- spectra and the growth of vocabularies, beside zipfR. */
#include "spectrum_help.h"

#include "stats/heaps.h"

/* ---- spectra ---- */

static double productivity(const zl_spectrum *spectrum, const char *key)
{
    if (strcmp(key, "N") == 0)
        return (double)spectrum->tokens;
    if (strcmp(key, "V1") == 0 || strcmp(key, "V2") == 0)
        return zl_spectrum_types(spectrum, key[1] == '1' ? 1 : 2);
    if (strncmp(key, "prod_", 5) == 0)
        key += 5;
    for (const zl_productivity *each = zl_productivities; each->name; each++)
        if (strcmp(each->name, key) == 0)
            return each->value(spectrum);
    fail_msg("there is no %s", key);
    return NAN;
}

static void check_productivity(const char *file, const char *spectra,
                               size_t sets)
{
    golden table;
    zl_spectrum spectrum = { 0 };
    char set[40] = "";
    size_t wrong = 0;

    if (!golden_open(&table, file))
        return;
    for (size_t row = 0; row < table.rows; row++) {
        const char *key = golden_text(&table, row, "key");
        if (strcmp(set, golden_text(&table, row, "set")) != 0) {
            zl_spectrum_clear(&spectrum);
            snprintf(set, sizeof set, "%s", golden_text(&table, row, "set"));
            assert_true(open_spectrum(&spectrum, spectra, set));
            sets--;
        }
        wrong += golden_check(key, set, productivity(&spectrum, key),
                              golden_number(&table, row, "value"), 1e-9);
    }
    assert_int_equal(wrong + sets, 0);
    zl_spectrum_clear(&spectrum);
    golden_close(&table);
}

static void richness_agrees_with_zipfr(void **state)
{
    (void)state;
    check_productivity("08_zipf/some.zipfR_productivity.tsv",
                       "08_zipf/some.spectra.tsv", 1);
}

static void richness_of_eight_sets_agrees(void **state)
{
    (void)state;
    check_productivity("08_zipf/zipfR_productivity.tsv", "08_zipf/spectra.tsv",
                       8);
}

static void check_interpolation(const char *file, const char *spectra)
{
    golden table;
    size_t wrong = 0;

    if (!golden_open(&table, file))
        return;
    for (size_t row = 0; row < table.rows; row++) {
        const char *set = golden_text(&table, row, "set");
        double n = golden_number(&table, row, "N0");
        zl_spectrum spectrum;
        assert_true(open_spectrum(&spectrum, spectra, set));
        wrong += golden_check(
            "V", set, zl_spectrum_expected(&spectrum, n),
            golden_number(&table, row, "EV_binomial_interpolation"), 1e-9);
        wrong += golden_check("V1", set,
                              zl_spectrum_expected_class(&spectrum, n, 1),
                              golden_number(&table, row, "EV1"), 1e-9);
        wrong += golden_check("V2", set,
                              zl_spectrum_expected_class(&spectrum, n, 2),
                              golden_number(&table, row, "EV2"), 1e-9);
        zl_spectrum_clear(&spectrum);
    }
    assert_int_equal(wrong, 0);
    golden_close(&table);
}

static void less_of_a_text_is_expected_as_zipfr_does(void **state)
{
    (void)state;
    check_interpolation("08_zipf/some.zipfR_vgc_interp.tsv",
                        "08_zipf/some.spectra.tsv");
}

static void less_of_eight_texts_is_expected(void **state)
{
    (void)state;
    check_interpolation("08_zipf/zipfR_vgc_interp.tsv", "08_zipf/spectra.tsv");
}

/* ---- growth ---- */

static void check_growth(const char *file, const char *set, bool is_whole)
{
    golden table;
    speech text = { 0 };
    size_t count = 0;

    if (!golden_open(&table, file))
        return;
    if (!open_text(&text, set)) {
        golden_close(&table);
        return;
    }
    zl_growth *points = calloc(table.rows, sizeof *points);
    size_t *rows = calloc(table.rows, sizeof *rows);
    for (size_t row = 0; row < table.rows; row++) {
        if (!is_whole && strcmp(golden_text(&table, row, "set"), set) != 0)
            continue;
        rows[count] = row;
        points[count++].tokens = (uint64_t)golden_number(&table, row, "N");
    }
    assert_true(
        zl_growth_count(text.words, text.count, text.types, points, count));
    for (size_t i = 0; i < count; i++) {
        assert_int_equal(points[i].types, golden_number(&table, rows[i], "V"));
        if (!is_whole)
            continue;
        assert_int_equal(points[i].once, golden_number(&table, rows[i], "V1"));
        assert_int_equal(points[i].twice,
                         golden_number(&table, rows[i], "V2"));
    }
    assert_true(count > 10);
    free(points);
    free(rows);
    close_text(&text);
    golden_close(&table);
}

static void two_speeches_grow_as_counted(void **state)
{
    (void)state;
    check_growth("08_zipf/seeds_en.vgc_empirical.tsv", "seeds_en", true);
}

static void eighteen_speeches_grow_as_counted(void **state)
{
    (void)state;
    check_growth("08_zipf/inaugural_a.vgc_empirical.tsv", "inaugural_a", true);
}

static void points_of_growth_agree(void **state)
{
    (void)state;
    check_growth("08_zipf/vocabulary_growth_points.tsv", "inaugural_a", false);
    check_growth("08_zipf/vocabulary_growth_points.tsv", "seeds_en", false);
    check_growth("08_zipf/vocabulary_growth_points.tsv", "apache2", false);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(richness_agrees_with_zipfr),
        cmocka_unit_test(richness_of_eight_sets_agrees),
        cmocka_unit_test(less_of_a_text_is_expected_as_zipfr_does),
        cmocka_unit_test(less_of_eight_texts_is_expected),
        cmocka_unit_test(two_speeches_grow_as_counted),
        cmocka_unit_test(eighteen_speeches_grow_as_counted),
        cmocka_unit_test(points_of_growth_agree),
    };

    return cmocka_run_group_tests_name("spectrum", tests, NULL, NULL);
}
