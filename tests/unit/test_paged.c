/* test_paged.c -- what zili-pdf says is read, and nothing of it believed. */
#include "stream_help.h"

#include "base/mem.h"
#include "formats/paged.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

static zl_str whole(void)
{
    zl_str out = { 0 };

    put_magic(&out);
    put_datum(&out, "title", "Self-reliance");
    put_page(&out, "iv");
    put_font(&out, 10, "Times-Roman");
    put_font(&out, 12, "Times-Bold");
    put_line(&out, 0, 10, 72, 100, "The first line");
    put_line(&out, 1, 12, 72, 112, "and");
    put_word(&out, 0, ZL_PDF_GLUED, (int[]){ 90, 112, 100, 124 },
             zl_view_of("other"));
    put_page(&out, "1");
    put_line(&out, 0, 10, 72, 100, "自力更生");
    put_end(&out, 3, 2);
    return out;
}

static void read_whole(zl_paged *paged)
{
    zl_str stream = whole();

    assert_int_equal(zl_paged_read(paged, zl_str_view(&stream), NULL),
                     ZILI_OK);
    zl_str_clear(&stream);
}

static void pages_lines_and_words_are_read(void **state)
{
    zl_str stream = whole();
    zl_paged paged = { .refused = 0 };

    (void)state;
    assert_int_equal(zl_paged_read(&paged, zl_str_view(&stream), NULL),
                     ZILI_OK);
    assert_int_equal(paged.pages.count, 2);
    assert_int_equal(paged.lines.count, 3);
    assert_int_equal(paged.words.count, 6);
    assert_int_equal(paged.faults, 2);
    assert_true(zl_view_is(paged.pages.items[0].label, "iv"));
    assert_true(zl_view_is(paged.data.items[0].value, "Self-reliance"));
    assert_int_equal(paged.pages.items[0].end, 2);
    assert_int_equal(paged.lines.items[1].end, 5);
    assert_int_equal(paged.lines.items[1].box.right, 10000);
    assert_int_equal(paged.lines.items[1].box.bottom, 12400);
    assert_true(paged.words.items[4].glued);
    assert_false(paged.words.items[3].glued);
    assert_true(paged.fonts.items[1].bold);
    assert_false(paged.fonts.items[0].bold);
    assert_true(
        zl_view_is(zl_paged_text(&paged, &paged.words.items[5]), "自力更生"));
    zl_paged_clear(&paged);
    zl_str_clear(&stream);
}

static void assert_clean(const char *word, const char *expected,
                         uint64_t symbols)
{
    zl_str out = { 0 };
    uint64_t letters = 0, found = 0;

    zl_paged_add_clean(&out, zl_view_of(word), &letters, &found);
    assert_string_equal(zl_str_text(&out), expected);
    assert_int_equal(found, symbols);
    assert_int_equal(letters + found, zl_utf8_count(zl_view_of(word)));
    zl_str_clear(&out);
}

static void fonts_characters_become_those_of_texts(void **state)
{
    (void)state;
    assert_clean("o\uFB03ce \uFB01t", "office fit", 0);
    /* Radicals of Kangxi, as some programs have them: U+2F00 is 一, U+2F64 is
     * 用 (Unicode, NormalizationTest.txt). */
    assert_clean("\u2F00\u2F64", "一用", 0);
    assert_clean("\uF0B7", "•", 0);
    assert_clean("na\u0131\u0308ve \u0237\u030C", "nai\u0308ve j\u030C", 0);
    assert_clean("\u0131s\u0131", "\u0131s\u0131", 0);
    assert_clean("a\uE123\x01z\uFFFD", "a\uFFFD\uFFFDz\uFFFD", 3);
    /* Places of T1, the encoding of TeX agreed on in Cork. */
    assert_clean("di\x1B"
                 "erent \x10"
                 "a\x11",
                 "different “a”", 0);
}

static void words_without_a_character_are_none(void **state)
{
    zl_str stream = { 0 };
    zl_paged paged = { .refused = 0 };

    (void)state;
    put_magic(&stream);
    put_page(&stream, "");
    put_font(&stream, 10, "F");
    put_line(&stream, 0, 10, 0, 0, "\uE001 \u3000 a");
    put_end(&stream, 1, 0);
    assert_int_equal(zl_paged_read(&paged, zl_str_view(&stream), NULL),
                     ZILI_OK);
    assert_int_equal(paged.words.count, 1);
    assert_int_equal(paged.lines.count, 1);
    assert_int_equal(paged.symbols, 1);
    zl_paged_clear(&paged);
    zl_str_clear(&stream);
}

