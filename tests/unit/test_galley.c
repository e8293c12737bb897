/* test_galley.c -- rows of pages become paragraphs, in the order in which they
 * are read. No program is run: the streams are made here. */
#include "galley_help.h"

/* Lines of thirty letters or so: those that end early end a paragraph. */
static const char *const indented[] = { "We must rely on our own work",
                                        "and not on that of any other.",
                                        NULL };

static void an_indent_begins_a_paragraph(void **state)
{
    zl_str out = { 0 };

    (void)state;
    begin(&out);
    put_page(&out, "1");
    put_line(&out, TEXT, 10, 120, 100, "Science has come far in a few");
    put_line(&out, TEXT, 10, 100, 112, "years, and this is the result.");
    put_line(&out, TEXT, 10, 120, 124, "But it has not come far yet");
    put_line(&out, TEXT, 10, 100, 136, "and so there is much to do now");
    put_line(&out, TEXT, 10, 100, 148, "for all.");
    assert_read(&out, false,
                "pages=1\n"
                "text/en/body: Science has come far in a few years, and this "
                "is the result.\n"
                "text/en/body: But it has not come far yet and so there is "
                "much to do now for all.\n"
                "page=1: Science has come far in a few years, and this is "
                "the result.\n\nBut it has not come far yet and so there is "
                "much to do now for all.\n");
}

static void a_gap_begins_a_paragraph(void **state)
{
    zl_str out = { 0 };

    (void)state;
    begin(&out);
    put_page(&out, "1");
    int top = put_rows(&out, 100, 100, indented);
    put_rows(&out, 100, top + 8, indented);
    assert_read(&out, false,
                "pages=1\n"
                "text/en/body: We must rely on our own work and not on that "
                "of any other.\n"
                "text/en/body: We must rely on our own work and not on that "
                "of any other.\n"
                "page=1: We must rely on our own work and not on that of any "
                "other.\n\nWe must rely on our own work and not on that of "
                "any other.\n");
}

static void columns_are_read_one_after_the_other(void **state)
{
    static const char *const first[] = { "The first column says that",
                                         "science and technology are",
                                         "made by many people in many",
                                         "places, and that it goes on", NULL };
    static const char *const second[] = { "in the second column, where",
                                          "it comes to an end that we",
                                          "had foreseen from the very",
                                          "beginning of it.", NULL };
    zl_str out = { 0 };

    (void)state;
    begin(&out);
    put_page(&out, "");
    put_line(&out, LARGE, 14, 180, 60, "A heading over both columns");
    for (int i = 0; i < 4; i++) { /* as a file may have them: row by row */
        put_line(&out, TEXT, 10, 320, 100 + 12 * i, second[i]);
        put_line(&out, TEXT, 10, 100, 100 + 12 * i, first[i]);
    }
    assert_read(&out, false,
                "pages=1\n"
                "text/en/heading: A heading over both columns\n"
                "text/en/body: The first column says that science and "
                "technology are made by many people in many places, and that "
                "it goes on in the second column, where it comes to an end "
                "that we had foreseen from the very beginning of it.\n"
                "page=1: A heading over both columns\n\nThe first column "
                "says that science and technology are made by many people in "
                "many places, and that it goes on in the second column, "
                "where it comes to an end that we had foreseen from the very "
                "beginning of it.\n");
}

/* Where the gutter is little wider than a blank, a file may have a line that
 * goes on over it. Blanks of 5, a gutter of 10. */
