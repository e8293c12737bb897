/* test_association.c -- all measures beside exact arithmetic. */
#include "base_help.h"
#include "golden_help.h"

#include "stats/association.h"
#include "stats/hypergeometric.h"
#include "stats/proportion.h"

#include <math.h>

/* A line of TSV, cut up. */
typedef struct cells {
    char line[4000];
    char *items[100];
    size_t count;
} cells;

static bool read_cells(FILE *file, cells *row)
{
    if (!fgets(row->line, sizeof row->line, file))
        return false;
    char *rest = row->line;
    row->count = 0;
    row->line[strcspn(row->line, "\r\n")] = 0;
    while (rest) {
        assert_true(row->count < 100);
        row->items[row->count++] = strsep(&rest, "\t");
    }
    return true;
}

static double number(const cells *row, size_t column)
{
    return strcmp(row->items[column], "NA") == 0
               ? NAN
               : strtod(row->items[column], NULL);
}

static size_t column_of(const cells *names, const char *name)
{
    for (size_t i = 0; i < names->count; i++)
        if (strcmp(names->items[i], name) == 0)
            return i;
    return SIZE_MAX;
}

/* Intervals and p are held to what they are of, below. */
static bool is_of_others(const char *name)
{
    return strstr(name, "_ci_") || strncmp(name, "p_", 2) == 0 ||
           strncmp(name, "log10p_", 7) == 0;
}

/* Forty digits were computed, seventeen are given. */
static void every_measure_agrees_with_exact_arithmetic(void **state)
{
    FILE *file = fopen("tests/golden-data/measures_mp.tsv", "r");
    static cells names, row;
    size_t rows = 0, wrong = 0;

    (void)state;
    assert_non_null(file);
    assert_true(read_cells(file, &names));
    for (; read_cells(file, &row); rows++) {
        zl_contingency t = { number(&row, 1), number(&row, 2), number(&row, 3),
                             number(&row, 4) };
        for (const zl_measure *each = zl_measures; each->name; each++) {
            size_t column = column_of(&names, each->name);
            if (is_of_others(each->name))
                continue;
            assert_int_not_equal(column, SIZE_MAX);
            double found = zl_measure_value(each, t);
            double wanted = number(&row, column);
            if (golden_agrees(found, wanted, 1e-9))
                continue;
            print_message("%s of %s: %.17g, not %.17g\n", each->name,
                          row.items[0], found, wanted);
            wrong++;
        }
    }
    fclose(file);
    assert_int_equal(rows, 67);
    assert_int_equal(wrong, 0);
}

static double value_of(const char *name, zl_contingency t)
{
    return zl_measure_value(zl_measure_find(name, strlen(name)), t);
}

/* 10 20 5 65: the odds by hand, as in any textbook (Woolf 1955, with the
 * half that Haldane and Anscombe add). */
static void intervals_hold_what_they_are_of(void **state)
{
    zl_contingency t = { 10, 30, 15, 100 }, rare = { 1, 30, 15, 100 };

    (void)state;
    assert_true(golden_agrees(value_of("log2_odds_ratio_disc_ci_low", t),
                              0.957304638001252, 1e-12));
    assert_true(golden_agrees(value_of("log2_odds_ratio_disc_ci_high", t),
                              4.26020896412041, 1e-12));
    assert_true(golden_agrees(value_of("log_ratio_ci_low", t),
                              value_of("lrc", t), 1e-12));
    assert_true(value_of("log_ratio_ci_high", t) > value_of("log_ratio", t));
    assert_true(value_of("lrc", rare) == 0);
    assert_true(value_of("log_ratio_ci_low", rare) < 0);
    assert_true(value_of("log_ratio_ci_high", rare) > 0);
    assert_true(golden_agrees(log10(value_of("p_g2", t)),
                              value_of("log10p_g2", t), 1e-12));
}

