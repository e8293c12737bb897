/* render_terms.c -- what a term became in the translation, or was in the
 * original. */
#include "analysis/list.h"
#include "analysis/own_glossary.h"
#include "analysis/rendered_ranks.h"
#include "analysis/rendered_terms.h"
#include "analysis/shared.h"

#include "base/fail.h"
#include "base/mem.h"
#include "base/work.h"

#include <math.h>

struct render_options {
    zili_question question;
    const char *glossary;
    bool lines;
};

static const zili_option options[] = {
    ZL_OPTION_THEMES,
    ZL_OPTIONS_LANGUAGE,
    ZL_OPTION_LEMMA_LIST,
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

/* What one term became. */
typedef struct answered {
    zl_renderings found;
    zl_rendered_ranks ranks;
    zili_status status;
    zili_error error;
} answered;

typedef struct answerer {
    const zl_ask *ask;
    const struct render_options *asked;
    zl_parallel parallel;
    zl_own_glossary glossary;
    zl_link_model *model;
    zl_render_terms terms;
    uint64_t threads; /* for each term */
    answered *slots;  /* base/work.h */
    const answered *now; /* whose rows are added */
    zili_table *table;
    zili_error *err;
    zili_status status;
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
    return zl_map_key(&own->now->found.forms, form);
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
    const zl_rendered_rank *rank = &own->now->ranks.items.items[term->rank + i];

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
    for (size_t i = 0; i < own->now->ranks.terms.count; i++) {
        const zl_rendered_term *term = &own->now->ranks.terms.items[i];
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
    for (size_t i = 0; i < own->now->found.items.count; i++)
        if (own->now->found.items.items[i].couple != ZL_NONE)
            add_line(own, &own->now->found.items.items[i], table);
}

/* ---- all ---- */

/* A term, by itself: terms share only what they read. */
static zili_status ask_term(const answerer *own, const zl_render_term *term,
                            answered *out)
{
    zl_ask ask = *own->ask;

    ask.threads = own->threads;
    zili_status status = zl_renderings_find(&out->found, &ask, &own->parallel,
                                            term->name, &term->hits,
                                            own->model, &out->error);
    if (!status && !own->asked->lines)
        status = zl_rendered_ranks_make(&out->ranks, &ask, &own->parallel,
                                        &out->found, &out->error);
    return status;
}

static bool run_term(void *user, size_t job, size_t slot)
{
    const answerer *own = user;
    answered *out = &own->slots[slot];

    out->status = ask_term(own, &own->terms.items[job], out);
    return true;
}

static void clear_answered(answered *out)
{
    zl_rendered_ranks_clear(&out->ranks);
    zl_renderings_clear(&out->found);
}

static bool take_term(void *user, size_t job, size_t slot)
{
    answerer *own = user;
    answered *out = &own->slots[slot];

    (void)job;
    own->status = out->status;
    if (out->status && own->err)
        *own->err = out->error;
    own->now = out;
    for (size_t i = 0; !own->status && i < out->found.items.count; i++)
        own->alone += out->found.items.items[i].couple == ZL_NONE;
    if (!own->status)
        (own->asked->lines ? add_lines : add_ranks)(own, own->table);
    clear_answered(out);
    return !own->status;
}

/* Terms at once, and of each what the threads leave. */
static zili_status ask_terms(answerer *own, zili_error *err)
{
    size_t threads = zl_work_threads(own->ask->threads);
    size_t terms = own->terms.count;
    size_t slots = zl_work_slots(threads);

    own->threads = threads > terms ? threads / (terms ? terms : 1) : 1;
    own->err = err;
    own->slots = zl_alloc_array(slots, sizeof *own->slots);
    if (!own->slots)
        return zl_no_memory(err);
    zl_work(threads, terms, run_term, take_term, own);
    for (size_t i = 0; i < slots; i++)
        clear_answered(&own->slots[i]);
    zl_free(own->slots);
    return own->status;
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
    if (!status)
        status = zl_link_model_open(&own->model, own->ask, &own->parallel,
                                    own->glossary.terms, err);
    for (size_t i = 0; !status && i < items.count; i++)
        status = zl_render_terms_find(&own->terms, own->ask, &items.items[i],
                                      err);
    if (!status)
        status = ask_terms(own, err);
    if (!status)
        add_notes(own, table);
    zl_items_clear(&items);
    return !status && own->text.failed ? zl_no_memory(err) : status;
}

static zili_status fill(const zl_ask *ask, const void *given,
                        zili_table *table, zili_error *err)
{
    answerer own = { .asked = given, .ask = ask, .table = table };

    (own.asked->lines ? add_line_columns : add_columns)(table);
    zili_status status = answer(&own, table, err);
    zl_link_model_close(own.model);
    zl_own_glossary_close(&own.glossary);
    zl_render_terms_clear(&own.terms);
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