static void assert_wrong(zl_str *stream, const char *part)
{
    zl_paged paged = { .refused = 0 };
    zili_error err = { 0 };

    assert_int_equal(zl_paged_read(&paged, zl_str_view(stream), &err),
                     ZILI_EFORMAT);
    if (!strstr(err.text, part))
        fail_msg("%s", err.text);
    zl_str_clear(stream);
}

static void what_breaks_its_form_is_refused(void **state)
{
    const zl_view a = { "a", 1 };
    zl_str out = { 0 };

    (void)state;
    zl_str_add_text(&out, "%PDF-1.4");
    assert_wrong(&out, "another form");
    put_magic(&out);
    put_font(&out, 10, "F");
    put_word(&out, 0, 0, (int[]){ 0, 0, 1, 1 }, a); /* on no page */
    assert_wrong(&out, "no record");
    put_magic(&out);
    put_page(&out, "");
    put_word(&out, 0, 0, (int[]){ 0, 0, 1, 1 }, a); /* in no font */
    assert_wrong(&out, "no record");
    put_magic(&out);
    put_page(&out, "");
    put_font(&out, 10, "F");
    put_word(&out, 0, 0, (int[]){ 2, 0, 1, 1 }, a); /* a box inside out */
    assert_wrong(&out, "no record");
    put_magic(&out);
    put_page(&out, "\xFF");
    assert_wrong(&out, "no record");
    put_magic(&out);
    put_head(&out, ZL_PDF_REFUSED, 1);
    zl_str_add_byte(&out, 9);
    assert_wrong(&out, "no record");
    put_magic(&out);
    put_end(&out, 0, 0);
    zl_str_add_byte(&out, 'x');
    assert_wrong(&out, "behind its end");
}

static void every_cut_is_refused(void **state)
{
    zl_str stream = whole();

    (void)state;
    for (size_t size = 0; size < stream.size; size++) {
        zl_paged paged = { .refused = 0 };
        assert_int_equal(
            zl_paged_read(&paged, zl_view_cut(zl_str_view(&stream), 0, size),
                          NULL),
            ZILI_EFORMAT);
        assert_int_equal(paged.words.count, 0);
    }
    zl_str_clear(&stream);
}

static void every_flipped_bit_is_survived(void **state)
{
    zl_str stream = whole();

    (void)state;
    for (size_t bit = 0; bit < 8 * stream.size; bit++) {
        zl_paged paged = { .refused = 0 };
        stream.bytes[bit / 8] ^= (char)(1 << bit % 8);
        if (!zl_paged_read(&paged, zl_str_view(&stream), NULL))
            for (size_t i = 0; i < paged.words.count; i++)
                assert_true(paged.words.items[i].font < paged.fonts.count);
        zl_paged_clear(&paged);
        stream.bytes[bit / 8] ^= (char)(1 << bit % 8);
    }
    zl_str_clear(&stream);
}

static void every_lack_of_memory_is_survived(void **state)
{
    zl_str stream = whole();
    zili_status status = ZILI_ENOMEM;
    long n = 0;

    (void)state;
    for (; status; n++) {
        zl_paged paged = { .refused = 0 };
        zl_refuse_after(n);
        status = zl_paged_read(&paged, zl_str_view(&stream), NULL);
        zl_refuse_after(-1);
        assert_true(!status || status == ZILI_ENOMEM);
        zl_paged_clear(&paged);
    }
    assert_true(n > 5);
    zl_str_clear(&stream);
}

static void it_can_be_read_again(void **state)
{
    zl_paged paged = { .refused = 0 };

    (void)state;
    for (int i = 0; i < 2; i++) {
        zl_paged_clear(&paged);
        read_whole(&paged);
        assert_int_equal(paged.words.count, 6);
    }
    zl_paged_clear(&paged);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pages_lines_and_words_are_read),
        cmocka_unit_test(fonts_characters_become_those_of_texts),
        cmocka_unit_test(words_without_a_character_are_none),
        cmocka_unit_test(what_breaks_its_form_is_refused),
        cmocka_unit_test(every_cut_is_refused),
        cmocka_unit_test(every_flipped_bit_is_survived),
        cmocka_unit_test(every_lack_of_memory_is_survived),
        cmocka_unit_test(it_can_be_read_again),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
