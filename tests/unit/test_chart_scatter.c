/* test_chart_scatter.c -- how often terms are in one text and in another. */
#include "chart/colour.h"
#include "chart/powers.h"
#include "chart_kind_help.h"

/* ---- scales of powers ---- */

static void ticks_are_round_and_few(void **state)
{
    static const double ends[][2] = { { 1, 1 },          { 3, 4000 },
                                      { 1e-300, 1e300 }, { 437, 50000 },
                                      { 1e12, 1e12 },    { 0.02, 7 } };

    (void)state;
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
        for (size_t most = 5; most <= ZL_POWER_TICKS; most++) {
            zl_powers powers = zl_powers_of(ends[i][0], ends[i][1], most);
            assert_true(powers.count >= 2 && powers.count <= most);
            assert_true(zl_powers_share(&powers, ends[i][0]) > 0);
            assert_true(zl_powers_share(&powers, ends[i][1]) < 1);
            for (size_t k = 1; k < powers.count; k++)
                assert_true(powers.ticks[k] > powers.ticks[k - 1]);
        }
    zl_powers powers = zl_powers_of(3, 400, 9);
    assert_near(powers.ticks[0], 5, 1e-12);
    assert_near(powers.ticks[1], 10, 1e-12);
    assert_near(powers.ticks[2], 20, 1e-12);
}

/* ---- points ---- */

static const char terms[] = "term\t#a\t#b\n"
                            "same\t10\t10\nten\t100\t10\nhundred\t1000\t10\n"
                            "other\t10\t100\nnever\t0\t10\nonly\t10\t0\n"
                            "twin\t100\t10";

/* The n-th disc of a class that stands in the plane, not in the legend. */
static const zl_mark *disc_of(const zl_plan *plan, uint32_t fill, size_t n)
{
    const zl_mark *mark;

    for (size_t i = 0; (mark = mark_of(plan, ZL_MARK_DISC, i)); i++)
        if (mark->look.ink == ZL_WHITE && mark->look.fill == fill && n-- == 0)
            return mark;
    return NULL;
}

static double middle_x(const zl_mark *mark)
{
    return mark->x + mark->width / 2;
}

static double middle_y(const zl_mark *mark)
{
    return mark->y + mark->height / 2;
}

static const zl_mark *of_first(const zl_plan *plan, size_t n)
{
    return disc_of(plan, zl_class_look(plan, 0).fill, n);
}

static const zl_mark *of_second(const zl_plan *plan, size_t n)
{
    return disc_of(plan, zl_class_look(plan, 1).fill, n);
}

static void equal_steps_are_equal_factors(void **state)
{
    zl_plan plan = good_plan("scatter", terms);
    const zl_mark *same = disc_of(&plan, ZL_MUTED, 0);
    const zl_mark *ten = of_first(&plan, 0); /* of two terms: the largest */
    const zl_mark *only = of_first(&plan, 1);
    const zl_mark *hundred = of_first(&plan, 2);

    (void)state;
    assert_near(middle_x(ten) - middle_x(same),
                middle_x(hundred) - middle_x(ten), 1e-9);
    assert_near(middle_y(ten), middle_y(hundred), 1e-9);
    assert_near(middle_x(only), middle_x(same), 1e-9);
    assert_true(ten->width > hundred->width);
    zl_plan_clear(&plan);
}

static void what_is_zero_stands_beside_the_plane(void **state)
{
    zl_plan plan = good_plan("scatter", terms);
    const zl_mark *left = mark_of(&plan, ZL_MARK_BOX, 0);
    const zl_mark *below = mark_of(&plan, ZL_MARK_BOX, 1);

    (void)state;
    assert_near(middle_x(of_second(&plan, 0)), middle_x(left), 1e-9);
    assert_near(middle_y(of_first(&plan, 1)), middle_y(below), 1e-9);
    assert_int_equal(count_labels(&plan, "0"), 2);
    assert_true(left->x + left->width < below->x);
    assert_true(left->y + left->height < below->y);
    zl_plan_clear(&plan);
    plan = good_plan("scatter", "term\t#a\t#b\nx\t1\t2");
    assert_null(mark_of(&plan, ZL_MARK_BOX, 0));
    assert_int_equal(count_labels(&plan, "0"), 0);
    zl_plan_clear(&plan);
}

/* Both axes begin with the same number, which stands once below the corner and
 * once beside it. */
static void numbers_at_the_corner_stand_apart(void **state)
{
    for (int width = 60; width < 200; width += 7) {
        zl_plan plan = plan_of("scatter",
                               "term\t#a\t#b\nx\t1004\t105\ny\t105\t1004",
                               (zili_chart_options){ .width = width });
        assert_int_equal(zl_plan_check(&plan, NULL), ZILI_OK);
        assert_int_equal(count_labels(&plan, "100"), 2);
        zl_plan_clear(&plan);
    }
    (void)state;
}

static void names_are_told_and_counted(void **state)
{
    zl_plan plan = good_plan("scatter", terms);

    (void)state;
    assert_int_equal(count_labels(&plan, "ten, twin"), 1);
    assert_int_equal(count_labels(&plan, "hundred"), 1);
    assert_non_null(
        label_of(&plan, "Dashed: as frequent in both. 7 of 7 terms are named, "
                        "the most telling by log-likelihood of both numbers "
                        "first."));
    zl_plan_clear(&plan);
}

