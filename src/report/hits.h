/* hits.h -- the lines behind the numbers of a table. */
#ifndef ZL_REPORT_HITS_H
#define ZL_REPORT_HITS_H

#include "report/outline.h"
#include "table/table.h"

/* `table` with one more column, `hits`: for each row the command that shows
 * the lines which its number counts, as "kwic home.zili …". `*out` is NULL
 * where the analysis' rows are lines themselves, or where no query gives what
 * it counted; else the caller's. Fails with ZILI_ENOMEM. Time: O(cells). */
ZILI_MUST_CHECK zili_status zl_hits(zili_table **out,
                                    const zl_outline *outline,
                                    const zl_exhibit *exhibit,
                                    const zili_table *table,
                                    zili_error *err);

#endif
