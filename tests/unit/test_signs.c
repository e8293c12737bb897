/* test_signs.c -- signs of fonts have the characters that are published. */
#include "base_help.h"

#include "formats/signs.h"

#include <unicode/uchar.h>

static void assert_sign(const char *font, uint32_t code, const char *name)
{
    UErrorCode failed = U_ZERO_ERROR;
    char found[80] = "";

    u_charName((UChar32)zl_sign(zl_signs_of(zl_view_of(font)), code),
               U_UNICODE_CHAR_NAME, found, sizeof found, &failed);
    assert_string_equal(found, name);
}

/* Adobe's symbol.txt, and the names in L2/12-368. */
static void signs_are_characters(void **state)
{
    (void)state;
    assert_sign("Symbol", 0xF061, "GREEK SMALL LETTER ALPHA");
    assert_sign("symbol", 0x57, "GREEK CAPITAL LETTER OMEGA");
    assert_sign("Symbol", 0xF0A3, "LESS-THAN OR EQUAL TO");
    assert_sign("Symbol", 0xF0AE, "RIGHTWARDS ARROW");
    assert_sign("Symbol", 0xF0B7, "BULLET");
    assert_sign("Symbol", 0xF0CE, "ELEMENT OF");
    assert_sign("Symbol", 0xF0FE, "RIGHT CURLY BRACKET LOWER HOOK");
    assert_sign("Wingdings", 0xF028, "BLACK TOUCHTONE TELEPHONE");
    assert_sign("Wingdings", 0xF04A, "WHITE SMILING FACE");
    assert_sign("Wingdings", 0xF05E, "ARIES");
    assert_sign("Wingdings", 0xF069, "PISCES");
    assert_sign("Wingdings", 0xF08A,
                "DINGBAT CIRCLED SANS-SERIF NUMBER TEN");
    assert_sign("Wingdings", 0xF0A7, "BLACK SMALL SQUARE");
    assert_sign("Wingdings", 0xF0C2, "CLOCK FACE TWELVE OCLOCK");
    assert_sign("Wingdings", 0xF0D5, "ERASE TO THE LEFT");
    assert_sign("Wingdings", 0xF0E0, "WIDE-HEADED RIGHTWARDS BARB ARROW");
    assert_sign("Wingdings", 0xF0FC, "CHECK MARK");
    assert_sign("Wingdings", 0xF0FE, "BALLOT BOX WITH BOLD CHECK");
}

static void other_signs_have_none(void **state)
{
    (void)state;
    assert_null(zl_signs_of(zl_view_of("Times")));
    assert_null(zl_signs_of(zl_view_of("")));
    for (uint32_t c = 0; c < 0x11000; c += c == 0x1F ? 0xE1 : 1) {
        if (c >= 0xF020 && c <= 0xF0FF)
            continue;
        assert_int_equal(zl_sign(zl_signs_of(zl_view_of("Symbol")), c), 0);
        assert_int_equal(zl_sign(zl_signs_of(zl_view_of("Wingdings")), c), 0);
    }
    assert_int_equal(zl_sign(zl_signs_of(zl_view_of("Wingdings")), 0xFF), 0);
}

/* All are characters that Unicode has, or none. */
static void all_are_characters(void **state)
{
    static const char *const fonts[] = { "Symbol", "Wingdings" };
    int none = 0;

    (void)state;
    for (int font = 0; font < 2; font++)
        for (uint32_t c = 0x20; c <= 0xFF; c++) {
            uint32_t sign = zl_sign(zl_signs_of(zl_view_of(fonts[font])), c);
            none += sign == 0;
            if (sign && (!u_isdefined((UChar32)sign) ||
                         u_charType((UChar32)sign) == U_PRIVATE_USE_CHAR))
                fail_msg("%s %X: %X", fonts[font], c, sign);
        }
    /* 0x7F to 0x9F, the apple and the last one; 0x7F and the last one */
    assert_int_equal(none, 35 + 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(signs_are_characters),
        cmocka_unit_test(other_signs_have_none),
        cmocka_unit_test(all_are_characters),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
