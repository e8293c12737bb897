/* test_chart_part.c -- long tables on one page. */
#include "chart/part.h"
#include "chart_kind_help.h"

/* `count` rows of a kind; $ is the number of the row. */
static void rows_of(const char *head, const char *row, int count, zl_str *out)
{
    zl_str_add_text(out, head);
    for (int i = 0; i < count; i++) {
        zl_str_add_byte(out, '\n');
        for (const char *at = row; *at; at++)
            if (*at == '$')
                zl_str_format(out, "%d", i);
            else
                zl_str_add_byte(out, *at);
    }
}

static zl_plan plan_rows(const char *kind, const char *head, const char *row,
                         int count, zili_chart_options options)
{
    zl_str text = { 0 };
    zili_error err = { 0 };

    rows_of(head, row, count, &text);
    zl_plan plan = plan_of(kind, zl_str_text(&text), options);
    if (zl_plan_check(&plan, &err))
        fail_msg("%s: %s", kind, err.text);
    zl_str_clear(&text);
    return plan;
}

/* How many of `all` the figure says that it shows. */
static int shown_of(const zl_plan *plan, int all)
{
    char end[64];
    const zl_mark *mark;

    snprintf(end, sizeof end, " of %d are shown", all);
    for (size_t n = 0; (mark = mark_of(plan, ZL_MARK_LABEL, n)); n++)
        if (strncmp(mark->text, "The first ", 10) == 0 &&
            strstr(mark->text, end))
            return atoi(mark->text + 10);
    return 0;
}

static void a_long_table_fills_a_page(void **state)
{
    zl_plan plan = plan_rows("keyness", "term\t#log_ratio", "w$\t1", 500,
                             (zili_chart_options){ 0 });
    int shown = shown_of(&plan, 500);
    char name[16];

    (void)state;
    assert_true(page_of(&plan)->height <= ZL_TALLEST);
    assert_true(page_of(&plan)->height > ZL_TALLEST - 8);
    assert_true(strstr(zl_str_text(&plan.about), "of 500 are shown") != NULL);
    snprintf(name, sizeof name, "w%d", shown - 1);
    assert_non_null(label_of(&plan, name));
    snprintf(name, sizeof name, "w%d", shown);
    assert_null(label_of(&plan, name));
    zl_plan_clear(&plan);
}

static void a_short_table_is_as_it_was(void **state)
{
    zl_plan plan = plan_rows("keyness", "term\t#log_ratio", "w$\t1", 30,
                             (zili_chart_options){ 0 });

    (void)state;
    assert_int_equal(shown_of(&plan, 30), 0);
    assert_non_null(label_of(&plan, "w29"));
    zl_plan_clear(&plan);
}

static void all_is_drawn_where_all_is_asked_for(void **state)
{
    zl_plan plan = plan_rows("dumbbell", "item\t#a\t#b", "w$\t1\t2", 200,
                             (zili_chart_options){ .whole = true });

    (void)state;
    assert_int_equal(shown_of(&plan, 200), 0);
    assert_non_null(label_of(&plan, "w199"));
    assert_true(page_of(&plan)->height > 2 * ZL_TALLEST);
    zl_plan_clear(&plan);
}

/* A row of the matrix is there with all its cells or not at all, and both
 * languages have as many bars. */
static void groups_are_shortened_alike(void **state)
{
    zl_str text = { 0 };
    int both = 0;

    (void)state;
    rows_of("lang\tterm\t#count", "zh\tz$\t5\nen\te$\t4", 100, &text);
    zl_plan plan = plan_of("bars", zl_str_text(&text),
                           (zili_chart_options){ .width = 84 });
    assert_int_equal(zl_plan_check(&plan, NULL), ZILI_OK);
    int shown = shown_of(&plan, 200);
    assert_true(shown > 20 && shown % 2 == 0);
    for (int i = 0; i < shown / 2; i++) {
        char name[16];
        snprintf(name, sizeof name, "z%d", i);
        both += label_of(&plan, name) != NULL;
        snprintf(name, sizeof name, "e%d", i);
        both += label_of(&plan, name) != NULL;
    }
    assert_int_equal(both, shown);
    zl_plan_clear(&plan);
    zl_str_clear(&text);
}

/* Terms of two texts: as many of each. */
static void strips_are_shortened(void **state)
{
    zl_plan plan = plan_rows("dispersion", "doc\tterm\t#at",
                             "a\tw$\t0.5\nb\tw$\t0.25", 300,
                             (zili_chart_options){ 0 });
    int shown = shown_of(&plan, 300);

    (void)state;
    assert_true(shown > 10);
    assert_true(page_of(&plan)->height <= ZL_TALLEST);
    zl_plan_clear(&plan);
}

