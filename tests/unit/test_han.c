/* test_han.c -- runs of Han: our cut against that of ICU. */
#include "base/file.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "text/boundary.h"
#include "text/cjdict.h"
#include "base_help.h"
#include "han_help.h"

#include <unicode/uversion.h>

/* More than this many characters, and the trie is made. */
#define MANY 500001

/* Three bytes each. */
static const char characters[] =
    "的一是不人自力更生中国共产主义年大会天々〇㐀龥乾隆";
#define CHARACTERS (sizeof characters / 3)

/* Characters of plain runs; the few others that there are do not matter. */
static bool is_plain(uint32_t c)
{
    return (c >= 0x4E00 && c <= 0x9FD5) || (c >= 0x3400 && c <= 0x4DB5) ||
           c == 0x3005 || c == 0x3007;
}

static bool is_known(void)
{
    if (U_ICU_VERSION_MAJOR_NUM != 72)
        print_message("skipped: this is not ICU 72\n");
    return U_ICU_VERSION_MAJOR_NUM == 72;
}

/* The character `i` of a text of Han. */
static void add(zl_str *out, const char *text, size_t i)
{
    zl_str_add(out, (zl_view){ text + 3 * i, 3 });
}

/* Opened so that it cuts with the trie, or in place. */
static zl_han *open_han(bool trie)
{
    zl_han *han;
    zl_str text = { 0 };
    zl_pieces tokens = { 0 };
    zili_error err;
    bool done;

    assert_int_equal(han_of_icu(&han, &err), ZILI_OK);
    if (!trie)
        return han;
    for (int i = 0; i < MANY; i++)
        zl_str_add_text(&text, "中");
    zl_cutter cutter = zl_han_cutter(han);
    assert_int_equal(cutter.cut(cutter.user, zl_str_view(&text),
                                (zl_piece){ 0, text.size }, true, &done,
                                &tokens, &err),
                     ZILI_OK);
    zl_array_clear(&tokens);
    zl_str_clear(&text);
    return han;
}

static void cut(zl_han *han, zl_view text, zl_piece run, zl_pieces *tokens)
{
    zl_cutter cutter = zl_han_cutter(han);
    zili_error err;
    bool done = false;

    assert_int_equal(cutter.cut(cutter.user, text, run, true, &done, tokens,
                                &err),
                     ZILI_OK);
    assert_true(done);
}

/* The plain runs of `text`, each in a line. */
static void runs_of(zl_view text, zl_str *out)
{
    bool inside = false;

    for (size_t at = 0; at < text.size;) {
        uint32_t c = zl_utf8_next(text, &at);
        if (is_plain(c))
            zl_utf8_add(out, c);
        else if (inside)
            zl_str_add_byte(out, '\n');
        inside = is_plain(c);
    }
    zl_str_add_byte(out, '\n');
}

/* Every line of `lines` is a run: all are cut as ICU cuts them. */
static void check_lines(zl_han *han, zl_view lines)
{
    zl_boundary *icu;
    zl_pieces tokens = { 0 };
    zl_piece piece;
    zili_error err;
    size_t begin = 0, next = 0;

    for (size_t at = 0; at < lines.size; at++)
        if (lines.bytes[at] == '\n') {
            if (begin < at)
                cut(han, lines, (zl_piece){ begin, at }, &tokens);
            begin = at + 1;
        }
    assert_int_equal(zl_boundary_open(&icu, ZL_BOUNDARY_WORD, &err), ZILI_OK);
    assert_int_equal(zl_boundary_start(icu, lines, &err), ZILI_OK);
    while (zl_boundary_next(icu, &piece)) {
        if (lines.bytes[piece.begin] == '\n')
            continue;
        assert_true(next < tokens.count);
        assert_int_equal(tokens.items[next].begin, piece.begin);
        assert_int_equal(tokens.items[next].end, piece.end);
        next++;
    }
    assert_int_equal(next, tokens.count);
    zl_boundary_close(icu);
    zl_array_clear(&tokens);
}

static void check_both_ways(zl_view lines)
{
    for (int trie = 0; trie < 2; trie++) {
        zl_han *han = open_han(trie);
        check_lines(han, lines);
        close_han(han);
    }
}

