/* test_recut.c -- queries cut as the text of an index was. */
#include "analysis_help.h"
#include "hits_help.h"
#include "recut_help.h"

static const char *const profiles[] = {
    "zili", "icu", "letters", "hyphen", "penn", "char", "given",
    "icu+hyphen", "char+penn",
};
#define PROFILES (sizeof profiles / sizeof *profiles)

/* ---- trees ---- */

static void words_are_cut_by_the_rules_of_latin_script(void **state)
{
    (void)state;
    assert_recut("icu+hyphen", "self-relian*", "self-relian*");
    assert_recut("icu+hyphen", "self-", "self_-");
    assert_recut("icu+hyphen", "*-*", "*-*");
    assert_recut("icu+hyphen", "a,b", "a_,_b");
    assert_recut("icu+letters", "don't", "don_'_t");
    assert_recut("icu+letters", "self-relian*", "self_-_relian*");
    assert_recut("icu+letters", "*n't F-16*", "*n_'_t F_-_16*");
    assert_recut("icu+letters", "196?s", "196?_s");
    assert_recut("icu+letters", "* ?60 ??", "* ?60 ??");
    assert_recut("icu+penn", "don't", "do_n't");
    assert_recut("icu+penn", "*n't", "*_n't");
    assert_recut("icu+penn", "Bush's e-mail*", "Bush_'s e-mail*");
    assert_recut("icu+penn", "self-relian*", "self_-_relian*");
    assert_recut("icu+penn", "cannot gonna", "can_not gon_na");
    assert_recut("icu+penn", "$5 50%", "$_5 50_%");
    assert_recut("icu+penn", "Mr. J. Smith", "Mr. J. Smith");
    assert_recut("icu+penn", "stop.", "stop_.");
    assert_recut("icu+penn", "19*s 1,234.* 1,* 3.*", "19*s 1,234.* 1,* 3.*");
}

/* Its end is not looked for anew at every one of them. */
static void a_long_row_of_wild_characters_takes_no_time(void **state)
{
    zl_str query = { 0 }, expected = { 0 };

    (void)state;
    zl_str_add_text(&query, "19");
    while (query.size < 60000)
        zl_str_add_text(&query, "*?");
    zl_str_format(&expected, "%s_s", zl_str_text(&query));
    zl_str_add_text(&query, "s");
    assert_recut("icu+letters", zl_str_text(&query),
                 zl_str_text(&expected));
    zl_str_clear(&query);
    zl_str_clear(&expected);
}

static void nothing_is_cut_where_the_boundaries_are_given(void **state)
{
    (void)state;
    assert_recut("given", "self-relian* 独立,自主", "self-relian* 独立,自主");
    assert_recut("given", "\"a,b c\"", "\"a,b\" \"c\"");
    assert_recut("given", "a自 (b-c | d)", "a自 (b-c | d)");
}

static void chinese_is_cut_into_its_characters(void **state)
{
    (void)state;
    assert_recut("char", "独立", "独_立");
    assert_recut("char", "独立* *立 *", "独_立* *立 *");
    assert_recut("char", "独?自 ?立*", "独_?_自 ?_立*");
    assert_recut("char", "a独立b ??", "a_独_立_b ??");
    assert_recut("char", "独*立 don't", "独*_立 don't");
    assert_recut("char+penn", "独立 don't", "独_立 do_n't");
    assert_recut("icu+penn", "独立* don't", "独立* do_n't");
    assert_recut("char", "\"独立\\?\\*\"", "\"独\"_\"立\"_\"?\"_\"*\"");
}

static void what_is_no_word_stays_as_it_is(void **state)
{
    (void)state;
    assert_recut("icu+hyphen", "~\"a-b\" c-d ~\"独立\"", "a-b c-d 独立");
    assert_recut("char", "独立 ~\"独立\"", "独_立 独立");
    assert_recut("icu+penn", "(don't | @x) don't", "(do_n't | x) do_n't");
    assert_recut("icu+penn", "don't%c (don't)%cd", "do%1_n't%1 do%3_n't%3%3%3");
    assert_recut("icu+letters", "\"don't\"%c", "\"don\"%1_\"'\"%1_\"t\"%1");
}

