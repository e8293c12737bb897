/* test_table_matrix.c -- a table of cells as a sparse matrix in a folder. */
#include "index_help.h"

#include "base/mem.h"
#include "table/table.h"

#include <math.h>
#include <signal.h>
#include <sys/resource.h>

static zili_table *cells(bool whole)
{
    zili_table *table = zl_table_new();

    zl_table_text_column(table, "doc");
    zl_table_text_column(table, "year");
    zl_table_text_column(table, "term");
    if (whole)
        zl_table_count_column(table, "count");
    else
        zl_table_real_column(table, "share", 2);
    return table;
}

static void add(zili_table *table, const char *doc, const char *term,
                double value)
{
    zl_table_add_text(table, zl_view_of(doc));
    zl_table_add_text(table, zl_view_of("1960"));
    zl_table_add_text(table, zl_view_of(term));
    if (isnan(value))
        zl_table_add_missing(table);
    else if (zl_table_shape(table)[3].type == ZILI_INTEGER)
        zl_table_add_integer(table, (int64_t)value);
    else
        zl_table_add_real(table, value);
}

static zili_table *finish(zili_table *table)
{
    assert_int_equal(zl_table_finish(table, &table, NULL), ZILI_OK);
    return table;
}

static zili_status save(const zili_table *table, zili_error *err)
{
    zili_table_options options = { .format = ZILI_FORMAT_MTX };

    return zili_table_save(table, &options, in_scratch("m"), err);
}

static void assert_file(const char *name, const char *expected)
{
    zl_span file;

    assert_int_equal(zl_file_read(&file, in_scratch(name), NULL), ZILI_OK);
    assert_string_equal((const char *)file.bytes, expected);
    zl_free((uint8_t *)(uintptr_t)file.bytes);
}

static void cells_are_written_with_their_names(void **state)
{
    zili_table *table = cells(true);

    (void)state;
    add(table, "a\tb", "tin\\", 2);
    add(table, "a\tb", "nut", 1);
    add(table, "c", "nut", NAN);
    add(table, "c", "", 7);
    table = finish(table);
    assert_int_equal(save(table, NULL), ZILI_OK);
    assert_file("m/matrix.mtx",
                "%%MatrixMarket matrix coordinate integer general\n"
                "2 3 3\n1 1 2\n1 2 1\n2 3 7\n");
    assert_file("m/rows.tsv", "doc\tyear\na\\tb\t1960\nc\t1960\n");
    assert_file("m/columns.tsv", "term\ntin\\\\\nnut\n\n");
    zili_table_free(table);
}

static void real_numbers_and_none_are_written(void **state)
{
    zili_table *table = cells(false);

    (void)state;
    add(table, "a", "b", .125);
    table = finish(table);
    assert_int_equal(save(table, NULL), ZILI_OK);
    assert_file("m/matrix.mtx",
                "%%MatrixMarket matrix coordinate real general\n"
                "1 1 1\n1 1 0.125\n");
    zili_table_free(table);
    table = finish(cells(true));
    assert_int_equal(save(table, NULL), ZILI_OK);
    assert_file("m/matrix.mtx",
                "%%MatrixMarket matrix coordinate integer general\n0 0 0\n");
    assert_file("m/columns.tsv", "term\n");
    zili_table_free(table);
}

static void another_table_is_refused(void **state)
{
    zili_table *table = zl_table_new();
    zili_error err = { 0 };

    (void)state;
    zl_table_text_column(table, "term");
    zl_table_count_column(table, "count");
    table = finish(table);
    assert_int_equal(save(table, &err), ZILI_EUSAGE);
    assert_says(&err, "no list of the cells of a matrix");
    zili_table_options options = { .format = ZILI_FORMAT_MTX };
    assert_int_equal(zili_table_write(table, &options, zl_str_write, NULL,
                                      &err),
                     ZILI_EUSAGE);
    assert_says(&err, "say in which folder");
    zili_table_free(table);
}

static void a_folder_that_cannot_be_is_a_failure(void **state)
{
    zili_table *table = finish(cells(true));
    zili_table_options options = { .format = ZILI_FORMAT_MTX };
    zili_error err = { 0 };

    (void)state;
    write_file(in_scratch("f"), "", 0);
    assert_int_equal(zili_table_save(table, &options, in_scratch("f/m"), &err),
                     ZILI_EIO);
    zili_table_free(table);
}

/* A matrix that is larger than files may be: the names would fit. */
static zili_status save_large(zili_error *err)
{
    struct rlimit limit, before;
    zili_table *table = cells(false);

    for (int i = 0; i < 3000; i++)
        add(table, i % 2 ? "a" : "b", "c", 1 / (i + 3.));
    table = finish(table);
    getrlimit(RLIMIT_FSIZE, &before);
    limit = before;
    limit.rlim_cur = 50000;
    setrlimit(RLIMIT_FSIZE, &limit);
    signal(SIGXFSZ, SIG_IGN);
    zili_status status = save(table, err);
    signal(SIGXFSZ, SIG_DFL);
    setrlimit(RLIMIT_FSIZE, &before);
    zili_table_free(table);
    return status;
}

static void what_cannot_be_whole_leaves_what_was_there(void **state)
{
    zili_table *table = cells(true);
    zili_error err = { 0 };

    (void)state;
    zl_file_remove(in_scratch("m"));
    assert_int_equal(save_large(&err), ZILI_EIO);
    assert_says(&err, "m/matrix.mtx: File too large");
    assert_false(zl_file_exists(in_scratch("m")));
    add(table, "a", "nut", 2);
    table = finish(table);
    assert_int_equal(save(table, NULL), ZILI_OK);
    zili_table_free(table);
    assert_int_equal(save_large(NULL), ZILI_EIO);
    assert_file("m/rows.tsv", "doc\tyear\na\t1960\n");
    assert_file("m/columns.tsv", "term\nnut\n");
    assert_file("m/matrix.mtx",
                "%%MatrixMarket matrix coordinate integer general\n"
                "1 1 1\n1 1 2\n");
}

static void every_lack_of_memory_is_survived(void **state)
{
    zili_table *table = cells(true);
    zili_status status = ZILI_ENOMEM;
    long requests = 0;

    (void)state;
    for (int i = 0; i < 100; i++) {
        char name[20];
        snprintf(name, sizeof name, "name %d", i);
        add(table, name, name, i);
    }
    table = finish(table);
    for (; status; requests++) {
        zl_refuse_after(requests);
        status = save(table, NULL);
        zl_refuse_after(-1);
        assert_true(!status || status == ZILI_ENOMEM);
    }
    assert_true(requests > 10);
    zili_table_free(table);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(cells_are_written_with_their_names),
        cmocka_unit_test(real_numbers_and_none_are_written),
        cmocka_unit_test(another_table_is_refused),
        cmocka_unit_test(a_folder_that_cannot_be_is_a_failure),
        cmocka_unit_test(what_cannot_be_whole_leaves_what_was_there),
        cmocka_unit_test(every_lack_of_memory_is_survived),
    };

    return cmocka_run_group_tests_name("table_matrix", tests, make_scratch,
                                       remove_scratch);
}
