/* docs.c -- the documents and their regions. */
#include "analysis/ask.h"
#include "analysis/list.h"
#include "analysis/shared.h"
#include "analysis/stretches.h"
#include "analysis/words.h"

#include "base/fail.h"
#include "base/mem.h"

#include <stdlib.h>
#include <string.h>

struct docs_options {
    zili_question question;
    bool regions;
};

static const zili_option options[] = {
    { "regions", 0, ZILI_OPTION_FLAG, NULL,
      "a row for each region: paragraphs, sentences, insertions, …",
      offsetof(struct docs_options, regions), NULL },
    { "where", 'w', ZILI_OPTION_TEXT, "SQL",
      "only documents, or regions, for which this holds, as in "
      "\"year = 1960\"",
      offsetof(zili_question, where), NULL },
    { "region", 'r', ZILI_OPTION_TEXT, "LIST",
      "only documents that have one of these regions, or these regions: own, "
      "all, or names with commas between",
      offsetof(zili_question, region), NULL },
    { "by", 'b', ZILI_OPTION_TEXT, "COLUMNS",
      "sums for each value instead: lang, region, year, …",
      offsetof(zili_question, by), NULL },
    { 0 },
};

static const struct docs_options defaults = { 0 };

static const char *const columns[] = {
    "number, doc", "the document's number, from 1, and its name",
    "…", "the metadata that its file states: date, title, author, …",
    "bytes, tokens, words", "of the whole document",
    "region, lang", "--regions: the region and its language",
    "docs, tokens, words", "--by: documents, and what of them is in the scope",
    "paragraphs", "--regions: all but the headings; salutations, signatures "
                  "and datelines among them are in the columns after",
    NULL,
};

static void add_count(zili_table *table, const char *name)
{
    zl_table_column(table, (zl_column){ name, ZILI_INTEGER, ZL_RIGHT, 0 });
}

static void add_name(zili_table *table, const char *name)
{
    zl_table_column(table, (zl_column){ .name = name, .type = ZILI_TEXT });
}

/* Whether documents are to be left out. */
static bool is_choosy(const zili_question *question)
{
    return question->where || question->region;
}

/* Whether some of begin..end is in the scope. */
static bool overlaps(const zl_scope *scope, uint64_t begin, uint64_t end)
{
    size_t i = zl_scope_from(scope, begin);

    return i < scope->count && scope->intervals[i].begin < end;
}

/* ---- documents ---- */

/* Whether every value of a column is a whole number, as a year is. */
static bool is_number_column(const zili_corpus *corpus, const char *name)
{
    bool any = false;

    for (uint32_t i = 0; i < zl_corpus_documents(corpus); i++) {
        const char *value = zl_corpus_datum(corpus, i, name);
        if (!value)
            continue;
        size_t digits = strspn(value, "0123456789");
        any = true;
        if (!digits || value[digits] || digits > 18 ||
            (value[0] == '0' && digits > 1))
            return false;
    }
    return any;
}

static void add_data(const zili_corpus *corpus, uint32_t document,
                     zili_texts names, const bool *numbers, zili_table *table)
{
    for (size_t i = 0; i < names.count; i++) {
        const char *value = zl_corpus_datum(corpus, document, names.items[i]);
        if (!value)
            zl_table_add_missing(table);
        else if (numbers[i])
            zl_table_add_integer(table, strtoll(value, NULL, 10));
        else
            zl_table_add_text(table, zl_view_of(value));
    }
}

static zili_status fill_documents(const zl_ask *ask,
                                  const zili_question *question,
                                  zili_table *table, zili_error *err)
{
    const zili_corpus *corpus = ask->corpus;
    zili_texts names = zl_corpus_columns(corpus);
    bool *numbers = zl_alloc_array(names.count, sizeof *numbers);

    if (!numbers)
        return zl_no_memory(err);
    add_count(table, "number");
    add_name(table, "doc");
    for (size_t i = 0; i < names.count; i++) {
        numbers[i] = is_number_column(corpus, names.items[i]);
        zl_table_data_column(
            table, (zl_column){ .name = names.items[i],
                                .type = numbers[i] ? ZILI_INTEGER
                                                   : ZILI_TEXT });
    }
    add_count(table, "bytes");
    add_count(table, "tokens");
    add_count(table, "words");
    for (uint32_t i = 0; i < zl_corpus_documents(corpus); i++) {
        const zl_document *document = zl_corpus_document(corpus, i);
        if (is_choosy(question) &&
            !overlaps(ask->scope, document->begin, document->end))
            continue;
        zl_table_add_integer(table, i + 1);
        zl_table_add_text(table, zl_view_of(document->name));
        add_data(corpus, i, names, numbers, table);
        zl_table_add_integer(table, (int64_t)document->bytes);
        zl_table_add_integer(table,
                             (int64_t)(document->end - document->begin));
        zl_table_add_integer(table,
                             (int64_t)zl_words_between(corpus, document->begin,
                                                       document->end));
    }
    zl_free(numbers);
    return ZILI_OK;
}

/* ---- regions ---- */

static bool has_attribute(const char *attribute, const char *wanted)
{
    if (wanted && wanted[0] == '!')
        return strcmp(attribute, wanted + 1) != 0;
    return !wanted || strcmp(attribute, wanted) == 0;
}

