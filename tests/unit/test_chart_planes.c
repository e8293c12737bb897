/* test_chart_planes.c -- curves and trees as marks. */
#include "chart/colour.h"
#include "chart/plot.h"
#include "chart_kind_help.h"

static double middle_x(const zl_mark *mark)
{
    return mark->x + mark->width / 2;
}

static double middle_y(const zl_mark *mark)
{
    return mark->y + mark->height / 2;
}

/* ---- zipf ---- */

/* Counts that follow the law: 1000 · r^-1.2. */
static void the_law_of_zipf_is_found(void **state)
{
    zl_str text = { 0 };

    (void)state;
    zl_str_add_text(&text, "term\t#count");
    for (int r = 1; r <= 200; r++)
        zl_str_format(&text, "\nw%d\t%.9f", r, 1000 * pow(r, -1.2));
    zl_plan plan = good_plan("zipf", zl_str_text(&text));
    assert_non_null(label_of(&plan, "Zipf’s law, a = 1.200"));
    zl_plan_clear(&plan);
    zl_str_clear(&text);
}

/* Ten times as rare is as far down as ten times the rank is to the right. */
static void frequencies_stand_on_scales_of_powers(void **state)
{
    zl_plan plan = good_plan("zipf", "term\t#count\nb\t10\na\t100\nc\t1\n"
                                     "none\t0\nmissing\t");
    /* then that of the names */
    const zl_mark *first = mark_of(&plan, ZL_MARK_DISC, 0);
    const zl_mark *second = mark_of(&plan, ZL_MARK_DISC, 1);
    const zl_mark *third = mark_of(&plan, ZL_MARK_DISC, 2);

    (void)state;
    assert_null(mark_of(&plan, ZL_MARK_DISC, 4));
    assert_near(middle_y(second) - middle_y(first),
                middle_y(third) - middle_y(second), 1e-9);
    assert_near((middle_x(third) - middle_x(first)) / log(3),
                (middle_x(second) - middle_x(first)) / log(2), 1e-9);
    zl_plan_clear(&plan);
}

/* ---- growth, trend ---- */

static const char growth[] = "#N\t#V\t#EV\t#zm_EV\n"
                             "200\t90\t100\t95\n100\t50\t60\t55\n"
                             "400\t\t\t170";

static void a_vocabulary_grows_from_left_to_right(void **state)
{
    zl_plan plan = good_plan("growth", growth);
    /* one for each count, then that of the names */
    const zl_mark *first = mark_of(&plan, ZL_MARK_DISC, 0);
    const zl_mark *second = mark_of(&plan, ZL_MARK_DISC, 1);

    (void)state;
    assert_true(first->x < second->x && first->y > second->y);
    assert_null(mark_of(&plan, ZL_MARK_DISC, 3));
    assert_non_null(label_of(&plan, "counted"));
    assert_non_null(label_of(&plan, "Zipf–Mandelbrot"));
    assert_null(label_of(&plan, "finite Zipf–Mandelbrot"));
    zl_plan_clear(&plan);
}

static const char trend[] =
    "query\t#value\t#per_million\t#ci_low\t#ci_high\n"
    "war\t1900\t10\t5\t20\nwar\t1920\t30\t20\t40\nwar\t1910\t\t\t\n"
    "peace\t1900\t1\t0\t3\npeace\t1910\t2\t1\t4\npeace\t1920\t2\t1\t4";

static void areas_reach_from_the_low_to_the_high(void **state)
{
    zl_plan plan = good_plan("trend", trend);
    const zl_mark *area = mark_of(&plan, ZL_MARK_BAND, 0);

    (void)state;
    /* none where a number is missing: two of peace alone */
    assert_non_null(mark_of(&plan, ZL_MARK_BAND, 1));
    assert_null(mark_of(&plan, ZL_MARK_BAND, 2));
    assert_int_equal(area->look.series, 1);
    assert_near(area->band.from_end - area->band.from,
                area->band.to_end - area->band.to, 1e-9);
    assert_int_equal(count_labels(&plan, "war"), 1);
    zl_plan_clear(&plan);
}

static void texts_stand_as_they_come(void **state)
{
    zl_plan plan = good_plan("trend", "query\tvalue\t#per_million\n"
                                      "x\tsummer\t1\nx\tspring\t2");

    (void)state;
    assert_true(label_of(&plan, "summer")->x < label_of(&plan, "spring")->x);
    zl_plan_clear(&plan);
}

