/* test_plan.c -- drawings as numbers: adding, fitting, checking. */
#include "chart_help.h"

#include "base/file.h"

static const zl_type ten = { 10, false };
static const zl_look thin = { .fill = ZL_NO_COLOUR, .thick = 0.2 };

static zl_plan plan_of(double width, double height)
{
    zl_plan plan;

    zl_plan_init(&plan, &fake_ruler);
    zl_plan_page(&plan, width, height);
    return plan;
}

static void add_text(zl_plan *plan, const char *text, double x, double y)
{
    zl_plan_label(plan,
                  (zl_label){ .text = text, .x = x, .y = y, .type = ten });
}

static void assert_sentence(const zl_plan *plan, const char *part)
{
    zili_error err = { 0 };

    assert_int_equal(zl_plan_check(plan, &err), ZILI_EUSAGE);
    assert_non_null(strstr(err.text, part));
    assert_int_equal(err.text[strlen(err.text) - 1], '.');
}

static void a_label_covers_what_it_measures(void **state)
{
    double em = 10 * ZL_MM_PER_POINT;
    zl_plan plan = plan_of(100, 100);

    (void)state;
    zl_plan_label(&plan, (zl_label){ .text = "自力\nab",
                                     .x = 50,
                                     .y = 50,
                                     .across = ZL_ACROSS_MIDDLE,
                                     .down = ZL_DOWN_BOTTOM,
                                     .type = ten });
    const zl_mark *mark = mark_of(&plan, ZL_MARK_LABEL, 0);
    assert_near(mark->width, 2 * em, 1e-9);
    assert_near(mark->height, em * (ZL_ASCENT + ZL_DESCENT + ZL_LEADING),
                1e-9);
    assert_near(mark->x, 50 - em, 1e-9);
    assert_near(mark->y + mark->height, 50, 1e-9);
    zl_plan_clear(&plan);
}

static void a_turned_label_is_as_high_as_it_was_wide(void **state)
{
    zl_plan plan = plan_of(100, 100);

    (void)state;
    zl_plan_label(&plan, (zl_label){ .text = "abcd",
                                     .x = 10,
                                     .y = 90,
                                     .down = ZL_DOWN_BOTTOM,
                                     .type = ten,
                                     .upwards = true });
    const zl_mark *mark = mark_of(&plan, ZL_MARK_LABEL, 0);
    assert_near(mark->height, 20 * ZL_MM_PER_POINT, 1e-9);
    assert_near(mark->y, 90 - mark->height, 1e-9);
    zl_plan_clear(&plan);
}

static void what_others_say_is_taken_unless_there_is_a_failure(void **state)
{
    const zili_error first = { .text = "First." }, second = { .text = "No." };
    zili_error err = { 0 };
    zl_plan plan = plan_of(100, 100);

    (void)state;
    zl_plan_take(&plan, ZILI_OK, &second);
    assert_false(zl_plan_failed(&plan));
    zl_plan_take(&plan, ZILI_EFORMAT, &first);
    zl_plan_take(&plan, ZILI_EIO, &second);
    zl_plan_take(&plan, ZILI_OK, &second);
    assert_int_equal(zl_plan_status(&plan, &err), ZILI_EFORMAT);
    assert_string_equal(err.text, "First.");
    zl_plan_clear(&plan);
}

/* A kind that sets the status itself can lose a failure. */
static void only_plan_c_sets_the_status(void **state)
{
    static const char *const writes[] = { "plan->status =", "plan.status =",
                                          "&plan->error", "plan->error =" };
    zl_names files = { 0 };
    zl_str path = { 0 };

    (void)state;
    assert_int_equal(zl_file_list(&files, "src/chart", NULL), ZILI_OK);
    for (size_t i = 0; i < files.count; i++) {
        zl_span file;
        if (strcmp(files.items[i], "plan.c") == 0)
            continue;
        zl_file_join(&path, "src/chart", files.items[i]);
        assert_int_equal(zl_file_read(&file, zl_str_text(&path), NULL),
                         ZILI_OK);
        for (size_t k = 0; k < sizeof writes / sizeof *writes; k++)
            if (strstr((const char *)file.bytes, writes[k]))
                fail_msg("%s has \"%s\"", zl_str_text(&path), writes[k]);
        zl_free((void *)file.bytes);
    }
    zl_names_clear(&files);
    zl_str_clear(&path);
}

