/* test_similar.c -- likenesses of documents, what stands in the columns of
 * a matrix, and what maps and trees refuse. */
#include "maps_help.h"

static zili_corpus *corpus;

static int open_smoke(void **state)
{
    if (make_scratch(state))
        return -1;
    corpus = index_table("09_multivariate/smoke.matrix.tsv", feed_counts);
    return 0;
}

static int close_smoke(void **state)
{
    return close_texts(state, corpus);
}

/* ---- likeness ---- */

static void pairs_and_matrix_say_the_same(void **state)
{
    zili_table *pairs =
        answer(corpus, "similar", ARGUMENTS("measure", "cosine"));
    zili_table *matrix = answer(corpus, "similar", ARGUMENTS("matrix", NULL));

    (void)state;
    assert_int_equal(zili_table_rows(pairs), 10);
    for (size_t i = 0; i < 10; i++) {
        size_t row = row_with(matrix, "row", text_at(pairs, i, "a"));
        double there = real_at(matrix, row, text_at(pairs, i, "b"));
        assert_true(there == real_at(pairs, i, "cosine"));
    }
    zili_table_free(pairs);
    zili_table_free(matrix);
}

static void the_most_like_come_first(void **state)
{
    (void)state;
    assert_rows(answer(corpus, "similar",
                       ARGUMENTS("measure", "manhattan", "with", "SM")),
                "a b manhattan", "SM JM 7|SM SC 14|SM SE 40|SM JE 77");
    assert_rows(answer(corpus, "similar",
                       ARGUMENTS("measure", "manhattan", "sort", "likeness",
                                 "limit", "2")),
                "a b manhattan", "SM JM 7|JM SC 11");
}

/* The first N are the beginning of all, for any number of threads. */
static void the_first_pairs_are_those_of_all(void **state)
{
    static const char *const limits[] = { "1", "2", "3", "7", "19" };
    static const char *const names[] = { "cosine", "manhattan",
                                         "kullback_leibler", "jaccard" };

    (void)state;
    for (size_t i = 0; i < 4; i++) {
        zili_table *all = answer(corpus, "similar",
                                 ARGUMENTS("measure", names[i], "sort",
                                           "likeness", "limit", "0"));
        for (size_t k = 0; k < 10; k++) {
            zili_table *some =
                answer(corpus, "similar",
                       ARGUMENTS("measure", names[i], "sort", "likeness",
                                 "limit", limits[k / 2], "threads",
                                 k % 2 ? "3" : "1"));
            for (size_t row = 0; row < zili_table_rows(some); row++) {
                assert_string_equal(text_at(some, row, "a"),
                                    text_at(all, row, "a"));
                assert_string_equal(text_at(some, row, "b"),
                                    text_at(all, row, "b"));
            }
            zili_table_free(some);
        }
        zili_table_free(all);
    }
}

static void a_measure_may_have_two_ways(void **state)
{
    zili_table *pairs =
        answer(corpus, "similar", ARGUMENTS("measure", "kullback_leibler"));

    (void)state;
    assert_int_equal(zili_table_rows(pairs), 20);
    assert_string_equal(text_at(pairs, 19, "a"), "SC");
    assert_string_equal(text_at(pairs, 19, "b"), "JE");
    assert_string_equal(text_at(pairs, 16, "b"), "SM");
    zili_table_free(pairs);
}

/* ---- columns ---- */

static void columns_are_a_list_or_queries(void **state)
{
    const char *list = in_scratch("list.txt");

    (void)state;
    write_file(list, "# words\nHeavy\n\nnone\nabsent\nheavy\n", 33);
    zili_table *table =
        answer(corpus, "ca",
               ARGUMENTS("table", "columns", "query", "none", "query",
                         "light | medium", "query", "heavy"));
    assert_int_equal(zili_table_rows(table), 3);
    assert_string_equal(text_at(table, 1, "term"), "light | medium");
    zili_table_free(table);
    table = answer(corpus, "similar",
                   ARGUMENTS("list", list, "margin", "terms", "measure",
                             "euclidean,manhattan"));
    assert_true(has_note(table, "1 terms of"));
    assert_true(has_note(table, "left out: absent"));
    assert_rows(table, "a b manhattan", "heavy none 36");
}

