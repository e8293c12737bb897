/* sentence.c -- ICU's sentence boundaries, mended where they are wrong.
 *
 * ICU ends a sentence after the label of a list item ("… agreed upon. 2. |
 * Don't ask"), after "Mr." and "no.", and at every end of a line, also in
 * prose that was only broken to fit; and brackets and quotation marks it
 * leaves on the wrong side ("不要催。(|二)新项目", "« Il part. |» Puis").
 *
 * Each boundary of ICU's is looked at once, with what stands close to it, so
 * the time is O(bytes) for any text. */
#include "sentence.h"

#include "base/fail.h"
#include "base/utf8.h"
#include "text/abbreviation.h"
#include "text/label.h"
#include "text/near.h"
#include "text/script.h"

#include <string.h>
#include <unicode/uchar.h>

/* Where one of ICU's pieces ends, and the sentence that is looked for. */
struct place {
    zl_view text;
    size_t begin; /* of the sentence */
    size_t from;  /* of the piece; not below begin */
    size_t last;  /* where the blanks at the end of the piece begin */
    size_t end;   /* of the piece */
};

/* ---- brackets and quotation marks ---- */

/* Where brackets and quotations that open at the end of the piece begin, or
 * its end. Before a blank “ and « do not open but close. */
static size_t before_opening(const struct place *place)
{
    uint32_t mask = place->last < place->end ? U_GC_PS_MASK
                                             : U_GC_PS_MASK | U_GC_PI_MASK;
    size_t begin = place->last;

    while (begin > place->from) {
        size_t at = begin;
        if (!zl_has_category(zl_utf8_last(place->text, &at), mask))
            break;
        begin = at;
    }
    return begin < place->last ? begin : place->end;
}

/* Step over the marks of footnotes at `at`, "[2][3]", or stay there. */
static size_t after_notes(zl_view text, size_t at)
{
    size_t next = at;

    while (zl_peek(text, next) == '[') {
        size_t end = zl_after_digits(text, next + 1);
        if (end == next + 1 || end > next + 4 || zl_peek(text, end) != ']')
            return at;
        next = end + 1;
    }
    bool ends = next == text.size || zl_is_blank(zl_peek(text, next));
    return ends ? zl_after_blanks(text, next) : at;
}

/* Step over » and ) between blanks behind the piece: ICU gives them to the
 * next sentence. */
static size_t after_closing(const struct place *place)
{
    zl_view text = place->text;
    size_t at = place->end;

    while (at < text.size) {
        size_t next = at;
        uint32_t c = zl_utf8_next(text, &next);
        if (!zl_has_category(c, U_GC_PE_MASK | U_GC_PF_MASK))
            break;
        at = next;
    }
    bool ends = at == text.size || zl_is_blank(zl_peek(text, at));
    return ends ? zl_after_blanks(text, at) : place->end;
}

/* ---- abbreviations and quotations ---- */

/* Whether the sentence goes on behind the piece: after an abbreviation, and
 * with a small letter after a quotation ("Do we?" he asked). */
static bool goes_on(const struct place *place)
{
    zl_view text = place->text;
    size_t end = zl_before_closing(text, place->from, place->last);

    if (end < place->last && zl_is_lower(zl_peek(text, place->end)))
        return true;
    if (end == place->from || text.bytes[end - 1] != '.')
        return false;
    zl_view word = zl_word_before(text, place->begin, end - 1);
    if (end < place->last &&
        zl_abbreviation_of(word) == ZL_ABBREVIATION_NUMBER)
        return false;
    return zl_abbreviation_goes_on(word, text, place->end);
}

/* ---- lines ---- */

/* Whether the line that ends before byte `end` may go on: no Han, which is
 * not broken to fit, and no hard line break, which is two blanks or a
 * backslash. */
