/* test_vrt.c -- VRT in, an index out: tokens, structures, documents. */
#include "given_help.h"

/* ---- tokens and columns ---- */

static void a_line_is_a_token(void **state)
{
    (void)state;
    assert_vrt("The\nold\nman\n.\n", "doc a: The old man.|\n"
                                     "region text en 0-4\n"
                                     "word The·old·man·.\n");
    assert_vrt("one", "doc a: one|\n"
                      "region text en 0-1\n"
                      "word one\n");
    assert_vrt("\n \none\r\n\n\ntwo\r\n", "doc a: one two|\n"
                                          "region text en 0-2\n"
                                          "word one·two\n");
    assert_vrt("\xEF\xBB\xBF<s>\none\n</s>\n", "doc a: one|\n"
                                               "region text en 0-1\n"
                                               "word one\n"
                                               "s 0-1\n");
}

static void columns_have_names(void **state)
{
    (void)state;
    assert_vrt("The\tDT\tthe\nman\tNN\tman\n", "doc a: The man|\n"
                                               "region text en 0-2\n"
                                               "word The·man\n"
                                               "lemma the·man\n"
                                               "pos DT·NN\n");
    assert_vrt("a\tb\tc\td\te\n", "doc a: a|\n"
                                  "region text en 0-1\n"
                                  "word a\n"
                                  "column4 d\n"
                                  "column5 e\n"
                                  "lemma c\n"
                                  "pos b\n");
    assert_vrt("<?xml version=\"1.0\"?>\n<!-- columns: word lemma ana_1 -->\n"
               "men\tman\tpl\n",
               "doc a: men|\n"
               "region text en 0-1\n"
               "word men\n"
               "ana_1 pl\n"
               "lemma man\n");
    assert_vrt("<!-- It has two columns: Word, POS. -->\n"
               "<!--columns:word,x-->\na\tb\n",
               "doc a: a|\n"
               "region text en 0-1\n"
               "word a\n"
               "x b\n");
    given_files files = { { zl_view_of("<!-- columns: word x -->\na\tb\n") },
                          "word,y",
                          false };
    assert_given(&files, "doc a: a|\n"
                         "region text en 0-1\n"
                         "word a\n"
                         "y b\n");
}

static void cells_may_be_missing_or_empty(void **state)
{
    (void)state;
    assert_vrt("a\nb\tN\nc\t\tc\nd\tN\t\t\t\n", "doc a: a b c d|\n"
                                                "region text en 0-4\n"
                                                "word a·b·c·d\n"
                                                "lemma ··c·\n"
                                                "pos ·N··N\n");
    assert_vrt("a\t\t\t\n", "doc a: a|\n"
                            "region text en 0-1\n"
                            "word a\n");
    assert_vrt(" a \t N N \r\n", "doc a: a|\n"
                                 "region text en 0-1\n"
                                 "word a\n"
                                 "pos N N\n");
}

static void any_word_is_kept(void **state)
{
    (void)state;
    assert_vrt("<\n<3\n<-\n>\n&lt;s&gt;\nAT&amp;T\n&\nand co\n<b\tNN\t<b>\n",
               "doc a: < <3 <- > <s> AT&T & and co <b|\n"
               "region text en 0-9\n"
               "word <·<3·<-·>·<s>·AT&T·&·and co·<b\n"
               "lemma ········<b>\n"
               "pos ········NN\n");
}

/* ---- what stands between tokens ---- */

static void english_is_put_together_by_rule(void **state)
{
    (void)state;
    assert_vrt("He\nsaid\n(\nin\n1960\n)\n:\nit\n's\nnot\n,\ndo\nn't\n!\n",
               "doc a: He said (in 1960): it's not, don't!|\n"
               "region text en 0-14\n"
               "word He·said·(·in·1960·)·:·it·'s·not·,·do·n't·!\n");
    assert_vrt("“\nwe\n’ll\n”\n'\nThey\n'RE\n'\n'tis\nnt\n$\n5\n%\n",
               "doc a: “we’ll” ' They'RE ' 'tis nt $5%|\n"
               "region text en 0-13\n"
               "word “·we·’ll·”·'·They·'RE·'·'tis·nt·$·5·%\n");
}

