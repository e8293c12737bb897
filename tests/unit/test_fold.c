/* test_fold.c -- the form under which variants of a word meet. */
#include "base/mem.h"
#include "base/utf8.h"
#include "text/fold.h"
#include "text/simplify.h"

#include <stdio.h>
#include <unicode/uchar.h>
#include <unicode/unorm2.h>
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

#define C ZL_FOLD_CASE
#define D ZL_FOLD_DIACRITICS
#define V ZL_FOLD_VARIANTS

static void check_as(const zl_fold *fold, unsigned what, const char *text,
                     const char *wanted)
{
    zl_str key = { 0 };

    zl_fold_add_as(fold, what, zl_view_of(text), &key);
    assert_false(key.failed);
    if (strcmp(zl_str_text(&key), wanted) != 0)
        fail_msg("%s folded as %u is %s", text, what, zl_str_text(&key));
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

/* ---- one thing at a time ---- */

static void nothing_folded_keeps_all_but_the_normal_form(void **state)
{
    check_as(*state, 0, "Self", "Self");
    check_as(*state, 0, "聶榮臻", "聶榮臻");
    check_as(*state, 0, "Ａ don’t ‐ ﬁ", "Ａ don’t ‐ ﬁ");
    check_as(*state, 0, "re\xCC\x81sume\xCC\x81", "résumé");
    check_as(*state, 0, "A\xCC\x8A \xE2\x84\xAB", "Å Å"); /* the Ångström */
    check_as(*state, 0, "q\xCC\x87\xCC\xA3", "q\xCC\xA3\xCC\x87");
    check_as(*state, 0, "", "");
}

static void case_alone_is_folded(void **state)
{
    check_as(*state, C, "Self", "self");
    check_as(*state, C, "ÅNGSTRÖM", "ångström");
    check_as(*state, C, "Straße", "strasse");
    check_as(*state, C, "ΣΟΦΟΣ", "σοφοσ");
    check_as(*state, C, "σοφός", "σοφόσ");
    check_as(*state, C, "МИР", "мир");
    check_as(*state, C, "Ａ", "ａ");
    check_as(*state, C, "聶榮臻", "聶榮臻");
    check_as(*state, C, "don’T", "don’t");
    check_as(*state, C, "ﬁ", "fi"); /* full case folding does that */
    check_as(*state, C, "İ", "i\xCC\x87");
    check_as(*state, C, "Iı", "iı");
    check_as(*state, C, "E\xCC\x81", "é");
}

static void diacritics_alone_are_folded(void **state)
{
    check_as(*state, D, "résumé", "resume");
    check_as(*state, D, "re\xCC\x81sume\xCC\x81", "resume");
    check_as(*state, D, "RÉSUMÉ", "RESUME");
    check_as(*state, D, "lǜ Đặng Łódź ø", "lu Dang Lodz o");
    check_as(*state, D, "Ελλάδα ᾳ ϊ", "Ελλαδα α ι");
    check_as(*state, D, "ёй", "еи");
    check_as(*state, D, "İıi", "Iii");
    check_as(*state, D, "Ａ\xCC\x81", "Ａ");
    check_as(*state, D, "ÆŒßþð", "ÆŒßþð");
    check_as(*state, D, "ﬁn’s 聶", "ﬁn’s 聶");
    check_as(*state, D, "\xCC\x81", "\xCC\x81"); /* on nothing */
}

static void marks_that_are_no_diacritics_stay(void **state)
{
    check_as(*state, D, "がパ", "がパ");
    check_as(*state, D, "か\xE3\x82\x99", "が");
    check_as(*state, D, "한국", "한국");
    check_as(*state, D, "हिन्दी", "हिन्दी");
    check_as(*state, D, "ไทยที่", "ไทยที่");
    check_as(*state, D, "كِتَاب", "كِتَاب");
    check_as(*state, D, "שָׁלוֹם", "שָׁלוֹם");
}

static void variants_alone_are_folded(void **state)
{
    check_as(*state, V, "聶榮臻", "聂荣臻");
    check_as(*state, V, "乾隆", "乾隆");
    check_as(*state, V, "Ａ１ ﬁ", "A1 fi");
    check_as(*state, V, "Don’t self‐x self‑x", "Don't self-x self-x");
    check_as(*state, V, "Straße", "Straße");
    check_as(*state, V, "e\xCC\x81", "é");
    check_as(*state, V, "a\xC2\xADz", "az"); /* a soft hyphen */
    check_as(*state, V, "\xE2\x80\x8B", "\xE2\x80\x8B");
    check_as(*state, V, "ｶﾞ", "ガ");
}

static void all_together_is_each_of_them(void **state)
{
    check_as(*state, C | V, "ÉＡ聶", "éa聂");
    check_as(*state, C | D, "ÅNGSTRÖM’", "angstrom’");
    check_as(*state, C | D, "İSTANBUL ısı", "istanbul isi");
    check_as(*state, C | D, "Τῷ σοφῷ", "τω σοφω");
    check_as(*state, D | V, "É聶Ｅ\xC2\xAD\xCC\x81", "E聂E");
    check_as(*state, C | D | V, "Ｅ\xCC\x81聶’ǅ", "e聂'dz");
}

/* ---- every character ---- */

/* Key the text of `text` into `key`, from new. */
static zl_view key_of(const zl_fold *fold, unsigned what, zl_view text,
                      zl_str *key)
{
    zl_str_empty(key);
    zl_fold_add_as(fold, what, text, key);
    assert_false(key->failed);
    return zl_str_view(key);
}

/* ᾳ is αι where case is folded, and α where marks are: all that is known not
 * to nest. */
static bool has_iota_below(zl_view text)
{
    UChar units[40], parts[80];
    int32_t count = 0;
    UErrorCode code = U_ZERO_ERROR;

    u_strFromUTF8(units, 40, &count, text.bytes, (int32_t)text.size, &code);
    unorm2_normalize(unorm2_getNFDInstance(&code), units, count, parts, 80,
                     &code);
    assert_true(U_SUCCESS(code));
    return u_strchr(parts, 0x345) != NULL;
}

/* A key is its own key, and what one key joins no wider key parts. */
static void check_nesting(const zl_fold *fold, zl_view text)
{
    zl_str less = { 0 }, more = { 0 }, again = { 0 };

    for (unsigned a = 0; a <= ZL_FOLD_ALL; a++) {
        zl_view key = key_of(fold, a, text, &less);
        assert_true(key.size > 0);
        for (unsigned b = a; b <= ZL_FOLD_ALL; b++) {
            if ((a & b) != a)
                continue;
            if (zl_view_same(key_of(fold, b, key, &again),
                             key_of(fold, b, text, &more)))
                continue;
            if (a == b || !has_iota_below(text))
                fail_msg("%.*s is %s as %u, and then %s, not %s, as %u",
                         (int)text.size, text.bytes, zl_str_text(&less), a,
                         zl_str_text(&again), zl_str_text(&more), b);
        }
    }
    zl_str_clear(&less);
    zl_str_clear(&more);
    zl_str_clear(&again);
}

static void what_a_key_joins_no_wider_key_parts(void **state)
{
    zl_str text = { 0 };

    for (uint32_t c = 1; c < 0x20000; c++) {
        bool plain = (c > 0x4E00 && c < 0x9F00) || (c > 0xAC00 && c < 0xF800);
        if (plain && c % 61)
            continue;
        if (c >= 0xD800 && c < 0xE000)
            continue;
        zl_str_empty(&text);
        zl_utf8_add(&text, c);
        check_nesting(*state, zl_str_view(&text));
        zl_str_add_text(&text, "\xCC\x88\xCC\xA3");
        if (c % 7 == 0)
            check_nesting(*state, zl_str_view(&text));
    }
    zl_str_clear(&text);
}

/* A letter with a stroke is known by its name. */
static void the_strokes_are_those_of_unicode(void **state)
{
    zl_str text = { 0 }, key = { 0 };

    for (uint32_t c = 0x80; c < 0xFB00; c++) {
        char name[100], wanted[2] = "";
        int letter = 0, end = 0;
        UErrorCode code = U_ZERO_ERROR;
        u_charName((UChar32)c, U_UNICODE_CHAR_NAME, name, sizeof name, &code);
        sscanf(name, "LATIN %*[A-Z] LETTER %1[A-Z] WITH %n", wanted, &end);
        letter = wanted[0];
        bool struck = end && (strcmp(name + end, "STROKE") == 0 ||
                              strcmp(name + end, "DIAGONAL STROKE") == 0);
        if (!struck)
            continue;
        wanted[0] = (char)(name[6] == 'S' ? letter + 'a' - 'A' : letter);
        zl_str_empty(&text);
        zl_utf8_add(&text, c);
        zl_view found = key_of(*state, D, zl_str_view(&text), &key);
        if (!zl_view_is(found, wanted))
            fail_msg("U+%04X %s gives %s", c, name, zl_str_text(&key));
    }
    zl_str_clear(&text);
    zl_str_clear(&key);
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
        assert_int_equal(zl_simplified(c + 0x10000), c + 0x10000);
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
    zl_str text = { 0 }, whole = { 0 };

    for (int i = 0; i < 500; i++)
        zl_str_add_text(&text, "ﷺé");
    for (unsigned what = 0; what <= ZL_FOLD_ALL; what++) {
        bool failed = true;
        key_of(*state, what, zl_str_view(&text), &whole);
        for (long n = 0; failed; n++) {
            zl_fold *fold = NULL;
            zl_str key = { 0 };
            zl_refuse_after(n);
            zili_status status = zl_fold_open(&fold, NULL);
            if (fold)
                zl_fold_add_as(fold, what, zl_str_view(&text), &key);
            zl_refuse_after(-1);
            assert_int_equal(status, n ? ZILI_OK : ZILI_ENOMEM);
            failed = status || key.failed;
            assert_true(n > 1 || failed);
            assert_true(failed || zl_view_same(zl_str_view(&key),
                                               zl_str_view(&whole)));
            zl_str_clear(&key);
            zl_fold_close(fold);
        }
    }
    zl_str_clear(&text);
    zl_str_clear(&whole);
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
        cmocka_unit_test(nothing_folded_keeps_all_but_the_normal_form),
        cmocka_unit_test(case_alone_is_folded),
        cmocka_unit_test(diacritics_alone_are_folded),
        cmocka_unit_test(marks_that_are_no_diacritics_stay),
        cmocka_unit_test(variants_alone_are_folded),
        cmocka_unit_test(all_together_is_each_of_them),
        cmocka_unit_test(what_a_key_joins_no_wider_key_parts),
        cmocka_unit_test(the_strokes_are_those_of_unicode),
        cmocka_unit_test(the_table_is_that_of_icu),
        cmocka_unit_test(a_lack_of_memory_is_told),
    };

    return cmocka_run_group_tests(tests, open_fold, close_fold);
}
