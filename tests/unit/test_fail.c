/* test_fail.c -- failures and their sentences. */
#include "base/fail.h"
#include "base/mem.h"

#include <errno.h>

#include "base_help.h"

static void a_failure_has_a_status_and_a_sentence(void **state)
{
    (void)state;
    zili_error err = { 0 };

    assert_int_equal(zl_fail(&err, ZILI_EUSAGE, "No %s in %d.", "x", 3),
                     ZILI_EUSAGE);
    assert_int_equal(err.status, ZILI_EUSAGE);
    assert_string_equal(err.text, "No x in 3.");
}

static void nobody_need_listen(void **state)
{
    (void)state;
    errno = ENOENT;
    assert_int_equal(zl_fail(NULL, ZILI_EIO, "%s", "x"), ZILI_EIO);
    assert_int_equal(zl_fail_system(NULL, "open", "x"), ZILI_EIO);
    assert_int_equal(zl_no_memory(NULL), ZILI_ENOMEM);
}

static void a_sentence_can_be_put_into_another(void **state)
{
    (void)state;
    zili_error err = { 0 };

    (void)zl_fail(&err, ZILI_EIO, "Inner.");
    (void)zl_fail(&err, ZILI_EFORMAT, "Outer: %s", err.text);
    assert_string_equal(err.text, "Outer: Inner.");
}

static void the_name_at_fault_stands_apart(void **state)
{
    (void)state;
    zili_error err = { 0 };

    (void)zl_fail(&err, ZILI_EFORMAT, "%s, line %d: no.", "a.txt", 3);
    assert_string_equal(err.text + err.named, ", line 3: no.");
    (void)zl_fail(&err, ZILI_EFORMAT, "%s is none.", "b\xFF\xFF.txt");
    assert_string_equal(err.text + err.named, " is none.");
    (void)zl_fail(&err, ZILI_EFORMAT, "%s: %s", "c", err.text);
    assert_int_equal(err.named, 1);
    (void)zl_fail(&err, ZILI_EFORMAT, "%s", "All of it.");
    assert_int_equal(err.named, 0);
    (void)zl_fail(&err, ZILI_EFORMAT, "No %s.", "x");
    assert_int_equal(err.named, 0);
    char longer[sizeof err.text + 1];
    memset(longer, 'x', sizeof longer - 1);
    longer[sizeof longer - 1] = 0;
    (void)zl_fail(&err, ZILI_EFORMAT, "%s is too long.", longer);
    assert_int_equal(err.named, 0);
}

static void a_failure_never_allocates(void **state)
{
    (void)state;
    zili_error err = { 0 };

    zl_refuse_after(0);
    assert_int_equal(zl_no_memory(&err), ZILI_ENOMEM);
    zl_refuse_after(-1);
    assert_string_equal(err.text, "There is not enough memory.");
}

static void a_failure_of_the_system_says_why(void **state)
{
    (void)state;
    zili_error err = { 0 };

    errno = ENOSPC;
    assert_int_equal(zl_fail_system(&err, "write", "a.txt"), ZILI_EIO);
    assert_string_equal(err.text,
                        "Cannot write a.txt: No space left on device.");
    errno = ENOMEM;
    assert_int_equal(zl_fail_system(&err, "map", "a.txt"), ZILI_ENOMEM);
    errno = 9999;
    assert_int_equal(zl_fail_system(&err, "open", "a.txt"), ZILI_EIO);
    assert_string_equal(err.text, "Cannot open a.txt: unknown error.");
}

/* Characters of 1 to 4 bytes, the cut falling on each of their bytes. */
static void a_sentence_too_long_is_cut_between_characters(void **state)
{
    (void)state;
    static const char *const characters[] = { "a", "é", "力", "𠀀" };
    char text[3 * sizeof((zili_error *)0)->text];
    zili_error err;

    for (size_t k = 0; k < 4; k++)
        for (size_t shift = 0; shift < 5; shift++) {
            size_t size = strlen(characters[k]), at = shift;
            memset(text, 'x', shift);
            while (at + size < sizeof text) {
                memcpy(text + at, characters[k], size);
                at += size;
            }
            text[at] = 0;
            (void)zl_fail(&err, ZILI_EIO, "%s", text);
            size_t kept = strlen(err.text);
            assert_true(kept > sizeof err.text - 1 - size);
            assert_int_equal((kept - shift) % size, 0);
            assert_memory_equal(err.text, text, kept);
        }
}

static void what_is_no_text_is_replaced(void **state)
{
    (void)state;
    char text[3 * sizeof((zili_error *)0)->text];
    zili_error err;

    (void)zl_fail(&err, ZILI_EIO, "%s!", "caf\xE9\xE8\x87 é\xFF");
    assert_string_equal(err.text, "caf\uFFFD\uFFFD\uFFFD é\uFFFD!");
    for (size_t shift = 0; shift < 3; shift++) {
        memset(text, '\xFF', sizeof text - 1);
        text[sizeof text - 1] = 0;
        memset(text, 'x', shift);
        (void)zl_fail(&err, ZILI_EIO, "%s", text);
        size_t size = strlen(err.text);
        assert_true(size > sizeof err.text - 4);
        assert_int_equal((size - shift) % 3, 0);
        assert_string_equal(err.text + size - 3, "\uFFFD");
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_failure_has_a_status_and_a_sentence),
        cmocka_unit_test(nobody_need_listen),
        cmocka_unit_test(a_sentence_can_be_put_into_another),
        cmocka_unit_test(the_name_at_fault_stands_apart),
        cmocka_unit_test(a_failure_never_allocates),
        cmocka_unit_test(a_failure_of_the_system_says_why),
        cmocka_unit_test(a_sentence_too_long_is_cut_between_characters),
        cmocka_unit_test(what_is_no_text_is_replaced),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