static void check_file(zl_han *han, const char *path)
{
    zl_span file;
    zl_str runs = { 0 };
    zl_utf8_fault fault;
    zili_error err;

    assert_int_equal(zl_file_read(&file, path, &err), ZILI_OK);
    zl_view text = { (const char *)file.bytes, file.size };
    if (zl_utf8_check(text, &fault)) {
        runs_of(text, &runs);
        check_lines(han, zl_str_view(&runs));
    }
    zl_free((void *)(uintptr_t)file.bytes);
    zl_str_clear(&runs);
}

static void check_folder(zl_han *han, const char *folder)
{
    zl_names names = { 0 };
    zl_str path = { 0 };
    zili_error err;

    assert_int_equal(zl_file_list(&names, folder, &err), ZILI_OK);
    for (size_t i = 0; i < names.count; i++) {
        zl_file_join(&path, folder, names.items[i]);
        if (!zl_file_is_folder(zl_str_text(&path)))
            check_file(han, zl_str_text(&path));
    }
    zl_str_clear(&path);
    zl_names_clear(&names);
}

static void texts_are_cut_as_icu_cuts_them(void **state)
{
    (void)state;
    static const char *const folders[] = { "corpus", "../shared/data/zh-gov",
                                           "../shared/bench/seg" };
    bool shared = zl_file_is_folder(folders[1]) &&
                  zl_file_is_folder(folders[2]);

    if (!is_known())
        return;
    if (!shared)
        print_message("skipped: no ../shared\n");
    for (int trie = 0; trie < 2; trie++) {
        zl_han *han = open_han(trie);
        for (size_t i = 0; i < (shared ? 3 : 1); i++)
            check_folder(han, folders[i]);
        close_han(han);
    }
}

/* ---- by chance ---- */

/* Few characters that make many words, or any. */
static void add_by_chance(zl_str *out, size_t kinds, uint32_t *random)
{
    if (kinds)
        add(out, characters, next_random(random) % kinds);
    else
        zl_utf8_add(out, 0x4E00 + next_random(random) % 0x51D5);
}

static void runs_by_chance_are_cut_as_icu_cuts_them(void **state)
{
    (void)state;
    uint32_t random = 19600711;
    zl_str lines = { 0 };

    if (!is_known())
        return;
    for (int i = 0; i < 20000; i++) {
        size_t size = 1 + next_random(&random) % 40;
        size_t kinds = next_random(&random) % (CHARACTERS + 1);
        while (size-- > 0)
            add_by_chance(&lines, kinds, &random);
        zl_str_add_byte(&lines, '\n');
    }
    check_both_ways(zl_str_view(&lines));
    zl_str_clear(&lines);
}

/* Words of the dictionary one behind the other: long ones, too. */
static void words_in_a_row_are_cut_as_icu_cuts_them(void **state)
{
    (void)state;
    zl_cjdict dictionary;
    zl_trie_words words = { 0 };
    zili_error err;
    zl_str lines = { 0 };
    uint32_t random = 3;
    bool sound;

    if (!is_known())
        return;
    zl_cjdict_open(&dictionary);
    assert_int_equal(zl_cjdict_words(&dictionary, &words, &sound, &err),
                     ZILI_OK);
    for (int i = 0; i < 60000; i++) {
        zl_trie_word word =
            words.words.items[next_random(&random) % words.words.count];
        const uint16_t *units = words.units.items + word.begin;
        for (size_t k = 0; k < word.size; k++)
            if (is_plain(units[k]))
                zl_utf8_add(&lines, units[k]);
        if (next_random(&random) % 4 == 0)
            zl_str_add_byte(&lines, '\n');
    }
    zl_str_add_byte(&lines, '\n');
    check_both_ways(zl_str_view(&lines));
    zl_trie_words_clear(&words);
    zl_cjdict_close(&dictionary);
    zl_str_clear(&lines);
}

/* ---- long runs ---- */

