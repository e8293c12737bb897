/* test_html.c -- pages as browsers read them, where libxml2 does not. */
#include "documents_help.h"

static void assert_page(const char *text, const char *expected)
{
    assert_documents(show_page, zl_view_of(text), "a.html", NULL, expected);
}

/* libxml2 has those of HTML 4. */
static void characters_have_the_names_of_html_5(void **state)
{
    (void)state;
    assert_page("<html><p>n&amacr;n &Zcaron;&bne; &AMP; &amacr; "
                "&amp;&amacr;&lt;&nosuch;&apos;",
                "text/en/body: nān Ž=\xE2\x83\xA5 & ā &ā<&nosuch;'\n");
}

static void other_names_need_their_semicolon(void **state)
{
    (void)state;
    assert_page("<html><p>&amacr x &amp;amacr; <b>&amacr</b>; a&b;c &amacr",
                "text/en/body: &amacr x &amacr; &amacr; a&b;c &amacr\n");
    assert_page("<html><p>&amp;copy <b>&#38;copy</b> &amp;copy2020&amp;copy",
                "text/en/body: &copy &copy &copy2020&copy\n");
}

static void digits_may_stand_behind_names_of_latin_1(void **state)
{
    (void)state;
    assert_page("<html><p>&copy2020 &frac12 &sup23 &frac123 &copyright",
                "text/en/body: ©2020 ½ ²3 ½3 &copyright\n");
}

/* XHTML may declare entities; that is no text. */
static void what_a_page_declares_is_no_text(void **state)
{
    (void)state;
    assert_page("<?xml version='1.0'?>\n<!DOCTYPE html PUBLIC '-//a' "
                "\"c'>[\" [\n<!-- ]> ' -->\n<!ENTITY m \"&#8212;]>\">\n] >\n"
                "<html><head><title>T</title></head><body><p>a&mdash;b</p>"
                "</body></html>",
                "title=T\ntext/en/body: a—b\n");
    assert_page("<!DOCTYPE html [ <p>never closed</p>",
                "text/en/body: never closed\n");
    assert_page("<html><p>A page says &lt;!DOCTYPE a [ b ]></p>",
                "text/en/body: A page says <!DOCTYPE a [ b ]>\n");
}

static void faults_below_declarations_have_their_line(void **state)
{
    zl_str text = { 0 }, out = { 0 };
    zili_error err = { 0 };

    (void)state;
    zl_str_add_text(&text, "<!DOCTYPE html [\n<!ENTITY a 'b'>\n]>\n<html>");
    for (int i = 0; i < 300; i++)
        zl_str_add_text(&text, "<div>");
    assert_int_equal(read_documents(show_page, zl_str_view(&text), "a.html",
                                    NULL, &out, &err),
                     ZILI_EFORMAT);
    assert_non_null(strstr(err.text, "a.html, line 4, cannot be read"));
    zl_str_clear(&text);
    zl_str_clear(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(characters_have_the_names_of_html_5),
        cmocka_unit_test(other_names_need_their_semicolon),
        cmocka_unit_test(digits_may_stand_behind_names_of_latin_1),
        cmocka_unit_test(what_a_page_declares_is_no_text),
        cmocka_unit_test(faults_below_declarations_have_their_line),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
