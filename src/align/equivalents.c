/* equivalents.c -- what is known of terms before any bead is. */
#include "align/equivalents.h"

#include "align/words.h"
#include "base/fail.h"
#include "base/mem.h"

#include <stdlib.h>

#define ITSELF 2 /* the weight of a term that stands for itself; that of a
                    translation of one word is 1 */

#define KIN .5f  /* that of a word of the same stem, as far as can be seen */
enum { KIN_LETTERS = 4 };

/* A term of the other side that has a word, among how many. */
typedef struct holder {
    uint32_t term, parts;
} holder;

/* The words of which the terms of a side consist, and who has them: those of
 * word w from starts[w] to starts[w + 1]. */
typedef struct parts {
    zl_map words;
    size_t *starts;
    ZL_ARRAY(holder) holders;
    ZL_ARRAY(uint32_t) word_of; /* by holder, before they are in order */
    zl_view *sorted; /* the words, in byte order */
} parts;

typedef struct gatherer {
    const zl_glossary *glossary;
    const zl_side *side, *other;
    bool back; /* `side` is b */
    parts parts; /* of `other` */
    zl_glosses found;
    zl_word_pairs pairs;
    zl_str whole;
} gatherer;

/* ---- what keys consist of ---- */

static uint32_t count_parts(zl_view key)
{
    uint32_t count = 0;
    zl_view part;

    while (zl_view_next(&key, '-', &part))
        count++;
    return count;
}

/* ---- who has a word ---- */

static bool add_holders(parts *all, uint32_t term, zl_view key)
{
    holder one = { term, count_parts(key) };
    zl_view part;

    while (zl_view_next(&key, '-', &part)) {
        uint32_t word = zl_map_add(&all->words, part);
        if (word == ZL_MAP_NONE || !zl_array_push(&all->word_of, word) ||
            !zl_array_push(&all->holders, one))
            return false;
    }
    return true;
}

/* Put the holders in the order of their words; those of one stay in theirs. */
static bool sort_holders(parts *all)
{
    size_t words = all->words.count, count = all->holders.count;
    holder *sorted = zl_alloc_array(count + 1, sizeof *sorted);

    all->starts = zl_alloc_array(words + 2, sizeof *all->starts);
    if (!sorted || !all->starts) {
        zl_free(sorted);
        return false;
    }
    for (size_t i = 0; i < count; i++)
        all->starts[all->word_of.items[i] + 2]++;
    for (size_t word = 2; word < words + 2; word++)
        all->starts[word] += all->starts[word - 1];
    for (size_t i = 0; i < count; i++)
        sorted[all->starts[all->word_of.items[i] + 1]++] =
            all->holders.items[i];
    zl_free(all->holders.items);
    all->holders.items = sorted;
    return true;
}

static int by_bytes(const void *a, const void *b)
{
    return zl_view_compare(*(const zl_view *)a, *(const zl_view *)b);
}

static bool find_parts(parts *all, const zl_side *side)
{
    for (uint32_t term = 0; term < side->keys.count; term++)
        if (!add_holders(all, term, zl_map_key(&side->keys, term)))
            return false;
    all->sorted = zl_alloc_array(all->words.count + 1, sizeof *all->sorted);
    if (!all->sorted)
        return false;
    for (uint32_t word = 0; word < all->words.count; word++)
        all->sorted[word] = zl_map_key(&all->words, word);
    if (all->words.count)
        qsort(all->sorted, all->words.count, sizeof *all->sorted, by_bytes);
    return sort_holders(all);
}

static void clear_parts(parts *all)
{
    zl_map_clear(&all->words);
    zl_free(all->starts);
    zl_array_clear(&all->holders);
    zl_array_clear(&all->word_of);
    zl_free(all->sorted);
    *all = (parts){ 0 };
}

/* ---- pairs ---- */

static bool add_pair(gatherer *all, uint32_t term, uint32_t other,
                     float weight)
{
    zl_word_pair pair = { all->back ? other : term, all->back ? term : other,
                          weight };

    return zl_array_push(&all->pairs, pair);
}

/* `term` may be any that has the word, with its share. */
static bool add_word(gatherer *all, uint32_t term, zl_view key, float weight)
{
    uint32_t word = zl_map_find(&all->parts.words, key);

    if (word == ZL_MAP_NONE)
        return true;
    for (size_t i = all->parts.starts[word]; i < all->parts.starts[word + 1];
         i++) {
        holder one = all->parts.holders.items[i];
        if (!add_pair(all, term, one.term, weight / (float)one.parts))
            return false;
    }
    return true;
}

