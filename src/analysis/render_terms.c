/* render_terms.c -- what a term became in the translation, or was in the
 * original. */
#include "analysis/list.h"
#include "analysis/own_glossary.h"
#include "analysis/rendered_ranks.h"
#include "analysis/rendered_terms.h"
#include "analysis/shared.h"

#include "base/fail.h"

#include <math.h>

struct render_options {
    zili_question question;
    const char *glossary;
    bool lines;
};

static const zili_option options[] = {
    ZL_OPTION_THEMES,
    ZL_OPTIONS_LANGUAGE,
    ZL_OPTION_GLOSSARY(struct render_options),
    { "lines", 0, ZILI_OPTION_FLAG, NULL,
      "a row for each occurrence, with both sentences",
      offsetof(struct render_options, lines), NULL },
    ZL_OPTION_WHERE,
    ZL_OPTION_REGION,
    ZL_OPTION_INSERTIONS,
    ZL_OPTION_LIMIT,
    ZL_OPTION_THREADS,
    { 0 },
};

static const struct render_options defaults = { .lines = false };

static const char *const columns[] = {
    "term", "the query; of a theme, each of its expressions",
    "lang", "its language",
    "rank", "of the rendering, by ll",
    "rendering", "what it became in the other language, as it stands most "
    "often; (not rendered) where nothing of the counterpart goes with it",
    "count", "occurrences of the term that became this",
    "share", "of the occurrences whose sentences have a counterpart",
    "beads", "in which both stand, wherever they are linked",
    "ll", "log-likelihood of the beads in which both are linked, among those "
    "of either: the strength of the rendering; below 0 where they are linked "
    "less than chance has it",
    "lrc", "the conservative log ratio of these, 95 % (Evert 2022): above 0 "
    "where they are sure to attract each other",
    "doc, bead", "with --lines: the document, and the number of the bead",
    "occurrence", "the term as it stands there",
    "source, target", "its sentences, and their counterpart",
    "strength", "of the link, 0 to 1",
    "confidence", "of the bead",
    NULL,
};

#define NOT_RENDERED "(not rendered)"

typedef struct answerer {
    const zl_ask *ask;
    const struct render_options *asked;
    zl_parallel parallel;
    zl_own_glossary glossary;
    zl_renderings found;
    zl_rendered_ranks ranks;
    zl_str text;
    size_t alone; /* occurrences without a counterpart */
} answerer;

/* ---- columns ---- */

static void add_columns(zili_table *table)
{
    zl_table_text_column(table, "term");
    zl_table_text_column(table, "lang");
    zl_table_count_column(table, "rank");
    zl_table_text_column(table, "rendering");
    zl_table_count_column(table, "count");
    zl_table_real_column(table, "share", 3);
    zl_table_count_column(table, "beads");
    zl_table_real_column(table, "ll", 2);
    zl_table_real_column(table, "lrc", 2);
}

static void add_line_columns(zili_table *table)
{
    zl_table_text_column(table, "term");
    zl_table_text_column(table, "lang");
    zl_table_text_column(table, "doc");
    zl_table_count_column(table, "bead");
    zl_table_text_column(table, "occurrence");
    zl_table_text_column(table, "rendering");
    zl_table_text_column(table, "source");
    zl_table_text_column(table, "target");
    zl_table_real_column(table, "strength", 2);
    zl_table_real_column(table, "confidence", 4);
}

/* ---- a row a rendering ---- */

static zl_view name_of(const answerer *own, uint32_t form)
{
    return zl_map_key(&own->found.forms, form);
}

static const char *lang_of(const answerer *own, bool b_side)
{
    return b_side ? own->parallel.b_lang : own->parallel.a_lang;
}

static void add_begin(const answerer *own, const zl_rendered_term *term,
                      zili_table *table)
{
    zl_table_add_text(table, name_of(own, term->form));
    zl_table_add_text(table, zl_view_of(lang_of(own, term->b_side)));
}

static void add_share(uint64_t count, uint64_t of, zili_table *table)
{
    zl_table_add_integer(table, (int64_t)count);
    if (of)
        zl_table_add_real(table, (double)count / (double)of);
    else
        zl_table_add_missing(table);
}

static void add_rank(const answerer *own, const zl_rendered_term *term,
                     size_t i, zili_table *table)
{
    const zl_rendered_rank *rank = &own->ranks.items.items[term->rank + i];

    add_begin(own, term, table);
    zl_table_add_integer(table, (int64_t)i + 1);
    zl_table_add_text(table, zl_view_of(rank->text));
    add_share(rank->count, term->count, table);
    zl_table_add_integer(table, (int64_t)rank->both);
    zl_table_add_real(table, rank->ll);
    zl_table_add_real(table, rank->lrc);
}

static void add_rest(const answerer *own, const zl_rendered_term *term,
                     const char *what, uint64_t count, uint64_t of,
                     zili_table *table)
{
    add_begin(own, term, table);
    zl_table_add_missing(table);
    zl_table_add_text(table, zl_view_of(what));
    add_share(count, of, table);
    for (int i = 0; i < 3; i++)
        zl_table_add_missing(table);
}

