/* test_direct.c -- queries answered on bare tokens, beside the cursors. */
#include "query_help.h"
#include "hits_help.h"

#include "query/direct.h"
#include "reader/scope.h"

static zl_themes *themes;
static uint32_t seed = 7;
static const zl_profile usual = { 0 };

static const char theme_file[] =
    "s:\n  zh: ['~\"自力\"', '~\"力更\"', 自力更生]\n"
    "  en: [self, 'self-*', 'a ab', '~\"fa\"']\n"
    "t:\n  themes:\n    s: [自 力, '~\"力\"', '* *', a]\n    u: ['~\"自\"']\n";

static int open_themes(void **state)
{
    if (make_scratch(state))
        return -1;
    write_file(in_scratch("t.yaml"), theme_file, sizeof theme_file - 1);
    return zl_themes_open(&themes, in_scratch("t.yaml"), NULL) ? -1 : 0;
}

static int close_themes(void **state)
{
    zl_themes_close(themes);
    return remove_scratch(state);
}

/* ---- the hits on the tokens of an index ---- */

static void fill_row(zl_row *row, zl_vocabulary *words,
                     const zili_corpus *corpus, uint64_t begin, uint64_t end)
{
    zl_view glue = { "", 0 };

    for (uint64_t at = begin; at < end; at++) {
        assert_true(zl_row_add(row, words, glue,
                               zl_corpus_form(corpus,
                                              zl_corpus_at(corpus, at))));
        glue = zl_corpus_glue(corpus, at);
    }
}

static void find_in(zl_direct *direct, zl_vocabulary *words,
                    const zili_corpus *corpus, const zl_interval *interval,
                    zl_hits *hits)
{
    const zl_structure *p = zl_corpus_structure(corpus, "p");
    zl_row row = { 0 };
    uint64_t end;

    for (uint64_t at = interval->begin; at < interval->end; at = end) {
        size_t first = hits->count;
        end = zl_structure_end(p, zl_structure_at(p, at));
        zl_row_begin(&row, zl_corpus_area(corpus, interval->area)->lang);
        fill_row(&row, words, corpus, at, end);
        assert_true(zl_direct_find(direct, &row, hits));
        for (size_t i = first; i < hits->count; i++) {
            hits->items[i].begin += at;
            hits->items[i].end += at;
        }
    }
    zl_row_clear(&row);
}

static size_t check(const char *query, zl_vocabulary *words,
                    const zili_corpus *corpus, const zl_scope *scope)
{
    zl_direct *direct;
    zl_cursor *cursor;
    zl_hits hits = { 0 };
    zili_error err = { 0 };

    if (zl_direct_new(&direct, query, themes, usual, words, &err) ||
        open_hits(&cursor, query, themes, corpus, scope, &err))
        fail_msg("%s", err.text);
    for (size_t i = 0; i < scope->count; i++)
        find_in(direct, words, corpus, &scope->intervals[i], &hits);
    for (size_t i = 0; i < hits.count; i++, zl_cursor_next(cursor))
        if (memcmp(&hits.items[i], &cursor->hit, sizeof(zl_hit)) != 0)
            fail_msg("%s: [%u,%u) %u/%u, the cursor has [%u,%u) %u/%u", query,
                     hits.items[i].begin, hits.items[i].end,
                     hits.items[i].skip, hits.items[i].trim,
                     cursor->hit.begin, cursor->hit.end, cursor->hit.skip,
                     cursor->hit.trim);
    assert_true(zl_cursor_ended(cursor));
    size_t count = hits.count;
    zl_array_clear(&hits);
    zl_cursor_free(cursor);
    zl_direct_free(direct);
    return count;
}

/* ---- queries made at random ---- */

static void add_query(zl_str *query, int depth);

