/* tokens_block.c -- one block of a stream of tokens. */
#include "tokens_block.h"

#include "bits.h"

#include "base/mem.h"

#include <string.h>

#define KNOWN_MAX ((uint32_t)1 << 20)

bool zl_tokens_classes_of(zl_tokens_classes *out,
                          const uint8_t widths[ZL_TOKENS_CLASSES],
                          uint64_t *end)
{
    *end = 0;
    for (uint32_t kind = 0; kind < ZL_TOKENS_CLASSES; kind++) {
        if (widths[kind] > ZL_TOKENS_WIDTH_MAX || *end > UINT32_MAX)
            return false;
        out->widths[kind] = widths[kind];
        out->bases[kind] = (uint32_t)*end;
        out->masks[kind] = ((uint32_t)1 << widths[kind]) - 1;
        *end += (uint64_t)1 << widths[kind];
    }
    return true;
}

/* ---- writing ---- */

/* The last class that does not begin above `rank`. */
static unsigned find_class(const zl_tokens_classes *classes, uint32_t rank)
{
    unsigned kind = 0;

    for (unsigned step = ZL_TOKENS_CLASSES / 2; step > 0; step /= 2)
        kind += rank >= classes->bases[kind + step] ? step : 0;
    return kind;
}

void zl_tokens_learn(zl_tokens_coder *coder)
{
    const zl_tokens_classes *classes = &coder->classes;
    uint64_t last = ZL_TOKENS_CLASSES - 1;
    uint64_t end = (uint64_t)classes->bases[last] + classes->masks[last] + 1;
    size_t count = end < KNOWN_MAX ? (size_t)end : KNOWN_MAX;

    coder->known = zl_alloc(count);
    coder->known_count = coder->known ? (uint32_t)count : 0;
    for (unsigned kind = 0; kind <= last; kind++) {
        uint32_t base = classes->bases[kind];
        if (base < coder->known_count)
            memset(coder->known + base, (int)kind, count - base);
    }
}

/* Put the bits of a rank behind those that are in `*bits`; gives its class. */
static inline unsigned split(const zl_tokens_coder *coder, uint32_t rank,
                             uint64_t *bits, unsigned *width)
{
    const zl_tokens_classes *classes = &coder->classes;
    unsigned kind = rank < coder->known_count ? coder->known[rank]
                                              : find_class(classes, rank);

    *bits |= (uint64_t)(rank - classes->bases[kind]) << *width;
    *width += classes->widths[kind];
    return kind;
}

size_t zl_tokens_encode(uint8_t bytes[ZL_TOKENS_ROOM],
                        const zl_tokens_coder *coder, const uint32_t *ranks,
                        uint32_t count)
{
    zl_bits rest = { bytes + ZL_TOKENS_HEAD, 0, 0 };

    memset(bytes, 0, ZL_TOKENS_HEAD);
    for (uint32_t i = 0; i < count; i += 2) {
        uint64_t bits = 0;
        unsigned width = 0;
        unsigned kind = split(coder, ranks[i], &bits, &width);
        if (i + 1 < count)
            kind |= split(coder, ranks[i + 1], &bits, &width) << 4;
        bytes[i / 2] = (uint8_t)kind;
        if (width > ZL_BITS_WIDTH_MAX) {
            zl_bits_put(&rest, bits & UINT32_MAX, 32);
            bits >>= 32;
            width -= 32;
        }
        zl_bits_put(&rest, bits, width);
    }
    return (size_t)(zl_bits_end(&rest) - bytes);
}

/* ---- reading ---- */

static inline uint32_t below(uint32_t rank, uint32_t types)
{
    return rank < types ? rank : types - 1;
}

static inline unsigned class_at(const uint8_t *block, uint32_t i)
{
    return block[i / 2] >> i % 2 * 4 & 15;
}

void zl_tokens_some(const zl_tokens *tokens, const uint8_t *block,
                    uint32_t from, uint32_t count, uint32_t bit, uint32_t *out)
{
    const zl_tokens_classes *classes = &tokens->classes;
    const uint8_t *rest = block + ZL_TOKENS_HEAD;

    for (uint32_t i = from; i < from + count; i++) {
        unsigned kind = class_at(block, i);
        uint64_t bits = zl_get64(rest + bit / 8) >> bit % 8;
        uint32_t rank = ((uint32_t)bits & classes->masks[kind]) +
                        classes->bases[kind];
        *out++ = below(rank, tokens->types);
        bit += classes->widths[kind];
    }
}

void zl_tokens_scalar(const zl_tokens *tokens, const uint8_t *block,
                      uint32_t *out)
{
    zl_tokens_some(tokens, block, 0, ZL_TOKENS_BLOCK, 0, out);
}

