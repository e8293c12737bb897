/* test_array.c -- arrays that grow. */
#include "base/array.h"
#include "base/mem.h"

#include "base_help.h"

typedef struct big {
    char bytes[100];
} big;

typedef struct pair {
    int a, b;
} pair;

static void an_array_keeps_what_was_pushed(void **state)
{
    (void)state;
    ZL_ARRAY(uint32_t) ids = { 0 };

    for (uint32_t i = 0; i < 10000; i++) {
        assert_true(zl_array_push(&ids, i * 7));
        assert_true(ids.count == i + 1 && ids.room >= ids.count);
    }
    for (uint32_t i = 0; i < 10000; i++)
        assert_int_equal(ids.items[i], i * 7);
    zl_array_clear(&ids);
    assert_null(ids.items);
    assert_true(ids.count == 0 && ids.room == 0);
}

static void an_item_can_be_pushed_onto_its_own_array(void **state)
{
    (void)state;
    ZL_ARRAY(uint32_t) ids = { 0 };

    assert_true(zl_array_push(&ids, 17));
    for (int i = 0; i < 100; i++)
        assert_true(zl_array_push(&ids, ids.items[0]));
    assert_int_equal(ids.items[100], 17);
    zl_array_clear(&ids);
}

static void a_struct_can_be_pushed_as_a_literal(void **state)
{
    (void)state;
    ZL_ARRAY(pair) pairs = { 0 };

    assert_true(zl_array_push(&pairs, (pair){ 1, 2 }));
    assert_true(zl_array_push(&pairs, (pair){ .b = 3 }));
    assert_int_equal(pairs.items[0].b, 2);
    assert_int_equal(pairs.items[1].a, 0);
    zl_array_clear(&pairs);
}

static void room_is_made_for_all_that_was_asked(void **state)
{
    (void)state;
    ZL_ARRAY(big) items = { 0 };

    size_t none = 0;

    assert_true(zl_array_reserve(&items, none));
    assert_true(zl_array_reserve(&items, 1000));
    assert_true(items.room >= 1000 && items.count == 0);
    big *before = items.items;
    memset(items.items, 1, 1000 * sizeof(big));
    assert_true(zl_array_reserve(&items, 1000));
    assert_ptr_equal(before, items.items);
    zl_array_clear(&items);
}

static void a_size_that_overflows_is_refused(void **state)
{
    (void)state;
    ZL_ARRAY(big) items = { 0 };

    assert_true(zl_array_push(&items, (big){ "x" }));
    assert_false(zl_array_reserve(&items, SIZE_MAX));
    assert_false(zl_array_reserve(&items, SIZE_MAX / 2));
    assert_false(zl_array_reserve(&items, SIZE_MAX / sizeof(big)));
    assert_string_equal(items.items[0].bytes, "x");
    assert_int_equal(items.count, 1);
    zl_array_clear(&items);
}

static void without_memory_nothing_changes(void **state)
{
    (void)state;
    ZL_ARRAY(uint32_t) ids = { 0 };

    zl_refuse_after(0);
    bool pushed = zl_array_push(&ids, 1);
    zl_refuse_after(-1);
    assert_false(pushed);
    assert_true(ids.count == 0 && ids.room == 0 && !ids.items);

    assert_true(zl_array_push(&ids, 5));
    while (ids.count < ids.room)
        assert_true(zl_array_push(&ids, 5));
    size_t count = ids.count;
    zl_refuse_after(0);
    pushed = zl_array_push(&ids, 6);
    zl_refuse_after(-1);
    assert_false(pushed);
    assert_true(ids.count == count && ids.room == count);
    assert_int_equal(ids.items[count - 1], 5);
    assert_true(zl_array_push(&ids, 6));
    zl_array_clear(&ids);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_array_keeps_what_was_pushed),
        cmocka_unit_test(an_item_can_be_pushed_onto_its_own_array),
        cmocka_unit_test(a_struct_can_be_pushed_as_a_literal),
        cmocka_unit_test(room_is_made_for_all_that_was_asked),
        cmocka_unit_test(a_size_that_overflows_is_refused),
        cmocka_unit_test(without_memory_nothing_changes),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
