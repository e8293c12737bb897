/* compose.c -- names as they are typed: é is one character. */
#include "compose.h"

#include "base/mem.h"
#include "base/utf8.h"

#include <unicode/unorm2.h>
#include <unicode/ustring.h>

/* More is no name; and ICU counts in 32 bits. */
enum { BYTES_MOST = 1 << 20 };
/* Of UTF-16: no character is composed of less; and of UTF-8 for each unit. */
enum { BYTES_OF_UNIT = 3 };

static bool is_ascii(zl_view text)
{
    for (size_t i = 0; i < text.size; i++)
        if (text.bytes[i] & 0x80)
            return false;
    return true;
}

/* `units` and `room` have as many units as `text` has bytes, and more. */
static void compose(zl_str *text, size_t from, const UNormalizer2 *nfc,
                    UChar *units, UChar *room)
{
    int32_t most = (int32_t)(text->size - from), count, size;
    UErrorCode code = U_ZERO_ERROR;

    u_strFromUTF8(units, most, &count, text->bytes + from, most, &code);
    if (U_FAILURE(code) || unorm2_isNormalized(nfc, units, count, &code))
        return;
    count = unorm2_normalize(nfc, units, count, room, BYTES_OF_UNIT * most,
                             &code);
    if (U_FAILURE(code) ||
        !zl_str_reserve(text, BYTES_OF_UNIT * (size_t)count + 1))
        return;
    u_strToUTF8(text->bytes + from, BYTES_OF_UNIT * count, &size, room, count,
                &code);
    text->size = from + (size_t)size;
    text->bytes[text->size] = 0;
}

void zl_compose(zl_str *text, size_t from)
{
    zl_view part = zl_view_cut(zl_str_view(text), from, text->size);
    UErrorCode code = U_ZERO_ERROR;

    if (text->failed || part.size > BYTES_MOST || is_ascii(part) ||
        !zl_utf8_check(part, NULL))
        return;
    const UNormalizer2 *nfc = unorm2_getNFCInstance(&code);
    UChar *units = zl_alloc_array((1 + BYTES_OF_UNIT) * part.size,
                                  sizeof *units);
    if (units && U_SUCCESS(code))
        compose(text, from, nfc, units, units + part.size);
    else
        text->failed = true;
    zl_free(units);
}
