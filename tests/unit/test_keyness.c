/* test_keyness.c -- all measures beside exact arithmetic and other tools. */
#include "golden_help.h"

#include "stats/keyness.h"
#include "stats/ratio.h"

static double value_of(const char *name, zl_comparison c)
{
    zl_keyness measure;

    if (!zl_keyness_find(&measure, name, strlen(name)))
        fail_msg("there is no measure %s", name);
    return zl_keyness_value(&measure, c);
}

/* ---- golden files ---- */

static bool is_measure(const char *name)
{
    static const char *const others[] = { "feature",     "n_target",
                                          "n_reference", "bonferroni",
                                          "holm",        "bh" };

    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (strcmp(name, others[i]) == 0)
            return false;
    return true;
}

/* The sizes of both corpora, and of how many types they are. */
static bool sizes_of(const char *name, zl_comparison *out)
{
    char path[200];
    golden file;

    snprintf(path, sizeof path, "03_keyness/%s.padjust_all.tsv", name);
    if (!golden_open(&file, path))
        return false;
    out->tests = (double)file.rows;
    golden_close(&file);
    snprintf(path, sizeof path, "03_keyness/%s.meta.tsv", name);
    assert_true(golden_open(&file, path));
    assert_string_equal(file.cells[2], "N_target");
    out->n1 = strtod(file.cells[3], NULL);
    out->n2 = strtod(file.cells[5], NULL);
    golden_close(&file);
    return true;
}

static void check_exact(const char *name)
{
    zl_comparison c = { 0 };
    char path[200];
    golden file;
    size_t wrong = 0;

    snprintf(path, sizeof path, "03_keyness/%s.mp.tsv", name);
    if (!sizes_of(name, &c) || !golden_open(&file, path))
        return;
    for (size_t row = 0; row < file.rows; row++) {
        c.a = golden_number(&file, row, "n_target");
        c.b = golden_number(&file, row, "n_reference");
        for (size_t i = 0; i < file.columns; i++)
            if (is_measure(file.cells[i]))
                wrong += golden_check(
                    file.cells[i], golden_text(&file, row, "feature"),
                    value_of(file.cells[i], c),
                    golden_number(&file, row, file.cells[i]), 1e-9);
    }
    assert_true(file.rows > 100);
    golden_close(&file);
    assert_int_equal(wrong, 0);
}

/* What Evert's corpora 0.6 gives: G² to six digits, the rest to nine. */
static void check_corpora(const char *name)
{
    static const char *const columns[][2] = {
        { "corpora_G2", "g2_4cell_signed" },
        { "corpora_LogRatio_walter", "log_ratio_walter" },
        { "corpora_LRC95_bonf", "lrc_95_bonf" },
        { "corpora_LRC95_nocorr", "lrc_95_m1" },
        { "corpora_PositiveLRC95_bonf", "lrc_positive_95_bonf" },
        { "corpora_SimpleMaths1", "simple_maths_1" },
        { "corpora_SimpleMaths100", "simple_maths_100" },
        { "R_p_G2", "p_g2" },
    };
    zl_comparison c = { 0 };
    char path[200];
    golden file;
    size_t wrong = 0;

    snprintf(path, sizeof path, "03_keyness/%s.tools.tsv", name);
    if (!sizes_of(name, &c) || !golden_open(&file, path))
        return;
    for (size_t row = 0; row < file.rows; row++) {
        c.a = golden_number(&file, row, "n_target");
        c.b = golden_number(&file, row, "n_reference");
        for (size_t i = 0; i < sizeof columns / sizeof *columns; i++)
            wrong += golden_check(columns[i][1],
                                  golden_text(&file, row, "feature"),
                                  value_of(columns[i][1], c),
                                  golden_number(&file, row, columns[i][0]),
                                  strstr(columns[i][0], "G2") ? 3e-6 : 1e-9);
    }
    golden_close(&file);
    assert_int_equal(wrong, 0);
}

static void a_small_comparison_agrees(void **state)
{
    (void)state;
    check_exact("seeds_en.seed000");
    check_corpora("seeds_en.seed000");
}

static void comparisons_of_thousands_of_types_agree(void **state)
{
    (void)state;
    check_exact("inaugural_a.obama");
    check_exact("inaugural_a.trump2017");
    check_corpora("inaugural_a.obama");
    check_corpora("inaugural_a.trump2017");
}

