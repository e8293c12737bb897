/* test_conllu.c -- CoNLL-U in, an index out. */
#include "given_help.h"

/* A word: number, form, lemma, and what follows the tenth column's tab. */
#define W(id, form, lemma) id "\t" form "\t" lemma "\t_\t_\t_\t_\t_\t_\t_\n"
#define TOUCH(id, form) \
    id "\t" form "\t_\t_\t_\t_\t_\t_\t_\tx=y|SpaceAfter=No\n"

static void a_line_is_a_word(void **state)
{
    (void)state;
    assert_conllu("# sent_id = s-1\n# text = They slept.\n"
                  "1\tThey\tthey\tPRON\tPRP\tCase=Nom|Number=Plur\t2\tnsubj\t"
                  "2:nsubj\t_\n"
                  "2\tslept\tsleep\tVERB\tVBD\t_\t0\troot\t0:root\t"
                  "SpaceAfter=No\n"
                  "3\t.\t.\tPUNCT\t.\t_\t2\tpunct\t_\t_\n"
                  "\n"
                  "1\tYes\tyes\tINTJ\tUH\t_\t0\troot\t_\t_\n\n",
                  "doc a: They slept. Yes|\n"
                  "region text en 0-4\n"
                  "word They·slept·.·Yes\n"
                  "deprel nsubj·root·punct·root\n"
                  "feats Case=Nom|Number=Plur···\n"
                  "head 2·0·2·0\n"
                  "lemma they·sleep·.·yes\n"
                  "upos PRON·VERB·PUNCT·INTJ\n"
                  "xpos PRP·VBD·.·UH\n"
                  "p 0-4=body\n"
                  "s 0-3 3-4\n"
                  "s_id 0-3=s-1\n");
}

static void documents_and_paragraphs_are_kept(void **state)
{
    (void)state;
    assert_conllu("# newdoc id = one\n# newpar\n# sent_id = 1\n"
                  W("1", "a", "_") "\n" W("1", "b", "_")
                  "\n# newpar id = p2\n" W("1", "c", "_")
                  "\n# newdoc\n" W("1", "d", "_") "# newdoc id = \n"
                  W("1", "e", "_"),
                  "doc one: a b|c|\ndoc a: d|\ndoc a-2: e|\n"
                  "region text en 0-3\nregion text en 3-4\nregion text en 4-5\n"
                  "word a·b·c·d·e\n"
                  "p 0-2=body 2-3=body 3-4=body 4-5=body\n"
                  "s 0-1 1-2 2-3 3-4 4-5\n"
                  "s_id 0-1=1\n");
}

static void other_comments_are_passed_over(void **state)
{
    (void)state;
    assert_conllu("\uFEFF# newdocument\n#\n# newpart\n#newpar\n# sent_ids = 1\n"
                  "# text = x\n# newdoc x = y\r\n" W("1", "a", "_") "\r\n",
                  "doc a: a|\n"
                  "region text en 0-1\n"
                  "word a\n"
                  "p 0-1=body\n"
                  "s 0-1\n");
}

static void an_underscore_is_nothing_but_for_words(void **state)
{
    (void)state;
    assert_conllu(W("1", "_", "_") W("2", "a", "_") W("3", "_", "x")
                  "4\tb\t\t\t\t\t\t\t\t\n",
                  "doc a: _ a _ b|\n"
                  "region text en 0-4\n"
                  "word _·a·_·b\n"
                  "lemma _··x·\n"
                  "p 0-4=body\n"
                  "s 0-4\n");
}

static void tokens_of_several_words_touch_where_they_are_spelt(void **state)
{
    (void)state;
    assert_conllu(W("1", "We", "_") W("2-3", "don't", "_") W("2", "do", "_")
                  W("3", "n't", "_") W("4", "go", "_") TOUCH("5-6", "im")
                  W("5", "in", "_") W("6", "dem", "_") W("7", ".", "_"),
                  "doc a: We don't go in dem.|\n"
                  "region text en 0-7\n"
                  "word We·do·n't·go·in·dem·.\n"
                  "p 0-7=body\n"
                  "s 0-7\n");
    assert_conllu(TOUCH("1-3", "abc") W("1", "a", "_") TOUCH("2", "bc")
                  W("3", "c", "_") W("4", "d", "_") TOUCH("5-6", "ef")
                  W("5", "e", "_") W("5.1", "x", "_") TOUCH("6", "f")
                  "\n" TOUCH("1-2", "gh") TOUCH("1", "g") "\n" W("1", "h", "_"),
                  "doc a: a bc cd e fg h|\n"
                  "region text en 0-8\n"
                  "word a·bc·c·d·e·f·g·h\n"
                  "p 0-8=body\n"
                  "s 0-6 6-7 7-8\n");
}

