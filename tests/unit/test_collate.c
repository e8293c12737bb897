/* test_collate.c -- keys that sort texts as people expect. */
#include "base/mem.h"
#include "text/collate.h"

#include <stdio.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
/* after those it needs */
#include <cmocka.h>

/* Open, check that the texts stand in this order, close. */
static void check_order(const char *order, const char *const *texts,
                        size_t count)
{
    zl_collator *collator = NULL;
    zl_str last = { 0 }, key = { 0 };

    assert_int_equal(zl_collator_open(&collator, order, NULL), ZILI_OK);
    for (size_t i = 0; i < count; i++) {
        zl_str_empty(&key);
        zl_collator_key(collator, zl_view_of(texts[i]), &key);
        assert_false(key.failed);
        if (i > 0 &&
            zl_view_compare(zl_str_view(&last), zl_str_view(&key)) >= 0)
            fail_msg("%s: %s is not before %s", order, texts[i - 1],
                     texts[i]);
        zl_str_empty(&last);
        zl_str_add(&last, zl_str_view(&key));
    }
    zl_str_clear(&last);
    zl_str_clear(&key);
    zl_collator_close(collator);
}

#define CHECK_ORDER(order, ...)                                          \
    do {                                                                 \
        static const char *const texts[] = { __VA_ARGS__ };              \
        check_order(order, texts, sizeof texts / sizeof *texts);         \
    } while (0)

static void each_order_is_its_own(void **state)
{
    (void)state;
    CHECK_ORDER("pinyin", "", "北京", "独立", "自力", "自力更生", "自主",
                "apple", "Apple", "banana"); /* in Chinese Han comes first */
    CHECK_ORDER("stroke", "一", "二", "三", "中", "自", "独");
    CHECK_ORDER("radical", "一", "三", "人", "口", "木", "自", "龍");
    CHECK_ORDER("codepoint", "", "Z", "a", "é", "一", "自", "😀");
}

static void an_unknown_order_is_refused(void **state)
{
    zl_collator *collator = NULL;
    zili_error err;

    (void)state;
    assert_int_equal(zl_collator_open(&collator, "rhyme", &err), ZILI_EUSAGE);
    assert_null(collator);
    assert_string_equal(err.text,
                        "There is no order \"rhyme\"; there are pinyin, "
                        "stroke, radical and codepoint.");
    zl_collator_close(NULL);
}

static void a_long_text_has_a_whole_key(void **state)
{
    zl_collator *collator = NULL;
    zl_str text = { 0 }, key = { 0 };

    (void)state;
    for (int i = 0; i < 1000; i++)
        zl_str_add_text(&text, "自力");
    assert_int_equal(zl_collator_open(&collator, "pinyin", NULL), ZILI_OK);
    zl_collator_key(collator, zl_str_view(&text), &key);
    assert_true(key.size > 2000 && !key.failed);
    zl_collator_close(collator);
    zl_str_clear(&text);
    zl_str_clear(&key);
}

static void a_lack_of_memory_is_told(void **state)
{
    static char long_text[2000];
    bool whole = false;

    (void)state;
    memset(long_text, 'a', sizeof long_text - 1);
    for (long n = 0; !whole; n++) {
        zl_collator *collator = NULL;
        zl_str key = { 0 };
        zl_refuse_after(n);
        if (zl_collator_open(&collator, "pinyin", NULL) == ZILI_OK) {
            zl_collator_key(collator, zl_view_of(long_text), &key);
            whole = !key.failed;
        }
        zl_refuse_after(-1);
        assert_true(n < 20);
        zl_str_clear(&key);
        zl_collator_close(collator);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_order_is_its_own),
        cmocka_unit_test(an_unknown_order_is_refused),
        cmocka_unit_test(a_long_text_has_a_whole_key),
        cmocka_unit_test(a_lack_of_memory_is_told),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
