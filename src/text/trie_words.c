/* trie_words.c -- the words of a trie to be, and their order. */
#include "trie.h"

#include "base/mem.h"
#include "text/simplify.h"

#include <stdlib.h>
#include <string.h>

bool zl_trie_words_add(zl_trie_words *words, const uint16_t *units,
                       size_t size, uint16_t value)
{
    if (size == 0 || size > ZL_TRIE_LONGEST)
        return true;
    if (words->units.count > UINT32_MAX - size ||
        !zl_array_reserve(&words->units, size) ||
        !zl_array_push(&words->words,
                       (zl_trie_word){ (uint32_t)words->units.count,
                                       (uint16_t)size, value }))
        return false;
    memcpy(words->units.items + words->units.count, units,
           size * sizeof *units);
    words->units.count += size;
    return true;
}

bool zl_trie_words_add_text(zl_trie_words *words, zl_view text,
                            uint16_t value)
{
    uint16_t units[ZL_TRIE_LONGEST + 1];
    size_t size = 0;

    for (size_t at = 0; at < text.size && size < ZL_TRIE_LONGEST;) {
        uint32_t c = zl_utf8_next(text, &at);
        if (words->variants)
            c = zl_simplified(c);
        if (c > 0xFFFF) {
            units[size++] = (uint16_t)(0xD7C0 + (c >> 10));
            c = 0xDC00 | (c & 0x3FF);
        }
        units[size++] = (uint16_t)c;
        if (size >= ZL_TRIE_LONGEST && at < text.size)
            return true;
    }
    return zl_trie_words_add(words, units, size, value);
}

void zl_trie_words_clear(zl_trie_words *words)
{
    zl_array_clear(&words->units);
    zl_array_clear(&words->words);
}

/* ---- sorting ---- */

/* A word to be sorted: its first four units, and which it is. */
typedef struct sort_key {
    uint64_t start;
    size_t index;
} sort_key;

static int compare_words(const zl_trie_words *words, zl_trie_word a,
                         zl_trie_word b)
{
    const uint16_t *left = words->units.items + a.begin;
    const uint16_t *right = words->units.items + b.begin;
    size_t common = a.size < b.size ? a.size : b.size;

    for (size_t i = 0; i < common; i++)
        if (left[i] != right[i])
            return left[i] < right[i] ? -1 : 1;
    return (a.size > b.size) - (a.size < b.size);
}

static int compare_keys(const void *a, const void *b, void *user)
{
    const sort_key *left = a, *right = b;
    const zl_trie_words *words = user;

    if (left->start != right->start)
        return left->start < right->start ? -1 : 1;
    int order = compare_words(words, words->words.items[left->index],
                              words->words.items[right->index]);
    return order ? order
                 : (left->index > right->index) - (left->index < right->index);
}

static uint64_t start_of(const zl_trie_words *words, zl_trie_word word)
{
    uint64_t start = 0;

    for (uint32_t i = 0; i < 4; i++)
        start = start << 16 |
                (i < word.size ? words->units.items[word.begin + i] : 0);
    return start;
}

static bool in_order(const zl_trie_words *words)
{
    for (size_t i = 1; i < words->words.count; i++)
        if (compare_words(words, words->words.items[i - 1],
                          words->words.items[i]) > 0)
            return false;
    return true;
}

bool zl_trie_words_sort(zl_trie_words *words)
{
    size_t count = words->words.count;

    if (in_order(words))
        return true;
    sort_key *keys = zl_alloc_array(count, sizeof *keys);
    zl_trie_word *sorted = zl_alloc_array(count, sizeof *sorted);
    bool good = keys && sorted;

    for (size_t i = 0; good && i < count; i++)
        keys[i] = (sort_key){ start_of(words, words->words.items[i]), i };
    if (good)
        qsort_r(keys, count, sizeof *keys, compare_keys, words);
    for (size_t i = 0; good && i < count; i++)
        sorted[i] = words->words.items[keys[i].index];
    if (good && count)
        memcpy(words->words.items, sorted, count * sizeof *sorted);
    zl_free(keys);
    zl_free(sorted);
    return good;
}
