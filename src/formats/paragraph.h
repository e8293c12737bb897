/* paragraph.h -- the paragraphs of a text, as blank lines part them. */
#ifndef ZL_FORMATS_PARAGRAPH_H
#define ZL_FORMATS_PARAGRAPH_H

#include "formats/source.h"
#include "text/segment.h"

/* The next paragraph at or after `*at`, which moves on; false where there is
 * no more. Lines end in \n, \r\n or \r; a line of blanks parts paragraphs,
 * and with `bold` so does a line that begins with `**`. Blanks at both ends
 * of a paragraph, and a byte order mark before the text, are left out.
 * Time: O(bytes passed). */
bool zl_paragraph_next(zl_view text, size_t *at, bool bold, zl_piece *out);

/* All that begin at or after `from`, appended to `out`; false without
 * memory. */
bool zl_paragraphs_cut(zl_view text, size_t from, bool bold, zl_pieces *out);

/* A stretch of the text without blanks at its ends; empty, at its end, if it
 * is all blank. */
zl_piece zl_paragraph_trim(zl_view text, zl_piece piece);

/* The next line of a paragraph, without blanks at its ends; shortens
 * `*rest`; false when there are no more. Never an empty line. */
bool zl_paragraph_line(zl_view *rest, zl_view *line);

/* Append `text` with each run of blanks made one blank. */
void zl_paragraph_flatten(zl_str *out, zl_view text);

#endif
