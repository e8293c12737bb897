/* test_mem.c -- the door to memory, numbers in bytes, digests. */
#include "base/bytes.h"
#include "base/hash.h"
#include "base/mem.h"

#include "base_help.h"

static void memory_is_zeroed(void **state)
{
    (void)state;
    unsigned char *bytes = zl_alloc(1000), *items = zl_alloc_array(10, 100);

    assert_non_null(bytes);
    assert_non_null(items);
    for (int i = 0; i < 1000; i++)
        assert_true(bytes[i] == 0 && items[i] == 0);
    zl_free(bytes);
    zl_free(items);
    zl_free(NULL);
}

static void nothing_asked_still_gives_a_pointer(void **state)
{
    (void)state;
    void *none = zl_alloc(0), *no_items = zl_alloc_array(0, 8);
    void *resized = zl_resize(NULL, 0);

    assert_true(none && no_items && resized);
    zl_free(none);
    zl_free(no_items);
    zl_free(resized);
}

static void a_product_that_overflows_is_refused(void **state)
{
    (void)state;
    assert_null(zl_alloc_array(SIZE_MAX / 2, 3));
    assert_null(zl_alloc_array(3, SIZE_MAX / 2));
}

static void a_copied_text_ends_in_zero(void **state)
{
    (void)state;
    char *copy = zl_copy_text("abcdef", 3), *empty = zl_copy_text(NULL, 0);

    assert_string_equal(copy, "abc");
    assert_string_equal(empty, "");
    zl_free(copy);
    zl_free(empty);
}

static void requests_are_refused_when_told(void **state)
{
    (void)state;
    zl_refuse_after(1);
    char *first = zl_alloc(1);
    void *second = zl_alloc(1), *third = zl_resize(first, 100);
    zl_refuse_after(-1);
    assert_non_null(first);
    assert_null(second);
    assert_null(third);
    first[0] = 'x';
    zl_free(first);
}

static void numbers_come_back_from_bytes(void **state)
{
    (void)state;
    uint8_t bytes[9] = { 0 };

    zl_put32(bytes + 1, 0x89ABCDEF);
    assert_memory_equal(bytes, "\0\xEF\xCD\xAB\x89\0", 6);
    assert_int_equal(zl_get32(bytes + 1), 0x89ABCDEF);
    zl_put64(bytes + 1, 0x0123456789ABCDEF);
    assert_memory_equal(bytes, "\0\xEF\xCD\xAB\x89\x67\x45\x23\x01", 9);
    assert_true(zl_get64(bytes + 1) == 0x0123456789ABCDEF);
}

/* The digest of no bytes in xxHash's own tests. */
static void a_digest_is_that_of_xxh3(void **state)
{
    (void)state;
    assert_true(zl_hash("", 0) == UINT64_C(0x2d06800538d394c2));
    assert_true(zl_hash("a", 1) != zl_hash("b", 1));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(memory_is_zeroed),
        cmocka_unit_test(nothing_asked_still_gives_a_pointer),
        cmocka_unit_test(a_product_that_overflows_is_refused),
        cmocka_unit_test(a_copied_text_ends_in_zero),
        cmocka_unit_test(requests_are_refused_when_told),
        cmocka_unit_test(numbers_come_back_from_bytes),
        cmocka_unit_test(a_digest_is_that_of_xxh3),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
