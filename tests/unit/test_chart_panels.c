/* Small multiples: a panel for each value of a column, alike in all but what
 * they show. */
#include "chart_kind_help.h"

static const char words[] = "lang\tterm\t#count\n"
                            "en\tthe\t12\n"
                            "zh\t的\t310\n"
                            "en\taid\t7\n"
                            "zh\t援助\t2.5\n";

static const char years[] = "party\tquery\t#value\t#per_million\n"
                            "D\twar\t1801\t10\n"
                            "D\tpeace\t1861\t90\n"
                            "R\tpeace\t1901\t410\n"
                            "R\tpeace\t1990\t30\n"
                            "W\twar\t1850\t1\n";

static zl_plan paneled(const char *kind, const char *text, const char *column,
                       zili_chart_options options)
{
    zili_error err = { 0 };

    options.panels = column;
    zl_plan plan = plan_of(kind, text, options);
    if (zl_plan_check(&plan, &err))
        fail_msg("%s by %s: %s", kind, column, err.text);
    return plan;
}

static void assert_refused(const char *kind, const char *text,
                           const char *column, const char *sentence)
{
    assert_fails(kind, text, (zili_chart_options){ .panels = column },
                 sentence);
}

/* ---- what is alike ---- */

/* The n-th frame of a plane: a box without a fill. */
static const zl_mark *plane_of(const zl_plan *plan, size_t n)
{
    const zl_mark *mark;

    for (size_t i = 0; (mark = mark_of(plan, ZL_MARK_BOX, i)); i++)
        if (mark->look.fill == ZL_NO_COLOUR && mark->width > 10 && n-- == 0)
            return mark;
    return NULL;
}

static void planes_have_the_same_scales(void **state)
{
    (void)state;
    zl_plan plan = paneled("trend", years, "party", (zili_chart_options){ 0 });
    const zl_mark *first = plane_of(&plan, 0);

    for (size_t n = 1; n < 3; n++) {
        const zl_mark *plane = plane_of(&plan, n);
        assert_non_null(plane);
        assert_near(plane->y, first->y, 0.001);
        assert_near(plane->width, first->width, 0.001);
        assert_near(plane->height, first->height, 0.001);
        assert_true(plane->x > first->x + first->width);
    }
    assert_null(plane_of(&plan, 3));
    assert_int_equal(count_labels(&plan, "400"), 3);
    assert_int_equal(count_labels(&plan, "1800"), 3);
    zl_plan_clear(&plan);
}

/* How high the highest dot of a plane stands in it, as a share. */
static double highest_of(const zl_plan *plan, size_t number)
{
    const zl_mark *plane = plane_of(plan, number), *dot;
    double highest = INFINITY;

    for (size_t n = 0; (dot = mark_of(plan, ZL_MARK_DISC, n)); n++)
        if (dot->x > plane->x && dot->x < plane->x + plane->width)
            highest = fmin(highest, dot->y + dot->height / 2);
    return (plane->y + plane->height - highest) / plane->height;
}

/* 410 a million in one panel and 1 in another are as high as they say. */
static void a_number_is_as_high_in_every_panel(void **state)
{
    (void)state;
    zl_plan plan = paneled("trend", years, "party", (zili_chart_options){ 0 });

    assert_near(highest_of(&plan, 1) / highest_of(&plan, 2), 410, 0.1);
    zl_plan_clear(&plan);
}

static void bars_are_as_long_for_the_same_number(void **state)
{
    (void)state;
    zl_plan plan = paneled("bars", words, "lang", (zili_chart_options){ 0 });
    const zl_mark *the = mark_of(&plan, ZL_MARK_BOX, 0);
    const zl_mark *aid = mark_of(&plan, ZL_MARK_BOX, 1);
    const zl_mark *de = mark_of(&plan, ZL_MARK_BOX, 2);

    assert_near(the->width / aid->width, 12.0 / 7, 0.001);
    assert_near(de->width / the->width, 310.0 / 12, 0.001);
    assert_int_equal(count_labels(&plan, "300"), 2);
    assert_int_equal(count_labels(&plan, "Occurrences"), 1);
    zl_plan_clear(&plan);
}

/* A class has one colour, also where a panel has it alone. */
static void classes_are_the_same_and_named_once(void **state)
{
    (void)state;
    zl_plan plan = paneled("trend", years, "party", (zili_chart_options){ 0 });
    const zl_mark *dot;
    int hollow = 0;

    assert_int_equal(count_labels(&plan, "war"), 1);
    assert_int_equal(count_labels(&plan, "peace"), 1);
    for (size_t n = 0; (dot = mark_of(&plan, ZL_MARK_DISC, n)); n++)
        hollow += dot->look.series == 1;
    assert_int_equal(hollow, 1 + 3); /* the legend, and three points */
    zl_plan_clear(&plan);
}

