/* rows.h -- the rows of a file of cells with tabs between. */
#ifndef ZL_BITEXT_ROWS_H
#define ZL_BITEXT_ROWS_H

#include "base/file.h"

typedef struct zl_row_file {
    zl_span bytes;
    zl_view rest;
    size_t line; /* of the row that was given last, from 1 */
} zl_row_file;

/* Read all of it. Fails with ZILI_EFORMAT (no UTF-8: which line; larger than
 * a gigabyte), ZILI_EIO, ZILI_ENOMEM; close in any case. */
ZILI_MUST_CHECK zili_status zl_row_file_open(zl_row_file *file,
                                             const char *path,
                                             zili_error *err);
void zl_row_file_close(zl_row_file *file);

/* The next row that is not blank; false where there is none. */
bool zl_row_file_next(zl_row_file *file, zl_view *row);

/* Cut into cells, without blanks at their ends; how many there are, at most
 * `most` of which are given. */
size_t zl_row_cells(zl_view row, zl_view *cells, size_t most);

#endif
