/* test_segdiff.c -- a text cut in several ways, and what differs. */
#include "analysis_help.h"

#include "analysis/segdiff_place.h"

static zili_corpus *small, *home;

static const char *const texts[] = {
    "one.txt",
    "我们独立自主，自力更生。独立自主好。\n\nSelf-reliance is 独立自主。\n",
    "two.txt", "科学技术，独立\n自主。我们\n", NULL,
};

static const char words_file[] = "独立自主\n科学技术\n";

static zili_corpus *index_with(const char *path, const char *dict,
                               const char *output)
{
    zili_texts paths = { &path, 1 };
    zili_build_options options = { .output = output, .dicts = { &dict, 1 } };
    zili_error err = { 0 };

    if (zili_build(&options, &paths, NULL, &err))
        fail_msg("%s", err.text);
    return open_index(options.output);
}

static int open_all(void **state)
{
    if (make_scratch(state))
        return -1;
    write_file(in_scratch("words.txt"), words_file, sizeof words_file - 1);
    small = index_texts("small", "icu", texts);
    home = index_with("corpus", "corpus/lexicon.txt",
                      in_scratch("home.zili"));
    return 0;
}

static int close_all(void **state)
{
    zili_corpus_close(small);
    zili_corpus_close(home);
    return remove_scratch(state);
}

/* ---- places ---- */

/* Tokens of a random way: some bytes long, some bytes apart. */
static void cut_at_random(zl_way *way, uint32_t *seed, size_t size)
{
    size_t at = 0;

    way->tokens.count = way->from = way->to = 0;
    while (at < size) {
        size_t begin = at + (next_random(seed) % 4 == 0);
        at = begin + 1 + next_random(seed) % 4;
        if (at <= size)
            assert_true(zl_array_push(&way->tokens, (zl_piece){ begin, at }));
    }
}

/* Whether some token of some way covers the place between two bytes, or the
 * byte behind it. */
static bool covers(const zl_ways *ways, size_t at, bool byte)
{
    for (size_t i = 0; i < ways->list.count; i++)
        for (size_t k = 0; k < ways->list.items[i].tokens.count; k++) {
            zl_piece token = ways->list.items[i].tokens.items[k];
            if ((byte ? token.begin <= at : token.begin < at) &&
                token.end > at)
                return true;
        }
    return false;
}

/* The next place from `at` on, byte by byte. */
static bool next_place_slowly(const zl_ways *ways, size_t at, size_t size,
                              zl_piece *place)
{
    while (at < size && !covers(ways, at, true))
        at++;
    place->begin = at;
    for (at++; at < size && covers(ways, at, false);)
        at++;
    place->end = at;
    return place->begin < size;
}

static void a_place_lies_between_boundaries_that_all_share(void **state)
{
    enum { SIZE = 40 };
    zl_way list[3] = { 0 };
    zl_ways ways = { .list = { list, 3, 3 } };
    uint32_t seed = 3;

    (void)state;
    for (int round = 0; round < 2000; round++) {
        zl_piece place, expected;
        size_t at = 0;
        for (size_t i = 0; i < 3; i++)
            cut_at_random(&list[i], &seed, SIZE);
        while (zl_ways_next_place(&ways, &place)) {
            assert_true(next_place_slowly(&ways, at, SIZE, &expected));
            assert_int_equal(place.begin, expected.begin);
            assert_int_equal(place.end, expected.end);
            at = place.end;
        }
        assert_false(next_place_slowly(&ways, at, SIZE, &expected));
    }
    for (size_t i = 0; i < 3; i++)
        zl_array_clear(&list[i].tokens);
}

/* ---- without a query ---- */

static void the_profile_of_the_index_changes_nothing(void **state)
{
    zili_table *table = answer(small, "segdiff",
                               ARGUMENTS("profiles", "index,icu"));

    (void)state;
    assert_int_equal(zili_table_rows(table), 0);
    assert_true(has_note(table, "(0 of index changed)"));
    zili_table_free(table);
    table = answer(home, "segdiff",
                   ARGUMENTS("profiles", "zili", "dict", "corpus/lexicon.txt",
                             "region", "all"));
    assert_int_equal(zili_table_rows(table), 0);
    assert_true(has_note(table, "zili: with lexicon.txt"));
    zili_table_free(table);
}

/* A word of the dictionary reaches over the end of a sentence, and whether B
 * keeps its full stop depends on the next one. */
