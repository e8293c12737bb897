/* stats.c -- statistics on tables as large as those of a corpus of 20 million
 * tokens: permutation, map or cluster, once. */
#include "base/work.h"
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
                          count, sizes,     is_target };
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

    if (strcmp(what, "permutation") == 0)
        return !permutation();
    if (strcmp(what, "map") == 0)
        return !map();
    if (strcmp(what, "cluster") == 0)
        return !cluster();
    fprintf(stderr, "stats: permutation, map or cluster?\n");
    return 1;
}
