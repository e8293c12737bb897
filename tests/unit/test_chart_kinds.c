/* test_chart_kinds.c -- tables to marks, without a font. */
#include "chart/colour.h"
#include "chart_kind_help.h"

#include <time.h>

static void assert_lacks_glyph(const char *kind, const char *text)
{
    zili_error err = { 0 };
    zl_plan plan = plan_of(kind, text, (zili_chart_options){ 0 });

    assert_int_equal(zl_plan_check(&plan, &err), ZILI_EFORMAT);
    assert_string_equal(err.text, "No font has a ?.");
    zl_plan_clear(&plan);
}

/* The ruler of these tests has no question mark. */
static void a_missing_glyph_is_a_failure_of_every_kind(void **state)
{
    (void)state;
    assert_lacks_glyph("bars", "term\t#count\na?\t1\nb\t2");
    assert_lacks_glyph("bars", "term\tdoc\t#count\na\tone?\t1\na\ttwo\t2");
    assert_lacks_glyph("heat", "theme\tdoc\t#count\na\tx?\t1\nb\ty\t2");
    assert_lacks_glyph("cooc", "a\tb\t#O11\none\ttwo?\t1");
    assert_lacks_glyph("network", "a\tb\t#O11\none\ttwo?\t1");
    assert_lacks_glyph("dispersion", "term\tdoc\t#at\na?\tx\t0.5");
    assert_lacks_glyph("dispersion", "term\tdoc\t#at\na\tx?\t0.5");
}

/* ---- bars ---- */

static const char frequencies[] = "term\t#count\n"
                                  "苏联\t20\n"
                                  "自力更生\t10\n"
                                  "none\t0\n"
                                  "unknown\t";

static void bars_are_as_long_as_their_numbers(void **state)
{
    zl_plan plan = good_plan("bars", frequencies);
    const zl_mark *first = mark_of(&plan, ZL_MARK_BOX, 0);
    const zl_mark *second = mark_of(&plan, ZL_MARK_BOX, 1);

    (void)state;
    assert_near(first->width, 2 * second->width, 1e-9);
    assert_near(first->x, second->x, 1e-9);
    assert_true(first->y < second->y);
    assert_null(mark_of(&plan, ZL_MARK_BOX, 2));
    assert_true(label_of(&plan, "苏联")->y < label_of(&plan, "none")->y);
    assert_non_null(label_of(&plan, "–"));
    assert_non_null(label_of(&plan, "Occurrences"));
    zl_plan_clear(&plan);
}

static void groups_of_one_term_share_its_row(void **state)
{
    zl_plan plan = good_plan("bars", "term\tdoc\t#count\n"
                                     "a\tone\t3\na\ttwo\t4\nb\ttwo\t5");

    (void)state;
    assert_int_equal(count_labels(&plan, "one"), 1); /* the legend */
    assert_int_equal(count_labels(&plan, "a"), 1);
    assert_int_equal(mark_of(&plan, ZL_MARK_BOX, 2)->look.series, 0);
    assert_int_equal(mark_of(&plan, ZL_MARK_BOX, 3)->look.series, 1);
    assert_int_equal(mark_of(&plan, ZL_MARK_BOX, 4)->look.series, 1);
    assert_null(mark_of(&plan, ZL_MARK_BOX, 5));
    zl_plan_clear(&plan);
}

static void groups_without_a_common_term_stand_side_by_side(void **state)
{
    const char *text = "lang\tterm\t#count\nzh\t苏联\t3\nen\tSoviet\t4";
    zl_plan wide = good_plan("bars", text);
    zl_plan narrow =
        plan_of("bars", text, (zili_chart_options){ .width = 84 });

    (void)state;
    assert_near(label_of(&wide, "Chinese")->y, label_of(&wide, "English")->y,
                1e-9);
    assert_true(label_of(&narrow, "Chinese")->y <
                label_of(&narrow, "Soviet")->y);
    assert_int_equal(zl_plan_check(&narrow, NULL), ZILI_OK);
    zl_plan_clear(&wide);
    zl_plan_clear(&narrow);
}

