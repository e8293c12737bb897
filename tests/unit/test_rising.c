/* test_rising.c -- lists of rising numbers, against plain arrays. */
#include "codec_help.h"

#include "index/rising_block.h"

enum { MOST = 1300 };

static const uint32_t counts[] = { 0,   1,   2,   7,   8,   9,    127,  128,
                                   129, 130, 255, 256, 257, 1024, 1025, MOST };
#define COUNTS (sizeof counts / sizeof *counts)

/* What stands between two numbers, at most. */
static const uint32_t gaps[] = { 0, 1, 2, 17, 1000, 60000, 3000000 };
#define GAPS (sizeof gaps / sizeof *gaps)

/* A list with its bytes and the same numbers in an array. */
typedef struct sample {
    uint32_t numbers[MOST];
    uint32_t count, limit;
    zl_span bytes;
    zl_rising list;
} a_sample;

static void code(a_sample *sample)
{
    zl_str str = { 0 };
    zl_out out = to_str(&str);
    zl_rising_writer writer = { 0 };

    zl_rising_begin(&writer, &out);
    zl_rising_add_all(&writer, sample->numbers, sample->count);
    uint64_t size = zl_rising_end(&writer);
    assert_int_equal(size, str.size);
    assert_false(out.failed);
    sample->bytes = tight_copy(str.bytes, str.size);
    assert_true(zl_rising_read(&sample->list, sample->bytes, sample->count,
                               sample->limit));
    zl_rising_writer_clear(&writer);
    zl_str_clear(&str);
}

static void make_sample(a_sample *sample, uint32_t count, uint32_t gap,
                        uint32_t seed)
{
    uint64_t at = 0;

    for (uint32_t i = 0; i < count; i++) {
        uint32_t more = next_random(&seed) % 8 ? gap : gap / 16;
        at += (i > 0 || gap > 2) && gap ? next_random(&seed) % (more + 1) : 0;
        at = at < UINT32_MAX - 1 ? at : UINT32_MAX - 1;
        sample->numbers[i] = (uint32_t)at;
    }
    sample->count = count;
    sample->limit = count ? sample->numbers[count - 1] + 1 : 0;
    code(sample);
}

/* Call `check` with lists of every count and density. */
static void with_samples(void check(const a_sample *sample))
{
    static a_sample sample;

    for (size_t i = 0; i < COUNTS; i++) {
        for (size_t k = 0; k < GAPS; k++) {
            uint32_t seed = (uint32_t)(i * 16 + k + 1);
            make_sample(&sample, counts[i], gaps[k], seed);
            check(&sample);
            free_copy(sample.bytes);
        }
    }
}

static uint32_t slow_before(const a_sample *sample, uint32_t number)
{
    uint32_t i = 0;

    while (i < sample->count && sample->numbers[i] < number)
        i++;
    return i;
}

static uint32_t number_or_end(const a_sample *sample, uint32_t i)
{
    return i < sample->count ? sample->numbers[i] : ZL_RISING_END;
}

/* ---- what was written ---- */

static void check_reading(const a_sample *sample)
{
    const zl_rising *list = &sample->list;
    uint32_t out[ZL_RISING_ROOM];
    uint32_t at = 0;

    for (uint32_t block = 0; block < zl_rising_blocks(list); block++) {
        uint32_t count = zl_rising_decode(list, block, out);
        assert_memory_equal(out, sample->numbers + at, count * sizeof *out);
        at += count;
    }
    assert_int_equal(at, sample->count);
    for (uint32_t i = 0; i < sample->count; i++)
        assert_int_equal(zl_rising_at(list, i), sample->numbers[i]);
    assert_null(zl_rising_fault(list, false));
}

static void numbers_come_back(void **state)
{
    (void)state;
    with_samples(check_reading);
}

static void check_before(const a_sample *sample)
{
    uint32_t seed = 9;

    for (uint32_t i = 0; i < sample->count; i += 1 + i / 64) {
        uint32_t near = sample->numbers[i] - 1 + next_random(&seed) % 3;
        uint32_t any = next_random(&seed) % sample->limit;
        assert_int_equal(zl_rising_before(&sample->list, near),
                         slow_before(sample, near));
        assert_int_equal(zl_rising_before(&sample->list, any),
                         slow_before(sample, any));
    }
    assert_int_equal(zl_rising_before(&sample->list, 0), 0);
    assert_int_equal(zl_rising_before(&sample->list, UINT32_MAX),
                     sample->count);
}

