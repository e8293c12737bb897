/* trend.c -- how often queries are found along a number or date. */
#include "analysis/ask.h"
#include "analysis/bins.h"
#include "analysis/list.h"
#include "analysis/shared.h"
#include "analysis/tally.h"
#include "analysis/trend_test.h"

#include "base/fail.h"
#include "base/mem.h"
#include "base/out.h"
#include "stats/proportion.h"

#include <inttypes.h>
#include <math.h>

struct trend_options {
    zili_question question;
    uint64_t bin;
    int interval; /* of shares: 1: after Clopper and Pearson */
    bool test;
};

static const char *const intervals[] = { "wilson", "clopper_pearson", NULL };

/* Items of which the tests are told in notes. */
#define TOLD_MOST 3

static const zili_option options[] = {
    { "by", 'b', ZILI_OPTION_TEXT, "COLUMN",
      "the number or date to go along; year is the default",
      offsetof(zili_question, by), NULL },
    { "bin", 0, ZILI_OPTION_NUMBER, "N",
      "count N years (or numbers) together: 10 for decades",
      offsetof(struct trend_options, bin), NULL },
    { "interval", 0, ZILI_OPTION_CHOICE, "NAME",
      "ci_low and ci_high after wilson (the default) or clopper_pearson, "
      "which is never less sure than 95 %",
      offsetof(struct trend_options, interval), intervals },
    { "test", 0, ZILI_OPTION_FLAG, NULL,
      "no bins, but a row a query: does it rise or fall?",
      offsetof(struct trend_options, test), NULL },
    ZL_OPTION_WHERE,
    ZL_OPTION_REGION,
    ZL_OPTION_THEMES,
    ZL_OPTION_LEMMA_LIST,
    ZL_OPTION_LIMIT,
    ZL_OPTION_THREADS,
    { 0 },
};

static const struct trend_options defaults = { .question = { .by = "year" },
                                               .bin = ZL_NOT_SAID };

static const char *const columns[] = {
    "query",
    "the query, or the theme's name",
    "value",
    "of the column --by; with --bin the first of the N",
    "words",
    "words of the scope there",
    "count",
    "hits",
    "per_million",
    "hits in a million words",
    "ci_low, ci_high",
    "the same as sure as words drawn by chance make it: "
    "95 %, after --interval. Texts are no such words, so the "
    "truth is less sure",
    "docs",
    "documents with a hit",
    "n, tau_b, s, p_mann_kendall",
    "--test: values with words; Kendall's tau-b, its s and two-sided p of "
    "Mann-Kendall's test of the share along the value",
    "rho, p_spearman",
    "--test: Spearman's rho and its two-sided p",
    "note",
    "--test: why there is no p",
    NULL,
};

static void add_columns(const zl_bins *bins, zili_table *table)
{
    zili_type type = bins->dates   ? ZILI_TEXT
                     : bins->whole ? ZILI_INTEGER
                                   : ZILI_REAL;
    zl_align align = bins->dates ? ZL_LEFT : ZL_RIGHT;

    zl_table_column(table, (zl_column){ .name = "query", .type = ZILI_TEXT });
    zl_table_column(table, (zl_column){ "value", type, align, ZL_SHORTEST });
    zl_table_column(table, (zl_column){ "words", ZILI_INTEGER, ZL_RIGHT, 0 });
    zl_table_column(table, (zl_column){ "count", ZILI_INTEGER, ZL_RIGHT, 0 });
    zl_table_column(table,
                    (zl_column){ "per_million", ZILI_REAL, ZL_RIGHT, 1 });
    zl_table_column(table, (zl_column){ "ci_low", ZILI_REAL, ZL_RIGHT, 1 });
    zl_table_column(table, (zl_column){ "ci_high", ZILI_REAL, ZL_RIGHT, 1 });
    zl_table_column(table, (zl_column){ "docs", ZILI_INTEGER, ZL_RIGHT, 0 });
}

static void add_value(const zl_bins *bins, const zl_bin *bin,
                      zili_table *table)
{
    if (bins->dates)
        zl_table_add_text(table, zl_view_of(bin->text));
    else if (bins->whole)
        zl_table_add_integer(table, (int64_t)bin->value);
    else
        zl_table_add_real(table, bin->value);
}

