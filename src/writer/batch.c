/* batch.c -- some documents in a row, as tokens. */
#include "batch_parts.h"

#include "base/fail.h"
#include "base/mem.h"

/* ---- failures ---- */

void zl_batch_lack_memory(zl_batch *batch)
{
    if (!batch->status)
        batch->status = zl_no_memory(&batch->error);
}

void zl_batch_misuse(zl_batch *batch, const char *what, const char *name)
{
    if (!batch->status)
        batch->status = zl_fail(&batch->error, ZILI_EUSAGE,
                                "The index cannot be made: %s%s%s.", what,
                                *name ? " " : "", name);
}

bool zl_batch_refuse(zl_batch *batch, const char *what)
{
    if (!batch->open)
        zl_batch_misuse(batch, what, "comes before the first document");
    return false;
}

static size_t keep_text(zl_batch *batch, const char *text)
{
    size_t at = batch->texts.size;

    zl_str_add_text(&batch->texts, text);
    zl_str_add_byte(&batch->texts, 0);
    if (batch->texts.failed)
        zl_batch_lack_memory(batch);
    return at;
}

/* ---- new, empty, free ---- */

zl_batch_attribute *zl_batch_add_attribute(zl_batch *batch, const char *name)
{
    zl_batch_attribute attribute = { 0 };

    zl_str_add_text(&attribute.name, name);
    if (!attribute.name.failed && zl_array_push(&batch->attributes, attribute))
        return &batch->attributes.items[batch->attributes.count - 1];
    zl_str_clear(&attribute.name);
    return NULL;
}

zl_batch_structure *zl_batch_add_structure(zl_batch *batch, const char *name)
{
    zl_batch_structure structure = { 0 };

    zl_str_add_text(&structure.name, name);
    if (!structure.name.failed && zl_array_push(&batch->structures, structure))
        return &batch->structures.items[batch->structures.count - 1];
    zl_str_clear(&structure.name);
    return NULL;
}

static bool add_glues(zl_batch *batch)
{
    return zl_map_add(&batch->glues, zl_view_of("")) == ZL_GLUE_NONE &&
           zl_map_add(&batch->glues, zl_view_of(" ")) == ZL_GLUE_BLANK;
}

static bool add_own(zl_batch *batch)
{
    return add_glues(batch) && zl_batch_add_attribute(batch, "word") &&
           zl_batch_add_structure(batch, "doc") &&
           zl_batch_add_structure(batch, "region") &&
           zl_batch_add_structure(batch, "lang");
}

zl_batch *zl_batch_new(void)
{
    zl_batch *batch = zl_alloc(sizeof *batch);

    if (batch && add_own(batch)) {
        zl_batch_set_drain(batch, NULL);
        return batch;
    }
    zl_batch_free(batch);
    return NULL;
}

static void empty_attribute(zl_batch_attribute *attribute)
{
    zl_wordbook_empty(&attribute->forms);
    attribute->types.count = attribute->tokens.count = 0;
    attribute->firsts.count = attribute->first_ends.count = 0;
}

static void clear_attribute(zl_batch_attribute *attribute)
{
    zl_str_clear(&attribute->name);
    zl_wordbook_clear(&attribute->forms);
    zl_array_clear(&attribute->types);
    zl_array_clear(&attribute->tokens);
    zl_array_clear(&attribute->firsts);
    zl_array_clear(&attribute->first_ends);
}

static void clear_structure(zl_batch_structure *structure)
{
    zl_str_clear(&structure->name);
    zl_map_clear(&structure->values);
    zl_array_clear(&structure->items);
}

/* Attributes and structures that the next documents may not have would cost
 * them time: only what is always there is kept. */
static void drop_attributes(zl_batch *batch, size_t kept)
{
    while (batch->attributes.count > kept)
        clear_attribute(&batch->attributes.items[--batch->attributes.count]);
}

static void drop_structures(zl_batch *batch, size_t kept)
{
    while (batch->structures.count > kept)
        clear_structure(&batch->structures.items[--batch->structures.count]);
}

void zl_batch_empty(zl_batch *batch)
{
    batch->documents.count = batch->data.count = batch->edits.count = 0;
    batch->beads.count = 0;
    batch->glue_of.count = batch->others.count = 0;
    drop_attributes(batch, 1);
    empty_attribute(&batch->attributes.items[0]);
    drop_structures(batch, ZL_RANGES_OWN);
    for (size_t i = 0; i < batch->structures.count; i++) {
        batch->structures.items[i].items.count = 0;
        batch->structures.items[i].open = false;
        zl_map_clear(&batch->structures.items[i].values);
    }
    zl_str_empty(&batch->texts);
    zl_str_empty(&batch->glue);
    batch->texts.failed = batch->glue.failed = batch->open = false;
    batch->touched = false;
    batch->base = batch->glued = 0;
    batch->status = ZILI_OK;
    zl_batch_set_drain(batch, NULL);
    zl_map_clear(&batch->glues);
    if (!add_glues(batch))
        zl_batch_lack_memory(batch);
}

