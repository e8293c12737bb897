/* test_chart_languages.c -- two languages side by side, as marks. */
#include "chart/colour.h"
#include "chart_kind_help.h"

/* ---- dumbbell ---- */

static const char agreement[] =
    "item\t#both\t#a_only\t#b_only\t#n\tlabel\ta_lang\tb_lang\n"
    "x\t2\t1\t3\t10\t自力更生\tzh\ten\n"
    "y\t4\t0\t0\t10\t\tzh\ten";

static double middle_of(const zl_mark *mark)
{
    return mark->x + mark->width / 2;
}

static void dots_stand_at_both_and_one_alone(void **state)
{
    zl_plan plan = good_plan("dumbbell", agreement);
    /* a ring and a disc in the legend, and over the numbers, come first */
    const zl_mark *ring = mark_of(&plan, ZL_MARK_DISC, 4);
    const zl_mark *disc = mark_of(&plan, ZL_MARK_DISC, 5);
    const zl_mark *other = mark_of(&plan, ZL_MARK_DISC, 6);

    (void)state;
    assert_int_equal(count_labels(&plan, "Chinese"), 1);
    assert_int_equal(count_labels(&plan, "English"), 1);
    assert_true(disc->width < ring->width);
    /* 3, 5 and 4: even steps on the axis */
    assert_near(middle_of(ring) - middle_of(other),
                middle_of(other) - middle_of(disc), 1e-9);
    assert_near(middle_of(other), middle_of(mark_of(&plan, ZL_MARK_DISC, 7)),
                1e-9);
    assert_true(label_of(&plan, "自力更生")->y < label_of(&plan, "y")->y);
    assert_non_null(label_of(&plan, "Aligned sentences"));
    assert_null(mark_of(&plan, ZL_MARK_DISC, 8));
    zl_plan_clear(&plan);
}

static void shares_are_of_n(void **state)
{
    zl_plan plan = plan_of("dumbbell", agreement,
                           (zili_chart_options){ .value = "share" });

    (void)state;
    assert_int_equal(zl_plan_check(&plan, NULL), ZILI_OK);
    assert_int_equal(count_labels(&plan, "0.300"), 1);
    assert_int_equal(count_labels(&plan, "0.400"), 3);
    assert_int_equal(count_labels(&plan, "0.4"), 1); /* on the axis */
    zl_plan_clear(&plan);
}

static void two_numbers_are_enough_for_a_dumbbell(void **state)
{
    zl_plan plan = good_plan("dumbbell", "item\t#a\t#b\nx\t1\t-1.5\ny\t\t7");

    (void)state;
    assert_int_equal(count_labels(&plan, "a"), 1);
    assert_int_equal(count_labels(&plan, "in both"), 0);
    assert_int_equal(count_labels(&plan, "−1.50"), 1);
    assert_int_equal(count_labels(&plan, "–"), 1);
    /* signs, and three dots: what is missing has none */
    assert_non_null(mark_of(&plan, ZL_MARK_DISC, 4 + 2));
    assert_null(mark_of(&plan, ZL_MARK_DISC, 4 + 3));
    zl_plan_clear(&plan);
}

static void a_wrong_dumbbell_is_refused(void **state)
{
    const zili_chart_options usual = { 0 };

    (void)state;
    assert_fails("dumbbell", "term\t#a\t#b\nx\t1\t2", usual,
                 "The table has no column \"item\"; it has term, a, b.");
    assert_fails("dumbbell", "item\t#a\nx\t1", usual,
                 "The table has no column \"b\"; it has item, a.");
    assert_fails("dumbbell", "item\ta\t#b\nx\tone\t2", usual,
                 "The column \"a\" is to hold numbers, but row 1 has "
                 "\"one\". Write numbers as 1234.5, and leave a cell empty "
                 "where there is none.");
    assert_fails("dumbbell", agreement, (zili_chart_options){ .value = "p" },
                 "A dumbbell draws --value count or share, the share of n, "
                 "not \"p\".");
    assert_width_is_enough("dumbbell", agreement, 30);
}

static void any_dumbbell_is_drawn(void **state)
{
    const char *head = "item\t#a\t#b";

    (void)state;
    assert_rows_drawn("dumbbell", head, "x\t0\t0", 1);
    assert_rows_drawn("dumbbell", head, "@\t$\t-$", 3);
    assert_rows_drawn("dumbbell", head, "theme $\t1$\t2$", 500);
    assert_rows_drawn("dumbbell", head, "x\t1e12\t-1e12", 2);
    assert_rows_drawn("dumbbell", head, "x\tnan\tinf", 2);
    assert_rows_drawn("dumbbell", head, "x\t\t", 2);
    assert_rows_drawn("dumbbell", "item\t#a\t#b\ta_lang\tb_lang",
                      "x\t1\t2\t@\t@", 2);
}

