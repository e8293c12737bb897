/* ca.c -- correspondence analysis: documents and words on one map. */
#include "stats/ca.h"

#include "analysis/grid.h"
#include "analysis/list.h"
#include "analysis/said.h"
#include "analysis/shared.h"
#include "base/fail.h"

#include <math.h>
#include <stdio.h>

enum shown { ROWS, COLUMNS, BOTH, AXES };

static const char *const tables[] = { "rows", "columns", "both", "axes",
                                      NULL };

struct ca_options {
    zl_grid_options grid;
    uint64_t axes;
    int table;
    bool standard;
};

static const zili_option options[] = {
    ZL_OPTIONS_GRID,
    { "axes", 'k', ZILI_OPTION_NUMBER, "K",
      "numbers of the first K axes (2); 0: all",
      offsetof(struct ca_options, axes), NULL },
    { "table", 0, ZILI_OPTION_CHOICE, "T",
      "rows (the default), columns, both, or axes: the eigenvalues",
      offsetof(struct ca_options, table), tables },
    { "standard", 0, ZILI_OPTION_FLAG, NULL,
      "also standard coordinates, of mean square 1",
      offsetof(struct ca_options, standard), NULL },
    { 0 },
};

static const struct ca_options defaults = { .grid = ZL_GRID_DEFAULTS,
                                            .axes = 2 };

static const char *const columns[] = {
    "…",
    "the columns of --by; with --table columns term; with both kind "
    "(row, column) and label",
    "mass",
    "its share of all counts",
    "distance",
    "χ² distance from the average profile",
    "inertia",
    "mass·distance²: its part of the whole inertia",
    "quality",
    "share of its inertia on the axes shown: the sum of cos2",
    "axis1, …",
    "principal coordinate on the axis; the row farthest out is above 0",
    "contribution1, …",
    "its share of the axis: mass·axis²/eigenvalue",
    "cos2_1, …",
    "the axis' share of it: axis²/distance²",
    "standard1, …",
    "--standard: axis/√eigenvalue",
    "axis, eigenvalue, singular_value, percent, cumulative",
    "--table axes: inertia of the axis, its root, its share of the whole and "
    "of all up to it, in percent",
    NULL,
};

/* ---- points ---- */

static void add_real(zili_table *table, int decimals, const char *name,
                     size_t axis)
{
    char text[40];

    if (axis)
        snprintf(text, sizeof text, "%s%zu", name, axis);
    else
        snprintf(text, sizeof text, "%s", name);
    zl_table_column(table, (zl_column){ text, ZILI_REAL, ZL_RIGHT, decimals });
}

static void add_columns(const zl_ca *ca, const struct ca_options *asked,
                        zili_table *table)
{
    add_real(table, 4, "mass", 0);
    add_real(table, 4, "distance", 0);
    add_real(table, 5, "inertia", 0);
    add_real(table, 3, "quality", 0);
    for (size_t i = 1; i <= ca->shown; i++) {
        add_real(table, 4, "axis", i);
        add_real(table, 4, "contribution", i);
        add_real(table, 3, "cos2_", i);
        if (asked->standard)
            add_real(table, 4, "standard", i);
    }
}

static void add_point(const zl_ca *ca, const zl_ca_points *points, size_t i,
                      const struct ca_options *asked, zili_table *table)
{
    size_t at = i * ca->shown;
    double quality = 0;

    for (size_t k = 0; k < ca->shown; k++)
        quality += points->cos2[at + k];
    zl_table_add_real(table, points->mass[i]);
    zl_table_add_real(table, points->distance[i]);
    zl_table_add_real(table, points->inertia[i]);
    zl_table_add_real(table, quality);
    for (size_t k = at; k < at + ca->shown; k++) {
        zl_table_add_real(table, points->principal[k]);
        zl_table_add_real(table, points->contribution[k]);
        zl_table_add_real(table, points->cos2[k]);
        if (asked->standard)
            zl_table_add_real(table, points->standard[k]);
    }
}

static void add_rows(const zl_ca *ca, const zl_grid *grid, const zl_ask *ask,
                     const struct ca_options *asked, zili_table *table)
{
    zl_grid_name_columns(grid, ask, table);
    add_columns(ca, asked, table);
    for (size_t i = 0; i < grid->rows; i++) {
        zl_grid_name_cells(grid, ask, i, table);
        add_point(ca, &ca->rows, i, asked, table);
    }
}

static void add_terms(const zl_ca *ca, const zl_grid *grid,
                      const struct ca_options *asked, zili_table *table)
{
    zl_table_column(table, (zl_column){ .name = "term", .type = ZILI_TEXT });
    add_columns(ca, asked, table);
    for (size_t i = 0; i < grid->columns; i++) {
        zl_table_add_text(table, zl_view_of(grid->column_names[i]));
        add_point(ca, &ca->columns, i, asked, table);
    }
}

