/* test_cooc.c -- themes that stand together, counted by plain loops. */
#include "analysis_help.h"
#include "hits_help.h"

#include "reader/scope.h"
#include "text/segment.h"

#include <math.h>

/* ---- by plain loops ---- */

static const char *const items[] = { "self", "自*", "a *", "~\"力\"" };
#define ITEMS (sizeof items / sizeof *items)

/* The places where the hits of an item begin and end, in the own text. */
static void find(const zili_corpus *from, const zl_scope *scope, size_t item,
                 slow_hits *hits)
{
    zl_cursor *cursor;

    hits->count = 0;
    assert_int_equal(open_hits(&cursor, items[item], NULL, from, scope, NULL),
                     ZILI_OK);
    for (; !zl_cursor_ended(cursor); zl_cursor_next(cursor))
        assert_true(zl_array_push(hits, cursor->hit));
    zl_cursor_free(cursor);
}

static bool begins_in(const slow_hits *hits, uint64_t begin, uint64_t end)
{
    for (size_t i = 0; i < hits->count; i++)
        if (hits->items[i].begin >= begin && hits->items[i].begin < end)
            return true;
    return false;
}

static bool has_word(const zili_corpus *from, const zl_scope *scope,
                     uint64_t begin, uint64_t end)
{
    for (uint64_t at = begin; at < end; at++)
        if (zl_scope_at(scope, at) && slow_is_word(from, at))
            return true;
    return false;
}

typedef struct numbers {
    int64_t o11, r1, c1, n;
} numbers;

static numbers count_units(const zili_corpus *from, const zl_scope *scope,
                           const char *within, const slow_hits *a,
                           const slow_hits *b)
{
    const zl_structure *ranges = zl_corpus_structure(from, within);
    numbers t = { 0 };

    for (uint32_t i = 0; i < zl_structure_count(ranges); i++) {
        uint64_t begin = zl_structure_begin(ranges, i);
        uint64_t end = zl_structure_end(ranges, i);
        if (!has_word(from, scope, begin, end))
            continue;
        bool in_a = begins_in(a, begin, end), in_b = begins_in(b, begin, end);
        t.n++;
        t.r1 += in_a;
        t.c1 += in_b;
        t.o11 += in_a && in_b;
    }
    return t;
}

static bool is_node(const slow_hits *a, uint64_t at)
{
    for (size_t i = 0; i < a->count; i++)
        if (at >= a->items[i].begin && at < a->items[i].end)
            return true;
    return false;
}

static uint64_t words_between(const zili_corpus *from, uint64_t begin,
                              uint64_t end)
{
    uint64_t words = 0;

    for (uint64_t at = begin; at < end; at++)
        words += slow_is_word(from, at);
    return words;
}

/* Whether fewer than `window` words stand between `at` and a hit. */
static bool is_near(const zili_corpus *from, const zl_scope *scope,
                    const slow_hits *a, uint64_t at, uint64_t window)
{
    for (size_t i = 0; i < a->count; i++) {
        zl_hit hit = a->items[i];
        if (zl_scope_at(scope, at) != zl_scope_at(scope, hit.begin))
            continue;
        if (at < hit.begin && words_between(from, at + 1, hit.begin) < window)
            return true;
        if (at >= hit.end && words_between(from, hit.end, at) < window)
            return true;
    }
    return false;
}

static numbers count_window(const zili_corpus *from, const zl_scope *scope,
                            uint64_t window, const slow_hits *a,
                            const slow_hits *b)
{
    numbers t = { 0 };

    for (uint64_t at = 0; at < zl_corpus_tokens(from); at++) {
        if (!zl_scope_at(scope, at) || !slow_is_word(from, at) ||
            is_node(a, at))
            continue;
        t.n++;
        t.r1 += is_near(from, scope, a, at, window);
    }
    for (size_t i = 0; i < b->count; i++) {
        uint64_t at = b->items[i].begin;
        t.c1 += !is_node(a, at);
        t.o11 += !is_node(a, at) && is_near(from, scope, a, at, window);
    }
    return t;
}