static void numbers_below_are_counted(void **state)
{
    (void)state;
    with_samples(check_before);
}

static void the_widest_numbers_come_back(void **state)
{
    (void)state;
    static a_sample sample;
    uint32_t seed = 77;

    for (uint32_t count = 1; count < 400; count++) {
        uint32_t step = (UINT32_MAX - 1) / count;
        for (uint32_t i = 0; i < count; i++)
            sample.numbers[i] = step * i + next_random(&seed) % step;
        sample.numbers[count - 1] = UINT32_MAX - 1;
        sample.count = count;
        sample.limit = UINT32_MAX;
        code(&sample);
        check_reading(&sample);
        check_before(&sample);
        free_copy(sample.bytes);
    }
}

static void numbers_added_one_by_one_are_the_same(void **state)
{
    (void)state;
    static a_sample sample;
    zl_str str = { 0 };
    zl_out out = to_str(&str);
    zl_rising_writer writer = { 0 };

    for (size_t i = 0; i < COUNTS; i++) {
        make_sample(&sample, counts[i], 50, 3);
        zl_str_empty(&str);
        zl_rising_begin(&writer, &out);
        for (uint32_t k = 0; k < sample.count; k++)
            zl_rising_add(&writer, sample.numbers[k]);
        assert_int_equal(zl_rising_end(&writer), sample.bytes.size);
        assert_int_equal(str.size, sample.bytes.size);
        if (str.size)
            assert_memory_equal(str.bytes, sample.bytes.bytes, str.size);
        free_copy(sample.bytes);
    }
    zl_rising_writer_clear(&writer);
    zl_str_clear(&str);
}

/* ---- the cursor ---- */

static void check_next(const a_sample *sample)
{
    zl_rising_cursor cursor;
    uint32_t i = 0;

    zl_rising_start(&cursor, &sample->list);
    for (; cursor.at != ZL_RISING_END; zl_rising_next(&cursor)) {
        assert_int_equal(zl_rising_rank(&cursor), i);
        assert_int_equal(cursor.at, number_or_end(sample, i++));
    }
    assert_int_equal(i, sample->count);
    zl_rising_next(&cursor);
    zl_rising_seek(&cursor, 5);
    zl_rising_next_block(&cursor);
    assert_int_equal(cursor.at, ZL_RISING_END);
    i = 0;
    zl_rising_start(&cursor, &sample->list);
    for (; cursor.at != ZL_RISING_END; zl_rising_next_block(&cursor))
        for (uint32_t k = cursor.index; k < cursor.held; k++)
            assert_int_equal(cursor.numbers[k], number_or_end(sample, i++));
    assert_int_equal(i, sample->count);
}

static void a_cursor_goes_through(void **state)
{
    (void)state;
    with_samples(check_next);
}

/* Some steps by one, some seeks, near and far. */
static void check_walk(const a_sample *sample, uint32_t far, uint32_t *seed)
{
    zl_rising_cursor cursor;
    uint32_t i = 0;

    zl_rising_start(&cursor, &sample->list);
    while (cursor.at != ZL_RISING_END) {
        uint32_t target = cursor.at - 1 + next_random(seed) % far;
        if (next_random(seed) % 3 == 0) {
            zl_rising_next(&cursor);
            i++;
        } else {
            zl_rising_seek(&cursor, target);
            while (number_or_end(sample, i) < target)
                i++;
        }
        assert_int_equal(cursor.at, number_or_end(sample, i));
        if (i < sample->count)
            assert_int_equal(zl_rising_rank(&cursor), i);
    }
}

static void check_seek(const a_sample *sample)
{
    uint32_t seed = 11;

    for (uint32_t part = 2000; sample->count && part > 0; part /= 4)
        check_walk(sample, sample->limit / part + 3, &seed);
}

static void a_cursor_seeks(void **state)
{
    (void)state;
    with_samples(check_seek);
}

/* To numbers near the last one and far from it, before and behind. */
static void check_moves(const a_sample *sample)
{
    zl_rising_cursor cursor;
    uint32_t seed = 5, target = 0;

    if (sample->count == 0)
        return;
    zl_rising_start(&cursor, &sample->list);
    for (int left = 300; left > 0; left--) {
        uint32_t near = target + next_random(&seed) % 64;
        target = next_random(&seed) % 3 ? (near > 32 ? near - 32 : 0)
                                        : next_random(&seed) % sample->limit;
        zl_rising_move(&cursor, target);
        uint32_t i = 0;
        while (number_or_end(sample, i) < target)
            i++;
        assert_int_equal(cursor.at, number_or_end(sample, i));
        if (i < sample->count)
            assert_int_equal(zl_rising_rank(&cursor), i);
    }
}

