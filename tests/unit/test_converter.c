/* test_converter.c -- what ICU's converters are taught. */
#include "base_help.h"

#include "text/decode.h"

/* As Windows has it, and so the web; GB 18030 has a pair of bytes for it. */
static void a_euro_sign_of_windows_is_read(void **state)
{
    static const char *const names[] = { "gbk", "gb2312", "gb18030" };
    zl_str text = { 0 }, expected = { 0 };
    zl_faults faults;

    (void)state;
    for (int i = 0; i < 20000; i++) {
        zl_str_add_text(&text, i % 3 ? "\x80" : "\xD6\xD0\xA2\xE3");
        zl_str_add_text(&expected, i % 3 ? "€" : "中€");
    }
    for (int i = 0; i < 3; i++) {
        zl_str out = { 0 };
        assert_int_equal(zl_decode(&out, &faults,
                                   zl_encoding_named(zl_view_of(names[i])),
                                   zl_str_view(&text), NULL), ZILI_OK);
        assert_string_equal(zl_str_text(&out), zl_str_text(&expected));
        assert_int_equal(faults.count, 0);
        zl_str_clear(&out);
    }
    zl_str_clear(&text);
    zl_str_clear(&expected);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_euro_sign_of_windows_is_read),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