static bool is_soft(zl_view text, size_t end)
{
    size_t last = end;

    if (end > 0 && text.bytes[end - 1] != '\n' &&
        zl_is_blank(zl_utf8_last(text, &last)))
        end = last;
    if (end == 0)
        return false;
    last = end;
    uint32_t c = zl_utf8_last(text, &last);
    return c != '\\' && !zl_is_han(c) && !zl_is_blank(c);
}

/* A line that begins with a letter is no item of a list. */
static bool is_more(zl_view text, size_t begin)
{
    uint32_t c = zl_peek(text, begin);

    return zl_is_letter(c) && !zl_is_han(c);
}

/* `text` with blanks where prose was broken to fit; where it was not, nothing
 * is added to `out`. Offsets stay what they are. */
static void join_lines(zl_str *out, zl_view text)
{
    const char *line, *from = text.bytes, *end = text.bytes + text.size;

    while ((line = memchr(from, '\n', (size_t)(end - from)))) {
        size_t at = (size_t)(line - text.bytes);
        size_t last = at > 0 && text.bytes[at - 1] == '\r' ? at - 1 : at;
        from = line + 1;
        if (!is_soft(text, last) || !is_more(text, at + 1))
            continue;
        if (out->size == 0)
            zl_str_add(out, text);
        if (out->failed)
            return;
        out->bytes[last] = out->bytes[at] = ' ';
    }
}

/* ---- sentences ---- */

static bool has_word(zl_view text, size_t at, size_t end)
{
    while (at < end)
        if (zl_has_category(zl_utf8_next(text, &at), U_GC_L_MASK | U_GC_N_MASK))
            return true;
    return false;
}

/* Where the sentence ends, judged at the end of ICU's piece: there or close
 * by, or at its own begin where it goes on. */
static size_t sentence_end(const struct place *place)
{
    zl_view text = place->text;
    bool line = memchr(text.bytes + place->last, '\n',
                       place->end - place->last) != NULL;

    size_t end = zl_label_begin(text, place->begin, place->last);
    if (end < place->last)
        return end;
    end = before_opening(place);
    if (end < place->end) {
        size_t after = after_notes(text, end);
        return after > end ? after : end;
    }
    if (line)
        return end;
    if (goes_on(place))
        return place->begin;
    end = after_closing(place);
    if (end > place->end && zl_is_lower(zl_peek(text, end)))
        return place->begin;
    /* "[…]" alone is no sentence. */
    if (place->begin == place->from && !has_word(text, place->from, end))
        return place->begin;
    return end;
}

static bool add(zl_pieces *sentences, size_t begin, size_t end)
{
    return begin == end || zl_array_push(sentences, (zl_piece){ begin, end });
}

static zili_status cut(zl_stops *stops, zl_view text, zl_pieces *sentences,
                       zili_error *err)
{
    struct place place = { .text = text };
    zl_piece piece;

    zili_status status = zl_stops_start(stops, text, err);
    while (!status && zl_stops_next(stops, &piece)) {
        if (piece.end == text.size)
            break;
        if (piece.end <= place.begin)
            continue;
        place.from = piece.begin > place.begin ? piece.begin : place.begin;
        place.end = piece.end;
        place.last = zl_before_blanks(text, place.from, place.end);
        size_t end = sentence_end(&place);
        if (!add(sentences, place.begin, end))
            status = zl_no_memory(err);
        place.begin = end;
    }
    if (!status && !add(sentences, place.begin, text.size))
        status = zl_no_memory(err);
    return status;
}

zili_status zl_sentences(zl_stops *stops, zl_view text, zl_pieces *sentences,
                         zili_error *err)
{
    zl_str joined = { 0 };

    if (text.size == 0)
        return ZILI_OK;
    join_lines(&joined, text);
    zili_status status =
        joined.failed ? zl_no_memory(err)
                      : cut(stops, joined.size ? zl_str_view(&joined) : text,
                            sentences, err);
    zl_str_clear(&joined);
    return status;
}
