/* test_spread.c -- dispersion, diversity and laws of small indexes. */
#include "analysis_help.h"

#include <math.h>

static zili_corpus *corpus;

static int open_small(void **state)
{
    static const char *const texts[] = {
        "a.txt", "Aid is help. Help is aid!\n\nWe aid.",
        "b.txt", "Self-help is no aid, we say; it is self help.",
        "c.txt", "...",
        "d.txt", "Aid aid AID aid\n",
        NULL,
    };

    return open_texts(state, texts, &corpus);
}

static int close_small(void **state)
{
    return close_texts(state, corpus);
}

/* ---- dispersion ---- */

static void words_stand_in_parts(void **state)
{
    (void)state;
    assert_rows(answer(corpus, "dispersion",
                       ARGUMENTS("measure", "range,dp", "limit", "3")),
                "term f n_parts N range dp",
                "aid 8 3 23 3 0.353260869565|help 4 3 23 2 0.173913043478|"
                "is 4 3 23 2 0.173913043478");
    assert_rows(
        answer(corpus, "dispersion",
               ARGUMENTS("measure", "range", "limit", "2", "exact", NULL)),
        "term f range", "aid 5 3|is 4 2");
}

static void parts_are_of_any_kind(void **state)
{
    static const char *const kinds[] = { "doc", "region", "p", "s",
                                         "1",   "2",      "23" };
    static const char *const rows[] = { "8 3 3", "8 3 3", "8 4 4", "8 5 5",
                                        "8 1 1", "8 2 2", "8 23 8" };

    (void)state;
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        assert_rows(answer(corpus, "dispersion",
                           ARGUMENTS("parts", kinds[i], "measure", "range",
                                     "query", "aid")),
                    "f n_parts range", rows[i]);
}

static void queries_stand_where_words_do(void **state)
{
    (void)state;
    for (size_t parts = 1; parts <= 23; parts++) {
        char number[8];
        zl_str found = { 0 };
        snprintf(number, sizeof number, "%zu", parts);
        zili_table *words =
            answer(corpus, "dispersion",
                   ARGUMENTS("parts", number, "measure", "all", "limit", "1"));
        write_rows(words,
                   "f n_parts N range juilland_D arf washtell gries_DP "
                   "kromer_UR burch_DA",
                   &found);
        assert_rows(answer(corpus, "dispersion",
                           ARGUMENTS("parts", number, "measure", "all",
                                     "query", "aid")),
                    "f n_parts N range juilland_D arf washtell gries_DP "
                    "kromer_UR burch_DA",
                    zl_str_text(&found));
        zl_str_clear(&found);
        zili_table_free(words);
    }
}

static void a_hit_without_a_word_stands_before_one(void **state)
{
    (void)state;
    assert_rows(
        answer(corpus, "dispersion",
               ARGUMENTS("query", "[word=\"[.!]\"]", "measure", "range")),
        "query f range", "[word=\"[.!]\"] 4 2");
}

static void what_is_most_even_comes_first(void **state)
{
    (void)state;
    assert_rows(answer(corpus, "dispersion",
                       ARGUMENTS("sort", "gries_DP", "measure", "range",
                                 "min-freq", "3", "limit", "2")),
                "term range", "help 2|is 2");
    assert_rows(
        answer(corpus, "dispersion",
               ARGUMENTS("sort", "range", "measure", "range", "limit", "1")),
        "term range", "aid 3");
}

static void why_there_is_none_is_said(void **state)
{
    (void)state;
    zili_table *table =
        answer(corpus, "dispersion",
               ARGUMENTS("parts", "1", "query", "aid", "query", "none"));
    assert_true(has_note(table, "there is one part only"));
    assert_true(has_note(table, "the word does not occur"));
    assert_true(has_note(table, "1 equal parts with 23 words"));
    zili_table_free(table);
}

/* ---- diversity ---- */

static void groups_have_a_row_each(void **state)
{
    (void)state;
    assert_rows(answer(corpus, "diversity",
                       ARGUMENTS("by", "doc", "measure", "ttr,V1")),
                "doc tokens types ttr V1",
                "a 8 4 0.5 1|b 11 8 0.727272727273 5|c 0 0 - 0|d 4 1 0.25 0");
    assert_rows(answer(corpus, "diversity",
                       ARGUMENTS("measure", "ttr", "exact", NULL, "where",
                                 "doc = 'd'")),
                "tokens types ttr", "4 3 0.75");
    assert_rows(
        answer(corpus, "diversity", ARGUMENTS("measure", "V", "all", NULL)),
        "tokens types V", "33 13 13");
}

static void short_texts_are_refused(void **state)
{
    (void)state;
    zili_table *table =
        answer(corpus, "diversity", ARGUMENTS("by", "doc", "limit", "1"));
    assert_true(has_note(table, "it takes 42 tokens"));
    assert_true(has_note(table, "there is no word") ||
                has_note(table, "it takes 1 token"));
    assert_true(has_note(table, "1 of 4 rows shown"));
    zili_table_free(table);
}

