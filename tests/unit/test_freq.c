/* test_freq.c -- words by frequency, beside a list of all tokens. */
#include "terms_help.h"

static void count_slowly(const slow_list *list, uint64_t least,
                         uint64_t limit, zl_str *out)
{
    slow_counts counts = { 0 };

    for (size_t i = 0; i < list->tokens.count; i++) {
        const slow_term *token = &list->tokens.items[i];
        slow_tell(&counts, token->key, slow_shown(list, token->term), token);
    }
    slow_write(&counts, least, limit, out);
    zl_array_clear(&counts);
}

static void check_freq(const zili_corpus *corpus, slow_rules rules,
                       const char *least, const char *limit,
                       const char *threads)
{
    slow_list list = list_tokens(corpus, rules);
    zl_str found = { 0 }, wanted = { 0 };
    slow_asked asked = { 0 };

    ask_rules(&asked, rules);
    ask_also(&asked, "min-freq", least);
    ask_also(&asked, "limit", limit);
    ask_also(&asked, "threads", threads);
    zili_table *table = answer(corpus, "freq", asked.items);
    found_write(table, "term", list.scope, &found);
    count_slowly(&list, strtoul(least, NULL, 10), strtoul(limit, NULL, 10),
                 &wanted);
    assert_alike(&found, &wanted, &asked);
    zl_str_clear(&found);
    zl_str_clear(&wanted);
    zili_table_free(table);
    forget_tokens(&list);
}

static void any_list_is_as_counted_slowly(void **state)
{
    static const char *const some[] = { "0", "0", "1", "2", "3", "5" };
    static const char *const threads[] = { "1", "2", "5" };
    static const char *const matches[] = { NULL, NULL, NULL, "s*", "?",
                                           "*力*" };
    uint32_t seed = 71;

    (void)state;
    for (int round = 0; round < 60; round++) {
        zili_corpus *corpus = random_corpus(in_scratch("r.zili"), &seed);
        for (int i = 0; i < 6; i++) {
            slow_rules rules = some_rules(&seed);
            rules.match = SOME(matches, &seed);
            check_freq(corpus, rules, SOME(some, &seed), SOME(some, &seed),
                       SOME(threads, &seed));
        }
        zili_corpus_close(corpus);
    }
}

static void keys_are_shown_as_they_are(void **state)
{
    static const char *const texts[] = {
        "a.txt", "Self SELF self help, ＡＢ ab.\n", NULL,
    };
    zili_corpus *corpus = index_texts("keys", "uax29", texts);

    (void)state;
    assert_rows(answer(corpus, "freq", ARGUMENTS("attribute", "key")),
                "rank term count docs",
                "1 self 3 1|2 ab 2 1|3 help 1 1");
    assert_rows(answer(corpus, "freq",
                       ARGUMENTS("attribute", "word", "match", "SEL*")),
                "term count", "SELF 3");
    zili_corpus_close(corpus);
}

/* № is no word, but has the key of no, which is one. */
/* "of" is a word, "." none, whatever stands in the second column; the word
 * "!" of the other text is none either. */
static void the_word_says_what_is_punctuation(void **state)
{
    static const char text[] =
        "<text id=\"a\">\n<s>\nhelp\tNOUN\nof\t.\nus\tPRON\n.\tPUNCT\n</s>\n"
        "<s>\nhelp\tVERB\n,\tPUNCT\nself\tNOUN\n!\tPUNCT\n</s>\n"
        "</text>\n";
    char path[200], output[200];
    const char *paths[] = { path };
    zili_texts list = { paths, 1 };
    zili_build_options options = { .output = output, .from = "vrt",
                                   .columns = "word,upos" };

    (void)state;
    snprintf(path, sizeof path, "%s", in_scratch("upos.vrt"));
    snprintf(output, sizeof output, "%s", in_scratch("upos.zili"));
    write_file(path, text, sizeof text - 1);
    assert_int_equal(zili_build(&options, &list, NULL, NULL), ZILI_OK);
    zili_corpus *corpus = open_index(output);
    assert_rows(answer(corpus, "freq", ARGUMENTS("attribute", "upos")),
                "term count per_million docs",
                "NOUN 2 400000 1|. 1 200000 1|PRON 1 200000 1|"
                "VERB 1 200000 1");
    assert_rows(answer(corpus, "freq",
                       ARGUMENTS("attribute", "upos", "all", NULL)),
                "term count", "PUNCT 3|NOUN 2|. 1|PRON 1|VERB 1");
    assert_rows(answer(corpus, "ngrams", ARGUMENTS("attribute", "upos")),
                "ngram count", ". PRON 1|NOUN . 1|VERB NOUN 1");
    assert_rows(answer(corpus, "colloc",
                       ARGUMENTS("attribute", "upos", "query", "us",
                                 "window", "1,1", "within", "s")),
                "collocate O11 R1 C1 N", ". 1 1 1 4");
    zili_corpus_close(corpus);
}

