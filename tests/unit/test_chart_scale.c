/* test_chart_scale.c -- round ticks, readable numbers, colours apart. */
#include "chart/colour.h"
#include "chart/days.h"
#include "chart/place.h"
#include "chart/scale.h"
#include "chart_help.h"

#include <locale.h>

static void assert_scale(double low, double high, size_t most, bool whole,
                         zl_scale expected)
{
    zl_scale scale = zl_scale_of(low, high, most, whole);

    assert_near(scale.low, expected.low, 1e-9 * fabs(expected.high));
    assert_near(scale.high, expected.high, 1e-9 * fabs(expected.high));
    assert_near(scale.step, expected.step, 1e-9 * fabs(expected.high));
}

static void ticks_are_round(void **state)
{
    (void)state;
    assert_scale(0, 61, 5, true, (zl_scale){ 0, 80, 20 });
    assert_scale(0, 0.3, 3, false, (zl_scale){ 0, 0.3, 0.1 });
    assert_scale(-7, 12, 5, true, (zl_scale){ -10, 15, 5 });
    assert_scale(0, 2.385e12, 4, true, (zl_scale){ 0, 3e12, 1e12 });
    assert_scale(0, 2, 6, true, (zl_scale){ 0, 2, 1 });
    assert_scale(0, 0, 5, true, (zl_scale){ 0, 1, 1 });
}

static void a_scale_without_end_ends(void **state)
{
    zl_scale scale = zl_scale_of(-1e308, 1e308, 5, false);

    (void)state;
    assert_true(zl_scale_ticks(&scale) <= 6);
    assert_true(isfinite(zl_scale_share(&scale, 5)));
}

static void a_scale_cut_short_has_the_ticks_below(void **state)
{
    zl_scale scale = zl_scale_of(0, 61, 5, true);

    (void)state;
    scale.high = 61;
    assert_int_equal(zl_scale_ticks(&scale), 4);
    assert_near(zl_scale_tick(&scale, 3), 60, 1e-9);
}

static void a_scale_may_end_between_ticks(void **state)
{
    zl_scale years = zl_scale_within(1789, 2025, 5, true);
    zl_scale alone = zl_scale_within(1960, 1960, 5, true);

    (void)state;
    assert_int_equal(zl_scale_ticks(&years), 5);
    assert_near(zl_scale_tick(&years, 0), 1800, 1e-9);
    assert_near(zl_scale_share(&years, 1789), 0, 1e-9);
    assert_int_equal(zl_scale_ticks(&alone), 3);
    assert_near(zl_scale_tick(&alone, 1), 1960, 1e-9);
    alone = zl_scale_within(1e308, 1e308, 5, false);
    assert_true(zl_scale_ticks(&alone) <= 6);
}

static void assert_tick(zl_scale scale, double value, const char *expected)
{
    char text[ZL_NUMBER_SIZE];

    zl_scale_text(text, &scale, value);
    assert_string_equal(text, expected);
}

static void assert_power(zl_scale scale, double power, const char *expected)
{
    char text[ZL_NUMBER_SIZE];

    zl_power_text(text, &scale, power);
    assert_string_equal(text, expected);
}

static void ticks_of_one_scale_look_alike(void **state)
{
    const zl_scale tenths = { -1, 1, 0.5 }, large = { 0, 20000, 5000 };
    const zl_scale years = { 1789, 2025, 50 }, huge = { -1e12, 1e12, 5e11 };
    const zl_scale few = { 0, 3, 1 }, many = { -0.1, 4.2, 1 };

    (void)state;
    assert_tick(tenths, 1, "1.0");
    assert_tick(tenths, -0.5, "−0.5");
    assert_tick(tenths, 1e-17, "0");
    assert_tick(large, 5000, "5,000");
    assert_tick(years, 1800, "1800");
    assert_tick(huge, 5e11, "0.5×10¹²");
    assert_tick(huge, -1e12, "−1.0×10¹²");
    assert_tick((zl_scale){ 0, 3e-6, 1e-6 }, 2e-6, "2×10⁻⁶");
    assert_power(few, 3, "1000");
    assert_power(many, 3, "1,000");
    assert_power((zl_scale){ -2, 2, 1 }, -2, "0.01");
    assert_power((zl_scale){ -9, 12, 3 }, 9, "10⁹");
}

