/* maps_help.h -- a corpus of tokens that are counted or listed in a file. */
#ifndef TESTS_MAPS_HELP_H
#define TESTS_MAPS_HELP_H

#include "analysis_help.h"
#include "golden_help.h"

static golden *feeding_table;

static inline zl_type_facts describe_given(void *user, zl_view form)
{
    (void)user;
    return (zl_type_facts){ 1, form };
}

static inline void open_document(zl_batch *batch, const char *name)
{
    zl_batch_document(batch, name, name, 9, "?");
    zl_batch_region_begin(batch, "text", "en");
    zl_batch_begin(batch, "p", "body");
    zl_batch_begin(batch, "s", "");
}

static inline void close_document(zl_batch *batch)
{
    zl_batch_end(batch, "s");
    zl_batch_end(batch, "p");
    zl_batch_region_end(batch);
}

static inline void add_token(zl_batch *batch, zl_view form)
{
    zl_batch_token(batch, form);
    zl_batch_glue(batch, zl_view_of(" "));
}

/* A row is a document, a column a word that stands so often in it. */
static inline void feed_counts(zl_batch *batch)
{
    const golden *it = feeding_table;

    for (size_t row = 1; row <= it->rows; row++) {
        char **cells = it->cells + row * it->columns;
        open_document(batch, cells[0]);
        for (size_t i = 1; i < it->columns; i++)
            for (long k = strtol(cells[i], NULL, 10); k > 0; k--)
                add_token(batch, zl_view_of(it->cells[i]));
        close_document(batch);
    }
}

/* Rows "text doc tokens". */
static inline void feed_lines(zl_batch *batch)
{
    const golden *it = feeding_table;

    for (size_t row = 0; row < it->rows; row++) {
        zl_view rest = zl_view_of(golden_text(it, row, "tokens")), token;
        open_document(batch, golden_text(it, row, "doc"));
        while (zl_view_next(&rest, ' ', &token))
            add_token(batch, token);
        close_document(batch);
    }
}

static inline zili_corpus *index_table(const char *name,
                                       void feed(zl_batch *batch))
{
    golden it;
    zili_error err = { 0 };

    assert_true(golden_open(&it, name));
    feeding_table = &it;
    if (build_with(in_scratch("table.zili"), feed, describe_given, NULL, &err))
        fail_msg("%s", err.text);
    golden_close(&it);
    return open_index(in_scratch("table.zili"));
}

/* The row whose column has this text. */
static inline size_t row_with(const zili_table *table, const char *column,
                              const char *text)
{
    size_t number = column_of(table, column);

    for (size_t row = 0; row < zili_table_rows(table); row++)
        if (strcmp(zili_table_text(table, row, number), text) == 0)
            return row;
    fail_msg("there is no %s", text);
    return 0;
}

#endif