static void a_key_may_be_of_words_and_others(void **state)
{
    static const char *const texts[] = {
        "a.txt", "no № no\n", "b.txt", "№\n", "c.txt", "No and no\n", NULL,
    };
    zili_corpus *corpus = index_texts("mixed", "uax29", texts);

    (void)state;
    assert_rows(answer(corpus, "freq", ARGUMENTS("match", "no")),
                "term count docs", "no 4 2");
    assert_rows(answer(corpus, "freq",
                       ARGUMENTS("match", "no", "all", NULL)),
                "term count docs", "no 6 3");
    zili_corpus_close(corpus);
}

static void the_most_frequent_stand_in_every_group(void **state)
{
    static const char *const texts[] = {
        "a.txt", "b b b a a c\n", "b.txt", "c c c c a d\n", NULL,
    };
    zili_corpus *corpus = index_texts("top", "uax29", texts);

    (void)state;
    assert_rows(answer(corpus, "freq", ARGUMENTS("by", "doc", "top", "3")),
                "doc rank term count docs",
                "a 3 c 1 1|a 2 a 2 1|a 1 b 3 1|"
                "b 1 c 4 1|b 2 a 1 1|b - b 0 0");
    assert_rows(answer(corpus, "freq",
                       ARGUMENTS("by", "doc", "top", "2", "sort",
                                 "codepoint")),
                "doc rank term count", "a 2 a 2|a 3 c 1|b 2 a 1|b 1 c 4");
    zili_corpus_close(corpus);
}

static void assert_refused(const zili_corpus *corpus,
                           const char *const arguments[], const char *words)
{
    zili_table *table;
    zili_error err = { 0 };

    assert_int_equal(ask_for(corpus, "freq", arguments, &table, &err),
                     ZILI_EUSAGE);
    assert_says(&err, words);
}

static void what_follows_from_a_word_is_counted(void **state)
{
    static const char *const texts[] = {
        "a.txt", "Self 1960, self 自力 help 12 力\n", NULL,
    };
    zili_corpus *corpus = index_texts("facets", "char", texts);

    (void)state;
    assert_rows(answer(corpus, "freq", ARGUMENTS("attribute", "class")),
                "term count docs", "word 6 1|number 2 1");
    assert_rows(answer(corpus, "freq",
                       ARGUMENTS("attribute", "class", "all", NULL)),
                "term count", "word 6|number 2|other 1");
    assert_rows(answer(corpus, "freq",
                       ARGUMENTS("attribute", "script", "match", "Ha*")),
                "term count", "Han 3");
    assert_rows(answer(corpus, "freq",
                       ARGUMENTS("attribute", "fold", "match", "s*")),
                "term count", "self 2");
    zili_corpus_close(corpus);
}

static void a_limit_cuts_what_is_in_order(void **state)
{
    static const char *const texts[] = {
        "a.txt", "d d d c c b. b a a a a\n", NULL,
    };
    zili_corpus *corpus = index_texts("limits", "uax29", texts);

    (void)state;
    assert_rows(answer(corpus, "freq",
                       ARGUMENTS("sort", "codepoint", "limit", "3")),
                "rank term count", "1 a 4|3 b 2|4 c 2");
    assert_rows(answer(corpus, "freq", ARGUMENTS("limit", "3")),
                "rank term count", "1 a 4|2 d 3|3 b 2");
    assert_rows(answer(corpus, "freq",
                       ARGUMENTS("sort", "codepoint", "top", "2")),
                "rank term count", "1 a 4|2 d 3");
    zili_table *table = answer(corpus, "freq",
                               ARGUMENTS("sort", "pinyin", "limit", "1"));
    assert_true(has_note(table, "1 of 4 terms shown"));
    zili_table_free(table);
    zili_corpus_close(corpus);
}

static void what_is_not_there_is_refused(void **state)
{
    static const char *const texts[] = { "a.txt", "word\n", NULL };
    zili_corpus *corpus = index_texts("no", "uax29", texts);

    (void)state;
    assert_refused(corpus, ARGUMENTS("attribute", "pos"),
                   "no attribute \"pos\"");
    assert_refused(corpus, ARGUMENTS("attribute", "pos"),
                   "key, class, script, word");
    zili_corpus_close(corpus);
}

static void nothing_is_counted_in_nothing(void **state)
{
    static const char *const texts[] = { "a.txt", "…", NULL };
    zili_corpus *corpus = index_texts("empty", "uax29", texts);

    (void)state;
    assert_rows(answer(corpus, "freq", NOTHING), "term", "");
    assert_rows(answer(corpus, "freq", ARGUMENTS("by", "doc", "top", "3")),
                "term", "");
    assert_rows(answer(corpus, "freq",
                       ARGUMENTS("by", "doc", "where", "1 = 0")),
                "term", "");
    zili_corpus_close(corpus);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(any_list_is_as_counted_slowly),
        cmocka_unit_test(keys_are_shown_as_they_are),
        cmocka_unit_test(the_word_says_what_is_punctuation),
        cmocka_unit_test(a_key_may_be_of_words_and_others),
        cmocka_unit_test(the_most_frequent_stand_in_every_group),
        cmocka_unit_test(what_follows_from_a_word_is_counted),
        cmocka_unit_test(a_limit_cuts_what_is_in_order),
        cmocka_unit_test(what_is_not_there_is_refused),
        cmocka_unit_test(nothing_is_counted_in_nothing),
    };

    return cmocka_run_group_tests_name("freq", tests, make_scratch,
                                       remove_scratch);
}
