/* test_trend.c -- hits along years and dates, and sums of documents. */
#include "analysis_help.h"

#include "stats/proportion.h"

#include <math.h>

static zili_corpus *corpus;

static void feed_year(zl_batch *batch, const char *name, const char *year,
                      const char *date, const char *text)
{
    zl_batch_document(batch, name, name, 9, "?");
    if (year)
        zl_batch_datum(batch, "year", year);
    if (date)
        zl_batch_datum(batch, "date", date);
    zl_batch_datum(batch, "place", "here");
    feed_region(batch, "summary", "en", "aid in short");
    feed_region(batch, "text", "en", text);
}

static void feed_years(zl_batch *batch)
{
    feed_year(batch, "a", "1960", "1960-07-03", "aid is aid_ .");
    feed_year(batch, "b", "959", "1960-07-11", "no help at all");
    feed_year(batch, "c", "1960", NULL, "we give aid");
    feed_year(batch, "d", NULL, "1971-01", "aid again");
    feed_year(batch, "e", "-7", "1971", "aid_ , aid_ , aid_ , aid");
}

static void feed_odd(zl_batch *batch)
{
    feed_year(batch, "a", "-2.5", NULL, "aid");
    feed_year(batch, "b", "x", NULL, "aid");
    feed_year(batch, "c", "3", NULL, "aid");
    feed_year(batch, "d", "-10", NULL, "aid");
    feed_year(batch, "e", "?", NULL, "aid");
}

static int open_years(void **state)
{
    if (make_scratch(state))
        return -1;
    assert_int_equal(build(in_scratch("y.zili"), feed_years, NULL), ZILI_OK);
    corpus = open_index(in_scratch("y.zili"));
    return 0;
}

static int close_years(void **state)
{
    zili_corpus_close(corpus);
    return remove_scratch(state);
}

/* ---- trend ---- */

static void years_are_numbers(void **state)
{
    zili_table *table = answer(corpus, "trend", ARGUMENTS("query", "aid"));

    (void)state;
    assert_true(has_note(table, "2 words are left out: their documents have "
                                "no year"));
    assert_int_equal(zili_table_type(table, column_of(table, "value")),
                     ZILI_INTEGER);
    assert_rows(table, "query value words count docs per_million",
                "aid -7 4 4 1 1000000|aid 959 4 0 0 0|"
                "aid 1960 6 3 2 500000");
}

static void dates_stand_as_they_are(void **state)
{
    (void)state;
    assert_rows(answer(corpus, "trend",
                       ARGUMENTS("query", "aid", "query", "help", "by",
                                 "date")),
                "query value words count docs",
                "aid 1960-07-03 3 2 1|aid 1960-07-11 4 0 0|aid 1971 4 4 1|"
                "aid 1971-01 2 1 1|help 1960-07-03 3 0 0|"
                "help 1960-07-11 4 1 1|help 1971 4 0 0|help 1971-01 2 0 0");
}

/* The dates that begin with a year are read as years are. */
static void what_is_no_number_is_left_out(void **state)
{
    static zili_corpus *odd;

    (void)state;
    assert_int_equal(build(in_scratch("odd.zili"), feed_odd, NULL), ZILI_OK);
    odd = open_index(in_scratch("odd.zili"));
    zili_table *table = answer(odd, "trend", ARGUMENTS("query", "aid"));
    assert_true(has_note(table, "2 documents are left out: \"?\" is no "
                                "number (column year)"));
    assert_rows(table, "value words count", "-10 1 1|-2.5 1 1|3 1 1");
    zili_corpus_close(odd);
}

static void years_are_counted_together(void **state)
{
    (void)state;
    assert_rows(answer(corpus, "trend",
                       ARGUMENTS("query", "aid", "by", "date", "bin", "10")),
                "value words count docs", "1960 7 2 1|1970 6 5 2");
    assert_rows(answer(corpus, "trend",
                       ARGUMENTS("query", "aid", "bin", "1000")),
                "value words count docs",
                "-1000 4 4 1|0 4 0 0|1000 6 3 2");
    assert_rows(answer(corpus, "trend",
                       ARGUMENTS("query", "aid", "region", "summary", "bin",
                                 "100000")),
                "value words count docs", "-100000 3 1 1|0 9 3 3");
}

static void an_interval_is_wilsons(void **state)
{
    zili_table *table = answer(corpus, "trend", ARGUMENTS("query", "aid"));
    zl_share share = zl_wilson(3, 6, .05);

    (void)state;
    assert_true(fabs(real_at(table, 2, "ci_low") - 1e6 * share.low) < 1e-6);
    assert_true(fabs(real_at(table, 2, "ci_high") - 1e6 * share.high) < 1e-6);
    zili_table_free(table);
}

