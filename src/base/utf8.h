/* utf8.h -- valid UTF-8, checked once at the door and trusted after. */
#ifndef ZL_BASE_UTF8_H
#define ZL_BASE_UTF8_H

#include "text.h"

/* Where text stops being UTF-8: counted from 0 (byte) and 1 (line). */
typedef struct zl_utf8_fault {
    size_t byte;
    size_t line;
} zl_utf8_fault;

/* Time: O(bytes). */
bool zl_utf8_check(zl_view text, zl_utf8_fault *fault);

/* The character at `*at`, which moves past it; `*at` is below text.size. */
static inline uint32_t zl_utf8_next(zl_view text, size_t *at);

/* The same where it is not ASCII. */
uint32_t zl_utf8_next_wide(zl_view text, size_t *at);

static inline uint32_t zl_utf8_next(zl_view text, size_t *at)
{
    uint8_t lead = (uint8_t)text.bytes[*at];

    if (lead >= 0x80)
        return zl_utf8_next_wide(text, at);
    *at += 1;
    return lead;
}

/* The character in three bytes that have one. */
static inline uint32_t zl_utf8_three(const uint8_t *bytes)
{
    return (uint32_t)(bytes[0] & 0x0F) << 12 |
           (uint32_t)(bytes[1] & 0x3F) << 6 | (bytes[2] & 0x3F);
}

/* The character that ends at `*at`, which moves before it; `*at` is above 0. */
static inline uint32_t zl_utf8_last(zl_view text, size_t *at);

/* The same where it is not ASCII. */
uint32_t zl_utf8_last_wide(zl_view text, size_t *at);

static inline uint32_t zl_utf8_last(zl_view text, size_t *at)
{
    uint8_t last = (uint8_t)text.bytes[*at - 1];

    if (last >= 0x80)
        return zl_utf8_last_wide(text, at);
    *at -= 1;
    return last;
}

size_t zl_utf8_count(zl_view text); /* characters */

void zl_utf8_add(zl_str *str, uint32_t character);

/* Without a byte order mark in front. */
zl_view zl_utf8_body(zl_view text);

/* Append bytes from anywhere, as the name of a file: each that is no UTF-8
 * becomes U+FFFD. */
void zl_utf8_add_bytes(zl_str *str, zl_view bytes);

#endif
