/* test_parse_fault.c -- what no query of CQL may be, and what it is told. */
#include "query_help.h"
#include "tree_help.h"

#include "base/mem.h"

/* ---- what is wrong, and where ---- */

static void brackets_are_closed(void **state)
{
    (void)state;
    assert_refused("a []  [word=\"b\"", 7, "this bracket [ is not closed.");
    assert_refused("[word=\"b\" ) ]", 11, "& | or ] is expected here");
    assert_refused("[(word=\"b\" ]", 2, "this bracket is not closed.");
    assert_refused("([]", 1, "this bracket is not closed.");
    assert_refused("[]]", 3, "this bracket was never opened.");
    assert_refused("[])", 3, "this bracket was never opened.");
    assert_refused("[] } x", 4, "this bracket was never opened.");
    assert_refused("\"a", 1, "this phrase has no closing quote.");
    assert_refused("[word=\"a]", 7, "this value has no closing quote.");
    assert_refused("\"a\\\"", 1, "this phrase has no closing quote.");
    assert_refused("~\"a", 1, "this string has no closing quote.");
    assert_refused("a ~b", 3, "a string follows ~");
    assert_refused("\"a\"\"b\"", 4, "a quote follows a quote; write \\\"");
    assert_refused("[] \"　 \"", 4, "there is nothing in this phrase.");
}

static void something_must_stand_there(void **state)
{
    (void)state;
    assert_refused("[] | ", 6, "a word is missing here.");
    assert_refused("([] | )", 7, "a word is missing here.");
    assert_refused(":: a", 1, "a word is missing here.");
    assert_refused("within [] s", 1, "a pattern is missing before this");
    assert_refused("[] containing", 14, "a word is missing here.");
    assert_refused("[] containing within s", 15, "a pattern is missing");
    assert_refused("(?longest)", 11, "a word is missing here.");
    assert_refused("@ []", 1, "the name of a theme follows @");
    assert_refused("@*", 1, "the name of a theme follows @");
}

static void repetition_makes_sense(void **state)
{
    (void)state;
    assert_refused("[]{3,1}", 3, "{3,1} is empty: the first number is larger");
    assert_refused("[]{0}", 3, "what is repeated 0 times finds nothing.");
    assert_refused("[]{,0}", 3, "what is repeated 0 times finds nothing.");
    assert_refused("[]{1001}", 4, "more than 1000 repetitions are too many.");
    assert_refused("[]{0,99999999999}", 6, "more than 1000 repetitions are");
    assert_refused("[]{", 4, "a number of repetitions is missing here.");
    assert_refused("[]{a}", 4, "a number of repetitions is missing here.");
    assert_refused("[]{2", 3, "this { is not closed");
    assert_refused("[]{2;3}", 3, "this { is not closed");
    assert_refused("[]{2}{3}", 6, "this is repeated already");
    assert_refused("[]**", 4, "this is repeated already");
    assert_refused("{2} []", 1, "there is nothing before {");
    assert_refused("<s>* []", 4, "a tag is a place, not a token");
}

static void expressions_are_checked(void **state)
{
    (void)state;
    assert_refused("自 \"a(b\"", 7, "this is no regular expression: missing");
    assert_refused("\"x *y\"", 4, "in quotes * + and ? repeat what stands");
    assert_refused("\"[b-a]\"", 5, "this is no regular expression: range out");
    assert_refused("[word=\"a.(?x)b\"]", 10, "the option x of regular");
    assert_refused("<s=\"(\">", 6, "this is no regular expression");
    assert_refused("\"\\\\(\"", 5, "this is no regular expression");
    assert_refused("\"a\\\"", 1, "this phrase has no closing quote.");
    assert_refused("\"\\C.\"", 4, "this is no regular expression");
}

