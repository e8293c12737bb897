/* legend.h -- which colour and hatch is which class. */
#ifndef ZL_CHART_LEGEND_H
#define ZL_CHART_LEGEND_H

#include "data.h"

/* Name the classes 0, 1, … by `keys`, from left to right in as many lines as
 * they need. Gives its height with the gap below, 0 where there is only
 * one. */
double zl_legend(zl_plan *plan, const zl_frame *frame, const zl_map *keys);

#endif
