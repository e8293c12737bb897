/* test_similarity.c -- how like documents are, beside quanteda and R. */
#include "matrix_help.h"

#include "base/mem.h"
#include "stats/similarity.h"

/* ---- quanteda: textstat_simil(), textstat_dist() ---- */

#define QUANTEDA "06_cooccurrence/inaugural_a."

/* What quanteda calls so. */
static const zl_similarity *similarity_of(const char *method)
{
    if (strcmp(method, "simple matching") == 0)
        return zl_similarity_find("simple_matching");
    if (strncmp(method, "phi", 3) == 0)
        return zl_similarity_find("phi");
    if (strcmp(method, "cosine of tf*log10(N/df)") == 0)
        return zl_similarity_find("cosine");
    assert_non_null(zl_similarity_find(method));
    return zl_similarity_find(method);
}

static double similarity_at(const golden *table, size_t row,
                            const zl_profile *documents,
                            const zl_profile *features,
                            const zl_profile *weighed, const matrix *names)
{
    const char *method = golden_text(table, row, "method");
    const char *a = golden_text(table, row, "a");
    const char *b = golden_text(table, row, "b");
    const zl_similarity *similarity = similarity_of(method);

    if (strcmp(golden_text(table, row, "margin"), "features") == 0)
        return similarity->value(features, column_named(names, a),
                                 column_named(names, b));
    return similarity->value(strstr(method, "tf*") ? weighed : documents,
                             row_named(names, a), row_named(names, b));
}

static void all_agree_with_quanteda(void **state)
{
    matrix rows, columns, rare;
    zl_profile documents, features, weighed;
    golden table;
    size_t wrong = 0;

    (void)state;
    if (!golden_open(&table, QUANTEDA "similarity.tsv"))
        return;
    assert_true(open_matrix(&rows, QUANTEDA "dfm30.tsv"));
    assert_true(open_matrix(&columns, QUANTEDA "dfm30.tsv"));
    assert_true(open_matrix(&rare, QUANTEDA "dfm30.tsv"));
    transpose(&columns);
    zl_weigh_by_rarity(rare.counts, rare.rows, rare.columns);
    assert_true(
        zl_profile_init(&documents, rows.counts, rows.rows, rows.columns));
    assert_true(zl_profile_init(&features, columns.counts, columns.rows,
                                columns.columns));
    assert_true(
        zl_profile_init(&weighed, rare.counts, rare.rows, rare.columns));
    for (size_t row = 0; row < table.rows; row++)
        wrong += golden_check(
            golden_text(&table, row, "method"), golden_text(&table, row, "a"),
            similarity_at(&table, row, &documents, &features, &weighed, &rows),
            golden_number(&table, row, "value"), 1e-9);
    assert_int_equal(wrong, 0);
    assert_int_equal(table.rows, 5904);
    zl_profile_clear(&documents);
    zl_profile_clear(&features);
    zl_profile_clear(&weighed);
    close_matrix(&rows);
    close_matrix(&columns);
    close_matrix(&rare);
    golden_close(&table);
}

/* ---- distances in R ---- */

static const char *distance_of(const char *quantity)
{
    static const char *const names[][2] = {
        { "dist.euclidean_counts", "euclidean" },
        { "dist.euclidean_relfreq", "euclidean_shares" },
        { "dist.cosine_1minus", "cosine_distance" },
        { "dist.chisq_profile", "chi_squared" },
        { "dist.burrows_delta", "burrows_delta" },
    };

    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strcmp(names[i][0], quantity) == 0)
            return names[i][1];
    return NULL;
}

static void check_distances(const char *values, const char *file,
                            const char *set, size_t count)
{
    golden table;
    matrix counts;
    zl_profile profile;
    size_t wrong = 0;

    if (!golden_open(&table, values))
        return;
    assert_true(open_matrix(&counts, file));
    assert_true(
        zl_profile_init(&profile, counts.counts, counts.rows, counts.columns));
    for (size_t row = 0; row < table.rows; row++) {
        const char *name = distance_of(golden_text(&table, row, "quantity"));
        if (!name || strcmp(golden_text(&table, row, "set"), set) != 0)
            continue;
        size_t a = row_named(&counts, golden_text(&table, row, "row"));
        size_t b = (size_t)golden_number(&table, row, "dim") - 1;
        wrong += golden_check(name, set,
                              zl_similarity_find(name)->value(&profile, a, b),
                              golden_number(&table, row, "value"), 1e-9);
        count--;
    }
    assert_int_equal(wrong, 0);
    assert_int_equal(count, 0);
    zl_profile_clear(&profile);
    close_matrix(&counts);
    golden_close(&table);
}

