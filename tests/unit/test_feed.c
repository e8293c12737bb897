/* test_feed.c -- a text indexed has the tokens that zili seg shows. */
#include "base_help.h"
#include "index_help.h"

#include <zili/build.h>
#include <zili/segment.h>

static zili_corpus *index_file(const char *path, const char *profile,
                               const zili_texts *dicts)
{
    zili_build_options options = { .output = in_scratch("x.zili"),
                                   .profile = profile,
                                   .dicts = *dicts,
                                   .no_repair = true };
    zili_texts paths = { &path, 1 };
    zili_error err = { 0 };

    if (zili_build(&options, &paths, NULL, &err))
        fail_msg("%s", err.text);
    return open_index(options.output);
}

/* The tokens of sentence `i`, each behind a blank. */
static void add_sentence(const zili_corpus *corpus, uint32_t i, zl_str *out)
{
    const zl_structure *sentences = zl_corpus_structure(corpus, "s");
    uint64_t end = zl_structure_end(sentences, i);

    for (uint64_t at = zl_structure_begin(sentences, i); at < end; at++) {
        zl_str_add_byte(out, ' ');
        zl_str_add(out, zl_corpus_form(corpus, zl_corpus_at(corpus, at)));
    }
}

/* All tokens, with `between` where one sentence ends and the next begins.
 * None lies outside, and no sentence is empty. */
static zl_str show_index(const zili_corpus *corpus, const char *between)
{
    const zl_structure *sentences = zl_corpus_structure(corpus, "s");
    uint32_t count = sentences ? zl_structure_count(sentences) : 0;
    uint64_t end = 0;
    zl_str out = { 0 };

    for (uint32_t i = 0; i < count; i++) {
        assert_int_equal(zl_structure_begin(sentences, i), end);
        assert_true(zl_structure_end(sentences, i) > end);
        end = zl_structure_end(sentences, i);
        zl_str_add_text(&out, i ? between : "");
        add_sentence(corpus, i, &out);
    }
    assert_int_equal(end, zl_corpus_tokens(corpus));
    return out;
}

/* The same from zili seg: a blank before each token, ends of lines left out. */
static zl_str show_segmented(const char *path, const char *profile,
                             const zili_texts *dicts)
{
    zili_segment_options options = { .profile = profile, .dicts = *dicts };
    zl_str words = { 0 }, out = { 0 };
    zili_error err = { 0 };

    if (zili_segment(&options, path, zl_str_write, &words, &err))
        fail_msg("%s", err.text);
    zl_view rest = zl_str_view(&words);
    while (rest.size) {
        size_t size = strcspn(rest.bytes, " \n");
        zl_str_add_text(&out, size ? " " : "");
        zl_str_add(&out, zl_view_cut(rest, 0, size));
        rest = zl_view_cut(rest, size + (size < rest.size), rest.size);
    }
    zl_str_clear(&words);
    return out;
}

static void assert_sentences(const char *profile, const char *dict,
                             const char *text, const char *expected)
{
    const char *path = in_scratch("t.txt"), *words = in_scratch("d.txt");
    zili_texts dicts = { &words, 1 };

    write_file(path, text, strlen(text));
    write_file(words, dict, strlen(dict));
    zili_corpus *corpus = index_file(path, profile, &dicts);
    zl_str shown = show_index(corpus, " |");
    assert_string_equal(zl_str_text(&shown), expected);
    zl_str_clear(&shown);
    zili_corpus_close(corpus);
}

static void assert_alike(zl_view text, const char *profile)
{
    const char *path = in_scratch("a.txt"), *words = in_scratch("w.txt");
    zili_texts dicts = { &words, 1 };

    write_file(path, text.bytes, text.size);
    write_file(words, "好。独\n中国\nC++\n", strlen("好。独\n中国\nC++\n"));
    zili_corpus *corpus = index_file(path, profile, &dicts);
    zl_str indexed = show_index(corpus, "");
    zl_str segmented = show_segmented(path, profile, &dicts);
    assert_string_equal(zl_str_text(&indexed), zl_str_text(&segmented));
    zl_str_clear(&indexed);
    zl_str_clear(&segmented);
    zili_corpus_close(corpus);
}

/* ---- tests ---- */

static void what_follows_a_sentence_tells_how_it_ends(void **state)
{
    (void)state;
    assert_sentences("penn", "", "It was plan B. The rest",
                     " It was plan B. | The rest");
    assert_sentences("penn", "", "It was plan B.\nThe rest",
                     " It was plan B . | The rest");
    assert_sentences("penn", "", "It was plan B.\n\nThe rest",
                     " It was plan B . | The rest");
}

/* It belongs to the one that it begins in. */
static void a_token_lies_in_one_sentence(void **state)
{
    (void)state;
    assert_sentences("zili", "好。独\n", "自主很好。独立很好。我们",
                     " 自主 很 好。独 | 立 很 好 。 | 我们");
    assert_sentences("given", "", "一。二。 三。四 五。六。七",
                     " 一。二。 | 三。四 | 五。六。七");
    assert_sentences("uax29", "", "One. \n Two.\n\n ", " One . | Two .");
}

static void any_text_is_indexed_as_it_is_segmented(void **state)
{
    static const char *const pieces[] = {
        "a", "自", "。", " ", "\n", "\n\n", "\xCC\x81", "1.5", "'", ". ", "B. ",
        "The ", "no. ", "ไทย", "\"", "can't ", "二十", "中国", "etc. ", "(", "?",
        "http://a.b/c. ", ":) ", "... ", "好。独", "C++", "カ", "\r\n", "J.",
        "Don", "聂荣臻", "\xE3\x80\x80", "！", "”", "2. ",
    };
    static const char *const profiles[] = {
        "zili", "zili+penn", "icu+hyphen", "char+letters", "given", "icu+penn",
    };
    uint32_t seed = 11;

    (void)state;
    for (int round = 0; round < 48; round++) {
        zl_str text = { 0 };
        zl_str_add_text(&text, "a");
        while (text.size < 1500)
            zl_str_add_text(&text, pieces[next_random(&seed) %
                                          (sizeof pieces / sizeof *pieces)]);
        assert_alike(zl_str_view(&text), profiles[round % 6]);
        zl_str_clear(&text);
    }
}

/* More tokens than are cut at a time. */
static void a_long_paragraph_is_no_exception(void **state)
{
    zl_str text = { 0 };

    (void)state;
    while (text.size < 400000)
        zl_str_add_text(&text, "Plan B. The rest，自力更生。don't, no. 5\n");
    assert_alike(zl_str_view(&text), "penn");
    zl_str_clear(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_follows_a_sentence_tells_how_it_ends),
        cmocka_unit_test(a_token_lies_in_one_sentence),
        cmocka_unit_test(any_text_is_indexed_as_it_is_segmented),
        cmocka_unit_test(a_long_paragraph_is_no_exception),
    };

    return cmocka_run_group_tests_name("feed", tests, make_scratch,
                                       remove_scratch);
}
