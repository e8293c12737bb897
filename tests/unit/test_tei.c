/* test_tei.c -- what the elements of TEI become. */
#include "documents_help.h"

static void assert_read(const char *text, const char *expected)
{
    assert_documents(show_page, zl_view_of(text), "a.xml", NULL, expected);
}

static void the_date_of_an_edition_is_not_that_of_a_letter(void **state)
{
    (void)state;
    assert_read("<TEI><teiHeader><publicationStmt><date when='2019'/>"
                "</publicationStmt><creation><date when='1651-02-03'/>"
                "</creation><correspAction><date when='1651-02-03'/>"
                "</correspAction></teiHeader><text><p>A</p></text></TEI>",
                "date_published=2019\ndate=1651-02-03\ntext/en/body: A\n");
    assert_read("<TEI><teiHeader><publicationStmt><date>2019</date>"
                "</publicationStmt></teiHeader><text><p>A</p></text></TEI>",
                "date_published=2019\ndate=2019\ntext/en/body: A\n");
}

static void a_corpus_has_many_documents(void **state)
{
    (void)state;
    assert_read("<teiCorpus xml:id='c'><TEI xml:id='d1' n='7' type='letter'>"
                "<text><body><p>A</p></body></text></TEI>"
                "<TEI><text><body><p>B</p></body></text></TEI></teiCorpus>",
                "id=d1\nn=7\ntype=letter\ntext/en/body: A\n"
                "text/en/body: B\n");
}

static void a_corpus_says_what_all_have_in_common(void **state)
{
    (void)state;
    assert_read("<teiCorpus.2><teiHeader><title>C</title></teiHeader><TEI.2>"
                "<teiHeader><respStmt><resp>by</resp><name>X</name></respStmt>"
                "<listPerson><person><persName>Nie</persName></person>"
                "</listPerson></teiHeader><text lang='eng'><p>A</p></text>"
                "</TEI.2><TEI.2><text><p>B</p></text></TEI.2></teiCorpus.2>",
                "responsible=by X\npersons=Nie\ncorpus_title=C\n"
                "text/en/body: A\ncorpus_title=C\ntext/en/body: B\n");
}

static void words_at_ends_of_lines_are_whole(void **state)
{
    (void)state;
    assert_read("<TEI><p>inter-<lb break='no'/>national self-\n <lb/>reliance "
                "pre- <lb/>and coun<pb n='2' break='no'/>tries<lb/>end "
                "e<hi>-</hi><lb break='no'/>f g-<lb break='no'/></p></TEI>",
                "text/en/body: international self-reliance pre- and "
                "countries end e-f g\n"
                "page=2: tries end e-f g\nhi=: -\n");
}

static void other_readings_are_asides(void **state)
{
    (void)state;
    assert_read("<TEI><p>a <app><lem wit='A'>war</lem><rdg>peace</rdg>"
                "<rdg>truce</rdg></app> <app><rdg>one</rdg><rdg>two</rdg>"
                "</app> <choice><expan>Mister</expan><abbr>Mr</abbr></choice> "
                "<choice><unclear>cat</unclear><unclear>cot</unclear></choice>"
                "</p></TEI>",
                "text/en/body: a war one Mister cat\n"
                "readings/en/note: peace\nreadings/en/note: truce\n"
                "readings/en/note: two\nreadings/en/note: Mr\n"
                "readings/en/note: cot\n"
                "app=: war\nlem=: war\nlem_wit=A: war\napp=: one\n"
                "rdg=: one\nexpan=: Mister\nunclear=: cat\n"
                "rdg=: peace\nrdg=: truce\nrdg=: two\nunclear=: cot\n");
}

static void kinds_reach_into_what_lies_in_them(void **state)
{
    (void)state;
    assert_read("<TEI><p>he <quote><p>one</p><p>two</p></quote> went</p>"
                "<list><item><p>x<note>n <p>o</p><note>p</note></note></p>"
                "</item><item>y</item></list></TEI>",
                "text/en/body: he\ntext/en/quote: one\ntext/en/quote: two\n"
                "text/en/body: went\ntext/en/item: x\ntext/en/item: y\n"
                "notes/en/note: n\nnotes/en/note: o\nnotes/en/note: p\n"
                "quote=: one\n\ntwo\nlist=: x\n\ny\n"
                "note=: n\n\no\n\np\nnote1=: p\n");
}

static void behind_a_text_in_the_back_the_back_goes_on(void **state)
{
    (void)state;
    assert_read("<TEI><text><body><p>a</p></body><back><p>b</p><floatingText>"
                "<body><p>c</p></body></floatingText><p>d</p></back></text>"
                "</TEI>",
                "text/en/body: a\nback/en/body: b\ntext/en/body: c\n"
                "back/en/body: d\nfloatingtext=: c\n");
}

