/* change_help.h -- an index that is changed. */
#ifndef CHANGE_HELP_H
#define CHANGE_HELP_H

#include "index_help.h"

#include "writer/change.h"

static const zl_waiting no_wait = { .patience = 60 };

static inline void assert_works(zili_status status, const zili_error *err)
{
    if (status)
        fail_msg("%s", err->text);
}

static inline void merge(const char *path, uint64_t segment)
{
    zili_error err = { 0 };

    assert_works(zl_change_merge(path, segment, &no_wait, &err), &err);
}

/* The names of the files in a folder, each behind a blank. */
static inline zl_str list(const char *path)
{
    zl_names names;
    zl_str all = { 0 };

    assert_int_equal(zl_file_list(&names, path, NULL), ZILI_OK);
    for (size_t i = 0; i < names.count; i++)
        zl_str_format(&all, " %s", names.items[i]);
    zl_names_clear(&names);
    return all;
}

static inline void assert_files(const char *path, const char *expected)
{
    zl_str found = list(path);

    assert_string_equal(zl_str_text(&found), expected);
    zl_str_clear(&found);
}

static inline void assert_good(const char *path, uint32_t documents)
{
    zili_corpus *corpus = open_index(path);

    assert_int_equal(zl_corpus_documents(corpus), documents);
    zili_corpus_close(corpus);
}

static inline void feed_three(zl_batch *batch)
{
    zl_batch_document(batch, "a", "a.txt", 1, "");
    zl_batch_datum(batch, "year", "007");
    zl_batch_token(batch, zl_view_of("x"));
    zl_batch_document(batch, "b", "b.txt", 1, "");
    zl_batch_datum(batch, "place", "y");
    zl_batch_token(batch, zl_view_of("y"));
    zl_batch_document(batch, "c", "c.txt", 1, "");
    zl_batch_datum(batch, "year", "1960");
    zl_batch_token(batch, zl_view_of("x"));
}

static inline zili_status remove_one(const char *path, const char *name,
                                     zili_error *err)
{
    zili_texts names = { &name, 1 };

    return zl_change_remove(path, &names, &no_wait, err);
}

#endif
