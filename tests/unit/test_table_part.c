/* test_table_part.c -- pages of a table, and rows that were looked for and put
 * in order: the same as by hand. */
#include "base/mem.h"

#include "demand_help.h"

static const size_t row_counts[] = { 0, 1, 5, PAGE, 2 * PAGE + 77 };

/* ---- pages ---- */

/* The lines of a TSV behind its header. */
static zl_view lines(const zl_str *text, size_t first, size_t rows)
{
    zl_view left = zl_str_view(text);
    size_t begin = 0, end;

    for (size_t i = 0; i < first + 1; i++)
        begin += (size_t)((char *)memchr(left.bytes + begin, '\n',
                                         left.size - begin) -
                          (left.bytes + begin)) + 1;
    end = begin;
    for (size_t i = 0; i < rows; i++)
        end += (size_t)((char *)memchr(left.bytes + end, '\n',
                                       left.size - end) -
                        (left.bytes + end)) + 1;
    return zl_view_cut(left, begin, end);
}

static void check_page(const zili_table *table, const zl_str *whole,
                       size_t first, size_t rows)
{
    zili_table_options options = { .format = ZILI_FORMAT_TSV };
    size_t total = zili_table_rows(table), from = first < total ? first : total;
    size_t count = rows < total - from ? rows : total - from;
    zili_table *page = NULL;

    assert_int_equal(zili_table_part(&page, table, first, rows, NULL),
                     ZILI_OK);
    assert_int_equal(zili_table_rows(page), count);
    zl_str text = write_table(page, options);
    assert_true(zl_view_same(lines(&text, 0, count),
                             lines(whole, from, count)));
    assert_string_equal(zili_table_note(page, 0), "a note");
    zl_str_clear(&text);
    zili_table_free(page);
}

static void a_page_has_the_lines_of_the_whole(void **state)
{
    static const size_t firsts[] = { 0, 1, 4, PAGE - 1, 2 * PAGE, SIZE_MAX };
    static const size_t rows[] = { 0, 1, 7, PAGE + 1, SIZE_MAX };
    zili_table_options options = { .format = ZILI_FORMAT_TSV };

    (void)state;
    for EACH (i, row_counts) {
        maker own = new_maker();
        zili_table *table = on_demand(&own, row_counts[i], false);
        zl_str whole = write_table(table, options);
        for EACH (k, firsts)
            for EACH (n, rows)
                check_page(table, &whole, firsts[k], rows[n]);
        zl_str_clear(&whole);
        zili_table_free(table);
    }
}

static void a_page_makes_nothing_else(void **state)
{
    maker own = new_maker();
    zili_table *table = on_demand(&own, 10000, false), *page = NULL;
    zili_table_options options = { .format = ZILI_FORMAT_JSON };

    (void)state;
    assert_int_equal(zili_table_part(&page, table, 5000, 20, NULL), ZILI_OK);
    zl_str text = write_table(page, options);
    assert_int_equal(own.made, 20);
    zl_str_clear(&text);
    zili_table_free(page);
    zili_table_free(table);
}

/* ---- rows that are chosen ---- */

static zili_table *words(void)
{
    static const char *const terms[] = { "Self-reliance", "自力更生", "ａｉｄ",
                                         "愛", "", "aid", "self" };
    static const int64_t counts[] = { 3, 3, 1, 4, 1, INT64_MIN, 5 };
    zili_table *table = zl_table_new();

    zl_table_text_column(table, "term");
    zl_table_count_column(table, "count");
    for EACH (i, terms) {
        zl_table_add_text(table, zl_view_of(terms[i]));
        zl_table_add_integer(table, counts[i]);
    }
    assert_int_equal(zl_table_finish(table, &table, NULL), ZILI_OK);
    return table;
}

static void check_choice(zili_choice choice, const char *expected)
{
    zili_table *table = words(), *few = NULL;
    zl_str text = { 0 };

    assert_int_equal(zili_table_choose(&few, table, &choice, NULL), ZILI_OK);
    for (size_t i = 0; i < zili_table_rows(few); i++) {
        zl_str_add_text(&text, zili_table_text(few, i, 0));
        zl_str_add_byte(&text, '|');
    }
    assert_string_equal(zl_str_text(&text), expected);
    zl_str_clear(&text);
    zili_table_free(few);
    zili_table_free(table);
}

