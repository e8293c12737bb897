/* rising_block.h -- one block of a list of rising numbers (rising.h). */
#ifndef ZL_INDEX_RISING_BLOCK_H
#define ZL_INDEX_RISING_BLOCK_H

#include "rising.h"

/* More than a block takes. The most is w = 25: 128 numbers have 400 bytes of
 * low bits and at most 255 bits above them. */
#define ZL_RISING_BYTES 512u

/* What may be read behind a block. */
#define ZL_RISING_MARGIN 32u

typedef struct zl_rising_block {
    const uint8_t *lows, *highs, *end; /* ZL_RISING_MARGIN bytes follow */
    uint32_t count;                    /* 1 to 128 */
    uint32_t base; /* the last number of the block before */
    uint32_t limit;
    unsigned width;
} zl_rising_block;

/* Split the bytes of a block whose count, base and limit are set. False, and
 * no more is set, where they are too few for its width. */
bool zl_rising_split(zl_rising_block *block, const uint8_t *begin,
                     const uint8_t *end);

/* Give every number of a block that was split, whatever its bytes are. All
 * ways give the same. */
typedef void zl_rising_way(const zl_rising_block *block,
                           uint32_t out[ZL_RISING_ROOM]);
zl_rising_way zl_rising_scalar;
zl_rising_way *zl_rising_best(void); /* the fastest on this machine */

/* Number `i` < count of a block that was split. */
uint32_t zl_rising_block_at(const zl_rising_block *block, uint32_t i);

/* How many numbers of it are below `number`. */
uint32_t zl_rising_block_before(const zl_rising_block *block, uint32_t number);

/* Code from 1 to 128 numbers, rising, none below `base`; gives the bytes. */
size_t zl_rising_encode(uint8_t bytes[ZL_RISING_BYTES],
                        const uint32_t *numbers, uint32_t count,
                        uint32_t base);

#endif
