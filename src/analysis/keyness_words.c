/* keyness_words.c -- which words of two sides are the same, and how often each
 * occurs. */
#include "analysis/keyness_sides.h"

#include "analysis/shelves.h"
#include "base/fail.h"
#include "base/mem.h"
#include "text/fold.h"

/* ---- words ---- */

/* Texts that are compared, from pools and list, before they are in order. */
struct numbering {
    zl_map keys;
    zl_fold *fold;
    zl_headwords *heads; /* of the first pool: the list, too, is counted so */
    bool exact;
    zl_str key;
    zl_view *shown; /* by number of the key */
    uint32_t room;
    uint32_t *list; /* of each line of the list */
    uint32_t *order, *final;
};

static uint32_t number_of(struct numbering *numbers, zl_view text)
{
    zl_view key = text;

    if (!numbers->exact) {
        zl_str_empty(&numbers->key);
        zl_fold_add(numbers->fold, text, &numbers->key);
        if (numbers->key.failed)
            return ZL_MAP_NONE;
        key = zl_str_view(&numbers->key);
    }
    if (numbers->heads && !zl_headwords_find(numbers->heads, &text, &key))
        return ZL_MAP_NONE;
    uint32_t known = numbers->keys.count;
    uint32_t number = zl_map_add(&numbers->keys, key);
    if (number == known)
        numbers->shown[number] = text;
    return number;
}

static bool open_numbers(struct numbering *numbers, const zl_sides *sides)
{
    size_t most = sides->list.words.count;

    for (size_t i = 0; i < sides->pool_count; i++)
        most += sides->pools[i].terms.count;
    numbers->shown = zl_alloc_array(most, sizeof *numbers->shown);
    numbers->list =
        zl_alloc_array(sides->list.words.count, sizeof *numbers->list);
    numbers->order = zl_alloc_array(most, sizeof *numbers->order);
    numbers->final = zl_alloc_array(most, sizeof *numbers->final);
    return most < ZL_MAP_NONE && numbers->shown && numbers->list &&
           numbers->order && numbers->final;
}

static bool number_all(struct numbering *numbers, zl_sides *sides)
{
    for (size_t i = 0; i < sides->pool_count; i++) {
        zl_pool *pool = &sides->pools[i];
        for (uint32_t term = 0; term < pool->terms.count; term++) {
            pool->word_of[term] = number_of(numbers, pool->terms.shown[term]);
            if (pool->word_of[term] == ZL_MAP_NONE)
                return false;
        }
    }
    for (size_t i = 0; i < sides->list.words.count; i++) {
        numbers->list[i] = number_of(numbers, sides->list.words.items[i].text);
        if (numbers->list[i] == ZL_MAP_NONE)
            return false;
    }
    return true;
}

/* From the order in which they came to that of what is shown. */
static bool put_in_order(struct numbering *numbers, zl_sides *sides)
{
    uint32_t count = numbers->keys.count;

    sides->count = count;
    sides->shown = zl_alloc_array(count, sizeof *sides->shown);
    if (!sides->shown ||
        !zl_order_texts(numbers->shown, count, numbers->order))
        return false;
    for (uint32_t i = 0; i < count; i++) {
        sides->shown[i] = numbers->shown[numbers->order[i]];
        numbers->final[numbers->order[i]] = i;
    }
    for (size_t i = 0; i < sides->pool_count; i++)
        for (uint32_t k = 0; k < sides->pools[i].terms.count; k++)
            sides->pools[i].word_of[k] =
                numbers->final[sides->pools[i].word_of[k]];
    for (size_t i = 0; i < sides->list.words.count; i++)
        numbers->list[i] = numbers->final[numbers->list[i]];
    return true;
}

/* The terms of one corpus have their numbers. */
static bool take_terms(zl_sides *sides)
{
    zl_pool *pool = &sides->pools[0];

    sides->count = pool->terms.count;
    sides->shown = zl_alloc_array(sides->count, sizeof *sides->shown);
    if (!sides->shown)
        return false;
    for (uint32_t i = 0; i < sides->count; i++) {
        sides->shown[i] = pool->terms.shown[i];
        pool->word_of[i] = i;
    }
    return true;
}

/* ---- sums ---- */

static bool open_sums(zl_sides *sides)
{
    for (size_t i = 0; i < 2; i++) {
        zl_side *side = &sides->sides[i];
        bool docs = i == ZL_TARGET || !sides->has_list || sides->list.has_docs;
        side->count = zl_alloc_array(sides->count, sizeof *side->count);
        if (docs)
            side->docs = zl_alloc_array(sides->count, sizeof *side->docs);
        if (!side->count || (docs && !side->docs))
            return false;
    }
    return true;
}

static void sum_pool(zl_sides *sides, const zl_pool *pool)
{
    const zl_tables *tables = &pool->tables;

    for (size_t group = 0; group < pool->groups; group++) {
        zl_side *side = &sides->sides[pool->is_target[group] ? ZL_TARGET
                                                             : ZL_REFERENCE];
        for (size_t i = tables->begins[group]; i < tables->begins[group + 1];
             i++) {
            uint32_t word = pool->word_of[tables->rows[i].term];
            side->count[word] += tables->rows[i].count;
            side->docs[word] += tables->rows[i].docs;
            side->tokens += tables->rows[i].count;
        }
    }
}

static void sum_list(zl_sides *sides, const uint32_t *word_of, uint64_t n2)
{
    zl_side *side = &sides->sides[ZL_REFERENCE];

    for (size_t i = 0; i < sides->list.words.count; i++) {
        const zl_listed_word *word = &sides->list.words.items[i];
        side->count[word_of[i]] += word->count;
        if (side->docs) /* of several lines that are one word, at least */
            side->docs[word_of[i]] = word->docs > side->docs[word_of[i]]
                                         ? word->docs
                                         : side->docs[word_of[i]];
    }
    side->tokens = n2 ? n2 : sides->list.sum;
}

zili_status zl_sides_sum(zl_sides *sides, const zl_sides_ask *asked,
                         zili_error *err)
{
    struct numbering numbers = { .heads = sides->pools[0].terms.heads,
                                 .exact = asked->rules.exact &&
                                          !asked->rules.keys };
    bool alone = sides->pool_count == 1 && !sides->has_list, enough = true;
    zili_status status = ZILI_OK;

    for (size_t i = 0; i < sides->pool_count; i++) {
        zl_pool *pool = &sides->pools[i];
        pool->word_of =
            zl_alloc_array(pool->terms.count, sizeof *pool->word_of);
        enough = enough && pool->word_of;
    }
    if (!alone && !numbers.exact)
        status = zl_fold_open(&numbers.fold, err);
    enough = enough && !status &&
             (alone ? take_terms(sides)
                    : open_numbers(&numbers, sides) &&
                          number_all(&numbers, sides) &&
                          put_in_order(&numbers, sides)) &&
             open_sums(sides);
    for (size_t i = 0; enough && i < sides->pool_count; i++)
        sum_pool(sides, &sides->pools[i]);
    if (enough && sides->has_list && numbers.list)
        sum_list(sides, numbers.list, asked->n2);
    zl_fold_close(numbers.fold);
    zl_map_clear(&numbers.keys);
    zl_str_clear(&numbers.key);
    zl_free(numbers.shown);
    zl_free(numbers.list);
    zl_free(numbers.order);
    zl_free(numbers.final);
    return status || enough ? status : zl_no_memory(err);
}
