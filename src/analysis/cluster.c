/* cluster.c -- documents put together by what they are made of. */
#include "stats/cluster.h"

#include "analysis/grid.h"
#include "analysis/list.h"
#include "analysis/said.h"
#include "analysis/shared.h"
#include "base/fail.h"
#include "base/mem.h"
#include "base/work.h"
#include "stats/bootstrap.h"
#include "stats/kmeans.h"

#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#define STARTS 25 /* beginnings that k-means tries */

struct cluster_options {
    zl_grid_options grid;
    const char *distance, *linkage;
    uint64_t cut, kmeans, bootstrap, seed;
};

static const zili_option options[] = {
    { "distance", 'd', ZILI_OPTION_TEXT, "NAME",
      "a distance (burrows_delta is the default) or similarity: see zili "
      "similar",
      offsetof(struct cluster_options, distance), NULL },
    { "linkage", 0, ZILI_OPTION_TEXT, "NAME",
      "ward.D2 (the default), ward.D, single, complete, average, mcquitty, "
      "centroid or median",
      offsetof(struct cluster_options, linkage), NULL },
    { "cut", 0, ZILI_OPTION_NUMBER, "K",
      "the tree cut into K clusters: which each row is in",
      offsetof(struct cluster_options, cut), NULL },
    { "kmeans", 0, ZILI_OPTION_NUMBER, "K",
      "no tree, but K clusters, each near to its centre, of shares unless "
      "--weight says otherwise",
      offsetof(struct cluster_options, kmeans), NULL },
    { "bootstrap", 0, ZILI_OPTION_NUMBER, "N",
      "how many of N trees of columns drawn by chance have each cluster",
      offsetof(struct cluster_options, bootstrap), NULL },
    { "seed", 0, ZILI_OPTION_NUMBER, "N", "the same seed draws the same",
      offsetof(struct cluster_options, seed), NULL },
    ZL_OPTIONS_GRID,
    ZL_OPTION_WEIGHT,
    ZL_OPTION_MARGIN,
    { 0 },
};

static const struct cluster_options defaults = { .grid = ZL_GRID_DEFAULTS,
                                                 .distance = "burrows_delta",
                                                 .linkage = "ward.D2",
                                                 .seed = 1 };

static const char *const columns[] = {
    "step",
    "the merges, from 1",
    "merge1, merge2",
    "what is put together: -3 is the third row, 3 what step 3 made",
    "height",
    "how far apart they were",
    "size",
    "rows in the new cluster",
    "support",
    "--bootstrap: share of the trees that have just this cluster",
    "left, right",
    "the same two by name, or \"step 3\"",
    "…",
    "--cut, --kmeans: the columns of --by, or term",
    "cluster",
    "the number of its cluster, from 1, as the rows come",
    "place",
    "--cut: where it stands in the tree, so that no branches cross",
    "to_centre",
    "--kmeans: its distance from the centre",
    NULL,
};

/* ---- k-means ---- */

static double from_centre(const zl_kmeans *kmeans, const zl_grid *grid,
                          size_t row)
{
    const double *point = grid->values + row * grid->columns;
    const double *centre = kmeans->centres +
                           kmeans->cluster[row] * grid->columns;
    double sum = 0;

    for (size_t i = 0; i < grid->columns; i++)
        sum += (point[i] - centre[i]) * (point[i] - centre[i]);
    return sqrt(sum);
}

