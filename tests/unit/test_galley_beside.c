/* test_galley_beside.c -- what of pages stands beside the text, and what is
 * said of it. */
#include "galley_help.h"

/* ---- what comes again ---- */

static void heads_and_numbers_of_pages_are_running(void **state)
{
    static const char *const texts[] = { "Alpha says one thing of it all",
                                         "and beta goes on at length with",
                                         "what gamma ends." };
    zl_str out = { 0 };

    (void)state;
    begin(&out);
    for (int i = 0; i < 3; i++) {
        const char *number = i == 0 ? "9" : i == 1 ? "10" : "11";
        put_page(&out, "");
        put_line(&out, TEXT, 10, 250, 40, "A Journal of Tests");
        put_line(&out, TEXT, 10, 100, 100, texts[i]);
        put_line(&out, TEXT, 10, 300, 760, number);
    }
    assert_read(&out, false,
                "pages=3\n"
                "text/en/body: Alpha says one thing of it all and beta goes "
                "on at length with what gamma ends.\n"
                "running/en/note: A Journal of Tests\n"
                "running/en/note: 9\n"
                "running/en/note: A Journal of Tests\n"
                "running/en/note: 10\n"
                "running/en/note: A Journal of Tests\n"
                "running/en/note: 11\n"
                "page=9: Alpha says one thing of it all\n"
                "page=10: and beta goes on at length with\n"
                "page=11: what gamma ends.\n"
                "page=9: A Journal of Tests\n\n9\n"
                "page=10: A Journal of Tests\n\n10\n"
                "page=11: A Journal of Tests\n\n11\n");
}

static void what_is_not_again_is_text(void **state)
{
    zl_str out = { 0 };

    (void)state;
    begin(&out);
    put_page(&out, "i");
    put_line(&out, TEXT, 10, 100, 40, "In 1960 it was said.");
    put_page(&out, "ii");
    put_line(&out, TEXT, 10, 100, 40, "In 1970 it was not.");
    assert_read(&out, false,
                "pages=2\n"
                "text/en/body: In 1960 it was said.\n"
                "text/en/body: In 1970 it was not.\n"
                "page=i: In 1960 it was said.\n"
                "page=ii: In 1970 it was not.\n");
}

/* ---- notes ---- */

static void small_rows_with_a_number_are_notes(void **state)
{
    zl_str out = { 0 };

    (void)state;
    begin(&out);
    put_page(&out, "1");
    int right =
        put_line(&out, TEXT, 10, 100, 100, "Many of our people say it");
    put_word(&out, TINY, ZL_PDF_GLUED, (int[]){ right, 99, right + 3, 105 },
             zl_view_of("1"));
    put_word(&out, TEXT, 0, (int[]){ right + 8, 100, right + 40, 110 },
             zl_view_of("often."));
    put_line(&out, TEXT, 10, 100, 112, "Not always, as some hold, but by");
    put_line(&out, TEXT, 10, 100, 124, "and large.");
    put_line(&out, SMALL, 8, 100, 700, "1 By Nie, in a long report that");
    put_line(&out, SMALL, 8, 100, 709, "nobody read.");
    put_line(&out, SMALL, 8, 100, 718, "2 By Zhou.");
    assert_read(&out, false,
                "pages=1\n"
                "text/en/body: Many of our people say it "
                "often. Not always, as some hold, but by and large.\n"
                "page/und/note: 1\n"
                "notes/en/note: 1 By Nie, in a long report that nobody "
                "read.\n"
                "notes/en/note: 2 By Zhou.\n"
                "page=1: Many of our people say it "
                "often. Not always, as some hold, but by and large.\n"
                "page=1: 1 By Nie, in a long report that nobody read.\n\n"
                "2 By Zhou.\n");
}

