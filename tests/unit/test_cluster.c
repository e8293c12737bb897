/* test_cluster.c -- trees of clusters beside hclust() of R, and beside what
 * the linkages mean. */
#include "matrix_help.h"

#include "base/mem.h"
#include "stats/bootstrap.h"
#include "stats/cluster.h"
#include "stats/random.h"
#include "stats/similarity.h"

/* ---- R: hclust(), cutree(), cophenetic() ---- */

static const char *const distances_of[][2] = {
    { "euclidean", "euclidean_counts" },
    { "euclidean_shares", "euclidean_relfreq" },
    { "cosine_distance", "cosine_1minus" },
    { "chi_squared", "chisq_profile" },
    { "burrows_delta", "burrows_delta" },
};
static const char *const methods[] = { "single",   "complete", "average",
                                       "mcquitty", "ward.D",   "ward.D2" };

static size_t check_merges(const golden *table, const char *set,
                           const char *distance, const char *method,
                           const zl_tree *tree)
{
    size_t wrong = 0, seen = 0;

    for (size_t row = 0; row < table->rows; row++) {
        if (strcmp(golden_text(table, row, "set"), set) ||
            strcmp(golden_text(table, row, "distance"), distance) ||
            strcmp(golden_text(table, row, "method"), method))
            continue;
        const zl_merge *merge = &tree->merges[seen++];
        wrong += golden_check("left", method, merge->left,
                              golden_number(table, row, "merge1"), 0);
        wrong += golden_check("right", method, merge->right,
                              golden_number(table, row, "merge2"), 0);
        wrong += golden_check("height", method, merge->height,
                              golden_number(table, row, "height"), 1e-9);
    }
    assert_int_equal(seen, tree->count - 1);
    return wrong;
}

static double value_at(const golden *table, const char *set,
                       const char *quantity, size_t index)
{
    for (size_t row = 0; row < table->rows; row++)
        if (!strcmp(golden_text(table, row, "set"), set) &&
            !strcmp(golden_text(table, row, "quantity"), quantity) &&
            index-- == 0)
            return golden_number(table, row, "value");
    fail_msg("there is no %s", quantity);
    return NAN;
}

static size_t check_cuts(const golden *values, const char *set,
                         const char *distance, const char *method,
                         const zl_tree *tree)
{
    uint32_t cluster[20];
    char quantity[100];
    size_t wrong = 0;

    for (size_t k = 2; k <= 4; k++) {
        assert_true(zl_tree_cut(tree, k, cluster));
        snprintf(quantity, sizeof quantity, "cutree.%s.%s.k%zu", distance,
                 method, k);
        for (size_t i = 0; i < tree->count; i++)
            wrong += golden_check(quantity, set, cluster[i] + 1,
                                  value_at(values, set, quantity, i), 0);
    }
    return wrong;
}

static size_t check_distance(const golden *merges, const golden *values,
                             const char *set, const zl_profile *profile,
                             const char *const names[2])
{
    size_t count = profile->rows, wrong = 0;
    double *distances = calloc(count * count, sizeof *distances);
    char quantity[100];

    zl_similarity_all(zl_similarity_find(names[0]), profile, 1, distances);
    for (size_t i = 0; i < sizeof methods / sizeof *methods; i++) {
        zl_linkage linkage;
        zl_tree tree;
        assert_true(zl_linkage_find(methods[i], &linkage));
        assert_int_equal(zl_tree_init(&tree, distances, count, linkage, NULL),
                         ZILI_OK);
        wrong += check_merges(merges, set, names[1], methods[i], &tree);
        wrong += check_cuts(values, set, names[1], methods[i], &tree);
        snprintf(quantity, sizeof quantity, "cophenetic_cor.%s.%s", names[1],
                 methods[i]);
        double correlation;
        assert_true(zl_tree_cophenetic(&tree, distances, &correlation));
        wrong += golden_check(quantity, set, correlation,
                              value_at(values, set, quantity, 0), 1e-9);
        zl_tree_clear(&tree);
    }
    free(distances);
    return wrong;
}

static void check_trees(const char *merges_file, const char *values_file,
                        const char *counts_file, const char *set)
{
    golden merges, values;
    matrix counts;
    zl_profile profile;
    size_t wrong = 0;

    if (!golden_open(&merges, merges_file))
        return;
    assert_true(golden_open(&values, values_file));
    assert_true(open_matrix(&counts, counts_file));
    assert_true(
        zl_profile_init(&profile, counts.counts, counts.rows, counts.columns));
    for (size_t i = 0; i < 5; i++)
        wrong +=
            check_distance(&merges, &values, set, &profile, distances_of[i]);
    assert_int_equal(wrong, 0);
    zl_profile_clear(&profile);
    close_matrix(&counts);
    golden_close(&values);
    golden_close(&merges);
}

