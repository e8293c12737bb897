/* test_option.c -- options from text, by their description. */
#include "base/mem.h"

#include <math.h>
#include <zili/option.h>

#include "base_help.h"

typedef struct options {
    bool all;
    uint64_t limit;
    double width;
    double share;
    uint64_t columns;
    const char *title;
    zili_texts paths;
    int format;
} options;

static const char *const formats[] = { "text", "tsv", NULL };

static const zili_option list[] = {
    { "all", 'a', ZILI_OPTION_FLAG, NULL, "", offsetof(options, all), NULL },
    { "limit", 'n', ZILI_OPTION_NUMBER, "N", "", offsetof(options, limit),
      NULL },
    { "width", 0, ZILI_OPTION_MEASURE, "MM", "", offsetof(options, width),
      NULL },
    { "columns", 0, ZILI_OPTION_COUNT, "N", "", offsetof(options, columns),
      NULL },
    { "share", 0, ZILI_OPTION_REAL, "X", "", offsetof(options, share), NULL },
    { "title", 't', ZILI_OPTION_TEXT, "TEXT", "", offsetof(options, title),
      NULL },
    { "path", 0, ZILI_OPTION_LIST, "PATH", "", offsetof(options, paths),
      NULL },
    { "format", 'f', ZILI_OPTION_CHOICE, "FORMAT", "",
      offsetof(options, format), formats },
    { 0 },
};

static zili_error err;

static zili_status set(options *into, const char *name, const char *value)
{
    const zili_option *option = zili_option_find(list, name, 0);

    assert_non_null(option);
    return zili_option_set(option, into, value, &err);
}

static void refused(const char *name, const char *value, const char *sentence)
{
    options into = { .limit = 7, .width = 7, .format = 1 }, before = into;

    assert_int_equal(set(&into, name, value), ZILI_EUSAGE);
    assert_string_equal(err.text, sentence);
    assert_memory_equal(&into, &before, sizeof into);
}

static double real_of(const char *value)
{
    options into = { 0 };

    assert_int_equal(set(&into, "share", value), ZILI_OK);
    return into.share;
}

static void an_option_is_found_by_name_or_letter(void **state)
{
    (void)state;
    assert_ptr_equal(zili_option_find(list, "limit", 0), &list[1]);
    assert_ptr_equal(zili_option_find(list, NULL, 'n'), &list[1]);
    assert_ptr_equal(zili_option_find(list, "limit", 'a'), &list[1]);
    assert_null(zili_option_find(list, "lim", 0));
    assert_null(zili_option_find(list, "", 0));
    assert_null(zili_option_find(list, NULL, 'x'));
    assert_null(zili_option_find(list, NULL, 0));
}

static void an_option_that_is_not_there_is_refused(void **state)
{
    options into = { .limit = 7 };

    (void)state;
    assert_int_equal(zili_option_set(zili_option_find(list, "limits", 0),
                                     &into, "3", &err),
                     ZILI_EUSAGE);
    assert_string_equal(err.text, "There is no such option.");
    assert_int_equal(into.limit, 7);
}

static void a_flag_is_set_by_itself_or_by_true_and_false(void **state)
{
    (void)state;
    options into = { 0 };

    assert_int_equal(set(&into, "all", NULL), ZILI_OK);
    assert_true(into.all);
    assert_int_equal(set(&into, "all", "false"), ZILI_OK);
    assert_false(into.all);
    assert_int_equal(set(&into, "all", "true"), ZILI_OK);
    assert_true(into.all);
    refused("all", "yes", "--all takes no value, but got \"yes\".");
}

static void a_number_is_whole_and_not_negative(void **state)
{
    (void)state;
    static const char *const bad[] = { "",    "-1",  "+1", " 1",  "1 ",
                                       "1.5", "0x1", "a",  "1e3",
                                       "18446744073709551616" };
    options into = { 0 };
    char sentence[100];

    assert_int_equal(set(&into, "limit", "18446744073709551615"), ZILI_OK);
    assert_true(into.limit == UINT64_MAX);
    assert_int_equal(set(&into, "limit", "007"), ZILI_OK);
    assert_int_equal(into.limit, 7);
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        snprintf(sentence, sizeof sentence,
                 "--limit wants a whole number, not \"%s\".", bad[i]);
        refused("limit", bad[i], sentence);
    }
    refused("limit", NULL, "--limit wants a value: N.");
}

static void a_real_number_is_the_nearest_one(void **state)
{
    (void)state;
    assert_true(real_of("0.35") == 0.35);
    assert_true(real_of("0.1") == 0.1);
    assert_true(real_of("-2.385") == -2.385);
    assert_true(real_of(".5") == 0.5);
    assert_true(real_of("5.") == 5);
    assert_true(real_of("123456.789") == 123456.789);
    assert_true(real_of("0.000001") == 0.000001);
    assert_true(fabs(real_of("0.33333333333333333333333") - 1.0 / 3) < 1e-15);
}

