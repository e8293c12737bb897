/* test_table.c -- rows and columns: making, ordering, reading back. */
#include "base/fail.h"
#include "base/mem.h"
#include "base/out.h"
#include "table/table.h"

#include <math.h>
#include <stdio.h>
#include <unistd.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
/* after those it needs */
#include <cmocka.h>

/* Terms with a count and a share; the third has neither. */
static zili_table *three(void)
{
    zili_table *table = zl_table_new();

    zl_table_column(table, (zl_column){ .name = "term" });
    zl_table_column(table, (zl_column){ "count", ZILI_INTEGER, ZL_LEFT, 0 });
    zl_table_column(table, (zl_column){ "share", ZILI_REAL, ZL_RIGHT, 2 });
    zl_table_add_text(table, zl_view_of("自力"));
    zl_table_add_integer(table, 3);
    zl_table_add_real(table, 0.75);
    zl_table_add_text(table, zl_view_of("自力"));
    zl_table_add_integer(table, 1);
    zl_table_add_integer(table, 0);
    zl_table_add_text(table, zl_view_of("道"));
    zl_table_add_missing(table);
    zl_table_add_real(table, NAN);
    zl_table_add_note(table, "%d of %d rows", 3, 9);
    return table;
}

static void cells_are_what_was_added(void **state)
{
    zili_table *table = NULL;

    (void)state;
    assert_int_equal(zl_table_finish(three(), &table, NULL), ZILI_OK);
    assert_int_equal(zili_table_rows(table), 3);
    assert_int_equal(zili_table_columns(table), 3);
    assert_string_equal(zili_table_name(table, 1), "count");
    assert_int_equal(zili_table_find(table, "share"), 2);
    assert_true(zili_table_find(table, "shares") == SIZE_MAX);
    assert_int_equal(zili_table_type(table, 2), ZILI_REAL);
    assert_int_equal(zl_table_align(table, 1), ZL_RIGHT);
    assert_string_equal(zili_table_text(table, 1, 0), "自力");
    assert_string_equal(zili_table_text(table, 1, 1), "");
    assert_int_equal(zili_table_integer(table, 0, 1), 3);
    assert_true(zili_table_real(table, 0, 1) == 3);
    assert_true(zili_table_real(table, 0, 2) == 0.75);
    assert_true(zili_table_real(table, 1, 2) == 0);
    assert_true(isnan(zili_table_real(table, 0, 0)));
    assert_string_equal(zili_table_note(table, 0), "3 of 9 rows");
    assert_null(zili_table_note(table, 1));
    assert_int_equal(zili_table_set_note(table, 0, "three", NULL), ZILI_OK);
    assert_string_equal(zili_table_note(table, 0), "three");
    assert_int_equal(zili_table_set_note(table, 0, NULL, NULL), ZILI_ENOMEM);
    assert_string_equal(zili_table_note(table, 0), "three");
    zili_table_free(table);
    zili_table_free(NULL);
}

static void what_is_missing_has_no_value(void **state)
{
    zili_table *table = NULL;

    (void)state;
    assert_int_equal(zl_table_finish(three(), &table, NULL), ZILI_OK);
    assert_false(zili_table_missing(table, 0, 1));
    assert_true(zili_table_missing(table, 2, 1));
    assert_true(zili_table_missing(table, 2, 2));
    assert_int_equal(zili_table_integer(table, 2, 1), 0);
    assert_true(isnan(zili_table_real(table, 2, 1)));
    zili_table_free(table);
}

static void a_cell_of_another_type_is_missing(void **state)
{
    zili_table *table = zl_table_new();

    (void)state;
    zl_table_column(table, (zl_column){ .name = "text" });
    zl_table_column(table, (zl_column){ "number", ZILI_INTEGER, 0, 0 });
    zl_table_add_integer(table, 1);
    zl_table_add_text(table, zl_view_of("one"));
    zl_table_add_missing(table);
    zl_table_add_real(table, 1.5);
    assert_int_equal(zl_table_finish(table, &table, NULL), ZILI_OK);
    for (size_t row = 0; row < 2; row++)
        for (size_t column = 0; column < 2; column++)
            assert_true(zili_table_missing(table, row, column));
    assert_string_equal(zili_table_text(table, 0, 0), "");
    zili_table_free(table);
}

