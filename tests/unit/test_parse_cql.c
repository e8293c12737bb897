/* test_parse_cql.c -- CQL: the text of a query and its tree. */
#include "tree_help.h"

#include "base/mem.h"

/* ---- which language ---- */

static void a_sign_of_cql_makes_it_cql(void **state)
{
    static const char *const cql[] = {
        "\"a\" within s", "(a) within s",    "@a within s",  "a [] within s",
        "~\"a\" within s", "a{2} within s",  "<s> a within s",
        "</s> a within s", "<s=\"1\"> a within s",
    };

    (void)state;
    for (size_t i = 0; i < sizeof cql / sizeof *cql; i++) {
        zl_node *tree;
        zili_error err = { 0 };
        if (zl_parse(&tree, cql[i], &err))
            fail_msg("%s", err.text);
        assert_int_equal(tree->kind, ZL_NODE_QUERY);
        zl_node_free(tree);
    }
    assert_tree("a within s", "{(a within s)}");
    assert_tree("a < b", "{(a < b)}");
    assert_tree("a <b c", "{(a < +b c)}");
    assert_tree("rely* on ?", "{(rely* on ?)}");
}

static void a_language_can_be_asked_for(void **state)
{
    (void)state;
    assert_tree_as("a within s", ZL_LANGUAGE_CQL, "query {(a)} within 1 s");
    assert_tree_as("a [b] within s", ZL_LANGUAGE_SIMPLE,
                   "{(a [ +b +] within s)}");
    assert_tree_as("(a | b) c", ZL_LANGUAGE_SIMPLE, "{({(a) | (b)} c)}");
    assert_tree_as("\"a.b\"", ZL_LANGUAGE_SIMPLE, "{(\"a.b\")}");
    assert_tree_as("a [ :en b ]", ZL_LANGUAGE_SIMPLE,
                   "query {(a [)} :en {(b ])}");
}

/* What could be asked in one language before there were two. */
static void what_simple_mode_has_is_in_cql_the_same(void **state)
{
    static const char *const queries[] = {
        "self-relian* | rely on our*selves", "(a | b) c", "word%c d",
        "@self-reliance", "~\"独立自主\"%v", "our * intensive stud?",
        "(count* | rely*) on", "(a b%d | ~\"d\")%c e", "don't 1,234.5",
        "a.b: c=d e>f g&h #1 $5", "自力更生？", "(@a/b) *", "a;b", "* (a) ?",
    };

    (void)state;
    for (size_t i = 0; i < sizeof queries / sizeof *queries; i++) {
        zl_node *tree;
        zl_str simple = { 0 };
        assert_int_equal(zl_parse_as(&tree, queries[i], ZL_LANGUAGE_SIMPLE,
                                     NULL),
                         ZILI_OK);
        write_node(tree, tree, &simple);
        assert_tree_as(queries[i], ZL_LANGUAGE_CQL, zl_str_text(&simple));
        zl_str_clear(&simple);
        zl_node_free(tree);
    }
}

/* ---- what stands in quotes ---- */

static void quotes_hold_a_regular_expression(void **state)
{
    (void)state;
    assert_tree("\"self-relian.*\"", "{(/self-relian.*/)}");
    assert_tree("\"(un|in).*able\"%c", "{(/(un|in).*able/%c)}");
    assert_tree("\"U.S.\" \"[^a-z]\" \"a+\" \"\\d\"",
                "{(/U.S./ /[^a-z]/ /a+/ /\\d/)}");
    assert_tree("\"\\\"a.\"", "{(/\\\"a./)}");
    assert_tree("\"自.生\"%cdv", "{(/自.生/%cdv)}");
}

static void what_is_no_pattern_is_cut_as_text(void **state)
{
    (void)state;
    assert_tree("\"Self\"", "{(\"Self\")}");
    assert_tree("\"Self-Reliance\"%c",
                "{(\"Self\"%c +\"-\"%c +\"Reliance\"%c)}");
    assert_tree("\"U\\.S\\.\"", "{(\"U.S\" +\".\")}");
    assert_tree("\"a\\*\\?\\\"\\\\b\"",
                "{(\"a\" +\"*\" +\"?\" +\"\"\" +\"\\\" +\"b\")}");
    assert_tree("\"\\Qa.b\\E\"", "{(\"a.b\")}");
    assert_tree("\"50%c @a ~ '\"",
                "{(\"50\" +\"%\" +\"c\" \"@a\" \"~\" \"'\")}");
}

