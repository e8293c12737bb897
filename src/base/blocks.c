/* blocks.c -- a stream that takes little at a time and hands on blocks. */
#include "blocks.h"

#include <string.h>

static bool flush(zl_blocks *blocks)
{
    zl_out_bytes(&blocks->to, blocks->bytes, blocks->size);
    blocks->size = 0;
    return !blocks->to.failed;
}

static bool collect(void *user, const void *bytes, size_t size)
{
    zl_blocks *blocks = user;

    if (size > sizeof blocks->bytes - blocks->size && !flush(blocks))
        return false;
    if (size > sizeof blocks->bytes) {
        zl_out_bytes(&blocks->to, bytes, size);
        return !blocks->to.failed;
    }
    memcpy(blocks->bytes + blocks->size, bytes, size);
    blocks->size += size;
    return true;
}

zl_out zl_blocks_begin(zl_blocks *blocks, zili_write_fn *write, void *user)
{
    blocks->to = (zl_out){ write, user, false };
    blocks->size = 0;
    return (zl_out){ collect, blocks, false };
}

bool zl_blocks_end(zl_blocks *blocks, const zl_out *out)
{
    return !out->failed && flush(blocks);
}
