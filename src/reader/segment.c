/* segment.c -- a segment file, ready to be read: types and tokens. */
#include "reader/parts.h"

#include "base/fail.h"
#include "base/mem.h"
#include "index/layout.h"

#include <string.h>

uint32_t zl_segment_tokens(const zl_segment *segment)
{
    return segment->body.tokens;
}

uint32_t zl_segment_documents(const zl_segment *segment)
{
    return segment->body.documents;
}

uint32_t zl_segment_word_count(const zl_segment *segment)
{
    return segment->body.words;
}

uint64_t zl_segment_begin(const zl_segment *segment)
{
    return segment->begin;
}

/* ---- attributes ---- */

uint32_t zl_segment_attributes(const zl_segment *segment)
{
    return segment->body.attribute_count;
}

const zl_attribute *zl_segment_attribute(const zl_segment *segment, uint32_t i)
{
    return &segment->attributes[i];
}

const zl_attribute *zl_segment_attribute_named(const zl_segment *segment,
                                               const char *name)
{
    for (uint32_t i = 0; i < segment->body.attribute_count; i++)
        if (strcmp(zl_attribute_name(&segment->attributes[i]), name) == 0)
            return &segment->attributes[i];
    return NULL;
}

const char *zl_attribute_name(const zl_attribute *attribute)
{
    return attribute->data->name.bytes;
}

/* ---- types ---- */

/* What a damaged file says is cut to what can be. */
static uint32_t at_most(uint64_t number, uint32_t most)
{
    return number < most ? (uint32_t)number : most;
}

uint32_t zl_attribute_types(const zl_attribute *attribute)
{
    return attribute->data->types;
}

zl_view zl_attribute_form(const zl_attribute *attribute, uint32_t type)
{
    return zl_texts_at(&attribute->data->forms, type);
}

zl_view zl_attribute_key(const zl_attribute *attribute, uint32_t type)
{
    return zl_body_key(attribute->data, type);
}

uint8_t zl_attribute_class(const zl_attribute *attribute, uint32_t type)
{
    return attribute->data->classes[type];
}

uint32_t zl_attribute_count(const zl_attribute *attribute, uint32_t type)
{
    return at_most(zl_packed_at(&attribute->data->counts, type),
                   attribute->body->tokens);
}

uint32_t zl_attribute_docs(const zl_attribute *attribute, uint32_t type)
{
    return at_most(zl_packed_at(&attribute->data->docs, type),
                   attribute->body->documents);
}

uint32_t zl_attribute_key_docs(const zl_attribute *attribute, uint32_t type)
{
    return at_most(zl_packed_at(&attribute->data->key_docs, type),
                   attribute->body->documents);
}

uint32_t zl_attribute_sorted(const zl_attribute *attribute, uint32_t i)
{
    return zl_body_sorted(attribute->data, i);
}

/* ---- types by their keys ---- */

/* Where a search through the sorted types ends: before the first of which
 * `key`, and `form` where it is given, is not below those wanted; with `after`
 * behind all that are equal. */
struct wanted {
    zl_view key;
    const zl_view *form;
    bool prefix; /* only so much of a key is looked at */
    bool after;
};

static int compare(const zl_attribute *attribute, uint32_t type,
                   const struct wanted *wanted)
{
    zl_view key = zl_attribute_key(attribute, type);

    if (wanted->prefix && key.size > wanted->key.size)
        key.size = wanted->key.size;
    int order = zl_view_compare(key, wanted->key);
    if (order == 0 && wanted->form)
        order =
            zl_view_compare(zl_attribute_form(attribute, type), *wanted->form);
    return order;
}

