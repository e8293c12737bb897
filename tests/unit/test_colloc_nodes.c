/* test_colloc_nodes.c -- collocates of several nodes, beside those of each
 * alone. */
#include "terms_help.h"

static const char *const two[] = {
    "a.txt",
    "The cat sat near the cat. The dog saw the cat and the bird. A cat cat "
    "slept; then the old cat left.\n",
    NULL,
};

/* The rows of a node, or all where that is NULL. */
static void list_rows(const zili_table *table, const char *node, zl_str *out)
{
    for (size_t row = 0; row < zili_table_rows(table); row++)
        if (!node || strcmp(text_at(table, row, "node"), node) == 0)
            zl_str_format(out, "%s %d %d %d %d %.9g|",
                          text_at(table, row, "collocate"),
                          (int)number_at(table, row, "rank"),
                          (int)number_at(table, row, "O11"),
                          (int)number_at(table, row, "R1"),
                          (int)number_at(table, row, "C1"),
                          real_at(table, row, "ll"));
}

/* Rows of a node are what it has where it is the only query. */
static void assert_same_as_alone(const zili_corpus *corpus,
                                 const zili_table *table, const char *node)
{
    zili_table *alone =
        answer(corpus, "colloc", ARGUMENTS("query", node, "limit", "3"));
    zl_str mine = { 0 }, theirs = { 0 };

    list_rows(table, node, &mine);
    list_rows(alone, NULL, &theirs);
    assert_true(mine.size > 0);
    assert_string_equal(zl_str_text(&mine), zl_str_text(&theirs));
    zl_str_clear(&mine);
    zl_str_clear(&theirs);
    zili_table_free(alone);
}

static void several_queries_are_several_nodes(void **state)
{
    zili_corpus *corpus = index_texts("nodes", "uax29", two);
    zili_table *table =
        answer(corpus, "colloc",
               ARGUMENTS("query", "cat", "query", "dog", "query", "cat",
                         "limit", "3"));

    (void)state;
    assert_int_equal(zili_table_rows(table), 6);
    assert_string_equal(zili_table_name(table, 0), "node");
    assert_same_as_alone(corpus, table, "cat");
    assert_same_as_alone(corpus, table, "dog");
    zili_table_free(table);
    zili_corpus_close(corpus);
}

static void collocates_become_nodes(void **state)
{
    zili_corpus *corpus = index_texts("deep", "uax29", two);
    zili_table *table =
        answer(corpus, "colloc",
               ARGUMENTS("query", "bird", "depth", "2", "limit", "3"));

    (void)state;
    assert_int_equal(zili_table_rows(table), 12);
    for (size_t row = 0; row < zili_table_rows(table); row++)
        assert_same_as_alone(corpus, table, text_at(table, row, "node"));
    zili_table_free(table);
    zili_corpus_close(corpus);
}

/* A node of joined words is as wide as they are. */
static void joined_words_become_nodes(void **state)
{
    static const char *const texts[] = {
        "a.txt", "Our self-reliance is firm. Firm self-reliance helps us.\n",
        NULL };
    zili_corpus *corpus = index_texts("joined", "uax29", texts);
    zili_table *deep =
        answer(corpus, "colloc",
               ARGUMENTS("query", "our", "depth", "2", "join", "hyphen",
                         "window", "1", "limit", "1"));
    zili_table *alone =
        answer(corpus, "colloc",
               ARGUMENTS("query", "\"self\" \"-\" \"reliance\"", "join",
                         "hyphen", "window", "1", "limit", "1"));

    (void)state;
    assert_int_equal(zili_table_rows(deep), 2);
    assert_string_equal(text_at(deep, 1, "node"), "self-reliance");
    assert_int_equal(number_at(deep, 1, "R1"), number_at(alone, 0, "R1"));
    assert_int_equal(number_at(deep, 1, "R1"), 4);
    zili_table_free(deep);
    zili_table_free(alone);
    zili_corpus_close(corpus);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(several_queries_are_several_nodes),
        cmocka_unit_test(collocates_become_nodes),
        cmocka_unit_test(joined_words_become_nodes),
    };

    return cmocka_run_group_tests_name("colloc_nodes", tests, make_scratch,
                                       remove_scratch);
}
