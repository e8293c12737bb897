/* strings.c -- a list of texts in a chunk of a segment. */
#include "strings.h"

#include "base/bytes.h"
#include "base/mem.h"

#include <string.h>

enum { HEAD = 8, OFFSET = 8 };

static uint64_t offset_at(const zl_strings *strings, uint32_t i)
{
    return zl_get64(strings->offsets + (size_t)i * OFFSET);
}

/* Offsets rise inside `size`, and a zero byte ends every text. */
static bool offsets_hold(const zl_strings *strings, uint64_t size)
{
    uint64_t begin = offset_at(strings, 0);

    if (begin != 0)
        return false;
    for (uint32_t i = 0; i < strings->count; i++) {
        uint64_t end = offset_at(strings, i + 1);
        if (end <= begin || end > size || strings->bytes[end - 1] != 0)
            return false;
        begin = end;
    }
    return true;
}

bool zl_strings_read(zl_strings *out, zl_span chunk, zl_span *rest)
{
    if (chunk.size < HEAD + OFFSET)
        return false;
    uint32_t count = zl_get32(chunk.bytes);
    size_t room = chunk.size - HEAD - OFFSET;
    if (zl_get32(chunk.bytes + 4) != 0 || count > room / OFFSET)
        return false;
    room -= (size_t)count * OFFSET;
    const uint8_t *bytes = chunk.bytes + chunk.size - room;
    *out = (zl_strings){ count, chunk.bytes + HEAD, (const char *)bytes };
    if (!offsets_hold(out, room))
        return false;
    size_t used = (size_t)offset_at(out, count);
    *rest = (zl_span){ bytes + used, room - used };
    return true;
}

zl_view zl_strings_at(const zl_strings *strings, uint32_t i)
{
    uint64_t begin = offset_at(strings, i);
    uint64_t end = offset_at(strings, i + 1);

    return (zl_view){ strings->bytes + begin, (size_t)(end - begin - 1) };
}

uint8_t *zl_strings_make(const zl_view *texts, uint32_t count, size_t more,
                         size_t *size)
{
    size_t bytes = 0;
    size_t front = HEAD + ((size_t)count + 1) * OFFSET;

    for (uint32_t i = 0; i < count; i++)
        bytes += texts[i].size + 1;
    *size = front + bytes + more;
    uint8_t *chunk = zl_alloc(*size);
    if (!chunk)
        return NULL;
    zl_put32(chunk, count);
    uint8_t *offsets = chunk + HEAD;
    size_t at = 0;
    for (uint32_t i = 0; i < count; i++) {
        if (texts[i].size)
            memcpy(chunk + front + at, texts[i].bytes, texts[i].size);
        at += texts[i].size + 1;
        zl_put64(offsets + ((size_t)i + 1) * OFFSET, at);
    }
    return chunk;
}
