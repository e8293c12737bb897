/* test_anyxml.c -- elements that nobody has described, and maps of them. */
#include "documents_help.h"

#include "formats/xml_map.h"

/* The documents of `text`; with a map, unless that is NULL. */
static zili_status read_mapped(const char *text, const char *yaml, zl_str *out,
                               zili_error *err)
{
    zl_xml_map *map = NULL;
    zili_status status =
        yaml ? zl_xml_map_parse(&map, "m.yaml", zl_view_of(yaml), err)
             : ZILI_OK;

    if (!status)
        status = read_documents(show_page, zl_view_of(text), "a.xml",
                                &(zl_reading){ .map = map }, out, err);
    zl_xml_map_close(map);
    return status;
}

static void assert_mapped(const char *text, const char *yaml,
                          const char *expected)
{
    zl_str out = { 0 };
    zili_error err = { 0 };

    if (read_mapped(text, yaml, &out, &err))
        fail_msg("%s", err.text);
    assert_string_equal(zl_str_text(&out), expected);
    zl_str_clear(&out);
}

static void assert_refused(const char *text, const char *yaml,
                           const char *part)
{
    zl_str out = { 0 };
    zili_error err = { 0 };

    assert_true(read_mapped(text, yaml, &out, &err));
    if (!strstr(err.text, part))
        fail_msg("%s", err.text);
    zl_str_clear(&out);
}

static const char corpus[] =
    "<corpus lang='en'><header><title>C</title><meta name='year' "
    "content='1999'/></header><article id='a1' date='1960'><header><author>"
    "<name>Nie</name><name>Zhou</name></author></header><title>First</title>"
    "<author>Kennan</author><body><section n='1'><head>One</head><para>We met "
    "<person ref='#n'>Nie</person> <b>in</b> Peking.<fn>See.</fn></para><para>"
    "Two<pb n='3'/> more</para></section><list><item>x</item><item>y</item>"
    "</list></body></article><article id='a2'><body><para>Only <person>Mao"
    "</person></para></body></article></corpus>";

/* As DocBook has them. */
static void notes_of_paragraphs_are_notes(void **state)
{
    (void)state;
    assert_mapped("<book lang='en'><para>One.<footnote><para>Note a.</para>"
                  "<para>Note b.</para></footnote> More.</para></book>", NULL,
                  "text/en/body: One. More.\n"
                  "notes/en/note: Note a.\nnotes/en/note: Note b.\n"
                  "para=: One. More.\nfootnote=: Note a.\n\nNote b.\n"
                  "para=: Note a.\npara=: Note b.\n");
}

static void elements_are_what_they_seem(void **state)
{
    (void)state;
    assert_mapped(corpus, NULL,
                  "id=a1\ndate=1960\nauthor=Nie Zhou\ntitle=First\n"
                  "corpus_title=C\ncorpus_year=1999\n"
                  "text/en/heading: First\ntext/en/body: Kennan\n"
                  "text/en/heading: One\ntext/en/body: We met Nie in Peking.\n"
                  "text/en/body: Two more\ntext/en/item: x\ntext/en/item: y\n"
                  "notes/en/note: See.\nauthor=: Kennan\n"
                  "body=: One\n\nWe met Nie in Peking.\n\nTwo more\n\nx\n\ny\n"
                  "section=: One\n\nWe met Nie in Peking.\n\nTwo more\n"
                  "section_n=1: One\n\nWe met Nie in Peking.\n\nTwo more\n"
                  "head=: One\npara=: We met Nie in Peking.\nperson=: Nie\n"
                  "person_ref=#n: Nie\nb=: in\npara=: Two more\n"
                  "page=3: more\n\nx\n\ny\nlist=: x\n\ny\nitem=: x\nitem=: y\n"
                  "fn=: See.\n"
                  "id=a2\ncorpus_title=C\ncorpus_year=1999\n"
                  "text/en/body: Only Mao\nbody=: Only Mao\npara=: Only Mao\n"
                  "person=: Mao\n");
}

