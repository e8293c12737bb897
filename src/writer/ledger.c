/* ledger.c -- all that the catalogue of an index says. */
#include "ledger.h"

#include "base/file.h"
#include "base/hash.h"
#include "index/catalogue.h"
#include "writer/schema.h"

#include <inttypes.h>

void zl_ledger_clear(zl_ledger *ledger)
{
    zl_str_clear(&ledger->place);
    ledger->depot = (zl_depot){ 0 };
    zl_map_clear(&ledger->texts);
    zl_arena_clear(&ledger->others);
    zl_array_clear(&ledger->settings);
    zl_array_clear(&ledger->segments);
    zl_array_clear(&ledger->gone);
    zl_stored_clear(&ledger->documents);
    zl_map_clear(&ledger->columns);
    zl_stored_clear(&ledger->data);
    zl_stored_clear(&ledger->regions);
    zl_array_clear(&ledger->repairs);
    zl_array_clear(&ledger->pairs);
    zl_array_clear(&ledger->beads);
    zl_array_clear(&ledger->glossary);
    zl_stored_clear(&ledger->names);
    zl_map_clear(&ledger->taken);
    zl_array_clear(&ledger->next);
}

/* The share of each kind, of which there are five. */
#define SHARE 64
#define LEAST ((size_t)64 << 10)

bool zl_ledger_bound(zl_ledger *ledger, const char *folder, uint64_t memory)
{
    uint64_t most = memory / SHARE;

    if (memory == 0)
        return true;
    zl_file_join(&ledger->place, folder, ZL_CATALOGUE_FILE);
    ledger->depot = (zl_depot){ .path = zl_str_text(&ledger->place),
                                .most = most > LEAST ? (size_t)most : LEAST };
    return !ledger->place.failed;
}

void zl_ledger_ease(const zl_ledger *ledger)
{
    zl_stored_ease(&ledger->documents);
    zl_stored_ease(&ledger->data);
    zl_stored_ease(&ledger->regions);
    zl_stored_ease(&ledger->names);
    zl_arena_ease(&ledger->others);
}

/* To take a document's name is to look at a page or two anywhere. */
void zl_ledger_ease_more(zl_ledger *ledger)
{
    size_t since = ledger->documents.count - ledger->eased;

    if (!ledger->depot.most || since < ledger->depot.most / 4096)
        return;
    zl_ledger_ease(ledger);
    ledger->eased = (uint32_t)ledger->documents.count;
}

/* In unit tests a small ledger goes the ways of a large one. Of a column whose
 * values are all different none is worth a look; so many items, with what
 * they point to, are some megabytes. */
#ifdef ZL_FAULTS
enum { TEXTS_MOST = 64, EASED = 32 };
#else
enum { TEXTS_MOST = 1 << 16, EASED = 1 << 15 };
#endif

void zl_ledger_ease_at(const zl_ledger *ledger, size_t i)
{
    if (i % EASED == EASED - 1)
        zl_ledger_ease(ledger);
}

/* ---- texts ---- */

const char *zl_ledger_text(zl_ledger *ledger, const char *text)
{
    zl_view view = zl_view_of(text);
    uint32_t number = ledger->texts.count < TEXTS_MOST
                          ? zl_map_add(&ledger->texts, view)
                          : zl_map_find(&ledger->texts, view);

    if (number != ZL_MAP_NONE)
        return zl_map_key(&ledger->texts, number).bytes;
    return ledger->texts.count < TEXTS_MOST ? NULL
                                            : zl_ledger_other(ledger, text);
}

const char *zl_ledger_other(zl_ledger *ledger, const char *text)
{
    return zl_arena_store(&ledger->others, &ledger->depot, zl_view_of(text));
}

/* ---- settings ---- */

static zl_ledger_setting *find_setting(const zl_ledger *ledger,
                                       const char *key)
{
    for (size_t i = 0; i < ledger->settings.count; i++)
        if (strcmp(ledger->settings.items[i].key, key) == 0)
            return &ledger->settings.items[i];
    return NULL;
}

const char *zl_ledger_get(const zl_ledger *ledger, const char *key)
{
    const zl_ledger_setting *setting = find_setting(ledger, key);

    return setting ? setting->value : NULL;
}

bool zl_ledger_set(zl_ledger *ledger, const char *key, const char *value)
{
    zl_ledger_setting setting = { zl_ledger_text(ledger, key),
                                  zl_ledger_text(ledger, value) };
    zl_ledger_setting *old = find_setting(ledger, key);

    if (!setting.key || !setting.value)
        return false;
    if (!old)
        return zl_array_push(&ledger->settings, setting);
    *old = setting;
    return true;
}

/* ---- segments ---- */

void zl_segment_name(zl_str *name, uint64_t number)
{
    zl_str_format(name, "%06" PRIu64 ".seg", number);
}

