/* trie.c -- a block of words: opened, checked, kept in a file. */
#include "trie.h"

#include "base/fail.h"
#include "base/hash.h"
#include "base/mem.h"

#include <inttypes.h>
#include <string.h>

/* Bases and codes must add up below 32 bits, and ZL_TRIE_END lead nowhere. */
#define MOST_NODES (UINT32_C(1) << 31)

static zili_status refuse(zili_error *err, const char *name, const char *why)
{
    return zl_fail(err, ZILI_EFORMAT,
                   "%s is no sound list of words: %s; make it anew.", name,
                   why);
}

/* A fuzzer would never get past a sum. */
static bool is_sum(uint64_t sum, const uint8_t *bytes, size_t size)
{
#ifdef FUZZING_BUILD_MODE_UNSAFE_FOR_PRODUCTION
    (void)sum;
    (void)bytes;
    (void)size;
    return true;
#else
    return sum == zl_hash(bytes, size);
#endif
}

static zili_status check_header(zl_span bytes, const char *name,
                                zili_error *err)
{
    if (bytes.size < ZL_TRIE_HEADER + ZL_TRIE_CODES ||
        memcmp(bytes.bytes, ZL_TRIE_MAGIC, sizeof ZL_TRIE_MAGIC) != 0)
        return refuse(err, name, "it does not begin as one");
    uint32_t version = zl_get32(bytes.bytes + 8);
    if (version != ZL_TRIE_VERSION)
        return zl_fail(err, ZILI_EFORMAT,
                       "%s is a list of words of version %" PRIu32 "; this "
                       "program reads version %d. Make it anew.",
                       name, version, ZL_TRIE_VERSION);
    if (!is_sum(zl_get64(bytes.bytes + 32), bytes.bytes, 32))
        return refuse(err, name, "its first bytes are damaged");
    uint32_t nodes = zl_get32(bytes.bytes + 16);
    if (nodes == 0 || nodes > MOST_NODES ||
        bytes.size != ZL_TRIE_HEADER + ZL_TRIE_CODES + 8 * (uint64_t)nodes)
        return refuse(err, name, "it has not the size that it names");
    return ZILI_OK;
}

zili_status zl_trie_open(zl_trie *out, zl_span bytes, const char *name,
                         zili_error *err)
{
    *out = (zl_trie){ 0 };
    zili_status status = check_header(bytes, name, err);
    if (status)
        return status;
    out->block = bytes;
    out->codes = bytes.bytes + ZL_TRIE_HEADER;
    out->nodes = out->codes + ZL_TRIE_CODES;
    out->word_count = zl_get32(bytes.bytes + 12);
    out->node_count = zl_get32(bytes.bytes + 16);
    out->longest = zl_get32(bytes.bytes + 20);
    return ZILI_OK;
}

zili_status zl_trie_map(zl_trie *out, const char *path, zili_error *err)
{
    zl_span file;

    *out = (zl_trie){ 0 };
    zili_status status = zl_file_map(&file, path, err);
    if (status)
        return status;
    status = zl_trie_open(out, file, path, err);
    if (status)
        zl_file_unmap(&file);
    else
        out->mapped = true;
    return status;
}

zili_status zl_trie_save(const zl_trie *trie, const char *path,
                         zili_error *err)
{
    zl_save save;
    zili_status status = zl_save_begin(&save, path, err);

    if (status)
        return status;
    (void)zl_save_write(&save, trie->block.bytes, trie->block.size);
    return zl_save_keep(&save, err);
}

bool zl_trie_sound(const zl_trie *trie)
{
    const uint8_t *bytes = trie->block.bytes;

    return !bytes || is_sum(zl_get64(bytes + 24), bytes + ZL_TRIE_HEADER,
                            trie->block.size - ZL_TRIE_HEADER);
}

void zl_trie_clear(zl_trie *trie)
{
    if (trie->mapped)
        zl_file_unmap(&trie->block);
    else if (trie->owned)
        zl_free((void *)(uintptr_t)trie->block.bytes);
    *trie = (zl_trie){ 0 };
}

size_t zl_trie_longest(const zl_trie *trie, zl_view text, size_t at,
                       uint16_t *value)
{
    zl_trie_place place = { 0 };

    while (zl_trie_walk(trie, &place, text, &at))
        *value = place.value;
    return at;
}
