/* stats.c -- statistics on tables as large as those of a corpus of 20 million
 * tokens: association, permutation, map or cluster, once. */
#include "base/work.h"
#include "stats/association.h"
#include "stats/ca.h"
#include "stats/cluster.h"
#include "stats/permutation.h"
#include "stats/random.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void *get(size_t count, size_t size)
{
    void *memory = calloc(count, size);

    if (!memory) {
        fprintf(stderr, "stats: there is not enough memory\n");
        exit(1);
    }
    return memory;
}

/* ---- all measures for 100,000 pairs ---- */

enum { PAIRS = 100000, AT_ONCE = 500 };

struct pairs {
    zl_contingency *tables;
    double *values;
    size_t measures;
    bool left_out[100]; /* by measure */
};

/* Neither summed up nor searched for. */
static bool is_closed(const char *name)
{
    return strncmp(name, "lrc", 3) != 0 && !strstr(name, "fisher") &&
           !strstr(name, "log_ratio_ci") && !strstr(name, "hyper");
}

static bool measure_pairs(void *user, size_t job, size_t slot)
{
    struct pairs *all = user;

    (void)slot;
    for (size_t i = job * AT_ONCE; i < (job + 1) * AT_ONCE; i++) {
        zl_cells cells = zl_cells_of(all->tables[i]);
        for (size_t k = 0; k < all->measures; k++)
            if (!all->left_out[k])
                all->values[i * all->measures + k] =
                    zl_measures[k].value(&cells);
    }
    return true;
}

static bool take_pairs(void *user, size_t job, size_t slot)
{
    (void)user, (void)job, (void)slot;
    return true;
}

static bool association(bool closed)
{
    struct pairs all = { 0 };
    zl_random random = zl_random_at(4, ZL_RANDOM_LABELS, 0);
    size_t threads = zl_work_threads(0), jobs = PAIRS / AT_ONCE;

    for (; zl_measures[all.measures].name; all.measures++)
        all.left_out[all.measures] =
            closed && !is_closed(zl_measures[all.measures].name);
    all.tables = get(PAIRS, sizeof *all.tables);
    all.values = get(PAIRS * all.measures, sizeof *all.values);
    for (size_t i = 0; i < PAIRS; i++) {
        double c1 = floor(exp(12 * zl_random_unit(&random)));
        double expected = c1 * 50000 / 2e7;
        double o11 = 1 + floor(-3 * expected *
                               log(1 - zl_random_unit(&random)));
        all.tables[i] =
            (zl_contingency){ o11 < c1 ? o11 : c1, 50000, c1, 2e7 };
    }
    if (zl_work(threads, jobs, measure_pairs, take_pairs, &all) != jobs)
        return false;
    printf("%zu measures, the last of all %.6f\n", all.measures,
           all.values[PAIRS * all.measures - 1]);
    return true;
}

/* ---- 10,000 permutations of 10,000 types in 4,586 documents ---- */

enum { DOCUMENTS = 4586, TYPES = 10000 };

/* Types fall as Zipf's law does, and each comes here and there by chance. */
static uint32_t count_of(zl_random *random, size_t type, uint64_t size)
{
    double expected = .06 / ((double)type + 1) * (double)size;
    uint32_t count = (uint32_t)(expected + zl_random_unit(random));

    return count ? count : zl_random_unit(random) < .02;
}

static bool permutation(void)
{
    size_t *starts = get(TYPES + 1, sizeof *starts), used = 0;
    uint32_t *document = get((size_t)TYPES * 1000, sizeof *document);
    uint32_t *count = get((size_t)TYPES * 1000, sizeof *count);
    uint64_t *sizes = get(DOCUMENTS, sizeof *sizes);
    bool *is_target = get(DOCUMENTS, sizeof *is_target);
    zl_permuted *results = get(TYPES, sizeof *results);
    zl_random random = zl_random_at(1, ZL_RANDOM_LABELS, 0);
    zl_permuting how = { ZL_LABEL_G2, 10000, 1, zl_work_threads(0) };
    zl_permutations all;

    for (uint32_t d = 0; d < DOCUMENTS; d++) {
        sizes[d] = 2000 + zl_random_below(&random, 5000);
        is_target[d] = zl_random_below(&random, 3) == 0;
    }
    for (size_t type = 0; type < TYPES; type++) {
        starts[type] = used;
        for (uint32_t d = 0; d < DOCUMENTS; d++) {
            document[used] = d;
            count[used] = count_of(&random, type, sizes[d]);
            used += count[used] > 0;
        }
    }
    starts[TYPES] = used;
    zl_labelled given = { TYPES, DOCUMENTS, starts,   document,
                          count, sizes,     is_target, NULL };
    if (zl_permute_labels(&given, &how, results, &all, NULL))
        return false;
    printf("%zu counts, p of the first %.4f\n", used, results[0].p);
    return true;
}

/* ---- 500 × 5,000 ---- */

static bool map(void)
{
    enum { ROWS = 500, COLUMNS = 5000 };
    double *counts = get((size_t)ROWS * COLUMNS, sizeof *counts);
    zl_random random = zl_random_at(2, ZL_RANDOM_LABELS, 0);
    zl_ca ca;

    for (size_t i = 0; i < (size_t)ROWS * COLUMNS; i++)
        if (i % COLUMNS % ROWS == i / COLUMNS ||
            zl_random_below(&random, 20) == 0)
            counts[i] = 1 + zl_random_below(&random, 9);
    if (zl_ca_init(&ca, counts, ROWS, COLUMNS, 0, NULL))
        return false;
    printf("%zu axes, the first %.6f\n", ca.axes, ca.inertias[0]);
    return true;
}

/* ---- 5,000 items ---- */

static bool cluster(void)
{
    enum { ITEMS = 5000 };
    double *distances = get((size_t)ITEMS * ITEMS, sizeof *distances);
    double *at = get(ITEMS, 3 * sizeof *at);
    zl_random random = zl_random_at(3, ZL_RANDOM_LABELS, 0);
    zl_tree tree;

    for (size_t i = 0; i < 3 * (size_t)ITEMS; i++)
        at[i] = zl_random_unit(&random);
    for (size_t i = 0; i < ITEMS; i++)
        for (size_t k = 0; k < i; k++)
            distances[i * ITEMS + k] = hypot(
                hypot(at[3 * i] - at[3 * k], at[3 * i + 1] - at[3 * k + 1]),
                at[3 * i + 2] - at[3 * k + 2]);
    if (zl_tree_init(&tree, distances, ITEMS, ZL_LINKAGE_WARD_D2, NULL))
        return false;
    printf("the last height %.6f\n", tree.merges[ITEMS - 2].height);
    return true;
}

int main(int argc, char **argv)
{
    const char *what = argc > 1 ? argv[1] : "";

    if (strcmp(what, "association") == 0)
        return !association(false);
    if (strcmp(what, "closed") == 0)
        return !association(true);
    if (strcmp(what, "permutation") == 0)
        return !permutation();
    if (strcmp(what, "map") == 0)
        return !map();
    if (strcmp(what, "cluster") == 0)
        return !cluster();
    fprintf(stderr, "stats: association, closed, permutation, map or "
                    "cluster?\n");
    return 1;
}