static void no_column_is_left_out(void **state)
{
    FILE *file = fopen("tests/golden-data/measures_mp.tsv", "r");
    static cells names;

    (void)state;
    assert_non_null(file);
    assert_true(read_cells(file, &names));
    for (size_t i = 12; i < names.count; i++)
        assert_non_null(
            zl_measure_find(names.items[i], strlen(names.items[i])));
    fclose(file);
}

static void a_measure_has_one_name_or_two(void **state)
{
    (void)state;
    assert_ptr_equal(zl_measure_find("ll", 2), zl_measure_find("g2", 2));
    assert_null(zl_measure_find("", 0));
    assert_null(zl_measure_find("g", 1));
    for (const zl_measure *each = zl_measures; each->name; each++) {
        assert_ptr_equal(zl_measure_find(each->name, strlen(each->name)),
                         each);
        if (each->other)
            assert_ptr_equal(zl_measure_find(each->other, strlen(each->other)),
                             each);
    }
}

static void the_manual_has_every_formula(void **state)
{
    static char manual[40000];
    FILE *file = fopen("docs/counting.md", "r");

    (void)state;
    assert_non_null(file);
    manual[fread(manual, 1, sizeof manual - 1, file)] = 0;
    fclose(file);
    for (const zl_measure *each = zl_measures; each->name; each++) {
        char row[60];
        snprintf(row, sizeof row, "| `%s` |", each->name);
        if (!strstr(manual, row) ||
            (!strchr(each->formula, '|') && !strstr(manual, each->formula)))
            fail_msg("%s is not as docs/counting.md has it", each->name);
    }
}

static void has_none(zl_contingency t, bool of_cells)
{
    for (const zl_measure *each = zl_measures; each->name; each++)
        if ((!of_cells || zl_measure_needs_cells(each)) &&
            (!isnan(zl_measure_value(each, t)) || !zl_measure_reason(each, t)))
            fail_msg("%s of %g, %g, %g, %g is %g", each->name, t.o11, t.r1,
                     t.c1, t.n, zl_measure_value(each, t));
}

static void an_impossible_table_has_no_measure(void **state)
{
    static const zl_contingency none[] = {
        { 0, 0, 0, 0 },    { -1, 5, 5, 100 }, { 1, 2, 3, NAN },
        { 5, 0, 9, 100 },  { 5, 9, 0, 100 },  { 1, 2, 3, INFINITY },
        { 1, -2, 3, 100 }, { NAN, 2, 3, 100 },
    };

    (void)state;
    for (size_t i = 0; i < sizeof none / sizeof *none; i++)
        has_none(none[i], false);
}

static double without_cells(const char *name, zl_contingency t)
{
    const zl_measure *found = zl_measure_find(name, strlen(name));

    assert_non_null(found);
    assert_false(zl_measure_needs_cells(found));
    return zl_measure_value(found, t);
}

/* As Sketch Engine has it: O11 by slots, R1 and C1 the frequencies. */
static void what_needs_no_cells_has_a_value_without_them(void **state)
{
    static const zl_contingency some[] = { { 5, 4, 9, 100 },
                                           { 5, 9, 4, 100 },
                                           { 0, 60, 60, 100 } };
    zl_contingency t = { 8, 4, 4, 64 };

    (void)state;
    for (size_t i = 0; i < sizeof some / sizeof *some; i++) {
        assert_false(zl_contingency_possible(some[i]));
        has_none(some[i], true);
    }
    assert_true(without_cells("mi", t) == 5);
    assert_true(without_cells("mi3", t) == 11);
    assert_true(without_cells("dice", t) == 2);
    assert_true(without_cells("log_dice", t) == 15);
    assert_true(without_cells("min_sensitivity", t) == 2);
    assert_true(without_cells("z_score", t) == 7.75 / .5);
    assert_true(fabs(without_cells("t_score", t) - 7.75 / sqrt(8)) < 1e-15);
    assert_true(fabs(without_cells("mi_log_f", t) - 5 * log(9)) < 1e-14);
    t = (zl_contingency){ 9, 4, 4, 8 };
    assert_true(isnan(without_cells("npmi", t)));
    assert_string_equal(zl_measure_reason(zl_measure_find("npmi", 4), t),
                        "O11 is above N");
}

