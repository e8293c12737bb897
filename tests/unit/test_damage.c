/* test_damage.c -- an index with a wrong byte or a missing end is refused, or
 * it is right all the same; never a crash. */
#include "index_help.h"
#include "segment_walk.h"

#include "base/hash.h"
#include "index/catalogue.h"
#include "index/layout.h"

/* The files of the small index as they should be. */
static zl_span segment, catalogue;

static int read_index(void **state)
{
    if (make_scratch(state))
        return -1;
    build_small(in_scratch("s.zili"));
    segment = read_file(in_scratch("s.zili/000001.seg"));
    catalogue = read_file(in_scratch("s.zili/catalogue.sqlite"));
    return 0;
}

static int drop_index(void **state)
{
    free_file(&segment);
    free_file(&catalogue);
    return remove_scratch(state);
}

static void restore(void)
{
    write_file(in_scratch("s.zili/000001.seg"), segment.bytes, segment.size);
    write_file(in_scratch("s.zili/catalogue.sqlite"), catalogue.bytes,
               catalogue.size);
}

/* ---- every byte counts ---- */

static void assert_refused_or_right(void)
{
    zili_corpus *corpus;
    zili_error err = { 0 };

    if (zili_corpus_open(&corpus, in_scratch("s.zili"), &err)) {
        assert_int_equal(err.status, ZILI_EFORMAT);
        assert_says(&err, in_scratch("s.zili"));
        return;
    }
    assert_cat(corpus, "one", zl_view_of(small_one));
    assert_cat(corpus, "two", zl_view_of(small_two));
    assert_sound(corpus);
    zili_corpus_close(corpus);
}

/* Every `step`-th byte turned over, and the file cut before it. */
static void damage(const char *name, zl_span file, size_t step)
{
    uint8_t *bytes =
        (uint8_t *)zl_copy_text((const char *)file.bytes, file.size);

    for (size_t i = 0; i < file.size; i += i < 128 ? 1 : step) {
        bytes[i] = (uint8_t)~bytes[i];
        write_file(in_scratch(name), bytes, file.size);
        assert_refused_or_right();
        bytes[i] = (uint8_t)~bytes[i];
        write_file(in_scratch(name), bytes, i);
        assert_refused_or_right();
    }
    zl_free(bytes);
    restore();
}

static void every_byte_of_a_segment_counts(void **state)
{
    (void)state;
    damage("s.zili/000001.seg", segment, 1);
}

static void the_bytes_of_a_catalogue_count(void **state)
{
    (void)state;
    damage("s.zili/catalogue.sqlite", catalogue, 41);
}

/* ---- wrong bytes under right sums ---- */

static uint8_t *copy_of(zl_span file)
{
    return (uint8_t *)zl_copy_text((const char *)file.bytes, file.size);
}

static void seal(uint8_t *bytes, size_t size)
{
    zl_span file = { bytes, size };
    zl_chunk chunks[32];
    uint32_t count = zl_layout_count(file);

    assert_in_range(count, 1, 32);
    for (uint32_t i = 0; i < count; i++) {
        chunks[i] = zl_layout_chunk(file, i);
        zl_span chunk = zl_layout_bytes(file, chunks[i]);
        chunks[i].hash = zl_hash(chunk.bytes, chunk.size);
    }
    zl_layout_front(bytes, chunks, count, size);
}

/* Gives whether the segment was taken for a sound one. */
static bool ask_sealed(const uint8_t *bytes, size_t size)
{
    zl_segment *opened;
    zili_error err = { 0 };
    zili_status status =
        zl_segment_open(&opened, (zl_span){ bytes, size }, 0, "x", &err);

    if (!status) {
        assert_true(walk(opened) > 0);
        status = zl_segment_verify(opened, "x", &err);
    }
    if (status)
        assert_says(&err, "x is ");
    zl_segment_close(opened);
    return status == ZILI_OK;
}

static void wrong_numbers_lead_nowhere_outside(void **state)
{
    (void)state;
    static const uint8_t changes[] = { 0x01, 0x02, 0x80, 0xFF };
    uint8_t *bytes = copy_of(segment);
    size_t front = zl_layout_front_size(zl_layout_count(segment));
    size_t sound = 0;

    for (size_t i = front; i < segment.size; i++) {
        for (size_t k = 0; k < sizeof changes; k++) {
            bytes[i] ^= changes[k];
            seal(bytes, segment.size);
            sound += ask_sealed(bytes, segment.size);
            bytes[i] ^= changes[k];
        }
    }
    /* Some bytes are the texts themselves. */
    assert_in_range(sound, 1, segment.size * 2);
    zl_free(bytes);
}