/* Sizes around the windows', and words that never let two ways meet (天天). */
static void runs_of_every_length_are_cut_as_icu_cuts_them(void **state)
{
    (void)state;
    static const char *const texts[] = { "天", "自力更生", "中华人民共和国" };
    zl_str lines = { 0 };

    if (!is_known())
        return;
    zl_han *han = open_han(false);
    for (size_t size = 500; size < 530; size++)
        for (size_t i = 0; i < 3; i++) {
            for (size_t k = 0; k < size; k++)
                add(&lines, texts[i], k % (strlen(texts[i]) / 3));
            zl_str_add_byte(&lines, '\n');
        }
    check_lines(han, zl_str_view(&lines));
    close_han(han);
    zl_str_clear(&lines);
}

static void a_run_of_a_million_characters_is_cut_as_icu_cuts_it(void **state)
{
    (void)state;
    uint32_t random = 1960;
    zl_str line = { 0 };

    if (!is_known())
        return;
    zl_han *han = open_han(false);
    for (int i = 0; i < 1000000; i++)
        zl_str_add_text(&line, "天");
    zl_str_add_byte(&line, '\n');
    check_lines(han, zl_str_view(&line));
    zl_str_empty(&line);
    for (int i = 0; i < 1000000; i++)
        add_by_chance(&line, (size_t)i / 1000 % CHARACTERS, &random);
    zl_str_add_byte(&line, '\n');
    check_lines(han, zl_str_view(&line));
    close_han(han);
    zl_str_clear(&line);
}

/* ---- what is not ICU's ---- */

static void is_left(zl_han *han, bool plain)
{
    zl_pieces tokens = { 0 };
    zl_cutter cutter = zl_han_cutter(han);
    zili_error err;
    bool done = true;

    assert_int_equal(cutter.cut(cutter.user, zl_view_of("自力"),
                                (zl_piece){ 0, 6 }, plain, &done, &tokens,
                                &err),
                     ZILI_OK);
    assert_true(!done && tokens.count == 0);
    close_han(han);
}

static void what_is_not_plain_or_known_is_left_to_icu(void **state)
{
    (void)state;
    zl_trie none = { 0 };
    zl_han *han;
    zili_error err;

    is_left(open_han(false), false);
    assert_int_equal(han_of_bytes(&han, (zl_span){ NULL, 0 }, &err),
                     ZILI_OK);
    is_left(han, true);
    assert_int_equal(han_of_trie(&han, &none, &err), ZILI_OK);
    is_left(han, true);
}

static void words_of_ours_are_cut_in_the_same_way(void **state)
{
    (void)state;
    zl_trie_words words = { 0 };
    zl_trie trie;
    zl_han *han;
    zl_pieces tokens = { 0 };
    zili_error err;
    zl_view text = zl_view_of("x独立自主的人");

    assert_true(zl_trie_words_add_text(&words, zl_view_of("独立"), 70));
    assert_true(zl_trie_words_add_text(&words, zl_view_of("自主"), 70));
    assert_true(zl_trie_words_add_text(&words, zl_view_of("独立自主"), 140));
    assert_int_equal(zl_trie_build(&trie, &words, &err), ZILI_OK);
    assert_int_equal(han_of_trie(&han, &trie, &err), ZILI_OK);
    cut(han, text, (zl_piece){ 1, text.size }, &tokens);
    /* of two ways that cost the same, that with the longer last word */
    static const zl_piece expected[] = { { 1, 13 }, { 13, 16 }, { 16, 19 } };
    assert_int_equal(tokens.count, 3);
    assert_memory_equal(tokens.items, expected, sizeof expected);
    close_han(han);
    assert_true(zl_trie_sound(&trie)); /* it was lent */
    zl_trie_clear(&trie);
    zl_trie_words_clear(&words);
    zl_array_clear(&tokens);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(texts_are_cut_as_icu_cuts_them),
        cmocka_unit_test(runs_by_chance_are_cut_as_icu_cuts_them),
        cmocka_unit_test(words_in_a_row_are_cut_as_icu_cuts_them),
        cmocka_unit_test(runs_of_every_length_are_cut_as_icu_cuts_them),
        cmocka_unit_test(a_run_of_a_million_characters_is_cut_as_icu_cuts_it),
        cmocka_unit_test(what_is_not_plain_or_known_is_left_to_icu),
        cmocka_unit_test(words_of_ours_are_cut_in_the_same_way),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
