/* test_search_limits.c -- queries that ask for much, and little memory; many
 * types and long texts, where searching goes other ways. */
#include "analysis_help.h"
#include "query_random.h"

#include "query/search_parts.h"

#include <inttypes.h>

static uint32_t seed = 3;

/* ---- what would take for ever ---- */

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
    long_tokens = tokens;
    zl_file_remove(in_scratch("long.zili"));
    assert_int_equal(build_folded(in_scratch("long.zili"), feed_long),
                     ZILI_OK);
    return open_index(in_scratch("long.zili"));
}

static void feed_types(zl_batch *batch)
{
    char form[16];

    zl_batch_document(batch, "d", "d.md", 9, "?");
    zl_batch_region_begin(batch, "original", "en");
    for (uint32_t i = 0; i < long_tokens; i++) {
        snprintf(form, sizeof form, "w%u", i);
        zl_batch_token(batch, zl_view_of(form));
        zl_batch_glue(batch, zl_view_of(" "));
    }
    zl_batch_region_end(batch);
}

static zili_corpus *make_types(uint32_t types)
{
    long_tokens = types;
    zl_file_remove(in_scratch("types.zili"));
    assert_int_equal(build_folded(in_scratch("types.zili"), feed_types),
                     ZILI_OK);
    return open_index(in_scratch("types.zili"));
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
        fail_msg("%s: %" PRIu64, query, count);
}

static void long_ways_are_short(void **state)
{
    zili_corpus *corpus = make_long(2000);

    (void)state;
    assert_count(corpus, "(([]*)*)*", 1001);
    assert_count(corpus, "(\"a\"* \"a\"*)* \"a\"", 1001);
    assert_count(corpus, "(?traditional) (\"a\" | \"a\" \"a\"){20}", 1981);
    assert_count(corpus, "[]* \"b\"", 0);
    assert_count(corpus, "\"a\" []{999}", 1001);
    assert_count(corpus, "(?shortest) \"a\"+ within doc", 2000);
    assert_count(corpus, "near([]*, []*)[1000]", 1001);
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
        "[word=\"a*\"]* [key=\"a\"] [word=\"a*\"]*",
        "near([]*, []*)[1000]",
        "near(near(near(a,a)[1000],a)[1000],a)[1000] within doc",
    };
    zili_corpus *corpus = make_long(30000);

    (void)state;
    for (size_t i = 0; i < sizeof queries / sizeof *queries; i++) {
        uint64_t count;
        zili_error err = { 0 };
        zili_status status = count_in(corpus, queries[i], &count, &err);
        if (status != ZILI_EUSAGE)
            fail_msg("%s: %" PRIu64, queries[i], count);
        assert_says(&err, "The query takes too long");
    }
    zili_corpus_close(corpus);
}

/* Whoever asks for the hits says why there are none. */
static void all_who_ask_say_that_it_takes_too_long(void **state)
{
    static const char *const names[] = { "count", "kwic", "colloc",
                                         "dispersion", "positions" };
    zili_corpus *corpus = make_long(30000);

    (void)state;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        const char *arguments[] = {
            "query", "a:[]* b:[]* c:[]* :: a.word != b.word", NULL
        };
        zili_table *table;
        zili_error err = { 0 };
        zili_status status = ask_for(corpus, names[i], arguments, &table, &err);
        if (status != ZILI_EUSAGE)
            fail_msg("%s: %s", names[i], err.text);
        assert_says(&err, "The query takes too long");
    }
    zili_corpus_close(corpus);
}

/* The hit is found soon, for any way will do; but there are many in it. */
static void labels_that_take_too_long_are_given_up(void **state)
{
    zili_corpus *corpus = make_long(1000);
    zl_search_ask ask = { .text = "a:[]* b:[]* c:[]* within doc",
                          .corpus = corpus };
    zl_search *search = NULL;
    zl_hits hits = { 0 };
    zili_error err = { 0 };
    uint64_t places[4];

    (void)state;
    assert_int_equal(zl_search_open(&search, &ask, &err), ZILI_OK);
    assert_int_equal(zl_search_all(search, 1, &hits, &err), ZILI_OK);
    assert_int_equal(hits.count, 1);
    zl_search_marks *marks = zl_search_marks_open(search);
    assert_non_null(marks);
    assert_int_equal(
        zl_search_marks_find(marks, hits.items[0], places, &err),
        ZILI_EUSAGE);
    assert_says(&err, "what the labels stand on in the hit of 1000 tokens "
                      "from token 0 of");
    zl_search_marks_close(marks);
    zl_array_clear(&hits);
    zl_search_close(search);
    zili_corpus_close(corpus);
}

