/* Several charts in one figure: a, b, c. */
#include "chart/preflight.h"
#include "chart_kind_help.h"

static const char words[] = "term\t#count\nthe\t12\naid\t7\n词\t3\n";
static const char years[] = "query\t#value\t#per_million\n"
                            "war\t1801\t10\nwar\t1861\t90\n"
                            "peace\t1801\t40\npeace\t1861\t4\n";

typedef struct input {
    const char *kind, *text;
} input;

/* Release what is made of `inputs`, too. */
static zl_plan figure_of(const input *inputs, size_t count,
                         zili_chart_options options)
{
    zili_panel panels[32] = { 0 };
    zili_table *tables[32] = { NULL };
    zl_plan plan;

    for (size_t i = 0; i < count; i++) {
        tables[i] = table_of(inputs[i].text);
        panels[i].chart = zili_chart_find(inputs[i].kind);
        panels[i].table = tables[i];
    }
    zl_plan_init(&plan, &fake_ruler);
    zl_figure_plan(&plan, panels, count, &options);
    for (size_t i = 0; i < count; i++)
        zili_table_free(tables[i]);
    return plan;
}

static zl_plan good_figure(const input *inputs, size_t count,
                           zili_chart_options options)
{
    zili_error err = { 0 };
    zl_plan plan = figure_of(inputs, count, options);

    if (zl_plan_check(&plan, &err))
        fail_msg("%s", err.text);
    return plan;
}

static const input both[] = { { "bars", words }, { "trend", years } };

/* ---- places ---- */

static void charts_stand_beside_each_other(void **state)
{
    (void)state;
    zl_plan plan = good_figure(both, 2, (zili_chart_options){ 0 });
    const zl_mark *a = label_of(&plan, "a"), *b = label_of(&plan, "b");

    assert_true(a->type.bold && a->y == b->y);
    assert_near(b->x - a->x, (172 - 5) / 2.0 + 5, 0.01);
    assert_true(label_of(&plan, "aid")->x < b->x);
    assert_true(label_of(&plan, "war")->x > b->x);
    zl_plan_clear(&plan);
}

static void charts_stand_one_under_the_other_where_it_is_narrow(void **state)
{
    (void)state;
    zl_plan plan = good_figure(both, 2, (zili_chart_options){ .width = 84 });
    const zl_mark *a = label_of(&plan, "a"), *b = label_of(&plan, "b");

    assert_true(a->x == b->x && b->y > label_of(&plan, "Occurrences")->y);
    zl_plan_clear(&plan);
}

static void columns_are_as_wide_as_their_shares(void **state)
{
    (void)state;
    zl_plan plan =
        good_figure(both, 2, (zili_chart_options){ .shares = "1, 1.5" });
    const zl_mark *a = label_of(&plan, "a"), *b = label_of(&plan, "b");

    assert_near(b->x - a->x, (172 - 5) * 0.4 + 5, 0.01);
    zl_plan_clear(&plan);
}

/* The plane of a curve ends where the highest chart of the row ends. */
static void curves_grow_with_their_row(void **state)
{
    zl_str text = { 0 };

    (void)state;
    zl_str_add_text(&text, "term\t#count");
    for (int i = 0; i < 40; i++)
        zl_str_format(&text, "\nword%d\t%d", i, i);
    const input high[] = { { "bars", zl_str_text(&text) }, both[1] };
    zl_plan plan = good_figure(high, 2, (zili_chart_options){ 0 });
    const zl_mark *last = label_of(&plan, "1840");

    assert_non_null(last);
    assert_near(last->y + last->height, page_of(&plan)->height - 1, 1.0);
    zl_plan_clear(&plan);
    zl_str_clear(&text);
}

