/* test_stop.c -- the ends of ICU's sentences, beside ICU asked directly. */
#include "base_help.h"
#include "stop_help.h"

static stop_ways ways;
static zl_pieces expected;

static int open_all(void **state)
{
    (void)state;
    open_stops(&ways);
    return 0;
}

static int close_all(void **state)
{
    (void)state;
    close_stops(&ways);
    zl_array_clear(&expected);
    return 0;
}

/* `expected` is what ICU says. */
static void check_way(int way, zl_view text)
{
    if (!stops_like_icu(&ways, way, text, &expected))
        fail_msg("a text has other sentences than ICU finds");
}

static void check_text(zl_view text)
{
    oracle_cut(&ways.icu, text, &expected);
    for (int way = 0; way < STOP_WAYS; way++)
        check_way(way, text);
}

static void check(const char *text)
{
    check_text(zl_view_of(text));
}

/* ---- against ICU ---- */

static void small_texts_end_where_icu_ends_them(void **state)
{
    (void)state;
    check("");
    check(" ");
    check("a");
    check(".");
    check("One. Two? Three! “Four.” (Five.) Six... seven. 3.14 Mr. Wu");
    check("U.S. forces, e.g. these. etc. and so on.a b.C D.e 1.5. 2.\n3.");
    check("one\r\ntwo\r\r\n\nthree\u2029four\u2028five\xC2\x85six");
    check("自力更生。艰苦奋斗！“好？”他说。（完。）一．二．");
    check("a\u0301. \u0301B\u00AD.\u00ADC .\u0301 d. \u0301\u0301");
    check("a.\u200D\u200D B. C\u200D\u200D.D");
    check(".... ? ! . , - : 、。。。 . . . a");
    check("\u0301. A \u0301\u0301\n\u0301. a");
}

/* Each of them beside stops, blanks and letters. */
static void every_character_is_taken_as_icu_takes_it(void **state)
{
    static const char *const after[] = { "a", ". a", " B", ".B", ") C", "!" };
    zl_str text = { 0 };

    (void)state;
    for (uint32_t c = 1; c < 0x1F000; c++) {
        if (c >= 0x3400 && c < 0xA000 && c % 64)
            continue;
        zl_str_add_text(&text, c % 2 ? "Z" : ". ");
        zl_utf8_add(&text, c);
        zl_str_add_text(&text, after[c % 6]);
        if (text.size > 4000) {
            check_text(zl_str_view(&text));
            zl_str_empty(&text);
        }
    }
    check_text(zl_str_view(&text));
    zl_str_clear(&text);
}

/* More of what ends sentences than a text of words has. */
static void add_stops(zl_str *text, uint32_t *seed)
{
    static const char *const pieces[] = {
        ".", ". ", "?", "!\n", "。", "．", "\r", " ", "\"", ")", "A", "b",
        "9", ",", "\u0301", "\u00AD", "自", "word", "Word", "\u2029",
    };
    size_t count = hard_random(seed) % 12;

    while (count-- > 0)
        zl_str_add_text(text, pieces[hard_random(seed) % 20]);
}

static void random_texts_end_where_icu_ends_them(void **state)
{
    const char *wanted = getenv("SCAN_TEXTS"), *from = getenv("SCAN_SEED");
    long times = wanted ? strtol(wanted, NULL, 10) : 100000;
    uint32_t seed = from ? (uint32_t)strtoul(from, NULL, 10) : 29;
    zl_str text = { 0 };

    (void)state;
    for (long i = 0; i < times; i++) {
        hard_text(&seed, &text);
        if (i % 2)
            add_stops(&text, &seed);
        oracle_cut(&ways.icu, zl_str_view(&text), &expected);
        check_way(STOP_BEST, zl_str_view(&text));
        check_way(i % 3 ? STOP_SCALAR : STOP_RULES, zl_str_view(&text));
    }
    zl_str_clear(&text);
}

/* Leaps begin and end at every place of these texts. */
static void a_leap_has_no_say(void **state)
{
    static const char *const middles[] = {
        ".", "?", "\n", "\r\n", "a.B", "A.B", "1.2", "\u0301.B", "。", "．a",
        "’", "\u2029", "é.É", "\u0301", "𝐀.𝐁", "中.中",
    };
    zl_str text = { 0 };

    (void)state;
    for (size_t i = 0; i < sizeof middles / sizeof *middles; i++)
        for (size_t before = 0; before < 100; before++) {
            zl_str_empty(&text);
            for (size_t k = 0; k < before; k++)
                zl_str_add_byte(&text, "abC, 1-"[k * k % 7]);
            zl_str_add_text(&text, middles[i]);
            zl_str_add_text(&text, before % 3 ? " Next, and more" : "");
            check_text(zl_str_view(&text));
        }
    zl_str_clear(&text);
}

