/* penn_word.c -- words of letters as the Penn Treebank has them. */
#include "penn.h"

#include "base/utf8.h"
#include "text/abbreviation.h"
#include "text/script.h"

#include <string.h>

static bool is_ascii_letter(uint32_t c)
{
    return (c | 0x20) - 'a' < 26;
}

/* The end of the word characters from `at` on. */
static size_t letters_end(const zl_chunk *chunk, size_t at)
{
    while (zl_is_penn_word(zl_chunk_at(chunk, at)))
        zl_utf8_next(chunk->text, &at);
    return at;
}

/* ---- what goes on within a word ---- */

/* The guidelines' lists; they cut hyphens everywhere else. */
static const char *const prefixes[] = {
    "a",       "agro",    "ante",  "anti",   "arch", "be",    "bi",    "bio",
    "co",      "counter", "cross", "cyber",  "de",   "dis",   "e",     "eco",
    "electro", "ex",      "extra", "hetero", "homo", "inter", "intra", "macro",
    "mega",    "micro",   "mid",   "mini",   "mis",  "multi", "neo",   "non",
    "o",       "ortho",   "over",  "pan",    "para", "peri",  "post",  "pre",
    "pro",     "pseudo",  "quasi", "re",     "semi", "sub",   "super", "tri",
    "u",       "uh",      "ultra", "un",     "uni",  "vice",  "x",     NULL,
};
static const char *const suffixes[] = {
    "esque", "fest", "fold", "gate", "itis",
    "less",  "most", "rama", "wise", NULL,
};

static bool is_hyphen(uint32_t c)
{
    return c == '-' || c == 0x2010 || c == 0x2011;
}

/* Does the hyphen at `at` hold a prefix that begins at `begin`, or a suffix,
 * to its word? */
static bool holds(const zl_chunk *chunk, size_t begin, size_t at)
{
    size_t behind = at;

    zl_utf8_next(chunk->text, &behind);
    if (!zl_is_letter(zl_chunk_at(chunk, behind)))
        return false;
    if (zl_is_listed(zl_view_cut(chunk->text, begin, at), prefixes))
        return true;
    size_t end = letters_end(chunk, behind);
    return zl_is_listed(zl_view_cut(chunk->text, behind, end), suffixes);
}

/* Is the full stop at `at` that of a sentence without a blank behind it, as
 * in "the end.The next"? `begin` is where the part before it begins. */
static bool ends_sentence(const zl_chunk *chunk, size_t begin, size_t at)
{
    zl_view part = zl_view_cut(chunk->text, begin, at);

    return part.size > 1 && zl_is_lower(zl_chunk_at(chunk, begin)) &&
           zl_is_upper(zl_chunk_at(chunk, at + 1)) &&
           !zl_is_upper(zl_chunk_second(chunk, at + 1));
}

/* Is the full stop at `at` that of an abbreviation without a blank behind it,
 * as in "No.5" and "Mr.Smith"? */
static bool ends_abbreviation(const zl_chunk *chunk, size_t begin, size_t at)
{
    zl_view part = zl_view_cut(chunk->text, begin, at);
    uint32_t second = zl_chunk_at(chunk, at + 1);

    if (zl_is_digit(second))
        return zl_abbreviation_of(part) == ZL_ABBREVIATION_NUMBER;
    return zl_is_upper(second) &&
           zl_abbreviation_of(part) == ZL_ABBREVIATION_NEVER;
}

/* Does the word go on at `at`, where there is no letter? `part` is where the
 * part of it before `at` begins. */
static bool goes_on(zl_chunk *chunk, size_t part, size_t at)
{
    uint32_t c = zl_chunk_at(chunk, at);
    uint32_t second = zl_chunk_second(chunk, at);

    if (c == '.')
        return zl_is_penn_word(second) && !ends_sentence(chunk, part, at) &&
               !ends_abbreviation(chunk, part, at);
    if (c == '&')
        return zl_is_upper(zl_chunk_before(chunk, at)) && zl_is_upper(second);
    if (zl_apostrophe(chunk, at))
        return zl_is_letter(second);
    if (is_hyphen(c))
        return holds(chunk, part, at);
    return c >= 0x80 && zl_chunk_token(chunk, at).begin != at;
}

