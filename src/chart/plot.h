/* plot.h -- a plane with two axes, and curves in it. */
#ifndef ZL_CHART_PLOT_H
#define ZL_CHART_PLOT_H

#include "days.h"
#include "kind.h"
#include "scale.h"

/* An axis that is long as a power: its scale is of logarithms to 10. */
typedef struct zl_range {
    zl_scale scale;
    bool powers;
    size_t most;      /* steps; 0: the scale is as it is */
    bool whole;
    double low, high; /* what it was made for */
} zl_range;

/* From `low` to `high`, in at most `most` steps, and a little more, so that no
 * dot lies on the frame; but 0 is an end. Both are above 0 for powers. */
zl_range zl_range_of(double low, double high, size_t most, bool whole);
zl_range zl_range_of_powers(double low, double high);

typedef struct zl_plot {
    zl_plan *plan;
    const zl_frame *frame;
    zl_range x, y;
    bool dates;     /* what stands along x are days */
    zl_days ticks; /* of dates; zl_plot_open() sets them */
    bool beside; /* names stand beside the title of y, in the type of words */
    double left, top, width, height; /* mm, of the plane */
} zl_plot;

/* What is needed of the plane below `y`: makes x and y those of all panels,
 * sets left, top, width and height, and draws grid, numbers and titles.
 * `names` are what the whole numbers from 0 on the x axis are called, or NULL
 * for numbers. Gives where the figure ends below. Failures stay in the
 * plan. */
double zl_plot_open(zl_plot *plot, const char *x_title, const char *y_title,
                    const char *const *names, double y);

double zl_plot_x(const zl_plot *plot, double value);
double zl_plot_y(const zl_plot *plot, double value);

/* How curves look: as classes, but for whoever does not see colours told apart
 * by dots that are full, hollow or square, and by dashes. */
#define ZL_CURVES 8
#define ZL_DOT 0.65 /* mm: the radius of a dot */
void zl_plot_line(const zl_plot *plot, size_t curve, double x, double y,
                  double to_x, double to_y);

/* Points of one curve from the left to the right: an area from `low` to `high`
 * where both are numbers, a line, and a dot at `every` so many points,
 * others of each curve; 0: none. What is no number, or not above 0 on a scale
 * of powers, is left open. */
typedef struct zl_point {
    double x, y, low, high; /* NAN: none */
} zl_point;

/* Of `several` areas that lie on each other each is lighter and has edges,
 * dashed as its curve. */
void zl_plot_area(const zl_plot *plot, size_t curve, const zl_point *points,
                  size_t count, bool several);
void zl_plot_curve(const zl_plot *plot, size_t curve, const zl_point *points,
                   size_t count, size_t every);

/* The same at places in mm, as for a legend. */
void zl_curve_dot(zl_plan *plan, size_t curve, double x, double y);
void zl_curve_dot_of(zl_plan *plan, size_t curve, double x, double y,
                     double radius);
zl_look zl_curve_look(const zl_plan *plan, size_t curve);

#endif
