/* fuzz_encoding.c -- any bytes: what is decoded is valid UTF-8 without zeros,
 * in every encoding and in the one that is found; and whatever it is can be
 * looked at. */
#include "base/utf8.h"
#include "check/look.h"
#include "text/decoding.h"
#include "text/replace.h"

#include <stdint.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

static void check_text(zl_view text)
{
    static zl_garble *garble;
    zl_look look = { 0 };

    if (!zl_is_sound(text))
        abort();
    if (!garble)
        garble = zl_garble_new();
    if (!garble || zl_look_at(&look, garble, text, NULL))
        abort();
    zl_look_clear(&look);
}

/* The first byte says in which encoding. */
static void check_given(zl_view raw, size_t number)
{
    zl_str text = { 0 };
    zl_faults faults;
    size_t count = 1;

    while (zl_encodings[count].name)
        count++;
    const zl_encoding *encoding = &zl_encodings[number % count];
    if (zl_decode(&text, &faults, encoding, raw, NULL))
        abort();
    if (faults.count && faults.first.byte > raw.size)
        abort();
    check_text(zl_str_view(&text));
    zl_str_clear(&text);
}

static void check_found(zl_view raw, bool lenient)
{
    zl_wish wish = { .path = "x", .lenient = lenient };
    zl_decoding decoding;
    zili_status status = zl_decoding_open(&decoding, &wish, raw, NULL);

    if (status && (lenient || status != ZILI_EFORMAT))
        abort();
    if (!status)
        check_text(decoding.text);
    zl_decoding_clear(&decoding);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    zl_view raw = { (const char *)bytes, size };

    if (size == 0)
        return 0;
    zl_view rest = zl_view_cut(raw, 1, size);
    check_given(rest, bytes[0]);
    check_found(rest, false);
    check_found(rest, true);
    return 0;
}
