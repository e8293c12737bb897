/* sense.c -- what a glossary says of a term, cut into translations without the
 * notes beside them. */
#include "align/sense.h"

#include "base/utf8.h"
#include "text/script.h"

#include <string.h>

/* ---- brackets ---- */

/* 1 for an opening bracket, -1 for a closing one, 0 for anything else. */
static int bracket(uint32_t c)
{
    switch (c) {
    case '(': case '[': case 0xFF08: case 0x3010: return 1;
    case ')': case ']': case 0xFF09: case 0x3011: return -1;
    default: return 0;
    }
}

/* Past the bracket that closes the one at `at`, or `at` where none does. */
static size_t past_brackets(zl_view text, size_t at)
{
    int depth = 0;

    for (size_t i = at; i < text.size;) {
        depth += bracket(zl_utf8_next(text, &i));
        if (depth == 0)
            return i;
    }
    return at;
}

/* Append `text` with a blank for what stands in brackets, and for a bracket
 * that is alone. */
static void add_outside(zl_view text, zl_str *out)
{
    bool closed = true;
    size_t kept = 0;

    for (size_t at = 0; at < text.size;) {
        size_t from = at;
        int kind = bracket(zl_utf8_next(text, &at));
        if (kind == 0)
            continue;
        zl_str_add(out, zl_view_cut(text, kept, from));
        zl_str_add_byte(out, ' ');
        if (kind > 0 && closed) {
            size_t past = past_brackets(text, from);
            closed = past > from;
            at = closed ? past : at;
        }
        kept = at;
    }
    zl_str_add(out, zl_view_cut(text, kept, text.size));
}

/* ---- notes ---- */

/* What leads to a Chinese word, from the last comma before. */
static const char *const pointers[] = {
    "variant of",    "form of",         "see ",        "same as",
    "also ",         "abbr. ",          "used in",     "used erroneously",
    "equivalent",    "contrasted with", "cf ",         "cf. ",
    "now written",   "also written",    "opposite of", "opposite: ",
    "another name for",
};

/* What may stand in front of a translation. */
static const char *const fronts[] = {
    "abbr. for ", "abbr. of ", "abbr. to ", "lit. ", "fig. ", "surname ",
    "to ",        "a ",        "an ",       "the ",
};

/* Notes that have no Chinese word. */
static const char *const remarks[] = { "CL:", "Taiwan pr.", "also pr.",
                                       "old pr.", "Beijing pr.", "pr. " };

static zl_view without_fronts(zl_view text)
{
    for (size_t i = 0; i < sizeof fronts / sizeof *fronts; i++)
        if (zl_view_starts(text, zl_view_of(fronts[i])))
            text = zl_view_trim(
                zl_view_cut(text, strlen(fronts[i]), text.size));
    return text;
}

static bool is_remark(zl_view text)
{
    for (size_t i = 0; i < sizeof remarks / sizeof *remarks; i++)
        if (zl_view_starts(text, zl_view_of(remarks[i])))
            return true;
    return false;
}

static bool has_pointer(zl_view text)
{
    for (size_t i = 0; i < sizeof pointers / sizeof *pointers; i++)
        if (zl_view_find(text, zl_view_of(pointers[i])) != SIZE_MAX)
            return true;
    return false;
}

/* Up to the last comma, or nothing. */
static zl_view before_comma(zl_view text)
{
    while (text.size && text.bytes[text.size - 1] != ',')
        text.size--;
    return text;
}

/* Where the next Han character is, from `at`; text.size: nowhere. */
static size_t find_han(zl_view text, size_t at)
{
    while (at < text.size) {
        size_t next = at;
        if (zl_is_han(zl_utf8_next(text, &next)))
            return at;
        at = next;
    }
    return at;
}

/* Past the Chinese word at `at`: up to a blank or a mark, but for the bar
 * between the traditional and the simplified one, as in 後|95后. */
static size_t past_han(zl_view text, size_t at)
{
    while (at < text.size) {
        size_t next = at;
        uint32_t c = zl_utf8_next(text, &next);
        if (c != '|' && !zl_is_letter(c) && !zl_is_digit(c) && !zl_is_han(c))
            break; /* 〇 and ⼀ are Han, and no letters */
        at = next;
    }
    return at;
}

/* Append a translation into English without the Chinese in it, nor what points
 * at that. */
static void add_without_han(zl_view text, zl_str *out)
{
    for (size_t at = 0; at < text.size;) {
        size_t han = find_han(text, at);
        zl_view head = zl_view_cut(text, at, han);
        bool points = han < text.size && has_pointer(head);
        zl_str_add(out, points ? before_comma(head) : head);
        zl_str_add_byte(out, ' ');
        at = past_han(text, han);
    }
}

