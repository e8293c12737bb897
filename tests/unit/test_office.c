/* test_office.c -- documents of word processors, and books. */
#include "office_help.h"

#define W(text)                                                        \
    "<w:document xmlns:w='w'><w:body>" text "</w:body></w:document>"

static void assert_refused(const char *const *parts, uint32_t lie,
                           const char *name, const char *part)
{
    zl_str zip = { 0 };

    make_zip(&zip, parts, lie);
    assert_no_documents(zl_str_view(&zip), name, NULL, part);
    zl_str_clear(&zip);
}

static void assert_docx(const char *body, const char *expected)
{
    const char *const parts[] = { "word/document.xml", body, NULL };

    assert_parts(parts, expected);
}

static const char *const whole[] = {
    "docProps/core.xml",
    "<c:p xmlns:c='c' xmlns:dc='d' xmlns:x='x'><dc:title>Report</dc:title>"
    "<dc:creator>Nie</dc:creator><d:created xmlns:d='d' x:type='a:b'>1960"
    "</d:created><c:lastModifiedBy>Z</c:lastModifiedBy></c:p>",
    "docProps/custom.xml",
    "<Properties xmlns:vt='vt'><property pid='2' name='Archive box'>"
    "<vt:lpwstr>PRO 12</vt:lpwstr></property><property name='MSIP_x'>"
    "<vt:lpwstr>y</vt:lpwstr></property></Properties>",
    "word/document.xml",
    W(P(STYLE("1") T("First")) P(STYLE("My") T("Cited"))
          P("<w:pPr><w:numPr/></w:pPr>" T("One"))
              P(STYLE("TOC1") T("First 1")) P(T("See") T(" it."))),
    "word/footnotes.xml",
    "<w:footnotes xmlns:w='w'><w:footnote w:id='0' w:type='separator'>"
    P(T("-")) "</w:footnote><w:footnote w:id='1'>" P(T("A note."))
    "</w:footnote></w:footnotes>",
    "word/comments.xml",
    "<w:comments xmlns:w='w'><w:comment w:author='Zhou'>" P(T("Why?"))
    "</w:comment></w:comments>",
    "word/styles.xml",
    "<w:styles xmlns:w='w'><w:style w:styleId='1'><w:name w:val='heading 1'/>"
    "</w:style><w:style w:styleId='My'><w:name w:val='Mine'/><w:basedOn "
    "w:val='Q'/></w:style><w:style w:styleId='Q'><w:name w:val='Quote'/>"
    "</w:style></w:styles>",
    "word/header1.xml",
    "<w:hdr xmlns:w='w'>" P(T("Secret")) "</w:hdr>",
    "word/media/a.png",
    "x",
    NULL
};

static const char whole_text[] =
    "title=Report\nauthor=Nie\ndate=1960\narchive_box=PRO 12\n"
    "text/en/heading: First\ntext/en/quote: Cited\ntext/en/item: One\n"
    "text/en/body: See it.\ncontents/en/note: First 1\n"
    "notes/en/note: A note.\ncomments/en/note: Why?\n"
    "running/en/note: Secret\n"
    "footnote=1: A note.\ncomment=Zhou: Why?\n";

static void word_is_read(void **state)
{
    (void)state;
    assert_parts(whole, whole_text);
}

