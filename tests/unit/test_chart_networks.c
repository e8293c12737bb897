/* test_chart_networks.c -- words around their nodes, and communities. */
#include "chart/colour.h"
#include "chart_kind_help.h"

/* ---- collocates ---- */

static const char star[] = "node\tcollocate\t#O11\t#log_dice\n"
                           "n\tfar\t100\t1\nn\tnear\t1\t3\nn\tmiddle\t10\t2";

typedef struct spot {
    double x, y;
} spot;

/* Discs are painted from the last word to the first; nodes are first. */
static spot spot_of(const zl_plan *plan, size_t words, size_t word)
{
    const zl_mark *mark = mark_of(plan, ZL_MARK_DISC, words - 1 - word);

    return (spot){ mark->x + mark->width / 2, mark->y + mark->height / 2 };
}

static double apart(const zl_plan *plan, size_t words, size_t a, size_t b)
{
    spot one = spot_of(plan, words, a), two = spot_of(plan, words, b);

    return hypot(one.x - two.x, one.y - two.y);
}

/* 0 is the node, then near, middle and far. */
static void the_stronger_the_nearer(void **state)
{
    zl_plan plan = good_plan("collocates", star);
    double far = apart(&plan, 4, 0, 3);

    (void)state;
    assert_near(apart(&plan, 4, 0, 1) / far, 0.3, 1e-3);
    assert_near(apart(&plan, 4, 0, 2) / far, 0.65, 1e-3);
    assert_int_equal(count_labels(&plan, "near"), 1);
    assert_int_equal(count_labels(&plan, "n"), 1);
    zl_plan_clear(&plan);
}

/* Sixty words around it leave no room beside a node; it is named all the
 * same. */
static void a_node_in_a_crowd_has_its_name(void **state)
{
    zl_str text = { 0 };

    (void)state;
    zl_str_add_text(&text, "node\tcollocate\t#O11\t#log_dice");
    for (int i = 0; i < 60; i++)
        zl_str_format(&text, "\nthe node\tword%d\t%d\t%d", i, i + 1,
                      i ? 50 : 1);
    zl_plan plan = good_plan_of("collocates", zl_str_text(&text),
                                (zili_chart_options){ .width = 84 });
    assert_int_equal(count_labels(&plan, "the node"), 1);
    zl_plan_clear(&plan);
    zl_str_clear(&text);
}

static void of_probabilities_the_smaller_is_nearer(void **state)
{
    zl_plan plan = good_plan("collocates", "node\tcollocate\t#O11\t#fisher\n"
                                           "n\tfar\t3\t-1\nn\tnear\t3\t-9");

    (void)state;
    assert_near(apart(&plan, 3, 0, 1) / apart(&plan, 3, 0, 2), 0.3, 1e-3);
    zl_plan_clear(&plan);
}

static void the_more_frequent_the_darker(void **state)
{
    zl_plan plan = good_plan("collocates", star);
    double contrast[3];

    (void)state;
    for (size_t i = 0; i < 3; i++)
        contrast[i] =
            zl_contrast(mark_of(&plan, ZL_MARK_DISC, i)->look.fill, ZL_WHITE);
    assert_true(contrast[0] > contrast[1] && contrast[1] > contrast[2]);
    assert_int_equal(mark_of(&plan, ZL_MARK_DISC, 3)->look.fill, ZL_WHITE);
    zl_plan_clear(&plan);
}

/* 0 and 1 are nodes, 2 what both have: as near to each as it should be, and
 * so between them. */
static void shared_collocates_stand_between(void **state)
{
    zl_plan plan = good_plan("collocates",
                             "node\tcollocate\t#O11\t#mi\n"
                             "a\tx\t1\t1\na\ts\t2\t3\nb\ts\t2\t2\nb\ty\t1\t1");
    double unit = apart(&plan, 5, 0, 3);

    (void)state;
    assert_near(apart(&plan, 5, 0, 2), 0.3 * unit, 0.08 * unit);
    assert_near(apart(&plan, 5, 1, 2), 0.65 * unit, 0.08 * unit);
    assert_true(apart(&plan, 5, 0, 1) > 0.59 * unit);
    assert_near(apart(&plan, 5, 1, 4), unit, 1e-3 * unit);
    zl_plan_clear(&plan);
}

static size_t count_lines(const zl_plan *plan)
{
    size_t count = 0;

    while (mark_of(plan, ZL_MARK_LINE, count))
        count++;
    return count;
}

