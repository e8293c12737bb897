/* golden_help.h -- tables of numbers that others computed. Those that may be
 * passed on lie in tests/golden-values, the rest in ../shared/golden. */
#ifndef TESTS_GOLDEN_HELP_H
#define TESTS_GOLDEN_HELP_H

#include "base_help.h"

#include <math.h>
#include <stdbool.h>

/* A file of TSV, cut up; the first row has the names. */
typedef struct golden {
    char *bytes;
    char **cells;
    size_t columns, rows; /* without the names */
} golden;

static inline char *golden_bytes(const char *path)
{
    FILE *file = fopen(path, "rb");

    if (!file)
        return NULL;
    fseek(file, 0, SEEK_END);
    long size = ftell(file);
    rewind(file);
    char *bytes = calloc(1, (size_t)size + 1);
    assert_non_null(bytes);
    assert_int_equal(fread(bytes, 1, (size_t)size, file), size);
    fclose(file);
    return bytes;
}

static inline void golden_cut(golden *out)
{
    char *rest = out->bytes, *line;
    size_t lines = 0;

    for (const char *at = out->bytes; *at; at++)
        lines += *at == '\n';
    out->columns = 1;
    for (const char *at = out->bytes; *at && *at != '\n'; at++)
        out->columns += *at == '\t';
    out->rows = lines > 0 ? lines - 1 : 0;
    out->cells = calloc(lines * out->columns, sizeof *out->cells);
    assert_non_null(out->cells);
    for (size_t row = 0; row < lines; row++) {
        line = strsep(&rest, "\n");
        line[strcspn(line, "\r")] = 0;
        for (size_t i = 0; i < out->columns; i++) {
            out->cells[row * out->columns + i] = strsep(&line, "\t");
            assert_non_null(out->cells[row * out->columns + i]);
        }
        assert_null(line);
    }
}

/* Whether the file is there; a line says so where it is not. */
static inline bool golden_open(golden *out, const char *name)
{
    char path[300];

    *out = (golden){ 0 };
    snprintf(path, sizeof path, "tests/golden-values/%s", name);
    out->bytes = golden_bytes(path);
    snprintf(path, sizeof path, "../shared/golden/%s", name);
    if (!out->bytes)
        out->bytes = golden_bytes(path);
    if (!out->bytes) {
        printf("skipped: there is no %s\n", path);
        return false;
    }
    golden_cut(out);
    return true;
}

static inline void golden_close(golden *it)
{
    free(it->cells);
    free(it->bytes);
}

static inline size_t golden_column(const golden *it, const char *name)
{
    for (size_t i = 0; i < it->columns; i++)
        if (strcmp(it->cells[i], name) == 0)
            return i;
    return SIZE_MAX;
}

/* The cell of a row, from 0, in the column with this name. */
static inline const char *golden_text(const golden *it, size_t row,
                                      const char *name)
{
    size_t column = golden_column(it, name);

    if (column == SIZE_MAX)
        fail_msg("there is no column %s", name);
    return it->cells[(row + 1) * it->columns + column];
}

static inline double golden_parse(const char *text)
{
    return strcmp(text, "NA") == 0 || *text == 0 ? NAN : strtod(text, NULL);
}

static inline double golden_number(const golden *it, size_t row,
                                   const char *name)
{
    return golden_parse(golden_text(it, row, name));
}

/* Relative, and absolute near 0. */
static inline bool golden_agrees(double found, double wanted, double tolerance)
{
    if (isnan(wanted) || isnan(found))
        return isnan(wanted) && isnan(found);
    return found == wanted || fabs(found - wanted) <= 1e-12 ||
           fabs(found - wanted) <= tolerance * fabs(wanted);
}

/* Names the value that disagrees; gives how many did, 0 or 1. */
static inline size_t golden_check(const char *what, const char *of,
                                  double found, double wanted,
                                  double tolerance)
{
    if (golden_agrees(found, wanted, tolerance))
        return 0;
    print_message("%s of %s: %.17g, not %.17g\n", what, of, found, wanted);
    return 1;
}

#endif
