/* info.c -- what an index is: sizes, settings, repairs. */
#include "analysis/list.h"
#include "analysis/settings.h"

#include "base/fail.h"
#include "reader/beads.h"
#include "table/table.h"

#include <inttypes.h>

struct info_options {
    zili_question question;
    bool repairs;
};

static const zili_option options[] = {
    { "repairs", 0, ZILI_OPTION_FLAG, NULL,
      "a row for each place where a page break was mended",
      offsetof(struct info_options, repairs), NULL },
    { 0 },
};

static const struct info_options defaults = { 0 };

static const char *const columns[] = {
    "tokens", "words, numbers and punctuation",
    "words", "tokens that are words or numbers",
    "types", "different tokens",
    "documents, segments, bytes", "of the files that were indexed",
    "profile", "how text was cut into words",
    "word_list", "a sum of the Chinese words that came with the program; "
                 "ICU where its words stood in; empty where no list was used",
    "replaced", "--lenient: how often U+FFFD was put for what is no text",
    "beads", "sentences that are aligned in two languages",
    "glossary, corrections", "files they were aligned with, and their sums",
    "doc, offset, removed, inserted, place",
    "--repairs: byte of the file, what stood there, what stands there now",
    NULL,
};

/* ---- the index ---- */

/* Types of removed documents alone come last, and count nothing. */
static uint32_t types_of(const zili_corpus *corpus)
{
    uint32_t types = zl_corpus_types(corpus);

    while (types > 0 && zl_corpus_count(corpus, types - 1) == 0)
        types--;
    return types;
}

/* The column and the name in the catalogue: "words" are counted already. */
static const struct {
    const char *column, *name;
} settings[] = {
    { "profile", "profile" },   { "dictionaries", "dictionaries" },
    { "word_list", "words" },   { "icu", "icu" },
    { "unicode", "unicode" },   { "repair", "repair" },
    { "replaced", "replaced" }, { "glossary", "glossary" },
    { "corrections", "corrections" }, { 0 },
};

static void note_repair(const zili_corpus *corpus, const zl_repair *repair,
                        zili_table *table)
{
    zl_table_add_note(table, "repair: %s, byte %" PRIu64 ", %s",
                      zl_corpus_document(corpus, repair->document)->name,
                      repair->offset, repair->place);
}

static void fill_index(const zili_corpus *corpus, zili_table *table)
{
    static const char *const counts[] = { "tokens",   "words", "types",
                                          "documents", "segments", "bytes",
                                          "repairs",  "beads", NULL };
    uint64_t values[] = { zl_corpus_tokens(corpus) - zl_corpus_gone(corpus),
                          zl_corpus_words(corpus),
                          types_of(corpus),
                          zl_corpus_documents(corpus),
                          zl_corpus_segments(corpus),
                          zl_corpus_bytes(corpus),
                          zl_corpus_repairs(corpus),
                          zl_corpus_beads(corpus) };

    zl_table_set_record(table);
    for (size_t i = 0; counts[i]; i++)
        zl_table_count_column(table, counts[i]);
    for (size_t i = 0; settings[i].name; i++)
        zl_table_text_column(table, settings[i].column);
    for (size_t i = 0; counts[i]; i++)
        zl_table_add_integer(table, (int64_t)values[i]);
    for (size_t i = 0; settings[i].name; i++)
        zl_table_add_text(
            table, zl_view_of(zl_corpus_setting(corpus, settings[i].name)));
    zl_settings_note(corpus, table);
    for (uint32_t i = 0; i < zl_corpus_repairs(corpus); i++)
        note_repair(corpus, zl_corpus_repair(corpus, i), table);
}

/* ---- repairs ---- */

static void fill_repairs(const zili_corpus *corpus, zili_table *table)
{
    zl_table_text_column(table, "doc");
    zl_table_count_column(table, "offset");
    zl_table_text_column(table, "removed");
    zl_table_text_column(table, "inserted");
    zl_table_text_column(table, "place");
    for (uint32_t i = 0; i < zl_corpus_repairs(corpus); i++) {
        const zl_repair *repair = zl_corpus_repair(corpus, i);
        const zl_document *document =
            zl_corpus_document(corpus, repair->document);
        zl_table_add_text(table, zl_view_of(document->name));
        zl_table_add_integer(table, (int64_t)repair->offset);
        zl_table_add_text(table, zl_view_of(repair->removed));
        zl_table_add_text(table, zl_view_of(repair->inserted));
        zl_table_add_text(table, zl_view_of(repair->place));
    }
}

static zili_status run(const zili_corpus *corpus, const void *given,
                       zili_table **out, zili_error *err)
{
    const struct info_options *asked = given;
    zili_table *table = zl_table_new();

    if (!table)
        return zl_no_memory(err);
    if (asked->repairs)
        fill_repairs(corpus, table);
    else
        fill_index(corpus, table);
    return zl_table_finish(table, out, err);
}

const zili_analysis zl_analysis_info = {
    .name = "info",
    .summary = "say what an index holds and how it was made",
    .operands = "",
    .example = "",
    .columns = columns,
    .options = options,
    .defaults = &defaults,
    .options_size = sizeof defaults,
    .run = run,
};
