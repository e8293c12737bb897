/* freq.c -- words by frequency. */
#include "analysis/counted.h"
#include "analysis/later.h"
#include "analysis/list.h"
#include "analysis/shelves.h"
#include "analysis/ranking.h"
#include "analysis/shared.h"

#include "base/fail.h"
#include "base/work.h"

enum order { BY_COUNT, BY_PINYIN, BY_STROKE, BY_RADICAL, BY_CODEPOINT };

static const char *const orders[] = { "count",   "pinyin",    "stroke",
                                      "radical", "codepoint", NULL };

struct freq_options {
    zl_counted counted;
    uint64_t top;
    int sort;
};

static const zili_option options[] = {
    ZL_OPTION_WHERE,
    ZL_OPTION_REGION,
    ZL_OPTION_INSERTIONS,
    ZL_OPTION_BY,
    ZL_OPTION_LIMIT,
    ZL_OPTION_MIN_FREQ,
    { "top", 0, ZILI_OPTION_NUMBER, "N",
      "the N words most frequent in the whole scope, in every group of --by",
      offsetof(struct freq_options, top), NULL },
    ZL_OPTION_MATCH,
    ZL_OPTION_ATTRIBUTE,
    ZL_OPTION_JOIN,
    ZL_OPTION_LEMMAS,
    ZL_OPTION_STEM,
    ZL_OPTION_STOP,
    { "sort", 's', ZILI_OPTION_CHOICE, "ORDER",
      "count (the default), pinyin, stroke, radical or codepoint",
      offsetof(struct freq_options, sort), orders },
    ZL_OPTION_EXACT,
    ZL_OPTION_ALL,
    ZL_OPTION_THREADS,
    { 0 },
};

static const struct freq_options defaults = { 0 };

static const char *const columns[] = {
    "…",
    "the columns of --by",
    "rank",
    "by count, from 1, in the group; equal counts in the order of the "
    "terms",
    "term",
    "the word in its most frequent form",
    "count",
    "how often it occurs",
    "per_million",
    "in a million words of the scope",
    "docs",
    "documents it occurs in",
    NULL,
};

typedef struct freq_answer {
    zl_ask ask;
    zl_stretches stretches;
    zl_terms terms;
    zl_tables tables;
    zl_ranking ranking; /* where it is not as the tables are */
    bool ranked;
} freq_answer;

/* ---- counting ---- */

static void add_columns(const zl_ask *ask, zili_table *table)
{
    zl_ask_group_columns(ask, table);
    zl_table_column(table, (zl_column){ "rank", ZILI_INTEGER, ZL_RIGHT, 0 });
    zl_table_column(table, (zl_column){ .name = "term", .type = ZILI_TEXT });
    zl_ask_count_columns(table);
}

/* The limit holds for every group, so that none is lost behind another. It
 * cuts what is in order: where that is not the order of counts, later. */
static zili_status count(freq_answer *answer, const struct freq_options *asked,
                         zili_error *err)
{
    const zili_question *question = &asked->counted.question;
    const zl_scope *scope = answer->ask.scope;
    size_t threads = zl_work_threads(question->threads);
    bool later = asked->top || asked->sort != BY_COUNT;

    if (!zl_stretches_make(&answer->stretches, answer->ask.corpus, scope))
        return zl_no_memory(err);
    zili_status status = zl_terms_make(
        &answer->terms, answer->ask.corpus, scope, &answer->stretches,
        zl_counted_rules(&asked->counted), threads, err);
    if (!status &&
        !zl_tables_make(&answer->tables, &answer->terms, &answer->stretches,
                        scope->groups, asked->top ? 0 : question->min_freq,
                        later ? 0 : question->limit, threads))
        status = zl_no_memory(err);
    return status;
}

/* Another order than by count. */
static zili_status rank(freq_answer *answer, const struct freq_options *asked,
                        zili_error *err)
{
    answer->ranked = asked->top || asked->sort != BY_COUNT;
    if (!answer->ranked)
        return ZILI_OK;
    if (asked->top ? !zl_ranking_top(&answer->ranking, &answer->terms,
                                     &answer->tables, asked->top)
                   : !zl_ranking_all(&answer->ranking, &answer->tables))
        return zl_no_memory(err);
    if (asked->sort == BY_COUNT)
        return ZILI_OK;
    zili_status status = zl_ranking_sort(&answer->ranking, &answer->terms,
                                         orders[asked->sort], err);
    if (!asked->top && asked->counted.question.limit)
        zl_ranking_cut(&answer->ranking, asked->counted.question.limit);
    return status;
}

static zili_status prepare(void *user, const void *given, zili_table *table,
                           size_t *rows, zili_error *err)
{
    const struct freq_options *asked = given;
    freq_answer *answer = user;
    zili_status status = count(answer, asked, err);

    if (!status)
        status = rank(answer, asked, err);
    if (status)
        return status;
    add_columns(&answer->ask, table);
    *rows = answer->ranked ? answer->ranking.count : answer->tables.count;
    zl_terms_note(&answer->terms, table);
    if (!asked->top && *rows < answer->tables.all)
        zl_table_add_note(table, "%zu of %zu terms shown; --limit 0 shows all",
                          *rows, answer->tables.all);
    return ZILI_OK;
}

static void clear(void *user)
{
    freq_answer *answer = user;

    zl_ranking_clear(&answer->ranking);
    zl_tables_clear(&answer->tables);
    zl_terms_clear(&answer->terms);
    zl_stretches_clear(&answer->stretches);
}

/* ---- rows ---- */

static void make_row(const freq_answer *answer, const zl_ranked *row,
                     zl_rows *rows)
{
    zl_later_group_cells(&answer->ask, row->group, rows);
    if (row->rank)
        zl_rows_integer(rows, (int64_t)row->rank);
    else
        zl_rows_missing(rows);
    zl_rows_text(rows, answer->terms.shown[row->term]);
    zl_later_count_cells(&answer->ask, row->group, row->count, row->docs,
                         rows);
}

static zili_status make(const void *user, size_t from, size_t to,
                        zl_rows *rows, zili_error *err)
{
    const freq_answer *answer = user;
    const zl_tables *tables = &answer->tables;
    size_t group = answer->ranked
                       ? 0
                       : zl_order_group(tables->begins, tables->groups, from);

    (void)err;
    for (size_t i = from; i < to; i++) {
        if (answer->ranked) {
            make_row(answer, &answer->ranking.items[i], rows);
            continue;
        }
        while (i >= tables->begins[group + 1])
            group++;
        zl_ranked row = zl_tables_ranked(tables, i, group);
        make_row(answer, &row, rows);
    }
    return ZILI_OK;
}

static zili_status run(const zili_corpus *corpus, const void *given,
                       zili_table **out, zili_error *err)
{
    static const zl_later later = { sizeof(freq_answer), prepare, make,
                                    clear };

    return zl_later_answer(&later, corpus, given, out, err);
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
