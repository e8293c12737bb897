/* spool.c -- bytes that are written once and read again in order. */
#include "spool.h"

#include "base/beside.h"
#include "base/fail.h"
#include "base/mem.h"

#include <errno.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#define BUFFER ((size_t)64 << 10)

/* ---- writing ---- */

static bool save(zl_spool *spool)
{
    zl_save file = { .file = spool->file };

    if (spool->file < 0)
        file.file = spool->file = zl_beside_nameless(spool->path);
    if (spool->file < 0) {
        spool->problem = errno == ENOMEM ? 0 : errno;
        return false;
    }
    if (!zl_save_write(&file, spool->buffer, spool->held)) {
        spool->problem = file.problem;
        return false;
    }
    spool->saved += spool->held;
    spool->held = 0;
    return true;
}

static bool put(void *user, const void *bytes, size_t size)
{
    zl_spool *spool = user;
    const uint8_t *from = bytes;

    if (!spool->buffer)
        spool->buffer = zl_alloc(BUFFER);
    if (!spool->buffer)
        return false;
    while (size > BUFFER - spool->held) {
        size_t part = BUFFER - spool->held;
        memcpy(spool->buffer + spool->held, from, part);
        spool->held = BUFFER;
        if (!save(spool))
            return false;
        from += part;
        size -= part;
    }
    memcpy(spool->buffer + spool->held, from, size);
    spool->held += size;
    return true;
}

void zl_spool_begin(zl_spool *spool, const char *path)
{
    *spool =
        (zl_spool){ .out = { put, spool, false }, .path = path, .file = -1 };
}

void zl_spool_end(zl_spool *spool)
{
    zl_file_unmap(&spool->mapped);
    if (spool->file >= 0)
        close(spool->file);
    zl_free(spool->buffer);
    *spool = (zl_spool){ .file = -1 };
}

uint64_t zl_spool_size(const zl_spool *spool)
{
    return spool->saved + spool->held;
}

zili_status zl_spool_check(const zl_spool *spool, zili_error *err)
{
    if (!spool->out.failed)
        return ZILI_OK;
    if (!spool->problem)
        return zl_no_memory(err);
    errno = spool->problem;
    return zl_fail_system(err, "write beside", spool->path);
}

/* ---- reading ---- */

static bool read_file(zl_spool *spool, uint64_t offset, uint8_t *bytes,
                      size_t size)
{
    while (size) {
        ssize_t got = pread(spool->file, bytes, size, (off_t)offset);
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0) {
            spool->problem = got < 0 ? errno : EIO;
            spool->out.failed = true;
            return false;
        }
        offset += (uint64_t)got;
        bytes += got;
        size -= (size_t)got;
    }
    return true;
}

bool zl_spool_read(zl_spool *spool, uint64_t offset, void *bytes, size_t size)
{
    uint8_t *to = bytes;
    size_t part = 0;

    if (spool->out.failed)
        return false;
    if (offset < spool->saved) {
        uint64_t left = spool->saved - offset;
        part = left < size ? (size_t)left : size;
        if (!read_file(spool, offset, to, part))
            return false;
    }
    if (part < size)
        memcpy(to + part, spool->buffer + (offset + part - spool->saved),
               size - part);
    return true;
}

/* Map all that was written. */
static bool map(zl_spool *spool)
{
    if (!save(spool))
        return false;
    void *bytes = mmap(NULL, (size_t)spool->saved, PROT_READ, MAP_SHARED,
                       spool->file, 0);
    if (bytes == MAP_FAILED) {
        spool->problem = errno;
        return false;
    }
    spool->mapped = (zl_span){ bytes, (size_t)spool->saved };
    return true;
}

const uint8_t *zl_spool_bytes(zl_spool *spool)
{
    if (spool->out.failed)
        return NULL;
    if (spool->file < 0)
        return spool->buffer ? spool->buffer : (const uint8_t *)"";
    if (spool->mapped.size != zl_spool_size(spool)) {
        zl_file_unmap(&spool->mapped);
        spool->out.failed = !map(spool);
    }
    return spool->mapped.bytes;
}

/* ---- reading in order ---- */

void zl_spool_reader_start(zl_spool_reader *reader, zl_spool *spool,
                           uint64_t begin, uint64_t end)
{
    reader->spool = spool;
    reader->at = begin;
    reader->end = end;
    reader->next = reader->held = 0;
}

/* Move what is left to the front and fill the window up. */
static bool fill(zl_spool_reader *reader)
{
    size_t left = reader->held - reader->next;
    size_t room = sizeof reader->window - left;
    uint64_t more = reader->end - reader->at;
    size_t part = more < room ? (size_t)more : room;

    memmove(reader->window, reader->window + reader->next, left);
    reader->next = 0;
    reader->held = left;
    if (!zl_spool_read(reader->spool, reader->at, reader->window + left, part))
        return false;
    reader->held += part;
    reader->at += part;
    return true;
}

bool zl_spool_reader_next(zl_spool_reader *reader, void *bytes, size_t size)
{
    if (reader->held - reader->next < size &&
        (!fill(reader) || reader->held - reader->next < size))
        return false;
    memcpy(bytes, reader->window + reader->next, size);
    reader->next += size;
    return true;
}

/* ---- lists ---- */

static bool save_block(zl_spool_list *list, zl_spool *spool)
{
    uint64_t at = zl_spool_size(spool);

    zl_out_bytes(&spool->out, list->numbers,
                 ZL_SPOOL_NUMBERS * sizeof *list->numbers);
    return zl_array_push(&list->blocks, at);
}

void zl_spool_list_add(zl_spool_list *list, zl_spool *spool, uint32_t number)
{
    size_t at = list->count % ZL_SPOOL_NUMBERS;

    if (!list->numbers)
        list->numbers =
            zl_alloc_array(ZL_SPOOL_NUMBERS, sizeof *list->numbers);
    if (!list->numbers ||
        (at == 0 && list->count > 0 && !save_block(list, spool))) {
        spool->out.failed = true;
        return;
    }
    list->numbers[at] = number;
    list->count++;
}

void zl_spool_list_clear(zl_spool_list *list)
{
    zl_array_clear(&list->blocks);
    zl_free(list->numbers);
    *list = (zl_spool_list){ 0 };
}

/* The last block is saved when it is first read. */
void zl_spool_list_rewind(zl_spool_list *list, zl_spool *spool)
{
    if (list->count > list->blocks.count * ZL_SPOOL_NUMBERS &&
        !save_block(list, spool))
        spool->out.failed = true;
    list->next = 0;
}

uint32_t zl_spool_list_next(zl_spool_list *list, zl_spool *spool)
{
    size_t at = list->next % ZL_SPOOL_NUMBERS;

    if (list->next >= list->count || spool->out.failed)
        return UINT32_MAX;
    if (at == 0 &&
        !zl_spool_read(
            spool, list->blocks.items[list->next / ZL_SPOOL_NUMBERS],
            list->numbers, ZL_SPOOL_NUMBERS * sizeof *list->numbers))
        return UINT32_MAX;
    list->next++;
    return list->numbers[at];
}
