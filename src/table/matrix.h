/* matrix.h -- a table of cells as a sparse matrix, for R and Python. */
#ifndef ZL_TABLE_MATRIX_H
#define ZL_TABLE_MATRIX_H

#include "table/format.h"

/* Write into `folder`, which is made unless it is there: matrix.mtx, a matrix
 * of the form Matrix Market, coordinates from 1; rows.tsv and columns.tsv with
 * their names, a line each behind a line with the names of the table's
 * columns. A cell of the matrix is a row of the table: texts, of which the
 * last names the column and those before it the row, and a number. Rows and
 * columns stand in the order in which they come first; a cell without a number
 * is none. Each file appears when it is whole, the matrix last. Fails with
 * ZILI_EUSAGE (another table), ZILI_EIO, ZILI_ENOMEM, and as
 * zili_table_hold(). Time: O(cells). */
ZILI_MUST_CHECK zili_status zl_matrix_save(const zili_table *table,
                                           const char *folder,
                                           zili_error *err);

#endif
