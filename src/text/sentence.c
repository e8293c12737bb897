/* sentence.c -- ICU's sentence boundaries, mended where lists begin.
 *
 * ICU ends a sentence after the label of a list item ("… agreed upon. 2. |
 * Don't ask") and leaves an opening bracket behind ("不要催。(|二)新项目").
 * A label and a bracket belong to what follows them. */
#include "sentence.h"

#include "base/fail.h"
#include "text/script.h"
#include "text/utf8.h"

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

static bool add(zl_pieces *sentences, size_t begin, size_t end)
{
    return begin == end || zl_array_push(sentences, (zl_piece){ begin, end });
}

zili_status zl_sentences(zl_boundary *boundary, zl_view text,
                         zl_pieces *sentences, zili_error *err)
{
    zl_piece piece;
    size_t begin = 0;

    if (text.size == 0)
        return ZILI_OK;
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