static void a_text_is_cut_by_paragraph_as_when_it_was_indexed(void **state)
{
    static const char text[] = "自主很好。独立很好。Plan B. The rest.\n";
    const char *path = in_scratch("a.txt"), *dict = in_scratch("stop.txt");

    (void)state;
    write_file(path, text, sizeof text - 1);
    write_file(dict, "好。独\n", strlen("好。独\n"));
    zili_corpus *corpus = index_with(path, dict, in_scratch("a.zili"));
    assert_rows(answer(corpus, "segdiff",
                       ARGUMENTS("profiles", "zili", "dict", dict)),
                "rank text", "");
    zili_corpus_close(corpus);
    static const char *const plan[] = { "p.txt", text, NULL };
    corpus = index_texts("plan", "penn", plan);
    assert_rows(answer(corpus, "segdiff", ARGUMENTS("profiles", "zili+penn")),
                "rank text", "");
    zili_corpus_close(corpus);
}

static void words_that_change_are_counted(void **state)
{
    (void)state;
    assert_rows(answer(small, "segdiff",
                       ARGUMENTS("profiles", "index,zili", "dict",
                                 in_scratch("words.txt"))),
                "rank text index zili count docs first example",
                "1 独立自主 独立|自主 独立自主 3 1 one "
                "我们[独立自主]，自力更生。独立自主|"
                "2 科学技术 科学|技术 科学技术 1 1 two "
                "[科学技术]，独立自主。我们");
    assert_rows(answer(small, "segdiff",
                       ARGUMENTS("profiles", "index,char", "min-freq", "2")),
                "rank text index char count docs",
                "1 独立 独立 独|立 4 2|2 自主 自主 自|主 4 2|"
                "3 我们 我们 我|们 2 2");
}

static void every_group_has_its_own_ranks_and_limit(void **state)
{
    zili_table *table =
        answer(small, "segdiff",
               ARGUMENTS("profiles", "index,char", "by", "doc", "limit",
                         "1"));

    (void)state;
    assert_true(has_note(table, "2 of 9 rows shown"));
    assert_rows(table, "doc rank text count docs",
                "one 1 独立 3 1|two 1 我们 1 1");
}

static void notes_say_how_many_tokens_each_way_makes(void **state)
{
    zili_table *table = answer(small, "segdiff",
                               ARGUMENTS("profiles", "char,index"));

    (void)state;
    assert_true(has_note(table, "tokens: char 39, index 24 (28 of char "
                                "changed)"));
    assert_true(has_note(table, "share: 24, cut differently: 13"));
    zili_table_free(table);
}

static void notes_say_what_a_dictionary_was_for(void **state)
{
    zili_table *table = answer(home, "segdiff",
                               ARGUMENTS("profiles", "index,zili"));

    (void)state;
    assert_true(has_note(table, "zili: without the dictionaries of the "
                                "index"));
    zili_table_free(table);
    table = answer(home, "segdiff",
                   ARGUMENTS("profiles", "index,icu", "dict",
                             "corpus/lexicon.txt"));
    assert_true(has_note(table, "--dict is heeded by the profile zili only"));
    zili_table_free(table);
}

/* ---- with queries ---- */

static void queries_are_counted_in_each_way(void **state)
{
    const char *dict = in_scratch("words.txt");

    (void)state;
    assert_rows(answer(small, "segdiff",
                       ARGUMENTS("profiles", "index,zili,char", "dict", dict,
                                 "query", "獨立自主", "query", "独立",
                                 "query", "~\"独立自主\"", "query",
                                 "self-relian*", "query", "独 立 自主")),
                "query index zili char differ first",
                "獨立自主 0 3 3 3 one|独立 4 1 4 3 one|"
                "~\"独立自主\" 4 4 4 0 -|self-relian* 1 1 1 0 -|"
                "独 立 自主 0 0 4 4 one");
    assert_rows(answer(small, "segdiff",
                       ARGUMENTS("profiles", "index,zili", "dict", dict,
                                 "query", "独立自主")),
                "example",
                "我们[独立自主]，自力更生。独立自主: "
                "index 独立|自主; zili 独立自主");
}

/* As many hits, but elsewhere. */
static void hits_that_move_differ_too(void **state)
{
    const char *dict = in_scratch("moves.txt");

    (void)state;
    write_file(dict, "生独\n", 7);
    zili_corpus *corpus = index_texts(
        "moves", "char", (const char *const[]){ "a.txt", "自主。生独自主", NULL });
    assert_rows(answer(corpus, "segdiff",
                       ARGUMENTS("profiles", "index,zili", "dict", dict,
                                 "query", "自 主 | 自主", "query", "*主")),
                "query index zili differ",
                "自 主 | 自主 2 2 0|*主 2 2 4");
    zili_corpus_close(corpus);
}