static void add_item(zl_str *query, int depth)
{
    static const char *const items[] = {
        "自", "力", "自力", "自力更生", "聶", "self", "A", "-", ",", "？",
        "*", "?", "自*", "*力*", "s?lf", "*e*", "self-reliance", "a,ab",
        "*-*", "a自", "自力?生", "??", "~\"自力\"", "~\"力更生\"", "~\"聂\"",
        "~\"lf-r\"", "~\"a b\"", "~\"更生 自\"", "~\"b,a\"", "~\"力\"",
        "@s", "@t", "@t/s", "@u", "self%c", "self%v", "Self%d", "聶%c",
        "聶%v", "A%cdv", "\"Self\"", "\"a ab\"", "\"自 力\"%v", "\",\"",
        "\"\\*\"", "~\"聶\"%c", "~\"Lf-r\"%c", "~\"自力\"%d", "@s%d",
        "@t/s%c", "a%",
    };
    static const char *const flags[] = { "", "", "%c", "%v", "%cd" };

    if (depth == 0 || next_random(&seed) % 5 > 0) {
        zl_str_add_text(query, SOME(items, &seed));
        return;
    }
    zl_str_add_text(query, "(");
    add_query(query, depth - 1);
    zl_str_add_text(query, ")");
    zl_str_add_text(query, SOME(flags, &seed));
}

static void add_query(zl_str *query, int depth)
{
    uint32_t branches = 1 + next_random(&seed) % 5 / 3;

    for (uint32_t i = 0; i < branches; i++) {
        zl_str_add_text(query, i ? " | " : "");
        for (uint32_t left = 1 + next_random(&seed) % 3; left > 0; left--) {
            zl_str_add_text(query, " ");
            add_item(query, depth);
        }
    }
}

static void a_query_finds_on_bare_tokens_what_a_cursor_finds(void **state)
{
    static const char *const regions[] = { NULL, "all", "summary" };
    zl_str query = { 0 };
    size_t found = 0;

    (void)state;
    for (int round = 0; round < 12; round++) {
        zili_corpus *corpus = random_corpus(in_scratch("q.zili"), &seed);
        zl_vocabulary words;
        zl_scope *scope;
        assert_int_equal(zl_vocabulary_open(&words, NULL), ZILI_OK);
        assert_int_equal(zl_scope_open(&scope, corpus, NULL,
                                       SOME(regions, &seed), NULL, NULL),
                         ZILI_OK);
        for (int i = 0; i < 300; i++) {
            zl_str_empty(&query);
            add_query(&query, 2);
            found += check(zl_str_text(&query), &words, corpus, scope);
        }
        found += check("@s", &words, corpus, scope);
        found += check("((@t))", &words, corpus, scope);
        zl_scope_close(scope);
        zl_vocabulary_clear(&words);
        zili_corpus_close(corpus);
    }
    zl_str_clear(&query);
    assert_true(found > 2000);
}

/* ---- by hand ---- */

/* Tokens with one blank between them; "_" behind one: it touches the next. */
static void read_row(zl_row *row, zl_vocabulary *words, const char *text)
{
    zl_view rest = zl_view_of(text), form;
    const char *glue = "";

    zl_row_begin(row, "en");
    while (zl_view_next(&rest, ' ', &form)) {
        bool touches = form.bytes[form.size - 1] == '_';
        form.size -= touches;
        assert_true(zl_row_add(row, words, zl_view_of(glue), form));
        glue = touches ? "" : " ";
    }
}

static void assert_finds(const char *query, const char *text,
                         const char *expected)
{
    zl_vocabulary words;
    zl_direct *direct;
    zl_row row = { 0 };
    zl_hits hits = { 0 };
    zl_str shown = { 0 };

    assert_int_equal(zl_vocabulary_open(&words, NULL), ZILI_OK);
    assert_int_equal(zl_direct_new(&direct, query, themes, usual, &words,
                                   NULL),
                     ZILI_OK);
    read_row(&row, &words, text);
    assert_true(zl_direct_find(direct, &row, &hits));
    for (size_t i = 0; i < hits.count; i++) {
        zl_hit hit = hits.items[i];
        zl_str_format(&shown, "%s%zu-%zu", i ? " " : "", hit.begin, hit.end);
        if (hit.skip || hit.trim)
            zl_str_format(&shown, "/%u,%u", hit.skip, hit.trim);
    }
    assert_string_equal(zl_str_text(&shown), expected);
    zl_str_clear(&shown);
    zl_array_clear(&hits);
    zl_row_clear(&row);
    zl_direct_free(direct);
    zl_vocabulary_clear(&words);
}

