/* test_agreement.c -- the profiles beside gold words, and beside ICU.
 *
 * The same is measured on all there is by `make bench-text`. */
#include "base_help.h"

#include "../bench-text/oracle.h"
#include "../bench-text/random.h"
#include "../bench-text/score.h"
#include "../bench-text/texts.h"

/* What must be reached. Raise it when the measured values rise. */
static const struct floor {
    const char *profile;
    const char *words, *raw; /* below ../shared; raw may be NULL */
    bool han_only;
    double f1;       /* at least */
    double crossing; /* for 1000 gold words, at most */
} floors[] = {
    { "zili", "bench/seg/pku_test_gold.utf8", NULL, true, .860, 3.8 },
    { "zili", "data/ud/zh_gsdsimp-ud-test.seg.txt",
      "data/ud/zh_gsdsimp-ud-test.raw.txt", true, .785, 4.7 },
    { "penn", "data/ud/en_ewt-ud-test.seg.txt",
      "data/ud/en_ewt-ud-test.raw.txt", false, .970, 1000 },
    /* ICU's own, so that a fault in what is counted shows. */
    { "icu", "bench/seg/pku_test_gold.utf8", NULL, true, .766, 7.6 },
};

#define STRINGS 20000
#define SHARE 8 /* of ../shared/data every 8th file: 2 MB */

static bool is_shared(void)
{
    bool there = zl_file_exists("../shared");

    if (!there)
        puts("skipped: no ../shared");
    return there;
}

/* ---- gold words ---- */

static void read_shared(zl_str *out, const char *name)
{
    char path[256];

    *out = (zl_str){ 0 };
    if (!name)
        return;
    snprintf(path, sizeof path, "../shared/%s", name);
    assert_int_equal(read_text(out, path, NULL), ZILI_OK);
}

static void check_floor(const struct floor *floor)
{
    zl_segmenter *segmenter;
    zl_str words, raw;
    score sum = { 0 };
    zili_error err = { 0 };

    zili_status status = open_profile(&segmenter, floor->profile, NULL, &err);
    if (status == ZILI_EUSAGE) {
        print_message("no profile %s yet\n", floor->profile);
        return;
    }
    assert_int_equal(status, ZILI_OK);
    read_shared(&words, floor->words);
    read_shared(&raw, floor->raw);
    gold_set set = { zl_str_view(&words), zl_str_view(&raw), floor->han_only,
                     false };
    assert_int_equal(score_set(&sum, &set, segmenter, &err), ZILI_OK);
    if (score_f1(&sum) < floor->f1 || sum.lines_left_out > 0 ||
        score_rate(&sum, sum.crossing) > floor->crossing)
        fail_msg("%s on %s: F1 %.4f, crossing %.2f, %zu lines left out",
                 floor->profile, floor->words, score_f1(&sum),
                 score_rate(&sum, sum.crossing), sum.lines_left_out);
    close_with_lexicon(segmenter);
    zl_str_clear(&words);
    zl_str_clear(&raw);
}

static void words_are_as_right_as_they_were(void **state)
{
    (void)state;
    if (!is_shared())
        return;
    for (size_t i = 0; i < sizeof floors / sizeof *floors; i++)
        check_floor(&floors[i]);
}

/* Six gold words: one is found, one cut in two, two are joined, and the border
 * between the last two is crossed. */
static void errors_are_counted_by_kind(void **state)
{
    zl_view text = zl_view_of("中文甲乙丙丁戊己庚辛");
    zl_piece gold[] = { { 0, 6 },   { 6, 12 },  { 12, 15 },
                        { 15, 18 }, { 18, 24 }, { 24, 30 } };
    zl_piece found[] = { { 0, 6 },   { 6, 9 },   { 9, 12 },
                         { 12, 18 }, { 18, 21 }, { 21, 30 } };
    zl_pieces right = { gold, 6, 6 }, cut = { found, 6, 6 };
    score sum = { 0 };

    (void)state;
    score_line(&sum, text, &right, &cut, true);
    assert_int_equal(sum.gold, 6);
    assert_int_equal(sum.found, 6);
    assert_int_equal(sum.right, 1);
    assert_int_equal(sum.split, 1);
    assert_int_equal(sum.merged, 1);
    assert_int_equal(sum.crossing, 1);
}