static void conditions_are_checked(void **state)
{
    (void)state;
    assert_refused("[word]", 6, "= != < > <= or >= is expected behind word.");
    assert_refused("[word \"a\"]", 7, "= or != is missing before the value.");
    assert_refused("[=\"a\"]", 2, "a condition is missing here");
    assert_refused("[\"a\"]", 2, "the name of an attribute is missing");
    assert_refused("[word=]", 7, "a value in quotes or a number is expected");
    assert_refused("[word=N.*]", 7, "a value stands in quotes");
    assert_refused("[word==\"a\"]", 6, "write = instead of ==.");
    assert_refused("[a=>3]", 3, "write >= instead of =>.");
    assert_refused("[a<>3]", 3, "write != instead of <>.");
    assert_refused("[a=!\"b\"]", 4, "a value in quotes or a number");
    assert_refused("[a>\"3\"]", 4, "< and > compare numbers");
    assert_refused("[a=\"b\" && c=\"d\"]", 8, "write & once.");
    assert_refused("[a=\"b\" || c=\"d\"]", 8, "write | once.");
    assert_refused("[a=\"b\" c=\"d\"]", 8, "& | or ] is expected here");
    assert_refused("[a=\"b\" & ]", 10, "a condition is missing here");
    assert_refused("[!]", 3, "a condition is missing here");
    assert_refused("[()]", 3, "a condition is missing here");
    assert_refused("[_.=\"a\"]", 4, "the name of an attribute follows the");
    assert_refused("[b.word=\"a\"]", 2, "in [ ] no label is known yet");
    assert_refused("[a=1234567890123456]", 4, "this number has more than 15");
    assert_refused("[a=\"b\"%x]", 7, "the flags are %c (case)");
}

static void labels_are_checked(void **state)
{
    (void)state;
    assert_refused("a:[] :: b.word=\"c\"", 9, "there is no label b; a label");
    assert_refused("a:[] :: a=\"c\"", 9, "which attribute of this label");
    assert_refused("a:[] b:[] :: a.word=b", 21, "which attribute of this");
    assert_refused("a:[] :: target.word=\"c\"", 9, "there is no target; mark");
    assert_refused("a:[] :: _.word=\"c\"", 9, "_ is the token of [ ]");
    assert_refused("a:[] :: distance(a, b)<2", 21, "there is no label b");
    assert_refused("a:[] :: distance(a)<2", 19, "two labels are expected");
    assert_refused("a:[] :: f(a)<2", 9, "there is no function of this name");
    assert_refused("a:[] :: distance(a,a)=\"2\"", 23, "a distance is a number");
    assert_refused("a:[] :: a.word=\"b\" :: a", 20, "there are conditions");
    assert_refused("(a:[] :: a)", 7, ":: stands at the end, outside");
    assert_refused("match:[]", 1, "no label can be called match");
    assert_refused("a:(b c)", 3, "a label or @ names one token");
    assert_refused("a:@[]", 3, "@ stands before a label");
    assert_refused("@a:(b)", 4, "a label or @ names one token");
    assert_refused("[] containing a:[]", 15, "labels and @ stand in the first");
    assert_refused("a:[] containing a:[]", 17, "labels and @ stand in the");
    assert_refused("[] containing @[]", 15, "labels and @ stand in the first");
}

static void tags_and_near_are_checked(void **state)
{
    (void)state;
    assert_refused("<s []", 4, "> or = is expected here");
    assert_refused("</s []", 1, "this tag is not closed: > is missing.");
    assert_refused("<s=1> a", 4, "a value stands in quotes");
    assert_refused("<s=\"1\" [] ", 1, "this tag is not closed: > is missing.");
    assert_refused("<s></s>", 4, "nothing stands between these tags");
    assert_refused("<s>", 1, "this matches no word at all");
    assert_refused("[] containing <s>", 15, "this matches no word at all");
    assert_refused("near(<s>, a)[2]", 6, "this matches no word at all");
    assert_refused("<match> []", 1, "there are no queries within the hits");
    assert_refused("near(a)[8]", 7, "near wants two patterns");
    assert_refused("near(a, b)", 1, "near wants two patterns");
    assert_refused("near(a, b, c)[2]", 10, "near wants two patterns");
    assert_refused("near(a, b", 1, "this bracket is not closed.");
    assert_refused("near(a, )[2]", 9, "a word is missing here.");
    assert_refused("near(a, b)[]", 12, "a number of words is missing here.");
    assert_refused("near(a, b)[2,]", 14, "near wants two patterns");
    assert_refused("near(a, b)[2,s", 15, "near wants two patterns");
    assert_refused("near(a, b)[2000]", 12, "more than 1000 words are too");
}

static void clauses_are_checked(void **state)
{
    (void)state;
    assert_refused("[] within", 10, "s, p, region, doc, another structure");
    assert_refused("[] within (a)", 11, "s, p, region, doc, another");
    assert_refused("[] within 0", 4, "within 0 finds nothing.");
    assert_refused("[] within s within p", 13, "there is a within like this");
    assert_refused("[] within s []", 13, "only within, containing, not");
    assert_refused("([] within s)", 5, "this stands at the end, outside of");
    assert_refused("near([] within s, a)[2]", 9, "this stands at the end");
    assert_refused("[] within the limits", 15, "only within, containing, not");
    assert_refused("(?leftmost) []", 3, "the strategies are (?standard)");
}

