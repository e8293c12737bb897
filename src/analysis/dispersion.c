/* dispersion.c -- how evenly words or hits are spread over parts. */
#include "analysis/counted.h"
#include "analysis/later.h"
#include "analysis/list.h"
#include "analysis/shared.h"
#include "analysis/spreads.h"

#include "base/fail.h"
#include "base/mem.h"
#include "base/work.h"

#include <inttypes.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

struct dispersion_options {
    zl_counted counted;
    const char *parts, *measures, *sort;
};

static const zili_option options[] = {
    { "parts", 'p', ZILI_OPTION_TEXT, "PARTS",
      "doc (the default), region, p (paragraph), s (sentence), or a number of "
      "equal parts",
      offsetof(struct dispersion_options, parts), NULL },
    { "measure", 0, ZILI_OPTION_TEXT, "LIST",
      "measures with commas between, or all; zili stats dispersion --list "
      "says which",
      offsetof(struct dispersion_options, measures), NULL },
    { "sort", 's', ZILI_OPTION_TEXT, "MEASURE",
      "the most even first by this; f, the most frequent, is the default",
      offsetof(struct dispersion_options, sort), NULL },
    ZL_OPTION_WHERE,
    ZL_OPTION_REGION,
    ZL_OPTION_THEMES,
    ZL_OPTION_LIMIT,
    ZL_OPTION_MIN_FREQ,
    ZL_OPTION_ATTRIBUTE,
    ZL_OPTION_JOIN,
    ZL_OPTION_LEMMAS_BOTH,
    ZL_OPTION_STEM,
    ZL_OPTION_STOP,
    ZL_OPTION_EXACT,
    ZL_OPTION_ALL,
    ZL_OPTION_THREADS,
    { 0 },
};

static const struct dispersion_options defaults = {
    .parts = "doc",
    .measures = "range,juilland_D,carroll_D2,gries_DP,gries_DPnorm,kld_bits,"
                "arf,ald_log10",
    .sort = "f",
};

static const char *const columns[] = {
    "term",
    "the word in its most frequent form; with queries or themes: query",
    "f",
    "how often it occurs in the parts",
    "n_parts",
    "the parts that have a word",
    "N",
    "words of all parts",
    "…",
    "a column for each measure, called as it was asked for; zili stats "
    "dispersion --list has formulas and sources",
    NULL,
};

typedef struct dispersion_answer {
    zl_ask ask;
    zl_stretches stretches;
    zl_terms terms;
    zl_items items;
    uint32_t *shown;
    zl_figures *figures;
    size_t *order; /* rows, as they are shown; NULL: as they are */
    zl_str label;
    zili_stats_options stats;
} dispersion_answer;

/* ---- rows ---- */

/* The terms that are frequent enough, by frequency; of these `limit`. Gives
 * how many they are; `*all` without a limit. */
static size_t choose_terms(dispersion_answer *answer, uint64_t least,
                           uint64_t limit, size_t *all)
{
    size_t count = zl_terms_frequent(&answer->terms, least, answer->shown);

    *all = count;
    return limit && count > limit ? (size_t)limit : count;
}

static bool sorts_by_frequency(const struct dispersion_options *asked)
{
    return strcmp(asked->sort, "f") == 0;
}

static zili_status place_terms(dispersion_answer *answer,
                               const struct dispersion_options *asked,
                               zili_table *table, zili_error *err)
{
    const zili_question *question = &asked->counted.question;
    zl_spreads *own = answer->figures->it;
    uint32_t count = answer->terms.count;
    uint64_t limit = sorts_by_frequency(asked) ? question->limit : 0;
    size_t all;

    answer->shown = zl_alloc_array(count, sizeof *answer->shown);
    uint32_t *rows = zl_alloc_array(count, sizeof *rows);
    bool enough = answer->shown && rows;
    if (enough) {
        size_t chosen = choose_terms(answer, question->min_freq, limit, &all);
        for (uint32_t i = 0; i < count; i++)
            rows[i] = ZL_NONE;
        for (size_t i = 0; i < chosen; i++)
            rows[answer->shown[i]] = (uint32_t)i;
        if (chosen < all)
            zl_table_add_note(table,
                              "%zu of %zu terms shown; --limit 0 shows "
                              "all",
                              chosen, all);
        enough = zl_standings_of_terms(&own->standings, &own->partition, rows,
                                       chosen);
        own->shown = answer->shown;
        own->label = &answer->label;
        own->terms = &answer->terms;
        answer->figures->rows = chosen;
    }
    zl_free(rows);
    return enough ? ZILI_OK : zl_no_memory(err);
}

