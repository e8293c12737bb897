/* stats_diversity.c -- diversity of the tokens in a file. */
#include "analysis/figures.h"
#include "analysis/token_list.h"
#include "base/fail.h"
#include "base/mem.h"
#include "base/work.h"
#include "stats/resample.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#define USUAL_BLOCK 100
#define ALPHA .05

/* What a column holds: a value, or one end of its interval. */
typedef enum part { VALUE, LOW, HIGH } part;

typedef struct asked {
    zl_diversity measure;
    part part;
    char too_short[48]; /* why there is none of a short text */
} asked;

/* A document, its types numbered from 0. */
typedef struct document {
    zl_lexis lexis;
    uint32_t *items;
} document;

typedef struct diversity {
    ZL_ARRAY(asked) measures;
    const zili_stats_options *options; /* until all is computed */
    zl_token_list list;
    size_t types; /* numbers in the list are below it */
    document *documents;
    const char **reasons; /* of intervals: of each document and measure */
    size_t count;         /* of documents */
} diversity;

static bool list_diversity(const void *it, size_t i, zl_listed *out)
{
    const zl_diversity *each = zl_diversities;

    (void)it;
    while (each->name && i > 0)
        each++, i--;
    *out = (zl_listed){ each->name, each->other, each->formula, each->source };
    return each->name;
}

/* The part whose name ends so. */
static part part_of(zl_view *name)
{
    static const char *const ends[] = { "_low", "_high" };

    for (size_t i = 0; i < 2; i++)
        if (zl_view_ends(*name, zl_view_of(ends[i]))) {
            name->size -= strlen(ends[i]);
            return (part)(LOW + i);
        }
    return VALUE;
}

static zili_status add_diversity(void *it, zl_view name, int *decimals)
{
    diversity *own = it;
    asked new = { .part = part_of(&name) };

    if (!zl_diversity_find(&new.measure, name.bytes, name.size))
        return ZILI_EUSAGE;
    *decimals = new.measure.decimals;
    size_t least = new.measure.least;
    if (!own->options->any_length && new.measure.trusted > least)
        least = new.measure.trusted;
    snprintf(new.too_short, sizeof new.too_short, "it takes %zu token%s",
             least, least == 1 ? "" : "s");
    return zl_array_push(&own->measures, new) ? ZILI_OK : ZILI_ENOMEM;
}

/* ---- documents ---- */

/* `numbers` has one of each type, all 0, and is so again when it returns. */
static bool make_document(document *out, const zl_token_list *list, size_t doc,
                          uint32_t *numbers)
{
    uint64_t begin = zl_token_list_begin(list, doc);
    size_t count = (size_t)(list->ends.items[doc] - begin);
    const uint32_t *given = list->items.items + begin;
    uint32_t types = 0;

    out->items = zl_alloc_array(count, sizeof *out->items);
    if (!out->items)
        return false;
    for (size_t i = 0; i < count; i++) {
        if (numbers[given[i]] == 0)
            numbers[given[i]] = ++types;
        out->items[i] = numbers[given[i]] - 1;
    }
    for (size_t i = 0; i < count; i++)
        numbers[given[i]] = 0;
    return zl_lexis_make(&out->lexis, (zl_words){ out->items, count, types });
}

static bool make_documents(diversity *own)
{
    uint32_t *numbers = zl_alloc_array(own->types, sizeof *numbers);
    bool enough = numbers && own->documents;

    for (size_t i = 0; enough && i < own->count; i++) {
        enough = make_document(&own->documents[i], &own->list, i, numbers);
        own->documents[i].lexis.any_length = own->options->any_length;
    }
    zl_free(numbers);
    return enough;
}

/* What is doubtful of short texts is said once. */
static void warn(const diversity *own, zl_figures *figures)
{
    size_t most = 0, least = 0, doubtful = 0;

    for (size_t i = 0; i < own->measures.count; i++) {
        const zl_diversity *each = &own->measures.items[i].measure;
        if (each->sound <= most)
            continue;
        most = each->sound;
        least = own->options->any_length ? each->least : each->trusted;
    }
    for (size_t i = 0; i < own->count; i++)
        doubtful += own->documents[i].lexis.words.count < most &&
                    own->documents[i].lexis.words.count >= least;
    if (doubtful > 0)
        zl_figures_note(figures,
                        "%zu of %zu texts have fewer than %zu tokens; "
                        "MTLD says little of these.",
                        doubtful, own->count, most);
}

