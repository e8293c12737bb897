/* split.h -- a table, parted by the values of a column. */
#ifndef ZL_CHART_SPLIT_H
#define ZL_CHART_SPLIT_H

#include "data.h"

/* A table for each value, in the order in which they come. */
typedef struct zl_split {
    zl_map values;       /* as zl_name_text(); "" for none */
    zili_table **tables; /* by value */
} zl_split;

#define ZL_MOST_PARTS 60

/* Part `table` by the column that `naming` names. Where it is not `kept` the
 * parts do not have it. Release with zl_split_clear(), also after a failure,
 * which stays in the plan. Time: O(cells). */
void zl_split_read(zl_plan *plan, const zili_table *table, zl_naming naming,
                   bool kept, zl_split *out);
void zl_split_clear(zl_split *parts);

#endif
