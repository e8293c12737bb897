/* test_layout.c -- the front of a segment, and the sum of a catalogue. */
#include "index_help.h"

#include "base/bytes.h"
#include "base/hash.h"
#include "index/catalogue.h"
#include "index/layout.h"

/* A file of two chunks, of 3 and 5 bytes. */
static size_t make_file(uint8_t file[256])
{
    size_t front = zl_layout_front_size(2);
    zl_chunk chunks[2] = { { 1, 7, front, 3, 0 }, { 2, 0, front + 8, 5, 0 } };

    memset(file, 0, 256);
    memcpy(file + front, "abc", 3);
    memcpy(file + front + 8, "defgh", 5);
    for (int i = 0; i < 2; i++)
        chunks[i].hash = zl_hash(file + chunks[i].offset, chunks[i].size);
    zl_layout_front(file, chunks, 2, front + 13);
    return front + 13;
}

/* All that is checked of a copy of its own: reading past its end is noticed. */
static zili_status check(const uint8_t *bytes, size_t size, zili_error *err)
{
    uint8_t *copy = (uint8_t *)zl_copy_text((const char *)bytes, size);
    zl_span file = { zl_resize(copy, size), size };
    zili_status status = zl_layout_check(file, "x", err);

    if (!status)
        status = zl_layout_check_chunks(file, "x", err);
    zl_free((void *)(uintptr_t)file.bytes);
    return status;
}

static void a_file_gives_its_chunks(void **state)
{
    (void)state;
    uint8_t bytes[256];
    zl_span chunk, file = { bytes, make_file(bytes) };

    assert_int_equal(zl_layout_check(file, "x", NULL), ZILI_OK);
    assert_int_equal(zl_layout_check_chunks(file, "x", NULL), ZILI_OK);
    assert_int_equal(zl_layout_count(file), 2);
    assert_int_equal(zl_layout_chunk(file, 0).owner, 7);
    assert_true(zl_layout_find(file, 2, 0, &chunk));
    assert_int_equal(chunk.size, 5);
    assert_memory_equal(chunk.bytes, "defgh", 5);
    assert_true(zl_layout_find(file, 1, 7, &chunk));
    assert_false(zl_layout_find(file, 1, 0, &chunk));
    assert_false(zl_layout_find(file, 3, 0, &chunk));
}

static void every_flipped_byte_and_every_cut_is_refused(void **state)
{
    (void)state;
    uint8_t bytes[256];
    size_t size = make_file(bytes);
    zili_error err;

    for (size_t i = 0; i < size; i++) {
        bytes[i] ^= 0x10;
        assert_int_equal(check(bytes, size, &err), ZILI_EFORMAT);
        assert_says(&err, "x");
        bytes[i] ^= 0x10;
        assert_int_equal(check(bytes, i, &err), ZILI_EFORMAT);
    }
    assert_int_equal(check(bytes, size, &err), ZILI_OK);
    assert_int_equal(check(bytes, size + 1, &err), ZILI_EFORMAT);
}

/* What opening looks at, and what only the check of all chunks does. */
static void the_front_is_checked_alone(void **state)
{
    (void)state;
    uint8_t bytes[256];
    zl_span file = { bytes, make_file(bytes) };
    size_t front = zl_layout_front_size(2);
    zili_error err;

    for (size_t i = 0; i < file.size; i++) {
        bytes[i] ^= 0x10;
        assert_int_equal(zl_layout_check(file, "x", &err),
                         i < front ? ZILI_EFORMAT : ZILI_OK);
        bytes[i] ^= 0x10;
    }
    bytes[front + 1] ^= 0x10;
    assert_int_equal(zl_layout_check_chunks(file, "x", &err), ZILI_EFORMAT);
    assert_says(&err, "chunk 1 (\?\?\?\?) has a wrong sum");
    bytes[front + 1] ^= 0x10;
    bytes[front + 3] ^= 0x10;
    assert_int_equal(zl_layout_check_chunks(file, "x", &err), ZILI_EFORMAT);
    assert_says(&err, "has other bytes than zeros before it");
}

static void another_version_is_named(void **state)
{
    (void)state;
    uint8_t bytes[256];
    size_t size = make_file(bytes);
    zili_error err;

    zl_put32(bytes + 8, 7);
    assert_int_equal(check(bytes, size, &err), ZILI_EFORMAT);
    assert_says(&err, "format version 7; this program reads version 2");
}

/* ---- catalogue ---- */

static void a_sum_covers_all_but_itself(void **state)
{
    (void)state;
    uint8_t bytes[300];
    zl_span file = { bytes, sizeof bytes };

    for (size_t i = 0; i < sizeof bytes; i++)
        bytes[i] = (uint8_t)(i * 7);
    uint32_t sum = zl_catalogue_sum(file);
    zl_catalogue_store_sum(bytes, sum);
    assert_int_equal(zl_catalogue_sum(file), sum);
    assert_int_equal(zl_catalogue_stored_sum(file), sum);
    for (size_t i = 0; i < sizeof bytes; i++) {
        bytes[i] ^= 1;
        assert_false(zl_catalogue_sum(file) == zl_catalogue_stored_sum(file));
        bytes[i] ^= 1;
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_file_gives_its_chunks),
        cmocka_unit_test(every_flipped_byte_and_every_cut_is_refused),
        cmocka_unit_test(the_front_is_checked_alone),
        cmocka_unit_test(another_version_is_named),
        cmocka_unit_test(a_sum_covers_all_but_itself),
    };

    return cmocka_run_group_tests_name("layout", tests, NULL, NULL);
}
