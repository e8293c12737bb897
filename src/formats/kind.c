/* kind.c -- what each paragraph of a letter or report is. */
#include "formats/kind.h"

#include "base/utf8.h"
#include "base/date.h"
#include "formats/enumerator.h"
#include "formats/paragraph.h"
#include "formats/punctuation.h"
#include "text/script.h"

/* What is longer is prose, whatever it looks like. */
#define HEADING_BYTES    300
#define SALUTATION_BYTES 160
#define SIGNATURE_BYTES  160
#define HAN_NAME         16
#define LATIN_NAME       8
#define HEADINGS         3
#define CLOSINGS         8

static bool is_day(zl_view line)
{
    zl_date date;

    return zl_date_read(line, &date) && date.month > 0;
}

/* Whether a clause ends in this text, its last character left out. */
static bool has_clause(zl_view text)
{
    size_t at = 0;

    while (at < text.size) {
        size_t begin = at;
        uint32_t character = zl_utf8_next(text, &at);
        /* 、 stands between the names in a heading */
        if (at < text.size && character != 0x3001 &&
            zl_works_as_pause(text, begin, at))
            return true;
    }
    return false;
}

static uint32_t last_of(zl_view text)
{
    size_t at = text.size;

    return zl_utf8_last(text, &at);
}

/* ---- at the beginning ---- */

static bool is_heading(zl_view paragraph)
{
    zl_view rest = paragraph, line;

    if (paragraph.size > HEADING_BYTES || zl_enumerator_size(paragraph))
        return false;
    while (zl_paragraph_line(&rest, &line)) {
        uint32_t last = last_of(line);
        if (is_day(line))
            continue;
        if (has_clause(line) || zl_is_stop(last) || zl_is_pause(last))
            return false;
    }
    return true;
}

static bool is_salutation(zl_view paragraph)
{
    uint32_t last;

    if (paragraph.size > SALUTATION_BYTES || has_clause(paragraph) ||
        zl_enumerator_size(paragraph))
        return false;
    last = last_of(paragraph);
    return last == ':' || last == 0xFF1A ||
           (last == ',' && zl_view_starts(paragraph, zl_view_of("Dear ")));
}

/* ---- at the end ---- */

static bool is_farewell(zl_view line)
{
    static const char *const words[] = { "此致", "敬礼", "布礼",
                                         "此致敬礼", NULL };

    for (size_t i = 0; words[i]; i++)
        if (zl_view_is(line, words[i]))
            return true;
    return false;
}

/* Han characters, perhaps with 、 · or blanks between two names. */
static bool is_han_name(zl_view line)
{
    size_t at = 0, count = 0;

    while (at < line.size) {
        uint32_t character = zl_utf8_next(line, &at);
        if (zl_is_han(character))
            count++;
        else if (!zl_is_blank(character) && character != 0x3001 &&
                 character != 0xB7)
            return false;
    }
    return count > 1 && count <= HAN_NAME && !is_farewell(line);
}

static bool is_particle(zl_view word)
{
    static const char *const words[] = { "of", "the", "and", "for", "de",
                                         "von", NULL };

    for (size_t i = 0; words[i]; i++)
        if (zl_view_is(word, words[i]))
            return true;
    return false;
}

/* Words that all begin with a capital, apart from particles. */
static bool is_latin_name(zl_view line)
{
    size_t words = 0, capitals = 0;
    zl_view word;

    if (zl_is_stop(last_of(line)))
        return false;
    while (zl_view_next(&line, ' ', &word)) {
        size_t at = 0;
        if (word.size == 0 || (words && is_particle(word)))
            continue;
        uint32_t first = zl_utf8_next(word, &at);
        if (zl_is_opener(first) && at < word.size)
            first = zl_utf8_next(word, &at);
        words++;
        capitals += zl_is_upper(first);
    }
    return words > 0 && words <= LATIN_NAME && capitals == words;
}

/* A date line, a signature (with or without a date), or neither. */
static bool is_closing(zl_view paragraph, zl_paragraph_kind *kind)
{
    zl_view line;

    *kind = ZL_DATELINE;
    if (paragraph.size > SIGNATURE_BYTES)
        return false;
    while (zl_paragraph_line(&paragraph, &line)) {
        if (is_day(line))
            continue;
        if (!is_han_name(line) && !is_latin_name(line))
            return false;
        *kind = ZL_SIGNATURE;
    }
    return true;
}

void zl_kinds_set(zl_view text, zl_paragraph *paragraphs, size_t count)
{
    size_t first = 0, last = count;

    for (size_t i = 0; i < count; i++)
        paragraphs[i].kind = ZL_BODY;
    while (first < HEADINGS && first + 1 < count &&
           is_heading(zl_view_cut(text, paragraphs[first].begin,
                                  paragraphs[first].end)))
        paragraphs[first++].kind = ZL_HEADING;
    if (first + 1 < count &&
        is_salutation(zl_view_cut(text, paragraphs[first].begin,
                                  paragraphs[first].end)))
        paragraphs[first++].kind = ZL_SALUTATION;
    while (last > first + 1 && count - last < CLOSINGS) {
        zl_paragraph *paragraph = &paragraphs[last - 1];
        zl_paragraph_kind kind;
        if (!is_closing(zl_view_cut(text, paragraph->begin, paragraph->end),
                        &kind))
            break;
        paragraph->kind = kind;
        last--;
    }
}