/* Two strokes for each head. */
static void one_direction_has_arrows(void **state)
{
    const char *const rows = "n\ta\t1\t.3\nn\tb\t1\t.1\nb\tn\t1\t.2";
    char text[200];
    size_t lines[3];
    static const char *const measures[] = { "phi", "delta_p_2given1",
                                            "delta_p_1given2" };

    (void)state;
    for (int i = 0; i < 3; i++) {
        snprintf(text, sizeof text, "node\tcollocate\t#O11\t#%s\n%s",
                 measures[i], rows);
        zl_plan plan = good_plan("collocates", text);
        lines[i] = count_lines(&plan);
        zl_plan_clear(&plan);
    }
    assert_int_equal(lines[1] - lines[0], 6);
    assert_int_equal(lines[2] - lines[0], 6);
}

static void what_cannot_be_drawn_is_said(void **state)
{
    const zili_chart_options usual = { 0 };

    (void)state;
    assert_fails("collocates", "collocate\t#O11\t#mi\nb\t1\t2", usual,
                 "The table has no column \"node\"; it has collocate, O11, "
                 "mi.");
    assert_fails("collocates", "node\tcollocate\t#O11\na\tb\t1", usual,
                 "The table has no column of a measure, as log_dice or mi, "
                 "beside node and collocate; --value names one.");
    assert_fails("collocates", "node\tcollocate\t#mi\na\tb\t1\na\tb\t2", usual,
                 "The collocate \"b\" of \"a\" stands twice in the table.");
    assert_fails("collocates", "node\tcollocate\t#mi\na\tb\t\na\ta\t2", usual,
                 "No row of the table has a node, a collocate and a value of "
                 "mi: there is nothing to draw.");
}

static void any_collocates_are_drawn(void **state)
{
    static const char head[] = "node\tcollocate\t#O11\t#mi";

    (void)state;
    assert_rows_drawn("collocates", head, "n\tc\t3\t5", 1);
    assert_rows_drawn("collocates", head, "n\tc$\t$\t$", 500);
    assert_rows_drawn("collocates", head, "n$\tc$\t$\t$", 150);
    assert_rows_drawn("collocates", head, "@\t@$\t$\t-$", 20);
    assert_rows_drawn("collocates", head, "n$\tc\t0\t0", 30);
    assert_rows_drawn("collocates", head, "n\tc$\t-$\t1e12", 5);
    assert_drawn("collocates",
                 "node\tcollocate\t#O11\t#mi\na\tb\tnan\tnan\n"
                 "a\tc\tinf\tinf\na\td\t1e12\t-1e300\n"
                 "a\te\t\t1e300\n\tf\t1\t1\ng\t\t1\t1",
                 (zili_chart_options){ 0 });
}

/* ---- communities ---- */

static const char triangles[] = "a\tb\t#O11\t#R1\t#C1\n"
                                "a\tb\t2\t9\t8\na\tc\t2\t9\t7\nb\tc\t2\t8\t7\n"
                                "d\te\t2\t6\t5\nd\tf\t2\t6\t4\ne\tf\t2\t5\t4\n"
                                "c\td\t2\t7\t6\nx\ty\t\t1\t1";

static size_t count_classed(const zl_plan *plan, zl_mark_kind kind, int series)
{
    const zl_mark *mark;
    size_t count = 0;

    for (size_t n = 0; (mark = mark_of(plan, kind, n)); n++)
        count += mark->look.classed && mark->look.series == series;
    return count;
}

/* Discs of one community, boxes of the other, and one of each in the key;
 * x and y are in none. */
static void communities_have_colours_and_shapes(void **state)
{
    zl_plan plan = good_plan("network", triangles);

    (void)state;
    assert_int_equal(count_classed(&plan, ZL_MARK_DISC, 0), 4);
    assert_int_equal(count_classed(&plan, ZL_MARK_BOX, 1), 4);
    assert_int_equal(count_labels(&plan, "a (3)"), 1);
    assert_int_equal(count_labels(&plan, "d (3)"), 1);
    zl_plan_clear(&plan);
    plan = plan_of("network", triangles,
                   (zili_chart_options){ .communities = 2 });
    assert_int_equal(zl_plan_check(&plan, NULL), ZILI_OK);
    assert_null(label_of(&plan, "a (3)"));
    zl_plan_clear(&plan);
}

