/* test_analysis.c -- what is counted, beside numbers counted by hand or by
 * plain loops. */
#include "analysis_help.h"

#include "base/map.h"
#include "text/segment.h"

static zili_corpus *corpus; /* of the two texts */

static const char *const texts[] = {
    "a.txt",
    "Self-reliance and self-reliance. Self help, self help!\n\n"
    "They help us; we help them.\n",
    "b.txt",
    "自力更生和自力更生。聶榮臻，聂荣臻！\n\n独立自主。\n",
    NULL,
};

static int open_corpus(void **state)
{
    return open_texts(state, texts, &corpus);
}

static int close_corpus(void **state)
{
    return close_texts(state, corpus);
}

/* ---- freq ---- */

static void words_are_counted_folded(void **state)
{
    (void)state;
    assert_rows(answer(corpus, "freq",
                       ARGUMENTS("where", "doc = 'a'", "limit", "4")),
                "rank term count docs per_million",
                "1 Self 4 1 266666.666667|2 help 4 1 266666.666667|"
                "3 reliance 2 1 133333.333333|4 They 1 1 66666.6666667");
}

static void words_joined_by_hyphens_are_one_term(void **state)
{
    (void)state;
    assert_rows(answer(corpus, "freq",
                       ARGUMENTS("where", "doc = 'a'", "join", "hyphen",
                                 "limit", "3")),
                "rank term count", "1 help 4|2 Self 2|3 Self-reliance 2");
}

static void variants_are_two_terms_only_where_asked_for(void **state)
{
    (void)state;
    assert_rows(answer(corpus, "freq",
                       ARGUMENTS("where", "doc = 'b'", "limit", "4")),
                "term count", "自 3|力 2|更 2|榮 2");
    assert_rows(answer(corpus, "freq",
                       ARGUMENTS("where", "doc = 'a'", "exact", NULL,
                                 "limit", "3")),
                "term count", "help 4|Self 2|reliance 2");
}

static void punctuation_is_counted_where_asked_for(void **state)
{
    (void)state;
    assert_rows(answer(corpus, "freq",
                       ARGUMENTS("all", NULL, "where", "doc = 'b'",
                                 "min-freq", "2", "sort", "codepoint")),
                "term count",
                "。 2|力 2|更 2|榮 2|生 2|聂 2|自 3|臻 2");
}

static void every_group_has_its_own_list(void **state)
{
    (void)state;
    assert_rows(answer(corpus, "freq",
                       ARGUMENTS("by", "lang", "limit", "2")),
                "lang rank term count",
                "en 1 Self 4|en 2 help 4|zh 1 自 3|zh 2 力 2");
    assert_rows(answer(corpus, "freq", ARGUMENTS("by", "lang", "top", "3")),
                "lang rank term count",
                "en 1 Self 4|en 2 help 4|en - 自 0|"
                "zh - Self 0|zh - help 0|zh 1 自 3");
}

/* The terms of a random corpus by a plain loop: "key count" for all. */
static void count_terms(const zili_corpus *from, const char *lang,
                        zl_map *keys, uint64_t counts[64])
{
    for (uint32_t i = 0; i < zl_corpus_areas(from); i++) {
        const zl_area *area = zl_corpus_area(from, i);
        if (strcmp(area->kind, "summary") == 0 ||
            strcmp(area->lang, lang) != 0)
            continue;
        for (uint64_t at = area->begin; at < area->end; at++) {
            uint32_t type = zl_corpus_at(from, at);
            if (!slow_is_word(from, at))
                continue;
            uint32_t key = zl_map_add(keys, zl_corpus_fold(from, type));
            assert_true(key < 64);
            counts[key]++;
        }
    }
}

static void any_corpus_is_counted_as_a_loop_counts_it(void **state)
{
    uint32_t seed = 51;
    zl_fold *fold;

    (void)state;
    assert_int_equal(zl_fold_open(&fold, NULL), ZILI_OK);
    for (int round = 0; round < 10; round++) {
        zili_corpus *random = random_corpus(in_scratch("r.zili"), &seed);
        zl_map keys = { 0 };
        uint64_t counts[64] = { 0 };
        zili_table *table = answer(random, "freq", ARGUMENTS("by", "lang"));
        count_terms(random, "zh", &keys, counts);
        for (size_t row = 0; row < zili_table_rows(table); row++) {
            zl_str key = { 0 };
            zl_fold_add(fold, zl_view_of(text_at(table, row, "term")), &key);
            uint32_t found = zl_map_find(&keys, zl_str_view(&key));
            if (strcmp(text_at(table, row, "lang"), "zh") == 0) {
                assert_int_not_equal(found, ZL_MAP_NONE);
                assert_int_equal(number_at(table, row, "count"),
                                 counts[found]);
                counts[found] = 0;
            }
            zl_str_clear(&key);
        }
        for (uint32_t i = 0; i < keys.count; i++)
            assert_int_equal(counts[i], 0);
        zl_map_clear(&keys);
        zili_table_free(table);
        zili_corpus_close(random);
    }
    zl_fold_close(fold);
}