/* Two chunks change their places in the contents. */
static void chunks_in_another_order_are_taken_or_refused(void **state)
{
    (void)state;
    uint32_t count = zl_layout_count(segment);

    for (uint32_t i = 0; i < count; i++) {
        for (uint32_t k = 0; k < count; k++) {
            uint8_t *bytes = copy_of(segment);
            memcpy(bytes + 24 + (size_t)i * 32, segment.bytes + 24 + k * 32,
                   4);
            memcpy(bytes + 24 + (size_t)k * 32, segment.bytes + 24 + i * 32,
                   4);
            seal(bytes, segment.size);
            ask_sealed(bytes, segment.size);
            zl_free(bytes);
        }
    }
}

/* ---- what verify finds ---- */

static const uint8_t *chunk_of(uint32_t name)
{
    zl_span chunk;

    assert_true(zl_layout_find(segment, name, &chunk));
    return chunk.bytes;
}

static void assert_found(uint32_t name, size_t offset, size_t size,
                         const char *with, const char *words)
{
    uint8_t *bytes = copy_of(segment);
    size_t at = (size_t)(chunk_of(name) - segment.bytes) + offset;
    zl_segment *opened;
    zili_error err = { 0 };

    memcpy(bytes + at, with, size);
    seal(bytes, segment.size);
    zl_span file = { bytes, segment.size };
    assert_int_equal(zl_segment_open(&opened, file, 0, "x", &err), ZILI_OK);
    assert_int_equal(zl_segment_verify(opened, "x", &err), ZILI_EFORMAT);
    assert_says(&err, words);
    zl_segment_close(opened);
    zl_free(bytes);
}

static void what_cannot_be_sound_is_said_in_words(void **state)
{
    (void)state;
    assert_found(ZL_CHUNK_ORDER, 0, 4, "\1\0\0\0", "not in byte order");
    assert_found(ZL_CHUNK_TOKENS, 0, 4, "\1\0\0\0", "positions of a word");
    assert_found(ZL_CHUNK_POSITIONS, 16 * 4, 4, "\0\0\0\0",
                 "positions of a word");
    assert_found(ZL_CHUNK_GLUE_CODES, 0, 1, "\xFF", "glue is missing");
}

/* ---- catalogues that are whole and wrong ---- */

/* Replace a text in the catalogue by one of the same length, under a right
 * sum. */
static void assert_catalogue(const char *old, const char *with,
                             const char *words)
{
    uint8_t *bytes = copy_of(catalogue);
    uint8_t *at = memmem(bytes, catalogue.size, old, strlen(old));
    zili_corpus *corpus;
    zili_error err = { 0 };

    assert_non_null(at);
    memcpy(at, with, strlen(with));
    zl_catalogue_store_sum(
        bytes, zl_catalogue_sum((zl_span){ bytes, catalogue.size }));
    write_file(in_scratch("s.zili/catalogue.sqlite"), bytes, catalogue.size);
    zl_free(bytes);
    assert_int_equal(zili_corpus_open(&corpus, in_scratch("s.zili"), &err),
                     ZILI_EFORMAT);
    assert_says(&err, words);
    restore();
}

static void a_catalogue_that_does_not_fit_is_refused(void **state)
{
    (void)state;
    assert_catalogue("format1", "format2", "format version \"2\"");
    assert_catalogue("000001.seg", "../../.seg", "other than 000001.seg");
    assert_catalogue("summary", "summery", "regions");
    assert_catalogue("TABLE settings", "TABLE zettings", "a table is missing");
    assert_catalogue("digest", "nigest", "other columns");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_byte_of_a_segment_counts),
        cmocka_unit_test(the_bytes_of_a_catalogue_count),
        cmocka_unit_test(wrong_numbers_lead_nowhere_outside),
        cmocka_unit_test(chunks_in_another_order_are_taken_or_refused),
        cmocka_unit_test(what_cannot_be_sound_is_said_in_words),
        cmocka_unit_test(a_catalogue_that_does_not_fit_is_refused),
    };

    return cmocka_run_group_tests_name("damage", tests, read_index,
                                       drop_index);
}
