/* test_language.c -- the language of a text, and bytes that are looked for. */
#include "base_help.h"

#include "base/utf8.h"
#include "text/language.h"
#include "text/language_code.h"
#include "text/byte_set.h"
#include "text/script.h"

#include <unicode/uchar.h>
#include <unicode/uscript.h>

/* ---- languages ---- */

static void the_script_shows_the_language(void **state)
{
    (void)state;
    assert_string_equal(zl_language_of(zl_view_of("自力更生")), "zh");
    assert_string_equal(zl_language_of(zl_view_of("Self-reliance")), "en");
    assert_string_equal(zl_language_of(zl_view_of("1958. —")), "und");
    assert_string_equal(zl_language_of(zl_view_of("")), "und");
    assert_string_equal(zl_language_of(zl_view_of("聂 Nie")), "en");
    assert_string_equal(zl_language_of(zl_view_of("聂荣 Nie")), "zh");
    assert_string_equal(zl_language_of(zl_view_of("Ёлка, да! ok")), "und");
    assert_string_equal(zl_language_of(zl_view_of("αβγδ ok")), "el");
    assert_string_equal(zl_language_of(zl_view_of("สวัสดี")), "th");
    assert_string_equal(zl_language_of(zl_view_of("שלום")), "he");
    assert_string_equal(zl_language_of(zl_view_of("αЁשа ok")), "en");
}

static void assert_code(const char *tag, const char *expected)
{
    char code[ZL_CODE_SIZE];

    zl_language_code(code, zl_view_of(tag));
    assert_string_equal(code, expected);
}

static void tags_of_a_language_have_one_code(void **state)
{
    (void)state;
    assert_code("zh-Hans-CN", "zh");
    assert_code("ZH_cn", "zh");
    assert_code("zho", "zh");
    assert_code("ENG", "en");
    assert_code("yue", "yue");
    assert_code("", "");
    assert_code("-en", "");
    assert_code("interlingua", "interli");
}

/* From the first article of the declaration of human rights. */
static void kana_and_hangul_are_not_chinese(void **state)
{
    (void)state;
    assert_string_equal(zl_language_of(zl_view_of(
                            "すべての人間は、生まれながらにして自由であり、"
                            "かつ、尊厳と権利とについて平等である。")),
                        "ja");
    assert_string_equal(zl_language_of(zl_view_of(
                            "모든 인간은 태어날 때부터 자유로우며 그 존엄과 "
                            "권리에 있어 동등하다.")),
                        "ko");
    assert_string_equal(
        zl_language_of(zl_view_of("人人生而自由，在尊严和权利上一律平等。")),
        "zh");
    assert_string_equal(zl_language_of(zl_view_of("東京大学の歴史")), "ja");
    assert_string_equal(zl_language_of(zl_view_of("大韓民國의憲法")), "ko");
    assert_string_equal(zl_language_of(zl_view_of("ﾃｽﾄ・テスト")), "ja");
    /* A word of Japanese in a Chinese text. */
    assert_string_equal(zl_language_of(zl_view_of(
                            "他说的“さくら”是日语里樱花的意思，每年春天都有"
                            "许多人去公园里看花。")),
                        "zh");
}

static bool has_script(uint32_t c, UScriptCode script)
{
    UErrorCode code = U_ZERO_ERROR;

    return uscript_getScript((UChar32)c, &code) == script;
}

static bool is_east_asian(uint32_t c)
{
    return has_script(c, USCRIPT_HAN) || has_script(c, USCRIPT_HIRAGANA) ||
           has_script(c, USCRIPT_KATAKANA) ||
           has_script(c, USCRIPT_HANGUL) || has_script(c, USCRIPT_BOPOMOFO);
}

