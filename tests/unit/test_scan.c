/* test_scan.c -- the boundaries of words, beside ICU asked directly. */
#include "base_help.h"
#include "blank_help.h"
#include "scan_fixture.h"

#include "text/script.h"

/* ---- comparing ---- */

/* `expected` is what ICU says. */
static void check_way(int way, zl_view text)
{
    scan_all(scanners[way], text, NULL, &found);
    if (same_pieces(&expected, &found))
        return;
    show("expected", text, &expected);
    show(way_names[way], text, &found);
    fail_msg("a text is cut otherwise than ICU cuts it");
}

static void check_text(zl_view text)
{
    oracle_cut(&icu, text, &expected);
    for (int way = 0; way < WAYS; way++)
        check_way(way, text);
}

static void check(const char *text)
{
    check_text(zl_view_of(text));
}

/* ---- against ICU ---- */

static void small_texts_are_cut_as_icu_cuts_them(void **state)
{
    (void)state;
    check("");
    check(" ");
    check("a");
    check("don't can't. e.g., 3.14 1,000,000.50 a.b a:b snake_case x@y.z");
    check("don’t ‘tis “quoted” – dash — dash… 3’000 a’ b’c’d ’’");
    check("one\r\ntwo\r\r\n\nthree\t\t  four   five\v\f");
    check("自力更生，艰苦奋斗。社会主义 1960年 A股 卡拉OK");
    check("日本語のテキスト、カタカナ_aｶﾞｷﾞ ﾊﾟ");
    check("모든 인간은 자유로우며");
    check("มนุษย์ทั้งปวงเกิดมามีอิสระ ມະນຸດທຸກຄົນ មនុស្សទាំងអស់ လူတိုင်း");
    check("ש\"ס א'ב \"א\" '");
    check("👨‍👩‍👧 🇨🇳🇺🇸🇫 1️⃣ #️⃣ ❤️ 葛󠄀飾");
}

static void every_character_is_cut_as_icu_cuts_it(void **state)
{
    zl_str text = { 0 };

    (void)state;
    for (uint32_t c = 0; c < 0x32000; c++) {
        zl_utf8_add(&text, c);
        zl_str_add_text(&text, c % 3 ? "a" : " ");
        if (text.size > 4000) {
            check_text(zl_str_view(&text));
            zl_str_empty(&text);
        }
    }
    check_text(zl_str_view(&text));
    zl_str_clear(&text);
}

static void random_texts_are_cut_as_icu_cuts_them(void **state)
{
    const char *wanted = getenv("SCAN_TEXTS"), *from = getenv("SCAN_SEED");
    long times = wanted ? strtol(wanted, NULL, 10) : 200000;
    uint32_t seed = from ? (uint32_t)strtoul(from, NULL, 10) : 72;
    zl_str text = { 0 };

    (void)state;
    for (long i = 0; i < times; i++) {
        hard_text(&seed, &text);
        oracle_cut(&icu, zl_str_view(&text), &expected);
        check_way(BEST, zl_str_view(&text));
        check_way(i % 16 == 0 ? ICU : i % 4 ? SCALAR : RULES,
                  zl_str_view(&text));
    }
    zl_str_clear(&text);
}

/* The windows of ASCII have borders at every place of these texts. */
static void a_window_has_no_say(void **state)
{
    static const char *const middles[] = {
        "a.b", "a..b", "1,2", "a,b", "1.b", "a’b", "1’2", "a’ b", "“a”",
        "\r\n", "  ", "a'b'c", "a_1@b", "é.a", "a.é", "a’é", "é’a", "a.́b",
        "1,’2", "–.–", "a‘’b", "中.a", " 中", "a\u00AD.b", "’", "…",
    };
    zl_str text = { 0 };

    (void)state;
    for (size_t i = 0; i < sizeof middles / sizeof *middles; i++) {
        for (size_t before = 0; before < 140; before++) {
            zl_str_empty(&text);
            for (size_t k = 0; k < before; k++)
                zl_str_add_byte(&text, " abc. "[k * k % 6]);
            zl_str_add_text(&text, middles[i]);
            zl_str_add_text(&text, before % 2 ? "ab 12, cd" : "");
            check_text(zl_str_view(&text));
        }
    }
    zl_str_clear(&text);
}

/* ---- files ---- */

static void check_part(zl_view text)
{
    zl_utf8_fault fault;

    if (text.size > 40000)
        text.size = 40000;
    if (!zl_utf8_check(text, &fault))
        text.size = fault.byte;
    check_text(text);
}

/* How many were there. */
static size_t check_folder(const char *folder)
{
    zl_names names = { 0 };
    zl_str path = { 0 };
    zl_span file;
    size_t count = 0;

    if (!zl_file_is_folder(folder) || zl_file_list(&names, folder, NULL))
        return 0;
    for (size_t i = 0; i < names.count; i++) {
        zl_file_join(&path, folder, names.items[i]);
        if (zl_file_is_folder(zl_str_text(&path)) ||
            zl_file_read(&file, zl_str_text(&path), NULL))
            continue;
        count++;
        check_part((zl_view){ (const char *)file.bytes, file.size });
        zl_free((void *)file.bytes);
    }
    zl_names_clear(&names);
    zl_str_clear(&path);
    return count;
}