static void rows_are_found_in_any_form(void **state)
{
    (void)state;
    check_choice((zili_choice){ .find = "" },
                 "Self-reliance|自力更生|ａｉｄ|愛||aid|self|");
    check_choice((zili_choice){ .find = "AID" }, "ａｉｄ|aid|");
    check_choice((zili_choice){ .find = "爱" }, "愛|");
    check_choice((zili_choice){ .find = "SELF" }, "Self-reliance|self|");
    check_choice((zili_choice){ .find = "none" }, "");
}

static void ties_stay_and_what_is_missing_comes_last(void **state)
{
    (void)state;
    check_choice((zili_choice){ .sort = "count" },
                 "ａｉｄ||Self-reliance|自力更生|愛|self|aid|");
    check_choice((zili_choice){ .sort = "count", .descending = true },
                 "self|愛|Self-reliance|自力更生|ａｉｄ||aid|");
    check_choice((zili_choice){ .sort = "count", .find = "self" },
                 "Self-reliance|self|");
}

static void texts_are_sorted_as_in_an_index(void **state)
{
    (void)state;
    check_choice((zili_choice){ .sort = "term" },
                 "|愛|自力更生|aid|ａｉｄ|self|Self-reliance|");
}

static void an_unknown_column_is_named(void **state)
{
    zili_table *table = words(), *few = NULL;
    zili_choice choice = { .sort = "colour" };
    zili_error err = { 0 };

    (void)state;
    assert_int_equal(zili_table_choose(&few, table, &choice, &err),
                     ZILI_EUSAGE);
    assert_non_null(strstr(err.text, "\"colour\""));
    assert_null(few);
    zili_table_free(table);
}

static void long_tables_are_sorted_too(void **state)
{
    maker own = new_maker();
    zili_table *table = on_demand(&own, 3 * PAGE, false), *sorted = NULL;
    zili_choice choice = { .sort = "real", .descending = true };

    (void)state;
    assert_int_equal(zili_table_choose(&sorted, table, &choice, NULL),
                     ZILI_OK);
    assert_int_equal(zili_table_rows(sorted), 3 * PAGE);
    for (size_t i = 1; i < 3 * PAGE; i++) {
        double above = zili_table_real(sorted, i - 1, 2);
        double here = zili_table_real(sorted, i, 2);
        assert_true(above >= here || isnan(here));
    }
    zili_table_free(sorted);
    zili_table_free(table);
}

/* ---- without memory ---- */

static void memory_may_end_anywhere(void **state)
{
    zili_choice choice = { .find = "a", .sort = "term" };
    zili_table *table = words(), *few = NULL, *page = NULL;
    zili_status status = ZILI_ENOMEM;

    (void)state;
    for (int n = 0; status; n++) {
        zl_refuse_after(n);
        status = zili_table_choose(&few, table, &choice, NULL);
        zl_refuse_after(-1);
        assert_true(status == ZILI_OK || status == ZILI_ENOMEM);
    }
    status = ZILI_ENOMEM;
    for (int n = 0; status; n++) {
        zl_refuse_after(n);
        status = zili_table_part(&page, few, 1, 1, NULL);
        zl_refuse_after(-1);
    }
    assert_int_equal(zili_table_rows(page), 1);
    zili_table_free(page);
    zili_table_free(few);
    zili_table_free(table);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_page_has_the_lines_of_the_whole),
        cmocka_unit_test(a_page_makes_nothing_else),
        cmocka_unit_test(rows_are_found_in_any_form),
        cmocka_unit_test(ties_stay_and_what_is_missing_comes_last),
        cmocka_unit_test(texts_are_sorted_as_in_an_index),
        cmocka_unit_test(an_unknown_column_is_named),
        cmocka_unit_test(long_tables_are_sorted_too),
        cmocka_unit_test(memory_may_end_anywhere),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
