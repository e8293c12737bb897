/* test_kmeans.c -- points divided into clusters, beside all divisions. */
#include "golden_help.h"

#include "base/mem.h"
#include "stats/kmeans.h"

enum { ROWS = 9, COLUMNS = 2 };

/* Σ squared distance to the means of the clusters; INFINITY where one is
 * empty. */
static double slow_inside(const double *points, const uint32_t *cluster,
                          size_t rows, size_t clusters)
{
    double sum = 0;

    for (size_t k = 0; k < clusters; k++) {
        double size = 0, mean[COLUMNS] = { 0 };
        for (size_t i = 0; i < rows; i++)
            if (cluster[i] == k) {
                size++;
                for (int c = 0; c < COLUMNS; c++)
                    mean[c] += points[i * COLUMNS + (size_t)c];
            }
        if (size == 0)
            return INFINITY;
        for (size_t i = 0; i < rows; i++)
            for (size_t c = 0; c < COLUMNS && cluster[i] == k; c++) {
                double beside = points[i * COLUMNS + c] - mean[c] / size;
                sum += beside * beside;
            }
    }
    return sum;
}

static double best_of_all(const double *points, size_t clusters)
{
    double least = INFINITY;
    size_t all = 1;

    for (size_t i = 0; i < ROWS; i++)
        all *= clusters;
    for (size_t number = 0; number < all; number++) {
        uint32_t cluster[ROWS];
        for (size_t i = 0, left = number; i < ROWS; i++, left /= clusters)
            cluster[i] = (uint32_t)(left % clusters);
        least = fmin(least, slow_inside(points, cluster, ROWS, clusters));
    }
    return least;
}

static void the_best_of_all_divisions_is_found(void **state)
{
    double points[ROWS * COLUMNS];
    uint32_t seed = 23;

    (void)state;
    for (size_t trial = 0; trial < 12; trial++) {
        size_t clusters = 1 + trial % 3;
        zl_kmeans found;
        for (size_t i = 0; i < ROWS * COLUMNS; i++)
            points[i] = next_random(&seed) % 100 / 7.0;
        assert_int_equal(zl_kmeans_init(&found, points, ROWS, COLUMNS,
                                        clusters, 1, 20, 2, NULL),
                         ZILI_OK);
        assert_true(
            golden_agrees(found.inside, best_of_all(points, clusters), 1e-12));
        assert_true(golden_agrees(
            found.inside, slow_inside(points, found.cluster, ROWS, clusters),
            1e-12));
        if (clusters == 1)
            assert_true(golden_agrees(found.inside, found.total, 1e-12));
        zl_kmeans_clear(&found);
    }
}

static void threads_change_nothing(void **state)
{
    enum { MANY = 300 };
    static double points[MANY * COLUMNS];
    zl_kmeans one, many;
    uint32_t seed = 5;

    (void)state;
    for (size_t i = 0; i < MANY * COLUMNS; i++)
        points[i] = next_random(&seed) % 1000 / 3.0;
    zl_kmeans_init(&one, points, MANY, COLUMNS, 7, 3, 9, 1, NULL);
    zl_kmeans_init(&many, points, MANY, COLUMNS, 7, 3, 9, 4, NULL);
    assert_memory_equal(one.cluster, many.cluster, MANY * sizeof *one.cluster);
    assert_memory_equal(one.centres, many.centres,
                        7 * COLUMNS * sizeof *one.centres);
    assert_true(one.inside == many.inside);
    double sum = 0;
    uint32_t most = 0;
    for (size_t k = 0; k < 7; k++)
        sum += one.within[k];
    for (size_t i = 0; i < MANY; i++) {
        assert_true(one.cluster[i] <= most);
        most += one.cluster[i] == most;
    }
    assert_int_equal(most, 7);
    assert_true(golden_agrees(sum, one.inside, 1e-12));
    assert_true(one.inside < one.total);
    zl_kmeans_clear(&one);
    zl_kmeans_clear(&many);
}

static void check_refused(const double *points, size_t rows, size_t clusters,
                          const char *reason)
{
    zl_kmeans found;
    zili_error err = { 0 };

    assert_int_equal(
        zl_kmeans_init(&found, points, rows, COLUMNS, clusters, 1, 3, 2, &err),
        ZILI_EUSAGE);
    assert_string_equal(err.text, reason);
    assert_null(found.cluster);
}

static void what_cannot_be_divided_is_refused(void **state)
{
    static const double points[] = { 1, 2, 1, 2, 3, 4, NAN, 1 };
    zl_kmeans found;

    (void)state;
    check_refused(points, 3, 3,
                  "fewer than 3 points differ: there are no 3 clusters.");
    check_refused(points, 4, 2, "point 4 is not a number.");
    check_refused(points, 3, 0, "3 points cannot be divided into 0 clusters.");
    check_refused(points, 0, 1, "0 points cannot be divided into 1 clusters.");
    assert_int_equal(
        zl_kmeans_init(&found, points, 3, COLUMNS, 2, 1, 0, 1, NULL), ZILI_OK);
    assert_true(found.inside == 0 && found.cluster[2] == 1);
    zl_kmeans_clear(&found);
}

static void a_lack_of_memory_is_told(void **state)
{
    static const double points[] = { 1, 2, 5, 2, 3, 4 };
    zl_kmeans found;

    (void)state;
    for (long more = 0;; more++) {
        zl_refuse_after(more);
        zili_status status =
            zl_kmeans_init(&found, points, 3, COLUMNS, 2, 1, 1, 1, NULL);
        zl_refuse_after(-1);
        if (status == ZILI_OK) {
            assert_int_equal(more, 13);
            zl_kmeans_clear(&found);
            break;
        }
        assert_int_equal(status, ZILI_ENOMEM);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_best_of_all_divisions_is_found),
        cmocka_unit_test(threads_change_nothing),
        cmocka_unit_test(what_cannot_be_divided_is_refused),
        cmocka_unit_test(a_lack_of_memory_is_told),
    };

    return cmocka_run_group_tests_name("kmeans", tests, NULL, NULL);
}