static void files_are_cut_as_icu_cuts_them(void **state)
{
    (void)state;
    assert_true(check_folder("corpus") > 0);
    check_folder("tests/data");
    check_folder("docs");
}

static void shared_files_are_cut_as_icu_cuts_them(void **state)
{
    static const char *const folders[] = {
        "seeds", "bench/seg", "data/ud", "data/faults", "data/en-inaugural",
        "data/faults/generated", "data/faults/unicode16", "data/par-udhr/en",
        "data/par-udhr/zh", "data/fixtures-am", "data/tei-frus-history",
    };
    zl_str path = { 0 };
    size_t count = 0;

    (void)state;
    for (size_t i = 0; i < sizeof folders / sizeof *folders; i++) {
        zl_file_join(&path, "../shared", folders[i]);
        count += check_folder(zl_str_text(&path));
    }
    zl_str_clear(&path);
    if (count == 0)
        printf("skipped: no ../shared\n");
}

/* "÷ 0061 × 0308 ÷" of Unicode's test, as text. */
static void read_example(zl_view line, zl_str *out)
{
    zl_view word, rest = zl_view_cut(line, 0, zl_view_find(
                                        line, zl_view_of("#")));

    zl_str_empty(out);
    while (zl_view_next(&rest, ' ', &word))
        if (word.size >= 4)
            zl_utf8_add(out, (uint32_t)strtoul(word.bytes, NULL, 16));
}

static void unicode_examples_are_cut_as_icu_cuts_them(void **state)
{
    zl_span file;
    zl_view line, rest;
    zl_str text = { 0 };

    (void)state;
    if (zl_file_read(&file,
                     "../shared/data/faults/unicode16/WordBreakTest.txt",
                     NULL)) {
        printf("skipped: no ../shared\n");
        return;
    }
    rest = (zl_view){ (const char *)file.bytes, file.size };
    size_t count = 0;
    while (zl_view_next(&rest, '\n', &line)) {
        read_example(line, &text);
        count += text.size > 0;
        check_text(zl_str_view(&text));
    }
    assert_true(count > 1500);
    zl_str_clear(&text);
    zl_free((void *)file.bytes);
}

/* ---- blanks, and where a scan stops ---- */

/* As a profile has it. */
static zl_scanner *open_usual(void)
{
    zl_scanner *scanner;

    assert_int_equal(
        zl_scanner_open_by(&scanner, rules, ZL_SCAN_BEST, false, NULL),
        ZILI_OK);
    return scanner;
}

static void blanks_are_left_out(void **state)
{
    uint32_t seed = 5;
    zl_scanner *scanner;
    zl_str text = { 0 };

    (void)state;
    scanner = open_usual();
    for (int i = 0; i < 20000; i++) {
        hard_text(&seed, &text);
        zl_view view = zl_str_view(&text);
        oracle_cut(&icu, view, &expected);
        assert_true(strip_blanks(view, &expected));
        scan_all(scanner, view, NULL, &found);
        if (!same_pieces(&expected, &found))
            show("blanks", view, &found);
        assert_true(same_pieces(&expected, &found));
    }
    zl_scanner_close(scanner);
    zl_str_clear(&text);
}

/* U+202F is joined to the letters beside it, and is a blank. */
static void words_beside_a_narrow_blank_are_kept(void **state)
{
    zl_view text = zl_view_of("dit «\u202FBonjour\u202F» et 12\u202F345 "
                              "\u0301 x");
    static const char *const words[] = { "dit", "«",  "Bonjour", "»",
                                         "et",  "12", "345",     "x" };
    zl_scanner *scanner;

    (void)state;
    scanner = open_usual();
    scan_all(scanner, text, NULL, &found);
    assert_int_equal(found.count, 8);
    for (size_t i = 0; i < 8; i++)
        assert_true(zl_view_is(zl_view_cut(text, found.items[i].begin,
                                           found.items[i].end),
                               words[i]));
    zl_scanner_close(scanner);
}

static void a_scan_stops_at_some_thousand_tokens(void **state)
{
    zl_str text = { 0 };

    (void)state;
    for (int i = 0; i < 20000; i++)
        zl_str_add_text(&text, i % 5 ? "word, " : "wörd 中国 ");
    check_text(zl_str_view(&text));
    for (int way = 0; way < WAYS; way++) {
        size_t at = 0;
        found.count = 0;
        assert_int_equal(zl_scan(scanners[way], zl_str_view(&text), &at,
                                 NULL, &found, NULL), ZILI_OK);
        assert_true(found.count >= ZL_SCAN_LIMIT);
        assert_true(found.count < ZL_SCAN_LIMIT + 100);
        assert_true(found.items[found.count - 1].end == at);
    }
    zl_str_clear(&text);
}

