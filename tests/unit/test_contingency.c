/* test_contingency.c -- the measures against published and exact values. */
#include "stats/contingency.h"
#include "stats/hypergeometric.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
/* after those it needs */
#include <cmocka.h>

static void check(const char *where, double found, double wanted,
                  double tolerance)
{
    if (isnan(wanted) && isnan(found))
        return;
    if (found == wanted || fabs(found - wanted) <= tolerance * fabs(wanted))
        return;
    fail_msg("%s: found %.17g, wanted %.17g", where, found, wanted);
}

static zl_contingency cells(double o11, double o12, double o21, double o22)
{
    return (zl_contingency){ o11, o11 + o12, o11 + o21,
                             o11 + o12 + o21 + o22 };
}

/* ---- values that were printed ---- */

/* Dunning (1993), "Accurate methods for the statistics of surprise and
 * coincidence", Computational Linguistics 19(1): pp. 71-72. */
static void log_likelihood_is_what_dunning_printed(void **state)
{
    (void)state;
    check("the swiss", zl_g2(cells(110, 2442, 111, 29114)), 270.72, 2e-5);
    check("p. 72", zl_g2(cells(10, 0, 3, 31764)), 167.23, 3e-5);
}

/* Church and Hanks (1990), Computational Linguistics 16(1), p. 24. */
static void mutual_information_is_what_church_and_hanks_printed(void **state)
{
    (void)state;
    check("doctors, nurses",
          zl_mutual_information((zl_contingency){ 8, 1105, 44, 15e6 }), 11.3,
          3e-3);
}

/* Smadja and others (1996), Computational Linguistics 22(1), p. 13: Dice .08
 * and so 14 + lg2 of it. */
static void log_dice_is_fourteen_above_the_logarithm_of_dice(void **state)
{
    (void)state;
    check("f12 130", exp2(zl_log_dice((zl_contingency){ 130, 3121, 143, 1e6 })
                          - 14), 0.0797, 1e-3);
}

/* Pedersen (1996), "Fishing for exactness", p. 10. */
static void fisher_is_what_pedersen_printed(void **state)
{
    (void)state;
    check("left", zl_fisher_less(cells(1, 3, 3, 1)), 17.0 / 70, 1e-14);
    check("right", zl_fisher_greater(cells(1, 3, 3, 1)), 69.0 / 70, 1e-14);
}

/* ---- values computed with forty digits ---- */

/* The numbers of a line of TSV into `values`; NA is NAN. The first `texts`
 * columns are passed over. */
static void numbers(char *line, int texts, double *values, int count)
{
    char *rest = line;

    for (int i = 0; i < texts + count; i++) {
        const char *text = strsep(&rest, "\t\n");
        assert_non_null(text);
        if (i >= texts)
            values[i - texts] = strcmp(text, "NA") ? strtod(text, NULL) : NAN;
    }
}

static FILE *golden(const char *name)
{
    char path[200], line[1000];

    snprintf(path, sizeof path, "tests/golden-data/%s", name);
    FILE *file = fopen(path, "r");
    assert_non_null(file);
    assert_non_null(fgets(line, sizeof line, file));
    return file;
}

/* A p-value given as its logarithm. Below the smallest double it is 0. */
static void check_p(const char *where, double found, double log10_wanted)
{
    if (log10_wanted < -300)
        assert_true(found < 1e-299);
    else
        check(where, found, pow(10, log10_wanted), 1e-9);
}