static void each_word_keeps_its_column(void **state)
{
    zl_node *tree, *cut;
    static const size_t columns[] = { 0, 2, 6, 9, 10, 14, 16 };

    (void)state;
    assert_int_equal(zl_parse(&tree, "don't cat-dog can't", NULL), ZILI_OK);
    assert_int_equal(zl_recut(&cut, tree, profile_named("icu+penn"), NULL),
                     ZILI_OK);
    const zl_node *branch = cut->children.items[0];
    assert_int_equal(branch->children.count, 7);
    for (size_t i = 0; i < 7; i++)
        assert_int_equal(branch->children.items[i]->column, columns[i]);
    zl_node_free(cut);
    zl_node_free(tree);
    assert_int_equal(zl_parse(&tree, "a \"don't\"", NULL), ZILI_OK);
    assert_int_equal(zl_recut(&cut, tree, profile_named("icu+penn"), NULL),
                     ZILI_OK);
    branch = cut->children.items[0];
    assert_int_equal(branch->children.items[2]->column, 2);
    zl_node_free(cut);
    zl_node_free(tree);
}

static void the_words_of_icu_are_left_alone(void **state)
{
    zl_node *tree, *cut = NULL;

    (void)state;
    assert_int_equal(zl_parse(&tree, "self-relian* don't 独立 3万", NULL),
                     ZILI_OK);
    assert_int_equal(zl_recut(&cut, tree, profile_named("icu"), NULL),
                     ZILI_OK);
    assert_null(cut);
    assert_true(zl_recuts_alike(profile_named("zili"), profile_named("")));
    assert_false(zl_recuts_alike(profile_named("zili"),
                                 profile_named("icu")));
    assert_false(zl_recuts_alike(profile_named("icu"),
                                 profile_named("icu+penn")));
    assert_false(zl_recuts_alike(profile_named("char"),
                                 profile_named("icu")));
    zl_node_free(tree);
}

static void a_phrase_that_becomes_too_long_is_refused(void **state)
{
    zl_str query = { 0 };
    zl_node *tree, *cut;
    zili_error err = { 0 };

    (void)state;
    for (int i = 0; i < 257; i++)
        zl_str_add_text(&query, "独");
    assert_int_equal(zl_parse(&tree, zl_str_text(&query), NULL), ZILI_OK);
    assert_int_equal(zl_recut(&cut, tree, profile_named("char"), &err),
                     ZILI_EUSAGE);
    assert_null(cut);
    assert_says(&err, "257 words");
    assert_says(&err, "profile char");
    assert_int_equal(zl_recut(&cut, tree, profile_named("given"), NULL),
                     ZILI_OK);
    zl_node_free(cut);
    zl_node_free(tree);
    zl_str_clear(&query);
}

/* Whether a choice in a tree for the cut zili is one of zl_join_touching(),
 * which has left no other words that touch. */
static bool is_joint(const zl_node *node)
{
    return node->kind == ZL_NODE_EITHER && node->children.count > 1 &&
           node->children.items[0]->children.count > 1 &&
           node->children.items[0]->children.items[1]->touching;
}

/* The words of a tree without what parts those that touch; of the ways of a
 * choice the first. */
static void write_plain(const zl_node *node, bool joined, zl_str *out)
{
    size_t count = joined && is_joint(node) ? 1 : node->children.count;

    if (node->kind == ZL_NODE_WORD)
        zl_str_format(out, "%s%s", node->touching ? "" : " ", node->text);
    for (size_t i = 0; i < count; i++)
        write_plain(node->children.items[i], joined, out);
}

static void add_random_item(zl_str *query, uint32_t *seed)
{
    static const char *const parts[] = {
        "a", "n't", "'", "’", "12", "-", "*", "?", "**", "é", "é", "独", "立",
        "か", ".", ",", "...", "$", "%", "@", "/", "U.S.", "葛󠄀", "한", "ﬁ", " ",
        " ", " | ", "(x) ", "~\"y z\"", "\"don't\"", "%c ",
    };

    for (uint32_t left = 1 + next_random(seed) % 9; left > 0; left--)
        zl_str_add_text(query, SOME(parts, seed));
}

static void what_is_cut_anew_is_the_same_text(void **state)
{
    uint32_t seed = 3;
    size_t parsed = 0;

    (void)state;
    for (int turn = 0; turn < 4000; turn++) {
        zl_str query = { 0 }, before = { 0 }, after = { 0 };
        zl_node *tree, *cut = NULL;
        add_random_item(&query, &seed);
        if (zl_parse(&tree, zl_str_text(&query), NULL) == ZILI_OK) {
            zl_profile profile = profile_named(SOME(profiles, &seed));
            assert_int_equal(zl_recut(&cut, tree, profile, NULL), ZILI_OK);
            write_plain(tree, false, &before);
            write_plain(cut ? cut : tree, profile.cut == ZL_CUT_ZILI, &after);
            assert_string_equal(zl_str_text(&before), zl_str_text(&after));
            parsed++;
        }
        zl_node_free(tree);
        zl_node_free(cut);
        zl_str_clear(&query);
        zl_str_clear(&before);
        zl_str_clear(&after);
    }
    assert_true(parsed > 1000);
}