bool zl_ledger_add_segment(zl_ledger *ledger, uint64_t number,
                           zl_ledger_segment segment)
{
    zl_str name = { 0 };

    zl_segment_name(&name, number);
    segment.file = name.failed ? NULL
                               : zl_ledger_text(ledger, zl_str_text(&name));
    zl_str_clear(&name);
    return segment.file && zl_array_push(&ledger->segments, segment);
}

/* ---- names ---- */

static void put_name(zl_ledger_name *slots, size_t count, zl_ledger_name name)
{
    size_t at = name.hash & (count - 1);

    while (slots[at].document)
        at = (at + 1) & (count - 1);
    slots[at] = name;
}

/* Twice as many slots. */
static bool grow_names(zl_ledger *ledger)
{
    __typeof__(ledger->names) old = ledger->names, more = { 0 };
    size_t count = old.count ? old.count * 2 : 256;

    if (!zl_stored_reserve(&ledger->depot, &more, count))
        return false;
    memset(more.items, 0, count * sizeof *more.items);
    more.count = count;
    for (size_t i = 0; i < old.count; i++)
        if (old.items[i].document)
            put_name(more.items, count, old.items[i]);
    zl_stored_clear(&old);
    ledger->names = more;
    return true;
}

static bool has_name(const zl_ledger *ledger, zl_ledger_name slot,
                     zl_view name)
{
    return zl_view_is(name, ledger->documents.items[slot.document - 1].name);
}

/* At most three of four slots are taken. */
bool zl_ledger_take_name(zl_ledger *ledger, zl_view name, uint32_t document,
                         bool *taken)
{
    zl_ledger_name wanted = { (uint32_t)zl_hash(name.bytes, name.size),
                              document + 1 };

    *taken = false;
    if (document >= ledger->names.count / 4 * 3 && !grow_names(ledger))
        return false;
    size_t mask = ledger->names.count - 1, at = wanted.hash & mask;
    for (; ledger->names.items[at].document; at = (at + 1) & mask)
        if (ledger->names.items[at].hash == wanted.hash &&
            has_name(ledger, ledger->names.items[at], name))
            return true;
    ledger->names.items[at] = wanted;
    *taken = true;
    return true;
}

/* The number to try next for a name that is taken; NULL without memory. */
static uint32_t *next_number(zl_ledger *ledger, zl_view name)
{
    uint32_t at = zl_map_add(&ledger->taken, name);

    if (at == ZL_MAP_NONE ||
        (at >= ledger->next.count && !zl_array_push(&ledger->next, 2)))
        return NULL;
    return &ledger->next.items[at];
}

/* Take a name for the next document, if none has it. */
static bool take_name(zl_ledger *ledger, zl_view name, bool *taken)
{
    return zl_ledger_take_name(ledger, name,
                               (uint32_t)ledger->documents.count, taken);
}

/* "report", "report-2", "report-3" …: one that no document has. */
static bool find_unique(zl_ledger *ledger, const char *name, zl_str *unique)
{
    bool taken;

    zl_str_add_text(unique, name);
    if (!take_name(ledger, zl_view_of(name), &taken))
        return false;
    uint32_t *next = taken ? NULL : next_number(ledger, zl_view_of(name));
    while (!taken && next && !unique->failed) {
        zl_str_empty(unique);
        zl_str_format(unique, "%s-%" PRIu32, name, (*next)++);
        if (!take_name(ledger, zl_str_view(unique), &taken))
            return false;
    }
    return taken && !unique->failed;
}

/* NULL without memory. */
static const char *unique_name(zl_ledger *ledger, const char *name)
{
    zl_str unique = { 0 };
    const char *kept = NULL;

    if (find_unique(ledger, name, &unique))
        kept = zl_ledger_other(ledger, zl_str_text(&unique));
    zl_str_clear(&unique);
    return kept;
}

/* ---- metadata ---- */

static uint32_t column_of(zl_ledger *ledger, const char *key)
{
    zl_str column = { 0 };

    zl_schema_column(&column, key);
    uint32_t number = column.failed
                          ? ZL_MAP_NONE
                          : zl_map_add(&ledger->columns, zl_str_view(&column));
    zl_str_clear(&column);
    return number;
}

/* The value that a document, the last one, has in a column already. */
static zl_ledger_datum *find_datum(const zl_ledger *ledger, uint32_t document,
                                   uint32_t column)
{
    for (size_t i = ledger->data.count; i-- > 0;) {
        zl_ledger_datum *datum = &ledger->data.items[i];
        if (datum->document != document)
            break;
        if (datum->column == column)
            return datum;
    }
    return NULL;
}

