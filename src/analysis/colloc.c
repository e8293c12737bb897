/* colloc.c -- the words that stand near the hits of a query. */
#include "analysis/collocates.h"
#include "analysis/later.h"
#include "analysis/list.h"
#include "analysis/shared.h"

#include "base/fail.h"
#include "base/mem.h"
#include "base/work.h"

#include <inttypes.h>
#include <string.h>

static const zili_option options[] = {
    { "window", 0, ZILI_OPTION_TEXT, "L,R",
      "words to the left and to the right of a hit; 5,5 is the default",
      offsetof(zl_colloc_options, window), NULL },
    { "definition", 0, ZILI_OPTION_CHOICE, "D",
      "what is counted: surface_union (the default), surface_union_keepnode, "
      "surface_slots, marginal_product, span_scaled, node_hits or textual",
      offsetof(zl_colloc_options, definition), zl_definition_names },
    { "measure", 0, ZILI_OPTION_TEXT, "LIST",
      "measures with commas between, the first of which sorts; all: every "
      "one. ll,log_dice is the default",
      offsetof(zl_colloc_options, measures), NULL },
    { "adjust", 0, ZILI_OPTION_CHOICE, "HOW",
      "add p_g2 and p_adj, adjusted for all collocates: none, bonferroni, "
      "sidak, holm, bh or by",
      offsetof(zl_colloc_options, adjust), zl_adjustment_names },
    { "depth", 0, ZILI_OPTION_NUMBER, "N",
      "1: name the node in a column, as with several queries; 2 and 3: take "
      "the collocates shown as nodes too, and theirs",
      offsetof(zl_colloc_options, depth), NULL },
    { "within", 0, ZILI_OPTION_TEXT, "UNIT",
      "no window reaches across the end of an s (sentence), p (paragraph), "
      "region (the default) or doc; none: only that of the scope",
      offsetof(zili_question, within), NULL },
    ZL_OPTION_WHERE,
    ZL_OPTION_REGION,
    ZL_OPTION_INSERTIONS,
    ZL_OPTION_THEMES,
    ZL_OPTION_LIMIT,
    { "min-freq", 'm', ZILI_OPTION_NUMBER, "N",
      "leave out collocates with an O11 below N",
      offsetof(zili_question, min_freq), NULL },
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

static const zl_colloc_options defaults = {
    .counted = { .question = { .within = "region" } },
    .window = "5,5",
    .measures = "ll,log_dice",
};

static const char *const columns[] = {
    "node",
    "with several queries, or --depth: the query, or the collocate that is a "
    "node too",
    "rank",
    "by the first measure, from 1 for each node; equal ones by O11",
    "collocate",
    "the word in its most frequent form",
    "O11",
    "its tokens in the windows: each once, and none of a hit "
    "(surface_union; the manual has the other definitions)",
    "R1",
    "all words in the windows",
    "C1",
    "tokens of the collocate that are in no hit",
    "N",
    "words of the scope that are in no hit",
    "E11",
    "O11 expected by chance: R1·C1/N",
    "…",
    "a column for each measure, called as it was asked for: g2 (ll), "
    "log_dice, mi, t_score (t), …; a wrong name lists them all",
    "p_g2, p_adj",
    "with --adjust: P(χ² >= g2), and adjusted for all collocates with an O11 "
    "above 0, whatever --min-freq leaves out",
    NULL,
};

/* ---- the table ---- */

static void add_columns(const zl_collocates *answer, zili_table *table)
{
    static const char *const counts[] = { "O11", "R1", "C1", "N" };

    if (answer->named)
        zl_table_column(table,
                        (zl_column){ .name = "node", .type = ZILI_TEXT });
    zl_table_column(table, (zl_column){ "rank", ZILI_INTEGER, ZL_RIGHT, 0 });
    zl_table_column(table,
                    (zl_column){ .name = "collocate", .type = ZILI_TEXT });
    for (size_t i = 0; i < sizeof counts / sizeof *counts; i++)
        zl_table_column(table,
                        (zl_column){ counts[i], ZILI_INTEGER, ZL_RIGHT, 0 });
    zl_table_column(table, (zl_column){ "E11", ZILI_REAL, ZL_RIGHT, 2 });
    zl_scores_columns(&answer->choice, table);
    if (!answer->adjusts)
        return;
    zl_table_column(table, (zl_column){ "p_g2", ZILI_REAL, ZL_RIGHT, -3 });
    zl_table_column(table, (zl_column){ "p_adj", ZILI_REAL, ZL_RIGHT, -3 });
}

static void note_windows(const zl_collocates *answer,
                         const zl_colloc_options *asked, zili_table *table)
{
    const char *unit = zl_borders_word(asked->counted.question.within);
    const char *name = zl_definition_names[asked->definition];
    const char *words = zl_definition_words((zl_definition)asked->definition);

    if (asked->definition == ZL_TEXTUAL)
        zl_table_add_note(
            table, "near: in one %s with one of %" PRIu64 " hits, %s (%s)",
            unit, answer->hits, name, words);
    else
        zl_table_add_note(
            table,
            "near: %s %s left and right of %" PRIu64 " hits in %s%s, %s (%s)",
            asked->window, asked->counted.all ? "tokens" : "words",
            answer->hits, unit ? "one " : "the scope", unit ? unit : "", name,
            words);
}

/* Windows that leave no word out say nothing of what is near. */
static void note_whole(const zl_collocates *answer, int definition,
                       zili_table *table)
{
    if (definition <= ZL_SURFACE_UNION_KEEPNODE && answer->whole)
        zl_table_add_note(table,
                          "the windows hold all %" PRIu64 " words of N: none "
                          "can be more frequent in them than elsewhere",
                          answer->whole);
}

static void note_limit(const zl_collocates *answer, uint64_t limit,
                       zili_table *table)
{
    if (answer->shown.count == answer->found)
        return;
    if (answer->centres.list.count > 1)
        zl_table_add_note(table,
                          "%zu of %zu collocates shown, %" PRIu64 " of each "
                          "of %zu nodes at most; --limit 0 shows all",
                          answer->shown.count, answer->found, limit,
                          answer->centres.list.count);
    else
        zl_table_add_note(table,
                          "%" PRIu64 " of %zu collocates shown; --limit 0 "
                          "shows all",
                          limit, answer->found);
}

static void note_adjustment(const zl_collocates *answer, int how,
                            zili_table *table)
{
    if (answer->centres.list.count > 1)
        zl_table_add_note(table,
                          "p_adj: p_g2 adjusted for the collocates of the "
                          "same node (%s)",
                          zl_adjustment_names[how]);
    else
        zl_table_add_note(table,
                          "p_adj: p_g2 adjusted for the %zu collocates "
                          "(%s)",
                          answer->tests, zl_adjustment_names[how]);
}

static void add_notes(zl_collocates *answer, const zl_colloc_options *asked,
                      zili_table *table)
{
    note_limit(answer, asked->counted.question.limit, table);
    note_windows(answer, asked, table);
    note_whole(answer, (int)asked->definition, table);
    if (answer->adjusts)
        note_adjustment(answer, asked->adjust, table);
}

/* The measures of the rows that are shown. */
static zili_status score(zl_collocates *answer, size_t threads,
                         zili_table *table, zili_error *err)
{
    if (!zl_scores_make(&answer->scores, &answer->choice, answer->tables.items,
                        answer->tables.count, threads))
        return zl_no_memory(err);
    zl_scores_note(&answer->scores, "collocates", table);
    return ZILI_OK;
}

static zili_status prepare(void *user, const void *given, zili_table *table,
                           size_t *rows, zili_error *err)
{
    zl_collocates *answer = user;
    zili_status status = zl_collocates_count(answer, given, err);

    if (status)
        return status;
    add_columns(answer, table);
    zl_terms_note(&answer->terms, table);
    add_notes(answer, given, table);
    *rows = answer->shown.count;
    const zili_question *question = given;
    return score(answer, zl_work_threads(question->threads), table, err);
}

static void clear(void *user)
{
    zl_collocates *answer = user;

    zl_scores_clear(&answer->scores);
    zl_array_clear(&answer->tables);
    zl_array_clear(&answer->shown);
    zl_free(answer->rows);
    zl_centres_clear(&answer->centres);
    zl_array_clear(&answer->choice);
    zl_company_clear(&answer->company);
    zl_spots_clear(&answer->spots);
    zl_borders_clear(&answer->borders);
    zl_terms_clear(&answer->terms);
    zl_stretches_clear(&answer->stretches);
}

static zili_status make(const void *user, size_t from, size_t to,
                        zl_rows *rows, zili_error *err)
{
    const zl_collocates *answer = user;

    (void)err;
    for (size_t i = from; i < to; i++) {
        const zl_collocate *row = &answer->shown.items[i];
        zl_contingency t = answer->tables.items[i];
        if (answer->named)
            zl_rows_text(
                rows,
                zl_view_of(answer->centres.list.items[row->centre].name));
        zl_rows_integer(rows, (int64_t)row->rank);
        zl_rows_text(rows, answer->terms.shown[row->term]);
        zl_rows_integer(rows, (int64_t)t.o11);
        zl_rows_integer(rows, (int64_t)t.r1);
        zl_rows_integer(rows, (int64_t)t.c1);
        zl_rows_integer(rows, (int64_t)t.n);
        zl_rows_real(rows, zl_expected(t));
        zl_scores_cells(&answer->scores, i, rows);
        if (!answer->adjusts)
            continue;
        zl_rows_real(rows, row->p);
        zl_rows_real(rows, row->adjusted);
    }
    return ZILI_OK;
}

static zili_status run(const zili_corpus *corpus, const void *given,
                       zili_table **out, zili_error *err)
{
    static const zl_later later = { sizeof(zl_collocates), prepare, make,
                                    clear };

    return zl_later_answer(&later, corpus, given, out, err);
}

const zili_analysis zl_analysis_colloc = {
    .name = "colloc",
    .summary = "list the words that stand near a query",
    .operands = "QUERY…",
    .example = "'self-relian*' --measure ll,log_dice,mi --limit 5",
    .columns = columns,
    .options = options,
    .defaults = &defaults,
    .options_size = sizeof defaults,
    .run = run,
};
