/* utf16.h -- files in UTF-16, as some programs write translation memories. */
#ifndef ZL_BITEXT_UTF16_H
#define ZL_BITEXT_UTF16_H

#include "base/file.h"

/* Whether the bytes begin with a byte order mark of UTF-16. */
bool zl_utf16_is(zl_span file);

/* Append them as UTF-8, without the mark; halves of pairs become U+FFFD. */
void zl_utf16_add(zl_span file, zl_str *to);

#endif
