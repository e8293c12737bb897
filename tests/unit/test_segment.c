/* test_segment.c -- text cut into tokens by every profile. */
#include "blank_help.h"
#include "segment_help.h"

#include "scan_help.h"

static const char words[] = "自力更生\nA股\n卡拉OK\nC++\n国人\n中\n\n";

/* ---- any text ---- */

static void add_random(zl_str *text, uint32_t *seed)
{
    static const char *const pieces[] = {
        "自", "力", "更", "生", "路", "线", "A", "股", "self", "-", "1", ".",
        " ", "　", "\n", "，", "。", "(", "é", "e\xCC\x81", "😀", "ไทย",
        "عربي", "か", "カ", "\xEF\xBB\xBF", "\xE2\x80\x8D", "𠀀", "自力更生",
        "A股", "C++", "\r\n", "聂荣臻", "第", "一", "300", "万", "○", "'s",
        "don't", "尔", "斯", "同志", "李明", "U.S.", "\xC2\xA0",
    };

    zl_str_empty(text);
    for (uint32_t left = next_random(seed) % 24; left > 0; left--)
        zl_str_add_text(text, pieces[next_random(seed) %
                                     (sizeof pieces / sizeof *pieces)]);
}

/* Line by line, as one text. */
static void cut_lines(zl_segmenter *segmenter, zl_view text, zl_pieces *out)
{
    for (size_t begin = 0, end; begin < text.size; begin = end) {
        zl_pieces line = { 0 };
        for (end = begin; end < text.size && text.bytes[end] != '\n';)
            end++;
        end += end < text.size;
        cut(segmenter, zl_view_cut(text, begin, end), &line);
        for (size_t i = 0; i < line.count; i++)
            assert_true(zl_array_push(
                out, (zl_piece){ begin + line.items[i].begin,
                                 begin + line.items[i].end }));
        zl_array_clear(&line);
    }
}

static void cut_in_blocks(zl_segmenter *segmenter, zl_view text,
                          zl_pieces *out)
{
    size_t at = 0;

    while (at < text.size) {
        size_t before = at, count = out->count;
        assert_int_equal(zl_segment_next(segmenter, text, &at, out, NULL),
                         ZILI_OK);
        assert_true(at > before && at <= text.size);
        assert_true(out->count == count ||
                    out->items[out->count - 1].end <= at);
    }
    assert_int_equal(zl_segment_next(segmenter, text, &at, out, NULL),
                     ZILI_OK);
    assert_int_equal(at, text.size);
}

static void check_text(zl_segmenter *segmenter, zl_view text)
{
    zl_pieces whole = { 0 }, blocks = { 0 }, lines = { 0 };

    cut(segmenter, text, &whole);
    check_pieces(text, &whole);
    cut_in_blocks(segmenter, text, &blocks);
    assert_same_cut(text, &blocks, &whole);
    cut_lines(segmenter, text, &lines);
    assert_same_cut(text, &lines, &whole);
    zl_array_clear(&whole);
    zl_array_clear(&blocks);
    zl_array_clear(&lines);
}

static void any_text_is_cut_without_loss(void **state)
{
    uint32_t seed = 31;
    zl_str text = { 0 };

    (void)state;
    for (size_t i = 0; i < PROFILES; i++) {
        zl_segmenter *with = open_profile(profile_names[i], words);
        zl_segmenter *without = open_profile(profile_names[i], NULL);
        for (int round = 0; round < 400; round++) {
            if (round % 2)
                add_random(&text, &seed);
            else
                hard_text(&seed, &text);
            check_text(with, zl_str_view(&text));
            check_text(without, zl_str_view(&text));
        }
        close_with_lexicon(with);
        close_with_lexicon(without);
    }
    zl_str_clear(&text);
}

static void long_texts_are_cut_without_loss(void **state)
{
    uint32_t seed = 33;

    (void)state;
    for (size_t i = 0; i < PROFILES; i++) {
        zl_segmenter *segmenter = open_profile(profile_names[i], words);
        zl_str text = { 0 }, part = { 0 };
        while (text.size < 100000) {
            add_random(&part, &seed);
            zl_str_add(&text, zl_str_view(&part));
            zl_str_add_text(&text, "\n");
        }
        check_text(segmenter, zl_str_view(&text));
        zl_str_clear(&text);
        zl_str_clear(&part);
        close_with_lexicon(segmenter);
    }
}