static void add_kmeans(const zl_kmeans *kmeans, const zl_grid *grid,
                       const zl_ask *ask, uint64_t seed, zili_table *table)
{
    zl_grid_name_columns(grid, ask, table);
    zl_table_column(table,
                    (zl_column){ "cluster", ZILI_INTEGER, ZL_RIGHT, 0 });
    zl_table_column(table,
                    (zl_column){ "to_centre", ZILI_REAL, ZL_RIGHT, -4 });
    for (size_t i = 0; i < grid->rows; i++) {
        zl_grid_name_cells(grid, ask, i, table);
        zl_table_add_integer(table, (int64_t)kmeans->cluster[i] + 1);
        zl_table_add_real(table, from_centre(kmeans, grid, i));
    }
    /* Points that are all in one place have nothing between them. */
    double between =
        kmeans->total > 0 ? 100 * (1 - kmeans->inside / kmeans->total) : 0;
    zl_table_add_note(table,
                      "k-means, the best of %d beginnings, seed %" PRIu64
                      ": squared distances within clusters %s of %s "
                      "(%s %% between them)",
                      STARTS, seed, zl_said_digits(kmeans->inside, 6).text,
                      zl_said_digits(kmeans->total, 6).text,
                      zl_said(between, 1).text);
}

/* Whether there are rows for so many clusters. */
static zili_status can_be(const zl_grid *grid, uint64_t clusters,
                          zili_error *err)
{
    if (clusters <= grid->rows)
        return ZILI_OK;
    return zl_fail(err, ZILI_EUSAGE, "%zu rows make no %" PRIu64 " clusters.",
                   grid->rows, clusters);
}

static zili_status divide(const zl_ask *ask,
                          const struct cluster_options *asked,
                          const zl_grid *grid, zili_table *table,
                          zili_error *err)
{
    zl_kmeans kmeans = { 0 };
    zili_status status = zl_kmeans_init(&kmeans, grid->values, grid->rows,
                                        grid->columns, (size_t)asked->kmeans,
                                        asked->seed, STARTS,
                                        zl_work_threads(ask->threads), err);

    if (!status)
        add_kmeans(&kmeans, grid, ask, asked->seed, table);
    zl_kmeans_clear(&kmeans);
    return status;
}

/* ---- a tree ---- */

static void add_end(const zl_grid *grid, int32_t end, zili_table *table)
{
    char text[40];

    if (end < 0) {
        zl_table_add_text(table, zl_view_of(grid->row_names[-(end + 1)]));
        return;
    }
    snprintf(text, sizeof text, "step %" PRId32, end);
    zl_table_add_text(table, zl_view_of(text));
}

static void add_merge_columns(bool support, zili_table *table)
{
    static const char *const counts[] = { "step", "merge1", "merge2" };

    for (size_t i = 0; i < sizeof counts / sizeof *counts; i++)
        zl_table_column(table,
                        (zl_column){ counts[i], ZILI_INTEGER, ZL_RIGHT, 0 });
    zl_table_column(table, (zl_column){ "height", ZILI_REAL, ZL_RIGHT, 4 });
    zl_table_column(table, (zl_column){ "size", ZILI_INTEGER, ZL_RIGHT, 0 });
    if (support)
        zl_table_column(table,
                        (zl_column){ "support", ZILI_REAL, ZL_RIGHT, 3 });
    zl_table_column(table, (zl_column){ .name = "left", .type = ZILI_TEXT });
    zl_table_column(table, (zl_column){ .name = "right", .type = ZILI_TEXT });
}

static void add_merges(const zl_tree *tree, const zl_grid *grid,
                       const double *support, zili_table *table)
{
    add_merge_columns(support, table);
    for (size_t i = 0; i + 1 < tree->count; i++) {
        const zl_merge *merge = &tree->merges[i];
        zl_table_add_integer(table, (int64_t)i + 1);
        zl_table_add_integer(table, merge->left);
        zl_table_add_integer(table, merge->right);
        zl_table_add_real(table, merge->height);
        zl_table_add_integer(table, merge->size);
        if (support)
            zl_table_add_real(table, support[i]);
        add_end(grid, merge->left, table);
        add_end(grid, merge->right, table);
    }
}

