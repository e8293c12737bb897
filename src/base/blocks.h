/* blocks.h -- a stream that takes little at a time and hands on blocks.
 *
 * What is written a few bytes at a time, as the cells of a table are, would
 * cost a call of the system each. */
#ifndef ZL_BASE_BLOCKS_H
#define ZL_BASE_BLOCKS_H

#include "out.h"

typedef struct zl_blocks {
    zl_out to;
    size_t size; /* of what is held */
    char bytes[1 << 15];
} zl_blocks;

/* A stream into `blocks`, which hands on to `write`. The caller keeps both
 * until zl_blocks_end(). */
zl_out zl_blocks_begin(zl_blocks *blocks, zili_write_fn *write, void *user);

/* Hand on what is held. Gives whether all that came to `out` went through. */
bool zl_blocks_end(zl_blocks *blocks, const zl_out *out);

#endif