/* ---- icu ---- */

static void assert_as_icu(oracle *icu, zl_segmenter *segmenter, zl_view text)
{
    zl_pieces found = { 0 }, expected = { 0 };

    cut(segmenter, text, &found);
    oracle_cut(icu, text, &expected);
    assert_true(strip_blanks(text, &expected));
    assert_same_cut(text, &found, &expected);
    zl_array_clear(&found);
    zl_array_clear(&expected);
}

static void icu_cuts_any_text_as_icu_does(void **state)
{
    zl_segmenter *segmenter = open_profile("icu", words);
    uint32_t seed = 34;
    zl_str text = { 0 };
    oracle icu;

    (void)state;
    oracle_open(&icu, UBRK_WORD);
    for (int round = 0; round < 4000; round++) {
        if (round % 2)
            add_random(&text, &seed);
        else
            hard_text(&seed, &text);
        assert_as_icu(&icu, segmenter, zl_str_view(&text));
    }
    zl_str_clear(&text);
    oracle_close(&icu);
    close_with_lexicon(segmenter);
}

static void icu_cuts_the_home_documents_as_icu_does(void **state)
{
    static const char *const paths[] = {
        "corpus/1960-07-03-nie-rongzhen-report.md",
        "corpus/1960-07-11-zhou-enlai-remarks.md",
    };
    zl_segmenter *segmenter = open_profile("icu", NULL);
    oracle icu;

    (void)state;
    oracle_open(&icu, UBRK_WORD);
    for (size_t i = 0; i < 2; i++) {
        zl_span file = read_file(paths[i]);
        zl_view text = { (const char *)file.bytes, file.size };
        assert_as_icu(&icu, segmenter, text);
        check_text(segmenter, text);
        free_file(&file);
    }
    oracle_close(&icu);
    close_with_lexicon(segmenter);
}

/* ---- the other profiles ---- */

static void assert_cut(const char *profile, const char *text,
                       const char *expected)
{
    zl_segmenter *segmenter = open_profile(profile, words);

    assert_cut_by(segmenter, text, expected);
    close_with_lexicon(segmenter);
}

static void only_zili_heeds_a_dictionary(void **state)
{
    static const zl_profile others[] = { { .cut = ZL_CUT_ICU },
                                         { .cut = ZL_CUT_CHAR },
                                         { .cut = ZL_CUT_GIVEN } };
    const char *path = "no such file";
    zili_texts dicts = { &path, 1 };
    zl_segmenter *segmenter;
    zili_error err = { 0 };

    (void)state;
    for (size_t i = 0; i < 3; i++) {
        assert_int_equal(
            open_with_lexicon(&segmenter, others[i], &dicts, NULL), ZILI_OK);
        assert_true(zl_lexicon_words(segmenter->lexicon) == 0);
        assert_non_null(strstr(zl_lexicon_note(segmenter->lexicon), "--dict"));
        close_with_lexicon(segmenter);
    }
    assert_int_equal(open_with_lexicon(&segmenter, (zl_profile){ 0 }, &dicts,
                                       &err),
                     ZILI_EIO);
    assert_null(segmenter);
    assert_says(&err, "no such file");
    assert_cut("icu", "自力更生路C++", "自力更生|路|C|+|+");
}

static void char_makes_every_han_character_a_token(void **state)
{
    (void)state;
    assert_cut("char", "自力更生,self-reliance 1958年",
               "自|力|更|生|,|self|-|reliance|1958|年");
    assert_cut("char", "お茶を飲む", "お|茶|を|飲|む");
    assert_cut("char", "葛\U000E0100城", "葛\U000E0100|城");
    assert_cut("char", "中\u2060国", "中\u2060|国");
    assert_cut("char+hyphen", "自力self-reliance", "自|力|self-reliance");
    assert_cut("char+letters", "自力1960b-2", "自|力|1960|b|-|2");
}

static void given_takes_what_stands_between_blanks(void **state)
{
    (void)state;
    assert_cut("given", "自力 更生,don't　U.S.\n\n「独立 」\tx\r\ny\u2003z",
               "自力|更生,don't|U.S.|「独立|」|x|y|z");
    assert_cut("given", " \n　", "");
    assert_cut("given", "自", "自");
}

