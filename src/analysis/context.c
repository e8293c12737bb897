/* context.c -- how much is shown around a hit, and its text. */
#include "analysis/context.h"

#include "base/fail.h"
#include "base/utf8.h"
#include "text/script.h"
#include "text/width.h"

#include <inttypes.h>
#include <string.h>

zili_status zl_context_read(zl_context *context, const char *text,
                            zili_error *err)
{
    char *end = NULL;

    context->unit = ZL_CONTEXT_SENTENCE;
    if (strcmp(text, "s") == 0)
        return ZILI_OK;
    context->unit = ZL_CONTEXT_PARAGRAPH;
    if (strcmp(text, "p") == 0)
        return ZILI_OK;
    context->size = strtoumax(text, &end, 10);
    context->unit =
        *end == 'c' ? ZL_CONTEXT_CHARACTERS : ZL_CONTEXT_WORDS;
    bool digits = text[0] >= '0' && text[0] <= '9';
    if (digits && (strcmp(end, "w") == 0 || strcmp(end, "c") == 0 || !*end))
        return ZILI_OK;
    return zl_fail(err, ZILI_EUSAGE,
                   "--context is a number of words (8w) or characters (20c), "
                   "s (sentence) or p (paragraph), not \"%s\".",
                   text);
}

/* ---- which tokens ---- */

/* As many characters need at most as many tokens, and the glue between. */
static zl_window window_of_tokens(const zl_context *context,
                                  const zili_corpus *corpus,
                                  const zl_area *area, zl_hit hit)
{
    bool words = context->unit == ZL_CONTEXT_WORDS;
    zl_window window = { hit.begin, hit.end };

    for (uint64_t left = context->size;
         left > 0 && window.begin > area->begin;) {
        window.begin--;
        left -= !words || zl_corpus_is_word(corpus, window.begin);
    }
    for (uint64_t left = context->size; left > 0 && window.end < area->end;) {
        left -= !words || zl_corpus_is_word(corpus, window.end);
        window.end++;
    }
    return window;
}

static zl_window window_of_range(const zili_corpus *corpus, const char *name,
                                 zl_hit hit)
{
    const zl_structure *ranges = zl_corpus_structure(corpus, name);
    zl_window window = { hit.begin, hit.end };

    if (!ranges)
        return window;
    uint32_t first = zl_structure_at(ranges, hit.begin);
    uint32_t last = zl_structure_at(ranges, hit.end - 1);
    if (first != ZL_NONE)
        window.begin = zl_structure_begin(ranges, first);
    if (last != ZL_NONE)
        window.end = zl_structure_end(ranges, last);
    return window;
}

zl_window zl_context_window(const zl_context *context,
                            const zili_corpus *corpus, const zl_area *area,
                            zl_hit hit)
{
    if (context->unit == ZL_CONTEXT_SENTENCE)
        return window_of_range(corpus, "s", hit);
    if (context->unit == ZL_CONTEXT_PARAGRAPH)
        return window_of_range(corpus, "p", hit);
    return window_of_tokens(context, corpus, area, hit);
}

/* ---- its text ---- */

/* The bytes of blanks that `text` has from `at` on; whether a line ends. */
static size_t blank_size(zl_view text, size_t at, bool *line_ends)
{
    size_t end = at;

    *line_ends = false;
    while (end < text.size) {
        size_t next = end;
        uint32_t c = zl_utf8_next(text, &next);
        if (!zl_is_blank(c))
            break;
        *line_ends |= c == '\n';
        end = next;
    }
    return end - at;
}

static bool is_wide(uint32_t character)
{
    zl_str text = { 0 };

    zl_utf8_add(&text, character);
    bool wide = zl_width(zl_str_view(&text)) == 2;
    zl_str_clear(&text);
    return wide;
}

/* Append `text`, every run of blanks in it as one blank; after Chinese a line
 * end is none. */
static void add_in_one_line(zl_str *out, zl_view text)
{
    bool line_ends;

    for (size_t at = 0; at < text.size;) {
        size_t blanks = blank_size(text, at, &line_ends);
        size_t begin = at, last = out->size;
        if (blanks == 0) {
            zl_utf8_next(text, &at);
            zl_str_add(out, zl_view_cut(text, begin, at));
            continue;
        }
        at += blanks;
        if (last > 0 && out->bytes[last - 1] != ' ' &&
            !(line_ends && is_wide(zl_utf8_last(zl_str_view(out), &last))))
            zl_str_add_byte(out, ' ');
    }
}

static void add_glue(const zl_context *context, const zili_corpus *corpus,
                     uint64_t position, zl_str *text)
{
    zl_view glue = zl_corpus_glue(corpus, position);

    if (glue.size == 0 && context->show_cuts)
        zl_str_add_text(text, "·");
    add_in_one_line(text, glue);
}

static zl_view form_at(const zili_corpus *corpus, uint64_t position)
{
    return zl_corpus_form_at(corpus, position);
}

size_t zl_context_token(const zl_context *context, const zili_corpus *corpus,
                        uint64_t position, uint64_t begin, zl_str *text)
{
    if (position > begin)
        add_glue(context, corpus, position - 1, text);
    size_t from = text->size;
    add_in_one_line(text, form_at(corpus, position));
    return from;
}

static void keep(zl_str *text, zl_view part)
{
    zl_str kept = { 0 };

    zl_str_add(&kept, part);
    zl_str_empty(text);
    zl_str_add(text, zl_str_view(&kept));
    text->failed |= kept.failed;
    zl_str_clear(&kept);
}

void zl_context_left(const zl_context *context, const zili_corpus *corpus,
                     zl_window window, zl_hit hit, zl_str *text)
{
    for (uint64_t at = window.begin; at < hit.begin; at++) {
        add_in_one_line(text, form_at(corpus, at));
        add_glue(context, corpus, at, text);
    }
    add_in_one_line(text,
                    zl_view_cut(form_at(corpus, hit.begin), 0, hit.skip));
    if (context->unit == ZL_CONTEXT_CHARACTERS)
        keep(text, zl_grapheme_end(zl_str_view(text), context->size));
}

/* The bytes of the token at `at` that belong to the hit. */
static zl_view part_of_hit(const zili_corpus *corpus, zl_hit hit, uint64_t at)
{
    zl_view form = form_at(corpus, at);
    size_t begin = at == hit.begin ? hit.skip : 0;
    size_t end = form.size - (at + 1 == hit.end ? hit.trim : 0);

    return zl_view_cut(form, begin, end > begin ? end : begin);
}

void zl_context_node(const zl_context *context, const zili_corpus *corpus,
                     zl_hit hit, zl_str *text)
{
    for (uint64_t at = hit.begin; at < hit.end; at++) {
        if (at > hit.begin)
            add_glue(context, corpus, at - 1, text);
        add_in_one_line(text, part_of_hit(corpus, hit, at));
    }
}

void zl_context_right(const zl_context *context, const zili_corpus *corpus,
                      zl_window window, zl_hit hit, zl_str *text)
{
    zl_view last = form_at(corpus, hit.end - 1);

    add_in_one_line(text, zl_view_cut(last, last.size - hit.trim, last.size));
    for (uint64_t at = hit.end; at < window.end; at++) {
        add_glue(context, corpus, at - 1, text);
        add_in_one_line(text, form_at(corpus, at));
    }
    if (context->unit == ZL_CONTEXT_CHARACTERS)
        keep(text, zl_grapheme_start(zl_str_view(text), context->size));
}
