/* garbled.c -- text that was read in a wrong encoding once, and kept so. */
#include "check/garbled.h"

#include "base/fail.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "text/decode.h"
#include "text/detect.h"
#include "text/encode.h"
#include "text/plausible.h"

#include <string.h>

enum { PUT_BY_MOST = 8192 };
/* What must be fewer bits, so that nobody is told of « É» » in a title. */
#define CLEARLY 14.0

/* ---- characters that UTF-8 becomes ---- */

static void mark_odd(zl_garble *garble, uint32_t han)
{
    if (han >= ZL_FIRST_HAN && han <= ZL_LAST_HAN)
        garble->odd[han - ZL_FIRST_HAN] = true;
}

/* Pairs whose first byte begins a character of three bytes of Chinese, and
 * whose second one goes on. */
static zili_status add_pairs(zl_str *pairs, const zl_encoding **gb)
{
    *gb = zl_encoding_named(zl_view_of("gb18030"));
    for (unsigned lead = 0xE3; lead <= 0xE9; lead++)
        for (unsigned next = 0x80; next <= 0xBF; next++) {
            zl_str_add_byte(pairs, (char)lead);
            zl_str_add_byte(pairs, (char)next);
        }
    return pairs->failed ? ZILI_ENOMEM : ZILI_OK;
}

static bool find_odd(zl_garble *garble)
{
    zl_str pairs = { 0 }, text = { 0 };
    const zl_encoding *gb;
    zl_faults faults;

    zili_status status = add_pairs(&pairs, &gb);
    if (!status)
        status = zl_decode(&text, &faults, gb, zl_str_view(&pairs), NULL);
    zl_view view = zl_str_view(&text);
    for (size_t at = 0; !status && at < view.size;)
        mark_odd(garble, zl_utf8_next(view, &at));
    mark_odd(garble, 0x7E3A); /* kana, read as Shift-JIS */
    mark_odd(garble, 0x7E67);
    mark_odd(garble, 0x7E5D);
    zl_str_clear(&pairs);
    zl_str_clear(&text);
    return !status;
}

void zl_garble_free(zl_garble *garble)
{
    if (garble)
        zl_plausible_free(garble->plausible);
    zl_free(garble);
}

zl_garble *zl_garble_new(void)
{
    zl_garble *garble = zl_alloc(sizeof *garble);

    if (!garble)
        return NULL;
    garble->plausible = zl_plausible_new();
    if (garble->plausible && find_odd(garble))
        return garble;
    zl_garble_free(garble);
    return NULL;
}

/* ---- lines put by ---- */

void zl_garbled_clear(zl_garbled *garbled)
{
    zl_str_clear(&garbled->latin);
    zl_str_clear(&garbled->han);
    *garbled = (zl_garbled){ 0 };
}

static void add_line(zl_str *to, uint64_t *lines, uint64_t *first,
                     zl_view line, uint64_t number)
{
    if ((*lines)++ == 0)
        *first = number;
    if (to->size + line.size > PUT_BY_MOST) {
        size_t room = to->size < PUT_BY_MOST ? PUT_BY_MOST - to->size : 0;
        while (room > 0 && ((uint8_t)line.bytes[room] & 0xC0) == 0x80)
            room--;
        line.size = room;
    }
    zl_str_add(to, line);
    zl_str_add_byte(to, '\n');
}

void zl_garbled_add_latin(zl_garbled *garbled, zl_view line, uint64_t number)
{
    add_line(&garbled->latin, &garbled->latin_lines, &garbled->first_latin,
             line, number);
}

void zl_garbled_add_han(zl_garbled *garbled, zl_view line, uint64_t number)
{
    add_line(&garbled->han, &garbled->han_lines, &garbled->first_han, line,
             number);
}

/* ---- turned back ---- */

/* Bits of a text of valid UTF-8. What was lost on the way counts nothing. */
static double bits_of(const zl_garble *garble, zl_view text)
{
    zl_surprise surprise = { 0 };

    for (size_t at = 0; at < text.size;) {
        uint32_t c = zl_utf8_next(text, &at);
        uint16_t pair[2] = { (uint16_t)(0xD7C0 + (c >> 10)),
                             (uint16_t)(0xDC00 | (c & 0x3FF)) };
        uint16_t unit = (uint16_t)c;
        if (c != 0xFFFD)
            zl_surprise_add(&surprise, garble->plausible,
                            c < 0x10000 ? &unit : pair, c < 0x10000 ? 1 : 2);
    }
    return zl_surprise_bits(&surprise, garble->plausible);
}

