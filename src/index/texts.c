/* texts.c -- a list of texts that is opened without walking through it. */
#include "texts.h"

bool zl_texts_read(zl_texts *out, zl_span bytes, zl_span *rest)
{
    zl_packed offsets;
    zl_span after;

    if (!zl_packed_read(&offsets, bytes, &after))
        return false;
    if (offsets.count == 0 || offsets.count - 1 > UINT32_MAX)
        return false;
    uint64_t size = zl_packed_at(&offsets, offsets.count - 1);
    if (size > after.size)
        return false;
    *out = (zl_texts){ offsets, (const char *)after.bytes, (size_t)size,
                       (uint32_t)(offsets.count - 1) };
    if (rest)
        *rest = (zl_span){ after.bytes + size, after.size - (size_t)size };
    return true;
}

zl_view zl_texts_at(const zl_texts *texts, uint32_t i)
{
    uint64_t begin = zl_packed_at(&texts->offsets, i);
    uint64_t end = zl_packed_at(&texts->offsets, (uint64_t)i + 1);

    if (begin >= end || end > texts->size || texts->bytes[end - 1] != 0)
        return (zl_view){ "", 0 };
    return (zl_view){ texts->bytes + begin, (size_t)(end - begin - 1) };
}

const char *zl_texts_fault(const zl_texts *texts)
{
    uint64_t begin = zl_packed_at(&texts->offsets, 0);

    if (begin != 0)
        return "the first text does not begin at the beginning";
    for (uint32_t i = 0; i < texts->count; i++) {
        uint64_t end = zl_packed_at(&texts->offsets, (uint64_t)i + 1);
        if (end <= begin || end > texts->size)
            return "the offsets of the texts do not rise";
        if (texts->bytes[end - 1] != 0)
            return "a text is not ended by a zero byte";
        begin = end;
    }
    return NULL;
}
