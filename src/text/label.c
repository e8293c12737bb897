/* label.c -- "2.", "b." and "一．", which begin the items of a list. */
#include "label.h"

#include "base/utf8.h"
#include "text/abbreviation.h"
#include "text/near.h"
#include "text/script.h"

#define LABEL_SIZE 24 /* bytes; no label is longer */

static bool is_full_stop(uint32_t c)
{
    return c == '.' || c == 0xFF0E;
}

static bool ends_clause(uint32_t c)
{
    static const uint32_t marks[] = {
        '.',    '!',    '?',    ':',    ';',    0x3002,
        0xFF01, 0xFF0E, 0xFF1A, 0xFF1B, 0xFF1F,
    };

    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (marks[i] == c)
            return true;
    return false;
}

/* "2", "1.2" or "一": no part longer than two digits or three Han numerals,
 * so that no year is one. */
static bool is_number_label(zl_view label)
{
    size_t digits = 0;

    if (zl_class_of(label) != ZL_CLASS_NUMBER)
        return false;
    for (size_t at = 0; at < label.size;) {
        uint32_t c = zl_utf8_next(label, &at);
        if (is_full_stop(c))
            digits = 0;
        else if (zl_is_digit(c) ? ++digits > 2
                                : !zl_is_han(c) || ++digits > 3)
            return false;
    }
    return digits > 0;
}

static bool is_label(zl_view label)
{
    return zl_is_one_letter(label) || zl_is_roman(label) ||
           is_number_label(label);
}

/* Whether this is the first of its kind: a list begins so. */
static bool begins_list(zl_view label)
{
    size_t at = 0;
    uint32_t first = zl_utf8_next(label, &at);

    return (first == '1' || first == 'a' || first == 'A' || first == 'i' ||
            first == 'I' || first == 0xFF11 || first == 0x4E00) &&
           (at == label.size || is_full_stop(zl_peek(label, at)));
}

/* Whether "no. 1 (1996)" ends at `end`: behind its colon a page stands. */
static bool is_citation(zl_view text, size_t begin, size_t end)
{
    uint32_t last = zl_peek_back(text, begin, end);

    return (last == ')' || last == ']') &&
           zl_is_digit(zl_peek_back(text, begin, end - 1));
}

/* Whether the full stop at `stop` is not that of an abbreviation. Where
 * something closes between it and `end` it is that of the quotation. */
static bool is_sure_end(zl_view text, size_t begin, size_t stop, size_t end)
{
    zl_view word = zl_word_before(text, begin, stop);

    return end > stop + 1 ||
           (!zl_is_abbreviation(word) && !zl_is_one_letter(word));
}

/* Whether a label may stand at `at`: at the start or after a clause. "In
 * 1958." is none, nor is the page in "(1996): 10.", nor "no. 3."; and in a
 * list of names ("A. Wu; B. Li") a capital is the initial of one. */
static bool may_begin(zl_view text, size_t begin, size_t at, zl_view label)
{
    if (at == begin)
        return true;
    size_t blanks = zl_before_blanks(text, begin, at);
    size_t end = zl_before_closing(text, begin, blanks);
    if (end == begin)
        return false;
    uint32_t c = zl_utf8_last(text, &end);
    if (!ends_clause(c) || (blanks == at && c < 0x2E80))
        return false;
    if (c == ':' || c == 0xFF1A)
        return begins_list(label) && !is_citation(text, begin, end);
    if (c == ';' || c == 0xFF1B)
        return !zl_is_one_letter(label) || !zl_is_upper(zl_peek(label, 0));
    return c != '.' || is_sure_end(text, begin, end, blanks);
}

/* The word that ends at `end`, whatever characters it has. */
static zl_view last_word(zl_view text, size_t begin, size_t end)
{
    size_t at = end;

    while (at > begin && end - at <= LABEL_SIZE) {
        size_t next = at;
        uint32_t c = zl_utf8_last(text, &next);
        if (zl_is_blank(c) || zl_is_opening(c) || zl_is_closing(c) ||
            (ends_clause(c) && !is_full_stop(c)))
            break;
        at = next;
    }
    return zl_view_cut(text, at, end);
}

/* Whether a small letter behind another letter ends at `end`, as in most words:
 * no label ends so. */
static bool is_in_word(zl_view text, size_t begin, size_t end)
{
    return end - begin > 1 && text.bytes[end - 1] >= 'a' &&
           text.bytes[end - 1] <= 'z' &&
           zl_is_ascii_letter(text.bytes[end - 2]);
}

size_t zl_label_begin(zl_view text, size_t begin, size_t end)
{
    size_t stop = end;

    if (end == begin || !is_full_stop(zl_utf8_last(text, &stop)) ||
        is_in_word(text, begin, stop))
        return end;
    zl_view label = last_word(text, begin, stop);
    size_t at = stop - label.size;
    return is_label(label) && may_begin(text, begin, at, label) ? at : end;
}