static void changes_and_boxes_are_beside_the_text(void **state)
{
    (void)state;
    assert_docx(
        W(P(T("a ") "<w:del w:author='Z'><w:r><w:delText>old</w:delText></w:r>"
                    "</w:del><w:ins w:author='Nie'>" T("new") "</w:ins>"
                    "<w:r><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t></w:r>"
                    "<w:r><w:rPr><w:vanish/></w:rPr><w:t>no</w:t></w:r>"
                    "<w:r><w:rPr><w:vanish w:val='0'/></w:rPr><w:t>d</w:t>"
                    "</w:r><w:r><w:sym w:char='F0B7'/><w:sym w:char='2192'/>"
                    "<w:sym w:font='Symbol' w:char='F061'/>"
                    "<w:instrText>PAGE</w:instrText></w:r>")
              P("<w:pPr><w:tabs><w:tab/></w:tabs><w:rPr><w:del/></w:rPr>"
                "</w:pPr><w:r><m:AlternateContent xmlns:m='m'><m:Choice>"
                "<w:txbxContent>" P(T("box")) "</w:txbxContent></m:Choice>"
                "<m:Fallback><w:txbxContent>" P(T("box")) "</w:txbxContent>"
                "</m:Fallback></m:AlternateContent></w:r><w:r><w:rPr><w:rFonts "
                "w:ascii='Symbol'/></w:rPr><w:t>\uF0AEb</w:t></w:r>" T("e"))),
        "! a: 1 sign of a font without Unicode is left out; write a character "
        "of another font for it\n"
        "symbols_left_out=1\ntext/en/body: a new b\ncd→α\ntext/en/body: →βe\n"
        "deletions/en/note: old\nhidden/en/note: no\nboxes/en/note: box\n"
        "insertion=Nie: new\n");
}

#define RELATION(type, target) \
    "<Relationship Type='http://x/" type "' Target='" target "'/>"

/* Word names them word/document.xml and so on; others do not. */
static void parts_are_where_the_file_says(void **state)
{
    static const char *const parts[] = {
        "_rels/.rels", "<r>" RELATION("officeDocument", "/w/d.xml") "</r>",
        "w/_rels/d.xml.rels",
        "<r>" RELATION("footnotes", "../n%20o.xml") RELATION("header", "h.xml")
        RELATION("styles", "/s.xml") "<Relationship Type='http://x/endnotes' "
        "Target='n o.xml' TargetMode='External'/></r>",
        "w/d.xml", W(P(STYLE("1") T("Head"))),
        "n o.xml", "<w:f xmlns:w='w'><w:footnote>" P(T("Note."))
        "</w:footnote></w:f>",
        "w/h.xml", "<w:h xmlns:w='w'>" P(T("Running")) "</w:h>",
        "w/header9.xml", "<w:h xmlns:w='w'>" P(T("unrelated")) "</w:h>",
        "s.xml", "<w:styles xmlns:w='w'><w:style w:styleId='1'><w:name "
        "w:val='heading 1'/></w:style></w:styles>",
        NULL
    };
    zl_str zip = { 0 };

    (void)state;
    make_zip(&zip, parts, 0);
    assert_documents(show_page, zl_str_view(&zip), "a.docx", NULL,
                     "text/en/heading: Head\nnotes/en/note: Note.\n"
                     "running/en/note: Running\nfootnote=: Note.\n");
    zl_str_clear(&zip);
}

static void documents_within_are_told(void **state)
{
    static const char *const parts[] = {
        "word/document.xml", W(P(T("a")) "<w:altChunk/>" P(T("b"))),
        "word/_rels/document.xml.rels",
        "<r>" RELATION("aFChunk", "x.html") "</r>", "word/x.html", "<p>x", NULL
    };

    (void)state;
    assert_parts(parts, "! a: 1 document of another form within it, left out; "
                        "open it with Word and save it, then it is part of "
                        "the text\ntext/en/body: a\ntext/en/body: b\n");
}

static void what_is_not_read_of_a_document_is_told(void **state)
{
    static const char *const parts[] = {
        "word/document.xml", W(P(T("a")) "<w:subDoc/>"),
        "word/_rels/document.xml.rels",
        "<r>" RELATION("subDocument", "x.docx") RELATION("subDocument", "y")
        RELATION("diagramData", "diagrams/data1.xml") "</r>", NULL
    };

    (void)state;
    assert_parts(parts, "! a: 2 documents in files of their own, left out; "
                        "index these too\n! a: 1 diagram (SmartArt), whose "
                        "words are left out; save it as .pdf, or as text\n"
                        "text/en/body: a\n");
}