static void a_figure_is_as_high_as_asked_for(void **state)
{
    (void)state;
    zl_plan plan = good_figure(both, 2, (zili_chart_options){ .height = 140 });
    const zl_mark *year = label_of(&plan, "1840");

    assert_near(page_of(&plan)->height, 140, 0.01);
    assert_true(year->y > 130);
    zl_plan_clear(&plan);
    const input curves[] = { both[1], both[1], both[1] };
    plan = good_figure(curves, 3,
                       (zili_chart_options){ .height = 200, .columns = 2 });
    assert_near(page_of(&plan)->height, 200, 0.01);
    zl_plan_clear(&plan);
}

/* ---- words ---- */

static void each_chart_is_described(void **state)
{
    (void)state;
    zl_plan plan = good_figure(both, 2, (zili_chart_options){ .profile = 3 });

    assert_non_null(strstr(zl_str_text(&plan.about),
                           "2 charts. (a): Bar chart of 3 terms"));
    assert_non_null(
        strstr(zl_str_text(&plan.about), " (b): Curves of 2 queries"));
    assert_string_equal(zl_str_text(&plan.title),
                        "frequencies of terms as bars; how often queries are "
                        "along the years, as curves with bands");
    zl_plan_clear(&plan);
}

static void one_chart_is_as_it_is_alone(void **state)
{
    (void)state;
    zl_plan alone = good_plan("bars", words);
    zl_plan one = good_figure(both, 1, (zili_chart_options){ 0 });

    assert_int_equal(page_of(&one)->marks.count, page_of(&alone)->marks.count);
    assert_null(label_of(&one, "a"));
    zl_plan_clear(&alone);
    zl_plan_clear(&one);
}

/* ---- preflight ---- */

static zl_preflight preflight_of(const zl_plan *plan)
{
    zl_preflight list = { 0 };

    zl_preflight_plan(&list, plan, zl_profile_at(0));
    return list;
}

/* The first class has one colour in all charts: that is no confusion. */
static void classes_are_held_against_those_of_their_chart(void **state)
{
    static const char groups[] = "term\tlang\t#count\n"
                                 "a\tzh\t3\na\ten\t2\nb\tzh\t1\n";
    const input three[] = { { "bars", groups }, both[1], { "bars", groups } };

    (void)state;
    zl_plan plan = good_figure(three, 3, (zili_chart_options){ 0 });
    zl_preflight list = preflight_of(&plan);
    if (list.wrong)
        fail_msg("%s", zl_str_text(&list.list));
    zl_preflight_clear(&list);
    zl_plan_clear(&plan);
}

/* ---- what is refused ---- */

static void assert_refused(const input *inputs, size_t count,
                           zili_chart_options options, const char *sentence)
{
    zili_error err = { 0 };
    zl_plan plan = figure_of(inputs, count, options);

    assert_int_equal(zl_plan_check(&plan, &err), ZILI_EUSAGE);
    assert_string_equal(err.text, sentence);
    zl_plan_clear(&plan);
}

static void what_makes_no_sense_is_refused(void **state)
{
    static const char *const wrong[] = { "0,1", "a", "1,,2", "-1", "1.2.3",
                                         "1e9", "99999999999999999999" };
    input many[27];

    (void)state;
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        assert_refused(both, 2, (zili_chart_options){ .shares = wrong[i] },
                       "--shares are numbers above 0 with commas between, one "
                       "for each column, as in 2,1.");
    assert_refused(both, 2, (zili_chart_options){ .shares = "1,1,1" },
                   "--shares are of 3 columns, but there are only 2 charts.");
    assert_refused(both, 2, (zili_chart_options){ .panels = "lang" },
                   "--panels parts one chart; this figure has 2.");
    assert_refused(both, 2, (zili_chart_options){ .value = "count" },
                   "--value is of one chart; this figure has 2: say what each "
                   "shall draw.");
    for (size_t i = 0; i < 27; i++)
        many[i] = both[0];
    assert_refused(many, 27, (zili_chart_options){ 0 },
                   "A figure has 26 charts at most, and not 27.");
}

static void what_a_chart_fails_with_fails_the_figure(void **state)
{
    const input wrong[] = { both[0], { "trend", words } };

    (void)state;
    assert_refused(wrong, 2, (zili_chart_options){ 0 },
                   "The table has no column \"query\"; it has term, count.");
}

