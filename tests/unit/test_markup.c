/* test_markup.c -- elements of TEI and HTML become documents. */
#include "documents_help.h"

#include "base/file.h"

#include <stdio.h>

static void assert_read(const char *text, const char *expected)
{
    bool tagless = zl_view_starts(zl_view_of(text), zl_view_of("<TI"));

    assert_documents(show_page, zl_view_of(text), tagless ? "a.html" : "a.xml",
                     NULL, expected);
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
                     "note=: A note.\nnote_n=1: A note.\nhi=: note\n");
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

static void a_saved_page_says_what_is_text(void **state)
{
    (void)state;
    assert_read("<html lang=en><body class='nav'><form><div id=mw-panel>登录"
                "</div><p>重工业<sup class=reference>[1]</sup>是<a "
                "class=reference>重点</a>。<br>必须<br><br>优先</p><ol class="
                "'x References'><li>选集</ol><div hidden>x</div></form>",
                "text/zh/body: 重工业是重点。\n必须\n"
                "text/zh/body: 优先\npage/zh/note: 登录\n"
                "page/zh/note: [1]\nnotes/zh/item: 选集\n"
                "hidden/en/note: x\ndiv=: 登录\nsup=: [1]\nol=: 选集\n"
                "div=: x\n");
}

static void what_a_word_processor_saves_is_read(void **state)
{
    (void)state;
    assert_read("<html><body lang=EN-US><p class=MsoTitle><span lang=ZH-CN>"
                "报告</span><o:p></o:p></p><p class=MsoNormal>1 < 2<span "
                "class=MsoFootnoteReference><![if !supportFootnotes]>[1]"
                "<![endif]></span>&nbsp;<st1:place>Peking</st1:place>"
                "<![if !mso]> x<![endif]></p><div style='mso-element:footnote'"
                "><p class=MsoFootnoteText>A note.</p></div></body></html>",
                "text/en/heading: 报告\n"
                "text/en/body: 1 < 2\xC2\xA0Peking x\n"
                "page/und/note: [1]\nnotes/en/note: A note.\n"
                "span=: [1]\ndiv=: A note.\np_=: A note.\n");
}

static void notes_of_libreoffice_are_beside_the_text(void **state)
{
    (void)state;
    assert_read("<html lang=en><body><div title=header><p>HEAD 1</p></div>"
                "<p>A note<a class=sdfootnoteanc href='#s'><sup>1</sup></a>"
                " after.</p><div id=sdfootnote1><p class=sdfootnote><a "
                "class=sdfootnotesym href='#a'>1</a>Its text.</p></div>",
                "text/en/body: A note after.\n"
                "running/en/note: HEAD 1\npage/und/note: 1\n"
                "notes/en/note: 1\nnotes/en/note: Its text.\n"
                "div=: HEAD 1\na=: 1\np_=: 1\n\nIts text.\na=: 1\n");
}

static void what_makers_of_books_add_is_beside_the_text(void **state)
{
    (void)state;
    assert_read("<html lang=en><body><section class=pg-boilerplate>For anyone"
                "</section><p><span class=pagenum>9</span>He wal<span "
                "epub:type=pagebreak>10</span>ked.<a class=fnanchor>[1]</a> "
                "On<span class='_idFootnoteLink x'>2</span><sup><a href=#n>3"
                "</a></sup><a href=#m><sup>4</sup></a> m<sup>2</sup>.</p>"
                "<div epub:type=rearnotes>Note.<a class=footnote-back>b</a>",
                "text/en/body: He walked. On m2.\n"
                "page/en/note: For anyone\npage/en/note: 9\npage/en/note: 10"
                "\npage/en/note: [1]\npage/en/note: 2\npage/en/note: 3\n"
                "page/en/note: 4\nnotes/en/note: Note.\nnotes/en/note: b\n"
                "section=: For anyone\nspan=: 9\nspan=: 10\na=: [1]\n"
                "span=: 2\na=: 3\nsup=: 4\ndiv=: Note.\n\nb\na=: b\n");
}

static void pages_of_authorities_say_their_source(void **state)
{
    (void)state;
    assert_read("<html lang=zh><head><meta name=SiteName content=国防部><meta "
                "name=ContentSource content=新华社><meta name=PubDate "
                "content='2019-05-06 10:20'></head><body><p>一。</p>",
                "site=国防部\nsource=新华社\ndate=2019-05-06 10:20\n"
                "text/zh/body: 一。\n");
}

