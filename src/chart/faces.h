/* faces.h -- what a drawing depends on besides its plan: libraries, fonts. */
#ifndef ZL_CHART_FACES_H
#define ZL_CHART_FACES_H

#include "base/array.h"
#include "chart/font.h"
#include "chart/plan.h"

/* Of the libraries that run, which need not be those of the build. */
const char *zl_cairo_version(void);
const char *zl_pango_version(void);

/* Files of fonts, in byte order; release with zl_faces_clear(). */
typedef ZL_ARRAY(char *) zl_faces;

/* Add those that the labels of `plan` are drawn with, each once. Fails with
 * ZILI_ENOMEM. Time: O(characters). */
ZILI_MUST_CHECK zili_status zl_faces_add(zl_faces *faces, const zl_font *font,
                                         const zl_plan *plan,
                                         zili_error *err);
void zl_faces_clear(zl_faces *faces);

#endif
