/* test_blocks.c -- small writes, gathered. */
#include "base/blocks.h"

#include "base_help.h"

struct taken {
    char bytes[1 << 18];
    size_t size, calls, most; /* most: where it refuses */
};

static bool take(void *user, const void *bytes, size_t size)
{
    struct taken *taken = user;

    taken->calls++;
    if (size > taken->most - taken->size)
        return false;
    memcpy(taken->bytes + taken->size, bytes, size);
    taken->size += size;
    return true;
}

/* Pieces of 0, 1, 2 … bytes, and one that is larger than a block. */
static void write_pieces(zl_out *out, zl_str *whole)
{
    static char large[1 << 16];
    char piece[300];

    memset(large, 'x', sizeof large);
    for (size_t i = 0; i < sizeof piece; i++) {
        memset(piece, 'a' + (int)(i % 26), i);
        zl_out_bytes(out, piece, i);
        zl_str_add(whole, (zl_view){ piece, i });
        if (i == 150) {
            zl_out_bytes(out, large, sizeof large);
            zl_str_add(whole, (zl_view){ large, sizeof large });
        }
    }
}

static void all_bytes_come_in_order_and_in_few_calls(void **state)
{
    static struct taken taken = { .most = sizeof taken.bytes };
    static zl_blocks blocks;
    zl_str whole = { 0 };

    (void)state;
    zl_out out = zl_blocks_begin(&blocks, take, &taken);
    write_pieces(&out, &whole);
    assert_true(zl_blocks_end(&blocks, &out));
    assert_int_equal(taken.size, whole.size);
    assert_memory_equal(taken.bytes, whole.bytes, whole.size);
    assert_true(taken.calls < 8);
    zl_str_clear(&whole);
}

static void nothing_is_no_call(void **state)
{
    static struct taken taken = { .most = 0 };
    static zl_blocks blocks;

    (void)state;
    zl_out out = zl_blocks_begin(&blocks, take, &taken);
    assert_true(zl_blocks_end(&blocks, &out));
    assert_int_equal(taken.calls, 0);
}

/* Wherever the room ends, the end says so. */
static void a_failure_is_told_at_the_end(void **state)
{
    static struct taken taken;
    static zl_blocks blocks;

    (void)state;
    for (size_t most = 0; most < 110000; most += 9973) {
        zl_str whole = { 0 };
        taken = (struct taken){ .most = most };
        zl_out out = zl_blocks_begin(&blocks, take, &taken);
        write_pieces(&out, &whole);
        assert_false(zl_blocks_end(&blocks, &out));
        assert_memory_equal(taken.bytes, whole.bytes, taken.size);
        zl_str_clear(&whole);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(all_bytes_come_in_order_and_in_few_calls),
        cmocka_unit_test(nothing_is_no_call),
        cmocka_unit_test(a_failure_is_told_at_the_end),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
