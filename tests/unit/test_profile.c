/* test_profile.c -- the names of profiles. */
#include "base_help.h"
#include "text/profile.h"

/* Every profile there is, by its shortest name. */
static const struct {
    const char *name;
    zl_profile profile;
} all[] = {
    { "zili", { ZL_CUT_ZILI, ZL_LATIN_UAX29 } },
    { "zili+letters", { ZL_CUT_ZILI, ZL_LATIN_LETTERS } },
    { "zili+hyphen", { ZL_CUT_ZILI, ZL_LATIN_HYPHEN } },
    { "zili+penn", { ZL_CUT_ZILI, ZL_LATIN_PENN } },
    { "icu", { ZL_CUT_ICU, ZL_LATIN_UAX29 } },
    { "icu+letters", { ZL_CUT_ICU, ZL_LATIN_LETTERS } },
    { "icu+hyphen", { ZL_CUT_ICU, ZL_LATIN_HYPHEN } },
    { "icu+penn", { ZL_CUT_ICU, ZL_LATIN_PENN } },
    { "char", { ZL_CUT_CHAR, ZL_LATIN_UAX29 } },
    { "char+letters", { ZL_CUT_CHAR, ZL_LATIN_LETTERS } },
    { "char+hyphen", { ZL_CUT_CHAR, ZL_LATIN_HYPHEN } },
    { "char+penn", { ZL_CUT_CHAR, ZL_LATIN_PENN } },
    { "given", { ZL_CUT_GIVEN, ZL_LATIN_UAX29 } },
};

static void assert_profile(const char *name, zl_profile expected)
{
    zl_profile profile = { ZL_CUT_GIVEN, ZL_LATIN_PENN };

    assert_int_equal(zl_profile_read(&profile, name, NULL), ZILI_OK);
    assert_int_equal(profile.cut, expected.cut);
    assert_int_equal(profile.latin, expected.latin);
}

static void every_profile_has_its_name(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        assert_profile(all[i].name, all[i].profile);
        assert_string_equal(zl_profile_name(all[i].profile), all[i].name);
    }
}

static void no_name_is_zili(void **state)
{
    (void)state;
    assert_profile(NULL, (zl_profile){ 0 });
    assert_profile("", (zl_profile){ 0 });
}

static void a_name_for_latin_script_alone_is_of_zili(void **state)
{
    (void)state;
    assert_profile("uax29", (zl_profile){ ZL_CUT_ZILI, ZL_LATIN_UAX29 });
    assert_profile("letters", (zl_profile){ ZL_CUT_ZILI, ZL_LATIN_LETTERS });
    assert_profile("hyphen", (zl_profile){ ZL_CUT_ZILI, ZL_LATIN_HYPHEN });
    assert_profile("penn", (zl_profile){ ZL_CUT_ZILI, ZL_LATIN_PENN });
}

static void a_longer_name_is_read_too(void **state)
{
    (void)state;
    assert_profile("zili+uax29", (zl_profile){ ZL_CUT_ZILI, ZL_LATIN_UAX29 });
    assert_profile("icu+uax29", (zl_profile){ ZL_CUT_ICU, ZL_LATIN_UAX29 });
    assert_profile("char+uax29", (zl_profile){ ZL_CUT_CHAR, ZL_LATIN_UAX29 });
}

static void what_is_no_profile_is_refused_with_the_names(void **state)
{
    static const char *const names[] = {
        "ICU",       "icu ",     " icu",          "+",          "icu+",
        "+penn",     "penn+icu", "icu+penn+penn", "given+penn", "jieba",
        "zili+none", "icupenn",  "char,icu",      "given+uax29",
    };

    (void)state;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        zl_profile profile;
        zili_error err = { 0 };
        char start[80];
        assert_int_equal(zl_profile_read(&profile, names[i], &err),
                         ZILI_EUSAGE);
        snprintf(start, sizeof start, "There is no profile \"%s\"; ",
                 names[i]);
        assert_memory_equal(err.text, start, strlen(start));
        assert_non_null(strstr(err.text, ZL_PROFILE_NAMES));
        assert_int_equal(err.text[strlen(err.text) - 1], '.');
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_profile_has_its_name),
        cmocka_unit_test(no_name_is_zili),
        cmocka_unit_test(a_name_for_latin_script_alone_is_of_zili),
        cmocka_unit_test(a_longer_name_is_read_too),
        cmocka_unit_test(what_is_no_profile_is_refused_with_the_names),
    };

    return cmocka_run_group_tests_name("profile", tests, NULL, NULL);
}
