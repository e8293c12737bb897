/* latin.c -- what a word is in Latin script: the profiles. */
#include "latin.h"

#include "base/fail.h"
#include "base/utf8.h"
#include "text/penn.h"
#include "text/script.h"

#include <unicode/uchar.h>

#include <string.h>

const char *const zl_latin_names[] = { "uax29", "letters", "hyphen", "penn",
                                       NULL };

/* ---- chunks: tokens that touch ---- */

/* Blocks of Unicode with the European alphabets, and the marks, punctuation
 * and symbols that go with them. */
static bool is_european(uint32_t c)
{
    static const uint32_t ranges[][2] = {
        { 0x0000, 0x058F }, { 0x10A0, 0x10FF }, { 0x1C80, 0x1CBF },
        { 0x1D00, 0x218F }, { 0x2C60, 0x2C7F }, { 0x2D00, 0x2D2F },
        { 0x2DE0, 0x2DFF }, { 0xA640, 0xA69F }, { 0xA720, 0xA7FF },
        { 0xAB30, 0xAB6F }, { 0xFB00, 0xFB17 }, { 0xFE20, 0xFE2F },
    };

    for (size_t i = 0; i < sizeof ranges / sizeof *ranges; i++)
        if (c <= ranges[i][1])
            return c >= ranges[i][0];
    return false;
}

/* Does a token stay as it is? */
static bool passes(zl_view text, zl_piece token)
{
    for (size_t at = token.begin; at < token.end;) {
        if ((unsigned char)text.bytes[at] < 0x80)
            at++;
        else if (!is_european(zl_utf8_next(text, &at)))
            return true;
    }
    return false;
}

/* The end of the chunk that begins with token `i`, which does not pass:
 * tokens that touch, none of which does. */
static size_t chunk_end(zl_view text, const zl_pieces *tokens, size_t i,
                        size_t count)
{
    size_t longest = i + ZL_LATIN_LONGEST;

    for (i++; i < count && i < longest; i++)
        if (tokens->items[i - 1].end != tokens->items[i].begin ||
            passes(text, tokens->items[i]))
            break;
    return i;
}

size_t zl_latin_settled(zl_view text, size_t first, const zl_pieces *tokens)
{
    size_t begin = tokens->count;

    if (begin == first || passes(text, tokens->items[begin - 1]))
        return begin > first ? begin - 1 : first;
    for (begin--; begin > first; begin--)
        if (tokens->items[begin - 1].end != tokens->items[begin].begin ||
            passes(text, tokens->items[begin - 1]))
            break;
    size_t size = tokens->count - begin;
    return begin + (size - 1) / ZL_LATIN_LONGEST * ZL_LATIN_LONGEST;
}

/* ---- letters ---- */

/* \p{L}, as u_isalpha() has it. */
static bool is_letter(uint32_t c)
{
    return c < 0x80 ? (c | 0x20) - 'a' < 26 : u_isalpha((UChar32)c);
}

/* Where the run that begins at `at` ends: all letters, or none. */
static size_t run_end(zl_view text, size_t at, size_t end)
{
    uint32_t joined = U_GC_M_MASK | U_GC_CF_MASK; /* to what is before them */
    bool letters = is_letter(zl_utf8_next(text, &at));

    while (at < end) {
        size_t next = at;
        uint32_t c = zl_utf8_next(text, &next);
        if (is_letter(c) != letters && !(U_GET_GC_MASK((UChar32)c) & joined))
            break;
        at = next;
    }
    return at;
}

static bool push_letters(zl_view text, size_t i, size_t end, zl_pieces *tokens)
{
    for (; i < end; i++) {
        zl_piece token = tokens->items[i];
        while (token.begin < token.end) {
            size_t next = run_end(text, token.begin, token.end);
            if (!zl_array_push(tokens, (zl_piece){ token.begin, next }))
                return false;
            token.begin = next;
        }
    }
    return true;
}

/* ---- hyphens ---- */

static bool is_word_character(uint32_t c)
{
    return zl_is_letter(c) || zl_is_digit(c);
}

static bool is_hyphen(zl_view text, zl_piece token)
{
    zl_view view = zl_view_cut(text, token.begin, token.end);

    return zl_view_is(view, "-") || zl_view_is(view, "\u2010") ||
           zl_view_is(view, "\u2011");
}

/* Is token `i` a hyphen within a word? The tokens before and behind it are
 * in its chunk. */
static bool joins(zl_view text, const zl_piece *items, size_t i)
{
    size_t before = items[i].begin;
    size_t behind = items[i].end;

    return is_hyphen(text, items[i]) &&
           is_word_character(zl_utf8_last(text, &before)) &&
           is_word_character(zl_utf8_next(text, &behind));
}

static bool push_hyphened(zl_view text, size_t i, size_t end,
                          zl_pieces *tokens)
{
    while (i < end) {
        size_t begin = tokens->items[i++].begin;
        while (i + 1 < end && joins(text, tokens->items, i))
            i += 2;
        if (!zl_array_push(tokens,
                           (zl_piece){ begin, tokens->items[i - 1].end }))
            return false;
    }
    return true;
}

/* ---- all ---- */

/* Append what becomes of the chunk that begins with token `*i`, which moves
 * behind it. */
static bool push_chunk(zl_latin profile, zl_view text, size_t *i, size_t count,
                       zl_pieces *tokens)
{
    size_t begin = *i;

    zl_piece token = tokens->items[begin];
    if (passes(text, token)) {
        *i = begin + 1;
        return zl_array_push(tokens, token);
    }
    *i = chunk_end(text, tokens, begin, count);
    if (profile == ZL_LATIN_LETTERS)
        return push_letters(text, begin, *i, tokens);
    if (profile == ZL_LATIN_HYPHEN)
        return push_hyphened(text, begin, *i, tokens);
    return zl_penn_push(text, begin, *i, tokens);
}

/* The new tokens are put behind the old ones, and take their place in the
 * end. */
zili_status zl_latin_cut(zl_latin profile, zl_view text, size_t first,
                         zl_pieces *tokens, zili_error *err)
{
    size_t count = tokens->count;

    if (profile == ZL_LATIN_UAX29 || first == count)
        return ZILI_OK;
    for (size_t i = first; i < count;)
        if (!push_chunk(profile, text, &i, count, tokens)) {
            tokens->count = count;
            return zl_no_memory(err);
        }
    memmove(tokens->items + first, tokens->items + count,
            (tokens->count - count) * sizeof *tokens->items);
    tokens->count -= count - first;
    return ZILI_OK;
}