/* ---- on indexes ---- */

static const char *const texts[] = {
    "one.txt",
    "Self-reliance, self-reliant people don't wait. I don't, Mr. J. Smith.\n"
    "\n独立自主，自力更生。A plan for 1960s: don’t ask; e-mail us.\n",
    "two.txt", "We rely on self-reliance and 独立自主 in F-16s.\n", NULL,
};

static zili_corpus *corpora[PROFILES];

static int open_all(void **state)
{
    if (make_scratch(state))
        return -1;
    for (size_t i = 0; i < PROFILES; i++)
        corpora[i] = index_texts(profiles[i], profiles[i], texts);
    write_file(in_scratch("t.yaml"), "t: [self-relian*, \"don't\"]\n", 27);
    return 0;
}

static int close_all(void **state)
{
    for (size_t i = 0; i < PROFILES; i++)
        zili_corpus_close(corpora[i]);
    return remove_scratch(state);
}

static const zili_corpus *corpus_of(const char *profile)
{
    for (size_t i = 0; i < PROFILES; i++)
        if (strcmp(profiles[i], profile) == 0)
            return corpora[i];
    fail_msg("no index %s", profile);
    return NULL;
}

static int64_t count_of(const zili_corpus *corpus, const char *query)
{
    zili_table *table =
        answer(corpus, "count", ARGUMENTS("query", query, "themes",
                                          in_scratch("t.yaml")));
    int64_t count = number_at(table, 0, "count");

    zili_table_free(table);
    return count;
}

static void a_word_is_found_however_the_index_was_cut(void **state)
{
    (void)state;
    for (size_t i = 0; i < PROFILES; i++) {
        bool given = strcmp(profiles[i], "given") == 0;
        assert_int_equal(zl_profile_of(corpora[i]).cut,
                         profile_named(profiles[i]).cut);
        assert_int_equal(count_of(corpora[i], "self-reliance"),
                         given ? 1 : 2);
        assert_int_equal(count_of(corpora[i], "self-relian*"), 3);
        assert_int_equal(count_of(corpora[i], "don't"), given ? 2 : 3);
        assert_int_equal(count_of(corpora[i], "\"don’t\""), 1);
        assert_int_equal(count_of(corpora[i], "@t"), given ? 5 : 6);
        assert_int_equal(count_of(corpora[i], "e-mail us*"), 1);
        assert_int_equal(count_of(corpora[i], "for 19*"), 1);
        assert_int_equal(count_of(corpora[i], "F-16*"), 1);
        assert_int_equal(count_of(corpora[i], "Mr. J. Smith*"), 1);
    }
    assert_int_equal(count_of(corpus_of("char"), "独立"), 2);
    assert_int_equal(count_of(corpus_of("char"), "独?自* 主"), 2);
    assert_int_equal(count_of(corpus_of("given"), "独立自主"), 1);
    assert_int_equal(count_of(corpus_of("hyphen"), "self"), 0);
    assert_int_equal(count_of(corpus_of("penn"), "n't"), 3);
}

/* ---- what a text says is found in it ---- */

static void add_random_word(zl_str *text, uint32_t *seed)
{
    static const char *const parts[] = {
        "self", "re", "A", "don", "'t", "can", "not", "12", "60", "s", "-",
        "-", "'", "'s", "n't", ",", "/", "%", "$", "é", "ll", "'ll", "e",
        "独", "立", "自主",
    };

    for (uint32_t left = 1 + next_random(seed) % 4; left > 0; left--)
        zl_str_add_text(text, SOME(parts, seed));
}

static void add_random_line(zl_str *text, uint32_t *seed)
{
    for (uint32_t left = 1 + next_random(seed) % 6; left > 0; left--) {
        add_random_word(text, seed);
        zl_str_add_text(text, left > 1 ? " " : "");
    }
}

/* A paragraph as a query is found where it stands. Chinese words are whole in
 * a query, so of the cuts only those without words are asked. */
static void assert_line_is_found(const zili_corpus *corpus,
                                 const char *profile, const char *line)
{
    zl_cursor *cursor;
    zili_error err = { 0 };

    if (open_hits(&cursor, line, NULL, corpus, NULL, &err))
        fail_msg("%s", err.text);
    if (zl_cursor_ended(cursor))
        fail_msg("%s: %s is not found", profile, line);
    assert_int_equal(cursor->hit.begin, 0);
    assert_int_equal(cursor->hit.end, zl_corpus_tokens(corpus));
    zl_cursor_free(cursor);
}

