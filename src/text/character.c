/* character.c -- Han characters, each with the marks on it, as tokens. */
#include "character.h"

#include "base/utf8.h"
#include "text/script.h"

#include <string.h>

bool zl_is_han_and_marks(zl_view text, zl_piece piece)
{
    for (size_t at = piece.begin; at < piece.end;) {
        uint32_t c = zl_utf8_next(text, &at);
        if (!zl_is_han(c) && !zl_is_mark(c))
            return false;
    }
    return true;
}

size_t zl_character_end(zl_view text, size_t at, size_t end)
{
    bool han = zl_is_han(zl_utf8_next(text, &at));

    while (at < end) {
        size_t next = at;
        uint32_t c = zl_utf8_next(text, &next);
        if (han ? !zl_is_mark(c) : zl_is_han(c))
            break;
        at = next;
    }
    return at;
}

bool zl_cut_characters(zl_view text, zl_piece piece, zl_pieces *tokens)
{
    while (piece.begin < piece.end) {
        size_t end = zl_character_end(text, piece.begin, piece.end);
        if (!zl_array_push(tokens, (zl_piece){ piece.begin, end }))
            return false;
        piece.begin = end;
    }
    return true;
}

bool zl_split_characters(zl_view text, size_t first, zl_pieces *tokens)
{
    zl_pieces split = { 0 };
    bool room = true;

    for (size_t i = first; room && i < tokens->count; i++)
        room = zl_cut_characters(text, tokens->items[i], &split);
    room = room && zl_array_reserve(tokens, split.count);
    if (room && split.count)
        memcpy(tokens->items + first, split.items,
               split.count * sizeof *split.items);
    if (room)
        tokens->count = first + split.count;
    zl_array_clear(&split);
    return room;
}
