/* token.c -- a word of a query, cut as the text is. */
#include "query/token.h"

#include "base/utf8.h"
#include "text/script.h"

/* 〇 is no letter, but where ICU cuts Chinese, a run of it is a token. */
#define ZERO 0x3007

/* In quotes * and ? are like any other sign. */
#define NO_WILD '!'

static uint32_t next_of(zl_view word, size_t *at, bool quoted)
{
    uint32_t c = zl_utf8_next(word, at);

    return quoted && (c == '*' || c == '?') ? NO_WILD : c;
}

static bool is_wild(uint32_t c)
{
    return c == '*' || c == '?';
}

static bool is_letter(uint32_t c)
{
    return zl_is_letter(c) || is_wild(c) || c == '@';
}

static bool is_digit(uint32_t c)
{
    return zl_is_digit(c) || is_wild(c);
}

/* What stays in a word between two letters, as in don't, or two digits, as in
 * 1,234: MidLetter, MidNum, MidNumLet of UAX 29. */
static bool joins(uint32_t before, uint32_t c, uint32_t after)
{
    bool letters = is_letter(before) && is_letter(after);
    bool digits = is_digit(before) && is_digit(after);

    if (c == '\'' || c == 0x2019 || c == '.')
        return letters || digits;
    if (c == ',' || c == ';')
        return digits;
    return c == 0xB7 && letters;
}

static bool in_word(uint32_t c)
{
    return zl_is_letter(c) || zl_is_digit(c) || is_wild(c) || c == '_' ||
           c == '@';
}

/* Whether a new token begins between two characters of a word. */
static bool parts(uint32_t before, uint32_t c)
{
    return !is_wild(before) && !is_wild(c) && !zl_is_mark(c) &&
           zl_is_han(before) != zl_is_han(c);
}

/* A sign is a token with its marks, and so is a run of 〇. */
static size_t sign_end(zl_view word, uint32_t sign, size_t at)
{
    size_t next = at;

    while (at < word.size) {
        uint32_t c = zl_utf8_next(word, &next);
        if (!zl_is_mark(c) && (c != ZERO || sign != ZERO))
            break;
        at = next;
    }
    return at;
}

size_t zl_token_end(zl_view word, size_t at, bool quoted)
{
    uint32_t before = next_of(word, &at, quoted);

    if (!in_word(before))
        return sign_end(word, before, at);
    while (at < word.size) {
        size_t next = at;
        uint32_t c = next_of(word, &next, quoted);
        size_t after = next;
        bool joined = !zl_is_han(before) && next < word.size &&
                      joins(before, c, next_of(word, &after, quoted));
        if (!joined && (!in_word(c) || parts(before, c)))
            break;
        if (!zl_is_mark(c))
            before = c;
        at = next;
    }
    return at;
}
