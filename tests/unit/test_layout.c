/* test_layout.c -- the front of a segment, and lists of texts in it. */
#include "index_help.h"

#include "base/bytes.h"
#include "base/hash.h"
#include "index/catalogue.h"
#include "index/layout.h"
#include "index/strings.h"

/* A file of two chunks, of 3 and 5 bytes. */
static size_t make_file(uint8_t file[256])
{
    size_t front = zl_layout_front_size(2);
    zl_chunk chunks[2] = { { 1, front, 3, 0 }, { 2, front + 8, 5, 0 } };

    memset(file, 0, 256);
    memcpy(file + front, "abc", 3);
    memcpy(file + front + 8, "defgh", 5);
    for (int i = 0; i < 2; i++)
        chunks[i].hash = zl_hash(file + chunks[i].offset, chunks[i].size);
    zl_layout_front(file, chunks, 2, front + 13);
    return front + 13;
}

static zili_status check(const uint8_t *bytes, size_t size, zili_error *err)
{
    /* A copy of its own: reading past its end is noticed. */
    uint8_t *copy = (uint8_t *)zl_copy_text((const char *)bytes, size);
    uint8_t *tight = zl_resize(copy, size);
    zili_status status = zl_layout_check((zl_span){ tight, size }, "x", err);

    zl_free(tight);
    return status;
}

static void a_file_gives_its_chunks(void **state)
{
    (void)state;
    uint8_t bytes[256];
    zl_span chunk, file = { bytes, make_file(bytes) };

    assert_int_equal(zl_layout_check(file, "x", NULL), ZILI_OK);
    assert_int_equal(zl_layout_count(file), 2);
    assert_true(zl_layout_find(file, 2, &chunk));
    assert_int_equal(chunk.size, 5);
    assert_memory_equal(chunk.bytes, "defgh", 5);
    assert_false(zl_layout_find(file, 3, &chunk));
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

static void another_version_is_named(void **state)
{
    (void)state;
    uint8_t bytes[256];
    size_t size = make_file(bytes);
    zili_error err;

    zl_put32(bytes + 8, 7);
    assert_int_equal(check(bytes, size, &err), ZILI_EFORMAT);
    assert_says(&err, "format version 7; this program reads version 1");
}

/* ---- strings ---- */

static void texts_come_back(void **state)
{
    (void)state;
    zl_view texts[] = {
        zl_view_of("a"), { "", 0 }, { "b\0c", 3 }, zl_view_of("自力")
    };
    size_t size;
    uint8_t *chunk = zl_strings_make(texts, 4, 2, &size);
    zl_strings strings;
    zl_span rest;

    assert_true(zl_strings_read(&strings, (zl_span){ chunk, size }, &rest));
    assert_int_equal(strings.count, 4);
    assert_int_equal(rest.size, 2);
    for (uint32_t i = 0; i < 4; i++) {
        zl_view text = zl_strings_at(&strings, i);
        assert_true(zl_view_same(text, texts[i]));
        assert_int_equal(text.bytes[text.size], 0);
    }
    zl_free(chunk);
}

static void a_list_with_any_wrong_byte_is_read_inside_its_chunk(void **state)
{
    (void)state;
    zl_view texts[] = { zl_view_of("one"), zl_view_of(""), zl_view_of("2") };
    size_t size;
    uint8_t *chunk = zl_strings_make(texts, 3, 0, &size);
    zl_strings strings;
    zl_span rest;

    for (size_t i = 0; i < size; i++) {
        for (int bit = 0; bit < 8; bit++) {
            chunk[i] = (uint8_t)(chunk[i] ^ 1 << bit);
            zl_span span = { chunk, size };
            if (zl_strings_read(&strings, span, &rest))
                for (uint32_t k = 0; k < strings.count; k++)
                    assert_true(zl_strings_at(&strings, k).size < size);
            chunk[i] = (uint8_t)(chunk[i] ^ 1 << bit);
        }
        assert_false(zl_strings_read(&strings, (zl_span){ chunk, i }, &rest));
    }
    zl_free(chunk);
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
        cmocka_unit_test(another_version_is_named),
        cmocka_unit_test(texts_come_back),
        cmocka_unit_test(a_list_with_any_wrong_byte_is_read_inside_its_chunk),
        cmocka_unit_test(a_sum_covers_all_but_itself),
    };

    return cmocka_run_group_tests_name("layout", tests, NULL, NULL);
}
