/* matrix_help.h -- tables of counts as they were given, and distances. */
#ifndef TESTS_MATRIX_HELP_H
#define TESTS_MATRIX_HELP_H

#include "golden_help.h"

typedef struct matrix {
    golden table; /* its first column has the names of the rows */
    double *counts;
    size_t rows, columns;
} matrix;

static inline bool open_matrix(matrix *out, const char *path)
{
    if (!golden_open(&out->table, path))
        return false;
    out->rows = out->table.rows;
    out->columns = out->table.columns - 1;
    out->counts = calloc(out->rows * out->columns, sizeof *out->counts);
    assert_non_null(out->counts);
    for (size_t i = 0; i < out->rows; i++)
        for (size_t k = 0; k < out->columns; k++)
            out->counts[i * out->columns + k] = strtod(
                out->table.cells[(i + 1) * out->table.columns + k + 1], NULL);
    return true;
}

static inline void close_matrix(matrix *it)
{
    golden_close(&it->table);
    free(it->counts);
}

/* Rows become columns; the names stay where they are. */
static inline void transpose(matrix *it)
{
    double *turned = calloc(it->rows * it->columns, sizeof *turned);
    size_t rows = it->columns, columns = it->rows;

    assert_non_null(turned);
    for (size_t i = 0; i < rows; i++)
        for (size_t k = 0; k < columns; k++)
            turned[i * columns + k] = it->counts[k * it->columns + i];
    free(it->counts);
    *it = (matrix){ it->table, turned, rows, columns };
}

static inline size_t row_named(const matrix *it, const char *name)
{
    for (size_t i = 0; i < it->table.rows; i++)
        if (strcmp(it->table.cells[(i + 1) * it->table.columns], name) == 0)
            return i;
    fail_msg("there is no row %s", name);
    return 0;
}

static inline size_t column_named(const matrix *it, const char *name)
{
    return golden_column(&it->table, name) - 1;
}

#endif
