/* test_association_tools.c -- measures of association beside what other
 * programs and printed pages give. */
#include "golden_help.h"

#include "stats/keyness.h"

static double value_of(const char *name, zl_contingency t)
{
    const zl_measure *measure = zl_measure_find(name, strlen(name));

    if (!measure)
        fail_msg("there is no measure %s", name);
    return zl_measure_value(measure, t);
}

/* ---- UCS ---- */

/* Logarithms of UCS are to base 10; it has 10^7 for infinite odds. */
static const struct {
    const char *theirs, *ours;
    double factor;
} ucs[] = {
    { "am.Dice", "dice", 1 },
    { "am.Fisher.pv", "fisher_greater_log10p", -1 },
    { "am.Jaccard", "jaccard", 1 },
    { "am.MI", "mi", 0.30102999566398119521 },
    { "am.MI2", "mi2", 0.30102999566398119521 },
    { "am.MI3", "mi3", 0.30102999566398119521 },
    { "am.MS", "min_sensitivity", 1 },
    { "am.Poisson.Stirling", "poisson_stirling", 0.43429448190325182765 },
    { "am.average.MI", "avg_mi_bits", 0.30102999566398119521 },
    { "am.chi.squared", "chi2", 0 },
    { "am.chi.squared.corr", "chi2_yates_noclamp", 0 },
    { "am.gmean", "gmean", 1 },
    { "am.local.MI", "local_mi", 0.30102999566398119521 },
    { "am.log.likelihood", "g2_signed", 1 },
    { "am.odds.ratio", "log2_odds_ratio", 0.30102999566398119521 },
    { "am.odds.ratio.disc", "log2_odds_ratio_disc", 0.30102999566398119521 },
    { "am.relative.risk", "relative_risk_ucs", 0 },
    { "am.simple.ll", "simple_ll_signed", 1 },
    { "am.t.score", "t_score", 1 },
    { "am.z.score", "z_score", 1 },
    { "am.z.score.corr", "z_yates_ucs", 1 },
};

static double as_ucs(size_t i, zl_contingency t)
{
    double value = value_of(ucs[i].ours, t);

    if (strcmp(ucs[i].ours, "relative_risk_ucs") == 0)
        return log10(value);
    if (ucs[i].factor == 0)
        return zl_surplus(t) < 0 ? -value : value;
    return value * ucs[i].factor;
}

static void ucs_agrees(void **state)
{
    golden file;
    size_t wrong = 0;

    (void)state;
    if (!golden_open(&file, "01_association/ucs_gold.tsv"))
        return;
    for (size_t row = 0; row < file.rows; row++) {
        zl_contingency t = { golden_number(&file, row, "f"),
                             golden_number(&file, row, "f1"),
                             golden_number(&file, row, "f2"),
                             golden_number(&file, row, "N") };
        for (size_t i = 0; i < sizeof ucs / sizeof *ucs; i++) {
            double found = as_ucs(i, t);
            double wanted = golden_number(&file, row, ucs[i].theirs);
            if (isinf(found) && fabs(wanted) >= 1e6)
                continue;
            wrong += golden_check(ucs[i].theirs, golden_text(&file, row, "l2"),
                                  found, wanted, 1e-8);
        }
    }
    assert_int_equal(file.rows, 60);
    golden_close(&file);
    assert_int_equal(wrong, 0);
}

/* ---- R, Python ---- */

static zl_contingency table_of(const golden *tables, const char *id)
{
    for (size_t row = 0; row < tables->rows; row++)
        if (strcmp(golden_text(tables, row, "id"), id) == 0)
            return (zl_contingency){ golden_number(tables, row, "O11"),
                                     golden_number(tables, row, "R1"),
                                     golden_number(tables, row, "C1"),
                                     golden_number(tables, row, "N") };
    fail_msg("there is no table %s", id);
    return (zl_contingency){ 0 };
}

/* Others lose digits, or all, where p is near the smallest double, and scipy
 * also before; an O11 of 0 is a small number for some. What nltk calls
 * Poisson-Stirling has a logarithm to base 2. */
static bool is_comparable(const char *measure, const char *tool, double wanted)
{
    return isfinite(wanted) && strcmp(tool, "tool") != 0 &&
           !strstr(tool, "poisson_stirling") && !strstr(tool, "scipy") &&
           !strstr(measure, "_or_clamp") && fabs(wanted) < 1e100 &&
           (!strstr(measure, "_log10p") || wanted > -300);
}

