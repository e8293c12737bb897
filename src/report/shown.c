/* shown.c -- the part of a table that a reader sees. */
#include "report/shown.h"

#include "base/fail.h"

void zl_shown_cell(zili_table *to, const zili_table *from, size_t row,
                   size_t column)
{
    if (column == SIZE_MAX)
        return;
    if (zili_table_missing(from, row, column))
        zl_table_add_missing(to);
    else if (zili_table_type(from, column) == ZILI_TEXT)
        zl_table_add_text(to, zl_view_of(zili_table_text(from, row, column)));
    else if (zili_table_type(from, column) == ZILI_INTEGER)
        zl_table_add_integer(to, zili_table_integer(from, row, column));
    else
        zl_table_add_real(to, zili_table_real(from, row, column));
}

void zl_shown_column(zili_table *to, const zili_table *from, size_t column)
{
    if (column == SIZE_MAX)
        return;
    zl_table_column(to, (zl_column){ zili_table_name(from, column),
                                     zili_table_type(from, column),
                                     zl_table_align(from, column),
                                     zl_table_decimals(from, column) });
}

void zl_shown_columns(zili_table *to, const zili_table *from)
{
    for (size_t i = 0; i < zili_table_columns(from); i++)
        zl_shown_column(to, from, i);
}

void zl_shown_row(zili_table *to, const zili_table *from, size_t row)
{
    for (size_t i = 0; i < zili_table_columns(from); i++)
        zl_shown_cell(to, from, row, i);
}

/* The number in `from` of the i-th column shown; SIZE_MAX past the last. */
static size_t column_at(const zl_exhibit *exhibit, const zili_table *from,
                        size_t i)
{
    const char *name = zl_outline_paragraph(exhibit->columns, i);

    if (exhibit->columns)
        return name ? zili_table_find(from, name) : SIZE_MAX;
    return i < zili_table_columns(from) ? i : SIZE_MAX;
}

static zili_status check_columns(const zl_outline *outline,
                                 const zl_exhibit *exhibit,
                                 const zili_table *from, zili_error *err)
{
    const char *name;

    for (size_t i = 0; (name = zl_outline_paragraph(exhibit->columns, i)); i++)
        if (zili_table_find(from, name) == SIZE_MAX)
            return zl_yaml_fail(outline->yaml, exhibit->columns, err,
                                "the analysis %s gives no column %s.",
                                exhibit->analysis, name);
    return ZILI_OK;
}

zili_status zl_shown(zili_table **out, const zl_outline *outline,
                     const zl_exhibit *exhibit, const zili_table *from,
                     zili_error *err)
{
    *out = NULL;
    zili_status status = check_columns(outline, exhibit, from, err);
    if (status)
        return status;
    zili_table *to = zl_table_new();
    size_t rows = zili_table_rows(from), column;
    if (!to)
        return zl_no_memory(err);
    if (!exhibit->all_rows && exhibit->rows < rows)
        rows = (size_t)exhibit->rows;
    for (size_t i = 0; (column = column_at(exhibit, from, i)) != SIZE_MAX; i++)
        zl_shown_column(to, from, column);
    for (size_t row = 0; row < rows; row++)
        for (size_t i = 0;
             (column = column_at(exhibit, from, i)) != SIZE_MAX; i++)
            zl_shown_cell(to, from, row, column);
    return zl_table_finish(to, out, err);
}
