/* test_markup.c -- elements of TEI and HTML become documents. */
#include "formats/filetype.h"

#include "base/fail.h"
#include "base/mem.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

/* The documents of a file, one after the other: data, then for each paragraph
 * "region/lang/kind: text", then "mark=value: text". */
static zili_status show(void *user, const zl_file *file, zl_source *source,
                        zili_error *err)
{
    static const char *const kinds[] = {
        [ZL_BODY] = "body",       [ZL_HEADING] = "heading",
        [ZL_SALUTATION] = "sal",  [ZL_SIGNATURE] = "sign",
        [ZL_DATELINE] = "date",   [ZL_ITEM] = "item",
        [ZL_ROW] = "row",         [ZL_QUOTE] = "quote",
        [ZL_VERSE] = "verse",     [ZL_CAPTION] = "caption",
        [ZL_NOTE] = "note",
    };
    zl_view text = zl_str_view(&source->text);
    zl_str *out = user;
    size_t region = 0;
    const char *reason;

    (void)file, (void)err;
    if (!zl_source_check(source, &reason))
        fail_msg("%s", reason);
    for (size_t i = 0; i < source->data.count; i++)
        zl_str_format(out, "%s=%s\n", source->data.items[i].key,
                      source->data.items[i].value);
    for (size_t i = 0; i < source->paragraphs.count; i++) {
        const zl_paragraph *it = &source->paragraphs.items[i];
        while (source->regions.items[region].end <= it->begin)
            region++;
        zl_str_format(out, "%s/%s/%s: ", source->regions.items[region].kind,
                      source->regions.items[region].lang, kinds[it->kind]);
        zl_str_add(out, zl_view_cut(text, it->begin, it->end));
        zl_str_add_byte(out, '\n');
    }
    for (size_t i = 0; i < source->marks.count; i++) {
        const zl_mark_span *it = &source->marks.items[i];
        zl_str_format(out, "%s=%s: ", it->kind, it->value ? it->value : "");
        zl_str_add(out, zl_view_cut(text, it->begin, it->end));
        zl_str_add_byte(out, '\n');
    }
    return out->failed ? zl_no_memory(err) : ZILI_OK;
}

static zili_status read_as(const char *text, const char *name, zl_str *out,
                           zili_error *err)
{
    static const zl_reading reading = { 0 };
    zl_shelf shelf = { .take = show, .user = out };
    zl_file file = { .bytes = zl_view_of(text),
                     .path = name,
                     .name = name,
                     .reading = &reading };

    return zl_file_give(&file, &shelf, err);
}

static void assert_read(const char *text, const char *expected)
{
    zl_str out = { 0 };
    zili_error err = { 0 };

    if (read_as(text, "a.xml", &out, &err))
        fail_msg("%s", err.text);
    assert_string_equal(zl_str_text(&out), expected);
    zl_str_clear(&out);
}

static const char tei[] =
    "<?xml version=\"1.0\"?><!-- <html> --><TEI xmlns=\"http://x\">"
    "<teiHeader><fileDesc><titleStmt><title>Report</title>"
    "<author>Nie</author></titleStmt><publicationStmt>"
    "<date type=\"posted\" when=\"2015-01-02\">x</date>"
    "<date type=\"created\" when=\"1960-07-03\">y</date></publicationStmt>"
    "</fileDesc></teiHeader><text><front><p>Contents</p></front>"
    "<body xml:lang=\"en\"><div type=\"letter\" n=\"1\"><head>To Mao</head>\n"
    "<p>We <choice><sic>relie</sic><corr>rely</corr></choice> on "
    "<persName ref=\"#n\">Nie</persName><note n=\"1\">A <hi>note</hi>.</note>"
    ", he said<pb n=\"2\"/> &amp; left.</p>"
    "<p xml:lang=\"zh-Hans\">自力\n更生</p></div></body></text></TEI>";

static void tei_is_read(void **state)
{
    (void)state;
    assert_read(tei, "title=Report\nauthor=Nie\ndate_posted=2015-01-02\n"
                     "date=1960-07-03\n"
                     "front/en/body: Contents\n"
                     "text/en/heading: To Mao\n"
                     "text/en/body: We rely on Nie, he said & left.\n"
                     "text/zh/body: 自力更生\n"
                     "notes/en/note: A note.\n"
                     "div=: To Mao\n\nWe rely on Nie, he said & left.\n\n"
                     "自力更生\n"
                     "div_type=letter: To Mao\n\nWe rely on Nie, he said & "
                     "left.\n\n自力更生\n"
                     "div_n=1: To Mao\n\nWe rely on Nie, he said & left.\n\n"
                     "自力更生\n"
                     "corr=relie: rely\n"
                     "persname=: Nie\npersname_ref=#n: Nie\n"
                     "page=2: & left.\n\n自力更生\n"
                     "note=: A note.\nnote_n=1: A note.\n");
}

static void a_corpus_has_many_documents(void **state)
{
    (void)state;
    assert_read("<teiCorpus><TEI><text><body><p>A</p></body></text></TEI>"
                "<TEI><text><body><p>B</p></body></text></TEI></teiCorpus>",
                "text/en/body: A\ntext/en/body: B\n");
}

static void a_page_is_read(void **state)
{
    (void)state;
    assert_read("<!DOCTYPE html><html lang=zh><head><title> A \n b</title>"
                "<meta name=Author content=\"Zhou &amp; Co\"></head><body>"
                "<nav>Home</nav><h1>One</h1><p>a<b>b</b> &mdash; c<br>d"
                "<ul><li>x<li>y</ul><pre>k\n  l</pre><script>s</script>",
                "title=A b\nauthor=Zhou & Co\n"
                "text/zh/heading: One\ntext/zh/body: ab — c\nd\n"
                "text/zh/item: x\ntext/zh/item: y\ntext/zh/body: k\n  l\n"
                "page/en/note: Home\nnav=: Home\n");
}

static void assert_refused(const char *text, const char *part)
{
    zl_str out = { 0 };
    zili_error err = { 0 };

    assert_int_equal(read_as(text, "a.xml", &out, &err), ZILI_EFORMAT);
    if (!strstr(err.text, part))
        fail_msg("%s", err.text);
    zl_str_clear(&out);
}

static void bombs_do_not_go_off(void **state)
{
    zl_str deep = { 0 };

    (void)state;
    assert_refused("<TEI>\n<p>", "line 2");
    for (int i = 0; i < 100000; i++)
        zl_str_add_text(&deep, i ? "<p>" : "<TEI>");
    assert_refused(zl_str_text(&deep), "deep");
    zl_str_clear(&deep);
    assert_read("<!DOCTYPE TEI [<!ENTITY a \"lol\"><!ENTITY b \"&a;&a;&a;\">"
                "<!ENTITY c SYSTEM \"file:///etc/passwd\">]>"
                "<TEI><text><body><p>&a; &b; &c; &nbsp;x</p></body></text>"
                "</TEI>",
                "text/en/body: lol &b; &c; \xC2\xA0x\n");
}

static void every_lack_of_memory_is_survived(void **state)
{
    zili_status status = ZILI_ENOMEM;

    (void)state;
    for (long n = 0; status; n++) {
        zl_str out = { 0 };
        zl_refuse_after(n);
        status = read_as(tei, "a.xml", &out, NULL);
        zl_refuse_after(-1);
        zl_str_clear(&out);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tei_is_read),
        cmocka_unit_test(a_corpus_has_many_documents),
        cmocka_unit_test(a_page_is_read),
        cmocka_unit_test(bombs_do_not_go_off),
        cmocka_unit_test(every_lack_of_memory_is_survived),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
