/* dtm.c -- how often each term stands in each document: the document-term
 * matrix, a row for each cell that is not 0. */
#include "analysis/counted.h"
#include "analysis/later.h"
#include "analysis/list.h"
#include "analysis/shared.h"
#include "analysis/shelves.h"
#include "analysis/tables.h"
#include "base/fail.h"
#include "base/mem.h"
#include "base/work.h"

#include <string.h>

struct dtm_options {
    zl_counted counted;
    uint64_t min_docs;
};

static const zili_option options[] = {
    ZL_OPTION_WHERE,
    ZL_OPTION_REGION,
    ZL_OPTION_INSERTIONS,
    ZL_OPTION_BY,
    ZL_OPTION_LIMIT,
    { "min-freq", 'm', ZILI_OPTION_NUMBER, "N",
      "leave out terms that occur less often in the whole scope",
      offsetof(zili_question, min_freq), NULL },
    { "min-docs", 0, ZILI_OPTION_NUMBER, "N",
      "leave out terms of fewer documents",
      offsetof(struct dtm_options, min_docs), NULL },
    ZL_OPTION_MATCH,
    ZL_OPTION_ATTRIBUTE,
    ZL_OPTION_JOIN,
    ZL_OPTION_LEMMAS,
    ZL_OPTION_STEM,
    ZL_OPTION_STOP,
    ZL_OPTION_EXACT,
    ZL_OPTION_ALL,
    ZL_OPTION_THREADS,
    { 0 },
};

static const struct dtm_options defaults = { .counted.question.by = "doc" };

static const char *const columns[] = {
    "…",
    "the columns of --by; without it doc, the name of the document",
    "term",
    "the word in its most frequent form",
    "count",
    "how often it occurs there; what does not occur has no row",
    NULL,
};

typedef struct dtm_answer {
    zl_ask ask;
    zl_stretches stretches;
    zl_terms terms;
    zl_tables tables;
} dtm_answer;

/* ---- which terms ---- */

/* In how many documents each term stands, or NULL without memory. */
static uint64_t *count_documents(const dtm_answer *answer)
{
    const zl_tables *tables = &answer->tables;
    uint64_t *docs = zl_alloc_array(answer->terms.count, sizeof *docs);

    for (size_t i = 0; docs && i < tables->count; i++)
        docs[tables->rows[i].term] += tables->rows[i].docs;
    return docs;
}

/* Leave out the cells of terms that are too rare. */
static void keep_terms(dtm_answer *answer, const struct dtm_options *asked,
                       const uint64_t *docs)
{
    zl_tables *tables = &answer->tables;
    uint64_t least = asked->counted.question.min_freq;
    size_t kept = 0, i = 0;

    for (size_t group = 0; group < tables->groups; group++) {
        size_t end = tables->begins[group + 1];
        tables->begins[group] = kept;
        for (; i < end; i++) {
            zl_frequency row = tables->rows[i];
            if (answer->terms.hits[row.term] >= least &&
                docs[row.term] >= asked->min_docs)
                tables->rows[kept++] = row;
        }
    }
    tables->begins[tables->groups] = kept;
    tables->count = kept;
}

static zili_status count(dtm_answer *answer, const struct dtm_options *asked,
                         zili_error *err)
{
    const zl_scope *scope = answer->ask.scope;
    size_t threads = zl_work_threads(asked->counted.question.threads);

    if (!zl_stretches_make(&answer->stretches, answer->ask.corpus, scope))
        return zl_no_memory(err);
    zili_status status = zl_terms_make(
        &answer->terms, answer->ask.corpus, scope, &answer->stretches,
        zl_counted_rules(&asked->counted), threads, err);
    if (status)
        return status;
    if (!zl_tables_make(&answer->tables, &answer->terms, &answer->stretches,
                        scope->groups, 0, 0, threads))
        return zl_no_memory(err);
    uint64_t *docs = count_documents(answer);
    if (docs)
        keep_terms(answer, asked, docs);
    zl_free(docs);
    return docs ? ZILI_OK : zl_no_memory(err);
}

/* ---- the table ---- */

static void note_empty(const zl_tables *tables, zili_table *table)
{
    size_t empty = 0;

    for (size_t i = 0; i < tables->groups; i++)
        empty += tables->begins[i] == tables->begins[i + 1];
    if (empty)
        zl_table_add_note(table,
                          "%zu of %zu documents or groups have none of the "
                          "terms, and so no row",
                          empty, tables->groups);
}

static zili_status prepare(void *user, const void *given, zili_table *table,
                           size_t *rows, zili_error *err)
{
    const struct dtm_options *asked = given;
    uint64_t limit = asked->counted.question.limit;
    dtm_answer *answer = user;
    zili_status status = count(answer, asked, err);

    if (status)
        return status;
    zl_ask_group_columns(&answer->ask, table);
    zl_table_text_column(table, "term");
    zl_table_count_column(table, "count");
    *rows = answer->tables.count;
    zl_terms_note(&answer->terms, table);
    note_empty(&answer->tables, table);
    if (limit && limit < *rows) {
        zl_table_add_note(table,
                          "%zu of %zu cells shown; --limit 0 shows all",
                          (size_t)limit, *rows);
        *rows = (size_t)limit;
    }
    return ZILI_OK;
}

static void clear(void *user)
{
    dtm_answer *answer = user;

    zl_tables_clear(&answer->tables);
    zl_terms_clear(&answer->terms);
    zl_stretches_clear(&answer->stretches);
}

static zili_status make(const void *user, size_t from, size_t to,
                        zl_rows *rows, zili_error *err)
{
    const dtm_answer *answer = user;
    const zl_tables *tables = &answer->tables;
    size_t group = zl_order_group(tables->begins, tables->groups, from);

    (void)err;
    for (size_t i = from; i < to; i++) {
        while (i >= tables->begins[group + 1])
            group++;
        zl_later_group_cells(&answer->ask, group, rows);
        zl_rows_text(rows, answer->terms.shown[tables->rows[i].term]);
        zl_rows_integer(rows, (int64_t)tables->rows[i].count);
    }
    return ZILI_OK;
}

static zili_status run(const zili_corpus *corpus, const void *given,
                       zili_table **out, zili_error *err)
{
    static const zl_later later = { sizeof(dtm_answer), prepare, make, clear };

    return zl_later_answer(&later, corpus, given, out, err);
}

const zili_analysis zl_analysis_dtm = {
    .name = "dtm",
    .summary = "count terms by document: a matrix, for R and Python",
    .operands = "",
    .example = "--where \"lang = 'en'\" --min-docs 2 --limit 5",
    .columns = columns,
    .options = options,
    .defaults = &defaults,
    .options_size = sizeof defaults,
    .run = run,
};
