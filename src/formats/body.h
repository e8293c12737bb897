/* body.h -- the text under an archive's header: an original, a translation. */
#ifndef ZL_FORMATS_BODY_H
#define ZL_FORMATS_BODY_H

#include "formats/header.h"

/* Whether a region is the document's own text: original, translation, text. */
bool zl_body_is(const zl_region *region);

/* Find the original and the translation in `text`, and add their regions and
 * paragraphs, with kinds, on the offsets of `text`.
 *
 * No heading stands between the two: the script tells them apart. The text is
 * cut where the least of it lies on the wrong side, so that a note in the
 * other script moves nothing; the original may also come second. A translation
 * that the list of contents does not name is not looked for.
 *
 * A text in one script is the original, or the translation where the header
 * names no other or the original is in a language of another script. Where
 * both languages are written in Latin letters, no boundary can be told: then
 * the whole is one region "text", of the language "und", rather than a guess
 * that would count a translation as the original.
 *
 * False without memory. Time: O(bytes). */
bool zl_body_read(zl_source *out, zl_view text, const zl_header *header);

#endif
