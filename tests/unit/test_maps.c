/* test_maps.c -- maps, trees and likenesses of documents, beside what R made
 * of the same counts. */
#include "maps_help.h"

#include <math.h>

static zili_corpus *corpus;

/* What R made, and of what. */
static const char *values_path = "09_multivariate/smoke.values.tsv";
static const char *merges_path = "09_multivariate/smoke.hclust_merges.tsv";
static const char *set = "smoke";

static bool is_of_set(const golden *it, size_t row)
{
    return strcmp(golden_text(it, row, "set"), set) == 0;
}

static int open_smoke(void **state)
{
    if (make_scratch(state))
        return -1;
    corpus = index_table("09_multivariate/smoke.matrix.tsv", feed_counts);
    return 0;
}

static int close_smoke(void **state)
{
    return close_texts(state, corpus);
}

/* ---- correspondence analysis ---- */

/* What a quantity of the golden file is called in the table. */
struct name {
    const char *quantity, *column;
    double scale;
    bool by_axis;
};

static const struct name row_names[] = {
    { "ca.row_mass", "mass", 1, false },
    { "ca.row_inertia", "inertia", 1, false },
    { "ca.row_chidist", "distance", 1, false },
    { "ca.row_principal_coord", "axis", 1, true },
    { "ca.row_standard_coord", "standard", 1, true },
    { "FactoMineR.row_contrib_percent", "contribution", 100, true },
    { "FactoMineR.row_cos2", "cos2_", 1, true },
    { NULL, NULL, 0, false },
};

static const struct name column_names[] = {
    { "ca.col_mass", "mass", 1, false },
    { "ca.col_inertia", "inertia", 1, false },
    { "ca.col_principal_coord", "axis", 1, true },
    { "ca.col_standard_coord", "standard", 1, true },
    { "FactoMineR.col_contrib_percent", "contribution", 100, true },
    { "FactoMineR.col_cos2", "cos2_", 1, true },
    { NULL, NULL, 0, false },
};

/* Signs of axes are another's choice. */
static size_t check_value(const golden *it, size_t i, const zili_table *table,
                          const char *label, const struct name *name)
{
    const char *row = golden_text(it, i, "row");
    char column[40];

    snprintf(column, sizeof column, "%s%s", name->column,
             name->by_axis ? golden_text(it, i, "dim") : "");
    double found = name->scale *
                   real_at(table, row_with(table, label, row), column);
    return golden_check(column, row, fabs(found),
                        fabs(golden_number(it, i, "value")), 1e-9);
}

static void check_points(const zili_table *table, const char *label,
                         const struct name *names)
{
    size_t wrong = 0, tried = 0;
    golden it;

    assert_true(golden_open(&it, values_path));
    for (size_t i = 0; i < it.rows; i++)
        for (const struct name *name = names; name->quantity; name++)
            if (is_of_set(&it, i) &&
                strcmp(golden_text(&it, i, "quantity"), name->quantity) == 0) {
                wrong += check_value(&it, i, table, label, name);
                tried++;
            }
    assert_true(tried > 30);
    assert_int_equal(wrong, 0);
    golden_close(&it);
}

static void points_are_where_others_have_them(void **state)
{
    zili_table *rows =
        answer(corpus, "ca", ARGUMENTS("axes", "3", "standard", NULL));
    zili_table *words =
        answer(corpus, "ca",
               ARGUMENTS("axes", "3", "table", "columns", "standard", NULL));

    (void)state;
    check_points(rows, "doc", row_names);
    check_points(words, "term", column_names);
    zili_table_free(rows);
    zili_table_free(words);
}

static void axes_are_those_of_others(void **state)
{
    zili_table *axes = answer(corpus, "ca", ARGUMENTS("table", "axes"));
    size_t axes_here = 0;
    golden it;

    (void)state;
    assert_true(golden_open(&it, values_path));
    for (size_t i = 0; i < it.rows; i++)
        if (is_of_set(&it, i) && strcmp(golden_text(&it, i, "quantity"),
                                        "ca.singular_values") == 0) {
            size_t axis = (size_t)golden_number(&it, i, "row") - 1;
            axes_here++;
            assert_int_equal(
                golden_check("singular_value", set,
                             real_at(axes, axis, "singular_value"),
                             golden_number(&it, i, "value"), 1e-9),
                0);
        }
    assert_int_equal(zili_table_rows(axes), axes_here);
    assert_true(fabs(real_at(axes, axes_here - 1, "cumulative") - 100) < 1e-9);
    golden_close(&it);
    zili_table_free(axes);
}

static void the_farthest_row_is_above_nothing(void **state)
{
    zili_table *table = answer(corpus, "ca", NOTHING);

    (void)state;
    for (const char *const *axis =
             (const char *const[]){ "axis1", "axis2", NULL };
         *axis; axis++) {
        double most = 0;
        for (size_t i = 0; i < zili_table_rows(table); i++)
            if (fabs(real_at(table, i, *axis)) > fabs(most))
                most = real_at(table, i, *axis);
        assert_true(most > 0);
    }
    zili_table_free(table);
}

static void both_has_rows_and_columns(void **state)
{
    (void)state;
    assert_rows(answer(corpus, "ca", ARGUMENTS("table", "both")), "kind label",
                "row SM|row JM|row SE|row JE|row SC|column medium|"
                "column none|column light|column heavy");
}

/* ---- distances ---- */

static const char *const distances[][2] = {
    { "euclidean_counts", "euclidean" },
    { "euclidean_relfreq", "euclidean_shares" },
    { "cosine_1minus", "cosine" },
    { "burrows_delta", "burrows_delta" },
    { "chisq_profile", "chi_squared" },
};