static void words_phrases_and_strings_are_found(void **state)
{
    (void)state;
    assert_finds("self", "My Self and the self", "1-2 4-5");
    assert_finds("self-reliance", "self_ -_ reliance self -_ reliance",
                 "0-3");
    assert_finds("rely on *", "rely on us , rely on ,", "0-3");
    assert_finds("~\"独立自主\"", "独立_ 自主_ 的_ 不独立_ 自主地",
                 "0-2 3-5/3,3");
    assert_finds("~\"b a\"", "ab a b_ a", "0-2/1,0");
    assert_finds("a | a b", "a b a", "0-2 2-3");
    assert_finds("self", "", "");
    assert_finds("~\"résumé\"%cd", "Resume_ s", "0-1");
    assert_finds("\"Self\" | 聶%v", "self Self 聂", "1-2 2-3");
}

/* Each item can match in two ways: there are 2^60 ways through them. */
static void many_ways_through_a_phrase_take_no_time(void **state)
{
    zl_str query = { 0 }, text = { 0 };

    (void)state;
    for (int i = 0; i < 60; i++) {
        zl_str_add_text(&query, "(a | a a) ");
        zl_str_add_text(&text, "a ");
    }
    assert_finds(zl_str_text(&query), zl_str_text(&text), "0-60");
    zl_str_clear(&query);
    zl_str_clear(&text);
}

static void an_unknown_theme_is_a_fault_in_the_query(void **state)
{
    zl_vocabulary words;
    zl_direct *direct;
    zili_error err = { 0 };

    (void)state;
    assert_int_equal(zl_vocabulary_open(&words, NULL), ZILI_OK);
    assert_int_equal(zl_direct_new(&direct, "a @x", themes, usual, &words,
                                   &err),
                     ZILI_EUSAGE);
    assert_non_null(strstr(err.text, "Column 3"));
    assert_int_equal(zl_direct_new(&direct, "@s", NULL, usual, &words,
                                   &err),
                     ZILI_EUSAGE);
    assert_non_null(strstr(err.text, "--themes F"));
    assert_int_equal(zl_direct_new(&direct, "(", themes, usual, &words,
                                   &err),
                     ZILI_EUSAGE);
    assert_null(direct);
    zl_vocabulary_clear(&words);
}

/* ---- no memory ---- */

static bool whole_way(const char *query, size_t *count)
{
    zl_vocabulary words;
    zl_direct *direct = NULL;
    zl_row row = { 0 };
    zl_hits hits = { 0 };
    static const char *const forms[] = { "自力", "更生", "self", "-", "a",
                                         "ab" };

    bool enough = !zl_vocabulary_open(&words, NULL) &&
                  !zl_direct_new(&direct, query, themes, usual, &words,
                                 NULL);
    zl_row_begin(&row, "zh");
    for (size_t i = 0; enough && i < 6; i++)
        enough = zl_row_add(&row, &words, zl_view_of(i % 2 ? "" : " "),
                            zl_view_of(forms[i]));
    enough = enough && zl_direct_find(direct, &row, &hits);
    *count = hits.count;
    zl_array_clear(&hits);
    zl_row_clear(&row);
    zl_direct_free(direct);
    zl_vocabulary_clear(&words);
    return enough;
}

static void every_lack_of_memory_is_survived(void **state)
{
    static const char *const queries[] = {
        "自力更生 self", "~\"力更\"", "@s | @t", "(a | a ab) (* | ab)",
    };

    (void)state;
    for (size_t i = 0; i < sizeof queries / sizeof *queries; i++) {
        size_t expected, found;
        assert_true(whole_way(queries[i], &expected));
        for (long requests = 0;; requests++) {
            zl_refuse_after(requests);
            bool enough = whole_way(queries[i], &found);
            zl_refuse_after(-1);
            if (enough)
                break;
        }
        assert_int_equal(found, expected);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_query_finds_on_bare_tokens_what_a_cursor_finds),
        cmocka_unit_test(words_phrases_and_strings_are_found),
        cmocka_unit_test(many_ways_through_a_phrase_take_no_time),
        cmocka_unit_test(an_unknown_theme_is_a_fault_in_the_query),
        cmocka_unit_test(every_lack_of_memory_is_survived),
    };

    return cmocka_run_group_tests(tests, open_themes, close_themes);
}
