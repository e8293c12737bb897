/* test_query.c -- queries on small corpora, beside answers found slowly. */
#include "query_help.h"
#include "hits_help.h"

#include "reader/scope.h"

static slow_answers answers;
static uint32_t seed = 1;

static const char theme_file[] =
    "s:\n  label: {zh: 自}\n  zh: ['~\"自力\"', '~\"力更\"', 自力更生]\n"
    "  en: [self, 'self-*', 'a ab', '~\"fa\"', á%d]\n"
    "t:\n  themes:\n    s: [自 力, '~\"力\"', '* *', a]\n    u: ['~\"自\"']\n";

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
    return 0;
}

static int close_answers(void **state)
{
    zl_themes_close((zl_themes *)(uintptr_t)answers.themes);
    zl_fold_close(answers.fold);
    slow_end_all(&answers);
    return remove_scratch(state);
}

/* ---- all hits, slowly ---- */

static bool reaches_further(zl_hit a, zl_hit b)
{
    return a.end > b.end || (a.end == b.end && a.trim < b.trim);
}

static bool fits_scope(zl_hit hit, const zl_scope *scope)
{
    for (size_t i = 0; i < scope->count; i++)
        if (hit.begin >= scope->intervals[i].begin &&
            hit.end <= scope->intervals[i].end)
            return true;
    return false;
}

/* Of the hits of one token: for each place the longest, by place. */
static void take_longest(const slow_hits *found, const zl_scope *scope,
                         slow_hits *out)
{
    for (uint32_t skip = 0; skip < 64; skip++) {
        const zl_hit *best = NULL;
        for (size_t i = 0; i < found->count; i++) {
            const zl_hit *hit = &found->items[i];
            if (hit->skip == skip && (!best || reaches_further(*hit, *best)))
                best = hit;
        }
        if (best && fits_scope(*best, scope))
            slow_add(out, *best);
    }
}

/* From the left, what shares no token with what was taken before. */
static void drop_overlaps(slow_hits *hits)
{
    size_t kept = 0;

    for (size_t i = 0; i < hits->count; i++)
        if (!kept || hits->items[i].begin >= hits->items[kept - 1].end)
            hits->items[kept++] = hits->items[i];
    hits->count = kept;
}

/* "@s", and also "((@s))%c". */
static bool only_a_theme(const char *query)
{
    query += strspn(query, "(");
    size_t size = strcspn(query, " |()");

    return query[0] == '@' && !query[size + strspn(query + size, ")%cdv")];
}

static void answer_slowly(const char *query, const zl_scope *scope,
                          slow_hits *out)
{
    zl_node *tree;
    zili_error err = { 0 };

    if (zl_parse(&tree, query, &err))
        fail_msg("%s", err.text);
    for (uint64_t at = 0; at < zl_corpus_tokens(answers.corpus); at++) {
        slow_hits found = { 0 };
        slow_node(&answers, tree, ZL_FOLDS_UNSAID, at, &found);
        take_longest(&found, scope, out);
        zl_array_clear(&found);
    }
    if (only_a_theme(query))
        drop_overlaps(out);
    zl_node_free(tree);
}

/* ---- comparing ---- */

static void describe(const char *query, zl_hit found, zl_hit expected)
{
    zl_str text = { 0 };

    zl_corpus_text(answers.corpus, 0, zl_corpus_tokens(answers.corpus),
                   &text);
    fail_msg("%s gives [%u,%u) %u/%u, not [%u,%u) %u/%u, in\n%s", query,
             found.begin, found.end, found.skip, found.trim, expected.begin,
             expected.end, expected.skip, expected.trim, zl_str_text(&text));
}

static zl_hit hit_at(const slow_hits *hits, size_t i)
{
    return i < hits->count ? hits->items[i]
                           : (zl_hit){ ZL_END, ZL_END, 0, 0 };
}

static void assert_here(const char *query, const zl_cursor *cursor,
                        const slow_hits *hits, size_t i)
{
    zl_hit found = cursor->hit, expected = hit_at(hits, i);

    if (found.begin == ZL_END && expected.begin == ZL_END)
        return;
    if (memcmp(&found, &expected, sizeof found) != 0)
        describe(query, found, expected);
}

static zl_cursor *ask(const char *query, const zl_scope *scope)
{
    zl_cursor *cursor;
    zili_error err = { 0 };

    if (open_hits(&cursor, query, answers.themes, answers.corpus, scope, &err))
        fail_msg("%s", err.text);
    return cursor;
}