/* Programs of the West wrote theirs into every page. */
static void a_page_that_says_a_wrong_encoding_is_read(void **state)
{
    (void)state;
    assert_read("<html><meta charset=iso-8859-1><p>"
                "\xCE\xD2\xC3\xC7\xB5\xC4\xB7\xBD\xD5\xEB\xD2\xAA"
                "\xB7\xC5\xD4\xDA\xD7\xD4\xBC\xBA\xC1\xA6\xC1\xBF"
                "\xB5\xC4\xBB\xF9\xB5\xE3\xC9\xCF\xA3\xAC\xBD\xD0"
                "\xD7\xF6\xD7\xD4\xC1\xA6\xB8\xFC\xC9\xFA\xA1\xA3",
                "encoding=gb18030, detected, .99\n"
                "text/zh/body: 我们的方针要放在自己力量的基点上，叫做自力更生。\n");
    assert_read("<html><meta charset=iso-8859-1><p>o\xF9 Zo\xEB a \xE9t\xE9.",
                "encoding=iso-8859-1, declared\n"
                "text/en/body: où Zoë a été.\n");
}

static void a_page_without_ends_is_read(void **state)
{
    (void)state;
    assert_read("<TITLE>Old</TITLE><BODY BGCOLOR=#FFF><CENTER><FONT SIZE=+2>"
                "Speech</FONT></CENTER><P>a <FONT>b</FONT> c<P>d<HR><TABLE>"
                "<TR><TD>1<TD>2<TR><TD>3</TABLE><ruby>漢<rp>(</rp><rt>かん"
                "</rt></ruby>字<SELECT><OPTION>x</SELECT> &copy;",
                "title=Old\ntext/en/body: Speech\ntext/en/body: a b c\n"
                "text/en/body: d\ntext/en/row: 1\n2\ntext/en/row: 3\n"
                "text/en/body: 漢字 ©\nreadings/ja/note: かん\n"
                "rt=: かん\n");
}

/* Of an edition of 63 texts, by what Python's parser counts in them. */
struct counts {
    size_t documents, notes, kinds[ZL_NOTE + 1], titles, dates, spans;
};

static zili_status count(void *user, const zl_file *file, zl_source *source,
                         zili_error *err)
{
    struct counts *counts = user;

    (void)file, (void)err;
    assert_true(zl_source_check(source, NULL));
    counts->documents++;
    for (size_t i = 0; i < source->regions.count; i++)
        counts->notes += strcmp(source->regions.items[i].kind, "notes") == 0;
    for (size_t i = 0; i < source->paragraphs.count; i++)
        counts->kinds[source->paragraphs.items[i].kind]++;
    for (size_t i = 0; i < source->data.count; i++) {
        counts->titles += strcmp(source->data.items[i].key, "title") == 0;
        counts->dates += strcmp(source->data.items[i].key, "date") == 0;
    }
    for (size_t i = 0; i < source->marks.count; i++)
        counts->spans += strcmp(source->marks.items[i].kind, "ref") == 0;
    return ZILI_OK;
}

static void count_file(struct counts *counts, const char *path)
{
    zl_reading reading = { 0 };
    zl_shelf shelf = { .take = count, .user = counts };
    zili_error err = { 0 };
    zl_span bytes;

    if (zl_file_read(&bytes, path, &err))
        fail_msg("%s", err.text);
    zl_file file = { .bytes = { (const char *)bytes.bytes, bytes.size },
                     .path = path,
                     .name = path,
                     .reading = &reading };
    if (zl_file_give(&file, &shelf, &err))
        fail_msg("%s", err.text);
    zl_free((void *)(uintptr_t)bytes.bytes);
}

