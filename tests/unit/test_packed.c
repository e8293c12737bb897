/* test_packed.c -- arrays of numbers of one width. */
#include "codec_help.h"
#include "packed_help.h"

#include "index/packed.h"

enum { MOST = 700 };

/* The slow and obviously right way: bit by bit. */
static uint64_t number_at(const uint8_t *bytes, uint64_t i, unsigned width)
{
    uint64_t number = 0;

    for (unsigned bit = 0; bit < width; bit++) {
        uint64_t at = i * width + bit;
        number |= (uint64_t)(bytes[at / 8] >> at % 8 & 1) << bit;
    }
    return number;
}

static void check_array(const uint64_t *numbers, uint64_t count,
                        unsigned width)
{
    zl_str str = { 0 };
    zl_packed packed;
    zl_span rest;

    make_packed(&str, numbers, count);
    assert_int_equal(str.size, zl_packed_size(count, width));
    zl_str_add_text(&str, "rest");
    zl_span copy = tight_copy(str.bytes, str.size);
    assert_true(zl_packed_read(&packed, copy, &rest));
    assert_int_equal(packed.count, count);
    assert_int_equal(packed.width, width);
    assert_int_equal(rest.size, 4);
    assert_memory_equal(rest.bytes, "rest", 4);
    for (uint64_t i = 0; i < count; i++) {
        assert_true(zl_packed_at(&packed, i) == numbers[i]);
        assert_true(number_at(copy.bytes + 16, i, width) == numbers[i]);
    }
    free_copy(copy);
    zl_str_clear(&str);
}

static void numbers_of_every_width_come_back(void **state)
{
    (void)state;
    static const uint64_t counts[] = { 1, 2, 7, 8, 127, 128, 129, MOST };
    uint64_t numbers[MOST];
    uint32_t seed = 1;

    for (unsigned width = 0; width <= ZL_PACKED_WIDTH_MAX; width++) {
        for (size_t k = 0; k < sizeof counts / sizeof *counts; k++) {
            for (uint64_t i = 0; i < counts[k]; i++)
                numbers[i] = random_number(&seed, width);
            numbers[counts[k] - 1] = ((uint64_t)1 << width) - 1;
            check_array(numbers, counts[k], width);
        }
    }
    check_array(NULL, 0, 0);
}

static void a_part_is_copied(void **state)
{
    (void)state;
    uint32_t numbers[MOST], out[MOST];
    uint32_t seed = 2;

    for (unsigned width = 0; width <= 32; width++) {
        zl_str str = { 0 };
        zl_packed packed;
        for (int i = 0; i < MOST; i++)
            numbers[i] = (uint32_t)random_number(&seed, width);
        make_packed32(&str, numbers, MOST);
        zl_span copy = tight_copy(str.bytes, str.size);
        assert_true(zl_packed_read(&packed, copy, NULL));
        uint32_t from = next_random(&seed) % MOST;
        uint32_t to = from + next_random(&seed) % (MOST - from + 1);
        zl_packed_copy(&packed, from, to, out);
        assert_memory_equal(out, numbers + from, (to - from) * sizeof *out);
        free_copy(copy);
        zl_str_clear(&str);
    }
}

static void numbers_below_are_counted(void **state)
{
    (void)state;
    uint64_t numbers[MOST], sum = 0;
    uint32_t seed = 4;

    for (uint64_t count = 0; count < 70; count++) {
        zl_str str = { 0 };
        zl_packed packed;
        sum = 0;
        for (uint64_t i = 0; i < count; i++)
            numbers[i] = sum += next_random(&seed) % 3;
        make_packed(&str, numbers, count);
        zl_span all = { (const uint8_t *)str.bytes, str.size };
        assert_true(zl_packed_read(&packed, all, NULL));
        for (uint64_t number = 0; number < sum + 2; number++) {
            uint64_t below = 0;
            while (below < count && numbers[below] < number)
                below++;
            assert_int_equal(zl_packed_before(&packed, number), below);
        }
        zl_str_clear(&str);
    }
}

static bool reads(const uint8_t *bytes, size_t size)
{
    zl_span copy = tight_copy(bytes, size);
    zl_packed packed;
    bool read = zl_packed_read(&packed, copy, NULL);

    for (uint64_t i = 0; read && i < packed.count && i < 1000; i++)
        assert_true(zl_packed_at(&packed, i) <= packed.mask);
    if (read && packed.count > 0)
        assert_true(zl_packed_at(&packed, packed.count - 1) <= packed.mask);
    free_copy(copy);
    return read;
}

static void any_damage_stays_inside_the_bytes(void **state)
{
    (void)state;
    uint64_t numbers[50];
    uint32_t seed = 5;
    zl_str str = { 0 };

    for (int i = 0; i < 50; i++)
        numbers[i] = random_number(&seed, 13);
    make_packed(&str, numbers, 50);
    uint8_t *bytes = (uint8_t *)str.bytes;
    for (size_t cut = 0; cut < str.size; cut++)
        assert_false(reads(bytes, cut));
    for (size_t i = 0; i < str.size; i++) {
        for (int bit = 0; bit < 8; bit++) {
            bytes[i] = (uint8_t)(bytes[i] ^ 1 << bit);
            reads(bytes, str.size);
            bytes[i] = (uint8_t)(bytes[i] ^ 1 << bit);
        }
    }
    assert_true(reads(bytes, str.size));
    zl_str_clear(&str);
}

static void a_count_that_overflows_is_refused(void **state)
{
    (void)state;
    uint8_t bytes[64] = { 0 };

    for (unsigned width = 1; width < 256; width++) {
        bytes[8] = (uint8_t)width;
        for (int shift = 6; shift < 64; shift++) {
            zl_put64(bytes, ((uint64_t)1 << shift) / width * 16 + 330);
            assert_false(reads(bytes, sizeof bytes));
        }
        zl_put64(bytes, UINT64_MAX);
        assert_false(reads(bytes, sizeof bytes));
    }
}

static void bits_that_have_to_be_zero_are_looked_at(void **state)
{
    (void)state;
    const uint64_t numbers[] = { 5, 3, 1 };
    zl_str str = { 0 };

    make_packed(&str, numbers, 3);
    uint8_t *bytes = (uint8_t *)str.bytes;
    for (size_t i = 9; i < str.size; i++) {
        uint8_t bit = i == 17 ? 1 << 1 : 1 << 7;
        if (i == 16)
            continue;
        bytes[i] |= bit;
        assert_false(reads(bytes, str.size));
        bytes[i] = (uint8_t)(bytes[i] & ~bit);
    }
    assert_true(reads(bytes, str.size));
    zl_str_clear(&str);
}

static void without_memory_it_says_so(void **state)
{
    (void)state;
    uint64_t numbers[MOST] = { 0 };
    zl_str str = { 0 };

    numbers[7] = 1 << 20;
    zl_refuse_after(1);
    make_packed(&str, numbers, MOST);
    zl_refuse_after(-1);
    assert_true(str.failed);
    zl_str_clear(&str);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_of_every_width_come_back),
        cmocka_unit_test(a_part_is_copied),
        cmocka_unit_test(numbers_below_are_counted),
        cmocka_unit_test(any_damage_stays_inside_the_bytes),
        cmocka_unit_test(a_count_that_overflows_is_refused),
        cmocka_unit_test(bits_that_have_to_be_zero_are_looked_at),
        cmocka_unit_test(without_memory_it_says_so),
    };

    return cmocka_run_group_tests_name("packed", tests, NULL, NULL);
}
