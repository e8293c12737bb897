/* test_chart_renderings.c -- what terms became, as bars and as a flow. */
#include "chart/renders.h"
#include "chart_kind_help.h"

static const char renderings[] = "term\trendering\t#count\n"
                                 "自力更生\tself-reliance\t2\n"
                                 "自力更生\trely on ourselves\t1\n"
                                 "立足国内\tautarky\t1\n"
                                 "立足国内\tself-reliance\t1\n"
                                 "立足国内\t\t2\n"
                                 "自力更生\tautarky\t1";

/* ---- bars ---- */

static void terms_are_groups_of_bars(void **state)
{
    zl_plan plan = good_plan("renderings", renderings);

    (void)state;
    assert_int_equal(count_labels(&plan, "自力更生"), 1);
    assert_int_equal(count_labels(&plan, "self-reliance"), 2);
    /* rows of one term come together, in their order */
    assert_true(label_of(&plan, "rely on ourselves")->y <
                label_of(&plan, "autarky")->y);
    assert_true(label_of(&plan, "autarky")->y <
                label_of(&plan, "立足国内")->y);
    assert_near(mark_of(&plan, ZL_MARK_BOX, 0)->width,
                2 * mark_of(&plan, ZL_MARK_BOX, 1)->width, 1e-9);
    assert_int_equal(count_labels(&plan, "50 %"), 2);
    assert_int_equal(count_labels(&plan, "25 %"), 4);
    zl_plan_clear(&plan);
}

/* A column has one way to write thousands. */
static void numbers_of_a_column_are_written_alike(void **state)
{
    static const char many[] = "term\trendering\t#count\n"
                               "a\tx\t10309\na\ty\t7271\nb\tz\t500";
    zl_plan bars = good_plan("renderings", many);
    zl_plan flow = good_plan("flow", many);

    (void)state;
    assert_int_equal(count_labels(&bars, "7,271"), 1);
    assert_int_equal(count_labels(&flow, "7,271"), 1);
    assert_int_equal(count_labels(&flow, "17,580"), 1);
    zl_plan_clear(&bars);
    zl_plan_clear(&flow);
}

static void what_was_not_rendered_is_hatched(void **state)
{
    zl_plan bars = good_plan("renderings", renderings);
    zl_plan flow = good_plan("flow", renderings);
    const zl_mark *bar = mark_of(&bars, ZL_MARK_BOX, 5);
    const zl_mark *node;
    size_t last = 0;

    (void)state;
    assert_int_equal(count_labels(&bars, "(not rendered)"), 1);
    assert_int_equal(bar->look.fill, ZL_RENDER_GREY);
    assert_int_equal(bar->look.hatch, ZL_HATCH_RISING);
    while (mark_of(&flow, ZL_MARK_BOX, last + 1))
        last++;
    node = mark_of(&flow, ZL_MARK_BOX, last);
    assert_int_equal(node->look.hatch, ZL_HATCH_RISING);
    zl_plan_clear(&bars);
    zl_plan_clear(&flow);
}

static void shares_of_the_table_are_taken(void **state)
{
    zl_plan plan = good_plan("renderings", "term\trendering\t#count\t#share\n"
                                           "a\tx\t1\t0.004\na\ty\t3\t0.5\n"
                                           "a\tz\t1\t");

    (void)state;
    assert_int_equal(count_labels(&plan, "<1 %"), 1);
    assert_int_equal(count_labels(&plan, "50 %"), 1);
    assert_int_equal(count_labels(&plan, "25 %"), 0);
    zl_plan_clear(&plan);
}

/* ---- flow ---- */

/* The top of the n-th band at its left and right end. */
static double left_of(const zl_mark *band)
{
    return band->y + band->band.from;
}

static double right_of(const zl_mark *band)
{
    return band->y + band->band.to;
}

static void bands_are_as_thick_as_their_counts(void **state)
{
    zl_plan plan = good_plan("flow", renderings);
    const zl_mark *thick = mark_of(&plan, ZL_MARK_BAND, 0);
    const zl_mark *thin = mark_of(&plan, ZL_MARK_BAND, 5);

    (void)state;
    assert_null(mark_of(&plan, ZL_MARK_BAND, 6));
    assert_near(thick->band.from_end - thick->band.from,
                2 * (thin->band.from_end - thin->band.from), 1e-9);
    assert_near(thick->band.from_end - thick->band.from,
                thick->band.to_end - thick->band.to, 1e-9);
    zl_plan_clear(&plan);
}

/* Of one term no two bands meet at either end, and they do not cross. */
static void bands_of_a_term_stand_in_order(void **state)
{
    zl_plan plan = good_plan("flow", renderings);

    (void)state;
    for (size_t i = 0; i < 6; i++)
        for (size_t k = 0; k < i; k++) {
            const zl_mark *a = mark_of(&plan, ZL_MARK_BAND, i);
            const zl_mark *b = mark_of(&plan, ZL_MARK_BAND, k);
            if (a->look.series != b->look.series)
                continue;
            assert_true((left_of(a) < left_of(b)) ==
                        (right_of(a) < right_of(b)));
            assert_true(fabs(left_of(a) - left_of(b)) > 0.1);
        }
    zl_plan_clear(&plan);
}

