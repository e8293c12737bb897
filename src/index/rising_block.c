/* rising_block.c -- one block of a list of rising numbers. */
#include "rising_block.h"

#include "bits.h"

#include <string.h>

enum { WIDTH_MAX = 31 };

/* ---- writing ---- */

/* Bytes of a block whose last number is `last` above its base. */
static size_t size_with(unsigned width, uint32_t count, uint32_t last)
{
    uint64_t highs = count + (uint64_t)(last >> width);

    return 1 + (size_t)zl_bits_bytes(count, width) + (size_t)(highs + 7) / 8;
}

static unsigned best_width(uint32_t count, uint32_t last, size_t *size)
{
    unsigned best = 0;

    *size = SIZE_MAX;
    for (unsigned width = 0; width <= WIDTH_MAX; width++) {
        size_t bytes = size_with(width, count, last);
        if (bytes <= *size) {
            *size = bytes;
            best = width;
        }
    }
    return best;
}

size_t zl_rising_encode(uint8_t bytes[ZL_RISING_BYTES],
                        const uint32_t *numbers, uint32_t count, uint32_t base)
{
    size_t size;
    unsigned width = best_width(count, numbers[count - 1] - base, &size);
    uint32_t mask = ((uint32_t)1 << width) - 1;
    zl_bits lows = { bytes + 1, 0, 0 };

    bytes[0] = (uint8_t)width;
    for (uint32_t i = 0; i < count; i++)
        zl_bits_put(&lows, (numbers[i] - base) & mask, width);
    uint8_t *highs = zl_bits_end(&lows);
    memset(highs, 0, (size_t)(bytes + size - highs));
    for (uint32_t i = 0; i < count; i++) {
        uint32_t bit = ((numbers[i] - base) >> width) + i;
        highs[bit / 8] = (uint8_t)(highs[bit / 8] | 1u << bit % 8);
    }
    return size;
}

/* ---- reading ---- */

bool zl_rising_split(zl_rising_block *block, const uint8_t *begin,
                     const uint8_t *end)
{
    size_t room = (size_t)(end - begin);

    if (room == 0 || begin[0] > WIDTH_MAX)
        return false;
    size_t lows = (size_t)zl_bits_bytes(block->count, begin[0]);
    if (lows > room - 1)
        return false;
    block->width = begin[0];
    block->lows = begin + 1;
    block->highs = begin + 1 + lows;
    block->end = end;
    return true;
}

static inline uint32_t smaller(uint32_t a, uint32_t b)
{
    return a < b ? a : b;
}

static inline uint32_t mask_of(const zl_rising_block *block)
{
    return ((uint32_t)1 << block->width) - 1;
}

static inline uint32_t low_at(const zl_rising_block *block, uint32_t i)
{
    uint32_t bit = i * block->width;

    return (uint32_t)(zl_get64(block->lows + bit / 8) >> bit % 8) &
           mask_of(block);
}

/* Where 1 bits are missing, the high part stays what it was. */
static void fill(uint32_t *out, uint32_t from, uint32_t to)
{
    for (uint32_t i = from; i < to; i++)
        out[i] = i ? out[i - 1] : 0;
}

/* Put the high parts into `out`. A word may hold more 1 bits than are wanted:
 * `out` has room for them. */
static void read_highs(const zl_rising_block *block, uint32_t *out)
{
    uint32_t found = 0, passed = 0;
    const uint8_t *at = block->highs;

    for (; found < block->count && at < block->end; at += 8, passed += 64)
        for (uint64_t word = zl_get64(at); word; word &= word - 1, found++)
            out[found] = passed + (uint32_t)__builtin_ctzll(word) - found;
    fill(out, found, block->count);
}

static void add_lows(const zl_rising_block *block, uint32_t *out)
{
    unsigned width = block->width;
    uint32_t mask = mask_of(block), base = block->base;
    uint32_t bit = 0;

    for (uint32_t i = 0; i < block->count; i++, bit += width) {
        uint64_t word = zl_get64(block->lows + bit / 8) >> bit % 8;
        out[i] = base + (out[i] << width | ((uint32_t)word & mask));
    }
}