static void a_phrase_in_quotes_is_parted_at_blanks(void **state)
{
    (void)state;
    assert_tree("\"rely on ourselves\"", "{(\"rely\" \"on\" \"ourselves\")}");
    assert_tree("\" rel.*  on　our.*\"%c", "{(/rel.*/%c \"on\"%c /our.*/%c)}");
    assert_tree("\"New\\ York.*\"", "{(/New\\ York.*/)}");
    assert_tree("\"[(] x\"", "{(/[(]/ \"x\")}");
    assert_refused("\"a (b c|d)\"", 6, "a pattern is for one word");
    assert_refused("\"[a b]\"", 4, "a pattern is for one word");
    assert_refused("自 \"a{2, 3}\"", 8, "a pattern is for one word");
}

static void with_l_nothing_is_a_pattern(void **state)
{
    (void)state;
    assert_tree("\"U.S.\"%l", "{(\"U.S\" +\".\")}");
    assert_tree("\"a (b c)\"%lc",
                "{(\"a\"%c \"(\"%c +\"b\"%c \"c\"%c +\")\"%c)}");
    assert_tree("\"\\a\\\"\\\\\"%l", "{(\"\\\" +\"a\" +\"\"\" +\"\\\")}");
    assert_tree("[word=\"a.*\"%l]", "{([word='a.*'])}");
}

static void blanks_may_stand_before_flags(void **state)
{
    (void)state;
    assert_tree("\"a.*\" %cd b", "{(/a.*/%cd b)}");
    assert_tree("(a) %c", "{({(a%c)})}");
    assert_tree("\"a\" %", "{(\"a\" %)}");
    assert_tree("\"a\" %x", "{(\"a\" % +x)}");
}

static void columns_lead_into_patterns(void **state)
{
    zl_node *tree;
    const char query[] = "自 \"x a.* b\" \"c+\"";

    (void)state;
    assert_int_equal(zl_parse(&tree, query, NULL), ZILI_OK);
    const zl_node *branch = tree->children.items[0];
    assert_int_equal(branch->children.count, 5);
    for (size_t i = 2; i < 5; i += 2) {
        const zl_node *node = branch->children.items[i];
        assert_int_equal(node->kind, ZL_NODE_REGEX);
        assert_memory_equal(query + node->column + 1, node->text,
                            strlen(node->text));
    }
    zl_node_free(tree);
}

/* ---- tokens ---- */

static void a_bracket_is_a_token(void **state)
{
    (void)state;
    assert_tree("[]", "{([])}");
    assert_tree("[ ] a", "{([] a)}");
    assert_tree("[word=\"a.*\"]", "{([word=/a.*/])}");
    assert_tree("[ pos != 'N.*' %c ]", "{([pos!=/N.*/%c])}");
    assert_tree("[lemma=\"be\"]", "{([lemma='be'])}");
    assert_tree("[word=\"self-reliance\"]", "{([word='self-reliance'])}");
    assert_tree("[word=\"New York\"]", "{([word='New York'])}");
    assert_tree("[lemma=\"\"]", "{([lemma=''])}");
    assert_tree("[word=lemma]", "{([word=lemma])}");
    assert_tree("[词性=\"n\"]", "{([词性='n'])}");
}

static void conditions_are_joined(void **state)
{
    (void)state;
    assert_tree("[a=\"x\" & !(b=\"y\" | c!=\"N.*\")]",
                "{([(a='x' & !(b='y' | c!=/N.*/))])}");
    assert_tree("[a=\"1\"|b=\"2\"&c=\"3\"]", "{([(a='1' | (b='2' & c='3'))])}");
    assert_tree("[a=\"1\" -> b=\"2\" -> c=\"3\"]",
                "{([(!(!a='1' | b='2') | c='3')])}");
    assert_tree("[!!a=\"1\" & !!!b=\"2\"]", "{([(a='1' & !b='2')])}");
    assert_tree("[((a=\"1\"))]", "{([a='1'])}");
    assert_tree("[a=\"1\"&a=\"2\"&a=\"3\"]", "{([(a='1' & a='2' & a='3')])}");
}

