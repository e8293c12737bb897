/* rank.h -- texts of a map in the order in which a file has them. */
#ifndef ZL_WRITER_RANK_H
#define ZL_WRITER_RANK_H

#include "base/map.h"

/* Numbers of a map, ordered by falling count, equal ones by bytes. */
typedef struct zl_rank {
    uint32_t count;
    uint32_t *numbers; /* by rank */
    uint32_t *ranks;   /* by number */
} zl_rank;

/* `counts` has one for every text of the map. False without memory. Time:
 * O(texts log texts). */
bool zl_rank_init(zl_rank *rank, const zl_map *map, const uint32_t *counts);
void zl_rank_clear(zl_rank *rank);

/* The ranks in byte order of their texts; NULL without memory. */
uint32_t *zl_rank_by_bytes(const zl_rank *rank, const zl_map *map);

#endif