static void chinese_is_put_together_without_blanks(void **state)
{
    (void)state;
    assert_vrt("自力\n更生\n，\n用\nLinux\n系统\nok\nok\n。\n",
               "doc a: 自力更生，用Linux系统ok ok。|\n"
               "region text zh 0-9\n"
               "word 自力·更生·，·用·Linux·系统·ok·ok·。\n");
    assert_vrt("これ\nは\nペン\nです\n", "doc a: これはペンです|\n"
                                         "region text ja 0-4\n"
                                         "word これ·は·ペン·です\n");
}

static void marks_of_glue_go_before_the_rule(void **state)
{
    (void)state;
    assert_vrt("<!-- glue: g -->\na\n.\n(\n力\n",
               "doc a: a . ( 力|\nregion text zh 0-4\nword a·.·(·力\n");
    assert_vrt("do\n<g/>\nn't\n.\n自力\n更生\n<g />\n!\n",
               "doc a: don't . 自力 更生!|\n"
               "region text zh 0-6\n"
               "word do·n't·.·自力·更生·!\n");
    assert_vrt("<g/>\n<text>\n<g/>\na\n</text>\n<g/>\n<text>\nb\nc\n<g/>\n"
               "</text>\n",
               "doc a: a|\ndoc a-2: b c|\n"
               "region text en 0-1\nregion text en 1-3\n"
               "word a·b·c\n");
}

static void paragraphs_are_lines(void **state)
{
    (void)state;
    assert_vrt("<p kind=\"heading\">\nOf\naid\n</p>\n<p>\nWe\n.\n</p>\nYes\n",
               "doc a: Of aid|We.|Yes|\n"
               "region text en 0-5\n"
               "word Of·aid·We·.·Yes\n"
               "p 0-2=heading 2-4\n");
}

/* ---- structures ---- */

static void elements_are_structures(void **state)
{
    (void)state;
    assert_vrt("<s>\nA\n<np type=\"x\" head=\"b\">\nb\nc\n</np>\n</s>\n"
               "<s>\nd\n<np type='y' head=e>\ne\n</np>\n</s>\n",
               "doc a: A b c d e|\n"
               "region text en 0-5\n"
               "word A·b·c·d·e\n"
               "np 1-3 4-5\n"
               "np_head 1-3=b 4-5=e\n"
               "np_type 1-3=x 4-5=y\n"
               "s 0-3 3-5\n");
}

static void a_structure_has_a_value_of_its_own(void **state)
{
    (void)state;
    assert_vrt("<p kind=\"heading\" value=\"v\">\n<x value=\"1\" kind=\"k\">\n"
               "a\n</x>\n</p>\n",
               "doc a: a|\n"
               "region text en 0-1\n"
               "word a\n"
               "p 0-1=heading\n"
               "p_value 0-1=v\n"
               "x 0-1=1\n"
               "x_kind 0-1=k\n");
}

static void nested_structures_are_numbered(void **state)
{
    (void)state;
    assert_vrt("<np head=\"a\">\na\n<np head=\"b\">\nb\n<np head=\"c\">\nc\n"
               "</np>\n</np>\n<np head=\"d\">\nd\n</np>\n</np>\n<np>\ne\n</np>",
               "doc a: a b c d e|\n"
               "region text en 0-5\n"
               "word a·b·c·d·e\n"
               "np 0-4 4-5\n"
               "np1 1-3 3-4\n"
               "np2 2-3\n"
               "np_head 0-4=a\n"
               "np_head1 1-3=b 3-4=d\n"
               "np_head2 2-3=c\n");
}

static void structures_may_cross_and_be_empty(void **state)
{
    (void)state;
    assert_vrt("<x>\na\n<y n=\"1\">\nb\n</x>\nc\n</y>\n<z>\n</z>\nd\n",
               "doc a: a b c d|\n"
               "region text en 0-4\n"
               "word a·b·c·d\n"
               "x 0-2\n"
               "y 1-3\n"
               "y_n 1-3=1\n");
}

static void names_may_be_of_any_script(void **state)
{
    (void)state;
    assert_vrt("<NP>\n<文 类=\"甲\">\n<tei:seg.x a.b=\"1\">\na\n</tei:seg.x>\n"
               "</文>\n</NP>\n<np>\nb\n</np>\n",
               "doc a: a b|\n"
               "region text en 0-2\n"
               "word a·b\n"
               "NP 0-1\n"
               "np 1-2\n"
               "tei_seg_x 0-1\n"
               "tei_seg_x_a_b 0-1=1\n"
               "文 0-1\n"
               "文_类 0-1=甲\n");
    assert_vrt("<!-- names: doc___ is 年份, __ is 文,, ____ is 文_类, x -->\n"
               "<doc id=\"a\" __=\"1960\">\n<__ _=\"甲\" v=\"1\">\na\n</__>\n"
               "</doc>\n",
               "doc a 年份=1960: a|\n"
               "region text en 0-1\n"
               "word a\n"
               "文 0-1\n"
               "文_v 0-1=1\n"
               "文_类 0-1=甲\n");
}

