/* test_stem.c -- what the forms of a word have in common. */
#include "base_help.h"

#include "base/mem.h"
#include "text/stem.h"

static void check(zl_stemmer *stemmer, const char *word, const char *expected)
{
    zl_view stem;

    assert_true(zl_stemmer_stem(stemmer, zl_view_of(word), &stem));
    if (!zl_view_is(stem, expected))
        fail_msg("%s has the stem %.*s", word, (int)stem.size, stem.bytes);
}

static void forms_of_a_word_have_one_stem(void **state)
{
    zl_stemmer *stemmer = NULL;

    (void)state;
    assert_int_equal(zl_stemmer_open(&stemmer, "english", NULL), ZILI_OK);
    /* https://snowballstem.org/algorithms/english/stemmer.html */
    check(stemmer, "consistency", "consist");
    check(stemmer, "consigned", "consign");
    check(stemmer, "knightly", "knight");
    check(stemmer, "knack's", "knack");
    check(stemmer, "independence", "independ");
    check(stemmer, "independently", "independ");
    check(stemmer, "skies", "sky");
    check(stemmer, "s", "s");
    check(stemmer, "", "");
    zl_stemmer_close(stemmer);
}

static void other_languages_have_other_rules(void **state)
{
    zl_stemmer *stemmer = NULL;

    (void)state;
    assert_int_equal(zl_stemmer_open(&stemmer, "german", NULL), ZILI_OK);
    check(stemmer, "aufeinanderfolgenden", "aufeinanderfolg");
    zl_stemmer_close(stemmer);
    assert_int_equal(zl_stemmer_open(&stemmer, "russian", NULL), ZILI_OK);
    check(stemmer, "вагонами", "вагон");
    zl_stemmer_close(stemmer);
}

static void what_is_no_word_stays(void **state)
{
    zl_stemmer *stemmer = NULL;
    char word[1001] = { 0 };

    (void)state;
    assert_int_equal(zl_stemmer_open(&stemmer, "english", NULL), ZILI_OK);
    check(stemmer, "自力更生", "自力更生");
    check(stemmer, "1960", "1960");
    check(stemmer, "'", "'");
    memset(word, 's', sizeof word - 1);
    check(stemmer, word, word);
    zl_stemmer_close(stemmer);
}

static void an_unknown_language_is_refused(void **state)
{
    zl_stemmer *stemmer = NULL;
    zili_error err = { 0 };

    (void)state;
    assert_int_equal(zl_stemmer_open(&stemmer, "klingon", &err), ZILI_EUSAGE);
    assert_null(stemmer);
    assert_non_null(strstr(err.text, "no rules for stems of \"klingon\"; "
                                     "there are arabic, "));
    assert_non_null(strstr(err.text, "english"));
    zl_stemmer_close(NULL);
}

static void a_lack_of_memory_is_told(void **state)
{
    zl_stemmer *stemmer = NULL;

    (void)state;
    zl_refuse_after(0);
    assert_int_equal(zl_stemmer_open(&stemmer, "english", NULL), ZILI_ENOMEM);
    assert_int_equal(zl_stemmer_open(&stemmer, "klingon", NULL), ZILI_ENOMEM);
    zl_refuse_after(-1);
    assert_null(stemmer);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(forms_of_a_word_have_one_stem),
        cmocka_unit_test(other_languages_have_other_rules),
        cmocka_unit_test(what_is_no_word_stays),
        cmocka_unit_test(an_unknown_language_is_refused),
        cmocka_unit_test(a_lack_of_memory_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
