/* info.c -- what an index is: sizes, settings, repairs. */
#include "analysis/list.h"
#include "analysis/metadata.h"
#include "analysis/settings.h"

#include "base/array.h"
#include "base/fail.h"
#include "reader/beads.h"
#include "table/table.h"

#include <inttypes.h>
#include <string.h>

struct info_options {
    zili_question question;
    bool repairs;
    bool metadata;
    bool refused;
};

static const zili_option options[] = {
    { "repairs", 0, ZILI_OPTION_FLAG, NULL,
      "a row for each place where a page break was mended",
      offsetof(struct info_options, repairs), NULL },
    { "metadata", 0, ZILI_OPTION_FLAG, NULL,
      "a row for each metadata column: its type, how many documents have it, "
      "and its range or most frequent values",
      offsetof(struct info_options, metadata), NULL },
    { "refused", 0, ZILI_OPTION_FLAG, NULL,
      "a row for each file that --skip-refused has left out",
      offsetof(struct info_options, refused), NULL },
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
    "encodings", "where a text was not in UTF-8: how many documents were in "
                 "what",
    "replaced", "--lenient: how often U+FFFD was put for what is no text",
    "refused", "--skip-refused: how many files could not be read",
    "beads", "sentences that are aligned in two languages",
    "glossary, corrections", "files they were aligned with, and their sums",
    "doc, offset, removed, inserted, place",
    "--repairs: byte of the file, what stood there, what stands there now",
    "file, why", "--refused: a file that could not be read, and what is wrong",
    "column, type, documents, values, range",
    "--metadata: integer, real, date, list or text; documents that have it; "
    "different values; the least and greatest, or the most frequent",
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

/* ---- encodings ---- */

struct encoding {
    zl_view name;
    uint64_t documents;
};

typedef ZL_ARRAY(struct encoding) encodings;

/* Of documents that do not say it, UTF-8. */
static zl_view encoding_of(const zili_corpus *corpus, uint32_t document)
{
    const char *datum = zl_corpus_datum(corpus, document, "encoding");
    zl_view rest = zl_view_of(datum ? datum : "utf-8"), name = rest;

    return zl_view_next(&rest, ',', &name) ? name : rest;
}

static bool count_encoding(encodings *list, zl_view name)
{
    for (size_t i = 0; i < list->count; i++)
        if (zl_view_same(list->items[i].name, name)) {
            list->items[i].documents++;
            return true;
        }
    return zl_array_push(list, (struct encoding){ name, 1 });
}

static bool has_encodings(const zili_corpus *corpus)
{
    zili_texts names = zl_corpus_columns(corpus);

    for (size_t i = 0; i < names.count; i++)
        if (strcmp(names.items[i], "encoding") == 0)
            return true;
    return false;
}

/* "gb18030 12, utf-8 3": in the order in which they are met. */
static void add_encodings(const zili_corpus *corpus, zili_table *table)
{
    encodings list = { 0 };
    zl_str text = { 0 };
    bool done = true;

    for (uint32_t i = 0; done && i < zl_corpus_documents(corpus); i++)
        done = count_encoding(&list, encoding_of(corpus, i));
    for (size_t i = 0; i < list.count; i++)
        zl_str_format(&text, "%s%.*s %" PRIu64, i == 0 ? "" : ", ",
                      (int)list.items[i].name.size, list.items[i].name.bytes,
                      list.items[i].documents);
    if (!done || text.failed)
        zl_table_fail(table);
    zl_table_add_text(table, zl_str_view(&text));
    zl_str_clear(&text);
    zl_array_clear(&list);
}

/* ---- sizes and settings ---- */

static void note_repair(const zili_corpus *corpus, const zl_repair *repair,
                        zili_table *table)
{
    zl_table_add_note(table, "repair: %s, byte %" PRIu64 ", %s",
                      zl_corpus_document(corpus, repair->document)->name,
                      repair->offset, repair->place);
}

/* A line for each file that was left out: its name, a tab, why. */
static zl_view refused_of(const zili_corpus *corpus)
{
    return zl_view_of(zl_corpus_setting(corpus, "refused"));
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

    bool encoded = has_encodings(corpus);
    zl_view refused = refused_of(corpus), line;
    int64_t count = 0;

    zl_table_set_record(table);
    for (size_t i = 0; counts[i]; i++)
        zl_table_count_column(table, counts[i]);
    for (size_t i = 0; settings[i].name; i++)
        zl_table_text_column(table, settings[i].column);
    if (encoded)
        zl_table_text_column(table, "encodings");
    if (refused.size)
        zl_table_count_column(table, "refused");
    for (size_t i = 0; counts[i]; i++)
        zl_table_add_integer(table, (int64_t)values[i]);
    for (size_t i = 0; settings[i].name; i++)
        zl_table_add_text(
            table, zl_view_of(zl_corpus_setting(corpus, settings[i].name)));
    if (encoded)
        add_encodings(corpus, table);
    while (zl_view_next(&refused, '\n', &line))
        count += line.size > 0;
    if (count)
        zl_table_add_integer(table, count);
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

static void fill_refused(const zili_corpus *corpus, zili_table *table)
{
    zl_view rest = refused_of(corpus), line, file;

    zl_table_text_column(table, "file");
    zl_table_text_column(table, "why");
    while (zl_view_next(&rest, '\n', &line)) {
        if (line.size == 0 || !zl_view_next(&line, '\t', &file))
            continue;
        zl_table_add_text(table, file);
        zl_table_add_text(table, line);
    }
}

static zili_status run(const zili_corpus *corpus, const void *given,
                       zili_table **out, zili_error *err)
{
    const struct info_options *asked = given;
    zili_table *table = zl_table_new();

    if (!table)
        return zl_no_memory(err);
    if (asked->metadata) {
        if (!zl_metadata_fill(corpus, table)) {
            zili_table_free(table);
            return zl_no_memory(err);
        }
    } else if (asked->repairs)
        fill_repairs(corpus, table);
    else if (asked->refused)
        fill_refused(corpus, table);
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