static void numbers_are_compared(void **state)
{
    (void)state;
    assert_tree("[_.text_year >= 1960]", "{([_.text_year>=1960])}");
    assert_tree("[a<-2.5 & b<=3 & c>0 & d=07]",
                "{([(a<-2.5 & b<=3 & c>0 & d=7)])}");
    assert_tree("[_.text_id=\"x-1\"]", "{([_.text_id='x-1'])}");
}

static void a_token_has_labels_and_the_target(void **state)
{
    (void)state;
    assert_tree("a:[] b:\"x.*\"%c a:[]",
                "query {(a:[] b:[word=/x.*/%c] a:[])} a: b:");
    assert_tree("@[] @\"x\" @a:[lemma=\"y\"]",
                "query {(@[] @[word='x'] @a:[lemma='y'])} a:");
    assert_tree("a:\"self-reliance\"", "query {(a:[word='self-reliance'])} a:");
    assert_tree("a: [] 12:30 [] b:c", "{(a +: [] 12 +: +30 [] b +: +c)}");
    assert_tree("@a []", "{(@a [])}");
}

/* ---- repetition ---- */

static void an_item_is_repeated(void **state)
{
    (void)state;
    assert_tree("\"a.\"* []+ (b)?", "{(/a./{0,} []{1,} {(b)}{0,1})}");
    assert_tree("[]{2} []{2,} []{0,5} []{,3}",
                "{([]{2,2} []{2,} []{0,5} []{0,3})}");
    assert_tree("[] { 2 , 5 }", "{([]{2,5})}");
    assert_tree("@a+ ~\"b\"? ", "{(@a{1,} ~b{0,1})}");
    assert_tree("\"a b\"+ \"c\"", "{((\"a\" \"b\"){1,} \"c\")}");
    assert_tree("self-made{2} x", "{((self +- +made){2,2} x)}");
    assert_tree("a:[]{2} @[]*", "query {(a:[]{2,2} @[]{0,})} a:");
    assert_tree("(\"a\"*)*", "{({((\"a\"){0,})}{0,})}");
    assert_tree("\"a\"%c*", "{((\"a\"%c){0,})}");
}

static void behind_a_blank_a_sign_is_a_word(void **state)
{
    (void)state;
    assert_tree("(a | b) * c", "{({(a) | (b)} * c)}");
    assert_tree("(a)* c", "{({(a)}{0,} c)}");
    assert_tree("rel* [] our*", "{(rel* [] our*)}");
    assert_tree("\"a\" ? \"b\"", "{(\"a\" ? \"b\")}");
    assert_refused("[] * x", 4, "* repeats what it touches");
    assert_refused("\"a.\" ?", 6, "? repeats what it touches");
    assert_refused("(a []) +", 8, "+ repeats what it touches");
}

/* ---- tags, near ---- */

static void tags_are_edges(void **state)
{
    (void)state;
    assert_tree("<s> the", "{(<s> the)}");
    assert_tree("a </s>", "{(a </s>)}");
    assert_tree("<text_year=\"196.\"%c> a", "{(<text_year=/196./%c> a)}");
    assert_tree("< s []", "{(< s [])}");
    assert_tree("<region != 'summary' > []", "{(<region!='summary'> [])}");
    assert_tree("a<b []", "{(a +< +b [])}");
    assert_tree("a<s>b []", "{(a <s> b [])}");
}

static void two_tags_make_an_element(void **state)
{
    (void)state;
    assert_tree("<s> a []* </s>", "{(<s>(a []{0,})</s>)}");
    assert_tree("<s=\"1\">a</s> b", "{(<s='1'>(a)</s> b)}");
    assert_tree("x <p> <s> a </s> b </p>", "{(x <p>(<s>(a)</s> b)</p>)}");
    assert_tree("<s> <p> a </s> </p>", "{(<s>(<p> a)</s> </p>)}");
    assert_tree("<s> a (b </s>) </p>", "{(<s> a {(b </s>)} </p>)}");
    assert_tree("<s>a</s>{2}", "{(<s>(a)</s>{2,2})}");
}

