/* test_abbreviation.c -- each list is looked up from its first word to its
 * last, and words close to them are none. */
#include "base_help.h"

#include "text/abbreviation.h"

static const struct {
    const char *word;
    zl_abbreviation kind;
} words[] = {
    { "ADM", ZL_ABBREVIATION_NEVER },    { "z.B", ZL_ABBREVIATION_NEVER },
    { "Dña", ZL_ABBREVIATION_NEVER },    { "Messrs", ZL_ABBREVIATION_NEVER },
    { "Vgl", ZL_ABBREVIATION_NEVER },    { "Apr", ZL_ABBREVIATION_NUMBER },
    { "ziff", ZL_ABBREVIATION_NUMBER },  { "VOL", ZL_ABBREVIATION_NUMBER },
    { "págs", ZL_ABBREVIATION_NUMBER },  { "No", ZL_ABBREVIATION_NUMBER },
    { "Acad", ZL_ABBREVIATION_MAYBE },   { "übers", ZL_ABBREVIATION_MAYBE },
    { "transl", ZL_ABBREVIATION_MAYBE }, { "Mo", ZL_ABBREVIATION_MAYBE },
    { "a.m", ZL_ABBREVIATION_LAST },     { "usw", ZL_ABBREVIATION_LAST },
    { "etc", ZL_ABBREVIATION_LAST },     { "Etc", ZL_ABBREVIATION_LAST },
    { "U.S", ZL_ABBREVIATION_MAYBE },    { "J", ZL_ABBREVIATION_MAYBE },
    { "", ZL_ABBREVIATION_NONE },        { "ADN", ZL_ABBREVIATION_NONE },
    { "AD", ZL_ABBREVIATION_NONE },      { "ADMX", ZL_ABBREVIATION_NONE },
    { "ETC", ZL_ABBREVIATION_NONE },     { "zz", ZL_ABBREVIATION_NONE },
    { "transla", ZL_ABBREVIATION_NONE }, { "translat", ZL_ABBREVIATION_NONE },
    { "word", ZL_ABBREVIATION_NONE },    { "Word", ZL_ABBREVIATION_NONE },
    { "自力", ZL_ABBREVIATION_NONE },
};

static void words_are_found_in_their_lists(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (zl_abbreviation_of(zl_view_of(words[i].word)) != words[i].kind)
            fail_msg("%s", words[i].word);
}

static void a_zero_byte_ends_no_word(void **state)
{
    (void)state;
    assert_int_equal(zl_abbreviation_of((zl_view){ "Dr\0", 3 }),
                     ZL_ABBREVIATION_NONE);
    assert_true(zl_is_abbreviation(zl_view_of("Dr")));
    assert_false(zl_is_abbreviation(zl_view_of("Door")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_are_found_in_their_lists),
        cmocka_unit_test(a_zero_byte_ends_no_word),
    };

    return cmocka_run_group_tests_name("abbreviation", tests, NULL, NULL);
}
