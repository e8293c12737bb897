/* test_markdown.c -- Markdown becomes paragraphs. */
#include "documents_help.h"

static const char page[] =
    "---\ntitle: A note\ntags: [one, two]\nplace: {city: Beijing}\n---\n"
    "# Head *one*\n\nText[^1] with [a link](http://x.y) and `code`.\nOn.\n\n"
    "- item one\n- item two\n\n> quoted\n\n| a | b |\n|---|---|\n| c | d |\n\n"
    "    int x;\n      y\n\n<div>html</div>\n\n"
    "[^1]: Word\n[^2]: More *words*.\n";

static void assert_page(const char *text, const char *expected)
{
    assert_documents(show_page, zl_view_of(text), "a.md", NULL, expected);
}

static void mark_up_is_read(void **state)
{
    (void)state;
    assert_page(page, "title=A note\ntags=one; two\nplace_city=Beijing\n"
                      "text/en/heading: Head one\n"
                      "text/en/body: Text with a link and code. On.\n"
                      "text/en/item: item one\ntext/en/item: item two\n"
                      "text/en/quote: quoted\n"
                      "text/en/row: a\nb\ntext/en/row: c\nd\n"
                      "text/en/body: int x;\n  y\n"
                      "text/en/body: html\n"
                      "notes/en/note: Word\nnotes/en/note: More words.\n"
                      "link=http://x.y: a link\n"
                      "note=1: Word\nnote=2: More words.\n");
}

static void html_has_its_text(void **state)
{
    (void)state;
    assert_page("# H\n\n<!-- no --> yes\n\n<?php no ?>\n\n<!DOCTYPE html>"
                "\n\n<details>\n<summary>S</summary>\n\nIn *it*.\n\n"
                "</details>\n\n<table><tr><td>a<td>&eacute;</table>\n\n"
                "<script>no</script>\n\n<div hidden>secret</div>\n\nEnd.\n",
                "text/en/heading: H\ntext/en/body: yes\ntext/en/body: S\n"
                "text/en/body: In it.\ntext/en/row: a\né\n"
                "text/en/body: End.\nhidden/en/note: secret\n"
                "div=: secret\n");
}

static void what_has_no_mark_up_is_plain(void **state)
{
    (void)state;
    assert_page("One\ntwo  &  x.\n\n三\n",
                "text/en/body: One\ntwo  &  x.\ntext/en/body: 三\n");
    assert_page("---\nnot: [yaml\n---\nText.\n",
                "text/en/heading: not: [yaml\ntext/en/body: Text.\n");
}

static void front_matter_of_hugo_is_read(void **state)
{
    (void)state;
    assert_page("\xEF\xBB\xBF+++\ntitle = 'A note'\ntags = ['x', 'y']\n"
                "[place]\ncity = \"Peking\"\n+++\n# One\n",
                "title=A note\ntags=x; y\nplace_city=Peking\n"
                "text/en/heading: One\n");
    assert_page("+++\nno end\n", "text/en/body: +++\nno end\n");
    assert_no_documents(zl_view_of("+++\ntitle: A\n+++\nText.\n"), "a.md",
                        NULL, "a.md, line 2: the front matter");
}

static void lack_of_memory_is_survived(void **state)
{
    (void)state;
    assert_documents_survive(zl_view_of(page), "a.md");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(mark_up_is_read),
        cmocka_unit_test(html_has_its_text),
        cmocka_unit_test(what_has_no_mark_up_is_plain),
        cmocka_unit_test(front_matter_of_hugo_is_read),
        cmocka_unit_test(lack_of_memory_is_survived),
    };

    return cmocka_run_group_tests_name("markdown", tests, NULL, NULL);
}
