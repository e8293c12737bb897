/* encoding.h -- encodings of text: their names, and how bytes show theirs. */
#ifndef ZL_TEXT_ENCODING_H
#define ZL_TEXT_ENCODING_H

#include "base/text.h"

#include <zili/error.h>

typedef struct zl_encoding {
    const char *name;  /* as it is shown: "gb18030" */
    const char *reads; /* the converter that reads it: of encodings that were
                          added to, the largest */
    const char *also;  /* other names, a blank between them */
} zl_encoding;

/* All, UTF-8 first; ended by a name of NULL. */
extern const zl_encoding zl_encodings[];

/* By a name of it, whatever capitals, hyphens and underlines are in it; NULL
 * where there is none. Time: O(encodings). */
const zl_encoding *zl_encoding_named(zl_view name);

/* The same. Fails with ZILI_EUSAGE and a sentence that names all. */
ZILI_MUST_CHECK zili_status zl_encoding_find(const zl_encoding **out,
                                             const char *name,
                                             zili_error *err);

/* The encoding whose byte order mark `bytes` begins with, and its size; NULL
 * where there is none. */
const zl_encoding *zl_encoding_marked(zl_view bytes, size_t *size);

/* What the head of a web page or of XML says its encoding is: the name, lent
 * from `bytes`; empty where it says nothing. Time: O(1). */
zl_view zl_encoding_declared(zl_view bytes);

/* Whether UTF-8 is meant, and whether characters are of two or four bytes. */
bool zl_encoding_is_utf8(const zl_encoding *encoding);
size_t zl_encoding_unit(const zl_encoding *encoding); /* 1, 2 or 4 */

/* Whether a text of ASCII alone changes between character sets, as
 * ISO-2022-JP and HZ do, in the first megabyte: then which one it is; otherwise
 * NULL. Time: O(1), some 100 microseconds at most, and nothing where a byte
 * beyond ASCII comes soon. */
const zl_encoding *zl_encoding_shifted(zl_view text);

#endif