static void bars_go_left_below_zero(void **state)
{
    zl_plan plan = good_plan("bars", "term\t#count\na\t-5\nb\t10");
    const zl_mark *below = mark_of(&plan, ZL_MARK_BOX, 0);
    const zl_mark *above = mark_of(&plan, ZL_MARK_BOX, 1);

    (void)state;
    assert_near(below->x + below->width, above->x, 1e-9);
    assert_non_null(label_of(&plan, "−5"));
    zl_plan_clear(&plan);
}

/* ---- heat, cooc ---- */

static void a_cell_that_is_zero_is_not_an_empty_one(void **state)
{
    zl_plan plan = good_plan("heat", "theme\tdoc\t#count\n"
                                     "a\tx\t0\na\ty\t4\nb\tx\t");

    (void)state;
    assert_int_equal(mark_of(&plan, ZL_MARK_BOX, 0)->look.fill, ZL_EMPTY);
    assert_int_equal(mark_of(&plan, ZL_MARK_BOX, 1)->look.fill,
                     zl_strength_colour(&plain, 1));
    assert_int_equal(mark_of(&plan, ZL_MARK_BOX, 2)->look.fill, ZL_WHITE);
    assert_non_null(label_of(&plan, "no value"));
    zl_plan_clear(&plan);
}

static void keys_of_two_parts_have_two_heads(void **state)
{
    zl_plan plan = good_plan("heat", "theme\tdoc\tlang\t#count\n"
                                     "a\tx\tzh\t1\na\ty\tzh\t2\n"
                                     "a\tx\ten\t3\na\ty\ten\t4");

    (void)state;
    assert_int_equal(count_labels(&plan, "x"), 1);
    assert_int_equal(count_labels(&plan, "Chinese"), 2);
    /* the Chinese of a document comes first */
    assert_true(label_of(&plan, "1")->x < label_of(&plan, "3")->x);
    assert_true(label_of(&plan, "3")->x < label_of(&plan, "2")->x);
    zl_plan_clear(&plan);
}

static void labels_are_shown_for_names(void **state)
{
    zl_plan plan = good_plan("heat", "theme\tlabel\tdoc\t#count\n"
                                     "one\t同名\tx\t1\n"
                                     "two\t同名\tx\t2\n"
                                     "three\t\tx\t3");

    (void)state;
    assert_int_equal(count_labels(&plan, "同名"), 2);
    assert_int_equal(count_labels(&plan, "three"), 1);
    assert_int_equal(count_labels(&plan, "one"), 0);
    zl_plan_clear(&plan);
}

static const char pairs[] = "a\tb\t#O11\t#R1\t#C1\n"
                            "one\ttwo\t1\t10\t20\n"
                            "one\tthree\t5\t10\t30\n"
                            "two\tthree\t2\t20\t30\n"
                            "two\tfour\t0\t20\t40";

static void every_pair_has_one_cell(void **state)
{
    zl_plan plan = good_plan("cooc", pairs);

    (void)state;
    assert_int_equal(count_labels(&plan, "one"), 1);
    assert_int_equal(count_labels(&plan, "30"), 1);
    assert_int_equal(count_labels(&plan, "5"), 1 + 1); /* and in the key */
    assert_int_equal(count_labels(&plan, "–"), 2);
    /* the strongest pair stands first */
    assert_true(label_of(&plan, "one")->y < label_of(&plan, "three")->y);
    assert_true(label_of(&plan, "three")->y < label_of(&plan, "two")->y);
    zl_plan_clear(&plan);
}

/* ---- network ---- */

static void discs_are_as_large_as_their_numbers(void **state)
{
    zl_plan plan = good_plan("network", pairs);
    const zl_mark *first = mark_of(&plan, ZL_MARK_DISC, 0);
    const zl_mark *last = mark_of(&plan, ZL_MARK_DISC, 3);

    (void)state;
    assert_near(pow(first->width / last->width, 2), 4, 1e-6);
    assert_int_equal(count_labels(&plan, "four"), 1);
    zl_plan_clear(&plan);
}