static void weights_change_what_is_compared(void **state)
{
    (void)state;
    assert_rows(answer(corpus, "similar",
                       ARGUMENTS("measure", "manhattan", "with", "SM",
                                 "weight", "tfidf", "limit", "1")),
                "b manhattan", "JM 0");
    assert_rows(
        answer(corpus, "similar",
               ARGUMENTS("measure", "euclidean,euclidean_shares", "weight",
                         "shares", "with", "SM", "limit", "1")),
        "b euclidean euclidean_shares", "SC 0.122992978366 0.122992978366");
}

/* ---- what cannot be done ---- */

static void assert_refused(const char *name, const char *const *arguments,
                           const char *words)
{
    zili_table *table;
    zili_error err = { 0 };

    assert_int_equal(ask_for(corpus, name, arguments, &table, &err),
                     ZILI_EUSAGE);
    if (!strstr(err.text, words))
        fail_msg("%s: %s", name, err.text);
}

static void what_has_no_answer_is_refused(void **state)
{
    (void)state;
    assert_refused("ca", ARGUMENTS("by", "lang"), "3 rows at least");
    assert_refused("mds", ARGUMENTS("by", "lang"), "3 rows at least");
    assert_refused("cluster", ARGUMENTS("by", "lang"), "2 rows at least");
    assert_refused("ca", ARGUMENTS("terms", "2"), "3 terms at least");
    assert_refused("ca", ARGUMENTS("query", "nowhere"), "Nothing was found");
    assert_refused("cluster", ARGUMENTS("linkage", "x"), "no linkage");
    assert_refused("cluster", ARGUMENTS("distance", "x"), "burrows_delta");
    assert_refused("cluster", ARGUMENTS("kmeans", "9"),
                   "5 rows make no 9 clusters");
    assert_refused("fcm", ARGUMENTS("where", "doc = 'x'"), "no words");
    assert_refused("cluster", ARGUMENTS("kmeans", "2", "cut", "2"),
                   "makes no tree");
    assert_refused("mds", ARGUMENTS("distance", "kullback_leibler"),
                   "jensen_shannon");
    assert_refused("similar", ARGUMENTS("with", "x"), "no row \"x\"");
    assert_refused("similar", ARGUMENTS("matrix", NULL, "measure", "all"),
                   "one measure");
    assert_refused("cluster",
                   ARGUMENTS("distance", "cosine", "bootstrap", "2"),
                   "needs a distance");
    assert_refused("fcm", ARGUMENTS("weights", "1"), "--count weighted");
    assert_refused(
        "fcm", ARGUMENTS("window", "2", "count", "weighted", "weights", "1"),
        "2 numbers");
}

static void rows_of_nothing_are_named(void **state)
{
    static const char *const texts[] = { "a.txt", "one two three",
                                         "b.txt", "four five",
                                         "c.txt", "one two two",
                                         "d.txt", "three one three",
                                         NULL };
    zili_corpus *whole = corpus;

    (void)state;
    corpus = index_texts("few", "uax29", texts);
    const char *const some[] = { "query", "one",   "query", "two",
                                 "query", "three", NULL,    NULL };
    assert_refused("ca", some, "\"b\" has none of the 3 terms");
    assert_refused("mds", ARGUMENTS("query", "one", "query", "two"),
                   "of \"b\" is not defined: A row has nothing. Rows");
    assert_refused("cluster", ARGUMENTS("query", "four"),
                   "of \"a\" (and of 2 more rows) is not defined");
    zili_table *table =
        answer(corpus, "ca",
               ARGUMENTS("query", "one", "query", "two", "query", "three",
                         "skip-empty", NULL));
    assert_true(has_note(table, "left out: b"));
    assert_int_equal(zili_table_rows(table), 3);
    zili_table_free(table);
    table = answer(corpus, "similar", some);
    assert_true(has_note(table, "cosine is missing for 1 rows"));
    zili_table_free(table);
    zili_corpus_close(corpus);
    corpus = whole;
}

