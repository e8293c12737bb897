/* test_chart_abridged.c -- names that are cut stay different. */
#include "chart_kind_help.h"

#define ONE "State of the Union Annual Message to the Congress of the States"

static const char bars[] = "term\t#count\n" ONE " 1961\t3\n" ONE " 1962\t2\n"
                           "war\t4";
static const char heat[] = "theme\tdoc\t#count\n" ONE " 1961\t" ONE
                           " 一\t1\n" ONE " 1962\t" ONE " 二\t2\n" ONE
                           " 1963\t" ONE " 一\t2";
static const char pairs[] = "a\tb\t#O11\n" ONE " 1961\t" ONE " 1962\t3\n" ONE
                            " 1961\t" ONE " 1963\t2\n" ONE " 1962\t" ONE
                            " 1963\t1";
static const char terms[] = "term\trendering\t#count\n" ONE " 1961\t" ONE
                            " 一\t3\n" ONE " 1962\t" ONE " 二\t2";
static const char similar[] = "a\tb\t#cosine\n" ONE " 1961\t" ONE
                              " 1962\t.3\n" ONE " 1961\t" ONE " 1963\t.2\n" ONE
                              " 1962\t" ONE " 1963\t.1";

static bool is_cut(const zl_mark *label)
{
    return strstr(label->text, "…") != NULL;
}

/* The number of names that were cut, all different; each is drawn as often as
 * it is a name of something. */
static size_t count_cut(const zl_plan *plan)
{
    const zl_mark *label;
    size_t cut = 0;

    for (size_t n = 0; (label = mark_of(plan, ZL_MARK_LABEL, n)); n++) {
        if (!is_cut(label))
            continue;
        cut++;
        if (count_labels(plan, label->text) > 1)
            fail_msg("%s stands twice", label->text);
    }
    return cut;
}

static void assert_different(const char *kind, const char *text, size_t names)
{
    zl_plan plan =
        good_plan_of(kind, text, (zili_chart_options){ .width = 70 });

    assert_true(count_cut(&plan) >= names);
    zl_plan_clear(&plan);
}

static void names_that_differ_at_their_ends_stay_different(void **state)
{
    (void)state;
    assert_different("bars", bars, 2);
    assert_different("heat", heat, 5);
    assert_different("network", pairs, 3);
    assert_different("cooc", pairs, 3);
    assert_different("flow", terms, 4);
    assert_different("similar", similar, 3);
}

/* Before and behind what the other cuts leave. */
static void names_that_differ_before_their_ends_stay_different(void **state)
{
    (void)state;
    assert_different("bars",
                     "term\t#count\n" ONE " 1961 in the House\t3"
                     "\n" ONE " 1962 in the House\t2",
                     2);
}

static void one_name_that_stands_twice_is_cut_at_its_end(void **state)
{
    zl_plan plan = good_plan_of(
        "bars", "term\tlabel\t#count\na\t" ONE " 1961\t3\nb\t" ONE " 1961\t2",
        (zili_chart_options){ .width = 70 });
    const zl_mark *label = NULL;

    (void)state;
    for (size_t n = 0; (label = mark_of(&plan, ZL_MARK_LABEL, n)); n++)
        if (is_cut(label))
            assert_true(
                zl_view_ends(zl_view_of(label->text), zl_view_of("…")));
    zl_plan_clear(&plan);
}

static void panels_have_one_way_to_cut_names(void **state)
{
    zl_plan plan = good_plan_of(
        "bars", "term\tdoc\t#count\n" ONE " 1961\tx\t3\n" ONE " 1962\ty\t2",
        (zili_chart_options){ .width = 120, .panels = "doc" });

    (void)state;
    assert_true(count_cut(&plan) >= 2);
    zl_plan_clear(&plan);
}

static void every_lack_of_memory_is_survived(void **state)
{
    (void)state;
    assert_survives("bars", bars, (zili_chart_options){ .width = 70 });
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_that_differ_at_their_ends_stay_different),
        cmocka_unit_test(names_that_differ_before_their_ends_stay_different),
        cmocka_unit_test(one_name_that_stands_twice_is_cut_at_its_end),
        cmocka_unit_test(panels_have_one_way_to_cut_names),
        cmocka_unit_test(every_lack_of_memory_is_survived),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
