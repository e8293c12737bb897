/* rank.c -- texts of a map in the order in which a file has them. */
#include "rank.h"

#include "base/mem.h"

#include <stdlib.h>

struct order {
    const zl_map *map;
    const uint32_t *counts;  /* by number */
    const uint32_t *numbers; /* by rank */
};

static int by_count(const void *a, const void *b, void *user)
{
    const struct order *order = user;
    uint32_t left = *(const uint32_t *)a, right = *(const uint32_t *)b;
    uint32_t many = order->counts[left], few = order->counts[right];

    if (many != few)
        return many > few ? -1 : 1;
    return zl_view_compare(zl_map_key(order->map, left),
                           zl_map_key(order->map, right));
}

static int by_bytes(const void *a, const void *b, void *user)
{
    const struct order *order = user;
    uint32_t left = order->numbers[*(const uint32_t *)a];
    uint32_t right = order->numbers[*(const uint32_t *)b];

    return zl_view_compare(zl_map_key(order->map, left),
                           zl_map_key(order->map, right));
}

static uint32_t *count_up(uint32_t count)
{
    uint32_t *numbers = zl_alloc_array(count, sizeof *numbers);

    for (uint32_t i = 0; numbers && i < count; i++)
        numbers[i] = i;
    return numbers;
}

bool zl_rank_init(zl_rank *rank, const zl_map *map, const uint32_t *counts)
{
    struct order order = { map, counts, NULL };

    rank->count = map->count;
    rank->numbers = count_up(map->count);
    rank->ranks = zl_alloc_array(map->count, sizeof *rank->ranks);
    if (!rank->numbers || !rank->ranks) {
        zl_rank_clear(rank);
        return false;
    }
    qsort_r(rank->numbers, rank->count, sizeof *rank->numbers, by_count,
            &order);
    for (uint32_t i = 0; i < rank->count; i++)
        rank->ranks[rank->numbers[i]] = i;
    return true;
}

void zl_rank_clear(zl_rank *rank)
{
    zl_free(rank->numbers);
    zl_free(rank->ranks);
    *rank = (zl_rank){ 0 };
}

uint32_t *zl_rank_by_bytes(const zl_rank *rank, const zl_map *map)
{
    struct order order = { map, NULL, rank->numbers };
    uint32_t *ranks = count_up(rank->count);

    if (ranks)
        qsort_r(ranks, rank->count, sizeof *ranks, by_bytes, &order);
    return ranks;
}
