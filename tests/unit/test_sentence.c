/* test_sentence.c -- paragraphs cut into sentences. */
#include "base_help.h"

#include "base/utf8.h"
#include "text/segment.h"

static zl_segmenter *segmenter;

static int open_segmenter(void **state)
{
    (void)state;
    return zl_segmenter_open(&segmenter, ZL_PROFILE_ICU, NULL, NULL);
}

static int close_segmenter(void **state)
{
    (void)state;
    zl_segmenter_close(segmenter);
    return 0;
}

static void write_sentences(zl_view text, zl_str *out)
{
    zl_pieces pieces = { 0 };
    zili_error err = { 0 };

    if (zl_segment_sentences(segmenter, text, &pieces, &err))
        fail_msg("%s", err.text);
    for (size_t i = 0; i < pieces.count; i++) {
        zl_str_add_text(out, i ? "|" : "");
        zl_str_add(out, zl_view_cut(text, pieces.items[i].begin,
                                    pieces.items[i].end));
    }
    zl_array_clear(&pieces);
}

/* `expected` is the text with a bar between sentences. */
static void assert_sentences(const char *expected)
{
    zl_str text = { 0 }, found = { 0 };

    for (const char *at = expected; *at; at++)
        if (*at != '|')
            zl_str_add_byte(&text, *at);
    write_sentences(zl_str_view(&text), &found);
    assert_string_equal(zl_str_text(&found), expected);
    zl_str_clear(&text);
    zl_str_clear(&found);
}

static void a_full_stop_ends_a_sentence(void **state)
{
    (void)state;
    assert_sentences("");
    assert_sentences("One");
    assert_sentences("We rely on ourselves. |They do not! |Do we? |Yes");
    assert_sentences("我们自力更生。|他们不！|是吗？|是");
}

static void a_label_belongs_to_what_follows(void **state)
{
    (void)state;
    assert_sentences("Agreed upon. |2. Don't ask. |3. Wait.");
    assert_sentences("1. One. |12. Two.");
    assert_sentences("They said: |1. Do not ask.");
}

static void a_year_at_the_end_is_no_label(void **state)
{
    (void)state;
    assert_sentences("It was in 1958. |Then came others.");
    assert_sentences("We have only 12. |They have more.");
    assert_sentences("Good. |123. |Then.");
}

static void a_bracket_belongs_to_what_it_opens(void **state)
{
    (void)state;
    assert_sentences("不要催。|(二)新项目。|（三）完。");
    assert_sentences("Agreed. |(2) Don't ask. |[3] Wait.");
    assert_sentences("他说。|《报告》是他的。");
}

static void a_broken_line_ends_no_sentence(void **state)
{
    (void)state;
    assert_sentences("We rely\non \nourselves. |They\r\ndo not.");
    assert_sentences("We rely.\n|They do not.");
    assert_sentences("A Title  \n|July 3");
    assert_sentences("A Title\\\n|July");
    assert_sentences("Three:\n|- one\n|- two\n|3. three");
    assert_sentences("标题\n|正文。|Self\n|自力\n|self");
    assert_sentences("a\n|\n|b");
}

/* ---- anything at all ---- */

static void check(zl_view text)
{
    zl_pieces pieces = { 0 };
    size_t done = 0;

    assert_int_equal(zl_segment_sentences(segmenter, text, &pieces, NULL),
                     ZILI_OK);
    for (size_t i = 0; i < pieces.count; i++) {
        assert_int_equal(pieces.items[i].begin, done);
        assert_true(pieces.items[i].end > done);
        done = pieces.items[i].end;
        size_t at = done;
        assert_true(at == text.size ||
                    ((unsigned char)text.bytes[at] & 0xC0) != 0x80);
    }
    assert_int_equal(done, text.size);
    zl_array_clear(&pieces);
}

static void sentences_cover_any_text(void **state)
{
    static const char *const pieces[] = {
        "自", "a", "B", "1", "12", ".", ". ", "。", "?", "！", " ", "　", "(",
        "（", "[", "《", "【", ")", "”", "“", "\n", "\r\n", ":", ";", "é",
        "…", "😀",
    };
    uint32_t seed = 41;

    (void)state;
    for (int round = 0; round < 10000; round++) {
        zl_str text = { 0 };
        for (uint32_t left = next_random(&seed) % 16; left > 0; left--)
            zl_str_add_text(&text, pieces[next_random(&seed) %
                                          (sizeof pieces / sizeof *pieces)]);
        check(zl_str_view(&text));
        zl_str_clear(&text);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_full_stop_ends_a_sentence),
        cmocka_unit_test(a_label_belongs_to_what_follows),
        cmocka_unit_test(a_year_at_the_end_is_no_label),
        cmocka_unit_test(a_bracket_belongs_to_what_it_opens),
        cmocka_unit_test(a_broken_line_ends_no_sentence),
        cmocka_unit_test(sentences_cover_any_text),
    };

    return cmocka_run_group_tests_name("sentence", tests, open_segmenter,
                                       close_segmenter);
}
