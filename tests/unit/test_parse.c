/* test_parse.c -- the text of a query and the tree that becomes of it. */
#include "base_help.h"
#include "query_help.h"
#include "segmenter_help.h"

#include "base/mem.h"
#include "base/utf8.h"
#include "query/parse.h"

/* ---- the tree as text: ab  +b  ~s  @t  [a b]  {a | b} ---- */

static void write_tree(const zl_node *node, zl_str *out)
{
    bool either = node->kind == ZL_NODE_EITHER;

    if (node->touching)
        zl_str_add_byte(out, '+');
    if (node->kind == ZL_NODE_STRING || node->kind == ZL_NODE_THEME)
        zl_str_add_byte(out, node->kind == ZL_NODE_STRING ? '~' : '@');
    if (node->text) {
        zl_str_add_text(out, node->text);
        return;
    }
    zl_str_add_byte(out, either ? '{' : '[');
    for (size_t i = 0; i < node->children.count; i++) {
        zl_str_add_text(out, i ? either ? " | " : " " : "");
        write_tree(node->children.items[i], out);
    }
    zl_str_add_byte(out, either ? '}' : ']');
}

static void assert_tree(const char *query, const char *expected)
{
    assert_parsed(query, expected, write_tree);
}

/* ---- what a query may be ---- */

static void words_stand_one_after_the_other(void **state)
{
    (void)state;
    assert_tree("a", "{[a]}");
    assert_tree("  rely\ton　ourselves\n", "{[rely on ourselves]}");
    assert_tree("自力更生", "{[自力更生]}");
}

static void a_word_falls_into_its_tokens(void **state)
{
    (void)state;
    assert_tree("self-relian*", "{[self +- +relian*]}");
    assert_tree("don't don’t 1,234.5 a.b 1;2",
                "{[don't don’t 1,234.5 a.b 1;2]}");
    assert_tree("a,b 1-2 a;b a.1", "{[a +, +b 1 +- +2 a +; +b a +. +1]}");
    assert_tree("1958年 自力A", "{[1958 +年 自力 +A]}");
    assert_tree("a. 'a' ...", "{[a +. ' +a +' . +. +.]}");
    assert_tree("“自力”？", "{[“ +自力 +” +？]}");
    assert_tree("自*a *自 ?", "{[自*a *自 ?]}");
    assert_tree("a_b", "{[a_b]}");
}

static void a_bar_parts_branches(void **state)
{
    (void)state;
    assert_tree("a|b c | d", "{[a] | [b c] | [d]}");
}

static void a_group_is_a_query(void **state)
{
    (void)state;
    assert_tree("(a|b)c", "{[{[a] | [b]} c]}");
    assert_tree("a ((b))", "{[a {[{[b]}]}]}");
}

static void a_string_stands_in_quotes(void **state)
{
    (void)state;
    assert_tree("~\"独立 自主\"", "{[~独立 自主]}");
    assert_tree("~\"a|(b) @c\"", "{[~a|(b) @c]}");
    assert_tree("~\"\\\"\\\\\\a\"", "{[~\"\\a]}");
    assert_tree("a~\"b\"c", "{[a ~b c]}");
}

static void a_theme_has_a_path(void **state)
{
    (void)state;
    assert_tree("@a/b @自主|x", "{[@a/b @自主] | [x]}");
    assert_tree("a@b", "{[a@b]}");
}

static void columns_are_bytes_from_0(void **state)
{
    zl_node *tree;

    (void)state;
    assert_int_equal(zl_parse(&tree, "自 ab-c", NULL), ZILI_OK);
    const zl_node *branch = tree->children.items[0];
    assert_int_equal(branch->children.count, 4);
    assert_int_equal(branch->children.items[1]->column, 4);
    assert_int_equal(branch->children.items[2]->column, 6);
    zl_node_free(tree);
}

/* ---- what it may not be ---- */

static void assert_fault(const char *query, const char *expected)
{
    zl_node *tree = (zl_node *)(uintptr_t)1;
    zili_error err = { 0 };

    assert_int_equal(zl_parse(&tree, query, &err), ZILI_EUSAGE);
    assert_null(tree);
    assert_int_equal(err.status, ZILI_EUSAGE);
    if (strncmp(err.text, expected, strlen(expected)) != 0)
        fail_msg("%s: %s", query, err.text);
}

