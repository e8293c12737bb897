/* bits.h -- numbers of any width, written one right after the other. */
#ifndef ZL_INDEX_BITS_H
#define ZL_INDEX_BITS_H

#include "base/bytes.h"

#define ZL_BITS_WIDTH_MAX 56

/* Where the next bit goes: the lowest bits of a byte come first. */
typedef struct zl_bits {
    uint8_t *at;
    uint64_t waiting; /* bits of the byte at `at` that are known already */
    unsigned filled;  /* how many, less than 8 */
} zl_bits;

/* Bits that `number` needs: 0 for 0. */
static inline unsigned zl_bits_width(uint64_t number)
{
    return number ? 64 - (unsigned)__builtin_clzll(number) : 0;
}

/* Bytes that `count` numbers of `width` bits need. */
static inline uint64_t zl_bits_bytes(uint64_t count, unsigned width)
{
    return count * width / 8 + (count * width % 8 > 0);
}

/* Write the lowest `width` bits, up to 56, of a number that has no others.
 * 8 bytes from `at` on are written, whatever the width. */
static inline void zl_bits_put(zl_bits *bits, uint64_t number, unsigned width)
{
    bits->waiting |= number << bits->filled;
    bits->filled += width;
    zl_put64(bits->at, bits->waiting);
    bits->at += bits->filled >> 3;
    bits->waiting >>= bits->filled & ~7u;
    bits->filled &= 7;
}

/* Leave the rest of a byte zero; gives where the next one is. */
static inline uint8_t *zl_bits_end(zl_bits *bits)
{
    if (bits->filled)
        *bits->at++ = (uint8_t)bits->waiting;
    bits->waiting = bits->filled = 0;
    return bits->at;
}

#endif