void zl_batch_free(zl_batch *batch)
{
    if (!batch)
        return;
    drop_attributes(batch, 0);
    drop_structures(batch, 0);
    zl_array_clear(&batch->attributes);
    zl_array_clear(&batch->structures);
    zl_array_clear(&batch->documents);
    zl_array_clear(&batch->data);
    zl_array_clear(&batch->edits);
    zl_array_clear(&batch->beads);
    zl_array_clear(&batch->glue_of);
    zl_array_clear(&batch->others);
    zl_map_clear(&batch->glues);
    zl_str_clear(&batch->texts);
    zl_str_clear(&batch->glue);
    zl_free(batch);
}

/* ---- documents ---- */

/* No range and no glue reaches from one document into the next. */
static void end_document(zl_batch *batch)
{
    if (!batch->open || batch->status)
        return;
    zl_batch_settle_glue(batch);
    zl_batch_current(batch)->end = zl_batch_next(batch);
    for (size_t i = 0; i < batch->structures.count; i++)
        if (batch->structures.items[i].open)
            zl_batch_end_range(batch, &batch->structures.items[i]);
    zl_batch_fill_up(batch);
    batch->open = false;
}

/* Between two documents. */
static void give_if_large(zl_batch *batch)
{
    size_t most = batch->drain.size / 4 * 3;

    if (!batch->status && batch->drain.give && batch->documents.count &&
        zl_batch_size(batch) >= most)
        zl_batch_give(batch);
}

void zl_batch_document(zl_batch *batch, const char *name, const char *path,
                       uint64_t bytes, const char *digest)
{
    end_document(batch);
    give_if_large(batch);
    if (batch->status)
        return;
    zl_batched_document document = {
        .name = keep_text(batch, name),
        .path = keep_text(batch, path),
        .digest = keep_text(batch, digest),
        .bytes = bytes,
        .begin = zl_batch_next(batch),
        .regions = batch->structures.items[ZL_RANGES_REGION].items.count,
        .data = batch->data.count,
        .edits = batch->edits.count,
        .beads = batch->beads.count,
    };
    if (!zl_array_push(&batch->documents, document))
        zl_batch_lack_memory(batch);
    if (batch->status)
        return;
    batch->open = true;
    zl_batch_begin_range(batch, &batch->structures.items[ZL_RANGES_DOC], "");
}

void zl_batch_source(zl_batch *batch, uint64_t bytes, const char *digest)
{
    if (!zl_batch_ready(batch, "a file"))
        return;
    zl_batched_document *document = zl_batch_current(batch);
    document->digest = keep_text(batch, digest);
    document->bytes = bytes;
}

void zl_batch_datum(zl_batch *batch, const char *key, const char *value)
{
    if (!*value || !zl_batch_ready(batch, "metadata"))
        return;
    zl_batched_datum datum = { keep_text(batch, key),
                               keep_text(batch, value) };
    if (!zl_array_push(&batch->data, datum))
        zl_batch_lack_memory(batch);
}

void zl_batch_edit(zl_batch *batch, uint64_t offset, uint64_t at,
                   const char *removed, const char *inserted,
                   const char *place)
{
    if (!zl_batch_ready(batch, "an edit"))
        return;
    zl_batched_edit edit = { .offset = offset,
                             .at = at,
                             .removed = keep_text(batch, removed),
                             .inserted = keep_text(batch, inserted),
                             .place = keep_text(batch, place) };
    if (!zl_array_push(&batch->edits, edit))
        zl_batch_lack_memory(batch);
}

zili_status zl_batch_check(zl_batch *batch, zili_error *err)
{
    end_document(batch);
    if (batch->status)
        return zl_fail(err, batch->status, "%s", batch->error.text);
    return ZILI_OK;
}

/* ---- asking ---- */

bool zl_batch_goes_on(const zl_batch *batch)
{
    return !batch->status;
}

static size_t size_of_attribute(const zl_batch_attribute *attribute)
{
    return zl_wordbook_size(&attribute->forms) +
           attribute->types.count * sizeof *attribute->types.items +
           (attribute->tokens.count + attribute->firsts.count) *
               sizeof(uint32_t);
}

size_t zl_batch_size(const zl_batch *batch)
{
    size_t size = batch->glue_of.count + batch->texts.size;

    for (size_t i = 0; i < batch->attributes.count; i++)
        size += size_of_attribute(&batch->attributes.items[i]);
    for (size_t i = 0; i < batch->structures.count; i++)
        size += batch->structures.items[i].items.count * sizeof(zl_range);
    return size;
}