static void a_text_as_a_query_is_found_in_itself(void **state)
{
    static const char *const cuts[] = { "char", "char+letters", "char+hyphen",
                                        "char+penn", "given" };
    uint32_t seed = 5;

    (void)state;
    for (int turn = 0; turn < 150; turn++) {
        const char *profile = SOME(cuts, &seed);
        zl_str line = { 0 };
        add_random_line(&line, &seed);
        zili_corpus *corpus = index_texts(
            "random", profile,
            (const char *const[]){ "a.txt", zl_str_text(&line), NULL });
        assert_line_is_found(corpus, profile, zl_str_text(&line));
        zili_corpus_close(corpus);
        zl_str_clear(&line);
    }
}

/* ---- each way of segdiff ---- */

static void each_way_of_segdiff_cuts_the_query_as_its_text(void **state)
{
    (void)state;
    for (size_t i = 0; i < PROFILES; i++) {
        const char *name = zl_profile_name(profile_named(profiles[i]));
        char names[40];
        snprintf(names, sizeof names, "index,%s", name);
        zili_table *table = answer(
            corpora[i], "segdiff",
            ARGUMENTS("profiles", names, "query", "self-relian*", "query",
                      "don't", "query", "独立自主", "query", "@t", "themes",
                      in_scratch("t.yaml")));
        for (size_t row = 0; row < 4; row++) {
            int64_t hits = number_at(table, row, "index");
            assert_int_equal(number_at(table, row, name), hits);
            assert_int_equal(number_at(table, row, "differ"), 0);
            assert_int_equal(hits, count_of(corpora[i],
                                            text_at(table, row, "query")));
        }
        zili_table_free(table);
    }
    assert_rows(answer(corpus_of("icu"), "segdiff",
                       ARGUMENTS("profiles", "index,hyphen,penn,given,char",
                                 "query", "self-reliance", "query", "don't",
                                 "query", "独立", "query", "@t", "themes",
                                 in_scratch("t.yaml"))),
                "query index zili+hyphen zili+penn given char",
                "self-reliance 2 2 2 1 2|don't 3 3 3 2 3|独立 2 0 0 0 2|"
                "@t 6 6 6 5 6");
}

/* ---- no memory ---- */

static void every_lack_of_memory_is_survived(void **state)
{
    zl_node *tree;
    long requests = -1;
    zili_status status = ZILI_ENOMEM;

    (void)state;
    assert_int_equal(zl_parse(&tree, "(don't | a b) 独立 ~\"x\" \"y-z\"", NULL),
                     ZILI_OK);
    while (status == ZILI_ENOMEM) {
        zl_node *cut;
        zl_refuse_after(++requests);
        status = zl_recut(&cut, tree, profile_named("char+penn"), NULL);
        zl_refuse_after(-1);
        assert_true((status == ZILI_OK) == (cut != NULL));
        zl_node_free(cut);
    }
    assert_int_equal(status, ZILI_OK);
    assert_true(requests > 20);
    zl_node_free(tree);
}

static void a_query_without_memory_fails_whole(void **state)
{
    const zili_corpus *corpus = corpus_of("char+penn");
    long requests = -1;
    zili_status status = ZILI_ENOMEM;
    zili_table *table;

    (void)state;
    while (status == ZILI_ENOMEM) {
        zl_refuse_after(++requests);
        status = ask_for(corpus, "segdiff",
                         ARGUMENTS("profiles", "index,given", "query", "@t",
                                   "query", "独立 a-b", "themes",
                                   in_scratch("t.yaml")),
                         &table, NULL);
        zl_refuse_after(-1);
    }
    assert_int_equal(status, ZILI_OK);
    zili_table_free(table);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_are_cut_by_the_rules_of_latin_script),
        cmocka_unit_test(a_long_row_of_wild_characters_takes_no_time),
        cmocka_unit_test(nothing_is_cut_where_the_boundaries_are_given),
        cmocka_unit_test(chinese_is_cut_into_its_characters),
        cmocka_unit_test(what_is_no_word_stays_as_it_is),
        cmocka_unit_test(each_word_keeps_its_column),
        cmocka_unit_test(the_words_of_icu_are_left_alone),
        cmocka_unit_test(a_phrase_that_becomes_too_long_is_refused),
        cmocka_unit_test(what_is_cut_anew_is_the_same_text),
        cmocka_unit_test(a_word_is_found_however_the_index_was_cut),
        cmocka_unit_test(a_text_as_a_query_is_found_in_itself),
        cmocka_unit_test(each_way_of_segdiff_cuts_the_query_as_its_text),
        cmocka_unit_test(every_lack_of_memory_is_survived),
        cmocka_unit_test(a_query_without_memory_fails_whole),
    };

    return cmocka_run_group_tests(tests, open_all, close_all);
}
