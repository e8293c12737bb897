/* chunks.c -- a segment file, written chunk by chunk. */
#include "chunks.h"

#include "base/fail.h"
#include "base/hash.h"
#include "base/mem.h"

#include <unistd.h>

static zili_status write_failed(const zl_chunks *chunks, zili_error *err)
{
    return zl_fail_system(err, "write", chunks->save.path);
}

zili_status zl_chunks_begin(zl_chunks *chunks, const char *path,
                            uint32_t count, zili_error *err)
{
    *chunks = (zl_chunks){ .room = count };
    chunks->items = zl_alloc_array(count, sizeof *chunks->items);
    if (!chunks->items)
        return zl_no_memory(err);
    zili_status status = zl_save_begin(&chunks->save, path, err);
    if (status) {
        zl_free(chunks->items);
        return status;
    }
    /* The front is written last, when the chunks are known. */
    chunks->end = zl_layout_front_size(count);
    if (lseek(chunks->save.file, (off_t)chunks->end, SEEK_SET) < 0) {
        status = write_failed(chunks, err);
        zl_chunks_drop(chunks);
    }
    return status;
}

zili_status zl_chunks_add(zl_chunks *chunks, uint32_t name, uint8_t *bytes,
                          size_t size, zili_error *err)
{
    static const uint8_t zeros[8];

    if (!bytes)
        return zl_no_memory(err);
    uint64_t offset = zl_layout_aligned(chunks->end);
    zl_chunk chunk = { name, offset, size, zl_hash(bytes, size) };
    bool written =
        zl_save_write(&chunks->save, zeros, (size_t)(offset - chunks->end)) &&
        zl_save_write(&chunks->save, bytes, size);
    zl_free(bytes);
    if (!written)
        return write_failed(chunks, err);
    chunks->items[chunks->count++] = chunk;
    chunks->end = offset + size;
    return ZILI_OK;
}

zili_status zl_chunks_keep(zl_chunks *chunks, zili_error *err)
{
    size_t size = zl_layout_front_size(chunks->count);
    uint8_t *front = zl_alloc(size);

    if (!front) {
        zl_chunks_drop(chunks);
        return zl_no_memory(err);
    }
    chunks->sum =
        zl_layout_front(front, chunks->items, chunks->count, chunks->end);
    bool written = lseek(chunks->save.file, 0, SEEK_SET) == 0 &&
                   zl_save_write(&chunks->save, front, size);
    zl_free(front);
    if (!written) {
        zili_status status = write_failed(chunks, err);
        zl_chunks_drop(chunks);
        return status;
    }
    zl_free(chunks->items);
    chunks->items = NULL;
    return zl_save_keep(&chunks->save, err);
}

void zl_chunks_drop(zl_chunks *chunks)
{
    zl_free(chunks->items);
    zl_save_drop(&chunks->save);
}
