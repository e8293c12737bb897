/* utf8.c -- valid UTF-8, checked once at the door and trusted after. */
#include "utf8.h"

#include <string.h>

/* Bytes of the well-formed sequence at `at`, 0 where there is none: Table
 * 3-7 of the Unicode Standard. Only the second byte has narrow limits. */
static size_t sequence_size(const uint8_t *at, size_t left)
{
    uint8_t lead = at[0];
    uint8_t low = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
    uint8_t high = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
    size_t size = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;

    if (size == 1)
        return 1;
    if (lead < 0xC2 || lead > 0xF4 || size > left)
        return 0;
    if (at[1] < low || at[1] > high)
        return 0;
    for (size_t i = 2; i < size; i++)
        if ((at[i] & 0xC0) != 0x80)
            return 0;
    return size;
}

/* Most text in a file of markup or English is ASCII: eight bytes at once. */
static size_t ascii_end(const uint8_t *bytes, size_t at, size_t size)
{
    uint64_t eight;

    for (; size - at >= sizeof eight; at += sizeof eight) {
        memcpy(&eight, bytes + at, sizeof eight);
        if (eight & UINT64_C(0x8080808080808080))
            break;
    }
    while (at < size && bytes[at] < 0x80)
        at++;
    return at;
}

/* Most others have three bytes, as Chinese has; those whose second byte has
 * narrow limits are left out. */
static size_t threes_end(const uint8_t *bytes, size_t at, size_t size)
{
    for (; size - at >= 3; at += 3) {
        uint8_t lead = bytes[at];
        if (lead <= 0xE0 || lead >= 0xF0 || lead == 0xED ||
            ((bytes[at + 1] ^ 0x80) | (bytes[at + 2] ^ 0x80)) & 0xC0)
            break;
    }
    return at;
}

static size_t line_of(zl_view text, size_t byte)
{
    size_t line = 1;

    for (size_t i = 0; i < byte; i++)
        line += text.bytes[i] == '\n';
    return line;
}

bool zl_utf8_check(zl_view text, zl_utf8_fault *fault)
{
    const uint8_t *bytes = (const uint8_t *)text.bytes;
    size_t at = 0;

    while (at < text.size) {
        size_t before = at;
        at = threes_end(bytes, ascii_end(bytes, at, text.size), text.size);
        if (at > before)
            continue;
        size_t size = sequence_size(bytes + at, text.size - at);
        if (size == 0)
            break;
        at += size;
    }
    if (at >= text.size)
        return true;
    if (fault)
        *fault = (zl_utf8_fault){ at, line_of(text, at) };
    return false;
}

uint32_t zl_utf8_next_wide(zl_view text, size_t *at)
{
    const uint8_t *bytes = (const uint8_t *)text.bytes + *at;
    uint32_t lead = bytes[0];

    if (lead < 0xE0) {
        *at += 2;
        return (lead & 0x1F) << 6 | (bytes[1] & 0x3Fu);
    }
    if (lead < 0xF0) {
        *at += 3;
        return (lead & 0x0F) << 12 | (bytes[1] & 0x3Fu) << 6 |
               (bytes[2] & 0x3Fu);
    }
    *at += 4;
    return (lead & 0x07) << 18 | (bytes[1] & 0x3Fu) << 12 |
           (bytes[2] & 0x3Fu) << 6 | (bytes[3] & 0x3Fu);
}

uint32_t zl_utf8_last_wide(zl_view text, size_t *at)
{
    size_t start = *at - 1;

    while (start > 0 && ((uint8_t)text.bytes[start] & 0xC0) == 0x80)
        start--;
    *at = start;
    return zl_utf8_next(text, &start);
}

size_t zl_utf8_count(zl_view text)
{
    size_t count = 0;

    for (size_t i = 0; i < text.size; i++)
        count += ((uint8_t)text.bytes[i] & 0xC0) != 0x80;
    return count;
}

void zl_utf8_add(zl_str *str, uint32_t character)
{
    char bytes[4];
    size_t size = 0;

    if (character > 0x10FFFF || (character >= 0xD800 && character < 0xE000))
        character = 0xFFFD;
    if (character < 0x80) {
        bytes[size++] = (char)character;
    } else if (character < 0x800) {
        bytes[size++] = (char)(0xC0 | character >> 6);
    } else if (character < 0x10000) {
        bytes[size++] = (char)(0xE0 | character >> 12);
        bytes[size++] = (char)(0x80 | (character >> 6 & 0x3F));
    } else {
        bytes[size++] = (char)(0xF0 | character >> 18);
        bytes[size++] = (char)(0x80 | (character >> 12 & 0x3F));
        bytes[size++] = (char)(0x80 | (character >> 6 & 0x3F));
    }
    if (character >= 0x80)
        bytes[size++] = (char)(0x80 | (character & 0x3F));
    zl_str_add(str, (zl_view){ bytes, size });
}

void zl_utf8_add_bytes(zl_str *str, zl_view bytes)
{
    const uint8_t *all = (const uint8_t *)bytes.bytes;
    size_t size;

    for (size_t at = 0; at < bytes.size; at += size) {
        size = sequence_size(all + at, bytes.size - at);
        if (size) {
            zl_str_add(str, zl_view_cut(bytes, at, at + size));
            continue;
        }
        zl_utf8_add(str, 0xFFFD);
        size = 1;
    }
}

zl_view zl_utf8_body(zl_view text)
{
    zl_view mark = zl_view_of("\xEF\xBB\xBF");

    return zl_view_starts(text, mark) ? zl_view_cut(text, mark.size, text.size)
                                      : text;
}