/* Newcombe (1998), Statistics in Medicine 17, 857-872, table I, method 3. */
static void shares_are_as_sure_as_newcombe_printed(void **state)
{
    static const double wanted[][4] = { { 81, 263, .2553, .3662 },
                                        { 15, 148, .0624, .1605 },
                                        { 0, 20, 0, .1611 },
                                        { 1, 29, .0061, .1718 } };

    (void)state;
    for (size_t i = 0; i < 4; i++) {
        zl_share share = zl_wilson(wanted[i][0], wanted[i][1], .05);
        assert_true(fabs(share.low - wanted[i][2]) < 5e-5);
        assert_true(fabs(share.high - wanted[i][3]) < 5e-5);
    }
    assert_true(isnan(zl_wilson(1, 0, .05).low));
    assert_true(isnan(zl_wilson(3, 2, .05).high));
    assert_true(zl_wilson(7, 7, .05).high == 1);
}

/* ---- Fisher's two sides, counted out ---- */

static double choose(unsigned n, unsigned k)
{
    double ways = 1;

    for (unsigned i = 0; i < k; i++)
        ways = ways * (n - i) / (i + 1);
    return k <= n ? ways : 0;
}

/* The outcomes that are at most as likely, of all there are; below 2^53 these
 * numbers are exact. */
static double slow_two_sided(unsigned o, unsigned r, unsigned c, unsigned n)
{
    double mine = choose(c, o) * choose(n - c, r - o), sum = 0;

    for (unsigned x = 0; x <= r; x++) {
        double ways = choose(c, x) * choose(n - c, r - x);
        sum += ways <= mine ? ways : 0;
    }
    return log10(sum / choose(n, r));
}

/* Also where the likeliest outcome is the first or the last one. */
static void both_sides_are_counted(void **state)
{
    (void)state;
    for (unsigned n = 1; n <= 18; n++)
        for (unsigned r = 0; r <= n; r++)
            for (unsigned c = 0; c <= n; c++)
                for (unsigned o = r + c > n ? r + c - n : 0;
                     o <= r && o <= c; o++) {
                    zl_contingency t = { o, r, c, n };
                    assert_true(fabs(zl_fisher_two_log10(t) -
                                     slow_two_sided(o, r, c, n)) < 1e-12);
                }
}

/* Margins that are nearly all there is: by hand. */
static void huge_margins_lose_nothing(void **state)
{
    const double n = 1e12;
    zl_contingency all = { n - 1, n - 1, n - 1, n }, none = { 0, n - 1, 1, n };

    (void)state;
    assert_true(fabs(zl_hyper_point_log10(all) + 12) < 1e-12);
    assert_true(fabs(zl_fisher_greater_log10(all) + 12) < 1e-12);
    assert_true(fabs(zl_fisher_less_log10(none) + 12) < 1e-12);
    assert_true(fabs(zl_fisher_two_log10(none) + 12) < 1e-12);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_measure_agrees_with_exact_arithmetic),
        cmocka_unit_test(both_sides_are_counted),
        cmocka_unit_test(huge_margins_lose_nothing),
        cmocka_unit_test(intervals_hold_what_they_are_of),
        cmocka_unit_test(no_column_is_left_out),
        cmocka_unit_test(a_measure_has_one_name_or_two),
        cmocka_unit_test(the_manual_has_every_formula),
        cmocka_unit_test(an_impossible_table_has_no_measure),
        cmocka_unit_test(what_needs_no_cells_has_a_value_without_them),
        cmocka_unit_test(shares_are_as_sure_as_newcombe_printed),
    };

    return cmocka_run_group_tests_name("association", tests, NULL, NULL);
}