static void a_line_over_the_gutter_is_two(void **state)
{
    static const char *const first[] = {
        "Science is what many a man", "has made who never saw it.",
        "He saw his own small part", "and took it for the whole.",
        "So do we all in our time, ", "and so will those who come",
        "when all of us have gone, ", "for it is not given to men",
    };
    static const char *const second[] = {
        "to see the end of it all.", "A whole is more than parts",
        "that lie beside each other", "as stones do in the field.",
        "It is the wall and the man", "who built it and who knows",
        "what he has built it for, ", "and what it will be then. ",
    };
    zl_str out = { 0 };

    (void)state;
    begin(&out);
    put_page(&out, "1");
    for (int i = 0; i < 8; i++) {
        put_line(&out, TEXT, 10, 100, 100 + 12 * i, first[i]);
        put_words(&out, TEXT, 10, 240, 100 + 12 * i,
                  i == 5 ? 0 : ZL_PDF_LINE, second[i]);
    }
    assert_read(
        &out, false,
        "pages=1\n"
        "text/en/body: Science is what many a man has made who never saw it. "
        "He saw his own small part and took it for the whole. So do we all "
        "in our time, and so will those who come when all of us have gone, "
        "for it is not given to men to see the end of it all. A whole is "
        "more than parts that lie beside each other as stones do in the "
        "field. It is the wall and the man who built it and who knows what "
        "he has built it for, and what it will be then.\n"
        "page=1: Science is what many a man has made who never saw it. "
        "He saw his own small part and took it for the whole. So do we all "
        "in our time, and so will those who come when all of us have gone, "
        "for it is not given to men to see the end of it all. A whole is "
        "more than parts that lie beside each other as stones do in the "
        "field. It is the wall and the man who built it and who knows what "
        "he has built it for, and what it will be then.\n");
}

/* ---- hyphens ---- */

static zl_str hyphens(void)
{
    static const char *const rows[] = { "The inter-",
                                        "national work is self-",
                                        "reliant, and zeal-",
                                        "ous: it is international and",
                                        "not bor\u00AD",
                                        "rowed.",
                                        NULL };
    zl_str out = { 0 };

    begin(&out);
    put_page(&out, "1");
    put_rows(&out, 100, 100, rows);
    return out;
}

static void a_hyphen_goes_where_the_word_is_met(void **state)
{
    zl_str out = hyphens();

    (void)state;
    assert_read(&out, false,
                "pages=1\n"
                "text/en/body: The international work is self-reliant, and "
                "zeal-ous: it is international and "
                "not borrowed.\n"
                "page=1: The international work is self-reliant, and "
                "zeal-ous: it is international and "
                "not borrowed.\n");
}

static void no_hyphen_goes_without_repair(void **state)
{
    zl_str out = hyphens();

    (void)state;
    assert_read(&out, true,
                "pages=1\n"
                "text/en/body: The inter-national work is self-reliant, and "
                "zeal-ous: it is international and "
                "not bor\u00ADrowed.\n"
                "page=1: The inter-national work is self-reliant, and "
                "zeal-ous: it is international and "
                "not bor\u00ADrowed.\n");
}

static zili_status restore(void *user, const zl_file *file, zl_source *source,
                           zili_error *err)
{
    (void)file, (void)err;
    assert_int_equal(source->edits.count, 2);
    assert_string_equal(source->edits.items[0].removed, "-");
    zl_source_restore(source, user);
    return ZILI_OK;
}

static void hyphens_that_went_are_edits(void **state)
{
    static const zl_reading reading = { 0 };
    zl_str stream = hyphens(), out = { 0 };
    zl_shelf shelf = { .take = restore, .user = &out };
    zl_file file = { .path = "a", .name = "a", .reading = &reading };

    (void)state;
    put_end(&stream, 1, 0);
    assert_int_equal(zl_pdf_give(zl_str_view(&stream), &file, &shelf, NULL),
                     ZILI_OK);
    assert_string_equal(zl_str_text(&out),
                        "The inter-national work is self-reliant, and "
                        "zeal-ous: it is international and "
                        "not bor\u00ADrowed.");
    zl_str_clear(&out);
    zl_str_clear(&stream);
}

/* ---- kinds ---- */

