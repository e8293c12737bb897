/* run.c -- batches in a row, put together in memory. */
#include "run.h"

#include "base/mem.h"

/* ---- begin and end ---- */

static zl_run_attribute *add_attribute(zl_run *run, const char *name)
{
    zl_run_attribute attribute = { 0 };

    zl_str_add_text(&attribute.name, name);
    if (!attribute.name.failed && zl_array_push(&run->attributes, attribute))
        return &run->attributes.items[run->attributes.count - 1];
    zl_str_clear(&attribute.name);
    return NULL;
}

static zl_run_structure *structure_named(zl_run *run, const char *name)
{
    zl_run_structure structure = { 0 };

    for (size_t i = 0; i < run->structures.count; i++)
        if (strcmp(zl_str_text(&run->structures.items[i].name), name) == 0)
            return &run->structures.items[i];
    zl_str_add_text(&structure.name, name);
    if (!structure.name.failed && zl_array_push(&run->structures, structure))
        return &run->structures.items[run->structures.count - 1];
    zl_str_clear(&structure.name);
    return NULL;
}

/* The number of a glue, new or old; ZL_MAP_NONE without memory. */
static uint32_t number_of_glue(zl_run *run, zl_view glue)
{
    uint32_t number = zl_map_add(&run->glues, glue);

    if (number == ZL_MAP_NONE || number < run->glue_counts.count)
        return number;
    return zl_array_push(&run->glue_counts, 0) ? number : ZL_MAP_NONE;
}

bool zl_run_init(zl_run *run)
{
    return number_of_glue(run, zl_view_of("")) == ZL_GLUE_NONE &&
           number_of_glue(run, zl_view_of(" ")) == ZL_GLUE_BLANK &&
           add_attribute(run, "word") && structure_named(run, "doc") &&
           structure_named(run, "region") && structure_named(run, "lang");
}

static void clear_attribute(zl_run_attribute *attribute)
{
    zl_str_clear(&attribute->name);
    zl_wordbook_clear(&attribute->forms);
    zl_wordbook_clear(&attribute->keys);
    zl_array_clear(&attribute->types);
    zl_array_clear(&attribute->classes);
    zl_array_clear(&attribute->key_facts);
    zl_array_clear(&attribute->tokens);
}

static void clear_structure(zl_run_structure *structure)
{
    zl_str_clear(&structure->name);
    zl_map_clear(&structure->values);
    zl_array_clear(&structure->items);
}

void zl_run_clear(zl_run *run)
{
    zl_run empty = { .describe = run->describe,
                     .user = run->user,
                     .most_positions = run->most_positions };

    for (size_t i = 0; i < run->attributes.count; i++)
        clear_attribute(&run->attributes.items[i]);
    for (size_t i = 0; i < run->structures.count; i++)
        clear_structure(&run->structures.items[i]);
    zl_array_clear(&run->document_ends);
    zl_array_clear(&run->attributes);
    zl_array_clear(&run->structures);
    zl_array_clear(&run->regions);
    zl_map_clear(&run->glues);
    zl_array_clear(&run->glue_counts);
    zl_array_clear(&run->glue_of);
    zl_array_clear(&run->others);
    zl_array_clear(&run->leads);
    zl_array_clear(&run->map);
    *run = empty;
}

/* ---- types ---- */

static zl_type_facts describe(const zl_run *run, zl_view form)
{
    if (form.size == 0)
        return (zl_type_facts){ 0, form };
    if (run->describe)
        return run->describe(run->user, form);
    return (zl_type_facts){ 1, form };
}

static bool add_type(const zl_run *run, zl_run_attribute *attribute,
                     zl_view form)
{
    zl_type_facts facts = describe(run, form);
    zl_run_type type = { .key =
                             zl_wordbook_add(&attribute->keys, facts.fold) };

    if (type.key == ZL_WORDBOOK_NONE ||
        (type.key == attribute->key_facts.count &&
         !zl_array_push(&attribute->key_facts, (zl_run_key){ 0 })))
        return false;
    return zl_array_push(&attribute->types, type) &&
           zl_array_push(&attribute->classes, facts.class_of);
}