static void a_cursor_moves_both_ways(void **state)
{
    (void)state;
    with_samples(check_moves);
}

/* ---- damage ---- */

/* Split the only block of a list as it was written; its base is 0. */
static bool split(const a_sample *sample, uint8_t *room, zl_rising_block *out)
{
    memset(room, 0, ZL_RISING_BYTES + ZL_RISING_MARGIN);
    memcpy(room, sample->bytes.bytes, sample->bytes.size);
    *out = (zl_rising_block){ .count = sample->count, .limit = sample->limit };
    return zl_rising_split(out, room, room + sample->bytes.size);
}

static void check_ways(const a_sample *sample)
{
    uint8_t room[ZL_RISING_BYTES + ZL_RISING_MARGIN];
    uint32_t slow[ZL_RISING_ROOM], fast[ZL_RISING_ROOM];
    zl_rising_block block;

    if (sample->count == 0 || sample->count > ZL_RISING_BLOCK ||
        !split(sample, room, &block))
        return;
    zl_rising_scalar(&block, slow);
    zl_rising_best()(&block, fast);
    for (uint32_t i = 0; i < sample->count; i++) {
        assert_true(slow[i] < sample->limit);
        assert_int_equal(slow[i], fast[i]);
        assert_int_equal(slow[i], zl_rising_block_at(&block, i));
        assert_true(zl_rising_block_before(&block, slow[i]) <= block.count);
    }
}

static void every_way_to_decode_gives_the_same(void **state)
{
    (void)state;
    with_samples(check_ways);
}

/* Ask for everything; the numbers may be wrong but have to be in their
 * bounds, and every way has to end. */
static void walk_all(const zl_rising *list, uint32_t *seed)
{
    uint32_t out[ZL_RISING_ROOM];
    zl_rising_cursor cursor;
    uint32_t seen = 0;

    for (uint32_t block = 0; block < zl_rising_blocks(list); block++) {
        uint32_t count = zl_rising_decode(list, block, out);
        for (uint32_t i = 0; i < count; i++, seen++) {
            assert_true(out[i] < list->limit);
            assert_int_equal(out[i], zl_rising_at(list, seen));
        }
    }
    assert_int_equal(seen, list->count);
    zl_rising_start(&cursor, list);
    for (seen = 0; cursor.at != ZL_RISING_END; seen++)
        zl_rising_next(&cursor);
    assert_int_equal(seen, list->count);
    zl_rising_start(&cursor, list);
    for (seen = 0; cursor.at != ZL_RISING_END; seen++) {
        uint32_t target = cursor.at + 1 + next_random(seed) % 1000;
        assert_true(zl_rising_before(list, target) <= list->count);
        zl_rising_seek(&cursor, target);
        assert_true(cursor.at >= target);
    }
    zl_rising_fault(list, true);
}

static void any_damage_stays_inside_the_bytes(void **state)
{
    (void)state;
    static a_sample sample;
    uint32_t seed = 21;

    for (int round = 0; round < 3000; round++) {
        uint32_t count = counts[next_random(&seed) % COUNTS];
        make_sample(&sample, count, gaps[next_random(&seed) % GAPS],
                    next_random(&seed));
        zl_span lies = sample.bytes;
        damage((uint8_t *)(uintptr_t)lies.bytes, lies.size, &seed);
        check_ways(&sample);
        walk_all(&sample.list, &seed);
        lies.size = lies.size ? next_random(&seed) % lies.size : 0;
        count = next_random(&seed) % 2 ? count : next_random(&seed);
        if (zl_rising_read(&sample.list, lies, count, sample.limit))
            walk_all(&sample.list, &seed);
        free_copy(sample.bytes);
    }
}

static void a_count_too_great_for_the_bytes_is_refused(void **state)
{
    (void)state;
    static a_sample sample;
    zl_rising list;

    make_sample(&sample, 300, 50, 3);
    zl_span all = sample.bytes;
    assert_false(zl_rising_read(&list, all, 300, 0));
    assert_false(zl_rising_read(&list, all, 0, 100));
    assert_false(zl_rising_read(&list, all, UINT32_MAX, 100));
    assert_false(zl_rising_read(&list, all, (uint32_t)all.size * 8, 100));
    assert_false(zl_rising_read(&list, (zl_span){ all.bytes, 0 }, 1, 100));
    assert_true(zl_rising_read(&list, (zl_span){ NULL, 0 }, 0, 0));
    free_copy(sample.bytes);
}

