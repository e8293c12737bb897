/* shelves.h -- many texts or counts, put in order fast. */
#ifndef ZL_ANALYSIS_SHELVES_H
#define ZL_ANALYSIS_SHELVES_H

#include "base/text.h"

/* The numbers of `count` texts in byte order of the texts, into `order`;
 * equal texts in the order of their numbers. False without memory.
 * Time: O(count), and O(n log n) for n texts that begin with the same eight
 * bytes. */
bool zl_order_texts(const zl_view *texts, uint32_t count, uint32_t *order);

/* ---- falling counts ---- */

/* Most counts are small. Things are put on shelves, one for each count below
 * ZL_SHELVES and one, the first, for all others, which are then sorted alone:
 *
 *     zl_shelves shelves = { 0 };
 *     for each thing: zl_shelves_tell(&shelves, count);
 *     size_t large = zl_shelves_open(&shelves);
 *     for each thing: sorted[zl_shelves_put(&shelves, count)] = thing;
 *     sort the first `large` things by count
 *
 * Things with an equal, small count keep their order. */
#define ZL_SHELVES 256

typedef struct zl_shelves {
    size_t next[ZL_SHELVES + 1];
} zl_shelves;

static inline size_t *zl_shelf(zl_shelves *shelves, uint64_t count)
{
    return &shelves->next[count < ZL_SHELVES ? count : ZL_SHELVES];
}

static inline void zl_shelves_tell(zl_shelves *shelves, uint64_t count)
{
    ++*zl_shelf(shelves, count);
}

/* All were told; gives how many counts are not small. */
size_t zl_shelves_open(zl_shelves *shelves);

static inline size_t zl_shelves_put(zl_shelves *shelves, uint64_t count)
{
    return (*zl_shelf(shelves, count))++;
}

/* How large a count must be to be among the `limit` largest of those told so
 * far, ties included: what is smaller need not be kept. Start from
 * { .limit = … }; with a limit of 0 `least` stays 0. */
#define ZL_THRESHOLD_MOST 1024

typedef struct zl_threshold {
    uint64_t limit;
    uint64_t least; /* the answer; never above ZL_THRESHOLD_MOST */
    uint64_t kept;  /* told, and not smaller */
    uint64_t told[ZL_THRESHOLD_MOST]; /* of each count below that */
} zl_threshold;

void zl_threshold_tell(zl_threshold *threshold, uint64_t count);

/* ---- groups of rows ---- */

/* The group that holds a row, of `groups`, of which each begins where
 * `begins` says; that has an entry more, for the end. */
size_t zl_order_group(const size_t *begins, size_t groups, size_t row);

#endif