/* ---- files ---- */

static void check_file(const char *path)
{
    zl_span file;
    zl_utf8_fault fault;

    if (zl_file_read(&file, path, NULL))
        return;
    zl_view text = { (const char *)file.bytes, file.size };
    if (!zl_utf8_check(text, &fault))
        text.size = fault.byte;
    oracle_cut(&ways.icu, text, &expected);
    check_way(STOP_BEST, text);
    zl_free((void *)file.bytes);
}

static void files_end_where_icu_ends_them(void **state)
{
    static const char *const folders[] = {
        "corpus", "../shared/data/zh-gov", "../shared/data/en-inaugural",
        "../shared/data/par-udhr",
    };

    (void)state;
    for (size_t i = 0; i < sizeof folders / sizeof *folders; i++) {
        zl_names names = { 0 };
        zl_str path = { 0 };
        if (zl_file_is_folder(folders[i]))
            assert_int_equal(zl_file_list(&names, folders[i], NULL), 0);
        else
            print_message("skipped: no %s\n", folders[i]);
        for (size_t k = 0; k < names.count; k++) {
            zl_file_join(&path, folders[i], names.items[k]);
            if (!zl_file_is_folder(zl_str_text(&path)))
                check_file(zl_str_text(&path));
        }
        zl_names_clear(&names);
        zl_str_clear(&path);
    }
}

/* ---- rules ---- */

static void the_rules_are_those_of_icu_72(void **state)
{
    (void)state;
    if (!ways.rules[STOP_BEST]->skips)
        print_message("skipped: another ICU\n");
    assert_false(ways.rules[STOP_RULES]->skips);
    assert_null(ways.rules[STOP_ICU]->rules);
}

/* A text that would take hours if stops were looked for again and again. */
static void the_time_is_linear(void **state)
{
    static const char *const pieces[] = { ".", ". ", "\u0301", ".1", ".-",
                                          "?)", "a\u0301", "\r" };
    zl_str text = { 0 };

    (void)state;
    for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++) {
        zl_str_empty(&text);
        while (text.size < 1000000)
            zl_str_add_text(&text, pieces[i]);
        check_text(zl_str_view(&text));
    }
    zl_str_clear(&text);
}

static bool survives(long requests)
{
    zl_stop_rules *rules;
    zl_stops stops = { 0 };
    zl_span bytes;

    zl_refuse_after(requests);
    zili_status status = zl_stop_rules_open(&rules, NULL);
    zl_stop_rules_close(rules);
    if (!status)
        status = zl_rules_fetch(&bytes, ZL_BOUNDARY_SENTENCE, NULL);
    if (!status) {
        ((uint8_t *)bytes.bytes)[0] ^= 1;
        status = zl_stop_rules_open_by(&rules, bytes, true, NULL);
        stops.rules = rules;
        zl_free((void *)bytes.bytes);
        if (!status)
            status = zl_stops_start(&stops, zl_view_of("a. B"), NULL);
        zl_stops_clear(&stops);
        zl_stop_rules_close(rules);
    }
    zl_refuse_after(-1);
    assert_true(!status || status == ZILI_ENOMEM);
    return !status;
}

static void every_lack_of_memory_is_survived(void **state)
{
    long n = 0;

    (void)state;
    while (!survives(n))
        n++;
    assert_true(n > 5);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(small_texts_end_where_icu_ends_them),
        cmocka_unit_test(every_character_is_taken_as_icu_takes_it),
        cmocka_unit_test(random_texts_end_where_icu_ends_them),
        cmocka_unit_test(a_leap_has_no_say),
        cmocka_unit_test(files_end_where_icu_ends_them),
        cmocka_unit_test(the_rules_are_those_of_icu_72),
        cmocka_unit_test(the_time_is_linear),
        cmocka_unit_test(every_lack_of_memory_is_survived),
    };

    return cmocka_run_group_tests_name("stops", tests, open_all, close_all);
}
