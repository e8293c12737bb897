/* run_append.c -- documents of a batch, and parts of one, behind a run. */
#include "run_append.h"

#include <string.h>

/* What is appended: the documents [from, to) of a batch, or a part of the
 * last one; positions there are `shift` less than here. */
struct slice {
    const zl_batch *batch;
    size_t from, to;
    uint32_t begin, end; /* tokens */
    uint32_t shift;
    uint32_t document; /* the number here of the first one, from 1 */
    bool goes_on;      /* the first one has begun in the run already */
    bool is_part;      /* the last one goes on */
};

/* ---- types ---- */

/* A document with this number from 1 has the type. */
static inline void note_document(zl_run_attribute *attribute, uint32_t number,
                                 uint32_t document)
{
    zl_run_type *type = &attribute->types.items[number];
    zl_run_key *key = &attribute->key_facts.items[type->key];

    type->docs += type->seen != document;
    type->seen = document;
    key->docs += key->seen != document;
    key->seen = document;
}

static void note_documents(const zl_run *run, zl_run_attribute *attribute,
                           const zl_batch_attribute *from,
                           const struct slice *slice)
{
    size_t at = slice->from ? from->first_ends.items[slice->from - 1] : 0;

    for (size_t i = slice->from; i < slice->to; i++)
        for (; at < from->first_ends.items[i]; at++)
            note_document(attribute, run->map.items[from->firsts.items[at]],
                          slice->document + (uint32_t)(i - slice->from));
}

/* ---- tokens ---- */

static bool map_tokens(const zl_run *run, zl_run_attribute *attribute,
                       const uint32_t *tokens, uint32_t count)
{
    if (!zl_array_reserve(&attribute->tokens, count))
        return false;
    uint32_t *to = attribute->tokens.items + attribute->tokens.count;
    const uint32_t *map = run->map.items;
    for (uint32_t i = 0; i < count; i++)
        to[i] = map[tokens[i]];
    attribute->tokens.count += count;
    return true;
}

/* The tokens up to `end` of the document with this number from 1 have
 * nothing in this attribute. */
static bool leave_empty(const zl_run *run, zl_run_attribute *attribute,
                        uint32_t end, uint32_t document)
{
    size_t more = end - attribute->tokens.count;
    uint32_t number = more ? zl_run_number_form(run, attribute, zl_view_of(""))
                           : 0;

    if (number == ZL_WORDBOOK_NONE ||
        !zl_array_reserve(&attribute->tokens, more))
        return false;
    if (more == 0)
        return true;
    attribute->types.items[number].count += (uint32_t)more;
    note_document(attribute, number, document);
    while (attribute->tokens.count < end)
        attribute->tokens.items[attribute->tokens.count++] = number;
    return true;
}

/* The attribute with this name, with something for all tokens so far. */
static zl_run_attribute *attribute_named(zl_run *run, const char *name)
{
    for (size_t i = 0; i < run->attributes.count; i++)
        if (strcmp(zl_str_text(&run->attributes.items[i].name), name) == 0)
            return &run->attributes.items[i];
    zl_run_attribute *added = zl_run_add_attribute(run, name);
    for (uint32_t i = 0; added && i < run->documents; i++)
        if (!leave_empty(run, added, run->document_ends.items[i], i + 1))
            return NULL;
    return added;
}

static bool append_attribute(zl_run *run, const zl_batch_attribute *from,
                             const struct slice *slice)
{
    zl_run_attribute *attribute =
        attribute_named(run, zl_str_text(&from->name));

    if (!attribute || !zl_run_map_types(run, attribute, from))
        return false;
    note_documents(run, attribute, from, slice);
    if (slice->begin == slice->end)
        return true;
    return map_tokens(run, attribute,
                      from->tokens.items + (slice->begin - slice->batch->base),
                      slice->end - slice->begin);
}

/* Attributes that the batch does not have. */
static bool leave_others_empty(zl_run *run, const struct slice *slice)
{
    for (size_t i = 1; i < run->attributes.count; i++)
        for (size_t k = slice->from; k < slice->to; k++) {
            uint32_t to = slice->batch->documents.items[k].end + slice->shift;
            uint32_t document = slice->document + (uint32_t)(k - slice->from);
            zl_run_attribute *attribute = &run->attributes.items[i];
            if (attribute->tokens.count < to &&
                !leave_empty(run, attribute, to, document))
                return false;
        }
    return true;
}

