/* cell.h -- the text of a cell as it is shown. */
#ifndef ZL_TABLE_CELL_H
#define ZL_TABLE_CELL_H

#include "base/digits.h"
#include "base/out.h"
#include "base/text.h"

#include <zili/table.h>

/* The text of a number as it is shown in a column with `decimals`. */
zl_view zl_number_text(char number[ZL_REAL_SIZE], double value, int decimals);

/* The text of any cell, "" where it is missing, lent until `number` is used
 * again, with the column's decimals. */
zl_view zl_cell_shown(const zili_table *table, size_t row, size_t column,
                      char number[ZL_REAL_SIZE]);

/* A text of any bytes, so that it stands in Markdown or LaTeX as it is
 * (markup.c). */
void zl_md_escape(zl_str *out, zl_view text);
void zl_latex_escape(zl_str *out, zl_view text);

#endif
