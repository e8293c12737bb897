/* test_tag.c -- lines of VRT: which are tags, and what stands in them. */
#include "base_help.h"

#include "base/mem.h"
#include "base/utf8.h"
#include "ingest/line.h"
#include "ingest/tag.h"

/* "begin text id=a year=1960", or "token", or "wrong: …". */
static void describe(zl_view line, zl_str *out)
{
    static const char *const kinds[] = { "begin", "end", "empty", "comment" };
    zl_tag_line tag;
    zl_tag_pair pair;
    zl_str scratch = { 0 };

    zl_str_empty(out);
    if (!zl_tag_read(&tag, line)) {
        zl_str_add_text(out, "token");
    } else if (tag.wrong) {
        zl_str_format(out, "wrong: %s", tag.wrong);
    } else {
        zl_str_add_text(out, kinds[tag.kind]);
        zl_str_add_text(out, tag.name.size ? " " : "");
        zl_str_add(out, tag.name);
        while (zl_tag_next(&tag, &pair)) {
            zl_str_add_byte(out, ' ');
            zl_str_add(out, pair.name);
            zl_str_add_byte(out, '=');
            zl_str_add(out, zl_tag_plain(pair.value, &scratch));
        }
    }
    assert_false(out->failed || scratch.failed);
    zl_str_clear(&scratch);
}

static void assert_line(const char *line, const char *expected)
{
    zl_str found = { 0 };

    describe(zl_view_of(line), &found);
    if (strncmp(zl_str_text(&found), expected,
                expected[0] == 'w' ? strlen(expected) : SIZE_MAX) != 0)
        fail_msg("%s: %s, not %s", line, zl_str_text(&found), expected);
    zl_str_clear(&found);
}

static void tags_are_known(void **state)
{
    (void)state;
    assert_line("<s>", "begin s");
    assert_line("</s>", "end s");
    assert_line("<g/>", "empty g");
    assert_line("<g />", "empty g");
    assert_line("</s >", "end s");
    assert_line("<s >", "begin s");
    assert_line("  <s>\t", "begin s");
    assert_line("<NP>", "begin NP");
    assert_line("<h1>", "begin h1");
    assert_line("<_x-1>", "begin _x-1");
    assert_line("<tei:s.a>", "begin tei:s.a");
    assert_line("<Überschrift>", "begin Überschrift");
    assert_line("<文>", "begin 文");
    assert_line("<text id=\"a\" year=\"1960\">", "begin text id=a year=1960");
    assert_line("<text id='a b' >", "begin text id=a b");
    assert_line("<text id = \"a\"\tn=5>", "begin text id=a n=5");
    assert_line("<text\tid=\"a\">", "begin text id=a");
    assert_line("<text id=\"\">", "begin text id=");
    assert_line("<text id=\"a>b\">", "begin text id=a>b");
    assert_line("<text id=\"it's\">", "begin text id=it's");
    assert_line("<pb n=\"3\"/>", "empty pb n=3");
    assert_line("<gap></gap>", "empty gap");
    assert_line("<gap > </gap>", "empty gap");
    assert_line("<gap n=\"3\" why='></gap'></gap>",
                "empty gap n=3 why=></gap");
    assert_line("<g></a>", "token");
    assert_line("<></>", "token");
    assert_line("<g</g>", "token");
}

static void comments_are_known(void **state)
{
    (void)state;
    assert_line("<!-- a comment -->", "comment");
    assert_line("<!---->", "comment");
    assert_line("<?xml version=\"1.0\"?>", "comment");
    assert_line("<!DOCTYPE corpus>", "comment");
    assert_line("<!-->", "token");
    assert_line("<!-- and more", "token");
    assert_line("<!>", "token");
    assert_line("<?>", "token");
    assert_line("<!1>", "token");
}

static void what_looks_like_a_tag_can_be_a_token(void **state)
{
    (void)state;
    assert_line("", "token");
    assert_line("<", "token");
    assert_line(">", "token");
    assert_line("<>", "token");
    assert_line("</", "token");
    assert_line("</>", "token");
    assert_line("<//>", "token");
    assert_line("<3", "token");
    assert_line("<3>", "token");
    assert_line("<-", "token");
    assert_line("<->", "token");
    assert_line("<.>", "token");
    assert_line("< s>", "token");
    assert_line("<s", "token");
    assert_line("s>", "token");
    assert_line("<john@example.org>", "token");
    assert_line("<http://example.org/>", "token");
    assert_line("<\tNN\t<", "token");
    assert_line("<b\tNN\t<b>", "token");
    assert_line("<b>\tNN\t<b>", "token");
    assert_line("</b\tNN\t<b>", "token");
    assert_line("&lt;s&gt;", "token");
}

static void what_is_wrong_in_a_tag_is_said(void **state)
{
    (void)state;
    assert_line("<text id>", "wrong: something in it is no attribute");
    assert_line("<text id=>", "wrong: something in it is no attribute");
    assert_line("<text id=\"a>", "wrong: something in it is no attribute");
    assert_line("<text id=\"a\"b=\"c\">",
                "wrong: something in it is no attribute");
    assert_line("<text =\"a\">", "wrong: something in it is no attribute");
    assert_line("<text 1=\"a\">", "wrong: something in it is no attribute");
    assert_line("</s n=\"1\">", "wrong: a tag that ends");
    assert_line("<text a=\"1\" b=\"2\" a=\"3\">",
                "wrong: an attribute of it stands there twice");
    assert_line("<text a=\"1\" A=\"2\">", "begin text a=1 A=2");
}

