/* json_escape.c -- escapes of JSON that name no character. */
#include "formats/json_escape.h"

#include <stdint.h>
#include <string.h>

enum { ESCAPE = 6 }; /* bytes: \ud83d */

/* The digits of an escape; what is none is no half of a pair either. */
static uint32_t unit_at(zl_view json, size_t at)
{
    uint32_t unit = 0;

    if (json.size - at < ESCAPE || memcmp(json.bytes + at, "\\u", 2) != 0)
        return UINT32_MAX;
    for (size_t i = at + 2; i < at + ESCAPE; i++) {
        uint8_t byte = (uint8_t)json.bytes[i];
        unit = unit << 4 | ((byte & 15u) + (byte >= 'A' ? 9u : 0u));
    }
    return unit;
}

static bool is_first_half(uint32_t unit)
{
    return unit >= 0xD800 && unit < 0xDC00;
}

static bool is_second_half(uint32_t unit)
{
    return unit >= 0xDC00 && unit < 0xE000;
}

/* How many bytes this backslash and what it escapes have. */
static size_t size_of(zl_view json, size_t at, bool *lost)
{
    uint32_t unit = unit_at(json, at);

    *lost = false;
    if (unit == UINT32_MAX)
        return 2;
    if (is_first_half(unit) && is_second_half(unit_at(json, at + ESCAPE)))
        return 2 * ESCAPE;
    *lost = unit == 0 || is_first_half(unit) || is_second_half(unit);
    return ESCAPE;
}

size_t zl_json_lost(zl_view json, size_t *first)
{
    size_t at = 0, count = 0;
    const char *escape;
    bool lost;

    while (at < json.size && (escape = memchr(json.bytes + at, '\\',
                                              json.size - at)) != NULL) {
        at = (size_t)(escape - json.bytes);
        size_t size = size_of(json, at, &lost);
        if (lost && count++ == 0)
            *first = at;
        at += size;
    }
    return count;
}
