/* bucket.c -- the keys of lists, counted.
 *
 * A hash table whose slots are numbers of entries: it stays small, and the
 * entries need not be moved where it grows. */
#include "analysis/bucket.h"

#include "base/mem.h"

#include <string.h>

#define LEAST_SLOTS 1024
#define ONCE (UINT64_C(1) << 32) /* a count of 1, in the word of a row */

/* ---- hashing ---- */

static inline uint64_t hash_of(const uint64_t *key, unsigned width)
{
    uint64_t hash = key[0];

    for (unsigned i = 1; i < width; i++)
        hash = (hash ^ hash >> 29) * UINT64_C(0xBF58476D1CE4E5B9) + key[i];
    return (hash ^ hash >> 32) * UINT64_C(0x9E3779B97F4A7C15);
}

static inline bool same_key(const uint64_t *one, const uint64_t *two,
                            unsigned width)
{
    for (unsigned i = 0; i < width; i++)
        if (one[i] != two[i])
            return false;
    return true;
}

static inline uint64_t *entry_at(const zl_bucket *bucket, size_t i,
                                 unsigned width)
{
    return bucket->entries + i * (width + 2);
}

/* ---- room ---- */

/* Have `count` free slots, and put the entries into them. */
static bool set_slots(zl_bucket *bucket, size_t count)
{
    unsigned width = bucket->width;

    if (count > bucket->slot_room) {
        uint32_t *slots = zl_alloc_array(count, sizeof *slots);
        if (!slots)
            return false;
        zl_free(bucket->slots);
        bucket->slots = slots;
        bucket->slot_room = count;
    } else {
        memset(bucket->slots, 0, count * sizeof *bucket->slots);
    }
    bucket->slot_count = count;
    bucket->shift = (unsigned)__builtin_clzll(count) + 1;
    for (size_t i = 0; i < bucket->count; i++) {
        size_t slot = hash_of(entry_at(bucket, i, width), width) >>
                      bucket->shift;
        while (bucket->slots[slot])
            slot = (slot + 1) & (count - 1);
        bucket->slots[slot] = (uint32_t)(i + 1);
    }
    return true;
}

/* What comes is often about as much as what was. */
bool zl_bucket_begin(zl_bucket *bucket, unsigned width)
{
    size_t slots = bucket->slot_count / 2;

    if (bucket->width != width)
        zl_bucket_clear(bucket);
    bucket->width = width;
    bucket->count = 0;
    return set_slots(bucket, slots < LEAST_SLOTS ? LEAST_SLOTS : slots);
}

void zl_bucket_clear(zl_bucket *bucket)
{
    zl_free(bucket->entries);
    zl_free(bucket->slots);
    *bucket = (zl_bucket){ 0 };
}

/* Make sure that `more` keys can be added. */
static bool make_room(zl_bucket *bucket, size_t more)
{
    size_t wanted = bucket->count + more;

    while (bucket->slot_count < wanted * 2)
        if (wanted >= UINT32_MAX || !set_slots(bucket, bucket->slot_count * 2))
            return false;
    if (wanted <= bucket->room)
        return true;
    size_t room = wanted * 2;
    uint64_t *entries = zl_resize(bucket->entries, room * (bucket->width + 2) *
                                                       sizeof *entries);
    if (!entries)
        return false;
    bucket->entries = entries;
    bucket->room = room;
    return true;
}

/* ---- counting ---- */

/* `document` is not 0. There is room. */
static inline void count_key(zl_bucket *bucket, const uint64_t *key,
                             uint64_t document, unsigned width)
{
    size_t mask = bucket->slot_count - 1;
    size_t slot = hash_of(key, width) >> bucket->shift;
    uint64_t *entry;

    for (; bucket->slots[slot]; slot = (slot + 1) & mask) {
        entry = entry_at(bucket, bucket->slots[slot] - 1, width);
        if (same_key(entry, key, width)) {
            entry[width] += ONCE + (entry[width + 1] != document);
            entry[width + 1] = document;
            return;
        }
    }
    entry = entry_at(bucket, bucket->count++, width);
    bucket->slots[slot] = (uint32_t)bucket->count;
    for (unsigned i = 0; i < width; i++)
        entry[i] = key[i];
    entry[width] = ONCE + 1;
    entry[width + 1] = document;
}