/* quanteda takes Yates' correction for chi2 where a word is expected less
 * than five times, and Williams' for G². */
static void quanteda_gives_the_same_chi2(void **state)
{
    golden file;
    size_t wrong = 0, met = 0;

    (void)state;
    if (!golden_open(&file,
                     "03_keyness/inaugural_full_quanteda_trump2017.tsv"))
        return;
    for (size_t row = 0; row < file.rows; row++) {
        zl_comparison c = { golden_number(&file, row, "n_target"),
                            golden_number(&file, row, "n_reference"), 1445,
                            139126, 1 };
        double wanted = golden_number(&file, row, "chi2_default");
        double found = value_of("chi2", c), yates = value_of("chi2_yates", c);
        bool corrected = fabs(fabs(wanted) - yates) <
                         fabs(fabs(wanted) - found);
        wrong += golden_check(corrected ? "chi2_yates" : "chi2",
                              golden_text(&file, row, "feature"),
                              corrected ? yates : found, fabs(wanted), 1e-9);
        met++;
    }
    golden_close(&file);
    assert_int_equal(wrong, 0);
    assert_int_equal(met, 300);
}

/* Evert's and Hardie's on CQPweb: 300 of 599 words. */
static void conservative_log_ratios_are_those_of_cqpweb(void **state)
{
    golden file;
    size_t wrong = 0;

    (void)state;
    if (!golden_open(&file, "01_association/logratio_gold_evert.tsv"))
        return;
    for (size_t row = 0; row < file.rows; row++) {
        zl_contingency t = { golden_number(&file, row, "f"),
                             golden_number(&file, row, "f1"),
                             golden_number(&file, row, "f2"),
                             golden_number(&file, row, "N") };
        const char *lemma = golden_text(&file, row, "lemma");
        zl_comparison c = { t.o11, t.c1 - t.o11, t.r1, t.n - t.r1, 599 };
        const double found[] = { zl_log_ratio_normal(t, .01, 599),
                                 value_of("lrc", c),
                                 value_of("lrc_positive_95_bonf", c),
                                 value_of("clr", c) };
        static const char *const names[] = { "clr", "lrc", "lrc.positive",
                                             "lrc.normal" };
        for (size_t i = 0; i < 4; i++)
            wrong += golden_check(names[i], lemma, found[i],
                                  golden_number(&file, row, names[i]), 1e-9);
        if (t.c1 > t.o11)
            wrong += golden_check("lr", lemma, value_of("log_ratio", c),
                                  golden_number(&file, row, "lr"), 1e-9);
    }
    golden_close(&file);
    assert_int_equal(wrong, 0);
}

/* Words that one side does not have: rounding carries no share beyond all. */
static void differences_stay_in_their_range(void **state)
{
    (void)state;
    for (double n1 = 1000; n1 < 1300; n1++) {
        zl_comparison without = { 0, 15, n1, 32286, 1 };
        zl_comparison alone = { 15, 0, n1, 32286, 1 };
        assert_true(value_of("diff_coefficient", without) >= -1);
        assert_true(value_of("diff_coefficient", alone) <= 1);
        assert_true(value_of("pct_diff", without) == -100);
        assert_true(value_of("pct_diff_zero1e18", without) == -100);
    }
}

/* ---- names ---- */

static void a_measure_has_one_name_or_two(void **state)
{
    zl_keyness found;

    (void)state;
    for (const zl_keyness *each = zl_keynesses; each->name; each++) {
        assert_true(zl_keyness_find(&found, each->name, strlen(each->name)));
        assert_string_equal(found.name, each->name);
        assert_true(found.k == each->k);
        if (each->other) {
            assert_true(
                zl_keyness_find(&found, each->other, strlen(each->other)));
            assert_string_equal(found.name, each->name);
        }
    }
}

static void simple_maths_takes_any_number(void **state)
{
    static const char *const wrong[] = {
        "simple_maths_",
        "simple_maths_x",
        "simple_maths_.",
        "simple_maths_1,",
        "simple_maths_1.2.3",
        "simple_maths_1234567890123",
        "",
        "g",
    };
    zl_comparison c = { 20, 10, 1e6, 2e6, 1 };
    zl_keyness found;

    (void)state;
    assert_true(value_of("simple_maths_0", c) == 4);
    assert_true(value_of("simple_maths_5", c) == 2.5);
    assert_true(value_of("simple_maths_2.5", c) == 3);
    assert_true(value_of("simple_maths_.5", c) == 20.5 / 5.5);
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        assert_false(zl_keyness_find(&found, wrong[i], strlen(wrong[i])));
}

