/* beads.c -- the sentences of two languages, side by side. */
#include "analysis/list.h"
#include "analysis/parallel.h"
#include "analysis/shared.h"

#include "base/fail.h"

#include <math.h>

struct beads_options {
    zili_question question;
};

static const zili_option options[] = {
    ZL_OPTION_WHERE,
    ZL_OPTION_REGION,
    ZL_OPTION_LIMIT,
    ZL_OPTION_THREADS,
    { 0 },
};

static const struct beads_options defaults = { 0 };

static const char *const columns[] = {
    "doc", "the document",
    "b_doc", "that of b, where two documents are a pair",
    "bead", "its number, from 1",
    "a, b", "the sentences, in the language that comes first and in the other; "
    "empty where there is no counterpart",
    "confidence", "how likely it is that this bead is right, 0 to 1",
    "hand", "1 for a correction, or what was imported",
    "a_at, b_at", "the number of the first sentence in its region; a hint "
    "where a correction is read",
    NULL,
};

typedef struct shower {
    const zl_ask *ask;
    zl_parallel parallel;
    bool apart; /* a pair is of two documents */
    zl_str text;
} shower;

static void add_columns(const shower *own, zili_table *table)
{
    static const struct {
        const char *name;
        int type, align, decimals;
    } list[] = {
        { "doc", ZILI_TEXT, ZL_LEFT, 0 },
        { "b_doc", ZILI_TEXT, ZL_LEFT, 0 },
        { "bead", ZILI_INTEGER, ZL_RIGHT, 0 },
        { "a", ZILI_TEXT, ZL_LEFT, 0 },
        { "b", ZILI_TEXT, ZL_LEFT, 0 },
        { "confidence", ZILI_REAL, ZL_RIGHT, 4 },
        { "hand", ZILI_INTEGER, ZL_RIGHT, 0 },
        { "a_at", ZILI_INTEGER, ZL_RIGHT, 0 },
        { "b_at", ZILI_INTEGER, ZL_RIGHT, 0 },
    };

    for (size_t i = 0; i < sizeof list / sizeof *list; i++)
        if (i != 1 || own->apart)
            zl_table_column(table,
                            (zl_column){ list[i].name, list[i].type,
                                         list[i].align, list[i].decimals });
}

static void add_document(const shower *own, uint32_t document,
                         zili_table *table)
{
    const char *name = zl_corpus_document(own->ask->corpus, document)->name;

    zl_table_add_text(table, zl_view_of(name));
}

/* Which sentence of its region begins there, from 1. */
static int64_t number_of(const shower *own, uint32_t region, uint64_t at)
{
    const zl_structure *sentences =
        zl_corpus_structure(own->ask->corpus, "s");
    uint64_t begin = zl_corpus_area(own->ask->corpus, region)->begin;

    return sentences ? (int64_t)zl_structure_from(sentences, at) -
                           (int64_t)zl_structure_from(sentences, begin) + 1
                     : 1;
}

static void add_row(shower *own, size_t i, zili_table *table)
{
    const zl_couple *couple = &own->parallel.couples.items[i];
    const zl_pair *pair = zl_corpus_pair(own->ask->corpus, couple->pair);

    add_document(own, couple->document, table);
    if (own->apart)
        add_document(own, couple->b_document, table);
    zl_table_add_integer(table, (int64_t)i + 1);
    zl_parallel_add_text(own->ask, couple->a, couple->a_end, &own->text,
                         table);
    zl_parallel_add_text(own->ask, couple->b, couple->b_end, &own->text,
                         table);
    if (isnan(couple->confidence))
        zl_table_add_missing(table);
    else
        zl_table_add_real(table, couple->confidence);
    zl_table_add_integer(table, couple->by_hand);
    zl_table_add_integer(table, number_of(own, pair->a, couple->a));
    zl_table_add_integer(table, number_of(own, pair->b, couple->b));
}

static zili_status fill(const zl_ask *ask, const void *given,
                        zili_table *table, zili_error *err)
{
    shower own = { .ask = ask };
    zili_status status = zl_parallel_make(&own.parallel, ask, err);

    (void)given;
    for (size_t i = 0; i < own.parallel.couples.count; i++)
        own.apart = own.apart || own.parallel.couples.items[i].document !=
                                     own.parallel.couples.items[i].b_document;
    add_columns(&own, table);
    for (size_t i = 0; !status && i < own.parallel.couples.count; i++)
        add_row(&own, i, table);
    if (!status)
        zl_parallel_note(&own.parallel, table);
    if (!status && own.text.failed)
        status = zl_no_memory(err);
    zl_str_clear(&own.text);
    zl_parallel_clear(&own.parallel);
    return status;
}

static zili_status run(const zili_corpus *corpus, const void *given,
                       zili_table **out, zili_error *err)
{
    return zl_ask_answer(corpus, given, fill, "beads", out, err);
}

const zili_analysis zl_analysis_beads = {
    .name = "beads",
    .summary = "set the sentences of two languages side by side",
    .operands = "",
    .example = "--limit 5",
    .columns = columns,
    .options = options,
    .defaults = &defaults,
    .options_size = sizeof defaults,
    .run = run,
};