/* Each place of the text is one condition, but a large one. */
static void what_is_asked_of_labels_is_counted(void **state)
{
    zili_corpus *corpus = make_long(30000);
    zl_str query = { 0 };
    zili_error err = { 0 };
    uint64_t count;

    (void)state;
    zl_str_add_text(&query, "a :: match.word = matchend.word");
    for (int i = 0; i < 1500; i++)
        zl_str_add_text(&query, " & match.word = matchend.word");
    assert_int_equal(count_in(corpus, zl_str_text(&query), &count, &err),
                     ZILI_EUSAGE);
    assert_says(&err, "The query takes too long");
    zl_str_clear(&query);
    zili_corpus_close(corpus);
}

/* As many expressions as a query may have, on some thousand types: a type for
 * each is a step too many. */
static void what_is_looked_up_is_counted(void **state)
{
    static const char *const parts[] = { "word=\"(w*)*0x\"",
                                         "word=\".*.*.*.*.*.*[0-9]x\"" };
    zili_corpus *corpus = make_types(5000);

    (void)state;
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        zl_str query = { 0 };
        zili_error err = { 0 };
        uint64_t count;
        zl_str_format(&query, "[%s", parts[i]);
        for (int k = 0; k < 1500; k++)
            zl_str_format(&query, " | %s", parts[i]);
        zl_str_add_text(&query, "]");
        assert_int_equal(count_in(corpus, zl_str_text(&query), &count, &err),
                         ZILI_EUSAGE);
        assert_says(&err, "It takes too long to look the patterns");
        zl_str_clear(&query);
    }
    assert_count(corpus, "[word=\"w.*\"]{500} within doc", 4501);
    zili_corpus_close(corpus);
}

/* Every second of the types, in the order of `i * 7919`. */
static void add_list(zl_str *query, const char *before, const char *form,
                     const char *between, uint32_t words)
{
    for (uint32_t i = 0; i < words; i++) {
        zl_str_add_text(query, i ? between : "");
        zl_str_add_text(query, before);
        zl_str_format(query, form, (unsigned)((uint64_t)i * 7919 % words * 2));
    }
}

static void assert_list(const zili_corpus *corpus, const char *front,
                        const char *before, const char *form,
                        const char *between, const char *back,
                        uint32_t words, uint64_t expected)
{
    zl_str query = { 0 };

    zl_str_add_text(&query, front);
    add_list(&query, before, form, between, words);
    zl_str_add_text(&query, back);
    assert_false(query.failed);
    assert_count(corpus, zl_str_text(&query), expected);
    zl_str_clear(&query);
}

/* A list is one set, whichever way it is written. */
static void a_list_may_have_thousands_of_words(void **state)
{
    enum { WORDS = 20000, OR = 15000 };
    zili_corpus *corpus = make_types(2 * WORDS);

    (void)state;
    assert_list(corpus, "", "", "w%u", "|", "", WORDS, WORDS);
    assert_list(corpus, "", "", "\"w%u\"", "|", "", WORDS, WORDS);
    assert_list(corpus, "(", "", "w%u", "|", ") []", WORDS, WORDS);
    assert_list(corpus, "[] (", "", "w%u", "|", ")", WORDS, WORDS - 1);
    assert_list(corpus, "(", "", "w%u", "|", "){2}", WORDS, 0);
    assert_list(corpus, "[word=\"", "", "w%u", "|", "\"]", WORDS, WORDS);
    assert_list(corpus, "[", "word=", "\"w%u\"", "|", "]", OR, OR);
    assert_list(corpus, "[", "word!=", "\"w%u\"", "&", "]", OR,
                2 * WORDS - OR);
    zili_corpus_close(corpus);
}

static void a_structure_that_is_not_there_is_shown(void **state)
{
    zili_corpus *corpus = make_long(10);
    zili_error err = { 0 };
    uint64_t count;

    (void)state;
    assert_int_equal(count_in(corpus, "near(a, b)[5, zz]", &count, &err),
                     ZILI_EUSAGE);
    assert_non_null(strstr(err.text, "Column 15"));
    assert_int_equal(count_in(corpus, "[] within 2 zz", &count, &err),
                     ZILI_EUSAGE);
    assert_non_null(strstr(err.text, "Column 13"));
    zili_corpus_close(corpus);
}

