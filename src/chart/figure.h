/* figure.h -- several charts in one figure. */
#ifndef ZL_CHART_FIGURE_H
#define ZL_CHART_FIGURE_H

#include "kind.h"

/* Draw charts side by side and one under the other into `plan`, each with its
 * letter; curves grow to the height of what is beside them. Failures stay in
 * the plan. */
void zl_figure_body(zl_plan *plan, const zili_panel *panels, size_t count,
                    const zl_frame *frame, const zili_chart_options *options);

#endif
