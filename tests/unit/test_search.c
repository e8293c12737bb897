/* test_search.c -- queries of every form on small corpora, beside answers
 * found by trying everything. */
#include "query_random.h"
#include "slow_hits.h"

#include <inttypes.h>

static slow_answers answers;
static random_query query = { .seed = 7 };

static const char theme_file[] =
    "s:\n  zh: ['~\"自力\"', '~\"力更\"', 自力更生]\n"
    "  en: [self, 'self-*', 'a ab', '~\"fa\"', á%d, '\"s.*\" a?']\n"
    "t:\n  themes:\n    u: [自 力, '~\"力\"', '[] \"a\"', a]\n";

static int open_answers(void **state)
{
    zl_themes *themes;

    if (make_scratch(state))
        return -1;
    write_file(in_scratch("t.yaml"), theme_file, sizeof theme_file - 1);
    if (zl_themes_open(&themes, in_scratch("t.yaml"), NULL) ||
        zl_fold_open(&answers.fold, NULL))
        return -1;
    answers.themes = themes;
    answers.across = true;
    return 0;
}

static int close_answers(void **state)
{
    zl_themes_close((zl_themes *)(uintptr_t)answers.themes);
    zl_fold_close(answers.fold);
    slow_end_all(&answers);
    zl_str_clear(&query.text);
    return remove_scratch(state);
}

/* ---- comparing ---- */

static void describe(zl_hit found, zl_hit expected)
{
    zl_str all = { 0 };

    zl_corpus_text(answers.corpus, 0, zl_corpus_tokens(answers.corpus), &all);
    fail_msg("%s gives [%" PRIu64 ",%" PRIu64 ") %u/%u, not [%" PRIu64
             ",%" PRIu64 ") %u/%u, in\n%s",
             zl_str_text(&query.text), found.begin, found.end, found.skip,
             found.trim, expected.begin, expected.end, expected.skip,
             expected.trim, zl_str_text(&all));
}

static zl_hit hit_at(const zl_hits *hits, size_t i)
{
    return i < hits->count ? hits->items[i]
                           : (zl_hit){ ZL_END, ZL_END, 0, 0 };
}

static void assert_same(zl_hit found, zl_hit expected)
{
    if (memcmp(&found, &expected, sizeof found) != 0)
        describe(found, expected);
}

static void check_all(const zl_search *search, const zl_hits *expected)
{
    zl_hits found = { 0 };
    uint64_t count;
    size_t threads = 1 + next_random(&query.seed) % 3;
    zili_error err = { 0 };

    if (zl_search_all(search, threads, &found, &err) ||
        zl_search_count(search, threads, &count, &err))
        fail_msg("%s", err.text);
    for (size_t i = 0; i < found.count || i < expected->count; i++)
        assert_same(hit_at(&found, i), hit_at(expected, i));
    assert_int_equal(count, expected->count);
    zl_array_clear(&found);
}

static void check_cursor(const zl_search *search, const zl_hits *expected)
{
    zl_cursor *cursor = zl_search_cursor(search);
    uint64_t tokens = zl_corpus_tokens(answers.corpus);

    assert_non_null(cursor);
    for (size_t i = 0, step = 0; step < 8; step++) {
        uint64_t to = next_random(&query.seed) % (tokens + 2);
        assert_same(cursor->hit, hit_at(expected, i));
        if (chance(&query.seed, 2)) {
            zl_cursor_next(cursor);
            i += i < expected->count;
        } else {
            zl_cursor_seek(cursor, to);
            while (i < expected->count && expected->items[i].begin < to)
                i++;
        }
    }
    assert_int_equal(zl_cursor_status(cursor, NULL), ZILI_OK);
    zl_cursor_free(cursor);
}

static void check_labels(const zl_search *search, const slow_ways *matches,
                         const zl_hits *hits)
{
    zl_search_marks *marks = zl_search_marks_open(search);
    int count = (int)zl_search_labels(search);
    uint64_t found[SLOW_LABELS], expected[SLOW_LABELS];

    assert_non_null(marks);
    for (size_t i = 0; i < hits->count && i < 20; i++) {
        assert_int_equal(
            zl_search_marks_find(marks, hits->items[i], found, NULL),
            ZILI_OK);
        least_labels(matches, hits->items[i], count, expected);
        for (int k = 0; k <= count; k++)
            if (found[k] != expected[k])
                fail_msg("%s: label %d of [%" PRIu64 ",%" PRIu64
                         ") is %" PRIi64 ", not %" PRIi64,
                         zl_str_text(&query.text), k, hits->items[i].begin,
                         hits->items[i].end, (int64_t)found[k],
                         (int64_t)expected[k]);
    }
    zl_search_marks_close(marks);
}

/* ---- the tests ---- */

static void check_against(const zl_node *tree, const zl_search *search,
                          const zl_scope *scope, size_t *found)
{
    slow_query slow = { .answers = &answers,
                        .tree = tree,
                        .text = zl_str_text(&query.text),
                        .folds = ZL_FOLDS_UNSAID };
    slow_ways matches = { 0 };
    zl_hits hits = { 0 };

    if (slow_find(&slow, scope, &matches, &hits)) {
        check_all(search, &hits);
        check_cursor(search, &hits);
        check_labels(search, &matches, &hits);
        *found += hits.count > 0;
    }
    zl_array_clear(&matches);
    zl_array_clear(&hits);
}

/* Adds to `found` where the query has a hit. */
static void check(const zl_scope *scope, size_t *found)
{
    zl_search_ask ask = { .text = zl_str_text(&query.text),
                          .language = ZL_LANGUAGE_CQL,
                          .lists.themes = answers.themes,
                          .corpus = answers.corpus,
                          .scope = scope,
                          .window = next_random(&query.seed) % 40 };
    zl_node *tree;
    zl_search *search;
    zili_error err = { 0 };

    if (zl_parse_as(&tree, ask.text, ZL_LANGUAGE_CQL, &err))
        return;
    if (zl_search_open(&search, &ask, &err))
        fail_msg("%s", err.text);
    check_against(tree, search, scope, found);
    zl_search_close(search);
    zl_node_free(tree);
}

/* SEED and ROUNDS in the environment: others, and more of them. */
static int setting(const char *name, int usual)
{
    const char *value = getenv(name);

    return value ? atoi(value) : usual;
}

static void any_query_finds_what_is_there_and_nothing_else(void **state)
{
    static const char *const regions[] = { NULL, "all", "original" };
    int rounds = setting("ROUNDS", 10);
    size_t found = 0;

    (void)state;
    query.seed = (uint32_t)setting("SEED", 7);
    for (int round = 0; round < rounds; round++) {
        zili_corpus *corpus = make_corpus(in_scratch("q.zili"), &query.seed);
        zl_scope *scope;
        slow_begin(&answers, corpus);
        assert_int_equal(zl_scope_open(&scope, corpus, NULL,
                                       SOME(regions, &query.seed), NULL,
                                       NULL),
                         ZILI_OK);
        for (int i = 0; i < 250; i++) {
            make_query(&query);
            check(scope, &found);
        }
        zl_scope_close(scope);
        zili_corpus_close(corpus);
    }
    assert_true(found > 50 * (size_t)rounds);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(any_query_finds_what_is_there_and_nothing_else),
    };

    return cmocka_run_group_tests(tests, open_answers, close_answers);
}
