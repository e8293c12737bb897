/* test_settle.c -- what is mended in the bytes of cairo's EPS and SVG. */
#include "chart/settle.h"
#include "chart_help.h"

static void an_eps_has_a_title_and_no_time(void **state)
{
    static const char eps[] = "%!PS-Adobe-3.0 EPSF-3.0\n%%Creator: cairo\n"
                              "%%CreationDate: Sun Nov 22 20:43:56 2026\n"
                              "%%Pages: 1\n";
    zl_str out = { 0 };

    (void)state;
    zl_eps_settle(zl_view_of(eps), zl_view_of("A 题\n%%EOF"), &out);
    assert_string_equal(zl_str_text(&out),
                        "%!PS-Adobe-3.0 EPSF-3.0\n%%Creator: cairo\n"
                        "%%Title: A %%EOF\n"
                        "%%CreationDate: Sat Jan  1 00:00:00 2000\n"
                        "%%Pages: 1\n");
    zl_str_clear(&out);
    zl_eps_settle(zl_view_of("none"), zl_view_of("A"), &out);
    assert_string_equal(zl_str_text(&out), "none");
    zl_str_clear(&out);
}

static void words_of_an_svg_may_be_text(void **state)
{
    zl_str svg = { 0 };
    zl_plan plan;

    (void)state;
    zl_plan_init(&plan, &fake_ruler);
    zl_plan_page(&plan, 80, 40);
    zl_plan_label(&plan, (zl_label){ .text = "a < 题",
                                     .type = { 10, true },
                                     .colour = 0x123456 });
    zl_plan_label(&plan, (zl_label){ .text = "two\nlines",
                                     .x = 25.4,
                                     .across = ZL_ACROSS_RIGHT,
                                     .upwards = true,
                                     .type = { 10, false } });
    zl_str_add_text(&svg, "<svg>\n</svg>\n");
    zl_svg_add_text(&svg, page_of(&plan), "A & \"B\"");
    assert_string_equal(
        zl_str_text(&svg),
        "<svg>\n<g font-family=\"A &amp; &quot;B&quot;\">\n"
        "<text x=\"0.000\" y=\"9.000\" font-size=\"10.000\" "
        "font-weight=\"bold\" text-anchor=\"start\" fill=\"#123456\" "
        "textLength=\"30.000\" lengthAdjust=\"spacingAndGlyphs\">"
        "a &lt; 题</text>\n"
        "<g transform=\"rotate(-90)\">"
        "<text x=\"0.000\" y=\"56.700\" font-size=\"10.000\" "
        "text-anchor=\"end\" fill=\"#000000\">two</text>\n"
        "<text x=\"0.000\" y=\"69.700\" font-size=\"10.000\" "
        "text-anchor=\"end\" fill=\"#000000\">lines</text>\n"
        "</g>\n</g>\n</svg>\n");
    zl_str_clear(&svg);
    zl_plan_clear(&plan);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_eps_has_a_title_and_no_time),
        cmocka_unit_test(words_of_an_svg_may_be_text),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
