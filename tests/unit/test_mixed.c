/* test_mixed.c -- files in two encodings, or in one that is not certain. */
#include "encoding_help.h"

static void doubt_is_told(void **state)
{
    (void)state;
    assert_refused("\xD6\xD0", 2, "--encoding gb18030");
    assert_refused("\x80\x81\xFF\xFE\x8D\x9D", 6, "byte 0, in line 1");
    assert_refused("\xE4\xB8\xAD\xE4\xB8\xAD\xE6\x96\x87 \xE4\xB8\n", 12,
                   "not valid UTF-8: byte 10");
}

static void mixed_files_are_found(void **state)
{
    zl_str gb = encode(CHINESE, "GB18030"), both = { 0 };
    char words[80];

    (void)state;
    zl_str_add_text(&both, CHINESE);
    snprintf(words, sizeof words, "UTF-8 and gb18030: they change at byte %zu",
             both.size);
    zl_str_add(&both, zl_str_view(&gb));
    assert_refused(both.bytes, both.size, words);
    zl_str_empty(&both);
    zl_str_add(&both, zl_str_view(&gb));
    zl_str_add_text(&both, CHINESE);
    snprintf(words, sizeof words, "at byte %zu, in line 3", gb.size);
    assert_refused(both.bytes, both.size, words);
    zl_str_clear(&both);
    zl_str_clear(&gb);
}

static void words_of_another_encoding_are_found(void **state)
{
    zl_str text = { 0 };

    (void)state;
    zl_str_add_text(&text, "name;place\nCaf\xE9 de la R\xE9publique, o\xF9 "
                           "l'\xE9t\xE9 \xE9tait pass\xE9;Orléans, près "
                           "d'ici\nFran\xE7ois;Saint-Étienne\n");
    assert_refused(text.bytes, text.size,
                   "UTF-8 and windows-1252: they change at byte 14, in line "
                   "2");
    zl_str_clear(&text);
}

/* "её" in KOI8 and "ТБ" in ISO 8859-5 are UTF-8, too. */
static void utf8_by_chance_is_none(void **state)
{
    static const char *const lines[] = { "КБ", "МБ", "байт", "байта", "ТБ",
                                         "неверная кодировка" };
    zl_str text = { 0 };

    (void)state;
    for (int i = 0; i < 300; i++)
        zl_str_format(&text, "%%.1f %s\n", lines[i % 6]);
    zl_str bytes = encode(zl_str_text(&text), "ISO-8859-5");
    zl_decoding it = { 0 };
    open_bytes(&it, bytes.bytes, bytes.size);
    assert_text(&it, zl_str_text(&text), "ISO-8859-5");
    zl_decoding_clear(&it);
    zl_str_clear(&bytes);
    zl_str_empty(&text);
    for (int i = 0; i < 60; i++)
        zl_str_add_text(&text, "её сын и её дочь живут здесь, у неё свой "
                               "дом, её отец строил его\n");
    bytes = encode(zl_str_text(&text), "KOI8-R");
    open_bytes(&it, bytes.bytes, bytes.size);
    assert_text(&it, zl_str_text(&text), "KOI8-R");
    zl_decoding_clear(&it);
    zl_str_clear(&bytes);
    zl_str_clear(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(doubt_is_told),
        cmocka_unit_test(mixed_files_are_found),
        cmocka_unit_test(words_of_another_encoding_are_found),
        cmocka_unit_test(utf8_by_chance_is_none),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
