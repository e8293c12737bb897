/* codec_help.h -- what the tests of the codes of a segment share. */
#ifndef CODEC_HELP_H
#define CODEC_HELP_H

#include "base_help.h"

#include "base/file.h"
#include "base/mem.h"
#include "base/out.h"

static inline zl_out to_str(zl_str *str)
{
    return (zl_out){ zl_str_write, str, false };
}

/* A copy without room behind it: reading past its end is noticed. */
static inline zl_span tight_copy(const void *bytes, size_t size)
{
    uint8_t *copy = malloc(size ? size : 1);

    assert_non_null(copy);
    if (size)
        memcpy(copy, bytes, size);
    return (zl_span){ copy, size };
}

static inline void free_copy(zl_span copy)
{
    free((void *)(uintptr_t)copy.bytes);
}

/* Half of the time close to 0, otherwise anything below 2^`width`. */
static inline uint64_t random_number(uint32_t *seed, unsigned width)
{
    uint64_t high = next_random(seed), low = next_random(seed);
    uint64_t number = high << 32 | low;
    unsigned bits = next_random(seed) % 2 ? width : width / 2;

    return bits == 0 ? 0 : number >> (64 - bits);
}

/* Change from 1 to 4 bytes, anywhere. */
static inline void damage(uint8_t *bytes, size_t size, uint32_t *seed)
{
    for (uint32_t left = next_random(seed) % 4 + 1; size && left > 0; left--)
        bytes[next_random(seed) % size] = (uint8_t)next_random(seed);
}

#endif
