/* bucket.h -- the keys of lists, counted.
 *
 * A row is a key (keys.h) and one word more, of which the higher half is how
 * often the n-gram occurs and the lower half in how many documents. */
#ifndef ZL_ANALYSIS_BUCKET_H
#define ZL_ANALYSIS_BUCKET_H

#include "analysis/keys.h"

static inline uint64_t zl_row_count(const uint64_t *row, unsigned width)
{
    return row[width] >> 32;
}

static inline uint32_t zl_row_docs(const uint64_t *row, unsigned width)
{
    return (uint32_t)row[width];
}

/* Room to count in, for one thread at a time. Start from { 0 }. */
typedef struct zl_bucket {
    unsigned width;
    uint64_t *entries; /* a row and its last document each, as they came */
    size_t count, room;
    uint32_t *slots; /* number of an entry, from 1; 0: free */
    size_t slot_count, slot_room;
    unsigned shift; /* of a hash, to a slot */
} zl_bucket;

/* Begin to count keys of so many words. False without memory. */
bool zl_bucket_begin(zl_bucket *bucket, unsigned width);

/* Count all keys of a closed list; every document is in one list alone.
 * False without memory, or with 2^32 different keys. Time: some 5 to 10 ns a
 * key, if what is counted fits the cache. */
bool zl_bucket_add(zl_bucket *bucket, const zl_key_list *list);

/* The rows with a count of at least `least`, in the order of their keys, as
 * one array for zl_free(); `*count` says how many. NULL without memory. */
uint64_t *zl_bucket_rows(zl_bucket *bucket, uint64_t least, size_t *count);

/* Sort `count` rows by key. `spare` has room for as many; gives the one of the
 * two that the rows are in. */
uint64_t *zl_rows_by_key(uint64_t *rows, uint64_t *spare, size_t count,
                         unsigned width);

void zl_bucket_clear(zl_bucket *bucket);

#endif