static void every_measure_agrees_with_exact_arithmetic(void **state)
{
    FILE *file = golden("association.tsv");
    char line[1000];
    double v[11];
    int rows = 0;

    (void)state;
    for (; fgets(line, sizeof line, file); rows++) {
        numbers(line, 1, v, 11);
        zl_contingency t = { v[0], v[1], v[2], v[3] };
        if (!zl_contingency_possible(t))
            continue;
        check(line, zl_expected(t), v[4], 1e-12);
        check(line, zl_mutual_information(t), v[5], 1e-9);
        check(line, zl_log_dice(t), v[6], 1e-9);
        check(line, zl_jaccard(t), v[7], 1e-9);
        check(line, zl_g2(t), v[8], 1e-9);
        check_p(line, zl_fisher_greater(t), v[9]);
        check_p(line, zl_fisher_less(t), v[10]);
    }
    assert_int_equal(rows, 67);
    fclose(file);
}

static void fisher_is_the_limit_of_the_label_permutations(void **state)
{
    FILE *file = golden("themes.pairs.tsv");
    char line[1000];
    double v[9];
    int rows = 0;

    (void)state;
    for (; fgets(line, sizeof line, file); rows++) {
        numbers(line, 2, v, 9);
        zl_contingency t = { v[3], v[1], v[2], v[0] };
        check(line, zl_jaccard(t), v[5], 1e-9);
        check(line, zl_fisher_greater(t), v[7], 1e-9);
        check(line, zl_fisher_less(t), v[8], 1e-9);
    }
    assert_int_equal(rows, 15);
    fclose(file);
}

static void keyness_agrees_with_exact_arithmetic(void **state)
{
    FILE *file = golden("keyness.tsv");
    char line[1000];
    double v[6];

    (void)state;
    while (fgets(line, sizeof line, file)) {
        numbers(line, 1, v, 6);
        zl_contingency t = { v[0], 495, v[0] + v[1], 495 + 1433 };
        check(line, zl_g2(t), fabs(v[2]), 1e-9);
        check(line, zl_g2_p(zl_g2(t)), v[3], 1e-9);
        check_p(line, zl_fisher_greater(t), v[5]);
    }
    fclose(file);
}

/* ---- limits ---- */

static void impossible_tables_give_no_number(void **state)
{
    static const zl_contingency tables[] = {
        { 8, 5, 9, 99 },  { 8, 9, 5, 99 },   { 0, 0, 0, 0 },
        { -1, 2, 2, 9 },  { 1, 8, 8, 9 },    { NAN, 1, 1, 9 },
        { 1, 2, NAN, 9 }, { 1, 2, 2, NAN },  { 1, 2, 2, INFINITY },
        { 1, INFINITY, 2, 9 },
    };

    (void)state;
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++) {
        assert_false(zl_contingency_possible(tables[i]));
        assert_true(zl_contingency_counted(tables[i]) ==
                    !isnan(zl_expected(tables[i])));
        assert_true(isnan(zl_jaccard(tables[i])));
        assert_true(isnan(zl_g2(tables[i])));
        assert_true(isnan(zl_fisher_greater(tables[i])));
        assert_true(isnan(zl_fisher_less(tables[i])));
        assert_true(isnan(zl_fisher_floor(tables[i])));
    }
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++)
        assert_true(zl_contingency_counted(tables[i]) ==
                    (i < 2 || i == 4)); /* those are no four cells */
    assert_true(isnan(zl_g2_p(NAN)));
    assert_true(isnan(zl_g2_p(-1)));
    assert_true(isnan(zl_fisher_greater((zl_contingency){ 1.5, 3, 3, 9 })));
}

static void what_is_undefined_is_not_guessed(void **state)
{
    (void)state;
    zl_contingency nothing = { 0, 0, 0, 10 };

    assert_true(isnan(zl_mutual_information(nothing)));
    assert_true(isnan(zl_log_dice(nothing)));
    assert_true(isnan(zl_jaccard(nothing)));
    check("G2", zl_g2(nothing), 0, 0);
    check("greater", zl_fisher_greater(nothing), 1, 0);
    check("less", zl_fisher_less(nothing), 1, 0);
    check("never together",
          zl_mutual_information((zl_contingency){ 0, 3, 3, 10 }), -INFINITY,
          0);
}

