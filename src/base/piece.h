/* piece.h -- a part of a text, by byte offsets. */
#ifndef ZL_BASE_PIECE_H
#define ZL_BASE_PIECE_H

#include "base/array.h"
#include "base/text.h"

typedef struct zl_piece {
    size_t begin, end;
} zl_piece;

typedef ZL_ARRAY(zl_piece) zl_pieces;

#endif