/* ---- the bits before a token ---- */

static uint32_t bits_scalar(const zl_tokens *tokens, const uint8_t *block,
                            uint32_t count)
{
    uint32_t bits = 0;

    for (uint32_t i = 0; i < count / 2; i++)
        bits += tokens->pairs[block[i]];
    if (count % 2)
        bits += tokens->classes.widths[block[count / 2] & 15];
    return bits;
}

#ifdef __x86_64__

#define AVX2 __attribute__((target("avx2")))

typedef uint8_t bytes16 __attribute__((vector_size(16)));
typedef uint8_t bytes32 __attribute__((vector_size(32)));
typedef char signed16 __attribute__((vector_size(16)));
typedef char signed32 __attribute__((vector_size(32)));
typedef uint32_t eight __attribute__((vector_size(32)));
typedef int signed8 __attribute__((vector_size(32)));
typedef uint64_t pair __attribute__((vector_size(16)));
typedef uint64_t quad __attribute__((vector_size(32)));

/* Bytes of 1 bits, then as many of 0 bits. */
#define ONES8 255, 255, 255, 255, 255, 255, 255, 255
static const uint8_t ones_then_zeros[2 * ZL_TOKENS_HEAD] = {
    ONES8, ONES8, ONES8, ONES8, ONES8, ONES8, ONES8, ONES8
};

AVX2 static inline bytes32 load32(const uint8_t *at)
{
    bytes32 bytes;

    memcpy(&bytes, at, sizeof bytes);
    return bytes;
}

AVX2 static inline bytes32 look_up(bytes32 table, bytes32 low)
{
    return (bytes32)__builtin_ia32_pshufb256((signed32)table, (signed32)low);
}

/* The sum of the widths of 64 tokens; the bytes of those that do not count
 * are 0 in `counts`. */
AVX2 static inline quad sum_widths(bytes32 widths, bytes32 classes,
                                   bytes32 counts)
{
    bytes32 pairs = look_up(widths, classes & 15) +
                    look_up(widths, classes >> 4);

    return (quad)__builtin_ia32_psadbw256((signed32)(pairs & counts),
                                          (signed32){ 0 });
}

AVX2 static uint32_t bits_avx2(const zl_tokens *tokens, const uint8_t *block,
                               uint32_t count)
{
    const uint8_t *counts = ones_then_zeros + ZL_TOKENS_HEAD - count / 2;
    bytes16 half;

    memcpy(&half, tokens->classes.widths, sizeof half);
    bytes32 widths =
        (bytes32)__builtin_shufflevector((pair)half, (pair)half, 0, 1, 0, 1);
    quad sum = sum_widths(widths, load32(block), load32(counts)) +
               sum_widths(widths, load32(block + 32), load32(counts + 32));
    uint32_t bits = (uint32_t)(sum[0] + sum[1] + sum[2] + sum[3]);
    if (count % 2)
        bits += tokens->classes.widths[block[count / 2] & 15];
    return bits;
}

uint32_t zl_tokens_bits(const zl_tokens *tokens, const uint8_t *block,
                        uint32_t count)
{
    return __builtin_cpu_supports("avx2") ? bits_avx2(tokens, block, count)
                                          : bits_scalar(tokens, block, count);
}

/* ---- eight ranks in a register ---- */

/* What is known of the tokens of a block before their bits are read. */
typedef struct plan {
    uint8_t classes[ZL_TOKENS_BLOCK];
    uint8_t widths[ZL_TOKENS_BLOCK];
    uint8_t begins[ZL_TOKENS_BLOCK]; /* from the first of each eight tokens */
    uint64_t ends[ZL_TOKENS_BLOCK / 8]; /* the highest byte: of all eight */
} plan;

/* 16 tokens, by their classes. In eight bytes a number grows to 8 * 31. */
AVX2 static inline void plan_sixteen(plan *out, unsigned i, bytes16 table,
                                     bytes16 classes)
{
    bytes16 widths =
        (bytes16)__builtin_ia32_pshufb128((signed16)table, (signed16)classes);
    pair sums = (pair)widths;

    sums += sums << 8;
    sums += sums << 16;
    sums += sums << 32;
    bytes16 begins = (bytes16)sums - widths;
    memcpy(out->classes + i, &classes, sizeof classes);
    memcpy(out->widths + i, &widths, sizeof widths);
    memcpy(out->begins + i, &begins, sizeof begins);
    memcpy((uint8_t *)out->ends + i, &sums, sizeof sums);
}

