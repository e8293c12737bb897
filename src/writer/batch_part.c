/* batch_part.c -- a part of a batch, given away before the whole. */
#include "batch_parts.h"

#include <string.h>

/* ---- some documents ---- */

static void recount(zl_batch_attribute *attribute, uint32_t begin,
                    uint32_t end)
{
    for (size_t i = 0; i < attribute->types.count; i++)
        attribute->types.items[i] = (zl_batch_type){ 0 };
    for (uint32_t i = begin; i < end; i++)
        attribute->types.items[attribute->tokens.items[i]].count++;
}

static void recount_touches(zl_batch *batch, size_t document)
{
    zl_batch_attribute *words = &batch->attributes.items[0];
    const uint32_t *tokens = words->tokens.items;
    uint32_t end = batch->documents.items[document].end;

    for (uint32_t i = zl_batch_begin_of(batch, document); i + 1 < end; i++)
        if (batch->glue_of.items[i - batch->glued] == ZL_GLUE_NONE) {
            words->types.items[tokens[i - batch->base]].after++;
            words->types.items[tokens[i + 1 - batch->base]].before++;
        }
}

void zl_batch_recount(zl_batch *batch, size_t from, size_t to)
{
    const zl_batched_document *documents = batch->documents.items;

    for (size_t i = 0; i < batch->attributes.count; i++)
        recount(&batch->attributes.items[i],
                zl_batch_begin_of(batch, from) - batch->base,
                documents[to - 1].end - batch->base);
    for (size_t i = from; i < to; i++)
        recount_touches(batch, i);
}

/* ---- a part of a document ---- */

zili_status zl_batch_pause(zl_batch *batch)
{
    if (!batch->status && batch->open) {
        zl_batch_current(batch)->end = zl_batch_next(batch);
        zl_batch_fill_up(batch);
    }
    return batch->status;
}

static void forget_tokens(zl_batch_attribute *attribute)
{
    zl_wordbook_empty(&attribute->forms);
    attribute->types.count = attribute->tokens.count = 0;
    attribute->firsts.count = attribute->first_ends.count = 0;
}

/* The value of a structure that is open has another number then. */
static void forget_values(zl_batch *batch, zl_batch_structure *structure)
{
    zl_str value = { 0 };

    if (structure->open)
        zl_str_add_text(
            &value,
            zl_map_key(&structure->values, structure->current.value).bytes);
    zl_map_clear(&structure->values);
    if (structure->open)
        structure->current.value =
            zl_map_add(&structure->values, zl_str_view(&value));
    if (value.failed ||
        (structure->open && structure->current.value == ZL_MAP_NONE))
        zl_batch_lack_memory(batch);
    zl_str_clear(&value);
}

/* Regions of the document, which are needed as long as it is, begin with
 * number `kept`; positions are `shift` too large. */
static void forget_ranges(zl_batch_structure *structure, size_t kept,
                          uint32_t shift)
{
    zl_range *items = structure->items.items;
    size_t count = structure->items.count - kept;

    for (size_t i = 0; i < count; i++)
        items[i] = (zl_range){ items[kept + i].begin - shift,
                               items[kept + i].end - shift,
                               items[kept + i].value };
    structure->items.count = count;
    structure->current.begin -= structure->open ? shift : 0;
}

static void forget_structures(zl_batch *batch, size_t regions, uint32_t shift)
{
    for (size_t i = 0; i < batch->structures.count; i++) {
        zl_batch_structure *structure = &batch->structures.items[i];
        bool is_region = i == ZL_RANGES_REGION || i == ZL_RANGES_LANG;
        forget_ranges(structure, is_region ? regions : structure->items.count,
                      shift);
        if (i >= ZL_RANGES_OWN)
            forget_values(batch, structure);
    }
}

/* What is said of the document comes first among the texts. */
static void forget_texts(zl_batch *batch, const zl_batched_document *document)
{
    size_t shift = document->name;

    memmove(batch->texts.bytes, batch->texts.bytes + shift,
            batch->texts.size - shift + 1);
    batch->texts.size -= shift;
    batch->data.count -= document->data;
    for (size_t i = 0; i < batch->data.count; i++) {
        zl_batched_datum datum = batch->data.items[document->data + i];
        batch->data.items[i] =
            (zl_batched_datum){ datum.key - shift, datum.value - shift };
    }
    batch->edits.count -= document->edits;
    for (size_t i = 0; i < batch->edits.count; i++) {
        zl_batched_edit edit = batch->edits.items[document->edits + i];
        edit.removed -= shift;
        edit.inserted -= shift;
        edit.place -= shift;
        batch->edits.items[i] = edit;
    }
}

static void forget_beads(zl_batch *batch, size_t given)
{
    batch->beads.count -= given;
    if (batch->beads.count)
        memmove(batch->beads.items, batch->beads.items + given,
                batch->beads.count * sizeof *batch->beads.items);
}

static void keep_document(zl_batch *batch, zl_batched_document document)
{
    size_t shift = document.name;

    document.name -= shift;
    document.path -= shift;
    document.digest -= shift;
    document.begin = document.end = 0;
    document.regions = document.data = document.edits = document.beads = 0;
    batch->documents.items[0] = document;
    batch->documents.count = 1;
}

static void forget_all(zl_batch *batch)
{
    zl_batch_drain drain = batch->drain;

    zl_batch_empty(batch);
    zl_batch_set_drain(batch, &drain);
}

void zl_batch_forget_given(zl_batch *batch)
{
    if (batch->status)
        return;
    if (!batch->open) {
        forget_all(batch);
        return;
    }
    zl_batched_document document = *zl_batch_current(batch);
    forget_structures(batch, document.regions, document.begin);
    forget_texts(batch, &document);
    forget_beads(batch, document.beads);
    keep_document(batch, document);
    batch->base = zl_batch_next(batch) - document.begin;
    batch->glued += (uint32_t)batch->glue_of.count - document.begin;
    batch->touched = false;
    batch->glue_of.count = batch->others.count = 0;
    for (size_t i = 0; i < batch->attributes.count; i++)
        forget_tokens(&batch->attributes.items[i]);
}
