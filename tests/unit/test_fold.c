/* test_fold.c -- the form under which variants of a word meet. */
#include "base/mem.h"
#include "base/utf8.h"
#include "text/fold.h"
#include "text/simplify.h"

#include <stdio.h>
#include <unicode/ustring.h>
#include <unicode/utrans.h>
#include <unicode/uvernum.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
/* after those it needs */
#include <cmocka.h>

static int open_fold(void **state)
{
    return zl_fold_open((zl_fold **)state, NULL) == ZILI_OK ? 0 : -1;
}

static int close_fold(void **state)
{
    zl_fold_close(*state);
    return 0;
}

static void check(const zl_fold *fold, const char *text, const char *wanted)
{
    zl_str key = { 0 };

    zl_fold_add(fold, zl_view_of(text), &key);
    assert_false(key.failed);
    assert_string_equal(zl_str_text(&key), wanted);
    zl_str_clear(&key);
}

static void case_and_width_and_compatibility_are_folded(void **state)
{
    check(*state, "Self", "self");
    check(*state, "Ａ１，", "a1,");
    check(*state, "Straße", "strasse");
    check(*state, "ﬁn", "fin");
    check(*state, "ÉCOLE", "école");
    check(*state, "e\xCC\x81", "é"); /* two characters */
    check(*state, "", "");
}

static void diacritics_are_kept(void **state)
{
    check(*state, "résumé", "résumé");
    check(*state, "Lǜ", "lǜ");
}

static void traditional_and_simplified_meet(void **state)
{
    check(*state, "聶榮臻", "聂荣臻");
    check(*state, "自力更生", "自力更生");
    check(*state, "獨立自主", "独立自主");
    check(*state, "Ａ聶", "a聂");
    check(*state, "其餘", "其余");
}

static void what_one_character_cannot_tell_is_left(void **state)
{
    check(*state, "乾隆", "乾隆");
    check(*state, "著作", "著作");
    check(*state, "着", "着");
}

static void apostrophes_meet(void **state)
{
    check(*state, "don’t", "don't");
    check(*state, "Don't", "don't");
    check(*state, "É’", "é'");
}

static void a_text_of_ignorable_characters_has_a_key(void **state)
{
    check(*state, "\xE2\x80\x8B", "\xE2\x80\x8B"); /* U+200B */
    check(*state, "a\xC2\xADz", "az");             /* a soft hyphen */
}

static void keys_are_appended(void **state)
{
    zl_str key = { 0 };

    zl_fold_add(*state, zl_view_of("A"), &key);
    zl_fold_add(*state, zl_view_of("É"), &key);
    zl_fold_add(*state, zl_view_of("Ab\xCC\x81"), &key);
    assert_string_equal(zl_str_text(&key), "aéab\xCC\x81");
    zl_str_clear(&key);
}

/* U+FDFA alone becomes eighteen characters. */
static void a_long_text_is_folded_whole(void **state)
{
    zl_str text = { 0 }, key = { 0 };

    for (int i = 0; i < 5000; i++)
        zl_utf8_add(&text, 0xFDFA);
    zl_fold_add(*state, zl_str_view(&text), &key);
    assert_false(key.failed);
    assert_int_equal(zl_utf8_count(zl_str_view(&key)), 5000 * 18);
    zl_str_clear(&text);
    zl_str_clear(&key);
}

/* Every character alone: its key must be its own key. */
static void a_key_is_its_own_key(void **state)
{
    zl_str text = { 0 }, key = { 0 }, again = { 0 };

    for (uint32_t c = 1; c < 0x30000; c++) {
        if (c >= 0xD800 && c < 0xE000)
            continue;
        zl_str_empty(&text);
        zl_str_empty(&key);
        zl_str_empty(&again);
        zl_utf8_add(&text, c);
        zl_fold_add(*state, zl_str_view(&text), &key);
        zl_fold_add(*state, zl_str_view(&key), &again);
        if (!zl_view_same(zl_str_view(&key), zl_str_view(&again)))
            fail_msg("U+%04X gives %s and that %s", c, zl_str_text(&key),
                     zl_str_text(&again));
    }
    zl_str_clear(&text);
    zl_str_clear(&key);
    zl_str_clear(&again);
}

/* The table against the transliterator it was taken from. */
static void the_table_is_that_of_icu(void **state)
{
    UErrorCode code = U_ZERO_ERROR;

    (void)state;
    if (U_ICU_VERSION_MAJOR_NUM != 72) {
        print_message("skipped: the table is of ICU 72\n");
        return;
    }
    UTransliterator *icu = utrans_openU(u"Traditional-Simplified", -1,
                                        UTRANS_FORWARD, NULL, 0, NULL, &code);
    assert_true(U_SUCCESS(code));
    for (uint32_t c = 0x3400; c < 0xA000; c++) {
        UChar units[8] = { (UChar)c };
        int32_t count = 1, limit = 1;
        uint32_t found = zl_simplified(c);
        utrans_transUChars(icu, units, &count, 8, 0, &limit, &code);
        bool left_out = c == 0x4E7E || c == 0x8457 || c == 0x82CE ||
                        c == 0x85B4; /* 乾 著 苎 薴 */
        if (!left_out && found != (count == 1 ? units[0] : c))
            fail_msg("U+%04X gives U+%04X", c, found);
        assert_int_equal(zl_simplified(found), found);
    }
    utrans_close(icu);
}

static void a_lack_of_memory_is_told(void **state)
{
    zl_str text = { 0 };

    for (int i = 0; i < 200; i++)
        zl_str_add_text(&text, "ﷺ");
    for (long n = 0; n < 4; n++) {
        zl_fold *fold = NULL;
        zl_str key = { 0 };
        zl_refuse_after(n);
        zili_status status = zl_fold_open(&fold, NULL);
        if (fold)
            zl_fold_add(fold, zl_str_view(&text), &key);
        zl_refuse_after(-1);
        assert_int_equal(status, n ? ZILI_OK : ZILI_ENOMEM);
        assert_true(n == 0 || key.failed);
        zl_str_clear(&key);
        zl_fold_close(fold);
    }
    zl_str_clear(&text);
    (void)state;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(case_and_width_and_compatibility_are_folded),
        cmocka_unit_test(diacritics_are_kept),
        cmocka_unit_test(traditional_and_simplified_meet),
        cmocka_unit_test(what_one_character_cannot_tell_is_left),
        cmocka_unit_test(apostrophes_meet),
        cmocka_unit_test(a_text_of_ignorable_characters_has_a_key),
        cmocka_unit_test(keys_are_appended),
        cmocka_unit_test(a_long_text_is_folded_whole),
        cmocka_unit_test(a_key_is_its_own_key),
        cmocka_unit_test(the_table_is_that_of_icu),
        cmocka_unit_test(a_lack_of_memory_is_told),
    };

    return cmocka_run_group_tests(tests, open_fold, close_fold);
}