static void assert_shown(const char *query, const char *expected)
{
    zl_node *tree;
    zili_error err = { 0 };

    assert_int_equal(zl_parse(&tree, query, &err), ZILI_EUSAGE);
    if (!strstr(err.text, expected))
        fail_msg("%s", err.text);
}

/* Of several lines the one, of a long line a piece. */
static void the_caret_stands_below_the_fault(void **state)
{
    char query[4001] = { 0 };

    (void)state;
    assert_shown("the\ncat )dog\nx", "\n  cat )dog\n      ^");
    assert_shown("中国 )\nx", "\n  中国 )\n       ^");
    for (int i = 0; i < 1000; i++)
        memcpy(query + 4 * i, i == 500 ? ")aa|" : "aaa|", 4);
    assert_shown(query, "Column 2001 of the query");
    assert_shown(query, "\n  …aaa|aaa|aaa|aaa|aaa|aaa|aaa|aaa|aaa|)aa|aaa|aaa|"
                        "aaa|aaa|aaa|aaa|aaa|aaa|…\n"
                        "                                       ^");
    for (int i = 0; i < 2000; i++)
        memcpy(query + 2 * i, i == 0 ? " )" : "\xCC\x81", 2);
    assert_shown(query, "…\n   ^");
}

static void every_fault_has_its_column(void **state)
{
    static const char missing[] = ": a word is missing here.";
    static const char *const faults[][2] = {
        { "", "1" }, { " 　", "3" }, { "|a", "1" }, { "a|", "3" },
        { "a||b", "3" }, { "()", "2" }, { "自 | ", "5" }, { "(a|)", "4" },
    };
    char expected[100];

    (void)state;
    for (size_t i = 0; i < sizeof faults / sizeof *faults; i++) {
        snprintf(expected, sizeof expected, "Column %s of the query%s",
                 faults[i][1], missing);
        assert_fault(faults[i][0], expected);
    }
    assert_fault("自 ~\"a", "Column 3 of the query: this string has no clo");
    assert_fault("~\"\\\"", "Column 1 of the query: this string has no clo");
    assert_fault("a ~\" b\"", "Column 3 of the query: a blank at an end");
    assert_fault("~\"b　\"", "Column 1 of the query: a blank at an end");
    assert_fault("~\" 　\"", "Column 1 of the query: there is nothing in this");
    assert_fault("a ~b", "Column 3 of the query: a string follows ~");
    assert_fault("a~", "Column 2 of the query: a string follows ~");
    assert_fault("自\"a", "Column 2 of the query: this phrase has no clo");
    assert_fault("自 \"\"", "Column 3 of the query: there is nothing in this");
    assert_fault("a @", "Column 3 of the query: the name of a theme");
    assert_fault("@|a", "Column 1 of the query: the name of a theme");
    assert_fault("a (b", "Column 3 of the query: this bracket is not closed.");
    assert_fault("(a))", "Column 4 of the query: this bracket was never ope");
    assert_fault(")", "Column 1 of the query: a word is missing here.");
}

static void a_caret_stands_below_the_fault(void **state)
{
    (void)state;
    assert_fault("自力 (b", "Column 4 of the query: this bracket is not closed."
                           "\n  自力 (b\n       ^");
}

static void bytes_that_are_no_text_are_refused(void **state)
{
    (void)state;
    assert_fault("a\xFF", "The query is not UTF-8 (byte 1).");
}

/* `depth` brackets around a word. */
static zili_status parse_nested(int depth, zili_error *err)
{
    zl_str query = { 0 };
    zl_node *tree;

    for (int i = 0; i < depth; i++)
        zl_str_add_byte(&query, '(');
    zl_str_add_byte(&query, 'a');
    for (int i = 0; i < depth; i++)
        zl_str_add_byte(&query, ')');
    zili_status status = zl_parse(&tree, zl_str_text(&query), err);
    zl_node_free(tree);
    zl_str_clear(&query);
    return status;
}

