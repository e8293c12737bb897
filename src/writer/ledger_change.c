/* ledger_change.c -- documents taken away, segments put together. */
#include "ledger.h"

#include "base/mem.h"

/* ---- what belongs to documents ---- */

/* Keep the items of an array whose document has a new number. */
#define keep_renumbered(array, numbers)                              \
    do {                                                             \
        size_t kept = 0;                                             \
        for (size_t i = 0; i < (array)->count; i++) {                \
            uint32_t number = (numbers)[(array)->items[i].document]; \
            if (number == ZL_MAP_NONE)                               \
                continue;                                            \
            (array)->items[kept] = (array)->items[i];                \
            (array)->items[kept++].document = number;                \
        }                                                            \
        (array)->count = kept;                                       \
    } while (0)

/* The new numbers of regions, ZL_MAP_NONE for those that go with their
 * documents; NULL without memory. */
static uint32_t *renumber_regions(const zl_ledger *ledger,
                                  const uint32_t *documents)
{
    size_t count = ledger->regions.count;
    uint32_t *numbers = zl_alloc_array(count, sizeof *numbers);
    uint32_t kept = 0;

    for (size_t i = 0; numbers && i < count; i++)
        numbers[i] = documents[ledger->regions.items[i].document] ==
                             ZL_MAP_NONE
                         ? ZL_MAP_NONE
                         : kept++;
    return numbers;
}

/* Both regions of a pair stay, or it goes, and its beads. */
static void keep_pairs(zl_ledger *ledger, const uint32_t *regions)
{
    size_t pairs = 0, beads = 0, next = 0;

    for (uint32_t i = 0; i < ledger->pairs.count; i++) {
        zl_ledger_pair pair = { regions[ledger->pairs.items[i].a],
                                regions[ledger->pairs.items[i].b] };
        bool stays = pair.a != ZL_MAP_NONE && pair.b != ZL_MAP_NONE;
        for (; next < ledger->beads.count &&
               ledger->beads.items[next].pair == i;
             next++) {
            if (!stays)
                continue;
            ledger->beads.items[beads] = ledger->beads.items[next];
            ledger->beads.items[beads++].pair = (uint32_t)pairs;
        }
        if (stays)
            ledger->pairs.items[pairs++] = pair;
    }
    ledger->pairs.count = pairs;
    ledger->beads.count = beads;
}

/* Columns that no document has any more go. */
static bool renumber_columns(zl_ledger *ledger)
{
    zl_map old = ledger->columns;
    bool good = true;
    uint32_t *numbers = zl_alloc_array(old.count, sizeof *numbers);

    ledger->columns = (zl_map){ 0 };
    for (size_t i = 0; numbers && i < ledger->data.count; i++)
        numbers[ledger->data.items[i].column] = 1;
    for (uint32_t i = 0; numbers && i < old.count; i++) {
        if (!numbers[i])
            continue;
        numbers[i] = zl_map_add(&ledger->columns, zl_map_key(&old, i));
        good = good && numbers[i] != ZL_MAP_NONE;
    }
    for (size_t i = 0; numbers && i < ledger->data.count; i++)
        ledger->data.items[i].column = numbers[ledger->data.items[i].column];
    good = good && numbers;
    zl_free(numbers);
    zl_map_clear(&old);
    return good;
}

static bool rename_all(zl_ledger *ledger)
{
    bool taken;

    zl_stored_clear(&ledger->names);
    zl_map_clear(&ledger->taken);
    zl_array_clear(&ledger->next);
    for (uint32_t i = 0; i < ledger->documents.count; i++)
        if (!zl_ledger_take_name(ledger,
                                 zl_view_of(ledger->documents.items[i].name),
                                 i, &taken))
            return false;
    return true;
}

/* ---- what is gone ---- */

static bool add_gone(zl_ledger *ledger, uint32_t segment, uint32_t begin,
                     uint64_t end)
{
    zl_ledger_gone gone = { segment, begin, (uint32_t)end };

    return begin >= end || zl_array_push(&ledger->gone, gone);
}

bool zl_ledger_find_gone(zl_ledger *ledger)
{
    size_t next = 0;

    ledger->gone.count = 0;
    for (uint32_t i = 0; i < ledger->segments.count; i++) {
        uint32_t number = 0;
        for (; next < ledger->documents.count &&
               ledger->documents.items[next].segment == i;
             next++) {
            const zl_ledger_document *document =
                &ledger->documents.items[next];
            if (!add_gone(ledger, i, number, document->number))
                return false;
            number = document->number + 1;
        }
        if (!add_gone(ledger, i, number, ledger->segments.items[i].documents))
            return false;
    }
    return true;
}

/* ---- removing ---- */