/* The number of a form, new or old; ZL_WORDBOOK_NONE without memory. */
static uint32_t number_of(const zl_run *run, zl_run_attribute *attribute,
                          zl_view form)
{
    uint32_t number = zl_wordbook_add(&attribute->forms, form);

    if (number < attribute->types.count || number == ZL_WORDBOOK_NONE)
        return number;
    return add_type(run, attribute, form) ? number : ZL_WORDBOOK_NONE;
}

/* Fill `run->map`, and add what the batch has counted. */
static bool map_types(zl_run *run, zl_run_attribute *attribute,
                      const zl_batch_attribute *from)
{
    run->map.count = 0;
    if (!zl_array_reserve(&run->map, from->types.count))
        return false;
    for (uint32_t i = 0; i < from->types.count; i++) {
        const zl_batch_type *counted = &from->types.items[i];
        run->map.items[i] = 0;
        if (counted->count == 0)
            continue;
        uint32_t number =
            number_of(run, attribute, zl_wordbook_text(&from->forms, i));
        if (number == ZL_WORDBOOK_NONE)
            return false;
        zl_run_type *type = &attribute->types.items[number];
        type->count += counted->count;
        type->before += counted->before;
        type->after += counted->after;
        run->map.items[i] = number;
    }
    return true;
}

/* A document with this number from 1 has the type. */
static inline void note_document(zl_run_attribute *attribute, uint32_t number,
                                 uint32_t document)
{
    zl_run_type *type = &attribute->types.items[number];
    zl_run_key *key = &attribute->key_facts.items[type->key];

    type->docs++;
    key->docs += key->seen != document;
    key->seen = document;
}

static void note_documents(const zl_run *run, zl_run_attribute *attribute,
                           const zl_batch_attribute *from, size_t first,
                           size_t end)
{
    size_t at = first ? from->first_ends.items[first - 1] : 0;

    for (size_t i = first; i < end; i++)
        for (; at < from->first_ends.items[i]; at++)
            note_document(attribute, run->map.items[from->firsts.items[at]],
                          run->documents + (uint32_t)(i - first) + 1);
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
    uint32_t number = more ? number_of(run, attribute, zl_view_of("")) : 0;

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
    zl_run_attribute *added = add_attribute(run, name);
    for (uint32_t i = 0; added && i < run->documents; i++)
        if (!leave_empty(run, added, run->document_ends.items[i], i + 1))
            return NULL;
    return added;
}

static bool append_attribute(zl_run *run, const zl_batch_attribute *from,
                             const zl_batch *batch, size_t first, size_t end)
{
    uint32_t begin = batch->documents.items[first].begin;
    zl_run_attribute *attribute =
        attribute_named(run, zl_str_text(&from->name));

    if (!attribute || !map_types(run, attribute, from))
        return false;
    note_documents(run, attribute, from, first, end);
    return map_tokens(run, attribute, from->tokens.items + begin,
                      batch->documents.items[end - 1].end - begin);
}

/* Attributes that the batch does not have; run->documents and the rest are
 * those before it. */
static bool leave_others_empty(zl_run *run, const zl_batch *batch,
                               size_t first, size_t end)
{
    uint32_t begin = batch->documents.items[first].begin;

    for (size_t i = 1; i < run->attributes.count; i++)
        for (size_t k = first; k < end; k++) {
            uint32_t to = run->tokens + batch->documents.items[k].end - begin;
            uint32_t document = run->documents + (uint32_t)(k - first) + 1;
            zl_run_attribute *attribute = &run->attributes.items[i];
            if (attribute->tokens.count < to &&
                !leave_empty(run, attribute, to, document))
                return false;
        }
    return true;
}

static bool append_tokens(zl_run *run, const zl_batch *batch, size_t first,
                          size_t end)
{
    for (size_t i = 0; i < batch->attributes.count; i++)
        if (!append_attribute(run, &batch->attributes.items[i], batch, first,
                              end))
            return false;
    return leave_others_empty(run, batch, first, end);
}

/* ---- glue ---- */