static void the_first_failure_stays(void **state)
{
    zili_error err = { 0 };
    zl_plan plan = plan_of(100, 100);

    (void)state;
    zl_plan_fail(&plan, ZILI_EUSAGE, "The %s.", "first");
    zl_plan_fail(&plan, ZILI_EFORMAT, "The second.");
    add_text(&plan, "a", 1, 1);
    assert_int_equal(zl_plan_status(&plan, &err), ZILI_EUSAGE);
    assert_string_equal(err.text, "The first.");
    assert_int_equal(page_of(&plan)->marks.count, 0);
    zl_plan_clear(&plan);
}

static void a_character_without_a_font_is_a_failure(void **state)
{
    zili_error err = { 0 };
    zl_plan plan = plan_of(100, 100);

    (void)state;
    add_text(&plan, "what?", 1, 1);
    assert_int_equal(zl_plan_status(&plan, &err), ZILI_EFORMAT);
    assert_string_equal(err.text, "No font has a ?.");
    zl_plan_clear(&plan);
}

static void what_lies_outside_is_found(void **state)
{
    zl_plan plan = plan_of(20, 20);

    (void)state;
    zl_plan_line(&plan, 1, 1, 19, 19, thin);
    add_text(&plan, "ab", 1, 1);
    assert_int_equal(zl_plan_check(&plan, NULL), ZILI_OK);
    add_text(&plan, "outside", 15, 10);
    assert_sentence(&plan, "\"outside\" does not fit");
    zl_plan_clear(&plan);

    plan = plan_of(20, 20);
    zl_plan_box(&plan, 1, 1, 3, 20, thin);
    assert_sentence(&plan, "outside the figure");
    zl_plan_clear(&plan);
}

static void labels_on_one_spot_are_found(void **state)
{
    zl_plan plan = plan_of(100, 100);

    (void)state;
    add_text(&plan, "low", 10, 50);
    add_text(&plan, "beside", 40, 50);
    add_text(&plan, "high", 10, 20);
    assert_int_equal(zl_plan_check(&plan, NULL), ZILI_OK);
    add_text(&plan, "on it", 12, 51);
    assert_sentence(&plan, "\"low\" and \"on it\" would overlap");
    zl_plan_clear(&plan);
}

static void what_would_not_print_is_found(void **state)
{
    zl_look hair = { .fill = ZL_NO_COLOUR, .thick = 0.05 };
    zl_plan plan = plan_of(100, 100);

    (void)state;
    zl_plan_line(&plan, 1, 1, 9, 9, hair);
    assert_sentence(&plan, "0.3 pt");
    zl_plan_clear(&plan);

    plan = plan_of(100, 100);
    zl_plan_label(&plan, (zl_label){ .text = "tiny", .type = { 5, false } });
    assert_sentence(&plan, "less than 6 pt");
    zl_plan_clear(&plan);
}

static void assert_fits(const char *text, double letters, size_t lines,
                        const char *expected)
{
    zl_str out = { 0 };
    zl_plan plan = plan_of(100, 100);

    zl_plan_fit(&plan, text, ten, letters * 5 * ZL_MM_PER_POINT + 0.01, lines,
                &out);
    assert_int_equal(zl_plan_status(&plan, NULL), ZILI_OK);
    assert_string_equal(zl_str_text(&out), expected);
    zl_str_clear(&out);
    zl_plan_clear(&plan);
}