/* Where there is no blank, no place is safe to stop at for ICU's own cut. */
static void a_text_without_blanks_is_cut_as_icu_cuts_it(void **state)
{
    uint32_t seed = 3;
    zl_str text = { 0 };

    (void)state;
    for (int i = 0; i < 40000; i++)
        zl_utf8_add(&text, 0x30A1 + hard_random(&seed) / 7 % 80);
    check_text(zl_str_view(&text));
    size_t at = 0;
    assert_int_equal(zl_scan(scanners[ICU], zl_str_view(&text), &at, NULL,
                             &found, NULL), ZILI_OK);
    assert_int_equal(at, text.size);
    zl_str_clear(&text);
}

static void tokens_are_appended(void **state)
{
    size_t at = 0;
    zl_piece first = { 77, 78 };

    (void)state;
    found.count = 0;
    assert_true(zl_array_push(&found, first));
    assert_int_equal(zl_scan(scanners[BEST], zl_view_of("a b"), &at, NULL,
                             &found, NULL), ZILI_OK);
    assert_int_equal(found.count, 4);
    assert_int_equal(found.items[0].begin, 77);
}

/* ---- long texts ---- */

static zili_status leave_whole(void *user, zl_view text, zl_piece run,
                               bool plain, bool *done, zl_pieces *tokens,
                               zili_error *err)
{
    (void)user, (void)text, (void)err;
    assert_true(plain && zl_array_push(tokens, run));
    *done = true;
    return ZILI_OK;
}

static void long_texts_take_no_longer(void **state)
{
    static const char *const pieces[] = {
        "a", " ", "\u0301", "中", "é", "a.", "한", "‘", "\u200D", "🇨", "1,",
    };
    zl_str text = { 0 };
    zl_cutter cutter = { leave_whole, NULL };

    (void)state;
    for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++) {
        zl_str_empty(&text);
        zl_str_add_text(&text, "a.");
        while (text.size < 3 << 20)
            zl_str_add_text(&text, pieces[i]);
        for (int way = 0; way < ICU; way++)
            scan_all(scanners[way], zl_str_view(&text), &cutter, &found);
    }
    zl_str_clear(&text);
}

static void a_text_beyond_icu_is_refused(void **state)
{
    zl_view text = { "", (size_t)INT32_MAX + 1 };
    zili_error err = { 0 };
    size_t at = 0;

    (void)state;
    assert_int_equal(zl_scan(scanners[ICU], text, &at, NULL, &found, &err),
                     ZILI_EFORMAT);
    assert_non_null(strstr(err.text, "too long"));
}

/* ---- memory ---- */

static void every_lack_of_memory_is_survived(void **state)
{
    zl_view text = zl_view_of("a “中国人民” カタカナ ไทยคำ and some more é");
    long n = 0;

    (void)state;
    for (zili_status status = ZILI_ENOMEM; status; n++) {
        zl_rules *fetched;
        zl_scanner *scanner = NULL;
        zl_pieces tokens = { 0 };
        size_t at = 0;
        zl_refuse_after(n);
        status = zl_rules_load(&fetched, ZL_BOUNDARY_WORD, NULL);
        if (!status)
            status = zl_scanner_open(&scanner, fetched, NULL);
        if (!status)
            status = zl_scan(scanner, text, &at, NULL, &tokens, NULL);
        zl_refuse_after(-1);
        assert_true(status == ZILI_OK || status == ZILI_ENOMEM);
        zl_scanner_close(scanner);
        zl_rules_close(fetched);
        zl_array_clear(&tokens);
    }
    assert_true(n > 5);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(small_texts_are_cut_as_icu_cuts_them),
        cmocka_unit_test(every_character_is_cut_as_icu_cuts_it),
        cmocka_unit_test(random_texts_are_cut_as_icu_cuts_them),
        cmocka_unit_test(a_window_has_no_say),
        cmocka_unit_test(files_are_cut_as_icu_cuts_them),
        cmocka_unit_test(shared_files_are_cut_as_icu_cuts_them),
        cmocka_unit_test(unicode_examples_are_cut_as_icu_cuts_them),
        cmocka_unit_test(blanks_are_left_out),
        cmocka_unit_test(words_beside_a_narrow_blank_are_kept),
        cmocka_unit_test(a_scan_stops_at_some_thousand_tokens),
        cmocka_unit_test(a_text_without_blanks_is_cut_as_icu_cuts_it),
        cmocka_unit_test(tokens_are_appended),
        cmocka_unit_test(long_texts_take_no_longer),
        cmocka_unit_test(a_text_beyond_icu_is_refused),
        cmocka_unit_test(every_lack_of_memory_is_survived),
    };

    return cmocka_run_group_tests(tests, open_all, close_all);
}
