/* sides.h -- what two sides that are held against each other are called. */
#ifndef ZL_CHART_SIDES_H
#define ZL_CHART_SIDES_H

#include "kind.h"

/* The names of both sides, as they are given to --names with a comma between,
 * or the two of `usual`; lent by the frame or the caller. Fails where a name
 * is missing or there is a third. */
typedef struct zl_sides {
    zl_view names[2];
} zl_sides;

/* What is usual where a target is held against a reference. */
extern const char *const ZL_TARGET_SIDES[2];

zl_sides zl_sides_of(zl_plan *plan, const zl_frame *frame,
                     const char *const usual[2]);

#endif
