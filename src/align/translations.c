/* translations.c -- how likely words of one language are to become words of
 * the other. */
#include "align/translations.h"

#include "base/mem.h"

#include <stdlib.h>

static int by_a(const void *left, const void *right)
{
    const zl_word_pair *one = left, *two = right;

    if (one->a != two->a)
        return one->a < two->a ? -1 : 1;
    if (one->b != two->b)
        return one->b < two->b ? -1 : 1;
    return (one->weight > two->weight) - (one->weight < two->weight);
}

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
    if (pairs->count)
        qsort(pairs->items, pairs->count, sizeof *pairs->items, by_a);
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
