/* test_tokens.c -- streams of tokens, against plain arrays. */
#include "codec_help.h"

#include "index/tokens_block.h"

enum { MOST = 5000 };

static const uint32_t counts[] = { 0,   1,    2,    3,    127,  128, 129,
                                   255, 2047, 2048, 2049, 4097, MOST };
#define COUNTS (sizeof counts / sizeof *counts)

static const uint32_t sizes[] = { 1, 2, 16, 17, 18, 300, 5000, 70000 };
#define SIZES (sizeof sizes / sizeof *sizes)

/* A stream with its bytes and the same ranks in an array. */
typedef struct a_sample {
    uint32_t ranks[MOST];
    uint32_t count, types;
    uint8_t widths[ZL_TOKENS_CLASSES];
    zl_span bytes;
    zl_tokens tokens;
} a_sample;

static void code(a_sample *sample)
{
    zl_str str = { 0 };
    zl_out out = to_str(&str);
    zl_tokens_writer writer = { 0 };

    zl_tokens_begin(&writer, &out, sample->widths);
    zl_tokens_add(&writer, sample->ranks, sample->count);
    uint64_t size = zl_tokens_end(&writer);
    assert_false(out.failed);
    assert_int_equal(size, str.size);
    sample->bytes = tight_copy(str.bytes, str.size);
    assert_true(zl_tokens_read(&sample->tokens, sample->bytes, sample->count,
                               sample->types));
    zl_tokens_writer_clear(&writer);
    zl_str_clear(&str);
}

static void choose(a_sample *sample)
{
    uint32_t *times = calloc(sample->types, sizeof *times);

    assert_non_null(times);
    for (uint32_t i = 0; i < sample->count; i++)
        times[sample->ranks[i]]++;
    assert_true(zl_tokens_choose(sample->widths, times, sample->types));
    free(times);
}

/* Low ranks are frequent. */
static void make_sample(a_sample *sample, uint32_t count, uint32_t types,
                        uint32_t seed)
{
    for (uint32_t i = 0; i < count; i++) {
        uint32_t below = types >> next_random(&seed) % 20;
        sample->ranks[i] = next_random(&seed) % (below ? below : 1);
    }
    sample->count = count;
    sample->types = types;
    choose(sample);
    code(sample);
}

/* Classes of up to 31 bits, and ranks up to the last that is possible. */
static void make_wide_sample(a_sample *sample, uint32_t count, uint32_t seed)
{
    static const uint8_t widths[ZL_TOKENS_CLASSES] = { 0,  1,  2,  3,  4,  5,
                                                       8,  12, 20, 25, 26, 27,
                                                       28, 29, 31, 31 };

    memcpy(sample->widths, widths, sizeof widths);
    sample->types = UINT32_MAX;
    sample->count = count;
    for (uint32_t i = 0; i < count; i++) {
        uint32_t rank = (uint32_t)random_number(&seed, 32);
        sample->ranks[i] = rank < UINT32_MAX - 1 ? rank : UINT32_MAX - 1;
    }
    code(sample);
}

/* Call `check` with streams of every count and number of types. */
static void with_samples(void check(const a_sample *sample, uint32_t *seed))
{
    static a_sample sample;
    uint32_t seed = 5;

    for (size_t i = 0; i < COUNTS; i++) {
        for (size_t k = 0; k < SIZES; k++) {
            make_sample(&sample, counts[i], sizes[k], next_random(&seed));
            check(&sample, &seed);
            free_copy(sample.bytes);
        }
        make_wide_sample(&sample, counts[i], next_random(&seed));
        check(&sample, &seed);
        free_copy(sample.bytes);
    }
}

/* ---- what was written ---- */

static void check_at(const a_sample *sample, uint32_t *seed)
{
    (void)seed;
    for (uint32_t i = 0; i < sample->count; i++)
        assert_int_equal(zl_tokens_at(&sample->tokens, i), sample->ranks[i]);
    assert_null(zl_tokens_fault(&sample->tokens));
}

static void every_rank_comes_back(void **state)
{
    (void)state;
    with_samples(check_at);
}

static void check_copy(const a_sample *sample, uint32_t *seed)
{
    static uint32_t out[MOST + 1];

    for (int i = 0; i < 200; i++) {
        uint32_t from = next_random(seed) % (sample->count + 1);
        uint32_t most = next_random(seed) % 2 ? sample->count - from : 20;
        uint32_t to = from + next_random(seed) % (most + 1);
        to = to < sample->count ? to : sample->count;
        out[to - from] = 12345;
        zl_tokens_copy(&sample->tokens, from, to, out);
        assert_memory_equal(out, sample->ranks + from,
                            (to - from) * sizeof *out);
        assert_int_equal(out[to - from], 12345);
    }
    zl_tokens_copy(&sample->tokens, 0, sample->count, out);
    assert_memory_equal(out, sample->ranks, sample->count * sizeof *out);
}

