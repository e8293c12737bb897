/* below.h -- what a kind says below its figure. */
#ifndef ZL_CHART_BELOW_H
#define ZL_CHART_BELOW_H

#include "kind.h"

/* Lines of small type under `y`, as wide as the frame; nothing is drawn where
 * `draw` is false. Gives their height with the gap above. */
double zl_below(zl_plan *plan, const zl_frame *frame, const zl_str *text,
                double y, bool draw);

#endif
