/* map.c -- texts to small numbers, in the order they came. */
#include "map.h"

#include "mem.h"

#include <string.h>

struct zl_map_entry {
    char *bytes;
    uint32_t size;
    uint32_t hash;
};

/* FNV-1a, ended by the mixer of MurmurHash3. */
static uint32_t hash_of(zl_view key)
{
    uint32_t hash = 2166136261u;

    for (size_t i = 0; i < key.size; i++)
        hash = (hash ^ (uint8_t)key.bytes[i]) * 16777619u;
    hash ^= hash >> 16;
    hash *= 0x85ebca6bu;
    hash ^= hash >> 13;
    return hash;
}

/* The slot that holds `key`, or the free one where it would stand. */
static uint32_t slot_of(const zl_map *map, zl_view key, uint32_t hash)
{
    uint32_t mask = map->slot_count - 1;
    uint32_t slot = hash & mask;

    for (; map->slots[slot]; slot = (slot + 1) & mask) {
        const struct zl_map_entry *entry = &map->entries[map->slots[slot] - 1];
        if (entry->hash == hash &&
            zl_view_same((zl_view){ entry->bytes, entry->size }, key))
            break;
    }
    return slot;
}

static bool grow_slots(zl_map *map)
{
    uint32_t count = map->slot_count ? map->slot_count * 2 : 64;
    uint32_t *slots = count ? zl_alloc_array(count, sizeof *slots) : NULL;

    if (!slots)
        return false;
    for (uint32_t i = 0; i < map->count; i++) {
        uint32_t slot = map->entries[i].hash & (count - 1);
        while (slots[slot])
            slot = (slot + 1) & (count - 1);
        slots[slot] = i + 1;
    }
    zl_free(map->slots);
    map->slots = slots;
    map->slot_count = count;
    return true;
}

static bool make_room(zl_map *map)
{
    if (map->count >= map->slot_count / 2 && !grow_slots(map))
        return false;
    if (map->count < map->room)
        return true;
    uint32_t room = map->room ? map->room * 2 : 32;
    struct zl_map_entry *entries =
        zl_resize(map->entries, room * sizeof *entries);
    if (!entries)
        return false;
    map->entries = entries;
    map->room = room;
    return true;
}

uint32_t zl_map_add(zl_map *map, zl_view key)
{
    if (!make_room(map) || key.size > UINT32_MAX)
        return ZL_MAP_NONE;
    uint32_t hash = hash_of(key);
    uint32_t slot = slot_of(map, key, hash);
    if (map->slots[slot])
        return map->slots[slot] - 1;
    char *bytes = zl_copy_text(key.bytes, key.size);
    if (!bytes)
        return ZL_MAP_NONE;
    map->entries[map->count] =
        (struct zl_map_entry){ bytes, (uint32_t)key.size, hash };
    map->slots[slot] = ++map->count;
    return map->count - 1;
}

uint32_t zl_map_find(const zl_map *map, zl_view key)
{
    if (!map->slot_count)
        return ZL_MAP_NONE;
    uint32_t slot = slot_of(map, key, hash_of(key));
    return map->slots[slot] ? map->slots[slot] - 1 : ZL_MAP_NONE;
}

zl_view zl_map_key(const zl_map *map, uint32_t number)
{
    const struct zl_map_entry *entry = &map->entries[number];

    return (zl_view){ entry->bytes, entry->size };
}

void zl_map_clear(zl_map *map)
{
    for (uint32_t i = 0; i < map->count; i++)
        zl_free(map->entries[i].bytes);
    zl_free(map->entries);
    zl_free(map->slots);
    *map = (zl_map){ 0 };
}
