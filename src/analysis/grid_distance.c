/* grid_distance.c -- how far the rows of a matrix are from each other. */
#include "analysis/grid.h"

#include "base/fail.h"
#include "base/mem.h"
#include "base/work.h"

#include <math.h>
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
                               "defined: %s Rows with none of the terms are "
                               "left out with --skip-empty.",
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

static zili_status measure_all(const zl_grid *grid,
                               const zl_similarity *measure, uint64_t threads,
                               double *distances, zili_error *err)
{
    zl_profile profile = { 0 };

    if (!zl_profile_init(&profile, grid->values, grid->rows, grid->columns))
        return zl_no_memory(err);
    zl_similarity_all(measure, &profile, zl_work_threads(threads), distances);
    zl_profile_clear(&profile);
    return finish(grid, measure, distances, err);
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
    size_t cells = grid->rows > SIZE_MAX / grid->rows
                       ? SIZE_MAX
                       : grid->rows * grid->rows;
    *out = zl_alloc_array(cells, sizeof **out);
    if (!*out)
        return zl_no_memory(err);
    status = measure_all(grid, measure, threads, *out, err);
    if (status) {
        zl_free(*out);
        *out = NULL;
        return status;
    }
    zl_table_add_note(table, "distance: %s%s",
                      measure->is_distance ? "" : "1 - ", measure->name);
    return ZILI_OK;
}
