/* test_script.c -- what kind of character, word, or stretch this is. */
#include "text/script.h"

#include <stdio.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
/* after those it needs */
#include <cmocka.h>

static void characters_are_told_apart(void **state)
{
    (void)state;
    assert_true(zl_is_han(0x81EA) && zl_is_han(0x3007) && zl_is_han(0x3400));
    assert_true(zl_is_han(0x20000) && zl_is_han(0x3005));
    assert_false(zl_is_han('a') || zl_is_han(0x3042) || zl_is_han(0x3002));
    assert_true(zl_is_blank(' ') && zl_is_blank('\n') && zl_is_blank(0x3000));
    assert_true(zl_is_blank(0xA0));
    assert_false(zl_is_blank('a') || zl_is_blank(0x200B));
    assert_true(zl_is_letter('z') && zl_is_letter(0xE9));
    assert_true(zl_is_letter(0x301) && zl_is_letter(0x81EA));
    assert_false(zl_is_letter('1') || zl_is_letter('.') || zl_is_letter('_'));
    assert_true(zl_is_digit('7') && zl_is_digit(0xFF17));
    assert_false(zl_is_digit(0xBD) || zl_is_digit(0x4E00));
    assert_true(zl_is_upper('A') && zl_is_upper(0xC9) && !zl_is_upper('a'));
    assert_true(zl_is_lower('a') && zl_is_lower(0xE9) && !zl_is_lower('A'));
}

static void check_class(const char *token, zl_class wanted)
{
    zl_class found = zl_class_of(zl_view_of(token));

    if (found != wanted)
        fail_msg("%s is %d, not %d", token, found, wanted);
}

static void a_token_with_a_letter_is_a_word(void **state)
{
    (void)state;
    check_class("word", ZL_CLASS_WORD);
    check_class("A340", ZL_CLASS_WORD); /* ICU's rule status says number */
    check_class("don’t", ZL_CLASS_WORD);
    check_class("自力更生", ZL_CLASS_WORD);
    check_class("一定", ZL_CLASS_WORD);
    check_class("е", ZL_CLASS_WORD);
    check_class("3rd", ZL_CLASS_WORD);
}

static void a_token_of_digits_or_numerals_is_a_number(void **state)
{
    (void)state;
    check_class("1958", ZL_CLASS_NUMBER);
    check_class("1,234.56", ZL_CLASS_NUMBER);
    check_class("300,000", ZL_CLASS_NUMBER);
    check_class("一九五八", ZL_CLASS_NUMBER);
    check_class("三十万", ZL_CLASS_NUMBER);
    check_class("二〇", ZL_CLASS_NUMBER);
    check_class("３０", ZL_CLASS_NUMBER);
    check_class("½", ZL_CLASS_NUMBER);
}

static void all_else_is_other(void **state)
{
    (void)state;
    check_class("", ZL_CLASS_OTHER);
    check_class("。", ZL_CLASS_OTHER);
    check_class(",", ZL_CLASS_OTHER);
    check_class("——", ZL_CLASS_OTHER);
    check_class("❤️", ZL_CLASS_OTHER);
    check_class("1/2", ZL_CLASS_OTHER);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(characters_are_told_apart),
        cmocka_unit_test(a_token_with_a_letter_is_a_word),
        cmocka_unit_test(a_token_of_digits_or_numerals_is_a_number),
        cmocka_unit_test(all_else_is_other),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