static void near_has_two_patterns(void **state)
{
    (void)state;
    assert_tree("near(a, b)[8]", "{(near({(a)}, {(b)})[8])}");
    assert_tree("near( a b | \"c.\" ,(d,e))[ 0 , s ] f",
                "{(near({(a b) | (/c./)}, {({(d +, +e)})})[0 s] f)}");
    assert_tree("near(1,000,x)[2]", "{(near({(1,000)}, {(x)})[2])}");
    assert_tree("near (a)", "{(near {(a)})}");
    assert_tree("near(near(a,b)[1],c)[2]",
                "{(near({(near({(a)}, {(b)})[1])}, {(c)})[2])}");
}

/* ---- clauses ---- */

static void within_names_a_structure_or_counts(void **state)
{
    (void)state;
    assert_tree("\"a\" []* \"b\" within s",
                "query {(\"a\" []{0,} \"b\")} within 1 s");
    assert_tree("[] within 5", "query {([])} within 5");
    assert_tree("[] within 3 s within 9", "query {([])} within 3 s within 9");
    assert_tree("(a)within s", "query {({(a)})} within 1 s");
    assert_tree("\"within\" limits []", "{(\"within\" limits [])}");
    assert_tree("withins [] Within", "{(withins [] Within)}");
}

static void containing_has_a_pattern(void **state)
{
    (void)state;
    assert_tree("<s> []* </s> containing \"a b\" | c",
                "query {(<s>([]{0,})</s>)} containing {(\"a\" \"b\") | (c)}");
    assert_tree("[]{3} not containing(a) containing b within p;",
                "query {([]{3,3})} not containing {({(a)})} containing {(b)} "
                "within 1 p");
    assert_tree("not [] not", "{(not [] not)}");
}

static void conditions_compare_labels(void **state)
{
    (void)state;
    assert_tree("a:[] b:[] :: a.word = b.word",
                "query {(a:[] b:[])} a: b: :: a.word=b.word");
    assert_tree("a:[] | b:[] :: (a.word=\"x.\") | b.pos!='N'",
                "query {(a:[]) | (b:[])} a: b: :: (a.word=/x./ | b.pos!='N')");
}

static void conditions_have_distances_and_names(void **state)
{
    (void)state;
    assert_tree("a:[] []* b:[] :: distabs(a,b) < 5 & distance( a , b )>=-2"
                " & dist(match,matchend)=1",
                "query {(a:[] []{0,} b:[])} a: b: :: (distabs(a, b)<5 & "
                "distance(a, b)>=-2 & distance(match, matchend)=1)");
    assert_tree("a:[]? @[] :: a -> target.lemma != \"x\"%c",
                "query {(a:[]{0,1} @[])} a: :: (!a | target.lemma!='x'%c)");
    assert_tree("a:[] :: a.word = a.lemma %c & (a.text_year > 1960)",
                "query {(a:[])} a: :: (a.word=a.lemma%c & a.text_year>1960)");
    assert_tree("[]::match.word=matchend.word within s",
                "query {([])} :: match.word=matchend.word within 1 s");
    assert_tree("a:[]::!a", "query {(a:[])} a: :: !a");
}

static void a_strategy_stands_in_front(void **state)
{
    (void)state;
    assert_tree("(?longest) a", "query longest {(a)}");
    assert_tree(" (?shortest)[]+ within s",
                "query shortest {([]{1,})} within 1 s");
    assert_tree("(?standard)a:[];", "query standard {(a:[])} a:");
    assert_tree("(?traditional) a", "query traditional {(a)}");
    assert_tree("(? a) b", "{({(? a)} b)}");
    assert_tree("(?a b)", "{({(?a b)})}");
    assert_tree("(a (?b))", "{({(a {(?b)})})}");
}

static void a_semicolon_may_end_it(void **state)
{
    (void)state;
    assert_tree("\"a\";", "{(\"a\")}");
    assert_tree("\"a\" within s ; ", "query {(\"a\")} within 1 s");
    assert_tree("\";\"", "{(\";\")}");
}

/* ---- the other side ---- */

