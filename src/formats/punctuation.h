/* punctuation.h -- what a mark of punctuation does, in both scripts. */
#ifndef ZL_FORMATS_PUNCTUATION_H
#define ZL_FORMATS_PUNCTUATION_H

#include "base/text.h"

bool zl_is_stop(uint32_t character);   /* . ! ? : ; … and their full-width */
bool zl_is_pause(uint32_t character);  /* , ， 、 */
bool zl_is_opener(uint32_t character); /* brackets and quotes that open, " ' */
bool zl_is_closer(uint32_t character); /* those that close, " ' */

/* Characters of a script that is written without blanks: Han, kana, and
 * full-width signs. */
bool zl_is_wide(uint32_t character);

/* Whether a stop or pause at [`at`, `after`) of `text` works as one: an ASCII
 * one only before a blank or the end (not in 1.5 or 1,000). */
bool zl_works_as_pause(zl_view text, size_t at, size_t after);

#endif
