/* test_chart_maps.c -- maps of points with names, and likeness, as marks. */
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

/* ---- maps ---- */

static const char places[] =
    "kind\tlabel\t#mass\t#inertia\t#axis1\t#axis2\n"
    "row\tone\t0.5\t0.5\t1\t0\nrow\ttwo\t0.5\t0.5\t-1\t0.5\n"
    "column\tword\t1\t1\t0\t-1";

static void a_millimetre_is_the_same_on_both_axes(void **state)
{
    zl_plan plan = good_plan("ca", places);
    const zl_mark *one = mark_of(&plan, ZL_MARK_DISC, 1); /* after a legend */
    const zl_mark *two = mark_of(&plan, ZL_MARK_DISC, 2);

    (void)state;
    assert_near(middle_x(one) - middle_x(two),
                4 * (middle_y(one) - middle_y(two)), 1e-9);
    assert_non_null(label_of(&plan, "word"));
    assert_non_null(
        label_of(&plan, "Axis 1 (across): 100.0 % of the inertia · Axis 2 "
                        "(up): 12.5 % of the inertia"));
    zl_plan_clear(&plan);
}

static void names_without_room_are_counted(void **state)
{
    zl_str text = { 0 };
    bool told = false;

    (void)state;
    zl_str_add_text(&text, "doc\t#axis1\t#axis2");
    for (int i = 0; i < 200; i++)
        zl_str_format(&text, "\nsome document %d\t%g\t%g", i, i * 1e-3,
                      i % 7 * 1e-3);
    zl_plan plan = plan_of("mds", zl_str_text(&text),
                           (zili_chart_options){ .width = 84 });
    assert_int_equal(zl_plan_check(&plan, NULL), ZILI_OK);
    for (size_t i = 0; mark_of(&plan, ZL_MARK_LABEL, i); i++)
        told = told ||
               strstr(mark_of(&plan, ZL_MARK_LABEL, i)->text, "no room");
    assert_true(told);
    zl_plan_clear(&plan);
    zl_str_clear(&text);
}

/* ---- similar ---- */

static void likeness_takes_the_first_measure(void **state)
{
    zl_plan plan = good_plan("similar", "a\tb\t#cosine\t#dice\n"
                                        "x\ty\t0.5\t0.25\nx\tz\t0.75\t0.1");

    (void)state;
    assert_non_null(label_of(&plan, "cosine"));
    assert_non_null(label_of(&plan, "0.750"));
    zl_plan_clear(&plan);
}

/* A line begins at a point. */
static bool is_led_from(const zl_plan *plan, double x, double y)
{
    const zl_mark *line;

    for (size_t n = 0; (line = mark_of(plan, ZL_MARK_LINE, n)); n++)
        if (fabs(line->x - x) < 1e-6 && fabs(line->y - y) < 1e-6)
            return true;
    return false;
}

/* From the box of a name to the middle of a disc. */
static double far_from(const zl_mark *name, const zl_mark *disc)
{
    double x = disc->x + disc->width / 2, y = disc->y + disc->height / 2;
    double dx = x - fmin(fmax(x, name->x), name->x + name->width);
    double dy = y - fmin(fmax(y, name->y), name->y + name->height);

    return hypot(dx, dy);
}

