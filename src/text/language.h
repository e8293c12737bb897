/* language.h -- the language that the script of a stretch of text shows. */
#ifndef ZL_TEXT_LANGUAGE_H
#define ZL_TEXT_LANGUAGE_H

#include "base/text.h"

/* How many letters of which scripts some text has: what has been counted in
 * parts is what the whole would give. Start from { 0 }. */
#define ZL_LETTERS_SCRIPTS 21
typedef struct zl_letters {
    size_t of[ZL_LETTERS_SCRIPTS]; /* language.c says which */
} zl_letters;

/* Add those of `text`, which begins and ends between characters. Time:
 * O(bytes), some .1 ns for a byte of ASCII. */
void zl_letters_add(zl_letters *letters, zl_view text);

void zl_letters_join(zl_letters *letters, const zl_letters *more);

/* Of the script that outweighs the others: "en" for Latin; that of scripts in
 * which one language is written, as "th", "el" or "ta"; "und" for those that
 * leave it open, as Cyrillic does, and where there is no letter. One
 * character of Han, kana or Hangul counts as two letters; together they are
 * "ko" or "ja" where an eighth of them or more is Hangul or kana, else "zh".
 * It lives as long as the program. */
const char *zl_letters_language(const zl_letters *letters);

/* That of the letters of `text`. Time: O(bytes). */
const char *zl_language_of(zl_view text);

#endif
