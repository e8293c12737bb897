/* shade.h -- numbers as cells of colour, and the key to them. */
#ifndef ZL_CHART_SHADE_H
#define ZL_CHART_SHADE_H

#include "kind.h"
#include "scale.h"

/* What the cells of a heat map hold. */
typedef struct zl_shade {
    zl_scale scale;
    bool zero;    /* a cell is 0, and nothing is below: 0 has its own colour */
    bool none;    /* a cell has no number */
    bool numbers; /* write the number into each cell */
} zl_shade;

/* The colour of a number; ZL_NO_COLOUR for none. */
uint32_t zl_shade_colour(const zl_plan *plan, const zl_shade *shade,
                         double value);

/* A cell with its number, in the ink that is read best on it. */
void zl_shade_cell(zl_plan *plan, const zl_frame *frame, const zl_shade *shade,
                   double x, double y, double width, double height,
                   double value);

/* The key: a title, a bar of colours with ticks, and what an empty cell
 * means. Gives its height, 0 where it stands below all panels. */
double zl_shade_key(zl_plan *plan, const zl_frame *frame,
                    const zl_shade *shade, const char *title, double x,
                    double y);

#endif
