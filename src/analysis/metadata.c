/* metadata.c -- what the metadata columns of an index hold. */
#include "analysis/metadata.h"

#include "base/array.h"
#include "base/map.h"
#include "reader/typed.h"

#include <stdlib.h>

enum { SHOWN = 5, LONGEST = 40 }; /* values, and bytes of one */

/* The values of a column, and how often each is there. */
struct values {
    zl_map texts;
    ZL_ARRAY(uint32_t) counts;
    zl_column_kind kind;
    uint64_t documents;
    const char *least, *greatest; /* or NULL */
};

static bool add_value(struct values *values, zl_view text)
{
    uint32_t before = values->texts.count;
    uint32_t number = zl_map_add(&values->texts, text);

    if (number == before && !zl_array_push(&values->counts, 0))
        return false;
    if (number != ZL_MAP_NONE)
        values->counts.items[number]++;
    return number != ZL_MAP_NONE;
}

static bool has_range(const struct values *values)
{
    return values->kind == ZL_COLUMN_INTEGER ||
           values->kind == ZL_COLUMN_REAL || values->kind == ZL_COLUMN_DATE;
}

/* What is not of the type of its column has no place in its range. */
static void extend(struct values *values, const char *value)
{
    zl_column_kind kind = values->kind;

    if (!has_range(values) || !zl_column_fits(kind, zl_view_of(value)))
        return;
    if (!values->least || zl_typed_compare(kind, value, values->least) < 0)
        values->least = value;
    if (!values->greatest ||
        zl_typed_compare(kind, value, values->greatest) > 0)
        values->greatest = value;
}

static bool add_document(struct values *values, const char *value)
{
    zl_view rest = zl_view_of(value), member;
    bool done = true;

    values->documents++;
    extend(values, value);
    if (values->kind != ZL_COLUMN_LIST)
        return add_value(values, rest);
    while (done && zl_column_member(&rest, &member))
        done = add_value(values, member);
    return done;
}

/* ---- what is shown ---- */

/* The value that comes after `last` among the most frequent. */
static uint32_t next_frequent(const struct values *values, uint32_t last)
{
    uint32_t best = ZL_MAP_NONE;

    for (uint32_t i = 0; i < values->texts.count; i++) {
        uint32_t count = values->counts.items[i];
        if (last != ZL_MAP_NONE && (count > values->counts.items[last] ||
                                    (count == values->counts.items[last] &&
                                     i <= last)))
            continue;
        if (best == ZL_MAP_NONE || count > values->counts.items[best])
            best = i;
    }
    return best;
}

/* As much of a value as is shown, whole characters. */
static void add_short(zl_str *out, zl_view value)
{
    size_t end = LONGEST;

    if (value.size <= LONGEST) {
        zl_str_add(out, value);
        return;
    }
    while (end > 0 && ((unsigned char)value.bytes[end] & 0xC0) == 0x80)
        end--;
    zl_str_add(out, zl_view_cut(value, 0, end));
    zl_str_add_text(out, "…");
}

static void add_frequent(zl_str *out, const struct values *values)
{
    uint32_t at = ZL_MAP_NONE;

    for (int i = 0; i < SHOWN; i++) {
        at = next_frequent(values, at);
        if (at == ZL_MAP_NONE)
            return;
        zl_str_add_text(out, i ? ", " : "");
        add_short(out, zl_map_key(&values->texts, at));
        if (at < values->counts.count && values->counts.items[at] > 1)
            zl_str_format(out, " (%u)", (unsigned)values->counts.items[at]);
    }
    if (next_frequent(values, at) != ZL_MAP_NONE)
        zl_str_add_text(out, ", …");
}

static bool add_row(zili_table *table, const char *column,
                    const struct values *values)
{
    zl_str shown = { 0 };

    if (values->least)
        zl_str_format(&shown, "%s – %s", values->least, values->greatest);
    else
        add_frequent(&shown, values);
    zl_table_add_text(table, zl_view_of(column));
    zl_table_add_text(table, zl_view_of(zl_column_kind_name(values->kind)));
    zl_table_add_integer(table, (int64_t)values->documents);
    zl_table_add_integer(table, values->texts.count);
    zl_table_add_text(table, zl_str_view(&shown));
    bool done = !shown.failed;
    zl_str_clear(&shown);
    return done;
}

static bool fill_column(const zili_corpus *corpus, const char *column,
                        zili_table *table)
{
    struct values values = { .kind = zl_corpus_column_kind(corpus, column) };
    bool done = true;

    for (uint32_t i = 0; done && i < zl_corpus_documents(corpus); i++) {
        const char *value = zl_corpus_datum(corpus, i, column);
        done = !value || add_document(&values, value);
    }
    done = done && add_row(table, column, &values);
    zl_map_clear(&values.texts);
    zl_array_clear(&values.counts);
    return done;
}

bool zl_metadata_fill(const zili_corpus *corpus, zili_table *table)
{
    zili_texts columns = zl_corpus_columns(corpus);
    bool done = true;

    zl_table_text_column(table, "column");
    zl_table_text_column(table, "type");
    zl_table_count_column(table, "documents");
    zl_table_count_column(table, "values");
    zl_table_text_column(table, "range");
    for (size_t i = 0; done && i < columns.count; i++)
        done = fill_column(corpus, columns.items[i], table);
    return done;
}
