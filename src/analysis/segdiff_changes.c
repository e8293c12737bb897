/* segdiff_changes.c -- the places where the ways differ, counted. */
#include "analysis/segdiff_changes.h"

#include "base/mem.h"

#include <stdlib.h>
#include <string.h>

/* ---- keys: group, characters, and the cut of each way, as numbers ---- */

enum { KEY_GROUP, KEY_TEXT, KEY_CUTS };

static bool add_number(zl_str *key, uint32_t number)
{
    zl_str_add(key, (zl_view){ (const char *)&number, sizeof number });
    return number != ZL_MAP_NONE;
}

static uint32_t number_in(zl_view key, size_t i)
{
    uint32_t number;

    memcpy(&number, key.bytes + i * sizeof number, sizeof number);
    return number;
}

static bool write_key(zl_changes *changes, const zl_ways *ways,
                      zl_piece place, zl_str *key)
{
    zl_view text =
        zl_view_cut(zl_str_view(&ways->text), place.begin, place.end);
    zl_str cut = { 0 };
    bool enough = add_number(key, ways->interval->group) &&
                  add_number(key, zl_map_add(&changes->texts, text));

    for (size_t i = 0; enough && i < ways->list.count; i++) {
        zl_str_empty(&cut);
        zl_ways_add_cut(ways, &ways->list.items[i], place, &cut);
        enough = !cut.failed &&
                 add_number(key, zl_map_add(&changes->texts,
                                            zl_str_view(&cut)));
    }
    zl_str_clear(&cut);
    return enough && !key->failed;
}

/* ---- counting ---- */

static bool begin_change(zl_changes *changes, const zl_ways *ways,
                         zl_piece place, uint32_t number)
{
    zl_str example = { 0 };
    zl_change change = { .group = ways->interval->group,
                         .first = ways->document,
                         .last = ZL_NONE,
                         .number = number };

    zl_ways_add_context(ways, place, &example);
    change.example = example.bytes;
    if (!example.failed && zl_array_push(&changes->list, change))
        return true;
    zl_str_clear(&example);
    return false;
}

bool zl_changes_add(zl_changes *changes, const zl_ways *ways, zl_piece place)
{
    zl_str key = { 0 };
    uint32_t number = ZL_MAP_NONE;

    if (write_key(changes, ways, place, &key))
        number = zl_map_add(&changes->keys, zl_str_view(&key));
    zl_str_clear(&key);
    if (number == ZL_MAP_NONE ||
        (number == changes->list.count &&
         !begin_change(changes, ways, place, number)))
        return false;
    zl_change *change = &changes->list.items[number];
    change->count++;
    change->docs += change->last != ways->document;
    change->last = ways->document;
    return true;
}

/* ---- reading ---- */

static int compare(const void *one, const void *two)
{
    const zl_change *a = one, *b = two;

    if (a->group != b->group)
        return a->group < b->group ? -1 : 1;
    if (a->count != b->count)
        return a->count > b->count ? -1 : 1;
    int order = zl_view_compare(a->text, b->text);
    return order ? order : (a->number > b->number) - (a->number < b->number);
}

void zl_changes_sort(zl_changes *changes)
{
    if (changes->list.count == 0)
        return;
    for (size_t i = 0; i < changes->list.count; i++) {
        zl_change *change = &changes->list.items[i];
        zl_view key = zl_map_key(&changes->keys, change->number);
        change->text =
            zl_map_key(&changes->texts, number_in(key, KEY_TEXT));
    }
    qsort(changes->list.items, changes->list.count,
          sizeof *changes->list.items, compare);
}

zl_view zl_changes_cut(const zl_changes *changes, const zl_change *change,
                       size_t way)
{
    zl_view key = zl_map_key(&changes->keys, change->number);

    return zl_map_key(&changes->texts, number_in(key, KEY_CUTS + way));
}

void zl_changes_clear(zl_changes *changes)
{
    for (size_t i = 0; i < changes->list.count; i++)
        zl_free(changes->list.items[i].example);
    zl_array_clear(&changes->list);
    zl_map_clear(&changes->texts);
    zl_map_clear(&changes->keys);
}