static bool map_glue(zl_run *run, const zl_batch *batch)
{
    run->map.count = 0;
    if (!zl_array_reserve(&run->map, batch->glues.count))
        return false;
    for (uint32_t i = 0; i < batch->glues.count; i++) {
        run->map.items[i] = number_of_glue(run, zl_map_key(&batch->glues, i));
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

static bool append_others(zl_run *run, const zl_batch *batch, uint32_t begin,
                          uint32_t end)
{
    size_t last = find_other(batch, end);

    for (size_t i = find_other(batch, begin); i < last; i++) {
        zl_other_glue other = batch->others.items[i];
        other.token = other.token - begin + run->tokens;
        other.number = run->map.items[other.number];
        run->glue_counts.items[other.number]++;
        if (!zl_array_push(&run->others, other))
            return false;
    }
    return true;
}

static bool append_glue(zl_run *run, const zl_batch *batch, uint32_t begin,
                        uint32_t end)
{
    uint32_t count = end - begin, nones = 0, blanks = 0;

    if (!map_glue(run, batch) || !zl_array_reserve(&run->glue_of, count))
        return false;
    const uint8_t *from = batch->glue_of.items + begin;
    uint8_t *to = run->glue_of.items + run->glue_of.count;
    for (uint32_t i = 0; i < count; i++) {
        to[i] = from[i];
        nones += from[i] == ZL_GLUE_NONE;
        blanks += from[i] == ZL_GLUE_BLANK;
    }
    run->glue_of.count += count;
    run->glue_counts.items[ZL_GLUE_NONE] += nones;
    run->glue_counts.items[ZL_GLUE_BLANK] += blanks;
    return append_others(run, batch, begin, end);
}

/* ---- documents, regions, structures ---- */

static bool append_documents(zl_run *run, const zl_batch *batch, size_t first,
                             size_t end)
{
    uint32_t begin = batch->documents.items[first].begin;

    for (size_t i = first; i < end; i++) {
        const zl_batched_document *document = &batch->documents.items[i];
        uint32_t lead = run->map.items[document->lead];
        run->glue_counts.items[lead]++;
        if (!zl_array_push(&run->leads, lead) ||
            !zl_array_push(&run->document_ends,
                           run->tokens + document->end - begin))
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

/* The ranges [first, end) of a structure, moved by `begin` tokens less. */
static bool append_ranges(zl_run *run, const zl_batch_structure *from,
                          size_t first, size_t end, uint32_t begin)
{
    zl_run_structure *to = structure_named(run, zl_str_text(&from->name));

    if (!to || !zl_array_reserve(&to->items, end - first))
        return false;
    for (size_t i = first; i < end; i++) {
        zl_range range = from->items.items[i];
        range.begin = range.begin - begin + run->tokens;
        range.end = range.end - begin + run->tokens;
        range.value =
            zl_map_add(&to->values, zl_map_key(&from->values, range.value));
        if (range.value == ZL_MAP_NONE)
            return false;
        to->items.items[to->items.count++] = range;
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

static bool append_structures(zl_run *run, const zl_batch *batch, size_t first,
                              size_t end)
{
    for (size_t i = 0; i < batch->structures.count; i++)
        if (!append_ranges(run, &batch->structures.items[i],
                           first_range(batch, i, first),
                           first_range(batch, i, end),
                           batch->documents.items[first].begin))
            return false;
    for (size_t i = first; i < end; i++)
        if (!append_regions(run, batch, i,
                            run->documents + (uint32_t)(i - first)))
            return false;
    return true;
}

bool zl_run_append(zl_run *run, const zl_batch *batch, size_t from, size_t to)
{
    if (from == to)
        return true;
    uint32_t begin = batch->documents.items[from].begin;
    uint32_t end = batch->documents.items[to - 1].end;
    if (!append_tokens(run, batch, from, to) ||
        !append_glue(run, batch, begin, end) ||
        !append_documents(run, batch, from, to) ||
        !append_structures(run, batch, from, to))
        return false;
    run->tokens += end - begin;
    run->documents += (uint32_t)(to - from);
    return true;
}

/* ---- size ---- */

size_t zl_run_size(const zl_run *run)
{
    size_t size = run->glue_of.count + run->leads.count * 8 +
                  run->others.count * sizeof *run->others.items;

    for (size_t i = 0; i < run->attributes.count; i++) {
        const zl_run_attribute *attribute = &run->attributes.items[i];
        size += zl_wordbook_size(&attribute->forms) +
                zl_wordbook_size(&attribute->keys) +
                attribute->types.count * sizeof *attribute->types.items +
                attribute->key_facts.count *
                    sizeof *attribute->key_facts.items +
                attribute->tokens.count * sizeof(uint32_t);
    }
    for (size_t i = 0; i < run->structures.count; i++)
        size += run->structures.items[i].items.count * sizeof(zl_range);
    return size;
}
