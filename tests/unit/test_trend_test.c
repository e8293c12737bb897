/* test_trend_test.c -- whether shares rise or fall, and how sure they are. */
#include "analysis_help.h"

#include "stats/proportion.h"

#include <math.h>

static zili_corpus *corpus;

/* Year i has i times "aid", and twenty words. */
static void feed_rising(zl_batch *batch)
{
    char name[16], year[16];

    for (int i = 0; i < 7; i++) {
        snprintf(name, sizeof name, "d%d", i);
        snprintf(year, sizeof year, "%d", 1950 + i);
        zl_batch_document(batch, name, name, 9, "?");
        zl_batch_datum(batch, "year", year);
        zl_str text = { 0 };
        for (int k = 0; k < 20; k++)
            zl_str_add_text(&text, k < i ? "aid " : "word ");
        feed_region(batch, "text", "en", zl_str_text(&text));
        zl_str_clear(&text);
    }
}

static int open_years(void **state)
{
    if (make_scratch(state))
        return -1;
    assert_int_equal(build(in_scratch("y.zili"), feed_rising, NULL), ZILI_OK);
    corpus = open_index(in_scratch("y.zili"));
    return 0;
}

static int close_years(void **state)
{
    return close_texts(state, corpus);
}

/* Of 7! orders two are as extreme as one that always rises. */
static void what_always_rises_is_the_rarest_order(void **state)
{
    zili_table *table = answer(corpus, "trend",
                               ARGUMENTS("query", "aid", "query", "word",
                                         "query", "nowhere", "test", NULL));

    (void)state;
    assert_true(fabs(real_at(table, 0, "p_mann_kendall") - 2 / 5040.) < 1e-12);
    assert_true(fabs(real_at(table, 0, "p_spearman") - 2 / 5040.) < 1e-12);
    assert_int_equal(number_at(table, 0, "n"), 7);
    assert_true(isnan(real_at(table, 2, "p_spearman")));
    assert_true(*text_at(table, 2, "note"));
    assert_rows(table, "query tau_b s rho",
                "aid 1 21 1|word -1 -21 -1|nowhere - - -");
}

static void a_few_queries_are_told_in_notes(void **state)
{
    zili_table *table = answer(corpus, "trend", ARGUMENTS("query", "aid"));

    (void)state;
    assert_true(has_note(table, "trend of aid over 7 values, two-sided: "
                                "Mann-Kendall tau_b = 1.000, p = 0.000397 "
                                "(exact); Spearman rho = 1.000, p = 0.000397 "
                                "(exact)"));
    zili_table_free(table);
    table = answer(corpus, "trend",
                   ARGUMENTS("query", "a*", "query", "w*", "query", "aid",
                             "query", "word"));
    assert_false(has_note(table, "trend of"));
    zili_table_free(table);
}

static void few_values_have_no_p(void **state)
{
    zili_table *table =
        answer(corpus, "trend", ARGUMENTS("query", "aid", "bin", "10"));

    (void)state;
    assert_true(has_note(table, "no test of the trend of aid: "));
    zili_table_free(table);
    table = answer(corpus, "trend",
                   ARGUMENTS("query", "aid", "bin", "2", "test", NULL));
    assert_true(isnan(real_at(table, 0, "p_mann_kendall")));
    assert_true(real_at(table, 0, "tau_b") == 1);
    assert_true(*text_at(table, 0, "note"));
    zili_table_free(table);
}

static void intervals_have_names(void **state)
{
    zili_table *table =
        answer(corpus, "trend",
               ARGUMENTS("query", "aid", "interval", "clopper_pearson"));
    zl_share share = zl_clopper_pearson(3, 20, .05);

    (void)state;
    assert_true(real_at(table, 3, "ci_low") == 1e6 * share.low);
    assert_true(real_at(table, 3, "ci_high") == 1e6 * share.high);
    zili_table_free(table);
    table = answer(corpus, "trend",
                   ARGUMENTS("query", "aid", "interval", "wilson"));
    share = zl_wilson(3, 20, .05);
    assert_true(real_at(table, 3, "ci_low") == 1e6 * share.low);
    zili_table_free(table);
}

static void every_lack_of_memory_is_survived(void **state)
{
    zili_status status = ZILI_ENOMEM;
    zili_table *table = NULL;

    (void)state;
    for (long requests = 0; status; requests++) {
        zl_refuse_after(requests);
        status = ask_for(corpus, "trend",
                         ARGUMENTS("query", "aid", "test", NULL), &table,
                         NULL);
        zl_refuse_after(-1);
        assert_true(status ? status == ZILI_ENOMEM && !table : table != NULL);
    }
    zili_table_free(table);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_always_rises_is_the_rarest_order),
        cmocka_unit_test(a_few_queries_are_told_in_notes),
        cmocka_unit_test(few_values_have_no_p),
        cmocka_unit_test(intervals_have_names),
        cmocka_unit_test(every_lack_of_memory_is_survived),
    };

    return cmocka_run_group_tests_name("trend test", tests, open_years,
                                       close_years);
}