static void shades_have_one_key(void **state)
{
    (void)state;
    zl_plan plan = paneled("heat",
                           "theme\tdoc\tlang\t#count\n"
                           "aid\tone\tzh\t1\naid\ttwo\tzh\t40\n"
                           "aid\tone\ten\t0\naid\ttwo\ten\t40\n",
                           "lang", (zili_chart_options){ 0 });
    const zl_mark *mark;
    uint32_t first = 0;
    int same = 0;

    assert_int_equal(count_labels(&plan, "Occurrences"), 1);
    assert_int_equal(count_labels(&plan, "one"), 2);
    for (size_t n = 0; (mark = mark_of(&plan, ZL_MARK_BOX, n)); n++)
        if (n == 1)
            first = mark->look.fill;
        else if (n == 3)
            same = mark->look.fill == first;
    assert_true(same);
    zl_plan_clear(&plan);
}

/* ---- order, headings, letters ---- */

static void panels_stand_in_the_order_of_their_values(void **state)
{
    (void)state;
    zl_plan plan = paneled("trend", years, "party",
                           (zili_chart_options){ .width = 84 });
    const zl_mark *d = label_of(&plan, "D"), *r = label_of(&plan, "R");
    const zl_mark *w = label_of(&plan, "W");

    assert_true(d->x < r->x && d->y == r->y);
    assert_true(w->x == d->x && w->y > d->y);
    assert_null(label_of(&plan, "a"));
    zl_plan_clear(&plan);
}

static void letters_are_those_of_the_profile(void **state)
{
    (void)state;
    zl_plan plan =
        paneled("trend", years, "party",
                (zili_chart_options){ .letters = true, .columns = 1 });
    const zl_mark *a = label_of(&plan, "a"), *d = label_of(&plan, "D");

    assert_true(a->type.bold);
    assert_true(a->x + a->width < d->x && a->y == d->y);
    assert_true(label_of(&plan, "c")->y > label_of(&plan, "b")->y);
    zl_plan_clear(&plan);
    plan = paneled("trend", years, "party",
                   (zili_chart_options){ .letters = true, .profile = 3 });
    assert_non_null(label_of(&plan, "(a)"));
    zl_plan_clear(&plan);
}

static void languages_have_names_and_nothing_a_dash(void **state)
{
    (void)state;
    zl_plan plan = paneled("bars", words, "lang", (zili_chart_options){ 0 });

    assert_non_null(label_of(&plan, "English"));
    zl_plan_clear(&plan);
    plan = paneled("bars", "kind\tterm\t#count\n\ta\t1\nx\tb\t2\n", "kind",
                   (zili_chart_options){ 0 });
    assert_non_null(label_of(&plan, "–"));
    zl_plan_clear(&plan);
}

/* The heading says which query it is: all may look alike, and there may be
 * more than could be told apart. */
static void queries_are_panels(void **state)
{
    static const char nine[] = "query\t#value\t#per_million\n"
                               "a\t1\t2\nb\t1\t3\nc\t1\t4\nd\t1\t5\n"
                               "e\t1\t6\nf\t1\t7\ng\t1\t8\nh\t1\t9\n"
                               "i\t1\t9\ni\t2\t1";
    (void)state;
    zl_plan plan = paneled("trend", nine, "query", (zili_chart_options){ 0 });
    const zl_mark *dot;

    assert_int_equal(count_labels(&plan, "i"), 1);
    for (size_t n = 0; (dot = mark_of(&plan, ZL_MARK_DISC, n)); n++)
        assert_int_equal(dot->look.series, 0);
    zl_plan_clear(&plan);
}

static void each_panel_is_described(void **state)
{
    (void)state;
    zl_plan plan = paneled("bars", words, "lang", (zili_chart_options){ 0 });

    assert_string_equal(
        zl_str_text(&plan.about),
        "2 panels with the same scales, one for each lang. English: Bar chart "
        "of 2 terms in 1 groups. Occurrences: from 7 to 12. Rows of the "
        "table: 2. The least count is 7, the greatest 12. Chinese: Bar chart "
        "of 2 terms in 1 groups. Occurrences: from 2.50 to 310. Rows of the "
        "table: 2. The least count is 2.50, the greatest 310.");
    zl_plan_clear(&plan);
}

