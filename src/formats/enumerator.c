/* enumerator.c -- the numbers of items: (一) 一、 ① 1) 1. (1) (a). */
#include "formats/enumerator.h"

#include "base/utf8.h"
#include "base/numeral.h"
#include "formats/punctuation.h"
#include "text/script.h"

#include <stddef.h>
#include <string.h>

/* Item numbers are small: 99 is a list, 1996 a year. */
#define HIGHEST 99

enum form { ROUND, ROUND_LETTER, HALF, HALF_LETTER, COMMA, DOT, CIRCLE };

/* What stands at a place, before it is known to be an enumerator there. */
struct candidate {
    enum form form;
    int number;
    size_t end;
    bool han; /* a Chinese numeral */
};

/* ---- the forms ---- */

/* The character at `at` without passing it; 0 at the end. */
static uint32_t peek(zl_view text, size_t at)
{
    return at < text.size ? zl_utf8_next(text, &at) : 0;
}

static bool is_open(uint32_t character)
{
    return character == '(' || character == 0xFF08;
}

static bool is_close(uint32_t character)
{
    return character == ')' || character == 0xFF09;
}

static bool is_circle(uint32_t character)
{
    return character >= 0x2460 && character <= 0x2473; /* ① to ⑳ */
}

static bool read_circle(zl_view text, size_t at, struct candidate *out)
{
    uint32_t character = zl_utf8_next(text, &at);

    if (!is_circle(character))
        return false;
    *out = (struct candidate){ CIRCLE, (int)(character - 0x245F), at, false };
    return true;
}

/* A number, or one small letter that no other follows. */
static bool read_number(zl_view text, size_t *at, bool *letter, int *number)
{
    size_t after = *at + 1;
    char byte = *at < text.size ? text.bytes[*at] : 0;

    *letter = byte >= 'a' && byte <= 'z' && is_close(peek(text, after));
    if (*letter) {
        *number = byte - 'a' + 1;
        *at = after;
        return true;
    }
    *number = zl_numeral_next(text, at);
    return *number > 0 && *number <= HIGHEST;
}

/* After "1" or "一": what makes an enumerator of it. */
static bool read_tail(zl_view text, struct candidate *out, bool open,
                      bool letter)
{
    uint32_t sign = peek(text, out->end);
    size_t after = out->end;

    if (!sign)
        return false;
    zl_utf8_next(text, &after);
    uint32_t next = peek(text, after);
    out->end = after;
    if (is_close(sign)) {
        out->form = open ? (letter ? ROUND_LETTER : ROUND)
                         : (letter ? HALF_LETTER : HALF);
        return true;
    }
    if (open || letter || !next)
        return false;
    if (sign == 0x3001) { /* 一、, but not 一、二 */
        out->form = COMMA;
        return zl_numeral_next(text, &after) == ZL_NO_NUMERAL;
    }
    out->form = DOT;
    return !out->han && (sign == '.' || sign == 0xFF0E) &&
           (zl_is_blank(next) || zl_is_han(next));
}

static bool read_candidate(zl_view text, size_t at, struct candidate *out)
{
    bool open = is_open(peek(text, at)), letter;

    if (read_circle(text, at, out))
        return true;
    if (open)
        zl_utf8_next(text, &at);
    out->han = zl_is_han(peek(text, at)) || peek(text, at) == 0x3007;
    if (!read_number(text, &at, &letter, &out->number))
        return false;
    out->end = at;
    return read_tail(text, out, open, letter);
}

/* ---- where one may stand ---- */

/* Whether the word before a full stop is one that takes a number: no. 1 */
static bool follows_label(const zl_enumeration *walk)
{
    static const char *const words[] = { "no", "nos", "vol", "p",    "pp",
                                         "ch", "art", "fig", "para", NULL };
    zl_view word = { walk->word, (size_t)walk->letters };

    for (size_t i = 0; walk->last_ink == '.' && words[i]; i++)
        if (zl_view_is(word, words[i]))
            return true;
    return false;
}

static bool may_stand(const zl_enumeration *walk, const struct candidate *it)
{
    int last = walk->numbers[it->form];

    if (walk->place == ZL_PLACE_START)
        return true;
    if (it->number != 1 && it->number != last + 1)
        return false;
    if (it->form == CIRCLE)
        return true;
    if (walk->place == ZL_PLACE_INSIDE || walk->depth > 0 ||
        follows_label(walk))
        return false;
    /* only a bracket says enough to do without a stop: and 3) ignoring */
    return walk->place == ZL_PLACE_CLAUSE ||
           (it->form != COMMA && it->form != DOT);
}

void zl_enumeration_begin(zl_enumeration *walk)
{
    memset(walk, 0, sizeof *walk);
    walk->place = ZL_PLACE_START;
}

size_t zl_enumeration_next(zl_enumeration *walk, zl_view text, size_t at)
{
    struct candidate it = { ROUND, 0, 0, false };
    uint32_t first = peek(text, at);

    /* (二) right after an ASCII stop: 不要催.(二)新项目 */
    zl_enumeration here = *walk;
    if (walk->place == ZL_PLACE_INSIDE && is_open(first) &&
        (zl_is_stop(walk->last) || zl_is_pause(walk->last)))
        here.place = ZL_PLACE_CLAUSE;
    if (here.place == ZL_PLACE_INSIDE && !is_circle(first))
        return 0;
    if (!read_candidate(text, at, &it) || !may_stand(&here, &it))
        return 0;
    walk->numbers[it.form] = it.number;
    walk->place = ZL_PLACE_INSIDE;
    walk->last = walk->last_ink = ')';
    walk->letters = 0;
    return it.end;
}

static bool ends_clause(uint32_t character)
{
    return zl_is_stop(character) || zl_is_pause(character);
}

static void pass_word(zl_enumeration *walk, uint32_t character)
{
    bool letter = zl_is_letter(character);

    if (letter ? !zl_is_letter(walk->last) : character != '.')
        walk->letters = 0;
    if (letter && walk->letters < (int)sizeof walk->word)
        walk->word[walk->letters++] =
            (char)(character < 0x80 ? character | 0x20 : '?');
}

static void pass_bracket(zl_enumeration *walk, uint32_t character)
{
    if (is_open(character))
        walk->depth++;
    else if (is_close(character) && walk->depth > 0)
        walk->depth--;
}

/* After an ASCII stop it takes a blank to begin a clause. A round bracket
 * that is never closed ends with its sentence. */
static void pass_blank(zl_enumeration *walk)
{
    if (ends_clause(walk->last_ink))
        walk->place = ZL_PLACE_CLAUSE;
    else if (walk->place != ZL_PLACE_CLAUSE)
        walk->place = ZL_PLACE_BLANK;
    if (zl_is_stop(walk->last_ink))
        walk->depth = 0;
}

void zl_enumeration_pass(zl_enumeration *walk, uint32_t character)
{
    if (zl_is_blank(character)) {
        pass_blank(walk);
    } else {
        bool wide = character > 0x7F;
        walk->place = wide && ends_clause(character) ? ZL_PLACE_CLAUSE
                                                     : ZL_PLACE_INSIDE;
        if (wide && zl_is_stop(character))
            walk->depth = 0;
        pass_word(walk, character);
        pass_bracket(walk, character);
        walk->last_ink = character;
    }
    walk->last = character;
}

size_t zl_enumerator_size(zl_view text)
{
    struct candidate it;

    return text.size && read_candidate(text, 0, &it) ? it.end : 0;
}
