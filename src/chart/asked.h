/* asked.h -- what is asked of a figure: is there such a figure? */
#ifndef ZL_CHART_ASKED_H
#define ZL_CHART_ASKED_H

#include "paint.h"

#include <zili/chart.h>

/* A number out of its range, or an option that would do nothing to these
 * charts, fails the plan with ZILI_EUSAGE and what is possible. */
void zl_asked_check(zl_plan *plan, const zili_chart_options *options,
                    const zili_panel *panels, size_t count);

/* The same for what only images of some form heed. */
ZILI_MUST_CHECK zili_status zl_asked_image(const zili_chart_options *options,
                                           zl_image image, zili_error *err);

#endif
