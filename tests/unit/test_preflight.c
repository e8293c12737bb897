/* test_preflight.c -- what printers would send back; how eyes see colours. */
#include "chart/colour.h"
#include "chart/preflight.h"
#include "chart/vision.h"
#include "chart_kind_help.h"

/* Sharma, Wu and Dalal (2005), table 1: pairs and their distance. */
static void distances_are_those_of_the_paper(void **state)
{
    static const double pairs[][7] = {
        { 50, 2.6772, -79.7751, 50, 0, -82.7485, 2.0425 },
        { 50, 3.1571, -77.2803, 50, 0, -82.7485, 2.8615 },
        { 50, -1.3802, -84.2814, 50, 0, -82.7485, 1.0000 },
        { 50, 0, 0, 50, -1, 2, 2.3669 },
        { 50, 2.4900, -0.0010, 50, -2.4900, 0.0009, 7.1792 },
        { 50, 2.4900, -0.0010, 50, -2.4900, 0.0011, 7.2195 },
        { 50, -0.0010, 2.4900, 50, 0.0009, -2.4900, 4.8045 },
        { 50, 2.5, 0, 50, 0, -2.5, 4.3065 },
        { 50, 2.5, 0, 73, 25, -18, 27.1492 },
        { 50, 2.5, 0, 61, -5, 29, 22.8977 },
        { 60.2574, -34.0099, 36.2677, 60.4626, -34.1751, 39.4387, 1.2644 },
        { 2.0776, 0.0795, -1.1350, 0.9033, -0.0636, -0.5514, 0.9082 },
    };

    (void)state;
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        const double *p = pairs[i];
        zl_lab a = { p[0], p[1], p[2] }, b = { p[3], p[4], p[5] };
        assert_near(zl_lab_distance(a, b), p[6], 0.00005);
        assert_near(zl_lab_distance(b, a), p[6], 0.00005);
        assert_near(zl_lab_distance(a, a), 0, 0);
    }
}

static void white_is_white_to_all_eyes(void **state)
{
    (void)state;
    for (int i = 0; i < ZL_VISIONS; i++) {
        zl_lab white = zl_vision_lab(ZL_WHITE, (zl_vision)i);
        assert_near(white.l, 100, 0.01);
        assert_near(hypot(white.a, white.b), 0, 0.05);
        assert_near(zl_vision_lab(0, (zl_vision)i).l, 0, 1e-9);
    }
    zl_lab red = zl_vision_lab(0xFF0000, ZL_VISION_USUAL);
    assert_near(red.l, 53.24, 0.01);
    assert_near(red.a, 80.09, 0.02);
    assert_near(red.b, 67.20, 0.02);
}

/* Red and green of one lightness are one to eyes without green. */
static void some_eyes_do_not_tell_red_from_green(void **state)
{
    double far[ZL_VISIONS];

    (void)state;
    for (int i = 0; i < ZL_VISIONS; i++)
        far[i] = zl_lab_distance(zl_vision_lab(0xB05000, (zl_vision)i),
                                 zl_vision_lab(0x6A7000, (zl_vision)i));
    assert_true(far[ZL_VISION_USUAL] > 25);
    assert_true(far[ZL_VISION_DEUTAN] < ZL_APART);
}

/* ---- plans ---- */

static zl_plan empty_plan(void)
{
    zl_plan plan;

    zl_plan_init(&plan, &fake_ruler);
    zl_plan_page(&plan, 80, 40);
    return plan;
}

static void assert_list(zl_plan *plan, size_t wrong, const char *part)
{
    zl_preflight list = { 0 };

    zl_preflight_plan(&list, plan, zl_profile_at(0));
    if (!strstr(zl_str_text(&list.list), part) || list.wrong != wrong)
        fail_msg("%s", zl_str_text(&list.list));
    zl_preflight_clear(&list);
    zl_plan_clear(plan);
}

static void add_class(zl_plan *plan, double x, uint32_t fill, zl_hatch hatch,
                      int series)
{
    zl_plan_box(plan, x, 20, 5, 5,
                (zl_look){ .fill = fill,
                           .ink = ZL_NO_COLOUR,
                           .hatch = hatch,
                           .series = series,
                           .classed = true });
}

static void small_type_and_thin_lines_are_wrong(void **state)
{
    (void)state;
    zl_plan plan = empty_plan();
    zl_plan_label(&plan, (zl_label){ .text = "a", .type = { 5.5, false } });
    assert_list(&plan, 2, "WRONG  type: the smallest is 5.5 pt, 6.0 are");
    plan = empty_plan();
    zl_plan_line(&plan, 0, 9, 9, 9, (zl_look){ .thick = 0.09 });
    assert_list(&plan, 2, "WRONG  lines: the thinnest is 0.26 pt, 0.30 are");
}