/* ---- too few ---- */

/* Of two texts, and of three by their deviations, a bootstrap tells nothing:
 * the tree is shown without it. */
static void support_of_few_is_missing(void **state)
{
    zili_table *table =
        answer(corpus, "cluster",
               ARGUMENTS("bootstrap", "10", "where", "doc LIKE 'J%' OR doc = "
                         "'SM'"));

    (void)state;
    assert_int_equal(zili_table_rows(table), 2);
    assert_true(isnan(real_at(table, 0, "support")));
    assert_true(isnan(real_at(table, 1, "support")));
    assert_true(has_note(table, "support is missing: burrows_delta"));
    zili_table_free(table);
    table = answer(corpus, "cluster",
                   ARGUMENTS("bootstrap", "10", "distance", "manhattan",
                             "where", "doc LIKE 'J%' OR doc = 'SM'"));
    assert_true(real_at(table, 1, "support") == 1);
    zili_table_free(table);
    table = answer(corpus, "cluster",
                   ARGUMENTS("bootstrap", "10", "where", "doc LIKE 'J%'"));
    assert_true(isnan(real_at(table, 0, "support")));
    assert_true(has_note(table, "there is but one tree"));
    assert_true(has_note(table, "of two rows burrows_delta is √2"));
    zili_table_free(table);
}

/* ---- memory ---- */

static void check_memory(const char *name, const char *const arguments[])
{
    zili_status status = ZILI_ENOMEM;
    zili_table *table = NULL;

    for (long requests = 0; status; requests++) {
        zl_refuse_after(requests);
        status = ask_for(corpus, name, arguments, &table, NULL);
        zl_refuse_after(-1);
        if (status ? status != ZILI_ENOMEM || table : !table)
            fail_msg("%s after %ld requests: %d", name, requests, status);
    }
    zili_table_free(table);
}

static void every_lack_of_memory_is_survived(void **state)
{
    const char *list = in_scratch("words.txt");

    (void)state;
    write_file(list, "heavy\nnone\nlight\nabsent\n", 24);
    check_memory("ca", ARGUMENTS("list", list));
    check_memory("ca", ARGUMENTS("query", "heavy", "query", "none", "query",
                                 "l*", "skip-empty", NULL));
    check_memory("similar", ARGUMENTS("sort", "likeness", "limit", "1"));
    check_memory("similar", ARGUMENTS("sort", "likeness", "limit", "0"));
    check_memory("mds", ARGUMENTS("weight", "shares"));
    check_memory("cluster", ARGUMENTS("cut", "2", "margin", "terms"));
    check_memory("cluster", ARGUMENTS("kmeans", "2", "threads", "1"));
    check_memory("cluster", ARGUMENTS("distance", "manhattan", "bootstrap",
                                      "3", "threads", "1"));
    check_memory("similar",
                 ARGUMENTS("sort", "likeness", "measure", "cosine,euclidean"));
    check_memory("fcm", ARGUMENTS("window", "2", "count", "weighted",
                                  "weights", "1,0.5"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pairs_and_matrix_say_the_same),
        cmocka_unit_test(the_most_like_come_first),
        cmocka_unit_test(the_first_pairs_are_those_of_all),
        cmocka_unit_test(a_measure_may_have_two_ways),
        cmocka_unit_test(columns_are_a_list_or_queries),
        cmocka_unit_test(weights_change_what_is_compared),
        cmocka_unit_test(what_has_no_answer_is_refused),
        cmocka_unit_test(rows_of_nothing_are_named),
        cmocka_unit_test(support_of_few_is_missing),
        cmocka_unit_test(every_lack_of_memory_is_survived),
    };

    return cmocka_run_group_tests_name("similar", tests, open_smoke,
                                       close_smoke);
}