/* A year is twelve times as far as a month, whatever the order. */
static void dates_stand_where_their_days_are(void **state)
{
    zl_plan plan = good_plan("trend", "query\tvalue\t#per_million\n"
                                      "x\t1961-07\t1\nx\t1960-06-01\t2\n"
                                      "x\t1960-07-01\t2");
    const zl_mark *june = mark_of(&plan, ZL_MARK_DISC, 0);
    const zl_mark *july = mark_of(&plan, ZL_MARK_DISC, 1);
    const zl_mark *last = mark_of(&plan, ZL_MARK_DISC, 2);

    (void)state;
    assert_near((last->x - july->x) / (july->x - june->x), 365 / 30.0, 1e-9);
    assert_non_null(label_of(&plan, "1961-01"));
    zl_plan_clear(&plan);
}

static void years_end_where_they_end(void **state)
{
    zl_plan plan = good_plan("trend", "query\t#value\t#per_million\n"
                                      "x\t1789\t1\nx\t2025\t2");

    (void)state;
    assert_non_null(label_of(&plan, "1800"));
    assert_non_null(label_of(&plan, "2000"));
    assert_null(label_of(&plan, "1750"));
    assert_null(label_of(&plan, "2050"));
    zl_plan_clear(&plan);
}

/* One interval reaches up to a hundred times the highest value. */
static void a_wide_area_ends_with_the_plane(void **state)
{
    zl_plan plan = good_plan("trend",
                             "query\t#value\t#per_million\t#ci_low\t#ci_high\n"
                             "x\t1900\t10\t5\t1000\nx\t1910\t8\t5\t12");
    const zl_mark *steep = mark_of(&plan, ZL_MARK_BAND, 0);
    const zl_mark *rest = mark_of(&plan, ZL_MARK_BAND, 1);

    (void)state;
    assert_non_null(label_of(&plan, "15"));
    assert_null(label_of(&plan, "20"));
    assert_near(steep->band.from, steep->band.to, 1e-9);
    assert_near(steep->x + steep->width, rest->x, 1e-9);
    assert_true(rest->band.to > rest->band.from);
    zl_plan_clear(&plan);
}

/* ---- keyness ---- */

static const char keyness[] = "term\t#log_ratio\t#ci_low\t#ci_high\n"
                              "war\t2\t1\tinf\npeace\t-1\t-2\t-0.5";

static void bars_go_to_their_side(void **state)
{
    zl_plan plan = good_plan("keyness", keyness);
    const zl_mark *war = mark_of(&plan, ZL_MARK_BOX, 0);
    const zl_mark *peace = mark_of(&plan, ZL_MARK_BOX, 1);

    (void)state;
    assert_near(peace->x + peace->width, war->x, 1e-9);
    assert_near(war->width, 2 * peace->width, 1e-9);
    assert_int_equal(war->look.series, 0);
    assert_int_equal(peace->look.series, 1);
    zl_plan_clear(&plan);
}

/* ---- tree ---- */

static const char merges[] = "#merge1\t#merge2\t#height\tleft\tright\n"
                             "-1\t-3\t1\tone\tthree\n"
                             "-2\t-4\t2\ttwo\tfour\n"
                             "1\t2\t4\tstep 1\tstep 2";

static void branches_do_not_cross(void **state)
{
    static const char *const order[] = { "one", "three", "two", "four" };
    zl_plan plan = good_plan("tree", merges);

    (void)state;
    for (int i = 0; i + 1 < 4; i++)
        assert_true(label_of(&plan, order[i])->y <
                    label_of(&plan, order[i + 1])->y);
    assert_null(label_of(&plan, "step 1"));
    zl_plan_clear(&plan);
}

/* In percent, of the clusters that are not all. */
static void support_stands_on_branches(void **state)
{
    zl_plan plan =
        good_plan("tree", "#merge1\t#merge2\t#height\t#support\tleft\tright\n"
                          "-1\t-3\t1\t0.955\tone\tthree\n"
                          "-2\t-4\t2\t\ttwo\tfour\n"
                          "1\t2\t4\t1\tstep 1\tstep 2");

    (void)state;
    assert_non_null(label_of(&plan, "96"));
    assert_null(label_of(&plan, "100"));
    assert_non_null(label_of(&plan, "Height · numbers: support, %"));
    zl_plan_clear(&plan);
}

