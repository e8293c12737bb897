/* test_compose.c -- names as they are typed. */
#include "base_help.h"

#include "base/mem.h"
#include "text/compose.h"

static void assert_composed(const char *text, size_t from, const char *wanted)
{
    zl_str it = { 0 };

    zl_str_add_text(&it, text);
    zl_compose(&it, from);
    assert_string_equal(zl_str_text(&it), wanted);
    assert_int_equal(it.size, strlen(wanted));
    zl_str_clear(&it);
}

static void marks_join_their_letters(void **state)
{
    (void)state;
    assert_composed("", 0, "");
    assert_composed("plain.txt", 0, "plain.txt");
    assert_composed("cafe\u0301", 0, "caf\u00E9");
    assert_composed("caf\u00E9 自力更生 \U0001F600", 0,
                    "caf\u00E9 自力更生 \U0001F600");
    assert_composed("\u1112\u1161\u11AB\u1100\u116E\u11A8", 0, "한국");
    assert_composed("e\u0301/e\u0301", 4, "e\u0301/\u00E9");
    assert_composed("\U0001D157\U0001D165", 0, "\U0001D157\U0001D165");
    assert_composed("\uFB2C", 0, "\u05E9\u05BC\u05C1"); /* longer */
    assert_composed("e\u0301\xFF", 0, "e\u0301\xFF");
}

static void lack_of_memory_is_told(void **state)
{
    bool failed = true;

    (void)state;
    for (long n = 0; failed; n++) {
        zl_str it = { 0 };
        zl_str_add_text(&it, "cafe\u0301");
        zl_refuse_after(n);
        zl_compose(&it, 0);
        zl_refuse_after(-1);
        failed = it.failed;
        if (!failed)
            assert_string_equal(zl_str_text(&it), "caf\u00E9");
        zl_str_clear(&it);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(marks_join_their_letters),
        cmocka_unit_test(lack_of_memory_is_told),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