static void what_stands_beside_the_text_is_kept(void **state)
{
    (void)state;
    assert_read("<TEI><facsimile><surface n='1r'><desc>torn</desc><graphic "
                "url='x'/></surface></facsimile><sourceDoc><surface n='1'>"
                "<zone type='main'><line>We re-</line><line>ly on <metamark "
                "function='order'>2</metamark></line><line>aid</line></zone>"
                "</surface></sourceDoc><standOff><listPerson><person>"
                "<persName>Nie</persName></person></listPerson><standOff>"
                "<note>of him</note></standOff><p>more</p></standOff><text>"
                "<p>We rely on aid</p></text></TEI>",
                "facsimile/en/caption: torn\n"
                "transcript/en/body: We re-ly on aid\n"
                "standoff/en/item: Nie\nstandoff/en/body: more\n"
                "text/en/body: We rely on aid\n"
                "marks/und/note: 2\nnotes/en/note: of him\n"
                "surface=: torn\nsurface_n=1r: torn\n"
                "surface=: We re-ly on aid\nsurface_n=1: We re-ly on aid\n"
                "zone=: We re-ly on aid\nzone_type=main: We re-ly on aid\n"
                "listperson=: Nie\npersname=: Nie\n"
                "metamark=: 2\nmetamark_function=order: 2\n"
                "note=: of him\n");
}

static void a_transcript_that_nobody_edited_is_the_text(void **state)
{
    (void)state;
    assert_read("<TEI><sourceDoc><surface><line>自力</line>\n<line>更生"
                "</line></surface></sourceDoc></TEI>",
                "text/zh/body: 自力更生\nsurface=: 自力更生\n");
}

static void who_wrote_a_letter_is_not_who_got_it(void **state)
{
    (void)state;
    assert_read("<TEI><teiHeader><publicationStmt><pubPlace>Bonn</pubPlace>"
                "</publicationStmt><correspDesc><correspAction type='sent'>"
                "<persName>Nie</persName><placeName><settlement>Peking"
                "</settlement></placeName><date when='1960-07-03'/>"
                "</correspAction><correspAction type='received'><persName>Mao"
                "</persName><settlement>Wuhan</settlement><date when='1960-"
                "07-05'/></correspAction><correspAction type='forwarded'>"
                "<name>Li</name></correspAction></correspDesc></teiHeader>"
                "<text><p>A</p></text></TEI>",
                "place_published=Bonn\nsender=Nie\nplace=Peking\n"
                "date=1960-07-03\nreceiver=Mao\nplace_received=Wuhan\n"
                "date_received=1960-07-05\npassed_by=Li\n"
                "text/en/body: A\n");
    assert_read("<TEI><teiHeader><publicationStmt><pubPlace>Bonn</pubPlace>"
                "</publicationStmt><correspAction><name>Nie</name>"
                "</correspAction></teiHeader><text><p>A</p></text></TEI>",
                "place_published=Bonn\ncorrespondents=Nie\nplace=Bonn\n"
                "text/en/body: A\n");
}

/* As EEBO-TCP writes a letter that cannot be read: amid a word. */
static void what_stands_for_a_gap_is_no_paragraph(void **state)
{
    (void)state;
    assert_read("<TEI><text><body><p>in th<gap reason='illegible' extent='1 "
                "letter'><desc>•</desc></gap> year <gap reason='lost'/>of"
                "</p><figure><desc>A map</desc></figure></body></text></TEI>",
                "text/en/body: in th• year of\ntext/en/caption: A map\n"
                "gap=: •\ngap_reason=illegible: •\ngap_extent=1 letter: •\n"
                "figure=: A map\n");
}

/* However long what it declares is, and whatever stands in it. */
static void tei_is_known_behind_its_entities(void **state)
{
    zl_str text = { 0 };

    (void)state;
    zl_str_add_text(&text, "<?xml version='1.0'?><!DOCTYPE TEI.2 PUBLIC "
                           "'-//TEI P4' 'tei2.dtd' [<!-- ]> it's -->\n");
    for (int i = 0; i < 500; i++)
        zl_str_format(&text, "<!ENTITY e%d \"<p>]&#62;\">\n", i);
    zl_str_add_text(&text, "<!ENTITY x 'it'>]><TEI.2><text><body><p>So &x; is."
                           "<fw>2</fw></p></body></text></TEI.2>");
    assert_read(zl_str_text(&text),
                "text/en/body: So it is.\nrunning/und/note: 2\n"
                "fw=: 2\n");
    zl_str_clear(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_date_of_an_edition_is_not_that_of_a_letter),
        cmocka_unit_test(a_corpus_has_many_documents),
        cmocka_unit_test(a_corpus_says_what_all_have_in_common),
        cmocka_unit_test(words_at_ends_of_lines_are_whole),
        cmocka_unit_test(other_readings_are_asides),
        cmocka_unit_test(kinds_reach_into_what_lies_in_them),
        cmocka_unit_test(behind_a_text_in_the_back_the_back_goes_on),
        cmocka_unit_test(what_stands_beside_the_text_is_kept),
        cmocka_unit_test(a_transcript_that_nobody_edited_is_the_text),
        cmocka_unit_test(who_wrote_a_letter_is_not_who_got_it),
        cmocka_unit_test(tei_is_known_behind_its_entities),
        cmocka_unit_test(what_stands_for_a_gap_is_no_paragraph),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
