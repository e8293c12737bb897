/* map.h -- texts to small numbers, in the order they came. */
#ifndef ZL_BASE_MAP_H
#define ZL_BASE_MAP_H

#include "text.h"

/* Every different text gets the next number from 0. Start from { 0 }. */
typedef struct zl_map {
    struct zl_map_entry *entries; /* by number; the map owns the texts */
    uint32_t count;
    uint32_t room;
    uint32_t *slots; /* number + 1, or 0 where free */
    uint32_t slot_count;
} zl_map;

#define ZL_MAP_NONE UINT32_MAX

/* The number of `key`, new or old; ZL_MAP_NONE without memory. The text is
 * copied. Time: O(key). */
uint32_t zl_map_add(zl_map *map, zl_view key);

/* The number of `key`, or ZL_MAP_NONE. */
uint32_t zl_map_find(const zl_map *map, zl_view key);

/* The text with this number, lent until the map is cleared; a zero byte
 * follows it. */
zl_view zl_map_key(const zl_map *map, uint32_t number);

void zl_map_clear(zl_map *map);

#endif
