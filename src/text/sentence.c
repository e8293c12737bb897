/* sentence.c -- ICU's sentence boundaries, mended where lists begin and lines
 * end.
 *
 * ICU ends a sentence after the label of a list item ("… agreed upon. 2. |
 * Don't ask") and leaves an opening bracket behind ("不要催。(|二)新项目").
 * A label and a bracket belong to what follows them. And to ICU every end of
 * a line ends a sentence, also in prose that was only broken to fit. */
#include "sentence.h"

#include "base/fail.h"
#include "base/utf8.h"
#include "text/script.h"

/* Step back over blanks. */
static size_t before_blanks(zl_view text, size_t begin, size_t end)
{
    while (end > begin) {
        size_t at = end;
        if (!zl_is_blank(zl_utf8_last(text, &at)))
            break;
        end = at;
    }
    return end;
}

static bool is_opening(uint32_t c)
{
    return c == '(' || c == '[' || c == 0xFF08 || c == 0x3010 || c == 0x300A;
}

/* Where a bracket that opens at the end of the sentence stands, or `end`. */
static size_t before_bracket(zl_view text, size_t begin, size_t end)
{
    size_t last = before_blanks(text, begin, end);

    if (last == begin)
        return end;
    return is_opening(zl_utf8_last(text, &last)) ? last : end;
}

static bool ends_clause(uint32_t c)
{
    return c == '.' || c == ':' || c == ';' || c == '?' || c == '!' ||
           c == 0x3002 || c == 0xFF1A || c == 0xFF1B;
}

/* Where a label such as "2." at the end of the sentence begins, or `end`.
 * It is one only at the start or after a clause: "in 1958." is none. */
static size_t before_label(zl_view text, size_t begin, size_t end)
{
    size_t at = before_blanks(text, begin, end);

    if (at == begin || text.bytes[at - 1] != '.')
        return end;
    size_t label = --at;
    while (label > begin && label + 2 > at &&
           zl_is_digit((unsigned char)text.bytes[label - 1]))
        label--;
    if (label == at)
        return end;
    size_t before = before_blanks(text, begin, label);
    if (before == begin)
        return label;
    if (before == label || !ends_clause(zl_utf8_last(text, &before)))
        return end;
    return label;
}

/* ---- lines ---- */

/* Whether the line that ends before byte `end` may go on: no Han, which is
 * not broken to fit, and no hard line break, which is two blanks or a
 * backslash. */
static bool goes_on(zl_view text, size_t end)
{
    size_t last = before_blanks(text, 0, end);

    if (last == 0 || end - last > 1 || text.bytes[end - 1] == '\n')
        return false;
    uint32_t c = zl_utf8_last(text, &last);
    return c != '\\' && !zl_is_han(c);
}

/* A line that begins with a letter is no item of a list. */
static bool is_more(zl_view text, size_t begin)
{
    if (begin >= text.size)
        return false;
    uint32_t c = zl_utf8_next(text, &begin);
    return zl_is_letter(c) && !zl_is_han(c);
}

/* `text` with blanks where prose was broken to fit; where it was not, nothing
 * is added to `out`. Offsets stay what they are. */
static void join_lines(zl_str *out, zl_view text)
{
    for (size_t at = 0; at < text.size; at++) {
        if (text.bytes[at] != '\n')
            continue;
        size_t end = at > 0 && text.bytes[at - 1] == '\r' ? at - 1 : at;
        if (!goes_on(text, end) || !is_more(text, at + 1))
            continue;
        if (out->size == 0)
            zl_str_add(out, text);
        if (out->failed)
            return;
        out->bytes[end] = out->bytes[at] = ' ';
    }
}

/* ---- sentences ---- */

static bool add(zl_pieces *sentences, size_t begin, size_t end)
{
    return begin == end || zl_array_push(sentences, (zl_piece){ begin, end });
}

static zili_status cut(zl_boundary *boundary, zl_view text,
                       zl_pieces *sentences, zili_error *err)
{
    zl_piece piece;
    size_t begin = 0;

    zili_status status = zl_boundary_start(boundary, text, err);
    while (!status && zl_boundary_next(boundary, &piece)) {
        if (piece.end == text.size)
            break;
        size_t end = before_label(text, begin, piece.end);
        end = before_bracket(text, begin, end);
        if (!add(sentences, begin, end))
            status = zl_no_memory(err);
        begin = end;
    }
    if (!status && !add(sentences, begin, text.size))
        status = zl_no_memory(err);
    return status;
}

zili_status zl_sentences(zl_boundary *boundary, zl_view text,
                         zl_pieces *sentences, zili_error *err)
{
    zl_str joined = { 0 };

    if (text.size == 0)
        return ZILI_OK;
    join_lines(&joined, text);
    zili_status status =
        joined.failed ? zl_no_memory(err)
                      : cut(boundary, joined.size ? zl_str_view(&joined) : text,
                            sentences, err);
    zl_str_clear(&joined);
    return status;
}
