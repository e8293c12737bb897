/* test_table_lost.c -- tables whose rows are made when they are wanted, and
 * cannot be made, or not written. */
#include "base/mem.h"

#include "demand_help.h"
#include "index_help.h"

static void a_maker_that_fails_is_heard(void **state)
{
    static const size_t places[] = { 0, 5, PAGE, 5 * PAGE + 1 };

    (void)state;
    for EACH (i, places)
        for (int format = 0; format <= ZILI_FORMAT_XLSX; format++)
            for EACH (k, thread_counts) {
                maker own = { .fails = places[i], .failure = ZILI_EFORMAT };
                zili_table *table = on_demand(&own, 20 * PAGE, false);
                zili_table_options options = { .format = format,
                                               .threads = thread_counts[k] };
                zl_str out = { 0 };
                char wanted[100];
                zili_error err;
                assert_int_equal(zili_table_write(table, &options,
                                                  zl_str_write, &out, &err),
                                 ZILI_EFORMAT);
                snprintf(wanted, sizeof wanted, "Row %zu cannot be made.",
                         places[i]);
                assert_string_equal(err.text, wanted);
                assert_int_equal(zili_table_hold(table, NULL), ZILI_EFORMAT);
                zl_str_clear(&out);
                zili_table_free(table);
                assert_int_equal(own.released, 1);
            }
}

static void a_file_that_is_not_made_says_why(void **state)
{
    static const zili_status failures[] = { ZILI_EFORMAT, ZILI_EIO };

    (void)state;
    for EACH (i, failures) {
        maker own = { .fails = 7, .failure = failures[i] };
        zili_table *table = on_demand(&own, PAGE, false);
        zili_table_options options = { .format = ZILI_FORMAT_TSV };
        zili_error err;
        assert_int_equal(zili_table_save(table, &options,
                                         in_scratch("lost.tsv"), &err),
                         failures[i]);
        assert_string_equal(err.text, "Row 7 cannot be made.");
        assert_false(zl_file_exists(in_scratch("lost.tsv")));
        zili_table_free(table);
    }
}

static void cells_that_cannot_be_made_are_missing(void **state)
{
    maker own = { .fails = 600, .failure = ZILI_ENOMEM };
    zili_table *table = on_demand(&own, 1000, false);

    (void)state;
    for (size_t row = 0; row < 1000; row++)
        for (size_t column = 0; column < COLUMNS; column++) {
            assert_true(zili_table_missing(table, row, column));
            assert_string_equal(zili_table_text(table, row, column), "");
            assert_int_equal(zili_table_integer(table, row, column), 0);
            assert_true(isnan(zili_table_real(table, row, column)));
        }
    assert_int_equal(own.made, 600);
    zili_table_free(table);
}

static int by_number(void *user, const zili_table *table, size_t a, size_t b)
{
    (void)user;
    return zili_table_integer(table, a, 0) < zili_table_integer(table, b, 0);
}

static void what_cannot_be_sorted_is_a_failure(void **state)
{
    maker own = { .fails = 7, .failure = ZILI_ENOMEM };
    zili_table *table = begin_on_demand(&own, 10, false);

    (void)state;
    zl_table_sort(table, by_number, NULL);
    assert_int_equal(zl_table_finish(table, &table, NULL), ZILI_ENOMEM);
    assert_null(table);
    assert_int_equal(own.released, 1);
}

static bool refuse(void *user, const void *bytes, size_t size)
{
    size_t *left = user;

    (void)bytes;
    if (size > *left)
        return false;
    *left -= size;
    return true;
}

static void a_stream_that_refuses_ends_the_writing(void **state)
{
    static const size_t rooms[] = { 0, 100000 };

    (void)state;
    for EACH (i, rooms)
        for (int format = 0; format < ZILI_FORMAT_XLSX; format++)
            for EACH (k, thread_counts) {
                maker own = new_maker();
                zili_table *table = on_demand(&own, 60 * PAGE, false);
                zili_table_options options = { .format = format,
                                               .threads = thread_counts[k] };
                zili_error err;
                size_t left = rooms[i];
                assert_int_equal(zili_table_write(table, &options, refuse,
                                                  &left, &err), ZILI_EIO);
                assert_string_equal(err.text,
                                    "The table could not be written.");
                assert_true(own.made < 50 * PAGE ||
                            format == ZILI_FORMAT_TEXT);
                zili_table_free(table);
            }
}

static void what_makes_rows_is_released_without_a_table_too(void **state)
{
    maker own = new_maker();

    (void)state;
    zl_table_on_demand(NULL, 3, make, &own, release);
    assert_int_equal(own.released, 1);
    zl_table_on_demand(NULL, 3, make, &own, NULL);
}

/* Make, write in every format, ask for a cell. */
static zili_status whole_way(maker *own, zili_error *err)
{
    zili_table *table = begin_on_demand(own, PAGE + 40, false);
    zl_str text = { 0 };
    zili_status status = zl_table_finish(table, &table, err);

    for (int i = 0; i <= ZILI_FORMAT_LATEX && status == ZILI_OK; i++) {
        zili_table_options options = { .format = i, .threads = 1 };
        status = zili_table_write(table, &options, zl_str_write, &text, err);
        if (text.failed)
            status = zl_no_memory(err);
    }
    if (status == ZILI_OK)
        status = zili_table_hold(table, err);
    zl_str_clear(&text);
    zili_table_free(table);
    return status;
}

static void every_lack_of_memory_is_survived(void **state)
{
    zili_status status = ZILI_ENOMEM;
    size_t refused = 0;

    (void)state;
    for (; status == ZILI_ENOMEM; refused++) {
        maker own = new_maker();
        zili_error err = { 0 };
        zl_refuse_after((long)refused);
        status = whole_way(&own, &err);
        zl_refuse_after(-1);
        assert_true(status == ZILI_OK || err.status == ZILI_ENOMEM);
        assert_int_equal(own.released, 1);
    }
    assert_int_equal(status, ZILI_OK);
    assert_true(refused > 50);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_maker_that_fails_is_heard),
        cmocka_unit_test(a_file_that_is_not_made_says_why),
        cmocka_unit_test(cells_that_cannot_be_made_are_missing),
        cmocka_unit_test(what_cannot_be_sorted_is_a_failure),
        cmocka_unit_test(a_stream_that_refuses_ends_the_writing),
        cmocka_unit_test(what_makes_rows_is_released_without_a_table_too),
        cmocka_unit_test(every_lack_of_memory_is_survived),
    };

    return cmocka_run_group_tests_name("table_lost", tests, make_scratch,
                                       remove_scratch);
}
