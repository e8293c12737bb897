/* language.h -- languages by their English names. */
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

#endif
