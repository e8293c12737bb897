/* known.c -- what is known of words before any bead is. */
#include "align/known.h"

#include "align/words.h"
#include "base/fail.h"
#include "base/mem.h"

#include <math.h>

/* How much a word speaks for itself, beside a weight of 1 that a dictionary
 * gives a translation of one word. */
static float own_weight(zl_word_kind kind)
{
    return kind == ZL_WORD_SIGN ? .6f : 2;
}

typedef struct gatherer {
    const zl_side *a, *b;
    const zl_glossary *glossary;
    zl_glosses found;
    zl_word_pairs pairs;
    float *known_a, *known_b; /* weight of what the texts do not have */
} gatherer;

/* ---- words that stand for themselves ---- */

/* Numbers and signs, and words of Latin script on both sides; but not those
 * of two letters, which are names of the one and particles of the other. */
static bool stands_for_itself(zl_view key, zl_word_kind kind)
{
    return kind != ZL_WORD_PLAIN ||
           (key.size > 2 && (unsigned char)key.bytes[0] < 0x80);
}

static bool add_same(gatherer *all)
{
    for (uint32_t word = 0; word < all->a->keys.count; word++) {
        zl_view key = zl_map_key(&all->a->keys, word);
        zl_word_kind kind = zl_word_kind_of(key);
        if (!stands_for_itself(key, kind))
            continue;
        uint32_t other = zl_map_find(&all->b->keys, key);
        if (other != ZL_MAP_NONE &&
            !zl_array_push(&all->pairs,
                           (zl_word_pair){ word, other, own_weight(kind) }))
            return false;
    }
    return true;
}

/* ---- a glossary ---- */

static bool add_pair(gatherer *all, bool back, uint32_t word, uint32_t other,
                     float weight)
{
    zl_word_pair pair = { back ? other : word, back ? word : other, weight };

    return zl_array_push(&all->pairs, pair);
}

/* What the glossary says of the words of one side; `back` where that is b. */
static zili_status add_known(gatherer *all, bool back, zili_error *err)
{
    const zl_side *side = back ? all->b : all->a;
    const zl_side *other = back ? all->a : all->b;
    float *beyond = back ? all->known_b : all->known_a;

    for (uint32_t word = 0; word < side->keys.count; word++) {
        uint32_t term =
            zl_glossary_number(all->glossary, zl_map_key(&side->keys, word));
        if (term == ZL_NO_TERM)
            continue;
        zili_status status =
            zl_glossary_find(all->glossary, term, &all->found, err);
        if (status)
            return status;
        for (size_t i = 0; i < all->found.count; i++) {
            zl_gloss gloss = all->found.items[i];
            uint32_t to = zl_map_find(&other->keys, gloss.key);
            if (to == ZL_MAP_NONE)
                beyond[word] += gloss.weight;
            else if (!add_pair(all, back, word, to, gloss.weight))
                return zl_no_memory(err);
        }
    }
    return ZILI_OK;
}

/* ---- together ---- */

static float *rarity(const zl_side *side)
{
    float *rare = zl_alloc_array((size_t)side->keys.count + 1, sizeof *rare);
    double all = (double)side->words.count;

    for (uint32_t i = 0; rare && i < side->keys.count; i++)
        rare[i] = (float)(all / (double)side->counts.items[i]);
    return rare;
}

static zili_status gather(gatherer *all, zili_error *err)
{
    if (!all->known_a || !all->known_b || !add_same(all))
        return zl_no_memory(err);
    if (!all->glossary)
        return ZILI_OK;
    zili_status status = add_known(all, false, err);
    return status ? status : add_known(all, true, err);
}

zili_status zl_known_words(zl_bilingual *words, const zl_glossary *glossary,
                           zili_error *err)
{
    const zl_side *a = words->a, *b = words->b;
    gatherer all = {
        .a = a,
        .b = b,
        .glossary = glossary,
        .known_a = zl_alloc_array((size_t)a->keys.count + 1, sizeof(float)),
        .known_b = zl_alloc_array((size_t)b->keys.count + 1, sizeof(float)),
    };
    zili_status status = gather(&all, err);

    words->rare_a = rarity(a);
    words->rare_b = rarity(b);
    words->known_a = zl_alloc_array((size_t)a->keys.count + 1, sizeof(float));
    words->known_b = zl_alloc_array((size_t)b->keys.count + 1, sizeof(float));
    if (!status && (!words->rare_a || !words->rare_b || !words->known_a ||
                    !words->known_b ||
                    !zl_translations_make(&words->forth, &all.pairs,
                                          a->keys.count, all.known_a, false) ||
                    !zl_translations_make(&words->back, &all.pairs,
                                          b->keys.count, all.known_b, true)))
        status = zl_no_memory(err);
    if (!status)
        zl_known_mark(words);
    zl_glosses_clear(&all.found);
    zl_array_clear(&all.pairs);
    zl_free(all.known_a);
    zl_free(all.known_b);
    return status;
}

static void mark(const zl_translations *translations, float *known)
{
    for (size_t i = 0; i < translations->words; i++) {
        float sum = 0;
        for (size_t k = translations->starts[i];
             k < translations->starts[i + 1]; k++)
            sum += translations->items[k].share;
        known[i] = sum < 1 ? sum : 1;
    }
}

void zl_known_mark(zl_bilingual *words)
{
    mark(&words->forth, words->known_a);
    mark(&words->back, words->known_b);
}

void zl_bilingual_clear(zl_bilingual *words)
{
    zl_translations_clear(&words->forth);
    zl_translations_clear(&words->back);
    zl_free(words->rare_a);
    zl_free(words->rare_b);
    zl_free(words->known_a);
    zl_free(words->known_b);
    words->rare_a = words->rare_b = NULL;
    words->known_a = words->known_b = NULL;
}