static inline bool count_list(zl_bucket *bucket, const zl_key_list *list,
                              unsigned width)
{
    uint64_t document = 0;

    for (const zl_key_block *block = list->first; block; block = block->next) {
        const uint64_t *at = block->words, *end = at + block->used;
        if (!make_room(bucket, block->used))
            return false;
        while (at < end) {
            if (*at & ZL_KEY_DOCUMENT) {
                document = *at++;
                continue;
            }
            count_key(bucket, at, document, width);
            at += width;
        }
    }
    return true;
}

bool zl_bucket_add(zl_bucket *bucket, const zl_key_list *list)
{
    switch (bucket->width) {
    case 1:
        return count_list(bucket, list, 1);
    case 2:
        return count_list(bucket, list, 2);
    default:
        return count_list(bucket, list, bucket->width);
    }
}

/* ---- order ---- */

/* Bits by which rows are moved at a time. */
enum { DIGIT = 11, DIGITS = 1 << DIGIT };

/* Move rows by the digit of their word `word` at `shift`. */
static inline void move_rows(const uint64_t *from, uint64_t *to, size_t count,
                             unsigned word, unsigned shift, unsigned size)
{
    size_t next[DIGITS] = { 0 }, sum = 0;

    for (size_t i = 0; i < count; i++)
        next[from[i * size + word] >> shift & (DIGITS - 1)]++;
    for (size_t i = 0; i < DIGITS; i++) {
        size_t here = next[i];
        next[i] = sum;
        sum += here;
    }
    for (size_t i = 0; i < count; i++) {
        const uint64_t *row = from + i * size;
        uint64_t *place = to +
                          next[row[word] >> shift & (DIGITS - 1)]++ * size;
        for (unsigned k = 0; k < size; k++)
            place[k] = row[k];
    }
}

/* The bits of a word that are not the same in all rows. */
static uint64_t varying(const uint64_t *rows, size_t count, unsigned word,
                        unsigned size)
{
    uint64_t bits = 0;

    for (size_t i = 1; i < count; i++)
        bits |= rows[i * size + word] ^ rows[word];
    return bits;
}

/* From the last digit to the first; each step keeps the order of those before.
 */
uint64_t *zl_rows_by_key(uint64_t *rows, uint64_t *spare, size_t count,
                         unsigned width)
{
    unsigned size = width + 1;

    for (unsigned word = width; word-- > 0;) {
        uint64_t bits = varying(rows, count, word, size);
        while (bits) {
            unsigned shift = (unsigned)__builtin_ctzll(bits);
            bits &= ~((uint64_t)(DIGITS - 1) << shift);
            if (size == 2)
                move_rows(rows, spare, count, word, shift, 2);
            else
                move_rows(rows, spare, count, word, shift, size);
            uint64_t *moved = spare;
            spare = rows;
            rows = moved;
        }
    }
    return rows;
}

uint64_t *zl_bucket_rows(zl_bucket *bucket, uint64_t least, size_t *count)
{
    unsigned width = bucket->width, size = width + 1;
    size_t kept = 0;

    for (size_t i = 0; i < bucket->count; i++)
        kept += zl_row_count(entry_at(bucket, i, width), width) >= least;
    uint64_t *rows = zl_resize(NULL, (kept + 1) * size * sizeof *rows);
    uint64_t *spare = zl_resize(NULL, (kept + 1) * size * sizeof *rows);
    if (!rows || !spare) {
        zl_free(rows);
        zl_free(spare);
        return NULL;
    }
    uint64_t *row = rows;
    for (size_t i = 0; i < bucket->count; i++) {
        const uint64_t *entry = entry_at(bucket, i, width);
        if (zl_row_count(entry, width) < least)
            continue;
        for (unsigned k = 0; k < size; k++)
            *row++ = entry[k];
    }
    uint64_t *sorted = zl_rows_by_key(rows, spare, kept, width);
    zl_free(sorted == rows ? spare : rows);
    *count = kept;
    return sorted;
}
