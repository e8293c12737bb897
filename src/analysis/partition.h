/* partition.h -- the words of a scope in parts, and where in them they are.
 *
 * The words that are counted stand in one row, from 0 on, in the order of the
 * corpus; a part is some of them that follow each other. */
#ifndef ZL_ANALYSIS_PARTITION_H
#define ZL_ANALYSIS_PARTITION_H

#include "analysis/spots.h"
#include "base/array.h"

/* Tokens that lie in one part, or with equal parts in one document. */
typedef struct zl_piece {
    uint32_t segment, from, to;
    uint64_t first; /* the number of its first word; behind: the next's */
} zl_piece;

typedef struct zl_partition {
    const zl_terms *terms;
    ZL_ARRAY(zl_piece) pieces; /* with a word; one more stands at the end */
    ZL_ARRAY(uint64_t) ends;   /* of the parts: none is empty */
    uint64_t words;
    double least; /* words of the smallest part */
} zl_partition;

/* Cut the stretches of one group: `how` is doc, region, p or s, or a number of
 * equal parts, whose sizes differ by one word at most. Parts without a word
 * are left out. Clear in any case. Fails with ZILI_EUSAGE (neither; more
 * parts than words), ZILI_ENOMEM. Time: O(tokens). */
ZILI_MUST_CHECK zili_status zl_partition_make(zl_partition *partition,
                                              const zl_terms *terms,
                                              const zl_stretches *stretches,
                                              const char *how,
                                              zili_error *err);
void zl_partition_clear(zl_partition *partition);

/* The part of a word, not before part `from`. Time: O(log parts). */
size_t zl_partition_at(const zl_partition *partition, size_t from,
                       uint64_t word);

static inline uint64_t zl_partition_size(const zl_partition *partition,
                                         size_t part)
{
    return partition->ends.items[part] -
           (part > 0 ? partition->ends.items[part - 1] : 0);
}

/* Where items stand: of each the numbers of its words, rising. */
typedef struct zl_standings {
    ZL_ARRAY(size_t) starts; /* by item, and one more */
    ZL_ARRAY(uint64_t) items;
} zl_standings;

/* Those of the terms whose row in `rows` is not ZL_NONE; there are `count`
 * rows. Start from { 0 }, clear in any case. False without memory. Time:
 * O(tokens). */
bool zl_standings_of_terms(zl_standings *standings,
                           const zl_partition *partition,
                           const uint32_t *rows, size_t count);

/* Append an item: the hits of a query, which stand at their first words, or
 * before a word where they have none. The same. */
bool zl_standings_add(zl_standings *standings, const zl_partition *partition,
                      const zl_spots *spots);
void zl_standings_clear(zl_standings *standings);

#endif
