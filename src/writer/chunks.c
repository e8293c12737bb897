/* chunks.c -- a segment file, written chunk by chunk through one buffer. */
#include "chunks.h"

#include "base/beside.h"
#include "base/fail.h"
#include "base/mem.h"

#include <errno.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#define BUFFER ((size_t)256 << 10)

/* ---- the buffer ---- */

static bool flush(zl_chunks *chunks)
{
    size_t held = chunks->held;

    chunks->held = 0;
    zl_hasher_add(&chunks->hasher, chunks->buffer, held);
    return zl_save_write(&chunks->save, chunks->buffer, held);
}

static bool put(void *user, const void *bytes, size_t size)
{
    zl_chunks *chunks = user;
    const uint8_t *from = bytes;

    chunks->end += size;
    while (size > BUFFER - chunks->held) {
        size_t part = BUFFER - chunks->held;
        memcpy(chunks->buffer + chunks->held, from, part);
        chunks->held = BUFFER;
        if (!flush(chunks))
            return false;
        from += part;
        size -= part;
    }
    memcpy(chunks->buffer + chunks->held, from, size);
    chunks->held += size;
    return true;
}

/* ---- begin ---- */

static zili_status open_file(zl_chunks *chunks, const char *path,
                             bool temporary, zili_error *err)
{
    if (!temporary)
        return zl_save_begin(&chunks->save, path, err);
    chunks->save = (zl_save){ .path = zl_copy_text(path, strlen(path)) };
    if (!chunks->save.path)
        return zl_no_memory(err);
    chunks->save.file = zl_beside_nameless(path);
    if (chunks->save.file >= 0)
        return ZILI_OK;
    zili_status status = errno == ENOMEM ? zl_no_memory(err)
                                         : zl_fail_system(err, "write", path);
    zl_save_drop(&chunks->save);
    return status;
}

static void release(zl_chunks *chunks)
{
    zl_free(chunks->items);
    zl_free(chunks->buffer);
    chunks->items = NULL;
    chunks->buffer = NULL;
}

zili_status zl_chunks_begin(zl_chunks *chunks, const char *path,
                            bool temporary, uint32_t count, zili_error *err)
{
    *chunks = (zl_chunks){ .out = { put, chunks, false }, .room = count };
    chunks->items = zl_alloc_array(count, sizeof *chunks->items);
    chunks->buffer = zl_alloc(BUFFER);
    zili_status status = chunks->items && chunks->buffer
                             ? open_file(chunks, path, temporary, err)
                             : zl_no_memory(err);
    if (status) {
        release(chunks);
        return status;
    }
    zl_hasher_begin(&chunks->hasher);
    /* The front is written last, when the chunks are known. */
    chunks->end = zl_layout_front_size(count);
    if (lseek(chunks->save.file, (off_t)chunks->end, SEEK_SET) < 0) {
        status = zl_fail_system(err, "write", path);
        zl_chunks_drop(chunks);
    }
    return status;
}

/* ---- chunks ---- */

zl_out *zl_chunks_open(zl_chunks *chunks, uint32_t name, uint32_t owner)
{
    static const uint8_t zeros[8];
    uint64_t offset = zl_layout_aligned(chunks->end);

    zl_out_bytes(&chunks->out, zeros, (size_t)(offset - chunks->end));
    if (!chunks->out.failed && !flush(chunks))
        chunks->out.failed = true;
    zl_hasher_begin(&chunks->hasher);
    chunks->items[chunks->count] =
        (zl_chunk){ .name = name, .owner = owner, .offset = offset };
    return &chunks->out;
}

void zl_chunks_close(zl_chunks *chunks)
{
    zl_chunk *chunk = &chunks->items[chunks->count++];

    if (!chunks->out.failed && !flush(chunks))
        chunks->out.failed = true;
    chunk->size = chunks->end - chunk->offset;
    chunk->hash = zl_hasher_end(&chunks->hasher);
}

void zl_chunks_add(zl_chunks *chunks, uint32_t name, uint32_t owner,
                   const void *bytes, size_t size)
{
    zl_out_bytes(zl_chunks_open(chunks, name, owner), bytes, size);
    zl_chunks_close(chunks);
}

/* ---- the end ---- */

zili_status zl_chunks_check(const zl_chunks *chunks, zili_error *err)
{
    if (!chunks->out.failed)
        return ZILI_OK;
    if (!chunks->save.problem)
        return zl_no_memory(err);
    errno = chunks->save.problem;
    return zl_fail_system(err, "write", chunks->save.path);
}

static bool write_front(zl_chunks *chunks)
{
    size_t size = zl_layout_front_size(chunks->count);
    uint8_t *front = zl_alloc(size);

    if (!front)
        return false;
    chunks->sum =
        zl_layout_front(front, chunks->items, chunks->count, chunks->end);
    bool written = lseek(chunks->save.file, 0, SEEK_SET) == 0;
    if (!written)
        chunks->save.problem = errno;
    written = written && zl_save_write(&chunks->save, front, size);
    zl_free(front);
    return written;
}

static zili_status finish(zl_chunks *chunks, zili_error *err)
{
    if (!chunks->out.failed && !write_front(chunks))
        chunks->out.failed = true;
    zili_status status = zl_chunks_check(chunks, err);
    if (status)
        zl_chunks_drop(chunks);
    else
        release(chunks);
    return status;
}

zili_status zl_chunks_keep(zl_chunks *chunks, zili_error *err)
{
    zili_status status = finish(chunks, err);

    return status ? status : zl_save_keep(&chunks->save, err);
}

zili_status zl_chunks_map(zl_chunks *chunks, zl_span *out, zili_error *err)
{
    zili_status status = finish(chunks, err);

    *out = (zl_span){ 0 };
    if (status)
        return status;
    void *bytes = mmap(NULL, (size_t)chunks->end, PROT_READ, MAP_SHARED,
                       chunks->save.file, 0);
    if (bytes == MAP_FAILED)
        status = zl_fail_system(err, "read", chunks->save.path);
    else
        *out = (zl_span){ bytes, (size_t)chunks->end };
    zl_save_drop(&chunks->save);
    return status;
}

void zl_chunks_drop(zl_chunks *chunks)
{
    release(chunks);
    zl_save_drop(&chunks->save);
}
