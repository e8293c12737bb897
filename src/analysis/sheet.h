/* sheet.h -- a table of numbers from a file, read with care. */
#ifndef ZL_ANALYSIS_SHEET_H
#define ZL_ANALYSIS_SHEET_H

#include "base/text.h"

#include <locale.h>
#include <zili/table.h>

typedef struct zl_sheet {
    const char *path; /* lent */
    zili_table *table;
    size_t first_line; /* that of row 0 */
    locale_t plain;    /* where a point is a point */
} zl_sheet;

/* Read it from the bytes of the file at `path`; empty lines at its end are
 * none, others are refused by their number. Release with zl_sheet_clear()
 * in any case. Fails as zili_table_read(). */
ZILI_MUST_CHECK zili_status zl_sheet_read(zl_sheet *out, const char *path,
                                          zl_view bytes, zili_error *err);
void zl_sheet_clear(zl_sheet *sheet);

/* The first of these columns (ended by NULL) that is there, or SIZE_MAX. */
size_t zl_sheet_column(const zl_sheet *sheet, const char *const *names);

/* A number that is not below 0 into `*out`; NAN where the cell is empty, "NA"
 * or "NaN". ZILI_EFORMAT, with file, line and column, where it is another. */
ZILI_MUST_CHECK zili_status zl_sheet_count(const zl_sheet *sheet, size_t row,
                                           size_t column, double *out,
                                           zili_error *err);

/* The same from the text of (a part of) a cell. */
ZILI_MUST_CHECK zili_status zl_sheet_parse(const zl_sheet *sheet, size_t row,
                                           size_t column, zl_view text,
                                           double *out, zili_error *err);

/* Fails with a sentence about this cell, which ends with `what`. */
zili_status zl_sheet_fail(const zl_sheet *sheet, size_t row, size_t column,
                          const char *what, zili_error *err);

#endif
