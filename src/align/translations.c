/* translations.c -- how likely words of one language are to become words of
 * the other. */
#include "align/translations.h"

#include "base/mem.h"

#include <stdlib.h>

/* ---- order ------------------------------------------------------------- */

enum { FEW = 16 };

static int by_weight(const void *left, const void *right)
{
    const zl_word_pair *one = left, *two = right;

    return (one->weight > two->weight) - (one->weight < two->weight);
}

static void insert_weights(zl_word_pair *pairs, size_t count)
{
    for (size_t i = 1; i < count; i++) {
        zl_word_pair pair = pairs[i];
        size_t at = i;
        for (; at > 0 && pair.weight < pairs[at - 1].weight; at--)
            pairs[at] = pairs[at - 1];
        pairs[at] = pair;
    }
}

/* Pairs whose words are in order: those of the same words by weight. */
static void sort_weights(zl_word_pairs *pairs)
{
    const zl_word_pair *all = pairs->items;

    for (size_t i = 0, end; i < pairs->count; i = end) {
        for (end = i + 1; end < pairs->count && all[end].a == all[i].a &&
                          all[end].b == all[i].b;)
            end++;
        if (end - i <= FEW)
            insert_weights(pairs->items + i, end - i);
        else
            qsort(pairs->items + i, end - i, sizeof *pairs->items, by_weight);
    }
}

static uint32_t number_of(const zl_word_pair *pair, bool b)
{
    return b ? pair->b : pair->a;
}

/* What has the same number keeps its order. Numbers are those of a list, so
 * that they can be counted, and need not be compared. */
static bool sort_by(const zl_word_pairs *from, bool b, zl_word_pair *to)
{
    uint32_t most = 0;

    for (size_t i = 0; i < from->count; i++) {
        uint32_t number = number_of(&from->items[i], b);
        most = number > most ? number : most;
    }
    size_t *starts = zl_alloc_array((size_t)most + 2, sizeof *starts);
    if (!starts)
        return false;
    for (size_t i = 0; i < from->count; i++)
        starts[number_of(&from->items[i], b) + (size_t)1]++;
    for (size_t i = 0; i < most; i++)
        starts[i + 1] += starts[i];
    for (size_t i = 0; i < from->count; i++)
        to[starts[number_of(&from->items[i], b)]++] = from->items[i];
    zl_free(starts);
    return true;
}

/* By a, then b, then weight. */
static bool sort_pairs(zl_word_pairs *pairs)
{
    zl_word_pair *room = zl_alloc_array(pairs->count + 1, sizeof *room);
    zl_word_pairs by_b = { room, pairs->count, pairs->count };
    bool whole = room && sort_by(pairs, true, room) &&
                 sort_by(&by_b, false, pairs->items);

    zl_free(room);
    if (whole)
        sort_weights(pairs);
    return whole;
}

/* ---- shares ------------------------------------------------------------ */

static void turn(zl_word_pairs *pairs)
{
    for (size_t i = 0; i < pairs->count; i++) {
        zl_word_pair *pair = &pairs->items[i];
        *pair = (zl_word_pair){ pair->b, pair->a, pair->weight };
    }
}

/* Pairs in order → each once, with all its weight. */
static void add_up(zl_word_pairs *pairs)
{
    size_t kept = 0;

    for (size_t i = 0; i < pairs->count; i++) {
        zl_word_pair pair = pairs->items[i];
        if (kept > 0 && pairs->items[kept - 1].a == pair.a &&
            pairs->items[kept - 1].b == pair.b)
            pairs->items[kept - 1].weight += pair.weight;
        else
            pairs->items[kept++] = pair;
    }
    pairs->count = kept;
}

static bool allocate(zl_translations *out, size_t words, size_t items)
{
    *out = (zl_translations){
        zl_alloc_array(words + 1, sizeof *out->starts),
        zl_alloc_array(items, sizeof *out->items),
        words,
    };
    if (out->starts && out->items)
        return true;
    zl_translations_clear(out);
    return false;
}

/* The pairs of one word, from `from` to `to`. */
static void share_out(zl_rendering *items, const zl_word_pair *pairs,
                      size_t count, double beyond)
{
    double sum = 0;

    for (size_t i = 0; i < count; i++)
        sum += (double)pairs[i].weight;
    double share = beyond > 0 ? .5 / sum + .5 / (sum + beyond) : 1 / sum;
    for (size_t i = 0; i < count; i++)
        items[i] = (zl_rendering){ pairs[i].b,
                                   (float)((double)pairs[i].weight * share) };
}

bool zl_translations_make(zl_translations *out, zl_word_pairs *pairs,
                          size_t words, const float *known, bool back)
{
    if (back)
        turn(pairs);
    if (!sort_pairs(pairs))
        return false;
    add_up(pairs);
    if (!allocate(out, words, pairs->count))
        return false;
    for (size_t word = 0, i = 0; word < words; word++) {
        size_t from = i;
        out->starts[word] = from;
        while (i < pairs->count && pairs->items[i].a == word)
            i++;
        if (i > from)
            share_out(out->items + from, pairs->items + from, i - from,
                      known ? (double)known[word] : 0);
        out->starts[word + 1] = i;
    }
    if (back)
        turn(pairs);
    return true;
}

/* Two lists in the order of words → one. */
static size_t merge(zl_rendering *out, const zl_rendering *one,
                    size_t one_count, float one_weight,
                    const zl_rendering *two, size_t two_count,
                    float two_weight)
{
    size_t i = 0, k = 0, count = 0;

    while (i < one_count || k < two_count) {
        bool takes_one = i < one_count &&
                         (k == two_count || one[i].word <= two[k].word);
        bool takes_two = k < two_count &&
                         (i == one_count || two[k].word <= one[i].word);
        zl_rendering item = { takes_one ? one[i].word : two[k].word, 0 };
        if (takes_one)
            item.share += one_weight * one[i++].share;
        if (takes_two)
            item.share += two_weight * two[k++].share;
        out[count++] = item;
    }
    return count;
}

bool zl_translations_mix(zl_translations *out, const zl_translations *base,
                         const zl_translations *learnt, const float *weights)
{
    size_t words = base->words;

    if (!allocate(out, words, base->starts[words] + learnt->starts[words]))
        return false;
    for (size_t word = 0; word < words; word++) {
        size_t from = base->starts[word], other = learnt->starts[word];
        size_t count = merge(out->items + out->starts[word],
                             base->items + from, base->starts[word + 1] - from,
                             1 - weights[word], learnt->items + other,
                             learnt->starts[word + 1] - other, weights[word]);
        out->starts[word + 1] = out->starts[word] + count;
    }
    return true;
}

void zl_translations_clear(zl_translations *translations)
{
    zl_free(translations->starts);
    zl_free(translations->items);
    *translations = (zl_translations){ 0 };
}