/* ---- ribbon ---- */

static const char beads[] =
    "doc\t#confidence\ta_lang\tb_lang\ta_each\tb_each\t#a_words\t#b_words\t"
    "a_para\tb_para\ta_themes\tb_themes\ta_labels\tb_labels\n"
    "one\t1\tzh\ten\t10\t5,5\t10\t10\t1\t1\tx\tx\t题\t题\n"
    "one\t0\tzh\ten\t20\t10\t20\t10\t1-2\t2\t\tx\t\t题\n"
    "one\t\tzh\t\t10\t\t10\t0\t3\t\t\t\t\t\n"
    "two\t0.5\tzh\ten\t7\t7\t7\t7\t1\t1\t\t\t\t";

static void sentences_are_as_wide_as_their_words(void **state)
{
    zl_plan plan = good_plan("ribbon", beads);
    const zl_mark *first, *second;
    size_t n = 0;

    (void)state;
    /* signs of the legend come first: one class, its halves, none, shades */
    n = 1 + 2 + 1 + 3;
    first = mark_of(&plan, ZL_MARK_BOX, n);
    second = mark_of(&plan, ZL_MARK_BOX, n + 2);
    assert_int_equal(first->look.fill, zl_class_look(&plain, 0).fill);
    assert_near(second->width, 2 * first->width, 1e-9);
    assert_near(first->y, second->y, 1e-9);
    /* of the other language both are equally wide */
    assert_near(mark_of(&plan, ZL_MARK_BOX, n + 1)->width,
                mark_of(&plan, ZL_MARK_BOX, n + 3)->width, 1e-9);
    /* without a counterpart it is hollow */
    assert_int_equal(mark_of(&plan, ZL_MARK_BOX, n + 4)->look.fill, ZL_WHITE);
    assert_int_equal(count_labels(&plan, "题"), 1);
    assert_int_equal(count_labels(&plan, "one"), 1);
    assert_int_equal(count_labels(&plan, "Chinese"), 2);
    zl_plan_clear(&plan);
}

static void bands_reach_to_where_the_theme_stands(void **state)
{
    zl_plan plan = good_plan("ribbon", beads);
    const zl_mark *whole = mark_of(&plan, ZL_MARK_BAND, 0);
    const zl_mark *upper = mark_of(&plan, ZL_MARK_BAND, 1);
    const zl_mark *lower = mark_of(&plan, ZL_MARK_BAND, 2);

    (void)state;
    assert_near(whole->height, upper->height + lower->height, 1e-9);
    assert_int_equal(whole->look.series, 0);
    assert_int_equal(upper->look.series, -1);
    assert_int_equal(lower->look.series, 0);
    /* where one half ends the other begins */
    assert_near(upper->x + upper->band.to, lower->x + lower->band.from, 1e-9);
    assert_near(upper->x + upper->band.to_end, lower->x + lower->band.from_end,
                1e-9);
    /* what is less sure is fainter */
    assert_true(zl_contrast(whole->look.fill, ZL_WHITE) >
                zl_contrast(lower->look.fill, ZL_WHITE));
    /* none for the third bead, one for the other document */
    assert_non_null(mark_of(&plan, ZL_MARK_BAND, 3));
    assert_null(mark_of(&plan, ZL_MARK_BAND, 4));
    zl_plan_clear(&plan);
}

static void paragraphs_are_numbered_and_set_apart(void **state)
{
    zl_plan plan = good_plan("ribbon", beads);
    size_t n = 1 + 2 + 1 + 3;
    const zl_mark *first = mark_of(&plan, ZL_MARK_BOX, n + 1);
    const zl_mark *second = mark_of(&plan, ZL_MARK_BOX, n + 3);

    (void)state;
    assert_int_equal(count_labels(&plan, "¶"), 2);
    assert_int_equal(count_labels(&plan, "1"), 4);
    assert_int_equal(count_labels(&plan, "2"), 1);
    assert_int_equal(count_labels(&plan, "3"), 1);
    assert_near(second->x - first->x - first->width, 1.1, 1e-9);
    zl_plan_clear(&plan);
}

