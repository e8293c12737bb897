/* decode.c -- bytes in an encoding → UTF-8. */
#include "decode.h"

#include "base/fail.h"
#include "text/converter.h"

#include <string.h>

/* Units of UTF-16 at a time. */
enum { UNITS = 4096 };

/* A text on its way. */
struct decoder {
    UConverter *converter;
    zl_str *text;
    zl_faults *faults;
    const char *begin; /* of the bytes */
    size_t text_begin;
    UChar lead; /* of a pair, whose other half is to come; or 0 */
};

/* ---- units of UTF-16 → UTF-8 ---- */

static zl_utf8_fault place_of(const struct decoder *decoder, size_t byte)
{
    zl_view text = zl_view_cut(zl_str_view(decoder->text),
                               decoder->text_begin, decoder->text->size);
    zl_utf8_fault place = { byte, 1 };

    for (size_t i = 0; i < text.size; i++)
        place.line += text.bytes[i] == '\n';
    return place;
}

static void add_fault(struct decoder *decoder, size_t byte)
{
    if (decoder->faults->count++ == 0)
        decoder->faults->first = place_of(decoder, byte);
    zl_utf8_add(decoder->text, 0xFFFD);
}

static char *write_pair(char *to, uint32_t lead, uint32_t trail)
{
    uint32_t c = 0x10000 + ((lead & 0x3FF) << 10) + (trail & 0x3FF);

    to[0] = (char)(0xF0 | c >> 18);
    to[1] = (char)(0x80 | (c >> 12 & 0x3F));
    to[2] = (char)(0x80 | (c >> 6 & 0x3F));
    to[3] = (char)(0x80 | (c & 0x3F));
    return to + 4;
}

/* A unit that is no zero and no half of a pair. */
static inline char *write_unit(char *to, uint32_t c)
{
    if (c < 0x80) {
        *to = (char)c;
        return to + 1;
    }
    if (c < 0x800) {
        to[0] = (char)(0xC0 | c >> 6);
        to[1] = (char)(0x80 | (c & 0x3F));
        return to + 2;
    }
    to[0] = (char)(0xE0 | c >> 12);
    to[1] = (char)(0x80 | (c >> 6 & 0x3F));
    to[2] = (char)(0x80 | (c & 0x3F));
    return to + 3;
}

/* Units without zeros; ICU gives pairs whole, but perhaps not at once. */
static void add_units(struct decoder *decoder, const UChar *units,
                      size_t count)
{
    zl_str *text = decoder->text;

    if (!zl_str_reserve(text, 3 * count + 4))
        return;
    char *to = text->bytes + text->size;
    for (size_t i = 0; i < count; i++) {
        uint32_t c = units[i];
        if ((c & 0xF800) != 0xD800) {
            to = write_unit(to, c);
        } else if ((c & 0x400) == 0) {
            decoder->lead = units[i];
        } else if (decoder->lead) {
            to = write_pair(to, decoder->lead, c);
            decoder->lead = 0;
        }
    }
    *to = 0;
    text->size = (size_t)(to - text->bytes);
}

/* ---- zeros ---- */

static size_t zero_in(const UChar *units, size_t count)
{
    size_t at = 0;

    while (at < count && units[at])
        at++;
    return at;
}

/* The byte where the n-th unit stands whose bytes are all zero. */
static size_t byte_of_zero(zl_view raw, size_t unit, uint64_t n)
{
    for (size_t at = 0; at + unit <= raw.size; at += unit) {
        size_t zeros = 0;
        while (zeros < unit && raw.bytes[at + zeros] == 0)
            zeros++;
        if (zeros == unit && n-- == 0)
            return at;
    }
    return raw.size;
}

/* Only where the first fault is one, its place is looked for. */
static void take_units(struct decoder *decoder, const UChar *units,
                       size_t count, const zl_encoding *encoding, zl_view raw)
{
    while (count) {
        size_t sound = zero_in(units, count);
        add_units(decoder, units, sound);
        if (sound == count)
            break;
        add_fault(decoder,
                  decoder->faults->count
                      ? 0
                      : byte_of_zero(raw, zl_encoding_unit(encoding), 0));
        units += sound + 1;
        count -= sound + 1;
    }
}

/* ---- the whole ---- */

static bool is_fault(UErrorCode code)
{
    return code == U_INVALID_CHAR_FOUND || code == U_ILLEGAL_CHAR_FOUND ||
           code == U_TRUNCATED_CHAR_FOUND ||
           code == U_ILLEGAL_ESCAPE_SEQUENCE ||
           code == U_UNSUPPORTED_ESCAPE_SEQUENCE;
}

/* Where the bytes begin that ICU has just refused. */
static size_t byte_of_fault(const struct decoder *decoder, const char *from)
{
    char bytes[32];
    int8_t size = sizeof bytes;
    UErrorCode code = U_ZERO_ERROR;
    size_t at = (size_t)(from - decoder->begin);

    ucnv_getInvalidChars(decoder->converter, bytes, &size, &code);
    if (U_FAILURE(code) || size < 0 || (size_t)size > at)
        return at;
    return at - (size_t)size;
}

static zili_status fail_icu(const zl_encoding *encoding, UErrorCode code,
                            zili_error *err)
{
    if (code == U_MEMORY_ALLOCATION_ERROR)
        return zl_no_memory(err);
    return zl_fail(err, ZILI_EIO, "ICU cannot read %s: %s.", encoding->name,
                   u_errorName(code));
}

static zili_status run(struct decoder *decoder, const zl_encoding *encoding,
                       zl_view raw, size_t mark, zili_error *err)
{
    const char *from = raw.bytes + mark, *end = raw.bytes + raw.size;
    UErrorCode code = U_BUFFER_OVERFLOW_ERROR;
    UChar units[UNITS] = { 0 };

    while (code != U_ZERO_ERROR && !decoder->text->failed) {
        UChar *to = units;
        code = U_ZERO_ERROR;
        ucnv_toUnicode(decoder->converter, &to, units + UNITS, &from, end,
                       NULL, true, &code);
        take_units(decoder, units, (size_t)(to - units), encoding, raw);
        if (is_fault(code))
            add_fault(decoder, byte_of_fault(decoder, from));
        else if (U_FAILURE(code) && code != U_BUFFER_OVERFLOW_ERROR)
            return fail_icu(encoding, code, err);
        else if (U_SUCCESS(code))
            code = U_ZERO_ERROR; /* warnings */
    }
    return decoder->text->failed ? zl_no_memory(err) : ZILI_OK;
}

zili_status zl_decode(zl_str *text, zl_faults *faults,
                      const zl_encoding *encoding, zl_view raw,
                      zili_error *err)
{
    UErrorCode code = U_ZERO_ERROR;
    struct decoder decoder = { .text = text,
                               .faults = faults,
                               .begin = raw.bytes,
                               .text_begin = text->size };
    size_t mark;

    *faults = (zl_faults){ 0 };
    if (raw.size == 0)
        return ZILI_OK;
    const zl_encoding *marked = zl_encoding_marked(raw, &mark);
    if (marked && strcmp(marked->reads, encoding->reads) != 0)
        mark = 0;
    decoder.converter = zl_converter_open(encoding, &code);
    zili_status status = U_FAILURE(code)
                             ? fail_icu(encoding, code, err)
                             : run(&decoder, encoding, raw, mark, err);
    ucnv_close(decoder.converter);
    return status;
}
