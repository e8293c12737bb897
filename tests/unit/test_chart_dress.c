/* test_chart_dress.c -- sizes, palettes, words and captions of all charts. */
#include "chart/colour.h"
#include "chart/data.h"
#include "chart/profile.h"
#include "chart_kind_help.h"

static const char frequencies[] = "term\t#count\n自力更生\t3\nwe\t5";
static const char labelled[] = "theme\tlabel\tlang\t#count\n"
                               "a\t自主 Self-reliance\tzh\t3\n"
                               "b\t科学 Science and technology\tzh\t5";

static void a_profile_says_how_wide_columns_are(void **state)
{
    (void)state;
    const zl_profile *print = zl_profile_at(0), *springer = zl_profile_at(2);

    assert_near(zl_profile_width(print, 0), 174, 0);
    assert_near(zl_profile_width(print, 1), 84, 0);
    assert_near(zl_profile_width(zl_profile_at(3), 1.5), 140, 0);
    assert_near(zl_profile_width(zl_profile_at(3), 2), 190, 0);
    assert_near(zl_profile_width(springer, 100), 100, 0);
    assert_string_equal(springer->name, "springer");
    assert_ptr_equal(zl_profile_at(99), print);
    assert_ptr_equal(zl_profile_at(-1), print);
    for (int i = 0; zl_profile_names[i]; i++)
        assert_string_equal(zl_profile_at(i)->name, zl_profile_names[i]);
}

/* Nothing is smaller than the profile allows, and the page is as wide. */
static void a_figure_follows_its_profile(void **state)
{
    (void)state;
    for (int i = 0; zl_profile_names[i]; i++) {
        const zl_profile *profile = zl_profile_at(i);
        zl_plan plan =
            plan_of("bars", frequencies,
                    (zili_chart_options){ .profile = i, .width = 1 });
        assert_int_equal(zl_plan_check(&plan, NULL), ZILI_OK);
        assert_near(page_of(&plan)->width, profile->one, 1e-9);
        const zl_mark *label;
        for (size_t n = 0; (label = mark_of(&plan, ZL_MARK_LABEL, n)); n++)
            assert_true(label->type.size >= profile->least);
        zl_plan_clear(&plan);
    }
}

static void every_palette_has_classes_that_differ(void **state)
{
    (void)state;
    for (int palette = 0; palette < 4; palette++) {
        zl_plan plan = { .palette = (zl_palette)palette };
        for (size_t i = 0; i < ZL_CLASSES; i++) {
            zl_look a = zl_class_look(&plan, i);
            uint32_t edge = a.ink == ZL_NO_COLOUR ? a.fill : a.ink;
            assert_true(zl_contrast(edge, ZL_WHITE) >= ZL_MARK_CONTRAST);
            for (size_t k = 0; k < i; k++)
                assert_true(a.fill != zl_class_look(&plan, k).fill);
        }
    }
}

static void every_palette_darkens_with_strength(void **state)
{
    (void)state;
    for (int palette = 0; palette < 4; palette++) {
        zl_plan plan = { .palette = (zl_palette)palette };
        for (int i = 1; i <= 50; i++) {
            uint32_t now = zl_strength_colour(&plan, i / 50.0);
            uint32_t before = zl_strength_colour(&plan, (i - 1) / 50.0);
            assert_true(zl_contrast(now, ZL_WHITE) >
                        zl_contrast(before, ZL_WHITE));
            assert_true(zl_contrast(now, zl_ink_on(now)) >= 4.5);
        }
    }
}

static void what_is_readable_stays_and_the_rest_darkens(void **state)
{
    (void)state;
    assert_int_equal(zl_colour_readable(0x0072B2, 3), 0x0072B2);
    uint32_t yellow = zl_colour_readable(0xF0E442, 3);
    assert_true(zl_contrast(yellow, ZL_WHITE) >= 3);
    assert_true(zl_contrast(yellow, ZL_WHITE) < 3.5);
}

static void assert_words(const char *label, zl_words words, const char *want)
{
    zl_view got = zl_label_words(zl_view_of(label), words);

    assert_int_equal(got.size, strlen(want));
    assert_memory_equal(got.bytes, want, got.size);
}

static void a_label_in_two_languages_is_parted_where_they_meet(void **state)
{
    (void)state;
    assert_words("自主 Autonomy", ZL_WORDS_BOTH, "自主 Autonomy");
    assert_words("自主 Autonomy", ZL_WORDS_ZH, "自主");
    assert_words("自主 Science and technology", ZL_WORDS_EN,
                 "Science and technology");
    assert_words("General Line 总路线", ZL_WORDS_EN, "General Line");
    assert_words("General Line 总路线", ZL_WORDS_ZH, "总路线");
    assert_words("Autonomy", ZL_WORDS_ZH, "Autonomy");
    assert_words("自主", ZL_WORDS_EN, "自主");
    assert_words("a 中 b", ZL_WORDS_EN, "a 中 b");
    assert_words("", ZL_WORDS_EN, "");
    assert_words(" ", ZL_WORDS_EN, " ");
}