static double day_of(const char *text)
{
    double day = -1;

    assert_true(zl_day_read(zl_view_of(text), &day));
    return day;
}

static void days_are_those_of_the_calendar(void **state)
{
    static const char *const none[] = { "",           "196",     "1960-",
                                        "1960-13",    "1960-7",  "1961-02-29",
                                        "1960-07-03x", "0000",   "a960-01",
                                        "1960-07-32", "1960/07", "1960-07-0" };
    double day;

    (void)state;
    assert_near(day_of("1960-03-01") - day_of("1960-02-29"), 1, 0);
    assert_near(day_of("1970") - day_of("1600-01-01"), 135140, 0);
    assert_near(day_of("9999-12-31") - day_of("0001"), 3652058, 0);
    for (size_t i = 0; i < sizeof none / sizeof *none; i++)
        assert_false(zl_day_read(zl_view_of(none[i]), &day));
}

/* Every day of the calendar is written as it is read. */
static void days_are_written_as_they_are_read(void **state)
{
    char text[ZL_DAY_SIZE];
    double day;

    (void)state;
    for (double at = day_of("0001"); at <= day_of("9999-12-31"); at += 17) {
        zl_day_text(text, at, ZL_DAYS);
        assert_true(zl_day_read(zl_view_of(text), &day));
        assert_near(day, at, 0);
    }
}

static void assert_days(const char *low, const char *high, size_t most,
                        const char *expected)
{
    zl_days days = zl_days_within(day_of(low), day_of(high), most);
    char text[ZL_DAY_SIZE];
    zl_str all = { 0 };

    for (size_t i = 0; i < days.count; i++) {
        zl_day_text(text, days.ticks[i], days.unit);
        zl_str_format(&all, "%s%s", i ? " " : "", text);
    }
    assert_string_equal(zl_str_text(&all), expected);
    zl_str_clear(&all);
}

static void days_have_round_ticks(void **state)
{
    (void)state;
    assert_days("1960-07-03", "1960-07-11", 3, "1960-07-06 1960-07-11");
    assert_days("1960-07-25", "1960-08-12", 6,
                "1960-07-26 1960-08-01 1960-08-06 1960-08-11");
    assert_days("1960-11-05", "1961-03-20", 4,
                "1960-12 1961-01 1961-02 1961-03");
    assert_days("1789", "2025", 6, "1800 1850 1900 1950 2000");
    assert_days("0001", "9999", 3, "5000");
}

static void assert_number(double value, const char *expected)
{
    char text[ZL_NUMBER_SIZE];

    zl_number(text, value);
    assert_string_equal(text, expected);
}

static void numbers_are_as_readers_expect_them(void **state)
{
    (void)state;
    assert_number(0, "0");
    assert_number(-0.0, "0");
    assert_number(42, "42");
    assert_number(1234, "1234");
    assert_number(12345, "12,345");
    assert_number(-1234567, "−1,234,567");
    assert_number(1e12, "1×10¹²");
    assert_number(2.385e100, "2.38×10¹⁰⁰");
    assert_number(0.0217, "0.0217");
    assert_number(-3.14159, "−3.14");
    assert_number(27.18, "27.2");
    assert_number(0.000012, "1.2×10⁻⁵");
    assert_number(NAN, "–");
    assert_number(-INFINITY, "−∞");
}

/* The SI brochure (9th edition, 5.4.4): a single digit of four is not parted,
 * but in tables the numbers of a column are to be written alike. */
static void thousands_are_parted_in_all_numbers_of_a_column_or_in_none(
    void **state)
{
    static const struct column {
        double most, value;
        const char *text;
    } cells[] = {
        { 9999, 7271, "7271" },       { 9999.4, 9999.4, "9999" },
        { 9999.5, 7271, "7,271" },    { 10309, 7271, "7,271" },
        { 10309, 10309, "10,309" },   { 10309, -1050, "−1,050" },
        { 10309, 999, "999" },        { 10309, 27.18, "27.2" },
        { 1e12, 5550, "5,550" },      { -20000, 1234, "1,234" },
        { 10309, NAN, "–" },
    };
    char text[ZL_NUMBER_SIZE];

    (void)state;
    for (size_t i = 0; i < sizeof cells / sizeof *cells; i++) {
        zl_number_among(text, cells[i].value, cells[i].most);
        assert_string_equal(text, cells[i].text);
    }
    assert_near(zl_number_most(3, -5), 5, 0);
    assert_near(zl_number_most(3, NAN), 3, 0);
    assert_near(zl_number_most(3, INFINITY), 3, 0);
}

