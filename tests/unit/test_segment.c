/* test_segment.c -- text cut into tokens, beside ICU asked directly. */
#include "base_help.h"
#include "index_help.h"

#include "base/utf8.h"
#include "text/script.h"
#include "text/segment.h"

#include <sys/mman.h>
#include <unicode/ubrk.h>
#include <unicode/utext.h>

static const char words[] = "自力更生\n自力\n更生路\n路线\nA股\n卡拉OK\n一九五八年\n";
static uint32_t seed = 31;

static int write_words(void **state)
{
    if (make_scratch(state))
        return -1;
    write_file(in_scratch("d.txt"), words, sizeof words - 1);
    return 0;
}

static zl_segmenter *open_profile(zl_profile profile)
{
    const char *path = in_scratch("d.txt");
    zili_texts dicts = { &path, 1 };
    zl_segmenter *segmenter;
    zili_error err = { 0 };

    if (zl_segmenter_open(&segmenter, profile, &dicts, &err))
        fail_msg("%s", err.text);
    return segmenter;
}

/* ---- the slow way ---- */

static bool is_blank(zl_view text)
{
    size_t at = 0;

    return zl_is_blank(zl_utf8_next(text, &at));
}

/* ICU's pieces of [begin, end), each alone in the text, without blanks. */
static void cut_by_icu(zl_view text, size_t begin, size_t end, zl_pieces *out)
{
    UErrorCode code = U_ZERO_ERROR;
    UText *utext = utext_openUTF8(NULL, text.bytes + begin,
                                  (int64_t)(end - begin), &code);
    UBreakIterator *icu = ubrk_open(UBRK_WORD, "", NULL, 0, &code);
    int32_t from = 0, to;

    ubrk_setUText(icu, utext, &code);
    assert_true(U_SUCCESS(code));
    ubrk_first(icu);
    while ((to = ubrk_next(icu)) != UBRK_DONE) {
        zl_piece piece = { begin + (size_t)from, begin + (size_t)to };
        if (!is_blank(zl_view_cut(text, piece.begin, piece.end)))
            assert_true(zl_array_push(out, piece));
        from = to;
    }
    ubrk_close(icu);
    utext_close(utext);
}

/* The longest of the words above that stands at `at`. */
static size_t word_at(zl_view text, size_t at)
{
    zl_view rest = zl_view_of(words), word;
    size_t best = 0;

    while (zl_view_next(&rest, '\n', &word))
        if (word.size > best &&
            zl_view_starts(zl_view_cut(text, at, text.size), word))
            best = word.size;
    return best;
}

static void cut_slowly(zl_view text, zl_profile profile, zl_pieces *out)
{
    size_t done = 0;

    for (size_t at = 0; profile == ZL_PROFILE_ZILI && at < text.size;) {
        size_t size = word_at(text, at);
        if (size) {
            cut_by_icu(text, done, at, out);
            assert_true(zl_array_push(out, (zl_piece){ at, at + size }));
            done = at = at + size;
        } else {
            zl_utf8_next(text, &at);
        }
    }
    cut_by_icu(text, done, text.size, out);
}

/* ---- comparing ---- */

static void write_pieces(zl_view text, const zl_pieces *pieces, zl_str *out)
{
    for (size_t i = 0; i < pieces->count; i++) {
        zl_str_add_text(out, i ? "|" : "");
        zl_str_add(out, zl_view_cut(text, pieces->items[i].begin,
                                    pieces->items[i].end));
    }
}

static void cut(zl_segmenter *segmenter, zl_view text, zl_pieces *out)
{
    zili_error err = { 0 };

    if (zl_segment_words(segmenter, text, out, &err))
        fail_msg("%s", err.text);
}

/* Rising, inside the text, none blank; what is left out begins blank. */
static void check_pieces(zl_view text, const zl_pieces *pieces)
{
    size_t done = 0;

    for (size_t i = 0; i <= pieces->count; i++) {
        zl_piece last = { text.size, text.size };
        zl_piece piece = i < pieces->count ? pieces->items[i] : last;
        assert_true(piece.begin >= done && piece.end <= text.size);
        if (done < piece.begin)
            assert_true(is_blank(zl_view_cut(text, done, piece.begin)));
        assert_true(i == pieces->count || piece.end > piece.begin);
        if (piece.end > piece.begin)
            assert_false(is_blank(zl_view_cut(text, piece.begin, piece.end)));
        done = piece.end;
    }
}

