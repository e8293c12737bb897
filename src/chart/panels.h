/* panels.h -- small multiples: a panel of one kind for each value of a
 * column. */
#ifndef ZL_CHART_PANELS_H
#define ZL_CHART_PANELS_H

#include "kind.h"

/* Draw a panel for each value of options->panels into `plan`, all with the
 * same scales and classes, one legend above them and one title for each axis.
 * Failures stay in the plan. */
void zl_panels_plan(zl_plan *plan, const zili_chart *chart,
                    const zili_table *table, const zl_frame *frame,
                    const zili_chart_options *options);

#endif