/* ---- memory ---- */

/* What is found with so many requests for memory; -1: it was not enough. */
static int64_t count_with(const zili_corpus *corpus, const char *text,
                          long requests)
{
    zl_search_ask ask = { .text = text, .corpus = corpus, .window = 20 };
    zl_search *search = NULL;
    zl_search_marks *marks = NULL;
    zl_hits hits = { 0 };
    uint64_t places[8];

    zl_refuse_after(requests);
    zili_status status = zl_search_open(&search, &ask, NULL);
    if (!status)
        status = zl_search_all(search, 1, &hits, NULL);
    bool enough = !status && (marks = zl_search_marks_open(search)) != NULL;
    for (size_t i = 0; enough && i < hits.count; i++)
        enough = !(status = zl_search_marks_find(marks, hits.items[i], places,
                                                 NULL));
    zl_refuse_after(-1);
    assert_true(!status || status == ZILI_ENOMEM);
    int64_t count = enough ? (int64_t)hits.count : -1;
    zl_search_marks_close(marks);
    zl_search_close(search);
    zl_array_clear(&hits);
    return count;
}

static void no_hit_is_lost_in_silence_where_memory_is_short(void **state)
{
    static const char *const queries[] = {
        "\"a\" []{0,3} [key=\"self\" | np=\"x\"] within 2 s",
        "a:[word=\"a.*\"] []* b:[] :: a.key = b.key %c & distance(a, b) < 5",
        "<np=\"[xy]\"> []* </np> containing ~\"力\" not containing \"A\"",
        "near(~\"自力\", a*)[3, s] | (*力* []?){1,2} [_.year > 1950]",
    };
    zili_corpus *corpus = make_corpus(in_scratch("q.zili"), &seed);

    (void)state;
    for (size_t i = 0; i < sizeof queries / sizeof *queries; i++) {
        int64_t all = count_with(corpus, queries[i], -1), found = -1;
        assert_true(all >= 0);
        for (long requests = 0; found < 0; requests++)
            found = count_with(corpus, queries[i], requests);
        assert_int_equal(found, all);
    }
    zili_corpus_close(corpus);
}

/* ---- many types, long paragraphs ---- */

/* Word number n is there 1 / n as often as the first. */
static void write_words(zl_batch *batch, uint32_t count)
{
    char form[16];

    for (uint32_t i = 0; i < count; i++) {
        uint32_t range = 1u << next_random(&seed) % 10;
        snprintf(form, sizeof form, "w%u", next_random(&seed) % range);
        zl_batch_token(batch, zl_view_of(form));
        zl_batch_glue(batch, zl_view_of(" "));
    }
}

static void feed_large(zl_batch *batch)
{
    for (int documents = 0; documents < 5; documents++) {
        zl_batch_document(batch, "d", "d.md", 9, "?");
        zl_batch_region_begin(batch, "original", "en");
        for (int paragraphs = 0; paragraphs < 20; paragraphs++) {
            zl_batch_begin(batch, "p", "");
            write_words(batch, 1 + next_random(&seed) % 300);
            zl_batch_end(batch, "p");
        }
        zl_batch_region_end(batch);
    }
}

static zili_corpus *make_large(void)
{
    zl_file_remove(in_scratch("large.zili"));
    assert_int_equal(build_folded(in_scratch("large.zili"), feed_large),
                     ZILI_OK);
    return open_index(in_scratch("large.zili"));
}

/* The hits of a traditional query, every token tried as it comes. */
static void try_all(const zl_search *search, zl_hits *out)
{
    const zl_ready *ready = search->ready.items[0];
    zl_tokens tokens;
    zl_reach reach;
    zl_occurrences found = { 0 };
    zl_budget budget = { UINT64_MAX, false };

    assert_true(zl_tokens_open(&tokens, &ready->sources));
    zl_matcher *matcher = zl_matcher_new(&ready->program, NULL, search->fold,
                                         &tokens, &budget);
    assert_non_null(matcher);
    zl_reach_start(&reach, &ready->limits);
    for (uint32_t at = 0; at < tokens.count; at++) {
        uint32_t within, stop = zl_reach_stop(&reach, at, &within);
        found.count = 0;
        zl_matcher_find(matcher, at, (zl_bounds){ stop, at, stop, false },
                        &found);
        for (size_t i = 0; i < found.count; i++)
            assert_true(zl_array_push(
                out, (zl_hit){ at, found.items[i].end, found.items[i].skip,
                               found.items[i].trim }));
    }
    zl_array_clear(&found);
    zl_matcher_free(matcher);
    zl_tokens_clear(&tokens);
}

