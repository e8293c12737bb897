/* draft_data.c -- metadata of a source while it is written. */
#include "formats/draft_parts.h"

#include "base/mem.h"
#include "formats/name.h"

#include <string.h>

static zl_datum *find_datum(const zl_source *source, const char *key)
{
    for (size_t i = 0; i < source->data.count; i++)
        if (strcmp(source->data.items[i].key, key) == 0)
            return &source->data.items[i];
    return NULL;
}

static bool has_value(zl_view list, zl_view value)
{
    while (!zl_view_same(list, value)) {
        size_t end = zl_view_find(list, zl_view_of("; "));
        if (end == SIZE_MAX)
            return false;
        if (zl_view_same(zl_view_cut(list, 0, end), value))
            return true;
        list = zl_view_cut(list, end + 2, list.size);
    }
    return true;
}

static bool put_value(zl_datum *datum, zl_view value)
{
    zl_str both = { 0 };

    if (has_value(zl_view_of(datum->value), value))
        return true;
    zl_str_format(&both, "%s; %.*s", datum->value, (int)value.size,
                  value.bytes);
    if (both.failed) {
        zl_str_clear(&both);
        return false;
    }
    zl_free(datum->value);
    datum->value = both.bytes;
    return true;
}

void zl_draft_datum(zl_draft *draft, zl_view key, zl_view value, bool more)
{
    char name[ZL_NAME_SIZE + 1];
    zl_str flat = { 0 };

    zl_name_make(name, key);
    zl_name_flatten(&flat, value);
    zl_datum *before = find_datum(draft->source, name);
    if (flat.failed)
        draft->failed = true;
    else if (!before)
        draft->failed |=
            !zl_source_add_datum(draft->source, name, zl_str_view(&flat));
    else if (more && flat.size)
        draft->failed |= !put_value(before, zl_str_view(&flat));
    zl_str_clear(&flat);
}

void zl_draft_datum_else(zl_draft *draft, const char *key, const char *other)
{
    const zl_datum *there = find_datum(draft->source, other);

    if (there && !find_datum(draft->source, key))
        draft->failed |= !zl_source_add_datum(draft->source, key,
                                              zl_view_of(there->value));
}
