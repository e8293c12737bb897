/* test_string.c -- characters found however they are cut. */
#include "query_help.h"
#include "hits_help.h"

static zili_corpus *corpus;
static uint32_t seed = 101;

static void close_corpus(void)
{
    zili_corpus_close(corpus);
    corpus = NULL;
}

static zl_cursor *ask(const char *query)
{
    zl_cursor *cursor;
    zili_error err = { 0 };

    if (open_hits(&cursor, query, NULL, corpus, NULL, &err))
        fail_msg("%s", err.text);
    return cursor;
}

/* ---- strings and the text of the documents ---- */

/* Text and string without case; the alphabet is ASCII and Han. */
static size_t count_in_text(const char *text, const char *wanted)
{
    size_t found = 0;

    for (const char *at = text; (at = strcasestr(at, wanted)); at++)
        found++;
    return found;
}

/* Without the line ends between Chinese characters. */
static void unwrap(zl_str *text)
{
    size_t kept = 0;

    for (size_t i = 0; i < text->size; i++)
        if (text->bytes[i] != '\n' || i == 0 || i + 1 == text->size ||
            !(text->bytes[i - 1] & 0x80) || !(text->bytes[i + 1] & 0x80))
            text->bytes[kept++] = text->bytes[i];
    text->size = kept;
    text->bytes[kept] = 0;
}

static size_t count_hits(const char *query)
{
    zl_cursor *cursor = ask(query);
    size_t found = 0;

    for (; !zl_cursor_ended(cursor); zl_cursor_next(cursor))
        found++;
    assert_false(cursor->failed);
    zl_cursor_free(cursor);
    return found;
}

static void assert_string_in_text(const char *wanted)
{
    const zl_structure *p = zl_corpus_structure(corpus, "p");
    zl_str text = { 0 }, query = { 0 };
    size_t expected = 0;

    for (uint32_t i = 0; i < zl_structure_count(p); i++) {
        zl_str_empty(&text);
        zl_corpus_text(corpus, zl_structure_begin(p, i),
                       zl_structure_end(p, i), &text);
        unwrap(&text);
        expected += count_in_text(zl_str_text(&text), wanted);
    }
    zl_str_format(&query, "~\"%s\"", wanted);
    size_t found = count_hits(zl_str_text(&query));
    if (found != expected)
        fail_msg("%s: %zu hits, %zu times in the text", wanted, found,
                 expected);
    zl_str_clear(&text);
    zl_str_clear(&query);
}

static void a_string_is_found_as_often_as_it_stands_in_the_text(void **state)
{
    static const char *const strings[] = { "自",   "力更",   "力自", "-",
                                           "更生", "力更生", "生自", "fr",
                                           "-s",   "eli",    "self", "e自" };

    (void)state;
    for (int round = 0; round < 8; round++) {
        corpus = random_corpus(in_scratch("q.zili"), &seed);
        for (size_t i = 0; i < sizeof strings / sizeof *strings; i++)
            assert_string_in_text(strings[i]);
        close_corpus();
    }
}

/* ---- one small text ---- */

/* Tokens 0-15; the second paragraph touches the first. */
static void feed_one(zl_batch *batch)
{
    static const char *const rows[] = { "自力更生自力 的 self-_ reliance a b",
                                        "力_ 更生_ ？_ abc ﬁne" };

    zl_batch_document(batch, "d", "d.md", 9, "?");
    zl_batch_region_begin(batch, "text", "zh");
    for (size_t i = 0; i < 2; i++) {
        zl_batch_begin(batch, "p", "body");
        feed_tokens(batch, rows[i]);
        zl_batch_end(batch, "p");
    }
    zl_batch_region_end(batch);
}

static void open_one(void)
{
    if (!zl_file_exists(in_scratch("one.zili")))
        assert_int_equal(build_folded(in_scratch("one.zili"), feed_one),
                         ZILI_OK);
    corpus = open_index(in_scratch("one.zili"));
}

static void assert_hits(const char *query, const char *expected)
{
    zl_cursor *cursor = ask(query);
    zl_str found = { 0 };

    for (; !zl_cursor_ended(cursor); zl_cursor_next(cursor)) {
        zl_hit hit = cursor->hit;
        zl_str_format(&found, " %zu-%zu", hit.begin, hit.end);
        if (hit.skip || hit.trim)
            zl_str_format(&found, "/%u/%u", hit.skip, hit.trim);
    }
    zl_cursor_free(cursor);
    if (strcmp(zl_str_text(&found), expected) != 0)
        fail_msg("%s:%s", query, zl_str_text(&found));
    zl_str_clear(&found);
}

static void a_string_begins_and_ends_inside_words(void **state)
{
    (void)state;
    open_one();
    assert_hits("~\"自力\"", " 0-1/0/12 0-1/12/0");
    assert_hits("~\"力\"", " 0-1/3/12 0-1/15/0 6-7");
    assert_hits("~\"elf-rel\"", " 2-4/1/5");
    assert_hits("~\"f in\"", "");
    assert_hits("~\"fi\"", " 10-11");
    assert_hits("~\"i\"", " 3-4/3/4 10-11");
    close_corpus();
}

static void blanks_in_a_string_are_any_blanks(void **state)
{
    (void)state;
    open_one();
    assert_hits("~\"a b\"", " 4-6");
    assert_hits("~\"a \t  b\"", " 4-6");
    assert_hits("~\"a　b\"", " 4-6");
    assert_hits("~\"ab\"", " 9-10/0/1");
    assert_hits("~\"力 更\"", "");
    assert_hits("~\"b 力\"", "");
    close_corpus();
}

static void no_hit_goes_on_in_the_next_paragraph(void **state)
{
    (void)state;
    open_one();
    assert_hits("b 力", "");
    assert_hits("a (b 力 | b)", " 4-6");
    assert_hits("~\"b\" ~\"力\"", "");
    close_corpus();
}

static void a_wide_question_mark_is_no_wildcard(void **state)
{
    (void)state;
    open_one();
    assert_hits("？", " 8-9");
    assert_hits("更生？", " 7-9");
    assert_hits("?", " 1-2 4-5 5-6 6-7 8-9");
    close_corpus();
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_string_is_found_as_often_as_it_stands_in_the_text),
        cmocka_unit_test(a_string_begins_and_ends_inside_words),
        cmocka_unit_test(blanks_in_a_string_are_any_blanks),
        cmocka_unit_test(no_hit_goes_on_in_the_next_paragraph),
        cmocka_unit_test(a_wide_question_mark_is_no_wildcard),
    };

    return cmocka_run_group_tests_name("string", tests, make_scratch,
                                       remove_scratch);
}
