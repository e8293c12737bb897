/* blank_help.h -- pieces of ICU's without the blanks in them, slowly: a
 * character at a time. Marks behind a blank go with it. */
#ifndef BLANK_HELP_H
#define BLANK_HELP_H

#include "base/utf8.h"
#include "base/piece.h"
#include "text/script.h"

static inline bool push_stripped(zl_view text, zl_piece piece, zl_pieces *out)
{
    bool inside = false, behind_blank = false;

    for (size_t at = piece.begin; at < piece.end;) {
        size_t begin = at;
        uint32_t c = zl_utf8_next(text, &at);
        bool blank = zl_is_blank(c);
        bool dropped = blank || (behind_blank && zl_is_mark(c));
        behind_blank = blank || (behind_blank && dropped);
        if (!dropped && inside)
            out->items[out->count - 1].end = at;
        else if (!dropped && !zl_array_push(out, (zl_piece){ begin, at }))
            return false;
        inside = !dropped;
    }
    return true;
}

/* The same for all pieces, in their place. */
static inline bool strip_blanks(zl_view text, zl_pieces *pieces)
{
    zl_pieces kept = { 0 };
    bool room = true;

    for (size_t i = 0; room && i < pieces->count; i++)
        room = push_stripped(text, pieces->items[i], &kept);
    zl_array_clear(pieces);
    *pieces = kept;
    return room;
}

#endif
