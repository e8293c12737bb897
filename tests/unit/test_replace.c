/* test_replace.c -- bytes that are no text, beside what ICU makes of them. */
#include "base_help.h"

#include "text/replace.h"

#include <unicode/ustring.h>

static uint32_t seed = 77;

static zl_view view_of_bytes(const void *bytes, size_t size)
{
    return (zl_view){ bytes, size };
}

/* Everything at once. */
static zl_replacer replace_all(zl_view raw, zl_str *text)
{
    zl_replacer replacer = { .name = "f", .lenient = true };
    size_t taken;

    assert_int_equal(zl_replacer_add(&replacer, raw, true, text, &taken, NULL),
                     ZILI_OK);
    assert_int_equal(taken, raw.size);
    assert_true(zl_is_sound(zl_str_view(text)));
    return replacer;
}

static void assert_becomes(zl_view raw, const char *wanted, uint64_t count)
{
    zl_str text = { 0 };
    zl_replacer replacer = replace_all(raw, &text);

    assert_string_equal(zl_str_text(&text), wanted);
    assert_int_equal(text.size, strlen(wanted));
    assert_int_equal(replacer.replaced, count);
    assert_int_equal(count == 0, zl_is_sound(raw));
    zl_str_clear(&text);
}

#define BECOMES(raw, wanted, count) \
    assert_becomes(view_of_bytes(raw, sizeof(raw) - 1), wanted, count)
#define R "\uFFFD"

/* The Unicode Standard 15.0, section 3.9, tables 3-8 to 3-11. */
static void the_tables_of_the_standard_hold(void **state)
{
    (void)state;
    BECOMES("\xC0\xAF\xE0\x80\xBF\xF0\x81\x82" "A", R R R R R R R R "A", 8);
    BECOMES("\xED\xA0\x80\xED\xBF\xBF\xED\xAF" "A", R R R R R R R R "A", 8);
    BECOMES("\xF4\x91\x92\x93\xFF" "A" "\x80\xBF" "B", R R R R R "A" R R "B",
            7);
    BECOMES("\xE1\x80\xE2\xF0\x91\x92\xF1\xBF" "A", R R R R "A", 4);
}

static void sound_text_stays(void **state)
{
    (void)state;
    BECOMES("", "", 0);
    BECOMES("a", "a", 0);
    BECOMES("自力更生 😀 \xEF\xBF\xBD\n", "自力更生 😀 \xEF\xBF\xBD\n", 0);
    BECOMES("\x01\x7F\xC2\x80\xED\x9F\xBF\xEE\x80\x80\xF4\x8F\xBF\xBF",
            "\x01\x7F\xC2\x80\xED\x9F\xBF\xEE\x80\x80\xF4\x8F\xBF\xBF", 0);
}

static void zero_bytes_and_cut_characters_are_replaced(void **state)
{
    (void)state;
    BECOMES("\0", R, 1);
    BECOMES("a\0\0b\0", "a" R R "b" R, 3);
    BECOMES("\xE8\x87\0x", R R "x", 2);
    BECOMES("自\xE5\x8A", "自" R, 1);
    BECOMES("\xF0\x9F\x98", R, 1);
    BECOMES("\xF0", R, 1);
    BECOMES("\xE0\xE0\xA0", R R, 2);
}

/* ---- beside ICU ---- */

/* Bytes of which about half are faults. */
static size_t random_bytes(uint8_t bytes[40], bool zeros)
{
    static const uint8_t edges[] = { 0x00, 0x41, 0x7F, 0x80, 0x8F, 0x90, 0x9F,
                                     0xA0, 0xBF, 0xC0, 0xC1, 0xC2, 0xDF, 0xE0,
                                     0xE1, 0xEC, 0xED, 0xEE, 0xEF, 0xF0, 0xF1,
                                     0xF3, 0xF4, 0xF5, 0xFF, 0x0A };
    size_t size = next_random(&seed) % 40;

    for (size_t i = 0; i < size; i++) {
        bytes[i] = edges[next_random(&seed) % sizeof edges];
        if (next_random(&seed) % 3 == 0)
            bytes[i] = (uint8_t)(0x80 | (next_random(&seed) & 0x3F));
        if (!zeros && bytes[i] == 0)
            bytes[i] = 'z';
    }
    return size;
}

static void random_bytes_become_what_icu_makes_of_them(void **state)
{
    (void)state;
    for (int round = 0; round < 20000; round++) {
        uint8_t bytes[40];
        UChar wide[80];
        char back[200];
        int32_t wide_size, back_size, count;
        UErrorCode code = U_ZERO_ERROR;
        zl_str text = { 0 };
        size_t size = random_bytes(bytes, false);

        u_strFromUTF8WithSub(wide, 80, &wide_size, (const char *)bytes,
                             (int32_t)size, 0xFFFD, &count, &code);
        u_strToUTF8(back, sizeof back, &back_size, wide, wide_size, &code);
        assert_true(U_SUCCESS(code));
        zl_replacer replacer = replace_all(view_of_bytes(bytes, size), &text);
        assert_int_equal(replacer.replaced, count);
        assert_int_equal(text.size, back_size);
        assert_memory_equal(zl_str_text(&text), back, text.size);
        zl_str_clear(&text);
    }
}