static void intervals_are_drawn_again(void **state)
{
    zl_str found = { 0 };

    (void)state;
    zili_table *first =
        answer(corpus, "diversity",
               ARGUMENTS("measure", "ttr", "bootstrap", "50", "threads", "1"));
    write_rows(first, "ttr ttr_low ttr_high", &found);
    assert_true(has_note(first, "50 samples of sentences, seed 0"));
    assert_rows(
        answer(corpus, "diversity",
               ARGUMENTS("measure", "ttr", "bootstrap", "50", "threads", "4")),
        "ttr ttr_low ttr_high", zl_str_text(&found));
    zl_str_clear(&found);
    zili_table_free(first);
    assert_rows(answer(corpus, "diversity",
                       ARGUMENTS("measure", "ttr", "pieces", "11")),
                "tokens types ttr", "23 8 0.590909090909");
}

/* ---- laws ---- */

static void small_texts_have_no_laws(void **state)
{
    (void)state;
    zili_table *table = answer(corpus, "zipf", ARGUMENTS("model", "zipf_mle"));
    assert_true(has_note(table, "zipf_mle: no fit. A fit takes 100 words"));
    assert_rows(table, "model parameter value",
                "text N 23|text V 8|text V1 3|text V2 2|zipf_mle a -|zipf_mle "
                "loglik -|zipf_mle aic -");
    table = answer(
        corpus, "zipf",
        ARGUMENTS("model", "zipf_mle,zm", "any-length", NULL, "by", "doc"));
    assert_true(has_note(table, "zipf_mle: no fit for 2 of 4 groups"));
    zili_table_free(table);
}

static void spectrum_and_growth_are_counted(void **state)
{
    (void)state;
    assert_rows(
        answer(corpus, "zipf", ARGUMENTS("spectrum", NULL, "model", "heaps")),
        "m Vm", "1 3|2 2|4 2|8 1");
}

/* ---- what goes wrong ---- */

static void what_cannot_be_is_refused(void **state)
{
    static const struct {
        const char *name, *option, *value, *says;
    } wrong[] = {
        { "dispersion", "parts", "24", "has 23 words" },
        { "dispersion", "parts", "0", "--parts is doc" },
        { "dispersion", "parts", "2x", "--parts is doc" },
        { "dispersion", "measure", "nothing", "no measure \"nothing\"" },
        { "dispersion", "sort", "nothing", "--sort is f" },
        { "diversity", "measure", "nothing", "no measure \"nothing\"" },
        { "zipf", "model", "nothing", "no model \"nothing\"" },
        { "zipf", "classes", "16", "--classes is 15" },
    };

    (void)state;
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        zili_table *table;
        zili_error err = { 0 };
        assert_int_equal(ask_for(corpus, wrong[i].name,
                                 ARGUMENTS(wrong[i].option, wrong[i].value),
                                 &table, &err),
                         ZILI_EUSAGE);
        assert_says(&err, wrong[i].says);
    }
}

static void points_must_rise(void **state)
{
    static const char *const wrong[] = {
        "", "0", "2,2", "2,", "x", "1,-2", "99999999999999999999"
    };

    (void)state;
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        zili_table *table;
        zili_error err = { 0 };
        assert_int_equal(ask_for(corpus, "zipf",
                                 ARGUMENTS("growth", NULL, "at", wrong[i]),
                                 &table, &err),
                         ZILI_EUSAGE);
        assert_says(&err, "--at is rising numbers");
    }
}

static void every_lack_of_memory_is_survived(void **state)
{
    static const struct {
        const char *name;
        const char *arguments[12];
    } questions[] = {
        { "dispersion", { "limit", "2", "sort", "arf" } },
        { "dispersion", { "query", "aid", "parts", "3" } },
        { "diversity", { "by", "doc", "measure", "ttr,mtld" } },
        { "diversity", { "bootstrap", "3", "measure", "ttr" } },
        { "zipf", { "by", "doc", "any-length", NULL } },
        { "zipf", { "growth", NULL, "model", "heaps" } },
    };

    (void)state;
    for (size_t i = 0; i < sizeof questions / sizeof *questions; i++) {
        zili_status status = ZILI_ENOMEM;
        for (long requests = 0; status; requests++) {
            zili_table *table;
            zl_refuse_after(requests);
            status = ask_for(corpus, questions[i].name, questions[i].arguments,
                             &table, NULL);
            zl_refuse_after(-1);
            assert_true(status ? status == ZILI_ENOMEM && !table
                               : table != NULL);
            zili_table_free(table);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_stand_in_parts),
        cmocka_unit_test(parts_are_of_any_kind),
        cmocka_unit_test(queries_stand_where_words_do),
        cmocka_unit_test(a_hit_without_a_word_stands_before_one),
        cmocka_unit_test(what_is_most_even_comes_first),
        cmocka_unit_test(why_there_is_none_is_said),
        cmocka_unit_test(groups_have_a_row_each),
        cmocka_unit_test(short_texts_are_refused),
        cmocka_unit_test(intervals_are_drawn_again),
        cmocka_unit_test(small_texts_have_no_laws),
        cmocka_unit_test(spectrum_and_growth_are_counted),
        cmocka_unit_test(what_cannot_be_is_refused),
        cmocka_unit_test(points_must_rise),
        cmocka_unit_test(every_lack_of_memory_is_survived),
    };

    return cmocka_run_group_tests_name("spread", tests, open_small,
                                       close_small);
}
