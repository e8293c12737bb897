/* hash.c -- a 64-bit digest of bytes: XXH3, the same on every machine. */
#include "hash.h"

#include <xxhash.h>

uint64_t zl_hash(const void *bytes, size_t size)
{
    return XXH3_64bits(bytes, size);
}
