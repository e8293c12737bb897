/* test_table_demand.c -- tables whose rows are made when they are wanted: the
 * same bytes and cells as if they were held. */
#include "demand_help.h"

#include <pthread.h>

static const size_t row_counts[] = {
    0, 1, 2, PAGE - 1, PAGE, PAGE + 1, 2 * PAGE, 12 * PAGE + 77,
};

/* ---- writing ---- */

static void check_same(const zili_table *a, const zili_table *b,
                       zili_table_options options)
{
    zl_str left = write_table(a, options);

    for EACH (i, thread_counts) {
        options.threads = thread_counts[i];
        zl_str right = write_table(b, options);
        if (!zl_view_same(zl_str_view(&left), zl_str_view(&right)))
            fail_msg("format %d differs with %zu threads", options.format,
                     thread_counts[i]);
        zl_str_clear(&right);
    }
    zl_str_clear(&left);
}

static void every_format_gives_the_same_bytes(void **state)
{
    (void)state;
    for EACH (i, row_counts) {
        zili_table *plain = held(row_counts[i], false);
        maker own = new_maker();
        zili_table *table = on_demand(&own, row_counts[i], false);
        assert_int_equal(zili_table_rows(table), row_counts[i]);
        for (int format = 0; format <= ZILI_FORMAT_XLSX; format++) {
            zili_table_options options = { .format = format };
            check_same(plain, plain, options);
            check_same(plain, table, options);
            options.provenance = options.colour = true;
            options.width = 30;
            check_same(plain, table, options);
        }
        zili_table_free(plain);
        zili_table_free(table);
        assert_int_equal(own.released, 1);
    }
}

static void records_give_the_same_bytes(void **state)
{
    static const size_t rows[] = { 0, 1, 2, PAGE + 3 };

    (void)state;
    for EACH (i, rows) {
        zili_table *plain = held(rows[i], true);
        maker own = new_maker();
        zili_table *table = on_demand(&own, rows[i], true);
        for (int format = 0; format < ZILI_FORMAT_XLSX; format++) {
            zili_table_options options = { .format = format };
            check_same(plain, table, options);
            options.provenance = true;
            check_same(plain, table, options);
        }
        assert_true(own.made > 0 || rows[i] == 0);
        zili_table_free(plain);
        zili_table_free(table);
    }
}

static void writing_holds_no_row(void **state)
{
    zili_table_options options = { .format = ZILI_FORMAT_TSV };
    maker own = new_maker();
    zili_table *table = on_demand(&own, 1000, false);

    (void)state;
    for (size_t i = 1; i < 4; i++) {
        zl_str out = write_table(table, options);
        zl_str_clear(&out);
        assert_int_equal(own.made, i * 1000);
    }
    zili_table_free(table);
}

/* ---- cells by their place ---- */

static bool same_cell(const zili_table *a, const zili_table *b, size_t row,
                      size_t column)
{
    double left = zili_table_real(a, row, column);
    double right = zili_table_real(b, row, column);

    return zili_table_missing(a, row, column) ==
               zili_table_missing(b, row, column) &&
           strcmp(zili_table_text(a, row, column),
                  zili_table_text(b, row, column)) == 0 &&
           zili_table_integer(a, row, column) ==
               zili_table_integer(b, row, column) &&
           (left == right || (isnan(left) && isnan(right)));
}

static void check_cells(const zili_table *a, const zili_table *b)
{
    assert_int_equal(zili_table_rows(a), zili_table_rows(b));
    for (size_t row = zili_table_rows(a); row-- > 0;)
        for (size_t column = 0; column < COLUMNS; column++)
            assert_true(same_cell(a, b, row, column));
}

static void the_first_cell_asked_for_makes_all(void **state)
{
    zili_table_options options = { .format = ZILI_FORMAT_CSV };
    zili_table *plain = held(3 * PAGE + 1, false);
    maker own = new_maker();
    zili_table *table = on_demand(&own, 3 * PAGE + 1, false);

    (void)state;
    assert_int_equal(own.made, 0);
    check_cells(plain, table);
    check_same(plain, table, options);
    assert_int_equal(zili_table_hold(table, NULL), ZILI_OK);
    assert_int_equal(own.made, 3 * PAGE + 1);
    zili_table_free(plain);
    zili_table_free(table);
    assert_int_equal(own.released, 1);
}

typedef struct reader {
    const zili_table *plain, *table;
    bool same;
} reader;

