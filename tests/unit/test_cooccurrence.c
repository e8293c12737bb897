/* test_cooccurrence.c -- whether two things keep company. */
#include "golden_help.h"

#include "base/mem.h"
#include "stats/association.h"
#include "stats/cooccurrence.h"
#include "stats/hypergeometric.h"

/* ---- all orders of eight numbers ---- */

static size_t numbers_of(const char *text, double *numbers)
{
    size_t count = 0;

    for (char *end; *text; text = *end == ',' ? end + 1 : end)
        numbers[count++] = strtod(text, &end);
    return count;
}

static const char *value_of(const golden *table, const char *key)
{
    for (size_t row = 0; row < table->rows; row++)
        if (strcmp(golden_text(table, row, "key"), key) == 0)
            return golden_text(table, row, "value");
    fail_msg("there is no %s", key);
    return NULL;
}

static void every_order_is_tried(void **state)
{
    golden table;
    double a[8], b[8];
    zl_shuffle found;

    (void)state;
    assert_true(golden_open(&table, "06_cooccurrence/permutation_exact.tsv"));
    assert_int_equal(numbers_of(value_of(&table, "a"), a), 8);
    assert_int_equal(numbers_of(value_of(&table, "b"), b), 8);
    assert_int_equal(zl_shuffle_products(a, b, 8, "documents", 50000, 1, 2,
                                         &found, NULL),
                     ZILI_OK);
    assert_true(found.exact && !found.reason[0]);
    assert_int_equal(found.tried, atoi(value_of(&table, "n_permutations")));
    assert_true(found.sum == atof(value_of(&table, "statistic_sum_ab")));
    assert_true(
        golden_agrees(found.mean, atof(value_of(&table, "mean")), 1e-13));
    assert_true(
        golden_agrees(found.deviation, atof(value_of(&table, "sd")), 1e-13));
    assert_true(golden_agrees(
        found.p_greater, atof(value_of(&table, "p_exact_greater")), 1e-14));
    assert_true(golden_agrees(found.p_less,
                              atof(value_of(&table, "p_exact_less")), 1e-14));
    golden_close(&table);
}

/* ---- themes ---- */

static double measure(const char *name, zl_contingency t)
{
    return zl_measure_value(zl_measure_find(name, strlen(name)), t);
}

static zl_contingency pair_of(const golden *table, size_t row)
{
    return (zl_contingency){ golden_number(table, row, "n_ab"),
                             golden_number(table, row, "n_a"),
                             golden_number(table, row, "n_b"),
                             golden_number(table, row, "n_docs") };
}

static void pairs_of_themes_agree(void **state)
{
    golden table;

    (void)state;
    assert_true(golden_open(&table, "06_cooccurrence/themes.pairs.tsv"));
    assert_int_equal(table.rows, 15);
    for (size_t row = 0; row < table.rows; row++) {
        zl_contingency t = pair_of(&table, row);
        const struct {
            const char *column;
            double found;
        } checks[] = {
            { "expected", zl_expected(t) },
            { "jaccard", zl_jaccard(t) },
            { "cosine", measure("gmean", t) },
            { "phi", measure("phi", t) },
            { "dice", measure("dice", t) },
            { "p_hypergeom_greater", zl_fisher_greater(t) },
            { "p_hypergeom_less", zl_fisher_less(t) },
            { "p_fisher_two_sided", pow(10, zl_fisher_two_log10(t)) },
        };
        for (size_t i = 0; i < sizeof checks / sizeof *checks; i++)
            assert_int_equal(
                golden_check(
                    checks[i].column, golden_text(&table, row, "theme_a"),
                    checks[i].found,
                    golden_number(&table, row, checks[i].column), 1e-12),
                0);
    }
    golden_close(&table);
}

static void read_theme(const golden *matrix, const char *name, double *column)
{
    for (size_t row = 0; row < matrix->rows; row++)
        column[row] = golden_number(matrix, row, name);
}

