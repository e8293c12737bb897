/* axis.h -- a scale lying under a plot: grid, ticks, numbers, title. */
#ifndef ZL_CHART_AXIS_H
#define ZL_CHART_AXIS_H

#include "kind.h"
#include "scale.h"

typedef struct zl_axis {
    zl_scale scale;
    double start, length; /* mm: where the lowest number stands, and how far
                             off the highest */
    double left, right;   /* numbers and title stay between these */
} zl_axis;

/* As zl_number_among(), but 0.2 and not 0.200: a tick is as round as it
 * looks. */
void zl_tick_text(char text[ZL_NUMBER_SIZE], double value, double most);

/* Where a value stands, in mm. */
double zl_axis_place(const zl_axis *axis, double value);

/* Upright lines at the ticks, that of 0 stronger. */
void zl_axis_grid(zl_plan *plan, const zl_axis *axis, double top,
                  double bottom);

/* Numbers below `y`, without those that would touch the one before, and the
 * title, which may be empty. Gives the height. */
double zl_axis_draw(zl_plan *plan, const zl_frame *frame, const zl_axis *axis,
                    const char *title, double y);

#endif
