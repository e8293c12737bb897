/* sort_places.c -- the words by which a line is sorted, found in its text. */
#include "analysis/sort_places.h"

#include "analysis/standing.h"
#include "base/utf8.h"

void zl_sort_places_read(zl_sort_places *places, const char *keys)
{
    zl_view rest = zl_view_of(keys), piece;

    while (places->count < ZL_ORDER_LEVELS &&
           zl_view_next(&rest, ',', &piece)) {
        size_t colon = zl_view_find(piece, zl_view_of(":"));
        zl_view name =
            zl_view_cut(piece, 0, colon == SIZE_MAX ? piece.size : colon);
        zl_standing_read(zl_view_trim(name), &places->items[places->count++]);
    }
}

/* The position of the word; ZL_NOWHERE where the line does not have it. */
static uint64_t position_of(const zl_ask *ask, zl_stretch *stretch,
                            const zl_placed_line *line, int place)
{
    const zl_interval *area = zl_scope_at(ask->scope, line->hit.begin);
    uint64_t at = zl_stretch_word(stretch, line->hit.begin, line->hit.end,
                                  place, area->begin, area->end);

    return at >= line->window.begin && at < line->window.end ? at : ZL_NOWHERE;
}

static void add_one(zl_str *out, const char *column, zl_view text,
                    size_t begin, size_t end)
{
    size_t first = zl_utf8_count(zl_view_cut(text, 0, begin));

    zl_str_format(out, "%s:%zu:%zu", column, first,
                  zl_utf8_count(zl_view_cut(text, begin, end)));
}

/* Left of the hit, texts end at the same place: what stands from the word on
 * is as long as the end of the line's text. */
static void add_left(const zl_context *context, const zili_corpus *corpus,
                     const zl_placed_line *line, uint64_t at, zl_str *out)
{
    zl_context whole = { .unit = ZL_CONTEXT_SENTENCE,
                         .show_cuts = context->show_cuts };
    zl_window from = { at, line->window.end };
    size_t word = zl_corpus_form_at(corpus, at).size, size = line->pre.size;
    zl_str with = { 0 };

    zl_context_left(&whole, corpus, from, line->hit, &with);
    size_t left = zl_view_trim(zl_str_view(&with)).size;
    out->failed |= with.failed;
    zl_str_clear(&with);
    if (left > size)
        zl_str_add_byte(out, '-');
    else
        add_one(out, "pre", line->pre, size - left,
                size - left + (word < left ? word : left));
}

/* Right of it they begin at the same place. */
static void add_right(const zl_context *context, const zili_corpus *corpus,
                      const zl_placed_line *line, uint64_t at, zl_str *out)
{
    zl_context whole = { .unit = ZL_CONTEXT_SENTENCE,
                         .show_cuts = context->show_cuts };
    zl_window to = { line->window.begin, at + 1 };
    size_t word = zl_corpus_form_at(corpus, at).size;
    zl_str with = { 0 };

    zl_context_right(&whole, corpus, to, line->hit, &with);
    size_t end = zl_view_trim(zl_str_view(&with)).size;
    out->failed |= with.failed;
    zl_str_clear(&with);
    if (end > line->post.size)
        zl_str_add_byte(out, '-');
    else
        add_one(out, "post", line->post, end - (word < end ? word : end), end);
}

static void add_place(const zl_ask *ask, const zl_context *context,
                      zl_stretch *stretch, const zl_placed_line *line,
                      int place, zl_str *out)
{
    if (place == 0) {
        add_one(out, "keyword", line->node, 0, line->node.size);
        return;
    }
    uint64_t at = position_of(ask, stretch, line, place);
    if (at == ZL_NOWHERE)
        zl_str_add_byte(out, '-');
    else if (place < 0)
        add_left(context, ask->corpus, line, at, out);
    else
        add_right(context, ask->corpus, line, at, out);
}

void zl_sort_places_add(const zl_sort_places *places, const zl_ask *ask,
                        const zl_context *context, zl_stretch *stretch,
                        const zl_placed_line *line, zl_str *out)
{
    for (size_t i = 0; i < places->count; i++) {
        if (i > 0)
            zl_str_add_byte(out, ' ');
        add_place(ask, context, stretch, line, places->items[i], out);
    }
}