static void assert_attributes(size_t count, const char *expected)
{
    zl_str line = { 0 }, found = { 0 };

    zl_str_add_text(&line, "<s");
    for (size_t i = 0; i < count; i++)
        zl_str_format(&line, " a%zu=\"%zu\"", i, i);
    zl_str_add_byte(&line, '>');
    describe(zl_str_view(&line), &found);
    assert_true(zl_view_starts(zl_str_view(&found), zl_view_of(expected)));
    zl_str_clear(&line);
    zl_str_clear(&found);
}

static void attributes_and_names_have_limits(void **state)
{
    char line[70] = "<";

    (void)state;
    assert_attributes(256, "begin s a0=0 a1=1 ");
    assert_attributes(257, "wrong: it has more than 256 attributes");
    assert_attributes(10000, "wrong: it has more than 256 attributes");
    memset(line + 1, 'x', 65);
    line[66] = '>';
    assert_line(line, "wrong: a name in it is too long");
    assert_int_equal(line[65], 'x');
    line[65] = '>';
    line[66] = 0;
    zl_str found = { 0 };
    describe(zl_view_of(line), &found);
    assert_int_equal(found.size, sizeof "begin " - 1 + 64);
    zl_str_clear(&found);
}

/* ---- entities ---- */

static void assert_plain(const char *text, const char *expected)
{
    zl_str scratch = { 0 };

    zl_view plain = zl_tag_plain(zl_view_of(text), &scratch);
    if (!zl_view_is(plain, expected))
        fail_msg("%s: %.*s, not %s", text, (int)plain.size, plain.bytes,
                 expected);
    zl_str_clear(&scratch);
}

static void entities_are_resolved(void **state)
{
    (void)state;
    assert_plain("", "");
    assert_plain("plain", "plain");
    assert_plain("AT&amp;T", "AT&T");
    assert_plain("&lt;&gt;&quot;&apos;&amp;", "<>\"'&");
    assert_plain("&#65;&#x42;&#X43;", "ABC");
    assert_plain("&#33258;&#x529B;", "自力");
    assert_plain("&#x10FFFF;", "\U0010FFFF");
    assert_plain("&amp;amp;", "&amp;");
    assert_plain("&#0000065;", "A");
}

static void what_is_no_entity_stays(void **state)
{
    static const char *const texts[] = {
        "&",        "&&",       "&;",           "&amp",      "&nbsp;",
        "&AMP;",    "& amp;",   "&#;",          "&#x;",      "&#0;",
        "&#-1;",    "&#+65;",   "&# 65;",       "&#65",      "&#6A;",
        "&#xD800;", "&#xDFFF;", "&#x110000;",   "&#xG;",     "R&D",
        "a;b",      "&#99999999999999999999;",  "&#x 41;",   "&ampl;",
    };

    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        assert_plain(texts[i], texts[i]);
}

/* ---- lines and cells ---- */

/* The lines with | behind each, their cells with / behind each. */
static void assert_cells(const char *text, const char *expected)
{
    zl_view rest = zl_utf8_body(zl_view_of(text)), line, cell;
    zl_str found = { 0 };

    while (zl_line_next(&rest, &line)) {
        while (zl_cell_next(&line, &cell)) {
            zl_str_add(&found, cell);
            zl_str_add_byte(&found, '/');
        }
        zl_str_add_byte(&found, '|');
    }
    assert_string_equal(zl_str_text(&found), expected);
    zl_str_clear(&found);
}

static void lines_have_cells(void **state)
{
    (void)state;
    assert_cells("", "");
    assert_cells("a", "a/|");
    assert_cells("a\n", "a/|");
    assert_cells("a\r\nb\r\n", "a/|b/|");
    assert_cells("a\rb", "a\rb/|");
    assert_cells("\n\n", "/|/|");
    assert_cells("\r\n", "/|");
    assert_cells("a\tb\n\tc\nd\t\n\t", "a/b/|/c/|d//|//|");
    assert_cells("\uFEFFa\n\uFEFF", "a/|\uFEFF/|");
    assert_cells("\uFEFF", "");
}

static void a_lack_of_memory_shows_in_the_scratch(void **state)
{
    zl_str scratch = { 0 };

    (void)state;
    zl_refuse_after(0);
    zl_tag_plain(zl_view_of("a&amp;b"), &scratch);
    zl_refuse_after(-1);
    assert_true(scratch.failed);
    zl_str_clear(&scratch);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tags_are_known),
        cmocka_unit_test(comments_are_known),
        cmocka_unit_test(what_looks_like_a_tag_can_be_a_token),
        cmocka_unit_test(what_is_wrong_in_a_tag_is_said),
        cmocka_unit_test(attributes_and_names_have_limits),
        cmocka_unit_test(entities_are_resolved),
        cmocka_unit_test(what_is_no_entity_stays),
        cmocka_unit_test(lines_have_cells),
        cmocka_unit_test(a_lack_of_memory_shows_in_the_scratch),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
