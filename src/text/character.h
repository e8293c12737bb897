/* character.h -- Han characters, each with the marks on it, as tokens. */
#ifndef ZL_TEXT_CHARACTER_H
#define ZL_TEXT_CHARACTER_H

#include "base/piece.h"

#include <zili/error.h>

/* Whether a piece is Han characters and marks alone. */
bool zl_is_han_and_marks(zl_view text, zl_piece piece);

/* Where the token that begins at `at` ends: behind a Han character and the
 * marks on it, as 葛󠄀 has one that chooses its form, or before the next one. */
size_t zl_character_end(zl_view text, size_t at, size_t end);

/* Append the characters of a piece. False without memory. */
bool zl_cut_characters(zl_view text, zl_piece piece, zl_pieces *tokens);

/* Cut the tokens from index `first` on into characters. False without memory,
 * and then nothing has changed. */
bool zl_split_characters(zl_view text, size_t first, zl_pieces *tokens);

#endif
