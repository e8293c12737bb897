/* test_report_where.c -- where in a page of a report a number stands. */
#include "report/where.h"
#include "base_help.h"

static const char page[] =
    "<h1>x</h1>\n"
    "<figure id=\"item.words\">\n<div class=\"wide\">\n<table>\n<thead>\n"
    "<tr><th>doc</th><th class=\"number\">count</th></tr>\n</thead>\n<tbody>\n"
    "<tr><td>a</td><td class=\"number\">1</td></tr>\n";

static void assert_where(const char *before, const char *was, const char *is,
                         const char *expected)
{
    zl_str out = { 0 };

    zl_where(&out, zl_view_of(before), zl_view_of(was), zl_view_of(is));
    assert_false(out.failed);
    assert_string_equal(zl_str_text(&out), expected);
    zl_str_clear(&out);
}

static void a_number_has_its_row_and_column(void **state)
{
    (void)state;
    assert_where(page,
                 "<tr><td>b</td><td class=\"number\"><a href=\"#x\">5</a></td>"
                 "</tr>",
                 "<tr><td>b</td><td class=\"number\"><a href=\"#x\">7</a></td>"
                 "</tr>",
                 "words, row 2, count: \"5\" comes out as \"7\"");
    assert_where(page, "<tr><td>b</td></tr>", "<tr><td></td></tr>",
                 "words, row 2, doc: \"b\" comes out as \"\"");
}

static void what_is_no_number_is_a_line(void **state)
{
    (void)state;
    assert_where(page, "</tbody>", "<tr><td>b</td></tr>",
                 "words, \"</tbody>\" comes out as \"<tr><td>b</td></tr>\"");
    assert_where("", "<h1>x", "<h1>y", "\"<h1>x\" comes out as \"<h1>y\"");
    assert_where("", "", "<h1>y", "\"\" comes out as \"<h1>y\"");
    /* heads are gone, and a row has one cell more */
    assert_where("<figure id=\"item.w\">\n", "<tr><td>1</td></tr>",
                 "<tr><td>1</td><td>2</td></tr>",
                 "w, \"<tr><td>1</td></tr>\" comes out as "
                 "\"<tr><td>1</td><td>2</td></tr>\"");
    assert_where("<figure id=\"item.w\">\n", "<tr><td>1</td></tr>",
                 "<tr><td>2</td></tr>",
                 "w, row 1, column 1: \"1\" comes out as \"2\"");
}

static void lines_behind_a_number_have_its_name(void **state)
{
    (void)state;
    assert_where("<h3 id=\"lines.words.3\"><a href=\"#item.words\">T</a>\n"
                 "<tr><th>para</th></tr>\n",
                 "<tr><td>1</td></tr>", "<tr><td>2</td></tr>",
                 "lines.words.3, row 1, para: \"1\" comes out as \"2\"");
}

static void of_a_long_line_what_differs_is_shown(void **state)
{
    zl_str was = { 0 }, is = { 0 }, out = { 0 };

    (void)state;
    for (int i = 0; i < 300; i++) {
        zl_str_add_text(&was, "字");
        zl_str_add_text(&is, i == 150 ? "x" : "字");
    }
    zl_where_lines(&out, zl_str_view(&was), zl_str_view(&is));
    const char *text = zl_str_text(&out);
    assert_int_equal(strncmp(text, "\"…字", strlen("\"…字")), 0);
    assert_non_null(strstr(text, "字x字"));
    assert_true(out.size < 500);
    zl_str_clear(&was);
    zl_str_clear(&is);
    zl_str_clear(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_number_has_its_row_and_column),
        cmocka_unit_test(what_is_no_number_is_a_line),
        cmocka_unit_test(lines_behind_a_number_have_its_name),
        cmocka_unit_test(of_a_long_line_what_differs_is_shown),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
