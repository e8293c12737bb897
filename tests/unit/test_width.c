/* test_width.c -- how wide text is, and where it may be cut. */
#include "base/utf8.h"
#include "text/width.h"

#include <stdio.h>
#include <unicode/ubrk.h>
#include <unicode/uvernum.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
/* after those it needs */
#include <cmocka.h>

static void check_width(const char *text, size_t wanted)
{
    size_t found = zl_width(zl_view_of(text));

    if (found != wanted)
        fail_msg("%s is %zu wide, not %zu", text, found, wanted);
}

static void widths_are_display_columns(void **state)
{
    (void)state;
    check_width("", 0);
    check_width("self-reliance", 13);
    check_width("自力更生", 8);
    check_width("，。《》", 8);
    check_width("“…”—", 4); /* ambiguous: one */
    check_width("Ａ", 2);
    check_width("ﾊ", 1);
    check_width("é", 1);
    check_width("e\xCC\x81", 1);     /* a mark above */
    check_width("自\xCC\x81", 2);    /* above Han */
    check_width("a\xE2\x80\x8Bz", 2); /* U+200B */
    check_width("한", 2);
    check_width("\xE1\x84\x92\xE1\x85\xA1\xE1\x86\xAB", 2); /* in parts */
    check_width("😀", 2);
    check_width("👩‍🔬", 2);
    check_width("👍🏽", 2);
    check_width("🇨🇳", 2);
    check_width("❤️", 2);
    check_width("❤", 1);
}

static void check_view(zl_view found, const char *wanted)
{
    if (!zl_view_is(found, wanted))
        fail_msg("found \"%.*s\", wanted \"%s\"", (int)found.size,
                 found.bytes, wanted);
}

static void a_cut_ends_at_a_grapheme(void **state)
{
    zl_view text = zl_view_of("a自e\xCC\x81👩‍🔬z");

    (void)state;
    check_view(zl_width_start(text, 0), "");
    check_view(zl_width_start(text, 1), "a");
    check_view(zl_width_start(text, 2), "a");
    check_view(zl_width_start(text, 3), "a自");
    check_view(zl_width_start(text, 4), "a自e\xCC\x81");
    check_view(zl_width_start(text, 5), "a自e\xCC\x81");
    check_view(zl_width_start(text, 99), "a自e\xCC\x81👩‍🔬z");
    check_view(zl_width_end(text, 0), "");
    check_view(zl_width_end(text, 2), "z");
    check_view(zl_width_end(text, 3), "👩‍🔬z");
    check_view(zl_width_end(text, 4), "e\xCC\x81👩‍🔬z");
    check_view(zl_width_end(text, 99), "a自e\xCC\x81👩‍🔬z");
}

static void graphemes_are_counted_from_both_ends(void **state)
{
    zl_view text = zl_view_of("a自e\xCC\x81👩‍🔬z");

    (void)state;
    assert_int_equal(zl_grapheme_count(text), 5);
    check_view(zl_grapheme_start(text, 3), "a自e\xCC\x81");
    check_view(zl_grapheme_start(text, 9), "a自e\xCC\x81👩‍🔬z");
    check_view(zl_grapheme_end(text, 2), "👩‍🔬z");
    check_view(zl_grapheme_end(text, 0), "");
    check_view(zl_grapheme_end(text, 9), "a自e\xCC\x81👩‍🔬z");
}

/* ---- against ICU ---- */

static uint32_t next_random(uint64_t *seed)
{
    *seed = *seed * UINT64_C(6364136223846793005) + 1442695040888963407u;
    return (uint32_t)(*seed >> 33);
}

/* Characters from every class of the rules, so that all pairs occur. */
static uint32_t some_character(uint64_t *seed)
{
    static const uint32_t known[] = {
        'a', ' ', '\r', '\n', 0x7F, 0xA9, 0xAD, 0x300, 0x301, 0x600,
        0x903, 0xE33, 0x1100, 0x1160, 0x11A8, 0xAC00, 0xAC01, 0x200B,
        0x200C, 0x200D, 0x2018, 0x2026, 0x2764, 0x3000, 0x302A, 0x3030,
        0x4E00, 0x9FFF, 0xFE0F, 0xFF0C, 0x1F1E6, 0x1F1FF, 0x1F3FB, 0x1F468,
        0x1F600, 0x110BD, 0xE0061,
    };
    uint32_t pick = next_random(seed);

    if (pick % 8 == 0) {
        uint32_t any = next_random(seed) % 0x20000;
        return any >= 0xD800 && any < 0xE000 ? 'x' : any;
    }
    return known[pick / 8 % (sizeof known / sizeof *known)];
}

static void check_breaks(UBreakIterator *icu, const uint32_t *characters,
                         size_t count)
{
    UErrorCode code = U_ZERO_ERROR;
    zl_str text = { 0 };
    UChar units[64];
    int32_t size = 0;
    size_t at = 0;

    for (size_t i = 0; i < count; i++) {
        UBool failed = false;
        zl_utf8_add(&text, characters[i]);
        U16_APPEND(units, size, 64, (UChar32)characters[i], failed);
        assert_false(failed);
    }
    ubrk_setText(icu, units, size, &code);
    assert_true(U_SUCCESS(code));
    for (size_t k = 1; at < text.size; k++) {
        int32_t end = ubrk_next(icu);
        zl_view start = zl_grapheme_start(zl_str_view(&text), k);
        size_t seen = 0;
        for (int32_t i = 0; i < end; seen++)
            U16_FWD_1(units, i, size);
        if (zl_utf8_count(start) != seen)
            fail_msg("grapheme %zu ends at %zu, ICU says %zu: U+%04X U+%04X",
                     k, zl_utf8_count(start), seen, characters[seen - 1],
                     seen < count ? characters[seen] : 0);
        at = start.size;
    }
    zl_str_clear(&text);
}

static void graphemes_are_those_of_icu(void **state)
{
    UErrorCode code = U_ZERO_ERROR;
    uint64_t seed = 1960;

    (void)state;
    if (U_ICU_VERSION_MAJOR_NUM != 72) {
        print_message("skipped: the rules are of Unicode 15.0\n");
        return;
    }
    UBreakIterator *icu = ubrk_open(UBRK_CHARACTER, "", NULL, 0, &code);
    assert_true(U_SUCCESS(code));
    for (int i = 0; i < 20000; i++) {
        uint32_t characters[8];
        for (size_t k = 0; k < 8; k++)
            characters[k] = some_character(&seed);
        check_breaks(icu, characters, 8);
    }
    ubrk_close(icu);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(widths_are_display_columns),
        cmocka_unit_test(a_cut_ends_at_a_grapheme),
        cmocka_unit_test(graphemes_are_counted_from_both_ends),
        cmocka_unit_test(graphemes_are_those_of_icu),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