/* The ranges of a structure in [begin, end), of one attribute if given. */
static uint32_t ranges_in(const zili_corpus *corpus, const char *name,
                          const char *attribute, const zl_area *area)
{
    const zl_structure *ranges = zl_corpus_structure(corpus, name);
    uint32_t found = 0;

    if (!ranges)
        return 0;
    for (uint32_t i = zl_structure_from(ranges, area->begin);
         i < zl_structure_count(ranges) &&
         zl_structure_begin(ranges, i) < area->end;
         i++)
        found += has_attribute(zl_structure_attribute(ranges, i), attribute);
    return found;
}

/* What is counted in a region: a column, a structure, an attribute of it, or
 * with ! any other. */
static const struct {
    const char *column, *structure, *attribute;
} parts[] = {
    { "paragraphs", "p", "!heading" },     { "headings", "p", "heading" },
    { "salutations", "p", "salutation" },  { "signatures", "p", "signature" },
    { "datelines", "p", "dateline" },      { "sentences", "s", NULL },
    { "enumerators", "enumerator", NULL }, { "insertions", "insertion", NULL },
};

#define PARTS (sizeof parts / sizeof *parts)

static void fill_regions(const zl_ask *ask, const zili_question *question,
                         zili_table *table)
{
    const zili_corpus *corpus = ask->corpus;

    add_name(table, "doc");
    add_name(table, "region");
    add_name(table, "lang");
    for (size_t i = 0; i < PARTS; i++)
        add_count(table, parts[i].column);
    add_count(table, "tokens");
    add_count(table, "words");
    for (uint32_t i = 0; i < zl_corpus_areas(corpus); i++) {
        const zl_area *area = zl_corpus_area(corpus, i);
        if (is_choosy(question) &&
            !overlaps(ask->scope, area->begin, area->end))
            continue;
        zl_table_add_text(
            table,
            zl_view_of(zl_corpus_document(corpus, area->document)->name));
        zl_table_add_text(table, zl_view_of(area->kind));
        zl_table_add_text(table, zl_view_of(area->lang));
        for (size_t j = 0; j < PARTS; j++)
            zl_table_add_integer(table,
                                 ranges_in(corpus, parts[j].structure,
                                           parts[j].attribute, area));
        zl_table_add_integer(table, (int64_t)(area->end - area->begin));
        zl_table_add_integer(table, (int64_t)zl_words_between(
                                        corpus, area->begin, area->end));
    }
}

/* ---- sums ---- */

static zili_status fill_sums(const zl_ask *ask, zili_table *table,
                             zili_error *err)
{
    const zl_scope *scope = ask->scope;
    zl_stretches stretches = { 0 };
    int64_t *docs = zl_alloc_array(scope->groups, sizeof *docs);
    bool enough = docs && zl_stretches_make(&stretches, ask->corpus, scope);

    for (size_t i = 0; enough && i < stretches.count; i++) {
        const zl_stretch *stretch = &stretches.items[i];
        docs[stretch->group] +=
            i == 0 || !zl_stretch_goes_on(stretch - 1, stretch);
    }
    zl_ask_group_columns(ask, table);
    add_count(table, "docs");
    add_count(table, "tokens");
    add_count(table, "words");
    for (size_t group = 0; enough && group < scope->groups; group++) {
        zl_ask_group_cells(ask, group, table);
        zl_table_add_integer(table, docs[group]);
        zl_table_add_integer(table, (int64_t)scope->tokens[group]);
        zl_table_add_integer(table, (int64_t)scope->words[group]);
    }
    zl_stretches_clear(&stretches);
    zl_free(docs);
    return enough ? ZILI_OK : zl_no_memory(err);
}

/* ---- all ---- */

static zili_status fill(const zl_ask *ask, const struct docs_options *asked,
                        zili_table *table, zili_error *err)
{
    if (asked->question.by)
        return fill_sums(ask, table, err);
    if (!asked->regions)
        return fill_documents(ask, &asked->question, table, err);
    fill_regions(ask, &asked->question, table);
    return ZILI_OK;
}

/* Scope and words are not spoken of where all documents are listed. */
static zili_status run(const zili_corpus *corpus, const void *given,
                       zili_table **out, zili_error *err)
{
    const struct docs_options *asked = given;
    zl_ask ask = { .corpus = corpus };
    bool scoped = is_choosy(&asked->question) || asked->question.by;
    zili_status status =
        scoped ? zl_ask_open(&ask, corpus, &asked->question, err) : ZILI_OK;

    *out = NULL;
    if (status)
        return status;
    zili_table *table = zl_table_new();
    status = table ? fill(&ask, asked, table, err) : zl_no_memory(err);
    if (!status && scoped)
        zl_table_add_note(table, "scope: %s", ask.scope->words_for_it);
    zl_ask_close(&ask);
    if (!status)
        return zl_table_finish(table, out, err);
    zili_table_free(table);
    return status;
}

const zili_analysis zl_analysis_docs = {
    .name = "docs",
    .summary = "list the documents, or their regions",
    .operands = "",
    .example = "--regions",
    .columns = columns,
    .options = options,
    .defaults = &defaults,
    .options_size = sizeof defaults,
    .run = run,
};
