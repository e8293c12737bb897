/* test_settings.c -- an index that was made with other settings says so. */
#include "analysis_help.h"

#include "analysis/settings.h"
#include "text/version.h"
#include "text/wordlist.h"

#include <inttypes.h>

/* Key, value, …, NULL. */
static zili_corpus *index_with(const char *const settings[])
{
    zili_error err = { 0 };
    zl_writer *writer =
        open_writer(in_scratch("s.zili"), describe_small, NULL, &err);

    assert_non_null(writer);
    take(writer, feed_small);
    for (size_t i = 0; settings[i]; i += 2)
        zl_writer_setting(writer, settings[i], settings[i + 1]);
    if (zl_writer_commit(writer, &err))
        fail_msg("%s", err.text);
    zl_writer_close(writer);
    return open_index(in_scratch("s.zili"));
}

/* The notes that are there for the settings alone. */
static zili_table *notes_of(const zili_corpus *corpus)
{
    zili_table *table = zl_table_new();

    assert_non_null(table);
    zl_settings_note(corpus, table);
    return table;
}

static void assert_silent(const char *const settings[])
{
    zili_corpus *corpus = index_with(settings);
    zili_table *table = notes_of(corpus);

    if (zili_table_note(table, 0))
        fail_msg("%s", zili_table_note(table, 0));
    zili_table_free(table);
    zili_corpus_close(corpus);
}

static void assert_one_note(const char *const settings[], const char *note)
{
    zili_corpus *corpus = index_with(settings);
    zili_table *table = notes_of(corpus);

    assert_non_null(zili_table_note(table, 0));
    if (!strstr(zili_table_note(table, 0), note))
        fail_msg("no \"%s\" in: %s", note, zili_table_note(table, 0));
    assert_null(zili_table_note(table, 1));
    zili_table_free(table);
    zili_corpus_close(corpus);
}

#define SETTINGS(...) ((const char *const[]){ __VA_ARGS__, NULL })

/* ---- what is said ---- */

static void the_same_settings_are_no_news(void **state)
{
    (void)state;
    assert_silent(SETTINGS("icu", zl_icu_version().text, "unicode",
                           zl_unicode_version().text));
    assert_silent(SETTINGS("words", ""));
    assert_silent(SETTINGS("note", "what is not known here"));
    assert_silent(SETTINGS("profile", "char+penn"));
}

static void another_icu_or_unicode_is_told(void **state)
{
    char both[200], icu[120], unicode[120];

    (void)state;
    snprintf(both, sizeof both,
             "with ICU 50.1 and Unicode %s, this program has ICU %s and "
             "Unicode %s: words of a query may be cut otherwise",
             zl_unicode_version().text, zl_icu_version().text,
             zl_unicode_version().text);
    assert_one_note(SETTINGS("icu", "50.1", "unicode",
                             zl_unicode_version().text),
                    both);
    snprintf(icu, sizeof icu, "with ICU 50.1, this program has ICU %s:",
             zl_icu_version().text);
    assert_one_note(SETTINGS("icu", "50.1"), icu);
    snprintf(unicode, sizeof unicode,
             "with Unicode 6.2, this program has Unicode %s:",
             zl_unicode_version().text);
    assert_one_note(SETTINGS("unicode", "6.2"), unicode);
}

static void an_unknown_profile_is_told(void **state)
{
    (void)state;
    assert_one_note(SETTINGS("profile", "jieba"),
                    "the profile jieba, which this program does not know");
}

/* ---- the list of words ---- */

static bool has_list(char sum[24])
{
    uint64_t number;

    assert_int_equal(zl_wordlist_shipped(&number, NULL), ZILI_OK);
    snprintf(sum, 24, "%016" PRIx64, number);
    return number != 0;
}

static void another_list_of_words_is_told(void **state)
{
    char sum[24];

    (void)state;
    if (!has_list(sum)) {
        print_message("skipped: no zili.words\n");
        return;
    }
    assert_silent(SETTINGS("words", sum));
    sum[0] = sum[0] == '0' ? '1' : '0';
    assert_one_note(SETTINGS("words", sum),
                    "another list of Chinese words than this program has");
}

static void where_there_is_no_list_an_index_made_with_one_says_so(void **state)
{
    static const char *const files[] = { "none.words", "bad.words" };
    uint64_t sum = 1;

    (void)state;
    write_file(in_scratch("bad.words"), "ZILITRI", 8);
    for (size_t i = 0; i < 2; i++) {
        setenv("ZILI_WORDS", in_scratch(files[i]), 1);
        assert_one_note(SETTINGS("words", "0123456789abcdef"),
                        "with the list zili.words, this program has none and "
                        "would take ICU's words: what is one word");
        assert_silent(SETTINGS("words", "ICU"));
    }
    assert_int_equal(zl_wordlist_shipped(&sum, NULL), ZILI_OK);
    assert_int_equal(sum, 0);
    unsetenv("ZILI_WORDS");
}

static void words_of_icu_are_told_where_there_is_a_list(void **state)
{
    char sum[24];

    (void)state;
    if (has_list(sum))
        assert_one_note(SETTINGS("words", "ICU"),
                        "with ICU's words, this program has a list of Chinese "
                        "words of its own: what is one word");
}

static void words_of_icu_belong_to_the_name_of_the_profile(void **state)
{
    zili_corpus *corpus = index_with(
        SETTINGS("words", "ICU", "dictionaries", "a.txt:1 / b.txt:2"));
    zili_table *table = answer(corpus, "count", ARGUMENTS("query", "rely"));

    (void)state;
    assert_true(has_note(table, "profile zili, with ICU's words, a.txt, "
                                "b.txt;"));
    zili_table_free(table);
    zili_corpus_close(corpus);
}