static void labels_on_one_spot_are_wrong(void **state)
{
    (void)state;
    zl_plan plan = empty_plan();
    zl_plan_label(&plan, (zl_label){ .text = "a", .type = { 8, false } });
    zl_plan_label(&plan, (zl_label){ .text = "b", .type = { 8, false } });
    assert_list(&plan, 1, "WRONG  labels: The labels \"a\" and \"b\"");
}

static void type_is_held_against_what_lies_below(void **state)
{
    (void)state;
    for (size_t dark = 0; dark < 2; dark++) {
        zl_plan plan = empty_plan();
        zl_plan_box(&plan, 0, 0, 20, 20,
                    (zl_look){ .fill = 0x202020, .ink = ZL_NO_COLOUR });
        zl_plan_label(&plan, (zl_label){ .text = "a",
                                         .x = 5,
                                         .y = 5,
                                         .type = { 8, false },
                                         .colour = dark ? 0 : ZL_WHITE });
        assert_list(&plan, dark,
                    dark ? "WRONG  contrast of type: at least 1.3 to 1"
                         : "ok     contrast of type: at least 16.3 to 1");
    }
}

static void classes_of_one_grey_need_a_second_sign(void **state)
{
    (void)state;
    zl_plan plan = empty_plan();
    add_class(&plan, 0, 0xB05000, ZL_HATCH_NONE, 0);
    add_class(&plan, 9, 0x6A7000, ZL_HATCH_NONE, 1);
    assert_list(&plan, 3, "#B05000 and #6A7000 look alike in grey (1 such)");
    plan = empty_plan();
    add_class(&plan, 0, 0xB05000, ZL_HATCH_NONE, 0);
    add_class(&plan, 9, 0x6A7000, ZL_HATCH_LEVEL, 1);
    assert_list(&plan, 0, "hatch, dash or shape tells them");
    plan = empty_plan();
    add_class(&plan, 0, 0xF0E442, ZL_HATCH_NONE, 0);
    assert_list(&plan, 1, "WRONG  contrast of classes: at least 1.3 to 1");
}

static void add_band(zl_plan *plan, double x, zl_look look)
{
    zl_plan_band(plan,
                 (zl_band){ .begin = x,
                            .end = x + 5,
                            .from_end = 3,
                            .to_end = 3 },
                 look);
}

static void bands_are_classes_of_their_own(void **state)
{
    zl_look faint = { .fill = 0xD0E0F0,
                      .ink = 0x0072B2,
                      .thick = 0.11,
                      .series = 1,
                      .classed = true };
    zl_look other = { .fill = 0xD2E2F2,
                      .ink = 0x0072B2,
                      .thick = 0.11,
                      .classed = true };

    (void)state;
    zl_plan plan = empty_plan();
    add_class(&plan, 0, 0x0072B2, ZL_HATCH_NONE, 1);
    add_class(&plan, 9, 0xD55E00, ZL_HATCH_RISING, 0);
    add_band(&plan, 20, faint);
    add_band(&plan, 30, other);
    assert_list(&plan, 5, "WRONG  bands: #D0E0F0 and #D2E2F2 look alike");
    plan = empty_plan();
    faint.named = other.named = true;
    add_band(&plan, 20, faint);
    add_band(&plan, 30, other);
    assert_list(&plan, 0, "ok     contrast of bands: at least 5.2 to 1");
    plan = empty_plan();
    faint.thick = 0;
    add_band(&plan, 20, faint);
    assert_list(&plan, 1, "WRONG  contrast of bands: at least 1.3 to 1");
}

static void all_classes_of_all_palettes_are_told_apart(void **state)
{
    (void)state;
    for (int palette = 0; palette < 4; palette++) {
        zl_plan plan = empty_plan();
        plan.palette = (zl_palette)palette;
        for (size_t i = 0; i < ZL_CLASSES; i++)
            zl_plan_box(&plan, (double)i * 8, 0, 5, 5,
                        zl_class_look(&plan, i));
        assert_list(&plan, 0, "ok     classes: told apart to eyes without");
    }
}

/* Eight curves, the most there are, with dots at all points or at some: fewer
 * dashes than that are known apart. */
