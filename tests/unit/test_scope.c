/* test_scope.c -- which regions a question is about, and their groups. */
#include "index_help.h"

#include "reader/scope.h"

#include <pthread.h>

static zili_corpus *corpus;

static int open_corpus(void **state)
{
    if (make_scratch(state))
        return -1;
    build_small(in_scratch("s.zili"));
    corpus = open_index(in_scratch("s.zili"));
    return 0;
}

static int close_corpus(void **state)
{
    zili_corpus_close(corpus);
    return remove_scratch(state);
}

/* Regions by number: 0 one summary, 1 one translation, 2 one original (zh),
 * 3 two summary, 4 two translation. */
static void add_scope(zl_str *out, const zl_scope *scope)
{
    for (size_t i = 0; i < scope->count; i++)
        zl_str_format(out, "%u", scope->intervals[i].area);
    for (size_t i = 0; i < scope->groups && scope->by_count; i++) {
        zl_str_add_text(out, i ? "," : " ");
        for (size_t k = 0; k < scope->by_count; k++)
            zl_str_format(out, k ? "/%s" : "%s",
                          scope->keys[i * scope->by_count + k]);
        zl_str_format(out, "=%zu", (size_t)scope->tokens[i]);
    }
}

static void assert_scope(const char *where, const char *region, const char *by,
                         const char *expected)
{
    zl_scope *scope;
    zl_str found = { 0 };
    zili_error err = { 0 };

    if (zl_scope_open(&scope, corpus, where, region, by, &err))
        fail_msg("%s", err.text);
    add_scope(&found, scope);
    assert_string_equal(zl_str_text(&found), expected);
    zl_str_clear(&found);
    zl_scope_close(scope);
}

static void assert_refused(const char *where, const char *region,
                           const char *by, const char *words)
{
    zl_scope *scope;
    zili_error err = { 0 };

    if (zl_scope_open(&scope, corpus, where, region, by, &err) != ZILI_EUSAGE)
        fail_msg("taken: %s", where ? where : by ? by : region);
    assert_null(scope);
    assert_says(&err, words);
}

/* ---- regions ---- */

static void without_a_word_it_is_the_documents_own_text(void **state)
{
    (void)state;
    assert_scope(NULL, NULL, NULL, "124");
    assert_scope("", " ", "", "124");
    assert_scope("lang = 'zh'", NULL, NULL, "2");
    assert_scope("year > 1959", NULL, NULL, "12");
    assert_scope("doc LIKE 't%'", NULL, NULL, "4");
    assert_scope("author IS NULL", NULL, NULL, "4");
}

static void a_region_is_asked_for_by_name(void **state)
{
    (void)state;
    assert_scope(NULL, "summary", NULL, "03");
    assert_scope(NULL, "summary, original", NULL, "023");
    assert_scope(NULL, "all", NULL, "01234");
    assert_scope(NULL, "own", NULL, "124");
    assert_scope(NULL, "own,summary", NULL, "01234");
    assert_scope("year < 1000", "summary", NULL, "3");
}

static void naming_the_column_region_looks_at_all_of_them(void **state)
{
    (void)state;
    assert_scope("region = 'summary'", NULL, NULL, "03");
    assert_scope("\"region\" <> 'original'", NULL, NULL, "0134");
    assert_scope("lang = 'en' -- region", NULL, NULL, "14");
    assert_scope("lang <> 'region'", NULL, NULL, "124");
    assert_scope("REGION LIKE 'sum%' OR lang = 'zh'", NULL, NULL, "023");
    assert_scope("region = 'summary'", "own", NULL, "");
    assert_scope("doc IN (SELECT doc FROM text WHERE region = 'original')",
                 NULL, NULL, "012");
}

/* ---- groups ---- */

