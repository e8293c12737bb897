/* test_chart_write.c -- a figure that goes into no file. */
#include "chart_help.h"
#include "index_help.h"

#include <zili/chart.h>

/* cairo and fontconfig keep what is not ours to give back. */
ZILI_API const char *__lsan_default_suppressions(void);

const char *__lsan_default_suppressions(void)
{
    return "leak:libcairo.so\nleak:libfontconfig.so\n";
}

static const char pairs[] = "a\tb\t#O11\t#R1\t#C1\n"
                            "self-reliance\taid\t1\t10\t20\n"
                            "self-reliance\tmass line\t5\t10\t30";

static const char *const endings[] = { ".pdf", ".svg", ".png", ".eps",
                                       ".graphml" };

enum { ENDINGS = sizeof endings / sizeof *endings };

static zili_status write_into(zl_str *out, const char *ending,
                              zili_error *err)
{
    zili_table *table = table_of(pairs);
    zili_status status =
        zili_chart_write(zili_chart_find("network"), table, NULL, ending,
                         zl_str_write, out, err);

    zili_table_free(table);
    return status;
}

static void bytes_are_those_of_the_file(void **state)
{
    zili_table *table = table_of(pairs);
    char path[256];

    (void)state;
    for (int i = 0; i < ENDINGS; i++) {
        zl_str found = { 0 };
        zl_span file = { 0 };
        snprintf(path, sizeof path, "%s/figure%s", scratch, endings[i]);
        assert_int_equal(zili_chart_draw(zili_chart_find("network"), table,
                                         NULL, path, NULL),
                         ZILI_OK);
        assert_int_equal(write_into(&found, endings[i], NULL), ZILI_OK);
        assert_int_equal(zl_file_read(&file, path, NULL), ZILI_OK);
        assert_int_equal(found.size, file.size);
        assert_memory_equal(found.bytes, file.bytes, file.size);
        zl_free((void *)(uintptr_t)file.bytes);
        zl_str_clear(&found);
    }
    zili_table_free(table);
}

static void an_ending_must_be_known(void **state)
{
    zl_str out = { 0 };
    zili_error err = { 0 };

    (void)state;
    assert_int_equal(write_into(&out, ".gif", &err), ZILI_EUSAGE);
    assert_non_null(strstr(err.text, ".gif"));
    assert_int_equal(out.size, 0);
}

static bool take_nothing(void *user, const void *bytes, size_t size)
{
    (void)user, (void)bytes, (void)size;
    return false;
}

static void who_takes_no_more_is_told(void **state)
{
    zili_table *table = table_of(pairs);

    (void)state;
    for (int i = 0; i < ENDINGS; i++) {
        zili_error err = { 0 };
        assert_int_equal(zili_chart_write(zili_chart_find("network"), table,
                                          NULL, endings[i], take_nothing, NULL,
                                          &err),
                         ZILI_EIO);
        assert_non_null(strstr(err.text, "could not be written"));
    }
    zili_table_free(table);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(bytes_are_those_of_the_file),
        cmocka_unit_test(an_ending_must_be_known),
        cmocka_unit_test(who_takes_no_more_is_told),
    };

    return cmocka_run_group_tests(tests, make_scratch, remove_scratch);
}
