/* punctuation.c -- what a mark of punctuation does, in both scripts. */
#include "formats/punctuation.h"

#include "base/utf8.h"
#include "text/script.h"

#include <stddef.h>

/* Whether a character stands in a list that ends with 0. */
static bool is_among(uint32_t character, const uint32_t *list)
{
    while (*list && *list != character)
        list++;
    return *list != 0;
}

bool zl_is_stop(uint32_t character)
{
    static const uint32_t list[] = { '.', '!', '?', ':', ';',
                                     0x2026, /* … */
                                     0x3002, /* 。 */
                                     0xFF01, 0xFF0E, 0xFF1A, 0xFF1B, 0xFF1F,
                                     0 };

    return is_among(character, list);
}

bool zl_is_pause(uint32_t character)
{
    return character == ',' || character == 0xFF0C || character == 0x3001;
}

bool zl_is_opener(uint32_t character)
{
    static const uint32_t list[] = { '"', '\'', '(', '[', '{', '<', 0x2018,
                                     0x201C, 0x3008, 0x300A, 0x300C, 0x300E,
                                     0x3010, 0x3014, 0xFF08, 0xFF3B, 0 };

    return is_among(character, list);
}

bool zl_is_closer(uint32_t character)
{
    static const uint32_t list[] = { '"', '\'', ')', ']', '}', '>', 0x2019,
                                     0x201D, 0x3009, 0x300B, 0x300D, 0x300F,
                                     0x3011, 0x3015, 0xFF09, 0xFF3D, 0 };

    return is_among(character, list);
}

bool zl_is_wide(uint32_t character)
{
    return zl_is_han(character) ||
           (character >= 0x3000 && character <= 0x30FF) ||
           (character >= 0xFF00 && character <= 0xFF60);
}

bool zl_works_as_pause(zl_view text, size_t at, size_t after)
{
    uint32_t character = zl_utf8_next(text, &at);

    if (!zl_is_stop(character) && !zl_is_pause(character))
        return false;
    return character > 0x7F || after == text.size ||
           zl_is_blank(zl_utf8_next(text, &after));
}