/* ---- documents ---- */

static void documents_have_names_and_metadata(void **state)
{
    (void)state;
    assert_vrt("<text id=\"one\" year=\"1960\" Title=\"A &amp; B\">\na\n"
               "</text>\n"
               "<text year=\"\" id=\"\" dc:date=\"1961\">\nb\n</text>\n",
               "doc one year=1960 title=A & B: a|\n"
               "doc a dc_date=1961: b|\n"
               "region text en 0-1\nregion text en 1-2\n"
               "word a·b\n");
    assert_vrt("<doc id=\"x\" name=\"n\" lang=\"fr\">\nmot\n</doc>\n",
               "doc x doc_name=n doc_lang=fr: mot|\n"
               "region text fr 0-1\n"
               "word mot\n");
}

static void the_first_of_text_and_doc_is_the_document(void **state)
{
    (void)state;
    assert_vrt("<doc id=\"x\">\n<text n=\"1\">\na\n</text>\n<text n=\"2\">\nb\n"
               "</text>\n</doc>\n",
               "doc x: a b|\n"
               "region text en 0-2\n"
               "word a·b\n"
               "text 0-1 1-2\n"
               "text_n 0-1=1 1-2=2\n");
    assert_vrt_refuses("<text>\n<doc>\na\n</doc>\n</text>\n",
                       "a.vrt, line 2: <doc>: the index has this name for");
}

static void what_lies_around_documents_is_kept_in_them(void **state)
{
    (void)state;
    assert_vrt("<corpus name=\"c\">\n<text id=\"1\">\na\n</text>\n"
               "<genre value=\"news\">\n<text id=\"2\">\nb\n<s>\nc\n</s>\n"
               "</text>\n</genre>\n<text id=\"3\">\nd\n</text>\n</corpus>\n",
               "doc 1: a|\ndoc 2: b c|\ndoc 3: d|\n"
               "region text en 0-1\nregion text en 1-3\nregion text en 3-4\n"
               "word a·b·c·d\n"
               "corpus 0-1 1-3 3-4\n"
               "corpus_name 0-1=c 1-3=c 3-4=c\n"
               "genre 1-3=news\n"
               "s 2-3\n");
}

static void tokens_outside_are_documents_too(void **state)
{
    (void)state;
    assert_vrt("<c>\n<s>\na\n</s>\n<s>\nb\n</s>\n<text id=\"1\">\nx\n</text>\n"
               "c\n</c>\n<text id=\"2\">\ny\n</text>\nd\n",
               "doc a: a b|\ndoc 1: x|\ndoc a-2: c|\ndoc 2: y|\ndoc a-3: d|\n"
               "region text en 0-2\nregion text en 2-3\nregion text en 3-4\n"
               "region text en 4-5\nregion text en 5-6\n"
               "word a·b·x·c·y·d\n"
               "c 0-2 2-3 3-4\n"
               "s 0-1 1-2\n");
}

static void documents_may_hold_nothing(void **state)
{
    (void)state;
    assert_vrt("<text id=\"1\">\n</text>\n<text id=\"2\">\n<s>\n</s>\n</text>\n"
               "<text id=\"3\">\nx\n</text>\n",
               "doc 1: \ndoc 2: \ndoc 3: x|\n"
               "region text en 0-1\n"
               "word x\n");
}

static void several_files_are_one_index(void **state)
{
    given_files files = {
        { zl_view_of("<!-- columns: word pos -->\n<text>\na\tN\n</text>\n"),
          zl_view_of("<!-- columns: word lemma -->\n<s>\nb\tbe\n</s>\nc\n"),
          zl_view_of("<text id=\"a\">\nd\tV\td\n</text>\n") },
        NULL,
        false
    };

    (void)state;
    assert_given(&files, "doc a: a|\ndoc b: b c|\ndoc a-2: d|\n"
                         "region text en 0-1\nregion text en 1-3\n"
                         "region text en 3-4\n"
                         "word a·b·c·d\n"
                         "lemma ·be··d\n"
                         "pos N···V\n"
                         "s 1-2\n");
}

/* ---- regions ---- */