static bool has_latin(zl_view text)
{
    for (size_t at = 0; at < text.size;)
        if (zl_is_latin(zl_utf8_next(text, &at)))
            return true;
    return false;
}

static bool is_rim(char c)
{
    return strchr(" ,.:-", c) != NULL; /* also a zero byte */
}

static zl_view without_rims(zl_view text)
{
    while (text.size && is_rim(text.bytes[0]))
        text = zl_view_cut(text, 1, text.size);
    while (text.size && is_rim(text.bytes[text.size - 1]))
        text.size--;
    return text;
}

/* Append `text` with one blank where it has several, and none where a note
 * stood before a comma or another blank. */
static void add_spaced(zl_view text, zl_str *out)
{
    for (size_t i = 0; i < text.size; i++) {
        char next = i + 1 < text.size ? text.bytes[i + 1] : ' ';
        if (text.bytes[i] != ' ' || (next != ' ' && next != ','))
            zl_str_add_byte(out, text.bytes[i]);
    }
}

/* One translation into `senses->plain`, and what is left of it. */
static zl_view clean(zl_senses *senses, zl_view piece)
{
    zl_str *plain = &senses->plain;

    zl_str_empty(plain);
    piece = zl_view_trim(piece);
    if (is_remark(piece))
        return (zl_view){ "", 0 };
    if (find_han(piece, 0) == piece.size || !has_latin(piece)) {
        add_spaced(piece, plain);
    } else {
        zl_str bare = { 0 };
        add_without_han(piece, &bare);
        add_spaced(zl_str_view(&bare), plain);
        plain->failed |= bare.failed;
        zl_str_clear(&bare);
    }
    return without_fronts(without_rims(zl_str_view(plain)));
}

/* ---- one after the other ---- */

bool zl_senses_begin(zl_senses *senses, zl_view translations, bool bars)
{
    zl_str_empty(&senses->whole);
    add_outside(translations, &senses->whole);
    senses->rest = zl_str_view(&senses->whole);
    senses->bars = bars;
    return !senses->whole.failed;
}

static bool divides(const zl_senses *senses, char c)
{
    return c == '/' || c == ';' || (c == '|' && senses->bars);
}

bool zl_senses_next(zl_senses *senses, zl_view *text)
{
    while (senses->rest.size && !senses->plain.failed) {
        zl_view rest = senses->rest;
        size_t end = 0;
        while (end < rest.size && !divides(senses, rest.bytes[end]))
            end++;
        *text = clean(senses, zl_view_cut(rest, 0, end));
        senses->rest =
            zl_view_cut(rest, end < rest.size ? end + 1 : end, rest.size);
        if (text->size && !senses->plain.failed)
            return true;
    }
    return false;
}

void zl_senses_clear(zl_senses *senses)
{
    zl_str_clear(&senses->whole);
    zl_str_clear(&senses->plain);
    *senses = (zl_senses){ 0 };
}

/* ---- names ---- */

static bool is_pinyin(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == ':';
}

/* A syllable with its tone, as Rong2 or lu:4: its letters; empty where it is
 * something else. */
static zl_view letters_of(zl_view syllable)
{
    zl_view none = { syllable.bytes, 0 };

    if (syllable.size < 2 || syllable.bytes[syllable.size - 1] < '1' ||
        syllable.bytes[syllable.size - 1] > '5')
        return none;
    syllable.size--;
    for (size_t i = 0; i < syllable.size; i++)
        if (!is_pinyin(syllable.bytes[i]))
            return none;
    return syllable;
}

/* Of u: the u is kept, as most who write names in English do. */
static void add_letters(zl_view letters, zl_str *name)
{
    for (size_t i = 0; i < letters.size; i++)
        if (letters.bytes[i] != ':')
            zl_str_add_byte(name, letters.bytes[i]);
}

void zl_sense_name(zl_view reading, zl_str *name)
{
    size_t start = name->size;
    bool inside = false; /* a word that began with a capital */
    zl_view syllable;

    while (zl_view_next(&reading, ' ', &syllable)) {
        zl_view letters = letters_of(syllable);
        bool capital = letters.size && letters.bytes[0] >= 'A' &&
                       letters.bytes[0] <= 'Z';
        inside = letters.size && (capital || inside);
        if (capital && name->size > start)
            zl_str_add_byte(name, ' ');
        if (inside)
            add_letters(letters, name);
    }
}