/* The first of the words in order that is not before `key`. */
static size_t word_from(const parts *all, zl_view key)
{
    size_t low = 0, high = all->words.count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (zl_view_compare(all->sorted[middle], key) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* Words of which one begins as the other does (rely, reliance), and words with
 * which this one ends (oneself, self). */
static bool add_kin(gatherer *all, uint32_t term, zl_view key, float weight)
{
    const struct parts *own = &all->parts;

    if (key.size < KIN_LETTERS || (unsigned char)key.bytes[0] >= 0x80)
        return true;
    for (size_t size = KIN_LETTERS; size < key.size; size++) {
        zl_view front = zl_view_cut(key, 0, size);
        zl_view back = zl_view_cut(key, key.size - size, key.size);
        if (!add_word(all, term, front, weight) ||
            !add_word(all, term, back, weight))
            return false;
    }
    for (size_t i = word_from(own, key);
         i < own->words.count && zl_view_starts(own->sorted[i], key); i++)
        if (!zl_view_same(own->sorted[i], key) &&
            !add_word(all, term, own->sorted[i], weight))
            return false;
    return true;
}

static bool add_gloss(gatherer *all, uint32_t term, const zl_gloss *gloss,
                      float share)
{
    float weight = share * gloss->weight;

    return add_word(all, term, gloss->key, weight) &&
           add_kin(all, term, gloss->key, weight * KIN);
}

/* What the glossary says of `text`; `*known`: it is there. */
static zili_status add_known(gatherer *all, uint32_t term, zl_view text,
                             float share, bool *known, zili_error *err)
{
    uint32_t number = zl_glossary_number(all->glossary, text);

    *known = number != ZL_NO_TERM;
    if (!*known)
        return ZILI_OK;
    zili_status status =
        zl_glossary_find(all->glossary, number, &all->found, err);
    for (size_t i = 0; !status && i < all->found.count; i++)
        if (!add_gloss(all, term, &all->found.items[i], share))
            status = zl_no_memory(err);
    return status;
}

/* A term stands in the glossary without what divides its words. */
static zili_status add_term(gatherer *all, uint32_t term, zl_view key,
                            zili_error *err)
{
    uint32_t count = count_parts(key);
    zl_view rest = key, part;
    bool known = false;

    zl_str_empty(&all->whole);
    while (zl_view_next(&rest, '-', &part))
        zl_str_add(&all->whole, part);
    if (all->whole.failed)
        return zl_no_memory(err);
    zili_status status =
        add_known(all, term, zl_str_view(&all->whole), 1, &known, err);
    for (rest = key; !status && !known && count > 1 &&
                      zl_view_next(&rest, '-', &part);) {
        bool ignored;
        status = add_known(all, term, part, 1 / (float)count, &ignored, err);
    }
    return status;
}

static zili_status add_side(gatherer *all, zili_error *err)
{
    zili_status status = ZILI_OK;

    if (!all->glossary)
        return ZILI_OK;
    if (!find_parts(&all->parts, all->other))
        return zl_no_memory(err);
    for (uint32_t term = 0; !status && term < all->side->keys.count; term++)
        status =
            add_term(all, term, zl_map_key(&all->side->keys, term), err);
    clear_parts(&all->parts);
    return status;
}

/* Numbers and Latin words of more than two letters. */
static bool stands_for_itself(zl_view key)
{
    bool latin = key.size > 2 && (unsigned char)key.bytes[0] < 0x80;

    return latin || zl_word_kind_of(key) == ZL_WORD_NUMBER;
}

/* Terms that are the same on both sides. */
static bool add_same(gatherer *all)
{
    for (uint32_t term = 0; term < all->side->keys.count; term++) {
        zl_view key = zl_map_key(&all->side->keys, term);
        uint32_t other = zl_map_find(&all->other->keys, key);
        if (other != ZL_MAP_NONE && stands_for_itself(key) &&
            !add_pair(all, term, other, ITSELF))
            return false;
    }
    return true;
}

zili_status zl_equivalents(const zl_side *a, const zl_side *b,
                           const zl_glossary *glossary,
                           zl_translations *forth, zl_translations *back,
                           zili_error *err)
{
    gatherer all = { .glossary = glossary, .side = a, .other = b };

    *forth = *back = (zl_translations){ 0 };
    zili_status status =
        add_same(&all) ? add_side(&all, err) : zl_no_memory(err);
    if (!status) {
        all.side = b;
        all.other = a;
        all.back = true;
        status = add_side(&all, err);
    }
    if (!status && (!zl_translations_make(forth, &all.pairs, a->keys.count,
                                          NULL, false) ||
                    !zl_translations_make(back, &all.pairs, b->keys.count,
                                          NULL, true)))
        status = zl_no_memory(err);
    clear_parts(&all.parts);
    zl_glosses_clear(&all.found);
    zl_array_clear(&all.pairs);
    zl_str_clear(&all.whole);
    return status;
}
