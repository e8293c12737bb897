/* penn.c -- words as the Penn Treebank cuts them: tokens and marks. */
#include "penn.h"

#include "base/utf8.h"
#include "text/script.h"

#include <unicode/uchar.h>

#include <string.h>

/* ---- the chunk ---- */

uint32_t zl_chunk_at(const zl_chunk *chunk, size_t at)
{
    return at < chunk->text.size ? zl_utf8_next(chunk->text, &at) : 0;
}

uint32_t zl_chunk_before(const zl_chunk *chunk, size_t at)
{
    return at > chunk->begin ? zl_utf8_last(chunk->text, &at) : 0;
}

uint32_t zl_chunk_second(const zl_chunk *chunk, size_t at)
{
    if (at >= chunk->text.size)
        return 0;
    zl_utf8_next(chunk->text, &at);
    return zl_chunk_at(chunk, at);
}

zl_piece zl_chunk_token(zl_chunk *chunk, size_t at)
{
    const zl_piece *items = chunk->tokens->items;

    while (items[chunk->token].begin > at)
        chunk->token--;
    while (items[chunk->token].end <= at)
        chunk->token++;
    return items[chunk->token];
}

bool zl_is_penn_word(uint32_t character)
{
    if (character < 0x80)
        return (character | 0x20) - 'a' < 26 || character - '0' < 10 ||
               character == '_';
    return zl_is_letter(character) || zl_is_digit(character);
}

/* ---- lists ---- */

static char small(char byte)
{
    return byte >= 'A' && byte <= 'Z' ? (char)(byte | 0x20) : byte;
}

static bool starts(zl_view view, const char *word)
{
    size_t i = 0;

    while (word[i] && i < view.size && small(view.bytes[i]) == word[i])
        i++;
    return !word[i];
}

bool zl_chunk_has(const zl_chunk *chunk, size_t at, const char *word)
{
    return starts(zl_view_cut(chunk->text, at, chunk->text.size), word);
}

bool zl_is_listed(zl_view view, const char *const *words)
{
    for (; *words; words++)
        if (starts(view, *words) && strlen(*words) == view.size)
            return true;
    return false;
}

size_t zl_apostrophe(const zl_chunk *chunk, size_t at)
{
    uint32_t c = zl_chunk_at(chunk, at);

    return c == '\'' ? 1 : c == 0x2019 ? sizeof "\u2019" - 1 : 0;
}

/* ---- marks ---- */

/* The end of a run of characters that `set` has, or `at`. */
static size_t run_of(const zl_chunk *chunk, size_t at, const char *set)
{
    while (at < chunk->text.size && chunk->text.bytes[at] &&
           strchr(set, chunk->text.bytes[at]))
        at++;
    return at;
}

static size_t run_of_same(const zl_chunk *chunk, size_t at)
{
    uint32_t c = zl_chunk_at(chunk, at);

    while (at < chunk->text.size && zl_chunk_at(chunk, at) == c)
        zl_utf8_next(chunk->text, &at);
    return at;
}

/* The . ! ? from `at` on: an ellipsis, or all before one. */
static size_t stops_end(const zl_chunk *chunk, size_t at)
{
    size_t end = run_of(chunk, at, ".");

    if (end - at >= 3)
        return end;
    end = run_of(chunk, at, ".!?");
    zl_view run = zl_view_cut(chunk->text, at, end);
    size_t ellipsis = zl_view_find(run, zl_view_of("..."));
    return ellipsis == SIZE_MAX ? end : at + ellipsis;
}

/* Arrows (--> =>), rules (---==) and runs of one sign. */
static size_t signs_end(const zl_chunk *chunk, size_t at)
{
    size_t end = run_of(chunk, at, "-=*+~");

    if (end > at)
        return end + (zl_chunk_at(chunk, end) == '>' &&
                      strchr("-=", chunk->text.bytes[end - 1]));
    if (zl_chunk_at(chunk, at) == '<' && zl_chunk_second(chunk, at) == '-')
        return run_of(chunk, at + 1, "-");
    return run_of_same(chunk, at);
}

