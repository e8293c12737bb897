/* ngrams.c -- words that follow each other, by frequency. */
#include "analysis/bucket.h"
#include "analysis/counted.h"
#include "analysis/gram_scores.h"
#include "analysis/later.h"
#include "analysis/list.h"
#include "analysis/shared.h"
#include "analysis/shelves.h"

#include "base/fail.h"
#include "base/work.h"

#include <string.h>

struct ngrams_options {
    zl_counted counted;
    uint64_t n, skip;
    const char *containing;
    const char *measures; /* NULL: none */
};

static const zili_option options[] = {
    { "size", 'n', ZILI_OPTION_NUMBER, "N",
      "n-grams of N words, 1 to 8; 2 is the default",
      offsetof(struct ngrams_options, n), NULL },
    { "skip", 0, ZILI_OPTION_NUMBER, "K",
      "skip-grams too: up to K words left out between the first and the last",
      offsetof(struct ngrams_options, skip), NULL },
    { "within", 0, ZILI_OPTION_TEXT, "UNIT",
      "no n-gram reaches across the end of an s (sentence, the default), p "
      "(paragraph), region or doc",
      offsetof(zili_question, within), NULL },
    { "containing", 'c', ZILI_OPTION_TEXT, "QUERY",
      "only n-grams that hold all of a hit",
      offsetof(struct ngrams_options, containing), NULL },
    { "measure", 0, ZILI_OPTION_TEXT, "LIST",
      "whether the words belong together: lambda, z, and of two words the "
      "measures of colloc; the first one sorts; all: every one",
      offsetof(struct ngrams_options, measures), NULL },
    ZL_OPTION_WHERE,
    ZL_OPTION_REGION,
    ZL_OPTION_INSERTIONS,
    ZL_OPTION_BY,
    ZL_OPTION_THEMES,
    { "limit", 0, ZILI_OPTION_NUMBER, "N", "at most N rows; 0: all",
      offsetof(zili_question, limit), NULL },
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

static const struct ngrams_options defaults = {
    .counted = { .question = { .within = "s" } },
    .n = 2,
};

static const char *const columns[] = {
    "…",
    "the columns of --by",
    "rank",
    "by count, from 1, in the group; equal counts in the order of "
    "their words",
    "ngram",
    "the words, each in its most frequent form, a blank between "
    "them: as a query it finds the n-gram. Punctuation is passed "
    "over, as in quanteda and AntConc, unless --all counts it",
    "count",
    "how often it occurs",
    "per_million",
    "in a million words of the scope",
    "docs",
    "documents it occurs in",
    "O11, R1, C1, N",
    "with measures of two words: the bigram; bigrams with its first word at "
    "the first place; with its second at the second; all bigrams",
    "lambda",
    "with --measure: Σ_S (-1)^(n-|S|)·ln n(S), n(S) the n-grams with the same "
    "words at exactly the positions S, and .5 (Blaheta and Johnson 2001)",
    "z",
    "with --measure: lambda/√(Σ_S 1/n(S))",
    "…",
    "with --measure: the measures of colloc",
    NULL,
};

typedef struct ngrams_answer {
    zl_ask ask;
    zl_stretches stretches;
    zl_terms terms;
    zl_borders borders;
    zl_spots spots;
    zl_grams grams;
    zl_gram_choice choice;
    zl_gram_scores scores; /* with `measures` */
    bool is_scored;
} ngrams_answer;

/* ---- counting ---- */

static zili_status check(const struct ngrams_options *asked, zili_error *err)
{
    if (asked->n < 1 || asked->n > ZL_GRAM_MOST)
        return zl_fail(err, ZILI_EUSAGE,
                       "An n-gram has 1 to %d words, not %llu.", ZL_GRAM_MOST,
                       (unsigned long long)asked->n);
    if (asked->skip > ZL_SKIP_MOST)
        return zl_fail(err, ZILI_EUSAGE,
                       "A skip-gram can leave out %d words at most, not "
                       "%llu.",
                       ZL_SKIP_MOST, (unsigned long long)asked->skip);
    if (asked->measures && asked->containing)
        return zl_fail(err, ZILI_EUSAGE,
                       "Measures want all n-grams: ask without "
                       "--containing.");
    return ZILI_OK;
}

static zili_status find_spots(ngrams_answer *answer,
                              const struct ngrams_options *asked,
                              zili_error *err)
{
    zili_status status = zl_ask_see(&answer->ask, &asked->counted.question,
                                    asked->containing, err);

    if (!status)
        status = zl_spots_find(&answer->spots, &answer->ask, &answer->terms,
                               asked->containing, err);
    if (!status)
        zl_spots_shrink(&answer->spots, &answer->terms);
    return status;
}

static zili_status count(ngrams_answer *answer,
                         const struct ngrams_options *asked, size_t threads,
                         zili_error *err)
{
    const zili_question *question = &asked->counted.question;
    zl_gram_rules rules = { .n = (unsigned)asked->n,
                            .skip = (uint32_t)asked->skip,
                            .min_freq = question->min_freq,
                            .limit = question->limit };
    zili_status status = ZILI_OK;

    if (asked->measures)
        rules.min_freq = rules.limit = 0;
    if (asked->containing)
        status = find_spots(answer, asked, err);
    if (status)
        return status;
    return zl_grams_make(&answer->grams, &answer->terms, &answer->stretches,
                         answer->ask.scope->groups, &answer->borders,
                         asked->containing ? &answer->spots : NULL, rules,
                         threads, err);
}

static zili_status score(ngrams_answer *answer,
                         const struct ngrams_options *asked, size_t threads,
                         zili_error *err)
{
    const zili_question *question = &asked->counted.question;

    answer->is_scored = true;
    return zl_gram_scores_make(&answer->scores, &answer->grams,
                               &answer->choice, question->min_freq,
                               question->limit, threads)
               ? ZILI_OK
               : zl_no_memory(err);
}

static zili_status answer_all(ngrams_answer *answer,
                              const struct ngrams_options *asked,
                              zili_error *err)
{
    const zili_question *question = &asked->counted.question;
    const zili_corpus *corpus = answer->ask.corpus;
    size_t threads = zl_work_threads(question->threads);
    zili_status status = check(asked, err);

    if (!status && asked->measures)
        status = zl_gram_choice_read(&answer->choice, asked->measures,
                                     (unsigned)asked->n, err);
    if (!status)
        status =
            zl_borders_make(&answer->borders, corpus, question->within, err);
    if (!status &&
        !zl_stretches_make(&answer->stretches, corpus, answer->ask.scope))
        status = zl_no_memory(err);
    if (!status)
        status = zl_terms_make(
            &answer->terms, corpus, answer->ask.scope, &answer->stretches,
            zl_counted_rules(&asked->counted), threads, err);
    if (!status)
        status = count(answer, asked, threads, err);
    if (!status && asked->measures)
        status = score(answer, asked, threads, err);
    return status;
}

/* ---- the table ---- */

static void add_columns(const ngrams_answer *answer, zili_table *table)
{
    const zl_ask *ask = &answer->ask;

    zl_ask_group_columns(ask, table);
    zl_table_column(table, (zl_column){ "rank", ZILI_INTEGER, ZL_RIGHT, 0 });
    zl_table_column(table, (zl_column){ .name = "ngram", .type = ZILI_TEXT });
    zl_ask_count_columns(table);
    if (answer->is_scored)
        zl_gram_scores_columns(&answer->choice, table);
}

static size_t rows_of(const ngrams_answer *answer)
{
    return answer->is_scored ? answer->scores.count : answer->grams.count;
}

static void add_notes(const ngrams_answer *answer,
                      const struct ngrams_options *asked, zili_table *table)
{
    size_t all = answer->is_scored ? answer->scores.all : answer->grams.all;

    if (rows_of(answer) < all)
        zl_table_add_note(table,
                          "%zu of %zu n-grams shown; --limit 0 shows all",
                          rows_of(answer), all);
    zl_table_add_note(
        table, "n-grams of %llu %s in one %s%s", (unsigned long long)asked->n,
        asked->counted.all ? "tokens" : "words",
        zl_borders_word(asked->counted.question.within),
        asked->counted.all ? "" : "; punctuation is passed over");
}

static zili_status prepare(void *user, const void *given, zili_table *table,
                           size_t *rows, zili_error *err)
{
    ngrams_answer *answer = user;
    zili_status status = answer_all(answer, given, err);

    if (status)
        return status;
    add_columns(answer, table);
    if (answer->is_scored && answer->choice.association.count)
        zl_scores_note(&answer->scores.scores, "bigrams", table);
    zl_terms_note(&answer->terms, table);
    add_notes(answer, given, table);
    *rows = rows_of(answer);
    return ZILI_OK;
}

static void clear(void *user)
{
    ngrams_answer *answer = user;

    zl_gram_scores_clear(&answer->scores);
    zl_gram_choice_clear(&answer->choice);
    zl_grams_clear(&answer->grams);
    zl_spots_clear(&answer->spots);
    zl_borders_clear(&answer->borders);
    zl_terms_clear(&answer->terms);
    zl_stretches_clear(&answer->stretches);
}

/* ---- rows ---- */

/* The words with a blank between them. */
static zl_view text_of(const ngrams_answer *answer, const uint64_t *row,
                       zl_rows *rows)
{
    const zl_key_form *form = &answer->grams.form;
    zl_str *text = zl_rows_scratch(rows);
    uint32_t terms[ZL_GRAM_MOST];
    size_t size = form->n;

    zl_key_unpack(form, row, terms);
    for (unsigned i = 0; i < form->n; i++)
        size += answer->terms.shown[terms[i]].size;
    if (!zl_str_reserve(text, size))
        return (zl_view){ "", 0 };
    char *at = text->bytes;
    for (unsigned i = 0; i < form->n; i++) {
        zl_view word = answer->terms.shown[terms[i]];
        if (i > 0)
            *at++ = ' ';
        memcpy(at, word.bytes, word.size);
        at += word.size;
    }
    return (zl_view){ text->bytes, size - 1 };
}

static const uint64_t *row_at(const ngrams_answer *answer, size_t i)
{
    return answer->grams
        .rows[answer->is_scored ? answer->scores.order[i] : i];
}

enum { AHEAD = 8 }; /* rows lie in the order of keys, not of counts */

static zili_status make(const void *user, size_t from, size_t to,
                        zl_rows *rows, zili_error *err)
{
    const ngrams_answer *answer = user;
    const zl_grams *grams = &answer->grams;
    const size_t *begins =
        answer->is_scored ? answer->scores.begins : grams->begins;
    unsigned width = grams->form.width;
    size_t group = zl_order_group(begins, grams->groups, from);

    (void)err;
    for (size_t i = from; i < to; i++) {
        const uint64_t *row = row_at(answer, i);
        if (i + AHEAD < to)
            __builtin_prefetch(row_at(answer, i + AHEAD));
        while (i >= begins[group + 1])
            group++;
        zl_later_group_cells(&answer->ask, group, rows);
        zl_rows_integer(rows, (int64_t)(i - begins[group] + 1));
        zl_rows_text(rows, text_of(answer, row, rows));
        zl_later_count_cells(&answer->ask, group, zl_row_count(row, width),
                             zl_row_docs(row, width), rows);
        if (answer->is_scored)
            zl_gram_scores_cells(&answer->scores, i, rows);
    }
    return ZILI_OK;
}

static zili_status run(const zili_corpus *corpus, const void *given,
                       zili_table **out, zili_error *err)
{
    static const zl_later later = { sizeof(ngrams_answer), prepare, make,
                                    clear };

    return zl_later_answer(&later, corpus, given, out, err);
}

const zili_analysis zl_analysis_ngrams = {
    .name = "ngrams",
    .summary = "list words that follow each other by frequency",
    .operands = "",
    .example = "-n 3 --by lang --limit 3",
    .columns = columns,
    .options = options,
    .defaults = &defaults,
    .options_size = sizeof defaults,
    .run = run,
};
