/* grid_distance.c -- how far the rows of a matrix are from each other. */
#include "analysis/grid.h"

#include "analysis/said.h"
#include "base/fail.h"
#include "base/mem.h"
#include "base/work.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

zili_status zl_grid_measure(const char *name, const zl_similarity **out,
                            zili_error *err)
{
    zl_str names = { 0 };

    *out = zl_similarity_find(name);
    if (*out)
        return ZILI_OK;
    for (size_t i = 0; zl_similarities[i].name; i++)
        zl_str_format(&names, "%s%s", i ? ", " : "", zl_similarities[i].name);
    zili_status status =
        names.failed ? zl_no_memory(err)
                     : zl_fail(err, ZILI_EUSAGE,
                               "There is no measure \"%s\"; there are %s.",
                               name, zl_str_text(&names));
    zl_str_clear(&names);
    return status;
}

static bool row_is_empty(const zl_profile *profile, size_t row)
{
    return !(profile->totals[row] > 0);
}

/* What is not defined of a row beside itself has no place among the others:
 * it is said before all pairs are measured. */
static zili_status refuse_rows(const zl_grid *grid,
                               const zl_similarity *measure,
                               const zl_profile *profile, zili_error *err)
{
    size_t first = grid->rows, count = 0;
    char more[60] = "";

    for (size_t i = grid->rows; i-- > 0;)
        if (isnan(measure->value(profile, i, i))) {
            first = i;
            count++;
        }
    if (!count)
        return ZILI_OK;
    if (count > 1)
        snprintf(more, sizeof more, " (and of %zu more rows)", count - 1);
    return zl_fail(err, ZILI_EUSAGE,
                   "The %s of \"%s\"%s is not defined: %s%s", measure->name,
                   grid->row_names[first], more,
                   measure->reason ? measure->reason : "",
                   row_is_empty(profile, first)
                       ? " Rows with none of the terms are left out with "
                         "--skip-empty."
                       : "");
}

/* Similarities become distances; one that is not defined ends it. */
static zili_status finish(const zl_grid *grid, const zl_similarity *measure,
                          double *distances, zili_error *err)
{
    size_t rows = grid->rows;

    for (size_t a = 0; a < rows; a++)
        for (size_t b = 0; b < rows; b++) {
            double *value = &distances[a * rows + b];
            if (isnan(*value))
                return zl_fail(err, ZILI_EUSAGE,
                               "The %s of \"%s\" and \"%s\" is not "
                               "defined: %s",
                               measure->name, grid->row_names[a],
                               grid->row_names[b],
                               measure->reason ? measure->reason : "");
            if (!measure->is_distance)
                *value = *value < 1 ? 1 - *value : 0;
            if (a == b)
                *value = 0;
        }
    return ZILI_OK;
}

/* [row][row]; NULL where there is no memory for so many. */
static zili_status make_room(size_t rows, double **out, zili_error *err)
{
    size_t cells = rows > SIZE_MAX / rows ? SIZE_MAX : rows * rows;

    *out = zl_alloc_array(cells, sizeof **out);
    if (*out)
        return ZILI_OK;
    (void)zl_fail(err, ZILI_ENOMEM,
                  "The distances of %zu rows take %s GB, and there is not "
                  "so much memory. Larger groups (--by) make fewer rows.",
                  rows,
                  zl_said((double)rows * (double)rows * 8 / 1e9, 1).text);
    return ZILI_ENOMEM;
}

static zili_status measure_all(const zl_grid *grid,
                               const zl_similarity *measure, uint64_t threads,
                               double **out, zili_error *err)
{
    zl_profile profile = { 0 };

    if (!zl_profile_init(&profile, grid->values, grid->rows, grid->columns))
        return zl_no_memory(err);
    zili_status status = refuse_rows(grid, measure, &profile, err);
    if (!status)
        status = make_room(grid->rows, out, err);
    if (!status)
        zl_similarity_all(measure, &profile, zl_work_threads(threads), *out);
    zl_profile_clear(&profile);
    return status ? status : finish(grid, measure, *out, err);
}

zili_status zl_grid_distances(const zl_grid *grid, const char *name,
                              uint64_t threads, double **out,
                              zili_table *table, zili_error *err)
{
    const zl_similarity *measure = NULL;

    *out = NULL;
    zili_status status = zl_grid_measure(name, &measure, err);
    if (status)
        return status;
    if (strcmp(measure->name, "kullback_leibler") == 0)
        return zl_fail(err, ZILI_EUSAGE,
                       "kullback_leibler is one from a to b and another from "
                       "b to a; jensen_shannon is a distance.");
    status = measure_all(grid, measure, threads, out, err);
    if (status) {
        zl_free(*out);
        *out = NULL;
        return status;
    }
    zl_table_add_note(table, "distance: %s%s",
                      measure->is_distance ? "" : "1 - ", measure->name);
    zl_grid_note_few(grid, measure, table);
    return ZILI_OK;
}

void zl_grid_note_few(const zl_grid *grid, const zl_similarity *measure,
                      zili_table *table)
{
    if (grid->rows == 2 && strcmp(measure->name, "burrows_delta") == 0)
        zl_table_add_note(table,
                          "of two rows burrows_delta is √2 times the share of "
                          "columns that differ, however much: the deviation "
                          "is of these two alone. It takes several texts.");
}