/* ---- limits ---- */

static void what_is_not_defined_has_a_reason(void **state)
{
    static const zl_comparison all[] = {
        { 0, 0, 10, 10, 1 },        { 3, 0, 10, 10, 1 },
        { 0, 3, 10, 10, 1 },        { 10, 10, 10, 10, 1 },
        { 1, 1, 0, 10, 1 },         { 1, 1, 10, 0, 1 },
        { 11, 1, 10, 10, 1 },       { 1, 11, 10, 10, 1 },
        { -1, 1, 10, 10, 1 },       { NAN, 1, 10, 10, 1 },
        { 1, 1, NAN, 10, 1 },       { 1, 1, INFINITY, 10, 1 },
        { 1.5, 1, 10, 10, 1 },      { 1.5, 0, 10, 10, 1 },
        { 1, 1, 10, 10, 0 },        { 1, 1, 10, 10, NAN },
        { 1, 1e9, 1, 1e300, 1 },    { 1e-300, 1, 2, 3, 1 },
        { 1e12, 1, 1e13, 1e13, 1 }, { 1, 1, 1, 1, 1 },
    };

    (void)state;
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        for (const zl_keyness *each = zl_keynesses; each->name; each++) {
            double value = zl_keyness_value(each, all[i]);
            const char *reason = zl_keyness_reason(each, all[i]);
            if (isnan(value) != !!reason)
                fail_msg("%s of %zu is %g, because %s", each->name, i, value,
                         reason ? reason : "?");
        }
}

/* With 1e12 words of each and one word that is twice as frequent in one, 3e8
 * to 6e8; G² and its p with fifty digits. */
static void far_beyond_any_double_p_is_known(void **state)
{
    zl_comparison c = { 6e8, 3e8, 1e12, 1e12, 1e6 };
    double g2 = value_of("g2_4cell_signed", c);

    (void)state;
    assert_true(fabs(g2 / 101984442.33652406 - 1) < 1e-9);
    assert_true(value_of("p_g2", c) == 0);
    assert_true(fabs(value_of("log10p_g2", c) / -22145644.375693295 - 1) <
                1e-9);
    for (const zl_keyness *each = zl_keynesses; each->name; each++)
        assert_true(isfinite(zl_keyness_value(each, c)));
    assert_true(fabs(value_of("ci_low", c) - 1) < 1e-3);
    assert_true(fabs(value_of("ci_high", c) - 1) < 1e-3);
}

static void the_interval_holds_the_ratio(void **state)
{
    zl_comparison c = { 12, 7, 1000, 3000, 20 };
    double ratio = log2(12. / 1000 / (7. / 3000));

    (void)state;
    assert_true(value_of("ci_low_95_bonf", c) < value_of("ci_low", c));
    assert_true(value_of("ci_low", c) < ratio);
    assert_true(ratio < value_of("ci_high", c));
    assert_true(value_of("ci_high", c) < value_of("ci_high_95_bonf", c));
    assert_true(value_of("lrc_95_m1", c) == value_of("ci_low", c));
    c.a = 0;
    assert_true(value_of("ci_low", c) == -INFINITY);
    c = (zl_comparison){ 12, 0, 1000, 3000, 1 };
    assert_true(value_of("ci_high", c) == INFINITY);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_small_comparison_agrees),
        cmocka_unit_test(comparisons_of_thousands_of_types_agree),
        cmocka_unit_test(quanteda_gives_the_same_chi2),
        cmocka_unit_test(conservative_log_ratios_are_those_of_cqpweb),
        cmocka_unit_test(differences_stay_in_their_range),
        cmocka_unit_test(a_measure_has_one_name_or_two),
        cmocka_unit_test(simple_maths_takes_any_number),
        cmocka_unit_test(what_is_not_defined_has_a_reason),
        cmocka_unit_test(far_beyond_any_double_p_is_known),
        cmocka_unit_test(the_interval_holds_the_ratio),
    };

    return cmocka_run_group_tests_name("keyness", tests, NULL, NULL);
}