static void gold_words_are_found_in_the_raw_line(void **state)
{
    zl_pieces gold = { 0 };
    zl_view raw = zl_view_of("Don't\xC2\xA0go (now). ");

    (void)state;
    assert_true(find_in_raw(zl_view_of("Don't go ( now ) ."), raw, &gold));
    assert_int_equal(gold.count, 6);
    assert_int_equal(gold.items[1].begin, 7);
    assert_int_equal(gold.items[5].end, 16);
    gold.count = 0;
    assert_false(find_in_raw(zl_view_of("Don't go"), raw, &gold));
    assert_false(find_in_raw(zl_view_of("Do not go"), raw, &gold));
    zl_array_clear(&gold);
}

/* ---- ICU ---- */

/* In memory of just its size, so that reading past its end is found. */
static zili_status compare_alone(void *user, const char *name, zl_view text,
                                 zili_error *err)
{
    char *copy = malloc(text.size ? text.size : 1);

    assert_non_null(copy);
    if (text.size)
        memcpy(copy, text.bytes, text.size);
    zili_status status =
        oracle_compare(user, name, (zl_view){ copy, text.size }, err);
    free(copy);
    return status;
}

/* Some of the files; `user` is an oracle. */
static zili_status compare_some(void *user, const char *name, zl_view text,
                                zili_error *err)
{
    oracle *of = user;
    bool chosen = of->seen++ % SHARE == 0 || strstr(name, "/faults/");

    return chosen ? compare_alone(user, name, text, err) : ZILI_OK;
}

static void assert_all_same(oracle *of)
{
    if (of->different > 0)
        fail_msg("%zu tokens are not ICU's, in %zu of %zu texts:\n%s",
                 of->different, of->texts_different, of->texts,
                 zl_str_text(&of->examples));
    assert_true(of->tokens > 0);
    oracle_close(of);
}

static void texts_are_cut_as_icu_cuts_them(void **state)
{
    oracle of = { 0 };

    (void)state;
    if (!is_shared())
        return;
    assert_int_equal(oracle_open(&of, NULL), ZILI_OK);
    assert_int_equal(each_text("../shared/seeds", compare_alone, &of, NULL),
                     ZILI_OK);
    assert_int_equal(each_text("../shared/data", compare_some, &of, NULL),
                     ZILI_OK);
    assert_all_same(&of);
}

static void break_tests_are_cut_as_icu_cuts_them(void **state)
{
    const char *path = "../shared/data/faults/unicode16/WordBreakTest.txt";
    oracle of = { 0 };

    (void)state;
    if (!is_shared())
        return;
    assert_int_equal(oracle_open(&of, NULL), ZILI_OK);
    assert_int_equal(each_break_line(path, compare_alone, &of, NULL),
                     ZILI_OK);
    assert_true(of.texts > 1500);
    assert_all_same(&of);
}

static void random_strings_are_cut_as_icu_cuts_them(void **state)
{
    maker from = { .state = 3 };
    oracle of = { 0 };
    zl_str text = { 0 };

    (void)state;
    assert_true(maker_open(&from));
    assert_int_equal(oracle_open(&of, NULL), ZILI_OK);
    for (size_t i = 0; i < STRINGS; i++) {
        maker_next(&from, &text);
        assert_int_equal(
            compare_alone(&of, "a string", zl_str_view(&text), NULL),
            ZILI_OK);
    }
    zl_str_clear(&text);
    maker_close(&from);
    assert_all_same(&of);
}

/* A piece too many, one too few: the oracle must see both. */
static void differences_are_counted(void **state)
{
    zl_piece left[] = { { 0, 3 }, { 3, 6 }, { 6, 12 } };
    zl_piece right[] = { { 0, 3 }, { 3, 12 } };
    oracle of = { .found = { left, 3, 3 }, .expected = { right, 2, 2 } };

    (void)state;
    assert_int_equal(first_difference(&of), 1);
    assert_int_equal(count_differences(&of, 1), 3);
    of.found = of.expected;
    assert_int_equal(count_differences(&of, first_difference(&of)), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_are_as_right_as_they_were),
        cmocka_unit_test(errors_are_counted_by_kind),
        cmocka_unit_test(gold_words_are_found_in_the_raw_line),
        cmocka_unit_test(texts_are_cut_as_icu_cuts_them),
        cmocka_unit_test(break_tests_are_cut_as_icu_cuts_them),
        cmocka_unit_test(random_strings_are_cut_as_icu_cuts_them),
        cmocka_unit_test(differences_are_counted),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