static void a_network_is_the_same_again(void **state)
{
    zl_plan one = good_plan("network", pairs);
    zl_plan two = good_plan("network", pairs);

    (void)state;
    assert_int_equal(page_of(&one)->marks.count, page_of(&two)->marks.count);
    for (size_t i = 0; i < page_of(&one)->marks.count; i++) {
        const zl_mark *a = &page_of(&one)->marks.items[i];
        const zl_mark *b = &page_of(&two)->marks.items[i];
        assert_true(a->kind == b->kind && a->x == b->x && a->y == b->y &&
                    a->width == b->width && a->height == b->height);
    }
    zl_plan_clear(&one);
    zl_plan_clear(&two);
}

static void themes_without_links_are_drawn_too(void **state)
{
    zl_plan plan = good_plan("network", "a\tb\t#O11\none\ttwo\t0\n"
                                        "one\tthree\t\nfour\t\t");

    (void)state;
    assert_non_null(mark_of(&plan, ZL_MARK_DISC, 3));
    assert_null(mark_of(&plan, ZL_MARK_LINE, 0));
    zl_plan_clear(&plan);
}

/* ---- dispersion ---- */

static const char positions[] = "term\tdoc\tregion\tlang\t#at\n"
                                "a\tone\ttranslation\ten\t0\n"
                                "a\tone\ttranslation\ten\t1\n"
                                "a\tone\toriginal\tzh\t0.5\n"
                                "b\tone\toriginal\tzh\t\n"
                                "c\t\t\t\t";

/* The n-th line as thick as a hit. */
static const zl_mark *tick_of(const zl_plan *plan, size_t n)
{
    const zl_mark *mark;

    for (size_t i = 0; (mark = mark_of(plan, ZL_MARK_LINE, i)); i++)
        if (mark->look.thick > 0.25 && n-- == 0)
            return mark;
    return NULL;
}

static void hits_stand_where_they_are(void **state)
{
    zl_plan plan = good_plan("dispersion", positions);
    const zl_mark *english = mark_of(&plan, ZL_MARK_BOX, 0);
    const zl_mark *chinese = mark_of(&plan, ZL_MARK_BOX, 1);

    (void)state;
    assert_true(chinese->x < english->x);
    assert_near(tick_of(&plan, 0)->x, english->x + 0.15, 1e-9);
    assert_near(tick_of(&plan, 1)->x, english->x + english->width - 0.15,
                1e-9);
    assert_near(tick_of(&plan, 2)->x, chinese->x + chinese->width / 2, 1e-9);
    assert_null(tick_of(&plan, 3));
    zl_plan_clear(&plan);
}

/* Rows come in any order; ticks are drawn strip by strip, term by term. */
static void strips_of_one_text_and_language_are_blocks(void **state)
{
    zl_plan plan = good_plan("dispersion", "term\tdoc\tlang\tregion\t#at\n"
                                           "a\tone\ten\tr1\t0.9\n"
                                           "a\ttwo\ten\tr1\t0.5\n"
                                           "b\tone\ten\tr2\t0.1\n"
                                           "a\tone\tzh\tr1\t0.5\n"
                                           "a\tone\ten\tr1\t0.2\n"
                                           "a\tone\ten\tr2\t0.3");

    (void)state;
    assert_int_equal(count_labels(&plan, "one"), 2);
    assert_int_equal(count_labels(&plan, "two"), 1);
    assert_int_equal(count_labels(&plan, "2"), 1);
    assert_near(label_of(&plan, "English · r1")->y,
                label_of(&plan, "Chinese · r1")->y, 1e-9);
    assert_true(label_of(&plan, "English · r1")->y <
                label_of(&plan, "English · r2")->y);
    assert_true(tick_of(&plan, 0)->x > tick_of(&plan, 1)->x);
    assert_near(tick_of(&plan, 0)->y, tick_of(&plan, 1)->y, 1e-9);
    assert_near(tick_of(&plan, 0)->y, tick_of(&plan, 2)->y, 1e-9);
    assert_true(tick_of(&plan, 3)->y > tick_of(&plan, 2)->y);
    assert_null(tick_of(&plan, 6));
    zl_plan_clear(&plan);
}