static void trees_of_smokers_agree_with_r(void **state)
{
    (void)state;
    check_trees("09_multivariate/smoke.hclust_merges.tsv",
                "09_multivariate/smoke.values.tsv",
                "09_multivariate/smoke.matrix.tsv", "smoke");
}

static void trees_of_speeches_agree_with_r(void **state)
{
    (void)state;
    check_trees(
        "09_multivariate/hclust_merges.tsv", "09_multivariate/values.tsv",
        "09_multivariate/inaugural_a.dfm30.matrix.tsv", "inaugural_a.dfm30");
}

/* ---- what the linkages mean ---- */

enum { POINTS = 40, DIMENSIONS = 3 };

typedef double point[DIMENSIONS];

static double squared(const double *a, const double *b)
{
    double sum = 0;

    for (int i = 0; i < DIMENSIONS; i++)
        sum += (a[i] - b[i]) * (a[i] - b[i]);
    return sum;
}

/* Clusters of points, done slowly: all pairs at each step. */
typedef struct swarm {
    point points[POINTS];
    bool member[POINTS][POINTS]; /* of the cluster that stands here */
    point centre[POINTS];        /* of median: where it was put */
    double size[POINTS];         /* 0: gone */
} swarm;

static double over_members(const swarm *slow, zl_linkage linkage, size_t i,
                           size_t k)
{
    double least = INFINITY, most = 0, sum = 0;

    for (size_t a = 0; a < POINTS; a++)
        for (size_t b = 0; b < POINTS; b++)
            if (slow->member[i][a] && slow->member[k][b]) {
                double far = sqrt(squared(slow->points[a], slow->points[b]));
                least = fmin(least, far);
                most = fmax(most, far);
                sum += far;
            }
    if (linkage == ZL_LINKAGE_SINGLE)
        return least;
    return linkage == ZL_LINKAGE_COMPLETE
               ? most
               : sum / slow->size[i] / slow->size[k];
}

static void centre_of(const swarm *slow, size_t i, double *centre)
{
    for (int d = 0; d < DIMENSIONS; d++) {
        centre[d] = 0;
        for (size_t a = 0; a < POINTS; a++)
            if (slow->member[i][a])
                centre[d] += slow->points[a][d] / slow->size[i];
    }
}

/* Twice what the sum of squares grows by, or the square of how far the
 * centres are apart. */
static double between(const swarm *slow, zl_linkage linkage, size_t i,
                      size_t k)
{
    point a, b;

    if (linkage == ZL_LINKAGE_MEDIAN)
        return squared(slow->centre[i], slow->centre[k]);
    if (linkage <= ZL_LINKAGE_AVERAGE)
        return over_members(slow, linkage, i, k);
    centre_of(slow, i, a);
    centre_of(slow, k, b);
    if (linkage == ZL_LINKAGE_CENTROID)
        return squared(a, b);
    double grows = 2 * slow->size[i] * slow->size[k] /
                   (slow->size[i] + slow->size[k]) * squared(a, b);
    return linkage == ZL_LINKAGE_WARD_D ? grows : sqrt(grows);
}

static void unite(swarm *slow, size_t i, size_t k)
{
    for (size_t a = 0; a < POINTS; a++)
        slow->member[i][a] |= slow->member[k][a];
    for (int d = 0; d < DIMENSIONS; d++)
        slow->centre[i][d] = (slow->centre[i][d] + slow->centre[k][d]) / 2;
    slow->size[i] += slow->size[k];
    slow->size[k] = 0;
}

static double slow_step(swarm *slow, zl_linkage linkage)
{
    double least = INFINITY;
    size_t i = 0, k = 0;

    for (size_t a = 0; a < POINTS; a++)
        for (size_t b = a + 1; b < POINTS; b++)
            if (slow->size[a] > 0 && slow->size[b] > 0 &&
                between(slow, linkage, a, b) < least) {
                least = between(slow, linkage, a, b);
                i = a;
                k = b;
            }
    unite(slow, i, k);
    return least;
}

static void scatter(swarm *slow, uint32_t seed)
{
    memset(slow, 0, sizeof *slow);
    for (size_t i = 0; i < POINTS; i++) {
        for (int d = 0; d < DIMENSIONS; d++)
            slow->points[i][d] = slow->centre[i][d] = next_random(&seed) %
                                                      1000 / 7.0;
        slow->member[i][i] = true;
        slow->size[i] = 1;
    }
}

