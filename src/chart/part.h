/* part.h -- the first items of a table that is too long for a page. */
#ifndef ZL_CHART_PART_H
#define ZL_CHART_PART_H

#include "kind.h"

/* The highest a figure becomes by itself: what journals print on a page,
 * with room for a caption. */
#define ZL_TALLEST 230.0 /* mm */

typedef void zl_figure_fn(zl_plan *plan, const zili_chart *chart,
                          const zili_table *table,
                          const zili_chart_options *options,
                          const char *note);

/* Where the only page of `plan` is higher than that, and the chart says what
 * its items are: plan it again by `figure`, with as many of the first ones of
 * each group as a page holds, one at least, and a note that says so. Failures
 * stay in the plan. Time: O(log items) times that of a page. */
void zl_part_plan(zl_plan *plan, const zili_chart *chart,
                  const zili_table *table, const zili_chart_options *options,
                  zl_figure_fn *figure);

#endif
