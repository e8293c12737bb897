/* encode.h -- UTF-8 → the bytes that it is in another encoding. */
#ifndef ZL_TEXT_ENCODE_H
#define ZL_TEXT_ENCODE_H

#include "text/encoding.h"

/* Append the bytes of `text` (valid UTF-8) in this encoding; what it does not
 * have is left out. Of windows-1252 also U+0080 to U+009F are its bytes. Fails
 * with ZILI_ENOMEM, ZILI_EIO (ICU lacks its data). Time: O(bytes). */
ZILI_MUST_CHECK zili_status zl_encode(zl_str *bytes,
                                      const zl_encoding *encoding,
                                      zl_view text, zili_error *err);

#endif