size_t zl_penn_word_end(zl_chunk *chunk, size_t at)
{
    size_t part = at;

    for (at = letters_end(chunk, at); goes_on(chunk, part, at);
         at = letters_end(chunk, at)) {
        zl_utf8_next(chunk->text, &at);
        part = at;
    }
    return at;
}

/* ---- full stops ---- */

/* What follows on the same line, behind blanks; 0 at its end. */
static uint32_t next_on_line(const zl_chunk *chunk, size_t at)
{
    while (at < chunk->whole.size) {
        uint32_t c = zl_utf8_next(chunk->whole, &at);
        if (c == '\n' || c == '\r')
            return 0;
        if (!zl_is_blank(c))
            return c;
    }
    return 0;
}

/* Does the full stop at `at` belong to the word that begins at `begin`? To no.
 * before a number, to Sept. before one and within a sentence. */
static bool keeps_stop(const zl_chunk *chunk, size_t begin, size_t at)
{
    zl_view word = zl_view_cut(chunk->text, begin, at);
    uint32_t second = zl_chunk_second(chunk, at);

    if (zl_chunk_at(chunk, at) != '.' ||
        (second == '.' && zl_chunk_second(chunk, at + 1) == '.'))
        return false;
    zl_abbreviation kind = zl_abbreviation_of(word);
    uint32_t next = next_on_line(chunk, at + 1);
    if (kind == ZL_ABBREVIATION_NUMBER)
        return zl_is_digit(next) || (word.size > 2 && zl_is_lower(next) &&
                                     zl_is_upper(zl_chunk_at(chunk, begin)));
    if (word.size == 1 && kind != ZL_ABBREVIATION_NONE)
        return word.bytes[0] != 'I' && zl_is_upper(next);
    return kind != ZL_ABBREVIATION_NONE;
}

/* ---- clitics ---- */

static const char *const clitics[] = { "s", "m", "d", "ll", "re", "ve", NULL };

/* Where the clitic begins with which [begin, end) ends; `end` where there is
 * none or nothing before it. */
static size_t clitic_begin(const zl_chunk *chunk, size_t begin, size_t end)
{
    size_t letters = end;

    while (letters > begin && end - letters < 3 &&
           is_ascii_letter((uint8_t)chunk->text.bytes[letters - 1]))
        letters--;
    size_t at = letters;
    if (at > begin)
        zl_utf8_last(chunk->text, &at);
    if (at <= begin || !zl_apostrophe(chunk, at))
        return end;
    zl_view view = zl_view_cut(chunk->text, letters, end);
    if (zl_is_listed(view, clitics))
        return at;
    if (view.size == 1 && (view.bytes[0] | 0x20) == 't' &&
        (chunk->text.bytes[at - 1] | 0x20) == 'n')
        return at - 1 > begin ? at - 1 : end;
    return end;
}

/* The end of [begin, end) without its clitics: three at most, as in
 * who'd'n't've, so that no long row of them is read again for each. */
static size_t without_clitics(const zl_chunk *chunk, size_t begin, size_t end)
{
    for (int i = 0; i < 3; i++)
        end = clitic_begin(chunk, begin, end);
    return end;
}

/* The end of the clitic that begins with the apostrophe at `at`, or `at`. */
static size_t clitic_end(const zl_chunk *chunk, size_t at)
{
    size_t letters = at + zl_apostrophe(chunk, at);
    size_t end = letters_end(chunk, letters);

    zl_view word = zl_view_cut(chunk->text, letters, end);
    return zl_is_listed(word, clitics) ? end : at;
}

/* ---- words that are two ---- */

