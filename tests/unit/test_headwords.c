/* test_headwords.c -- words counted by lemma, after a list, and by stem. */
#include "analysis_help.h"

#include "analysis/headwords.h"

static zili_corpus *corpus;

static const char *const texts[] = {
    "a.txt", "He sees. She saw it; They are SEEN, 聶榮臻 is here.\n",
    "b.txt", "I am here. We relied on relations; relying is to rely.\n", NULL,
};

static const char *list_of(const char *text)
{
    const char *path = in_scratch("lemmas.txt");

    write_file(path, text, strlen(text));
    return path;
}

static const char arrows[] = "# comment\n; another\n[and one]\n\n"
                             "see -> sees,saw, seen\nbe -> am are\tis was\r\n";

static const char by_lemma[] =
    "be 4 2|see 3 1|here 2 2|he 1 1|i 1 1|she 1 1|they 1 1|we 1 1|it 1 1|"
    "on 1 1|relations 1 1|relied 1 1|rely 1 1|relying 1 1|to 1 1|榮 1 1|聶 1 "
    "1|臻 1 1";

/* ---- lists ---- */

static void all_forms_of_lists_say_the_same(void **state)
{
    static const char *const lists[] = {
        arrows,
        "see\tsees\tsaw\tseen\nbe\tam\tare\tis\twas\n",
        "\xEF\xBB\xBFsees\tsee\nsaw\tsee\nSEEN\tsee\nam\tbe\nare\tbe\n"
        "is\tbe\n",
        "see\tsees\nsee\tsaw\nsee\tseen\nbe\tam\nbe\tare\nbe\tis\n",
        "word\tlemma\nsees\tsee\nsaw\tsee\nseen\tsee\nam\tbe\nare\tbe\n"
        "is\tbe\n",
    };

    (void)state;
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++)
        assert_rows(answer(corpus, "freq",
                           ARGUMENTS("attribute", "word", "lemmas",
                                     list_of(lists[i]), "limit", "3")),
                    "term count docs", "be 4 2|see 3 1|here 2 2");
}

static void a_list_may_be_in_any_encoding(void **state)
{
    static const char wide[] = "\xFF\xFE"
                               "b\0e\0\t\0a\0m\0\t\0i\0s\0\n";

    (void)state;
    const char *path = in_scratch("wide.txt");
    write_file(path, wide, sizeof wide);
    assert_rows(answer(corpus, "freq",
                       ARGUMENTS("lemmas", path, "match", "b*")),
                "term count", "be 3");
}

static void a_list_is_read_folded_or_exactly(void **state)
{
    (void)state;
    assert_rows(answer(corpus, "freq",
                       ARGUMENTS("lemmas", list_of("SEE -> Seen\nNie -> "
                                                   "荣"),
                                 "match", "n*")),
                "term count", "Nie 1");
    assert_rows(answer(corpus, "freq",
                       ARGUMENTS("lemmas", list_of("SEE -> Seen, saw"),
                                 "exact", NULL, "match", "S*")),
                "term count", "SEE 1|SEEN 1|She 1");
}

static void the_first_lemma_of_a_form_counts(void **state)
{
    zili_table *table = answer(
        corpus, "freq",
        ARGUMENTS("lemmas", list_of("saw -> saws\nsee -> saw, sees\n"
                                    "hear -> here\nbe -> here"),
                  "match", "s*"));

    (void)state;
    assert_true(has_note(table, "7 forms of 4 lemmas"));
    assert_true(has_note(table, "2 forms stand under more than one lemma, as "
                                "saw (saw, see): the first counts"));
    assert_rows(table, "term count", "SEEN 1|She 1|saw 1|see 1");
}

/* ---- where they are counted ---- */

static void every_word_is_under_one_lemma(void **state)
{
    (void)state;
    zili_table *table = answer(corpus, "freq",
                               ARGUMENTS("lemmas", list_of(arrows)));
    zl_str found = { 0 };
    write_rows(table, "term count docs", &found);
    zili_table_free(table);
    for (size_t i = 0; i < found.size; i++)
        if (found.bytes[i] >= 'A' && found.bytes[i] <= 'Z')
            found.bytes[i] |= 0x20;
    assert_string_equal(zl_str_text(&found), by_lemma);
    zl_str_clear(&found);
}

