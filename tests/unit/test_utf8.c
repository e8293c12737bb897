/* test_utf8.c -- valid UTF-8, checked once at the door. */
#include "base/mem.h"
#include "base/utf8.h"

#include <stdio.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
/* after those it needs */
#include <cmocka.h>

static bool valid(const char *bytes)
{
    zl_utf8_fault fault;

    return zl_utf8_check(zl_view_of(bytes), &fault);
}

/* Table 3-7 of the Unicode Standard, at its edges. */
static void what_is_well_formed_passes(void **state)
{
    (void)state;
    assert_true(valid(""));
    assert_true(valid("plain text, longer than eight bytes\n"));
    assert_true(valid("自力更生 self-reliance"));
    assert_true(valid("\x7F \xC2\x80 \xDF\xBF \xE0\xA0\x80 \xED\x9F\xBF "
                      "\xEE\x80\x80 \xEF\xBF\xBF \xF0\x90\x80\x80 "
                      "\xF4\x8F\xBF\xBF"));
}

static void what_is_ill_formed_is_refused(void **state)
{
    static const char *const wrong[] = {
        "\x80", "\xBF", "\xC0\x80", "\xC1\xBF", /* no lead; overlong */
        "\xE0\x80\x80", "\xE0\x9F\xBF", "\xF0\x8F\xBF\xBF", /* overlong */
        "\xED\xA0\x80", "\xED\xBF\xBF",                     /* surrogates */
        "\xF4\x90\x80\x80", "\xF5\x80\x80\x80", "\xFF",     /* too large */
        "\xC2", "\xE4\xB8", "\xF0\x9F\x98",                 /* cut */
        "\xC2x", "\xE4\xB8x", "\xE4x\x80", "\xF0\x9F\x98x", /* broken off */
    };

    (void)state;
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        if (valid(wrong[i]))
            fail_msg("number %zu passes", i);
}

static void a_fault_is_found_with_byte_and_line(void **state)
{
    zl_utf8_fault fault;

    (void)state;
    assert_false(zl_utf8_check(zl_view_of("一\n二\nabcdefgh\xFF"), &fault));
    assert_int_equal(fault.byte, 16);
    assert_int_equal(fault.line, 3);
    assert_false(zl_utf8_check(zl_view_of("\xFF"), &fault));
    assert_int_equal(fault.byte, 0);
    assert_int_equal(fault.line, 1);
    assert_false(zl_utf8_check(zl_view_of("\xFF"), NULL));
}

static void every_character_comes_back(void **state)
{
    zl_str text = { 0 };

    (void)state;
    for (uint32_t c = 0; c <= 0x10FFFF; c++) {
        if (c >= 0xD800 && c < 0xE000)
            continue;
        zl_str_empty(&text);
        zl_utf8_add(&text, c);
        size_t start = 0, end = text.size;
        zl_utf8_fault fault;
        if (!zl_utf8_check(zl_str_view(&text), &fault) ||
            zl_utf8_next(zl_str_view(&text), &start) != c ||
            start != text.size ||
            zl_utf8_last(zl_str_view(&text), &end) != c || end != 0)
            fail_msg("U+%04X is changed", c);
    }
    zl_str_clear(&text);
}

static void no_character_is_written_as_the_replacement(void **state)
{
    zl_str text = { 0 };

    (void)state;
    zl_utf8_add(&text, 0xD800);
    zl_utf8_add(&text, 0x110000);
    assert_string_equal(zl_str_text(&text), "\xEF\xBF\xBD\xEF\xBF\xBD");
    zl_str_clear(&text);
}

static void a_text_is_walked_both_ways(void **state)
{
    zl_view text = zl_view_of("aé自😀");
    const uint32_t wanted[] = { 'a', 0xE9, 0x81EA, 0x1F600 };
    size_t at = 0;

    (void)state;
    assert_int_equal(zl_utf8_count(text), 4);
    for (size_t i = 0; i < 4; i++)
        assert_int_equal(zl_utf8_next(text, &at), wanted[i]);
    assert_int_equal(at, text.size);
    for (size_t i = 4; i-- > 0;)
        assert_int_equal(zl_utf8_last(text, &at), wanted[i]);
    assert_int_equal(at, 0);
}

static void bytes_from_anywhere_become_utf8(void **state)
{
    zl_str text = { 0 };

    (void)state;
    zl_utf8_add_bytes(&text, zl_view_of("caf\xE9 \xE8\x87\xAA\xE8\x87"));
    assert_string_equal(zl_str_text(&text), "caf\uFFFD 自\uFFFD\uFFFD");
    zl_str_clear(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_well_formed_passes),
        cmocka_unit_test(what_is_ill_formed_is_refused),
        cmocka_unit_test(a_fault_is_found_with_byte_and_line),
        cmocka_unit_test(every_character_comes_back),
        cmocka_unit_test(no_character_is_written_as_the_replacement),
        cmocka_unit_test(a_text_is_walked_both_ways),
        cmocka_unit_test(bytes_from_anywhere_become_utf8),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
