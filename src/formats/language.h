/* language.h -- languages by their English names, and by their tags. */
#ifndef ZL_FORMATS_LANGUAGE_H
#define ZL_FORMATS_LANGUAGE_H

#include "base/text.h"

typedef struct zl_language {
    const char *name; /* "Chinese" */
    const char *code; /* "zh", after ISO 639 */
    bool latin;       /* written in Latin letters */
} zl_language;

/* The language whose name `text` begins with, in any case ("Chinese
 * (Simplified)"), or NULL. Lives as long as the program. Time: O(1). */
const zl_language *zl_language_named(zl_view text);

/* The code of a language, with a zero behind. */
enum { ZL_CODE_SIZE = 8 };

/* "zh-Hans-CN" → "zh", "ENG" → "en"; empty where no letter begins the tag.
 * Time: O(1). */
void zl_language_code(char code[ZL_CODE_SIZE], zl_view tag);

#endif