/* 60 beads of one document, narrow: several lines, each as wide. */
static void a_long_document_goes_on_in_a_new_line(void **state)
{
    zl_str text = { 0 };

    (void)state;
    zl_str_add_text(&text, "#a_words\t#b_words");
    for (int i = 0; i < 120; i++)
        zl_str_format(&text, "\n%d\t%d", 5 + i % 3, 9 - i % 4);
    zl_plan plan = plan_of("ribbon", zl_str_text(&text),
                           (zili_chart_options){ .width = 84 });
    assert_int_equal(zl_plan_check(&plan, NULL), ZILI_OK);
    assert_int_equal(count_labels(&plan, "a"), 3);
    assert_int_equal(count_labels(&plan, "b"), 3);
    assert_non_null(mark_of(&plan, ZL_MARK_BAND, 119));
    assert_null(mark_of(&plan, ZL_MARK_BAND, 120));
    zl_plan_clear(&plan);
    zl_str_clear(&text);
}

/* Seven have a colour of their own, the rest share one. */
static void many_themes_share_the_last_class(void **state)
{
    zl_plan plan = good_plan("ribbon",
                             "#a_words\t#b_words\ta_themes\tb_themes\n"
                             "9\t9\ta,b,c,d,e,f,g,h,i\ti\n9\t9\ti,h\tx");

    (void)state;
    assert_int_equal(count_labels(&plan, "3 other themes"), 1);
    assert_true(label_of(&plan, "i")->x < label_of(&plan, "h")->x);
    assert_int_equal(count_labels(&plan, "x"), 0);
    zl_plan_clear(&plan);
}

static void a_wrong_ribbon_is_refused(void **state)
{
    const zili_chart_options usual = { 0 };

    (void)state;
    assert_fails("ribbon", "#a_words\nx", usual,
                 "The table has no column \"b_words\"; it has a_words.");
    assert_fails("ribbon", "#a_words\t#b_words\n1\t2\n-1\t2", usual,
                 "Row 2 of the table: a_words is no number of words.");
    assert_fails("ribbon", "#a_words\t#b_words\n1\tinf", usual,
                 "Row 1 of the table: b_words is no number of words.");
    assert_width_is_enough(
        "ribbon", "#a_words\t#b_words\ta_lang\n1\t2\t自力更生独立自主", 21);
}

static void any_ribbon_is_drawn(void **state)
{
    const char *head = "#a_words\t#b_words";

    (void)state;
    assert_rows_drawn("ribbon", head, "1\t1", 1);
    assert_rows_drawn("ribbon", head, "0\t1$", 3);
    assert_rows_drawn("ribbon", head, "1\tnan", 3);
    assert_rows_drawn("ribbon", head, "1$\t0", 500);
    assert_rows_drawn("ribbon", head, "1e12\t1$", 3);
    assert_rows_drawn("ribbon", "doc\t#a_words\t#b_words", "@$\t1\t2", 50);
    assert_rows_drawn("ribbon", "#a_words\t#b_words\ta_themes\tb_themes",
                      "1\t2\t@$\t@$,x", 12);
    assert_rows_drawn("ribbon",
                      "#a_words\t#b_words\ta_para\tb_para\ta_each\ta_lang",
                      "1\t2\t$-x\t-,\t,,-5,9999999999999,\t@", 40);
}

/* ---- memory ---- */

static void every_lack_of_memory_is_survived(void **state)
{
    (void)state;
    assert_survives_lack_of_memory("dumbbell", agreement);
    assert_survives_lack_of_memory("ribbon", beads);
}

static void a_missing_glyph_is_a_failure(void **state)
{
    zl_plan plan = plan_of("dumbbell", "item\t#a\t#b\nx?\t1\t2",
                           (zili_chart_options){ 0 });
    zili_error err = { 0 };

    (void)state;
    assert_int_equal(zl_plan_check(&plan, &err), ZILI_EFORMAT);
    zl_plan_clear(&plan);
    plan = plan_of("ribbon", "doc\t#a_words\t#b_words\nx?\t1\t2",
                   (zili_chart_options){ 0 });
    assert_int_equal(zl_plan_check(&plan, &err), ZILI_EFORMAT);
    zl_plan_clear(&plan);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(dots_stand_at_both_and_one_alone),
        cmocka_unit_test(shares_are_of_n),
        cmocka_unit_test(two_numbers_are_enough_for_a_dumbbell),
        cmocka_unit_test(a_wrong_dumbbell_is_refused),
        cmocka_unit_test(any_dumbbell_is_drawn),
        cmocka_unit_test(sentences_are_as_wide_as_their_words),
        cmocka_unit_test(bands_reach_to_where_the_theme_stands),
        cmocka_unit_test(paragraphs_are_numbered_and_set_apart),
        cmocka_unit_test(a_long_document_goes_on_in_a_new_line),
        cmocka_unit_test(many_themes_share_the_last_class),
        cmocka_unit_test(a_wrong_ribbon_is_refused),
        cmocka_unit_test(any_ribbon_is_drawn),
        cmocka_unit_test(every_lack_of_memory_is_survived),
        cmocka_unit_test(a_missing_glyph_is_a_failure),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
