/* font.h -- the true ruler: type measured by pango, whatever the screen.
 *
 * Nothing here depends on the settings of a desktop or on the locale: no
 * hinting, 72 units an inch, Chinese as in mainland China. Not for several
 * threads at once; every thread may have its own. */
#ifndef ZL_CHART_FONT_H
#define ZL_CHART_FONT_H

#include "base/map.h"
#include "ruler.h"

/* Latin from the first, Chinese from the second. The family of the Chinese
 * face is named, or pango would take Japanese forms of the characters. */
#define ZL_FONT_FAMILIES "Liberation Sans, Noto Sans CJK SC"

typedef struct zl_font zl_font;

/* `families`, NULL for the above, is a list parted by commas. `*out` is the
 * caller's, to be closed. Fails with ZILI_EUSAGE where one of them is not
 * installed, ZILI_ENOMEM. */
ZILI_MUST_CHECK zili_status zl_font_open(zl_font **out, const char *families,
                                         zili_error *err);
void zl_font_close(zl_font *font);

/* Whose forms of Han characters are wanted: of mainland China at first. A
 * default family follows; one that was asked for stays. */
typedef enum zl_han {
    ZL_HAN_SIMPLIFIED,
    ZL_HAN_TRADITIONAL,
    ZL_HAN_JAPANESE,
    ZL_HAN_KOREAN
} zl_han;

extern const char *const zl_han_tags[]; /* "zh-Hans", …, ended by NULL */
ZILI_MUST_CHECK zili_status zl_font_han(zl_font *font, zl_han han,
                                        zili_error *err);

/* Of `text`, one line: add to `faces` the families in which its Han characters
 * are set, a tab, and the tag of the language they should be made for, which is
 * that of the font, or of the kana, hangul or bopomofo beside them; and to
 * `pixels` the text, where pictures of it have no outlines. Fails with
 * ZILI_ENOMEM. */
ZILI_MUST_CHECK zili_status zl_font_faces(const zl_font *font, zl_view text,
                                          zl_type type, zl_map *faces,
                                          zl_map *pixels, zili_error *err);

/* Lent until the font is closed. Widths fail with ZILI_EFORMAT where no
 * installed font has a character: which, and the package to install. */
const zl_ruler *zl_font_ruler(const zl_font *font);
const char *zl_font_families(const zl_font *font);

/* Every type is set in this size and made smaller: to open a font in another
 * size takes fontconfig some milliseconds. */
#define ZL_FONT_SIZE 100.0 /* pt */

/* For paint.c: a context like that of the ruler, for a drawing, to be given
 * back with g_object_unref(); and a line of text put into a layout of it, in
 * type of ZL_FONT_SIZE. */
struct _PangoContext;
struct _PangoLayout;
struct _PangoContext *zl_font_context(const zl_font *font);
void zl_font_set(const zl_font *font, struct _PangoLayout *layout,
                 zl_view text, bool bold);

#endif
