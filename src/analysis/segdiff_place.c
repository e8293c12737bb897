/* segdiff_place.c -- what lies between two boundaries that all ways share. */
#include "analysis/segdiff_place.h"

#include "analysis/context.h"

#include <string.h>

/* The tokens of `way` that begin before `place` ends belong to it, and it
 * ends where the last of them does. */
static bool take_tokens(zl_way *way, zl_piece *place)
{
    size_t before = way->to;

    while (way->to < way->tokens.count &&
           way->tokens.items[way->to].begin < place->end) {
        size_t end = way->tokens.items[way->to++].end;
        place->end = end > place->end ? end : place->end;
    }
    return way->to > before;
}

bool zl_ways_next_place(zl_ways *ways, zl_piece *place)
{
    bool moved = true;

    *place = (zl_piece){ SIZE_MAX, 0 };
    for (size_t i = 0; i < ways->list.count; i++) {
        zl_way *way = &ways->list.items[i];
        way->from = way->to;
        if (way->from < way->tokens.count &&
            way->tokens.items[way->from].begin < place->begin)
            place->begin = way->tokens.items[way->from].begin;
    }
    if (place->begin == SIZE_MAX)
        return false;
    place->end = place->begin + 1;
    while (moved) {
        moved = false;
        for (size_t i = 0; i < ways->list.count; i++)
            moved |= take_tokens(&ways->list.items[i], place);
    }
    return true;
}

static bool same_piece(zl_piece a, zl_piece b)
{
    return a.begin == b.begin && a.end == b.end;
}

bool zl_ways_agree(const zl_ways *ways)
{
    const zl_way *first = &ways->list.items[0];

    for (size_t i = 0; i < ways->list.count; i++) {
        const zl_way *way = &ways->list.items[i];
        if (way->to != way->from + 1 ||
            first->to != first->from + 1 ||
            !same_piece(way->tokens.items[way->from],
                        first->tokens.items[first->from]))
            return false;
    }
    return true;
}

uint64_t zl_ways_changed(const zl_ways *ways, const zl_way *way)
{
    const zl_way *first = &ways->list.items[0];
    uint64_t changed = 0;
    size_t k = way->from;

    for (size_t i = first->from; i < first->to; i++) {
        zl_piece token = first->tokens.items[i];
        while (k < way->to && way->tokens.items[k].begin < token.begin)
            k++;
        changed += k == way->to || !same_piece(way->tokens.items[k], token);
    }
    return changed;
}

/* ---- for reading ---- */

/* The first of the pieces that ends behind `at`. */
static size_t first_from(const zl_pieces *pieces, size_t at)
{
    size_t low = 0, high = pieces->count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (pieces->items[middle].end <= at)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

void zl_ways_add_cut(const zl_ways *ways, const zl_way *way, zl_piece place,
                     zl_str *out)
{
    size_t first = first_from(&way->tokens, place.begin);

    for (size_t i = first; i < way->tokens.count; i++) {
        zl_piece token = way->tokens.items[i];
        if (token.begin >= place.end)
            break;
        zl_str_add_text(out, i > first ? "|" : "");
        zl_str_add(out, zl_view_cut(zl_str_view(&ways->text), token.begin,
                                    token.end));
    }
}

/* Where a place stands in the index: all its tokens are at hand. */
static zl_hit hit_of(const zl_ways *ways, zl_piece place)
{
    size_t first = first_from(&ways->stored, place.begin);
    size_t last = first_from(&ways->stored, place.end - 1);
    zl_hit hit = { 0 };

    if (last == ways->stored.count ||
        (last > first && ways->stored.items[last].begin >= place.end))
        last--;
    first = first < last ? first : last;
    zl_piece begin = ways->stored.items[first];
    zl_piece end = ways->stored.items[last];
    hit.begin = ways->begin + (uint32_t)first;
    hit.end = ways->begin + (uint32_t)last + 1;
    if (place.begin > begin.begin && place.begin < begin.end)
        hit.skip = (uint32_t)(place.begin - begin.begin);
    if (place.end > end.begin && place.end < end.end)
        hit.trim = (uint32_t)(end.end - place.end);
    return hit;
}

/* Append the glue between the hit and what stands right of it, as it is shown
 * between two tokens of a hit. */
static void add_glue(const zl_context *context, const zili_corpus *corpus,
                     zl_hit hit, size_t node, zl_str *out)
{
    zl_hit longer = { hit.begin, hit.end + 1, hit.skip, 0 };
    zl_str text = { 0 };

    longer.trim = (uint32_t)zl_corpus_form(
                      corpus, zl_corpus_at(corpus, hit.end)).size;
    zl_context_node(context, corpus, longer, &text);
    zl_str_add(out, zl_view_cut(zl_str_view(&text), node, text.size));
    out->failed |= text.failed;
    zl_str_clear(&text);
}

void zl_ways_add_context(const zl_ways *ways, zl_piece place, zl_str *out)
{
    enum { OF_CHINESE = 10, OF_OTHERS = 24 };
    bool chinese = strcmp(ways->lang, "zh") == 0;
    zl_context context = { ZL_CONTEXT_CHARACTERS,
                           chinese ? OF_CHINESE : OF_OTHERS, false };
    const zili_corpus *corpus = ways->ask->corpus;
    zl_hit hit = hit_of(ways, place);
    zl_window window = zl_context_window(
        &context, corpus, zl_corpus_area(corpus, ways->interval->area), hit);
    zl_str left = { 0 }, node = { 0 }, right = { 0 };

    zl_context_left(&context, corpus, window, hit, &left);
    zl_context_node(&context, corpus, hit, &node);
    zl_context_right(&context, corpus, window, hit, &right);
    zl_str_format(out, "%s[%s]", zl_str_text(&left), zl_str_text(&node));
    if (hit.trim == 0 && hit.end < window.end)
        add_glue(&context, corpus, hit, node.size, out);
    zl_str_add_text(out, zl_str_text(&right));
    out->failed |= left.failed || node.failed || right.failed;
    zl_str_clear(&left);
    zl_str_clear(&node);
    zl_str_clear(&right);
}
