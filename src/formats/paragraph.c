/* paragraph.c -- the paragraphs of a text, as blank lines part them. */
#include "formats/paragraph.h"

#include "base/utf8.h"
#include "text/script.h"

#include <string.h>

/* So far one end of a line is looked for, whether another comes or not. */
#define STEP 512

/* Where the line after the one at `at` begins. */
static size_t after_line(zl_view text, size_t at)
{
    while (at < text.size) {
        const char *from = text.bytes + at;
        size_t step = text.size - at < STEP ? text.size - at : STEP;
        const char *line = memchr(from, '\n', step);
        if (line)
            step = (size_t)(line - from) + 1;
        const char *turn = memchr(from, '\r', step);
        if (turn) {
            size_t next = (size_t)(turn - text.bytes) + 1;
            return next + (next < text.size && text.bytes[next] == '\n');
        }
        at += step;
        if (line)
            break;
    }
    return at;
}

zl_piece zl_paragraph_trim(zl_view text, zl_piece piece)
{
    size_t at = piece.begin;

    while (piece.begin < piece.end && zl_is_blank(zl_utf8_next(text, &at)))
        piece.begin = at;
    at = piece.end;
    while (piece.begin < piece.end && zl_is_blank(zl_utf8_last(text, &at)))
        piece.end = at;
    return piece;
}

static bool is_bold(zl_view text, zl_piece line)
{
    return zl_view_starts(zl_view_cut(text, line.begin, line.end),
                          zl_view_of("**"));
}

bool zl_paragraph_next(zl_view text, size_t *at, bool bold, zl_piece *out)
{
    bool begun = false;

    if (*at == 0)
        *at = text.size - zl_utf8_body(text).size;
    while (*at < text.size) {
        size_t next = after_line(text, *at);
        zl_piece line = zl_paragraph_trim(text, (zl_piece){ *at, next });
        bool blank = line.begin == line.end;
        if (begun && (blank || (bold && is_bold(text, line))))
            return true;
        if (!blank)
            *out = (zl_piece){ begun ? out->begin : line.begin, line.end };
        begun = !blank;
        *at = next;
    }
    return begun;
}

bool zl_paragraphs_cut(zl_view text, size_t from, bool bold, zl_pieces *out)
{
    zl_piece piece;

    while (zl_paragraph_next(text, &from, bold, &piece))
        if (!zl_array_push(out, piece))
            return false;
    return true;
}

bool zl_paragraph_line(zl_view *rest, zl_view *line)
{
    while (rest->size) {
        size_t next = after_line(*rest, 0);
        zl_piece piece = zl_paragraph_trim(*rest, (zl_piece){ 0, next });
        *line = zl_view_cut(*rest, piece.begin, piece.end);
        *rest = zl_view_cut(*rest, next, rest->size);
        if (line->size)
            return true;
    }
    return false;
}

void zl_paragraph_flatten(zl_str *out, zl_view text)
{
    zl_piece all = zl_paragraph_trim(text, (zl_piece){ 0, text.size });
    size_t at = all.begin;
    bool blank = false;

    while (at < all.end) {
        size_t begin = at;
        bool was_blank = blank;
        blank = zl_is_blank(zl_utf8_next(text, &at));
        if (blank && !was_blank)
            zl_str_add_byte(out, ' ');
        if (!blank)
            zl_str_add(out, zl_view_cut(text, begin, at));
    }
}