static const char *const odt[] = {
    "mimetype", "application/vnd.oasis.opendocument.text",
    "content.xml",
    "<o:d xmlns:o='o' xmlns:t='t' xmlns:s='s'><o:automatic-styles><s:style "
    "s:name='P1' s:parent-style-name='Quotations'/></o:automatic-styles>"
    "<o:body><o:text><t:tracked-changes><t:deletion><t:p>old</t:p>"
    "</t:deletion></t:tracked-changes><t:h>First</t:h><t:p "
    "t:style-name='P1'>Cited<t:s/>it<t:note><t:note-citation>1"
    "</t:note-citation><t:note-body><t:p>A note.</t:p></t:note-body></t:note>"
    "</t:p><t:list><t:list-item><t:p>One</t:p></t:list-item></t:list>"
    "<t:table><t:table-row><t:table-cell><t:p>a</t:p></t:table-cell>"
    "<t:table-cell><t:p>b</t:p></t:table-cell></t:table-row></t:table>"
    "</o:text></o:body></o:d>",
    "meta.xml",
    "<o:m xmlns:o='o'><o:title>Report</o:title><o:initial-creator>Nie"
    "</o:initial-creator><o:creator>Z</o:creator><o:user-defined "
    "o:name='Box' o:value-type='float'>12</o:user-defined></o:m>",
    "styles.xml",
    "<o:s xmlns:o='o'><o:p>x</o:p><o:header><o:p>Top</o:p></o:header></o:s>",
    NULL
};

static void libreoffice_is_read(void **state)
{
    (void)state;
    assert_parts(odt, "title=Report\nauthor=Nie\nsaved_by=Z\nbox=12\n"
                      "text/en/heading: First\ntext/en/quote: Cited it\n"
                      "text/en/item: One\ntext/en/row: a\nb\n"
                      "deletions/en/note: old\nnotes/en/note: A note.\n"
                      "running/en/note: Top\ndeletion=: old\n"
                      "note=: A note.\nheader=: Top\n");
}

#define ODT(text) \
    "mimetype", "application/vnd.oasis.opendocument.text", "content.xml", \
    "<o:d xmlns:o='o' xmlns:t='t' xmlns:dc='c' xmlns:m='m' " \
    "xmlns:text='t'><o:body><o:text>" text \
    "</o:text></o:body></o:d>", NULL

static void libreoffice_says_who_and_when_beside_the_text(void **state)
{
    static const char *const parts[] = { ODT(
        "<t:tracked-changes><t:deletion><o:change-info><dc:creator>Li"
        "</dc:creator><dc:date>2020-01-01</dc:date></o:change-info><t:p>old"
        "</t:p></t:deletion></t:tracked-changes><t:p>On <t:date>1 May"
        "</t:date><o:annotation><dc:creator>Li</dc:creator><dc:date>2020"
        "</dc:date><m:creator-initials>L</m:creator-initials><t:p>Why?</t:p>"
        "<t:p>So.</t:p></o:annotation> by <t:creator>Wu</t:creator>.</t:p>"
        "<t:p><text:title>Report</text:title></t:p>") };

    (void)state;
    assert_parts(parts, "text/en/body: On 1 May by Wu.\n"
                        "text/en/body: Report\ndeletions/en/note: old\n"
                        "comments/en/note: Why?\ncomments/en/note: So.\n"
                        "deletion=: old\n"
                        "annotation=Li: Why?\n\nSo.\n");
}

static void libreoffice_hides_sections(void **state)
{
    static const char *const parts[] = { ODT(
        "<t:section t:name='A' t:display='none'><t:p>no</t:p></t:section>"
        "<t:section t:name='B'><t:p>yes <t:hidden-text>nor this"
        "</t:hidden-text></t:p></t:section>") };

    (void)state;
    assert_parts(parts, "text/en/body: yes\nhidden/en/note: no\n"
                        "hidden/en/note: nor this\nsection=: yes\n"
                        "section_name=B: yes\nsection=: no\n"
                        "hidden_text=: nor this\n");
}