AVX2 static inline void plan_block(plan *out, const zl_tokens *tokens,
                                   const uint8_t *block)
{
    bytes16 table;

    memcpy(&table, tokens->classes.widths, sizeof table);
    for (unsigned i = 0; i < ZL_TOKENS_HEAD; i += 16) {
        bytes16 both;
        memcpy(&both, block + i, sizeof both);
        bytes16 even = both & 15, odd = both >> 4;
        bytes16 first = __builtin_shufflevector(
            even, odd, 0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23);
        bytes16 second = __builtin_shufflevector(even, odd, 8, 24, 9, 25, 10,
                                                 26, 11, 27, 12, 28, 13, 29,
                                                 14, 30, 15, 31);
        plan_sixteen(out, i * 2, table, first);
        plan_sixteen(out, i * 2 + 16, table, second);
    }
}

#define ALONE(byte) byte, 128, 128, 128
#define FOUR(byte) byte, byte, byte, byte

/* Eight bytes, each in a number of its own. */
AVX2 static inline eight spread(const uint8_t *bytes)
{
    static const bytes32 order = { ALONE(0), ALONE(1), ALONE(2), ALONE(3),
                                   ALONE(4), ALONE(5), ALONE(6), ALONE(7) };
    uint64_t all;

    memcpy(&all, bytes, sizeof all);
    return (eight)look_up((bytes32)(quad){ all, all, all, all }, order);
}

/* The four bytes from which the bits of each of eight tokens are cut: four
 * tokens have at most 7 + 4 * 25 bits, which 16 bytes hold. */
AVX2 static inline eight load_eight(const uint8_t *at, const uint8_t *begins,
                                    uint32_t bit)
{
    static const bytes32 each = { FOUR(0), FOUR(4), FOUR(8), FOUR(12),
                                  FOUR(0), FOUR(4), FOUR(8), FOUR(12) };
    uint32_t middle = (begins[4] + bit) / 8;
    eight halves = { 0, 0, 0, 0, middle, middle, middle, middle };
    eight bits = spread(begins) + bit;
    eight places = (eight)look_up((bytes32)((bits >> 3) - halves), each);
    pair low, high;

    memcpy(&low, at, sizeof low);
    memcpy(&high, at + middle, sizeof high);
    quad both = __builtin_shufflevector(low, high, 0, 1, 2, 3);
    return (eight)look_up((bytes32)both, (bytes32)(places + 0x03020100)) >>
           (bits & 7);
}

AVX2 static inline eight pick(eight table, eight from)
{
    return (eight)__builtin_ia32_permvarsi256((signed8)table, (signed8)from);
}

/* The bases of eight classes: `low` has those of the first eight. */
AVX2 static inline eight find_bases(eight low, eight high, eight classes)
{
    eight is_high = (eight)(classes > 7);

    return (pick(low, classes) & ~is_high) | (pick(high, classes) & is_high);
}

AVX2 static void decode_avx2(const zl_tokens *tokens, const uint8_t *block,
                             uint32_t *out)
{
    const uint8_t *rest = block + ZL_TOKENS_HEAD;
    uint32_t bit = 0, last = tokens->types - 1;
    eight low, high, one = { 1, 1, 1, 1, 1, 1, 1, 1 }, above = { 0 };
    plan known;

    plan_block(&known, tokens, block);
    memcpy(&low, tokens->classes.bases, sizeof low);
    memcpy(&high, tokens->classes.bases + 8, sizeof high);
    for (unsigned i = 0; i < ZL_TOKENS_BLOCK; i += 8) {
        eight ranks = load_eight(rest + bit / 8, known.begins + i, bit % 8);
        ranks &= (one << spread(known.widths + i)) - 1;
        ranks += find_bases(low, high, spread(known.classes + i));
        above |= (eight)(ranks > last);
        memcpy(out + i, &ranks, sizeof ranks);
        bit += (uint32_t)(known.ends[i / 8] >> 56);
    }
    if (__builtin_ia32_pmovmskb256((signed32)above))
        for (unsigned i = 0; i < ZL_TOKENS_BLOCK; i++)
            out[i] = below(out[i], tokens->types);
}

zl_tokens_way *zl_tokens_best(const zl_tokens *tokens)
{
    return tokens->narrow && __builtin_cpu_supports("avx2") ? decode_avx2
                                                            : zl_tokens_scalar;
}

#else

uint32_t zl_tokens_bits(const zl_tokens *tokens, const uint8_t *block,
                        uint32_t count)
{
    return bits_scalar(tokens, block, count);
}

zl_tokens_way *zl_tokens_best(const zl_tokens *tokens)
{
    (void)tokens;
    return zl_tokens_scalar;
}

#endif