static void any_part_is_copied(void **state)
{
    (void)state;
    with_samples(check_copy);
}

static void check_pieces(const a_sample *sample, uint32_t *seed)
{
    zl_str str = { 0 };
    zl_out out = to_str(&str);
    zl_tokens_writer writer = { 0 };

    zl_tokens_begin(&writer, &out, sample->widths);
    for (uint32_t at = 0; at < sample->count;) {
        uint32_t left = sample->count - at;
        uint32_t piece = next_random(seed) % 300;
        piece = piece < left ? piece : left;
        zl_tokens_add(&writer, sample->ranks + at, piece);
        at += piece;
    }
    zl_tokens_end(&writer);
    assert_int_equal(str.size, sample->bytes.size);
    assert_memory_equal(str.bytes, sample->bytes.bytes, str.size);
    zl_tokens_writer_clear(&writer);
    zl_str_clear(&str);
}

static void tokens_added_in_pieces_are_the_same(void **state)
{
    (void)state;
    with_samples(check_pieces);
}

/* ---- ways ---- */

/* Any bytes make a block: nothing but its ranks has bounds. */
static void check_ways(const zl_tokens *tokens, uint32_t *seed)
{
    uint8_t block[ZL_TOKENS_ROOM + ZL_TOKENS_MARGIN];
    uint32_t slow[ZL_TOKENS_BLOCK], fast[ZL_TOKENS_BLOCK], bits = 0;

    for (size_t i = 0; i < sizeof block; i++)
        block[i] = (uint8_t)next_random(seed);
    zl_tokens_scalar(tokens, block, slow);
    zl_tokens_best(tokens)(tokens, block, fast);
    for (uint32_t i = 0; i < ZL_TOKENS_BLOCK; i++) {
        assert_true(slow[i] < tokens->types);
        assert_int_equal(slow[i], fast[i]);
        assert_int_equal(zl_tokens_bits(tokens, block, i), bits);
        bits += tokens->classes.widths[block[i / 2] >> i % 2 * 4 & 15];
    }
    assert_int_equal(zl_tokens_bits(tokens, block, ZL_TOKENS_BLOCK), bits);
}

static void every_way_to_decode_gives_the_same(void **state)
{
    (void)state;
    static a_sample sample;
    uint32_t seed = 8;

    for (int round = 0; round < 500; round++) {
        for (unsigned i = 0; i < ZL_TOKENS_CLASSES; i++)
            sample.widths[i] = (uint8_t)(next_random(&seed) % 26);
        sample.widths[15] = (uint8_t)(next_random(&seed) % 32);
        sample.count = 0;
        sample.types = 1;
        code(&sample);
        sample.tokens.types = next_random(&seed) >> next_random(&seed) % 30;
        sample.tokens.types += sample.tokens.types == 0;
        check_ways(&sample.tokens, &seed);
        free_copy(sample.bytes);
    }
}

/* ---- the widths ---- */

/* The least bits that these can take beside the classes, from all ways to
 * divide them: the best for all ranks below r and one class more is the best
 * for fewer ranks, and a class up to r. */
static uint64_t least_bits(const uint32_t *times, uint32_t types)
{
    uint64_t *best = calloc(types + 1, sizeof *best);
    uint64_t *next = calloc(types + 1, sizeof *next);

    assert_non_null(best);
    assert_non_null(next);
    memset(best + 1, 0xFF, types * sizeof *best);
    for (unsigned kind = 0; kind < ZL_TOKENS_CLASSES; kind++) {
        memcpy(next, best, (types + 1) * sizeof *best);
        for (uint32_t from = 0; from < types; from++) {
            uint64_t inside = 0;
            uint32_t to = from;
            for (uint32_t width = 0; to < types && width < 14; width++) {
                for (; to < types && to - from < (uint32_t)1 << width; to++)
                    inside += times[to];
                uint64_t bits = best[from] + inside * width;
                if (best[from] != UINT64_MAX && bits < next[to])
                    next[to] = bits;
            }
        }
        memcpy(best, next, (types + 1) * sizeof *best);
    }
    uint64_t least = best[types];
    free(best);
    free(next);
    return least;
}