/* The new numbers of documents, ZL_MAP_NONE for those that go. */
static uint32_t *renumber(zl_ledger *ledger, const bool *removed)
{
    size_t count = ledger->documents.count;
    uint32_t *numbers = zl_alloc_array(count, sizeof *numbers);
    uint32_t kept = 0;

    for (size_t i = 0; numbers && i < count; i++) {
        numbers[i] = removed[i] ? ZL_MAP_NONE : kept;
        if (!removed[i])
            ledger->documents.items[kept++] = ledger->documents.items[i];
    }
    if (numbers)
        ledger->documents.count = kept;
    return numbers;
}

bool zl_ledger_remove(zl_ledger *ledger, const bool *removed)
{
    uint32_t *numbers = renumber(ledger, removed);
    uint32_t *regions = numbers ? renumber_regions(ledger, numbers) : NULL;

    if (!regions) {
        zl_free(numbers);
        return false;
    }
    keep_pairs(ledger, regions);
    zl_free(regions);
    keep_renumbered(&ledger->data, numbers);
    keep_renumbered(&ledger->regions, numbers);
    keep_renumbered(&ledger->repairs, numbers);
    zl_free(numbers);
    return renumber_columns(ledger) && rename_all(ledger) &&
           zl_ledger_find_gone(ledger);
}

/* ---- putting together ---- */

void zl_ledger_move(zl_ledger *ledger, const uint32_t *ends, uint32_t segments)
{
    size_t region = 0;
    uint32_t document = 0;

    for (uint32_t i = 0; i < segments; i++) {
        uint32_t tokens = 0;
        for (uint32_t first = document; document < ends[i]; document++) {
            zl_ledger_document *moved = &ledger->documents.items[document];
            uint32_t shift = tokens - moved->begin;
            moved->segment = i;
            moved->number = document - first;
            moved->begin += shift;
            tokens = moved->end += shift;
            for (; region < ledger->regions.count &&
                   ledger->regions.items[region].document == document;
                 region++) {
                ledger->regions.items[region].begin += shift;
                ledger->regions.items[region].end += shift;
            }
        }
    }
    ledger->segments.count = ledger->gone.count = 0;
}

/* ---- what was there before ---- */

/* The bytes of the documents that came, numbered, and which document before
 * them had these first: its number from 1. */
struct again {
    zl_map digests;
    uint32_t *before;
    zl_str key;
};

static zl_view key_of(struct again *again, const zl_ledger_document *document)
{
    zl_str_empty(&again->key);
    zl_str_add_text(&again->key, document->digest);
    zl_str_add_byte(&again->key, ' ');
    zl_str_add_number(&again->key, document->bytes);
    return zl_str_view(&again->key);
}

static bool note_new(struct again *again, const zl_ledger *ledger,
                     size_t first)
{
    const zl_ledger_document *documents = ledger->documents.items;

    for (size_t i = first; i < ledger->documents.count; i++) {
        zl_ledger_ease_at(ledger, i);
        if (zl_map_add(&again->digests, key_of(again, &documents[i])) ==
            ZL_MAP_NONE)
            return false;
    }
    again->before =
        zl_alloc_array(again->digests.count, sizeof *again->before);
    return again->before && !again->key.failed;
}

static bool note_old(struct again *again, const zl_ledger *ledger,
                     size_t first)
{
    const zl_ledger_document *documents = ledger->documents.items;

    for (size_t i = 0; i < first; i++) {
        zl_ledger_ease_at(ledger, i);
        uint32_t number =
            zl_map_find(&again->digests, key_of(again, &documents[i]));
        if (number != ZL_MAP_NONE && !again->before[number])
            again->before[number] = (uint32_t)i + 1;
    }
    return !again->key.failed;
}

static void count_again(struct again *again, zl_ledger_again *out,
                        const zl_ledger *ledger, size_t first)
{
    const zl_ledger_document *documents = ledger->documents.items;

    for (size_t i = first; i < ledger->documents.count; i++) {
        zl_ledger_ease_at(ledger, i);
        uint32_t number =
            zl_map_find(&again->digests, key_of(again, &documents[i]));
        uint32_t before = number == ZL_MAP_NONE ? 0 : again->before[number];
        if (before && out->count++ == 0) {
            out->name = documents[i].name;
            out->before = documents[before - 1].name;
        }
    }
}

bool zl_ledger_find_again(zl_ledger_again *out, const zl_ledger *ledger,
                          size_t first)
{
    struct again again = { 0 };

    *out = (zl_ledger_again){ 0 };
    bool enough = note_new(&again, ledger, first) &&
                  note_old(&again, ledger, first);
    if (enough)
        count_again(&again, out, ledger, first);
    zl_map_clear(&again.digests);
    zl_free(again.before);
    zl_str_clear(&again.key);
    return enough;
}