static zili_status add_cut(const zl_tree *tree, const zl_grid *grid,
                           const zl_ask *ask, size_t clusters,
                           zili_table *table, zili_error *err)
{
    uint32_t *cluster = zl_alloc_array(tree->count, sizeof *cluster);
    uint32_t *place = zl_alloc_array(tree->count, sizeof *place);
    bool enough = cluster && place && zl_tree_cut(tree, clusters, cluster);

    zl_grid_name_columns(grid, ask, table);
    zl_table_column(table,
                    (zl_column){ "cluster", ZILI_INTEGER, ZL_RIGHT, 0 });
    zl_table_column(table, (zl_column){ "place", ZILI_INTEGER, ZL_RIGHT, 0 });
    for (size_t i = 0; enough && i < tree->count; i++)
        place[tree->order[i]] = (uint32_t)i + 1;
    for (size_t i = 0; enough && i < tree->count; i++) {
        zl_grid_name_cells(grid, ask, i, table);
        zl_table_add_integer(table, (int64_t)cluster[i] + 1);
        zl_table_add_integer(table, place[i]);
    }
    zl_free(cluster);
    zl_free(place);
    return enough ? ZILI_OK : zl_no_memory(err);
}

/* A try whose columns leave a row with nothing gives no tree. */
static zili_status explain(zili_status status, const zili_error *said,
                           zili_error *err)
{
    if (status == ZILI_ESTOPPED)
        return zl_no_memory(err);
    if (status != ZILI_EUSAGE)
        return zl_fail(err, status, "%s", said->text);
    return zl_fail(err, ZILI_EUSAGE,
                   "--bootstrap: some columns drawn by chance leave a "
                   "distance undefined, as of a row of nothing. Take more "
                   "terms, or longer rows.");
}

#define ROWS_OF_DEVIATION 4

/* Why no support could tell anything, a clause; or NULL. */
static const char *without_support(const zl_grid *grid,
                                   const struct cluster_options *asked)
{
    if (grid->rows == 2)
        return "of two rows there is but one tree";
    if (grid->rows < ROWS_OF_DEVIATION &&
        strcmp(asked->distance, "burrows_delta") == 0)
        return "burrows_delta divides by the deviation of a column, which "
               "three rows do not show; another --distance has one";
    return NULL;
}

static void note_support(const zl_grid *grid,
                         const struct cluster_options *asked,
                         zili_table *table)
{
    const char *why = without_support(grid, asked);

    if (why)
        zl_table_add_note(table, "support is missing: %s.", why);
    else
        zl_table_add_note(table, "support: %" PRIu64 " trees, seed %" PRIu64,
                          asked->bootstrap, asked->seed);
}

static zili_status find_support(const zl_ask *ask,
                                const struct cluster_options *asked,
                                const zl_grid *grid, const zl_tree *tree,
                                zl_linkage linkage, double **support,
                                zili_error *err)
{
    zl_bootstrap bootstrap = { grid->values, grid->rows, grid->columns, NULL,
                               asked->seed };
    zili_error said = { 0 };
    zili_status status =
        zl_grid_measure(asked->distance, &bootstrap.distance, err);

    if (status)
        return status;
    if (!bootstrap.distance->is_distance)
        return zl_fail(err, ZILI_EUSAGE,
                       "--bootstrap needs a distance, and %s is a "
                       "similarity; cosine_distance is one.",
                       asked->distance);
    *support = zl_alloc_array(tree->count, sizeof **support);
    if (!*support)
        return zl_no_memory(err);
    for (size_t i = 0; i < tree->count; i++)
        (*support)[i] = NAN;
    if (without_support(grid, asked))
        return ZILI_OK;
    status = zl_tree_support(tree, linkage, zl_bootstrap_columns, &bootstrap,
                             asked->bootstrap, zl_work_threads(ask->threads),
                             *support, &said);
    return status ? explain(status, &said, err) : ZILI_OK;
}

