/* freq.c -- words by frequency. */
#include "analysis/ask.h"
#include "analysis/list.h"
#include "analysis/ranking.h"
#include "analysis/shared.h"

#include "base/fail.h"

enum join { JOIN_NONE, JOIN_HYPHEN };
enum order { BY_COUNT, BY_PINYIN, BY_STROKE, BY_RADICAL, BY_CODEPOINT };

static const char *const joins[] = { "none", "hyphen", NULL };
static const char *const orders[] = { "count",   "pinyin",    "stroke",
                                      "radical", "codepoint", NULL };

struct freq_options {
    zili_question question;
    uint64_t top;
    int join, sort;
    bool exact, all;
};

static const zili_option options[] = {
    ZL_OPTION_WHERE,
    ZL_OPTION_REGION,
    ZL_OPTION_BY,
    ZL_OPTION_LIMIT,
    ZL_OPTION_MIN_FREQ,
    { "top", 0, ZILI_OPTION_NUMBER, "N",
      "the N words most frequent in the whole scope, in every group of --by",
      offsetof(struct freq_options, top), NULL },
    { "join", 'j', ZILI_OPTION_CHOICE, "J",
      "hyphen: count self-reliance as one term; none (the default)",
      offsetof(struct freq_options, join), joins },
    { "sort", 's', ZILI_OPTION_CHOICE, "ORDER",
      "count (the default), pinyin, stroke, radical or codepoint",
      offsetof(struct freq_options, sort), orders },
    { "exact", 0, ZILI_OPTION_FLAG, NULL,
      "count Self and self, 聶 and 聂 as two terms",
      offsetof(struct freq_options, exact), NULL },
    { "all", 0, ZILI_OPTION_FLAG, NULL, "count punctuation too",
      offsetof(struct freq_options, all), NULL },
    ZL_OPTION_THREADS,
    { 0 },
};

static const struct freq_options defaults = { 0 };

static const char *const columns[] = {
    "…", "the columns of --by",
    "rank", "by count, from 1, in the group; equal counts in the order of the "
            "terms",
    "term", "the word in its most frequent form",
    "count", "how often it occurs",
    "per_million", "in a million words of the scope",
    "docs", "documents it occurs in",
    NULL,
};

/* ---- the table ---- */

static void add_columns(const zl_ask *ask, zili_table *table)
{
    zl_ask_group_columns(ask, table);
    zl_table_column(table, (zl_column){ "rank", ZILI_INTEGER, ZL_RIGHT, 0 });
    zl_table_column(table, (zl_column){ .name = "term", .type = ZILI_TEXT });
    zl_ask_count_columns(table);
}

static void add_row(const zl_ask *ask, const zl_ranked *row,
                    zili_table *table)
{
    zl_ask_group_cells(ask, row->group, table);
    if (row->rank)
        zl_table_add_integer(table, (int64_t)row->rank);
    else
        zl_table_add_missing(table);
    zl_table_add_text(table, row->label);
    zl_ask_count_cells(ask, row->group, row->count.hits, row->count.docs,
                       table);
}

/* The limit holds for every group, so that none is lost behind another. */
static zili_status choose(zl_ranking *ranking, const zl_ask *ask,
                          const struct freq_options *asked, zili_table *table,
                          zili_error *err)
{
    size_t all = ranking->count;
    size_t gone = asked->top ? 0
                             : zl_ranking_limit(ranking,
                                                asked->question.limit);

    if (asked->top && !zl_ranking_top(ranking, ask, asked->top))
        return zl_no_memory(err);
    if (gone)
        zl_table_add_note(table, "%zu of %zu terms shown; --limit 0 shows all",
                          all - gone, all);
    return asked->sort == BY_COUNT
               ? ZILI_OK
               : zl_ranking_sort(ranking, orders[asked->sort], err);
}

static zili_status fill(const zl_ask *ask, const void *given,
                        zili_table *table, zili_error *err)
{
    const struct freq_options *asked = given;
    zl_term_rules rules = { asked->exact, asked->join == JOIN_HYPHEN,
                            asked->all };
    zl_terms *terms = NULL;
    zl_ranking ranking = { 0 };
    zili_status status = zl_terms_open(&terms, ask->corpus, rules, err);

    add_columns(ask, table);
    if (!status && !zl_ranking_fill(&ranking, ask, terms,
                                    asked->question.min_freq))
        status = zl_no_memory(err);
    if (!status)
        status = choose(&ranking, ask, asked, table, err);
    for (size_t i = 0; !status && i < ranking.count; i++)
        add_row(ask, &ranking.items[i], table);
    zl_ranking_clear(&ranking);
    zl_terms_close(terms);
    return status;
}

/* The limit has been heeded, group by group. */
static zili_status run(const zili_corpus *corpus, const void *given,
                       zili_table **out, zili_error *err)
{
    return zl_ask_answer(corpus, given, fill, NULL, out, err);
}

const zili_analysis zl_analysis_freq = {
    .name = "freq",
    .summary = "list words by frequency",
    .operands = "",
    .example = "--by lang --limit 5 --join hyphen",
    .columns = columns,
    .options = options,
    .defaults = &defaults,
    .options_size = sizeof defaults,
    .run = run,
};