static zl_plan plan_named(const char *text, const char *names, double width)
{
    zili_chart_options options = { .names = names, .width = width };

    return good_plan_of("keyness", text, options);
}

static void the_axis_says_towards_which_side_it_goes(void **state)
{
    static const char long_names[] =
        "speeches that were held since 1945,speeches that were held before";
    zl_plan usual = good_plan("keyness", keyness);
    zl_plan named = plan_named(keyness, "since 1945, before", 174);
    zl_plan narrow = plan_named(keyness, long_names, 84);

    (void)state;
    assert_non_null(label_of(
        &usual, "← reference   Log ratio (base 2)   target →"));
    assert_non_null(label_of(
        &named, "← before   Log ratio (base 2)   since 1945 →"));
    assert_non_null(label_of(&narrow, "Log ratio (base 2)"));
    zl_plan_clear(&usual);
    zl_plan_clear(&named);
    zl_plan_clear(&narrow);
}

static void assert_note(const char *text, const char *note)
{
    zl_plan plan = good_plan("keyness", text);

    assert_non_null(label_of(&plan, note));
    zl_plan_clear(&plan);
}

static void a_line_says_how_words_are_sorted(void **state)
{
    (void)state;
    assert_note("term\t#g2\t#log_ratio\na\t9\t1\nb\t-8\t-3",
                "Sorted by: Log-likelihood G².");
    assert_note("term\t#g2\t#log_ratio\na\t9\t3\nb\t11\t-2",
                "Sorted by: Log ratio (base 2).");
    assert_note("term\t#g2\t#log_ratio\t#f1\na\t9\t1\t7\nb\t11\t2\t6",
                "Sorted by: f1.");
    assert_note(keyness, "Sorted by: Log ratio (base 2). Whiskers: confidence "
                         "intervals.");
    zl_plan plan = good_plan("keyness", "term\t#g2\t#log_ratio\n"
                                        "a\t9\t1\nb\t11\t2");
    for (size_t i = 0; i < plan.pages.items[0].marks.count; i++)
        if (plan.pages.items[0].marks.items[i].text)
            assert_null(
                strstr(plan.pages.items[0].marks.items[i].text, "Sorted"));
    zl_plan_clear(&plan);
}

static void log_ratios_have_their_points_below_each_other(void **state)
{
    zl_plan plan = good_plan("keyness", "term\t#log_ratio\na\t12.5\nb\t.875");
    zl_plan whole = good_plan("keyness", "term\t#log_ratio\na\t12\nb\t3");

    (void)state;
    assert_non_null(label_of(&plan, "12.50"));
    assert_non_null(label_of(&plan, "0.88"));
    assert_non_null(label_of(&whole, "3"));
    zl_plan_clear(&plan);
    zl_plan_clear(&whole);
}

static void sides_have_two_names_or_none(void **state)
{
    static const char *const wrong[] = { "one", "a,b,c", ",b", "a," };

    (void)state;
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        char sentence[200];
        snprintf(sentence, sizeof sentence,
                 "--names are those of two sides, with a comma between, as in "
                 "'since 1945,before', and not \"%s\".",
                 wrong[i]);
        assert_fails("keyness", keyness,
                     (zili_chart_options){ .names = wrong[i] }, sentence);
    }
}

static void a_tree_that_is_none_is_refused(void **state)
{
    static const char *const wrong[] = {
        "#merge1\t#merge2\t#height\tleft\tright\n-1\t-1\t1\ta\tb",
        "#merge1\t#merge2\t#height\tleft\tright\n-1\t-3\t1\ta\tb",
        "#merge1\t#merge2\t#height\tleft\tright\n1\t-1\t1\ta\tb",
        "#merge1\t#merge2\t#height\tleft\tright\n-1\t-1.5\t1\ta\tb",
        "#merge1\t#merge2\t#height\tleft\tright\n-1\tnan\t1\ta\tb",
        "#merge1\t#merge2\t#height\tleft\tright\n-1\t-2\t\ta\tb",
        "#merge1\t#merge2\t#height\tleft\tright\n-1\t-1e300\t1\ta\tb",
    };

    (void)state;
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        zl_plan plan = plan_of("tree", wrong[i], (zili_chart_options){ 0 });
        assert_int_equal(zl_plan_check(&plan, NULL), ZILI_EUSAGE);
        zl_plan_clear(&plan);
    }
}

/* ---- all of them ---- */

