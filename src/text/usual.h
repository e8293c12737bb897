/* usual.h -- characters that are usual in texts, the most usual ones first. */
#ifndef ZL_TEXT_USUAL_H
#define ZL_TEXT_USUAL_H

#include <stdint.h>

/* Ended by a zero. Of Han the simplified forms (text/simplify.h). */
extern const uint16_t zl_usual_han[], zl_usual_hangul[];

/* Small letters beyond ASCII of languages with Latin letters, and which share
 * of all letters they are. The last one has letters from U+1E00 on. */
typedef struct zl_usual_letters_of {
    double share;
    const char *letters;
} zl_usual_letters_of;

enum { ZL_USUAL_LATIN = 24 };
extern const zl_usual_letters_of zl_usual_latin[ZL_USUAL_LATIN];

/* Small letters of other scripts, one text for each script, ended by NULL. */
extern const char *const zl_usual_letters[];

#endif