static bool append_tokens(zl_run *run, const struct slice *slice)
{
    const zl_batch *batch = slice->batch;

    for (size_t i = 0; i < batch->attributes.count; i++)
        if (!append_attribute(run, &batch->attributes.items[i], slice))
            return false;
    return leave_others_empty(run, slice);
}

/* The first token of this part of a document touches the one before. */
static void note_touch(const zl_run *run, const struct slice *slice)
{
    const zl_run_attribute *words = &run->attributes.items[0];
    uint32_t at = slice->begin + slice->shift;

    if (!slice->goes_on || !slice->batch->touched ||
        slice->begin == slice->end)
        return;
    words->types.items[words->tokens.items[at - 1]].after++;
    words->types.items[words->tokens.items[at]].before++;
}

/* ---- glue ---- */

static bool map_glue(zl_run *run, const zl_batch *batch)
{
    run->map.count = 0;
    if (!zl_array_reserve(&run->map, batch->glues.count))
        return false;
    for (uint32_t i = 0; i < batch->glues.count; i++) {
        run->map.items[i] =
            zl_run_number_glue(run, zl_map_key(&batch->glues, i));
        if (run->map.items[i] == ZL_MAP_NONE)
            return false;
    }
    return true;
}

/* The first of the others at or behind a token. */
static size_t find_other(const zl_batch *batch, uint32_t token)
{
    size_t low = 0, high = batch->others.count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (batch->others.items[middle].token < token)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static bool append_others(zl_run *run, const struct slice *slice,
                          uint32_t begin, uint32_t end)
{
    const zl_batch *batch = slice->batch;
    size_t last = find_other(batch, end);

    for (size_t i = find_other(batch, begin); i < last; i++) {
        zl_other_glue other = batch->others.items[i];
        other.token += slice->shift;
        other.number = run->map.items[other.number];
        run->glue_counts.items[other.number]++;
        if (!zl_array_push(&run->others, other))
            return false;
    }
    return true;
}

/* What stands behind the last token of a part is not known yet, and comes
 * with the next one. */
static bool append_glue(zl_run *run, const struct slice *slice)
{
    const zl_batch *batch = slice->batch;
    uint32_t begin = slice->goes_on ? batch->glued : slice->begin;
    uint32_t end = slice->end - (slice->is_part ? 1 : 0);
    uint32_t count = end - begin, nones = 0, blanks = 0;

    if (!map_glue(run, batch) || !zl_array_reserve(&run->glue_of, count))
        return false;
    const uint8_t *from =
        count ? batch->glue_of.items + (begin - batch->glued) : NULL;
    for (uint32_t i = 0; i < count; i++) {
        nones += from[i] == ZL_GLUE_NONE;
        blanks += from[i] == ZL_GLUE_BLANK;
    }
    if (count)
        memcpy(run->glue_of.items + run->glue_of.count, from, count);
    run->glue_of.count += count;
    run->glue_counts.items[ZL_GLUE_NONE] += nones;
    run->glue_counts.items[ZL_GLUE_BLANK] += blanks;
    return append_others(run, slice, begin, end);
}

/* ---- documents, regions, structures ---- */

/* The one that goes on is there already. */
static bool append_documents(zl_run *run, const struct slice *slice)
{
    for (size_t i = slice->from; i < slice->to; i++) {
        const zl_batched_document *document =
            &slice->batch->documents.items[i];
        uint32_t end = document->end + slice->shift;
        if (i == slice->from && slice->goes_on) {
            run->document_ends.items[run->documents - 1] = end;
            continue;
        }
        uint32_t lead = run->map.items[document->lead];
        run->glue_counts.items[lead]++;
        if (!zl_array_push(&run->leads, lead) ||
            !zl_array_push(&run->document_ends, end))
            return false;
    }
    return true;
}

static uint32_t count_words(const zl_run *run, zl_range range)
{
    const zl_run_attribute *words = &run->attributes.items[0];
    uint32_t count = 0;

    for (uint32_t i = range.begin; i < range.end; i++)
        count += words->classes.items[words->tokens.items[i]] != 0;
    return count;
}

/* The regions of document `i` of the batch, which has the number `document`
 * here; their ranges are in the structure already. */
static bool append_regions(zl_run *run, const zl_batch *batch, size_t i,
                           uint32_t document)
{
    const zl_run_structure *structure =
        &run->structures.items[ZL_RANGES_REGION];
    size_t end = i + 1 < batch->documents.count
                     ? batch->documents.items[i + 1].regions
                     : batch->structures.items[ZL_RANGES_REGION].items.count;

    for (size_t k = batch->documents.items[i].regions; k < end; k++) {
        zl_range range = structure->items.items[run->regions.count];
        zl_run_region region = { document, count_words(run, range) };
        if (!zl_array_push(&run->regions, region))
            return false;
    }
    return true;
}

/* The ranges [first, end) of a structure. */
static bool append_ranges(zl_run *run, const zl_batch_structure *from,
                          size_t first, size_t end, uint32_t shift)
{
    zl_run_structure *to =
        zl_run_structure_named(run, zl_str_text(&from->name));

    if (!to || !zl_array_reserve(&to->items, end - first))
        return false;
    uint32_t last = ZL_MAP_NONE, number = ZL_MAP_NONE;
    for (size_t i = first; i < end; i++) {
        zl_range range = from->items.items[i];
        if (range.value != last) /* most are what the one before is */
            number = zl_map_add(&to->values,
                                zl_map_key(&from->values, range.value));
        if (number == ZL_MAP_NONE)
            return false;
        last = range.value;
        to->items.items[to->items.count++] =
            (zl_range){ range.begin + shift, range.end + shift, number };
    }
    return true;
}

/* The first range of a structure that lies in document `i` or behind it. */
static size_t first_range(const zl_batch *batch, size_t structure, size_t i)
{
    const zl_batch_structure *from = &batch->structures.items[structure];
    size_t low = 0, high = from->items.count;

    if (i == batch->documents.count)
        return high;
    if (structure == ZL_RANGES_DOC)
        return i;
    if (structure < ZL_RANGES_OWN)
        return batch->documents.items[i].regions;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (from->items.items[middle].begin < batch->documents.items[i].begin)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* Documents and regions come when they are whole. */
static bool append_structures(zl_run *run, const struct slice *slice)
{
    const zl_batch *batch = slice->batch;

    for (size_t i = slice->is_part ? ZL_RANGES_OWN : 0;
         i < batch->structures.count; i++)
        if (!append_ranges(run, &batch->structures.items[i],
                           first_range(batch, i, slice->from),
                           first_range(batch, i, slice->to), slice->shift))
            return false;
    for (size_t i = slice->from; i < slice->to && !slice->is_part; i++)
        if (!append_regions(run, batch, i,
                            slice->document - 1 + (uint32_t)(i - slice->from)))
            return false;
    return true;
}

/* ---- the whole ---- */

static struct slice slice_of(const zl_run *run, const zl_batch *batch,
                             size_t from, size_t to)
{
    bool goes_on = from == 0 && run->open;

    return (struct slice){
        .batch = batch,
        .from = from,
        .to = to,
        .begin = zl_batch_begin_of(batch, from),
        .end = batch->documents.items[to - 1].end,
        .shift = run->tokens - zl_batch_begin_of(batch, from),
        .document = run->documents + !goes_on,
        .goes_on = goes_on,
    };
}

static bool append(zl_run *run, const struct slice *slice)
{
    if (!append_tokens(run, slice))
        return false;
    note_touch(run, slice);
    if (!append_glue(run, slice) || !append_documents(run, slice) ||
        !append_structures(run, slice))
        return false;
    run->tokens += slice->end - slice->begin;
    run->documents += (uint32_t)(slice->to - slice->from) - slice->goes_on;
    run->open = slice->is_part;
    return true;
}

bool zl_run_append(zl_run *run, const zl_batch *batch, size_t from, size_t to)
{
    if (from == to)
        return true;
    struct slice slice = slice_of(run, batch, from, to);
    return append(run, &slice);
}

bool zl_run_append_part(zl_run *run, const zl_batch *batch)
{
    size_t count = batch->documents.count;
    struct slice slice = slice_of(run, batch, count - 1, count);

    slice.is_part = true;
    return append(run, &slice);
}