static void each_linkage_is_what_it_means(void **state)
{
    static const zl_linkage linkages[] = {
        ZL_LINKAGE_SINGLE, ZL_LINKAGE_COMPLETE, ZL_LINKAGE_AVERAGE,
        ZL_LINKAGE_WARD_D, ZL_LINKAGE_WARD_D2,  ZL_LINKAGE_CENTROID,
        ZL_LINKAGE_MEDIAN
    };
    static swarm points;
    static double distances[POINTS * POINTS];

    (void)state;
    for (uint32_t trial = 0; trial < 21; trial++) {
        zl_linkage linkage = linkages[trial % 7];
        bool squares = linkage == ZL_LINKAGE_WARD_D ||
                       linkage >= ZL_LINKAGE_CENTROID;
        zl_tree tree;
        scatter(&points, trial + 1);
        for (size_t i = 0; i < POINTS * POINTS; i++) {
            double far =
                squared(points.points[i / POINTS], points.points[i % POINTS]);
            distances[i] = squares ? far : sqrt(far);
        }
        assert_int_equal(zl_tree_init(&tree, distances, POINTS, linkage, NULL),
                         ZILI_OK);
        for (size_t step = 0; step + 1 < POINTS; step++)
            assert_true(golden_agrees(tree.merges[step].height,
                                      slow_step(&points, linkage), 1e-9));
        assert_int_equal(tree.merges[POINTS - 2].size, POINTS);
        zl_tree_clear(&tree);
    }
}

/* ---- order and cuts ---- */

static void branches_do_not_cross(void **state)
{
    static swarm points;
    static double distances[POINTS * POINTS];
    uint32_t cluster[POINTS];
    bool seen[POINTS] = { false };
    zl_tree tree;

    (void)state;
    scatter(&points, 77);
    for (size_t i = 0; i < POINTS * POINTS; i++)
        distances[i] = sqrt(
            squared(points.points[i / POINTS], points.points[i % POINTS]));
    zl_tree_init(&tree, distances, POINTS, ZL_LINKAGE_AVERAGE, NULL);
    for (size_t i = 0; i < POINTS; i++) {
        assert_false(seen[tree.order[i]]);
        seen[tree.order[i]] = true;
    }
    for (size_t k = 0; k <= POINTS + 1; k++) {
        size_t changes = 1, most = 0;
        assert_true(zl_tree_cut(&tree, k, cluster));
        for (size_t i = 1; i < POINTS; i++)
            changes += cluster[tree.order[i]] != cluster[tree.order[i - 1]];
        for (size_t i = 0; i < POINTS; i++) {
            assert_true(cluster[i] <= most);
            most += cluster[i] == most;
        }
        size_t wanted = k < 1 ? 1 : k > POINTS ? POINTS : k;
        assert_int_equal(changes, wanted);
        assert_int_equal(most, wanted);
    }
    zl_tree_clear(&tree);
}

/* ---- support ---- */

/* Two groups on a line, far from each other, and each point moves. */
static bool move_points(void *user, uint64_t index, double *distances)
{
    zl_random random = zl_random_at(3, ZL_RANDOM_RESAMPLE, index);
    double at[8];

    if (index == *(uint64_t *)user)
        return false;
    for (size_t i = 0; i < 8; i++)
        at[i] = (i % 2 ? 100 : 0) + zl_random_unit(&random);
    for (size_t i = 0; i < 64; i++)
        distances[i] = fabs(at[i / 8] - at[i % 8]);
    return true;
}

static void support_is_how_often_a_cluster_comes_again(void **state)
{
    uint64_t never = UINT64_MAX, fifth = 5;
    double distances[64], one[7], many[7];
    zl_tree tree;
    zili_error err = { 0 };

    (void)state;
    move_points(&never, 1000, distances);
    zl_tree_init(&tree, distances, 8, ZL_LINKAGE_AVERAGE, NULL);
    assert_int_equal(zl_tree_support(&tree, ZL_LINKAGE_AVERAGE, move_points,
                                     &never, 300, 1, one, NULL),
                     ZILI_OK);
    assert_int_equal(zl_tree_support(&tree, ZL_LINKAGE_AVERAGE, move_points,
                                     &never, 300, 4, many, NULL),
                     ZILI_OK);
    assert_memory_equal(one, many, sizeof one);
    for (size_t i = 0; i < 7; i++) {
        bool sure = tree.merges[i].size == 4 || tree.merges[i].size == 8;
        assert_true(sure ? one[i] == 1 : one[i] > 0 && one[i] < .9);
    }
    assert_int_equal(zl_tree_support(&tree, ZL_LINKAGE_AVERAGE, move_points,
                                     &fifth, 300, 4, many, &err),
                     ZILI_ESTOPPED);
    assert_string_equal(err.text, "resampling was stopped.");
    zl_tree_clear(&tree);
}