#define DISTANCES (sizeof distances / sizeof *distances)

static void check_scaling(const golden *it, const char *theirs,
                          const char *ours)
{
    zili_table *points =
        answer(corpus, "mds", ARGUMENTS("distance", ours, "axes", "3"));
    char quantity[80], column[40];
    size_t wrong = 0;

    snprintf(quantity, sizeof quantity, "cmdscale.%s", theirs);
    for (size_t i = 0; i < it->rows; i++) {
        if (!is_of_set(it, i) ||
            strcmp(golden_text(it, i, "quantity"), quantity) != 0)
            continue;
        snprintf(column, sizeof column, "axis%s", golden_text(it, i, "dim"));
        if (zili_table_find(points, column) == SIZE_MAX)
            continue;
        size_t row = row_with(points, "doc", golden_text(it, i, "row"));
        wrong += golden_check(column, ours, fabs(real_at(points, row, column)),
                              fabs(golden_number(it, i, "value")), 1e-8);
    }
    assert_int_equal(wrong, 0);
    zili_table_free(points);
}

static void scaling_is_that_of_others(void **state)
{
    golden it;

    (void)state;
    assert_true(golden_open(&it, values_path));
    for (size_t i = 0; i < DISTANCES; i++)
        check_scaling(&it, distances[i][0], distances[i][1]);
    golden_close(&it);
}

static size_t check_merge(const golden *it, size_t i)
{
    size_t step = (size_t)golden_number(it, i, "step") - 1, wrong = 0;

    for (size_t k = 0; k < DISTANCES; k++) {
        if (strcmp(golden_text(it, i, "distance"), distances[k][0]) != 0)
            continue;
        const char *linkage = golden_text(it, i, "method");
        zili_table *tree =
            answer(corpus, "cluster",
                   ARGUMENTS("distance", distances[k][1], "linkage", linkage));
        assert_int_equal(number_at(tree, step, "merge1"),
                         golden_number(it, i, "merge1"));
        assert_int_equal(number_at(tree, step, "merge2"),
                         golden_number(it, i, "merge2"));
        wrong = golden_check("height", linkage, real_at(tree, step, "height"),
                             golden_number(it, i, "height"), 1e-9);
        zili_table_free(tree);
    }
    return wrong;
}

static void trees_are_those_of_others(void **state)
{
    size_t wrong = 0;
    golden it;

    (void)state;
    assert_true(golden_open(&it, merges_path));
    for (size_t i = 0; i < it.rows; i++)
        wrong += is_of_set(&it, i) ? check_merge(&it, i) : 0;
    assert_int_equal(wrong, 0);
    golden_close(&it);
}

static void a_tree_is_cut(void **state)
{
    (void)state;
    assert_rows(answer(corpus, "cluster",
                       ARGUMENTS("distance", "euclidean", "linkage", "average",
                                 "cut", "2")),
                "doc cluster place", "SM 1 4|JM 1 5|SE 1 2|JE 2 1|SC 1 3");
}

static void support_and_centres_depend_on_the_seed_alone(void **state)
{
    static const char *const seeds[] = { "7", "7", "7" };
    static const char *const threads[] = { "1", "2", "5" };
    zl_str found[2][3] = { 0 };

    (void)state;
    for (size_t i = 0; i < 3; i++) {
        zili_table *table =
            answer(corpus, "cluster",
                   ARGUMENTS("distance", "manhattan", "bootstrap", "40",
                             "seed", seeds[i], "threads", threads[i]));
        write_rows(table, "step support", &found[0][i]);
        zili_table_free(table);
        table = answer(
            corpus, "cluster",
            ARGUMENTS("kmeans", "2", "seed", seeds[i], "threads", threads[i]));
        write_rows(table, "doc cluster to_centre", &found[1][i]);
        zili_table_free(table);
    }
    for (size_t i = 0; i < 6; i++) {
        assert_string_equal(zl_str_text(&found[i / 3][i % 3]),
                            zl_str_text(&found[i / 3][0]));
    }
    for (size_t i = 0; i < 6; i++)
        zl_str_clear(&found[i / 3][i % 3]);
}

/* 18 speeches by 30 words; the file is in ../shared alone. */
static void speeches_are_where_others_have_them(void **state)
{
    zili_corpus *smoke = corpus;
    golden it;

    if (!golden_open(&it, "09_multivariate/values.tsv"))
        return;
    golden_close(&it);
    corpus = index_table("09_multivariate/inaugural_a.dfm30.matrix.tsv",
                         feed_counts);
    values_path = "09_multivariate/values.tsv";
    merges_path = "09_multivariate/hclust_merges.tsv";
    set = "inaugural_a.dfm30";
    points_are_where_others_have_them(state);
    axes_are_those_of_others(state);
    scaling_is_that_of_others(state);
    trees_are_those_of_others(state);
    zili_corpus_close(corpus);
    corpus = smoke;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(points_are_where_others_have_them),
        cmocka_unit_test(axes_are_those_of_others),
        cmocka_unit_test(the_farthest_row_is_above_nothing),
        cmocka_unit_test(both_has_rows_and_columns),
        cmocka_unit_test(scaling_is_that_of_others),
        cmocka_unit_test(trees_are_those_of_others),
        cmocka_unit_test(a_tree_is_cut),
        cmocka_unit_test(support_and_centres_depend_on_the_seed_alone),
        cmocka_unit_test(speeches_are_where_others_have_them),
    };

    return cmocka_run_group_tests_name("maps", tests, open_smoke, close_smoke);
}
