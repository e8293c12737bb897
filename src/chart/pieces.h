/* pieces.h -- a text of a table, cut into words and signs.
 *
 * Words end at blanks and signs; of Chinese every character is one, or what
 * "·" parts, where a table has that between words. */
#ifndef ZL_CHART_PIECES_H
#define ZL_CHART_PIECES_H

#include "base/text.h"

typedef struct zl_piece {
    zl_view text;
    bool apart; /* a blank stands before it */
} zl_piece;

/* Whether texts with so much Chinese and so many "·" are cut into words by
 * them: count with zl_pieces_weigh() over all of them. */
typedef struct zl_cuts {
    size_t han, dots;
} zl_cuts;
void zl_pieces_weigh(zl_view text, zl_cuts *cuts);
bool zl_pieces_are_cut(const zl_cuts *cuts);

/* The next piece of `*rest`, which is shortened; false at its end. */
bool zl_pieces_next(zl_view *rest, bool cut, zl_piece *piece);

/* The text as it reads: without the "·" that cut it; appended. */
void zl_pieces_join(zl_view text, bool cut, zl_str *out);

#endif