static void an_edition_is_whole(void **state)
{
    static const char folder[] = "../shared/data/tei-frus-history";
    struct counts counts = { 0 };
    zl_names names;
    zl_str path = { 0 };

    (void)state;
    if (!zl_file_exists(folder)) {
        puts("skipped: no ../shared");
        skip();
    }
    assert_int_equal(zl_file_list(&names, folder, NULL), ZILI_OK);
    for (size_t i = 0; i < names.count; i++) {
        zl_file_join(&path, folder, names.items[i]);
        if (zl_view_ends(zl_str_view(&path), zl_view_of(".xml")))
            count_file(&counts, zl_str_text(&path));
    }
    zl_str_clear(&path);
    zl_names_clear(&names);
    assert_int_equal(counts.documents, 63);
    assert_int_equal(counts.titles, 63);
    assert_int_equal(counts.dates, 63);
    assert_int_equal(counts.kinds[ZL_HEADING], 70);
    assert_int_equal(counts.kinds[ZL_DATELINE], 67);
    assert_int_equal(counts.kinds[ZL_ROW], 21);
    assert_int_equal(counts.kinds[ZL_QUOTE], 8);
    assert_int_equal(counts.kinds[ZL_NOTE], 44);
    assert_int_equal(counts.spans, 73);
}

static void assert_refused(const char *text, const char *part)
{
    assert_no_documents(zl_view_of(text), "a.xml", NULL, part);
}

static void assert_not_refused(zl_view text)
{
    zl_str out = { 0 };
    zili_error err = { 0 };

    if (read_documents(show_line, text, "a.xml", NULL, &out, &err))
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
    zl_str_empty(&deep);
    zl_str_add_text(&deep, "<!DOCTYPE TEI [<!ENTITY a '");
    for (int i = 0; i < 50000; i++)
        zl_str_add_byte(&deep, 'x');
    zl_str_add_text(&deep, "'>]><TEI>");
    for (int i = 0; i < 1000; i++)
        zl_str_add_text(&deep, "&a;");
    zl_str_add_text(&deep, "</TEI>");
    assert_refused(zl_str_text(&deep), "entities stand for more");
    zl_str_clear(&deep);
    zl_str_add_text(&deep, "<!DOCTYPE TEI [<!ENTITY a0 'lol'>");
    for (int i = 1; i < 12; i++)
        zl_str_format(&deep,
                      "<!ENTITY a%d '&a%d;&a%d;&a%d;&a%d;&a%d;&a%d;&a%d;'>", i,
                      i - 1, i - 1, i - 1, i - 1, i - 1, i - 1, i - 1);
    zl_str_add_text(&deep, "]><TEI><p>&a11;</p></TEI>");
    assert_refused(zl_str_text(&deep), "entities stand for more");
    zl_str_clear(&deep);
}

#define DECLARED                                                             \
    "<!DOCTYPE TEI SYSTEM \"tei.dtd\" [<!ENTITY a \"lol\">"                  \
    "<!ENTITY b \"&a;, &a; &amp; caf&#38;eacute;\"><!ENTITY m \"<b>x</b>\">" \
    "<!ENTITY c SYSTEM \"file:///etc/passwd\"><!ENTITY o \"&p;\">"           \
    "<!ENTITY p \"&o;\"><!ENTITY lt \"&#38;#60;\">]>"                        \
    "<TEI><text>\n<p>"
#define CLOSED "</p></text></TEI>"

/* Those of ISO 8879 are among HTML's; of a value only the first byte was
 * kept. */
static void entities_stand_for_their_text(void **state)
{
    (void)state;
    assert_read(DECLARED "&b; &nbsp;x&ccaron;&lt;&AMP;&bne; "
                         "<rs ref=\"&b;&horbar;&amp;#38;&lt;\">y</rs>"
                         "&horbar;" CLOSED,
                "text/en/body: lol, lol & café \xC2\xA0xč<&=\xE2\x83\xA5 "
                "y―\n"
                "rs=: y\n"
                "rs_ref=lol, lol & café―&#38;<: y\n");
}