static void groups_stand_in_order(void **state)
{
    (void)state;
    assert_scope(NULL, NULL, "doc", "124 one=7,two=6");
    assert_scope(NULL, NULL, "lang", "124 en=11,zh=2");
    assert_scope(NULL, NULL, "year", "124 959=6,1960=7");
    assert_scope(NULL, NULL, "author", "124 =6,Nie=7");
    assert_scope(NULL, NULL, "region",
                 "01234 original=2,summary=4,translation=11");
    assert_scope(NULL, NULL, "lang, doc", "124 en/one=5,en/two=6,zh/one=2");
    assert_scope(NULL, "own", "region", "124 original=2,translation=11");
    assert_scope("lang = 'ru'", NULL, "doc", "");
}

static void words_are_counted_without_punctuation(void **state)
{
    (void)state;
    zl_scope *scope;

    assert_int_equal(zl_scope_open(&scope, corpus, NULL, NULL, "doc", NULL),
                     ZILI_OK);
    assert_int_equal(scope->words[0], 6);
    assert_int_equal(scope->words[1], 4);
    assert_string_equal(scope->by[0], "doc");
    assert_string_equal(scope->words_for_it, "translation, original");
    assert_int_equal(scope->intervals[2].group, 1);
    zl_scope_close(scope);
    assert_int_equal(
        zl_scope_open(&scope, corpus, "year = 959", "summary", NULL, NULL),
        ZILI_OK);
    assert_int_equal(scope->groups, 1);
    assert_int_equal(scope->tokens[0], 1);
    assert_string_equal(scope->words_for_it, "summary where year = 959");
    zl_scope_close(scope);
}

static void a_position_is_found_in_its_interval(void **state)
{
    (void)state;
    zl_scope *scope;

    assert_int_equal(zl_scope_open(&scope, corpus, NULL, NULL, NULL, NULL),
                     ZILI_OK);
    for (uint64_t at = 0; at < zl_corpus_tokens(corpus) + 2; at++) {
        const zl_interval *found = NULL;
        for (size_t i = 0; i < scope->count; i++)
            if (scope->intervals[i].begin <= at &&
                at < scope->intervals[i].end)
                found = &scope->intervals[i];
        assert_ptr_equal(zl_scope_at(scope, at), found);
    }
    zl_scope_close(scope);
}

static void feed_empty(zl_batch *batch)
{
    zl_batch_document(batch, "none", "", 0, "");
    zl_batch_region_begin(batch, "text", "en");
    zl_batch_region_end(batch);
    zl_batch_document(batch, "some", "", 1, "");
    zl_batch_region_begin(batch, "text", "en");
    zl_batch_token(batch, zl_view_of("x"));
}

static void a_group_without_tokens_is_there_too(void **state)
{
    (void)state;
    zili_corpus *small = corpus;

    assert_int_equal(build(in_scratch("e.zili"), feed_empty, NULL), ZILI_OK);
    corpus = open_index(in_scratch("e.zili"));
    assert_scope(NULL, NULL, "doc", "1 none=0,some=1");
    assert_sound(corpus);
    zili_corpus_close(corpus);
    corpus = small;
}

/* ---- what is refused ---- */

static void an_unknown_name_is_answered_with_those_there_are(void **state)
{
    (void)state;
    assert_refused("yaer > 1", NULL, NULL, "doc, region, lang, year, author");
    assert_refused("lang = \"zh\"", NULL, NULL, "single quotes");
    assert_refused(NULL, NULL, "yaer", "doc, region, lang, year, author");
    assert_refused(NULL, NULL, "doc,,lang", "no column \"\"");
    assert_refused(NULL, "foo", NULL,
                   "own, all, summary, translation, original");
}

static void only_one_expression_is_taken(void **state)
{
    (void)state;
    static const char *const tricks[] = {
        "1) OR (1",
        "1; SELECT 2",
        "1) --",
        "1 /*",
        "(1",
        "1)",
        "lang =",
        "1 FROM settings --",
        "1 AS x, 2",
        "*",
        "1, 2",
        "'",
        "1 LIMIT 1",
        "lang = 'zh';",
        ") OR (",
        "count(*) > 0",
        "1 UNION SELECT 2",
        "\"",
        "1 ORDER BY 1",
        "1;;",
        "?1",
        ":lang = lang",
    };

    for (size_t i = 0; i < sizeof tricks / sizeof *tricks; i++)
        assert_refused(tricks[i], NULL, NULL, "does not work");
    assert_scope("1 -- a comment", NULL, NULL, "124");
}

