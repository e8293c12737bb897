/* beads.c -- the sentences of two languages, side by side. */
#include "analysis/list.h"
#include "analysis/parallel.h"
#include "analysis/shared.h"

#include "base/fail.h"

struct beads_options {
    zili_question question;
    const char *glossary;
};

static const zili_option options[] = {
    { "glossary", 0, ZILI_OPTION_TEXT, "FILE",
      "words of one language in the other, as for zili align",
      offsetof(struct beads_options, glossary), NULL },
    ZL_OPTION_WHERE,
    ZL_OPTION_REGION,
    ZL_OPTION_LIMIT,
    ZL_OPTION_THREADS,
    { 0 },
};

static const struct beads_options defaults = { .glossary = NULL };

static const char *const columns[] = {
    "doc", "the document",
    "bead", "its number, from 1",
    "a, b", "the sentences, in the language that comes first and in the other; "
    "empty where there is no counterpart",
    "confidence", "how likely it is that this bead is right, 0 to 1",
    NULL,
};

static zili_status fill(const zl_ask *ask, const void *given,
                        zili_table *table, zili_error *err)
{
    const struct beads_options *asked = given;
    zl_parallel parallel;
    zl_str text = { 0 };
    zili_status status =
        zl_parallel_make(&parallel, ask, asked->glossary, err);

    zl_table_column(table, (zl_column){ .name = "doc", .type = ZILI_TEXT });
    zl_table_column(table,
                    (zl_column){ "bead", ZILI_INTEGER, ZL_RIGHT, 0 });
    zl_table_column(table, (zl_column){ .name = "a", .type = ZILI_TEXT });
    zl_table_column(table, (zl_column){ .name = "b", .type = ZILI_TEXT });
    zl_table_column(table,
                    (zl_column){ "confidence", ZILI_REAL, ZL_RIGHT, 4 });
    for (size_t i = 0; !status && i < parallel.couples.count; i++) {
        const zl_couple *couple = &parallel.couples.items[i];
        const zl_document *document =
            zl_corpus_document(ask->corpus, couple->document);
        zl_table_add_text(table, zl_view_of(document->name));
        zl_table_add_integer(table, (int64_t)i + 1);
        zl_parallel_add_text(ask, couple->a, couple->a_end, &text, table);
        zl_parallel_add_text(ask, couple->b, couple->b_end, &text, table);
        zl_table_add_real(table, couple->confidence);
    }
    if (!status)
        zl_parallel_note(&parallel, asked->glossary, table);
    if (!status && text.failed)
        status = zl_no_memory(err);
    zl_str_clear(&text);
    zl_parallel_clear(&parallel);
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
