/* glyphs.h -- whether the fonts that are installed have what a text needs.
 *
 * For font.c alone, as it knows pango. */
#ifndef ZL_CHART_GLYPHS_H
#define ZL_CHART_GLYPHS_H

#include <stdbool.h>
#include <zili/error.h>

struct _PangoLayout;

/* Whether a mark stands in another font than the letter it belongs to: then it
 * would not be set on it. Time: O(runs), or less where the text has no mark. */
bool zl_glyphs_part(struct _PangoLayout *layout);

/* Let letters with marks be set in a font that is likely to have both. */
void zl_glyphs_join(struct _PangoLayout *layout, const char *families);

/* Fails with ZILI_EFORMAT where no font has some characters of the layout, or
 * a mark is parted from its letter: which, where, and what to install. */
ZILI_MUST_CHECK zili_status zl_glyphs_check(struct _PangoLayout *layout,
                                            zili_error *err);

/* The package that has a character of a script, a sign or a picture. */
const char *zl_glyphs_package(unsigned character);

#endif
