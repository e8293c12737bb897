/* ahead.h -- the language that the next lines of a file show. */
#ifndef ZL_INGEST_AHEAD_H
#define ZL_INGEST_AHEAD_H

#include "base/text.h"

/* Add the word of a line; false where the words are another text's. What it
 * says of the first line is not heeded. */
typedef bool zl_ahead_word(const void *user, zl_view line, zl_str *words);

/* The language of the words on the next lines, some hundred of them, as
 * zl_language_of(). Lack of memory sets `*failed`. */
const char *zl_ahead_language(zl_view lines, zl_ahead_word *add,
                              const void *user, bool *failed);

#endif
