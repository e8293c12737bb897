/* test_foreign.c -- forms of files that are not read are called by name. */
#include "documents_help.h"
#include "zip_help.h"

static void what_is_not_read_is_called_by_its_name(void **state)
{
    static const struct {
        const char *bytes, *name, *part;
    } cases[] = {
        { "\xD0\xCF\x11\xE0\xA1", "a.doc", "a.doc is a document of an office" },
        { "{\\rtf1 hello}", "a.txt", "RTF, which is not read. Save it as" },
        { "%!PS-Adobe", "a.ps", "PostScript" },
        { "\xFF\xD8\xFF\xE0", "a.jpg", "a picture" },
        { "7z\xBC\xAF'", "a.7z", "7-Zip" },
        { "012345678901234567890123456789012345678901234567890123456789"
          "BOOKMOBI", "a.mobi", "Kindle" },
        { "From: <Saved by Blink>\n", "a.mht", "a page saved with its" },
        { "MIME-Version: 1.0\nContent-Type: multipart/related;", "a.mht",
          "a page saved with its" },
        { "a\tN\n", "a.vrt", "--from vrt, or as it stands with --from text" },
        { "a\tN\n", "a.vert", "Read it with --from vrt" },
        { "1\ta\n", "a.conllu", "Read it with --from conllu" },
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_no_documents(zl_view_of(cases[i].bytes), cases[i].name, NULL,
                            cases[i].part);
}

static void packages_show_what_they_are(void **state)
{
    static const char *const sheet[] = {
        "mimetype", "application/vnd.oasis.opendocument.spreadsheet", NULL
    };
    static const char *const slides[] = { "ppt/presentation.xml", "x", NULL };
    static const char *const pages[] = { "_rels/x", "", "Index/Document.iwa",
                                         "x", NULL };
    static const struct {
        const char *const *parts;
        const char *part;
    } cases[] = {
        { sheet, "spreadsheet of LibreOffice" },
        { slides, "presentation" },
        { pages, "Pages" },
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        zl_str zip = { 0 };
        make_zip(&zip, cases[i].parts, 0);
        assert_no_documents(zl_str_view(&zip), "a", NULL, cases[i].part);
        zl_str_clear(&zip);
    }
}

/* A text may speak of them; and the user may say that it is text. */
static void what_looks_like_text_is_text(void **state)
{
    const zl_reading text = { .type = &zl_filetype_plain };

    (void)state;
    assert_documents(show_line, zl_view_of("{\\rtf1 a}"), "a.rtf", &text,
                     " (a.rtf): {\\rtf1 a}\n");
    assert_documents(show_line, zl_view_of("MIME-Version: 1.0\nhello"), "a",
                     NULL, " (a): MIME-Version: 1.0\nhello\n");
    assert_documents(show_line, zl_view_of("{rtf BOOKMOBI"), "a", NULL,
                     " (a): {rtf BOOKMOBI\n");
}

/* Whatever the name of a file ends in. */
static void what_says_that_it_is_xml_is_xml(void **state)
{
    (void)state;
    assert_documents(show_line,
                     zl_view_of("\xEF\xBB\xBF<?xml version='1.0'?><rss><item>"
                                "<p>one</p></item></rss>"),
                     "a.rss", NULL, " (a.rss): one\n");
    assert_documents(show_line, zl_view_of("<?xmlish"), "a.txt", NULL,
                     " (a.txt): <?xmlish\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_not_read_is_called_by_its_name),
        cmocka_unit_test(packages_show_what_they_are),
        cmocka_unit_test(what_looks_like_text_is_text),
        cmocka_unit_test(what_says_that_it_is_xml_is_xml),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
