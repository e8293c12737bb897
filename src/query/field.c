/* field.c -- what the structures of a segment say about the tokens in
 * them. */
#include "query/field.h"

#include <string.h>

/* The number, in the corpus, of the first range of a segment. */
static uint32_t first_of(const zili_corpus *corpus, uint32_t segment,
                         const char *name)
{
    const zl_structure *structure = zl_corpus_structure(corpus, name);
    uint64_t begin = zl_segment_begin(zl_corpus_segment(corpus, segment));

    return structure ? zl_structure_from(structure, begin) : 0;
}

static const char *column_named(const zili_corpus *corpus, zl_view name)
{
    zili_texts columns = zl_corpus_columns(corpus);

    for (size_t i = 0; i < columns.count; i++)
        if (zl_view_is(name, columns.items[i]))
            return columns.items[i];
    return NULL;
}

static const zl_ranges *ranges_named(const zl_segment *segment, zl_view name)
{
    for (uint32_t i = 0; i < zl_segment_structures(segment); i++) {
        const zl_ranges *ranges = zl_segment_ranges(segment, i);
        if (zl_view_is(name, zl_ranges_name(ranges)))
            return ranges;
    }
    return NULL;
}

bool zl_field_find(zl_field *out, const zili_corpus *corpus, uint32_t segment,
                   zl_view name)
{
    static const char documents[] = "doc_";
    const zl_segment *here = zl_corpus_segment(corpus, segment);

    *out = (zl_field){ .ranges = ranges_named(here, name), .corpus = corpus };
    if (out->ranges)
        return true;
    out->is_lang = zl_view_is(name, "lang");
    if (out->is_lang) {
        out->ranges = zl_segment_ranges_named(here, "region");
        out->first = first_of(corpus, segment, "region");
        return out->ranges != NULL;
    }
    if (zl_view_starts(name, zl_view_of(documents)))
        name = zl_view_cut(name, strlen(documents), name.size);
    out->column = column_named(corpus, name);
    out->ranges = zl_segment_ranges_named(here, "doc");
    out->first = first_of(corpus, segment, "doc");
    return out->column && out->ranges;
}

const char *zl_field_value(const zl_field *field, uint32_t range)
{
    if (field->is_lang)
        return zl_corpus_area(field->corpus, field->first + range)->lang;
    if (field->column)
        return zl_corpus_datum(field->corpus, field->first + range,
                               field->column);
    return zl_ranges_value(field->ranges, range);
}