/* ---- what CQP has ---- */

static void what_cqp_has_is_told_otherwise(void **state)
{
    (void)state;
    assert_refused("MU(meet \"a\" \"b\" -2 2)", 1, "MU( ) is not here; two");
    assert_refused("TAB \"a\" \"b\"", 1, "TAB is not here; words with a gap");
    assert_refused("\"a\" cut 50;", 5, "how many hits are shown is said by");
    assert_refused("\"a\" within s cut 50", 14, "how many hits are shown");
    assert_refused("\"a\" sort by word", 5, "the order of hits is said by");
    assert_refused("\"a\" expand left to s", 5, "how much text is shown");
    assert_refused("A = \"x\"; B", 1, "results have no names here");
    assert_refused("\"x\"; \"y\"", 4, "a query is one question");
    assert_refused("/np[] \"a\"", 1, "there are no macros; put patterns");
    assert_refused("$list \"a\"", 1, "lists of words stand in a file of");
    assert_refused("[word=$list]", 7, "lists of words stand in a file");
    assert_refused("[: word=\"a\" :]", 1, "[: :] looks ahead in CQP");
    assert_refused("[f contains \"a\"]", 4, "sets of features are plain text");
    assert_refused("[lbound(s)]", 8, "there are no functions in [ ]");
    assert_refused("[] & []", 4, "& ! and -> join conditions");
    assert_refused("[] = []", 4, "a comparison stands in [ ]");
    assert_tree("[] cut trees", "{([] cut trees)}");
    assert_tree("[] $5 R&D a=b 1/2 MU TAB", "{([] $ +5 R +& +D a += +b 1 +/ "
                                            "+2 MU TAB)}");
}

static void a_sign_of_a_language_parts_two_queries(void **state)
{
    (void)state;
    assert_refused(":en b", 1, "a query is missing before :en; for the text "
                               "itself write \":en\".");
    assert_refused("\"a\" | :en b", 7, "a query is missing before :en");
    assert_refused("a | :en \"b\"", 5, "a query is missing before :en");
    assert_refused("a :en", 3, "a query is missing behind :en; for");
    assert_refused("a :en :zh b", 7, "a query is missing before :zh");
    assert_refused("\"a\" :en !;", 5, "a query is missing behind :en");
    assert_refused("\"a\" :en within s", 9, "a pattern is missing before");
    assert_refused("a :en b :zh-Hant (", 19, "a word is missing here");
}

static void a_sign_of_a_language_stands_in_no_bracket(void **state)
{
    (void)state;
    assert_refused("(a :en b)", 4, ":en stands behind a whole query, outside");
    assert_refused("(:en b)", 2, ":en stands behind a whole query, outside");
    assert_refused("near(a :en b, c)[3]", 8, ":en stands behind a whole");
    assert_tree("<s> a :en b </s>",
                "query {(<s> a)} :en {(b </s>)}");
    assert_tree("~\"a :en b\"", "{(~a :en b)}");
    assert_tree("\":en\" [] a:en b", "{(\":\" +\"en\" [] a +: +en b)}");
    assert_tree("a :e b :four c :en.", "{(a : +e b : +four c : +en +.)}");
    assert_tree("a :en- b :EN c", "{(a : +en +- b : +EN c)}");
}

static void the_other_side_is_asked_a_few_times_at_most(void **state)
{
    zl_str query = { 0 };

    (void)state;
    zl_str_add_text(&query, "a");
    for (int i = 0; i < ZL_QUERY_ALIGNED_LIMIT; i++)
        zl_str_add_text(&query, " :en b");
    zl_node *tree;
    assert_int_equal(zl_parse(&tree, zl_str_text(&query), NULL), ZILI_OK);
    assert_int_equal(tree->children.count, ZL_QUERY_ALIGNED_LIMIT + 1);
    zl_node_free(tree);
    zl_str_add_text(&query, " :zh b");
    assert_refused(zl_str_text(&query), 3 + 6 * ZL_QUERY_ALIGNED_LIMIT,
                   "more than 16 queries behind");
    zl_str_clear(&query);
}

/* ---- limits ---- */