static void check_tool(const char *path)
{
    golden file, tables;
    size_t wrong = 0, met = 0;

    if (!golden_open(&file, path))
        return;
    assert_true(golden_open(&tables, "01_association/tables.tsv"));
    for (size_t row = 0; row < file.rows; row++) {
        const char *id = golden_text(&file, row, "id");
        const char *measure = golden_text(&file, row, "measure");
        double wanted = golden_number(&file, row, "value");
        zl_contingency t = table_of(&tables, id);
        if (!is_comparable(measure, golden_text(&file, row, "tool"), wanted) ||
            !zl_contingency_possible(t))
            continue;
        zl_comparison c = { t.o11, t.c1 - t.o11, t.r1, t.n - t.r1, 1 };
        zl_keyness keyness;
        bool key = !strcmp(measure, "simple_maths_1") &&
                   zl_keyness_find(&keyness, measure, strlen(measure));
        double found = key ? zl_keyness_value(&keyness, c)
                           : value_of(measure, t);
        wrong += isfinite(found) &&
                 golden_check(measure, id, found, wanted, 1e-8);
        met++;
    }
    assert_true(met > 700);
    golden_close(&tables);
    golden_close(&file);
    assert_int_equal(wrong, 0);
}

static void r_agrees(void **state)
{
    (void)state;
    check_tool("01_association/independent_R.tsv");
}

static void python_agrees(void **state)
{
    (void)state;
    check_tool("01_association/independent_py.tsv");
}

static const struct {
    const char *theirs, *ours;
} mclm[] = {
    { "DP_rows", "delta_p_2given1" },
    { "DP_cols", "delta_p_1given2" },
    { "RR_rows", "relative_risk" },
    { "RR_cols", "relative_risk_ucs" },
    { "OR", "odds_ratio" },
    { "MS", "min_sensitivity" },
    { "Jaccard", "jaccard" },
    { "Dice", "dice" },
    { "logDice", "log_dice" },
    { "phi", "phi" },
    { "Q", "yule_q" },
    { "mu", "mu" },
    { "PMI", "mi" },
    { "PMI2", "mi2" },
    { "PMI3", "mi3" },
    { "chi2", "chi2" },
    { "chi2_signed", "chi2" },
    { "G", "g2" },
    { "G_signed", "g2_signed" },
    { "t", NULL },
};

/* mclm takes the smallest double for 0: what is infinite is not so there. */
static void mclm_agrees(void **state)
{
    golden file, tables;
    size_t wrong = 0;

    (void)state;
    if (!golden_open(&file, "01_association/mclm_assoc_scores.tsv"))
        return;
    assert_true(golden_open(&tables, "01_association/tables.tsv"));
    for (size_t row = 0; row < file.rows; row++) {
        const char *id = golden_text(&file, row, "type");
        zl_contingency t = table_of(&tables, id);
        bool less = zl_surplus(t) < 0;
        for (size_t i = 0; mclm[i].ours; i++) {
            double found = value_of(mclm[i].ours, t);
            double wanted = golden_number(&file, row, mclm[i].theirs);
            if (!isfinite(found) || !isfinite(wanted))
                continue;
            bool turned = less && !strcmp(mclm[i].theirs, "chi2_signed");
            wrong += golden_check(mclm[i].theirs, id, turned ? -found : found,
                                  wanted, 1e-8);
        }
    }
    golden_close(&tables);
    golden_close(&file);
    assert_int_equal(wrong, 0);
}

/* ---- printed values ---- */

typedef enum shape { MARGINS, CELLS, SHARES, RESTS } shape;

/* The measure whose value is printed, and what its four numbers are. */
static const struct {
    const char *called;
    shape form;
    const char *measure;
} printed[] = {
    { "Fisher two-sided p", CELLS, "10^fisher_two_log10p" },
    { "Fisher left p", CELLS, "10^fisher_less_log10p" },
    { "Fisher right p", CELLS, "10^fisher_greater_log10p" },
    { "chi2 Yates", CELLS, "chi2_yates_clamp" },
    { "G2 = -2 log lambda", CELLS, "g2" },
    { "chi2 (no Yates)", CELLS, "chi2" },
    { "MI log2", MARGINS, "mi" },
    { "Delta P(course|of) = O11/R1-O21/R2", CELLS, "delta_p_2given1" },
    { "Delta P(of|course) = O11/C1-O12/C2", CELLS, "delta_p_1given2" },
    { "NPMI", CELLS, "npmi" },
    { "NPMI (O11=0 -> -1)", CELLS, "npmi" },
    { "minimum sensitivity", CELLS, "min_sensitivity" },
    { "phi squared", CELLS, "phi" },
    { "mu = O/E", CELLS, "mu" },
    { "simple maths ratio k=1; cells given as (f, corpus minus f)", RESTS,
      "simple_maths_1" },
    { "odds ratio", SHARES, "odds_ratio" },
    { "%DIFF = 100*(p1-p2)/p2", SHARES, "pct_diff" },
    { "difference coefficient (p1-p2)/(p1+p2)", SHARES, "diff_coefficient" },
    { "log ratio", SHARES, "log_ratio" },
};