static void behind_a_language_stands_a_query(void **state)
{
    (void)state;
    assert_tree("自力更生 :en self-relian*",
                "query {(自力更生)} :en {(self +- +relian*)}");
    assert_tree("a b | c :en d e | f", "query {(a b) | (c)} :en {(d e) | (f)}");
    assert_tree("a :en !b", "query {(a)} :en !{(b)}");
    assert_tree("a :en ! b :zh-Hant c :de !d",
                "query {(a)} :en !{(b)} :zh-Hant {(c)} :de !{(d)}");
    assert_tree("@a :en !@b/c", "query {(@a)} :en !{(@b/c)}");
    assert_tree("(a|b)%c :eng(c)", "query {({(a%c) | (b%c)})} :eng {({(c)})}");
    assert_tree("a:en", "{(a +: +en)}");
}

static void behind_a_language_stands_all_of_cql(void **state)
{
    (void)state;
    assert_tree("\"a\":en\"b.\";", "query {(\"a\")} :en {(/b./)}");
    assert_tree("a:[] @[] :: a.word = target.word within s :en"
                " (?shortest) b:\"x\" @\"y\" within 5 :: b -> b.p=\"n\" :zh c",
                "query {(a:[] @[])} a: :: a.word=target.word within 1 s"
                " :en query shortest {(b:[word='x'] @[word='y'])} b:"
                " within 5 :: (!b | b.p='n') :zh {(c)}");
    assert_tree("[] containing a not containing b :en []* containing c",
                "query {([])} containing {(a)} not containing {(b)}"
                " :en query {([]{0,})} containing {(c)}");
}

/* ---- memory ---- */

static void every_lack_of_memory_is_survived(void **state)
{
    static const char *const queries[] = {
        "(?longest) a:\"x.*\"%c [p=\"a\" & !(q!=1 | _.r=\"s\")]{2} @[] \"a b\"+"
        " <s> <p> c </p> d </s> near(e, f | g)[8, s] ~\"h\" @i -j"
        " :: a.w = match.w & distance(a, target) < 2 -> a"
        " within s not containing (k | \"l+\")",
        "<s=\"1\"> a-b{2} </s>",
        "a:[] :en !b:\"c.\" :: b :zh (d) within s",
    };
    long requests = 0;

    (void)state;
    for (size_t i = 0; i < sizeof queries / sizeof *queries; i++) {
        zl_node *tree;
        zili_status status = ZILI_ENOMEM;
        for (requests = 0; status; requests++) {
            zl_refuse_after(requests);
            status = zl_parse(&tree, queries[i], NULL);
            zl_refuse_after(-1);
            assert_true(!status || (status == ZILI_ENOMEM && !tree));
        }
        zl_node_free(tree);
        assert_true(requests > 20);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_sign_of_cql_makes_it_cql),
        cmocka_unit_test(a_language_can_be_asked_for),
        cmocka_unit_test(what_simple_mode_has_is_in_cql_the_same),
        cmocka_unit_test(quotes_hold_a_regular_expression),
        cmocka_unit_test(what_is_no_pattern_is_cut_as_text),
        cmocka_unit_test(a_phrase_in_quotes_is_parted_at_blanks),
        cmocka_unit_test(with_l_nothing_is_a_pattern),
        cmocka_unit_test(blanks_may_stand_before_flags),
        cmocka_unit_test(columns_lead_into_patterns),
        cmocka_unit_test(a_bracket_is_a_token),
        cmocka_unit_test(conditions_are_joined),
        cmocka_unit_test(numbers_are_compared),
        cmocka_unit_test(a_token_has_labels_and_the_target),
        cmocka_unit_test(an_item_is_repeated),
        cmocka_unit_test(behind_a_blank_a_sign_is_a_word),
        cmocka_unit_test(tags_are_edges),
        cmocka_unit_test(two_tags_make_an_element),
        cmocka_unit_test(near_has_two_patterns),
        cmocka_unit_test(within_names_a_structure_or_counts),
        cmocka_unit_test(containing_has_a_pattern),
        cmocka_unit_test(conditions_compare_labels),
        cmocka_unit_test(conditions_have_distances_and_names),
        cmocka_unit_test(a_strategy_stands_in_front),
        cmocka_unit_test(a_semicolon_may_end_it),
        cmocka_unit_test(behind_a_language_stands_a_query),
        cmocka_unit_test(behind_a_language_stands_all_of_cql),
        cmocka_unit_test(every_lack_of_memory_is_survived),
    };

    return cmocka_run_group_tests_name("parse_cql", tests, NULL, NULL);
}