/* The hits in the cut of the index are those that count finds there. */
static void the_index_counts_as_ever(void **state)
{
    static const char *const queries[] = {
        "自力更生", "self-relian*", "的 *", "rely on (our* | the*)", "in the",
        "~\"技术\"", "@autonomy", "@experts", "*-*", "(科学 | 技术) *",
    };

    (void)state;
    for (size_t i = 0; i < sizeof queries / sizeof *queries; i++) {
        zl_str counted = { 0 };
        zili_table *table =
            answer(home, "count",
                   ARGUMENTS("query", queries[i], "themes",
                             "corpus/themes.yaml", "by", "lang"));
        write_rows(table, "lang count", &counted);
        zili_table_free(table);
        assert_rows(answer(home, "segdiff",
                           ARGUMENTS("query", queries[i], "themes",
                                     "corpus/themes.yaml", "by", "lang")),
                    "lang index", zl_str_text(&counted));
        zl_str_clear(&counted);
    }
}

static void all_themes_of_a_file_are_counted(void **state)
{
    zili_table *table = answer(home, "segdiff",
                               ARGUMENTS("themes", "corpus/themes.yaml"));

    (void)state;
    assert_string_equal(text_at(table, 0, "query"),
                        "@autonomy/self-reliance");
    assert_true(number_at(table, 0, "char") > 0);
    zili_table_free(table);
}

/* ---- faults ---- */

static void assert_refused(const char *profiles, const char *words)
{
    zili_table *table;
    zili_error err = { 0 };

    assert_int_equal(ask_for(small, "segdiff",
                             ARGUMENTS("profiles", profiles), &table, &err),
                     ZILI_EUSAGE);
    assert_says(&err, words);
}

static void profiles_must_be_there_and_two(void **state)
{
    (void)state;
    assert_refused("index,wrong", "no profile \"wrong\"; --profiles knows "
                                  "index (the cut as it was stored), zili");
    assert_refused("icu,char,icu", "names icu twice");
    assert_refused("index", "wants two names");
    assert_refused(" index,", "wants two names");
    assert_refused("icu,,char", "no profile \"\"");
    assert_refused("", "wants two names");
}

static void an_empty_scope_gives_an_empty_table(void **state)
{
    (void)state;
    assert_rows(answer(small, "segdiff", ARGUMENTS("where", "0")), "rank",
                "");
    assert_rows(answer(small, "segdiff",
                       ARGUMENTS("where", "0", "query", "a")),
                "query index differ", "a 0 0");
}

/* ---- no memory ---- */

static void survives(const char *const arguments[])
{
    zili_table *table;
    zili_error err = { 0 };
    long requests = 0;

    for (;; requests++) {
        zl_refuse_after(requests);
        zili_status status =
            ask_for(small, "segdiff", arguments, &table, &err);
        zl_refuse_after(-1);
        if (!status)
            break;
        assert_int_equal(status, ZILI_ENOMEM);
        assert_null(table);
    }
    assert_true(requests > 20);
    zili_table_free(table);
}

static void every_lack_of_memory_is_survived(void **state)
{
    (void)state;
    survives(ARGUMENTS("profiles", "index,zili,char", "dict",
                       in_scratch("words.txt"), "by", "doc"));
    survives(ARGUMENTS("profiles", "index,char", "query", "独立", "query",
                       "~\"自主\""));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_place_lies_between_boundaries_that_all_share),
        cmocka_unit_test(the_profile_of_the_index_changes_nothing),
        cmocka_unit_test(a_text_is_cut_by_paragraph_as_when_it_was_indexed),
        cmocka_unit_test(words_that_change_are_counted),
        cmocka_unit_test(every_group_has_its_own_ranks_and_limit),
        cmocka_unit_test(notes_say_how_many_tokens_each_way_makes),
        cmocka_unit_test(notes_say_what_a_dictionary_was_for),
        cmocka_unit_test(queries_are_counted_in_each_way),
        cmocka_unit_test(hits_that_move_differ_too),
        cmocka_unit_test(the_index_counts_as_ever),
        cmocka_unit_test(all_themes_of_a_file_are_counted),
        cmocka_unit_test(profiles_must_be_there_and_two),
        cmocka_unit_test(an_empty_scope_gives_an_empty_table),
        cmocka_unit_test(every_lack_of_memory_is_survived),
    };

    return cmocka_run_group_tests(tests, open_all, close_all);
}
