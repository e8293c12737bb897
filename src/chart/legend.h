/* legend.h -- which colour and hatch is which class. */
#ifndef ZL_CHART_LEGEND_H
#define ZL_CHART_LEGEND_H

#include "data.h"

/* Name the classes 0, 1, … by `keys`, from left to right in as many lines as
 * they need. Gives its height with the gap below, 0 where there is only
 * one. */
double zl_legend(zl_plan *plan, const zl_frame *frame, const zl_map *keys);

/* The same entry by entry, whatever the signs are, which go to pen.plan: that
 * of the figure, or what panels have in common. y is below all at the end, and
 * 0 where it stands above all panels. */
typedef struct zl_legend_pen {
    zl_plan *plan;
    const zl_frame *frame;
    double right; /* entries stay left of this */
    double x, y;
    bool used;
} zl_legend_pen;

zl_legend_pen zl_legend_begin(zl_plan *plan, const zl_frame *frame);

/* Where the sign of an entry stands, in mm. */
#define ZL_SWATCH 4.0 /* across */
typedef struct zl_swatch {
    double x, y, height;
} zl_swatch;

/* How wide an entry is, in mm. */
double zl_legend_width(zl_plan *plan, zl_type type, const char *name);

/* Write the name of the next entry, shortened where the whole width is not
 * enough; the sign is the caller's to draw. */
zl_swatch zl_legend_name(zl_legend_pen *pen, const char *name);

/* The same with a box as its sign. */
void zl_legend_entry(zl_legend_pen *pen, const char *name, zl_look look);

/* End the last line and leave a gap. Where there was no entry y stays. */
void zl_legend_end(zl_legend_pen *pen);

/* Words in a key that is laid out otherwise, in the middle of a line at `y`;
 * gives where they end. */
double zl_legend_words(zl_plan *plan, const zl_frame *frame, const char *text,
                       double x, double y);

#endif