static void libreoffice_hides_what_a_style_says(void **state)
{
    static const char *const parts[] = { ODT(
        "<s:style s:name='T1' s:family='table'/><s:style s:name='T1' "
        "s:family='text'><s:text-properties t:display='none'/></s:style>"
        "<s:style s:name='P1' s:parent-style-name='Q'><s:text-properties "
        "t:display='true'/></s:style><t:p t:style-name='P1'>yes <t:span "
        "t:style-name='T1'>no</t:span><t:span>too</t:span></t:p>") };

    (void)state;
    assert_parts(parts, "text/en/body: yes too\nhidden/en/note: no\n"
                        "span=: no\n");
}

static void libreoffice_in_one_piece_is_read(void **state)
{
    static const char text[] =
        "<?xml version='1.0'?><office:document xmlns:t='t' xmlns:s='s' "
        "xmlns:office='urn:oasis:names:tc:opendocument:xmlns:office:1.0'>"
        "<office:meta><o>no</o><office:initial-creator>Nie"
        "</office:initial-creator></office:meta><office:settings>no"
        "</office:settings><office:automatic-styles><s:style s:name='P1' "
        "s:parent-style-name='Quotations'/></office:automatic-styles>"
        "<office:master-styles><s:header><t:p>Top</t:p></s:header>"
        "</office:master-styles><office:body><office:text><t:p "
        "t:style-name='P1'>Cited</t:p><office:binary-data>aGVsbG8="
        "</office:binary-data></office:text></office:body></office:document>";

    (void)state;
    assert_documents(show_page, zl_view_of(text), "a.xml", NULL,
                     "author=Nie\ntext/en/quote: Cited\n"
                     "running/en/note: Top\nheader=: Top\n");
}

static const char *const epub[] = {
    "mimetype", "application/epub+zip",
    "META-INF/container.xml",
    "<c><rootfiles><rootfile full-path='O/b.opf'/></rootfiles></c>",
    "O/b.opf",
    "<p xmlns:dc='d' xmlns:opf='o'><metadata><dc:title>Book</dc:title>"
    "<dc:creator>Nie</dc:creator><dc:creator opf:role='trl'>Li</dc:creator>"
    "<dc:contributor>x</dc:contributor><dc:date opf:event='publication'>1952"
    "</dc:date><dc:date opf:event='conversion'>2020</dc:date></metadata>"
    "<manifest><item id='a' href='%E4%B8%80.xhtml'/>"
    "<item id='b' href='../b.htm#x'/><item id='n' href='n.xhtml' "
    "properties='x nav'/></manifest><spine><itemref idref='n'/><itemref "
    "idref='b'/><itemref idref='a'/><itemref idref='z'/></spine></p>",
    "O/\xE4\xB8\x80.xhtml",
    "<html xmlns:epub='e'><head><title>T</title></head><body><p>Two<a "
    "epub:type='noteref'>1</a>.</p><aside epub:type='footnote'>A note."
    "</aside></body></html>",
    "b.htm", "<html><body><h1>One</h1><p>unclosed &nbsp;</body></html>",
    "O/n.xhtml", "<html><body><nav><ol><li>One</li></ol></nav></body></html>",
    NULL
};

static void a_book_is_read(void **state)
{
    (void)state;
    assert_parts(epub, "! a: 1 of its chapters is not in it, or no page: z\n"
                       "title=Book\nauthor=Nie\ntranslator=Li\ndate=1952\n"
                       "date_conversion=2020\n"
                       "text/en/heading: One\ntext/en/body: unclosed\n"
                       "text/en/body: Two.\n"
                       "page/en/item: One\npage/en/note: 1\n"
                       "notes/en/note: A note.\n"
                       "chapter=b: One\n\nunclosed \xC2\xA0\n"
                       "chapter=\xE4\xB8\x80: Two.\nchapter=n: One\n"
                       "nav=: One\na=: 1\naside=: A note.\n");
}

