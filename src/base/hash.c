/* hash.c -- a 64-bit digest of bytes: XXH3, the same on every machine. */
#include "hash.h"

#define XXH_STATIC_LINKING_ONLY /* for the size of a state */
#include <xxhash.h>

#define ALIGNMENT 64

_Static_assert(sizeof(XXH3_state_t) + ALIGNMENT <= sizeof(zl_hasher),
               "a state has its place in a hasher");

uint64_t zl_hash(const void *bytes, size_t size)
{
    return XXH3_64bits(bytes, size);
}

/* The library wants it at a multiple of 64. */
static XXH3_state_t *state_of(zl_hasher *hasher)
{
    uintptr_t at = (uintptr_t)hasher->state + ALIGNMENT - 1;

    return (XXH3_state_t *)(at - at % ALIGNMENT);
}

void zl_hasher_begin(zl_hasher *hasher)
{
    XXH3_64bits_reset(state_of(hasher));
}

void zl_hasher_add(zl_hasher *hasher, const void *bytes, size_t size)
{
    XXH3_64bits_update(state_of(hasher), bytes, size);
}

uint64_t zl_hasher_end(zl_hasher *hasher)
{
    return XXH3_64bits_digest(state_of(hasher));
}