static void add_row(const struct trend_options *asked, const zl_bins *bins,
                    size_t i, const char *name, const uint64_t *count,
                    const uint64_t *docs, zili_table *table)
{
    double words = (double)bins->items[i].words, hits = (double)count[i];
    zl_share share = asked->interval ? zl_clopper_pearson(hits, words, .05)
                                     : zl_wilson(hits, words, .05);

    zl_table_add_text(table, zl_view_of(name));
    add_value(bins, &bins->items[i], table);
    zl_table_add_integer(table, (int64_t)bins->items[i].words);
    zl_table_add_integer(table, (int64_t)count[i]);
    zl_table_add_real(table, words > 0 ? 1e6 * hits / words : NAN);
    zl_table_add_real(table, 1e6 * share.low);
    zl_table_add_real(table, 1e6 * share.high);
    zl_table_add_integer(table, (int64_t)docs[i]);
}

static zili_status add_item(const struct trend_options *asked,
                            const zl_ask *ask, const zl_bins *bins,
                            const zl_item *item, bool told, zili_table *table,
                            zili_error *err)
{
    uint64_t *count = zl_alloc_array(bins->count, sizeof *count);
    uint64_t *docs = zl_alloc_array(bins->count, sizeof *docs);
    zl_tally tally = { 0 };
    zili_status status = count && docs
                             ? zl_tally_hits(&tally, ask, item->query, err)
                             : zl_no_memory(err);

    for (size_t i = 0; !status && i < ask->scope->groups; i++)
        if (bins->of[i] != ZL_NONE) {
            count[bins->of[i]] += tally.count[i];
            docs[bins->of[i]] += tally.docs[i];
        }
    for (size_t i = 0; !status && !asked->test && i < bins->count; i++)
        add_row(asked, bins, i, item->name, count, docs, table);
    if (!status && (asked->test || told) &&
        !zl_trend_test(bins, item->name, count, !asked->test, table))
        status = zl_no_memory(err);
    zl_tally_clear(&tally);
    zl_free(count);
    zl_free(docs);
    return status;
}

/* Documents, not words: who mends the metadata looks for them. */
static void note_odd(const zl_ask *ask, const zl_bins *bins, zili_table *table)
{
    const zl_scope *scope = ask->scope;
    uint64_t documents = 0;
    uint32_t last = ZL_NONE;

    for (size_t i = 0; bins->odd_value && i < scope->count; i++) {
        const zl_interval *in = &scope->intervals[i];
        uint32_t each = zl_corpus_area(ask->corpus, in->area)->document;
        if (!bins->odd[in->group] || each == last)
            continue;
        documents++;
        last = each;
    }
    if (bins->odd_value)
        zl_table_add_note(table,
                          "%" PRIu64 " document%s left out: \"%s\" is no %s "
                          "(column %s)",
                          documents, documents == 1 ? " is" : "s are",
                          bins->odd_value, bins->dates ? "date" : "number",
                          scope->by[0]);
}

static zili_status fill(const zl_ask *ask, const void *given,
                        zili_table *table, zili_error *err)
{
    const struct trend_options *asked = given;
    zl_items items = { 0 };
    zl_bins bins = { 0 };
    uint64_t bin = asked->bin == ZL_NOT_SAID ? 0 : asked->bin;
    zili_status status = zl_items_make(&items, ask, &asked->question, err);

    if (!status && asked->bin == 0)
        status = zl_fail(err, ZILI_EUSAGE,
                         "--bin is how many years or numbers are counted "
                         "together, 1 or more, not 0.");
    if (!status)
        status = zl_bins_make(&bins, ask->scope, bin, err);
    if (!status && asked->test)
        zl_trend_test_columns(table);
    else if (!status)
        add_columns(&bins, table);
    for (size_t i = 0; !status && i < items.count; i++)
        status = add_item(asked, ask, &bins, &items.items[i],
                          items.count <= TOLD_MOST, table, err);
    if (!status && !asked->test)
        zl_table_add_note(table,
                          "interval: %s, 95 %%, as if words were drawn by "
                          "chance",
                          intervals[asked->interval]);
    if (!status && bins.without)
        zl_table_add_note(table,
                          "%" PRIu64 " words are left out: their documents "
                          "have no %s",
                          bins.words_without, ask->scope->by[0]);
    if (!status)
        note_odd(ask, &bins, table);
    zl_bins_clear(&bins);
    zl_items_clear(&items);
    return status;
}

static zili_status run(const zili_corpus *corpus, const void *given,
                       zili_table **out, zili_error *err)
{
    return zl_ask_answer(corpus, given, fill, "rows", out, err);
}

const zili_analysis zl_analysis_trend = {
    .name = "trend",
    .summary = "count the hits of queries along a year, number or date",
    .operands = "[@THEME|QUERY…]",
    .example = "'self-relian*' '~\"自力更生\"' --by date",
    .columns = columns,
    .options = options,
    .defaults = &defaults,
    .options_size = sizeof defaults,
    .run = run,
};
