/* pieces.c -- a text of a table, cut into words and signs. */
#include "pieces.h"

#include "base/utf8.h"

typedef enum kind { BLANK, DOT, HAN, SIGN, LETTER } kind;

static bool is_han(uint32_t c)
{
    return (c >= 0x3400 && c <= 0x9FFF) || (c >= 0x3041 && c <= 0x30FF) ||
           (c >= 0xF900 && c <= 0xFAFF) || (c >= 0x20000 && c <= 0x3FFFF) ||
           c == 0x3005 || c == 0x3007;
}

static bool is_blank(uint32_t c)
{
    return c <= 0x20 || c == 0xA0 || c == 0x3000 ||
           (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029;
}

static bool is_sign(uint32_t c)
{
    if (c < 0x80)
        return !((c | 0x20) >= 'a' && (c | 0x20) <= 'z') &&
               !(c >= '0' && c <= '9') && c != '_';
    return (c >= 0xA1 && c <= 0xA9) || c == 0xAB || c == 0xBB || c == 0xBF ||
           (c >= 0x2010 && c <= 0x2027) || (c >= 0x2030 && c <= 0x205E) ||
           (c >= 0x3001 && c <= 0x3020) || (c >= 0xFF01 && c <= 0xFF0F) ||
           (c >= 0xFF1A && c <= 0xFF20) || (c >= 0xFF3B && c <= 0xFF40) ||
           (c >= 0xFF5B && c <= 0xFF65) || c == 0x060C || c == 0x061B ||
           c == 0x061F || c == 0x06D4;
}

static kind kind_of(uint32_t c)
{
    if (c == 0xB7)
        return DOT;
    if (is_blank(c))
        return BLANK;
    if (is_han(c))
        return HAN;
    return is_sign(c) ? SIGN : LETTER;
}

/* What joins two letters, as in self-reliance, don't, 1,000. */
static bool joins(uint32_t c)
{
    return c == '-' || c == '\'' || c == 0x2019 || c == ',' || c == '.';
}

static bool is_digit(uint32_t c)
{
    return c >= '0' && c <= '9';
}

static uint32_t peek(zl_view text, size_t at)
{
    return at < text.size ? zl_utf8_next(text, &at) : ' ';
}

/* Whether the sign after `last` and before `next` is within a word. */
static bool is_within(uint32_t last, uint32_t sign, uint32_t next)
{
    if (sign == ',' || sign == '.')
        return is_digit(last) && is_digit(next);
    return joins(sign) && kind_of(last) == LETTER && kind_of(next) == LETTER;
}

/* Where the piece ends that begins at 0. */
static size_t end_of(zl_view text, bool cut)
{
    size_t at = 0;
    uint32_t last = zl_utf8_next(text, &at);
    kind first = kind_of(last);

    while (at < text.size) {
        size_t after = at;
        uint32_t next = zl_utf8_next(text, &after);
        bool same = kind_of(next) == first;
        if (first == SIGN)
            same = next == last && (next == 0x2026 || next == 0x2014);
        else if (first == HAN)
            same = same && cut;
        else if (!same && kind_of(next) == SIGN)
            same = is_within(last, next, peek(text, after));
        if (!same)
            return at;
        last = next;
        at = after;
    }
    return at;
}

void zl_pieces_weigh(zl_view text, zl_cuts *cuts)
{
    for (size_t at = 0; at < text.size;) {
        kind of = kind_of(zl_utf8_next(text, &at));
        cuts->han += of == HAN;
        cuts->dots += of == DOT;
    }
}

bool zl_pieces_are_cut(const zl_cuts *cuts)
{
    return cuts->dots > 0 && cuts->han <= 4 * cuts->dots;
}

bool zl_pieces_next(zl_view *rest, bool cut, zl_piece *piece)
{
    size_t at = 0;

    piece->apart = false;
    while (at < rest->size) {
        size_t begin = at;
        kind of = kind_of(zl_utf8_next(*rest, &at));
        if (of == BLANK) {
            piece->apart = true;
        } else if (of != DOT) {
            *rest = zl_view_cut(*rest, begin, rest->size);
            size_t size = end_of(*rest, cut);
            piece->text = zl_view_cut(*rest, 0, size);
            *rest = zl_view_cut(*rest, size, rest->size);
            return true;
        }
    }
    *rest = (zl_view){ rest->bytes + rest->size, 0 };
    return false;
}

void zl_pieces_join(zl_view text, bool cut, zl_str *out)
{
    zl_piece piece;

    for (bool first = true; zl_pieces_next(&text, cut, &piece);
         first = false) {
        if (!first && piece.apart)
            zl_str_add_byte(out, ' ');
        zl_str_add(out, piece.text);
    }
}
