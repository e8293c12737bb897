/* test_out.c -- streams and real numbers. */
#include "base/mem.h"
#include "base/out.h"

#include <locale.h>
#include <math.h>

#include "base_help.h"

static void check_real(double value, int decimals, const char *expected)
{
    char text[ZL_REAL_SIZE];

    assert_int_equal(zl_real_text(text, value, decimals), strlen(expected));
    assert_string_equal(text, expected);
}

static void check_reals(void)
{
    check_real(1.5, 2, "1.50");
    check_real(-1234567.875, 2, "-1234567.88");
    check_real(2.5, 0, "2");
    check_real(0, 3, "0.000");
    check_real(1.5, ZL_SHORTEST, "1.5");
    check_real(0.1, ZL_SHORTEST, "0.1");
    check_real(1e15, ZL_SHORTEST, "1e+15");
    check_real(1.25e-7, ZL_SHORTEST, "1.25e-07");
    check_real(123456789012, ZL_SHORTEST, "123456789012");
    check_real(270.7215, 4, "270.7215");
}

static void real_numbers_have_a_point(void **state)
{
    (void)state;
    check_reals();
}

static void real_numbers_have_a_point_in_a_german_locale(void **state)
{
    (void)state;
    if (!setlocale(LC_ALL, "de_DE.UTF-8")) {
        print_message("skipped: no German locale\n");
        return;
    }
    char text[16];
    snprintf(text, sizeof text, "%.1f", 1.5);
    assert_string_equal(text, "1,5");
    check_reals();
    setlocale(LC_ALL, "C");
}

static void zero_has_no_sign(void **state)
{
    (void)state;
    check_real(-0.0, 2, "0.00");
    check_real(-0.0, ZL_SHORTEST, "0");
    check_real(-0.004, 2, "0.00");
    check_real(-0.006, 2, "-0.01");
    check_real(-0.4, 0, "0");
}

static void what_is_no_number_has_a_name(void **state)
{
    (void)state;
    for (int decimals = -1; decimals < 3; decimals++) {
        check_real(NAN, decimals, "nan");
        check_real(-NAN, decimals, "nan");
        check_real(INFINITY, decimals, "inf");
        check_real(-INFINITY, decimals, "-inf");
    }
}

static void the_largest_numbers_fit(void **state)
{
    (void)state;
    char text[ZL_REAL_SIZE];

    assert_int_equal(zl_real_text(text, -1.7976931348623157e308, 100), 328);
    assert_int_equal(zl_real_text(text, 4.9e-324, 100), 19);
    assert_int_equal(zl_real_text(text, 4.9e-324, ZL_SHORTEST), 18);
}

static void a_stream_takes_all_kinds(void **state)
{
    (void)state;
    zl_str str = { 0 };
    zl_out out = { .write = zl_str_write, .user = &str };

    zl_out_text(&out, "a");
    zl_out_view(&out, (zl_view){ "bcd", 2 });
    zl_out_byte(&out, '-');
    zl_out_integer(&out, INT64_MIN);
    zl_out_format(&out, " %s %d ", "力", 7);
    zl_out_real(&out, 0.125, 3);
    zl_out_bytes(&out, NULL, 0);
    assert_string_equal(zl_str_text(&str),
                        "abc--9223372036854775808 力 7 0.125");
    assert_false(out.failed);
    zl_str_clear(&str);
}

static void a_format_of_any_length_is_written(void **state)
{
    (void)state;
    static char text[5000];
    zl_str str = { 0 };
    zl_out out = { .write = zl_str_write, .user = &str };

    for (size_t size = 1020; size < 1030; size++) {
        memset(text, 'x', size);
        text[size] = 0;
        zl_str_empty(&str);
        zl_out_format(&out, "%s!", text);
        assert_int_equal(str.size, size + 1);
        assert_true(zl_view_ends(zl_str_view(&str), zl_view_of("x!")));
    }
    zl_refuse_after(0);
    zl_out_format(&out, "%s!", text);
    zl_refuse_after(-1);
    assert_true(out.failed);
    zl_str_clear(&str);
}

static bool refuse_at_zero(void *user, const void *bytes, size_t size)
{
    int *left = user;

    (void)bytes, (void)size;
    assert_true(*left >= 0); /* nothing comes after a failure */
    return --*left >= 0;
}

static void the_first_failure_is_remembered(void **state)
{
    (void)state;
    int left = 2;
    zl_out out = { .write = refuse_at_zero, .user = &left };

    zl_out_text(&out, "a");
    zl_out_text(&out, "b");
    assert_false(out.failed);
    zl_out_text(&out, "c");
    assert_true(out.failed);
    zl_out_text(&out, "d");
    zl_out_real(&out, 1, 1);
    assert_int_equal(left, -1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(real_numbers_have_a_point),
        cmocka_unit_test(real_numbers_have_a_point_in_a_german_locale),
        cmocka_unit_test(zero_has_no_sign),
        cmocka_unit_test(what_is_no_number_has_a_name),
        cmocka_unit_test(the_largest_numbers_fit),
        cmocka_unit_test(a_stream_takes_all_kinds),
        cmocka_unit_test(a_format_of_any_length_is_written),
        cmocka_unit_test(the_first_failure_is_remembered),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
