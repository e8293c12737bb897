/* consistency.c -- whether terms are rendered alike wherever they stand, and
 * which terms share a rendering. */
#include "analysis/list.h"
#include "analysis/own_glossary.h"
#include "analysis/rendered_ranks.h"
#include "analysis/rendered_terms.h"
#include "analysis/shared.h"

#include "base/fail.h"
#include "base/mem.h"

#include <inttypes.h>
#include <math.h>
#include <stdlib.h>

struct consistency_options {
    zili_question question;
    const char *lang, *glossary;
    bool shared;
};

static const zili_option options[] = {
    ZL_OPTION_THEMES,
    ZL_OPTIONS_LANGUAGE,
    ZL_OPTION_LEMMA_LIST,
    { "lang", 0, ZILI_OPTION_TEXT, "LANG",
      "without queries: the language whose words are looked at (that of the "
      "originals)",
      offsetof(struct consistency_options, lang), NULL },
    ZL_OPTION_GLOSSARY(struct consistency_options),
    { "shared", 0, ZILI_OPTION_FLAG, NULL,
      "a row for each rendering that more than one term has",
      offsetof(struct consistency_options, shared), NULL },
    ZL_OPTION_MIN_FREQ,
    ZL_OPTION_WHERE,
    ZL_OPTION_REGION,
    ZL_OPTION_INSERTIONS,
    ZL_OPTION_LIMIT,
    ZL_OPTION_THREADS,
    { 0 },
};

static const struct consistency_options defaults = { .question.min_freq = 3 };

static const char *const columns[] = {
    "term", "the query; of a theme, each of its expressions; without queries "
    "the words that stand there, but particles and numbers",
    "lang", "its language",
    "count", "occurrences in sentences with a counterpart",
    "renderings", "how many different ones there are",
    "entropy", "of the renderings, in bits: -Σ p·lg2 p; 0 where all are the "
    "same. Of few occurrences it is too low",
    "top", "the most frequent rendering",
    "top_share", "of the occurrences that were rendered",
    "not_rendered", "occurrences with which nothing goes",
    "rendering", "with --shared: a rendering",
    "terms", "how many terms became this",
    "of_which", "these terms, and how often each did",
    NULL,
};

typedef struct answerer {
    const zl_ask *ask;
    const struct consistency_options *asked;
    zl_parallel parallel;
    zl_link_model *model;
    zl_own_glossary glossary;
    zl_renderings found;
    zl_rendered_ranks ranks;
    zl_str text;
} answerer;

/* ---- columns ---- */

static void add_columns(zili_table *table)
{
    zl_table_text_column(table, "term");
    zl_table_text_column(table, "lang");
    zl_table_count_column(table, "count");
    zl_table_count_column(table, "renderings");
    zl_table_real_column(table, "entropy", 3);
    zl_table_text_column(table, "top");
    zl_table_real_column(table, "top_share", 3);
    zl_table_count_column(table, "not_rendered");
}

static void add_shared_columns(zili_table *table)
{
    zl_table_text_column(table, "rendering");
    zl_table_text_column(table, "lang");
    zl_table_count_column(table, "terms");
    zl_table_count_column(table, "count");
    zl_table_text_column(table, "of_which");
}

static zl_view lang_of(const answerer *own, bool b_side)
{
    return zl_view_of(b_side ? own->parallel.b_lang : own->parallel.a_lang);
}

/* ---- a row a term ---- */

/* The entropy of a term's renderings, in bits, and the most frequent one: of
 * several the one that ranks first. */
static double entropy_of(const answerer *own, const zl_rendered_term *term,
                         const zl_rendered_rank **top)
{
    const zl_rendered_rank *ranks = own->ranks.items.items + term->rank;
    double entropy = 0;

    *top = NULL;
    for (size_t i = 0; i < term->ranks; i++) {
        double share = (double)ranks[i].count / (double)term->rendered;
        entropy -= share * log2(share);
        if (!*top || ranks[i].count > (*top)->count)
            *top = &ranks[i];
    }
    return entropy > 0 ? entropy : 0;
}