/* ---- count ---- */

static void every_group_has_a_row(void **state)
{
    (void)state;
    assert_rows(answer(corpus, "count", ARGUMENTS("query", "self*", "by",
                                                  "doc")),
                "doc count docs", "a 4 1|b 0 0");
    assert_rows(answer(corpus, "count",
                       ARGUMENTS("query", "help", "query", "nothing")),
                "query count docs", "help 4 1|nothing 0 0");
    assert_rows(answer(corpus, "count",
                       ARGUMENTS("query", "help", "where", "doc = 'c'")),
                "count docs", "0 0");
}

static void feed_cuts(zl_batch *batch)
{
    static const char *const rows[] = { "自力更生自力 的 自力 自_ 力",
                                        "自_ 力 自力" };

    for (size_t i = 0; i < 2; i++) {
        zl_batch_document(batch, i ? "y" : "x", "d.md", 9, "?");
        feed_region(batch, "text", "zh", rows[i]);
    }
}

static void a_word_is_counted_as_a_string_too_with_its_cuts(void **state)
{
    (void)state;
    assert_int_equal(build_folded(in_scratch("cuts.zili"), feed_cuts), ZILI_OK);
    zili_corpus *cut = open_index(in_scratch("cuts.zili"));
    zili_table *table = answer(cut, "count",
                               ARGUMENTS("query", "自力", "both", NULL, "by",
                                         "doc"));
    assert_true(has_note(table, "自力: 6 times as a string, 2 times as a word; "
                                "cut [自力更生自力] 2, 自|力 2 (--both: an "
                                "example of each); ~\"…\" finds the string, "
                                "a dictionary"));
    assert_string_equal(text_at(table, 0, "examples"),
                        "[自力更生自力]: 自力更生自力 的 自 (x, text, token 1); "
                        "自|力: 自力 的 自力 自力 (x, text, token 4)");
    assert_string_equal(text_at(table, 1, "examples"),
                        "自|力: 自力 自力 (y, text, token 1)");
    assert_rows(table, "doc count string word cuts",
                "x 1 4 1 [自力更生自力] 2, 自|力 1|y 1 2 1 自|力 1");
    assert_rows(answer(cut, "count",
                       ARGUMENTS("query", "~\"自力\"", "both", NULL)),
                "count string word cuts",
                "6 6 2 [自力更生自力] 2, 自|力 2");
    assert_rows(answer(cut, "count",
                       ARGUMENTS("query", "自*", "both", NULL)),
                "count string word cuts examples", "5 - - - -");
    zili_corpus_close(cut);
}

/* ---- themes ---- */

static const char theme_file[] = "help: [help, 'help them']\n"
                                 "self:\n  label: {zh: 自, en: Self}\n"
                                 "  zh: ['~\"自\"']\n  en: [self, nothing]\n"
                                 "none: [nothing]\n";

static void a_theme_is_counted_in_its_languages(void **state)
{
    (void)state;
    write_file(in_scratch("t.yaml"), theme_file, sizeof theme_file - 1);
    assert_rows(answer(corpus, "themes",
                       ARGUMENTS("themes", in_scratch("t.yaml"), "by",
                                 "lang")),
                "theme label lang count docs",
                "help help en 4 1|help help zh 0 0|self 自 Self en 4 1|"
                "self 自 Self zh 3 1|none none en 0 0|none none zh 0 0");
}

/* ---- what is refused ---- */

