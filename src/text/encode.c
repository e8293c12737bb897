/* encode.c -- UTF-8 → the bytes that it is in another encoding. */
#include "encode.h"

#include "base/fail.h"
#include "base/utf8.h"

#include <string.h>
#include <unicode/ucnv.h>
#include <unicode/ucnv_err.h>

/* Bytes of a character, at most. */
enum { CHARACTER_MOST = 16 };

static void add_character(zl_str *bytes, UConverter *converter, uint32_t c,
                          bool controls)
{
    UErrorCode code = U_ZERO_ERROR;
    UChar units[2] = { (UChar)c, 0 };
    char out[CHARACTER_MOST];
    int32_t count = 1;

    if (c < 0x80 || (controls && c < 0xA0)) {
        zl_str_add_byte(bytes, (char)c);
        return;
    }
    if (c >= 0x10000) {
        units[0] = (UChar)(0xD7C0 + (c >> 10));
        units[1] = (UChar)(0xDC00 | (c & 0x3FF));
        count = 2;
    }
    int32_t size =
        ucnv_fromUChars(converter, out, CHARACTER_MOST, units, count, &code);
    if (U_SUCCESS(code) && size <= CHARACTER_MOST)
        zl_str_add(bytes, (zl_view){ out, (size_t)size });
}

zili_status zl_encode(zl_str *bytes, const zl_encoding *encoding, zl_view text,
                      zili_error *err)
{
    bool controls = strcmp(encoding->reads, "windows-1252") == 0;
    UErrorCode code = U_ZERO_ERROR;
    UConverter *converter = ucnv_open(encoding->reads, &code);
    zili_status status = ZILI_OK;

    ucnv_setFromUCallBack(converter, UCNV_FROM_U_CALLBACK_SKIP, NULL, NULL,
                          NULL, &code);
    if (U_FAILURE(code))
        status = zl_fail(err, ZILI_EIO, "ICU cannot write %s: %s.",
                         encoding->name, u_errorName(code));
    for (size_t at = 0; !status && at < text.size;)
        add_character(bytes, converter, zl_utf8_next(text, &at), controls);
    ucnv_close(converter);
    return status || !bytes->failed ? status : zl_no_memory(err);
}