/* Two single quotes are a double one, and three are no two: no more of a long
 * row is looked at, for it is asked about at each of them. */
static size_t quote_end(const zl_chunk *chunk, size_t at)
{
    uint32_t c = zl_chunk_at(chunk, at);
    bool is_double = c != '"' && zl_chunk_at(chunk, at + 1) == c &&
                     zl_chunk_at(chunk, at + 2) != c;

    return at + 1 + is_double;
}

static size_t mark_end(zl_chunk *chunk, size_t at)
{
    uint32_t c = zl_chunk_at(chunk, at);

    if (c == '.' || c == '!' || c == '?')
        return stops_end(chunk, at);
    if (c == '\'' || c == '`' || c == '"')
        return quote_end(chunk, at);
    if (c < 0x80 && c && strchr("-=*+~#<>$/\\|^:;,", (int)c))
        return signs_end(chunk, at);
    if (c == 0x2013 || c == 0x2014 || c == 0x2026) /* – — … */
        return run_of_same(chunk, at);
    if (c < 0x80)
        return at + 1;
    return zl_chunk_token(chunk, at).end;
}

/* ---- tokens ---- */

/* #tag and @name, with a letter. */
static size_t tag_end(const zl_chunk *chunk, size_t at)
{
    uint32_t c = zl_chunk_at(chunk, at);
    uint32_t second = zl_chunk_second(chunk, at);
    size_t end = at + 1;

    if ((c != '#' && c != '@') || !zl_is_penn_word(second) ||
        zl_is_digit(second) || zl_is_penn_word(zl_chunk_before(chunk, at)))
        return at;
    while (zl_is_penn_word(zl_chunk_at(chunk, end)) ||
           (zl_chunk_at(chunk, end) == '.' &&
            zl_is_penn_word(zl_chunk_second(chunk, end))))
        zl_utf8_next(chunk->text, &end);
    return end;
}

/* Marks on a character belong to it. */
static size_t with_marks(zl_chunk *chunk, size_t at)
{
    uint32_t marks = U_GC_M_MASK | U_GC_CF_MASK;

    for (uint32_t c; (c = zl_chunk_at(chunk, at)) >= 0x80;) {
        if (!(U_GET_GC_MASK((UChar32)c) & marks) ||
            zl_chunk_token(chunk, at).begin == at)
            break;
        zl_utf8_next(chunk->text, &at);
    }
    return at;
}

static size_t token_end(zl_chunk *chunk, size_t at)
{
    size_t end = zl_penn_plain_word(chunk, at);

    if (end > at)
        return end;
    end = zl_penn_address(chunk, at);
    if (end == at)
        end = zl_penn_emoticon(chunk, at);
    if (end == at)
        end = tag_end(chunk, at);
    if (end == at)
        end = zl_penn_number(chunk, at);
    if (end == at)
        end = zl_penn_word(chunk, at);
    if (end == at)
        end = mark_end(chunk, at);
    return with_marks(chunk, end);
}

bool zl_penn_push(zl_view text, size_t i, size_t end, zl_pieces *tokens)
{
    size_t begin = tokens->items[i].begin;
    zl_view chunk_text = { text.bytes, tokens->items[end - 1].end };
    size_t size = chunk_text.size - begin;
    zl_chunk chunk = {
        .text = chunk_text,
        .whole = text,
        .begin = begin,
        .token = i,
        .tokens = tokens,
        .has_at = memchr(text.bytes + begin, '@', size),
        .has_dot = memchr(text.bytes + begin, '.', size),
    };

    for (size_t at = begin; at < chunk_text.size;) {
        size_t next = token_end(&chunk, at);
        if (!zl_array_push(tokens, (zl_piece){ at, next }))
            return false;
        at = next;
    }
    return true;
}