/* ---- where it is said ---- */

static void every_question_about_words_is_warned(void **state)
{
    static const char *const names[] = { "count", "kwic", "freq", "positions",
                                         "segdiff", "info" };
    zili_corpus *corpus = index_with(SETTINGS("icu", "50.1"));

    (void)state;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        bool asks = strcmp(names[i], "info") && strcmp(names[i], "freq");
        zili_table *table = answer(corpus, names[i],
                                   asks ? ARGUMENTS("query", "rely") : NOTHING);
        if (!has_note(table, "cut with ICU 50.1, this program has ICU"))
            fail_msg("%s does not say it", names[i]);
        zili_table_free(table);
    }
    zili_corpus_close(corpus);
}

static void info_shows_all_settings(void **state)
{
    zili_corpus *corpus = index_with(
        SETTINGS("words", "0123456789abcdef", "replaced", "3", "icu", "50.1"));
    zili_table *table = answer(corpus, "info", NOTHING);

    (void)state;
    assert_string_equal(text_at(table, 0, "word_list"), "0123456789abcdef");
    assert_string_equal(text_at(table, 0, "replaced"), "3");
    assert_string_equal(text_at(table, 0, "icu"), "50.1");
    assert_int_equal(number_at(table, 0, "words"), 14);
    zili_table_free(table);
    zili_corpus_close(corpus);
}

static void what_is_built_is_of_this_program(void **state)
{
    static const char *const profiles[] = { "zili", "icu", "char", "given",
                                            "hyphen" };

    (void)state;
    for (size_t i = 0; i < sizeof profiles / sizeof *profiles; i++) {
        zili_corpus *corpus = index_texts(
            profiles[i], profiles[i],
            (const char *const[]){ "a.txt", "独立 self-reliance", NULL });
        zili_table *table = notes_of(corpus);
        assert_null(zili_table_note(table, 0));
        zili_table_free(table);
        zili_corpus_close(corpus);
    }
}

/* ---- what is folded ---- */

static bool is_unless(const zili_corpus *corpus, const char *query,
                      const char *themes)
{
    zili_table *table = answer(
        corpus, "count",
        themes ? ARGUMENTS("query", query, "themes", in_scratch(themes))
               : ARGUMENTS("query", query));
    bool unless = has_note(table, "traditional/simplified, unless quotes or "
                                  "flags say otherwise");

    assert_true(has_note(table, "folded: case, width"));
    zili_table_free(table);
    return unless;
}

static void quotes_and_flags_are_told(void **state)
{
    zili_corpus *corpus = index_with(SETTINGS("repair", "on"));

    (void)state;
    write_file(in_scratch("p.yaml"), "t: [self]\n", 10);
    write_file(in_scratch("f.yaml"), "t: [self%c]\n", 12);
    assert_false(is_unless(corpus, "self", NULL));
    assert_false(is_unless(corpus, "~\"self\" | 100%", NULL));
    assert_true(is_unless(corpus, "self%c", NULL));
    assert_true(is_unless(corpus, "a (b | ~\"c\"%d)", NULL));
    assert_true(is_unless(corpus, "\"self\"", NULL));
    assert_true(is_unless(corpus, "\"sel.*\"", NULL));
    assert_true(is_unless(corpus, "[word=\"sel.*\"]", NULL));
    assert_false(is_unless(corpus, "[] self", NULL));
    assert_false(is_unless(corpus, "@t", "p.yaml"));
    assert_true(is_unless(corpus, "@t%v", "p.yaml"));
    assert_true(is_unless(corpus, "@t", "f.yaml"));
    zili_corpus_close(corpus);
}

/* ---- no memory ---- */

static void every_lack_of_memory_is_survived(void **state)
{
    zili_corpus *corpus = index_with(
        SETTINGS("icu", "50.1", "words", "0123456789abcdef", "profile", "?"));
    zili_status status = ZILI_ENOMEM;
    zili_table *table = NULL;

    (void)state;
    for (long requests = 0; status == ZILI_ENOMEM; requests++) {
        zl_refuse_after(requests);
        status = ask_for(corpus, "count",
                         ARGUMENTS("query", "rely%c", "query", "\"a\""),
                         &table, NULL);
        zl_refuse_after(-1);
    }
    assert_int_equal(status, ZILI_OK);
    assert_true(has_note(table, "the profile ?"));
    assert_true(has_note(table, "cut with ICU 50.1"));
    zili_table_free(table);
    zili_corpus_close(corpus);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_same_settings_are_no_news),
        cmocka_unit_test(another_icu_or_unicode_is_told),
        cmocka_unit_test(an_unknown_profile_is_told),
        cmocka_unit_test(another_list_of_words_is_told),
        cmocka_unit_test(
            where_there_is_no_list_an_index_made_with_one_says_so),
        cmocka_unit_test(words_of_icu_are_told_where_there_is_a_list),
        cmocka_unit_test(words_of_icu_belong_to_the_name_of_the_profile),
        cmocka_unit_test(every_question_about_words_is_warned),
        cmocka_unit_test(info_shows_all_settings),
        cmocka_unit_test(what_is_built_is_of_this_program),
        cmocka_unit_test(quotes_and_flags_are_told),
        cmocka_unit_test(every_lack_of_memory_is_survived),
    };

    return cmocka_run_group_tests(tests, make_scratch, remove_scratch);
}