static const char *label_of(const void *it, size_t row)
{
    const diversity *own = it;

    return zl_map_key(&own->list.docs, (uint32_t)row).bytes;
}

/* A low and a high for every value. */
static zili_status add_intervals(diversity *own, zl_figures *figures)
{
    static const char *const ends[] = { "%s_low", "%s_high" };
    size_t count = figures->columns.count;
    zili_status status = ZILI_OK;

    if (!own->options->pieces && !own->options->bootstrap)
        return ZILI_OK;
    for (size_t i = 0; !status && i < 2 * count; i++) {
        zl_str name = { 0 };
        const char *measure = figures->columns.items[i / 2].name;
        if (i % 2 == 0)
            zl_str_format(&name, ends[0], measure);
        else
            zl_str_format(&name, ends[1], measure);
        status = name.failed
                     ? ZILI_ENOMEM
                     : zl_figures_add(figures, zl_str_view(&name), true);
        zl_str_clear(&name);
    }
    return status;
}

static zili_status check_options(const zili_stats_options *options,
                                 zili_error *err)
{
    if (options->pieces && options->bootstrap)
        return zl_fail(err, ZILI_EUSAGE,
                       "Intervals are made from --pieces or by --bootstrap; "
                       "choose one.");
    return ZILI_OK;
}

static zili_status open_documents(diversity *own, zl_figures *figures,
                                  size_t types, zili_error *err)
{
    own->options = figures->options;
    own->types = types;
    own->count = own->list.ends.count;
    own->documents = zl_alloc_array(own->count, sizeof *own->documents);
    if (!make_documents(own))
        return zl_no_memory(err);
    figures->rows = own->count;
    if (own->list.has_docs) {
        figures->label = "doc";
        figures->label_of = label_of;
    }
    return ZILI_OK;
}

static zili_status open_diversity(void *it, zl_figures *figures,
                                  zili_error *err)
{
    diversity *own = it;
    zili_status status = check_options(figures->options, err);

    if (!status)
        status =
            zl_token_list_read(&own->list, figures->path, figures->bytes, err);
    if (status)
        return status;
    if (own->list.items.count == 0)
        return zl_fail(err, ZILI_EFORMAT, "%s has no tokens.", figures->path);
    return open_documents(own, figures, own->list.types.count, err);
}

zili_status zl_figures_take_tokens(zl_figures *figures, zl_token_list *list,
                                   size_t types, zili_error *err)
{
    diversity *own = figures->it;
    zili_status status = check_options(figures->options, err);

    own->list = *list;
    *list = (zl_token_list){ 0 };
    return status ? status : open_documents(own, figures, types, err);
}

const zl_lexis *zl_figures_lexis(const zl_figures *figures, size_t row)
{
    const diversity *own = figures->it;

    return &own->documents[row].lexis;
}

static zili_status ready_diversity(void *it, zl_figures *figures,
                                   zili_error *err)
{
    diversity *own = it;

    if (add_intervals(own, figures))
        return zl_no_memory(err);
    own->reasons =
        zl_alloc_array(own->count * own->measures.count, sizeof *own->reasons);
    if (!own->reasons)
        return zl_no_memory(err);
    warn(own, figures);
    return ZILI_OK;
}

/* ---- intervals ---- */

/* Where the blocks of a document end, counted from its beginning; the
 * caller's, NULL without memory. */
