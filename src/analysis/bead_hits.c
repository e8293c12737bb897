/* bead_hits.c -- the words of an aligned sentence, of which some were asked
 * for. */
#include "analysis/bead_hits.h"

static bool add(zl_joined_words *out, zl_bead_word word, size_t first,
                size_t end)
{
    return zl_array_push(&out->words, word) &&
           zl_array_push(&out->spans, (zl_word_span){ first, end });
}

/* The occurrence, made of the words that it touches; `*next` is the number of
 * the first one behind it. */
static bool add_hit(zl_joined_words *out, const zl_bead_words *words,
                    zl_hit hit, size_t *next)
{
    zl_bead_word joined = { .begin = hit.begin,
                            .end = hit.end,
                            .term = ZL_TERM_ASKED,
                            .asked = true,
                            .particle = true,
                            .conjunction = true };
    size_t first = *next, end;

    while (first > 0 && words->items[first - 1].end > hit.begin)
        first--;
    for (end = first; end < words->count && words->items[end].begin < hit.end;
         end++) {
        const zl_bead_word *word = &words->items[end];
        joined.particle = joined.particle && word->particle;
        joined.conjunction = joined.conjunction && word->conjunction;
    }
    joined.apart = end > first && hit.begin <= words->items[first].begin &&
                   words->items[first].apart;
    *next = end > *next ? end : *next;
    return add(out, joined, first, end);
}

/* The words from `*next` on that end before `to`. */
static bool add_words(zl_joined_words *out, const zl_bead_words *words,
                      uint64_t to, size_t *next)
{
    for (; *next < words->count && words->items[*next].end <= to; ++*next)
        if (!add(out, words->items[*next], *next, *next + 1))
            return false;
    return true;
}

bool zl_join_hits(zl_joined_words *out, const zl_bead_words *words,
                  uint64_t from, uint64_t to, const zl_hits *hits)
{
    size_t next = 0;

    out->words.count = out->spans.count = 0;
    for (size_t i = hits ? zl_hits_from(hits, from) : 0;
         hits && i < hits->count && hits->items[i].begin < to; i++)
        if (!add_words(out, words, hits->items[i].begin, &next) ||
            !add_hit(out, words, hits->items[i], &next))
            return false;
    return add_words(out, words, UINT64_MAX, &next);
}

void zl_joined_words_clear(zl_joined_words *joined)
{
    zl_array_clear(&joined->words);
    zl_array_clear(&joined->spans);
}
