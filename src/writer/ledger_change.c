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

/* Its number in `digests`, or how many there are. */
static bool note_digest(zl_map *digests, const zl_ledger_document *document,
                        bool add, uint32_t *number)
{
    zl_str key = { 0 };

    zl_str_format(&key, "%s %llu", document->digest,
                  (unsigned long long)document->bytes);
    bool enough = !key.failed;
    if (enough && add) {
        *number = zl_map_add(digests, zl_str_view(&key));
        enough = *number != ZL_MAP_NONE;
    } else if (enough) {
        *number = zl_map_find(digests, zl_str_view(&key));
    }
    zl_str_clear(&key);
    return enough;
}

/* The first document that has this digest. */
static const char *name_with(const zl_ledger *ledger,
                             const zl_ledger_document *same)
{
    const zl_ledger_document *document = ledger->documents.items;

    while (document->bytes != same->bytes ||
           strcmp(document->digest, same->digest) != 0)
        document++;
    return document->name;
}

bool zl_ledger_find_again(zl_ledger_again *out, const zl_ledger *ledger,
                          size_t first)
{
    zl_map digests = { 0 };
    bool enough = true;

    *out = (zl_ledger_again){ 0 };
    for (size_t i = 0; enough && i < ledger->documents.count; i++) {
        const zl_ledger_document *document = &ledger->documents.items[i];
        uint32_t number = ZL_MAP_NONE;
        zl_ledger_ease_at(ledger, i);
        enough = note_digest(&digests, document, i < first, &number);
        if (!enough || i < first || number == ZL_MAP_NONE)
            continue;
        if (out->count++ == 0) {
            out->name = document->name;
            out->before = name_with(ledger, document);
        }
    }
    zl_map_clear(&digests);
    return enough;
}