static void long_text_is_parted_and_then_shortened(void **state)
{
    (void)state;
    assert_fits("short", 10, 1, "short");
    assert_fits("too long for it", 9, 1, "too lon…");
    assert_fits("自力更生独立自主", 8, 1, "自力更…");
    assert_fits("自力更生独立自主", 8, 2, "自力更生\n独立自主");
    assert_fits("自力更生独立自主立足国内", 8, 2, "自力更生\n独立自…");
    assert_fits("", 8, 2, "");
}

static void two_scripts_part_where_they_meet(void **state)
{
    (void)state;
    assert_fits("General Line 总路线", 14, 2, "General Line\n总路线");
    assert_fits("one two six ten", 8, 2, "one two\nsix ten");
    assert_fits("all in one 行", 20, 2, "all in one 行");
}

static void a_figure_is_embedded_where_it_is_put(void **state)
{
    zl_plan figure = plan_of(20, 20), page = plan_of(100, 100);

    (void)state;
    add_text(&figure, "a", 1, 2);
    zl_plan_box(&figure, 3, 4, 5, 6, thin);
    zl_plan_embed(&page, &figure, 30, 40);
    zl_plan_clear(&figure);
    assert_near(label_of(&page, "a")->x, 31, 1e-9);
    assert_near(mark_of(&page, ZL_MARK_BOX, 0)->y, 44, 1e-9);
    zl_plan_clear(&page);

    figure = plan_of(20, 20);
    page = plan_of(100, 100);
    zl_plan_fail(&figure, ZILI_EUSAGE, "It has no rows.");
    zl_plan_embed(&page, &figure, 0, 0);
    assert_int_equal(zl_plan_status(&page, NULL), ZILI_EUSAGE);
    zl_plan_clear(&figure);
    zl_plan_clear(&page);
}

static zili_status draw_something(zili_error *err)
{
    zl_plan plan = plan_of(100, 100), figure = plan_of(50, 50);
    zl_str out = { 0 };

    add_text(&figure, "figure", 1, 1);
    for (int i = 0; i < 20; i++)
        add_text(&plan, "label", 10, 4 * i);
    zl_plan_fit(&plan, "自力更生 independence", ten, 30, 2, &out);
    add_text(&plan, zl_str_text(&out), 50, 50);
    zl_plan_embed(&plan, &figure, 80, 1);
    zl_str_add_text(&plan.title, "A title");
    zili_status status = zl_plan_check(&plan, err);
    zl_str_clear(&out);
    zl_plan_clear(&plan);
    zl_plan_clear(&figure);
    return status;
}

static void every_lack_of_memory_is_survived(void **state)
{
    zili_error err;
    long n = 0;

    (void)state;
    for (;; n++) {
        zl_refuse_after(n);
        zili_status status = draw_something(&err);
        zl_refuse_after(-1);
        if (status == ZILI_OK)
            break;
        assert_int_equal(status, ZILI_ENOMEM);
    }
    assert_true(n > 20);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_label_covers_what_it_measures),
        cmocka_unit_test(a_turned_label_is_as_high_as_it_was_wide),
        cmocka_unit_test(the_first_failure_stays),
        cmocka_unit_test(what_others_say_is_taken_unless_there_is_a_failure),
        cmocka_unit_test(only_plan_c_sets_the_status),
        cmocka_unit_test(a_character_without_a_font_is_a_failure),
        cmocka_unit_test(what_lies_outside_is_found),
        cmocka_unit_test(labels_on_one_spot_are_found),
        cmocka_unit_test(what_would_not_print_is_found),
        cmocka_unit_test(long_text_is_parted_and_then_shortened),
        cmocka_unit_test(two_scripts_part_where_they_meet),
        cmocka_unit_test(a_figure_is_embedded_where_it_is_put),
        cmocka_unit_test(every_lack_of_memory_is_survived),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
