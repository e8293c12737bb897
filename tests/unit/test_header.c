/* test_header.c -- other pages of the archive's form, dates, titles. */
#include "source_help.h"

#include "base/date.h"
#include "formats/people.h"

/* ---- other pages of this form ---- */

static void sections_may_stand_in_any_order(void **state)
{
    (void)state;
    zl_source source = read_text(
        "**Contents:**\n\n- Transcript - Chinese\n- Translation - English\n\n"
        "**Original Language:** Chinese\n\n**Credits**: Thanks.\n"
        "**Citation:**\n\"A\", 1960, Wilson Center Digital Archive, "
        "AVPRF, f. 0100. Translated for CWIHP by David G. Wolff. "
        "<https://a.b/1>\n\n要自力更生。\n\nBe self-reliant.\n");

    assert_datum(&source, "original_language", "Chinese");
    assert_datum(&source, "source", "AVPRF, f. 0100");
    assert_datum(&source, "translator", "David G. Wolff");
    assert_datum(&source, "url", "https://a.b/1");
    assert_region(&source, "credits", "en", "Thanks.");
    assert_region(&source, "original", "zh", "要自力更生。");
    assert_region(&source, "translation", "en", "Be self-reliant.");
    zl_source_clear(&source);
}

static void a_title_may_have_several_bold_lines(void **state)
{
    (void)state;
    zl_source source = read_text(
        "**May 1960**\n**One Line,**  \n**Another\nand More**\n\n"
        "**Citation:**\n\nCited.\n");

    assert_datum(&source, "title", "One Line, Another and More");
    assert_datum(&source, "date", "1960-05");
    assert_region(&source, "citation", "en", "Cited.");
    assert_int_equal(count_paragraphs(&source, "title", true), 2);
    assert_null(region(&source, "original"));
    zl_source_clear(&source);
}

static void a_citation_may_have_several_paragraphs(void **state)
{
    (void)state;
    zl_source source = read_text(
        "**A**\n\n**Citation:**\n\nOne.\n\nTwo.\n\n**Credits:**\n\nThree.\n\n"
        "正文。\n");

    assert_region(&source, "citation", "en", "One.\n\nTwo.");
    assert_region(&source, "credits", "en", "Three.");
    assert_region(&source, "original", "zh", "正文。");
    zl_source_clear(&source);
}

static void a_russian_original_is_told_by_its_script(void **state)
{
    (void)state;
    zl_source source = read_text(
        HEADER "**Original Language:**\n\nRussian\n\n**Contents:**\n\n"
               "Transcript - Russian\nTranslation - English\n\n"
               "Товарищ посол!\n\nПишу вам.\n\nComrade Ambassador!\n\n"
               "I write to you.");

    assert_region(&source, "original", "ru",
                  "Товарищ посол!\n\nПишу вам.");
    assert_region(&source, "translation", "en",
                  "Comrade Ambassador!\n\nI write to you.");
    zl_source_clear(&source);
}

static void two_languages_in_one_script_are_not_told_apart(void **state)
{
    (void)state;
    zl_source source = read_text(
        HEADER "**Original Language:**\n\nGerman\n\n**Contents:**\n\n"
               "Transcript - German\nTranslation - English\n\n"
               "Ein Satz.\n\nA sentence.");

    assert_region(&source, "text", "und", "Ein Satz.\n\nA sentence.");
    zl_source_clear(&source);
}

static void a_page_may_hold_the_translation_alone(void **state)
{
    (void)state;
    zl_source source = read_text(HEADER "**Original Language:**\n\nRussian\n\n"
                                        "Only this.\n");

    assert_region(&source, "translation", "en", "Only this.");
    zl_source_clear(&source);
    source = read_text(HEADER "**Original Language:**\n\nEnglish\n\n"
                              "Only this.\n");
    assert_region(&source, "original", "en", "Only this.");
    zl_source_clear(&source);
}

static void a_note_in_the_other_script_moves_no_boundary(void **state)
{
    (void)state;
    zl_source source = read_text(
        HEADER "一份长长的报告在这里。\n\nU-2\n\n报告到这里结束。\n\n"
               "A long report is here.\n\n[周恩来]\n\nThe report ends here.");

    assert_region(&source, "original", "zh",
                  "一份长长的报告在这里。\n\nU-2\n\n报告到这里结束。");
    zl_source_clear(&source);
}

