/* hash.h -- a 64-bit digest of bytes: XXH3, the same on every machine. */
#ifndef ZL_BASE_HASH_H
#define ZL_BASE_HASH_H

#include <stddef.h>
#include <stdint.h>

uint64_t zl_hash(const void *bytes, size_t size);

#endif
