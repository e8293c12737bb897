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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(characters_have_the_names_of_html_5),
        cmocka_unit_test(other_names_need_their_semicolon),
        cmocka_unit_test(digits_may_stand_behind_names_of_latin_1),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
