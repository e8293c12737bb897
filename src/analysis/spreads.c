/* spreads.c -- measures of dispersion of words or queries in parts. */
#include "analysis/spreads.h"

#include "base/mem.h"

/* ---- measures ---- */

/* f and n_parts stand there anyway. */
enum { FIRST = 2 };

static bool list_measure(const void *it, size_t i, zl_listed *out)
{
    const zl_dispersion *each = zl_dispersions + FIRST;

    (void)it;
    while (each->name && i > 0)
        each++, i--;
    *out = (zl_listed){ each->name, each->other, each->formula, each->source };
    return each->name;
}

static zili_status add_measure(void *it, zl_view name, int *decimals)
{
    zl_spreads *own = it;
    const zl_dispersion *found = zl_dispersion_find(name.bytes, name.size);

    if (!found)
        return ZILI_EUSAGE;
    *decimals = found->decimals;
    return zl_array_push(&own->measures, found) ? ZILI_OK : ZILI_ENOMEM;
}

/* ---- a row ---- */

/* A word in the parts that have it. */
struct found {
    double *hits, *sizes;
    uint64_t *ends;
    size_t parts;
    zl_spread spread;
};

static void gather(const zl_spreads *own, const uint64_t *items, size_t count,
                   struct found *out, zl_rest *rest)
{
    const zl_partition *partition = &own->partition;
    size_t part = 0;

    *rest = (zl_rest){ partition->ends.count, (double)partition->words,
                       partition->least };
    for (size_t i = 0; i < count; i++) {
        if (i == 0 || items[i] >= partition->ends.items[part]) {
            part = zl_partition_at(partition, part, items[i]);
            double size = (double)zl_partition_size(partition, part);
            out->sizes[out->parts] = size;
            out->ends[out->parts++] = partition->ends.items[part];
            rest->size -= size;
            rest->count--;
        }
        out->hits[out->parts - 1]++;
    }
}

/* False without memory; clear in any case. */
static bool find(const zl_spreads *own, size_t row, struct found *out)
{
    size_t from = own->standings.starts.items[row];
    size_t count = own->standings.starts.items[row + 1] - from;
    const uint64_t *items = own->standings.items.items + from;
    size_t most = own->partition.ends.count;
    zl_rest rest;

    *out = (struct found){ 0 };
    most = count < most ? count : most;
    out->hits = zl_alloc_array(most, sizeof *out->hits);
    out->sizes = zl_alloc_array(most, sizeof *out->sizes);
    out->ends = zl_alloc_array(most + 1, sizeof *out->ends);
    if (!out->hits || !out->sizes || !out->ends)
        return false;
    gather(own, items, count, out, &rest);
    out->ends[out->parts] = own->partition.words;
    return zl_spread_make_few(
        &out->spread, (zl_parts){ out->hits, out->sizes, out->parts }, rest,
        (zl_places){ items, count, out->ends, out->parts + 1 });
}

static void found_clear(struct found *found)
{
    zl_spread_clear(&found->spread);
    zl_free(found->hits);
    zl_free(found->sizes);
    zl_free(found->ends);
}

static bool fill_row(void *it, size_t row, double *values)
{
    const zl_spreads *own = it;
    struct found found;
    bool enough = find(own, row, &found);

    for (size_t i = 0; enough && i < own->measures.count; i++)
        values[i] = zl_dispersion_value(own->measures.items[i], &found.spread);
    found_clear(&found);
    return enough;
}

static const char *why_row(void *it, size_t row, size_t measure)
{
    const zl_spreads *own = it;
    struct found found;
    const char *reason = NULL;

    if (find(own, row, &found))
        reason =
            zl_dispersion_reason(own->measures.items[measure], &found.spread);
    found_clear(&found);
    return reason;
}

const char *zl_spreads_label(const void *it, size_t row)
{
    const zl_spreads *own = it;

    if (!own->shown)
        return own->items->items[row].name;
    zl_str_empty(own->label);
    zl_str_add(own->label, own->terms->shown[own->shown[row]]);
    return zl_str_text(own->label);
}

static void clear_spreads(void *it)
{
    zl_spreads *own = it;

    zl_array_clear(&own->measures);
    zl_partition_clear(&own->partition);
    zl_standings_clear(&own->standings);
}

const zl_figures_kind zl_figures_spreads = {
    .size = sizeof(zl_spreads),
    .list = list_measure,
    .add = add_measure,
    .fill = fill_row,
    .why = why_row,
    .clear = clear_spreads,
};
