/* stats_association.c -- association and keyness from 2×2 tables in a file. */
#include "analysis/figures.h"
#include "base/fail.h"
#include "base/mem.h"
#include "stats/keyness.h"
#include "stats/literature.h"

#include <math.h>
#include <string.h>

/* ---- the four numbers of a row ---- */

/* In which columns they are, and whether these are cells. */
typedef struct places {
    size_t columns[4];
    bool cells;
} places;

static zili_status fail_columns(const zl_sheet *sheet, const char *wanted,
                                zili_error *err)
{
    return zl_fail(err, ZILI_EFORMAT,
                   "%s:%zu: the columns must be %s; %s is the first of "
                   "those that are there.",
                   sheet->path, sheet->first_line - 1, wanted,
                   zili_table_name(sheet->table, 0));
}

static bool find_all(const zl_sheet *sheet, const char *const names[4],
                     size_t columns[4])
{
    for (size_t i = 0; i < 4; i++) {
        columns[i] = zili_table_find(sheet->table, names[i]);
        if (columns[i] == SIZE_MAX)
            return false;
    }
    return true;
}

/* O11 R1 C1 N, also as UCS calls them, or the four cells. */
static bool find_table(const zl_sheet *sheet, places *out)
{
    static const char *const margins[] = { "O11", "R1", "C1", "N" };
    static const char *const ucs[] = { "f", "f1", "f2", "N" };
    static const char *const cells[] = { "O11", "O12", "O21", "O22" };

    out->cells = false;
    if (find_all(sheet, margins, out->columns) ||
        find_all(sheet, ucs, out->columns))
        return true;
    out->cells = find_all(sheet, cells, out->columns);
    return out->cells;
}

static zili_status read_four(const zl_sheet *sheet, size_t row,
                             const size_t columns[4], double four[4],
                             zili_error *err)
{
    zili_status status = ZILI_OK;

    for (size_t i = 0; !status && i < 4; i++) {
        four[i] = NAN;
        if (columns[i] != SIZE_MAX)
            status = zl_sheet_count(sheet, row, columns[i], &four[i], err);
    }
    return status;
}

static zl_contingency table_of(const double v[4], bool cells)
{
    if (!cells)
        return (zl_contingency){ v[0], v[1], v[2], v[3] };
    return (zl_contingency){ v[0], v[0] + v[1], v[0] + v[2],
                             v[0] + v[1] + v[2] + v[3] };
}

/* ---- association ---- */

typedef struct association {
    ZL_ARRAY(const zl_measure *) measures;
    zl_contingency *rows;
} association;

static bool list_association(const void *it, size_t i, zl_listed *out)
{
    const zl_measure *each = zl_measures;

    (void)it;
    while (each->name && i > 0)
        each++, i--;
    *out = (zl_listed){ each->name, each->other, each->formula,
                        each->name ? zl_measure_source(each->name) : NULL };
    return each->name;
}

static zili_status add_association(void *it, zl_view name, int *decimals)
{
    association *own = it;
    const zl_measure *found = zl_measure_find(name.bytes, name.size);

    if (!found)
        return ZILI_EUSAGE;
    *decimals = found->decimals;
    return zl_array_push(&own->measures, found) ? ZILI_OK : ZILI_ENOMEM;
}

/* Rows that are counts, but no four cells: the first is named. */
static void note_no_cells(const association *own, zl_figures *figures)
{
    size_t count = 0, first = 0;

    for (size_t row = 0; row < figures->rows; row++)
        if (zl_contingency_counted(own->rows[row]) &&
            !zl_contingency_possible(own->rows[row]) && count++ == 0)
            first = row;
    if (count)
        zl_figures_note(figures,
                        "%zu of %zu rows are no 2×2 table, the first in line "
                        "%zu (%s): they have only measures that need no "
                        "more than O11, R1, C1 and N.",
                        count, figures->rows,
                        figures->sheet.first_line + first,
                        zl_contingency_fault(own->rows[first]));
}