static void looks_tell_what_a_row_is(void **state)
{
    zl_str out = { 0 };

    (void)state;
    begin(&out);
    put_page(&out, "1");
    put_line(&out, LARGE, 14, 100, 60, "Of large type");
    put_line(&out, BOLD, 10, 100, 90, "Of bold type");
    put_line(&out, TEXT, 10, 100, 110, "The text itself is longer than that");
    put_line(&out, TEXT, 10, 100, 122, "and has two rows.");
    put_line(&out, TEXT, 10, 100, 140, "• an item");
    put_line(&out, TEXT, 10, 100, 160, "Table 3. What it shows.");
    put_line(&out, TEXT, 10, 100, 180, "word");
    put_line(&out, TEXT, 10, 200, 180, "count");
    put_line(&out, TEXT, 10, 300, 180, "share");
    put_line(&out, TEXT, 10, 100, 192, "we");
    put_line(&out, TEXT, 10, 200, 192, "12");
    put_line(&out, TEXT, 10, 300, 192, "3.5");
    put_line(&out, TEXT, 10, 100, 220, "Words . . . . . . . . . 7");
    assert_read(&out, false,
                "pages=1\n"
                "text/en/heading: Of large type\n"
                "text/en/heading: Of bold type\n"
                "text/en/body: The text itself is longer than that and has "
                "two rows.\n"
                "text/en/item: • an item\n"
                "text/en/caption: Table 3. What it shows.\n"
                "text/en/row: word\ncount\nshare\n"
                "text/en/row: we\n12\n3.5\n"
                "contents/en/note: Words . . . . . . . . . 7\n"
                "page=1: Of large type\n\nOf bold type\n\nThe text itself is "
                "longer than that and has two rows.\n\n• an item\n\n"
                "Table 3. What it shows.\n\nword\ncount\nshare\n\n"
                "we\n12\n3.5\n"
                "page=1: Words . . . . . . . . . 7\n");
}

static void chinese_rows_are_joined_without_a_blank(void **state)
{
    static const char *const rows[] = { "　　自力更生是我们建设社会主义",
                                        "的方针，我们 要依靠自己的力量，",
                                        "发展科学技术。", NULL };
    zl_str out = { 0 };

    (void)state;
    begin(&out);
    put_page(&out, "1");
    put_rows(&out, 100, 100, rows);
    assert_read(&out, false,
                "pages=1\n"
                "text/zh/body: 自力更生是我们建设社会主义的方针，我们要依靠"
                "自己的力量，发展科学技术。\n"
                "page=1: 自力更生是我们建设社会主义的方针，我们要依靠自己的"
                "力量，发展科学技术。\n");
}

static void every_lack_of_memory_is_survived(void **state)
{
    zl_str stream = hyphens();
    zili_status status = ZILI_ENOMEM;

    (void)state;
    put_line(&stream, SMALL, 8, 100, 700, "1 A note.");
    put_page(&stream, "2");
    put_line(&stream, TEXT, 10, 100, 100, "More . . . . . . 7");
    put_end(&stream, 1, 0);
    for (long n = 0; status; n++) {
        zl_str out = { 0 };
        zl_refuse_after(n);
        status = read_stream(&stream, false, &out, NULL);
        zl_refuse_after(-1);
        assert_true(!status || status == ZILI_ENOMEM);
        zl_str_clear(&out);
    }
    zl_str_clear(&stream);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_indent_begins_a_paragraph),
        cmocka_unit_test(a_gap_begins_a_paragraph),
        cmocka_unit_test(columns_are_read_one_after_the_other),
        cmocka_unit_test(a_line_over_the_gutter_is_two),
        cmocka_unit_test(a_hyphen_goes_where_the_word_is_met),
        cmocka_unit_test(no_hyphen_goes_without_repair),
        cmocka_unit_test(hyphens_that_went_are_edits),
        cmocka_unit_test(looks_tell_what_a_row_is),
        cmocka_unit_test(chinese_rows_are_joined_without_a_blank),
        cmocka_unit_test(every_lack_of_memory_is_survived),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