static bool append_datum(zl_ledger *ledger, uint32_t document, const char *key,
                         const char *value)
{
    zl_ledger_datum datum = { document, column_of(ledger, key),
                              zl_ledger_text(ledger, value) };

    if (datum.column == ZL_MAP_NONE || !datum.value)
        return false;
    zl_ledger_datum *old = find_datum(ledger, document, datum.column);
    if (!old)
        return zl_stored_push(&ledger->depot, &ledger->data, datum);
    old->value = datum.value;
    return true;
}

/* ---- what belongs to a document of a batch ---- */

/* Where in the batch the data, edits, regions, beads of document `i` end. */
static zl_batched_document next_of(const zl_batch *batch, size_t i)
{
    if (i + 1 < batch->documents.count)
        return batch->documents.items[i + 1];
    return (zl_batched_document){
        .data = batch->data.count,
        .edits = batch->edits.count,
        .beads = batch->beads.count,
        .regions = batch->structures.items[ZL_RANGES_REGION].items.count,
    };
}

static bool append_data(zl_ledger *ledger, const zl_batch *batch, size_t i,
                        uint32_t document)
{
    const char *texts = zl_str_text(&batch->texts);

    for (size_t k = batch->documents.items[i].data; k < next_of(batch, i).data;
         k++) {
        const zl_batched_datum *datum = &batch->data.items[k];
        if (!append_datum(ledger, document, texts + datum->key,
                          texts + datum->value))
            return false;
    }
    return true;
}

static bool append_repairs(zl_ledger *ledger, const zl_batch *batch, size_t i,
                           uint32_t document)
{
    const char *texts = zl_str_text(&batch->texts);

    for (size_t k = batch->documents.items[i].edits;
         k < next_of(batch, i).edits; k++) {
        const zl_batched_edit *edit = &batch->edits.items[k];
        zl_ledger_repair repair = {
            .document = document,
            .offset = edit->offset,
            .at = edit->at,
            .removed = zl_ledger_text(ledger, texts + edit->removed),
            .inserted = zl_ledger_text(ledger, texts + edit->inserted),
            .place = zl_ledger_other(ledger, texts + edit->place),
        };
        if (!repair.removed || !repair.inserted || !repair.place ||
            !zl_array_push(&ledger->repairs, repair))
            return false;
    }
    return true;
}

static const char *value_text(zl_ledger *ledger,
                              const zl_batch_structure *structure, size_t i)
{
    return zl_ledger_text(
        ledger,
        zl_map_key(&structure->values, structure->items.items[i].value).bytes);
}

static bool append_regions(zl_ledger *ledger, const zl_batch *batch, size_t i,
                           uint32_t document, uint32_t shift)
{
    const zl_batch_structure *all = batch->structures.items;

    for (size_t k = batch->documents.items[i].regions;
         k < next_of(batch, i).regions; k++) {
        const zl_range *range = &all[ZL_RANGES_REGION].items.items[k];
        zl_ledger_region region = {
            .document = document,
            .begin = range->begin + shift,
            .end = range->end + shift,
            .kind = value_text(ledger, &all[ZL_RANGES_REGION], k),
            .lang = value_text(ledger, &all[ZL_RANGES_LANG], k),
        };
        if (!region.kind || !region.lang ||
            !zl_stored_push(&ledger->depot, &ledger->regions, region))
            return false;
    }
    return true;
}

/* `shift`, added to a position in the batch, gives that in the segment. */
static bool append_document(zl_ledger *ledger, const zl_batch *batch, size_t i,
                            uint32_t shift, uint32_t place)
{
    const zl_batched_document *from = &batch->documents.items[i];
    const char *texts = zl_str_text(&batch->texts);
    uint32_t number = (uint32_t)ledger->documents.count;
    uint32_t region = (uint32_t)ledger->regions.count;
    zl_ledger_document document = {
        .name = unique_name(ledger, texts + from->name),
        .path = zl_ledger_other(ledger, texts + from->path),
        .digest = zl_ledger_other(ledger, texts + from->digest),
        .bytes = from->bytes,
        .segment = (uint32_t)ledger->segments.count,
        .begin = from->begin + shift,
        .end = from->end + shift,
        .number = place,
    };

    return document.name && document.path && document.digest &&
           zl_stored_push(&ledger->depot, &ledger->documents, document) &&
           append_data(ledger, batch, i, number) &&
           append_repairs(ledger, batch, i, number) &&
           append_regions(ledger, batch, i, number, shift) &&
           zl_ledger_append_beads(ledger, batch, from->beads,
                                  next_of(batch, i).beads, region);
}

bool zl_ledger_append(zl_ledger *ledger, const zl_batch *batch, size_t from,
                      size_t to, uint32_t tokens, uint32_t documents)
{
    for (size_t i = from; i < to; i++)
        if (!append_document(ledger, batch, i,
                             tokens - batch->documents.items[from].begin,
                             documents + (uint32_t)(i - from)))
            return false;
    return true;
}