#define BOOK(list, chapter, encryption) \
    "META-INF/container.xml", \
    "<c><rootfile full-path='b.opf'/></c>", \
    "b.opf", "<p><item id='c' href='c.xhtml'/><item id='d' href='d.svg'/>" \
    list "</p>", \
    "c.xhtml", chapter, \
    "META-INF/encryption.xml", "<e>" encryption "</e>", NULL
#define ENCRYPTED(method, path) \
    "<EncryptedData><EncryptionMethod Algorithm='" method "'/><KeyInfo>" \
    "<EncryptionMethod Algorithm='x'/></KeyInfo><CipherData>" \
    "<CipherReference URI='" path "'/></CipherData></EncryptedData>"
#define IN_ORDER(id) "<itemref idref='" id "'/>"

static void chapters_come_once_and_those_that_lack_are_told(void **state)
{
    static const char *const parts[] = { BOOK(
        IN_ORDER("c") IN_ORDER("d") IN_ORDER("c") IN_ORDER("e"),
        "<p>One.</p>", "") };
    static const char *const none[] = { BOOK(
        IN_ORDER("d"), "<p>One.</p>", "") };

    (void)state;
    assert_parts(parts, "! a: 2 of its chapters are not in it, or no page: "
                        "e, d.svg\n"
                        "text/en/body: One.\nchapter=c: One.\n");
    assert_refused(none, 0, "a.epub",
                   "none of its chapters is in it, as d.svg");
}

/* Each once, and none of what is no page. */
static void pages_that_links_alone_lead_to_are_beside_the_text(void **state)
{
#define PAGE(id, path) \
    "<item id='" id "' href='" path "' media-type='application/xhtml+xml'/>"
    static const char *const parts[] = {
        "mimetype", "application/epub+zip",
        "META-INF/container.xml", "<c><rootfile full-path='b.opf'/></c>",
        "b.opf", "<p>" PAGE("c", "c.xhtml") PAGE("n", "n.xhtml")
                 PAGE("m", "n.xhtml") PAGE("x", "gone.xhtml")
                 "<item id='d' href='d.xml' media-type='image/svg+xml'/>"
                 "<itemref idref='c'/></p>",
        "c.xhtml", "<p>One.</p>", "n.xhtml", "<p>A note.</p>",
        "d.xml", "<p>drawn</p>", NULL
    };

    (void)state;
    assert_parts(parts, "text/en/body: One.\npage/en/note: A note.\n"
                        "chapter=c: One.\nchapter=n: A note.\n");
}

static void encrypted_chapters_are_refused_and_fonts_are_not(void **state)
{
    static const char *const fonts[] = { BOOK(
        IN_ORDER("c"), "<p>One.</p>",
        ENCRYPTED("http://www.idpf.org/2008/embedding", "f.otf")
            ENCRYPTED("http://ns.adobe.com/pdf/enc#RC", "c.xhtml")) };
    static const char *const chapters[] = { BOOK(
        IN_ORDER("c"), "\x01\xFF\x17",
        ENCRYPTED("http://www.w3.org/2001/04/xmlenc#aes128-cbc",
                  "%63.xhtml")) };

    (void)state;
    assert_parts(fonts, "text/en/body: One.\nchapter=c: One.\n");
    assert_refused(chapters, 0, "a.epub", "encrypted, as c.xhtml");
}

#define CHAPTER(text) \
    "mimetype", "application/epub+zip", \
    "META-INF/container.xml", \
    "<c><rootfile full-path='b.opf'/></c>", \
    "b.opf", "<p><item id='c' href='c.xhtml'/><itemref idref='c'/></p>", \
    "c.xhtml", text, NULL