static void a_text_that_begins_like_the_one_above_is_its_own(void **state)
{
    static const char *const texts[] = { "ab", "a", "abc", "", "", "ab" };
    zili_table *table = zl_table_new();

    (void)state;
    zl_table_column(table, (zl_column){ .name = "text" });
    for (size_t i = 0; i < 6; i++)
        zl_table_add_text(table, zl_view_of(texts[i]));
    assert_int_equal(zl_table_finish(table, &table, NULL), ZILI_OK);
    for (size_t i = 0; i < 6; i++)
        assert_string_equal(zili_table_text(table, i, 0), texts[i]);
    zili_table_free(table);
}

static void a_table_without_columns_has_no_rows(void **state)
{
    zili_table *table = zl_table_new();

    (void)state;
    zl_table_add_integer(table, 1);
    assert_int_equal(zl_table_finish(table, &table, NULL), ZILI_OK);
    assert_int_equal(zili_table_rows(table), 0);
    zili_table_free(table);
}

/* ---- ordering ---- */

static int by_tens(void *user, const zili_table *table, size_t a, size_t b)
{
    int64_t left = zili_table_integer(table, a, 0) / 10;
    int64_t right = zili_table_integer(table, b, 0) / 10;

    ++*(size_t *)user;
    return (left > right) - (left < right);
}

static void sorting_is_stable_for_any_number_of_rows(void **state)
{
    (void)state;
    for (size_t count = 0; count < 70; count++) {
        zili_table *table = zl_table_new();
        size_t compared = 0;
        zl_table_column(table, (zl_column){ "n", ZILI_INTEGER, 0, 0 });
        zl_table_column(table, (zl_column){ "at", ZILI_INTEGER, 0, 0 });
        for (size_t i = 0; i < count; i++) {
            zl_table_add_integer(table, (int64_t)(i * 37 % 50));
            zl_table_add_integer(table, (int64_t)i);
        }
        zl_table_sort(table, by_tens, &compared);
        assert_int_equal(zl_table_finish(table, &table, NULL), ZILI_OK);
        assert_int_equal(zili_table_rows(table), count);
        for (size_t i = 1; i < count; i++) {
            int order = by_tens(&compared, table, i - 1, i);
            assert_true(order < 0 || (order == 0 &&
                                      zili_table_integer(table, i - 1, 1) <
                                          zili_table_integer(table, i, 1)));
        }
        assert_true(compared <= 8 * count);
        zili_table_free(table);
    }
}

static void the_first_rows_are_kept(void **state)
{
    zili_table *table = three();

    (void)state;
    zl_table_cut(table, 5);
    assert_int_equal(zili_table_rows(table), 3);
    zl_table_cut(table, 1);
    assert_int_equal(zl_table_finish(table, &table, NULL), ZILI_OK);
    assert_int_equal(zili_table_rows(table), 1);
    assert_string_equal(zili_table_text(table, 0, 0), "自力");
    zili_table_free(table);
}

static void rows_are_arranged(void **state)
{
    const size_t rows[] = { 2, 0 };
    zili_table *table = three();

    (void)state;
    zl_table_arrange(table, rows, 2);
    assert_int_equal(zl_table_finish(table, &table, NULL), ZILI_OK);
    assert_int_equal(zili_table_rows(table), 2);
    assert_string_equal(zili_table_text(table, 0, 0), "道");
    assert_int_equal(zili_table_integer(table, 1, 1), 3);
    zili_table_free(table);
}

/* ---- reading ---- */

static void write_file(const char *path, const char *text, size_t size)
{
    FILE *file = fopen(path, "w");

    assert_non_null(file);
    assert_int_equal(fwrite(text, 1, size, file), size);
    fclose(file);
}

static zili_status read_text(zili_table **out, const char *text, size_t size,
                             zili_error *err)
{
    char path[] = "/tmp/zili-table-XXXXXX";
    int file = mkstemp(path);

    assert_true(file >= 0);
    close(file);
    write_file(path, text, size);
    zili_status status = zili_table_read(out, path, err);
    unlink(path);
    return status;
}