static uint64_t bits_with(const uint8_t *widths, const uint32_t *times,
                          uint32_t types)
{
    uint64_t bits = 0, end = 0;
    uint32_t rank = 0;

    for (unsigned kind = 0; kind < ZL_TOKENS_CLASSES; kind++) {
        end += (uint64_t)1 << widths[kind];
        for (; rank < types && rank < end; rank++)
            bits += (uint64_t)times[rank] * widths[kind];
    }
    assert_int_equal(rank, types);
    return bits;
}

static void check_choice(const uint32_t *times, uint32_t types)
{
    uint8_t widths[ZL_TOKENS_CLASSES];
    uint64_t tokens = 0;

    assert_true(zl_tokens_choose(widths, times, types));
    for (uint32_t i = 0; i < types; i++)
        tokens += times[i];
    uint64_t least = least_bits(times, types);
    uint64_t chosen = bits_with(widths, times, types);
    assert_true(chosen >= least);
    assert_true(4 * tokens + chosen <= (4 * tokens + least) * 101 / 100);
}

static void widths_are_nearly_the_best(void **state)
{
    (void)state;
    static uint32_t times[3000];
    uint32_t seed = 13;

    for (uint32_t types = 1; types <= 3000; types += types / 2 + 1) {
        for (uint32_t i = 0; i < types; i++)
            times[i] = 1 + 1000000 / (i + 1);
        check_choice(times, types);
        for (uint32_t i = 0; i < types; i++)
            times[i] = i < 20 ? 1000000u >> i : 0;
        check_choice(times, types);
        for (uint32_t i = 0; i < types; i++)
            times[i] = 7;
        check_choice(times, types);
        for (uint32_t i = types, sum = 1; i > 0; i--)
            times[i - 1] = sum += next_random(&seed) % (i % 50 ? 3 : 1000);
        check_choice(times, types);
    }
}

static void widths_for_nothing_do_for_nothing(void **state)
{
    (void)state;
    uint8_t widths[ZL_TOKENS_CLASSES];
    uint32_t none[300] = { 0 };

    assert_true(zl_tokens_choose(widths, NULL, 0));
    assert_true(zl_tokens_choose(widths, none, 300));
    assert_int_equal(bits_with(widths, none, 300), 0);
    zl_refuse_after(0);
    bool chosen = zl_tokens_choose(widths, none, 300);
    zl_refuse_after(-1);
    assert_false(chosen);
}

/* ---- damage ---- */

static void walk_all(const zl_tokens *tokens, uint32_t count)
{
    uint32_t *out = calloc(count + 1, sizeof *out);

    assert_non_null(out);
    zl_tokens_copy(tokens, 0, count, out);
    for (uint32_t i = 0; i < count; i++) {
        assert_true(out[i] < tokens->types);
        assert_true(zl_tokens_at(tokens, i) < tokens->types);
    }
    for (uint32_t i = 0; i + 7 < count; i += 3) {
        zl_tokens_copy(tokens, i, i + 7, out);
        for (uint32_t k = 0; k < 7; k++)
            assert_true(out[k] < tokens->types);
    }
    zl_tokens_fault(tokens);
    free(out);
}

static void any_damage_stays_inside_the_bytes(void **state)
{
    (void)state;
    static a_sample sample;
    uint32_t seed = 31;
    zl_tokens tokens;

    for (int round = 0; round < 400; round++) {
        uint32_t count = counts[next_random(&seed) % COUNTS];
        make_sample(&sample, count, sizes[next_random(&seed) % SIZES],
                    next_random(&seed));
        zl_span lies = sample.bytes;
        damage((uint8_t *)(uintptr_t)lies.bytes, lies.size, &seed);
        if (zl_tokens_read(&tokens, lies, count, sample.types))
            walk_all(&tokens, count);
        uint32_t fewer = next_random(&seed) % (count + 1);
        if (zl_tokens_read(&tokens, lies, fewer, sample.types))
            walk_all(&tokens, fewer);
        size_t cut = next_random(&seed) % (lies.size - 8);
        zl_span shorter = { lies.bytes + cut, lies.size - cut };
        if (zl_tokens_read(&tokens, shorter, count, sample.types))
            walk_all(&tokens, count);
        free_copy(sample.bytes);
    }
}