static void the_chi_squared_tail_is_exact(void **state)
{
    (void)state;
    check("0", zl_g2_p(0), 1, 1e-14);
    check("3.84", zl_g2_p(3.841458820694124), 0.05, 1e-12);
    check("10.83", zl_g2_p(10.827566170662733), 0.001, 1e-12);
    check("far", zl_g2_p(1000), 1.7958327848007225e-219, 1e-9);
    check("out of reach", zl_g2_p(1e9), 0, 0);
}

/* Twelve documents, two themes in three each: even a perfect agreement has
 * p = 1/220. With two documents nothing can be significant. */
static void the_floor_says_what_could_be_shown_at_all(void **state)
{
    (void)state;
    check("220", zl_fisher_floor((zl_contingency){ 0, 3, 3, 12 }), 1.0 / 220,
          1e-12);
    check("2", zl_fisher_floor((zl_contingency){ 1, 1, 1, 2 }), 0.5, 1e-12);
    check("all", zl_fisher_floor((zl_contingency){ 12, 12, 12, 12 }), 1, 0);
}

/* ---- against the slow and obviously right way ---- */

static double choose(double n, double k)
{
    double product = 1;

    for (double i = 1; i <= k; i++)
        product = product * (n - k + i) / i;
    return product;
}

static double slow_greater(zl_contingency t)
{
    double sum = 0;

    for (double k = t.o11; k <= fmin(t.r1, t.c1); k++)
        if (t.n - t.r1 - t.c1 + k >= 0)
            sum += choose(t.c1, k) * choose(t.n - t.c1, t.r1 - k);
    return sum / choose(t.n, t.r1);
}

static void fisher_agrees_with_counting_all_small_tables(void **state)
{
    (void)state;
    for (double n = 1; n <= 12; n++)
        for (double r1 = 0; r1 <= n; r1++)
            for (double c1 = 0; c1 <= n; c1++)
                for (double o11 = 0; o11 <= n; o11++) {
                    zl_contingency t = { o11, r1, c1, n };
                    zl_contingency next = { o11 + 1, r1, c1, n };
                    if (!zl_contingency_possible(t))
                        continue;
                    check("greater", zl_fisher_greater(t), slow_greater(t),
                          1e-12);
                    check("less", zl_fisher_less(t),
                          o11 == fmin(r1, c1) ? 1 : 1 - slow_greater(next),
                          1e-12);
                }
}

/* Near independence the naive sum of O·ln(O/E) has lost all digits. With
 * O11 one above E11, G² is (N/R1R2)·(N/C1C2)·N to the first order. */
static void log_likelihood_keeps_its_digits_in_a_large_corpus(void **state)
{
    (void)state;
    zl_contingency t = { 2.5e9 + 1, 5e9, 5e9, 1e10 };

    check("1e10", zl_g2(t), 1.6e-9, 1e-12);
    check("mi", zl_mutual_information(t), 4e-10 / M_LN2, 1e-9);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(log_likelihood_is_what_dunning_printed),
        cmocka_unit_test(mutual_information_is_what_church_and_hanks_printed),
        cmocka_unit_test(log_dice_is_fourteen_above_the_logarithm_of_dice),
        cmocka_unit_test(fisher_is_what_pedersen_printed),
        cmocka_unit_test(every_measure_agrees_with_exact_arithmetic),
        cmocka_unit_test(fisher_is_the_limit_of_the_label_permutations),
        cmocka_unit_test(keyness_agrees_with_exact_arithmetic),
        cmocka_unit_test(impossible_tables_give_no_number),
        cmocka_unit_test(what_is_undefined_is_not_guessed),
        cmocka_unit_test(the_chi_squared_tail_is_exact),
        cmocka_unit_test(the_floor_says_what_could_be_shown_at_all),
        cmocka_unit_test(fisher_agrees_with_counting_all_small_tables),
        cmocka_unit_test(log_likelihood_keeps_its_digits_in_a_large_corpus),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