/* Against strtod(), which here follows the locale C. */
static void real_numbers_agree_with_the_system(void **state)
{
    (void)state;
    uint32_t random = 3;
    char text[40];

    for (int i = 0; i < 20000; i++) {
        snprintf(text, sizeof text, "%u.%0*u", next_random(&random) % 100000,
                 (int)(next_random(&random) % 8) + 2,
                 next_random(&random) % 100);
        assert_true(real_of(text) == strtod(text, NULL));
    }
}

static void a_real_number_may_carry_the_unit_of_its_value(void **state)
{
    (void)state;
    options into = { 0 };

    assert_int_equal(set(&into, "width", "84.5mm"), ZILI_OK);
    assert_true(into.width == 84.5);
    refused("width", "84px", "--width wants a number, not \"84px\".");
    refused("width", "84 mm", "--width wants a number, not \"84 mm\".");
    assert_int_equal(set(&into, "width", "8.4cm"), ZILI_OK);
    assert_true(into.width == 84);
    assert_int_equal(set(&into, "width", "3.5in"), ZILI_OK);
    assert_true(fabs(into.width - 88.9) < 1e-12);
    assert_int_equal(set(&into, "width", "72pt"), ZILI_OK);
    assert_true(fabs(into.width - 25.4) < 1e-12);
}

static void what_must_be_above_0_is(void **state)
{
    (void)state;
    options into = { 0 };

    refused("width", "0", "--width is above 0, and not 0.");
    refused("width", "0.0mm", "--width is above 0, and not 0.0mm.");
    refused("width", "-3", "--width is above 0, and not -3.");
    refused("columns", "0", "--columns is 1 or more, and not 0.");
    refused("columns", "-1", "--columns wants a whole number, not \"-1\".");
    assert_int_equal(set(&into, "columns", "12"), ZILI_OK);
    assert_int_equal(into.columns, 12);
}

static void what_is_no_number_is_refused(void **state)
{
    (void)state;
    static const char *const bad[] = { "", "-", ".", "-.", "1,5", "1e3", "x1",
                                       "nan", "inf", "--1", "1.2.3",
                                       "99999999999999999999" };
    char sentence[100];

    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        snprintf(sentence, sizeof sentence,
                 "--width wants a number, not \"%s\".", bad[i]);
        refused("width", bad[i], sentence);
    }
}

static void a_choice_is_one_of_its_values(void **state)
{
    (void)state;
    options into = { 0 };

    assert_int_equal(set(&into, "format", "tsv"), ZILI_OK);
    assert_int_equal(into.format, 1);
    refused("format", "pdf", "--format is one of text, tsv, not \"pdf\".");
    refused("format", "", "--format is one of text, tsv, not \"\".");
}

static void a_list_grows_and_is_released(void **state)
{
    (void)state;
    options into = { 0 };

    assert_int_equal(set(&into, "title", "Zili"), ZILI_OK);
    assert_string_equal(into.title, "Zili");
    assert_int_equal(set(&into, "path", "a"), ZILI_OK);
    zl_refuse_after(0);
    zili_status status = set(&into, "path", "b");
    zl_refuse_after(-1);
    assert_int_equal(status, ZILI_ENOMEM);
    assert_int_equal(into.paths.count, 1);
    assert_int_equal(set(&into, "path", "c"), ZILI_OK);
    assert_int_equal(into.paths.count, 2);
    assert_string_equal(into.paths.items[0], "a");
    assert_string_equal(into.paths.items[1], "c");
    zili_options_clear(list, &into);
    assert_int_equal(into.paths.count, 0);
    assert_null(into.paths.items);
    zili_options_clear(list, &into);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_option_is_found_by_name_or_letter),
        cmocka_unit_test(an_option_that_is_not_there_is_refused),
        cmocka_unit_test(a_flag_is_set_by_itself_or_by_true_and_false),
        cmocka_unit_test(a_number_is_whole_and_not_negative),
        cmocka_unit_test(a_real_number_is_the_nearest_one),
        cmocka_unit_test(real_numbers_agree_with_the_system),
        cmocka_unit_test(a_real_number_may_carry_the_unit_of_its_value),
        cmocka_unit_test(what_must_be_above_0_is),
        cmocka_unit_test(what_is_no_number_is_refused),
        cmocka_unit_test(a_choice_is_one_of_its_values),
        cmocka_unit_test(a_list_grows_and_is_released),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