/* High parts rise, so that the last one says whether any number can reach the
 * limit. In a sound list only its last numbers can. */
static bool may_reach_limit(const zl_rising_block *block, uint32_t last_high)
{
    uint64_t above = ((uint64_t)last_high + 1) << block->width;

    return block->base + above > block->limit;
}

static void keep_below_limit(const zl_rising_block *block, uint32_t *out)
{
    for (uint32_t i = 0; i < block->count; i++)
        out[i] = smaller(out[i], block->limit - 1);
}

void zl_rising_scalar(const zl_rising_block *block,
                      uint32_t out[ZL_RISING_ROOM])
{
    read_highs(block, out);
    bool reaches = may_reach_limit(block, out[block->count - 1]);
    add_lows(block, out);
    if (reaches)
        keep_below_limit(block, out);
}

/* ---- eight numbers in a register ---- */

#ifdef __x86_64__

#define AVX2 __attribute__((target("avx2,popcnt")))

typedef char bytes32 __attribute__((vector_size(32)));
typedef uint32_t eight __attribute__((vector_size(32)));
typedef uint64_t pair __attribute__((vector_size(16)));
typedef uint64_t quad __attribute__((vector_size(32)));

/* For every byte, byte i of its line: the place of 1 bit i of the byte, less
 * i. This is the high part of number i, counted from the byte's. */
#define PLACE(byte, k) \
    ((byte) >> (k)&1 ? (uint64_t)((k)-RANK(byte, k)) << 8 * RANK(byte, k) : 0)
#define RANK(byte, k) __builtin_popcount((byte) & ((1 << (k)) - 1))
#define LINE(byte)                                                      \
    PLACE(byte, 0) | PLACE(byte, 1) | PLACE(byte, 2) | PLACE(byte, 3) | \
        PLACE(byte, 4) | PLACE(byte, 5) | PLACE(byte, 6) | PLACE(byte, 7)
#define LINES4(byte) \
    LINE(byte), LINE((byte) + 1), LINE((byte) + 2), LINE((byte) + 3)
#define LINES16(byte) \
    LINES4(byte), LINES4((byte) + 4), LINES4((byte) + 8), LINES4((byte) + 12)
#define LINES64(byte)                                          \
    LINES16(byte), LINES16((byte) + 16), LINES16((byte) + 32), \
        LINES16((byte) + 48)

static const uint64_t places[256] = { LINES64(0), LINES64(64), LINES64(128),
                                      LINES64(192) };

/* The eight bytes of a line, each in a number of its own. */
AVX2 static inline eight spread_line(uint64_t line)
{
#define ALONE(byte) byte, -1, -1, -1
    static const bytes32 order = { ALONE(0), ALONE(1), ALONE(2), ALONE(3),
                                   ALONE(4), ALONE(5), ALONE(6), ALONE(7) };
    quad lines = { line, line, line, line };

    return (eight)__builtin_ia32_pshufb256((bytes32)lines, order);
}

AVX2 static void read_highs_avx2(const zl_rising_block *block, uint32_t *out)
{
    uint32_t found = 0, passed = 0;
    const uint8_t *at = block->highs;

    for (; found < block->count && at < block->end; at += 8) {
        uint64_t word = zl_get64(at);
        for (unsigned k = 0; k < 8; k++, word >>= 8, passed += 8) {
            eight high = spread_line(places[word & 255]) + (passed - found);
            memcpy(out + found, &high, sizeof high);
            found += (uint32_t)__builtin_popcountll(word & 255);
        }
    }
    fill(out, found, block->count);
}

/* How to bring eight numbers of a width, up to 25, into a register. */
typedef struct layout {
    unsigned half; /* bytes before that of the fifth number */
    bytes32 order; /* the four bytes of each number, of either half */
    eight shifts;
} layout;

AVX2 static layout layout_of(unsigned width)
{
    static const eight numbers = { 0, 1, 2, 3, 4, 5, 6, 7 };
    unsigned half = width / 2;
    eight bits = numbers * width;
    eight first = (bits >> 3) - (numbers >> 2) * half;

    return (layout){ half, (bytes32)(first * 0x01010101 + 0x03020100),
                     bits & 7 };
}

