/* test_arena.c -- texts that stay where they are. */
#include "base/arena.h"
#include "base/mem.h"

#include "base_help.h"

static void texts_stay_where_they_are(void **state)
{
    zl_arena arena = { 0 };
    static const char *kept[20000];
    char text[32];

    (void)state;
    for (int i = 0; i < 20000; i++) {
        snprintf(text, sizeof text, "%*d", i % 20, i);
        kept[i] = zl_arena_add(&arena, zl_view_of(text));
    }
    for (int i = 0; i < 20000; i++) {
        snprintf(text, sizeof text, "%*d", i % 20, i);
        assert_string_equal(kept[i], text);
    }
    zl_arena_clear(&arena);
    zl_arena_clear(&arena);
}

static void a_text_can_be_empty_or_long(void **state)
{
    zl_arena arena = { 0 };
    char *large = zl_alloc(200000);

    (void)state;
    memset(large, 'x', 199999);
    assert_string_equal(zl_arena_add(&arena, zl_view_of("")), "");
    const char *copy = zl_arena_add(&arena, zl_view_of(large));
    assert_string_equal(zl_arena_add(&arena, zl_view_of("a")), "a");
    assert_string_equal(copy, large);
    zl_free(large);
    zl_arena_clear(&arena);
}

static void without_memory_there_is_none(void **state)
{
    zl_arena arena = { 0 };

    (void)state;
    zl_refuse_after(0);
    assert_null(zl_arena_add(&arena, zl_view_of("a")));
    zl_refuse_after(-1);
    assert_string_equal(zl_arena_add(&arena, zl_view_of("a")), "a");
    zl_arena_clear(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(texts_stay_where_they_are),
        cmocka_unit_test(a_text_can_be_empty_or_long),
        cmocka_unit_test(without_memory_there_is_none),
    };

    return cmocka_run_group_tests_name("arena", tests, NULL, NULL);
}