/* 15,000 texts; looking for each hit among all took 20 s. */
static void many_hits_are_planned_soon(void **state)
{
    const zl_frame frame = { .width = 170,
                             .type = { 8, false },
                             .small = { 7, false },
                             .strong = { 8, true } };
    zl_str text = { 0 };
    zl_plan plan;

    (void)state;
    zl_str_add_text(&text, "term\tdoc\tlang\t#at");
    for (int i = 0; i < 30000; i++)
        zl_str_format(&text, "\nt%d\td%d\t%s\t0.%d", i % 7, i / 2,
                      i % 2 ? "zh" : "en", 1 + i % 8);
    zili_table *table = table_of(zl_str_text(&text));
    zl_plan_init(&plan, &fake_ruler);
    zl_plan_page(&plan, 170, 0);
    clock_t start = clock();
    zl_chart_dispersion.kind->plan(&plan, table, &frame);
    assert_true(clock() - start < 8 * CLOCKS_PER_SEC);
    assert_int_equal(zl_plan_status(&plan, NULL), ZILI_OK);
    zl_plan_clear(&plan);
    zili_table_free(table);
    zl_str_clear(&text);
}

static void terms_without_a_hit_have_their_row(void **state)
{
    zl_plan plan = good_plan("dispersion", positions);

    (void)state;
    assert_non_null(label_of(&plan, "b"));
    assert_non_null(label_of(&plan, "c"));
    assert_int_equal(count_labels(&plan, "0"), 4 + 2); /* rows and axes */
    assert_int_equal(count_labels(&plan, "2"), 1);
    zl_plan_clear(&plan);
}

/* ---- what is refused ---- */

static void a_request_that_is_wrong_is_refused(void **state)
{
    const zili_chart_options usual = { 0 };

    (void)state;
    assert_fails("bars", "a\tb\nx\ty", usual,
                 "The table has no column \"term\"; it has a, b.");
    assert_fails("bars", "term\tcount\nx\ty", usual,
                 "The column \"count\" is to hold numbers, but row 1 has "
                 "\"y\". Write numbers as 1234.5, and leave a cell empty "
                 "where there is none.");
    assert_fails("bars", "term\t#count\n", usual,
                 "The table has no rows: there is nothing to draw.");
    assert_fails("bars", "term\t#count\nx\t1\nx\t2", usual,
                 "Row 2 of the table is a second one for \"x\" in the same "
                 "group.");
    assert_fails("cooc", "a\tb\t#O11\nx\ty\t1\ny\tx\t2", usual,
                 "The pair \"y\" and \"x\" stands twice in the table.");
    assert_fails("dispersion", "term\t#at\nx\t2", usual,
                 "Row 1 of the table: \"at\" is a share from 0 to 1.");
    assert_fails("bars", frequencies, (zili_chart_options){ .size = 5 },
                 "--size is the size of the type in points, from 6 to 40: "
                 "smaller type cannot be read in print.");
    assert_fails("bars", frequencies, (zili_chart_options){ .width = NAN },
                 "--width is 1, 1.5 or 2 columns, or from 20 to 2000 mm.");
    assert_fails("bars", frequencies, (zili_chart_options){ .width = 3 },
                 "--width is 1, 1.5 or 2 columns, or from 20 to 2000 mm.");
    assert_fails("bars", frequencies, (zili_chart_options){ .height = 1 },
                 "--height is from 10 to 2000 mm.");
    assert_fails("bars", frequencies, (zili_chart_options){ .dpi = -1 },
                 "--dpi is from 30 to 4800 dots an inch.");
    assert_fails("bars", frequencies, (zili_chart_options){ .columns = 2 },
                 "--columns is for panels; add --panels COLUMN, or leave it "
                 "out.");
    assert_fails("bars", frequencies, (zili_chart_options){ .letters = true },
                 "--letters is for panels; add --panels COLUMN, or leave it "
                 "out.");
    assert_fails("bars", frequencies, (zili_chart_options){ .shares = "1" },
                 "--shares is for several charts in one figure; leave it "
                 "out.");
    assert_fails("bars", frequencies, (zili_chart_options){ .value = "x" },
                 "The table has no column \"x\"; it has term, count.");
}