static zili_status open_association(void *it, zl_figures *figures,
                                    zili_error *err)
{
    association *own = it;
    zl_sheet *sheet = &figures->sheet;
    places found;

    zili_status status =
        zl_sheet_read(sheet, figures->path, figures->bytes, err);
    if (status)
        return status;
    if (!find_table(sheet, &found))
        return fail_columns(sheet, "O11 R1 C1 N, f f1 f2 N or O11 O12 O21 O22",
                            err);
    figures->rows = zili_table_rows(sheet->table);
    own->rows = zl_alloc_array(figures->rows, sizeof *own->rows);
    if (!own->rows)
        return zl_no_memory(err);
    for (size_t row = 0; !status && row < figures->rows; row++) {
        double four[4];
        status = read_four(sheet, row, found.columns, four, err);
        own->rows[row] = table_of(four, found.cells);
    }
    note_no_cells(own, figures);
    return status;
}

static bool fill_association(void *it, size_t row, double *values)
{
    association *own = it;
    zl_cells cells = zl_cells_of(own->rows[row]);

    for (size_t i = 0; i < own->measures.count; i++)
        values[i] = own->measures.items[i]->value(&cells);
    return true;
}

static const char *why_association(void *it, size_t row, size_t measure)
{
    association *own = it;

    return zl_measure_reason(own->measures.items[measure], own->rows[row]);
}

static void clear_association(void *it)
{
    association *own = it;

    zl_array_clear(&own->measures);
    zl_free(own->rows);
}

const zl_figures_kind zl_figures_association = {
    .size = sizeof(association),
    .p_name = "p_g2",
    .list = list_association,
    .add = add_association,
    .open = open_association,
    .fill = fill_association,
    .why = why_association,
    .clear = clear_association,
};

/* ---- keyness ---- */

typedef struct keyness {
    ZL_ARRAY(zl_keyness) measures;
    zl_comparison *rows;
} keyness;

static bool list_keyness(const void *it, size_t i, zl_listed *out)
{
    const zl_keyness *each = zl_keynesses;
    const zl_adjustment *last = zl_adjustments;

    (void)it;
    while (each->name && i > 0)
        each++, i--;
    *out = (zl_listed){ each->name, each->other, each->formula, each->source };
    if (each->name)
        return true;
    while (last->name && i > 0)
        last++, i--;
    *out = (zl_listed){ last->name, NULL, last->formula, last->source };
    return last->name;
}

static zili_status add_keyness(void *it, zl_view name, int *decimals)
{
    keyness *own = it;
    zl_keyness found;

    if (!zl_keyness_find(&found, name.bytes, name.size))
        return ZILI_EUSAGE;
    *decimals = found.decimals;
    return zl_array_push(&own->measures, found) ? ZILI_OK : ZILI_ENOMEM;
}

static bool find_comparison(const zl_sheet *sheet, size_t columns[4])
{
    static const char *const a[] = { "a", "n_target", NULL };
    static const char *const b[] = { "b", "n_reference", NULL };
    static const char *const n1[] = { "n1", "N_target", NULL };
    static const char *const n2[] = { "n2", "N_reference", NULL };

    static const char *const f1[] = { "f1", NULL }, *const f2[] = { "f2",
                                                                    NULL };
    bool ucs = zili_table_find(sheet->table, "f") != SIZE_MAX;

    columns[0] = zl_sheet_column(sheet, a);
    columns[1] = zl_sheet_column(sheet, b);
    if (columns[0] == SIZE_MAX && !ucs) {
        columns[0] = zl_sheet_column(sheet, f1);
        columns[1] = zl_sheet_column(sheet, f2);
    }
    columns[2] = zl_sheet_column(sheet, n1);
    columns[3] = zl_sheet_column(sheet, n2);
    return columns[0] != SIZE_MAX && columns[1] != SIZE_MAX;
}