/* Scripts that are those of one language. */
static const char *const of_one[][2] = {
    { "Thai", "th" },      { "Greek", "el" },    { "Hebrew", "he" },
    { "Armenian", "hy" },  { "Georgian", "ka" }, { "Khmer", "km" },
    { "Lao", "lo" },       { "Sinhala", "si" },  { "Tamil", "ta" },
    { "Telugu", "te" },    { "Kannada", "kn" },  { "Malayalam", "ml" },
    { "Gujarati", "gu" },  { "Gurmukhi", "pa" }, { "Oriya", "or" },
    { "Thaana", "dv" },
};
enum { OF_ONE = sizeof of_one / sizeof *of_one };

/* The language, if a script is that of one; else "und". */
static const char *slow_name(const char *script)
{
    for (size_t i = 0; i < OF_ONE; i++)
        if (strcmp(script, of_one[i][0]) == 0)
            return of_one[i][1];
    return "und";
}

/* Character by character, as ICU says what each is. */
static const char *slow_language(zl_view text)
{
    size_t wide = 0, kana = 0, hangul = 0, latin = 0, und = 0;
    size_t others[OF_ONE] = { 0 };

    for (size_t at = 0; at < text.size;) {
        UErrorCode code = U_ZERO_ERROR;
        uint32_t c = zl_utf8_next(text, &at);
        UScriptCode script = uscript_getScript((UChar32)c, &code);
        const char *name = slow_name(uscript_getName(script));
        wide += is_east_asian(c);
        kana += has_script(c, USCRIPT_HIRAGANA) ||
                has_script(c, USCRIPT_KATAKANA);
        hangul += has_script(c, USCRIPT_HANGUL);
        latin += has_script(c, USCRIPT_LATIN);
        for (int i = 0; i < OF_ONE; i++)
            others[i] += strcmp(name, of_one[i][1]) == 0;
        und += zl_is_letter(c) && strcmp(name, "und") == 0 &&
               !is_east_asian(c) && script > USCRIPT_INHERITED &&
               script != USCRIPT_LATIN;
    }
    size_t most = 2 * wide > latin ? 2 * wide : latin;
    const char *found = most == 0 ? "und" : "en";
    if (2 * wide > latin)
        found = 8 * hangul >= wide && hangul > kana ? "ko"
                : 8 * kana >= wide                  ? "ja"
                                                    : "zh";
    for (int i = 0; i < OF_ONE; i++)
        if (others[i] > most) {
            most = others[i];
            found = of_one[i][1];
        }
    return und > most ? "und" : found;
}

/* Behind so many letters that it alone decides. */
static void check_character(uint32_t c)
{
    for (size_t letters = 0; letters < 3; letters++) {
        zl_str text = { 0 };
        zl_str_add_text(&text, letters == 2 ? "ab" : letters ? "中" : "");
        zl_utf8_add(&text, c);
        zl_str_add_text(&text, letters == 1 ? "a" : "");
        if (strcmp(zl_language_of(zl_str_view(&text)),
                   slow_language(zl_str_view(&text))) != 0)
            fail_msg("U+%04X is taken for another script", c);
        zl_str_clear(&text);
    }
}

static void every_character_counts_for_its_script(void **state)
{
    (void)state;
    for (uint32_t c = 0; c < 0x32000; c++)
        if (c < 0xD800 || c > 0xDFFF)
            check_character(c);
}

