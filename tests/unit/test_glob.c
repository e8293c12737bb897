/* test_glob.c -- patterns with * and ?, beside every way of matching them. */
#include "query_help.h"

#include "query/glob.h"

static bool fits(const char *pattern, const char *text)
{
    return zl_glob(zl_view_of(pattern), zl_view_of(text));
}

static void a_star_is_any_characters(void **state)
{
    (void)state;
    assert_true(fits("*", ""));
    assert_true(fits("**", "自力"));
    assert_true(fits("self-relian*", "self-reliance"));
    assert_true(fits("*relian*", "self-reliance"));
    assert_true(fits("a*a", "aa"));
    assert_false(fits("a*a", "a"));
    assert_false(fits("a*b", "abc"));
}

static void a_question_mark_is_one_character(void **state)
{
    (void)state;
    assert_true(fits("?", "自"));
    assert_true(fits("自?", "自力"));
    assert_false(fits("?", ""));
    assert_false(fits("?", "自力"));
    assert_true(fits("*?", "a"));
    assert_false(fits("*??", "a"));
}

static void without_either_it_is_the_same_text(void **state)
{
    (void)state;
    assert_true(fits("", ""));
    assert_true(fits("自力", "自力"));
    assert_false(fits("", "a"));
    assert_false(fits("a", ""));
    assert_false(fits("自", "力"));
}

static void any_pattern_fits_as_the_slow_way_says(void **state)
{
    static const char *const pieces[] = { "a", "b", "自", "力", "*", "?" };
    uint32_t seed = 11;
    size_t fitting = 0;

    (void)state;
    for (int round = 0; round < 60000; round++) {
        zl_str pattern = { 0 }, text = { 0 };
        for (uint32_t left = next_random(&seed) % 8; left > 0; left--)
            zl_str_add_text(&pattern, SOME(pieces, &seed));
        for (uint32_t left = next_random(&seed) % 8; left > 0; left--)
            zl_str_add_text(&text, pieces[next_random(&seed) % 4]);
        zl_view p = zl_view_of(zl_str_text(&pattern));
        zl_view t = zl_view_of(zl_str_text(&text));
        bool expected = slow_glob(p, t);
        fitting += expected;
        if (zl_glob(p, t) != expected)
            fail_msg("%s on %s", p.bytes, t.bytes);
        zl_str_clear(&pattern);
        zl_str_clear(&text);
    }
    assert_true(fitting > 1000);
}

/* Trying every way would take longer than the universe will last. */
static void many_stars_take_no_time(void **state)
{
    zl_str pattern = { 0 }, text = { 0 };

    (void)state;
    for (int i = 0; i < 200; i++)
        zl_str_add_text(&pattern, "*a");
    for (int i = 0; i < 5000; i++)
        zl_str_add_text(&text, "a");
    zl_str_add_text(&pattern, "*b");
    assert_false(zl_glob(zl_str_view(&pattern), zl_str_view(&text)));
    zl_str_add_text(&text, "b");
    assert_true(zl_glob(zl_str_view(&pattern), zl_str_view(&text)));
    zl_str_clear(&pattern);
    zl_str_clear(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_star_is_any_characters),
        cmocka_unit_test(a_question_mark_is_one_character),
        cmocka_unit_test(without_either_it_is_the_same_text),
        cmocka_unit_test(any_pattern_fits_as_the_slow_way_says),
        cmocka_unit_test(many_stars_take_no_time),
    };

    return cmocka_run_group_tests_name("glob", tests, NULL, NULL);
}
