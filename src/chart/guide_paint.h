/* guide_paint.h -- places, links and bookmarks, told to a PDF of cairo. */
#ifndef ZL_CHART_GUIDE_PAINT_H
#define ZL_CHART_GUIDE_PAINT_H

#include "plan.h"

#include <cairo-pdf.h>

/* Those of page `page`, before it is shown; failures stay in `cairo`. Time:
 * O(links of the plan · log places). */
void zl_guide_paint(cairo_t *cairo, const zl_plan *plan, size_t page);

/* All bookmarks, after the last page. */
void zl_guide_bookmarks(cairo_surface_t *surface, const zl_plan *plan);

#endif