static void empty_nodes_are_passed_over(void **state)
{
    (void)state;
    assert_conllu(W("0.1", "x", "_") TOUCH("1", "a") W("1.1", "y", "_")
                  W("1.2", "z", "_") W("2", "b", "_"),
                  "doc a: ab|\n"
                  "region text en 0-2\n"
                  "word a·b\n"
                  "p 0-2=body\n"
                  "s 0-2\n");
}

static void chinese_has_its_language(void **state)
{
    (void)state;
    assert_conllu("# sent_id = long-name-in-latin-script\n"
                  "1\t自力\tself\tVERB\tVV\t_\t0\troot\t_\tSpaceAfter=No\n"
                  "2\t更生\treliance\tVERB\tVV\t_\t1\tdep\t_\tSpaceAfter=No\n"
                  "\n# newdoc\n" W("1", "we", "_"),
                  "doc a: 自力更生|\ndoc a-2: we|\n"
                  "region text zh 0-2\nregion text en 2-3\n"
                  "word 自力·更生·we\n"
                  "deprel root·dep·\n"
                  "head 0·1·\n"
                  "lemma self·reliance·\n"
                  "upos VERB·VERB·\n"
                  "xpos VV·VV·\n"
                  "p 0-2=body 2-3=body\n"
                  "s 0-2 2-3\n"
                  "s_id 0-2=long-name-in-latin-script\n");
}

static void a_form_may_have_blanks(void **state)
{
    (void)state;
    assert_conllu(W("1", "10 000", "10 000"), "doc a: 10 000|\n"
                                              "region text und 0-1\n"
                                              "word 10 000\n"
                                              "lemma 10 000\n"
                                              "p 0-1=body\n"
                                              "s 0-1\n");
}

static void what_is_wrong_is_said_with_its_line(void **state)
{
    (void)state;
    assert_conllu_refuses("", "a.vrt is empty: there is no word");
    assert_conllu_refuses("# newdoc id = x\n\n", "a.vrt is empty");
    assert_conllu_refuses(W("1.1", "x", "_"), "a.vrt is empty");
    assert_conllu_refuses("# a\n1\ta\n", "a.vrt, line 2: a word has ten");
    assert_conllu_refuses("word\n", "line 1: a word has ten columns");
    assert_conllu_refuses("1\ta\t_\t_\t_\t_\t_\t_\t_\t_\t_\n", "ten columns");
    assert_conllu_refuses(W("1", "a", "_") W("", "b", "_"),
                          "line 2: the word or its number is missing");
    assert_conllu_refuses(W("1", "", "_"), "the word or its number");
    assert_conllu_refuses(W("x", "a", "_"), "the word or its number");
    assert_conllu_refuses(W(" 1", "a", "_"), "the word or its number");
    assert_conllu_refuses(W("1x", "a", "_"), "line 1: a word has a number");
    assert_conllu_refuses(W("1-", "a", "_"), "line 1: a word has a number");
    assert_conllu_refuses(W("1-1", "a", "_"), "line 1: a word has a number");
    assert_conllu_refuses(W("2-1", "a", "_"), "line 1: a word has a number");
    assert_conllu_refuses(W("1-2x", "a", "_"), "line 1: a word has a number");
    assert_conllu_refuses(W("99999999999999", "a", "_"), "has a number");
    assert_conllu_refuses("\n 1\ta\n", "line 2: a word has ten columns");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_line_is_a_word),
        cmocka_unit_test(documents_and_paragraphs_are_kept),
        cmocka_unit_test(other_comments_are_passed_over),
        cmocka_unit_test(an_underscore_is_nothing_but_for_words),
        cmocka_unit_test(tokens_of_several_words_touch_where_they_are_spelt),
        cmocka_unit_test(empty_nodes_are_passed_over),
        cmocka_unit_test(chinese_has_its_language),
        cmocka_unit_test(a_form_may_have_blanks),
        cmocka_unit_test(what_is_wrong_is_said_with_its_line),
    };

    return cmocka_run_group_tests(tests, make_scratch, remove_scratch);
}
