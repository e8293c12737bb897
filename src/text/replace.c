/* replace.c -- bytes that are no text, found or replaced by U+FFFD. */
#include "replace.h"

#include "base/fail.h"

#include <inttypes.h>
#include <string.h>

/* ---- faults ---- */

/* Where the next zero byte stands, or the text ends. */
static size_t find_zero(zl_view text, size_t from)
{
    const char *zero =
        from < text.size
            ? memchr(text.bytes + from, 0, text.size - from)
            : NULL;

    return zero ? (size_t)(zero - text.bytes) : text.size;
}

/* Bytes at `at`, where no character is, that become one U+FFFD: the longest
 * beginning of one (Table 3-7 of the Unicode Standard), or a single byte. 0
 * where more bytes could make it a character. */
static size_t fault_size(const uint8_t *at, size_t left, bool last)
{
    uint8_t lead = at[0];
    uint8_t low = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
    uint8_t high = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
    size_t whole = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    size_t size = 1;

    if (lead < 0xC2 || lead > 0xF4)
        return 1;
    while (size < left && size < whole && at[size] >= low && at[size] <= high) {
        low = 0x80;
        high = 0xBF;
        size++;
    }
    return size == left && !last ? 0 : size;
}

bool zl_is_sound(zl_view text)
{
    return find_zero(text, 0) == text.size && zl_utf8_check(text, NULL);
}

/* ---- what is said ---- */

static size_t count_lines(zl_view text)
{
    size_t lines = 0;

    for (size_t i = 0; i < text.size; i++)
        lines += text.bytes[i] == '\n';
    return lines;
}

static zl_utf8_fault fault_at(const zl_replacer *replacer, zl_view raw,
                              size_t at)
{
    return (zl_utf8_fault){
        replacer->bytes + at,
        replacer->lines + count_lines(zl_view_cut(raw, 0, at)) + 1
    };
}

/* Latin text in UTF-16 is valid UTF-8 in which every other byte is zero. */
static bool looks_like_utf16(zl_view raw)
{
    size_t zeros = 0;

    for (size_t i = 0; i < raw.size; i++)
        zeros += raw.bytes[i] == 0;
    return zeros > raw.size / 4;
}

static zili_status refuse(const zl_replacer *replacer, zl_view raw, size_t at,
                          zili_error *err)
{
    zl_utf8_fault fault = fault_at(replacer, raw, at);

    if (looks_like_utf16(raw))
        return zl_fail(err, ZILI_EFORMAT,
                       "%s looks like UTF-16: many of its bytes are zero. "
                       "Convert it first, as with iconv -f UTF-16 -t UTF-8.",
                       replacer->name);
    if (raw.bytes[at] == 0)
        return zl_fail(err, ZILI_EFORMAT,
                       "%s is no text: byte %zu, in line %zu, is zero. Take "
                       "such bytes out, or say --lenient.",
                       replacer->name, fault.byte, fault.line);
    return zl_fail(err, ZILI_EFORMAT,
                   "%s is not valid UTF-8: byte %zu, in line %zu. Convert it "
                   "first, as with iconv -t UTF-8, or say --lenient.",
                   replacer->name, fault.byte, fault.line);
}

zili_status zl_replacer_tell(const zl_replacer *replacer, zili_note_fn *note,
                             void *user, zili_error *err)
{
    zl_str sentence = { 0 };

    if (!note || !replacer->replaced)
        return ZILI_OK;
    zl_utf8_add_bytes(&sentence, zl_view_of(replacer->name));
    zl_str_format(&sentence,
                  ": no text, replaced by U+FFFD: %" PRIu64
                  "; the first is byte %zu, in line %zu",
                  replacer->replaced, replacer->first.byte,
                  replacer->first.line);
    zili_status status = sentence.failed ? zl_no_memory(err) : ZILI_OK;
    if (!status)
        note(user, zl_str_text(&sentence));
    zl_str_clear(&sentence);
    return status;
}

/* ---- replacing ---- */

/* Where the sound text that begins at `at` ends, at `zero` at the latest. */
static size_t sound_end(zl_view raw, size_t at, size_t zero)
{
    zl_utf8_fault fault;

    if (zl_utf8_check(zl_view_cut(raw, at, zero), &fault))
        return zero;
    return at + fault.byte;
}

zili_status zl_replacer_add(zl_replacer *replacer, zl_view raw, bool last,
                            zl_str *text, size_t *taken, zili_error *err)
{
    const uint8_t *bytes = (const uint8_t *)raw.bytes;
    size_t at = 0, zero = find_zero(raw, 0);

    while (at < raw.size) {
        if (zero < at)
            zero = find_zero(raw, at);
        size_t end = sound_end(raw, at, zero);
        zl_str_add(text, zl_view_cut(raw, at, end));
        at = end;
        if (at == raw.size)
            break;
        size_t size = fault_size(bytes + at, raw.size - at, last);
        if (size == 0)
            break;
        if (!replacer->lenient)
            return refuse(replacer, raw, at, err);
        if (replacer->replaced++ == 0)
            replacer->first = fault_at(replacer, raw, at);
        zl_utf8_add(text, 0xFFFD);
        at += size;
    }
    *taken = at;
    replacer->bytes += at;
    replacer->lines += count_lines(zl_view_cut(raw, 0, at));
    return ZILI_OK;
}
