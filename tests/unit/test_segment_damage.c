/* test_segment_damage.c -- a segment file with wrong bytes is refused, found
 * out by verify, or right all the same; never a crash. */
#include "base_help.h"
#include "segment_walk.h"
#include "slow_random.h"
#include "slow_write.h"

#include "base/mem.h"

static slow_segment slow;
static slow_file chunks;
static zl_str file;
static uint64_t sound; /* what the walk through it gives */

static zl_span span_of(const void *bytes, size_t size)
{
    return (zl_span){ bytes, size };
}

/* A text with everything: attributes, empty documents, ranges that tile. */
static int make_file(void **state)
{
    zl_segment *segment;
    slow_chance chance = { .seed = 0 };

    (void)state;
    do {
        chance.seed++;
        slow_random(&chance, &slow, 110);
    } while (slow.tokens < 70 || slow.attributes < 2 || slow.documents < 4 ||
             slow.structures < 5 || slow.range_count[1] < 3);
    slow_make(&slow, &chunks);
    slow_assemble(&chunks, &file);
    if (zl_segment_open(&segment, span_of(file.bytes, file.size), 0, "x",
                        NULL))
        return -1;
    sound = walk(segment);
    zl_segment_close(segment);
    return 0;
}

static int drop_file(void **state)
{
    (void)state;
    slow_clear(&chunks);
    zl_str_clear(&file);
    return 0;
}

/* ---- any byte ---- */

/* A copy of its own: reading past its end is noticed. */
static uint8_t *copy_of(const void *bytes, size_t size)
{
    uint8_t *copy = zl_alloc(size);

    assert_non_null(copy);
    return memcpy(copy, bytes, size);
}

/* Gives what the walk gives, or 0 where the file was refused or found out. */
static uint64_t ask(const uint8_t *bytes, size_t size)
{
    zl_segment *segment;
    zili_error err = { 0 };
    uint64_t found = 0;
    zili_status status =
        zl_segment_open(&segment, span_of(bytes, size), 0, "x", &err);

    if (!status) {
        found = walk(segment);
        status = zl_segment_verify(segment, "x", &err);
    }
    if (status)
        assert_says(&err, "x ");
    zl_segment_close(segment);
    return status ? 0 : found;
}

static void every_byte_counts(void **state)
{
    (void)state;
    uint8_t *bytes = copy_of(file.bytes, file.size);

    assert_int_equal(ask(bytes, file.size), sound);
    for (size_t i = 0; i < file.size; i++) {
        bytes[i] ^= 0x10;
        assert_int_equal(ask(bytes, file.size), 0);
        bytes[i] ^= 0x10;
    }
    for (size_t i = 0; i < file.size; i += 7) {
        uint8_t *cut = copy_of(bytes, i);
        assert_int_equal(ask(cut, i), 0);
        zl_free(cut);
    }
    zl_free(bytes);
}

/* ---- wrong bytes under right sums ---- */

static void seal(uint8_t *bytes, size_t size)
{
    zl_span span = span_of(bytes, size);
    zl_chunk all[128];
    uint32_t count = zl_layout_count(span);

    for (uint32_t i = 0; i < count; i++) {
        all[i] = zl_layout_chunk(span, i);
        zl_span chunk = zl_layout_bytes(span, all[i]);
        all[i].hash = zl_hash(chunk.bytes, chunk.size);
    }
    zl_layout_front(bytes, all, count, size);
}

/* Chunks that say what others say too. A text, a rule of glue, a key, a value
 * or a place of a structure may be another one: digests of documents and the
 * catalogue tell that. */
static bool is_told_twice(uint32_t name)
{
    static const uint32_t names[] = {
        ZL_CHUNK_SIZES,        ZL_CHUNK_ORDER,           ZL_CHUNK_COUNTS,
        ZL_CHUNK_DOCS,         ZL_CHUNK_KEY_DOCS,        ZL_CHUNK_STREAM,
        ZL_CHUNK_POSTINGS,     ZL_CHUNK_POSTING_OFFSETS, ZL_CHUNK_RANGES,
        ZL_CHUNK_REGION_WORDS,
    };

    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (name == names[i])
            return true;
    return false;
}

static void wrong_bytes_of_a_chunk(uint8_t *bytes, zl_chunk chunk)
{
    static const uint8_t changes[] = { 0x01, 0xFE };

    for (uint64_t i = chunk.offset; i < chunk.offset + chunk.size; i++)
        for (size_t k = 0; k < sizeof changes; k++) {
            bytes[i] ^= changes[k];
            seal(bytes, file.size);
            uint64_t found = ask(bytes, file.size);
            if (found && found != sound && is_told_twice(chunk.name))
                fail_msg("byte %zu of chunk %.4s", (size_t)(i - chunk.offset),
                         (char *)&chunk.name);
            bytes[i] ^= changes[k];
        }
}

static void wrong_numbers_are_found_out(void **state)
{
    (void)state;
    uint8_t *bytes = copy_of(file.bytes, file.size);
    zl_span span = span_of(bytes, file.size);

    for (uint32_t i = 0; i < zl_layout_count(span); i++)
        wrong_bytes_of_a_chunk(
            bytes, zl_layout_chunk(span_of(file.bytes, file.size), i));
    zl_free(bytes);
}

/* Two chunks change their places in the contents. */
static void chunks_under_other_names_are_refused(void **state)
{
    (void)state;
    uint32_t count = chunks.count;

    for (uint32_t i = 0; i < count; i++)
        for (uint32_t k = 0; k < i; k++) {
            uint8_t *bytes = copy_of(file.bytes, file.size);
            memcpy(bytes + 24 + i * 32, file.bytes + 24 + k * 32, 8);
            memcpy(bytes + 24 + k * 32, file.bytes + 24 + i * 32, 8);
            seal(bytes, file.size);
            uint64_t found = ask(bytes, file.size);
            assert_true(found == 0 || found == sound ||
                        !is_told_twice(chunks.chunks[i].name));
            zl_free(bytes);
        }
}

/* Each chunk cut, made longer, left out, there twice. */
static void chunks_of_other_sizes_are_refused(void **state)
{
    (void)state;
    static slow_file other;

    for (uint32_t i = 0; i < chunks.count; i++)
        for (int change = 0; change < 4; change++) {
            zl_str bytes = { 0 };
            other = chunks;
            zl_str *content = &other.chunks[i].content;
            zl_str copy = { 0 };
            zl_str_add(&copy, zl_str_view(content));
            *content = copy;
            if (change == 0)
                content->size -= content->size > 0;
            else if (change == 1)
                zl_str_add_byte(content, 0);
            else if (change == 2)
                other.chunks[i].name = ZL_CHUNK('N', 'O', 'N', 'E');
            else
                other.chunks[other.count++] = chunks.chunks[i];
            slow_assemble(&other, &bytes);
            uint64_t found = ask((uint8_t *)bytes.bytes, bytes.size);
            assert_true(found == 0 || found == sound);
            zl_str_clear(&bytes);
            zl_str_clear(&copy);
        }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_byte_counts),
        cmocka_unit_test(wrong_numbers_are_found_out),
        cmocka_unit_test(chunks_under_other_names_are_refused),
        cmocka_unit_test(chunks_of_other_sizes_are_refused),
    };

    return cmocka_run_group_tests_name("segment_damage", tests, make_file,
                                       drop_file);
}