static void assert_as_slowly(zl_segmenter *segmenter, zl_profile profile,
                             zl_view text)
{
    zl_pieces found = { 0 }, expected = { 0 };

    cut(segmenter, text, &found);
    check_pieces(text, &found);
    cut_slowly(text, profile, &expected);
    bool same = found.count == expected.count;
    for (size_t i = 0; same && i < found.count; i++)
        same = found.items[i].begin == expected.items[i].begin &&
               found.items[i].end == expected.items[i].end;
    if (!same) {
        zl_str left = { 0 }, right = { 0 };
        write_pieces(text, &found, &left);
        write_pieces(text, &expected, &right);
        fail_msg("%s\nis not\n%s", zl_str_text(&left), zl_str_text(&right));
    }
    zl_array_clear(&found);
    zl_array_clear(&expected);
}

static void assert_cut(zl_profile profile, const char *text,
                       const char *expected)
{
    zl_segmenter *segmenter = open_profile(profile);
    zl_pieces pieces = { 0 };
    zl_str found = { 0 };

    cut(segmenter, zl_view_of(text), &pieces);
    write_pieces(zl_view_of(text), &pieces, &found);
    assert_string_equal(zl_str_text(&found), expected);
    zl_str_clear(&found);
    zl_array_clear(&pieces);
    zl_segmenter_close(segmenter);
}

/* ---- the tests ---- */

static void the_words_of_the_dictionary_stay_whole(void **state)
{
    (void)state;
    assert_cut(ZL_PROFILE_ZILI, "走自力更生路线", "走|自力更生|路线");
    assert_cut(ZL_PROFILE_ZILI, "自力更生路", "自力更生|路");
    assert_cut(ZL_PROFILE_ZILI, "更生路线", "更生路|线");
    assert_cut(ZL_PROFILE_ZILI, "买A股，唱卡拉OK。", "买|A股|，|唱|卡拉OK|。");
    assert_cut(ZL_PROFILE_ZILI, "一九五八年", "一九五八年");
    assert_cut(ZL_PROFILE_ZILI, "自 力", "自|力");
}

static void the_other_profiles_have_no_dictionary(void **state)
{
    zl_segmenter *segmenter;
    const char *path = "no such file";
    zili_texts dicts = { &path, 1 };

    (void)state;
    assert_int_equal(
        zl_segmenter_open(&segmenter, ZL_PROFILE_ICU, &dicts, NULL), ZILI_OK);
    zl_segmenter_close(segmenter);
    assert_int_equal(
        zl_segmenter_open(&segmenter, ZL_PROFILE_ZILI, &dicts, NULL), ZILI_EIO);
    assert_null(segmenter);
}

static void char_makes_every_han_character_a_token(void **state)
{
    (void)state;
    assert_cut(ZL_PROFILE_CHAR, "自力更生,self-reliance 1958年",
               "自|力|更|生|,|self|-|reliance|1958|年");
    assert_cut(ZL_PROFILE_CHAR, "お茶を飲む", "お|茶|を|飲|む");
    assert_cut(ZL_PROFILE_CHAR, "葛\U000E0100城", "葛\U000E0100|城");
}

static void english_is_cut_by_unicode(void **state)
{
    (void)state;
    assert_cut(ZL_PROFILE_ZILI, "Don’t  rely\ton 1,234.5 self-reliance.",
               "Don’t|rely|on|1,234.5|self|-|reliance|.");
    assert_cut(ZL_PROFILE_ICU, "", "");
    assert_cut(ZL_PROFILE_ICU, " \n　\t", "");
}

static void the_home_documents_are_cut_as_icu_cuts_them(void **state)
{
    static const char *const paths[] = {
        "corpus/1960-07-03-nie-rongzhen-report.md",
        "corpus/1960-07-11-zhou-enlai-remarks.md",
    };
    zl_segmenter *icu = open_profile(ZL_PROFILE_ICU);
    zl_segmenter *zili = open_profile(ZL_PROFILE_ZILI);

    (void)state;
    for (size_t i = 0; i < 2; i++) {
        zl_span file = read_file(paths[i]);
        zl_view rest = { (const char *)file.bytes, file.size }, line;
        while (zl_view_next(&rest, '\n', &line)) {
            assert_as_slowly(icu, ZL_PROFILE_ICU, line);
            assert_as_slowly(zili, ZL_PROFILE_ZILI, line);
        }
        free_file(&file);
    }
    zl_segmenter_close(icu);
    zl_segmenter_close(zili);
}

