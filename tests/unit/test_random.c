/* test_random.c -- numbers by chance. */
#include "base_help.h"

#include "stats/random.h"

#include <math.h>

/* kat_vectors of Random123, for philox4x32 with 10 rounds. */
static void the_generator_is_the_published_one(void **state)
{
    static const uint32_t known[][10] = {
        { 0, 0, 0, 0, 0, 0, 0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8 },
        { 0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff,
          0xffffffff, 0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd },
        { 0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344, 0xa4093822,
          0x299f31d0, 0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1 },
    };

    (void)state;
    for (size_t i = 0; i < 3; i++) {
        uint32_t block[4];
        zl_philox(known[i], known[i] + 4, block);
        assert_memory_equal(block, known[i] + 6, sizeof block);
    }
}

static void sequences_differ_and_come_again(void **state)
{
    zl_random a = zl_random_at(7, ZL_RANDOM_LABELS, 3);
    zl_random b = zl_random_at(7, ZL_RANDOM_LABELS, 4);
    zl_random c = zl_random_at(7, ZL_RANDOM_ORDER, 3);
    zl_random d = zl_random_at(8, ZL_RANDOM_LABELS, 3);
    zl_random again = zl_random_at(7, ZL_RANDOM_LABELS, 3);

    (void)state;
    for (int i = 0; i < 9; i++) {
        uint32_t number = zl_random_next(&a);
        assert_int_equal(number, zl_random_next(&again));
        assert_int_not_equal(number, zl_random_next(&b));
        assert_int_not_equal(number, zl_random_next(&c));
        assert_int_not_equal(number, zl_random_next(&d));
    }
}

/* χ² with 6 and with 9 degrees of freedom: above 22.5 and 27.9 one time in a
 * thousand, but these are always the same. */
static void each_number_is_equally_likely(void **state)
{
    zl_random random = zl_random_at(2385, ZL_RANDOM_LABELS, 0);
    double counts[7] = { 0 }, tenths[10] = { 0 }, chi2 = 0;

    (void)state;
    for (int i = 0; i < 70000; i++)
        counts[zl_random_below(&random, 7)]++;
    for (int i = 0; i < 7; i++)
        chi2 += (counts[i] - 10000) * (counts[i] - 10000) / 10000;
    assert_true(chi2 < 22.5);
    chi2 = 0;
    for (int i = 0; i < 100000; i++) {
        double unit = zl_random_unit(&random);
        assert_true(unit >= 0 && unit < 1);
        tenths[(int)(10 * unit)]++;
    }
    for (int i = 0; i < 10; i++)
        chi2 += (tenths[i] - 10000) * (tenths[i] - 10000) / 10000;
    assert_true(chi2 < 27.9);
}

/* Of two thirds of 2^32 one product in three is thrown away. */
static void no_range_is_too_large_or_too_small(void **state)
{
    zl_random random = zl_random_at(1, ZL_RANDOM_LABELS, 0);
    double sum = 0;

    (void)state;
    assert_int_equal(zl_random_below(&random, 0), 0);
    assert_int_equal(zl_random_below(&random, 1), 0);
    for (int i = 0; i < 30000; i++) {
        uint32_t number = zl_random_below(&random, 2863311531U);
        assert_true(number < 2863311531U);
        sum += number;
    }
    assert_true(fabs(sum / 30000 / 2863311531.0 - .5) < .01);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_generator_is_the_published_one),
        cmocka_unit_test(sequences_differ_and_come_again),
        cmocka_unit_test(each_number_is_equally_likely),
        cmocka_unit_test(no_range_is_too_large_or_too_small),
    };

    return cmocka_run_group_tests_name("random", tests, NULL, NULL);
}
