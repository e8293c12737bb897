/* test_check.c -- what is wrong with texts is found, and nothing else. */
#include "index_help.h"

#include "check/look.h"
#include "check/pages.h"

#include <zili/check.h>

static zl_garble *garble;

static int make_all(void **state)
{
    garble = zl_garble_new();
    return garble ? make_scratch(state) : -1;
}

static int remove_all(void **state)
{
    zl_garble_free(garble);
    return remove_scratch(state);
}

/* ---- one text ---- */

static zl_look look_at(const char *text)
{
    zl_look look = { 0 };
    zili_error err = { 0 };

    if (zl_look_at(&look, garble, zl_view_of(text), &err))
        fail_msg("%s", err.text);
    zl_look_clear(&look);
    return look;
}

static void assert_sign(const char *text, zl_sign sign, uint64_t count,
                        uint64_t line)
{
    zl_look look = look_at(text);

    for (zl_sign other = 0; other < ZL_SIGNS; other++)
        if (other != sign && look.counts[other])
            fail_msg("%s has sign %d", text, (int)other);
    if (look.counts[sign] != count || look.firsts[sign] != line)
        fail_msg("%s: %d, line %d", text, (int)look.counts[sign],
                 (int)look.firsts[sign]);
}

static void sound_texts_have_no_sign(void **state)
{
    static const char *const texts[] = {
        "", "\n\n\n", "\xEF\xBB\xBFwith a mark\n", "\ttab and \fform feed\r\n",
        "自力更生，艰苦奋斗。\n这是一句话。\n", "魑魅魍魎 饕餮 齷齪 躑躅\n",
        "«CAFÉ» «MAÇÃ» naïve — 20 °C, ×3, ½\nÉ“ Ó” ÄÖÜ ÅÄÖ ÀÉÈÙ\n",
        "Übergrößen für Mädchen\n", "привет, мир\n", "👩🏽‍🚀 🇨🇳\n",
        "1960\n1958\n",
        NULL,
    };

    (void)state;
    for (size_t i = 0; texts[i]; i++)
        assert_sign(texts[i], ZL_SIGN_REPLACED, 0, 0);
}

static void signs_are_counted_and_located(void **state)
{
    (void)state;
    assert_sign("a\nb\xEF\xBF\xBD\xEF\xBF\xBD\n", ZL_SIGN_REPLACED, 2, 2);
    assert_sign("锟斤拷锟斤拷", ZL_SIGN_REPLACED, 2, 1);
    assert_sign("\n\n\xEE\x80\x80", ZL_SIGN_PRIVATE, 1, 3);
    assert_sign("\xF3\xB0\x80\x80", ZL_SIGN_PRIVATE, 1, 1);
    assert_sign("a\rb\x01\r\x7F", ZL_SIGN_CONTROL, 2, 2);
    assert_sign("a\xC2\x85\xC2\x81", ZL_SIGN_CONTROL, 1, 1);
    assert_sign("a\xEF\xBB\xBF\n", ZL_SIGN_CONTROL, 1, 1);
}

static void assert_garbled(const char *text, const char *was,
                           const char *read_as)
{
    zl_look look = look_at(text);

    if (!look.counts[ZL_SIGN_GARBLED])
        fail_msg("%s is not seen to be garbled", text);
    assert_string_equal(look.was->name, was);
    assert_string_equal(look.read_as->name, read_as);
}

static void garbled_texts_are_known(void **state)
{
    (void)state;
    assert_garbled("Le cafÃ©\n", "utf-8", "windows-1252");
    assert_garbled("å›½å®¶æœ‰å¾ˆå¤šäºº\n", "utf-8", "windows-1252");
    assert_garbled("ÎÒÃÇµÄ·½ÕëÒª·ÅÔÚ×Ô¼ºÁ¦Á¿µÄ»ùµãÉÏ\n", "gb18030",
                   "windows-1252");
    assert_garbled("Ðóññêèé ÿçûê è ëèòåðàòóðà\n", "windows-1251",
                   "windows-1252");
    assert_garbled("鑷姏鏇寸敓鏄垜浠殑鏂归拡\n", "utf-8", "gb18030");
    assert_garbled("縺ｮ譚代↓縺ｯ蜿､縺\n", "utf-8", "shift_jis");
}