static zl_contingency table_from(shape form, const double *v)
{
    switch (form) {
    case MARGINS:
        return (zl_contingency){ v[0], v[1], v[2], v[3] };
    case CELLS:
        return (zl_contingency){ v[0], v[0] + v[1], v[0] + v[2],
                                 v[0] + v[1] + v[2] + v[3] };
    case SHARES:
        return (zl_contingency){ v[0], v[1], v[0] + v[2], v[1] + v[3] };
    case RESTS:
        break;
    }
    return (zl_contingency){ v[0], v[0] + v[1], v[0] + v[2],
                             v[0] + v[1] + v[2] + v[3] };
}

static double printed_value(size_t i, zl_contingency t)
{
    zl_comparison c = { t.o11, t.c1 - t.o11, t.r1, t.n - t.r1, 1 };
    const char *name = printed[i].measure;
    zl_keyness keyness;

    if (name[0] == '1')
        return pow(10, value_of(name + 3, t));
    if (printed[i].form >= SHARES &&
        zl_keyness_find(&keyness, name, strlen(name)))
        return zl_keyness_value(&keyness, c);
    double value = value_of(name, t);
    return strcmp(name, "phi") == 0 ? value * value : value;
}

static void printed_values_are_met(void **state)
{
    golden file;
    size_t met = 0;

    (void)state;
    assert_true(
        golden_open(&file, "01_association/worked_examples_literature.tsv"));
    for (size_t row = 0; row < file.rows; row++)
        for (size_t i = 0; i < sizeof printed / sizeof *printed; i++) {
            const char *called = golden_text(&file, row, "measure");
            double v[4];
            if (strcmp(printed[i].called, called) != 0)
                continue;
            assert_int_equal(sscanf(golden_text(&file, row, "input"),
                                    "%lf,%lf,%lf,%lf", &v[0], &v[1], &v[2],
                                    &v[3]),
                             4);
            double found = printed_value(i, table_from(printed[i].form, v));
            double digit = pow(10, -golden_number(&file, row, "decimals"));
            double wanted = golden_number(&file, row, "published");
            if (!(fabs(found - wanted) <= digit * .501))
                print_message("%s: %.17g, not %g\n", called, found, wanted);
            else
                met++;
        }
    golden_close(&file);
    assert_int_equal(met, 20);
}

/* ---- limits ---- */

static void what_is_not_defined_has_a_reason(void **state)
{
    static const zl_contingency all[] = {
        { 0, 0, 0, 10 },
        { 0, 3, 0, 10 },
        { 0, 0, 3, 10 },
        { 3, 10, 3, 10 },
        { 3, 3, 10, 10 },
        { 10, 10, 10, 10 },
        { 0, 3, 3, 10 },
        { 3, 3, 3, 10 },
        { 1.5, 3, 3, 10 },
        { 0, 0, 0, 0 },
        { 5, 4, 9, 100 },
        { 5, 9, 4, 100 },
        { 0, 60, 60, 100 },
        { -1, 5, 5, 100 },
        { 1, 2, 3, NAN },
        { NAN, 2, 3, 10 },
        { 1, NAN, 3, 10 },
        { 1, 2, NAN, 10 },
        { 1, 2, 3, INFINITY },
        { 1e11, 1e12, 1e12, 1e15 },
        { 1e17, 1e18, 1e18, 1e19 },
        { 1e300, 2e300, 3e300, 1e301 },
        { 1e-300, 1, 1, 2 },
    };

    (void)state;
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        for (const zl_measure *each = zl_measures; each->name; each++) {
            double value = zl_measure_value(each, all[i]);
            const char *reason = zl_measure_reason(each, all[i]);
            if (isnan(value) != !!reason)
                fail_msg("%s of %zu is %g, because %s", each->name, i, value,
                         reason ? reason : "?");
        }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ucs_agrees),
        cmocka_unit_test(r_agrees),
        cmocka_unit_test(python_agrees),
        cmocka_unit_test(mclm_agrees),
        cmocka_unit_test(printed_values_are_met),
        cmocka_unit_test(what_is_not_defined_has_a_reason),
    };

    return cmocka_run_group_tests_name("association_tools", tests, NULL, NULL);
}