/* `count` times `piece`, before it `front`, behind it `back`. */
static zili_status parse_many(const char *front, const char *piece,
                              size_t count, const char *back, zili_error *err)
{
    zl_str query = { 0 };
    zl_node *tree;

    zl_str_add_text(&query, front);
    for (size_t i = 0; i < count; i++)
        zl_str_add_text(&query, piece);
    zl_str_add_text(&query, back);
    zili_status status = zl_parse(&tree, zl_str_text(&query), err);
    assert_true(status ? !tree : tree != NULL);
    zl_node_free(tree);
    zl_str_clear(&query);
    return status;
}

static void assert_limit(const char *front, const char *piece, size_t most,
                         const char *back, const char *sentence)
{
    zili_error err = { 0 };

    if (most && parse_many(front, piece, most, back, &err))
        fail_msg("%s", err.text);
    assert_int_equal(parse_many(front, piece, most + 1, back, &err),
                     ZILI_EUSAGE);
    if (!strstr(err.text, sentence))
        fail_msg("%s: %s", piece, err.text);
}

static void there_are_limits(void **state)
{
    (void)state;
    assert_limit("", "[]", 256, "", "more than 256 words");
    assert_limit("x", "|x", 99999, "", "more than 10000 words");
    assert_limit("[]", "|x", 99990, "", "more than 10000 words");
    assert_limit("[]", "|[]", 9999, "", "more than 10000 words");
    assert_limit("x y", "|x y", 4999, "", "more than 10000 words");
    assert_limit("a", " (a|b|c|d|e|f|g|h|i|j|k){0,499}", 10, "",
                 "more than 10000 words");
    assert_limit("[a=\"b\"", "|c=1", 9999, "]", "more than 10000 words");
    assert_limit("x", "{1000}", 1, "", "repeated already");
    assert_limit("", "([]{100})", 10, "", "more than 1000 words, and no hit");
    assert_limit("", "([]?){1000}", 10, "", "more than 10000 words");
    assert_limit("(([]{0,100}){0,100}){0,100}", "", 0, "", "more than 10000");
    assert_limit("", "(([]{1000}){1000}){1000} ", 0, "[]", "no hit can be");
    assert_limit("\"", "a ", 256, "\"", "more than 256 words");
}

static void nesting_has_a_limit(void **state)
{
    zili_error err = { 0 };
    size_t many = ZL_QUERY_SIZE_LIMIT / 4;

    (void)state;
    assert_limit("", "<s>", 64, "a", "64 deep");
    assert_int_equal(parse_many("[", "!(", 30000, "", &err), ZILI_EUSAGE);
    assert_non_null(strstr(err.text, "64 deep"));
    assert_int_equal(parse_many("[", "!", 60000, "a=1]", &err), ZILI_OK);
    assert_int_equal(parse_many("[a=1", "->a=1", 10000, "]", &err),
                     ZILI_EUSAGE);
    assert_non_null(strstr(err.text, "too many ->"));
    assert_int_equal(parse_many("", "near(", many / 4, "", &err), ZILI_EUSAGE);
    assert_int_equal(parse_many("", "<s>a(", many / 4, "", &err),
                     ZILI_EUSAGE);
    assert_int_equal(parse_many("", "(\"a\"*", many, "", &err), ZILI_EUSAGE);
    assert_int_equal(parse_many("[] | ", "\"", many, "", &err), ZILI_EUSAGE);
}

static void labels_have_a_limit(void **state)
{
    zl_str query = { 0 };
    zl_node *tree;
    zili_error err = { 0 };

    (void)state;
    for (int i = 0; i <= ZL_QUERY_LABEL_LIMIT; i++) {
        assert_int_equal(i ? zl_parse(&tree, zl_str_text(&query), &err)
                           : ZILI_OK,
                         ZILI_OK);
        if (i)
            zl_node_free(tree);
        zl_str_format(&query, "l%d:[]", i);
    }
    assert_int_equal(zl_parse(&tree, zl_str_text(&query), &err), ZILI_EUSAGE);
    assert_non_null(strstr(err.text, "more than 64 labels"));
    zl_str_clear(&query);
}

/* ---- anything at all ---- */

static bool is_pattern(const zl_node *node)
{
    return node->kind <= ZL_NODE_NEAR;
}

