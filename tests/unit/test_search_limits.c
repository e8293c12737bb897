/* test_search_limits.c -- queries that would take for ever, and do not. */
#include "query_help.h"

#include "query/query.h"

static uint32_t long_tokens;

static void feed_long(zl_batch *batch)
{
    zl_batch_document(batch, "d", "d.md", 9, "?");
    zl_batch_region_begin(batch, "original", "en");
    zl_batch_begin(batch, "p", "");
    for (uint32_t i = 0; i < long_tokens; i++) {
        zl_batch_token(batch, zl_view_of("a"));
        zl_batch_glue(batch, zl_view_of(" "));
    }
    zl_batch_end(batch, "p");
    zl_batch_region_end(batch);
}

static zili_corpus *make_long(uint32_t tokens)
{
    folding describer = { 0 };

    long_tokens = tokens;
    zl_file_remove(in_scratch("long.zili"));
    assert_int_equal(zl_fold_open(&describer.fold, NULL), ZILI_OK);
    assert_int_equal(build_with(in_scratch("long.zili"), feed_long,
                                describe_folded, &describer, NULL),
                     ZILI_OK);
    zl_fold_close(describer.fold);
    zl_str_clear(&describer.key);
    return open_index(in_scratch("long.zili"));
}

static zili_status count_in(const zili_corpus *corpus, const char *query,
                            uint64_t *count, zili_error *err)
{
    zl_search_ask ask = { .text = query, .corpus = corpus };
    zl_search *search;
    zili_status status = zl_search_open(&search, &ask, err);

    if (!status)
        status = zl_search_count(search, 2, count, err);
    zl_search_close(search);
    return status;
}

static void assert_count(const zili_corpus *corpus, const char *query,
                         uint64_t expected)
{
    uint64_t count = 0;
    zili_error err = { 0 };

    if (count_in(corpus, query, &count, &err))
        fail_msg("%s: %s", query, err.text);
    if (count != expected)
        fail_msg("%s: %lu", query, count);
}

static void long_ways_are_short(void **state)
{
    zili_corpus *corpus = make_long(3000);

    (void)state;
    assert_count(corpus, "(([]*)*)*", 2001);
    assert_count(corpus, "(\"a\"* \"a\"*)* \"a\"", 2001);
    assert_count(corpus, "(?traditional) (\"a\" | \"a\" \"a\"){20}", 2981);
    assert_count(corpus, "[]* \"b\"", 0);
    assert_count(corpus, "\"a\" []{999}", 2001);
    assert_count(corpus, "(?shortest) \"a\"+ within doc", 3000);
    assert_count(corpus, "near([]*, []*)[1000]", 2001);
    zili_corpus_close(corpus);
}

static void what_takes_too_long_is_given_up(void **state)
{
    static const char *const queries[] = {
        "a:[] b:[] c:[] []* :: a.word = \"b\"",
        "a:[]* b:[]* c:[]* :: a.word != b.word",
        "(a:[] | b:[] | c:[])* :: a.word != c.word",
        "([]{0,30} \"a\"?){300}",
        "([]? []? []? []?){50}",
    };
    zili_corpus *corpus = make_long(20000);

    (void)state;
    for (size_t i = 0; i < sizeof queries / sizeof *queries; i++) {
        uint64_t count;
        zili_error err = { 0 };
        zili_status status = count_in(corpus, queries[i], &count, &err);
        if (status == ZILI_OK)
            continue;
        assert_int_equal(status, ZILI_EUSAGE);
        assert_says(&err, "The query takes too long");
    }
    zili_corpus_close(corpus);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(long_ways_are_short),
        cmocka_unit_test(what_takes_too_long_is_given_up),
    };

    return cmocka_run_group_tests_name("search-limits", tests, make_scratch,
                                       remove_scratch);
}