static void turned_lines_are_beside_the_text(void **state)
{
    zl_str out = { 0 };

    (void)state;
    begin(&out);
    put_page(&out, "1");
    put_word(&out, TEXT, ZL_PDF_LINE, (int[]){ 20, 200, 30, 400 },
             zl_view_of("arXiv:1234"));
    for (int i = 0; i < 6; i++)
        put_line(&out, TEXT, 10, 100, 100 + 12 * i, "as it is in all rows");
    assert_read(&out, false,
                "pages=1\n"
                "text/en/body: as it is in all rows as it is in all rows as "
                "it is in all rows as it is in all rows as it is in all rows "
                "as it is in all rows\n"
                "margin/en/note: arXiv:1234\n"
                "page=1: as it is in all rows as it is in all rows as it is "
                "in all rows as it is in all rows as it is in all rows as it "
                "is in all rows\n"
                "page=1: arXiv:1234\n");
}

/* ---- what is told ---- */

static void keep_note(void *user, const char *sentence)
{
    zl_str_add_text(user, sentence);
    zl_str_add_byte(user, '\n');
}

static void what_is_odd_is_told(void **state)
{
    static const zl_reading reading = { 0 };
    zl_str stream = { 0 }, out = { 0 }, notes = { 0 };
    zl_shelf shelf = {
        .take = show_page, .user = &out, .note = keep_note, .note_user = &notes
    };
    zl_file file = { .path = "a", .name = "a", .reading = &reading };

    (void)state;
    begin(&stream);
    put_page(&stream, "1");
    put_line(&stream, TEXT, 10, 100, 100, "One \uE000");
    put_page(&stream, "2");
    put_end(&stream, 2, 3);
    assert_int_equal(zl_pdf_give(zl_str_view(&stream), &file, &shelf, NULL),
                     ZILI_OK);
    assert_string_equal(
        zl_str_text(&notes),
        "a: 1 characters of 4 are of no Unicode, only of a font: left out, or "
        "U+FFFD in words. What is left may be wrong, too: have the text "
        "recognised, as with ocrmypdf --force-ocr.\n"
        "a is damaged (3 faults): what can be read of it is read.\n"
        "a: 1 of 2 pages (2) have no text: they are empty, or pictures, "
        "whose text a program such as ocrmypdf finds.\n");
    assert_non_null(strstr(zl_str_text(&out), "symbols_left_out=1\n"));
    zl_str_clear(&stream);
    zl_str_clear(&out);
    zl_str_clear(&notes);
}

static void assert_refused(zl_str *stream, const char *part)
{
    zl_str out = { 0 };
    zili_error err = { 0 };

    assert_int_equal(read_stream(stream, false, &out, &err), ZILI_EFORMAT);
    if (!strstr(err.text, part))
        fail_msg("%s", err.text);
    zl_str_clear(&out);
    zl_str_clear(stream);
}

static void what_has_no_text_is_refused(void **state)
{
    zl_str out = { 0 };

    (void)state;
    put_magic(&out);
    put_page(&out, "1");
    put_end(&out, 1, 0);
    assert_refused(&out, "a.pdf has no text in it: its 1 page is a picture");
    put_magic(&out);
    put_head(&out, ZL_PDF_REFUSED, 1);
    zl_str_add_byte(&out, ZL_PDF_ENCRYPTED);
    assert_refused(&out, "a.pdf has a password");
    put_magic(&out);
    put_head(&out, ZL_PDF_REFUSED, 1);
    zl_str_add_byte(&out, ZL_PDF_DAMAGED);
    assert_refused(&out, "a.pdf is damaged");
    put_magic(&out);
    assert_refused(&out, "a.pdf cannot be read: what zili-pdf says");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(heads_and_numbers_of_pages_are_running),
        cmocka_unit_test(what_is_not_again_is_text),
        cmocka_unit_test(small_rows_with_a_number_are_notes),
        cmocka_unit_test(turned_lines_are_beside_the_text),
        cmocka_unit_test(what_is_odd_is_told),
        cmocka_unit_test(what_has_no_text_is_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