static uint32_t place_of(const zl_attribute *attribute, struct wanted wanted)
{
    uint32_t low = 0, high = zl_attribute_types(attribute);

    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        uint32_t type = zl_attribute_sorted(attribute, middle);
        int order = compare(attribute, type, &wanted);
        if (order < 0 || (wanted.after && order == 0))
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static zl_type_range places_of(const zl_attribute *attribute,
                               struct wanted wanted)
{
    uint32_t first = place_of(attribute, wanted);

    wanted.after = true;
    uint32_t end = place_of(attribute, wanted);
    return (zl_type_range){ first, end > first ? end : first };
}

zl_type_range zl_attribute_with_key(const zl_attribute *attribute, zl_view key)
{
    return places_of(attribute, (struct wanted){ .key = key });
}

zl_type_range zl_attribute_with_prefix(const zl_attribute *attribute,
                                       zl_view prefix)
{
    return places_of(attribute,
                     (struct wanted){ .key = prefix, .prefix = true });
}

/* The place of a type; ZL_NONE where damage has left it none. */
static uint32_t find_place(const zl_attribute *attribute, uint32_t type)
{
    zl_view form = zl_attribute_form(attribute, type);
    struct wanted wanted = { .key = zl_attribute_key(attribute, type),
                             .form = &form };
    uint32_t place = place_of(attribute, wanted);

    return place < zl_attribute_types(attribute) &&
                   zl_attribute_sorted(attribute, place) == type
               ? place
               : ZL_NONE;
}

/* ---- tokens and postings ---- */

uint32_t zl_attribute_at(const zl_attribute *attribute, uint32_t position)
{
    return zl_tokens_at(&attribute->data->stream, position);
}

void zl_attribute_copy(const zl_attribute *attribute, uint32_t from,
                       uint32_t to, uint32_t *types)
{
    zl_tokens_copy(&attribute->data->stream, from, to, types);
}

void zl_postings_start_sorted(zl_postings *postings,
                              const zl_attribute *attribute, uint32_t i)
{
    zl_rising list = zl_body_postings(attribute->body, attribute->data, i);

    zl_rising_start(postings, &list);
}

void zl_postings_start(zl_postings *postings, const zl_attribute *attribute,
                       uint32_t type)
{
    zl_rising nothing = { .bytes = attribute->data->postings.bytes };
    uint32_t place = find_place(attribute, type);

    if (place != ZL_NONE)
        zl_postings_start_sorted(postings, attribute, place);
    else
        zl_rising_start(postings, &nothing);
}

/* ---- opening ---- */

static bool make_parts(zl_segment *segment)
{
    const zl_body *body = &segment->body;

    segment->attributes =
        zl_alloc_array(body->attribute_count, sizeof *segment->attributes);
    segment->ranges =
        zl_alloc_array(body->structure_count, sizeof *segment->ranges);
    if (!segment->attributes || !segment->ranges)
        return false;
    for (uint32_t i = 0; i < body->attribute_count; i++)
        segment->attributes[i] = (zl_attribute){ body, &body->attributes[i] };
    for (uint32_t i = 0; i < body->structure_count; i++)
        segment->ranges[i] = (zl_ranges){ &body->structures[i], body->tokens };
    return true;
}

zili_status zl_segment_open(zl_segment **out, zl_span file, uint64_t begin,
                            const char *path, zili_error *err)
{
    *out = NULL;
    zl_segment *segment = zl_alloc(sizeof *segment);
    if (!segment)
        return zl_no_memory(err);
    segment->begin = begin;
    segment->file = file;
    zili_status status = zl_body_open(&segment->body, file, path, err);
    if (!status && !make_parts(segment))
        status = zl_no_memory(err);
    if (status)
        zl_segment_close(segment);
    else
        *out = segment;
    return status;
}

zili_status zl_segment_check_sums(const zl_segment *segment, const char *path,
                                  zili_error *err)
{
    return zl_layout_check_chunks(segment->file, path, err);
}

void zl_segment_close(zl_segment *segment)
{
    if (!segment)
        return;
    zl_body_clear(&segment->body);
    zl_free(segment->attributes);
    zl_free(segment->ranges);
    zl_free(segment);
}