static size_t item_at(const zili_table *table, size_t row, const char *side)
{
    for (size_t i = 0; i < ITEMS; i++)
        if (strcmp(text_at(table, row, side), items[i]) == 0)
            return i;
    fail_msg("no such item");
    return 0;
}

/* `window` 0: units. */
static void check_cooc(const zili_corpus *from, const char *within,
                       const char *window)
{
    uint64_t size = (uint64_t)atoi(window);
    zili_table *table = answer(
        from, "cooc",
        ARGUMENTS("query", items[0], "query", items[1], "query", items[2],
                  "query", items[3], size ? "window" : "within",
                  size ? window : within));
    slow_hits a = { 0 }, b = { 0 };
    zl_scope *scope;

    assert_int_equal(zl_scope_open(&scope, from, NULL, NULL, NULL, NULL),
                     ZILI_OK);
    assert_int_equal(zili_table_rows(table), size ? 12 : 6);
    for (size_t row = 0; row < zili_table_rows(table); row++) {
        find(from, scope, item_at(table, row, "a"), &a);
        find(from, scope, item_at(table, row, "b"), &b);
        numbers t = size ? count_window(from, scope, size, &a, &b)
                         : count_units(from, scope, within, &a, &b);
        assert_int_equal(number_at(table, row, "O11"), t.o11);
        assert_int_equal(number_at(table, row, "R1"), t.r1);
        assert_int_equal(number_at(table, row, "C1"), t.c1);
        assert_int_equal(number_at(table, row, "N"), t.n);
    }
    zl_scope_close(scope);
    zl_array_clear(&a);
    zl_array_clear(&b);
    zili_table_free(table);
}

static void pairs_are_counted_as_plain_loops_count_them(void **state)
{
    uint32_t seed = 61;

    (void)state;
    for (int round = 0; round < 10; round++) {
        zili_corpus *random = random_corpus(in_scratch("r.zili"), &seed);
        check_cooc(random, "p", "0");
        check_cooc(random, "region", "0");
        check_cooc(random, "doc", "0");
        check_cooc(random, "p", "1");
        check_cooc(random, "p", "3");
        check_cooc(random, "p", "100");
        zili_corpus_close(random);
    }
}

/* Of six sentences two have self, two help, one both. */
static void sentences_hold_what_stands_together(void **state)
{
    static const char *const texts[] = {
        "a.txt", "Self and self. Self help, self help! We help.\n\nNo. Yes. "
                 "Well.\n", NULL,
    };
    zili_corpus *corpus = index_texts("six", "icu", texts);
    zili_table *table = answer(corpus, "cooc",
                               ARGUMENTS("query", "self", "query", "help"));

    (void)state;
    assert_true(fabs(real_at(table, 0, "pmi") - log2(1.5)) < 1e-12);
    assert_true(fabs(real_at(table, 0, "jaccard") - 1.0 / 3) < 1e-12);
    assert_true(fabs(real_at(table, 0, "log_dice") - 13) < 1e-12);
    assert_rows(table, "a b O11 R1 C1 N E11 note",
                "self help 1 2 2 6 0.666666666667 too small");
    zili_corpus_close(corpus);
}

static void no_hits_make_no_measure(void **state)
{
    static const char *const texts[] = { "a.txt", "Self help.\n", NULL };
    zili_corpus *corpus = index_texts("none", "icu", texts);

    (void)state;
    assert_rows(answer(corpus, "cooc", ARGUMENTS("query", "x", "query", "y")),
                "O11 R1 C1 N", "0 0 0 1");
    assert_rows(answer(corpus, "cooc",
                       ARGUMENTS("query", "x", "query", "y", "min-freq",
                                 "1")),
                "O11", "");
    assert_rows(answer(corpus, "cooc",
                       ARGUMENTS("query", "self", "query", "help", "where",
                                 "doc = 'b'")),
                "O11 R1 C1 N pmi p", "0 0 0 0 - -");
    zili_corpus_close(corpus);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pairs_are_counted_as_plain_loops_count_them),
        cmocka_unit_test(sentences_hold_what_stands_together),
        cmocka_unit_test(no_hits_make_no_measure),
    };

    return cmocka_run_group_tests_name("cooc", tests, make_scratch,
                                       remove_scratch);
}