static void add_labelled(const zl_ca *ca, const zl_ca_points *points,
                         char **names, const char *kind,
                         const struct ca_options *asked, zili_table *table)
{
    for (size_t i = 0; i < points->count; i++) {
        zl_table_add_text(table, zl_view_of(kind));
        zl_table_add_text(table, zl_view_of(names[i]));
        add_point(ca, points, i, asked, table);
    }
}

static void add_both(const zl_ca *ca, const zl_grid *grid,
                     const struct ca_options *asked, zili_table *table)
{
    zl_table_column(table, (zl_column){ .name = "kind", .type = ZILI_TEXT });
    zl_table_column(table, (zl_column){ .name = "label", .type = ZILI_TEXT });
    add_columns(ca, asked, table);
    add_labelled(ca, &ca->rows, grid->row_names, "row", asked, table);
    add_labelled(ca, &ca->columns, grid->column_names, "column", asked, table);
}

/* ---- axes ---- */

static void add_axes(const zl_ca *ca, zili_table *table)
{
    double sum = 0;

    zl_table_column(table, (zl_column){ "axis", ZILI_INTEGER, ZL_RIGHT, 0 });
    add_real(table, 6, "eigenvalue", 0);
    add_real(table, 6, "singular_value", 0);
    add_real(table, 2, "percent", 0);
    add_real(table, 2, "cumulative", 0);
    for (size_t i = 0; i < ca->axes; i++) {
        sum += ca->inertias[i];
        zl_table_add_integer(table, (int64_t)i + 1);
        zl_table_add_real(table, ca->inertias[i]);
        zl_table_add_real(table, sqrt(ca->inertias[i]));
        zl_table_add_real(table, 100 * ca->inertias[i] / ca->inertia);
        zl_table_add_real(table, 100 * sum / ca->inertia);
    }
}

/* ---- all ---- */

static void add_notes(const zl_ca *ca, zili_table *table)
{
    double sum = 0;

    for (size_t i = 0; i < ca->shown; i++)
        sum += ca->inertias[i];
    zl_table_add_note(table,
                      "inertia %s on %zu axes, of which the first %zu hold "
                      "%s %%",
                      zl_said_digits(ca->inertia, 6).text, ca->axes, ca->shown,
                      zl_said(100 * sum / ca->inertia, 1).text);
    zl_table_add_note(table,
                      "χ² %s with %s degrees of freedom, lg p %s, if "
                      "words were drawn by chance; they are not, so the "
                      "truth is less sure",
                      zl_said_digits(ca->chi2, 6).text,
                      zl_said(ca->df, 0).text,
                      zl_said_digits(ca->log10_p, 6).text);
}

/* Fewer points have no more than one axis, which every table has. */
static zili_status check(const zl_grid *grid, zili_error *err)
{
    zili_status status =
        zl_grid_need_rows(grid, 3, "A correspondence analysis", err);

    if (!status && grid->columns < 3)
        status = zl_fail(err, ZILI_EUSAGE,
                         "A correspondence analysis needs 3 terms at least, "
                         "and here %s %zu.",
                         grid->columns == 1 ? "is" : "are", grid->columns);
    return status ? status : zl_grid_refuse_empty(grid, err);
}

static void add_answer(const zl_ca *ca, const zl_grid *grid, const zl_ask *ask,
                       const struct ca_options *asked, zili_table *table)
{
    if (asked->table == ROWS)
        add_rows(ca, grid, ask, asked, table);
    else if (asked->table == COLUMNS)
        add_terms(ca, grid, asked, table);
    else if (asked->table == BOTH)
        add_both(ca, grid, asked, table);
    else
        add_axes(ca, table);
    add_notes(ca, table);
}

static zili_status fill(const zl_ask *ask, const void *given,
                        zili_table *table, zili_error *err)
{
    const struct ca_options *asked = given;
    zl_grid grid;
    zl_ca ca = { 0 };
    zili_status status = zl_grid_make(&grid, ask, &asked->grid, table, err);

    if (!status)
        status = check(&grid, err);
    if (!status)
        status = zl_ca_init(&ca, grid.values, grid.rows, grid.columns,
                            (size_t)asked->axes, err);
    if (!status)
        add_answer(&ca, &grid, ask, asked, table);
    zl_ca_clear(&ca);
    zl_grid_clear(&grid);
    return status;
}

static zili_status run(const zili_corpus *corpus, const void *given,
                       zili_table **out, zili_error *err)
{
    return zl_ask_answer(corpus, given, fill, "rows", out, err);
}

const zili_analysis zl_analysis_ca = {
    .name = "ca",
    .summary = "map documents and words: correspondence analysis",
    .operands = "[@THEME|QUERY…]",
    .example =
        "--by doc,region --region all --where \"lang = 'en'\" --terms 30",
    .columns = columns,
    .options = options,
    .defaults = &defaults,
    .options_size = sizeof defaults,
    .run = run,
};
