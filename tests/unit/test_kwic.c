/* test_kwic.c -- lines of a concordance, and places in a text. */
#include "analysis_help.h"

#include "reader/scope.h"
#include "text/segment.h"

#include <math.h>

static zili_corpus *corpus;

static const char *const texts[] = {
    "a.txt",
    "We rely on ourselves, and we rely on them. Do they rely?\n\n"
    "No: we\nrely alone.\n",
    "b.txt",
    "我们自力更生。他们自力。\n",
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

/* ---- lines ---- */

static void a_line_says_where_it_stands(void **state)
{
    (void)state;
    assert_rows(answer(corpus, "kwic", ARGUMENTS("query", "rely")),
                "hit doc region lang para sent from to",
                "1 a text en 1 1 2 2|2 a text en 1 1 8 8|"
                "3 a text en 1 2 14 14|4 a text en 2 1 19 19");
    assert_rows(answer(corpus, "kwic", ARGUMENTS("query", "自 力")),
                "hit doc para sent from to", "1 b 1 1 3 4|2 b 1 2 10 11");
}

static void context_is_words_or_characters(void **state)
{
    (void)state;
    assert_rows(answer(corpus, "kwic",
                       ARGUMENTS("query", "rely", "context", "2w", "limit",
                                 "2")),
                "pre keyword post",
                "We rely on ourselves|and we rely on them");
    assert_rows(answer(corpus, "kwic",
                       ARGUMENTS("query", "rely", "context", "5c", "limit",
                                 "2")),
                "pre keyword post", "We rely on ou|d we rely on th");
    assert_rows(answer(corpus, "kwic",
                       ARGUMENTS("query", "~\"更\"", "context", "3c")),
                "pre keyword post", "们自力 更 生。他");
    assert_rows(answer(corpus, "kwic",
                       ARGUMENTS("query", "~\"ou\"", "context", "3c")),
                "pre keyword post", "on ou rse");
    assert_rows(answer(corpus, "kwic",
                       ARGUMENTS("query", "自", "context", "1w", "show-seg",
                                 NULL)),
                "pre keyword post", "们· 自 ·力|们· 自 ·力");
    assert_rows(answer(corpus, "kwic",
                       ARGUMENTS("query", "我", "context", "0w")),
                "pre keyword post", " 我 ");
}

static void context_is_a_sentence_or_paragraph(void **state)
{
    (void)state;
    assert_rows(answer(corpus, "kwic",
                       ARGUMENTS("query", "they | alone", "context", "s")),
                "pre keyword post", "Do they rely?|No: we rely alone .");
    assert_rows(answer(corpus, "kwic",
                       ARGUMENTS("query", "they", "context", "p")),
                "pre keyword post",
                "We rely on ourselves, and we rely on them. Do they rely?");
}

static void a_place_that_two_queries_find_is_a_line_of_each(void **state)
{
    (void)state;
    assert_rows(answer(corpus, "kwic",
                       ARGUMENTS("query", "rely", "query", "re*", "query",
                                 "on")),
                "hit from",
                "1 2|2 2|3 3|4 8|5 8|6 9|7 14|8 14|9 19|10 19");
}

static void the_note_says_how_many_lines_there_are(void **state)
{
    zili_table *table = answer(corpus, "kwic",
                               ARGUMENTS("query", "rely", "limit", "3"));

    (void)state;
    assert_int_equal(zili_table_rows(table), 3);
    assert_true(has_note(table, "3 of 4 lines shown; --limit 0 shows all"));
    zili_table_free(table);
}

/* ---- samples ---- */

/* Fifty lines; how often each was taken. */
static void add_sample(const zili_corpus *many, const char *seed,
                       int taken[50])
{
    zili_table *table = answer(many, "kwic",
                               ARGUMENTS("query", "a", "sample", "10",
                                         "seed", seed));
    int64_t last = 0;

    assert_int_equal(zili_table_rows(table), 10);
    for (size_t row = 0; row < 10; row++) {
        int64_t from = number_at(table, row, "from");
        assert_true(from > last && from <= 50);
        taken[from - 1]++;
        last = from;
    }
    zili_table_free(table);
}

static zili_corpus *index_fifty(void)
{
    zl_str text = { 0 };

    for (int i = 0; i < 50; i++)
        zl_str_add_text(&text, "a ");
    const char *const files[] = { "a.txt", zl_str_text(&text), NULL };
    zili_corpus *many = index_texts("fifty", "icu", files);
    zl_str_clear(&text);
    return many;
}

/* Each line is taken 80 times in 400 samples, give or take 8. */
static void every_line_has_the_same_chance(void **state)
{
    zili_corpus *many = index_fifty();
    int taken[50] = { 0 };
    char seed[20];

    (void)state;
    for (int i = 0; i < 400; i++) {
        snprintf(seed, sizeof seed, "%d", i);
        add_sample(many, seed, taken);
    }
    for (int i = 0; i < 50; i++)
        if (taken[i] < 45 || taken[i] > 115)
            fail_msg("line %d was taken %d times", i, taken[i]);
    zili_corpus_close(many);
}

static void the_same_seed_takes_the_same_lines(void **state)
{
    zili_corpus *many = index_fifty();
    int one[50] = { 0 }, two[50] = { 0 }, other[50] = { 0 };

    (void)state;
    add_sample(many, "7", one);
    add_sample(many, "7", two);
    add_sample(many, "8", other);
    assert_memory_equal(one, two, sizeof one);
    assert_memory_not_equal(one, other, sizeof one);
    zili_table *table = answer(many, "kwic",
                               ARGUMENTS("query", "a", "sample", "60"));
    assert_int_equal(zili_table_rows(table), 50);
    zili_table_free(table);
    zili_corpus_close(many);
}

/* ---- order ---- */

static void lines_are_sorted_by_the_words_around(void **state)
{
    (void)state;
    assert_rows(answer(corpus, "kwic",
                       ARGUMENTS("query", "rely", "sort", "1R,1L")),
                "hit from", "1 19|2 14|3 2|4 8");
    assert_rows(answer(corpus, "kwic",
                       ARGUMENTS("query", "rely", "sort", "2R")),
                "from", "19|2|8|14");
    assert_rows(answer(corpus, "kwic",
                       ARGUMENTS("query", "on | rely", "sort", "node", "limit",
                                 "3")),
                "from", "3|9|2");
}

/* The folded word on the right in its region, "" where there is none. */
static zl_view word_right(const zili_corpus *from, const zl_scope *scope,
                          uint64_t at)
{
    uint64_t end = zl_scope_at(scope, at)->end;

    while (++at < end)
        if (slow_is_word(from, at))
            return zl_corpus_fold(from, zl_corpus_at(from, at));
    return (zl_view){ "", 0 };
}

static uint64_t position_at(const zili_corpus *from, const zili_table *table,
                            size_t row)
{
    const char *name = text_at(table, row, "doc");
    uint32_t i = 0;

    while (strcmp(zl_corpus_document(from, i)->name, name) != 0)
        i++;
    return zl_corpus_document(from, i)->begin +
           (uint32_t)number_at(table, row, "from") - 1;
}

static void lines_with_one_key_keep_their_order(void **state)
{
    uint32_t seed = 71;

    (void)state;
    for (int round = 0; round < 20; round++) {
        zili_corpus *random = random_corpus(in_scratch("r.zili"), &seed);
        zili_table *table = answer(random, "kwic",
                                   ARGUMENTS("query", "*", "sort", "1R",
                                             "collate", "codepoint"));
        zl_scope *scope;
        assert_int_equal(zl_scope_open(&scope, random, NULL, NULL, NULL, NULL),
                         ZILI_OK);
        for (size_t row = 1; row < zili_table_rows(table); row++) {
            uint64_t one = position_at(random, table, row - 1);
            uint64_t two = position_at(random, table, row);
            int order = zl_view_compare(word_right(random, scope, one),
                                        word_right(random, scope, two));
            assert_true(order < 0 || (order == 0 && one < two));
        }
        zl_scope_close(scope);
        zili_table_free(table);
        zili_corpus_close(random);
    }
}

/* ---- positions ---- */

static void every_region_has_a_row_for_every_term(void **state)
{
    (void)state;
    assert_rows(answer(corpus, "positions",
                       ARGUMENTS("query", "rely", "query", "自")),
                "term doc region lang from size at",
                "rely a text en 2 21 0.047619047619|"
                "rely a text en 8 21 0.333333333333|"
                "rely a text en 14 21 0.619047619048|"
                "rely a text en 19 21 0.857142857143|"
                "rely b text zh - 12 -|"
                "自 a text en - 21 -|"
                "自 b text zh 3 12 0.166666666667|"
                "自 b text zh 10 12 0.75");
}

static void positions_are_those_of_the_hits(void **state)
{
    uint32_t seed = 81;

    (void)state;
    for (int round = 0; round < 20; round++) {
        zili_corpus *random = random_corpus(in_scratch("r.zili"), &seed);
        zili_table *table = answer(random, "positions",
                                   ARGUMENTS("query", "self", "region",
                                             "all"));
        size_t row = 0;
        for (uint32_t i = 0; i < zl_corpus_areas(random); i++) {
            const zl_area *area = zl_corpus_area(random, i);
            size_t before = row;
            for (uint64_t at = area->begin; at < area->end; at++) {
                if (!zl_view_is(zl_corpus_fold(random,
                                               zl_corpus_at(random, at)),
                                "self"))
                    continue;
                double size = (double)(area->end - area->begin);
                assert_int_equal(number_at(table, row, "from"),
                                 at - area->begin + 1);
                assert_true(fabs(real_at(table, row, "at") -
                                 (double)(at - area->begin) / size) < 1e-9);
                row++;
            }
            if (row == before)
                assert_true(isnan(real_at(table, row++, "at")));
        }
        assert_int_equal(row, zili_table_rows(table));
        zili_table_free(table);
        zili_corpus_close(random);
    }
}

static void hits_lie_within_what_is_said(void **state)
{
    static const char *const files[] = {
        "a.txt", "We help. Self help, and\nhelp.\n\nSelf rule.\n", NULL,
    };
    static const struct {
        const char *query, *within, *count;
    } cases[] = {
        { "help [] self", "s", "0" },
        { "help [] self", "p", "1" },
        { "help [] self", "doc", "2" },
        { "[word=\"help\"] []? [word=\"self\"%c]", "doc", "2" },
        { "help", "s", "3" },
    };
    zili_corpus *own = index_texts("within", "letters", files);
    zili_error err = { 0 };
    zili_table *table;

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const char *const *asked = ARGUMENTS("query", cases[i].query,
                                             "within", cases[i].within);
        assert_rows(answer(own, "count", asked), "count", cases[i].count);
        table = answer(own, "kwic", asked);
        assert_int_equal(zili_table_rows(table), atoi(cases[i].count));
        zili_table_free(table);
    }
    assert_int_equal(ask_for(own, "count",
                             ARGUMENTS("query", "help", "within", "x"),
                             &table, &err),
                     ZILI_EUSAGE);
    assert_int_equal(ask_for(own, "kwic",
                             ARGUMENTS("query", "[] within s", "within", "p"),
                             &table, &err),
                     ZILI_EUSAGE);
    assert_non_null(strstr(err.text, "leave out --within"));
    zili_corpus_close(own);
}

