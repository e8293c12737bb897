/* test_chart_lanes.c -- texts as long as they are, or all alike, and hits in
 * them. */
#include "chart/colour.h"
#include "chart_kind_help.h"

static const zili_chart_options absolute = { .scale = 1 };
static const zili_chart_options relative = { .scale = 2 };

/* ---- texts as lanes ---- */

static const char two_texts[] = "term\tdoc\tlang\t#from\t#size\n"
                                "a\tone\ten\t1\t100\n"
                                "b\tone\ten\t51\t100\n"
                                "a\ttwo\ten\t26\t50\n"
                                "b\ttwo\ten\t\t50";

/* The n-th line as thick as a hit. */
static const zl_mark *stroke_of(const zl_plan *plan, size_t n)
{
    const zl_mark *mark;

    for (size_t i = 0; (mark = mark_of(plan, ZL_MARK_LINE, i)); i++)
        if (mark->look.thick > 0.25 && n-- == 0)
            return mark;
    return NULL;
}

static void texts_are_as_long_as_they_are(void **state)
{
    zl_plan plan = good_plan_of("dispersion", two_texts, absolute);
    const zl_mark *one = mark_of(&plan, ZL_MARK_BOX, 0);
    const zl_mark *two = mark_of(&plan, ZL_MARK_BOX, 1);

    (void)state;
    assert_near(one->width, 2 * two->width, 1e-9);
    assert_near(stroke_of(&plan, 0)->x, one->x + 0.15, 1e-9);
    assert_near(stroke_of(&plan, 1)->x, one->x + one->width / 2, 1e-9);
    assert_near(stroke_of(&plan, 2)->x, two->x + two->width / 2, 1e-9);
    assert_non_null(label_of(&plan, "Position in the text, tokens"));
    assert_non_null(label_of(&plan, "100"));
    zl_plan_clear(&plan);
}

static void several_texts_are_usually_alike(void **state)
{
    zl_plan plan = good_plan("dispersion", two_texts);

    (void)state;
    assert_near(mark_of(&plan, ZL_MARK_BOX, 0)->width,
                mark_of(&plan, ZL_MARK_BOX, 1)->width, 1e-9);
    assert_non_null(label_of(&plan, "100 %"));
    zl_plan_clear(&plan);
}

static void one_text_is_usually_as_long_as_it_is(void **state)
{
    const char *text = "term\t#at\t#size\na\t0.5\t200\n";
    zl_plan usual = good_plan("dispersion", text);
    zl_plan alike = good_plan_of("dispersion", text, relative);
    zl_plan unknown = good_plan("dispersion", "term\t#at\na\t0.5\n");

    (void)state;
    assert_non_null(label_of(&usual, "200"));
    assert_non_null(label_of(&alike, "100 %"));
    assert_non_null(label_of(&unknown, "100 %"));
    zl_plan_clear(&usual);
    zl_plan_clear(&alike);
    zl_plan_clear(&unknown);
}

static void lengths_that_are_unknown_or_wrong_are_refused(void **state)
{
    const zili_chart_options usual = { 0 };

    (void)state;
    assert_fails("dispersion", "term\tdoc\t#at\na\tone\t0.5", absolute,
                 "To draw texts as long as they are, the table must say in a "
                 "column \"size\" how many tokens each has; of \"one\" it "
                 "does not.");
    assert_fails("dispersion",
                 "term\tdoc\t#at\t#size\na\tone\t0.5\t9\na\ttwo\t0.5\t",
                 absolute,
                 "To draw texts as long as they are, the table must say in a "
                 "column \"size\" how many tokens each has; of \"two\" it "
                 "does not.");
    assert_fails("dispersion",
                 "term\tdoc\t#at\t#size\na\tone\t0.5\t9\na\tone\t0.5\t8",
                 usual,
                 "Row 2 of the table has another \"size\" than the row before "
                 "it of the same text.");
    assert_fails("dispersion", "term\t#at\t#size\na\t0.5\t-1", usual,
                 "Row 1 of the table: \"size\" is a number of tokens.");
    assert_fails("dispersion", "term\t#from\t#size\na\t0\t9", usual,
                 "Row 1 of the table: \"from\" is a token from 1 to "
                 "\"size\".");
    assert_fails("dispersion", "term\t#from\na\t0", usual,
                 "The table has no column \"size\"; it has term, from.");
    assert_fails("dispersion", "term\tdoc\na\tone", usual,
                 "The table has no column \"at\"; it has term, doc.");
}

/* ---- x-rays ---- */

static const char many_texts[] = "term\tdoc\t#at\t#size\n"
                                 "a\tone\t0\t100\na\ttwo\t1\t50\n"
                                 "b\tone\t0.5\t100\nb\tthree\t0.5\t100\n"
                                 "b\ttwo\t\t50";

static void many_texts_are_rows_and_terms_are_panels(void **state)
{
    zl_plan plan = good_plan("dispersion", many_texts);

    (void)state;
    assert_int_equal(count_labels(&plan, "one"), 1);
    assert_true(label_of(&plan, "one")->y < label_of(&plan, "two")->y);
    assert_true(label_of(&plan, "a")->x < label_of(&plan, "b")->x);
    assert_near(label_of(&plan, "a")->y, label_of(&plan, "b")->y, 1e-9);
    assert_near(stroke_of(&plan, 0)->y, stroke_of(&plan, 2)->y, 1e-9);
    assert_true(stroke_of(&plan, 0)->y < stroke_of(&plan, 1)->y);
    assert_int_equal(count_labels(&plan, "1"), 4);
    assert_null(stroke_of(&plan, 4));
    zl_plan_clear(&plan);
}

static void panels_without_room_stand_below(void **state)
{
    zl_plan plan = good_plan_of("dispersion", many_texts,
                                (zili_chart_options){ .width = 50 });

    (void)state;
    assert_near(label_of(&plan, "a")->x, label_of(&plan, "b")->x, 1e-9);
    assert_int_equal(count_labels(&plan, "one"), 2);
    zl_plan_clear(&plan);
    assert_width_is_enough("dispersion", many_texts, 21);
}

/* ---- any table ---- */

static void any_table_is_drawn(void **state)
{
    const zili_chart_options usual = { 0 };

    (void)state;
    assert_rows_drawn_as("dispersion", "term\tdoc\t#at\t#size",
                         "@\t@$\t0.5\t1e12", 500, absolute);
    assert_rows_drawn_as("dispersion", "term\tdoc\t#at\t#size",
                         "@$\t@\tnan\t1", 60, absolute);
    assert_rows_drawn_as("dispersion", "term\tdoc\t#at", "@\t@$\t", 500,
                         usual);
    assert_rows_drawn_as("dispersion", "term\t#at\t#size", "x\t1\t1", 1,
                         usual);
    assert_rows_drawn_as("dispersion", "term\tdoc\t#from\t#size",
                         "x\t$\t1\t1e-300", 9, absolute);
}

static void every_lack_of_memory_is_survived(void **state)
{
    (void)state;
    assert_survives("dispersion", two_texts, absolute);
    assert_survives("dispersion", many_texts, relative);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(texts_are_as_long_as_they_are),
        cmocka_unit_test(several_texts_are_usually_alike),
        cmocka_unit_test(one_text_is_usually_as_long_as_it_is),
        cmocka_unit_test(lengths_that_are_unknown_or_wrong_are_refused),
        cmocka_unit_test(many_texts_are_rows_and_terms_are_panels),
        cmocka_unit_test(panels_without_room_stand_below),
        cmocka_unit_test(any_table_is_drawn),
        cmocka_unit_test(every_lack_of_memory_is_survived),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
