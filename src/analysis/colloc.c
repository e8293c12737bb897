/* colloc.c -- the words that stand near the hits of a query. */
#include "analysis/company.h"
#include "analysis/counted.h"
#include "analysis/later.h"
#include "analysis/list.h"
#include "analysis/scores.h"
#include "analysis/shared.h"

#include "base/fail.h"
#include "base/mem.h"
#include "base/work.h"
#include "stats/adjust.h"

#include <inttypes.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

struct colloc_options {
    zl_counted counted;
    const char *window, *measures;
    int definition; /* a zl_definition */
    int adjust;     /* 0: none, or of `adjustments` */
};

static const char *const adjustments[] = { "none", "bonferroni", "sidak",
                                           "holm", "bh",         "by",
                                           NULL };

static const zili_option options[] = {
    { "window", 0, ZILI_OPTION_TEXT, "L,R",
      "words to the left and to the right of a hit; 5,5 is the default",
      offsetof(struct colloc_options, window), NULL },
    { "definition", 0, ZILI_OPTION_CHOICE, "D",
      "what is counted: surface_union (the default), surface_union_keepnode, "
      "surface_slots, marginal_product, span_scaled, node_hits or textual",
      offsetof(struct colloc_options, definition), zl_definition_names },
    { "measure", 0, ZILI_OPTION_TEXT, "LIST",
      "measures with commas between, the first of which sorts; all: every "
      "one. ll,log_dice is the default",
      offsetof(struct colloc_options, measures), NULL },
    { "adjust", 0, ZILI_OPTION_CHOICE, "HOW",
      "add p_g2 and p_adj, adjusted for all collocates: none, bonferroni, "
      "sidak, holm, bh or by",
      offsetof(struct colloc_options, adjust), adjustments },
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
    ZL_OPTION_EXACT,
    ZL_OPTION_ALL,
    ZL_OPTION_THREADS,
    { 0 },
};

static const struct colloc_options defaults = {
    .counted = { .question = { .within = "region" } },
    .window = "5,5",
    .measures = "ll,log_dice",
};

