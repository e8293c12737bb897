/* test_holes.c -- numbers and places of what is left, against a list. */
#include "base_help.h"

#include "base/mem.h"
#include "reader/holes.h"

enum { PLACES = 60 };

/* Remove at random, in order; sometimes again what is gone already. */
static void make(zl_holes *holes, bool *gone, uint32_t *random)
{
    memset(gone, 0, PLACES * sizeof *gone);
    for (uint32_t at = 0; at < PLACES;) {
        uint32_t begin = at + next_random(random) % 9;
        uint32_t end = begin + next_random(random) % 5;
        end = end < PLACES ? end : PLACES;
        assert_true(zl_holes_add(holes, begin, end));
        for (uint32_t i = begin; i < end; i++)
            gone[i] = true;
        at = end > 0 && next_random(random) % 4 == 0 ? end - 1 : end + 1;
        at += begin == end;
    }
}

static void places_and_numbers_are_those_of_a_list(void **state)
{
    (void)state;
    uint32_t random = 7;

    for (int round = 0; round < 300; round++) {
        zl_holes holes = { 0 };
        bool gone[PLACES];
        uint32_t number = 0;
        make(&holes, gone, &random);
        for (uint32_t i = 0; i < PLACES; i++) {
            assert_int_equal(zl_holes_hold(&holes, i), gone[i]);
            assert_int_equal(zl_holes_number(&holes, i), number);
            if (gone[i])
                continue;
            assert_int_equal(zl_holes_place(&holes, number), i);
            number++;
        }
        assert_int_equal(zl_holes_number(&holes, PLACES), number);
        zl_array_clear(&holes);
    }
}

static void without_memory_nothing_is_removed(void **state)
{
    (void)state;
    zl_holes holes = { 0 };

    zl_refuse_after(0);
    assert_false(zl_holes_add(&holes, 1, 2));
    zl_refuse_after(-1);
    assert_false(zl_holes_hold(&holes, 1));
    assert_int_equal(zl_holes_place(&holes, 5), 5);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(places_and_numbers_are_those_of_a_list),
        cmocka_unit_test(without_memory_nothing_is_removed),
    };

    return cmocka_run_group_tests_name("holes", tests, NULL, NULL);
}