/* Each chart says what it needs itself. */
static void too_narrow_a_figure_says_how_wide_it_must_be(void **state)
{
    zili_chart_options options = { .columns = 2, .width = 50 };
    zili_status status = ZILI_EUSAGE;
    double asked = 50;

    (void)state;
    for (int i = 0; status && i < 3; i++) {
        zili_error err = { 0 };
        options.width = asked;
        zl_plan plan = figure_of(both, 2, options);
        status = zl_plan_check(&plan, &err);
        zl_plan_clear(&plan);
        const char *need = strstr(err.text, "need ");
        asked = need ? strtod(need + 5, NULL) : 0;
        assert_true(status == ZILI_OK || asked > options.width);
    }
    assert_int_equal(status, ZILI_OK);
    assert_true(options.width > 50);
}

/* ---- any kind, no memory ---- */

static void many_charts_of_many_kinds(void **state)
{
    static const input all[] = {
        { "bars", words },
        { "trend", years },
        { "heat", "theme\tlang\t#count\naid\tzh\t1\naid\ten\t0\n" },
        { "network", "a\tb\t#O11\nx\ty\t3\nx\tz\t1\n" },
        { "dispersion", "term\tdoc\t#at\na\tone\t0.5\n" },
        { "keyness", "term\t#log_ratio\na\t2\nb\t-3\n" },
        { "tree", "#merge1\t#merge2\t#height\tleft\tright\n-1\t-2\t1\ta\tb\n" },
        { "ca", "label\t#axis1\t#axis2\na\t1\t2\nb\t-1\t0\n" },
        { "zipf", words },
    };
    static const double widths[] = { 84, 129, 174 };

    (void)state;
    for (int i = 0; i < 3; i++) {
        zl_plan plan = good_figure(all, sizeof all / sizeof *all,
                                   (zili_chart_options){ .width = widths[i] });
        assert_non_null(label_of(&plan, "i"));
        zl_plan_clear(&plan);
    }
}

static void every_lack_of_memory_is_survived(void **state)
{
    zili_table *bars = table_of(words), *trend = table_of(years);
    const zili_panel panels[] = {
        { zili_chart_find("bars"), bars, NULL, "Words" },
        { zili_chart_find("trend"), trend, "per_million", NULL },
    };
    const zili_chart_options options = { .shares = "2,1", .caption = "c" };
    zili_status status = ZILI_ENOMEM;
    long n = 0;

    (void)state;
    for (; status; n++) {
        zl_plan plan;
        zl_refuse_after(n);
        zl_plan_init(&plan, &fake_ruler);
        zl_figure_plan(&plan, panels, 2, &options);
        status = zl_plan_check(&plan, NULL);
        zl_plan_clear(&plan);
        zl_refuse_after(-1);
        assert_true(status == ZILI_OK || status == ZILI_ENOMEM);
    }
    assert_true(n > 60);
    zili_table_free(bars);
    zili_table_free(trend);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(charts_stand_beside_each_other),
        cmocka_unit_test(charts_stand_one_under_the_other_where_it_is_narrow),
        cmocka_unit_test(columns_are_as_wide_as_their_shares),
        cmocka_unit_test(curves_grow_with_their_row),
        cmocka_unit_test(a_figure_is_as_high_as_asked_for),
        cmocka_unit_test(each_chart_is_described),
        cmocka_unit_test(one_chart_is_as_it_is_alone),
        cmocka_unit_test(classes_are_held_against_those_of_their_chart),
        cmocka_unit_test(what_makes_no_sense_is_refused),
        cmocka_unit_test(what_a_chart_fails_with_fails_the_figure),
        cmocka_unit_test(too_narrow_a_figure_says_how_wide_it_must_be),
        cmocka_unit_test(many_charts_of_many_kinds),
        cmocka_unit_test(every_lack_of_memory_is_survived),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