static void numbers_do_not_follow_the_locale(void **state)
{
    (void)state;
    if (!setlocale(LC_ALL, "de_DE.UTF-8")) {
        print_message("skipped: no German locale\n");
        return;
    }
    assert_number(0.5, "0.500");
    setlocale(LC_ALL, "C");
}

static void words_can_be_read_on_every_colour(void **state)
{
    (void)state;
    for (int i = 0; i <= 100; i++) {
        uint32_t colour = zl_strength_colour(&plain, i / 100.0);
        assert_true(zl_contrast(colour, zl_ink_on(colour)) >= 4.5);
    }
    assert_true(zl_contrast(ZL_WHITE, ZL_MUTED) >= 4.5);
    assert_near(zl_contrast(ZL_WHITE, 0), 21, 1e-9);
}

static void stronger_is_darker_also_in_grey(void **state)
{
    (void)state;
    for (int i = 1; i <= 100; i++)
        assert_true(
            zl_contrast(zl_strength_colour(&plain, i / 100.0), ZL_WHITE) >
            zl_contrast(zl_strength_colour(&plain, (i - 1) / 100.0), ZL_WHITE));
}

static void no_two_classes_look_the_same(void **state)
{
    (void)state;
    for (size_t i = 0; i < ZL_CLASSES; i++)
        for (size_t k = 0; k < i; k++) {
            zl_look a = zl_class_look(&plain, i), b = zl_class_look(&plain, k);
            assert_true(a.fill != b.fill);
            assert_true(a.hatch != b.hatch || zl_contrast(a.fill, b.fill) > 2);
        }
}

static void discs_part_and_labels_keep_clear(void **state)
{
    zl_spot spots[20];

    (void)state;
    for (int i = 0; i < 20; i++)
        spots[i] = (zl_spot){ .x = 50 + i % 3,
                              .y = 40 + i % 2,
                              .radius = 2,
                              .width = 15,
                              .height = 3 };
    zl_spots_part(spots, 20, 120, 90, 6);
    assert_int_equal(zl_spots_label(spots, 20, NULL, 0, 120, 90, 28), 0);
    for (int i = 0; i < 20; i++)
        for (int k = 0; k < i; k++) {
            zl_spot a = spots[i], b = spots[k];
            assert_true(hypot(a.x - b.x, a.y - b.y) > 9);
            assert_true(fabs(a.label_x - b.label_x) >= 15 ||
                        fabs(a.label_y - b.label_y) >= 3);
        }
}

static void a_label_without_room_is_left_out(void **state)
{
    zl_spot spot = { .x = 5, .y = 5, .radius = 2, .width = 30, .height = 3 };

    (void)state;
    assert_int_equal(zl_spots_label(&spot, 1, NULL, 0, 10, 10, 28), 1);
    assert_false(spot.placed);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ticks_are_round),
        cmocka_unit_test(a_scale_without_end_ends),
        cmocka_unit_test(a_scale_cut_short_has_the_ticks_below),
        cmocka_unit_test(a_scale_may_end_between_ticks),
        cmocka_unit_test(ticks_of_one_scale_look_alike),
        cmocka_unit_test(days_are_those_of_the_calendar),
        cmocka_unit_test(days_are_written_as_they_are_read),
        cmocka_unit_test(days_have_round_ticks),
        cmocka_unit_test(numbers_are_as_readers_expect_them),
        cmocka_unit_test(
            thousands_are_parted_in_all_numbers_of_a_column_or_in_none),
        cmocka_unit_test(numbers_do_not_follow_the_locale),
        cmocka_unit_test(words_can_be_read_on_every_colour),
        cmocka_unit_test(stronger_is_darker_also_in_grey),
        cmocka_unit_test(no_two_classes_look_the_same),
        cmocka_unit_test(discs_part_and_labels_keep_clear),
        cmocka_unit_test(a_label_without_room_is_left_out),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