static void check_route(const zili_corpus *corpus, const char *pattern,
                        unsigned *ways)
{
    zl_search_ask ask = { .text = pattern, .corpus = corpus,
                          .strategy = ZL_STRATEGY_TRADITIONAL };
    zl_search *search;
    zl_hits hits = { 0 }, expected = { 0 };
    zl_search_lines lines = { 0 };
    zl_search_way way;
    zili_error err = { 0 };

    if (zl_search_open(&search, &ask, &err) ||
        zl_search_all(search, 2, &hits, &err))
        fail_msg("%s: %s", pattern, err.text);
    assert_true(zl_search_explain(search, 0, &lines, &way));
    *ways |= 1u << way;
    if (way != ZL_SEARCH_NEVER)
        try_all(search, &expected);
    if (hits.count != expected.count)
        fail_msg("%s: %zu hits, not %zu", pattern, hits.count,
                 expected.count);
    if (hits.count)
        assert_memory_equal(hits.items, expected.items,
                            hits.count * sizeof *hits.items);
    zl_array_clear(&hits);
    zl_array_clear(&expected);
    zl_array_clear(&lines);
    zl_search_close(search);
}

static void whatever_is_looked_for_first_the_hits_are_the_same(void **state)
{
    static const char *const queries[] = {
        "w1", "w1 w2", "\"w1.*\"", "\"w1.*\" \"w2.*\"", "\"w[1-4].*\"",
        "w0 []{0,5} w1", "w0 []{0,60} w1", "w0 []{0,70} w400", "w0 []* w300",
        "[]* w200", "\"w3.*\" []* \"w4.*\"", "[word!=\"w0\"] w1",
        "[word!=\"w1.*\"]", "[] w7 []", "*", "w*1 *", "[]", "[]{3}",
        "(w1 | w2 w3) w4", "(w1 | w2 []*) w5", "near(w11, w12)[9]",
        "(w1 w2?){2} w0", "w0{2}", "w0{2,4} w1", "\"w.\"{3}", "w1? w2? w3",
        "~\"w1 w\"", "~\"12\"", "~\"1 w2\" w0", "<p> w0", "<p> []{2}",
        "w0 </p>", "<p> []* </p>", "<p> []{1,20} </p>", "w1 <p> | w2",
        "[word=\"w1.*\" & word!=\"w12.*\"] w0", "w0 [class=\"word\"]{2} w0",
        "w777 w0", "(w0 | w777) w1 | w888", "[]{1,3} w64", "w0 []{0,62} w0",
        "\"w1?[0-9]\" []? \"w2[0-9]*\" []{0,2} \"w3.*\"", "w0 []{5} w0",
    };
    unsigned ways = 0;

    (void)state;
    for (int round = 0; round < 3; round++) {
        zili_corpus *corpus = make_large();
        for (size_t i = 0; i < sizeof queries / sizeof *queries; i++)
            check_route(corpus, queries[i], &ways);
        zili_corpus_close(corpus);
    }
    assert_int_equal(ways, 1u << ZL_SEARCH_NEVER | 1u << ZL_SEARCH_TAKEN |
                               1u << ZL_SEARCH_TRIED |
                               1u << ZL_SEARCH_EVERYWHERE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(long_ways_are_short),
        cmocka_unit_test(what_takes_too_long_is_given_up),
        cmocka_unit_test(all_who_ask_say_that_it_takes_too_long),
        cmocka_unit_test(labels_that_take_too_long_are_given_up),
        cmocka_unit_test(what_is_asked_of_labels_is_counted),
        cmocka_unit_test(what_is_looked_up_is_counted),
        cmocka_unit_test(a_list_may_have_thousands_of_words),
        cmocka_unit_test(a_structure_that_is_not_there_is_shown),
        cmocka_unit_test(no_hit_is_lost_in_silence_where_memory_is_short),
        cmocka_unit_test(whatever_is_looked_for_first_the_hits_are_the_same),
    };

    return cmocka_run_group_tests_name("search-limits", tests, make_scratch,
                                       remove_scratch);
}
