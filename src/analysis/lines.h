/* lines.h -- the lines of a concordance: found, sampled, and in what order.
 *
 * A line has the number of its hit in corpus order, and keeps it: what is
 * known of lines is told by number, and only `order` says where they are
 * shown. */
#ifndef ZL_ANALYSIS_LINES_H
#define ZL_ANALYSIS_LINES_H

#include "analysis/ask.h"
#include "query/harvest.h"

/* Start from { 0 }; release with zl_lines_clear(). */
typedef struct zl_lines {
    zl_harvest found;
    uint32_t *items;  /* by number: what found it; NULL: there is one item */
    uint32_t *scores; /* by number (gather.h); NULL: lines are not ranked */
    uint32_t *order;  /* the numbers as they are shown; NULL: 0, 1, 2 … */
} zl_lines;

void zl_lines_clear(zl_lines *lines);

static inline size_t zl_lines_count(const zl_lines *lines)
{
    return lines->found.hits.count;
}

/* By number. */
static inline zl_hit zl_lines_hit(const zl_lines *lines, size_t number)
{
    return zl_harvest_at(&lines->found, number);
}

/* Of the line that is shown as the i-th, from 0. */
static inline size_t zl_lines_number(const zl_lines *lines, size_t i)
{
    return lines->order ? lines->order[i] : i;
}

/* The hits of all `items`, in corpus order, or the first `most` of them, if
 * that is not 0 (where there are several items they may be more); `total` is
 * how many there are. A place that two items find is two lines. Fails as
 * zl_search_each(). Time: O(hits), for several items O(hits log hits). */
ZILI_MUST_CHECK zili_status zl_lines_find(zl_lines *lines, const zl_ask *ask,
                                          const zl_items *items, uint64_t most,
                                          uint64_t *total, zili_error *err);

/* Keep `count` lines, each with the same chance, in their order; not after
 * they were ordered or ranked. The same seed gives the same lines. False
 * without memory. Time: O(lines). */
bool zl_lines_sample(zl_lines *lines, uint64_t count, uint64_t seed);

#endif