AVX2 static inline eight load_eight(const uint8_t *at, const layout *how)
{
    pair low, high;

    memcpy(&low, at, sizeof low);
    memcpy(&high, at + how->half, sizeof high);
    quad both = __builtin_shufflevector(low, high, 0, 1, 2, 3);
    bytes32 spread = __builtin_ia32_pshufb256((bytes32)both, how->order);
    return (eight)spread >> how->shifts;
}

AVX2 static void add_lows_avx2(const zl_rising_block *block, uint32_t *out)
{
    unsigned width = block->width;
    uint32_t mask = mask_of(block), base = block->base;
    layout how = layout_of(width);
    const uint8_t *at = block->lows;

    for (uint32_t i = 0; i < block->count; i += 8, at += width) {
        eight high, low = load_eight(at, &how) & mask;
        memcpy(&high, out + i, sizeof high);
        high = base + (high << width | low);
        memcpy(out + i, &high, sizeof high);
    }
}

AVX2 static void decode_avx2(const zl_rising_block *block,
                             uint32_t out[ZL_RISING_ROOM])
{
    read_highs_avx2(block, out);
    bool reaches = may_reach_limit(block, out[block->count - 1]);
    if (block->width <= 25)
        add_lows_avx2(block, out);
    else
        add_lows(block, out);
    if (reaches)
        keep_below_limit(block, out);
}

zl_rising_way *zl_rising_best(void)
{
    return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("popcnt")
               ? decode_avx2
               : zl_rising_scalar;
}

#else

zl_rising_way *zl_rising_best(void)
{
    return zl_rising_scalar;
}

#endif

/* ---- one number ---- */

/* Clear the lowest `count` 1 bits; gives where the next one is. */
static uint32_t place_after(uint64_t word, uint32_t count)
{
    for (; count > 0; count--)
        word &= word - 1;
    return (uint32_t)__builtin_ctzll(word);
}

static uint32_t high_at(const zl_rising_block *block, uint32_t i)
{
    uint32_t passed = 0, found = 0, last = 0;

    for (const uint8_t *at = block->highs; at < block->end; at += 8) {
        uint64_t word = zl_get64(at);
        uint32_t ones = (uint32_t)__builtin_popcountll(word);
        if (found + ones > i)
            return passed + place_after(word, i - found) - i;
        found += ones;
        if (ones)
            last = passed + 64 - (uint32_t)__builtin_clzll(word) - found;
        passed += 64;
    }
    return last;
}

uint32_t zl_rising_block_at(const zl_rising_block *block, uint32_t i)
{
    uint32_t number = high_at(block, i) << block->width | low_at(block, i);

    return smaller(block->base + number, block->limit - 1);
}

/* How many bits precede the first number whose high part is `high`: up to
 * there are so many 0 bits. UINT32_MAX where there are fewer. */
static uint32_t bits_before(const zl_rising_block *block, uint32_t high)
{
    uint32_t passed = 0, left = high;

    if (high == 0)
        return 0;
    for (const uint8_t *at = block->highs; at < block->end; at += 8) {
        uint64_t zeros = ~zl_get64(at);
        uint32_t count = (uint32_t)__builtin_popcountll(zeros);
        if (left <= count)
            return passed + place_after(zeros, left - 1) + 1;
        left -= count;
        passed += 64;
    }
    return UINT32_MAX;
}

uint32_t zl_rising_block_before(const zl_rising_block *block, uint32_t number)
{
    if (number <= block->base)
        return 0;
    uint32_t high = (number - block->base) >> block->width;
    uint32_t low = (number - block->base) & mask_of(block);
    uint32_t bit = bits_before(block, high);
    uint32_t end = (uint32_t)(block->end - block->highs) * 8;
    uint32_t i = bit == UINT32_MAX ? block->count : bit - high;

    for (; i < block->count && bit < end; i++, bit++)
        if (!(block->highs[bit / 8] >> bit % 8 & 1) || low_at(block, i) >= low)
            break;
    return smaller(i, block->count);
}