/* ---- in parts ---- */

/* The same, a few bytes at a time; what is not taken comes again. */
static zl_replacer replace_in_parts(zl_view raw, zl_str *text)
{
    zl_replacer replacer = { .name = "f", .lenient = true };
    size_t at = 0, end = 0, taken;

    while (end < raw.size || at < end) {
        end += 1 + next_random(&seed) % 3;
        end = end < raw.size ? end : raw.size;
        bool last = end == raw.size;
        assert_int_equal(zl_replacer_add(&replacer, zl_view_cut(raw, at, end),
                                         last, text, &taken, NULL),
                         ZILI_OK);
        at += taken;
        assert_true(end - at <= (last ? 0 : 3));
    }
    return replacer;
}

static void parts_make_no_difference(void **state)
{
    (void)state;
    for (int round = 0; round < 5000; round++) {
        uint8_t bytes[40];
        zl_view raw = { (char *)bytes, random_bytes(bytes, true) };
        zl_str whole = { 0 }, parts = { 0 };
        zl_replacer one = replace_all(raw, &whole);
        zl_replacer two = replace_in_parts(raw, &parts);

        assert_string_equal(zl_str_text(&whole), zl_str_text(&parts));
        assert_int_equal(one.replaced, two.replaced);
        assert_int_equal(one.first.byte, two.first.byte);
        assert_int_equal(one.first.line, two.first.line);
        assert_int_equal(one.bytes, two.bytes);
        assert_int_equal(one.lines, two.lines);
        zl_str_clear(&whole);
        zl_str_clear(&parts);
    }
}

/* ---- what is said ---- */

static void assert_refused(zl_view raw, const char *words)
{
    zl_replacer replacer = { .name = "f.txt" };
    zl_str text = { 0 };
    zili_error err = { 0 };
    size_t taken;

    assert_int_equal(zl_replacer_add(&replacer, raw, true, &text, &taken, &err),
                     ZILI_EFORMAT);
    if (!strstr(err.text, words))
        fail_msg("\"%s\" does not say \"%s\"", err.text, words);
    zl_str_clear(&text);
}

#define REFUSED(raw, words) \
    assert_refused(view_of_bytes(raw, sizeof(raw) - 1), words)

static void a_fault_is_told_with_its_place(void **state)
{
    (void)state;
    REFUSED("one\ntwo \xFF", "f.txt is not valid UTF-8: byte 8, in line 2.");
    REFUSED("\xED\xA0\x80", "byte 0, in line 1.");
    REFUSED("one, two\n\nthree\0four", "f.txt is no text: byte 15, in line 3, "
                                       "is zero.");
    REFUSED("one, two\n\xE8\x87", "byte 9, in line 2.");
    REFUSED("a\0b\0", "looks like UTF-16");
    REFUSED("\xFF\xFE" "a\0b\0", "looks like UTF-16");
}

static void keep_note(void *user, const char *sentence)
{
    snprintf(user, 200, "%s", sentence);
}

static void what_was_replaced_is_told_once(void **state)
{
    zl_str text = { 0 };
    char note[200] = "";
    zl_replacer replacer = replace_all(zl_view_of("a\nb\xFF\xFE\n"), &text);

    (void)state;
    assert_int_equal(zl_replacer_tell(&replacer, NULL, NULL, NULL), ZILI_OK);
    assert_int_equal(zl_replacer_tell(&replacer, keep_note, note, NULL),
                     ZILI_OK);
    assert_string_equal(note, "f: no text, replaced by U+FFFD: 2; the first "
                              "is byte 3, in line 2");
    replacer.replaced = 0;
    note[0] = 0;
    assert_int_equal(zl_replacer_tell(&replacer, keep_note, note, NULL),
                     ZILI_OK);
    assert_string_equal(note, "");
    zl_str_clear(&text);
}

/* A file of faults takes no longer than any other. */
static void many_faults_take_no_time(void **state)
{
    size_t size = (size_t)1 << 22;
    char *bytes = malloc(size);
    zl_str text = { 0 };

    (void)state;
    for (size_t i = 0; i < size; i++)
        bytes[i] = i % 3 ? i % 3 == 1 ? '\xFF' : '\n' : 0;
    zl_replacer replacer = replace_all(view_of_bytes(bytes, size), &text);
    assert_int_equal(replacer.replaced, size - size / 3);
    zl_str_clear(&text);
    free(bytes);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_tables_of_the_standard_hold),
        cmocka_unit_test(sound_text_stays),
        cmocka_unit_test(zero_bytes_and_cut_characters_are_replaced),
        cmocka_unit_test(random_bytes_become_what_icu_makes_of_them),
        cmocka_unit_test(parts_make_no_difference),
        cmocka_unit_test(a_fault_is_told_with_its_place),
        cmocka_unit_test(what_was_replaced_is_told_once),
        cmocka_unit_test(many_faults_take_no_time),
    };

    return cmocka_run_group_tests_name("replace", tests, NULL, NULL);
}
