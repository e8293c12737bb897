/* segdiff_counts.h -- queries counted in each way of cutting. */
#ifndef ZL_ANALYSIS_SEGDIFF_COUNTS_H
#define ZL_ANALYSIS_SEGDIFF_COUNTS_H

#include "analysis/segdiff_place.h"
#include "query/direct.h"

/* One query in one group. */
typedef struct zl_way_count {
    uint64_t differ; /* hits that some way has and another has not */
    uint32_t first;  /* document of the example */
    char *example;   /* NULL where nothing differs; the count's own */
} zl_way_count;

/* Start from { 0 }. */
typedef struct zl_way_counts {
    zl_items items;
    zl_vocabulary words;
    zl_direct **queries; /* items × ways; NULL where a way in front has one
                            that is cut alike */
    zl_way_count *list;  /* items × groups */
    uint64_t *hits;      /* items × groups × ways */
    size_t groups, ways;
    zl_row *rows; /* of the paragraph, by way */
    zl_hits found;
    zl_pieces spans; /* of the hits of one query, in all ways */
} zl_way_counts;

/* Make the queries of a question ready. Fails as zl_items_make() and
 * zl_direct_new(); close in any case. */
ZILI_MUST_CHECK zili_status zl_way_counts_open(zl_way_counts *counts,
                                               const zl_ways *ways,
                                               const zili_question *question,
                                               zili_error *err);
void zl_way_counts_close(zl_way_counts *counts);

/* Count in this paragraph; false without memory. Time: O(tokens) for each
 * query and way. */
bool zl_way_counts_add(zl_way_counts *counts, const zl_ways *ways);

#endif
