/* ledger.c -- all that the catalogue of an index says, in memory. */
#include "ledger.h"

#include "writer/schema.h"

#include <inttypes.h>

void zl_ledger_clear(zl_ledger *ledger)
{
    zl_map_clear(&ledger->texts);
    zl_arena_clear(&ledger->others);
    zl_array_clear(&ledger->settings);
    zl_array_clear(&ledger->segments);
    zl_array_clear(&ledger->gone);
    zl_array_clear(&ledger->documents);
    zl_map_clear(&ledger->columns);
    zl_array_clear(&ledger->data);
    zl_array_clear(&ledger->regions);
    zl_array_clear(&ledger->repairs);
    zl_array_clear(&ledger->pairs);
    zl_array_clear(&ledger->beads);
    zl_array_clear(&ledger->glossary);
    zl_wordbook_clear(&ledger->names);
    zl_map_clear(&ledger->taken);
    zl_array_clear(&ledger->next);
}

const char *zl_ledger_text(zl_ledger *ledger, const char *text)
{
    uint32_t number = zl_map_add(&ledger->texts, zl_view_of(text));

    return number == ZL_MAP_NONE ? NULL
                                 : zl_map_key(&ledger->texts, number).bytes;
}

const char *zl_ledger_other(zl_ledger *ledger, const char *text)
{
    return zl_arena_add(&ledger->others, zl_view_of(text));
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

/* The number to try next for a name that is taken; NULL without memory. */
static uint32_t *next_number(zl_ledger *ledger, zl_view name)
{
    uint32_t at = zl_map_add(&ledger->taken, name);

    if (at == ZL_MAP_NONE ||
        (at >= ledger->next.count && !zl_array_push(&ledger->next, 2)))
        return NULL;
    return &ledger->next.items[at];
}

/* Take a name, if no document has it. False without memory. */
static bool take_name(zl_ledger *ledger, zl_view name, bool *taken)
{
    uint32_t before = ledger->names.count;

    *taken = false;
    if (zl_wordbook_add(&ledger->names, name) == ZL_WORDBOOK_NONE)
        return false;
    *taken = ledger->names.count > before;
    return true;
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
        return zl_array_push(&ledger->data, datum);
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
            !zl_array_push(&ledger->regions, region))
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
           zl_array_push(&ledger->documents, document) &&
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