static size_t *blocks_of(const diversity *own, size_t row, size_t *count)
{
    uint64_t begin = zl_token_list_begin(&own->list, row);
    size_t tokens = own->documents[row].lexis.words.count;
    bool sentences = own->list.has_sentences && !own->options->block;
    size_t block = own->options->block ? own->options->block : USUAL_BLOCK;
    size_t *ends = zl_alloc_array(tokens, sizeof *ends);

    *count = 0;
    if (!ends)
        return NULL;
    for (size_t i = 0; sentences && i < own->list.breaks.count; i++) {
        size_t end = own->list.breaks.items[i];
        if (end > begin && end <= begin + tokens)
            ends[(*count)++] = end - (size_t)begin;
    }
    for (size_t end = 0; !sentences && end < tokens;) {
        end = tokens - end < block ? tokens : end + block;
        ends[(*count)++] = end;
    }
    return ends;
}

static bool estimate(const diversity *own, size_t row, size_t i,
                     zl_estimate *out)
{
    const zili_stats_options *options = own->options;
    const zl_diversity *measure = &own->measures.items[i].measure;
    zl_words words = own->documents[row].lexis.words;
    size_t count;

    if (options->pieces)
        return zl_diversity_windows(out, measure, words, options->pieces,
                                    ALPHA, NULL) == ZILI_OK;
    size_t *ends = blocks_of(own, row, &count);
    /* documents have a thread each, a single one has them all */
    size_t threads = own->count > 1 ? 1 : zl_work_threads(options->threads);
    zl_bootstrap how = { options->bootstrap, options->seed, threads, ALPHA,
                         options->any_length };
    bool enough = ends && zl_diversity_bootstrap(out, measure, words, ends,
                                                 count, &how, NULL) == ZILI_OK;
    zl_free(ends);
    return enough;
}

static double chosen(const zl_estimate *from, part which)
{
    switch (which) {
    case LOW:
        return from->low;
    case HIGH:
        return from->high;
    case VALUE:
        break;
    }
    return from->value;
}

/* All parts of a measure are taken from one estimate. */
static bool fill_intervals(diversity *own, size_t row, double *values)
{
    size_t count = own->measures.count;

    for (size_t i = 0; i < count; i++) {
        const asked *first = &own->measures.items[i];
        zl_estimate found;
        if (first->part != VALUE)
            continue;
        if (!estimate(own, row, i, &found))
            return false;
        for (size_t j = i; j < count; j++) {
            const asked *each = &own->measures.items[j];
            if (each->measure.name != first->measure.name ||
                each->measure.w != first->measure.w)
                continue;
            values[j] = chosen(&found, each->part);
            own->reasons[row * count + j] = found.reason;
        }
    }
    return true;
}

/* ---- values ---- */

static bool fill_diversity(void *it, size_t row, double *values)
{
    diversity *own = it;
    zl_lexis *lexis = &own->documents[row].lexis;

    if (own->options->pieces || own->options->bootstrap)
        return fill_intervals(own, row, values);
    for (size_t i = 0; i < own->measures.count; i++)
        values[i] =
            own->measures.items[i].part == VALUE
                ? zl_diversity_value(&own->measures.items[i].measure, lexis)
                : NAN;
    return !lexis->failed;
}

static const char *why_diversity(void *it, size_t row, size_t measure)
{
    diversity *own = it;
    const char *interval = own->reasons[row * own->measures.count + measure];
    const asked *one = &own->measures.items[measure];
    zl_lexis *lexis = &own->documents[row].lexis;
    const char *reason = zl_diversity_reason(&one->measure, lexis);

    if (own->options->pieces && interval)
        return interval;
    if (lexis->words.count < zl_diversity_least(&one->measure, lexis))
        return one->too_short;
    if (reason)
        return reason;
    return interval ? interval : "an interval takes --pieces or --bootstrap";
}

static void clear_diversity(void *it)
{
    diversity *own = it;

    for (size_t i = 0; own->documents && i < own->count; i++) {
        zl_lexis_clear(&own->documents[i].lexis);
        zl_free(own->documents[i].items);
    }
    zl_free(own->documents);
    zl_free(own->reasons);
    zl_array_clear(&own->measures);
    zl_token_list_clear(&own->list);
}

const zl_figures_kind zl_figures_diversity = {
    .size = sizeof(diversity),
    .list = list_diversity,
    .add = add_diversity,
    .open = open_diversity,
    .ready = ready_diversity,
    .fill = fill_diversity,
    .why = why_diversity,
    .clear = clear_diversity,
};
