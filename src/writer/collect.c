/* collect.c -- what a writer has been told, until it is written. */
#include "collect.h"

bool zl_collected_init(zl_collected *collected)
{
    return zl_collected_ranges(collected, "doc", true) &&
           zl_collected_ranges(collected, "region", true);
}

static void clear_structures(zl_collected *collected)
{
    for (size_t i = 0; i < collected->structures.count; i++) {
        zl_map_clear(&collected->structures.items[i].strings);
        zl_array_clear(&collected->structures.items[i].items);
    }
    zl_array_clear(&collected->structures);
}

void zl_collected_clear(zl_collected *collected)
{
    zl_map_clear(&collected->forms);
    zl_array_clear(&collected->types);
    zl_map_clear(&collected->folds);
    zl_array_clear(&collected->tokens);
    zl_map_clear(&collected->glues);
    zl_array_clear(&collected->glue_of);
    zl_array_clear(&collected->leads);
    clear_structures(collected);
    zl_map_clear(&collected->texts);
    zl_map_clear(&collected->names);
    zl_map_clear(&collected->taken);
    zl_array_clear(&collected->next);
    zl_map_clear(&collected->columns);
    zl_array_clear(&collected->settings);
    zl_array_clear(&collected->documents);
    zl_array_clear(&collected->facts);
    zl_array_clear(&collected->regions);
    zl_array_clear(&collected->repairs);
}

static bool add_ranges(zl_collected *collected, const char *name)
{
    zl_new_ranges ranges = { 0 };

    if (zl_map_add(&ranges.strings, zl_view_of(name)) != ZL_MAP_NONE &&
        zl_array_push(&collected->structures, ranges))
        return true;
    zl_map_clear(&ranges.strings);
    return false;
}

zl_new_ranges *zl_collected_ranges(zl_collected *collected, const char *name,
                               bool add)
{
    for (size_t i = 0; i < collected->structures.count; i++) {
        zl_new_ranges *ranges = &collected->structures.items[i];
        if (zl_view_is(zl_map_key(&ranges->strings, 0), name))
            return ranges;
    }
    if (!add || !add_ranges(collected, name))
        return NULL;
    return &collected->structures.items[collected->structures.count - 1];
}

bool zl_new_ranges_begin(zl_new_ranges *ranges, uint32_t at,
                         const char *attribute)
{
    uint32_t number = zl_map_add(&ranges->strings, zl_view_of(attribute));

    if (number == ZL_MAP_NONE)
        return false;
    ranges->current = (zl_range){ at, at, number };
    ranges->open = true;
    return true;
}

bool zl_new_ranges_end(zl_new_ranges *ranges, uint32_t at, bool keep_empty)
{
    ranges->open = false;
    ranges->current.end = at;
    if (at == ranges->current.begin && !keep_empty)
        return true;
    return zl_array_push(&ranges->items, ranges->current);
}

const char *zl_collected_text(zl_collected *collected, const char *text)
{
    uint32_t number = zl_map_add(&collected->texts, zl_view_of(text));

    return number == ZL_MAP_NONE ? NULL
                                 : zl_map_key(&collected->texts, number).bytes;
}
