/* test_chart_lines.c -- lines of a concordance, set for a page. */
#include "chart/contexts.h"
#include "chart/marked.h"
#include "chart_kind_help.h"

static const char lines[] =
    "doc\tpara\tpre\tkeyword\tpost\n"
    "one\t1\tto rely on ourselves and\tself-reliance\t, we said\n"
    "one\t12\t提出独立自主，\t自力更生\t，是有可能的\n"
    "two\t3\ta\tb\tc";

static double right_of(const zl_mark *mark)
{
    return mark->x + mark->width;
}

static double middle_of(const zl_mark *mark)
{
    return mark->x + mark->width / 2;
}

/* ---- the page ---- */

static void a_node_stands_in_the_middle_between_its_contexts(void **state)
{
    zl_plan plan = good_plan("kwic", lines);
    const zl_mark *long_node = label_of(&plan, "self-reliance");
    const zl_mark *short_node = label_of(&plan, "b");
    const zl_mark *left = label_of(&plan, "to rely on ourselves and");

    (void)state;
    assert_true(long_node->type.bold && short_node->type.bold);
    assert_false(left->type.bold);
    assert_near(middle_of(long_node), middle_of(short_node), 1e-9);
    assert_near(right_of(left), right_of(label_of(&plan, "a")), 1e-9);
    assert_near(label_of(&plan, "we said")->x, label_of(&plan, "c")->x, 1e-9);
    assert_true(right_of(left) < long_node->x);
    assert_true(right_of(long_node) < label_of(&plan, "c")->x);
    assert_true(left->y < label_of(&plan, "a")->y);
    zl_plan_clear(&plan);
}

static void a_comma_stays_with_the_node(void **state)
{
    zl_plan plan = good_plan("kwic", lines);
    const zl_mark *node = label_of(&plan, "self-reliance");
    const zl_mark *comma = label_of(&plan, ",");

    (void)state;
    assert_near(comma->x, right_of(node), 1e-9);
    assert_near(label_of(&plan, "，")->x,
                right_of(label_of(&plan, "自力更生")), 1e-9);
    assert_non_null(label_of(&plan, "是有可能的"));
    assert_true(right_of(comma) < label_of(&plan, "we said")->x);
    zl_plan_clear(&plan);
    plan = good_plan("kwic", "pre\tkeyword\tpost\nhe said (\tno\t) at once");
    assert_near(right_of(label_of(&plan, "(")), label_of(&plan, "no")->x,
                1e-9);
    zl_plan_clear(&plan);
}

static void places_are_small_and_numbers_optional(void **state)
{
    zl_plan plan = good_plan("kwic", lines);
    zl_plan numbered = plan_of("kwic", "#hit\tpre\tkeyword\tpost\n7\ta\tb\tc",
                               (zili_chart_options){ .value = "hit" });

    (void)state;
    assert_int_equal(count_labels(&plan, "one"), 2);
    assert_int_equal(count_labels(&plan, "¶12"), 1);
    assert_true(label_of(&plan, "one")->type.size <
                label_of(&plan, "b")->type.size);
    assert_int_equal(zl_plan_check(&numbered, NULL), ZILI_OK);
    assert_true(right_of(label_of(&numbered, "7")) <
                label_of(&numbered, "a")->x);
    zl_plan_clear(&plan);
    zl_plan_clear(&numbered);
}

static void letters_stand_for_long_names(void **state)
{
    zl_plan plan = good_plan(
        "kwic", "doc\tpre\tkeyword\tpost\n"
                "a name that is far too long for this column\ta\tb\tc\n"
                "another one that is as long as the first is\td\te\tf\n"
                "a name that is far too long for this column\tg\th\ti");

    (void)state;
    assert_int_equal(count_labels(&plan, "A"), 2);
    assert_int_equal(count_labels(&plan, "B"), 1);
    assert_non_null(
        label_of(&plan, "A  a name that is far too long for this column"));
    zl_plan_clear(&plan);
}

static void other_names_of_columns_will_do(void **state)
{
    zl_plan plan = good_plan("kwic", "ref\tleft\tnode\tright\nX\ta\tb\tc");

    (void)state;
    assert_non_null(label_of(&plan, "X"));
    assert_non_null(label_of(&plan, "c"));
    assert_fails("kwic", "pre\tpost\na\tb", (zili_chart_options){ 0 },
                 "The table has no column \"keyword\"; it has pre, post.");
    assert_fails("kwic", "node\na", (zili_chart_options){ 0 },
                 "The table has no column \"pre\"; it has node.");
    zl_plan_clear(&plan);
}

/* ---- lines that run to the left ---- */