static void add_term(const answerer *own, const zl_rendered_term *term,
                     zili_table *table)
{
    const zl_rendered_rank *top;
    double entropy = entropy_of(own, term, &top);

    zl_table_add_text(table, zl_map_key(&own->found.forms, term->form));
    zl_table_add_text(table, lang_of(own, term->b_side));
    zl_table_add_integer(table, (int64_t)term->count);
    zl_table_add_integer(table, (int64_t)term->ranks);
    if (top) {
        zl_table_add_real(table, entropy);
        zl_table_add_text(table, zl_view_of(top->text));
        zl_table_add_real(table,
                          (double)top->count / (double)term->rendered);
    } else {
        for (int i = 0; i < 3; i++)
            zl_table_add_missing(table);
    }
    zl_table_add_integer(table, (int64_t)(term->count - term->rendered));
}

/* The frequent ones first. */
static int by_count(const void *left, const void *right)
{
    const zl_rendered_term *a = left, *b = right;

    if (a->count != b->count)
        return a->count > b->count ? -1 : 1;
    return (a->form > b->form) - (a->form < b->form);
}

static void add_terms(answerer *own, zili_table *table)
{
    if (own->ranks.terms.count)
        qsort(own->ranks.terms.items, own->ranks.terms.count,
              sizeof *own->ranks.terms.items, by_count);
    for (size_t i = 0; i < own->ranks.terms.count; i++)
        if (own->ranks.terms.items[i].count > 0)
            add_term(own, &own->ranks.terms.items[i], table);
}

/* ---- a row a rendering that is shared ---- */

static int by_words(const void *left, const void *right)
{
    const zl_rendered_rank *a = left, *b = right;

    if (a->b_side != b->b_side)
        return a->b_side ? 1 : -1;
    if (a->words != b->words)
        return a->words > b->words ? 1 : -1;
    if (a->count != b->count)
        return a->count > b->count ? -1 : 1;
    return (a->form > b->form) - (a->form < b->form);
}

static void add_shared(answerer *own, const zl_rendered_rank *ranks,
                       size_t count, zili_table *table)
{
    uint64_t sum = 0;

    zl_str_empty(&own->text);
    for (size_t i = 0; i < count; i++) {
        sum += ranks[i].count;
        zl_str_add_text(&own->text, i ? ", " : "");
        zl_str_add(&own->text, zl_map_key(&own->found.forms, ranks[i].form));
        zl_str_format(&own->text, " %" PRIu64, ranks[i].count);
    }
    zl_table_add_text(table, zl_view_of(ranks->text));
    zl_table_add_text(table, lang_of(own, !ranks->b_side));
    zl_table_add_integer(table, (int64_t)count);
    zl_table_add_integer(table, (int64_t)sum);
    zl_table_add_text(table, zl_str_view(&own->text));
}

static int by_size(void *user, const zili_table *table, size_t a, size_t b)
{
    (void)user;
    for (size_t column = 2; column < 4; column++) {
        int64_t left = zili_table_integer(table, a, column);
        int64_t right = zili_table_integer(table, b, column);
        if (left != right)
            return left > right ? -1 : 1;
    }
    return 0;
}

static void add_all_shared(answerer *own, zili_table *table)
{
    zl_rendered_rank *ranks = own->ranks.items.items;
    size_t count = own->ranks.items.count;

    if (count)
        qsort(ranks, count, sizeof *ranks, by_words);
    for (size_t i = 0, end; i < count; i = end) {
        for (end = i + 1; end < count && ranks[end].words == ranks[i].words &&
                          ranks[end].b_side == ranks[i].b_side;)
            end++;
        if (end - i > 1)
            add_shared(own, ranks + i, end - i, table);
    }
}

/* ---- all ---- */

static zili_status add_found(answerer *own, zili_table *table, zili_error *err)
{
    zili_status status = zl_rendered_ranks_make(
        &own->ranks, own->ask, &own->parallel, &own->found, err);

    if (!status)
        (own->asked->shared ? add_all_shared : add_terms)(own, table);
    zl_rendered_ranks_clear(&own->ranks);
    return status;
}