static void pages_are_seen(void **state)
{
    zl_str text = { 0 };

    (void)state;
    for (int page = 7; page < 12; page++) {
        zl_str_format(&text, "The Report of 1960\t%d\n", page);
        for (int line = 0; line < 20; line++)
            zl_str_format(&text, "Line %d of page %d goes on, %x.\n", line,
                          page, line * page);
        zl_str_format(&text, "– %d –\n", page);
    }
    zl_look look = look_at(text.bytes);
    assert_int_equal(look.counts[ZL_SIGN_NUMBER], 5);
    assert_int_equal(look.firsts[ZL_SIGN_NUMBER], 22);
    assert_int_equal(look.counts[ZL_SIGN_HEAD], 5);
    assert_int_equal(look.firsts[ZL_SIGN_HEAD], 1);
    zl_str_clear(&text);
}

static void refrains_are_no_heads(void **state)
{
    zl_str text = { 0 };

    (void)state;
    for (int verse = 0; verse < 20; verse++)
        zl_str_format(&text, "Verse of %x\nand another\nO my country\n",
                      verse);
    assert_sign(text.bytes, ZL_SIGN_HEAD, 0, 0);
    zl_str_clear(&text);
}

static void very_long_lines_are_seen(void **state)
{
    zl_str text = { 0 };

    (void)state;
    zl_str_add_text(&text, "short\n");
    while (text.size < ZL_LONG_LINE + 100)
        zl_str_add_text(&text, "word ");
    assert_sign(text.bytes, ZL_SIGN_LONG, 1, 2);
    zl_str_clear(&text);
}

/* ---- files ---- */

static void put(const char *name, const char *text)
{
    write_file(in_scratch(name), text, strlen(text));
}

static void put_files(void)
{
    put("a.txt", "A sound text.\n");
    put("b.txt", "A sound text.\n");
    put("c.txt", "\xD6\xD0\xB9\xFA\xC8\xCB\xC3\xF1\xC6\xBD\xB5\xC8\xA1\xA3\n");
    put("d.txt", "bad \xFF\n");
    put("e.txt", "");
    put("f.txt", "Le cafÃ© et l\xEF\xBF\xBD\n");
}

static zili_status check(zili_check_options options,
                         zili_check_summary *summary, zili_table **table)
{
    const char *paths[] = { scratch };
    zili_texts texts = { paths, 1 };

    return zili_check(table, &options, &texts, summary, NULL);
}

static void all_files_are_told(void **state)
{
    zili_check_summary summary;
    zili_table *table;

    (void)state;
    put_files();
    assert_int_equal(check((zili_check_options){ 0 }, &summary, &table),
                     ZILI_OK);
    assert_int_equal(zili_table_rows(table), 6);
    assert_int_equal(summary.files, 6);
    assert_int_equal(summary.documents, 4);
    assert_int_equal(summary.refused, 1);
    assert_int_equal(summary.empty, 1);
    assert_int_equal(summary.again, 1);
    assert_true(summary.loses);
    size_t column = zili_table_find(table, "encoding");
    assert_string_equal(zili_table_text(table, 2, column),
                        "gb18030, detected, .99");
    zili_table_free(table);
    zili_check_options lenient = { .lenient = true };
    assert_int_equal(check(lenient, &summary, &table), ZILI_OK);
    assert_int_equal(summary.refused, 0);
    assert_int_equal(summary.replaced, 1);
    assert_true(summary.loses);
    zili_table_free(table);
}

static void every_lack_of_memory_is_survived(void **state)
{
    zili_check_options options = { .lenient = true, .threads = 1 };
    zili_status status = ZILI_ENOMEM;
    long n = 0;

    (void)state;
    put_files();
    for (; status == ZILI_ENOMEM; n++) {
        zili_table *table;
        zl_refuse_after(n);
        status = check(options, NULL, &table);
        zl_refuse_after(-1);
        zili_table_free(table);
    }
    assert_int_equal(status, ZILI_OK);
    assert_true(n > 50);
}

static bool stop(void *user)
{
    (void)user;
    return true;
}

static void it_can_be_stopped(void **state)
{
    zili_check_options options = { .stop = stop };
    zili_table *table;

    (void)state;
    put_files();
    assert_int_equal(check(options, NULL, &table), ZILI_ESTOPPED);
    assert_null(table);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sound_texts_have_no_sign),
        cmocka_unit_test(signs_are_counted_and_located),
        cmocka_unit_test(garbled_texts_are_known),
        cmocka_unit_test(pages_are_seen),
        cmocka_unit_test(refrains_are_no_heads),
        cmocka_unit_test(very_long_lines_are_seen),
        cmocka_unit_test(all_files_are_told),
        cmocka_unit_test(every_lack_of_memory_is_survived),
        cmocka_unit_test(it_can_be_stopped),
    };

    return cmocka_run_group_tests_name("check", tests, make_all, remove_all);
}