/* Where there is a DTD elsewhere libxml2 leaves out what it does not know. */
static void entities_that_stand_for_no_text_are_refused(void **state)
{
    static const struct {
        const char *text, *why;
    } cases[] = {
        { DECLARED "&unknown;" CLOSED, "line 2, cannot be read as XML: the "
                                       "entity &unknown; is not declared" },
        { DECLARED "<a b=\"&unknown;\"/>" CLOSED, "&unknown; is not declared" },
        { DECLARED "&m;" CLOSED, "&m; stands for mark-up" },
        { DECLARED "&c;" CLOSED, "&c; stands for another file" },
        { DECLARED "&o;" CLOSED, "stands for itself" },
        { "<TEI><p>&unknown;</p></TEI>", "&unknown; is not declared" },
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_refused(cases[i].text, cases[i].why);
}

/* They are control characters by number, and were dashes to who wrote them. */
static void numbers_of_windows_are_read_as_browsers_do(void **state)
{
    (void)state;
    assert_read("<!DOCTYPE html><p>It&#146;s 5&#128; &#150; &#x93;x&#x94; "
                "&#129;<b>&#133;</b>",
                "text/en/body: It’s 5€ – “x” \xC2\x81…\n");
    assert_read("<html><p>a&nbsp国&copy 2 AT&T &amp;nbsp; &nbspx &eacute",
                "text/en/body: a\xC2\xA0国© 2 AT&T &nbsp; &nbspx é\n");
}

/* libxml2 fears what is longer than ten megabytes. */
/* libxml2 compares each attribute with each: 100,000 took twenty seconds. */
static void thousands_of_attributes_are_refused(void **state)
{
    static const struct {
        const char *begin, *name, *end;
        bool refused;
        size_t count;
    } cases[] = {
        { "<r><p", "a", "x</p></r>", true, 20000 },
        { "<r><p", "xmlns:a", "x</p></r>", true, 20000 },
        { "<!DOCTYPE html><p", "a", "x", true, 20000 },
        { "<r><p", "a", "x</p></r>", false, 900 },
        { "<!DOCTYPE html><p", "a", "x", false, 900 },
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        zl_str text = { 0 };
        zl_str_add_text(&text, cases[i].begin);
        for (size_t n = 0; n < cases[i].count; n++)
            zl_str_format(&text, " %s%zu='x'", cases[i].name, n);
        zl_str_add_text(&text, ">");
        zl_str_add_text(&text, cases[i].end);
        if (cases[i].refused)
            assert_refused(zl_str_text(&text), "more than 1000 attributes");
        else
            assert_not_refused(zl_str_view(&text));
        zl_str_clear(&text);
    }
}

static void a_long_text_is_read(void **state)
{
    static const char *const ends[][2] = {
        { "<TEI><p>", "</p></TEI>" },
        { "<html><body><p>", "</p></body></html>" },
    };

    (void)state;
    for (int html = 0; html < 2; html++) {
        zl_str page = { 0 }, out = { 0 };
        zl_str_add_text(&page, ends[html][0]);
        for (int i = 0; i < 1100000; i++)
            zl_str_add_text(&page, "ten bytes ");
        zl_str_add_text(&page, ends[html][1]);
        assert_int_equal(read_documents(show_page, zl_str_view(&page), "a.x",
                                        NULL, &out, NULL),
                         ZILI_OK);
        assert_int_equal(out.size, strlen("text/en/body: ") + 11000000);
        zl_str_clear(&page);
        zl_str_clear(&out);
    }
}

static void every_lack_of_memory_is_survived(void **state)
{
    (void)state;
    assert_documents_survive(zl_view_of(tei), "a.xml");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tei_is_read),
        cmocka_unit_test(a_page_is_read),
        cmocka_unit_test(a_saved_page_says_what_is_text),
        cmocka_unit_test(what_a_word_processor_saves_is_read),
        cmocka_unit_test(notes_of_libreoffice_are_beside_the_text),
        cmocka_unit_test(what_makers_of_books_add_is_beside_the_text),
        cmocka_unit_test(pages_of_authorities_say_their_source),
        cmocka_unit_test(a_page_that_says_a_wrong_encoding_is_read),
        cmocka_unit_test(a_page_without_ends_is_read),
        cmocka_unit_test(an_edition_is_whole),
        cmocka_unit_test(bombs_do_not_go_off),
        cmocka_unit_test(numbers_of_windows_are_read_as_browsers_do),
        cmocka_unit_test(entities_stand_for_their_text),
        cmocka_unit_test(entities_that_stand_for_no_text_are_refused),
        cmocka_unit_test(thousands_of_attributes_are_refused),
        cmocka_unit_test(a_long_text_is_read),
        cmocka_unit_test(every_lack_of_memory_is_survived),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