static void all_curves_of_all_palettes_are_told_apart(void **state)
{
    (void)state;
    for (int i = 0; i < 8; i++) {
        int years = i < 4 ? 3 : 100;
        zl_str text = { 0 };
        zl_str_add_text(&text, "query\t#value\t#per_million");
        for (int row = 0; row < 8 * years; row++)
            zl_str_format(&text, "\n%c\t%d\t%d", 'a' + row / years,
                          1900 + row % years, row / years + row % 7);
        zl_plan plan = good_plan_of(
            "trend", zl_str_text(&text),
            (zili_chart_options){ .palette = (zl_palette)(i % 4) });
        assert_list(&plan, 0, "ok     classes: told apart to eyes without");
        zl_str_clear(&text);
    }
}

/* ---- fonts ---- */

static void assert_fonts(const char *pdf, size_t wrong)
{
    zl_preflight list = { 0 };

    zl_preflight_fonts(&list, zl_view_of(pdf));
    assert_int_equal(list.wrong, wrong);
    zl_preflight_clear(&list);
}

static void fonts_are_to_be_embedded_as_subsets(void **state)
{
    (void)state;
    assert_fonts("", 0);
    assert_fonts("<< /Type /FontDescriptor\n/FontName /ABCDEF+Sans\n"
                 "/FontFile2 9 0 R >>",
                 0);
    assert_fonts("<< /Type /FontDescriptor\n/FontName /Sans\n"
                 "/FontFile2 9 0 R >>",
                 1);
    assert_fonts("<< /Type /FontDescriptor\n/FontName /ABCDEF+Sans >>", 1);
    assert_fonts("/FontName /", 0);
}

static void assert_face(const char *face, const char *tag, size_t wrong)
{
    zl_preflight list = { 0 };

    zl_preflight_face(&list, face, tag);
    assert_int_equal(list.wrong, wrong);
    zl_preflight_clear(&list);
}

static void faces_follow_the_language(void **state)
{
    (void)state;
    assert_face("Noto Sans CJK SC", "zh-Hans", 0);
    assert_face("Noto Sans CJK JP", "zh-Hans", 1);
    assert_face("Noto Sans CJK JP", "ja", 0);
    assert_face("Noto Sans CJK SC", "zh-Hant", 1);
    assert_face("WenQuanYi Micro Hei", "zh-Hans", 0);
    assert_face("Source Han Sans CN", "zh-Hans", 0);
    assert_face("Noto Sans CJK HK", "zh-Hant", 0);
    assert_face("Source Han Sans TW", "ko", 1);
    assert_face("", "zh-Hans", 0);
}

static void pictures_without_outlines_are_wrong(void **state)
{
    zl_preflight list = { 0 };

    (void)state;
    zl_preflight_pixels(&list, 0, "");
    assert_int_equal(list.wrong, 0);
    zl_preflight_pixels(&list, 2, "a rocket");
    assert_int_equal(list.wrong, 1);
    assert_non_null(strstr(zl_str_text(&list.first), "\"a rocket\" (2 such)"));
    zl_preflight_clear(&list);
}

static void a_list_survives_lack_of_memory(void **state)
{
    (void)state;
    zl_plan plan = good_plan("bars", "term\t#count\nwe\t5\n自力更生\t3");
    for (long n = 0;; n++) {
        zl_preflight list = { 0 };
        zl_refuse_after(n);
        zl_preflight_plan(&list, &plan, zl_profile_at(0));
        zl_refuse_after(-1);
        bool whole = !list.list.failed && list.wrong == 0;
        zl_preflight_clear(&list);
        if (whole)
            break;
    }
    zl_plan_clear(&plan);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(distances_are_those_of_the_paper),
        cmocka_unit_test(white_is_white_to_all_eyes),
        cmocka_unit_test(some_eyes_do_not_tell_red_from_green),
        cmocka_unit_test(small_type_and_thin_lines_are_wrong),
        cmocka_unit_test(labels_on_one_spot_are_wrong),
        cmocka_unit_test(type_is_held_against_what_lies_below),
        cmocka_unit_test(classes_of_one_grey_need_a_second_sign),
        cmocka_unit_test(bands_are_classes_of_their_own),
        cmocka_unit_test(all_classes_of_all_palettes_are_told_apart),
        cmocka_unit_test(all_curves_of_all_palettes_are_told_apart),
        cmocka_unit_test(fonts_are_to_be_embedded_as_subsets),
        cmocka_unit_test(faces_follow_the_language),
        cmocka_unit_test(pictures_without_outlines_are_wrong),
        cmocka_unit_test(a_list_survives_lack_of_memory),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