static void a_question_that_is_wrong_is_refused(void **state)
{
    (void)state;
    assert_misasked(corpus, "count", NOTHING, "What shall be looked for?");
    assert_misasked(corpus, "kwic", NOTHING, "What shall be looked for?");
    assert_misasked(corpus, "themes", NOTHING, "--themes F");
    assert_misasked(corpus, "cooc", ARGUMENTS("query", "a"), "Two themes");
    assert_misasked(corpus, "cooc", ARGUMENTS("query", "a", "within", "w"),
                    "--within is s");
    assert_misasked(corpus, "count", ARGUMENTS("query", "(a"), "not closed");
    assert_misasked(corpus, "freq", ARGUMENTS("by", "nothing"), "nothing");
    assert_misasked(corpus, "kwic", ARGUMENTS("query", "a", "context", "8x"),
                    "--context is");
    assert_misasked(corpus, "kwic", ARGUMENTS("query", "a", "sort", "0L"),
                    "--sort takes keys");
    assert_misasked(corpus, "kwic",
                    ARGUMENTS("query", "a", "sort", "1L", "collate",
                              "x"),
                    "x");
}

/* ---- memory ---- */

static void check_memory(const char *name, const char *const arguments[])
{
    zili_table *whole = answer(corpus, name, arguments), *table;
    zl_str expected = { 0 }, found = { 0 };
    zili_table_options options = { .format = ZILI_FORMAT_JSON };
    zili_status status = ZILI_ENOMEM;

    assert_int_equal(
        zili_table_write(whole, &options, zl_str_write, &expected, NULL),
        ZILI_OK);
    for (long requests = 0; status; requests++) {
        zl_refuse_after(requests);
        status = ask_for(corpus, name, arguments, &table, NULL);
        zl_refuse_after(-1);
        assert_true(status ? status == ZILI_ENOMEM && !table : table != NULL);
    }
    assert_int_equal(
        zili_table_write(table, &options, zl_str_write, &found, NULL),
        ZILI_OK);
    assert_string_equal(zl_str_text(&found), zl_str_text(&expected));
    zl_str_clear(&expected);
    zl_str_clear(&found);
    zili_table_free(whole);
    zili_table_free(table);
}

static void every_lack_of_memory_is_survived(void **state)
{
    const char *themes = in_scratch("t.yaml");

    (void)state;
    write_file(themes, theme_file, sizeof theme_file - 1);
    check_memory("info", NOTHING);
    check_memory("docs", NOTHING);
    check_memory("docs", ARGUMENTS("regions", NULL));
    check_memory("freq", ARGUMENTS("by", "doc", "sort", "pinyin", "join",
                                   "hyphen", "threads", "1"));
    check_memory("freq", ARGUMENTS("top", "2", "by", "lang"));
    check_memory("freq", ARGUMENTS("where", "lang = 'en'", "match", "s*",
                                   "threads", "1"));
    check_memory("ngrams", ARGUMENTS("size", "3", "by", "lang", "min-freq",
                                     "1", "within", "p", "threads", "1"));
    check_memory("ngrams", ARGUMENTS("containing", "help", "skip", "1",
                                     "within", "doc", "limit", "3", "threads",
                                     "1"));
    check_memory("colloc", ARGUMENTS("query", "help", "join", "hyphen",
                                     "measure", "ll,t", "threads", "1"));
    check_memory("count", ARGUMENTS("query", "自力", "query", "~\"self-\"",
                                    "both", NULL, "by", "doc"));
    check_memory("kwic", ARGUMENTS("query", "help", "query", "自", "sort",
                                   "1L,node", "sample", "5"));
    check_memory("themes", ARGUMENTS("themes", themes, "by", "lang"));
    check_memory("positions", ARGUMENTS("themes", themes));
    check_memory("cooc", ARGUMENTS("themes", themes, "within", "p"));
    check_memory("cooc", ARGUMENTS("themes", themes, "window", "3"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_are_counted_folded),
        cmocka_unit_test(words_joined_by_hyphens_are_one_term),
        cmocka_unit_test(variants_are_two_terms_only_where_asked_for),
        cmocka_unit_test(punctuation_is_counted_where_asked_for),
        cmocka_unit_test(every_group_has_its_own_list),
        cmocka_unit_test(any_corpus_is_counted_as_a_loop_counts_it),
        cmocka_unit_test(every_group_has_a_row),
        cmocka_unit_test(a_word_is_counted_as_a_string_too_with_its_cuts),
        cmocka_unit_test(a_theme_is_counted_in_its_languages),
        cmocka_unit_test(a_question_that_is_wrong_is_refused),
        cmocka_unit_test(every_lack_of_memory_is_survived),
    };

    return cmocka_run_group_tests_name("analysis", tests, open_corpus,
                                       close_corpus);
}
