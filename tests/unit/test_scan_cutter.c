/* test_scan_cutter.c -- who gets the runs of Han, and what comes of it. */
#include "base_help.h"
#include "scan_fixture.h"

#include "base/fail.h"
#include "text/script.h"

typedef struct knife {
    bool takes_plain, takes_others; /* which runs it cuts, by ICU */
    bool by_character;              /* and not by ICU */
    oracle icu;
    zl_pieces runs, pieces;
    zl_str kinds; /* "p" or "o", one for each run */
} knife;

static void cut_characters(zl_view text, zl_piece run, zl_pieces *tokens)
{
    for (size_t at = run.begin; at < run.end;) {
        size_t begin = at;
        zl_utf8_next(text, &at);
        assert_true(zl_array_push(tokens, (zl_piece){ begin, at }));
    }
}

static zili_status cut(void *user, zl_view text, zl_piece run, bool plain,
                       bool *done, zl_pieces *tokens, zili_error *err)
{
    knife *it = user;

    (void)err;
    assert_true(zl_array_push(&it->runs, run));
    zl_str_add_byte(&it->kinds, plain ? 'p' : 'o');
    *done = plain ? it->takes_plain : it->takes_others;
    if (!*done)
        return ZILI_OK;
    if (it->by_character) {
        cut_characters(text, run, tokens);
        return ZILI_OK;
    }
    oracle_cut(&it->icu, zl_view_cut(text, run.begin, run.end), &it->pieces);
    for (size_t i = 0; i < it->pieces.count; i++)
        assert_true(zl_array_push(
            tokens, (zl_piece){ run.begin + it->pieces.items[i].begin,
                                run.begin + it->pieces.items[i].end }));
    return ZILI_OK;
}

static void knife_clear(knife *it)
{
    oracle_close(&it->icu);
    zl_array_clear(&it->runs);
    zl_array_clear(&it->pieces);
    zl_str_clear(&it->kinds);
}

/* A run begins and ends at ICU's boundaries, holds Han, and is plain where
 * all of it is. */
static void check_runs(zl_view text, const knife *it)
{
    for (size_t i = 0; i < it->runs.count; i++) {
        zl_piece run = it->runs.items[i];
        bool plain = true, han = false, begins = false, ends = false;
        for (size_t at = run.begin; at < run.end;) {
            uint32_t c = zl_utf8_next(text, &at);
            plain = plain && zl_is_plain_han(c);
            han = han || zl_is_han(c);
        }
        for (size_t k = 0; k < expected.count; k++) {
            begins = begins || expected.items[k].begin == run.begin;
            ends = ends || expected.items[k].end == run.end;
        }
        assert_true(han && begins && ends);
        assert_int_equal(it->kinds.bytes[i], plain ? 'p' : 'o');
    }
}

static void a_cutter_gets_every_run_of_han(void **state)
{
    static const char *const texts[][2] = {
        { "自力更生，艰苦。", "p自力更生 p艰苦 " },
        { "A股1960年 中", "p股 p年 p中 " },
        { "々〇〻 日本の ト", "p々〇〻 o日本の " },
        { "葛󠄀飾", "o葛󠄀 p飾 " },
        { "𠀀中 ⼀ \uF900文 \uFA0E", "o𠀀中 o⼀ o\uF900文 p\uFA0E " },
        { "カナ ไทย 한국 word", "" },
    };

    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        zl_view text = zl_view_of(texts[i][0]);
        knife it = { 0 };
        zl_cutter cutter = { cut, &it };
        zl_str got = { 0 };
        oracle_open(&it.icu, UBRK_WORD);
        scan_all(scanners[BEST], text, &cutter, &found);
        for (size_t k = 0; k < it.runs.count; k++) {
            zl_str_add_byte(&got, it.kinds.bytes[k]);
            zl_str_add(&got, zl_view_cut(text, it.runs.items[k].begin,
                                         it.runs.items[k].end));
            zl_str_add_byte(&got, ' ');
        }
        assert_string_equal(zl_str_text(&got), texts[i][1]);
        zl_str_clear(&got);
        knife_clear(&it);
    }
}

static void whoever_cuts_the_runs_cuts_as_icu(void **state)
{
    uint32_t seed = 11;
    zl_str text = { 0 };
    knife it = { 0 };
    zl_cutter cutter = { cut, &it };

    (void)state;
    oracle_open(&it.icu, UBRK_WORD);
    for (int i = 0; i < 30000; i++) {
        hard_text(&seed, &text);
        zl_view view = zl_str_view(&text);
        oracle_cut(&icu, view, &expected);
        it.takes_plain = i % 2;
        it.takes_others = i % 3;
        it.runs.count = 0;
        zl_str_empty(&it.kinds);
        scan_all(scanners[i % WAYS], view, &cutter, &found);
        if (!same_pieces(&expected, &found)) {
            show("expected", view, &expected);
            show("cutter", view, &found);
        }
        assert_true(same_pieces(&expected, &found));
        check_runs(view, &it);
    }
    knife_clear(&it);
    zl_str_clear(&text);
}

static void a_cutter_is_asked_where_icu_does_it_all(void **state)
{
    zl_view text = zl_view_of("自力更生 is 独立自主，A股 “中国人民” カナ。毛主席");
    knife it = { .takes_plain = true, .by_character = true };
    zl_cutter cutter = { cut, &it };

    (void)state;
    oracle_open(&it.icu, UBRK_WORD);
    scan_all(scanners[BEST], text, &cutter, &expected);
    scan_all(scanners[ICU], text, &cutter, &found);
    assert_true(same_pieces(&expected, &found));
    assert_true(it.runs.count == 10);
    knife_clear(&it);
}

static zili_status refuse(void *user, zl_view text, zl_piece run, bool plain,
                          bool *done, zl_pieces *tokens, zili_error *err)
{
    (void)user, (void)text, (void)run, (void)plain, (void)done, (void)tokens;
    return zl_fail(err, ZILI_EFORMAT, "No.");
}

static void a_failing_cutter_ends_the_scan(void **state)
{
    zl_cutter cutter = { refuse, NULL };

    (void)state;
    for (int way = 0; way < WAYS; way++) {
        zili_error err = { 0 };
        size_t at = 0;
        assert_int_equal(zl_scan(scanners[way], zl_view_of("a 中国 b"), &at,
                                 &cutter, &found, &err), ZILI_EFORMAT);
        assert_string_equal(err.text, "No.");
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_cutter_gets_every_run_of_han),
        cmocka_unit_test(whoever_cuts_the_runs_cuts_as_icu),
        cmocka_unit_test(a_cutter_is_asked_where_icu_does_it_all),
        cmocka_unit_test(a_failing_cutter_ends_the_scan),
    };

    return cmocka_run_group_tests(tests, open_all, close_all);
}