/* How much of the bytes beyond ASCII is valid UTF-8 of three bytes, or of two
 * where `two`. */
static double share_of_utf8(zl_view bytes, bool two)
{
    size_t high = 0, sound = 0, at = 0;

    while (at < bytes.size) {
        uint8_t lead = (uint8_t)bytes.bytes[at];
        size_t size = lead >= 0xE0 && lead < 0xF0          ? 3
                      : two && lead >= 0xC2 && lead < 0xE0 ? 2
                                                           : 1;
        if (size > 1 && at + size <= bytes.size &&
            zl_utf8_check(zl_view_cut(bytes, at, at + size), NULL))
            sound += size;
        else
            size = 1;
        high += lead >= 0x80 ? size : 0;
        at += size;
    }
    return high ? (double)sound / (double)high : 0;
}

/* UTF-8 that was read as `read_as`: what it was must be easy to see. */
static zili_status try_utf8(const zl_garble *garble, zl_view text,
                            const char *read_as, bool two, zl_garbling *out,
                            zili_error *err)
{
    const zl_encoding *wrong = zl_encoding_named(zl_view_of(read_as));
    zl_str bytes = { 0 }, right = { 0 };
    zl_faults faults;

    zili_status status = zl_encode(&bytes, wrong, text, err);
    if (!status && share_of_utf8(zl_str_view(&bytes), two) > .5) {
        status = zl_decode(&right, &faults, &zl_encodings[0],
                           zl_str_view(&bytes), err);
        if (!status && bits_of(garble, zl_str_view(&right)) + CLEARLY <
                           bits_of(garble, text)) {
            out->was = &zl_encodings[0];
            out->read_as = wrong;
        }
    }
    zl_str_clear(&bytes);
    zl_str_clear(&right);
    return status;
}

static bool is_western(const zl_encoding *encoding)
{
    return strncmp(encoding->name, "windows-125", 11) == 0 ||
           strncmp(encoding->name, "iso-8859", 8) == 0;
}

/* Something else that was read as windows-1252. */
static zili_status try_detecting(zl_view text, zl_garbling *out,
                                 zili_error *err)
{
    const zl_encoding *wrong = zl_encoding_named(zl_view_of("windows-1252"));
    zl_str bytes = { 0 };
    zl_detected found;

    zili_status status = zl_encode(&bytes, wrong, text, err);
    if (!status && !zl_utf8_check(zl_str_view(&bytes), NULL)) {
        status = zl_detect(&found, zl_str_view(&bytes), err);
        bool cyrillic =
            !status && strcmp(found.encoding->name, "windows-1251") == 0;
        if (!status && found.confidence >= ZL_SURE &&
            !zl_encoding_is_utf8(found.encoding) &&
            zl_encoding_unit(found.encoding) == 1 &&
            (cyrillic || !is_western(found.encoding))) {
            out->was = found.encoding;
            out->read_as = wrong;
        }
    }
    zl_str_clear(&bytes);
    return status;
}

static zili_status try_latin(const zl_garble *garble, zl_view text,
                             zl_garbling *out, zili_error *err)
{
    zili_status status = try_utf8(garble, text, "windows-1252", true, out, err);

    return status || out->was ? status : try_detecting(text, out, err);
}

static zili_status try_han(const zl_garble *garble, zl_view text,
                           zl_garbling *out, zili_error *err)
{
    static const char *const wrong[] = { "gb18030", "shift_jis", "big5",
                                         "euc-kr" };
    zili_status status = ZILI_OK;

    for (size_t i = 0; i < 4 && !status && !out->was; i++)
        status = try_utf8(garble, text, wrong[i], false, out, err);
    return status;
}

zili_status zl_garbled_end(zl_garbled *garbled, const zl_garble *garble,
                           zl_garbling *out, zili_error *err)
{
    zili_status status = garbled->latin.failed || garbled->han.failed
                             ? zl_no_memory(err)
                             : ZILI_OK;

    *out = (zl_garbling){ 0 };
    if (!status && garbled->han_lines) {
        out->lines = garbled->han_lines;
        out->first = garbled->first_han;
        status = try_han(garble, zl_str_view(&garbled->han), out, err);
    }
    if (!status && garbled->latin_lines && !out->was) {
        out->lines = garbled->latin_lines;
        out->first = garbled->first_latin;
        status = try_latin(garble, zl_str_view(&garbled->latin), out, err);
    }
    if (status || !out->was)
        *out = (zl_garbling){ 0 };
    zl_garbled_clear(garbled);
    return status;
}
