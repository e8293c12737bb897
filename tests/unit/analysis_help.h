/* analysis_help.h -- texts put into an index, and questions to it. */
#ifndef ANALYSIS_HELP_H
#define ANALYSIS_HELP_H

#include "query_help.h"

#include "base/out.h"

#include <zili/analysis.h>
#include <zili/build.h>

/* Index `texts`, name and text in turn, ended by NULL, as "NAME.zili". */
static inline zili_corpus *index_texts(const char *name, const char *profile,
                                       const char *const texts[])
{
    char folder[200], output[220];
    const char *path = folder;
    zili_texts paths = { &path, 1 };
    zili_build_options options = { .output = output, .profile = profile };
    zili_error err = { 0 };

    snprintf(folder, sizeof folder, "%s/%s", scratch, name);
    snprintf(output, sizeof output, "%s.zili", folder);
    assert_int_equal(zl_file_make_folder(folder, NULL), ZILI_OK);
    for (size_t i = 0; texts[i]; i += 2) {
        zl_str file = { 0 };
        zl_file_join(&file, folder, texts[i]);
        write_file(zl_str_text(&file), texts[i + 1], strlen(texts[i + 1]));
        zl_str_clear(&file);
    }
    if (zili_build(&options, &paths, NULL, &err))
        fail_msg("%s", err.text);
    return open_index(output);
}

/* Options as on a command line without dashes: option, value, …, NULL. The
 * option "query" is a query. */
static inline zili_status ask_for(const zili_corpus *corpus, const char *name,
                                  const char *const arguments[],
                                  zili_table **out, zili_error *err)
{
    static const zili_option query = {
        .name = "query", .type = ZILI_OPTION_LIST,
        .offset = offsetof(zili_question, queries),
    };
    const zili_analysis *analysis = zili_analysis_find(name);
    _Alignas(16) char options[512];

    assert_non_null(analysis);
    assert_true(analysis->options_size <= sizeof options);
    memcpy(options, analysis->defaults, analysis->options_size);
    *out = NULL;
    zili_status status = ZILI_OK;
    for (size_t i = 0; !status && arguments[i]; i += 2) {
        bool is_query = strcmp(arguments[i], "query") == 0;
        const zili_option *option =
            is_query ? &query
                     : zili_option_find(analysis->options, arguments[i], 0);
        if (!option)
            fail_msg("%s has no option %s", name, arguments[i]);
        status = zili_option_set(option, options, arguments[i + 1], err);
    }
    if (!status)
        status = zili_analysis_run(analysis, corpus, options, out, err);
    zili_options_clear(analysis->options, options);
    const zili_option list[] = { query, { 0 } };
    zili_options_clear(list, options);
    return status;
}

static inline zili_table *answer(const zili_corpus *corpus, const char *name,
                                 const char *const arguments[])
{
    zili_table *table;
    zili_error err = { 0 };

    if (ask_for(corpus, name, arguments, &table, &err))
        fail_msg("%s: %s", name, err.text);
    return table;
}

/* It is refused as wrongly asked, with these words. */
static inline void assert_misasked(const zili_corpus *corpus,
                                   const char *name,
                                   const char *const arguments[],
                                   const char *words)
{
    zili_table *table;
    zili_error err = { 0 };

    assert_int_equal(ask_for(corpus, name, arguments, &table, &err),
                     ZILI_EUSAGE);
    assert_null(table);
    if (!strstr(err.text, words))
        fail_msg("%s: %s", name, err.text);
}

#define ARGUMENTS(...) ((const char *const[]){ __VA_ARGS__, NULL, NULL })
#define NOTHING ((const char *const[]){ NULL })

static inline size_t column_of(const zili_table *table, const char *name)
{
    size_t column = zili_table_find(table, name);

    if (column == SIZE_MAX)
        fail_msg("there is no column %s", name);
    return column;
}

static inline int64_t number_at(const zili_table *table, size_t row,
                                const char *name)
{
    return zili_table_integer(table, row, column_of(table, name));
}

static inline double real_at(const zili_table *table, size_t row,
                             const char *name)
{
    return zili_table_real(table, row, column_of(table, name));
}

static inline const char *text_at(const zili_table *table, size_t row,
                                  const char *name)
{
    return zili_table_text(table, row, column_of(table, name));
}

static inline void write_cell(const zili_table *table, size_t row,
                              size_t column, zl_str *out)
{
    char real[ZL_REAL_SIZE];

    if (zili_table_missing(table, row, column)) {
        zl_str_add_byte(out, '-');
    } else if (zili_table_type(table, column) == ZILI_TEXT) {
        zl_str_add_text(out, zili_table_text(table, row, column));
    } else {
        zl_real_text(real, zili_table_real(table, row, column), ZL_SHORTEST);
        zl_str_add_text(out, real);
    }
}

/* The rows as "1 self 3|2 help 1" for the columns "rank term count". */
static inline void write_rows(const zili_table *table, const char *columns,
                              zl_str *out)
{
    for (size_t row = 0; row < zili_table_rows(table); row++) {
        zl_view rest = zl_view_of(columns), name;
        zl_str_add_text(out, row ? "|" : "");
        for (bool first = true; zl_view_next(&rest, ' ', &name);
             first = false) {
            char copy[40];
            snprintf(copy, sizeof copy, "%.*s", (int)name.size, name.bytes);
            zl_str_add_text(out, first ? "" : " ");
            write_cell(table, row, column_of(table, copy), out);
        }
    }
}

/* Takes the table over. */
static inline void assert_rows(zili_table *table, const char *columns,
                               const char *expected)
{
    zl_str found = { 0 };

    write_rows(table, columns, &found);
    assert_string_equal(zl_str_text(&found), expected);
    zl_str_clear(&found);
    zili_table_free(table);
}

static inline bool has_note(const zili_table *table, const char *words)
{
    const char *note;

    for (size_t i = 0; (note = zili_table_note(table, i)); i++)
        if (strstr(note, words))
            return true;
    return false;
}

/* A scratch folder and a corpus of `texts` in it, cut into characters; and the
 * end of both. For the fixtures of a group of tests. */
static inline int open_texts(void **state, const char *const *texts,
                             zili_corpus **corpus)
{
    if (make_scratch(state))
        return -1;
    *corpus = index_texts("two", "char", texts);
    return 0;
}

static inline int close_texts(void **state, zili_corpus *corpus)
{
    zili_corpus_close(corpus);
    return remove_scratch(state);
}

#endif
