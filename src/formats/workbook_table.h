/* workbook_table.h -- a sheet of a workbook as text, a line for each row. */
#ifndef ZL_FORMATS_WORKBOOK_TABLE_H
#define ZL_FORMATS_WORKBOOK_TABLE_H

#include "base/text.h"

#include <zili/error.h>

/* Whether the bytes of a file are a workbook. */
bool zl_is_workbook(zl_view bytes);

/* Append the sheet of that name of the workbook at `path` to `out`, the first
 * one where it is NULL: line by line its rows, also those that are empty, with
 * tabs between cells, all of which stand in quotes. Blanks and ends of lines in
 * a cell are one blank. Fails with ZILI_EFORMAT (path, what is wrong),
 * ZILI_ENOMEM. Time: O(bytes). */
ZILI_MUST_CHECK zili_status zl_workbook_table(zl_str *out, const char *path,
                                              const char *sheet, zl_view bytes,
                                              zili_error *err);

#endif