static void types_are_seen_from_the_cells(void **state)
{
    static const char text[] =
        "\xEF\xBB\xBF# a note\r\n"
        "text\tinteger\treal\tid\tnothing\tmixed\r\n"
        "a\\tb\\\\n\t-7\t1e-3\t007\t\t1\r\n"
        "\t\t-inf\t1\t\tx\r\n"
        "自\t0\t5\t2\t\t1.5";
    zili_table *table = NULL;

    (void)state;
    assert_int_equal(read_text(&table, text, sizeof text - 1, NULL), ZILI_OK);
    assert_string_equal(zili_table_note(table, 0), "a note");
    assert_int_equal(zili_table_rows(table), 3);
    assert_int_equal(zili_table_type(table, 0), ZILI_TEXT);
    assert_int_equal(zili_table_type(table, 1), ZILI_INTEGER);
    assert_int_equal(zili_table_type(table, 2), ZILI_REAL);
    assert_int_equal(zili_table_type(table, 3), ZILI_TEXT);
    assert_int_equal(zili_table_type(table, 4), ZILI_TEXT);
    assert_int_equal(zili_table_type(table, 5), ZILI_TEXT);
    assert_string_equal(zili_table_text(table, 0, 0), "a\tb\\n");
    assert_true(zili_table_missing(table, 1, 0));
    assert_int_equal(zili_table_integer(table, 0, 1), -7);
    assert_true(zili_table_missing(table, 1, 1));
    assert_true(zili_table_real(table, 0, 2) == 1e-3);
    assert_true(isinf(zili_table_real(table, 1, 2)));
    assert_string_equal(zili_table_text(table, 0, 3), "007");
    zili_table_free(table);
}

static void check_refused(const char *text, size_t size, const char *reason)
{
    zili_table *table = NULL;
    zili_error err;

    assert_int_equal(read_text(&table, text, size, &err), ZILI_EFORMAT);
    assert_null(table);
    if (!strstr(err.text, reason))
        fail_msg("\"%s\" does not say \"%s\"", err.text, reason);
}

static void a_broken_file_is_refused_with_the_line(void **state)
{
    zili_table *table = NULL;
    zili_error err;

    (void)state;
    check_refused("", 0, "has no header line.");
    check_refused("# only a note\n", 14, "has no header line.");
    check_refused("a\tb\n1\t2\n3\n", 10,
                  ":3: the header has 2 columns, this line has 1.");
    check_refused("a\n\xFF\n", 4, ":2: byte 2 of the file is not UTF-8.");
    check_refused("a\n\0\n", 4, ": byte 2 is zero;");
    assert_int_equal(zili_table_read(&table, "/no/such.tsv", &err), ZILI_EIO);
    assert_null(table);
}

static void a_table_is_the_same_when_read_back(void **state)
{
    zili_table_options options = { .format = ZILI_FORMAT_TSV,
                                   .provenance = true };
    zili_table *table = NULL, *again = NULL;
    zl_str first = { 0 }, second = { 0 };

    (void)state;
    table = three();
    zl_table_add_text(table, zl_view_of("tab\tline\nback\\n\r"));
    zl_table_add_integer(table, INT64_MAX);
    zl_table_add_real(table, -1.25e-300);
    zl_table_add_text(table, zl_view_of("inf"));
    zl_table_add_integer(table, -1);
    zl_table_add_real(table, INFINITY);
    assert_int_equal(zl_table_finish(table, &table, NULL), ZILI_OK);
    assert_int_equal(zili_table_write(table, &options, zl_str_write, &first,
                                      NULL), ZILI_OK);
    assert_int_equal(read_text(&again, first.bytes, first.size, NULL),
                     ZILI_OK);
    assert_int_equal(zili_table_write(again, &options, zl_str_write, &second,
                                      NULL), ZILI_OK);
    assert_string_equal(zl_str_text(&first), zl_str_text(&second));
    for (size_t i = 0; i < 3; i++)
        assert_int_equal(zili_table_type(table, i),
                         zili_table_type(again, i));
    assert_string_equal(zili_table_text(again, 3, 0), "tab\tline\nback\\n\r");
    zl_str_clear(&first);
    zl_str_clear(&second);
    zili_table_free(table);
    zili_table_free(again);
}

static zili_table *reals(void)
{
    static const double values[] = { 1.5, NAN, INFINITY, -INFINITY };
    zili_table *table = zl_table_new();

    zl_table_column(table, (zl_column){ .name = "name", .type = ZILI_TEXT });
    zl_table_column(table, (zl_column){ .name = "real", .type = ZILI_REAL,
                                        .decimals = ZL_SHORTEST });
    zl_table_column(table, (zl_column){ .name = "end", .type = ZILI_REAL,
                                        .decimals = ZL_SHORTEST });
    for (size_t i = 0; i < 4; i++) {
        zl_table_add_text(table, zl_view_of("nan"));
        zl_table_add_real(table, values[i]);
        zl_table_add_real(table, i % 2 ? -INFINITY : INFINITY);
    }
    assert_int_equal(zl_table_finish(table, &table, NULL), ZILI_OK);
    return table;
}