static zili_status place_items(dispersion_answer *answer,
                               const struct dispersion_options *asked,
                               zili_error *err)
{
    zl_spreads *own = answer->figures->it;
    zili_status status = zl_items_make(&answer->items, &answer->ask,
                                       &asked->counted.question, err);

    for (size_t i = 0; !status && i < answer->items.count; i++) {
        zl_spots spots = { 0 };
        status = zl_spots_find(&spots, &answer->ask, &answer->terms,
                               answer->items.items[i].query, err);
        if (!status &&
            !zl_standings_add(&own->standings, &own->partition, &spots))
            status = zl_no_memory(err);
        zl_spots_clear(&spots);
    }
    own->items = &answer->items;
    answer->figures->rows = answer->items.count;
    return status;
}

/* ---- the order ---- */

struct sorter {
    const double *values;
    size_t measures, measure;
    bool falls;
};

static int by_value(const void *a, const void *b, void *user)
{
    const struct sorter *sorter = user;
    size_t left = *(const size_t *)a, right = *(const size_t *)b;
    double one = sorter->values[left * sorter->measures + sorter->measure];
    double two = sorter->values[right * sorter->measures + sorter->measure];

    if (isnan(one) != isnan(two))
        return isnan(one) ? 1 : -1;
    if (one != two && !isnan(one))
        return (one < two) == sorter->falls ? -1 : 1;
    return (left > right) - (left < right);
}

static zili_status sort_rows(dispersion_answer *answer, zili_error *err)
{
    const zl_figures *figures = answer->figures;
    const zl_spreads *own = figures->it;
    size_t last = own->measures.count - 1;
    struct sorter sorter = { figures->values, figures->measures, last,
                             own->measures.items[last]->falls };

    answer->order = zl_alloc_array(figures->rows, sizeof *answer->order);
    if (!answer->order)
        return zl_no_memory(err);
    for (size_t i = 0; i < figures->rows; i++)
        answer->order[i] = i;
    if (figures->rows)
        qsort_r(answer->order, figures->rows, sizeof *answer->order, by_value,
                &sorter);
    return ZILI_OK;
}

/* The measure that sorts is taken up last, and once more where it is shown:
 * its column goes on naming the first. */
static zili_status add_sorting(dispersion_answer *answer, const char *name,
                               zili_error *err)
{
    int decimals;
    zili_status status = zl_figures_spreads.add(answer->figures->it,
                                                zl_view_of(name), &decimals);

    answer->figures->measures += !status;
    if (status == ZILI_EUSAGE)
        return zl_fail(err, ZILI_EUSAGE,
                       "--sort is f or a measure, as gries_DP, not \"%s\".",
                       name);
    return status ? zl_no_memory(err) : ZILI_OK;
}

/* ---- the answer ---- */

static zili_status measure(dispersion_answer *answer,
                           const struct dispersion_options *asked,
                           zili_error *err)
{
    bool sorted = !sorts_by_frequency(asked);
    zl_figures *figures = answer->figures;
    zili_status status = zl_figures_choose(figures, err);

    if (!status && sorted)
        status = add_sorting(answer, asked->sort, err);
    if (!status)
        status = zl_figures_compute(figures, err);
    if (!status && sorted)
        status = sort_rows(answer, err);
    return status;
}

static bool counts_items(const struct dispersion_options *asked)
{
    const zili_question *question = &asked->counted.question;

    return question->queries.count > 0 || question->themes;
}

static zili_status open_answer(dispersion_answer *answer,
                               const struct dispersion_options *asked,
                               zili_error *err)
{
    const zili_corpus *corpus = answer->ask.corpus;
    const zl_scope *scope = answer->ask.scope;
    size_t threads = zl_work_threads(asked->counted.question.threads);
    zl_term_rules rules = zl_counted_rules(&asked->counted);

    if (counts_items(asked))
        rules.lemmas = NULL; /* they are for the queries */
    answer->stats =
        (zili_stats_options){ .measure = asked->measures, .threads = threads };
    answer->figures = zl_alloc(sizeof *answer->figures);
    if (!answer->figures)
        return zl_no_memory(err);
    answer->figures->kind = &zl_figures_spreads;
    answer->figures->options = &answer->stats;
    answer->figures->it = zl_alloc(zl_figures_spreads.size);
    answer->figures->label_of = zl_spreads_label;
    if (!answer->figures->it ||
        !zl_stretches_make(&answer->stretches, corpus, scope))
        return zl_no_memory(err);
    return zl_terms_make(&answer->terms, corpus, scope, &answer->stretches,
                         rules, threads, err);
}

static zili_status count(dispersion_answer *answer,
                         const struct dispersion_options *asked,
                         zili_table *table, zili_error *err)
{
    bool items = counts_items(asked);
    zili_status status = open_answer(answer, asked, err);

    if (status)
        return status;
    zl_spreads *own = answer->figures->it;
    answer->figures->label = items ? "query" : "term";
    status = zl_partition_make(&own->partition, &answer->terms,
                               &answer->stretches, asked->parts, err);
    if (status)
        return status;
    return items ? place_items(answer, asked, err)
                 : place_terms(answer, asked, table, err);
}

