/* graphml.h -- a network for programs that lay it out themselves. */
#ifndef ZL_CHART_GRAPHML_H
#define ZL_CHART_GRAPHML_H

#include "base/text.h"

#include <zili/table.h>

/* Append a table with the columns a and b as GraphML: a node for each name,
 * with its "label" as readers see it, an edge for each row, with all numbers
 * of the row. Bytes that XML does not have become blanks. Fails with
 * ZILI_EUSAGE where there is no column a or b, ZILI_ENOMEM. */
ZILI_MUST_CHECK zili_status zl_graphml(const zili_table *table, zl_str *out,
                                       zili_error *err);

#endif