/* Steps of a tree: 0 and 1, these and 2, … */
static void a_large_tree_has_its_last_steps(void **state)
{
    zl_str text = { 0 };
    size_t texts = 0, leaves = 0;
    const zl_mark *mark;
    char end;

    (void)state;
    zl_str_add_text(&text, "#merge1\t#merge2\t#height\tleft\tright\n"
                           "-1\t-2\t1\tw0\tw1");
    for (int i = 1; i < 299; i++)
        zl_str_format(&text, "\n%d\t-%d\t%d\t\tw%d", i, i + 2, i + 1, i + 1);
    zl_plan plan =
        plan_of("tree", zl_str_text(&text), (zili_chart_options){ 0 });
    assert_int_equal(zl_plan_check(&plan, NULL), ZILI_OK);
    assert_true(page_of(&plan)->height <= ZL_TALLEST);
    assert_true(page_of(&plan)->height > ZL_TALLEST - 8);
    for (size_t n = 0; (mark = mark_of(&plan, ZL_MARK_LABEL, n)); n++) {
        size_t many = 1;
        if (mark->text[0] != 'w')
            continue;
        leaves++;
        if (sscanf(mark->text, "w0 (%zu%c", &many, &end) == 2)
            assert_int_equal(end, ')');
        texts += many;
    }
    assert_int_equal(texts, 300);
    assert_true(leaves > 20 && leaves < 100);
    assert_non_null(label_of(&plan, "w299"));
    zl_plan_clear(&plan);
    plan = plan_of("tree", zl_str_text(&text),
                   (zili_chart_options){ .whole = true });
    assert_non_null(label_of(&plan, "w0"));
    assert_true(page_of(&plan)->height > 2 * ZL_TALLEST);
    zl_plan_clear(&plan);
    zl_str_clear(&text);
}

static void all_renderings_of_a_term_stay_together(void **state)
{
    zl_str text = { 0 };

    (void)state;
    rows_of("term\trendering\t#count", "t$\tone\t1\nt$\ttwo\t2", 100, &text);
    zl_plan plan =
        plan_of("renderings", zl_str_text(&text), (zili_chart_options){ 0 });
    size_t shown = (size_t)shown_of(&plan, 100);
    assert_true(shown > 2);
    assert_int_equal(count_labels(&plan, "one"), shown);
    assert_int_equal(count_labels(&plan, "two"), shown);
    zl_plan_clear(&plan);
    zl_str_clear(&text);
}

/* One item that is higher than a page is drawn all the same. */
static void one_item_is_there_at_least(void **state)
{
    zl_str text = { 0 };

    (void)state;
    rows_of("term\trendering\t#count", "a\tr$\t1\nb\tr$\t2", 100, &text);
    zl_plan plan =
        plan_of("renderings", zl_str_text(&text), (zili_chart_options){ 0 });
    assert_int_equal(zl_plan_check(&plan, NULL), ZILI_OK);
    assert_int_equal(shown_of(&plan, 2), 1);
    assert_int_equal(count_labels(&plan, "r99"), 1);
    zl_plan_clear(&plan);
    zl_str_clear(&text);
}

/* Eight themes in sixty documents are sixty rows of eight. */
static void too_many_columns_become_rows(void **state)
{
    zl_str text = { 0 };

    (void)state;
    rows_of("doc\ttheme\t#count", "d$\tone\t$\nd$\ttwo\t2", 60, &text);
    zl_plan plan = plan_of("heat", zl_str_text(&text),
                           (zili_chart_options){ .width = 84 });
    assert_int_equal(zl_plan_check(&plan, NULL), ZILI_OK);
    assert_int_equal(shown_of(&plan, 60), 0);
    assert_true(label_of(&plan, "d0")->y < label_of(&plan, "d59")->y);
    assert_near(label_of(&plan, "one")->y, label_of(&plan, "two")->y, 1e-9);
    assert_true(page_of(&plan)->height <= ZL_TALLEST);
    zl_plan_clear(&plan);
    zl_str_clear(&text);
}

static void of_too_many_groups_the_first_are_drawn(void **state)
{
    zl_str text = { 0 };

    (void)state;
    rows_of("doc\ttheme\t#count", "d$\tone\t$\nd$\ttwo\t2", 500, &text);
    zl_plan plan = plan_of("heat", zl_str_text(&text),
                           (zili_chart_options){ .width = 84 });
    assert_int_equal(zl_plan_check(&plan, NULL), ZILI_OK);
    assert_true(shown_of(&plan, 500) > 30);
    assert_true(page_of(&plan)->height <= ZL_TALLEST);
    zl_plan_clear(&plan);
    zl_str_clear(&text);
}

static void every_lack_of_memory_is_survived(void **state)
{
    zl_str text = { 0 };

    (void)state;
    rows_of("item\t#a\t#b", "w$\t1\t2", 52, &text);
    assert_survives_lack_of_memory("dumbbell", zl_str_text(&text));
    zl_str_empty(&text);
    rows_of("doc\ttheme\t#count", "d$\tone\t$", 75, &text);
    assert_survives_lack_of_memory("heat", zl_str_text(&text));
    zl_str_clear(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_long_table_fills_a_page),
        cmocka_unit_test(a_short_table_is_as_it_was),
        cmocka_unit_test(all_is_drawn_where_all_is_asked_for),
        cmocka_unit_test(groups_are_shortened_alike),
        cmocka_unit_test(strips_are_shortened),
        cmocka_unit_test(a_large_tree_has_its_last_steps),
        cmocka_unit_test(all_renderings_of_a_term_stay_together),
        cmocka_unit_test(one_item_is_there_at_least),
        cmocka_unit_test(too_many_columns_become_rows),
        cmocka_unit_test(of_too_many_groups_the_first_are_drawn),
        cmocka_unit_test(every_lack_of_memory_is_survived),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
