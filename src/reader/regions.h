/* regions.h -- all regions that are left, many at once; and their kinds. */
#ifndef ZL_READER_REGIONS_H
#define ZL_READER_REGIONS_H

#include "base/map.h"
#include "reader/corpus.h"

enum { ZL_REGIONS_BLOCK = 512 };

/* Goes through the regions in their order, a block of one segment at a time.
 * In the caller's storage; nothing is held that has to be released. */
typedef struct zl_regions {
    const zili_corpus *corpus;
    bool wants_places;
    uint32_t part;   /* the segment of this block */
    uint32_t number; /* of its first region, among all */
    uint32_t place;  /* and in the segment */
    uint32_t count;
    uint32_t values[ZL_REGIONS_BLOCK]; /* numbers in the segment */
    uint32_t begins[ZL_REGIONS_BLOCK], ends[ZL_REGIONS_BLOCK];
    size_t hole; /* the next that comes in the segment */
} zl_regions;

/* Before the first block. Without `wants_places` begins and ends are not set.
 */
void zl_regions_start(zl_regions *regions, const zili_corpus *corpus,
                      bool wants_places);
/* To the next block; false where there is none. */
bool zl_regions_next(zl_regions *regions);
/* The next block is the first of the next segment. */
void zl_regions_leave(zl_regions *regions);

/* The kinds of regions, in the order they first come. */
typedef struct zl_kinds {
    zl_map names;
    uint32_t **numbers; /* by segment, by value of "region" in it: the number
                         * of its name; ZL_NONE where no region has it */
    uint32_t segments;
} zl_kinds;

/* False without memory; zl_kinds_clear() in any case. Time: until all were
 * seen, O(regions). */
bool zl_kinds_make(zl_kinds *kinds, const zili_corpus *corpus);
void zl_kinds_clear(zl_kinds *kinds);

#endif
