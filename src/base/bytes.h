/* bytes.h -- little-endian numbers in bytes, wherever they stand. */
#ifndef ZL_BASE_BYTES_H
#define ZL_BASE_BYTES_H

#include <stdint.h>

static inline uint32_t zl_get32(const uint8_t *at)
{
    return (uint32_t)at[0] | (uint32_t)at[1] << 8 | (uint32_t)at[2] << 16 |
           (uint32_t)at[3] << 24;
}

static inline uint64_t zl_get64(const uint8_t *at)
{
    return (uint64_t)zl_get32(at) | (uint64_t)zl_get32(at + 4) << 32;
}

static inline void zl_put32(uint8_t *at, uint32_t value)
{
    for (int i = 0; i < 4; i++)
        at[i] = (uint8_t)(value >> 8 * i);
}

static inline void zl_put64(uint8_t *at, uint64_t value)
{
    zl_put32(at, (uint32_t)value);
    zl_put32(at + 4, (uint32_t)(value >> 32));
}

#endif
