/* lanes.h -- texts as lanes from the left to the right, and hits as strokes
 * in them. */
#ifndef ZL_CHART_LANES_H
#define ZL_CHART_LANES_H

#include "strips.h"

typedef struct zl_lanes {
    zl_plan *plan;
    const zl_frame *frame;
    zl_strips strips;
    bool absolute;  /* each as long as its text, or all alike */
    double longest; /* tokens of the longest text */
    double width;   /* mm: the longest lane */
    double numbers; /* mm: the numbers of hits behind a lane */
    size_t most;    /* hits of one term in one text */
} zl_lanes;

/* One text alone is as long as it is, where the table says how long; several
 * are alike. Sets all but `width`. Fails where lanes are
 * to be as long as texts and the table does not say how long one is. */
void zl_lanes_measure(zl_lanes *lanes);

/* How long the lane of a text is, in mm. */
double zl_lane_length(const zl_lanes *lanes, const zl_strip *strip);

/* The hits of a term in a lane from `x`, as strokes of `high` mm around `y` in
 * the colour of class `series`, and their number behind it. */
void zl_lane_hits(const zl_lanes *lanes, const zl_strip *strip, uint32_t term,
                  uint32_t series, double x, double y, double high);

/* Numbers under lanes from `x`, and what they are; each gives its height. */
double zl_lanes_axis(const zl_lanes *lanes, double x, double y);
double zl_lanes_title(const zl_lanes *lanes, double x, double y);

/* Documents under each other, and beside them a panel for each term: suits
 * many documents of one text each and few terms. Gives the height of the
 * figure, lanes being measured. */
bool zl_xray_suits(const zl_strips *strips);
double zl_xray(zl_lanes *lanes);

#endif