static void what_runs_to_the_left_is_turned_around(void **state)
{
    zl_plan plan = good_plan("kwic", "pre\tkeyword\tpost\n"
                                     "قال الرجل\tالاعتماد\tعلى النفس.\n"
                                     "before\tنص\tafter\n"
                                     "العربية in\tEnglish\tthen");
    const zl_mark *node = label_of(&plan, "الاعتماد");

    (void)state;
    assert_true(label_of(&plan, "قال الرجل")->x > right_of(node));
    assert_true(right_of(label_of(&plan, "على النفس.")) < node->x);
    /* Latin in a line that runs to the left, and the other way round */
    assert_true(label_of(&plan, "\u200F"
                                "before")
                    ->x > right_of(node));
    assert_true(right_of(label_of(&plan, "\u200E"
                                         "العربية in")) <
                label_of(&plan, "English")->x);
    zl_plan_clear(&plan);
}

static void the_first_letter_tells_the_way(void **state)
{
    (void)state;
    assert_int_equal(zl_way_of(zl_view_of("«1960» سلام a")), ZL_WAY_LEFT);
    assert_int_equal(zl_way_of(zl_view_of("「自」سلام")), ZL_WAY_RIGHT);
    assert_int_equal(zl_way_of(zl_view_of("1960, 🙂 …")), ZL_WAY_ANY);
    assert_int_equal(zl_way_of(zl_view_of("")), ZL_WAY_ANY);
}

/* ---- what fits ---- */

static void assert_fit(const char *text, bool end, double ems,
                       const char *expected)
{
    zl_type type = { 10, false };
    zl_str out = { 0 };
    zl_plan plan;

    zl_plan_init(&plan, &fake_ruler);
    zl_context_fit(&plan, zl_view_of(text), end, type,
                   ems * zl_em(type) + 1e-9, ZL_WAY_RIGHT, &out);
    assert_int_equal(zl_plan_status(&plan, NULL), ZILI_OK);
    assert_string_equal(zl_str_text(&out), expected);
    zl_str_clear(&out);
    zl_plan_clear(&plan);
}

static void contexts_are_cut_between_words(void **state)
{
    (void)state;
    assert_fit("one two three", true, 5, "two three");
    assert_fit("one two three", true, 4.4, "three");
    assert_fit("one two three", false, 4.4, "one two");
    assert_fit("one two", false, 9, "one two");
    assert_fit("  one  ", false, 9, "one");
    assert_fit("提出独立自主", true, 4.5, "独立自主");
    assert_fit("提出独立自主", false, 2.9, "提出");
    assert_fit("", true, 3, "");
}

static void a_word_too_long_is_cut_between_letters(void **state)
{
    (void)state;
    assert_fit("abcdefgh", true, 2, "efgh");
    assert_fit("abcdefgh", false, 2, "abcd");
    assert_fit("ééé", false, 2.5, "éé");
    assert_fit("abc", false, 0.2, "");
}

/* ---- the other side ---- */

static void a_rendering_is_bold_below_its_line(void **state)
{
    zl_plan plan = good_plan(
        "kwic",
        "pre\tkeyword\tpost\trendering\taligned\n"
        "提出\t自力更生\t，\tself-reliance\tWe say self-reliance now.\n"
        "a\tb\tc\t\t");
    const zl_mark *bold = label_of(&plan, "self-reliance");
    const zl_mark *before = label_of(&plan, "We say ");

    (void)state;
    assert_true(bold->type.bold);
    assert_true(bold->type.size < label_of(&plan, "自力更生")->type.size);
    assert_near(right_of(before), bold->x, 1e-9);
    assert_near(right_of(bold), label_of(&plan, " now.")->x, 1e-9);
    assert_true(bold->y > label_of(&plan, "自力更生")->y);
    assert_true(bold->y < label_of(&plan, "b")->y);
    assert_int_equal(count_labels(&plan, "–"), 1);
    zl_plan_clear(&plan);
}

static void a_mark_is_found_over_the_end_of_a_line(void **state)
{
    zl_type type = { 10, false };
    zl_marked marked = { 0 };
    zl_plan plan;

    (void)state;
    zl_plan_init(&plan, &fake_ruler);
    zl_marked_fit(&plan, zl_view_of("自力更生独立自主"),
                  zl_view_of("更生独立"), type, 5 * zl_em(type) + 1e-9, 6,
                  &marked);
    assert_string_equal(zl_str_text(&marked.lines), "自力更生独\n立自主");
    assert_int_equal(marked.from, 6);
    assert_int_equal(marked.to, 19);
    zl_marked_clear(&marked);
    zl_marked_fit(&plan, zl_view_of("abc"), zl_view_of("bd"), type, 50, 6,
                  &marked);
    assert_int_equal(marked.to, marked.from);
    zl_marked_clear(&marked);
    zl_plan_clear(&plan);
}

/* ---- pages ---- */

static zl_plan plan_lines(int rows, bool paged, double height)
{
    zili_chart_options options = { .height = height, .caption = "A caption." };
    zl_str text = { 0 };
    zl_plan plan;

    zl_str_add_text(&text, "doc\tpre\tkeyword\tpost");
    for (int i = 0; i < rows; i++)
        zl_str_format(&text, "\nd\tleft\tn%d\tright", i);
    zili_table *table = table_of(zl_str_text(&text));
    zl_plan_init(&plan, &fake_ruler);
    plan.paged = paged;
    zl_chart_plan(&plan, zili_chart_find("kwic"), table, &options);
    zili_table_free(table);
    zl_str_clear(&text);
    return plan;
}