static zili_status add_tree(const zl_ask *ask,
                            const struct cluster_options *asked,
                            const zl_grid *grid, const double *distances,
                            const zl_tree *tree, zl_linkage linkage,
                            zili_table *table, zili_error *err)
{
    double *support = NULL, correlation = NAN;
    zili_status status = ZILI_OK;

    if (asked->cut)
        status = add_cut(tree, grid, ask, (size_t)asked->cut, table, err);
    else if (asked->bootstrap)
        status = find_support(ask, asked, grid, tree, linkage, &support, err);
    if (!status && !asked->cut)
        add_merges(tree, grid, support, table);
    zl_free(support);
    if (!status && !zl_tree_cophenetic(tree, distances, &correlation))
        status = zl_no_memory(err);
    zl_table_add_note(table, "linkage: %s", zl_linkage_name(linkage));
    if (!isnan(correlation))
        zl_table_add_note(table,
                          "correlation of heights with distances "
                          "(cophenetic): %s",
                          zl_said(correlation, 4).text);
    if (asked->bootstrap && !asked->cut)
        note_support(grid, asked, table);
    return status;
}

static zili_status join(const zl_ask *ask, const struct cluster_options *asked,
                        const zl_grid *grid, zili_table *table,
                        zili_error *err)
{
    double *distances = NULL;
    zl_tree tree = { 0 };
    zl_linkage linkage;

    if (!zl_linkage_find(asked->linkage, &linkage))
        return zl_fail(err, ZILI_EUSAGE,
                       "There is no linkage \"%s\"; there are single, "
                       "complete, average, mcquitty, ward.D, ward.D2, "
                       "centroid and median.",
                       asked->linkage);
    zili_status status = zl_grid_distances(grid, asked->distance, ask->threads,
                                           &distances, table, err);
    if (!status)
        status = zl_tree_init(&tree, distances, grid->rows, linkage, err);
    if (!status)
        status =
            add_tree(ask, asked, grid, distances, &tree, linkage, table, err);
    zl_tree_clear(&tree);
    zl_free(distances);
    return status;
}

/* ---- all ---- */

static zili_status check(const struct cluster_options *asked, zili_error *err)
{
    if (asked->kmeans && (asked->cut || asked->bootstrap))
        return zl_fail(err, ZILI_EUSAGE,
                       "--kmeans makes no tree: --cut and --bootstrap need "
                       "one.");
    if (asked->cut && asked->bootstrap)
        return zl_fail(err, ZILI_EUSAGE,
                       "--bootstrap tells of the merges; leave out --cut to "
                       "see them.");
    return ZILI_OK;
}

static zili_status fill(const zl_ask *ask, const void *given,
                        zili_table *table, zili_error *err)
{
    const struct cluster_options *asked = given;
    zl_grid_options how = asked->grid;
    zl_grid grid = { 0 };
    zili_status status = check(asked, err);

    if (asked->kmeans && how.weight == ZL_WEIGHT_UNSAID)
        how.weight = ZL_WEIGHT_SHARES;
    if (!status)
        status = zl_grid_make(&grid, ask, &how, table, err);
    if (!status)
        status = zl_grid_need_rows(&grid, 2, "A cluster", err);
    if (!status)
        status = can_be(&grid, asked->kmeans + asked->cut, err);
    if (!status)
        status = asked->kmeans ? divide(ask, asked, &grid, table, err)
                               : join(ask, asked, &grid, table, err);
    zl_grid_clear(&grid);
    return status;
}

static zili_status run(const zili_corpus *corpus, const void *given,
                       zili_table **out, zili_error *err)
{
    return zl_ask_answer(corpus, given, fill, "rows", out, err);
}

const zili_analysis zl_analysis_cluster = {
    .name = "cluster",
    .summary = "put documents together that are like each other",
    .operands = "[@THEME|QUERY…]",
    .example = "--by lang,doc --themes corpus/themes.yaml "
               "--distance cosine --linkage average",
    .columns = columns,
    .options = options,
    .defaults = &defaults,
    .options_size = sizeof defaults,
    .run = run,
};