/* A name in a crowd would be read as that of another. */
static void the_most_telling_are_named_first(void **state)
{
    zl_str text = { 0 };

    (void)state;
    zl_str_add_text(&text, "term\t#a\t#b\t#g2");
    for (int i = 0; i < 4000; i++)
        zl_str_format(&text, "\nt%d\t%d\t%d\t%d", i, 1 + i * 7 % 97,
                      1 + i * 13 % 89, i == 1234 ? 1 : 0);
    zl_str_add_text(&text, "\nfar\t1000\t1\t9\nbare\t\t1\t99");
    zl_plan plan = good_plan("scatter", zl_str_text(&text));
    assert_int_equal(count_labels(&plan, "far"), 1);
    assert_int_equal(count_labels(&plan, "bare"), 0);
    bool told = false;
    for (size_t i = 0; mark_of(&plan, ZL_MARK_LABEL, i); i++)
        told =
            told ||
            strstr(
                mark_of(&plan, ZL_MARK_LABEL, i)->text,
                "Log-likelihood G² first; not drawn, for want of a number: 1.");
    assert_true(told);
    zl_plan_clear(&plan);
    zl_str_clear(&text);
}

/* ---- columns ---- */

static const char both_sides[] =
    "term\t#f1\t#f2\t#pm1\t#pm2\nx\t1\t2\t100\t200\ny\t3\t2\t300\t200";

static void a_table_of_keyness_is_drawn(void **state)
{
    const zili_chart_options counts = { .value = "f" };
    const zili_chart_options named = { .names = "one , two" };
    zl_plan plan = good_plan("scatter", both_sides);

    (void)state;
    assert_non_null(
        label_of(&plan, "reference: Occurrences per million words"));
    zl_plan_clear(&plan);
    plan = plan_of("scatter", both_sides, counts);
    assert_non_null(label_of(&plan, "target: Occurrences"));
    zl_plan_clear(&plan);
    plan = plan_of("scatter", both_sides, named);
    assert_non_null(label_of(&plan, "one: Occurrences per million words"));
    assert_non_null(label_of(&plan, "two: Occurrences per million words"));
    zl_plan_clear(&plan);
}

static void a_wrong_table_is_refused(void **state)
{
    const zili_chart_options usual = { 0 };

    (void)state;
    assert_fails("scatter", "term\t#count\nx\t1", usual,
                 "The table has no column \"a\"; it has term, count.");
    assert_fails("scatter", both_sides, (zili_chart_options){ .value = "g" },
                 "The table has no column \"g1\"; it has term, f1, f2, pm1, "
                 "pm2.");
    assert_fails("scatter", "term\t#a\t#b\nx\t0\t0", usual,
                 "No number of the table is above 0: there is nothing to draw "
                 "on a scale of powers.");
    assert_fails("scatter", "term\t#a\t#b\nx\t1\t-1", usual,
                 "Row 1 of the table has a number below 0, which has no place "
                 "on a scale of powers.");
    assert_fails("bars", "term\t#count\nx\t1",
                 (zili_chart_options){ .names = "a,b" },
                 "--names does nothing to the chart bars; leave it out.");
    assert_width_is_enough("scatter", terms, 24);
}

/* ---- any table ---- */

static void any_table_is_drawn(void **state)
{
    (void)state;
    assert_rows_drawn("scatter", "term\t#a\t#b", "x\t1\t0", 1);
    assert_rows_drawn("scatter", "term\t#a\t#b", "@\t1e12\t1", 3);
    assert_rows_drawn("scatter", "term\t#a\t#b", "@$\t$\t7", 500);
    assert_rows_drawn("scatter", "term\t#a\t#b", "@$\t1$\t2$", 500);
    assert_rows_drawn("scatter", "term\t#a\t#b\t#g2", "@$\t1$\t0\tnan", 500);
    assert_rows_drawn("scatter", "term\t#a\t#b\t#log_ratio",
                      "\t1e-300\t1e300\tinf", 3);
    assert_rows_drawn("scatter", "term\t#a\t#b",
                      "x\tnan\tinf\ny\t\t1\nz\t0\t0\nv\t4.9e-324\t1.7e308", 2);
}

static void every_lack_of_memory_is_survived(void **state)
{
    (void)state;
    assert_survives_lack_of_memory("scatter", terms);
    assert_survives("scatter", both_sides,
                    (zili_chart_options){ .names = "one,two" });
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ticks_are_round_and_few),
        cmocka_unit_test(equal_steps_are_equal_factors),
        cmocka_unit_test(what_is_zero_stands_beside_the_plane),
        cmocka_unit_test(numbers_at_the_corner_stand_apart),
        cmocka_unit_test(names_are_told_and_counted),
        cmocka_unit_test(the_most_telling_are_named_first),
        cmocka_unit_test(a_table_of_keyness_is_drawn),
        cmocka_unit_test(a_wrong_table_is_refused),
        cmocka_unit_test(any_table_is_drawn),
        cmocka_unit_test(every_lack_of_memory_is_survived),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
