/* where.h -- which number of a page of a report stands in a line of it. */
#ifndef ZL_REPORT_WHERE_H
#define ZL_REPORT_WHERE_H

#include "base/text.h"

/* Append where a line of an index.html stands and which two texts differ:
 * 'documents, row 2, words: "757" comes out as "756"', or, of what is in no
 * table, of an exhibit the name, and the lines from shortly before the place
 * where they differ. `page` is the page up to the line, without it; of the
 * line `was` stands there and `is` comes out. Time: O(bytes). */
void zl_where(zl_str *out, zl_view page, zl_view was, zl_view is);

/* Append '"was" comes out as "is"', without what both begin with, where that
 * is long, and cut where they are. */
void zl_where_lines(zl_str *out, zl_view was, zl_view is);

#endif
