/* settle.h -- what cairo leaves undone in the bytes of its images. */
#ifndef ZL_CHART_SETTLE_H
#define ZL_CHART_SETTLE_H

#include "plan.h"

/* Write an SVG again with its ids named in the order in which they come
 * (cairo counts them on through the life of a process), and with a title and
 * a description, where they are not empty. */
void zl_svg_settle(zl_view svg, zl_view title, zl_view about, zl_str *out);

/* Add the labels of a page to an SVG of it that has none, as text in these
 * families, each as wide as it was measured. */
void zl_svg_add_text(zl_str *svg, const zl_page *page, const char *families);

/* Write an EPS again with a title, in ASCII, and no time. */
void zl_eps_settle(zl_view eps, zl_view title, zl_str *out);

/* Write a PNG again with its resolution set. */
void zl_png_settle(zl_view png, double dpi, zl_str *out);

#endif
