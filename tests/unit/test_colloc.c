/* test_colloc.c -- words near a query, beside all pairs of a token and a
 * hit. */
#include "terms_help.h"
#include "hits_help.h"

#include <math.h>

/* ---- slowly ---- */

typedef struct slow_near {
    const slow_list *list;
    const zl_structure *units;
    slow_hits hits; /* as wide as the words that they lie in are joined */
    uint64_t left, right;
} slow_near;

/* As far as joined words go. */
static zl_hit widened(const slow_list *list, zl_hit hit)
{
    for (size_t i = 0; i < list->tokens.count; i++) {
        const slow_term *token = &list->tokens.items[i];
        if (token->end <= hit.begin || token->begin >= hit.end)
            continue;
        hit.begin = token->begin < hit.begin ? token->begin : hit.begin;
        hit.end = token->end > hit.end ? token->end : hit.end;
    }
    return hit;
}

static void find_hits(slow_near *near, const char *query)
{
    const slow_list *list = near->list;
    zl_cursor *cursor;

    assert_int_equal(
        open_hits(&cursor, query, NULL, list->corpus, list->scope, NULL),
        ZILI_OK);
    for (; !zl_cursor_ended(cursor); zl_cursor_next(cursor))
        assert_true(
            zl_array_push(&near->hits, widened(list, cursor->hit)));
    zl_cursor_free(cursor);
}

static bool in_hit(const slow_near *near, const slow_term *token)
{
    for (size_t i = 0; i < near->hits.count; i++)
        if (token->begin < near->hits.items[i].end &&
            token->end > near->hits.items[i].begin)
            return true;
    return false;
}

/* Counted tokens in begin..end. */
static uint64_t tokens_in(const slow_near *near, uint64_t begin, uint64_t end)
{
    uint64_t found = 0;

    for (size_t i = 0; i < near->list->tokens.count; i++)
        found += near->list->tokens.items[i].begin >= begin &&
                 near->list->tokens.items[i].end <= end;
    return found;
}

static bool same_unit(const slow_near *near, uint64_t one, uint64_t two)
{
    uint32_t unit = zl_structure_at(near->units, one);

    return unit != ZL_NONE && unit == zl_structure_at(near->units, two) &&
           zl_scope_at(near->list->scope, one) &&
           zl_scope_at(near->list->scope, two);
}

/* The scope has whole regions; what is out of it parts what is in. */
static bool parted(const slow_near *near, uint64_t begin, uint64_t end)
{
    for (uint64_t at = begin; at < end; at++)
        if (!zl_scope_at(near->list->scope, at))
            return true;
    return false;
}

static bool is_near(const slow_near *near, const slow_term *token)
{
    for (size_t i = 0; i < near->hits.count; i++) {
        zl_hit hit = near->hits.items[i];
        if (token->end <= hit.begin &&
            same_unit(near, token->begin, hit.begin) &&
            !parted(near, token->begin, hit.begin) &&
            tokens_in(near, token->end, hit.begin) < near->left)
            return true;
        if (token->begin >= hit.end &&
            same_unit(near, token->begin, hit.end - 1) &&
            !parted(near, hit.end, token->begin) &&
            tokens_in(near, hit.end, token->begin) < near->right)
            return true;
    }
    return false;
}

/* What the table must have for each term: "term O11 R1 C1 N|", sorted. */
typedef struct slow_row {
    const char *shown;
    int o11, c1;
} slow_row;

static int by_shown(const void *a, const void *b)
{
    return strcmp(((const slow_row *)a)->shown, ((const slow_row *)b)->shown);
}

static void count_slowly(const slow_near *near, int least, zl_str *out)
{
    const slow_list *list = near->list;
    ZL_ARRAY(slow_row) rows = { 0 };
    int r1 = 0, n = 0;

    for (size_t i = 0; i < list->tokens.count; i++) {
        const slow_term *token = &list->tokens.items[i];
        bool node = in_hit(near, token);
        n += !node;
        r1 += !node && is_near(near, token);
        if (token->term != i)
            continue;
        slow_row row = { slow_shown(list, i), 0, 0 };
        for (size_t k = i; k < list->tokens.count; k++) {
            const slow_term *other = &list->tokens.items[k];
            if (other->term != i || in_hit(near, other))
                continue;
            row.c1++;
            row.o11 += is_near(near, other);
        }
        if (row.o11 && row.o11 >= least)
            assert_true(zl_array_push(&rows, row));
    }
    if (rows.count)
        qsort(rows.items, rows.count, sizeof *rows.items, by_shown);
    for (size_t i = 0; i < rows.count; i++)
        zl_str_format(out, "%s %d %d %d %d|", rows.items[i].shown,
                      rows.items[i].o11, r1, rows.items[i].c1, n);
    zl_array_clear(&rows);
}

/* ---- both ---- */

