/* graphml.h -- a network for programs that lay it out themselves. */
#ifndef ZL_CHART_GRAPHML_H
#define ZL_CHART_GRAPHML_H

#include "base/text.h"

#include <zili/chart.h>

/* Append a table with the columns a and b as GraphML: a node for each name,
 * with its "label" as readers see it, an edge for each row, with all numbers
 * of the row. Of nodes there are "frequency", where the table knows it (R1
 * and C1), "degree", "strength" and "betweenness" (communities.h), and unless
 * options ask for none "community", from 1, and its "modularity" of the whole;
 * a link is as strong as the column `value`, or O11, or joint, or 1 where
 * there is none of these, and without a number above 0 it is none. The same
 * of a table with the columns node and collocate, where edges have a
 * direction; their communities and centralities heed none. Bytes that XML does
 * not have become blanks. Fails with ZILI_EUSAGE where the columns are
 * missing, ZILI_ENOMEM, and as zl_communities_find(). */
ZILI_MUST_CHECK zili_status zl_graphml(const zili_table *table,
                                       const zili_chart_options *options,
                                       zl_str *out, zili_error *err);

#endif