static void nesting_has_a_limit(void **state)
{
    zili_error err = { 0 };

    (void)state;
    assert_int_equal(parse_nested(ZL_QUERY_DEPTH_LIMIT, &err), ZILI_OK);
    assert_int_equal(parse_nested(ZL_QUERY_DEPTH_LIMIT + 1, &err),
                     ZILI_EUSAGE);
    assert_non_null(strstr(err.text, "Column 65 "));
    assert_non_null(strstr(err.text, "64 deep"));
    assert_int_equal(parse_nested(30000, NULL), ZILI_EUSAGE);
}

static void size_has_a_limit(void **state)
{
    static char query[ZL_QUERY_SIZE_LIMIT + 2];
    zl_node *tree;
    zili_error err = { 0 };

    (void)state;
    memset(query, 'a', ZL_QUERY_SIZE_LIMIT);
    assert_int_equal(zl_parse(&tree, query, NULL), ZILI_OK);
    zl_node_free(tree);
    query[ZL_QUERY_SIZE_LIMIT] = 'a';
    assert_int_equal(zl_parse(&tree, query, &err), ZILI_EUSAGE);
    assert_null(tree);
    assert_non_null(strstr(err.text, "262144 bytes"));
}

/* A phrase of `words` words, or a string of as many characters. */
static zili_status parse_long(size_t words, bool string, zili_error *err)
{
    zl_str query = { 0 };
    zl_node *tree = NULL;

    zl_str_add_text(&query, string ? "~\"" : "");
    for (size_t i = 0; i < words; i++)
        zl_str_add_text(&query, string ? "的" : "* ");
    zl_str_add_text(&query, string ? "\"" : "");
    zili_status status = zl_parse(&tree, zl_str_text(&query), err);
    zl_node_free(tree);
    zl_str_clear(&query);
    return status;
}

static void phrases_and_strings_have_a_limit(void **state)
{
    zili_error err = { 0 };

    (void)state;
    for (int string = 0; string < 2; string++) {
        assert_int_equal(parse_long(ZL_QUERY_ITEM_LIMIT, string, &err),
                         ZILI_OK);
        assert_int_equal(parse_long(ZL_QUERY_ITEM_LIMIT + 1, string, &err),
                         ZILI_EUSAGE);
        assert_non_null(strstr(err.text, "256"));
    }
}

/* ---- anything at all ---- */

/* The text of a word, token by token, is the word; one in quotes begins with
 * them. */
static void check_columns(const zl_node *node, const char *query)
{
    size_t size = node->text ? strlen(node->text) : 0;

    assert_true(node->column <= strlen(query));
    if (node->kind == ZL_NODE_WORD && node->quoted)
        assert_int_equal(query[node->column], '"');
    else if (node->kind == ZL_NODE_WORD)
        assert_memory_equal(query + node->column, node->text, size);
    assert_true(node->kind == ZL_NODE_WORD || !node->touching);
    if (!node->text)
        assert_true(node->children.count > 0);
    for (size_t i = 0; i < node->children.count; i++)
        check_columns(node->children.items[i], query);
}

static void random_text_is_parsed_or_refused(void **state)
{
    static const char *const pieces[] = {
        "a", "自", "1", "*", "?", "-", "'", ",", "(", ")", "|", "~", "\"",
        "~\"", "\\", "@", "/", " ", "　", "é", "\xCC\x81", ".", "😀", "(a|b)",
        "%", "%c", "%dv", "\"a\"", "\"A b\"%c",
    };
    uint32_t seed = 7;
    size_t good = 0;

    (void)state;
    for (int round = 0; round < 20000; round++) {
        zl_str query = { 0 };
        zl_node *tree;
        zili_error err = { 0 };
        for (uint32_t left = next_random(&seed) % 12; left > 0; left--)
            zl_str_add_text(&query, pieces[next_random(&seed) %
                                           (sizeof pieces / sizeof *pieces)]);
        zili_status status = zl_parse(&tree, zl_str_text(&query), &err);
        assert_true(status ? !tree && err.text[0] : tree != NULL);
        if (!status)
            check_columns(tree, zl_str_text(&query));
        good += !status;
        zl_node_free(tree);
        zl_str_clear(&query);
    }
    assert_true(good > 1000);
}

