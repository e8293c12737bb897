/* scan_ascii.h -- the boundaries of ASCII, and of the quotes and dashes of
 * English, 64 bytes at once.
 *
 * What is known here by heart are the rules of ICU 72: only for them. */
#ifndef ZL_TEXT_SCAN_ASCII_H
#define ZL_TEXT_SCAN_ASCII_H

#include "base/piece.h"

/* From the boundary `*at` on append the pieces of `text`, those that begin
 * with a blank only if `keep_blanks`, and move `*at` to the boundary where
 * the next piece is long or comes near to other characters, or where there
 * are `limit` tokens. False without memory. */
typedef bool zl_ascii_way(zl_view text, size_t *at, bool keep_blanks,
                          size_t limit, zl_pieces *tokens);

/* The fastest way of this machine, and the one of any machine. */
zl_ascii_way *zl_ascii_best(void);
bool zl_ascii_scalar(zl_view text, size_t *at, bool keep_blanks, size_t limit,
                     zl_pieces *tokens);

#endif