static zili_status find_term(answerer *own, const zl_render_term *term,
                             zili_error *err)
{
    zl_renderings found;
    zili_status status =
        zl_renderings_find(&found, own->ask, &own->parallel, term->name,
                           &term->hits, own->model, err);

    if (!status && !zl_renderings_join(&own->found, &found))
        status = zl_no_memory(err);
    zl_renderings_clear(&found);
    return status;
}

static zili_status find_item(answerer *own, const zl_item *item,
                             zili_error *err)
{
    zl_render_terms terms = { 0 };
    zili_status status = zl_render_terms_find(&terms, own->ask, item, err);

    for (size_t i = 0; !status && i < terms.count; i++)
        status = find_term(own, &terms.items[i], err);
    zl_render_terms_clear(&terms);
    return status;
}

static zili_status find_items(answerer *own, zili_error *err)
{
    zl_items items = { 0 };
    zili_status status =
        zl_items_make(&items, own->ask, &own->asked->question, err);

    for (size_t i = 0; !status && i < items.count; i++)
        status = find_item(own, &items.items[i], err);
    zl_items_clear(&items);
    return status;
}

static zili_status find_words(answerer *own, zili_error *err)
{
    const char *lang = own->asked->lang;
    bool is_b = lang && zl_view_is(lang_of(own, true), lang);

    if (lang && !is_b && !zl_view_is(lang_of(own, false), lang))
        return zl_fail(err, ZILI_EUSAGE,
                       "--lang is %s or %s, the languages that are aligned, "
                       "not \"%s\".",
                       own->parallel.a_lang, own->parallel.b_lang, lang);
    return zl_renderings_of_words(&own->found, own->ask, &own->parallel, is_b,
                                  own->asked->question.min_freq,
                                  own->model, err);
}

static zili_status answer(answerer *own, zili_table *table, zili_error *err)
{
    const zili_question *question = &own->asked->question;
    zili_status status = zl_parallel_make(&own->parallel, own->ask,
                                          ZL_PAIRS_OF_EITHER, err);
    if (!status)
        status = zl_own_glossary_open(&own->glossary, own->ask->corpus,
                                      own->asked->glossary, err);
    if (!status)
        status = zl_link_model_open(&own->model, own->ask, &own->parallel,
                                    own->glossary.terms, err);
    if (!status)
        status = (question->queries.count || question->themes
                      ? find_items
                      : find_words)(own, err);
    if (!status)
        status = add_found(own, table, err);
    if (!status && own->asked->shared)
        zl_table_sort(table, by_size, NULL);
    if (!status) {
        zl_parallel_note(&own->parallel, table);
        zl_own_glossary_note(&own->glossary, table);
    }
    return !status && own->text.failed ? zl_no_memory(err) : status;
}

static zili_status fill(const zl_ask *ask, const void *given,
                        zili_table *table, zili_error *err)
{
    answerer own = { .asked = given, .ask = ask };

    (own.asked->shared ? add_shared_columns : add_columns)(table);
    zili_status status = answer(&own, table, err);
    zl_renderings_clear(&own.found);
    zl_link_model_close(own.model);
    zl_own_glossary_close(&own.glossary);
    zl_parallel_clear(&own.parallel);
    zl_str_clear(&own.text);
    return status;
}

static zili_status run(const zili_corpus *corpus, const void *given,
                       zili_table **out, zili_error *err)
{
    return zl_ask_answer(corpus, given, fill, "rows", out, err);
}

const zili_analysis zl_analysis_consistency = {
    .name = "consistency",
    .summary = "see whether terms are rendered alike wherever they stand",
    .operands = "[@THEME|QUERY…]",
    .example = "--glossary corpus/glossary.tsv --limit 8",
    .columns = columns,
    .options = options,
    .defaults = &defaults,
    .options_size = sizeof defaults,
    .run = run,
};
