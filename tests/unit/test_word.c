/* test_word.c -- what single elements of word processors become. */
#include "office_help.h"

#define UNENDED "<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>"
#define FIELD(type) "<w:r><w:fldChar w:fldCharType='" type "'/></w:r>"
#define CODE(text) "<w:r><w:instrText>" text "</w:instrText></w:r>"

static void assert_docx(const char *body, const char *expected)
{
    zl_str part = { 0 };

    zl_str_format(&part,
                  "<w:document xmlns:w='w'><w:body>%s</w:body></w:document>",
                  body);
    const char *const parts[] = { "word/document.xml", zl_str_text(&part),
                                  NULL };
    assert_parts(parts, expected);
    zl_str_clear(&part);
}

static void fields_show_their_results(void **state)
{
    (void)state;
    assert_docx(P(T("Page ") FIELD("begin") CODE("PAGE") FIELD("separate")
                      T("7") FIELD("end") T(".")),
                "text/en/body: Page 7.\n");
}

static void what_a_field_asks_another_is_hidden(void **state)
{
    (void)state;
    assert_docx(
        P(T("Dear ") FIELD("begin") CODE("IF ") FIELD("begin")
              CODE("MERGEFIELD sex") FIELD("separate") T("m") FIELD("end")
                  CODE(" = \"m\" \"Sir\" \"Madam\"") FIELD("separate")
                      T("Sir") FIELD("end") T(", hello.")),
        "text/en/body: Dear Sir, hello.\nhidden/en/note: m\n");
    /* a table of contents: fields in its result */
    assert_docx(P(FIELD("begin") CODE("TOC") FIELD("separate") T("One ")
                      FIELD("begin") CODE("PAGEREF x") FIELD("separate")
                          T("3") FIELD("end") FIELD("end")),
                "text/en/body: One 3\n");
}

static void formulas_that_are_fields_are_text(void **state)
{
    (void)state;
    assert_docx(P(T("见") FIELD("begin") CODE(" eq \\o\\ac(") CODE("○,1)")
                      FIELD("end") T("和") FIELD("begin")
                          CODE("EQ \\* jc2 \\o\\ad(\\s\\up 9(かん),漢)")
                              FIELD("end") T("字。")),
                "text/ja/body: 见○ 1和かん 漢字。\n");
    assert_docx(P(T("a ") FIELD("begin") CODE("EQ") FIELD("end") FIELD("begin")
                      CODE("XE \"no\"") FIELD("end") FIELD("end") T("b")),
                "text/en/body: a b\n");
}

static void paragraphs_whose_end_is_deleted_go_on(void **state)
{
    (void)state;
    assert_docx(P(UNENDED T("One ")) P(UNENDED STYLE("Heading1") T("and "))
                P(T("two.")) P(T("Three."))
                P(UNENDED "<w:del><w:r><w:delText>gone</w:delText></w:r>"
                          "</w:del>")
                P(STYLE("Heading1") T("Head")) P(UNENDED T("four"))
                "<w:tbl><w:tr><w:tc>" P(UNENDED T("a")) "</w:tc><w:tc>"
                P(T("b")) "</w:tc></w:tr></w:tbl>",
                "text/en/body: One and two.\ntext/en/body: Three.\n"
                "text/en/heading: Head\ntext/en/body: four\n"
                "text/en/row: a\nb\ndeletions/en/note: gone\n");
}

static void a_row_is_a_paragraph(void **state)
{
    (void)state;
    assert_docx("<w:tbl><w:tr><w:tc>" P(T("a")) P(T("b")) "</w:tc><w:tc>"
                P(STYLE("Heading1") T("c")) "</w:tc></w:tr><w:tr><w:tc>"
                "<w:tbl><w:tr><w:tc>" P(T("d")) "</w:tc></w:tr></w:tbl>"
                P(T("e")) "</w:tc></w:tr></w:tbl>" P(T("f")),
                "text/en/row: a\nb\nc\ntext/en/row: d\ne\ntext/en/body: f\n");
}

static void shapes_have_boxes_of_text(void **state)
{
    static const char *const parts[] = {
        "mimetype", "application/vnd.oasis.opendocument.text", "content.xml",
        "<o:d xmlns:o='o' xmlns:t='t' xmlns:d='d'><o:body><o:text><t:p>Before "
        "<d:custom-shape><t:p>One</t:p></d:custom-shape>and <d:rect><t:p>Two"
        "</t:p></d:rect>after.</t:p></o:text></o:body></o:d>",
        NULL
    };

    (void)state;
    assert_parts(parts, "text/en/body: Before and after.\n"
                        "boxes/en/note: One\nboxes/en/note: Two\n"
                        "custom_shape=: One\nrect=: Two\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(fields_show_their_results),
        cmocka_unit_test(what_a_field_asks_another_is_hidden),
        cmocka_unit_test(formulas_that_are_fields_are_text),
        cmocka_unit_test(paragraphs_whose_end_is_deleted_go_on),
        cmocka_unit_test(a_row_is_a_paragraph),
        cmocka_unit_test(shapes_have_boxes_of_text),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