static size_t nodes_on(const zl_page *page)
{
    size_t count = 0;

    for (size_t i = 0; i < page->marks.count; i++) {
        const zl_mark *mark = &page->marks.items[i];
        count += mark->kind == ZL_MARK_LABEL && mark->type.bold;
    }
    return count;
}

static void lines_go_on_on_other_pages(void **state)
{
    zl_plan plan = plan_lines(100, true, 120);
    size_t nodes = 0;

    (void)state;
    assert_int_equal(zl_plan_check(&plan, NULL), ZILI_OK);
    assert_int_equal(plan.pages.count, 4);
    for (size_t i = 0; i < plan.pages.count; i++) {
        assert_near(plan.pages.items[i].height, 120, 1e-9);
        nodes += nodes_on(&plan.pages.items[i]);
    }
    assert_int_equal(nodes, 100);
    zl_plan_clear(&plan);
}

static void lines_without_room_are_counted(void **state)
{
    zl_plan plan = plan_lines(100, false, 120);
    char text[120];

    (void)state;
    assert_int_equal(zl_plan_check(&plan, NULL), ZILI_OK);
    assert_int_equal(plan.pages.count, 1);
    snprintf(text, sizeof text,
             "%zu of 100 lines are shown: no more have room on one page; a "
             "PDF has as many pages as it needs.",
             nodes_on(page_of(&plan)));
    assert_int_equal(count_labels(&plan, text), 1);
    assert_true(page_of(&plan)->height < 120 + 1e-9);
    zl_plan_clear(&plan);
    plan = plan_lines(10, false, 0);
    assert_int_equal(nodes_on(page_of(&plan)), 10);
    zl_plan_clear(&plan);
}

/* ---- any table ---- */

static void any_lines_are_drawn(void **state)
{
    const char *head = "doc\t#para\tpre\tkeyword\tpost\trendering\taligned";

    (void)state;
    assert_rows_drawn("kwic", head, "@\t1\t@\t@\t@\t@\t@", 1);
    assert_rows_drawn("kwic", head, "d$\t-1e12\t@\tn\t@\tself\t@ self", 500);
    assert_rows_drawn("kwic", head, "\tNAN\t\t\t\t\t", 3);
    assert_rows_drawn("kwic", "left\tnode\tright", "。，、\t。\t（（（（", 40);
    assert_width_is_enough("kwic", lines, 24);
}

static void a_failure_of_the_ruler_is_one_of_the_figure(void **state)
{
    static const char *const tables[] = {
        "pre\tkeyword\tpost\na?\tb\tc",     "pre\tkeyword\tpost\na\tb?\tc",
        "pre\tkeyword\tpost\na\tb\tc?",     "doc\tpre\tkeyword\nd?\ta\tb",
        "keyword\tpost\taligned\na\tb\tc?",
    };

    (void)state;
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++) {
        zl_plan plan = plan_of("kwic", tables[i], (zili_chart_options){ 0 });
        assert_int_equal(zl_plan_check(&plan, NULL), ZILI_EFORMAT);
        zl_plan_clear(&plan);
    }
}

static void every_lack_of_memory_is_survived(void **state)
{
    (void)state;
    assert_survives_lack_of_memory(
        "kwic", "doc\tpara\tpre\tkeyword\tpost\trendering\taligned\n"
                "a name that is too long for the column of names\t1\t"
                "some words that are far too many for this narrow column and "
                "so on and so on and so on and so on and so on and so on\t"
                "b\t, c\te\td e f\nb\t1\tقال\tعلى\tc\t\t");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_node_stands_in_the_middle_between_its_contexts),
        cmocka_unit_test(a_comma_stays_with_the_node),
        cmocka_unit_test(places_are_small_and_numbers_optional),
        cmocka_unit_test(letters_stand_for_long_names),
        cmocka_unit_test(other_names_of_columns_will_do),
        cmocka_unit_test(what_runs_to_the_left_is_turned_around),
        cmocka_unit_test(the_first_letter_tells_the_way),
        cmocka_unit_test(contexts_are_cut_between_words),
        cmocka_unit_test(a_word_too_long_is_cut_between_letters),
        cmocka_unit_test(a_rendering_is_bold_below_its_line),
        cmocka_unit_test(a_mark_is_found_over_the_end_of_a_line),
        cmocka_unit_test(lines_go_on_on_other_pages),
        cmocka_unit_test(lines_without_room_are_counted),
        cmocka_unit_test(any_lines_are_drawn),
        cmocka_unit_test(a_failure_of_the_ruler_is_one_of_the_figure),
        cmocka_unit_test(every_lack_of_memory_is_survived),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
