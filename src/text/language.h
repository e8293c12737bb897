/* language.h -- the language that the script of a stretch of text shows. */
#ifndef ZL_TEXT_LANGUAGE_H
#define ZL_TEXT_LANGUAGE_H

#include "base/text.h"

/* Of the script that outweighs the others: "en" for Latin; that of scripts in
 * which one language is written, as "th", "el" or "ta"; "und" for those that
 * leave it open, as Cyrillic does, and where there is no letter. One
 * character of Han, kana or Hangul counts as two letters; together they are
 * "ko" or "ja" where an eighth of them or more is Hangul or kana, else "zh".
 * It lives as long as the program. Time: O(bytes). */
const char *zl_language_of(zl_view text);

#endif
