/* merge_ranges.c -- the structures of several segments, put together. */
#include "base/mem.h"
#include "writer/merge_parts.h"

#include <stdlib.h>

#define RANGE_BYTES 4 /* of a file, about */

static zl_merge *own(zl_content *content)
{
    return (zl_merge *)content;
}

/* ---- a structure of a source ---- */

static const zl_body_structure *structure_named(const zl_merge_source *source,
                                                const char *name)
{
    for (uint32_t i = 0; i < source->body.structure_count; i++)
        if (zl_view_is(source->body.structures[i].name, name))
            return &source->body.structures[i];
    return NULL;
}

/* Stand on its first range; `merge->from` is NULL where it has none. */
static void start_source(zl_merge *merge)
{
    const zl_merge_source *source = &merge->sources[merge->source];
    const char *name = merge->content.structures[merge->structure].name;

    merge->from = structure_named(source, name);
    merge->range = 0;
    merge->span = 0;
    if (!merge->from)
        return;
    zl_rising_start(&merge->begins, &merge->from->begins);
    if (!merge->from->tiles)
        zl_rising_start(&merge->ends, &merge->from->ends);
}

/* Begin and end of the next range, in the source. */
static void next_of_source(zl_merge *merge, uint32_t *begin, uint32_t *end)
{
    *begin = merge->begins.at;
    zl_rising_next(&merge->begins);
    if (!merge->from->tiles) {
        *end = merge->ends.at;
        zl_rising_next(&merge->ends);
    } else {
        *end = merge->begins.at == ZL_RISING_END
                   ? merge->sources[merge->source].body.tokens
                   : merge->begins.at;
    }
    merge->range++;
}

/* ---- which are kept ---- */

/* The document of range `i`, of "doc", "region" and "lang". */
static uint32_t document_of(const zl_merge *merge, uint32_t i)
{
    const zl_body *body = &merge->sources[merge->source].body;

    if (merge->structure == ZL_RANGES_DOC)
        return i;
    return i < body->region_documents.count
               ? (uint32_t)zl_packed_at(&body->region_documents, i)
               : UINT32_MAX;
}

/* The span that a range is in; NULL where it is not kept. Ranges come in
 * order. */
static const zl_merge_span *find_span(zl_merge *merge, uint32_t i,
                                      uint32_t begin)
{
    const zl_merge_source *source = &merge->sources[merge->source];
    bool own_document = merge->structure < ZL_RANGES_OWN;
    uint32_t at = own_document ? document_of(merge, i) : begin;

    for (; merge->span < source->spans.count; merge->span++) {
        const zl_merge_span *span = &source->spans.items[merge->span];
        uint32_t first = own_document ? span->document : span->begin;
        uint32_t end = own_document ? span->documents : span->end;
        if (at < end)
            return at >= first ? span : NULL;
    }
    return NULL;
}

/* ---- the next one ---- */

static uint32_t value_of(const zl_merge *merge, uint32_t i)
{
    uint64_t value = zl_packed_at(&merge->from->value_numbers, i);

    return value < merge->from->values.count ? (uint32_t)value : 0;
}

static void fill_region(const zl_merge *merge, const zl_merge_span *span,
                        uint32_t i, zl_content_range *out)
{
    const zl_body *body = &merge->sources[merge->source].body;

    out->document = document_of(merge, i) - span->document + span->to_document;
    out->words = (uint32_t)zl_packed_at(&body->region_words, i);
}

/* The next range that is kept; its value is a number of the source. */
static bool next_range(zl_merge *merge, zl_content_range *out)
{
    uint32_t begin, end;

    while (merge->from && merge->range < merge->from->count &&
           !merge->content.status) {
        uint32_t i = merge->range;
        next_of_source(merge, &begin, &end);
        zl_merge_note_read(merge, RANGE_BYTES);
        const zl_merge_span *span = find_span(merge, i, begin);
        if (!span)
            continue;
        if (begin < span->begin || end > span->end || begin > end ||
            merge->from->values.count == 0) {
            zl_merge_damaged(merge, &merge->sources[merge->source]);
            return false;
        }
        *out = (zl_content_range){ .begin = begin - span->begin + span->to,
                                   .end = end - span->begin + span->to,
                                   .value = value_of(merge, i) };
        if (merge->structure == ZL_RANGES_REGION)
            fill_region(merge, span, i, out);
        return true;
    }
    return false;
}

/* ---- finding them ---- */

/* The number of a value among all of a structure, in order of appearance. */
static bool note_value(zl_merge *merge, uint32_t value)
{
    zl_map *all = &merge->all_values[merge->structure];

    if (merge->values[value] == ZL_MAP_NONE)
        merge->values[value] =
            zl_map_add(all, zl_texts_at(&merge->from->values, value));
    return merge->values[value] != ZL_MAP_NONE;
}

static bool forget_values(zl_merge *merge)
{
    uint32_t count = merge->from ? merge->from->values.count : 0;

    zl_free(merge->values);
    merge->values = zl_alloc_array(count, sizeof *merge->values);
    for (uint32_t i = 0; merge->values && i < count; i++)
        merge->values[i] = ZL_MAP_NONE;
    return merge->values != NULL;
}