/* MacIntyre's list, with the size of the first half. */
static size_t half_of(zl_view word)
{
    static const struct {
        const char *words[8];
        size_t size;
    } halves[] = {
        { { "d'ye", NULL }, 2 },
        { { "cannot", "gimme", "gonna", "gotta", "lemme", "wanna", NULL }, 3 },
        { { "more'n", NULL }, 4 },
    };

    for (size_t i = 0; i < sizeof halves / sizeof *halves; i++)
        if (zl_is_listed(word, halves[i].words))
            return halves[i].size;
    return word.size;
}

/* Words that have lost their beginning; of the first two, the rest is a word
 * of its own. */
static size_t shortened_end(const zl_chunk *chunk, size_t at)
{
    static const char *const split[] = { "tis", "twas", NULL };
    static const char *const whole[] = { "em",    "til",   "till",
                                         "cause", "cuz",   "coz",
                                         "bout",  "round", NULL };
    size_t letters = at + zl_apostrophe(chunk, at);
    size_t end = letters_end(chunk, letters);
    zl_view word = zl_view_cut(chunk->text, letters, end);

    if (zl_view_is(word, "n"))
        return end + zl_apostrophe(chunk, end);
    if (zl_is_penn_word(zl_chunk_before(chunk, at)))
        return at;
    if (zl_is_listed(word, split))
        return letters + 1;
    if (word.size >= 2 && zl_is_digit((unsigned char)word.bytes[0]) &&
        zl_is_digit((unsigned char)word.bytes[1]) &&
        (word.size == 2 || (word.size == 3 && word.bytes[2] == 's')))
        return end;
    bool is_quoted = zl_apostrophe(chunk, end);
    return zl_is_listed(word, whole) && !is_quoted ? end : at;
}

/* ---- all ---- */

/* Most words are ASCII letters between blanks and simple marks, and none of
 * the rules is about them. */
size_t zl_penn_plain_word(const zl_chunk *chunk, size_t at)
{
    const char *bytes = chunk->text.bytes;
    size_t end = at;

    while (end < chunk->text.size && is_ascii_letter((uint8_t)bytes[end]))
        end++;
    if (end < chunk->text.size && !strchr(",;?!)\"", bytes[end]))
        return at;
    return at + half_of(zl_view_cut(chunk->text, at, end));
}

/* w/ and the like; US$ before a number. */
static size_t with_sign(const zl_chunk *chunk, size_t at, size_t end)
{
    static const char *const slashed[] = { "b/c", "c/o", "n/a", "w/o", NULL };
    zl_view word = zl_view_cut(chunk->text, at, end);

    if (zl_chunk_at(chunk, end) == '$')
        return end + (word.size <= 3 && zl_is_upper(zl_chunk_at(chunk, at)) &&
                      zl_is_digit(zl_chunk_second(chunk, end)));
    if (zl_chunk_at(chunk, end) != '/' || word.size != 1)
        return end;
    size_t behind = letters_end(chunk, end + 1);
    if (zl_is_listed(zl_view_cut(chunk->text, at, behind), slashed))
        return behind;
    return end + zl_view_is(word, "w");
}

/* May a word begin at `at`? Also .com and .doc do. */
static bool begins_word(const zl_chunk *chunk, size_t at)
{
    uint32_t c = zl_chunk_at(chunk, at);

    if (c == '.')
        return zl_is_letter(zl_chunk_second(chunk, at)) &&
               !zl_is_penn_word(zl_chunk_before(chunk, at));
    return zl_is_penn_word(c);
}

size_t zl_penn_word(zl_chunk *chunk, size_t at)
{
    if (zl_apostrophe(chunk, at)) {
        size_t end = clitic_end(chunk, at);
        return end > at ? end : shortened_end(chunk, at);
    }
    if (!begins_word(chunk, at))
        return at;
    size_t dot = zl_chunk_at(chunk, at) == '.';
    size_t end = zl_penn_word_end(chunk, at + dot);
    if (keeps_stop(chunk, at, end))
        return end + 1;
    size_t host = without_clitics(chunk, at, end);
    host = at + half_of(zl_view_cut(chunk->text, at, host));
    return host < end ? host : with_sign(chunk, at, end);
}
