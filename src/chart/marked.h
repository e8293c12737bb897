/* marked.h -- a text of several lines with a place in it that stands out. */
#ifndef ZL_CHART_MARKED_H
#define ZL_CHART_MARKED_H

#include "contexts.h"

typedef struct zl_marked {
    zl_str lines;    /* parted by \n */
    size_t from, to; /* bytes of `lines` that are set bold; or alike */
    zl_way way;
    zl_type type;
} zl_marked;

/* Break `text` into at most `most` lines of `width` mm in which the first
 * place that says `mark` is bold, where there is one. Start from { 0 };
 * release with zl_marked_clear(), also after a failure. */
void zl_marked_fit(zl_plan *plan, zl_view text, zl_view mark, zl_type type,
                   double width, size_t most, zl_marked *out);
void zl_marked_clear(zl_marked *marked);

double zl_marked_height(const zl_marked *marked);

/* Draw them from x and y down; what runs to the left ends at x + width. */
void zl_marked_draw(zl_plan *plan, const zl_marked *marked, double x, double y,
                    double width);

#endif