static void a_rendering_stands_once_by_its_terms(void **state)
{
    zl_plan plan = good_plan("flow", "term\trendering\t#count\n"
                                     "a\tz\t1\nb\ty\t1\nb\tz\t1\nc\tx\t1\n"
                                     "a\tz\t4\nd\t\t1\nd\tw\t1\nc\tv\t");

    (void)state;
    assert_int_equal(count_labels(&plan, "z"), 1);
    assert_int_equal(count_labels(&plan, "6"), 1);
    assert_true(label_of(&plan, "z")->y < label_of(&plan, "y")->y);
    assert_true(label_of(&plan, "y")->y < label_of(&plan, "x")->y);
    assert_true(label_of(&plan, "x")->y < label_of(&plan, "w")->y);
    assert_true(label_of(&plan, "w")->y <
                label_of(&plan, "(not rendered)")->y);
    assert_non_null(label_of(&plan, "v")); /* it has no band, but its name */
    zl_plan_clear(&plan);
}

/* What a table of zili render says of it, and of which language it is. */
static void terms_of_two_languages_are_two_flows(void **state)
{
    const char *text = "term\tlang\trendering\t#count\n"
                       "a\tzh\tb\t1\nb\ten\ta\t2\n"
                       "a\ten\tb\t3\na\tzh\t(not rendered)\t0";
    zl_plan flow = good_plan("flow", text);
    zl_plan bars = good_plan("renderings", text);

    (void)state;
    assert_true(label_of(&flow, "From Chinese")->y <
                label_of(&flow, "From English")->y);
    assert_int_equal(count_labels(&flow, "a"), 3); /* zh, en, a rendering */
    assert_int_equal(count_labels(&flow, "(not rendered)"), 1);
    assert_true(label_of(&flow, "(not rendered)")->y <
                label_of(&flow, "From English")->y);
    assert_int_equal(count_labels(&bars, "a"), 3);
    zl_plan_clear(&flow);
    zl_plan_clear(&bars);
}

/* ---- what is refused ---- */

static void a_wrong_table_is_refused(void **state)
{
    const zili_chart_options usual = { 0 };
    const char *text = "term\trendering\t#count\n自力更生独立\tx\t-1";

    (void)state;
    assert_fails("flow", "term\t#count\nx\t1", usual,
                 "The table has no column \"rendering\"; it has term, "
                 "count.");
    assert_fails("renderings", "rendering\t#count\nx\t1", usual,
                 "The table has no column \"term\"; it has rendering, "
                 "count.");
    assert_fails("flow", text, usual,
                 "A flow draws counts, but \"自力更生独立\" has a number "
                 "below 0 or without end.");
    assert_width_is_enough("renderings", text, 22);
    assert_width_is_enough("flow", renderings, 30);
}

static void any_table_is_drawn(void **state)
{
    static const char *const kinds[] = { "renderings", "flow" };
    const char *head = "term\trendering\t#count";

    (void)state;
    for (int i = 0; i < 2; i++) {
        assert_rows_drawn(kinds[i], head, "x\ty\t1", 1);
        assert_rows_drawn(kinds[i], head, "x\t\t$", 2);
        assert_rows_drawn(kinds[i], head, "@\t@$\t$", 5);
        assert_rows_drawn(kinds[i], head, "@$\t@\t1e12", 12);
        assert_rows_drawn(kinds[i], head, "x\trendering $\t1$", 500);
        assert_rows_drawn(kinds[i], head, "term $\ty\t$", 500);
    }
    assert_rows_drawn("renderings", head, "x\ty $\t-1$", 3);
    assert_rows_drawn("renderings", head, "x\ty $\tinf", 3);
    assert_rows_drawn("renderings", head, "x\ty\tnan", 2);
    assert_rows_drawn("renderings", "term\trendering\t#count\t#share",
                      "x\ty\t1\t1e300", 2);
}

static void every_lack_of_memory_is_survived(void **state)
{
    (void)state;
    assert_survives_lack_of_memory("renderings", renderings);
    assert_survives_lack_of_memory("flow", renderings);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(terms_are_groups_of_bars),
        cmocka_unit_test(numbers_of_a_column_are_written_alike),
        cmocka_unit_test(what_was_not_rendered_is_hatched),
        cmocka_unit_test(shares_of_the_table_are_taken),
        cmocka_unit_test(bands_are_as_thick_as_their_counts),
        cmocka_unit_test(bands_of_a_term_stand_in_order),
        cmocka_unit_test(a_rendering_stands_once_by_its_terms),
        cmocka_unit_test(terms_of_two_languages_are_two_flows),
        cmocka_unit_test(a_wrong_table_is_refused),
        cmocka_unit_test(any_table_is_drawn),
        cmocka_unit_test(every_lack_of_memory_is_survived),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