static void check_next(const char *query, const zl_scope *scope,
                       const slow_hits *hits)
{
    zl_cursor *cursor = ask(query, scope);

    for (size_t i = 0; i <= hits->count; i++, zl_cursor_next(cursor))
        assert_here(query, cursor, hits, i);
    assert_true(zl_cursor_ended(cursor));
    assert_false(cursor->failed);
    zl_cursor_free(cursor);
}

/* Seek and next in any order, also back and past the end. */
static void check_seek(const char *query, const zl_scope *scope,
                       const slow_hits *hits)
{
    zl_cursor *cursor = ask(query, scope);
    uint64_t tokens = zl_corpus_tokens(answers.corpus);

    for (size_t i = 0, step = 0; step < 8; step++) {
        uint64_t to = next_random(&seed) % (tokens + 2);
        if (next_random(&seed) % 3 == 0) {
            zl_cursor_next(cursor);
            i += i < hits->count;
        } else {
            zl_cursor_seek(cursor, to);
            while (i < hits->count && hits->items[i].begin < to)
                i++;
        }
        assert_here(query, cursor, hits, i);
    }
    zl_cursor_free(cursor);
}

static size_t check(const char *query, const zl_scope *scope)
{
    slow_hits hits = { 0 };

    answer_slowly(query, scope, &hits);
    check_next(query, scope, &hits);
    check_seek(query, scope, &hits);
    size_t count = hits.count;
    zl_array_clear(&hits);
    return count;
}

/* ---- queries made at random ---- */

static void add_query(zl_str *query, int depth);

static void add_flags(zl_str *query)
{
    static const char *const flags[] = { "%c", "%d", "%v", "%cd", "%cdv",
                                         "%vc", "%dv" };

    if (next_random(&seed) % 4 == 0)
        zl_str_add_text(query, SOME(flags, &seed));
}

static void add_word(zl_str *query)
{
    static const char *const words[] = {
        "自", "力", "自力", "自力更生", "聶", "self", "A", "-", ",", "？",
        "*", "?", "自*", "*力*", "s?lf", "*e*", "self-reliance", "a,ab",
        "*-*", "a自", "自力?生", "??", "á", "Á*", "聂",
    };
    static const char *const exact[] = { "\"self\"", "\"Self\"", "\"a ab\"",
                                         "\"Ａ\"", "\"聶\"", "\"self-\\*\"" };

    if (next_random(&seed) % 5 == 0)
        zl_str_add_text(query, SOME(exact, &seed));
    else
        zl_str_add_text(query, SOME(words, &seed));
    add_flags(query);
}

static void add_string(zl_str *query)
{
    static const char *const pieces[] = { "自", "力", "更生", "聂", "a", "b",
                                          "elf", "-", "A", ",", "？", " ", "á" };
    static const char *const firsts[] = { "自", "力", "生", "聂", "a", "lf" };
    uint32_t count = next_random(&seed) % 4;

    zl_str_add_text(query, "~\"");
    zl_str_add_text(query, SOME(firsts, &seed));
    for (uint32_t i = 0; i < count; i++) {
        const char *piece = SOME(pieces, &seed);
        bool blank = query->bytes[query->size - 1] == ' ';
        if (!blank || piece[0] != ' ')
            zl_str_add_text(query, piece);
    }
    if (query->bytes[query->size - 1] == ' ')
        query->size--;
    zl_str_add_text(query, "\"");
    add_flags(query);
}

static void add_item(zl_str *query, int depth)
{
    static const char *const themes[] = { "@s", "@t", "@t/s", "@u" };
    uint32_t kind = next_random(&seed) % 10;

    if (kind < 5) {
        add_word(query);
    } else if (kind < 7) {
        add_string(query);
    } else if (kind < 8) {
        zl_str_add_text(query, SOME(themes, &seed));
        add_flags(query);
    } else if (depth > 0) {
        zl_str_add_text(query, "(");
        add_query(query, depth - 1);
        zl_str_add_text(query, ")");
        add_flags(query);
    } else {
        zl_str_add_text(query, "*");
    }
}

static void add_query(zl_str *query, int depth)
{
    uint32_t branches = 1 + next_random(&seed) % 5 / 3;

    for (uint32_t i = 0; i < branches; i++) {
        uint32_t items = 1 + next_random(&seed) % 3;
        zl_str_add_text(query, i ? " | " : "");
        for (uint32_t k = 0; k < items; k++) {
            zl_str_add_text(query, k ? " " : "");
            add_item(query, depth);
        }
    }
}

