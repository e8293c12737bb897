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

const zl_ranges *zl_field_ranges(const zl_segment *segment, zl_view name)
{
    const zl_ranges *ranges = ranges_named(segment, name);

    if (!ranges && zl_view_is(name, "text"))
        ranges = zl_segment_ranges_named(segment, "doc");
    return ranges;
}

static bool is_one_of(zl_view name, const char *const *names)
{
    while (*names && !zl_view_is(name, *names))
        names++;
    return *names != NULL;
}

/* What else a structure's values may be called. */
static zl_view usual_name(zl_view name)
{
    if (zl_view_is(name, "region_kind"))
        return zl_view_of("region");
    return zl_view_is(name, "region_lang") ? zl_view_of("lang") : name;
}

static const char *find_column(const zili_corpus *corpus, zl_view name)
{
    static const char *const fronts[] = { "", "doc_", "text_" };
    const char *found = NULL;

    for (size_t i = 0; !found && i < sizeof fronts / sizeof *fronts; i++)
        if (zl_view_starts(name, zl_view_of(fronts[i])))
            found = column_named(corpus, zl_view_cut(name, strlen(fronts[i]),
                                                     name.size));
    return found;
}

bool zl_field_find(zl_field *out, const zili_corpus *corpus, uint32_t segment,
                   zl_view name)
{
    static const char *const ids[] = { "doc_id", "text_id", NULL };
    const zl_segment *here = zl_corpus_segment(corpus, segment);

    *out = (zl_field){ .ranges = zl_field_ranges(here, name),
                       .corpus = corpus,
                       .begin = zl_segment_begin(here) };
    if (!out->ranges)
        out->ranges = ranges_named(here, usual_name(name));
    if (out->ranges) {
        out->named = out->ranges == zl_segment_ranges_named(here, "doc");
        return true;
    }
    out->ranges = zl_segment_ranges_named(here, "doc");
    out->column = find_column(corpus, name);
    out->named = !out->column && is_one_of(name, ids);
    return out->ranges && (out->column || out->named);
}

/* Documents that were removed have no number, no name, and no columns. */
static const char *datum_of(const zl_field *field, uint32_t range)
{
    uint32_t document =
        zl_structure_at(zl_corpus_structure(field->corpus, "doc"),
                        field->begin + zl_ranges_begin(field->ranges, range));

    if (document == ZL_NONE)
        return NULL;
    return field->named
               ? zl_corpus_document(field->corpus, document)->name
               : zl_corpus_datum(field->corpus, document, field->column);
}

const char *zl_field_value(const zl_field *field, uint32_t range)
{
    return field->column || field->named
               ? datum_of(field, range)
               : zl_ranges_value(field->ranges, range);
}