/* Where it is far off, or nearer to another: a line leads to it. */
static void a_name_belongs_to_its_point(void **state)
{
    zl_str text = { 0 };
    size_t led = 0, count = 25;

    (void)state;
    zl_str_add_text(&text, "doc\t#axis1\t#axis2");
    for (size_t i = 0; i < count; i++)
        zl_str_format(&text, "\na rather long name %zu\t%zu.%zu\t%zu.%zu", i,
                      i * 3 % 5, i, i / 5 * 2, i % 7);
    zl_plan plan = good_plan_of("mds", zl_str_text(&text),
                                (zili_chart_options){ .width = 90 });
    for (size_t i = 0; i < count; i++) {
        char name[32];
        snprintf(name, sizeof name, "a rather long name %zu", i);
        const zl_mark *label = label_of(&plan, name);
        const zl_mark *own = mark_of(&plan, ZL_MARK_DISC, i), *disc;
        bool beside = !label || far_from(label, own) <= 2;
        for (size_t k = 0; k < count && label; k++) {
            disc = mark_of(&plan, ZL_MARK_DISC, k);
            beside = beside && (k == i || far_from(label, disc) >=
                                              far_from(label, own) - 1e-6);
        }
        if (beside)
            continue;
        assert_true(is_led_from(&plan, own->x + own->width / 2,
                                own->y + own->height / 2));
        led++;
    }
    assert_true(led > 0);
    zl_plan_clear(&plan);
    zl_str_clear(&text);
}

/* A triangle of `count` texts. */
static void fill_triangle(zl_str *text, int count)
{
    zl_str_add_text(text, "a\tb\t#cosine");
    for (int i = 0; i < count; i++)
        for (int k = 0; k < i; k++)
            zl_str_format(text, "\ntext %d\ttext %d\t.%d", i, k,
                          (7 * i + k) % 90 + 10);
}

/* Cells are narrow; where a page cannot hold all names, some are written, and
 * that is said. */
static void many_texts_are_a_crowd_of_cells(void **state)
{
    zl_str text = { 0 };

    (void)state;
    fill_triangle(&text, 60);
    zl_plan plan = good_plan_of("similar", zl_str_text(&text),
                                (zili_chart_options){ .width = 1 });
    for (int i = 0; i < 60; i++) {
        char name[24];
        snprintf(name, sizeof name, "text %d", i);
        assert_non_null(label_of(&plan, name));
    }
    assert_true(page_of(&plan)->height <= 230);
    zl_plan_clear(&plan);
    zl_str_empty(&text);
    fill_triangle(&text, 120);
    plan = good_plan_of("similar", zl_str_text(&text),
                        (zili_chart_options){ .width = 2 });
    assert_non_null(label_of(&plan, "Of 120 names one in 2 is written; the "
                                    "others stand between in the same "
                                    "order."));
    assert_true(page_of(&plan)->height <= 232);
    zl_plan_clear(&plan);
    assert_width_is_enough("similar", zl_str_text(&text), 84);
    zl_str_clear(&text);
}

/* ---- all of them ---- */

static void any_table_is_drawn(void **state)
{
    (void)state;
    assert_rows_drawn("mds", "doc\t#axis1\t#axis2", "@\t0\t0", 60);
    assert_rows_drawn("mds", "doc\t#axis1\t#axis2", "x$\t1e12\t-$", 60);
    assert_rows_drawn("ca", "kind\tlabel\t#axis1\t#axis2", "\t\t$\t$", 500);
}

static void a_wrong_table_is_refused(void **state)
{
    (void)state;
    assert_fails("mds", "#axis1\t#axis2\n1\t", (zili_chart_options){ 0 },
                 "Row 1 of the table has no place on both axes.");
    assert_width_is_enough("mds", "#axis1\t#axis2\n1\t1", 22);
}

static void every_lack_of_memory_is_survived(void **state)
{
    (void)state;
    assert_survives_lack_of_memory("ca", places);
    assert_survives_lack_of_memory("similar", "a\tb\t#cosine\nx\ty\t0.5\n"
                                              "x\tz\t0.75");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_millimetre_is_the_same_on_both_axes),
        cmocka_unit_test(names_without_room_are_counted),
        cmocka_unit_test(likeness_takes_the_first_measure),
        cmocka_unit_test(a_name_belongs_to_its_point),
        cmocka_unit_test(many_texts_are_a_crowd_of_cells),
        cmocka_unit_test(any_table_is_drawn),
        cmocka_unit_test(a_wrong_table_is_refused),
        cmocka_unit_test(every_lack_of_memory_is_survived),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
