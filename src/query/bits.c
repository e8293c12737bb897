/* bits.c -- a stretch of text with a bit for each token. */
#include "query/bits.h"

#include "base/mem.h"

#include <string.h>

bool zl_bits_start(zl_bits *bits, uint32_t from, uint32_t to)
{
    size_t count = (size_t)(to - from) / 64 + 1;

    if (count > bits->room) {
        zl_bits_clear(bits);
        bits->words = zl_alloc_array(count, sizeof *bits->words);
        if (!bits->words)
            return false;
        bits->room = count;
    }
    memset(bits->words, 0, count * sizeof *bits->words);
    bits->from = from;
    bits->to = to;
    bits->count = count;
    return true;
}

void zl_bits_clear(zl_bits *bits)
{
    zl_free(bits->words);
    *bits = (zl_bits){ 0 };
}

/* ---- filling ---- */

static bool add_type(zl_bits *bits, const zl_attribute *attribute,
                     uint32_t place)
{
    zl_postings postings;

    zl_postings_start_sorted(&postings, attribute, place);
    zl_postings_seek(&postings, bits->from);
    if (postings.at >= bits->to)
        return false;
    for (; postings.at < bits->to; zl_rising_next_block(&postings)) {
        uint32_t end = postings.held;
        while (postings.numbers[end - 1] >= bits->to)
            end--;
        for (uint32_t i = postings.index; i < end; i++)
            zl_bits_set(bits, postings.numbers[i]);
    }
    return true;
}

bool zl_bits_add_types(zl_bits *bits, const zl_attribute *attribute,
                       const zl_typeset *types)
{
    bool any = false;

    for (size_t i = 0; i < types->places.count; i++)
        any |= add_type(bits, attribute, types->places.items[i]);
    return any;
}

/* The first of the list that is `position` or behind it. */
static size_t place_of(const uint32_t *list, size_t count, uint32_t position)
{
    size_t low = 0, high = count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (list[middle] < position)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

bool zl_bits_add_list(zl_bits *bits, const uint32_t *list, size_t count)
{
    size_t first = place_of(list, count, bits->from), i = first;

    for (; i < count && list[i] < bits->to; i++)
        zl_bits_set(bits, list[i]);
    return i > first;
}

bool zl_bits_add_begins(zl_bits *bits, const zl_ranges *ranges)
{
    zl_ranges_cursor cursor;
    bool any = false;

    zl_ranges_start(&cursor, ranges);
    zl_ranges_seek(&cursor, bits->from);
    for (; cursor.begin < bits->to; zl_ranges_seek(&cursor, cursor.end)) {
        if (cursor.begin < bits->from)
            continue;
        zl_bits_set(bits, cursor.begin);
        any = true;
    }
    return any;
}

/* ---- whole words at once ---- */

/* Word `i` of the bits moved to the left. */
static uint64_t moved(const zl_bits *bits, size_t i, uint32_t left)
{
    size_t from = i + left / 64;
    uint32_t rest = left % 64;
    uint64_t low = from < bits->count ? bits->words[from] : 0;
    uint64_t high = from + 1 < bits->count ? bits->words[from + 1] : 0;

    return rest ? low >> rest | high << (64 - rest) : low;
}

/* What is behind the end of the stretch goes. */
static void cut(zl_bits *bits)
{
    uint32_t size = bits->to - bits->from;

    bits->words[size / 64] &= ((uint64_t)1 << size % 64) - 1;
}

bool zl_bits_add_part(zl_bits *bits, const zl_bits *all)
{
    uint64_t any = 0;

    for (size_t i = 0; i < bits->count; i++) {
        size_t from = (size_t)(bits->from - all->from) / 64 + i;
        uint32_t rest = (bits->from - all->from) % 64;
        uint64_t low = from < all->count ? all->words[from] : 0;
        uint64_t high = from + 1 < all->count ? all->words[from + 1] : 0;
        bits->words[i] |= rest ? low >> rest | high << (64 - rest) : low;
    }
    cut(bits);
    for (size_t i = 0; i < bits->count; i++)
        any |= bits->words[i];
    return any != 0;
}

void zl_bits_invert(zl_bits *bits)
{
    for (size_t i = 0; i < bits->count; i++)
        bits->words[i] = ~bits->words[i];
    cut(bits);
}

/* With each turn the bits reach twice as far. */
void zl_bits_smear(zl_bits *bits, uint32_t width)
{
    for (uint32_t reach = 0; reach < width;) {
        uint32_t more = width - reach < reach + 1 ? width - reach : reach + 1;
        for (size_t i = 0; i < bits->count; i++)
            bits->words[i] |= moved(bits, i, more);
        reach += more;
    }
}

void zl_bits_move(zl_bits *bits, uint32_t left)
{
    for (size_t i = 0; i < bits->count && left; i++)
        bits->words[i] = moved(bits, i, left);
}

void zl_bits_keep(zl_bits *bits, const zl_bits *kept, uint32_t left)
{
    for (size_t i = 0; i < bits->count; i++)
        bits->words[i] &= moved(kept, i, left);
}

uint32_t zl_bits_next(const zl_bits *bits, uint32_t position)
{
    size_t i = position - bits->from, word = i / 64;
    uint64_t rest;

    if (position >= bits->to)
        return bits->to;
    rest = bits->words[word] & ~(uint64_t)0 << i % 64;
    while (!rest && ++word < bits->count)
        rest = bits->words[word];
    if (!rest)
        return bits->to;
    return bits->from + (uint32_t)(word * 64) +
           (uint32_t)__builtin_ctzll(rest);
}
