/* test_chart_key.c -- where the names of curves stand. */
#include "chart/colour.h"
#include "chart/kind.h"
#include "chart/plot.h"
#include "chart_kind_help.h"

static const char two[] = "query\t#value\t#per_million\n"
                          "war\t1950\t3\nwar\t1960\t4\n"
                          "peace\t1950\t1\npeace\t1960\t2";

/* The frame of the plane: the only box that has an edge and no filling. */
static const zl_mark *plane_of(const zl_plan *plan)
{
    const zl_page *page = &plan->pages.items[0];

    for (size_t i = 0; i < page->marks.count; i++)
        if (page->marks.items[i].kind == ZL_MARK_BOX &&
            page->marks.items[i].look.fill == ZL_NO_COLOUR)
            return &page->marks.items[i];
    fail_msg("there is no plane");
    return NULL;
}

static double right_of(const zl_mark *mark)
{
    return mark->x + mark->width;
}

static double bottom_of(const zl_mark *mark)
{
    return mark->y + mark->height;
}

static void names_stand_beside_the_title(void **state)
{
    zl_plan plan = good_plan("trend", two);
    const zl_mark *title = label_of(&plan, "Occurrences per million words");
    const zl_mark *war = label_of(&plan, "war");
    const zl_mark *peace = label_of(&plan, "peace");

    (void)state;
    assert_true(war->x > right_of(title));
    assert_true(peace->x > right_of(war));
    assert_true(right_of(peace) <= 173.1);
    assert_true(bottom_of(war) <= plane_of(&plan)->y);
    /* on one line */
    assert_near(title->y + ZL_ASCENT * zl_em(title->type),
                war->y + ZL_ASCENT * zl_em(war->type), 1e-9);
    zl_plan_clear(&plan);
}

static void no_line_is_left_empty_below_the_title(void **state)
{
    zl_plan plan = good_plan("trend", "query\t#value\t#per_million\n"
                                      "war\t1950\t3\nwar\t1960\t4");
    const zl_mark *title = label_of(&plan, "Occurrences per million words");

    (void)state;
    assert_true(plane_of(&plan)->y - bottom_of(title) < 2.5);
    assert_true(bottom_of(title) <= label_of(&plan, "4")->y + 1e-9);
    zl_plan_clear(&plan);
}

static const char growing[] = "#N\t#V\t#EV\t#zm_EV\t#fzm_EV\n"
                              "10\t100\t110\t120\t130\n"
                              "20\t180\t190\t200\t210\n"
                              "30\t260\t270\t280\t290";

static void names_stand_in_the_plane_where_no_curve_is(void **state)
{
    static const char *const names[] = { "counted", "expected in random order",
                                         "Zipf–Mandelbrot" };
    zili_chart_options narrow = { .width = 110 };
    zl_plan plan = good_plan_of("growth", growing, narrow);
    const zl_mark *plane = plane_of(&plan);

    (void)state;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        const zl_mark *name = label_of(&plan, names[i]);
        assert_true(name->x > plane->x);
        assert_true(right_of(name) < right_of(plane));
        assert_true(name->y > plane->y);
        assert_true(bottom_of(name) < bottom_of(plane));
    }
    zl_plan_clear(&plan);
}

/* Up and down through all of the plane. */
static zl_plan plan_full(double height)
{
    zili_chart_options options = { .width = 60, .height = height };
    zl_str text = { 0 };

    zl_str_add_text(&text, "query\t#value\t#per_million");
    for (int i = 0; i < 40; i++)
        zl_str_format(&text, "\nup\t%d\t%d\ndown\t%d\t%d", i, 9 * (i % 2), i,
                      9 - 9 * (i % 2));
    zl_plan plan = good_plan_of("trend", zl_str_text(&text), options);
    zl_str_clear(&text);
    return plan;
}

static void names_stand_above_a_plane_that_is_full(void **state)
{
    zl_plan plan = plan_full(0), high = plan_full(70);
    const zl_mark *title = label_of(&plan, "Occurrences per million words");

    (void)state;
    assert_true(bottom_of(label_of(&plan, "up")) <= title->y);
    assert_int_equal(count_labels(&plan, "up"), 1);
    assert_int_equal(count_labels(&plan, "Occurrences per million words"), 1);
    assert_near(high.pages.items[0].height, 70, 1e-6);
    zl_plan_clear(&plan);
    zl_plan_clear(&high);
}

/* ---- areas ---- */

static size_t count_lines(const zl_plan *plan, double thick)
{
    const zl_page *page = &plan->pages.items[0];
    size_t count = 0;

    for (size_t i = 0; i < page->marks.count; i++) {
        const zl_mark *mark = &page->marks.items[i];
        count += mark->kind == ZL_MARK_LINE && mark->look.thick == thick &&
                 mark->look.ink != ZL_GRID;
    }
    return count;
}

#define AREA "query\t#value\t#per_million\t#ci_low\t#ci_high\n"

static void areas_that_lie_on_each_other_have_edges(void **state)
{
    zl_plan one = good_plan("trend", AREA "a\t1\t5\t4\t6\na\t2\t5\t4\t6");
    zl_plan both = good_plan("trend", AREA "a\t1\t5\t4\t6\na\t2\t5\t4\t6\n"
                                           "b\t1\t4\t3\t5\nb\t2\t4\t3\t5");

    (void)state;
    assert_int_equal(count_lines(&one, ZL_HAIR), 0);
    assert_int_equal(count_lines(&both, ZL_HAIR), 4);
    assert_near(mark_of(&one, ZL_MARK_BAND, 0)->look.clear, 0.8, 1e-9);
    assert_near(mark_of(&both, ZL_MARK_BAND, 0)->look.clear, 0.9, 1e-9);
    zl_plan_clear(&one);
    zl_plan_clear(&both);
}

static void every_lack_of_memory_is_survived(void **state)
{
    (void)state;
    assert_survives("growth", growing, (zili_chart_options){ .width = 110 });
    assert_survives("trend", two, (zili_chart_options){ .width = 60 });
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_stand_beside_the_title),
        cmocka_unit_test(no_line_is_left_empty_below_the_title),
        cmocka_unit_test(names_stand_in_the_plane_where_no_curve_is),
        cmocka_unit_test(names_stand_above_a_plane_that_is_full),
        cmocka_unit_test(areas_that_lie_on_each_other_have_edges),
        cmocka_unit_test(every_lack_of_memory_is_survived),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