static void regions_are_those_of_the_document(void **state)
{
    (void)state;
    assert_vrt("<doc id=\"x\">\n<region kind=\"summary\" lang=\"en\">\nOf\n"
               "aid\n"
               "</region>\n<region kind=\"original\">\n自力\n更生\n</region>\n"
               "<region lang=\"en\" n=\"3\">\nSelf\n</region>\nend\n</doc>\n",
               "doc x: Of aid|自力更生|Self|end|\n"
               "region summary en 0-2\nregion original zh 2-4\n"
               "region text en 4-5\nregion text en 5-6\n"
               "word Of·aid·自力·更生·Self·end\n"
               "region_n 4-5=3\n");
    assert_vrt("a\n<region kind=\"k\">\n<s>\nb\n</s>\n</region>\n",
               "doc a: a|b|\n"
               "region text en 0-1\nregion k en 1-2\n"
               "word a·b\n"
               "s 1-2\n");
}

static void languages_are_those_of_the_words(void **state)
{
    (void)state;
    assert_vrt("<text>\n自力\tVERB\tself-reliance\n</text>\n<text>\nwe\n"
               "</text>\n<text>\n1960\n</text>\n用\n<text>\na\n</text>\n",
               "doc a: 自力|\ndoc a-2: we|\ndoc a-3: 1960|\ndoc a-4: 用|\n"
               "doc a-5: a|\n"
               "region text zh 0-1\nregion text en 1-2\nregion text und 2-3\n"
               "region text zh 3-4\nregion text en 4-5\n"
               "word 自力·we·1960·用·a\n"
               "lemma self-reliance····\n"
               "pos VERB····\n");
}

/* ---- what is told ---- */

static void assert_told(const char *text, const char *words)
{
    given_files files = { { zl_view_of(text) }, NULL, false };
    zl_batch *batch = zl_batch_new();

    assert_non_null(batch);
    assert_int_equal(read_given(batch, &files, NULL), ZILI_OK);
    assert_int_equal(zl_batch_check(batch, NULL), ZILI_OK);
    assert_string_equal(zl_str_text(&told), words);
    zl_batch_free(batch);
    zl_str_clear(&told);
}

static void what_is_not_kept_is_told(void **state)
{
    (void)state;
    assert_told("<s>\na\n<g/>\nb\n</s>\n", "");
    assert_told("a\n<pb n=\"1\"/>\nb\n",
                "a.vrt, line 2: <pb> has no token in it and is not kept\n");
    assert_told("<s>\na\n<g></g>\nb\n<gap n=\"2\"></gap>\n</s>\n",
                "a.vrt, line 5: <gap> has no token in it and is not kept\n");
    assert_told("a\n<pb/>\n<br/>\n<text/>\n",
                "a.vrt, line 2: <pb> has no token in it and is not kept, and "
                "2 more\n");
    assert_told("<text>\n<s>\n</s>\n<s>\na\n</s>\n</text>\n",
                "a.vrt, line 3: <s> has no token in it and is not kept\n");
    assert_told("<s>\n</s>\n<s>\na\n</s>\n",
                "a.vrt, line 2: <s> has no token in it and is not kept\n");
    assert_told("<text>\n<region>\n</region>\na\n</text>\n", "");
}

static void what_is_not_closed_is_told(void **state)
{
    (void)state;
    assert_told("<text>\n<s>\na\n</text>\n",
                "a.vrt, line 4: <s> is not closed before its document ends\n");
    assert_told("<text>\n<region>\na\n</text>\n",
                "a.vrt, line 4: <region> is not closed before its document "
                "ends\n");
    assert_told("<c>\n<text>\n<p>\n<region>\n<s>\na\n",
                "a.vrt, line 6: <text> is not closed before its document "
                "ends, and 4 more\n");
    assert_told("<s>\na\n",
                "a.vrt, line 2: <s> is not closed before its document ends\n");
}

/* ---- what is refused ---- */

static void files_without_a_token_are_refused(void **state)
{
    (void)state;
    assert_vrt_refuses("", "a.vrt is empty");
    assert_vrt_refuses("\n\n \n", "a.vrt is empty");
    assert_vrt_refuses("\uFEFF", "a.vrt is empty");
    assert_vrt_refuses("<text id=\"x\">\n</text>\n", "a.vrt is empty");
}

