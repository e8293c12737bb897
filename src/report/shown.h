/* shown.h -- the part of a table that a reader sees: columns and rows. */
#ifndef ZL_REPORT_SHOWN_H
#define ZL_REPORT_SHOWN_H

#include "report/outline.h"
#include "table/table.h"

/* A table of the columns that the exhibit shows and as many rows as it
 * shows. On success `*out` is the caller's. Fails with ZILI_EUSAGE (a column
 * that is not there), ZILI_ENOMEM. Time: O(cells). */
ZILI_MUST_CHECK zili_status zl_shown(zili_table **out,
                                     const zl_outline *outline,
                                     const zl_exhibit *exhibit,
                                     const zili_table *table,
                                     zili_error *err);

/* A column of a table, and one of its cells, added to another table; SIZE_MAX
 * is none. */
void zl_shown_column(zili_table *to, const zili_table *from, size_t column);
void zl_shown_cell(zili_table *to, const zili_table *from, size_t row,
                   size_t column);

/* All columns of a table, and one of its rows, added to another table. */
void zl_shown_columns(zili_table *to, const zili_table *from);
void zl_shown_row(zili_table *to, const zili_table *from, size_t row);

#endif
