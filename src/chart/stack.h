/* stack.h -- the groups of a term as parts of one bar. */
#ifndef ZL_CHART_STACK_H
#define ZL_CHART_STACK_H

#include "axis.h"
#include "data.h"

/* What the parts of a row are together. */
typedef struct zl_stack {
    double total;  /* of the numbers there are */
    bool any, all; /* there is one; there is one for every group */
} zl_stack;

zl_stack zl_stack_of(const zl_matrix *matrix, size_t row);

/* Fails where no row is such a bar: a part is below 0 or without end, or, of
 * bars that are `relative`, is missing, so that no share is known. Time:
 * O(cells). */
void zl_stack_check(zl_plan *plan, const zl_matrix *matrix, bool relative);

/* The greatest total, 0 where there is none, and whether all parts are
 * whole. Time: O(cells). */
double zl_stack_most(const zl_matrix *matrix, bool *whole);

/* The total among others up to `most`, as "1,234"; of parts that are not all
 * known "≥ 1,234"; "–" where there is none. */
void zl_stack_text(char text[ZL_NUMBER_SIZE], zl_stack stack, double most);

/* Draw the parts of a row in the order of the groups, `thick` mm high around
 * `y`; `relative`: in per cent of the total. Gives where the bar ends. */
double zl_stack_draw(zl_plan *plan, const zl_axis *axis,
                     const zl_matrix *matrix, size_t row, double y,
                     double thick, bool relative);

#endif