static void what_is_wrong_is_said_with_its_line(void **state)
{
    (void)state;
    assert_vrt_refuses("a\n</s>\n", "a.vrt, line 2: <s>: the element ends");
    assert_vrt_refuses("<s>\na\n</s>\r\n</s>\r\n", "a.vrt, line 4: <s>");
    assert_vrt_refuses("<c>\n<text>\na\n</c>\n</text>\n", "line 4: <c>");
    assert_vrt_refuses("<text>\na\n</text>\n</text>\n", "line 4: <text>");
    assert_vrt_refuses("a\n</text>\n", "line 2: <text>: the element ends");
    assert_vrt_refuses("<text>\n<text>\na\n",
                       "line 2: <text>: a document begins inside another, or "
                       "one is not closed.");
    assert_vrt_refuses("a\n</region>\n", "line 2: <region>: the element ends");
    assert_vrt_refuses("<region>\n<region>\na\n",
                       "line 3: <region>: a region lies in no other");
    assert_vrt_refuses("<text>\n<region>\n<region>\na\n",
                       "line 3: <region>: a region lies in no other");
    assert_vrt_refuses("a\n\tNN\n", "line 2: the word is missing");
    assert_vrt_refuses("<text id>\n", "line 1: <text>: something in it is no");
    assert_vrt_refuses("<s n=\"1\" n=\"2\">\na\n", "line 1: <s>: an attribute");
}

static void names_of_the_index_are_refused(void **state)
{
    (void)state;
    assert_vrt_refuses("<text>\n<lang>\na\n", "line 2: <lang>: the index has");
    assert_vrt_refuses("<text>\n<doc>\na\n", "line 2: <doc>: the index has");
    assert_vrt("<doc>\n<s lang=\"en\" doc=\"d\" region=\"r\">\na\n</s>\n"
               "</doc>\n",
               "doc a: a|\n"
               "region text en 0-1\n"
               "word a\n"
               "s 0-1\n"
               "s_doc 0-1=d\n"
               "s_lang 0-1=en\n"
               "s_region 0-1=r\n");
}

static void names_that_meet_are_refused(void **state)
{
    (void)state;
    assert_vrt_refuses("<text>\n<np type=\"x\">\n<np_type>\na\n",
                       "line 3: <np_type>: a structure that is called so is "
                       "open already");
    assert_vrt_refuses("<text>\n<h>\n<h>\n<h1>\na\n",
                       "line 4: <h1>: a structure that is called so");
    assert_vrt_refuses("<text>\n<s a.b=\"1\" a:b=\"2\">\n",
                       "line 2: <s>: a structure that is called so");
    assert_vrt("<h1>\na\n</h1>\n<h>\n<h>\nb\n</h>\n</h>\n",
               "doc a: a b|\n"
               "region text en 0-2\n"
               "word a·b\n"
               "h 1-2\n"
               "h1 0-1 1-2\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_line_is_a_token),
        cmocka_unit_test(columns_have_names),
        cmocka_unit_test(cells_may_be_missing_or_empty),
        cmocka_unit_test(any_word_is_kept),
        cmocka_unit_test(english_is_put_together_by_rule),
        cmocka_unit_test(chinese_is_put_together_without_blanks),
        cmocka_unit_test(marks_of_glue_go_before_the_rule),
        cmocka_unit_test(paragraphs_are_lines),
        cmocka_unit_test(elements_are_structures),
        cmocka_unit_test(a_structure_has_a_value_of_its_own),
        cmocka_unit_test(nested_structures_are_numbered),
        cmocka_unit_test(structures_may_cross_and_be_empty),
        cmocka_unit_test(names_may_be_of_any_script),
        cmocka_unit_test(documents_have_names_and_metadata),
        cmocka_unit_test(the_first_of_text_and_doc_is_the_document),
        cmocka_unit_test(what_lies_around_documents_is_kept_in_them),
        cmocka_unit_test(tokens_outside_are_documents_too),
        cmocka_unit_test(documents_may_hold_nothing),
        cmocka_unit_test(several_files_are_one_index),
        cmocka_unit_test(regions_are_those_of_the_document),
        cmocka_unit_test(languages_are_those_of_the_words),
        cmocka_unit_test(what_is_not_kept_is_told),
        cmocka_unit_test(what_is_not_closed_is_told),
        cmocka_unit_test(files_without_a_token_are_refused),
        cmocka_unit_test(what_is_wrong_is_said_with_its_line),
        cmocka_unit_test(names_of_the_index_are_refused),
        cmocka_unit_test(names_that_meet_are_refused),
    };

    return cmocka_run_group_tests(tests, make_scratch, remove_scratch);
}