/* Of the triangles the ends of the bridge have three links, all others two;
 * the bridge alone stands between. */
static void discs_may_show_centrality(void **state)
{
    zl_plan plan =
        plan_of("network", triangles,
                (zili_chart_options){ .communities = 2, .sized = 1 });
    const zl_mark *first = mark_of(&plan, ZL_MARK_DISC, 0);
    const zl_mark *third = mark_of(&plan, ZL_MARK_DISC, 2);

    (void)state;
    assert_near(pow(first->width / third->width, 2), 1.5, 1e-6);
    assert_non_null(label_of(&plan, "Links"));
    zl_plan_clear(&plan);
    plan = plan_of("network", triangles,
                   (zili_chart_options){ .communities = 2, .sized = 3 });
    assert_non_null(label_of(&plan, "Betweenness"));
    zl_plan_clear(&plan);
    assert_fails("bars", "term\t#count\na\t1",
                 (zili_chart_options){ .sized = 1 },
                 "--sized does nothing to the chart bars; leave it out.");
}

static void any_network_is_drawn(void **state)
{
    static const char head[] = "a\tb\t#O11";

    (void)state;
    assert_rows_drawn("network", head, "a\tb\t1", 1);
    assert_rows_drawn("network", head, "hub\tw$\t$", 60);
    assert_rows_drawn("network", head, "a$\tb$\t$", 200);
    assert_rows_drawn("network", head, "@$\thub\t1e12", 20);
    assert_rows_drawn("network", head, "a$\thub\tnan", 20);
}

static void every_lack_of_memory_is_survived(void **state)
{
    (void)state;
    assert_survives_lack_of_memory("collocates", star);
    assert_survives_lack_of_memory(
        "collocates", "node\tcollocate\t#O11\t#delta_p_2given1\n"
                      "a\ts\t1\t1\nb\ts\t2\t2\ns\ta\t1\t3\nb\tt\t\t1");
    assert_survives_lack_of_memory("network", triangles);
}

/* Pairs that avoid each other have no link, and that is said. */
static void what_has_no_link_is_said(void **state)
{
    zl_plan plan =
        good_plan("network", "a\tb\t#O11\nx\ty\t-1\nx\tz\t2\ny\tz\t0");

    (void)state;
    assert_non_null(label_of(&plan, "Pairs below 0, which have no link: 1."));
    zl_plan_clear(&plan);
    plan = good_plan("network", "a\tb\t#O11\nx\ty\t0\nx\tz\t-2");
    assert_non_null(label_of(&plan, "No pair is above 0: there is no link."));
    zl_plan_clear(&plan);
}

static void nothing_is_no_flow_and_no_ribbon(void **state)
{
    zl_plan plan = good_plan("ribbon", "#a_words\t#b_words\n0\t0\n5\t7");

    (void)state;
    assert_non_null(
        label_of(&plan, "1 of 2 beads have no words and are not drawn."));
    zl_plan_clear(&plan);
    assert_fails("ribbon", "#a_words\t#b_words\n0\t0\n0\t0",
                 (zili_chart_options){ 0 },
                 "No bead of the table has words: there is nothing to draw.");
    assert_fails("flow", "term\trendering\t#count\na\tx\t0\nb\t\t0",
                 (zili_chart_options){ 0 },
                 "No rendering of the table has a count above 0: there is "
                 "nothing to draw.");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_has_no_link_is_said),
        cmocka_unit_test(nothing_is_no_flow_and_no_ribbon),
        cmocka_unit_test(the_stronger_the_nearer),
        cmocka_unit_test(a_node_in_a_crowd_has_its_name),
        cmocka_unit_test(of_probabilities_the_smaller_is_nearer),
        cmocka_unit_test(the_more_frequent_the_darker),
        cmocka_unit_test(shared_collocates_stand_between),
        cmocka_unit_test(one_direction_has_arrows),
        cmocka_unit_test(what_cannot_be_drawn_is_said),
        cmocka_unit_test(any_collocates_are_drawn),
        cmocka_unit_test(communities_have_colours_and_shapes),
        cmocka_unit_test(discs_may_show_centrality),
        cmocka_unit_test(any_network_is_drawn),
        cmocka_unit_test(every_lack_of_memory_is_survived),
    };

    return cmocka_run_group_tests_name("networks", tests, NULL, NULL);
}