/* Count ranges and values of the present structure. */
static bool count_ranges(zl_merge *merge)
{
    zl_content_structure *structure =
        &merge->content.structures[merge->structure];
    zl_content_range range;
    uint32_t last = 0;

    structure->tiles = true;
    for (merge->source = 0; merge->source < merge->count; merge->source++) {
        start_source(merge);
        if (!forget_values(merge))
            return false;
        while (next_range(merge, &range)) {
            if (!note_value(merge, range.value))
                return false;
            structure->tiles &= structure->count == 0 || range.begin == last;
            structure->count++;
            last = range.end;
        }
    }
    structure->tiles &= structure->count == 0 || last == merge->content.tokens;
    return true;
}

static int by_text(const void *a, const void *b)
{
    return zl_view_compare(*(const zl_view *)a, *(const zl_view *)b);
}

static bool sort_values(zl_content_structure *structure, const zl_map *all)
{
    structure->values = zl_alloc_array(all->count, sizeof *structure->values);
    if (!structure->values)
        return false;
    structure->value_count = all->count;
    for (uint32_t i = 0; i < all->count; i++)
        structure->values[i] = zl_map_key(all, i);
    qsort(structure->values, all->count, sizeof *structure->values, by_text);
    return true;
}

static bool add_structure(zl_merge *merge, const char *name)
{
    zl_content *content = &merge->content;
    uint32_t i = content->structure_count;

    content->structures[i] = (zl_content_structure){ .name = name };
    merge->structure = i;
    bool good = count_ranges(merge) &&
                sort_values(&content->structures[i], &merge->all_values[i]);
    if (good && (i < ZL_RANGES_OWN || content->structures[i].count > 0)) {
        content->structure_count++;
        return true;
    }
    zl_free(content->structures[i].values);
    zl_map_clear(&merge->all_values[i]);
    return good;
}

static bool note_names(const zl_merge_source *source, zl_map *names)
{
    for (uint32_t i = 0; i < source->body.structure_count; i++)
        if (zl_map_add(names, source->body.structures[i].name) == ZL_MAP_NONE)
            return false;
    return true;
}

/* "doc", "region" and "lang", then in byte order. */
static bool add_structures(zl_merge *merge, const zl_map *names,
                           zl_view *sorted)
{
    for (uint32_t i = 0; i < names->count; i++)
        sorted[i] = zl_map_key(names, i);
    qsort(sorted + ZL_RANGES_OWN, names->count - ZL_RANGES_OWN, sizeof *sorted,
          by_text);
    for (uint32_t i = 0; i < names->count; i++)
        if (!add_structure(merge, sorted[i].bytes))
            return false;
    return true;
}

bool zl_merge_structures_make(zl_merge *merge)
{
    zl_map *names = &merge->structure_names;
    bool good = zl_map_add(names, zl_view_of("doc")) != ZL_MAP_NONE &&
                zl_map_add(names, zl_view_of("region")) != ZL_MAP_NONE &&
                zl_map_add(names, zl_view_of("lang")) != ZL_MAP_NONE;

    for (size_t i = 0; good && i < merge->count; i++)
        good = note_names(&merge->sources[i], names);
    zl_view *sorted = zl_alloc_array(names->count, sizeof *sorted);
    merge->content.structures =
        zl_alloc_array(names->count, sizeof *merge->content.structures);
    merge->all_values =
        zl_alloc_array(names->count, sizeof *merge->all_values);
    good = good && sorted && merge->content.structures && merge->all_values &&
           add_structures(merge, names, sorted);
    zl_free(sorted);
    if (!good)
        zl_content_lack_memory(&merge->content);
    return !merge->content.status;
}

/* ---- reading them ---- */

static uint32_t place_of(const zl_content_structure *structure, zl_view value)
{
    const zl_view *found = bsearch(&value, structure->values,
                                   structure->value_count, sizeof value,
                                   by_text);

    return found ? (uint32_t)(found - structure->values) : 0;
}

static void start_next(zl_merge *merge)
{
    for (; merge->source < merge->count; merge->source++) {
        start_source(merge);
        if (merge->from && merge->from->count > 0)
            break;
    }
    if (merge->source < merge->count && !forget_values(merge))
        zl_content_lack_memory(&merge->content);
}

void zl_merge_rewind_ranges(zl_content *content, uint32_t structure)
{
    zl_merge *merge = own(content);

    merge->structure = structure;
    merge->source = 0;
    start_next(merge);
}

bool zl_merge_next_range(zl_content *content, zl_content_range *out)
{
    zl_merge *merge = own(content);
    const zl_content_structure *structure =
        &content->structures[merge->structure];

    while (merge->source < merge->count && !content->status) {
        if (next_range(merge, out)) {
            uint32_t *value = &merge->values[out->value];
            if (*value == ZL_MAP_NONE)
                *value = place_of(
                    structure, zl_texts_at(&merge->from->values, out->value));
            out->value = *value;
            return true;
        }
        merge->source++;
        start_next(merge);
    }
    return false;
}
