/* han_place.c -- words found by ICU's bytes as they are. */
#include "han_find.h"

#define LONGEST ZL_PATH_LONGEST

/* ICU's costs are below 256; whatever else stands there must not overflow. */
static uint32_t sane(uint32_t cost)
{
    return cost < ZL_PATH_DEAREST ? cost : ZL_PATH_DEAREST;
}

/* Where the words that begin with `unit` go on. */
static zl_cjdict_place first_place(const zl_cjdict *dictionary,
                                   zl_cjdict_place *first, uint16_t unit)
{
    if (first->at == 0) {
        *first = zl_cjdict_start();
        if (!zl_cjdict_step(dictionary, first, unit))
            *first = (zl_cjdict_place){ .at = ZL_CJDICT_NONE,
                                        .cost = ZL_CJDICT_NONE };
    }
    return *first;
}

/* The words that begin at `at`; the first character of each leads to
 * `place`. */
static void find_at(const zl_cjdict *dictionary, zl_cjdict_place place,
                    const zl_han_window *window, size_t at, zl_path *path)
{
    const uint16_t *units = window->units + at;
    uint32_t *ways = path->ways[at];

    ways[0] = ZL_PATH_WAY(
        place.cost == ZL_CJDICT_NONE ? ZL_HAN_UNKNOWN : sane(place.cost), 1);
    for (uint32_t size = 2; size <= ZL_PATH_SHORT; size++)
        ways[size - 1] = ZL_PATH_WAY(ZL_PATH_NOTHING, size);
    for (uint32_t size = 2; size <= LONGEST; size++) {
        if (!units[size - 1] ||
            !zl_cjdict_step(dictionary, &place, units[size - 1]))
            break;
        if (place.cost != ZL_CJDICT_NONE && size <= ZL_PATH_SHORT)
            ways[size - 1] = ZL_PATH_WAY(sane(place.cost), size);
        else if (place.cost != ZL_CJDICT_NONE)
            zl_han_add_long(path, at, size, sane(place.cost));
    }
}

void zl_han_find_in_place(const zl_cjdict *dictionary, zl_cjdict_place *firsts,
                          const zl_han_window *window, zl_path *path)
{
    for (size_t i = 0; i < window->count; i++) {
        uint16_t unit = window->units[i];
        find_at(dictionary, first_place(dictionary, &firsts[unit], unit),
                window, i, path);
    }
}
