/* paint.h -- a plan as an image: the only door to cairo. */
#ifndef ZL_CHART_PAINT_H
#define ZL_CHART_PAINT_H

#include "font.h"
#include "plan.h"

typedef enum zl_image {
    ZL_IMAGE_PDF,
    ZL_IMAGE_PNG,
    ZL_IMAGE_SVG,
    ZL_IMAGE_EPS
} zl_image;

#define ZL_DPI 300

/* The image that a path's ending asks for. Fails with ZILI_EUSAGE and the
 * endings there are. */
ZILI_MUST_CHECK zili_status zl_image_of(const char *path, zl_image *out,
                                        zili_error *err);

/* Paint `plan` with the font it was measured with. The same plan gives the
 * same bytes, whatever was painted before; `dpi` is for a PNG alone. Several
 * pages are for a PDF alone. Fails with the plan's own failure, with
 * ZILI_EUSAGE (pages, a PNG of more than 32767 pixels), ZILI_EIO where
 * `write` refuses, ZILI_ENOMEM. The plan is not checked: zl_plan_check(). */
ZILI_MUST_CHECK zili_status zl_paint(const zl_plan *plan, const zl_font *font,
                                     zl_image image, double dpi,
                                     zili_write_fn *write, void *user,
                                     zili_error *err);

/* The same into a file, which appears only when it is whole; ZILI_EIO names
 * it and says why. */
ZILI_MUST_CHECK zili_status zl_paint_file(const zl_plan *plan,
                                          const zl_font *font, double dpi,
                                          const char *path, zili_error *err);

#endif
