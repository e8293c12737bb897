/* field.c -- what the structures of a segment say about the tokens in
 * them. */
#include "query/field.h"

#include <string.h>

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

    *out = (zl_field){ .ranges = ranges_named(here, name),
                       .corpus = corpus,
                       .begin = zl_segment_begin(here) };
    if (out->ranges)
        return true;
    if (zl_view_starts(name, zl_view_of(documents)))
        name = zl_view_cut(name, strlen(documents), name.size);
    out->column = column_named(corpus, name);
    out->ranges = zl_segment_ranges_named(here, "doc");
    return out->column && out->ranges;
}

/* Documents that were removed have no number, and no columns. */
static const char *datum_of(const zl_field *field, uint32_t range)
{
    uint32_t document =
        zl_structure_at(zl_corpus_structure(field->corpus, "doc"),
                        field->begin + zl_ranges_begin(field->ranges, range));

    return document == ZL_NONE ? NULL
                               : zl_corpus_datum(field->corpus, document,
                                                 field->column);
}

const char *zl_field_value(const zl_field *field, uint32_t range)
{
    return field->column ? datum_of(field, range)
                         : zl_ranges_value(field->ranges, range);
}
