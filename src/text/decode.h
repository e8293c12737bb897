/* decode.h -- bytes in an encoding → UTF-8. */
#ifndef ZL_TEXT_DECODE_H
#define ZL_TEXT_DECODE_H

#include "base/utf8.h"
#include "text/encoding.h"

/* What was no character: how often, and where first. */
typedef struct zl_faults {
    uint64_t count;
    zl_utf8_fault first;
} zl_faults;

/* Append the text that `raw` is in this encoding, as valid UTF-8 without zero
 * bytes. What is no character of it, and a zero, becomes U+FFFD and is counted;
 * a byte order mark is left out. Fails with ZILI_ENOMEM, ZILI_EIO (ICU lacks
 * its data). Time: O(bytes), some hundred megabytes a second. */
ZILI_MUST_CHECK zili_status zl_decode(zl_str *text, zl_faults *faults,
                                      const zl_encoding *encoding,
                                      zl_view raw, zili_error *err);

#endif
