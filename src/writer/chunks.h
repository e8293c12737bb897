/* chunks.h -- a segment file, written chunk by chunk through one buffer. */
#ifndef ZL_WRITER_CHUNKS_H
#define ZL_WRITER_CHUNKS_H

#include "base/hash.h"
#include "base/out.h"
#include "index/layout.h"

/* Not to be moved while a file is written. */
typedef struct zl_chunks {
    zl_out out; /* into the chunk that is open */
    zl_save save;
    zl_chunk *items;
    uint32_t count, room;
    uint64_t end; /* of the file so far */
    uint64_t sum; /* of the front; known after keep and map */
    uint8_t *buffer;
    size_t held; /* bytes in it */
    zl_hasher hasher;
} zl_chunks;

/* Begin a file of exactly `count` chunks that shall be at `path`; or, where
 * it is `temporary`, one without a name in the folder of `path`, to be mapped
 * and not kept. Exactly one of keep, map and drop must follow a success.
 * Fails with ZILI_EIO, ZILI_ENOMEM. */
ZILI_MUST_CHECK zili_status zl_chunks_begin(zl_chunks *chunks,
                                            const char *path, bool temporary,
                                            uint32_t count, zili_error *err);

/* Begin the next chunk; gives the stream to write it into, which remembers
 * failures until the end. */
zl_out *zl_chunks_open(zl_chunks *chunks, uint32_t name, uint32_t owner);
void zl_chunks_close(zl_chunks *chunks);

/* A chunk of bytes that are there already. */
void zl_chunks_add(zl_chunks *chunks, uint32_t name, uint32_t owner,
                   const void *bytes, size_t size);

/* What has failed so far: ZILI_EIO, ZILI_ENOMEM. */
ZILI_MUST_CHECK zili_status zl_chunks_check(const zl_chunks *chunks,
                                            zili_error *err);

/* Write the front and end the file, which is on the disk then and has its
 * name; or map a temporary one, to be released with zl_file_unmap(). `sum`
 * and `end` stay readable. What fails drops. */
ZILI_MUST_CHECK zili_status zl_chunks_keep(zl_chunks *chunks, zili_error *err);
ZILI_MUST_CHECK zili_status zl_chunks_map(zl_chunks *chunks, zl_span *out,
                                          zili_error *err);
void zl_chunks_drop(zl_chunks *chunks);

#endif