/* Shuffled presences are drawn from the hypergeometric distribution. */
static void shuffled_themes_come_near_to_the_exact(void **state)
{
    golden matrix, pairs;
    double a[40], b[40];
    zl_shuffle found;

    (void)state;
    assert_true(golden_open(&matrix, "06_cooccurrence/themes.matrix.tsv"));
    assert_true(golden_open(&pairs, "06_cooccurrence/themes.pairs.tsv"));
    assert_int_equal(matrix.rows, 40);
    for (size_t row = 0; row < pairs.rows; row++) {
        double p = golden_number(&pairs, row, "p_hypergeom_greater");
        read_theme(&matrix, golden_text(&pairs, row, "theme_a"), a);
        read_theme(&matrix, golden_text(&pairs, row, "theme_b"), b);
        zl_shuffle_products(a, b, 40, "documents", 20000, 3, 2, &found, NULL);
        assert_false(found.exact);
        assert_true(found.sum == golden_number(&pairs, row, "n_ab"));
        assert_true(fabs(found.p_greater - p) <
                    4.5 * sqrt(p * (1 - p) / 20000) + 1e-4);
        assert_true(golden_agrees(
            found.deviation,
            golden_number(&pairs, row, "binom_permutation_sd"), 1e-12));
    }
    golden_close(&matrix);
    golden_close(&pairs);
}

/* ---- the rest ---- */

static void threads_change_nothing(void **state)
{
    double a[30], b[30];
    zl_shuffle one, many;
    uint32_t seed = 5;

    (void)state;
    for (size_t i = 0; i < 30; i++) {
        a[i] = next_random(&seed) % 100 / 7.0;
        b[i] = next_random(&seed) % 100 / 3.0;
    }
    zl_shuffle_products(a, b, 30, "documents", 3001, 8, 1, &one, NULL);
    zl_shuffle_products(a, b, 30, "documents", 3001, 8, 6, &many, NULL);
    assert_true(one.p == many.p && one.p_greater == many.p_greater &&
                one.p_less == many.p_less);
    assert_true(one.tried == 3001 && one.p_greater + one.p_less > 1);
}

static void what_cannot_be_said_is_told(void **state)
{
    const double a[] = { 1, 0, 4, 2, 3 }, b[] = { 2, 2, 2, 2, 2 };
    const double c[] = { 0, 0, 1, 0, 0 };
    zl_shuffle found;

    (void)state;
    zl_shuffle_products(a, b, 5, "documents", 1000, 1, 1, &found, NULL);
    assert_true(isnan(found.p) && found.mean == 20 && found.deviation == 0);
    assert_string_equal(found.reason,
                        "5 documents have the same of one of the two: there "
                        "is nothing to shuffle.");
    zl_shuffle_products(a, c, 5, "documents", 1000, 1, 1, &found, NULL);
    assert_true(isnan(found.p) && found.sum == 4);
    assert_string_equal(
        found.reason, "5 documents: their order has 5 outcomes, so p >= 1/5.");
    zl_shuffle_products(a, c, 5, "sentences", 1000, 1, 1, &found, NULL);
    assert_string_equal(
        found.reason, "5 sentences: their order has 5 outcomes, so p >= 1/5.");
    zl_shuffle_products(a, c, 0, "documents", 1000, 1, 1, &found, NULL);
    assert_true(found.reason[0] && isnan(found.sum));
}

static void a_lack_of_memory_is_told(void **state)
{
    const double a[] = { 1, 0, 4, 2, 3 };
    zl_shuffle found;

    (void)state;
    for (long more = 0;; more++) {
        zl_refuse_after(more);
        zili_status status =
            zl_shuffle_products(a, a, 5, "documents", 50, 1, 2, &found, NULL);
        zl_refuse_after(-1);
        if (status == ZILI_OK) {
            assert_true(more == 4);
            break;
        }
        assert_int_equal(status, ZILI_ENOMEM);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_order_is_tried),
        cmocka_unit_test(pairs_of_themes_agree),
        cmocka_unit_test(shuffled_themes_come_near_to_the_exact),
        cmocka_unit_test(threads_change_nothing),
        cmocka_unit_test(what_cannot_be_said_is_told),
        cmocka_unit_test(a_lack_of_memory_is_told),
    };

    return cmocka_run_group_tests_name("cooccurrence", tests, NULL, NULL);
}