static void what_cannot_be_a_stream_is_refused(void **state)
{
    (void)state;
    static a_sample sample;
    zl_tokens tokens;

    make_sample(&sample, 300, 70, 3);
    zl_span all = sample.bytes;
    for (size_t size = 0; size < 16 + 3 * 64 + 8 + 3 * 2 + 8; size++)
        assert_false(
            zl_tokens_read(&tokens, (zl_span){ all.bytes, size }, 300, 70));
    assert_false(zl_tokens_read(&tokens, all, UINT32_MAX, 70));
    assert_false(zl_tokens_read(&tokens, all, 300, 0));
    assert_false(zl_tokens_read(&tokens, all, 300, UINT32_MAX));
    assert_false(zl_tokens_read(&tokens, all, 0, 70));
    uint8_t *bytes = (uint8_t *)(uintptr_t)all.bytes;
    bytes[all.size - 1] = 1;
    assert_false(zl_tokens_read(&tokens, all, 300, 70));
    bytes[all.size - 1] = 0;
    bytes[15] = 32;
    assert_false(zl_tokens_read(&tokens, all, 300, 70));
    bytes[0] = bytes[1] = bytes[2] = bytes[15] = 31;
    assert_false(zl_tokens_read(&tokens, all, 300, 70));
    free_copy(all);
}

/* ---- faults ---- */

/* Coding its ranks gives the same bytes. */
static void check_form(const a_sample *sample, const zl_tokens *tokens)
{
    static a_sample again;

    again.count = sample->count;
    again.types = sample->types;
    memcpy(again.widths, sample->bytes.bytes, sizeof again.widths);
    zl_tokens_copy(tokens, 0, sample->count, again.ranks);
    code(&again);
    assert_int_equal(again.bytes.size, sample->bytes.size);
    assert_memory_equal(again.bytes.bytes, sample->bytes.bytes,
                        sample->bytes.size);
    free_copy(again.bytes);
}

static void a_flipped_bit_is_a_fault_or_makes_another_stream(void **state)
{
    (void)state;
    static a_sample sample;
    zl_tokens tokens;

    make_sample(&sample, 2400, 300, 17);
    uint8_t *bytes = (uint8_t *)(uintptr_t)sample.bytes.bytes;
    size_t faults = 0, bits = sample.bytes.size * 8;
    for (size_t i = 0; i < bits; i += i % 7 + 1) {
        bytes[i / 8] = (uint8_t)(bytes[i / 8] ^ 1 << i % 8);
        if (!zl_tokens_read(&tokens, sample.bytes, 2400, 300) ||
            zl_tokens_fault(&tokens))
            faults++;
        else
            check_form(&sample, &tokens);
        bytes[i / 8] = (uint8_t)(bytes[i / 8] ^ 1 << i % 8);
    }
    assert_in_range(faults, bits / 20, bits);
    free_copy(sample.bytes);
}

static void without_memory_it_says_so(void **state)
{
    (void)state;
    static a_sample sample;
    bool failed = true;
    long requests = 0;

    make_sample(&sample, MOST, 300, 5);
    for (; failed; requests++) {
        zl_str str = { 0 };
        zl_out out = to_str(&str);
        zl_tokens_writer writer = { 0 };
        zl_refuse_after(requests);
        zl_tokens_begin(&writer, &out, sample.widths);
        zl_tokens_add(&writer, sample.ranks, MOST);
        zl_tokens_end(&writer);
        zl_refuse_after(-1);
        failed = out.failed;
        if (!failed)
            assert_memory_equal(str.bytes, sample.bytes.bytes, str.size);
        zl_tokens_writer_clear(&writer);
        zl_str_clear(&str);
    }
    assert_true(requests > 5);
    free_copy(sample.bytes);
}

static void widths_that_cannot_be_are_refused(void **state)
{
    (void)state;
    zl_str str = { 0 };
    zl_out out = to_str(&str);
    zl_tokens_writer writer = { 0 };
    const uint8_t widths[ZL_TOKENS_CLASSES] = { 32 };

    zl_tokens_begin(&writer, &out, widths);
    assert_true(out.failed);
    zl_tokens_writer_clear(&writer);
    zl_str_clear(&str);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_rank_comes_back),
        cmocka_unit_test(any_part_is_copied),
        cmocka_unit_test(tokens_added_in_pieces_are_the_same),
        cmocka_unit_test(every_way_to_decode_gives_the_same),
        cmocka_unit_test(widths_are_nearly_the_best),
        cmocka_unit_test(widths_for_nothing_do_for_nothing),
        cmocka_unit_test(any_damage_stays_inside_the_bytes),
        cmocka_unit_test(what_cannot_be_a_stream_is_refused),
        cmocka_unit_test(a_flipped_bit_is_a_fault_or_makes_another_stream),
        cmocka_unit_test(without_memory_it_says_so),
        cmocka_unit_test(widths_that_cannot_be_are_refused),
    };

    return cmocka_run_group_tests_name("tokens", tests, NULL, NULL);
}
