/* width.h -- how wide text is on a terminal, and where it may be cut.
 *
 * Widths are display columns after Unicode's East Asian Width: wide and
 * full-width characters take 2, marks and format characters 0, characters of
 * ambiguous width (“ ” …) 1. A grapheme takes 2 at most, as emoji do.
 * Cuts are at grapheme boundaries. */
#ifndef ZL_TEXT_WIDTH_H
#define ZL_TEXT_WIDTH_H

#include "base/text.h"

/* Display columns of valid UTF-8. Time: O(bytes). */
size_t zl_width(zl_view text);

/* The longest beginning (or ending) of `text` that is at most `columns`
 * wide and ends (begins) at a grapheme boundary. */
zl_view zl_width_start(zl_view text, size_t columns);
zl_view zl_width_end(zl_view text, size_t columns);

/* The number of graphemes, and the beginning (ending) that has `count`. */
size_t  zl_grapheme_count(zl_view text);
zl_view zl_grapheme_start(zl_view text, size_t count);
zl_view zl_grapheme_end(zl_view text, size_t count);

#endif