static void names_stand_in_the_language_asked_for(void **state)
{
    (void)state;
    zl_plan plan = plan_of("heat", labelled,
                           (zili_chart_options){ .words = ZL_WORDS_ZH });

    assert_int_equal(zl_plan_check(&plan, NULL), ZILI_OK);
    assert_non_null(label_of(&plan, "自主"));
    zl_plan_clear(&plan);
    plan = plan_of("heat", labelled,
                   (zili_chart_options){ .words = ZL_WORDS_EN });
    assert_non_null(label_of(&plan, "Self-reliance"));
    zl_plan_clear(&plan);
}

static zl_plan captioned(const char *caption, const char *note)
{
    zili_table *table = zl_table_new();
    zl_plan plan;

    zl_table_column(table, (zl_column){ .name = "term", .type = ZILI_TEXT });
    zl_table_column(table, (zl_column){ .name = "count", .type = ZILI_REAL });
    zl_table_add_text(table, zl_view_of("we"));
    zl_table_add_real(table, 5);
    zl_table_add_note(table, "%s", note);
    assert_int_equal(zl_table_finish(table, &table, NULL), ZILI_OK);
    zl_plan_init(&plan, &fake_ruler);
    zl_chart_plan(&plan, zili_chart_find("bars"), table,
                  &(zili_chart_options){ .caption = caption });
    assert_int_equal(zl_plan_check(&plan, NULL), ZILI_OK);
    zili_table_free(table);
    return plan;
}

static void a_caption_says_what_the_table_notes(void **state)
{
    (void)state;
    zl_plan plan = captioned("Words.", "scope: original; 10 words");
    const zl_mark *label =
        label_of(&plan, "Words. Scope: original; 10 words.");

    assert_non_null(label);
    for (size_t i = 0; i < page_of(&plan)->marks.count; i++) {
        const zl_mark *mark = &page_of(&plan)->marks.items[i];
        assert_true(mark == label || mark->y + mark->height <= label->y);
    }
    zl_plan_clear(&plan);
    plan = captioned("auto", "a whole sentence.");
    assert_non_null(label_of(&plan, "A whole sentence."));
    zl_plan_clear(&plan);
    plan = captioned(NULL, "a whole sentence.");
    assert_null(label_of(&plan, "A whole sentence."));
    zl_plan_clear(&plan);
}

static void bars_have_whiskers_where_there_is_an_interval(void **state)
{
    static const char table[] = "term\t#count\t#ci_low\t#ci_high\n"
                                "we\t10\t8\t20\nto\t5\t4\t6\na\t3\t\t";
    zl_plan plan = good_plan("bars", table);
    const zl_mark *bar = mark_of(&plan, ZL_MARK_BOX, 0), *line;
    const zl_mark *number = label_of(&plan, "10");
    size_t whiskers = 0;

    (void)state;
    for (size_t n = 0; (line = mark_of(&plan, ZL_MARK_LINE, n)); n++) {
        if (line->height != 0 || line->look.ink != ZL_INK)
            continue;
        whiskers++;
        if (whiskers == 1) { /* 8 to 20, where the bar is 0 to 10 */
            assert_near(line->x, bar->x + 0.8 * bar->width, 1e-6);
            assert_near(line->width, 1.2 * bar->width, 1e-6);
            assert_true(number->x > line->x + line->width);
        }
    }
    assert_int_equal(whiskers, 2);
    zl_plan_clear(&plan);
}

static void whiskers_survive_lack_of_memory(void **state)
{
    (void)state;
    assert_survives_lack_of_memory("bars",
                                   "term\tlang\t#count\t#ci_low\t#ci_high\n"
                                   "we\ten\t10\t8\t20\nto\ten\t5\t4\t6\n");
}

static void a_figure_says_how_much_it_shows(void **state)
{
    (void)state;
    zl_plan plan = good_plan("bars", frequencies);

    assert_non_null(strstr(zl_str_text(&plan.about),
                           "Rows of the table: 2. The least count is 3, the "
                           "greatest 5."));
    zl_plan_clear(&plan);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_profile_says_how_wide_columns_are),
        cmocka_unit_test(a_figure_follows_its_profile),
        cmocka_unit_test(every_palette_has_classes_that_differ),
        cmocka_unit_test(every_palette_darkens_with_strength),
        cmocka_unit_test(what_is_readable_stays_and_the_rest_darkens),
        cmocka_unit_test(a_label_in_two_languages_is_parted_where_they_meet),
        cmocka_unit_test(names_stand_in_the_language_asked_for),
        cmocka_unit_test(bars_have_whiskers_where_there_is_an_interval),
        cmocka_unit_test(whiskers_survive_lack_of_memory),
        cmocka_unit_test(a_figure_says_how_much_it_shows),
        cmocka_unit_test(a_caption_says_what_the_table_notes),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