static void latin_script_is_cut_by_the_second_name(void **state)
{
    static const char text[] = "Don’t rely\ton 1,234.5 self-reliance, Mr. X.";

    (void)state;
    assert_cut("zili", text,
               "Don’t|rely|on|1,234.5|self|-|reliance|,|Mr|.|X|.");
    assert_cut("letters", text,
               "Don|’|t|rely|on|1,234.5|self|-|reliance|,|Mr|.|X|.");
    assert_cut("icu+hyphen", text,
               "Don’t|rely|on|1,234.5|self-reliance|,|Mr|.|X|.");
    assert_cut("char+penn", text,
               "Do|n’t|rely|on|1,234.5|self|-|reliance|,|Mr.|X|.");
}

static void no_text_has_no_tokens(void **state)
{
    (void)state;
    for (size_t i = 0; i < PROFILES; i++) {
        assert_cut(profile_names[i], "", "");
        assert_cut(profile_names[i], " \n　\t\u2028", "");
    }
}

/* How many Han characters stand in a piece. */
static size_t count_han(zl_view text)
{
    size_t count = 0;

    for (size_t at = 0; at < text.size;)
        count += zl_is_han(zl_utf8_next(text, &at));
    return count;
}

static void no_token_of_char_has_two_han_characters(void **state)
{
    zl_segmenter *segmenter = open_profile("char", NULL);
    uint32_t seed = 35;
    zl_str text = { 0 };

    (void)state;
    for (int round = 0; round < 1500; round++) {
        zl_pieces pieces = { 0 };
        if (round % 2)
            add_random(&text, &seed);
        else
            hard_text(&seed, &text);
        cut(segmenter, zl_str_view(&text), &pieces);
        for (size_t i = 0; i < pieces.count; i++)
            assert_true(count_han(zl_view_cut(zl_str_view(&text),
                                              pieces.items[i].begin,
                                              pieces.items[i].end)) < 2);
        zl_array_clear(&pieces);
    }
    zl_str_clear(&text);
    close_with_lexicon(segmenter);
}

/* ---- memory ---- */

static bool survives(const char *name, const char *path, long requests)
{
    zili_texts dicts = { &path, 1 };
    zl_view text = zl_view_of("走自力更生路线, 2. self A股。第6章，お茶を飲む"
                              "葛\U000E0100の国人 聂荣臻 don't");
    zl_segmenter *segmenter;
    zl_profile profile;
    zl_pieces pieces = { 0 };

    assert_int_equal(zl_profile_read(&profile, name, NULL), ZILI_OK);
    zl_refuse_after(requests);
    zili_status status =
        open_with_lexicon(&segmenter, profile, &dicts, NULL);
    if (!status)
        status = zl_segment_words(segmenter, text, &pieces, NULL);
    if (!status)
        status = zl_segment_sentences(segmenter, text, &pieces, NULL);
    zl_refuse_after(-1);
    assert_true(!status || status == ZILI_ENOMEM);
    zl_array_clear(&pieces);
    close_with_lexicon(segmenter);
    return !status;
}

static void every_lack_of_memory_is_survived(void **state)
{
    const char *path = in_scratch("d.txt");

    (void)state;
    write_file(path, words, sizeof words - 1);
    for (size_t i = 0; i < PROFILES; i++) {
        long requests = 0;
        while (!survives(profile_names[i], path, requests))
            requests++;
        assert_true(requests > 3);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(any_text_is_cut_without_loss),
        cmocka_unit_test(long_texts_are_cut_without_loss),
        cmocka_unit_test(icu_cuts_any_text_as_icu_does),
        cmocka_unit_test(icu_cuts_the_home_documents_as_icu_does),
        cmocka_unit_test(only_zili_heeds_a_dictionary),
        cmocka_unit_test(char_makes_every_han_character_a_token),
        cmocka_unit_test(given_takes_what_stands_between_blanks),
        cmocka_unit_test(latin_script_is_cut_by_the_second_name),
        cmocka_unit_test(no_text_has_no_tokens),
        cmocka_unit_test(no_token_of_char_has_two_han_characters),
        cmocka_unit_test(every_lack_of_memory_is_survived),
    };

    return cmocka_run_group_tests_name("segment", tests, make_scratch,
                                       remove_scratch);
}