static void distances_agree_with_r(void **state)
{
    (void)state;
    check_distances("09_multivariate/smoke.values.tsv",
                    "09_multivariate/smoke.matrix.tsv", "smoke", 125);
}

static void distances_of_speeches_agree(void **state)
{
    (void)state;
    check_distances("09_multivariate/values.tsv",
                    "09_multivariate/inaugural_a.dfm30.matrix.tsv",
                    "inaugural_a.dfm30", 1620);
}

/* ---- by hand ---- */

static double value(const zl_profile *profile, const char *name, size_t a,
                    size_t b)
{
    return zl_similarity_find(name)->value(profile, a, b);
}

/* Shares of 1/2, 1/2, 0 and of 1/4, 1/4, 1/2. */
static void divergences_are_those_of_the_hand(void **state)
{
    static const double counts[] = { 3, 3, 0, 1, 1, 2, 0, 0, 0, 0, 0, 5 };
    zl_profile profile;

    (void)state;
    assert_true(zl_profile_init(&profile, counts, 4, 3));
    assert_true(
        golden_agrees(value(&profile, "kullback_leibler", 0, 1), 1, 1e-15));
    assert_true(isnan(value(&profile, "kullback_leibler", 1, 0)));
    double mixed = (log2(4. / 3) + .5 * log2(2. / 3) + .5) / 2;
    assert_true(
        golden_agrees(value(&profile, "jensen_shannon", 0, 1), mixed, 1e-14));
    assert_true(
        golden_agrees(value(&profile, "jensen_shannon", 0, 3), 1, 1e-15));
    assert_true(golden_agrees(value(&profile, "jensen_shannon_distance", 0, 1),
                              sqrt(mixed), 1e-14));
    assert_true(golden_agrees(value(&profile, "hellinger", 0, 1),
                              sqrt(1 - sqrt(.5)), 1e-14));
    assert_true(value(&profile, "hellinger", 0, 3) == 1);
    assert_true(value(&profile, "bray_curtis", 0, 1) == .6);
    zl_profile_clear(&profile);
}

static void what_is_not_defined_has_a_reason(void **state)
{
    static const double counts[] = { 3, 3, 0, 1, 1, 1, 0, 0, 0, 0, 0, 0 };
    zl_profile profile;

    (void)state;
    assert_true(zl_profile_init(&profile, counts, 4, 3));
    for (const zl_similarity *each = zl_similarities; each->name; each++)
        for (size_t a = 0; a < 4; a++)
            for (size_t b = 0; b < 4; b++) {
                double found = each->value(&profile, a, b);
                assert_true(isfinite(found) || (isnan(found) && each->reason));
                if (a == b && each->is_distance && !isnan(found))
                    assert_true(fabs(found) < 1e-7);
            }
    assert_null(zl_similarity_find("likeness"));
    zl_profile_clear(&profile);
}

static void threads_change_nothing(void **state)
{
    enum { ROWS = 23, COLUMNS = 17 };
    static double counts[ROWS * COLUMNS], one[ROWS * ROWS], many[ROWS * ROWS];
    zl_profile profile;
    uint32_t seed = 3;

    (void)state;
    for (size_t i = 0; i < ROWS * COLUMNS; i++)
        counts[i] = next_random(&seed) % 5;
    assert_true(zl_profile_init(&profile, counts, ROWS, COLUMNS));
    for (const zl_similarity *each = zl_similarities; each->name; each++) {
        zl_similarity_all(each, &profile, 1, one);
        zl_similarity_all(each, &profile, 4, many);
        assert_memory_equal(one, many, sizeof one);
        for (size_t a = 0; a < ROWS; a++)
            for (size_t b = 0; b < ROWS; b++)
                assert_true(golden_agrees(one[a * ROWS + b],
                                          each->value(&profile, a, b), 0));
    }
    zl_profile_clear(&profile);
    for (long more = 0; more < 3; more++) {
        zl_refuse_after(more);
        bool enough = zl_profile_init(&profile, counts, ROWS, COLUMNS);
        zl_refuse_after(-1);
        assert_false(enough);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(all_agree_with_quanteda),
        cmocka_unit_test(distances_agree_with_r),
        cmocka_unit_test(distances_of_speeches_agree),
        cmocka_unit_test(divergences_are_those_of_the_hand),
        cmocka_unit_test(what_is_not_defined_has_a_reason),
        cmocka_unit_test(threads_change_nothing),
    };

    return cmocka_run_group_tests_name("similarity", tests, NULL, NULL);
}