static void random_bytes_are_refused(void **state)
{
    uint32_t seed = 3;

    (void)state;
    for (int round = 0; round < 20000; round++) {
        char query[24] = { 0 };
        zl_node *tree;
        for (uint32_t i = next_random(&seed) % 23; i > 0; i--)
            query[i - 1] = (char)(1 + next_random(&seed) % 255);
        if (zl_parse(&tree, query, NULL) == ZILI_OK)
            check_columns(tree, query);
        zl_node_free(tree);
    }
}

/* Words without wildcards are cut as ICU cuts the text that they are to be
 * found in. */
static void words_are_cut_as_the_text_is(void **state)
{
    static const char *const pieces[] = { "a", "B", "é", "я", "1", "2", "'",
                                          "’", ".", ",", ";", ":", "-", "_",
                                          "@", "%", "·", "/" };
    zl_segmenter *segmenter;
    uint32_t seed = 5;

    (void)state;
    assert_int_equal(open_with_lexicon(&segmenter,
                                       (zl_profile){ .cut = ZL_CUT_ICU },
                                       NULL, NULL),
                     ZILI_OK);
    for (int round = 0; round < 10000; round++) {
        zl_str word = { 0 }, found = { 0 }, expected = { 0 };
        zl_pieces tokens = { 0 };
        zl_node *tree;
        zl_str_add_text(&word, "a");
        for (uint32_t left = next_random(&seed) % 6; left > 0; left--)
            zl_str_add_text(&word, pieces[next_random(&seed) %
                                          (sizeof pieces / sizeof *pieces)]);
        assert_int_equal(zl_parse_as(&tree, zl_str_text(&word),
                                     ZL_LANGUAGE_SIMPLE, NULL),
                         ZILI_OK);
        write_tree(tree, &found);
        assert_int_equal(zl_segment_words(segmenter, zl_str_view(&word),
                                          &tokens, NULL),
                         ZILI_OK);
        for (size_t i = 0; i < tokens.count; i++) {
            zl_str_add_text(&expected, i ? " +" : "{[");
            zl_str_add(&expected,
                       zl_view_cut(zl_str_view(&word), tokens.items[i].begin,
                                   tokens.items[i].end));
        }
        zl_str_add_text(&expected, "]}");
        assert_string_equal(zl_str_text(&found), zl_str_text(&expected));
        zl_array_clear(&tokens);
        zl_node_free(tree);
        zl_str_clear(&word);
        zl_str_clear(&found);
        zl_str_clear(&expected);
    }
    close_with_lexicon(segmenter);
}

static void every_lack_of_memory_is_survived(void **state)
{
    zl_node *tree;
    zili_status status = ZILI_ENOMEM;
    long requests = 0;

    (void)state;
    for (; status; requests++) {
        zl_refuse_after(requests);
        status = zl_parse(&tree, "a-b (~\"c 自\" | @d) ~\"\\\"\" | e", NULL);
        zl_refuse_after(-1);
        assert_true(!status || (status == ZILI_ENOMEM && !tree));
    }
    zl_node_free(tree);
    assert_true(requests > 20);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_stand_one_after_the_other),
        cmocka_unit_test(a_word_falls_into_its_tokens),
        cmocka_unit_test(a_bar_parts_branches),
        cmocka_unit_test(a_group_is_a_query),
        cmocka_unit_test(a_string_stands_in_quotes),
        cmocka_unit_test(a_theme_has_a_path),
        cmocka_unit_test(columns_are_bytes_from_0),
        cmocka_unit_test(every_fault_has_its_column),
        cmocka_unit_test(the_caret_stands_below_the_fault),
        cmocka_unit_test(a_caret_stands_below_the_fault),
        cmocka_unit_test(bytes_that_are_no_text_are_refused),
        cmocka_unit_test(nesting_has_a_limit),
        cmocka_unit_test(size_has_a_limit),
        cmocka_unit_test(phrases_and_strings_have_a_limit),
        cmocka_unit_test(random_text_is_parsed_or_refused),
        cmocka_unit_test(random_bytes_are_refused),
        cmocka_unit_test(words_are_cut_as_the_text_is),
        cmocka_unit_test(every_lack_of_memory_is_survived),
    };

    return cmocka_run_group_tests_name("parse", tests, NULL, NULL);
}