static int by_text(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

/* The rows of the table, sorted by term. */
static void write_found(const zili_table *table, zl_str *out)
{
    size_t rows = zili_table_rows(table);
    char **lines = zl_alloc_array(rows, sizeof *lines);

    assert_non_null(lines);
    for (size_t i = 0; i < rows; i++) {
        zl_str line = { 0 };
        zl_str_format(&line, "%s%c%d %d %d %d|",
                      text_at(table, i, "collocate"), 1,
                      (int)number_at(table, i, "O11"),
                      (int)number_at(table, i, "R1"),
                      (int)number_at(table, i, "C1"),
                      (int)number_at(table, i, "N"));
        lines[i] = line.bytes;
    }
    qsort(lines, rows, sizeof *lines, by_text);
    for (size_t i = 0; i < rows; i++) {
        *strchr(lines[i], 1) = ' ';
        zl_str_add_text(out, lines[i]);
        zl_free(lines[i]);
    }
    zl_free(lines);
}

typedef struct near_rules {
    slow_rules rules;
    const char *query, *within, *window, *least, *threads;
} near_rules;

static void check_colloc(const zili_corpus *corpus, near_rules rules)
{
    slow_list list = list_tokens(corpus, rules.rules);
    slow_near near = { .list = &list };
    slow_asked asked = { 0 };
    zl_str found = { 0 }, wanted = { 0 };

    near.units = zl_corpus_structure(corpus, rules.within);
    near.left = strtoul(rules.window, NULL, 10);
    near.right = strtoul(strchr(rules.window, ',') + 1, NULL, 10);
    find_hits(&near, rules.query);
    ask_rules(&asked, rules.rules);
    ask_also(&asked, "query", rules.query);
    ask_also(&asked, "within", rules.within);
    ask_also(&asked, "window", rules.window);
    ask_also(&asked, "min-freq", rules.least);
    ask_also(&asked, "threads", rules.threads);
    zili_table *table = answer(corpus, "colloc", asked.items);
    write_found(table, &found);
    count_slowly(&near, atoi(rules.least), &wanted);
    assert_alike(&found, &wanted, &asked);
    zl_array_clear(&near.hits);
    zl_str_clear(&found);
    zl_str_clear(&wanted);
    zili_table_free(table);
    forget_tokens(&list);
}

static void any_windows_are_as_counted_slowly(void **state)
{
    static const char *const units[] = { "p", "region", "doc" };
    static const char *const windows[] = { "1,1", "5,5", "3,0", "0,2",
                                           "100,1" };
    static const char *const queries[] = { "self", "自 *", "~\"力\"",
                                           "a * *", "\",\"", "- self",
                                           "reliance | self" };
    static const char *const some[] = { "0", "1", "2", "3" };
    static const char *const threads[] = { "1", "2", "5" };
    uint32_t seed = 91;

    (void)state;
    for (int round = 0; round < 60; round++) {
        zili_corpus *corpus = random_corpus(in_scratch("r.zili"), &seed);
        for (int i = 0; i < 6; i++) {
            near_rules rules = { .rules = some_rules(&seed),
                                 .query = SOME(queries, &seed),
                                 .within = SOME(units, &seed),
                                 .window = SOME(windows, &seed),
                                 .least = SOME(some, &seed),
                                 .threads = SOME(threads, &seed) };
            rules.rules.by = NULL;
            check_colloc(corpus, rules);
        }
        zili_corpus_close(corpus);
    }
}

/* ---- measures and order ---- */

static const char *const two[] = {
    "a.txt",
    "The cat sat near the cat. The dog saw the cat and the bird. A cat cat "
    "slept; then the old cat left.\n",
    NULL,
};

static void rows_are_in_the_order_of_the_first_measure(void **state)
{
    zili_corpus *corpus = index_texts("order", "uax29", two);
    static const char *const measures[] = { "ll", "t", "fisher", "mi3",
                                            "odds_ratio", "log_ratio" };

    (void)state;
    for (size_t i = 0; i < sizeof measures / sizeof *measures; i++) {
        zili_table *table =
            answer(corpus, "colloc",
                   ARGUMENTS("query", "cat", "window", "2", "measure",
                             measures[i]));
        bool falls = strcmp(measures[i], "fisher") == 0;
        assert_true(zili_table_rows(table) > 5);
        for (size_t row = 1; row < zili_table_rows(table); row++) {
            double above = real_at(table, row - 1, measures[i]);
            double here = real_at(table, row, measures[i]);
            assert_true(isnan(here) || (falls ? above <= here
                                              : above >= here));
            assert_int_equal(number_at(table, row, "rank"), row + 1);
        }
        zili_table_free(table);
    }
    zili_corpus_close(corpus);
}

static void columns_are_called_as_they_were_asked_for(void **state)
{
    zili_corpus *corpus = index_texts("names", "uax29", two);
    zili_table *table =
        answer(corpus, "colloc",
               ARGUMENTS("query", "cat", "measure", "ll, delta_p,min_sens"));

    (void)state;
    assert_int_equal(zili_table_columns(table), 11);
    assert_string_equal(zili_table_name(table, 7), "ll");
    assert_string_equal(zili_table_name(table, 8), "delta_p_2given1");
    assert_string_equal(zili_table_name(table, 9), "delta_p_1given2");
    assert_string_equal(zili_table_name(table, 10), "min_sens");
    zili_table_free(table);
    table = answer(corpus, "colloc",
                   ARGUMENTS("query", "cat", "measure", "all"));
    assert_int_equal(zili_table_columns(table), 7 + 56);
    zili_table_free(table);
    zili_corpus_close(corpus);
}

static void assert_refused(const zili_corpus *corpus,
                           const char *const arguments[], const char *words)
{
    zili_table *table;
    zili_error err = { 0 };

    assert_int_equal(ask_for(corpus, "colloc", arguments, &table, &err),
                     ZILI_EUSAGE);
    assert_says(&err, words);
}

static void what_cannot_be_is_refused(void **state)
{
    zili_corpus *corpus = index_texts("no", "uax29", two);
    static const char *const windows[] = { "", "0", "0,0", "5,", ",5", "-1",
                                           "5,5,5", "x", "10001", "5 5" };

    (void)state;
    assert_refused(corpus, NOTHING, "What shall be looked for?");
    assert_refused(corpus, ARGUMENTS("query", "a", "depth", "4"),
                   "--depth is from 0 to 3");
    assert_refused(corpus,
                   ARGUMENTS("query", "a", "depth", "2", "limit", "0"),
                   "say how many each may have");
    assert_refused(corpus, ARGUMENTS("query", "a", "measure", "lll"),
                   "no measure \"lll\"; there are all, g2 (ll)");
    assert_refused(corpus, ARGUMENTS("query", "a", "measure", ""),
                   "no measure");
    for (size_t i = 0; i < sizeof windows / sizeof *windows; i++)
        assert_refused(corpus,
                       ARGUMENTS("query", "a", "window", windows[i]),
                       "--window is words");
    zili_corpus_close(corpus);
}

/* Refuse the first request for memory, then the second, … */
static void refuse_memory(const zili_corpus *corpus, const char *name,
                          const char *const arguments[])
{
    zili_status status = ZILI_ENOMEM;
    long n = 0;

    for (; status; n++) {
        zili_table *table;
        zl_refuse_after(n);
        status = ask_for(corpus, name, arguments, &table, NULL);
        zl_refuse_after(-1);
        assert_true(!status || status == ZILI_ENOMEM);
        zili_table_free(table);
    }
    assert_true(n > 10);
}

static void every_lack_of_memory_is_survived(void **state)
{
    zili_corpus *corpus = index_texts("memory", "uax29", two);
    static const char *const definitions[] = { "surface_union", "node_hits",
                                               "textual" };

    (void)state;
    for (size_t i = 0; i < 3; i++)
        refuse_memory(corpus, "colloc",
                      ARGUMENTS("query", "cat", "definition", definitions[i],
                                "adjust", "holm", "threads", "1"));
    refuse_memory(corpus, "colloc",
                  ARGUMENTS("query", "cat", "query", "dog", "depth", "2",
                            "limit", "2", "threads", "1"));
    refuse_memory(corpus, "colloc",
                  ARGUMENTS("query", "cat", "within", "none", "threads",
                            "2"));
    refuse_memory(corpus, "ngrams",
                  ARGUMENTS("measure", "all", "threads", "2"));
    refuse_memory(corpus, "cooc",
                  ARGUMENTS("query", "cat", "query", "the", "permutations",
                            "50", "within", "s"));
    zili_corpus_close(corpus);
}

/* Slots can be more than there are tokens: that is no table. */
static void what_has_no_value_is_said(void **state)
{
    static const char *const texts[] = { "a.txt", "cat a cat b\n", NULL };
    zili_corpus *corpus = index_texts("slots", "uax29", texts);
    zili_table *table =
        answer(corpus, "colloc",
               ARGUMENTS("query", "cat", "definition", "surface_slots",
                         "measure", "g2", "limit", "1"));

    (void)state;
    assert_int_equal(zili_table_rows(table), 1);
    zili_table_free(table);
    table = answer(corpus, "colloc",
                   ARGUMENTS("query", "cat", "definition", "surface_slots",
                             "measure", "g2,log_dice,mi"));
    assert_true(has_note(table, "of 3 collocates: g2, because"));
    for (size_t row = 0; row < 3; row++)
        assert_true(zili_table_real(table, row, column_of(table, "log_dice")) ==
                    14 + log2(row < 2 ? 4. / 7 : .5));
    assert_rows(table, "collocate O11 R1 C1 N",
                "a 2 6 1 4|b 2 6 1 4|cat 2 6 2 4");
    zili_corpus_close(corpus);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(any_windows_are_as_counted_slowly),
        cmocka_unit_test(rows_are_in_the_order_of_the_first_measure),
        cmocka_unit_test(columns_are_called_as_they_were_asked_for),
        cmocka_unit_test(every_lack_of_memory_is_survived),
        cmocka_unit_test(what_has_no_value_is_said),
        cmocka_unit_test(what_cannot_be_is_refused),
    };

    return cmocka_run_group_tests_name("colloc", tests, make_scratch,
                                       remove_scratch);
}