static void a_record_has_fields(void **state)
{
    (void)state;
    assert_mapped("<records><record><id>7</id><date>1960</date><body>Text "
                  "one</body></record><record><id>8</id><body>Two</body>"
                  "</record></records>",
                  NULL,
                  "id=7\ndate=1960\ntext/en/body: Text one\n"
                  "body=: Text one\nid=8\ntext/en/body: Two\nbody=: Two\n");
}

static void a_map_says_what_they_are(void **state)
{
    (void)state;
    assert_mapped(corpus,
                  "documents: article\ntext: body\n"
                  "paragraphs: [para, {head: quote}]\nspans: person\n"
                  "notes: {fn: glosses}\nskip: [b, list]\n"
                  "metadata:\n  names: author/name\n  when: \"@date\"\n"
                  "  refs: person@ref\n",
                  "when=1960\nid=a1\ndate=1960\nnames=Nie; Zhou\n"
                  "title=First\nrefs=#n\n"
                  "corpus_title=C\ncorpus_year=1999\n"
                  "text/en/quote: One\ntext/en/body: We met Nie Peking.\n"
                  "text/en/body: Two more\nglosses/en/note: See.\n"
                  "body=: One\n\nWe met Nie Peking.\n\nTwo more\n"
                  "section=: One\n\nWe met Nie Peking.\n\nTwo more\n"
                  "section_n=1: One\n\nWe met Nie Peking.\n\nTwo more\n"
                  "head=: One\npara=: We met Nie Peking.\nperson=: Nie\n"
                  "person_ref=#n: Nie\npara=: Two more\npage=3: more\n"
                  "fn=: See.\nid=a2\ncorpus_title=C\ncorpus_year=1999\n"
                  "text/en/body: Only Mao\nbody=: Only Mao\npara=: Only Mao\n"
                  "person=: Mao\n");
    assert_mapped("<d><o><p>Peking</p>x</o><b>a</b></d>",
                  "text: b\nmetadata: {place: o/p}\n",
                  "place=Peking\ntext/en/body: a\nb=: a\n");
    assert_mapped("<d><o l='zh'>毛</o><t l='en'>Mao</t></d>",
                  "regions: {o: original, t: translation}\nlang: \"@l\"\n",
                  "original/zh/body: 毛\ntranslation/en/body: Mao\n");
}

static void mistakes_in_a_map_are_told(void **state)
{
    (void)state;
    assert_refused("<a/>", "text: a\nnots: b\n", "m.yaml:2:1: a map of XML");
    assert_refused("<a/>", "[a]\n", "m.yaml:1:1");
    assert_refused("<a/>", "spans: [a, b]\nskip: A\n", "named twice");
    assert_refused("<a/>", "paragraphs: {a: title}\n", "a paragraph is body");
    assert_refused("<a/>", "metadata: a\n", "metadata needs names");
    assert_refused("<a/>", "metadata:\n  d: a/b@c\n", "m.yaml:2:3");
    assert_refused("<a/>", "metadata: {d: a/}\n", "m.yaml:1:12");
    assert_refused("<a/>", "metadata: {d: \"@\"}\n", "m.yaml:1:12");
    assert_refused("<a/>", "spans: [[a]]\n", "name of an element");
    assert_refused("<a/>", "lang: \"@\"\n", "attribute that says");
    assert_refused("<a><b>x</b></a>", "text: boddy\n", "has no <boddy>");
    assert_refused("<s>\na\tDT\nb\tNN\n</s>", NULL, "--from vrt");
}

static void every_lack_of_memory_is_survived(void **state)
{
    zili_status status = ZILI_ENOMEM;

    (void)state;
    for (long n = 0; status; n++) {
        zl_str out = { 0 };
        zl_refuse_after(n);
        status = read_mapped(corpus,
                             "text: body\nspans: person\nnotes: fn\n"
                             "metadata: {n: author/name, d: \"@date\"}\n",
                             &out, NULL);
        zl_refuse_after(-1);
        zl_str_clear(&out);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(elements_are_what_they_seem),
        cmocka_unit_test(notes_of_paragraphs_are_notes),
        cmocka_unit_test(a_record_has_fields),
        cmocka_unit_test(a_map_says_what_they_are),
        cmocka_unit_test(mistakes_in_a_map_are_told),
        cmocka_unit_test(every_lack_of_memory_is_survived),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