static void any_table_is_drawn(void **state)
{
    (void)state;
    assert_rows_drawn("zipf", "term\t#count", "x$\t1", 1);
    assert_rows_drawn("zipf", "term\t#count", "@$\t1e12", 500);
    assert_rows_drawn("zipf", "term\tdoc\t#count", "x\t@$\t0.00$1", 8);
    assert_rows_drawn("growth", "#N\t#V", "0\t0", 1);
    assert_rows_drawn("growth", "#N\t#V", "$\t-1e12", 500);
    assert_rows_drawn("growth", "#N\t#V", "$\tnan", 3);
    assert_rows_drawn("trend", "query\t#value\t#per_million", "@\t$\t$", 500);
    assert_rows_drawn("trend", "query\tvalue\t#per_million", "@$\t@$\tnan", 8);
    assert_rows_drawn("trend", "query\t#value\t#per_million", "x\t0\t1e12", 1);
    assert_rows_drawn("keyness", "term\t#log_ratio", "@\tnan", 3);
    assert_rows_drawn("keyness", "term\t#log_ratio", "$\t-1e12", 500);
    assert_rows_drawn("keyness", "term\t#log_ratio\t#ci_low\t#ci_high",
                      "x\t0\t-inf\tinf", 2);
    assert_rows_drawn("tree", "#merge1\t#merge2\t#height\tleft\tright",
                      "-1\t-2\t0\t@\t@", 1);
}

static void a_wrong_table_is_refused(void **state)
{
    const zili_chart_options usual = { 0 };

    (void)state;
    assert_fails("zipf", "term\t#count\nx\t0", usual,
                 "No number of the table is above 0: there is nothing to "
                 "draw on a scale of powers.");
    assert_fails("growth", "#N\t#V\n\t1", usual,
                 "Row 1 of the table has no N.");
    assert_fails("trend", "query\t#value\t#per_million\nx\tinf\t1", usual,
                 "Row 1 of the table has no value to go along.");
    assert_fails("keyness", "word\t#g2\nx\t1", usual,
                 "The table has no column \"term\"; it has word, g2.");
    assert_width_is_enough("growth", growth, 21);
    assert_width_is_enough("trend", trend, 21);
    assert_width_is_enough("keyness", keyness, 24);
    assert_width_is_enough("tree", merges, 22);
}

static void every_lack_of_memory_is_survived(void **state)
{
    (void)state;
    assert_survives_lack_of_memory("zipf", "term\tdoc\t#count\na\tx\t3\n"
                                           "b\tx\t2\na\ty\t1\nb\ty\t1");
    assert_survives_lack_of_memory("growth", growth);
    assert_survives_lack_of_memory("trend", trend);
    assert_survives_lack_of_memory("keyness", keyness);
    assert_survives_lack_of_memory("tree", merges);
    assert_survives_lack_of_memory(
        "tree", "#merge1\t#merge2\t#height\t#support\tleft\tright\n"
                "-1\t-2\t1\t0.5\ta\tb\n1\t-3\t2\t1\tx\tc");
    assert_survives_lack_of_memory("trend", "query\tvalue\t#per_million\n"
                                            "x\t1960-07\t1\nx\t1961\t2");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_law_of_zipf_is_found),
        cmocka_unit_test(frequencies_stand_on_scales_of_powers),
        cmocka_unit_test(a_vocabulary_grows_from_left_to_right),
        cmocka_unit_test(areas_reach_from_the_low_to_the_high),
        cmocka_unit_test(texts_stand_as_they_come),
        cmocka_unit_test(dates_stand_where_their_days_are),
        cmocka_unit_test(years_end_where_they_end),
        cmocka_unit_test(a_wide_area_ends_with_the_plane),
        cmocka_unit_test(bars_go_to_their_side),
        cmocka_unit_test(branches_do_not_cross),
        cmocka_unit_test(support_stands_on_branches),
        cmocka_unit_test(the_axis_says_towards_which_side_it_goes),
        cmocka_unit_test(a_line_says_how_words_are_sorted),
        cmocka_unit_test(log_ratios_have_their_points_below_each_other),
        cmocka_unit_test(sides_have_two_names_or_none),
        cmocka_unit_test(a_tree_that_is_none_is_refused),
        cmocka_unit_test(any_table_is_drawn),
        cmocka_unit_test(a_wrong_table_is_refused),
        cmocka_unit_test(every_lack_of_memory_is_survived),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
