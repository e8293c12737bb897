/* near.c -- what stands close to a place in a text. */
#include "near.h"

#include "base/utf8.h"
#include "text/script.h"

#include <string.h>
#include <unicode/uchar.h>

#define WORD_SIZE 24 /* bytes; no abbreviation and no opener is longer */

/* ---- characters ---- */

bool zl_is_opening(uint32_t character)
{
    return zl_has_category(character, U_GC_PS_MASK | U_GC_PI_MASK);
}

bool zl_is_closing(uint32_t character)
{
    return character == '"' || character == '\'' ||
           zl_has_category(character, U_GC_PE_MASK | U_GC_PF_MASK);
}

uint32_t zl_peek(zl_view text, size_t at)
{
    return at < text.size ? zl_utf8_next(text, &at) : 0;
}

uint32_t zl_peek_back(zl_view text, size_t begin, size_t at)
{
    return at > begin ? zl_utf8_last(text, &at) : 0;
}

/* ---- steps ---- */

size_t zl_before_blanks(zl_view text, size_t begin, size_t end)
{
    while (end > begin) {
        size_t at = end;
        if (!zl_is_blank(zl_utf8_last(text, &at)))
            break;
        end = at;
    }
    return end;
}

size_t zl_before_closing(zl_view text, size_t begin, size_t end)
{
    while (end > begin) {
        size_t at = end;
        uint32_t c = zl_utf8_last(text, &at);
        if (!zl_is_closing(c) && !zl_has_category(c, U_GC_PI_MASK))
            break;
        end = at;
    }
    return end;
}

size_t zl_after_digits(zl_view text, size_t at)
{
    while (at < text.size) {
        size_t next = at;
        if (!zl_is_digit(zl_utf8_next(text, &next)))
            break;
        at = next;
    }
    return at;
}

/* Of "1950's", not the quotation mark in 'Mr. Smith'. */
static bool is_apostrophe(zl_view text, size_t begin, size_t end)
{
    if (end == begin)
        return false;
    uint32_t c = zl_utf8_last(text, &end);
    return (c == '\'' || c == 0x2019) &&
           zl_has_category(zl_peek_back(text, begin, end),
                           U_GC_L_MASK | U_GC_M_MASK | U_GC_ND_MASK);
}

zl_view zl_word_before(zl_view text, size_t begin, size_t end)
{
    size_t at = end;

    while (at > begin && end - at <= WORD_SIZE) {
        size_t next = at;
        if (zl_is_ascii_letter(text.bytes[at - 1])) {
            at--;
            continue;
        }
        uint32_t c = zl_utf8_last(text, &next);
        if (c != '.' && !zl_is_digit(c) && !(zl_is_letter(c) && !zl_is_han(c)))
            break;
        at = next;
    }
    bool whole = end - at <= WORD_SIZE && !is_apostrophe(text, begin, at);
    return zl_view_cut(text, whole ? at : end, end);
}

zl_view zl_word_at(zl_view text, size_t at)
{
    size_t end = at;

    while (end < text.size && end - at <= WORD_SIZE) {
        size_t next = end;
        uint32_t c = zl_utf8_next(text, &next);
        if (!zl_is_letter(c) || zl_is_han(c))
            break;
        end = next;
    }
    return zl_view_cut(text, at, end);
}

bool zl_is_one_letter(zl_view word)
{
    size_t at = 0;

    if (word.size == 0)
        return false;
    uint32_t c = zl_utf8_next(word, &at);
    return at == word.size && zl_is_letter(c) && !zl_is_han(c);
}

bool zl_is_roman(zl_view word)
{
    if (word.size == 0 || word.size > 8)
        return false;
    for (size_t i = 0; i < word.size; i++)
        if (!memchr("IVXLC", word.bytes[i], 5))
            return false;
    return true;
}

size_t zl_after_blanks(zl_view text, size_t at)
{
    while (at < text.size) {
        size_t next = at;
        uint32_t c = zl_utf8_next(text, &next);
        if (!zl_is_blank(c))
            break;
        at = next;
        if (c == '\n')
            break;
    }
    return at;
}
