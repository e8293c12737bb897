/* packed.h -- an array of numbers, each in the same number of bits.
 *
 *   8  number of numbers, n
 *   1  bits of each, w: 0 to 56
 *   7  zero
 *   ceil(n * w / 8)  the numbers, one right after the other, the lowest bit
 *                    of each first, in the lowest bits of a byte first; the
 *                    bits left over in the last byte are zero
 *   8  zero: reading any number as 8 bytes stays inside
 *
 * Where all numbers are 0, w may be 0: then a few bytes can say that there
 * are 2^64 - 1 of them. Compare the count with what is known from elsewhere
 * before going through them. */
#ifndef ZL_INDEX_PACKED_H
#define ZL_INDEX_PACKED_H

#include "bits.h"

#include "base/file.h"
#include "base/out.h"

#define ZL_PACKED_WIDTH_MAX ZL_BITS_WIDTH_MAX

/* Lent: good as long as the bytes it was read from. */
typedef struct zl_packed {
    const uint8_t *bytes; /* of the first number */
    uint64_t count;
    uint64_t mask; /* the bits of one number */
    uint32_t width;
} zl_packed;

/* Read the array at the beginning of `bytes`; `rest`, if given, gets what
 * follows it. False where it is no such array, and then nothing was set.
 * Whatever the bytes are, reading any number below the count is safe
 * afterwards. Time: O(1). */
bool zl_packed_read(zl_packed *out, zl_span bytes, zl_span *rest);

/* Number `i` < count. */
static inline uint64_t zl_packed_at(const zl_packed *packed, uint64_t i)
{
    uint64_t bit = i * packed->width;

    return zl_get64(packed->bytes + (bit >> 3)) >> (bit & 7) & packed->mask;
}

/* The numbers from `from` to before `to` <= count, their lowest 32 bits each.
 * Time: O(to - from), less than 1 ns each. */
void zl_packed_copy(const zl_packed *packed, uint64_t from, uint64_t to,
                    uint32_t *out);

/* How many numbers of a rising array are below `number`; of one that does not
 * rise, any number up to the count. Time: O(log count). */
uint64_t zl_packed_before(const zl_packed *packed, uint64_t number);

/* ---- writing ---- */

/* Bytes of an array of `count` numbers of `width` bits. */
uint64_t zl_packed_size(uint64_t count, unsigned width);

/* An array written number by number, its count and width known before. The
 * caller's storage, not to be copied; `out` is lent until the end and
 * remembers failures. Nothing is held that has to be released. */
typedef struct zl_packed_writer {
    zl_out *out;
    zl_bits bits; /* stands in `bytes` */
    unsigned width;
    uint8_t bytes[512];
} zl_packed_writer;

void zl_packed_begin(zl_packed_writer *writer, zl_out *out, uint64_t count,
                     unsigned width);
/* `number` must fit the width; exactly `count` have to be added. */
void zl_packed_add(zl_packed_writer *writer, uint64_t number);
void zl_packed_end(zl_packed_writer *writer);

#endif
