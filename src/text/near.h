/* near.h -- what stands close to a place in a text.
 *
 * For those who decide where sentences end. Places are byte offsets, and all
 * text is valid UTF-8. Nothing here looks back beyond `begin`. */
#ifndef ZL_TEXT_NEAR_H
#define ZL_TEXT_NEAR_H

#include "base/piece.h"
#include "base/utf8.h"

/* Brackets and quotation marks. “ and « count as opening, though quotations
 * end with them in some languages. */
bool zl_is_opening(uint32_t character);
bool zl_is_closing(uint32_t character);

/* The character at `at`, or 0 at the end. */
uint32_t zl_peek(zl_view text, size_t at);
/* The character that ends at `at`, or 0 at `begin`. */
uint32_t zl_peek_back(zl_view text, size_t begin, size_t at);

/* The first character of a piece, where it has three bytes of UTF-8, else its
 * first byte. */
static inline uint32_t zl_first_character(zl_view text, zl_piece piece)
{
    const uint8_t *at = (const uint8_t *)text.bytes + piece.begin;

    return (at[0] & 0xF0) == 0xE0 ? zl_utf8_three(at) : at[0];
}

/* Most characters are letters of ASCII: for those who ask that of many. */
static inline bool zl_is_ascii_letter(char byte)
{
    return (uint8_t)((byte | 0x20) - 'a') < 26;
}

/* Step from `end` back over blanks. */
size_t zl_before_blanks(zl_view text, size_t begin, size_t end);
/* The same over what closes brackets and quotations, also “ and «. */
size_t zl_before_closing(zl_view text, size_t begin, size_t end);

/* Step over digits. */
size_t zl_after_digits(zl_view text, size_t at);
/* Step over blanks, but not into a second line. */
size_t zl_after_blanks(zl_view text, size_t at);

/* The letters, digits and full stops that end at `end`; empty where they are
 * too many for an abbreviation, or what follows the apostrophe of "1950's". */
zl_view zl_word_before(zl_view text, size_t begin, size_t end);
/* The letters at `at`, no more of them than any word here can have. */
zl_view zl_word_at(zl_view text, size_t at);

bool zl_is_one_letter(zl_view word); /* and no Han */
bool zl_is_roman(zl_view word); /* XIV, and what else these letters spell */

#endif