static void add_ranks(answerer *own, zili_table *table)
{
    for (size_t i = 0; i < own->ranks.terms.count; i++) {
        const zl_rendered_term *term = &own->ranks.terms.items[i];
        for (size_t k = 0; k < term->ranks; k++)
            add_rank(own, term, k, table);
        add_rest(own, term, NOT_RENDERED, term->count - term->rendered,
                 term->count, table);
    }
}

/* ---- a row an occurrence ---- */

static void add_line(answerer *own, const zl_rendered_hit *at,
                     zili_table *table)
{
    const zl_couple *couple = &own->parallel.couples.items[at->couple];
    const zl_document *document =
        zl_corpus_document(own->ask->corpus, couple->document);

    zl_table_add_text(table, name_of(own, at->form));
    zl_table_add_text(table, zl_view_of(lang_of(own, at->b_side)));
    zl_table_add_text(table, zl_view_of(document->name));
    zl_table_add_integer(table, (int64_t)at->couple + 1);
    zl_parallel_add_text(own->ask, at->hit.begin, at->hit.end, &own->text,
                         table);
    if (at->from < at->to)
        zl_parallel_add_text(own->ask, at->from, at->to, &own->text, table);
    else
        zl_table_add_text(table, zl_view_of(NOT_RENDERED));
    zl_parallel_add_text(own->ask, at->b_side ? couple->b : couple->a,
                         at->b_side ? couple->b_end : couple->a_end,
                         &own->text, table);
    zl_parallel_add_text(own->ask, at->b_side ? couple->a : couple->b,
                         at->b_side ? couple->a_end : couple->b_end,
                         &own->text, table);
    zl_table_add_real(table, at->from < at->to ? at->strength : NAN);
    zl_table_add_real(table, couple->confidence);
}

static void add_lines(answerer *own, zili_table *table)
{
    for (size_t i = 0; i < own->found.items.count; i++)
        if (own->found.items.items[i].couple != ZL_NONE)
            add_line(own, &own->found.items.items[i], table);
}

/* ---- all ---- */

static zili_status add_term(answerer *own, const zl_render_term *term,
                            zili_table *table, zili_error *err)
{
    zili_status status = zl_renderings_find(
        &own->found, own->ask, &own->parallel, term->name, &term->hits,
        own->glossary.terms, err);

    for (size_t i = 0; !status && i < own->found.items.count; i++)
        own->alone += own->found.items.items[i].couple == ZL_NONE;
    if (!status && own->asked->lines)
        add_lines(own, table);
    else if (!status)
        status = zl_rendered_ranks_make(&own->ranks, own->ask, &own->parallel,
                                        &own->found, err);
    if (!status && !own->asked->lines)
        add_ranks(own, table);
    zl_rendered_ranks_clear(&own->ranks);
    zl_renderings_clear(&own->found);
    return status;
}

static zili_status add_item(answerer *own, const zl_item *item,
                            zili_table *table, zili_error *err)
{
    zl_render_terms terms = { 0 };
    zili_status status = zl_render_terms_find(&terms, own->ask, item, err);

    for (size_t i = 0; !status && i < terms.count; i++)
        status = add_term(own, &terms.items[i], table, err);
    zl_render_terms_clear(&terms);
    return status;
}

static void add_notes(const answerer *own, zili_table *table)
{
    zl_parallel_note(&own->parallel, table);
    zl_own_glossary_note(&own->glossary, table);
    if (own->alone)
        zl_table_add_note(table,
                          "%zu occurrences stand in sentences without a "
                          "counterpart and are not counted",
                          own->alone);
}

static zili_status answer(answerer *own, zili_table *table, zili_error *err)
{
    zl_items items = { 0 };
    zili_status status =
        zl_items_make(&items, own->ask, &own->asked->question, err);

    if (!status)
        status = zl_parallel_make(&own->parallel, own->ask,
                                  ZL_PAIRS_OF_EITHER, err);
    if (!status)
        status = zl_own_glossary_open(&own->glossary, own->ask->corpus,
                                      own->asked->glossary, err);
    for (size_t i = 0; !status && i < items.count; i++)
        status = add_item(own, &items.items[i], table, err);
    if (!status)
        add_notes(own, table);
    zl_items_clear(&items);
    return !status && own->text.failed ? zl_no_memory(err) : status;
}

static zili_status fill(const zl_ask *ask, const void *given,
                        zili_table *table, zili_error *err)
{
    answerer own = { .asked = given, .ask = ask };

    (own.asked->lines ? add_line_columns : add_columns)(table);
    zili_status status = answer(&own, table, err);
    zl_own_glossary_close(&own.glossary);
    zl_parallel_clear(&own.parallel);
    zl_str_clear(&own.text);
    return status;
}

static zili_status run(const zili_corpus *corpus, const void *given,
                       zili_table **out, zili_error *err)
{
    return zl_ask_answer(corpus, given, fill, "renderings", out, err);
}

const zili_analysis zl_analysis_render = {
    .name = "render",
    .summary = "see what a term became in the translation",
    .operands = "[@THEME|QUERY…]",
    .example = "'~\"自力更生\"' --lines",
    .columns = columns,
    .options = options,
    .defaults = &defaults,
    .options_size = sizeof defaults,
    .run = run,
};
