/* hash.h -- a 64-bit digest of bytes: XXH3, the same on every machine. */
#ifndef ZL_BASE_HASH_H
#define ZL_BASE_HASH_H

#include <stddef.h>
#include <stdint.h>

uint64_t zl_hash(const void *bytes, size_t size);

/* The same digest of bytes that come in pieces. The caller's storage, of any
 * alignment but not to be moved; holds nothing that has to be released. */
typedef struct zl_hasher {
    unsigned char state[640];
} zl_hasher;

void zl_hasher_begin(zl_hasher *hasher);
void zl_hasher_add(zl_hasher *hasher, const void *bytes, size_t size);
/* Of all that was added so far; more may follow. */
uint64_t zl_hasher_end(zl_hasher *hasher);

#endif
