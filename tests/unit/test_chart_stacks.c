/* test_chart_stacks.c -- bars set end to end. */
#include "chart/colour.h"
#include "chart_kind_help.h"

static const zili_chart_options stacked = { .stacked = true };
static const zili_chart_options shares = { .stacked = true, .scale = 2 };
static const zili_chart_options relative = { .scale = 2 };

/* ---- stacked bars ---- */

static const char parts[] = "term\tdoc\t#count\n"
                            "a\tone\t3\na\ttwo\t1\na\tthree\t0\n"
                            "b\tthree\t4\nb\tone\t2\nb\ttwo\t2";

/* After three boxes of the legend. */
static const zl_mark *part_of(const zl_plan *plan, size_t n)
{
    return mark_of(plan, ZL_MARK_BOX, 3 + n);
}

static void parts_stand_end_to_end_in_one_order(void **state)
{
    zl_plan plan = good_plan_of("bars", parts, stacked);
    static const int series[] = { 0, 1, 0, 1, 2 };

    (void)state;
    for (size_t i = 0; i < 5; i++)
        assert_int_equal(part_of(&plan, i)->look.series, series[i]);
    assert_null(part_of(&plan, 5));
    assert_near(part_of(&plan, 0)->x + part_of(&plan, 0)->width,
                part_of(&plan, 1)->x, 1e-9);
    assert_near(part_of(&plan, 0)->width, 3 * part_of(&plan, 1)->width, 1e-9);
    assert_near(part_of(&plan, 4)->width, 4 * part_of(&plan, 1)->width, 1e-9);
    assert_near(part_of(&plan, 0)->y, part_of(&plan, 1)->y, 1e-9);
    assert_non_null(label_of(&plan, "8")); /* all of b */
    assert_true(label_of(&plan, "8")->x >
                part_of(&plan, 4)->x + part_of(&plan, 4)->width);
    zl_plan_clear(&plan);
}

static void shares_fill_the_width(void **state)
{
    zl_plan plan = good_plan_of("bars", parts, shares);
    const zl_mark *last_of_a = part_of(&plan, 1);
    const zl_mark *last_of_b = part_of(&plan, 4);

    (void)state;
    assert_near(last_of_a->x + last_of_a->width,
                last_of_b->x + last_of_b->width, 1e-9);
    assert_near(part_of(&plan, 0)->width, 3 * last_of_a->width, 1e-9);
    assert_non_null(label_of(&plan, "100"));
    assert_non_null(label_of(&plan, "Shares in %; at the end: Occurrences"));
    zl_plan_clear(&plan);
}

static void a_sum_of_what_is_not_all_known_says_so(void **state)
{
    zl_plan plan = good_plan_of("bars",
                                "term\tdoc\t#count\n"
                                "a\tone\t3\na\ttwo\t1\nb\tone\t2\nc\ttwo\t",
                                stacked);

    (void)state;
    assert_non_null(label_of(&plan, "4"));
    assert_non_null(label_of(&plan, "≥ 2"));
    assert_non_null(label_of(&plan, "–"));
    zl_plan_clear(&plan);
}

static void what_cannot_be_stacked_is_refused(void **state)
{
    (void)state;
    assert_fails("bars", "term\tdoc\t#count\na\tx\t1\na\ty\t-1", stacked,
                 "A part of \"a\" is below 0 or infinite, which no bar can be "
                 "stacked of; leave out --stacked.");
    assert_fails("bars", "term\tdoc\t#count\na\tx\t1e308\na\ty\t1e308",
                 stacked, "The parts of \"a\" are too much to be added.");
    assert_fails("bars", "term\tdoc\t#count\na\tx\t1\nb\ty\t1", shares,
                 "\"a\" has no number in one of the groups, so that no share "
                 "is known; give all (freq does with --top), or leave out "
                 "--scale relative.");
    assert_fails("bars", "term\t#count\t#ci_low\t#ci_high\na\t1\t0\t2",
                 stacked,
                 "Stacked bars cannot show intervals: a part does not begin "
                 "at 0. Leave out --stacked, or the columns ci_low and "
                 "ci_high.");
    assert_fails("bars", parts, relative,
                 "--scale is for stacked bars; add --stacked, or leave it "
                 "out.");
    assert_fails("zipf", "term\t#count\na\t1", stacked,
                 "--stacked does nothing to the chart zipf; leave it out.");
    assert_fails("keyness", "term\t#log_ratio\na\t1", relative,
                 "--scale does nothing to the chart keyness; leave it out.");
}

/* ---- any table ---- */

static void any_table_is_drawn(void **state)
{
    (void)state;
    assert_rows_drawn_as("bars", "term\tdoc\t#count", "@$\tx\t1e12", 500,
                         stacked);
    assert_rows_drawn_as("bars", "term\tdoc\t#count", "@\t@$\t$", 8, stacked);
    assert_rows_drawn_as("bars", "term\tdoc\t#count", "@\t@$\t0", 8, shares);
    assert_rows_drawn_as("bars", "term\tdoc\t#count", "x\ty\tnan", 1, stacked);
}

static void every_lack_of_memory_is_survived(void **state)
{
    (void)state;
    assert_survives("bars", parts, stacked);
    assert_survives("bars", parts, shares);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(parts_stand_end_to_end_in_one_order),
        cmocka_unit_test(shares_fill_the_width),
        cmocka_unit_test(a_sum_of_what_is_not_all_known_says_so),
        cmocka_unit_test(what_cannot_be_stacked_is_refused),
        cmocka_unit_test(any_table_is_drawn),
        cmocka_unit_test(every_lack_of_memory_is_survived),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
