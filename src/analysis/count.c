/* count.c -- how often a query is found; for Chinese, as words and as
 * strings. */
#include "analysis/ask.h"
#include "analysis/cuts.h"
#include "analysis/list.h"
#include "analysis/shared.h"
#include "analysis/tally.h"

struct count_options {
    zili_question question;
    bool both;
};

static const zili_option options[] = {
    ZL_OPTION_WHERE,
    ZL_OPTION_REGION,
    ZL_OPTION_INSERTIONS,
    ZL_OPTION_BY,
    ZL_OPTION_THEMES,
    ZL_OPTIONS_LANGUAGE,
    ZL_OPTION_LEMMA_LIST,
    ZL_OPTION_HITS_WITHIN,
    ZL_OPTION_LIMIT,
    { "both", 0, ZILI_OPTION_FLAG, NULL,
      "for Chinese: also the hits as a string and as a word, and the cuts",
      offsetof(struct count_options, both), NULL },
    ZL_OPTION_THREADS,
    { 0 },
};

static const struct count_options defaults = { 0 };

static const char *const columns[] = {
    "query", "the query, where several were given",
    "…", "the columns of --by",
    "count", "hits",
    "per_million", "hits in a million words of the scope",
    "docs", "documents with a hit",
    "string", "--both: occurrences of the characters, however they are cut",
    "word", "--both: occurrences that are one token",
    "cuts", "--both: how the others are cut, and how often",
    "examples", "--both: the first place of each of these cuts",
    NULL,
};

static void add_columns(const struct count_options *asked, const zl_ask *ask,
                        zili_table *table)
{
    if (asked->question.queries.count > 1)
        zl_table_column(table,
                        (zl_column){ .name = "query", .type = ZILI_TEXT });
    zl_ask_group_columns(ask, table);
    zl_ask_count_columns(table);
    if (asked->both)
        zl_cuts_columns(table);
}

static zili_status count_query(const struct count_options *asked,
                               const zl_ask *ask, const char *query,
                               zili_table *table, zili_error *err)
{
    zl_tally tally = { 0 };
    zl_cuts cuts = { 0 };
    zili_status status = zl_tally_hits(&tally, ask, query, err);

    if (!status)
        status = zl_cuts_find(&cuts, ask, query, err);
    for (size_t group = 0; !status && group < ask->scope->groups; group++) {
        if (asked->question.queries.count > 1)
            zl_table_add_text(table, zl_view_of(query));
        zl_ask_group_cells(ask, group, table);
        zl_ask_count_cells(ask, group, tally.count[group], tally.docs[group],
                           table);
        if (asked->both)
            zl_cuts_cells(&cuts, group, table);
    }
    if (!status)
        zl_cuts_note(&cuts, query, table);
    zl_tally_clear(&tally);
    zl_cuts_clear(&cuts);
    return status;
}

static zili_status fill(const zl_ask *ask, const void *given,
                        zili_table *table, zili_error *err)
{
    const struct count_options *asked = given;
    const zili_texts *queries = &asked->question.queries;
    zl_ask within = *ask;
    zili_status status = zl_ask_for_query(&asked->question, err);

    if (!status)
        status = zl_ask_within(&within, &asked->question, err);
    add_columns(asked, ask, table);
    for (size_t i = 0; !status && i < queries->count; i++)
        status = count_query(asked, &within, queries->items[i], table, err);
    return status;
}

static zili_status run(const zili_corpus *corpus, const void *given,
                       zili_table **out, zili_error *err)
{
    return zl_ask_answer(corpus, given, fill, "rows", out, err);
}

const zili_analysis zl_analysis_count = {
    .name = "count",
    .summary = "count the hits of queries",
    .operands = "QUERY…",
    .example = "'self-relian*' --by doc,region",
    .columns = columns,
    .options = options,
    .defaults = &defaults,
    .options_size = sizeof defaults,
    .run = run,
};