static void other_questions_count_lemmas_too(void **state)
{
    const char *lemmas = list_of(arrows);

    (void)state;
    assert_rows(answer(corpus, "ngrams",
                       ARGUMENTS("lemmas", lemmas, "size", "2", "min-freq",
                                 "2")),
                "ngram count", "be here 2");
}

static void stems_put_forms_together(void **state)
{
    zili_table *table = answer(corpus, "freq",
                               ARGUMENTS("stem", "english", "match", "rel*"));

    (void)state;
    assert_true(has_note(table, "counted by stem (Snowball, english)"));
    assert_rows(table, "term count docs", "relied 3 1|relations 1 1");
}

/* ---- what is wrong ---- */

static void assert_wrong(const char *const arguments[], zili_status status,
                         const char *words)
{
    zili_table *table;
    zili_error err = { 0 };

    assert_int_equal(ask_for(corpus, "freq", arguments, &table, &err), status);
    assert_says(&err, words);
}

static void what_is_no_list_is_refused(void **state)
{
    (void)state;
    assert_wrong(ARGUMENTS("lemmas", list_of("be -> am\nword\n")),
                 ZILI_EFORMAT, "line 2: this is no line of a list of lemmas");
    assert_wrong(ARGUMENTS("lemmas", list_of("-> am\n")), ZILI_EFORMAT,
                 "line 1");
    assert_wrong(ARGUMENTS("lemmas", list_of("# be\n")), ZILI_EFORMAT,
                 "has no lemmas");
    assert_wrong(ARGUMENTS("lemmas", list_of("am\tbe\nhas\thave\n")),
                 ZILI_EUSAGE, "as many different words");
    assert_wrong(ARGUMENTS("lemmas", "/nowhere"), ZILI_EIO, "/nowhere");
    assert_wrong(ARGUMENTS("stem", "klingon"), ZILI_EUSAGE, "english");
    assert_wrong(ARGUMENTS("stem", "english", "lemmas", list_of(arrows)),
                 ZILI_EUSAGE, "say one of --lemmas and --stem");
    assert_wrong(ARGUMENTS("stem", "english", "exact", NULL), ZILI_EUSAGE,
                 "without --exact");
    assert_wrong(ARGUMENTS("stem", "english", "attribute", "key"),
                 ZILI_EUSAGE, "without --attribute key");
}

static void lack_of_memory_is_said(void **state)
{
    zl_headwords *heads = NULL;
    zili_status status = ZILI_ENOMEM;
    const char *path = list_of("saw -> saws\nsee -> saw, sees\n");

    (void)state;
    for (long n = 0; status; n++) {
        zl_refuse_after(n);
        status = zl_headwords_open(&heads, path, NULL, false, NULL);
        zl_refuse_after(-1);
        assert_true(status == ZILI_OK || status == ZILI_ENOMEM);
        assert_true(!status == (heads != NULL));
    }
    zl_headwords_close(heads);
}

static int open_all(void **state)
{
    return open_texts(state, texts, &corpus);
}

static int close_all(void **state)
{
    return close_texts(state, corpus);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(all_forms_of_lists_say_the_same),
        cmocka_unit_test(a_list_may_be_in_any_encoding),
        cmocka_unit_test(a_list_is_read_folded_or_exactly),
        cmocka_unit_test(the_first_lemma_of_a_form_counts),
        cmocka_unit_test(every_word_is_under_one_lemma),
        cmocka_unit_test(other_questions_count_lemmas_too),
        cmocka_unit_test(stems_put_forms_together),
        cmocka_unit_test(what_is_no_list_is_refused),
        cmocka_unit_test(lack_of_memory_is_said),
    };

    return cmocka_run_group_tests_name("headwords", tests, open_all,
                                       close_all);
}
