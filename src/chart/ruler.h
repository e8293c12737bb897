/* ruler.h -- what a plan must know of type: how wide a text is.
 *
 * A plan measures through this, so that it can be made and tested without
 * any font: font.c gives the true ruler, the tests a made-up one. */
#ifndef ZL_CHART_RULER_H
#define ZL_CHART_RULER_H

#include "base/text.h"

#include <zili/error.h>

/* How a text is set: size in points. */
typedef struct zl_type {
    double size;
    bool bold;
} zl_type;

#define ZL_MM_PER_POINT (25.4 / 72.0)

/* A line of type is a box of this much of its size above and below the line
 * it stands on; lines follow each other by the leading. The same for all
 * scripts, so that a Chinese word does not push its row apart. */
#define ZL_ASCENT 0.90
#define ZL_DESCENT 0.23
#define ZL_LEADING 1.30

/* What may stand between two bytes: nothing, the end of a grapheme, or the
 * end of a line by UAX 14: after a blank, between Chinese characters, but not
 * before a comma. */
typedef enum zl_part { ZL_PART_NONE, ZL_PART_GRAPHEME, ZL_PART_LINE } zl_part;

/* All of these take one text in UTF-8 and fail with ZILI_EFORMAT where no
 * font has a character of it, and with ZILI_ENOMEM. */
typedef struct zl_ruler {
    void *user;

    /* How wide a line is, in mm. */
    zili_status (*width)(void *user, zl_view text, zl_type type, double *out,
                         zili_error *err);

    /* Break a text into lines no wider than `width` mm, parted by \n and
     * without blanks at their ends; appended to `out`. */
    zili_status (*wrap)(void *user, zl_view text, zl_type type, double width,
                        zl_str *out, zili_error *err);

    /* Append what fits of a line into `width` mm: all, or its beginning up
     * to the end of a grapheme and a …. */
    zili_status (*cut)(void *user, zl_view text, zl_type type, double width,
                       zl_str *out, zili_error *err);

    /* Where a line may be cut: `parts[i]` for each byte, and for the end, is
     * a zl_part. Blanks stand before the place where they part. */
    zili_status (*parts)(void *user, zl_view text, char *parts,
                         zili_error *err);
} zl_ruler;

#endif