static void missing_and_endless_reals_are_read_back(void **state)
{
    const zili_table_options options = { .format = ZILI_FORMAT_TSV };
    zili_table *table = reals(), *again = NULL;
    zl_str first = { 0 }, second = { 0 };

    (void)state;
    assert_int_equal(zili_table_write(table, &options, zl_str_write, &first,
                                      NULL), ZILI_OK);
    assert_int_equal(read_text(&again, first.bytes, first.size, NULL),
                     ZILI_OK);
    assert_int_equal(zili_table_type(again, 0), ZILI_TEXT);
    assert_int_equal(zili_table_type(again, 1), ZILI_REAL);
    assert_int_equal(zili_table_type(again, 2), ZILI_REAL);
    assert_true(zili_table_missing(again, 1, 1));
    assert_true(zili_table_real(again, 3, 1) == -INFINITY);
    assert_int_equal(zili_table_write(again, &options, zl_str_write, &second,
                                      NULL), ZILI_OK);
    assert_string_equal(zl_str_text(&first), zl_str_text(&second));
    zl_str_clear(&first);
    zl_str_clear(&second);
    zili_table_free(table);
    zili_table_free(again);
}

static void nan_and_inf_are_numbers_among_numbers(void **state)
{
    static const char text[] = "real\tinteger\tword\tonly\n"
                               "NaN\t1\tnan\tnan\n"
                               "-INF\tnan\tinf\tNaN\n"
                               "Inf\t\tnever\t\n"
                               "0.5\t-2\t1\tnan\n";
    zili_table *table = NULL;

    (void)state;
    assert_int_equal(read_text(&table, text, sizeof text - 1, NULL), ZILI_OK);
    assert_int_equal(zili_table_type(table, 0), ZILI_REAL);
    assert_true(zili_table_missing(table, 0, 0));
    assert_true(zili_table_real(table, 1, 0) == -INFINITY);
    assert_true(zili_table_real(table, 2, 0) == INFINITY);
    assert_true(zili_table_real(table, 3, 0) == 0.5);
    assert_int_equal(zili_table_type(table, 1), ZILI_INTEGER);
    assert_true(zili_table_missing(table, 1, 1));
    assert_int_equal(zili_table_integer(table, 3, 1), -2);
    assert_int_equal(zili_table_type(table, 2), ZILI_TEXT);
    assert_string_equal(zili_table_text(table, 0, 2), "nan");
    assert_int_equal(zili_table_type(table, 3), ZILI_TEXT);
    assert_string_equal(zili_table_text(table, 1, 3), "NaN");
    zili_table_free(table);
}

/* ---- no memory ---- */

/* Make, sort, write in every format, read back. */
static zili_status whole_way(zili_error *err)
{
    zili_table *table = three(), *again = NULL;
    size_t compared = 0;
    zl_str text = { 0 };

    zl_table_sort(table, by_tens, &compared);
    zili_status status = zl_table_finish(table, &table, err);
    for (int i = 0; i <= ZILI_FORMAT_LATEX && status == ZILI_OK; i++) {
        zili_table_options options = { .format = i, .width = 20 };
        status = zili_table_write(table, &options, zl_str_write, &text, err);
        if (text.failed)
            status = zl_no_memory(err);
    }
    if (status == ZILI_OK)
        status = zili_table_read(&again, "tests/golden-data/themes.pairs.tsv",
                                 err);
    zl_str_clear(&text);
    zili_table_free(table);
    zili_table_free(again);
    return status;
}

static void every_lack_of_memory_is_survived(void **state)
{
    zili_error err;
    long n = 0;

    (void)state;
    for (;; n++) {
        zl_refuse_after(n);
        zili_status status = whole_way(&err);
        zl_refuse_after(-1);
        if (status == ZILI_OK)
            break;
        assert_int_equal(status, ZILI_ENOMEM);
    }
    assert_true(n > 30);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(cells_are_what_was_added),
        cmocka_unit_test(what_is_missing_has_no_value),
        cmocka_unit_test(a_cell_of_another_type_is_missing),
        cmocka_unit_test(a_text_that_begins_like_the_one_above_is_its_own),
        cmocka_unit_test(a_table_without_columns_has_no_rows),
        cmocka_unit_test(sorting_is_stable_for_any_number_of_rows),
        cmocka_unit_test(the_first_rows_are_kept),
        cmocka_unit_test(rows_are_arranged),
        cmocka_unit_test(types_are_seen_from_the_cells),
        cmocka_unit_test(a_broken_file_is_refused_with_the_line),
        cmocka_unit_test(a_table_is_the_same_when_read_back),
        cmocka_unit_test(missing_and_endless_reals_are_read_back),
        cmocka_unit_test(nan_and_inf_are_numbers_among_numbers),
        cmocka_unit_test(every_lack_of_memory_is_survived),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