/* a b n1 n2 of each row; n1 and n2 stay NAN without such columns. */
static zili_status read_comparisons(keyness *own, const zl_sheet *sheet,
                                    size_t rows, zili_error *err)
{
    size_t columns[4];
    places found;
    zili_status status = ZILI_OK;
    bool direct = find_comparison(sheet, columns);
    bool table = !direct && find_table(sheet, &found);

    if (!direct && !table)
        return fail_columns(sheet,
                            "a b n1 n2, n_target n_reference N_target "
                            "N_reference, or O11 R1 C1 N",
                            err);
    for (size_t row = 0; !status && row < rows; row++) {
        double v[4];
        status =
            read_four(sheet, row, direct ? columns : found.columns, v, err);
        zl_contingency t = table_of(v, table && found.cells);
        own->rows[row] = direct ? (zl_comparison){ v[0], v[1], v[2], v[3], 0 }
                                : (zl_comparison){ t.o11, t.c1 - t.o11, t.r1,
                                                   t.n - t.r1, 0 };
    }
    return status;
}

/* The sizes that no column has: as they were given, or sums. */
static void settle_sizes(keyness *own, zl_figures *figures,
                         const zili_stats_options *options)
{
    size_t columns[4], rows = figures->rows;
    bool direct = find_comparison(&figures->sheet, columns);
    double n1 = 0, n2 = 0;

    for (size_t row = 0; row < rows; row++) {
        n1 += isnan(own->rows[row].a) ? 0 : own->rows[row].a;
        n2 += isnan(own->rows[row].b) ? 0 : own->rows[row].b;
    }
    bool sum1 = direct && columns[2] == SIZE_MAX && !options->n1;
    bool sum2 = direct && columns[3] == SIZE_MAX && !options->n2;
    if (sum1)
        zl_figures_note(figures, "n1 is %.0f, the sum of all rows.", n1);
    if (sum2)
        zl_figures_note(figures, "n2 is %.0f, the sum of all rows.", n2);
    for (size_t row = 0; row < rows; row++) {
        zl_comparison *c = &own->rows[row];
        if (sum1 || options->n1)
            c->n1 = options->n1 ? (double)options->n1 : n1;
        if (sum2 || options->n2)
            c->n2 = options->n2 ? (double)options->n2 : n2;
        c->tests = options->tests ? (double)options->tests : (double)rows;
    }
}

static zili_status open_keyness(void *it, zl_figures *figures, zili_error *err)
{
    keyness *own = it;
    zili_status status =
        zl_sheet_read(&figures->sheet, figures->path, figures->bytes, err);

    if (status)
        return status;
    figures->rows = zili_table_rows(figures->sheet.table);
    own->rows = zl_alloc_array(figures->rows, sizeof *own->rows);
    if (!own->rows)
        return zl_no_memory(err);
    status = read_comparisons(own, &figures->sheet, figures->rows, err);
    if (!status)
        settle_sizes(own, figures, figures->options);
    return status;
}

static bool fill_keyness(void *it, size_t row, double *values)
{
    keyness *own = it;

    for (size_t i = 0; i < own->measures.count; i++)
        values[i] = zl_keyness_value(&own->measures.items[i], own->rows[row]);
    return true;
}

static const char *why_keyness(void *it, size_t row, size_t measure)
{
    keyness *own = it;

    return zl_keyness_reason(&own->measures.items[measure], own->rows[row]);
}

static void clear_keyness(void *it)
{
    keyness *own = it;

    zl_array_clear(&own->measures);
    zl_free(own->rows);
}

const zl_figures_kind zl_figures_keyness = {
    .size = sizeof(keyness),
    .p_name = "p_g2",
    .list = list_keyness,
    .add = add_keyness,
    .open = open_keyness,
    .fill = fill_keyness,
    .why = why_keyness,
    .clear = clear_keyness,
};
