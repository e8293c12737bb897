/* sentences.c -- the sentences of regions, as lines to be aligned. */
#include "bitext/sentences.h"

/* The sentence before ends where this one begins. */
static bool add(zl_sentences *out, size_t first, uint64_t at, uint64_t end,
                bool opens)
{
    if (out->count > first)
        out->items[out->count - 1].end = at;
    return zl_array_push(out, (zl_sentence){ at, end, opens });
}

bool zl_sentences_add(zl_sentences *out, const zili_corpus *corpus,
                      uint32_t region)
{
    const zl_area *area = zl_corpus_area(corpus, region);
    const zl_structure *paragraphs = zl_corpus_structure(corpus, "p");
    const zl_structure *sentences = zl_corpus_structure(corpus, "s");
    const zl_structure *cuts = sentences ? sentences : paragraphs;
    uint32_t count = cuts ? zl_structure_count(cuts) : 0, last = ZL_NONE;
    size_t first = out->count;

    for (uint32_t i = cuts ? zl_structure_from(cuts, area->begin) : 0;
         i < count; i++) {
        uint64_t at = zl_structure_begin(cuts, i);
        uint32_t here = paragraphs ? zl_structure_at(paragraphs, at) : ZL_NONE;
        if (at >= area->end)
            break;
        if (out->count == first || at <= area->begin)
            at = area->begin;
        if (out->count > first && at <= out->items[out->count - 1].begin)
            continue;
        if (!add(out, first, at, area->end, here == ZL_NONE || here != last))
            return false;
        last = here;
    }
    return out->count > first ||
           add(out, first, area->begin, area->end, true);
}

void zl_sentences_text(const zili_corpus *corpus, uint64_t from, uint64_t to,
                       zl_str *text)
{
    size_t begin = text->size;

    if (from >= to)
        return;
    zl_corpus_text(corpus, from, to, text);
    for (size_t i = begin; i < text->size; i++)
        if (text->bytes[i] == '\n' || text->bytes[i] == '\r' ||
            text->bytes[i] == '\t')
            text->bytes[i] = ' ';
}