/* ---- faults ---- */

/* Coding its numbers gives the same bytes. */
static void check_form(const a_sample *sample)
{
    static a_sample again;

    again.count = sample->count;
    again.limit = sample->limit;
    for (uint32_t i = 0; i < sample->count; i++)
        again.numbers[i] = zl_rising_at(&sample->list, i);
    code(&again);
    assert_int_equal(again.bytes.size, sample->bytes.size);
    assert_memory_equal(again.bytes.bytes, sample->bytes.bytes,
                        sample->bytes.size);
    free_copy(again.bytes);
}

static void a_flipped_bit_is_a_fault_or_makes_another_list(void **state)
{
    (void)state;
    static a_sample sample;

    for (uint32_t count = 100; count < 420; count += 100) {
        make_sample(&sample, count, 40, count);
        uint8_t *bytes = (uint8_t *)(uintptr_t)sample.bytes.bytes;
        size_t faults = 0, bits = sample.bytes.size * 8;
        for (size_t i = 0; i < bits; i++) {
            bytes[i / 8] = (uint8_t)(bytes[i / 8] ^ 1 << i % 8);
            if (zl_rising_fault(&sample.list, false))
                faults++;
            else
                check_form(&sample);
            bytes[i / 8] = (uint8_t)(bytes[i / 8] ^ 1 << i % 8);
        }
        assert_in_range(faults, bits / 4, bits);
        free_copy(sample.bytes);
    }
}

static void equal_numbers_are_a_fault_where_none_may_be(void **state)
{
    (void)state;
    static a_sample sample;

    for (uint32_t twice = 1; twice < 300; twice++) {
        for (uint32_t i = 0; i < 300; i++)
            sample.numbers[i] = i < twice ? i : i - 1;
        sample.count = 300;
        sample.limit = 299;
        code(&sample);
        assert_null(zl_rising_fault(&sample.list, false));
        assert_non_null(zl_rising_fault(&sample.list, true));
        free_copy(sample.bytes);
    }
}

static void a_number_at_the_limit_is_a_fault(void **state)
{
    (void)state;
    static a_sample sample;
    zl_rising list;

    for (uint32_t count = 1; count < 300; count += 37) {
        make_sample(&sample, count, 40, count);
        uint32_t last = sample.numbers[count - 1];
        assert_true(zl_rising_read(&list, sample.bytes, count, last + 1));
        assert_null(zl_rising_fault(&list, false));
        if (last > 0) {
            assert_true(zl_rising_read(&list, sample.bytes, count, last));
            assert_non_null(zl_rising_fault(&list, false));
        }
        free_copy(sample.bytes);
    }
}

static void without_memory_it_says_so(void **state)
{
    (void)state;
    zl_str str = { 0 };
    long requests = 0;
    bool failed = true;

    for (; failed; requests++) {
        zl_out out = to_str(&str);
        zl_rising_writer writer = { 0 };
        zl_refuse_after(requests);
        zl_rising_begin(&writer, &out);
        for (uint32_t i = 0; i < 10000; i++)
            zl_rising_add(&writer, i * 3);
        zl_rising_end(&writer);
        zl_refuse_after(-1);
        failed = out.failed;
        zl_rising_writer_clear(&writer);
        zl_str_clear(&str);
    }
    assert_true(requests > 10);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_come_back),
        cmocka_unit_test(numbers_below_are_counted),
        cmocka_unit_test(the_widest_numbers_come_back),
        cmocka_unit_test(numbers_added_one_by_one_are_the_same),
        cmocka_unit_test(a_cursor_goes_through),
        cmocka_unit_test(a_cursor_seeks),
        cmocka_unit_test(a_cursor_moves_both_ways),
        cmocka_unit_test(every_way_to_decode_gives_the_same),
        cmocka_unit_test(any_damage_stays_inside_the_bytes),
        cmocka_unit_test(a_count_too_great_for_the_bytes_is_refused),
        cmocka_unit_test(a_flipped_bit_is_a_fault_or_makes_another_list),
        cmocka_unit_test(equal_numbers_are_a_fault_where_none_may_be),
        cmocka_unit_test(a_number_at_the_limit_is_a_fault),
        cmocka_unit_test(without_memory_it_says_so),
    };

    return cmocka_run_group_tests_name("rising", tests, NULL, NULL);
}
