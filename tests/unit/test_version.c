/* test_version.c -- which Unicode decides what a word is. */
#include "base_help.h"

#include "text/version.h"

#include <unicode/uchar.h>

/* The library that runs is asked, not the headers. */
static void the_versions_are_those_of_the_library_that_runs(void **state)
{
    UVersionInfo icu, unicode;
    char begin[32];

    (void)state;
    u_getVersion(icu);
    u_getUnicodeVersion(unicode);
    snprintf(begin, sizeof begin, "%d.%d", icu[0], icu[1]);
    assert_memory_equal(zl_icu_version().text, begin, strlen(begin));
    snprintf(begin, sizeof begin, "%d.%d", unicode[0], unicode[1]);
    assert_memory_equal(zl_unicode_version().text, begin, strlen(begin));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_versions_are_those_of_the_library_that_runs),
    };

    return cmocka_run_group_tests_name("version", tests, NULL, NULL);
}