static void a_figure_is_as_high_as_asked_for(void **state)
{
    (void)state;
    zl_plan low = paneled("trend", years, "party", (zili_chart_options){ 0 });
    zl_plan high = paneled("trend", years, "party",
                           (zili_chart_options){ .height = 150 });

    assert_near(page_of(&high)->height, 150, 0.001);
    assert_true(plane_of(&high, 0)->height > plane_of(&low, 0)->height + 50);
    zl_plan_clear(&low);
    zl_plan_clear(&high);
}

/* ---- what is refused ---- */

static void what_cannot_be_parted_is_refused(void **state)
{
    (void)state;
    assert_refused("network", "a\tb\t#O11\tlang\nx\ty\t3\tzh\n", "lang",
                   "A chart network cannot be parted into panels: its places "
                   "come from the whole table.");
    assert_refused("bars", words, "count",
                   "The column \"count\" is what a chart bars draws; panels "
                   "need another.");
    assert_refused("bars", words, "doc",
                   "The table has no column \"doc\"; it has lang, term, "
                   "count.");
    assert_refused("trend", years, "value",
                   "The column \"value\" is what a chart trend draws; panels "
                   "need another.");
}

static void too_many_panels_are_refused(void **state)
{
    zl_str text = { 0 };

    (void)state;
    zl_str_add_text(&text, "doc\tterm\t#count");
    for (int i = 0; i < 61; i++)
        zl_str_format(&text, "\n%d\ta\t1", i);
    assert_refused("bars", zl_str_text(&text), "doc",
                   "The column \"doc\" has 61 values, each of which would be "
                   "a panel; 60 can be drawn.");
    zl_str_clear(&text);
}

static void the_width_that_is_asked_for_is_enough(void **state)
{
    zili_chart_options options = { .panels = "lang", .columns = 2 };
    zili_error err = { 0 };

    (void)state;
    options.width = 60;
    zl_plan plan = plan_of("bars", words, options);
    assert_int_equal(zl_plan_check(&plan, &err), ZILI_EUSAGE);
    zl_plan_clear(&plan);
    const char *need = strstr(err.text, "need ");
    assert_non_null(need);
    options.width = need ? strtod(need + 5, NULL) : 0;
    assert_true(options.width > 60);
    plan = paneled("bars", words, "lang", options);
    zl_plan_clear(&plan);
}

/* ---- any table ---- */

static void add_rows(zl_str *text, const char *row, int count)
{
    for (int i = 0; i < count; i++) {
        zl_str_add_byte(text, '\n');
        for (const char *at = row; *at; at++)
            if (*at == '@')
                zl_str_add_text(text, long_label);
            else if (*at == '$')
                zl_str_format(text, "%d", i);
            else
                zl_str_add_byte(text, *at);
    }
}

static void assert_panels_drawn(const char *kind, const char *head,
                                const char *row, int count)
{
    static const double widths[] = { 84, 174 };
    zl_str text = { 0 };

    zl_str_add_text(&text, head);
    add_rows(&text, row, count);
    for (int i = 0; i < 2; i++) {
        zl_plan plan =
            paneled(kind, zl_str_text(&text), "p",
                    (zili_chart_options){ .width = widths[i],
                                          .letters = count % 2 == 0 });
        zl_plan_clear(&plan);
    }
    zl_str_clear(&text);
}

/* ---- scatter, dumbbell ---- */

static const char spots[] = "p\tterm\t#a\t#b\nx\tone\t10\t10\n"
                            "y\ttwo\t10\t10\ny\tthree\t1000\t0\n"
                            "z\tnone\t0\t0";
static const char pairs[] = "p\titem\t#both\t#a\t#b\nx\tone\t1\t2\t3\n"
                            "y\ttwo\t100\t2\t3000";

static const zl_mark *nth_disc(const zl_plan *plan, double radius, size_t n)
{
    const zl_page *page = &plan->pages.items[0];

    for (size_t i = 0; i < page->marks.count; i++) {
        const zl_mark *mark = &page->marks.items[i];
        if (mark->kind == ZL_MARK_DISC &&
            fabs(mark->width - 2 * radius) < 1e-9 && n-- == 0)
            return mark;
    }
    fail_msg("there are not so many discs");
    return NULL;
}

static void spots_stand_alike_in_every_panel(void **state)
{
    zl_plan plan = paneled("scatter", spots, "p", (zili_chart_options){ 0 });
    const zl_mark *one = nth_disc(&plan, 0.4, 0);
    const zl_mark *two = nth_disc(&plan, 0.4, 1);

    (void)state;
    assert_near(one->y, two->y, 1e-9);
    assert_int_equal(count_labels(&plan, "a"), 1);
    assert_int_equal(count_labels(&plan, "b"), 1);
    zl_plan_clear(&plan);
}