static void add_random(zl_str *text)
{
    static const char *const pieces[] = {
        "自", "力", "更", "生", "路", "线", "A", "股", "self", "-", "1", ".",
        " ", "　", "\n", "，", "。", "(", "é", "e\xCC\x81", "😀", "ไทย",
        "عربي", "か", "カ", "\xEF\xBB\xBF", "\xE2\x80\x8D", "𠀀", "自力更生",
    };

    for (uint32_t left = next_random(&seed) % 20; left > 0; left--)
        zl_str_add_text(text, pieces[next_random(&seed) %
                                     (sizeof pieces / sizeof *pieces)]);
}

static void any_text_is_cut_as_icu_cuts_it(void **state)
{
    zl_segmenter *icu = open_profile(ZL_PROFILE_ICU);
    zl_segmenter *zili = open_profile(ZL_PROFILE_ZILI);

    (void)state;
    for (int round = 0; round < 1500; round++) {
        zl_str text = { 0 };
        add_random(&text);
        assert_as_slowly(icu, ZL_PROFILE_ICU, zl_str_view(&text));
        assert_as_slowly(zili, ZL_PROFILE_ZILI, zl_str_view(&text));
        zl_str_clear(&text);
    }
    zl_segmenter_close(icu);
    zl_segmenter_close(zili);
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
    zl_segmenter *segmenter = open_profile(ZL_PROFILE_CHAR);

    (void)state;
    for (int round = 0; round < 1000; round++) {
        zl_str text = { 0 };
        zl_pieces pieces = { 0 };
        add_random(&text);
        cut(segmenter, zl_str_view(&text), &pieces);
        check_pieces(zl_str_view(&text), &pieces);
        for (size_t i = 0; i < pieces.count; i++)
            assert_true(count_han(zl_view_cut(zl_str_view(&text),
                                              pieces.items[i].begin,
                                              pieces.items[i].end)) < 2);
        zl_array_clear(&pieces);
        zl_str_clear(&text);
    }
    zl_segmenter_close(segmenter);
}

static bool survives(long requests)
{
    const char *path = in_scratch("d.txt");
    zili_texts dicts = { &path, 1 };
    zl_view text = zl_view_of("走自力更生路线, 2. self");
    zl_segmenter *segmenter;
    zl_pieces pieces = { 0 };

    zl_refuse_after(requests);
    zili_status status =
        zl_segmenter_open(&segmenter, ZL_PROFILE_ZILI, &dicts, NULL);
    if (!status)
        status = zl_segment_words(segmenter, text, &pieces, NULL);
    if (!status)
        status = zl_segment_sentences(segmenter, text, &pieces, NULL);
    zl_refuse_after(-1);
    assert_true(!status || status == ZILI_ENOMEM);
    zl_array_clear(&pieces);
    zl_segmenter_close(segmenter);
    return !status;
}

/* Nothing of the text is touched, so no memory is used. */
static void two_gibibytes_are_refused_in_words(void **state)
{
    size_t size = (size_t)INT32_MAX + 1;
    void *bytes = mmap(NULL, size, PROT_READ,
                       MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    zl_view text = { bytes, size };
    zl_segmenter *segmenter;
    zl_pieces tokens = { 0 };
    zili_error err = { 0 };

    (void)state;
    if (bytes == MAP_FAILED)
        skip();
    assert_int_equal(
        zl_segmenter_open(&segmenter, ZL_PROFILE_ICU, NULL, NULL), ZILI_OK);
    assert_int_equal(zl_segment_words(segmenter, text, &tokens, &err),
                     ZILI_EFORMAT);
    assert_says(&err, "2147483648 bytes is too long");
    assert_int_equal(zl_segment_sentences(segmenter, text, &tokens, &err),
                     ZILI_EFORMAT);
    zl_segmenter_close(segmenter);
    zl_array_clear(&tokens);
    munmap(bytes, size);
}

static void every_lack_of_memory_is_survived(void **state)
{
    long requests = 0;

    (void)state;
    while (!survives(requests))
        requests++;
    assert_true(requests > 8);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_words_of_the_dictionary_stay_whole),
        cmocka_unit_test(the_other_profiles_have_no_dictionary),
        cmocka_unit_test(char_makes_every_han_character_a_token),
        cmocka_unit_test(english_is_cut_by_unicode),
        cmocka_unit_test(the_home_documents_are_cut_as_icu_cuts_them),
        cmocka_unit_test(any_text_is_cut_as_icu_cuts_it),
        cmocka_unit_test(no_token_of_char_has_two_han_characters),
        cmocka_unit_test(every_lack_of_memory_is_survived),
        cmocka_unit_test(two_gibibytes_are_refused_in_words),
    };

    return cmocka_run_group_tests_name("segment", tests, write_words,
                                       remove_scratch);
}