static const char *const columns[] = {
    "rank",
    "by the first measure, from 1; equal ones by O11",
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

struct row {
    uint32_t term;
    double value; /* of the first measure */
    double p, adjusted;
};

typedef struct colloc_answer {
    zl_ask ask;
    zl_stretches stretches;
    zl_terms terms;
    zl_borders borders;
    zl_spots spots;
    zl_company company;
    zl_chosen_list choice;
    struct row *rows;
    size_t count, tests;
    zl_contingency *tables; /* of the rows shown */
    zl_scores scores;
    bool adjusts;
} colloc_answer;

/* ---- options ---- */

/* "5,5" or "5". */
static zili_status read_window(const char *text, uint32_t *left,
                               uint32_t *right, zili_error *err)
{
    char *end;
    unsigned long first = strtoul(text, &end, 10), second = first;
    bool good = text[0] >= '0' && text[0] <= '9';

    if (good && *end == ',') {
        good = end[1] >= '0' && end[1] <= '9';
        second = strtoul(end + 1, &end, 10);
    }
    if (!good || *end || first > ZL_WINDOW_MOST || second > ZL_WINDOW_MOST ||
        first + second == 0)
        return zl_fail(err, ZILI_EUSAGE,
                       "--window is words left and right of a hit, as in "
                       "5,5, at most %d and not both 0, not \"%s\".",
                       ZL_WINDOW_MOST, text);
    *left = (uint32_t)first;
    *right = (uint32_t)second;
    return ZILI_OK;
}

static zili_status one_query(const zili_question *question, zili_error *err)
{
    zili_status status = zl_ask_for_query(question, err);

    if (status || question->queries.count == 1)
        return status;
    return zl_fail(err, ZILI_EUSAGE,
                   "One query is the node; alternatives stand in it with | "
                   "between, as in 'aid | help'.");
}

/* ---- counting ---- */

static bool is_unclipped(const struct colloc_options *asked)
{
    return strcmp(asked->counted.question.within, "none") == 0;
}

static zili_status count_near(colloc_answer *answer,
                              const struct colloc_options *asked,
                              size_t threads, zili_error *err)
{
    zl_company_rules rules = { .definition =
                                   (zl_definition)asked->definition,
                               .none = is_unclipped(asked) };
    zili_status status =
        read_window(asked->window, &rules.left, &rules.right, err);

    if (!status && rules.none && rules.definition == ZL_TEXTUAL)
        status = zl_fail(err, ZILI_EUSAGE,
                         "textual counts units: say which with --within s, "
                         "p, region or doc.");
    if (!status)
        status = zl_spots_find(&answer->spots, &answer->ask, &answer->terms,
                               asked->counted.question.queries.items[0], err);
    if (status)
        return status;
    return zl_company_make(&answer->company, &answer->terms,
                           &answer->stretches, &answer->borders,
                           &answer->spots, rules, threads)
               ? ZILI_OK
               : zl_no_memory(err);
}

static zili_status count(colloc_answer *answer,
                         const struct colloc_options *asked, zili_error *err)
{
    const zili_question *question = &asked->counted.question;
    const zili_corpus *corpus = answer->ask.corpus;
    size_t threads = zl_work_threads(question->threads);
    const char *within = is_unclipped(asked) ? "doc" : question->within;
    zili_status status = one_query(question, err);

    if (!status)
        status = zl_chosen_read(&answer->choice, asked->measures, err);
    if (!status)
        status = zl_borders_make(&answer->borders, corpus, within, err);
    if (!status &&
        !zl_stretches_make(&answer->stretches, corpus, answer->ask.scope))
        status = zl_no_memory(err);
    if (!status)
        status = zl_terms_make(
            &answer->terms, corpus, answer->ask.scope, &answer->stretches,
            zl_counted_rules(&asked->counted), threads, err);
    return status ? status : count_near(answer, asked, threads, err);
}

/* ---- ranking ---- */

static zl_contingency table_of(const colloc_answer *answer, uint32_t term)
{
    const zl_company *company = &answer->company;

    return (zl_contingency){ (double)company->o11[term], (double)company->r1,
                             (double)company->c1[term], (double)company->n };
}

struct ranker {
    colloc_answer *answer;
    const zl_measure *measure;
};

enum { ROWS = 1024 }; /* for one thread */

static bool measure_rows(void *user, size_t job, size_t slot)
{
    const struct ranker *ranker = user;
    colloc_answer *answer = ranker->answer;

    (void)slot;
    for (size_t i = job * ROWS; i < answer->count && i < (job + 1) * ROWS;
         i++) {
        zl_contingency t = table_of(answer, answer->rows[i].term);
        answer->rows[i].value = zl_measure_value(ranker->measure, t);
        if (answer->adjusts)
            answer->rows[i].p = zl_g2_p(zl_g2(t));
    }
    return true;
}

static int by_value(const void *a, const void *b, void *user)
{
    const struct ranker *ranker = user;
    const struct row *left = a, *right = b;
    const uint64_t *near = ranker->answer->company.o11;

    if (isnan(left->value) || isnan(right->value)) {
        if (!isnan(left->value) || !isnan(right->value))
            return isnan(left->value) ? 1 : -1;
    } else if (left->value != right->value) {
        return (left->value < right->value) == ranker->measure->falls ? -1 : 1;
    }
    if (near[left->term] != near[right->term])
        return near[left->term] > near[right->term] ? -1 : 1;
    return (left->term > right->term) - (left->term < right->term);
}

/* Of all collocates, before the rare ones are left out. */
static bool adjust(colloc_answer *answer, int how)
{
    const char *name = adjustments[how];
    double *p = zl_alloc_array(answer->count, sizeof *p);

    for (size_t i = 0; p && i < answer->count; i++) {
        p[i] = answer->rows[i].p;
        answer->tests += isnan(p[i]) ? 0 : 1;
    }
    bool enough =
        p && zl_adjustment_find(name, strlen(name))->adjust(p, answer->count,
                                                            p);
    for (size_t i = 0; enough && i < answer->count; i++)
        answer->rows[i].adjusted = p[i];
    zl_free(p);
    return enough;
}

static void leave_out(colloc_answer *answer, uint64_t least)
{
    size_t kept = 0;

    for (size_t i = 0; i < answer->count; i++)
        if (answer->company.o11[answer->rows[i].term] >= least)
            answer->rows[kept++] = answer->rows[i];
    answer->count = kept;
}

/* The collocates that are frequent enough, in the order of the measure. */
static zili_status rank(colloc_answer *answer,
                        const struct colloc_options *asked, zili_error *err)
{
    struct ranker ranker = { answer, answer->choice.items[0].measure };
    uint64_t least = asked->counted.question.min_freq;

    answer->adjusts = asked->adjust > 0;
    answer->rows = zl_alloc_array(answer->terms.count, sizeof *answer->rows);
    if (!answer->rows)
        return zl_no_memory(err);
    for (uint32_t i = 0; i < answer->terms.count; i++)
        if (answer->company.o11[i])
            answer->rows[answer->count++].term = i;
    if (!answer->adjusts)
        leave_out(answer, least);
    size_t jobs = (answer->count + ROWS - 1) / ROWS;
    size_t threads = zl_work_threads(asked->counted.question.threads);
    zl_work(threads, jobs, measure_rows, NULL, &ranker);
    if (answer->adjusts && !adjust(answer, asked->adjust))
        return zl_no_memory(err);
    leave_out(answer, least);
    if (answer->count)
        qsort_r(answer->rows, answer->count, sizeof *answer->rows, by_value,
                &ranker);
    return ZILI_OK;
}

/* ---- the table ---- */

static void add_columns(const colloc_answer *answer, zili_table *table)
{
    static const char *const counts[] = { "O11", "R1", "C1", "N" };

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

static void note_windows(const colloc_answer *answer,
                         const struct colloc_options *asked,
                         zili_table *table)
{
    const char *unit = zl_borders_word(asked->counted.question.within);
    const char *name = zl_definition_names[asked->definition];
    const char *words =
        zl_definition_words((zl_definition)asked->definition);

    if (asked->definition == ZL_TEXTUAL)
        zl_table_add_note(table, "near: in one %s with one of %" PRIu64
                                 " hits, %s (%s)",
                          unit, answer->company.hits, name, words);
    else
        zl_table_add_note(table, "near: %s %s left and right of %" PRIu64
                                 " hits in %s%s, %s (%s)",
                          asked->window,
                          asked->counted.all ? "tokens" : "words",
                          answer->company.hits, unit ? "one " : "the scope",
                          unit ? unit : "", name, words);
}

/* Windows that leave no word out say nothing of what is near. */
static void note_whole(const colloc_answer *answer, int definition,
                       zili_table *table)
{
    const zl_company *company = &answer->company;

    if (definition <= ZL_SURFACE_UNION_KEEPNODE && company->r1 &&
        company->r1 == company->n)
        zl_table_add_note(table,
                          "the windows hold all %" PRIu64 " words of N: none "
                          "can be more frequent in them than elsewhere",
                          company->n);
}

static void add_notes(colloc_answer *answer,
                      const struct colloc_options *asked, zili_table *table)
{
    uint64_t limit = asked->counted.question.limit;

    if (limit && answer->count > limit) {
        zl_table_add_note(table,
                          "%" PRIu64 " of %zu collocates shown; --limit 0 "
                          "shows all",
                          limit, answer->count);
        answer->count = (size_t)limit;
    }
    note_windows(answer, asked, table);
    note_whole(answer, (int)asked->definition, table);
    if (answer->adjusts)
        zl_table_add_note(table,
                          "p_adj: p_g2 adjusted for the %zu collocates "
                          "(%s)",
                          answer->tests, adjustments[asked->adjust]);
}

/* The measures of the rows that are shown. */
static zili_status score(colloc_answer *answer, size_t threads,
                         zili_table *table, zili_error *err)
{
    answer->tables = zl_alloc_array(answer->count, sizeof *answer->tables);
    for (size_t i = 0; answer->tables && i < answer->count; i++)
        answer->tables[i] = table_of(answer, answer->rows[i].term);
    if (!answer->tables ||
        !zl_scores_make(&answer->scores, &answer->choice, answer->tables,
                        answer->count, threads))
        return zl_no_memory(err);
    zl_scores_note(&answer->scores, "collocates", table);
    return ZILI_OK;
}

static zili_status prepare(void *user, const void *given, zili_table *table,
                           size_t *rows, zili_error *err)
{
    colloc_answer *answer = user;
    zili_status status = count(answer, given, err);

    if (!status)
        status = rank(answer, given, err);
    if (status)
        return status;
    add_columns(answer, table);
    add_notes(answer, given, table);
    *rows = answer->count;
    const zili_question *question = given;
    return score(answer, zl_work_threads(question->threads), table, err);
}

static void clear(void *user)
{
    colloc_answer *answer = user;

    zl_scores_clear(&answer->scores);
    zl_free(answer->tables);
    zl_free(answer->rows);
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
    const colloc_answer *answer = user;

    (void)err;
    for (size_t i = from; i < to; i++) {
        const struct row *row = &answer->rows[i];
        zl_contingency t = answer->tables[i];
        zl_rows_integer(rows, (int64_t)i + 1);
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
    static const zl_later later = { sizeof(colloc_answer), prepare, make,
                                    clear };

    return zl_later_answer(&later, corpus, given, out, err);
}

const zili_analysis zl_analysis_colloc = {
    .name = "colloc",
    .summary = "list the words that stand near a query",
    .operands = "QUERY",
    .example = "'self-relian*' --measure ll,log_dice,mi --limit 5",
    .columns = columns,
    .options = options,
    .defaults = &defaults,
    .options_size = sizeof defaults,
    .run = run,
};