static void pairs_have_one_legend_and_a_sign_over_each_column(void **state)
{
    zl_plan plan = paneled("dumbbell", pairs, "p", (zili_chart_options){ 0 });

    (void)state;
    assert_int_equal(count_labels(&plan, "in both"), 1);
    assert_int_equal(count_labels(&plan, "2"), 2);
    nth_disc(&plan, 1.3, 4); /* legend, two heads, two rows */
    zl_plan_clear(&plan);
}

static void any_table_is_drawn(void **state)
{
    static const struct {
        const char *kind, *head, *row;
    } kinds[] = {
        { "bars", "p\tterm\t#count", "@$\t@$\t1000000000000" },
        { "heat", "p\ttheme\tlang\t#count", "@$\t@$\tzh\t$" },
        { "dispersion", "p\tterm\tdoc\tlang\t#at", "@$\t@\t@\tzh\t0.5" },
        { "zipf", "p\tterm\t#count", "@$\t@$\t1e12" },
        { "growth", "p\t#N\t#V", "@$\t$\t1" },
        { "trend", "p\tquery\t#value\t#per_million", "@$\t@\t19$\t-$" },
        { "trend", "p\tquery\tvalue\t#per_million", "@$\t@\t@$\tnan" },
        { "keyness", "p\tterm\t#log_ratio", "@$\t@\t-$.5" },
        { "scatter", "p\tterm\t#a\t#b", "@$\t@$\t1$\t$" },
        { "dumbbell", "p\titem\t#a\t#b", "@$\t@$\t$\t1e12" },
    };

    (void)state;
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        assert_panels_drawn(kinds[i].kind, kinds[i].head, kinds[i].row, 1);
        assert_panels_drawn(kinds[i].kind, kinds[i].head, kinds[i].row, 30);
    }
}

/* ---- no memory ---- */

static void survive(const char *kind, const char *text, const char *column)
{
    const zili_chart_options options = { .panels = column, .letters = true };
    zili_table *table = table_of(text);
    zili_status status = ZILI_ENOMEM;
    long n = 0;

    for (; status; n++) {
        zl_plan plan;
        zl_refuse_after(n);
        zl_plan_init(&plan, &fake_ruler);
        zl_chart_plan(&plan, zili_chart_find(kind), table, &options);
        status = zl_plan_check(&plan, NULL);
        zl_plan_clear(&plan);
        zl_refuse_after(-1);
        assert_true(status == ZILI_OK || status == ZILI_ENOMEM);
    }
    assert_true(n > 60);
    zili_table_free(table);
}

static void every_lack_of_memory_is_survived(void **state)
{
    (void)state;
    survive("bars", words, "lang");
    survive("trend", years, "party");
    survive("heat", "theme\tlang\tdoc\t#count\na\tzh\tx\t1\nb\ten\tx\t2\n",
            "lang");
    survive("scatter", spots, "p");
    survive("dumbbell", pairs, "p");
    survive("dispersion",
            "term\tdoc\tlang\t#at\na\tx\tzh\t0.5\nb\ty\ten\t0.1\n", "doc");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(planes_have_the_same_scales),
        cmocka_unit_test(a_number_is_as_high_in_every_panel),
        cmocka_unit_test(bars_are_as_long_for_the_same_number),
        cmocka_unit_test(classes_are_the_same_and_named_once),
        cmocka_unit_test(shades_have_one_key),
        cmocka_unit_test(panels_stand_in_the_order_of_their_values),
        cmocka_unit_test(letters_are_those_of_the_profile),
        cmocka_unit_test(languages_have_names_and_nothing_a_dash),
        cmocka_unit_test(queries_are_panels),
        cmocka_unit_test(each_panel_is_described),
        cmocka_unit_test(a_figure_is_as_high_as_asked_for),
        cmocka_unit_test(what_cannot_be_parted_is_refused),
        cmocka_unit_test(too_many_panels_are_refused),
        cmocka_unit_test(the_width_that_is_asked_for_is_enough),
        cmocka_unit_test(spots_stand_alike_in_every_panel),
        cmocka_unit_test(pairs_have_one_legend_and_a_sign_over_each_column),
        cmocka_unit_test(any_table_is_drawn),
        cmocka_unit_test(every_lack_of_memory_is_survived),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
