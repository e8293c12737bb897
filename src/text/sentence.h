/* sentence.h -- ICU's sentence boundaries, mended where they are wrong. */
#ifndef ZL_TEXT_SENTENCE_H
#define ZL_TEXT_SENTENCE_H

#include "text/stop.h"

/* The sentences of a paragraph: pieces that cover all of it, appended.
 *
 * ICU's boundaries (root locale), but
 *   - labels ("2.", "b.", "IV.", "１．", "一．") and what opens brackets and
 *     quotations belong to what follows; what closes them, and the marks of
 *     footnotes ("[2]"), to what they follow;
 *   - no sentence ends after an abbreviation, where what follows does not
 *     show that one begins (abbreviation.h), nor before a small letter after
 *     a quotation ("Do we?" he asked), nor where prose in letters was broken
 *     into lines; and a sentence has a letter or a digit.
 *
 * Fails with ZILI_ENOMEM, and as zl_stops_start(). Time: O(bytes). */
ZILI_MUST_CHECK zili_status zl_sentences(zl_stops *stops, zl_view text,
                                         zl_pieces *sentences,
                                         zili_error *err);

#endif