static void assert_refused(const char *const arguments[], const char *words)
{
    zili_table *table;
    zili_error err = { 0 };

    assert_int_equal(ask_for(corpus, "trend", arguments, &table, &err),
                     ZILI_EUSAGE);
    assert_says(&err, words);
}

static void what_has_no_direction_is_refused(void **state)
{
    (void)state;
    assert_refused(ARGUMENTS("query", "aid", "by", "place"),
                   "the column \"place\" has \"here\"");
    assert_refused(ARGUMENTS("query", "aid", "by", "year,date"),
                   "one column");
    assert_refused(ARGUMENTS("query", "aid", "by", ""), "one column");
    assert_refused(ARGUMENTS("query", "aid", "by", "nothing"),
                   "no column \"nothing\"");
    assert_refused(ARGUMENTS("query", "aid", "bin", "0"),
                   "1 or more, not 0");
    assert_refused(NOTHING, "Give queries");
}

/* ---- docs ---- */

static void documents_are_chosen(void **state)
{
    (void)state;
    assert_rows(answer(corpus, "docs", ARGUMENTS("where", "year = '1960'")),
                "number doc words", "1 a 6|3 c 6");
    assert_rows(answer(corpus, "docs",
                       ARGUMENTS("regions", NULL, "where", "doc < 'c'",
                                 "region", "text")),
                "doc region words", "a text 3|b text 4");
    assert_rows(answer(corpus, "docs", ARGUMENTS("where", "1 = 0")), "doc",
                "");
}

static void feed_clashes(zl_batch *batch)
{
    zl_batch_document(batch, "a", "a", 9, "?");
    zl_batch_datum(batch, "rank", "high");
    zl_batch_datum(batch, "tokens", "many");
    feed_region(batch, "text", "en", "aid");
}

static void no_two_columns_have_one_name(void **state)
{
    static zili_corpus *clashes;

    (void)state;
    assert_int_equal(build(in_scratch("c.zili"), feed_clashes, NULL),
                     ZILI_OK);
    clashes = open_index(in_scratch("c.zili"));
    assert_rows(answer(clashes, "docs", NOTHING),
                "doc meta.tokens tokens", "a many 1");
    assert_rows(answer(clashes, "freq", ARGUMENTS("by", "rank")),
                "meta.rank rank term", "high 1 aid");
    assert_rows(answer(clashes, "count",
                       ARGUMENTS("query", "aid", "by", "rank")),
                "rank count", "high 1");
    zili_corpus_close(clashes);
}

static void documents_are_summed(void **state)
{
    (void)state;
    assert_rows(answer(corpus, "docs", ARGUMENTS("by", "year")),
                "year docs tokens words",
                " 1 2 2|-7 1 7 4|959 1 4 4|1960 2 7 6");
    assert_rows(answer(corpus, "docs", ARGUMENTS("by", "region")),
                "region docs tokens words", "summary 5 15 15|text 5 20 16");
}

/* ---- memory ---- */

static void every_lack_of_memory_is_survived(void **state)
{
    static const struct {
        const char *name;
        const char *arguments[12];
    } questions[] = {
        { "trend", { "query", "aid", "query", "help", "bin", "10" } },
        { "docs", { "by", "year" } },
        { "docs", { "where", "year = '1960'", "regions", NULL } },
    };

    (void)state;
    for (size_t i = 0; i < sizeof questions / sizeof *questions; i++) {
        zili_status status = ZILI_ENOMEM;
        for (long requests = 0; status; requests++) {
            zili_table *table;
            zl_refuse_after(requests);
            status = ask_for(corpus, questions[i].name,
                             questions[i].arguments, &table, NULL);
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
        cmocka_unit_test(years_are_numbers),
        cmocka_unit_test(dates_stand_as_they_are),
        cmocka_unit_test(what_is_no_number_is_left_out),
        cmocka_unit_test(years_are_counted_together),
        cmocka_unit_test(an_interval_is_wilsons),
        cmocka_unit_test(what_has_no_direction_is_refused),
        cmocka_unit_test(documents_are_chosen),
        cmocka_unit_test(no_two_columns_have_one_name),
        cmocka_unit_test(documents_are_summed),
        cmocka_unit_test(every_lack_of_memory_is_survived),
    };

    return cmocka_run_group_tests_name("trend", tests, open_years,
                                       close_years);
}