static void a_condition_can_only_read(void **state)
{
    (void)state;
    static const char *const deeds[] = {
        "load_extension('x')",
        "readfile('/etc/passwd') IS NULL",
        "random() > 0",
        "randomblob(100000000) IS NULL",
        "zeroblob(1000000000) IS NULL",
        "printf('%1000000000d', 1) = ''",
        "1 IN (SELECT 1 FROM pragma_database_list)",
        "EXISTS (SELECT 1 FROM pragma_table_info('documents'))",
        "writefile('x', 'y')",
        "sqlite_version() = ''",
    };

    for (size_t i = 0; i < sizeof deeds / sizeof *deeds; i++)
        assert_refused(deeds[i], NULL, NULL, "does not work");
    assert_scope("length(doc) = 3 AND upper(lang) = 'ZH'", NULL, NULL, "2");
    assert_scope("(SELECT count(*) FROM repairs) = 1", NULL, NULL, "124");
}

static void what_never_ends_is_stopped(void **state)
{
    (void)state;
    assert_refused("1 IN (WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL "
                   "SELECT i + 1 FROM n) SELECT count(*) FROM n)",
                   NULL, NULL, "takes too long");
}

static void every_lack_of_memory_is_survived(void **state)
{
    (void)state;
    zl_scope *scope;
    zili_error err;
    long requests = 0;

    for (;; requests++) {
        zl_refuse_after(requests);
        zili_status status = zl_scope_open(&scope, corpus, "year > 0",
                                           "own, summary", "lang,doc", &err);
        zl_refuse_after(-1);
        if (status == ZILI_OK)
            break;
        assert_int_equal(status, ZILI_ENOMEM);
    }
    zl_scope_close(scope);
    assert_true(requests > 20);
}

/* ---- many at once ---- */

static void *ask_often(void *user)
{
    bool *right = user;

    for (int i = 0; i < 50; i++) {
        zl_scope *scope;
        *right = *right &&
                 zl_scope_open(&scope, corpus, "lang = 'en'", NULL, "doc",
                               NULL) == ZILI_OK &&
                 scope->groups == 2 && scope->tokens[1] == 6;
        zl_scope_close(scope);
    }
    return NULL;
}

static void threads_do_not_disturb_each_other(void **state)
{
    (void)state;
    pthread_t threads[4];
    bool right[4] = { true, true, true, true };

    for (int i = 0; i < 4; i++)
        assert_int_equal(
            pthread_create(&threads[i], NULL, ask_often, &right[i]), 0);
    for (int i = 0; i < 4; i++) {
        assert_int_equal(pthread_join(threads[i], NULL), 0);
        assert_true(right[i]);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(without_a_word_it_is_the_documents_own_text),
        cmocka_unit_test(a_region_is_asked_for_by_name),
        cmocka_unit_test(naming_the_column_region_looks_at_all_of_them),
        cmocka_unit_test(groups_stand_in_order),
        cmocka_unit_test(words_are_counted_without_punctuation),
        cmocka_unit_test(a_position_is_found_in_its_interval),
        cmocka_unit_test(a_group_without_tokens_is_there_too),
        cmocka_unit_test(an_unknown_name_is_answered_with_those_there_are),
        cmocka_unit_test(only_one_expression_is_taken),
        cmocka_unit_test(a_condition_can_only_read),
        cmocka_unit_test(what_never_ends_is_stopped),
        cmocka_unit_test(every_lack_of_memory_is_survived),
        cmocka_unit_test(threads_do_not_disturb_each_other),
    };

    return cmocka_run_group_tests_name("scope", tests, open_corpus,
                                       close_corpus);
}
