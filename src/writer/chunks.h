/* chunks.h -- a segment file, written chunk by chunk. */
#ifndef ZL_WRITER_CHUNKS_H
#define ZL_WRITER_CHUNKS_H

#include "index/layout.h"

typedef struct zl_chunks {
    zl_save save;
    zl_chunk *items;
    uint32_t count, room;
    uint64_t end; /* of the file so far */
    uint64_t sum; /* of the front; known after keep */
} zl_chunks;

/* Begin a file of exactly `count` chunks. Exactly one of keep and drop must
 * follow a success. Fails with ZILI_EIO, ZILI_ENOMEM. */
ZILI_MUST_CHECK zili_status zl_chunks_begin(zl_chunks *chunks,
                                            const char *path, uint32_t count,
                                            zili_error *err);

/* Write the next chunk and free its bytes, which may be NULL: then memory
 * had run out. Fails with ZILI_EIO, ZILI_ENOMEM. Time: O(size). */
ZILI_MUST_CHECK zili_status zl_chunks_add(zl_chunks *chunks, uint32_t name,
                                          uint8_t *bytes, size_t size,
                                          zili_error *err);

/* Write the front and end the file. `sum` and `end` stay readable. */
ZILI_MUST_CHECK zili_status zl_chunks_keep(zl_chunks *chunks, zili_error *err);
void zl_chunks_drop(zl_chunks *chunks);

#endif
