/* query.c -- how a query is looked for, and what that will cost. */
#include "analysis/ask.h"
#include "analysis/list.h"
#include "analysis/shared.h"
#include "base/fail.h"
#include "base/work.h"
#include "query/excerpt.h"

#include <inttypes.h>

struct query_options {
    zili_question question;
    bool explain;
};

static const zili_option options[] = {
    { "explain-plan", 0, ZILI_OPTION_FLAG, NULL,
      "what is looked for first, and how much is left after it",
      offsetof(struct query_options, explain), NULL },
    ZL_OPTION_WHERE,
    ZL_OPTION_REGION,
    ZL_OPTION_INSERTIONS,
    ZL_OPTION_THEMES,
    ZL_OPTIONS_LANGUAGE,
    ZL_OPTION_LEMMA_LIST,
    ZL_OPTION_LIMIT,
    ZL_OPTION_THREADS,
    { 0 },
};

static const struct query_options defaults = { .explain = false };

static const char *const columns[] = {
    "query, count", "the query, and how many hits it has",
    "segment, order", "with --explain-plan: a segment of the index, and as "
                      "which it is looked for; none: only when the rest is "
                      "tried",
    "part", "what stands there in the query",
    "types, tokens", "so many types it can be, which so many tokens are",
    "from, to", "so many tokens behind the beginning of a match",
    "begins", "so many beginnings are left after it, by estimate",
    NULL,
};

/* ---- how many hits ---- */

static zili_status add_count(const zl_ask *ask, const char *query,
                             zili_table *table, zili_error *err)
{
    zl_search *search;
    uint64_t count = 0;
    zili_status status = zl_ask_search(ask, query, &search, err);

    if (!status)
        status = zl_search_count(search, zl_work_threads(ask->threads),
                                 &count, err);
    zl_search_close(search);
    zl_table_add_text(table, zl_view_of(query));
    zl_table_add_integer(table, (int64_t)count);
    return status;
}

static void add_count_columns(zili_table *table)
{
    zl_table_column(table, (zl_column){ "query", ZILI_TEXT, ZL_LEFT, 0 });
    zl_table_column(table, (zl_column){ "count", ZILI_INTEGER, ZL_RIGHT, 0 });
}

/* ---- the plan ---- */

static void add_plan_columns(zili_table *table)
{
    static const zl_column shown[] = {
        { "segment", ZILI_INTEGER, ZL_RIGHT, 0 },
        { "order", ZILI_INTEGER, ZL_RIGHT, 0 },
        { "part", ZILI_TEXT, ZL_LEFT, 0 },
        { "types", ZILI_INTEGER, ZL_RIGHT, 0 },
        { "tokens", ZILI_INTEGER, ZL_RIGHT, 0 },
        { "from", ZILI_INTEGER, ZL_RIGHT, 0 },
        { "to", ZILI_INTEGER, ZL_RIGHT, 0 },
        { "begins", ZILI_REAL, ZL_RIGHT, 0 },
    };

    for (size_t i = 0; i < sizeof shown / sizeof *shown; i++)
        zl_table_column(table, shown[i]);
}

static void add_line(const zl_search_line *line, zl_view query,
                     zili_table *table)
{
    zl_view part = zl_query_excerpt(query, line->column);

    zl_table_add_integer(table, (int64_t)line->segment + 1);
    if (line->order)
        zl_table_add_integer(table, line->order);
    else
        zl_table_add_missing(table);
    zl_table_add_text(table, part);
    zl_table_add_integer(table, (int64_t)line->types);
    zl_table_add_integer(table, (int64_t)line->tokens);
    zl_table_add_integer(table, line->from);
    zl_table_add_integer(table, line->to);
    if (line->order)
        zl_table_add_real(table, line->begins);
    else
        zl_table_add_missing(table);
}

static const char *const ways[] = {
    [ZL_SEARCH_NEVER] = "nothing is looked for: it lacks a word or structure",
    [ZL_SEARCH_TAKEN] = "what is left is a hit",
    [ZL_SEARCH_TRIED] = "what is left is tried",
    [ZL_SEARCH_EVERYWHERE] = "every token is tried",
};

static bool add_segment(const zl_search *search, uint32_t segment,
                        zl_view query, zili_table *table)
{
    zl_search_lines lines = { 0 };
    zl_search_way way;
    bool enough = zl_search_explain(search, segment, &lines, &way);

    for (size_t i = 0; enough && i < lines.count; i++)
        add_line(&lines.items[i], query, table);
    if (enough)
        zl_table_add_note(table, "segment %" PRIu32 ": %s", segment + 1,
                          ways[way]);
    zl_array_clear(&lines);
    return enough;
}

static zili_status add_plan(const zl_ask *ask, const char *query,
                            zili_table *table, zili_error *err)
{
    zl_search *search;
    zili_status status = zl_ask_search(ask, query, &search, err);

    for (uint32_t i = 0; !status && i < zl_corpus_segments(ask->corpus); i++)
        if (!add_segment(search, i, zl_view_of(query), table))
            status = zl_no_memory(err);
    zl_search_close(search);
    return status;
}

/* ---- the whole ---- */

static zili_status fill(const zl_ask *ask, const void *given,
                        zili_table *table, zili_error *err)
{
    const struct query_options *asked = given;
    const zili_texts *queries = &asked->question.queries;
    zili_status status = zl_ask_for_query(&asked->question, err);

    asked->explain ? add_plan_columns(table) : add_count_columns(table);
    for (size_t i = 0; !status && i < queries->count; i++)
        status = asked->explain
                     ? add_plan(ask, queries->items[i], table, err)
                     : add_count(ask, queries->items[i], table, err);
    return status;
}

static zili_status run(const zili_corpus *corpus, const void *given,
                       zili_table **out, zili_error *err)
{
    return zl_ask_answer(corpus, given, fill, "rows", out, err);
}

const zili_analysis zl_analysis_query = {
    .name = "query",
    .summary = "count the hits of queries, or say how they are looked for",
    .operands = "QUERY…",
    .example = "'[key=\"self\"] []{0,3} \"reliance\"' --explain-plan",
    .columns = columns,
    .options = options,
    .defaults = &defaults,
    .options_size = sizeof defaults,
    .run = run,
};