static zl_scope *random_scope(void)
{
    static const char *const regions[] = { NULL, "all", "summary",
                                           "original" };
    zl_scope *scope;
    zili_error err = { 0 };

    if (zl_scope_open(&scope, answers.corpus, NULL, SOME(regions, &seed),
                      NULL, &err))
        fail_msg("%s", err.text);
    return scope;
}

/* ---- the tests ---- */

static void any_query_finds_what_is_there_and_nothing_else(void **state)
{
    zl_str query = { 0 };
    size_t found = 0;

    (void)state;
    for (int round = 0; round < 12; round++) {
        zili_corpus *corpus = random_corpus(in_scratch("q.zili"), &seed);
        slow_begin(&answers, corpus);
        for (int i = 0; i < 120; i++) {
            zl_scope *scope = random_scope();
            zl_str_empty(&query);
            add_query(&query, 2);
            found += check(zl_str_text(&query), scope);
            zl_scope_close(scope);
        }
        zili_corpus_close(corpus);
    }
    zl_str_clear(&query);
    assert_true(found > 2000);
}

static void a_theme_alone_takes_the_longest_and_no_token_twice(void **state)
{
    static const char *const queries[] = { "@s", "@t", "@t/s", "@u" };

    (void)state;
    for (int round = 0; round < 12; round++) {
        zili_corpus *corpus = random_corpus(in_scratch("q.zili"), &seed);
        zl_scope *scope;
        slow_begin(&answers, corpus);
        assert_int_equal(
            zl_scope_open(&scope, corpus, NULL, "all", NULL, NULL), ZILI_OK);
        for (size_t i = 0; i < sizeof queries / sizeof *queries; i++)
            check(queries[i], scope);
        zl_scope_close(scope);
        zili_corpus_close(corpus);
    }
}

static void a_theme_must_be_known(void **state)
{
    zili_corpus *corpus = random_corpus(in_scratch("q.zili"), &seed);
    zl_cursor *cursor;
    zili_error err = { 0 };

    (void)state;
    assert_int_equal(open_hits(&cursor, "a @x", answers.themes, corpus, NULL,
                               &err),
                     ZILI_EUSAGE);
    assert_null(cursor);
    assert_string_equal(err.text, "Column 3 of the query: the file of themes "
                                  "has no theme \"x\".\n  a @x\n    ^");
    assert_int_equal(open_hits(&cursor, "@s", NULL, corpus, NULL, &err),
                     ZILI_EUSAGE);
    assert_non_null(strstr(err.text, "--themes F"));
    zili_corpus_close(corpus);
}

/* ---- memory ---- */

/* Gives whether everything was found; a failure says so. */
static bool survives(const char *query, const slow_hits *hits, long requests)
{
    zl_cursor *cursor;
    size_t i = 0;

    zl_refuse_after(requests);
    zili_status status = open_hits(&cursor, query, answers.themes,
                                   answers.corpus, NULL, NULL);
    for (; !status && !zl_cursor_ended(cursor); zl_cursor_next(cursor), i++)
        assert_here(query, cursor, hits, i);
    zl_refuse_after(-1);
    bool failed = status || cursor->failed;
    assert_true(!status || status == ZILI_ENOMEM);
    assert_true(failed || i == hits->count);
    zl_cursor_free(cursor);
    return !failed;
}

static void no_hit_is_lost_in_silence_where_memory_is_short(void **state)
{
    static const char *const queries[] = {
        "@s", "(* | * a) * *", "~\"自力\" | 的 *", "self-* a | ~\"a b\"",
        "@s%d | á%dv ~\"Á\"%cd | \"Self\"",
    };
    zili_corpus *corpus = random_corpus(in_scratch("q.zili"), &seed);
    zl_scope *scope;

    (void)state;
    slow_begin(&answers, corpus);
    assert_int_equal(zl_scope_open(&scope, corpus, NULL, "all", NULL, NULL),
                     ZILI_OK);
    for (size_t i = 0; i < sizeof queries / sizeof *queries; i++) {
        slow_hits hits = { 0 };
        long requests = 0;
        answer_slowly(queries[i], scope, &hits);
        while (!survives(queries[i], &hits, requests))
            requests++;
        assert_true(requests > 10);
        zl_array_clear(&hits);
    }
    zl_scope_close(scope);
    zili_corpus_close(corpus);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(any_query_finds_what_is_there_and_nothing_else),
        cmocka_unit_test(a_theme_alone_takes_the_longest_and_no_token_twice),
        cmocka_unit_test(a_theme_must_be_known),
        cmocka_unit_test(no_hit_is_lost_in_silence_where_memory_is_short),
    };

    return cmocka_run_group_tests_name("query", tests, open_answers,
                                       close_answers);
}
