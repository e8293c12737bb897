/* compose.h -- names as they are typed: é is one character.
 *
 * macOS writes names of files with the marks of letters apart from them (NFD),
 * and the parts of Korean syllables; tables and queries have them in one (NFC),
 * and both look the same. */
#ifndef ZL_TEXT_COMPOSE_H
#define ZL_TEXT_COMPOSE_H

#include "base/text.h"

/* Compose what `text` has from its byte `from` on. What is no UTF-8 stays as it
 * is; lack of memory is text->failed. Time: O(bytes), for ASCII at the speed
 * of memory. */
void zl_compose(zl_str *text, size_t from);

#endif
