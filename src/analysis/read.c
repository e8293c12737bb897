/* read.c -- documents, a sentence a row, to be read. */
#include "analysis/list.h"
#include "analysis/sentences.h"
#include "analysis/shared.h"

#include "base/fail.h"
#include "base/mem.h"

struct read_options {
    zili_question question;
    const char *doc;
};

static const zili_option options[] = {
    { "doc", 0, ZILI_OPTION_TEXT, "DOC",
      "only this document: its name, its number, or a beginning that only one "
      "name has",
      offsetof(struct read_options, doc), NULL },
    ZL_OPTION_WHERE,
    ZL_OPTION_REGION,
    ZL_OPTION_THEMES,
    ZL_OPTIONS_LANGUAGE,
    ZL_OPTION_LEMMA_LIST,
    ZL_OPTION_LIMIT,
    ZL_OPTION_THREADS,
    { 0 },
};

static const struct read_options defaults = { 0 };

static const char *const columns[] = {
    "doc, region, lang", "where it stands",
    "para, sent", "paragraph of the region, sentence of the paragraph, from 1; "
                  "missing for what lies in none",
    "kind", "of the paragraph: heading, salutation, signature, … or nothing",
    "from, to", "first and last token, counted from 1 in the document",
    "bead", "what the sentence is aligned with has the same number",
    "counterpart", "the document which has that",
    "text", "the sentence in one line",
    "hits", "with themes or queries: first character, from 0, and how many "
            "characters, and what was found, as in 0:12:aid, with blanks "
            "between; a blank of a name is a no-break space",
    NULL,
};

/* "doc = 'its name'", and what else was said. */
static zili_status add_document(const zili_corpus *corpus,
                                const struct read_options *asked,
                                zl_str *where, zili_error *err)
{
    uint32_t number;
    zili_status status =
        zl_corpus_find_document(corpus, asked->doc, &number, err);

    if (status)
        return status;
    zl_str_add_text(where, "doc = '");
    for (const char *at = zl_corpus_document(corpus, number)->name; *at; at++)
        zl_str_add_text(where, *at == '\'' ? "''" : (char[]){ *at, 0 });
    zl_str_add_text(where, "'");
    if (asked->question.where)
        zl_str_format(where, " and (%s)", asked->question.where);
    return where->failed ? zl_no_memory(err) : ZILI_OK;
}

static zili_status open_ask(zl_ask *ask, const zili_corpus *corpus,
                            const struct read_options *asked, zili_error *err)
{
    zili_question question = asked->question;
    zl_str where = { 0 };
    zili_status status = ZILI_OK;

    if (asked->doc)
        status = add_document(corpus, asked, &where, err);
    if (asked->doc)
        question.where = zl_str_text(&where);
    if (!status)
        status = zl_ask_open(ask, corpus, &question, err);
    zl_str_clear(&where);
    return status;
}

static zili_status prepare(zl_sentences *own,
                           const struct read_options *asked, zili_error *err)
{
    bool marked = asked->question.queries.count > 0 || asked->question.themes;

    if (!zl_sentences_list(own))
        return zl_no_memory(err);
    if (!marked)
        return ZILI_OK;
    zili_status status =
        zl_items_make(&own->items, &own->ask, &asked->question, err);
    return status ? status : zl_sentences_find(own, err);
}

/* Takes over the sentences. */
static zili_status make_table(zl_sentences *own,
                              const struct read_options *asked,
                              zili_table **out, zili_error *err)
{
    zili_table *table = zl_table_new();
    size_t rows = own->begins.count, shown = rows;

    if (asked->question.limit && asked->question.limit < rows)
        shown = (size_t)asked->question.limit;
    zl_sentences_columns(table, own->items.count > 0);
    if (shown < rows)
        zl_table_add_note(table,
                          "%zu of %zu sentences shown; --limit 0 shows all",
                          shown, rows);
    zl_ask_note(&own->ask, table);
    zl_table_on_demand(table, shown, zl_sentences_rows, own,
                       zl_sentences_free);
    return zl_table_finish(table, out, err);
}

static zili_status run(const zili_corpus *corpus, const void *given,
                       zili_table **out, zili_error *err)
{
    const struct read_options *asked = given;

    *out = NULL;
    zl_sentences *own = zl_alloc(sizeof *own);
    if (!own)
        return zl_no_memory(err);
    zili_status status = open_ask(&own->ask, corpus, asked, err);
    if (!status)
        status = prepare(own, asked, err);
    if (!status)
        return make_table(own, asked, out, err);
    zl_sentences_free(own);
    return status;
}

const zili_analysis zl_analysis_read = {
    .name = "read",
    .summary = "read documents sentence by sentence, what is found marked",
    .operands = "[@THEME|QUERY…]",
    .example = "self-relian* --doc 1960-07-11",
    .columns = columns,
    .options = options,
    .defaults = &defaults,
    .options_size = sizeof defaults,
    .run = run,
};
