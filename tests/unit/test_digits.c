/* test_digits.c -- numbers in decimal digits, beside those of printf. */
#include "base/digits.h"

#include "base_help.h"

#include <float.h>
#include <math.h>
#include <stdbool.h>

static void check_integer(int64_t value)
{
    char text[ZL_INTEGER_SIZE], wanted[32];
    size_t size = zl_integer_text(text, value);

    snprintf(wanted, sizeof wanted, "%lld", (long long)value);
    assert_int_equal(size, strlen(wanted));
    assert_memory_equal(text, wanted, size);
}

static void integers_are_those_of_printf(void **state)
{
    uint32_t random = 1;

    (void)state;
    check_integer(INT64_MIN);
    check_integer(INT64_MAX);
    for (int64_t value = -12000; value < 12000; value++)
        check_integer(value);
    for (int64_t power = 1; power <= INT64_MAX / 10; power *= 10)
        for (int64_t near = -2; near <= 2; near++) {
            check_integer(power * 10 + near);
            check_integer(-power * 10 + near);
        }
    for (int i = 0; i < 100000; i++) {
        uint64_t high = next_random(&random), low = next_random(&random);
        unsigned shift = next_random(&random) % 64;
        check_integer((int64_t)((high << 32 | low) >> shift));
    }
}

/* ---- real numbers: what is not left to printf is what it writes ---- */

static void check_text(const char *text, size_t size, char *wanted,
                       double value)
{
    bool negative_zero = wanted[0] == '-' &&
                         strspn(wanted + 1, "0.") == strlen(wanted + 1);

    wanted += negative_zero;
    if (size == 0)
        return;
    if (size != strlen(wanted) || memcmp(text, wanted, size) != 0)
        fail_msg("%a: \"%.*s\" for \"%s\"", value, (int)size, text, wanted);
}

/* Read again it is the same number; and no digit more than it takes. */
static void check_shortest(double value)
{
    char text[ZL_GENERAL_SIZE + 1], few[64], all[64];
    size_t size = zl_shortest_text(text, value);

    text[size] = 0;
    snprintf(few, sizeof few, "%.15g", value);
    snprintf(all, sizeof all, "%.17g", value);
    if (strtod(few, NULL) != value)
        check_text(text, size, all, value);
    else if (size > 0 && (strtod(text, NULL) != value || size > strlen(all)))
        fail_msg("%a: \"%s\" for \"%s\"", value, text, few);
}

static void check_general(double value)
{
    char text[ZL_GENERAL_SIZE], wanted[64];
    size_t size = zl_general_text(text, value);

    snprintf(wanted, sizeof wanted, "%.12g", value);
    check_text(text, size, wanted, value);
    check_shortest(value);
}

static void check_fixed(double value)
{
    for (int decimals = 0; decimals <= 17; decimals++) {
        char text[ZL_FIXED_SIZE], wanted[400];
        size_t size = zl_fixed_text(text, value, decimals);
        snprintf(wanted, sizeof wanted, "%.*f", decimals, value);
        check_text(text, size, wanted, value);
    }
}

static void check_real(double value)
{
    check_general(value);
    check_general(-value);
    check_fixed(value);
    check_fixed(-value);
}

static double from_bits(uint64_t bits)
{
    double value;

    memcpy(&value, &bits, sizeof value);
    return value;
}

static void odd_numbers_are_those_of_printf(void **state)
{
    static const double odd[] = {
        0, DBL_MIN, DBL_TRUE_MIN, DBL_MAX, DBL_EPSILON, 0.5, 1.5, 2.5, 0.125,
        0.05, 0.25, 0.375, 999999999999.5, 999999999999.4, 99999999999.95,
        999999999998.5, 0x1p52, 0x1p53, 0x1p-1022, 9.9999999999949e-5,
        9.9999999999951e-5, 1e-5, 123456789012.5, 1234567890125.0,
    };

    (void)state;
    for (size_t i = 0; i < sizeof odd / sizeof *odd; i++)
        check_real(odd[i]);
    for (int power = -330; power < 309; power++) {
        double ten = pow(10, power);
        check_real(ten);
        check_real(nextafter(ten, 0));
        check_real(nextafter(ten, INFINITY));
        check_real(5 * ten);
        check_real(ten - ten / 1e12 / 2);
    }
    for (int power = -1074; power < 1024; power++)
        check_real(ldexp(1, power));
}

/* Halves are exact in binary: ties are what is hard to round. */
static void ties_are_rounded_to_even(void **state)
{
    (void)state;
    for (int places = 1; places < 18; places++)
        for (int i = 1; i < 400; i += 2)
            check_real(ldexp(i, -places));
    for (int i = 0; i < 2000; i++) {
        check_general(1e12 + i + 0.5);
        check_general(1e13 + i * 5);
        check_general(1e11 + i * 0.5 + 0.25);
    }
}

static void any_numbers_are_those_of_printf(void **state)
{
    uint32_t random = 3;

    (void)state;
    for (int i = 0; i < 200000; i++) {
        uint64_t high = next_random(&random), low = next_random(&random);
        double value = from_bits((high << 32 | low) & (UINT64_MAX >> 1));
        if (isfinite(value))
            check_general(value);
        value = (double)low / (1 + (double)(high >> (i % 32)));
        check_general(value);
        check_general(value * 1e-7);
        if (i % 8 == 0)
            check_fixed(value);
        check_general(round(value * 100) / 100);
    }
}

/* What tables hold must not go the slow way. */
static void usual_numbers_are_done(void **state)
{
    char text[ZL_GENERAL_SIZE];

    (void)state;
    for (double value = 1e-9; value < 1e17; value *= 3.7) {
        assert_true(zl_general_text(text, value) > 0);
        assert_true(value > 9e15 || zl_fixed_text(text, value, 2) > 0);
    }
    for (double value = 1e-5; value < 1e17; value *= 3.7)
        assert_true(zl_shortest_text(text, value) > 0);
    assert_int_equal(zl_shortest_text(text, 0), 1);
    assert_int_equal(zl_shortest_text(text, .1), 3);
    assert_int_equal(zl_shortest_text(text, NAN), 0);
    assert_int_equal(zl_general_text(text, 0), 1);
    assert_int_equal(zl_general_text(text, INFINITY), 0);
    assert_int_equal(zl_fixed_text(text, NAN, 2), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(integers_are_those_of_printf),
        cmocka_unit_test(odd_numbers_are_those_of_printf),
        cmocka_unit_test(ties_are_rounded_to_even),
        cmocka_unit_test(any_numbers_are_those_of_printf),
        cmocka_unit_test(usual_numbers_are_done),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