/* What tree.h says of every node. */
static void check_node(const zl_node *node, const char *query)
{
    size_t count = node->children.count;

    assert_true(node->column <= strlen(query));
    switch (node->kind) {
    case ZL_NODE_WORD:
    case ZL_NODE_STRING:
    case ZL_NODE_THEME:
        assert_true(node->text && *node->text && count == 0);
        break;
    case ZL_NODE_REGEX:
        assert_true(node->text && count == 0);
        if (!node->literal)
            assert_memory_equal(query + node->column + 1, node->text,
                                strlen(node->text));
        break;
    case ZL_NODE_SEQUENCE:
    case ZL_NODE_EITHER:
        assert_true(count > 0);
        break;
    case ZL_NODE_REPEAT:
        assert_true(count == 1 && node->least <= node->most && node->most);
        break;
    case ZL_NODE_ELEMENT:
        assert_true(node->text && count >= 1 && count <= 2);
        assert_int_equal(node->children.items[0]->kind, ZL_NODE_SEQUENCE);
        break;
    case ZL_NODE_NEAR:
    case ZL_NODE_COMPARE:
        assert_int_equal(count, 2);
        break;
    case ZL_NODE_AND:
    case ZL_NODE_OR:
        assert_true(count >= 2);
        break;
    case ZL_NODE_NOT:
    case ZL_NODE_CONTAINING:
    case ZL_NODE_WHERE:
        assert_int_equal(count, 1);
        break;
    case ZL_NODE_QUERY:
        assert_true(count > 1 || node->strategy != ZL_STRATEGY_UNSAID);
        assert_int_equal(node->children.items[0]->kind, ZL_NODE_EITHER);
        break;
    default:
        assert_true(count <= 1);
    }
}

static int check_below(const zl_node *node, const char *query)
{
    int deepest = 0;

    check_node(node, query);
    for (size_t i = 0; i < node->children.count; i++) {
        const zl_node *child = node->children.items[i];
        int depth = check_below(child, query);
        deepest = depth > deepest ? depth : deepest;
        if (is_pattern(child) && node->kind == ZL_NODE_QUERY)
            assert_int_equal(i, 0);
        if (child->kind == ZL_NODE_WORD)
            assert_int_equal(node->kind, ZL_NODE_SEQUENCE);
    }
    return deepest + 1;
}

static void random_text_is_parsed_or_refused(void **state)
{
    static const char *const pieces[] = {
        "a", "自", "1", "*", "?", "+", "{2}", "{0,3}", "{", "}", "(", ")", "|",
        "[]", "[", "]", "[a=\"b\"]", "=", "!=", "!", "&", "<s>", "</s>", "<",
        ">", "<t=\"1\">", "::", "a.b", "a:", "a:[]", "@", "@[]", "@a", "near(",
        ",", "[8]", "within", " within s ", " containing ", " not ", "\"",
        "\"a.*\"", "\"a b\"", "%c", "%l", "~\"s\"", "\\", " ", " ", " ", "_.",
        "distance(a,a)", ";", "(?longest)", ":en", "'", "->", "cut", "-",
    };
    uint32_t seed = 11;
    size_t good = 0;

    (void)state;
    for (int round = 0; round < 60000; round++) {
        zl_str query = { 0 };
        zl_node *tree;
        zili_error err = { 0 };
        zl_language language = next_random(&seed) % 3;
        for (uint32_t left = next_random(&seed) % 9; left > 0; left--)
            zl_str_add_text(&query, pieces[next_random(&seed) %
                                           (sizeof pieces / sizeof *pieces)]);
        zili_status status =
            zl_parse_as(&tree, zl_str_text(&query), language, &err);
        assert_true(status ? !tree && err.text[0] : tree != NULL);
        if (!status)
            assert_true(check_below(tree, zl_str_text(&query)) < 30);
        good += !status;
        zl_node_free(tree);
        zl_str_clear(&query);
    }
    assert_true(good > 10000);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(brackets_are_closed),
        cmocka_unit_test(something_must_stand_there),
        cmocka_unit_test(repetition_makes_sense),
        cmocka_unit_test(expressions_are_checked),
        cmocka_unit_test(conditions_are_checked),
        cmocka_unit_test(labels_are_checked),
        cmocka_unit_test(tags_and_near_are_checked),
        cmocka_unit_test(clauses_are_checked),
        cmocka_unit_test(what_cqp_has_is_told_otherwise),
        cmocka_unit_test(a_sign_of_a_language_parts_two_queries),
        cmocka_unit_test(a_sign_of_a_language_stands_in_no_bracket),
        cmocka_unit_test(the_other_side_is_asked_a_few_times_at_most),
        cmocka_unit_test(there_are_limits),
        cmocka_unit_test(nesting_has_a_limit),
        cmocka_unit_test(labels_have_a_limit),
        cmocka_unit_test(random_text_is_parsed_or_refused),
    };

    return cmocka_run_group_tests_name("parse_fault", tests, NULL, NULL);
}