static void parts_are_in_the_encoding_that_they_say_or_show(void **state)
{
    static const char *const said[] = { CHAPTER(
        "<?xml version='1.0' encoding='iso-8859-1'?><html><p>caf\xE9</p>"
        "</html>") };
    static const char *const shown[] = { CHAPTER(
        "<html><p>\xD6\xD0\xB9\xFA\xC8\xCB\xC3\xF1\xB4\xD3\xB4\xCB"
        "\xD5\xBE\xC6\xF0\xC0\xB4\xC1\xCB</p></html>") };
    static const char *const garbage[] = { CHAPTER("<p>a \xFF\x80 b</p>") };
    static const zl_reading lenient = { .lenient = true };
    zl_str zip = { 0 };

    (void)state;
    assert_parts(said, "text/en/body: caf\xC3\xA9\nchapter=c: caf\xC3\xA9\n");
    assert_parts(shown, "text/zh/body: 中国人民从此站起来了\n"
                        "chapter=c: 中国人民从此站起来了\n");
    assert_refused(garbage, 0, "a.epub",
                   "a.epub, its part c.xhtml is not UTF-8 (byte 5");
    make_zip(&zip, garbage, 0);
    assert_documents(show_page, zl_str_view(&zip), "a", &lenient,
                     "replaced=2\ntext/en/body: a \xEF\xBF\xBD\xEF\xBF\xBD b\n"
                     "chapter=c: a \xEF\xBF\xBD\xEF\xBF\xBD b\n");
    zl_str_clear(&zip);
}

static void what_is_wrong_is_told(void **state)
{
    static const char *const bad[] = { "word/document.xml", "<a>", NULL };
    static const char *const none[] = { "word/x.xml", "<a/>", NULL };
    static const char *const secret[] = {
        "mimetype", "application/vnd.oasis.opendocument.text",
        "META-INF/manifest.xml", "<m:encryption-data/>", "content.xml",
        "\x8A\xFF", NULL
    };

    (void)state;
    assert_refused(bad, 0, "a.docx", "its part word/document.xml, line 1");
    assert_refused(bad, 0, "a.docx", "Fetch the file again");
    assert_refused(none, 0, "a.docx", "no part word/document.xml");
    assert_refused(none, 0, "a.odt", "no part content.xml");
    assert_refused(secret, 0, "a.odt", "a.odt has a password");
    assert_refused(none, 0, "a.epub", "chapters");
    assert_refused(whole, 1u << 30, "a.docx", "too large");
    assert_refused(whole, 3, "a.docx", "more than the 3 bytes that it says");
    assert_no_documents(zl_view_of("\xD0\xCF\x11\xE0 x"), "a.docx", NULL,
                        "before 2007");
    assert_no_documents(zl_view_of("PK\x03\x04 x"), "a.docx", NULL,
                        "cannot be unpacked");
}

static void every_lack_of_memory_is_survived(void **state)
{
    static const char *const *const all[] = { whole, odt, epub, NULL };

    (void)state;
    for (size_t i = 0; all[i]; i++) {
        zl_str zip = { 0 };
        make_zip(&zip, all[i], 0);
        assert_documents_survive(zl_str_view(&zip), "a");
        zl_str_clear(&zip);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(word_is_read),
        cmocka_unit_test(changes_and_boxes_are_beside_the_text),
        cmocka_unit_test(parts_are_where_the_file_says),
        cmocka_unit_test(documents_within_are_told),
        cmocka_unit_test(what_is_not_read_of_a_document_is_told),
        cmocka_unit_test(libreoffice_is_read),
        cmocka_unit_test(libreoffice_says_who_and_when_beside_the_text),
        cmocka_unit_test(libreoffice_hides_sections),
        cmocka_unit_test(libreoffice_hides_what_a_style_says),
        cmocka_unit_test(libreoffice_in_one_piece_is_read),
        cmocka_unit_test(a_book_is_read),
        cmocka_unit_test(chapters_come_once_and_those_that_lack_are_told),
        cmocka_unit_test(
            pages_that_links_alone_lead_to_are_beside_the_text),
        cmocka_unit_test(encrypted_chapters_are_refused_and_fonts_are_not),
        cmocka_unit_test(parts_are_in_the_encoding_that_they_say_or_show),
        cmocka_unit_test(what_is_wrong_is_told),
        cmocka_unit_test(every_lack_of_memory_is_survived),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
