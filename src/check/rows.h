/* rows.h -- what was found in files → a table, and a sum of it. */
#ifndef ZL_CHECK_ROWS_H
#define ZL_CHECK_ROWS_H

#include "base/map.h"
#include "check/file.h"
#include "table/table.h"

#include <zili/check.h>

/* Start from { 0 }. */
typedef struct zl_check_rows {
    zili_table *table;
    zl_map sums;     /* of texts that were met, in hexadecimal … */
    zl_names firsts; /* … and the names of the first ones, by number */
    uint64_t documents;
    zili_check_summary summary;
    bool failed;     /* without memory */
} zl_check_rows;

ZILI_MUST_CHECK zili_status zl_check_rows_begin(zl_check_rows *rows,
                                                zili_error *err);
void zl_check_rows_clear(zl_check_rows *rows);

/* Files in their order. False without memory. */
bool zl_check_rows_take(zl_check_rows *rows, const zl_found *found,
                        const zl_checked *checked);

/* A file of a folder that is passed over. False without memory. */
bool zl_check_rows_pass(zl_check_rows *rows, const zl_found *found);

/* Hand out the table, and add to the summary. */
ZILI_MUST_CHECK zili_status zl_check_rows_end(zl_check_rows *rows,
                                              zili_check_summary *summary,
                                              zili_table **out,
                                              zili_error *err);

#endif
