/* test_particles.c -- words that say nothing by themselves. The lists are
 * searched by halves, so they must be in byte order; their file is a part of
 * this one, to look into them. */
#include "base_help.h"

#include "text/fold.h"

#include "text/particles.c" /* NOLINT(bugprone-suspicious-include) */

static void check_order(const char *const *list, size_t count)
{
    for (size_t i = 1; i < count; i++)
        if (strcmp(list[i - 1], list[i]) >= 0)
            fail_msg("%s stands before %s", list[i - 1], list[i]);
}

static void lists_are_in_byte_order(void **state)
{
    (void)state;
    check_order(english, COUNT(english));
    check_order(chinese, COUNT(chinese));
}

/* Looked for one by one, each is found; with a letter more or less it is as
 * the list has it. */
static void check_all(const char *const *list, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        zl_view word = zl_view_of(list[i]);
        char longer[40];
        snprintf(longer, sizeof longer, "%sq", list[i]);
        assert_true(zl_is_particle(word));
        assert_false(zl_is_particle(zl_view_of(longer)));
        zl_view less = zl_view_cut(word, 0, word.size - 1);
        bool expected = false;
        for (size_t k = 0; k < count; k++)
            expected = expected || zl_view_is(less, list[k]);
        assert_int_equal(zl_is_particle(less), expected);
    }
}

static void each_is_found(void **state)
{
    (void)state;
    check_all(english, COUNT(english));
    check_all(chinese, COUNT(chinese));
}

/* Both lists have keys: small letters, simplified characters. */
static void check_keys(const char *const *list, size_t count)
{
    zl_fold *fold = NULL;
    zl_str key = { 0 };

    assert_int_equal(zl_fold_open(&fold, NULL), ZILI_OK);
    for (size_t i = 0; i < count; i++) {
        zl_str_empty(&key);
        zl_fold_add(fold, zl_view_of(list[i]), &key);
        assert_string_equal(zl_str_text(&key), list[i]);
    }
    zl_str_clear(&key);
    zl_fold_close(fold);
}

static void all_are_keys(void **state)
{
    (void)state;
    check_keys(english, COUNT(english));
    check_keys(chinese, COUNT(chinese));
}

static void what_says_something_is_none(void **state)
{
    static const char *const words[] = {
        "", "-", "self", "ourselves", "reliance", "1960", "the ", "THE",
        "zzz", "自力更生", "自己", "的的", "a-", "\xff", "\xe7\x9a",
    };

    (void)state;
    for (size_t i = 0; i < COUNT(words); i++)
        assert_false(zl_is_particle(zl_view_of(words[i])));
    assert_false(zl_is_particle((zl_view){ NULL, 0 }));
}

/* What sets things beside each other says nothing else. */
static void conjunctions_are_particles(void **state)
{
    static const char *const all[] = { "and", "but", "or", "与", "以及",
                                       "但", "和", "或", "而" };

    (void)state;
    for (size_t i = 0; i < COUNT(all); i++) {
        assert_true(zl_is_conjunction(zl_view_of(all[i])));
        assert_true(zl_is_particle(zl_view_of(all[i])));
    }
    assert_true(zl_is_conjunction(zl_view_of("或者")));
    assert_false(zl_is_conjunction(zl_view_of("the")));
    assert_false(zl_is_conjunction(zl_view_of("")));
    assert_false(zl_is_conjunction(zl_view_of("an")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lists_are_in_byte_order),
        cmocka_unit_test(each_is_found),
        cmocka_unit_test(all_are_keys),
        cmocka_unit_test(what_says_something_is_none),
        cmocka_unit_test(conjunctions_are_particles),
    };

    return cmocka_run_group_tests_name("particles", tests, NULL, NULL);
}
