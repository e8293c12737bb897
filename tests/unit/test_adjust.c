/* test_adjust.c -- p-values of many tests. */
#include "golden_help.h"

#include "base/mem.h"
#include "stats/adjust.h"

static void check(const double *found, const double *wanted, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (isnan(wanted[i]) ? !isnan(found[i])
                             : !(fabs(found[i] - wanted[i]) <= 1e-12))
            fail_msg("value %zu: found %.17g, wanted %.17g", i, found[i],
                     wanted[i]);
}

/* p.adjust(c(.01, .02, .03, .04, .05), "holm") in R. */
static void holm_gives_what_r_gives(void **state)
{
    const double p[] = { .01, .02, .03, .04, .05 };
    const double wanted[] = { .05, .08, .09, .09, .09 };
    double found[5];

    (void)state;
    assert_true(zl_adjust_holm(p, 5, found));
    check(found, wanted, 5);
}

/* p.adjust(c(.04, NA, .01, .01, .9), "holm") in R. */
static void the_order_is_kept_and_nan_is_no_test(void **state)
{
    double p[] = { .04, NAN, .01, .01, .9 };
    const double wanted[] = { .08, NAN, .04, .04, .9 };

    (void)state;
    assert_true(zl_adjust_holm(p, 5, p));
    check(p, wanted, 5);
}

static void nothing_is_above_one(void **state)
{
    const double p[] = { .5, .6, 1 };
    const double wanted[] = { 1, 1, 1 };
    double found[3];

    (void)state;
    assert_true(zl_adjust_holm(p, 3, found));
    check(found, wanted, 3);
    assert_true(zl_adjust_holm(NULL, 0, NULL));
}

/* 653 types; the file has the 149 that stand in it, each p-value as R and
 * exact arithmetic adjust it among all 653. */
static void a_whole_comparison_agrees(void **state)
{
    FILE *file = fopen("tests/golden-data/keyness.tsv", "r");
    double p[653], wanted[653], found[653];
    char line[1000];
    size_t count = 0;

    (void)state;
    assert_non_null(file);
    assert_non_null(fgets(line, sizeof line, file));
    for (; fgets(line, sizeof line, file); count++)
        assert_int_equal(sscanf(line, "%*[^\t]\t%*s\t%*s\t%*s\t%lf\t%lf",
                                &p[count], &wanted[count]),
                         2);
    fclose(file);
    size_t known = count;
    while (count < 653)
        p[count++] = 1; /* none of the rest is smaller than these */
    assert_true(zl_adjust_holm(p, count, found));
    check(found, wanted, known);
}

/* As R's p.adjust() has it, among all types of a comparison. */
static void check_file(const char *name)
{
    static const char *const columns[][2] = {
        { "bonferroni", "bonferroni" },
        { "holm", "holm" },
        { "BH", "bh" },
        { "BY", "by" },
    };
    golden file;
    size_t wrong = 0;

    if (!golden_open(&file, name))
        return;
    double *p = calloc(file.rows, sizeof *p);
    double *found = calloc(file.rows, sizeof *found);
    assert_non_null(p);
    assert_non_null(found);
    for (size_t row = 0; row < file.rows; row++)
        p[row] = golden_number(&file, row, "p_g2");
    for (size_t i = 0; i < 4; i++) {
        const char *adjustment = columns[i][1];
        assert_true(zl_adjustment_find(adjustment, strlen(adjustment))
                        ->adjust(p, file.rows, found));
        for (size_t row = 0; row < file.rows; row++)
            wrong += golden_check(
                adjustment, golden_text(&file, row, "feature"), found[row],
                golden_number(&file, row, columns[i][0]), 1e-9);
    }
    free(p);
    free(found);
    golden_close(&file);
    assert_int_equal(wrong, 0);
}

static void all_types_of_a_small_comparison_agree(void **state)
{
    (void)state;
    check_file("03_keyness/seeds_en.seed000.padjust_all.tsv");
}

static void all_types_of_a_large_comparison_agree(void **state)
{
    (void)state;
    check_file("03_keyness/inaugural_a.obama.padjust_all.tsv");
    check_file("03_keyness/inaugural_a.trump2017.padjust_all.tsv");
}

/* As 1 - (1 - p)^m with forty digits; the last as p·m to the first order. */
static void sidak_keeps_the_digits_of_small_numbers(void **state)
{
    const double p[] = { .05, .01, NAN, 1, 0, 1e-300 };
    const double wanted[] = { 0.2262190625, 0.0490099501, NAN, 1, 0, 5e-300 };
    double found[6];

    (void)state;
    assert_true(zl_adjust_sidak(p, 6, found));
    check(found, wanted, 6);
    assert_true(fabs(found[5] / 5e-300 - 1) < 1e-12);
}

static void nan_is_no_test_for_any(void **state)
{
    const double with[] = { .01, NAN, .04, .03 },
                 without[] = { .01, .04, .03 };
    double one[4], two[3];

    (void)state;
    for (const zl_adjustment *each = zl_adjustments; each->name; each++) {
        assert_true(each->adjust(with, 4, one));
        assert_true(each->adjust(without, 3, two));
        assert_true(one[0] == two[0] && one[2] == two[1] && one[3] == two[2]);
        assert_true(isnan(one[1]));
    }
    assert_null(zl_adjustment_find("none", 4));
    assert_null(zl_adjustment_find("", 0));
}

static void a_lack_of_memory_is_told(void **state)
{
    double p[] = { .5 };

    (void)state;
    zl_refuse_after(0);
    bool enough = zl_adjust_holm(p, 1, p) || zl_adjust_bh(p, 1, p);
    zl_refuse_after(-1);
    assert_false(enough);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(holm_gives_what_r_gives),
        cmocka_unit_test(the_order_is_kept_and_nan_is_no_test),
        cmocka_unit_test(nothing_is_above_one),
        cmocka_unit_test(a_whole_comparison_agrees),
        cmocka_unit_test(all_types_of_a_small_comparison_agree),
        cmocka_unit_test(all_types_of_a_large_comparison_agree),
        cmocka_unit_test(sidak_keeps_the_digits_of_small_numbers),
        cmocka_unit_test(nan_is_no_test_for_any),
        cmocka_unit_test(a_lack_of_memory_is_told),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
