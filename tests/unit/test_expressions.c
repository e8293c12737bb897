/* test_expressions.c -- expressions of a list as one term each. */
#include "analysis_help.h"

#include "analysis/expressions.h"
#include "reader/scope.h"

static uint32_t seed = 11;

static uint32_t below(uint32_t limit)
{
    seed = seed * 1664525 + 1013904223;
    return (seed >> 8) % limit;
}

/* ---- a slow way ---- */

#define MOST_EXPRESSIONS 12
#define MOST_WORDS 4

static char list[MOST_EXPRESSIONS][MOST_WORDS];
static uint32_t sizes[MOST_EXPRESSIONS], listed;

/* The tokens from `at` on that the expression takes; 0: it is not there. */
static uint32_t taken_by(const zl_segment *segment, uint32_t i, uint32_t at)
{
    const zl_attribute *word = zl_segment_attribute(segment, 0);
    const zl_ranges *sentences = zl_segment_ranges_named(segment, "s");
    uint32_t sentence = zl_ranges_at(sentences, at);

    if (sentence == ZL_NONE ||
        at + sizes[i] > zl_ranges_end(sentences, sentence))
        return 0;
    for (uint32_t k = 0; k < sizes[i]; k++) {
        zl_view key = zl_attribute_key(word, zl_attribute_at(word, at + k));
        if (key.size != 1 || key.bytes[0] != list[i][k])
            return 0;
    }
    return sizes[i];
}

static uint32_t longest_at(const zl_segment *segment, uint32_t at)
{
    uint32_t best = 0;

    for (uint32_t i = 0; i < listed; i++) {
        uint32_t taken = taken_by(segment, i, at);
        best = taken > best ? taken : best;
    }
    return best;
}

static void assert_joins(const zl_segment *segment, const zl_joins *joins)
{
    size_t found = 0;

    for (uint32_t at = 0; at < zl_segment_tokens(segment);) {
        uint32_t taken = longest_at(segment, at);
        if (taken > 1) {
            assert_true(found < joins->count);
            assert_int_equal(joins->items[found].begin, at);
            assert_int_equal(joins->items[found].end, at + taken);
            found++;
        }
        at += taken ? taken : 1;
    }
    assert_int_equal(found, joins->count);
}

/* ---- texts and lists of chance ---- */

static void make_words(zl_str *text, uint32_t count)
{
    static const char *const between[] = { " ", " ", " ", "\n", "  " };

    for (uint32_t i = 0; i < count; i++) {
        bool ends = below(9) == 0;
        char c = (char)((below(4) ? 'a' : 'A') + below(3));
        zl_str_add_byte(text, c);
        zl_str_add_text(text, ends              ? ". "
                              : below(12) == 0 ? ", "
                                               : between[below(5)]);
    }
}

static void make_list(zl_str *text)
{
    listed = 1 + below(MOST_EXPRESSIONS);
    zl_str_empty(text);
    for (uint32_t i = 0; i < listed; i++) {
        sizes[i] = 1 + below(MOST_WORDS);
        for (uint32_t k = 0; k < sizes[i]; k++) {
            list[i][k] = (char)('a' + below(3));
            zl_str_format(text, "%s%c", k ? " " : "",
                          below(2) ? list[i][k] : list[i][k] - 'a' + 'A');
        }
        zl_str_add_text(text, below(3) ? "\n" : "  # why\r\n\n");
    }
}

static void write_list(const char *text)
{
    write_file(in_scratch("list.txt"), text, strlen(text));
}

static zili_status find(const zili_corpus *corpus, zl_joins *joins,
                        size_t threads, zili_error *err)
{
    zl_scope *scope;

    assert_int_equal(zl_scope_open(&scope, corpus, NULL, NULL, NULL, err),
                     ZILI_OK);
    zili_status status =
        zl_expressions_find(joins, in_scratch("list.txt"), corpus, scope,
                            threads, err);
    zl_scope_close(scope);
    return status;
}

static void the_longest_is_taken_from_the_left(void **state)
{
    zl_str text = { 0 }, lines = { 0 };
    zili_error err = { 0 };

    (void)state;
    make_words(&text, 3000);
    zili_corpus *corpus = index_texts(
        "chance", NULL,
        (const char *const[]){ "a.txt", zl_str_text(&text), NULL });
    for (int round = 0; round < 200; round++) {
        zl_joins joins = { 0 };
        make_list(&lines);
        write_list(zl_str_text(&lines));
        if (find(corpus, &joins, 1 + below(2), &err))
            fail_msg("%s", err.text);
        assert_joins(zl_corpus_segment(corpus, 0), &joins);
        zl_free(joins.items);
    }
    zl_str_clear(&text);
    zl_str_clear(&lines);
    zili_corpus_close(corpus);
}

/* ---- as terms ---- */

static const char *const some[] = {
    "a.txt",
    "Of course self-reliance is, of\ncourse, no course of action. OF COURSE!\n"
    "He took it into account. of. Course of 独立自主的。\n",
    NULL
};

static void an_expression_is_one_term(void **state)
{
    zili_corpus *corpus = index_texts("some", NULL, some);

    (void)state;
    write_list("\xEF\xBB\xBF# a list\r\nof course\nself-relian*\n"
               "course of action # longer\n\n  took it into account");
    assert_rows(answer(corpus, "freq",
                       ARGUMENTS("join", in_scratch("list.txt"), "match",
                                 "* *")),
                "term count",
                /* Of its three forms, each once, the first. */
                "OF COURSE 3|course of action 1|took it into account 1");
    zili_corpus_close(corpus);
}

static void what_is_no_list_is_refused(void **state)
{
    static const struct {
        const char *text, *says;
    } lists[] = {
        { "a\n~\"b c\"\n", "line 2: an expression is made of words" },
        { "@x", "line 1: an expression is made of words" },
        { "a\n\n(b\n", "line 3: Column 1 of the query: this bracket" },
        { "# nothing\n \n", "has no expression" },
        { "a \xFF", "its encoding is not certain" },
    };
    zili_corpus *corpus = index_texts("wrong", NULL, some);
    zl_joins joins = { 0 };
    zili_error err = { 0 };

    (void)state;
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) {
        write_list(lists[i].text);
        assert_int_equal(find(corpus, &joins, 1, &err), ZILI_EFORMAT);
        if (!strstr(err.text, lists[i].says))
            fail_msg("%s", err.text);
        assert_null(joins.items);
    }
    zili_corpus_close(corpus);
}

static void lack_of_memory_is_said(void **state)
{
    zili_corpus *corpus = index_texts("memory", NULL, some);
    zili_status status = ZILI_ENOMEM;

    (void)state;
    write_list("of course\nof action\nself-reliance\nx\n");
    for (long requests = 0; status; requests++) {
        zl_joins joins = { 0 };
        zl_scope *scope;
        assert_int_equal(zl_scope_open(&scope, corpus, NULL, NULL, NULL, NULL),
                         ZILI_OK);
        zl_refuse_after(requests);
        status = zl_expressions_find(&joins, in_scratch("list.txt"), corpus,
                                     scope, 1, NULL);
        zl_refuse_after(-1);
        assert_true(!status || status == ZILI_ENOMEM);
        zl_free(joins.items);
        zl_scope_close(scope);
    }
    zili_corpus_close(corpus);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_longest_is_taken_from_the_left),
        cmocka_unit_test(an_expression_is_one_term),
        cmocka_unit_test(what_is_no_list_is_refused),
        cmocka_unit_test(lack_of_memory_is_said),
    };

    return cmocka_run_group_tests_name("expressions", tests, make_scratch,
                                       remove_scratch);
}