static void too_little_width_says_how_much_is_needed(void **state)
{
    (void)state;
    assert_width_is_enough(
        "bars", "term\t#count\n自力更生独立自主立足国内\t1000000", 30);
    assert_width_is_enough("dispersion", positions, 28);
    assert_width_is_enough("heat",
                           "theme\tdoc\t#count\n自力更生独立自主\tlonger\t1\n"
                           "b\tanother\t1\nc\tthird1\t1\nd\tfourth\t1\n"
                           "e\tfifth1\t1\nf\tsixth1\t1",
                           30);
}

static void too_little_height_says_how_much_is_needed(void **state)
{
    zili_error err = { 0 };
    zl_plan plan =
        plan_of("bars", frequencies, (zili_chart_options){ .height = 10 });

    (void)state;
    assert_int_equal(zl_plan_check(&plan, &err), ZILI_EUSAGE);
    assert_non_null(strstr(err.text, "--height"));
    zl_plan_clear(&plan);
}

/* ---- all kinds ---- */

static void every_kind_is_described(void **state)
{
    (void)state;
    for (size_t i = 0; zili_charts[i]; i++) {
        assert_ptr_equal(zili_chart_find(zili_charts[i]->name),
                         zili_charts[i]);
        assert_true(*zili_charts[i]->summary && *zili_charts[i]->columns);
        assert_non_null(zili_charts[i]->analysis);
        assert_non_null(zili_charts[i]->arguments);
    }
    assert_null(zili_chart_find("pie"));
}

static void every_lack_of_memory_is_survived(void **state)
{
    (void)state;
    assert_survives_lack_of_memory("bars", frequencies);
    assert_survives_lack_of_memory("bars", "lang\tterm\t#count\n"
                                           "zh\t苏联\t3\nen\tSoviet\t4");
    assert_survives_lack_of_memory("heat", "theme\tdoc\tlang\t#count\n"
                                           "a\tx\tzh\t1\na\ty\tzh\t2");
    assert_survives_lack_of_memory("cooc", pairs);
    assert_survives_lack_of_memory("network", pairs);
    assert_survives_lack_of_memory("dispersion", positions);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_missing_glyph_is_a_failure_of_every_kind),
        cmocka_unit_test(bars_are_as_long_as_their_numbers),
        cmocka_unit_test(groups_of_one_term_share_its_row),
        cmocka_unit_test(groups_without_a_common_term_stand_side_by_side),
        cmocka_unit_test(bars_go_left_below_zero),
        cmocka_unit_test(a_cell_that_is_zero_is_not_an_empty_one),
        cmocka_unit_test(keys_of_two_parts_have_two_heads),
        cmocka_unit_test(labels_are_shown_for_names),
        cmocka_unit_test(every_pair_has_one_cell),
        cmocka_unit_test(discs_are_as_large_as_their_numbers),
        cmocka_unit_test(a_network_is_the_same_again),
        cmocka_unit_test(themes_without_links_are_drawn_too),
        cmocka_unit_test(hits_stand_where_they_are),
        cmocka_unit_test(terms_without_a_hit_have_their_row),
        cmocka_unit_test(strips_of_one_text_and_language_are_blocks),
        cmocka_unit_test(many_hits_are_planned_soon),
        cmocka_unit_test(a_request_that_is_wrong_is_refused),
        cmocka_unit_test(too_little_width_says_how_much_is_needed),
        cmocka_unit_test(too_little_height_says_how_much_is_needed),
        cmocka_unit_test(every_kind_is_described),
        cmocka_unit_test(every_lack_of_memory_is_survived),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