/* Only those are made whose text is shown (render.h). */
static void the_first_lines_are_those_of_all(void **state)
{
    static char text[40000];
    const char *const files[] = { "a.txt", text, NULL };
    uint32_t seed = 3;
    size_t size = 0;

    (void)state;
    for (int i = 0; i < 3000; i++)
        size += (size_t)sprintf(text + size, "w%u ", next_random(&seed) % 40);
    zili_corpus *own = index_texts("first", "uax29", files);
    zili_table *all = answer(own, "kwic",
                             ARGUMENTS("query", "*", "sort", "1R,node"));
    zili_table *first = answer(own, "kwic",
                               ARGUMENTS("query", "*", "sort", "1R,node",
                                         "limit", "700"));
    assert_int_equal(zili_table_rows(first), 700);
    for (size_t row = 0; row < 700; row++) {
        assert_string_equal(text_at(all, row, "pre"),
                            text_at(first, row, "pre"));
        assert_string_equal(text_at(all, row, "post"),
                            text_at(first, row, "post"));
        assert_int_equal(number_at(all, row, "from"),
                         number_at(first, row, "from"));
    }
    zili_table_free(all);
    zili_table_free(first);
    zili_corpus_close(own);
}

static void a_sample_of_nothing_is_refused(void **state)
{
    static const char *const files[] = { "a.txt", "self help\n", NULL };
    zili_corpus *own = index_texts("nothing", "uax29", files);
    zili_error err = { 0 };
    zili_table *table;

    (void)state;
    assert_int_equal(ask_for(own, "kwic",
                             ARGUMENTS("query", "self", "sample", "0"),
                             &table, &err),
                     ZILI_EUSAGE);
    assert_non_null(strstr(err.text, "1 or more, not 0"));
    zili_corpus_close(own);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_first_lines_are_those_of_all),
        cmocka_unit_test(hits_lie_within_what_is_said),
        cmocka_unit_test(a_sample_of_nothing_is_refused),
        cmocka_unit_test(a_line_says_where_it_stands),
        cmocka_unit_test(context_is_words_or_characters),
        cmocka_unit_test(context_is_a_sentence_or_paragraph),
        cmocka_unit_test(a_place_that_two_queries_find_is_a_line_of_each),
        cmocka_unit_test(the_note_says_how_many_lines_there_are),
        cmocka_unit_test(every_line_has_the_same_chance),
        cmocka_unit_test(the_same_seed_takes_the_same_lines),
        cmocka_unit_test(lines_are_sorted_by_the_words_around),
        cmocka_unit_test(lines_with_one_key_keep_their_order),
        cmocka_unit_test(every_region_has_a_row_for_every_term),
        cmocka_unit_test(positions_are_those_of_the_hits),
    };

    return cmocka_run_group_tests_name("kwic", tests, open_corpus,
                                       close_corpus);
}