/* Two kinds of documents that share no type. */
static void drawn_columns_support_what_is_there(void **state)
{
    static double counts[6 * 40];
    zl_bootstrap given = { counts, 6, 40, zl_similarity_find("manhattan"), 1 };
    double distances[36], again[36], one[5], many[5];
    zl_profile profile;
    zl_tree tree;
    uint32_t seed = 9;

    (void)state;
    for (size_t i = 0; i < 6 * 40; i++)
        if (i / 40 % 2 == i % 2)
            counts[i] = 5 + next_random(&seed) % 4;
    assert_true(zl_profile_init(&profile, counts, 6, 40));
    zl_similarity_all(given.distance, &profile, 1, distances);
    assert_true(zl_bootstrap_columns(&given, 4, again));
    assert_memory_not_equal(distances, again, sizeof again);
    zl_tree_init(&tree, distances, 6, ZL_LINKAGE_WARD_D2, NULL);
    for (size_t threads = 1; threads < 4; threads += 2)
        assert_int_equal(zl_tree_support(&tree, ZL_LINKAGE_WARD_D2,
                                         zl_bootstrap_columns, &given, 200,
                                         threads, threads == 1 ? one : many,
                                         NULL),
                         ZILI_OK);
    assert_memory_equal(one, many, sizeof one);
    for (size_t i = 0; i < 5; i++)
        assert_true(tree.merges[i].size < 3 ? one[i] > .1 && one[i] < 1
                                            : one[i] == 1);
    zl_refuse_after(1);
    assert_false(zl_bootstrap_columns(&given, 4, again));
    zl_refuse_after(-1);
    zl_tree_clear(&tree);
    zl_profile_clear(&profile);
}

/* ---- what is refused ---- */

static void what_is_no_tree_is_refused(void **state)
{
    const double distances[] = { 0, 0, 0, 1, 0, 0, 2, NAN, 0 };
    zl_tree tree;
    zl_linkage linkage;
    double correlation;
    zili_error err = { 0 };

    (void)state;
    assert_int_equal(
        zl_tree_init(&tree, distances, 3, ZL_LINKAGE_SINGLE, &err),
        ZILI_EUSAGE);
    assert_string_equal(err.text, "items 2 and 3 have no distance.");
    assert_int_equal(
        zl_tree_init(&tree, distances, 1, ZL_LINKAGE_SINGLE, &err),
        ZILI_EUSAGE);
    assert_false(zl_linkage_find("ward", &linkage));
    for (int i = 0; i < 8; i++) {
        assert_true(zl_linkage_find(zl_linkage_name((zl_linkage)i), &linkage));
        assert_int_equal(linkage, i);
    }
    assert_int_equal(
        zl_tree_init(&tree, distances, 2, ZL_LINKAGE_SINGLE, &err), ZILI_OK);
    assert_true(zl_tree_cophenetic(&tree, distances, &correlation));
    assert_true(isnan(correlation));
    zl_tree_clear(&tree);
}

static void a_lack_of_memory_is_told(void **state)
{
    const double distances[] = { 0, 1, 2, 1, 0, 1.5, 2, 1.5, 0 };
    uint64_t never = UINT64_MAX;
    double apart[64], shares[7];
    uint32_t cluster[3];
    zl_tree tree;

    (void)state;
    for (long more = 0; more < 8; more++) {
        zl_refuse_after(more);
        zili_status status =
            zl_tree_init(&tree, distances, 3, ZL_LINKAGE_SINGLE, NULL);
        zl_refuse_after(-1);
        assert_int_equal(status, ZILI_ENOMEM);
        assert_null(tree.merges);
    }
    zl_tree_init(&tree, distances, 3, ZL_LINKAGE_SINGLE, NULL);
    zl_refuse_after(0);
    assert_false(zl_tree_cut(&tree, 2, cluster));
    assert_false(zl_tree_cophenetic(&tree, distances, shares));
    zl_refuse_after(-1);
    zl_tree_clear(&tree);
    move_points(&never, 1000, apart);
    zl_tree_init(&tree, apart, 8, ZL_LINKAGE_AVERAGE, NULL);
    for (long more = 0; more < 13; more++) {
        zl_refuse_after(more);
        zili_status status = zl_tree_support(&tree, ZL_LINKAGE_AVERAGE,
                                             move_points, &never, 1, 1, shares,
                                             NULL);
        zl_refuse_after(-1);
        assert_int_equal(status, ZILI_ENOMEM);
    }
    zl_tree_clear(&tree);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(trees_of_smokers_agree_with_r),
        cmocka_unit_test(trees_of_speeches_agree_with_r),
        cmocka_unit_test(each_linkage_is_what_it_means),
        cmocka_unit_test(branches_do_not_cross),
        cmocka_unit_test(support_is_how_often_a_cluster_comes_again),
        cmocka_unit_test(drawn_columns_support_what_is_there),
        cmocka_unit_test(what_is_no_tree_is_refused),
        cmocka_unit_test(a_lack_of_memory_is_told),
    };

    return cmocka_run_group_tests_name("cluster", tests, NULL, NULL);
}