/* Texts about as long as a block, in which the two scripts are even. */
static void texts_of_every_size_are_counted_right(void **state)
{
    static const uint32_t characters[] = {
        '.',   '1',    0x2019, 0x4E2D,  'a',     'z',    0x4DC0, 0x4DBF,
        0xE9,  0x3005, 0x9FFF, 0x4E00,  0x20000, 'Z',    0x3002, '@',
        '`',   '[',    '{',    0x1D400, 0x3042,  0x30AB, 0xAC00, 0x3B1,
        0x42F, 0x5D0,  0xE01,  0x531,   0x10D0,  0xB95,  0x3105,
    };
    uint32_t seed = 1960;

    (void)state;
    for (int i = 0; i < 40000; i++) {
        zl_str text = { 0 };
        size_t size = next_random(&seed) % 200;
        size_t kinds = i % 2 ? 20 : 29;
        long han = 0;
        for (size_t k = 0; k < size; k++) {
            uint32_t c = characters[next_random(&seed) % kinds];
            han += zl_is_han(c) ? 2 : zl_is_latin(c) ? -1 : 0;
            zl_utf8_add(&text, c);
        }
        for (long k = han - (long)(next_random(&seed) % 3); k > 0; k--)
            zl_str_add_byte(&text, 'x');
        assert_string_equal(zl_language_of(zl_str_view(&text)),
                            slow_language(zl_str_view(&text)));
        zl_str_clear(&text);
    }
}

/* ---- characters, as ICU knows them ---- */

static void what_is_known_by_heart_is_what_icu_says(void **state)
{
    (void)state;
    for (uint32_t c = 0; c < 0x110000; c++) {
        assert_true(zl_has_category(c, U_MASK(u_charType((UChar32)c))));
        assert_false(zl_has_category(c, ~U_MASK(u_charType((UChar32)c))));
        assert_int_equal(zl_is_blank(c), u_isUWhiteSpace((UChar32)c));
        assert_int_equal(zl_is_upper(c), u_isUUppercase((UChar32)c));
        assert_int_equal(zl_is_lower(c), u_isULowercase((UChar32)c));
        assert_int_equal(zl_is_latin(c), has_script(c, USCRIPT_LATIN));
        assert_int_equal(zl_is_han(c), has_script(c, USCRIPT_HAN));
    }
}

/* ---- bytes ---- */

/* From `from` on, in steps of any size. */
static void check_walk(const zl_byte_set *set, zl_view text, size_t from,
                       uint32_t *seed)
{
    zl_byte_walk walk = zl_byte_walk_begin(set, text);

    for (size_t at = from; at <= text.size;) {
        size_t slow = at;
        while (slow < text.size && !set->has[(uint8_t)text.bytes[slow]])
            slow++;
        assert_int_equal(zl_byte_walk_next(&walk, at), slow);
        at = next_random(seed) % 2 ? slow + 1 : at + next_random(seed) % 80;
    }
}

static void check_set(const bool bytes[256], uint32_t *seed)
{
    char text[400];
    zl_byte_set set;

    zl_byte_set_make(&set, bytes);
    for (size_t i = 0; i < sizeof text; i++)
        text[i] = (char)next_random(seed);
    for (size_t size = 0; size < sizeof text; size += 1 + size / 5)
        for (size_t at = 0; at <= size; at += 1 + at / 3) {
            check_walk(&set, (zl_view){ text, size }, at, seed);
            zl_byte_set scalar = set;
            scalar.search = zl_byte_search_scalar;
            check_walk(&scalar, (zl_view){ text, size }, at, seed);
        }
}

static void bytes_of_any_set_are_found(void **state)
{
    uint32_t seed = 5;

    (void)state;
    for (int round = 0; round < 600; round++) {
        bool bytes[256] = { false };
        uint32_t few = round % 3 ? 1 + next_random(&seed) % 12 : 256;
        for (uint32_t i = 0; i < few && round; i++)
            bytes[next_random(&seed) % 256] = true;
        for (size_t i = 0; i < 256 && round % 5 == 4; i++)
            bytes[i] = i < 0x80 || (i & 0x1F) == 3;
        check_set(bytes, &seed);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_script_shows_the_language),
        cmocka_unit_test(tags_of_a_language_have_one_code),
        cmocka_unit_test(kana_and_hangul_are_not_chinese),
        cmocka_unit_test(every_character_counts_for_its_script),
        cmocka_unit_test(texts_of_every_size_are_counted_right),
        cmocka_unit_test(what_is_known_by_heart_is_what_icu_says),
        cmocka_unit_test(bytes_of_any_set_are_found),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