static void dates_are_read_in_many_forms(void **state)
{
    static const char *const dates[][2] = {
        { "July 11, 1960", "1960-07-11" }, { "3 July 1960", "1960-07-03" },
        { "July 1960", "1960-07" },        { "1960", "1960" },
        { "1960年7月11日", "1960-07-11" }, { "1960 年 7 月", "1960-07" },
        { "一九六〇年七月三日", "1960-07-03" },
        { "二〇〇一年十二月二十三日", "2001-12-23" },
        { "Feb. 29, 1960", "1960-02-29" }, { "1960-07-03", "1960-07-03" },
        { "February 29, 1961", "" },       { "July 32, 1960", "" },
        { "1960年13月", "" },              { "July", "" },
        { "July 3", "" },                  { "in July 1960", "" },
        { "July 0, 1960", "" },            { "", "" },
        { "1960/7/3", "1960-07-03" },      { "1960.07.03", "1960-07-03" },
        { "3.7.1960", "1960-07-03" },      { "03. 07. 1960", "1960-07-03" },
        { "1960/61", "" },                 { "1960/12", "" },
        { "1960.12", "" },                 { "3/7/1960", "" },
        { "31.2.1960", "" },               { "3.7.60", "" },
        { "1960-07-03T12:30:00Z", "1960-07-03" },
        { "1960-07-03T12:30:00.5+08:00", "1960-07-03" },
        { "1960-07-03 12:30:05", "1960-07-03" },
        { "1960/7/3 0:00", "1960-07-03" },
        { "1960-07-03 ff.", "" },          { "1960-07-03 25:00", "" },
        { "1960-07-03 12:", "" },          { "1960-07-03T", "" },
        { "1960/7/", "" },                 { "3.7.", "" },
    };

    (void)state;
    for (size_t i = 0; i < sizeof dates / sizeof *dates; i++) {
        zl_date date;
        zl_str day = { 0 };
        if (zl_date_read(zl_view_of(dates[i][0]), &date))
            zl_date_write(&day, date);
        assert_string_equal(zl_str_text(&day), dates[i][1]);
        zl_str_clear(&day);
    }
}

static void titles_name_authors_and_recipients(void **state)
{
    static const char *const titles[][3] = {
        { "Letter to Stalin from Mao Zedong", "Mao Zedong", "Stalin" },
        { "Cable from Zhou Enlai and Chen Yi to the Ministry of Foreign "
          "Affairs",
          "Zhou Enlai and Chen Yi", "Ministry of Foreign Affairs" },
        { "Report by the Soviet Ambassador to China, 'Notes'",
          "Soviet Ambassador to China", "" },
        { "Telegram, Filippov [Stalin] to Soviet Ambassador",
          "Filippov [Stalin]", "Soviet Ambassador" },
        { "Remarks by David G. Wolff: a Draft", "David G. Wolff", "" },
        { "Excerpts from the Minutes of a Meeting", "", "" },
        { "An Appeal to Reason", "", "" },
        { "Speech by", "", "" },
    };

    (void)state;
    for (size_t i = 0; i < sizeof titles / sizeof *titles; i++) {
        zl_source source = { 0 };
        assert_true(zl_people_add(&source, zl_view_of(titles[i][0])));
        assert_datum(&source, "author", titles[i][1]);
        assert_datum(&source, "recipient", titles[i][2]);
        zl_source_clear(&source);
    }
}

static void what_is_no_page_of_the_archive_is_refused(void **state)
{
    (void)state;
    assert_true(zl_archive_is(zl_view_of("\xEF\xBB\xBF\n**A**\n\n"
                                         "**Citation:**\n")));
    assert_false(zl_archive_is(zl_view_of("")));
    assert_false(zl_archive_is(zl_view_of("**July 3, 1960**\n\n**A**\n")));
    assert_false(zl_archive_is(zl_view_of("A text.\n\n**Citation:**\n")));
    assert_false(zl_archive_is(zl_view_of("# A\n\ntext\n\n**Summary:**\n")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sections_may_stand_in_any_order),
        cmocka_unit_test(a_title_may_have_several_bold_lines),
        cmocka_unit_test(a_citation_may_have_several_paragraphs),
        cmocka_unit_test(a_russian_original_is_told_by_its_script),
        cmocka_unit_test(two_languages_in_one_script_are_not_told_apart),
        cmocka_unit_test(a_page_may_hold_the_translation_alone),
        cmocka_unit_test(a_note_in_the_other_script_moves_no_boundary),
        cmocka_unit_test(dates_are_read_in_many_forms),
        cmocka_unit_test(titles_name_authors_and_recipients),
        cmocka_unit_test(what_is_no_page_of_the_archive_is_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
