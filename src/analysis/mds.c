/* mds.c -- documents as points whose distances are near to how unlike they
 * are. */
#include "stats/mds.h"

#include "analysis/grid.h"
#include "analysis/list.h"
#include "analysis/said.h"
#include "analysis/shared.h"
#include "base/mem.h"
#include "base/work.h"

#include <math.h>
#include <stdio.h>

enum shown { POINTS, AXES };

static const char *const tables[] = { "points", "axes", NULL };

struct mds_options {
    zl_grid_options grid;
    const char *distance;
    uint64_t axes;
    int table;
};

static const zili_option options[] = {
    { "distance", 'd', ZILI_OPTION_TEXT, "NAME",
      "a distance (burrows_delta is the default) or similarity: see zili "
      "similar",
      offsetof(struct mds_options, distance), NULL },
    ZL_OPTIONS_GRID,
    ZL_OPTION_WEIGHT,
    ZL_OPTION_MARGIN,
    { "axes", 'k', ZILI_OPTION_NUMBER, "K", "in K dimensions (2)",
      offsetof(struct mds_options, axes), NULL },
    { "table", 0, ZILI_OPTION_CHOICE, "T",
      "points (the default), or axes: the eigenvalues",
      offsetof(struct mds_options, table), tables },
    { 0 },
};

static const struct mds_options defaults = { .grid = ZL_GRID_DEFAULTS,
                                             .distance = "burrows_delta",
                                             .axes = 2 };

static const char *const columns[] = {
    "…",
    "the columns of --by, or term",
    "axis1, …",
    "coordinate; the point farthest out is above 0",
    "axis, eigenvalue, percent, cumulative",
    "--table axes: all axes; the eigenvalue of each, as a share of the sum of "
    "those above 0 and of all up to it; below 0 where no points have these "
    "distances",
    NULL,
};

/* ---- how good it is ---- */

static double distance_of(const zl_mds *mds, size_t a, size_t b)
{
    double sum = 0;

    for (size_t k = 0; k < mds->dimensions; k++) {
        double step = mds->points[a * mds->dimensions + k] -
                      mds->points[b * mds->dimensions + k];
        sum += step * step;
    }
    return sqrt(sum);
}

/* J. B. Kruskal (1964), Psychometrika 29, 1-27: his stress 1, of the given
 * distances themselves. */
static double stress_of(const zl_mds *mds, const double *distances)
{
    double off = 0, all = 0;

    for (size_t a = 0; a < mds->count; a++)
        for (size_t b = 0; b < a; b++) {
            double here = distance_of(mds, a, b);
            double wrong = here - distances[a * mds->count + b];
            off += wrong * wrong;
            all += here * here;
        }
    return sqrt(off / all);
}

static void add_notes(const zl_mds *mds, const double *distances,
                      zili_table *table)
{
    const char *stress = "√(Σ(d - given)²/Σd²)";

    if (mds->known == mds->count) {
        zl_table_add_note(table,
                          "%zu dimensions hold %s of Σ|eigenvalues| and %s "
                          "of those above 0; stress %s: %s",
                          mds->dimensions, zl_said(mds->fit, 4).text,
                          zl_said(mds->fit_positive, 4).text,
                          zl_said(stress_of(mds, distances), 4).text, stress);
        return;
    }
    double shown = 0;
    for (size_t i = 0; i < mds->dimensions; i++)
        shown += mds->values[i];
    zl_table_add_note(table,
                      "%zu dimensions hold %s of Σeigenvalues, and so no more "
                      "than that of Σ|eigenvalues|, which of more than %d "
                      "rows only --table axes finds; stress %s: %s",
                      mds->dimensions,
                      zl_said(shown / mds->whole, 4).text, ZL_MDS_WHOLE,
                      zl_said(stress_of(mds, distances), 4).text, stress);
}

/* ---- tables ---- */

static void add_points(const zl_mds *mds, const zl_grid *grid,
                       const zl_ask *ask, zili_table *table)
{
    zl_grid_name_columns(grid, ask, table);
    for (size_t i = 1; i <= mds->dimensions; i++) {
        char name[40];
        snprintf(name, sizeof name, "axis%zu", i);
        zl_table_column(table, (zl_column){ name, ZILI_REAL, ZL_RIGHT, 4 });
    }
    for (size_t i = 0; i < mds->count; i++) {
        zl_grid_name_cells(grid, ask, i, table);
        for (size_t k = 0; k < mds->dimensions; k++)
            zl_table_add_real(table, mds->points[i * mds->dimensions + k]);
    }
}

static void add_axes(const zl_mds *mds, zili_table *table)
{
    double all = 0, sum = 0;

    zl_table_column(table, (zl_column){ "axis", ZILI_INTEGER, ZL_RIGHT, 0 });
    zl_table_column(table,
                    (zl_column){ "eigenvalue", ZILI_REAL, ZL_RIGHT, -6 });
    zl_table_column(table, (zl_column){ "percent", ZILI_REAL, ZL_RIGHT, 2 });
    zl_table_column(table,
                    (zl_column){ "cumulative", ZILI_REAL, ZL_RIGHT, 2 });
    for (size_t i = 0; i < mds->count; i++)
        all += mds->values[i] > 0 ? mds->values[i] : 0;
    for (size_t i = 0; i < mds->count; i++) {
        bool counts = mds->values[i] > 0;
        sum += counts ? mds->values[i] : 0;
        zl_table_add_integer(table, (int64_t)i + 1);
        zl_table_add_real(table, mds->values[i]);
        zl_table_add_real(table, counts ? 100 * mds->values[i] / all : NAN);
        zl_table_add_real(table, counts ? 100 * sum / all : NAN);
    }
}

/* ---- all ---- */

static zili_status scale(const zl_ask *ask, const struct mds_options *asked,
                         const zl_grid *grid, zili_table *table,
                         zili_error *err)
{
    double *distances = NULL;
    zl_mds mds = { 0 };
    zili_status status = zl_grid_need_rows(grid, 3, "A map of distances", err);

    if (!status)
        status = zl_grid_distances(grid, asked->distance, ask->threads,
                                   &distances, table, err);
    if (!status)
        status = zl_mds_init(&mds, distances, grid->rows, (size_t)asked->axes,
                             asked->table == AXES,
                             zl_work_threads(ask->threads), err);
    if (!status && asked->table == POINTS)
        add_points(&mds, grid, ask, table);
    else if (!status)
        add_axes(&mds, table);
    if (!status)
        add_notes(&mds, distances, table);
    zl_mds_clear(&mds);
    zl_free(distances);
    return status;
}

static zili_status fill(const zl_ask *ask, const void *given,
                        zili_table *table, zili_error *err)
{
    const struct mds_options *asked = given;
    zl_grid grid;
    zili_status status = zl_grid_make(&grid, ask, &asked->grid, table, err);

    if (!status)
        status = scale(ask, asked, &grid, table, err);
    zl_grid_clear(&grid);
    return status;
}

static zili_status run(const zili_corpus *corpus, const void *given,
                       zili_table **out, zili_error *err)
{
    return zl_ask_answer(corpus, given, fill, "rows", out, err);
}

const zili_analysis zl_analysis_mds = {
    .name = "mds",
    .summary = "map documents by their distances: classical scaling",
    .operands = "[@THEME|QUERY…]",
    .example = "--by doc,region --region all --where \"lang = 'en'\" "
               "--terms 30 --distance hellinger",
    .columns = columns,
    .options = options,
    .defaults = &defaults,
    .options_size = sizeof defaults,
    .run = run,
};