static bool stands_anyway(const zl_figure *column)
{
    return !column->shown || strcmp(column->name, "f") == 0 ||
           strcmp(column->name, "n_parts") == 0;
}

static void add_columns(const dispersion_answer *answer, zili_table *table)
{
    static const char *const counts[] = { "f", "n_parts", "N" };
    const zl_figures *figures = answer->figures;

    zl_table_column(table, (zl_column){ .name = figures->label });
    for (size_t i = 0; i < sizeof counts / sizeof *counts; i++)
        zl_table_column(table,
                        (zl_column){ counts[i], ZILI_INTEGER, ZL_RIGHT, 0 });
    for (size_t i = 0; i < figures->columns.count; i++) {
        const zl_figure *column = &figures->columns.items[i];
        if (!stands_anyway(column))
            zl_table_column(table, (zl_column){ column->name, ZILI_REAL,
                                                ZL_RIGHT, column->decimals });
    }
    zl_table_set_whole(table);
}

static const char *what_parts(const char *parts)
{
    return strcmp(parts, "doc") == 0      ? "documents"
           : strcmp(parts, "region") == 0 ? "regions"
           : strcmp(parts, "p") == 0      ? "paragraphs"
           : strcmp(parts, "s") == 0      ? "sentences"
                                          : "equal parts";
}

static void add_notes(const dispersion_answer *answer,
                      const struct dispersion_options *asked,
                      zili_table *table)
{
    const zl_figures *figures = answer->figures;
    const zl_spreads *own = figures->it;

    for (size_t i = 0; i < figures->notes.count; i++)
        zl_table_add_note(table, "%s", figures->notes.items[i]);
    zl_table_add_note(table, "parts: %zu %s with %" PRIu64 " %s",
                      own->partition.ends.count, what_parts(asked->parts),
                      own->partition.words,
                      asked->counted.all ? "tokens" : "words");
}

static size_t cut_rows(const dispersion_answer *answer, uint64_t limit,
                       zili_table *table)
{
    size_t rows = answer->figures->rows;

    if (!limit || rows <= limit)
        return rows;
    zl_table_add_note(table,
                      "%" PRIu64 " of %zu %s shown; --limit 0 shows all",
                      limit, rows, answer->shown ? "terms" : "queries");
    return (size_t)limit;
}

static zili_status prepare(void *user, const void *given, zili_table *table,
                           size_t *rows, zili_error *err)
{
    const struct dispersion_options *asked = given;
    dispersion_answer *answer = user;
    zili_status status = count(answer, asked, table, err);

    if (!status)
        status = measure(answer, asked, err);
    if (status)
        return status;
    add_columns(answer, table);
    *rows = cut_rows(answer, asked->counted.question.limit, table);
    zl_terms_note(&answer->terms, table);
    add_notes(answer, asked, table);
    return ZILI_OK;
}

static void clear(void *user)
{
    dispersion_answer *answer = user;

    zl_figures_free(answer->figures);
    zl_str_clear(&answer->label);
    zl_free(answer->order);
    zl_free(answer->shown);
    zl_items_clear(&answer->items);
    zl_terms_clear(&answer->terms);
    zl_stretches_clear(&answer->stretches);
}

static zili_status make(const void *user, size_t from, size_t to,
                        zl_rows *rows, zili_error *err)
{
    const dispersion_answer *answer = user;
    const zl_figures *figures = answer->figures;
    const zl_spreads *own = figures->it;
    const size_t *starts = own->standings.starts.items;

    (void)err;
    for (size_t i = from; i < to; i++) {
        size_t row = answer->order ? answer->order[i] : i;
        const double *values = figures->values + row * figures->measures;
        if (own->shown)
            zl_rows_text(rows, own->terms->shown[own->shown[row]]);
        else
            zl_rows_text(rows, zl_view_of(own->items->items[row].name));
        zl_rows_integer(rows, (int64_t)(starts[row + 1] - starts[row]));
        zl_rows_integer(rows, (int64_t)own->partition.ends.count);
        zl_rows_integer(rows, (int64_t)own->partition.words);
        for (size_t k = 0; k < figures->columns.count; k++)
            if (!stands_anyway(&figures->columns.items[k]))
                zl_rows_real(rows, values[figures->columns.items[k].measure]);
    }
    return ZILI_OK;
}

static zili_status run(const zili_corpus *corpus, const void *given,
                       zili_table **out, zili_error *err)
{
    static const zl_later later = { sizeof(dispersion_answer), prepare, make,
                                    clear };

    return zl_later_answer(&later, corpus, given, out, err);
}

const zili_analysis zl_analysis_dispersion = {
    .name = "dispersion",
    .summary = "measure how evenly words or queries are spread",
    .operands = "[@THEME|QUERY…]",
    .example = "--parts p --min-freq 10 --limit 5",
    .columns = columns,
    .options = options,
    .defaults = &defaults,
    .options_size = sizeof defaults,
    .run = run,
};