static void *read_cells(void *given)
{
    reader *own = given;

    own->same = true;
    for (size_t row = 0; row < zili_table_rows(own->table); row++)
        own->same = own->same && same_cell(own->plain, own->table, row, 1);
    return NULL;
}

static void several_threads_may_ask_for_cells(void **state)
{
    zili_table *plain = held(PAGE + 9, false);
    maker own = new_maker();
    zili_table *table = on_demand(&own, PAGE + 9, false);
    reader readers[4];
    pthread_t threads[4];

    (void)state;
    for (size_t i = 0; i < 4; i++) {
        readers[i] = (reader){ plain, table, false };
        assert_int_equal(
            pthread_create(&threads[i], NULL, read_cells, &readers[i]), 0);
    }
    for (size_t i = 0; i < 4; i++) {
        assert_int_equal(pthread_join(threads[i], NULL), 0);
        assert_true(readers[i].same);
    }
    zili_table_free(plain);
    zili_table_free(table);
}

static int by_number(void *user, const zili_table *table, size_t a, size_t b)
{
    int64_t left = zili_table_integer(table, a, 0) % 100;
    int64_t right = zili_table_integer(table, b, 0) % 100;

    (void)user;
    return (left > right) - (left < right);
}

static void rows_can_be_sorted_and_cut(void **state)
{
    zili_table_options options = { .format = ZILI_FORMAT_JSONL };
    zili_table *plain = held(2000, false);
    maker own = new_maker();
    zili_table *table = begin_on_demand(&own, 2000, false);

    (void)state;
    zl_table_cut(plain, 1500);
    zl_table_cut(table, 1500);
    check_same(plain, table, options);
    zl_table_sort(plain, by_number, NULL);
    zl_table_sort(table, by_number, NULL);
    check_cells(plain, table);
    zl_table_cut(plain, 700);
    zl_table_cut(table, 700);
    zl_table_cut(table, 701);
    check_cells(plain, table);
    check_same(plain, table, options);
    assert_int_equal(own.made, 3 * 1500 + 1500);
    zili_table_free(plain);
    zili_table_free(table);
}

/* ---- makers that miscount ---- */

static zili_status make_uneven(const void *user, size_t from, size_t to,
                               zl_rows *rows, zili_error *err)
{
    size_t cells = (to - from) * COLUMNS;

    (void)err;
    cells = *(const bool *)user ? cells + 7 : cells - 7;
    for (size_t i = 0; i < cells; i++)
        zl_rows_integer(rows, 1);
    return ZILI_OK;
}

static void too_many_cells_are_dropped_and_too_few_missing(void **state)
{
    (void)state;
    for (int i = 0; i < 2; i++) {
        zili_table *table = zl_table_new();
        bool many = i == 1;
        add_columns(table);
        zl_table_on_demand(table, 10, make_uneven, &many, NULL);
        assert_int_equal(zl_table_finish(table, &table, NULL), ZILI_OK);
        zl_str out = write_table(
            table, (zili_table_options){ .format = ZILI_FORMAT_TSV });
        assert_true(zl_view_ends(zl_str_view(&out),
                                 zl_view_of(many ? "1\t\t1\t1\t\n1\t\t1\t1\t\n"
                                                 : "1\t\t1\t\t\n\t\t\t\t\n")));
        assert_int_equal(zili_table_rows(table), 10);
        assert_int_equal(zili_table_integer(table, 9, 0), many);
        zl_str_clear(&out);
        zili_table_free(table);
    }
}

static void cells_cannot_be_added_to_it(void **state)
{
    maker own = new_maker();
    zili_table *table = begin_on_demand(&own, 3, false);

    (void)state;
    zl_table_add_integer(table, 1);
    zl_table_add_text(table, zl_view_of("1"));
    assert_int_equal(zl_table_finish(table, &table, NULL), ZILI_OK);
    assert_int_equal(zili_table_rows(table), 3);
    zili_table_free(table);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_format_gives_the_same_bytes),
        cmocka_unit_test(records_give_the_same_bytes),
        cmocka_unit_test(writing_holds_no_row),
        cmocka_unit_test(the_first_cell_asked_for_makes_all),
        cmocka_unit_test(several_threads_may_ask_for_cells),
        cmocka_unit_test(rows_can_be_sorted_and_cut),
        cmocka_unit_test(too_many_cells_are_dropped_and_too_few_missing),
        cmocka_unit_test(cells_cannot_be_added_to_it),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
