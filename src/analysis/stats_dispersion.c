/* stats_dispersion.c -- dispersion of the words in a file. */
#include "analysis/figures.h"
#include "analysis/parts_table.h"
#include "analysis/token_list.h"
#include "base/fail.h"
#include "base/mem.h"
#include "stats/dispersion.h"

typedef struct dispersion {
    ZL_ARRAY(const zl_dispersion *) measures;
    zl_parts_table table; /* this, */
    zl_token_list list;   /* or this */
    bool tokens;          /* it is the list */
    size_t *starts;       /* types + 1: where the places of a type begin */
    uint64_t *items;      /* the places of all types */
    double *sizes;        /* of the documents */
} dispersion;

/* Only of tokens it is known where they are. */
static bool list_dispersion(const void *it, size_t i, zl_listed *out)
{
    const dispersion *own = it;
    const zl_dispersion *each = zl_dispersions;

    for (; each->name; each++) {
        if (own && !own->tokens && zl_dispersion_needs_places(each))
            continue;
        if (i-- == 0)
            break;
    }
    *out = (zl_listed){ each->name, each->other, each->formula, each->source };
    return each->name;
}

static zili_status add_dispersion(void *it, zl_view name, int *decimals)
{
    dispersion *own = it;
    const zl_dispersion *found = zl_dispersion_find(name.bytes, name.size);

    if (!found)
        return ZILI_EUSAGE;
    *decimals = found->decimals;
    return zl_array_push(&own->measures, found) ? ZILI_OK : ZILI_ENOMEM;
}

static const char *label_of(const void *it, size_t row)
{
    const dispersion *own = it;
    const zl_map *words = own->tokens ? &own->list.types : &own->table.words;

    return zl_map_key(words, (uint32_t)row).bytes;
}

/* ---- from tokens ---- */

/* The places of each type, rising. */
static bool find_items(dispersion *own)
{
    const zl_token_list *list = &own->list;
    size_t types = list->types.count;

    own->starts = zl_alloc_array(types + 1, sizeof *own->starts);
    own->items = zl_alloc_array(list->items.count, sizeof *own->items);
    own->sizes = zl_alloc_array(list->ends.count, sizeof *own->sizes);
    if (!own->starts || !own->items || !own->sizes)
        return false;
    for (size_t i = 0; i < list->ends.count; i++)
        own->sizes[i] =
            (double)(list->ends.items[i] - zl_token_list_begin(list, i));
    for (size_t i = 0; i < list->items.count; i++)
        own->starts[list->items.items[i]]++;
    for (size_t i = 0, sum = 0; i <= types; i++) {
        sum += own->starts[i];
        own->starts[i] = sum;
    }
    for (size_t i = list->items.count; i-- > 0;)
        own->items[--own->starts[list->items.items[i]]] = i;
    return true;
}

static zili_status open_tokens(dispersion *own, zl_figures *figures,
                               zili_error *err)
{
    zili_status status =
        zl_token_list_read(&own->list, figures->path, figures->bytes, err);

    if (status)
        return status;
    if (own->list.items.count == 0)
        return zl_fail(err, ZILI_EFORMAT, "%s has no tokens.", figures->path);
    if (!find_items(own))
        return zl_no_memory(err);
    own->tokens = true;
    figures->rows = own->list.types.count;
    figures->label = "word";
    figures->label_of = label_of;
    return ZILI_OK;
}

/* ---- from a table ---- */

static zili_status open_table(dispersion *own, zl_figures *figures,
                              zili_error *err)
{
    zili_status status =
        zl_sheet_read(&figures->sheet, figures->path, figures->bytes, err);

    if (!status)
        status = zl_parts_table_read(&own->table, &figures->sheet, err);
    if (status)
        return status;
    figures->rows = own->table.rows;
    if (own->table.same_sizes)
        zl_figures_note(figures, "No column says the sizes of the parts: they "
                                 "are taken to be the same.");
    if (own->table.dropped)
        zl_figures_note(figures,
                        "%zu parts of size 0 can hold no word, and are left "
                        "out: n is the number of the others.",
                        own->table.dropped);
    if (own->table.keeps_sheet)
        return ZILI_OK;
    zl_sheet_clear(&figures->sheet);
    figures->label = own->table.has_words ? "word" : NULL;
    figures->label_of = label_of;
    return ZILI_OK;
}

static zili_status open_dispersion(void *it, zl_figures *figures,
                                   zili_error *err)
{
    return zl_token_list_is(figures->bytes) ? open_tokens(it, figures, err)
                                            : open_table(it, figures, err);
}

/* ---- values ---- */

/* Those of a row of the table. */
static zl_parts parts_of(const zl_parts_table *table, size_t row)
{
    size_t begin = zl_parts_table_begin(table, row);
    size_t end = table->ends.items[row];

    if (begin == end)
        return (zl_parts){ NULL, NULL, 0 };
    return (zl_parts){ table->hits.items + begin, table->sizes.items + begin,
                       end - begin };
}

/* The parts of a row; `*hits` is to be freed. False without memory. */
static bool spread_of(const dispersion *own, size_t row, double **hits,
                      zl_spread *out)
{
    const zl_token_list *list = &own->list;
    size_t docs = list->ends.count;

    *hits = NULL;
    *out = (zl_spread){ 0 };
    if (!own->tokens)
        return zl_spread_make(out, parts_of(&own->table, row),
                              (zl_places){ 0 });
    *hits = zl_alloc_array(docs, sizeof **hits);
    if (!*hits)
        return false;
    size_t first = own->starts[row], last = own->starts[row + 1];
    for (size_t i = first, doc = 0; i < last; i++) {
        while (own->items[i] >= list->ends.items[doc])
            doc++;
        (*hits)[doc]++;
    }
    zl_places places = { own->items + first, last - first, list->ends.items,
                         docs };
    return zl_spread_make(out, (zl_parts){ *hits, own->sizes, docs }, places);
}

static bool fill_dispersion(void *it, size_t row, double *values)
{
    dispersion *own = it;
    double *hits;
    zl_spread spread;
    bool enough = spread_of(own, row, &hits, &spread);

    for (size_t i = 0; enough && i < own->measures.count; i++)
        values[i] = zl_dispersion_value(own->measures.items[i], &spread);
    zl_spread_clear(&spread);
    zl_free(hits);
    return enough;
}

static const char *why_dispersion(void *it, size_t row, size_t measure)
{
    dispersion *own = it;
    double *hits;
    zl_spread spread;
    const char *reason = NULL;

    if (spread_of(own, row, &hits, &spread))
        reason = zl_dispersion_reason(own->measures.items[measure], &spread);
    zl_spread_clear(&spread);
    zl_free(hits);
    return reason;
}

static void clear_dispersion(void *it)
{
    dispersion *own = it;

    zl_array_clear(&own->measures);
    zl_parts_table_clear(&own->table);
    zl_token_list_clear(&own->list);
    zl_free(own->starts);
    zl_free(own->items);
    zl_free(own->sizes);
}

const zl_figures_kind zl_figures_dispersion = {
    .size = sizeof(dispersion),
    .list = list_dispersion,
    .add = add_dispersion,
    .open = open_dispersion,
    .fill = fill_dispersion,
    .why = why_dispersion,
    .clear = clear_dispersion,
};
