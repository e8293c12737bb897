/* batch_ranges.c -- the structures of a batch. */
#include "batch_parts.h"

#include "writer/limits.h"

/* ---- structures ---- */

void zl_batch_begin_range(zl_batch *batch, zl_batch_structure *structure,
                          const char *value)
{
    if (structure->open) {
        zl_batch_misuse(batch, "a structure begins inside itself:",
                        zl_str_text(&structure->name));
        return;
    }
    uint32_t at = zl_batch_next(batch);
    uint32_t number = zl_map_add(&structure->values, zl_view_of(value));
    if (number == ZL_MAP_NONE)
        zl_batch_lack_memory(batch);
    structure->current = (zl_range){ at, at, number };
    structure->open = true;
}

static bool is_kept_empty(const zl_batch *batch,
                          const zl_batch_structure *structure)
{
    return structure - batch->structures.items < ZL_RANGES_OWN;
}

void zl_batch_end_range(zl_batch *batch, zl_batch_structure *structure)
{
    structure->open = false;
    structure->current.end = zl_batch_next(batch);
    if (structure->current.begin == structure->current.end &&
        !is_kept_empty(batch, structure))
        return;
    if (!zl_array_push(&structure->items, structure->current))
        zl_batch_lack_memory(batch);
}

static bool is_named(const zl_batch_structure *structure, const char *name)
{
    return strcmp(zl_str_text(&structure->name), name) == 0;
}

/* The structure of the caller's with this name; NULL where there is none. */
static zl_batch_structure *own_structure(zl_batch *batch, const char *name)
{
    zl_batch_structure *all = batch->structures.items;

    for (size_t i = ZL_RANGES_OWN; i < batch->structures.count; i++)
        if (is_named(&all[i], name))
            return &all[i];
    for (size_t i = 0; i < ZL_RANGES_OWN; i++)
        if (is_named(&all[i], name))
            zl_batch_misuse(batch,
                            "a structure has a name with a meaning:", name);
    return NULL;
}

void zl_batch_begin(zl_batch *batch, const char *name, const char *value)
{
    if (!zl_batch_ready(batch, "a structure"))
        return;
    zl_batch_structure *structure = own_structure(batch, name);
    if (!structure && batch->structures.count == ZL_STRUCTURES_MOST)
        zl_batch_misuse(batch, "there are more than 2000 structures:", name);
    if (!structure && !batch->status)
        structure = zl_batch_add_structure(batch, name);
    if (structure)
        zl_batch_begin_range(batch, structure, value);
    else
        zl_batch_lack_memory(batch);
}

void zl_batch_end(zl_batch *batch, const char *name)
{
    if (!zl_batch_ready(batch, "a structure"))
        return;
    zl_batch_structure *structure = own_structure(batch, name);
    if (structure && structure->open)
        zl_batch_end_range(batch, structure);
    else
        zl_batch_misuse(batch, "a structure ends that has not begun:", name);
}

void zl_batch_region_begin(zl_batch *batch, const char *kind, const char *lang)
{
    if (!zl_batch_ready(batch, "a region"))
        return;
    zl_batch_begin_range(batch, &batch->structures.items[ZL_RANGES_REGION],
                         kind);
    if (!batch->status)
        zl_batch_begin_range(batch, &batch->structures.items[ZL_RANGES_LANG],
                             lang);
}

void zl_batch_bead(zl_batch *batch, size_t number, bool by_hand,
                   double confidence)
{
    const zl_batch_structure *regions =
        &batch->structures.items[ZL_RANGES_REGION];

    if (!zl_batch_ready(batch, "a bead"))
        return;
    if (!regions->open) {
        zl_batch_misuse(batch, "a bead lies in no region", "");
        return;
    }
    zl_batched_bead bead = {
        .region = (uint32_t)(regions->items.count -
                             zl_batch_current(batch)->regions),
        .at = zl_batch_next(batch) - regions->current.begin,
        .number = number,
        .by_hand = by_hand,
        .confidence = confidence,
    };
    if (!zl_array_push(&batch->beads, bead))
        zl_batch_lack_memory(batch);
}

void zl_batch_region_end(zl_batch *batch)
{
    if (!zl_batch_ready(batch, "a region"))
        return;
    if (!batch->structures.items[ZL_RANGES_REGION].open) {
        zl_batch_misuse(batch,
                        "a structure ends that has not begun:", "region");
        return;
    }
    zl_batch_end_range(batch, &batch->structures.items[ZL_RANGES_REGION]);
    zl_batch_end_range(batch, &batch->structures.items[ZL_RANGES_LANG]);
}
