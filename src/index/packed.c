/* packed.c -- an array of numbers, each in the same number of bits. */
#include "packed.h"

#include <string.h>

enum { HEAD = 16, TAIL = 8 };

static bool all_zero(const uint8_t *bytes, size_t count)
{
    uint8_t any = 0;

    for (size_t i = 0; i < count; i++)
        any |= bytes[i];
    return any == 0;
}

/* The bits behind the last number, and the 8 bytes that follow. */
static bool ends_in_zeros(const uint8_t *bytes, uint64_t bits)
{
    if (bits % 8 && bytes[bits / 8] >> bits % 8 != 0)
        return false;
    return all_zero(bytes + bits / 8 + (bits % 8 > 0), TAIL);
}

bool zl_packed_read(zl_packed *out, zl_span bytes, zl_span *rest)
{
    if (bytes.size < HEAD + TAIL)
        return false;
    uint64_t count = zl_get64(bytes.bytes);
    unsigned width = bytes.bytes[8];
    uint64_t room = bytes.size - HEAD - TAIL;
    if (width > ZL_PACKED_WIDTH_MAX || (width && count > room * 8 / width))
        return false;
    const uint8_t *begin = bytes.bytes + HEAD;
    uint64_t bits = count * width;
    if (!all_zero(bytes.bytes + 9, 7) || !ends_in_zeros(begin, bits))
        return false;
    *out = (zl_packed){ begin, count, ((uint64_t)1 << width) - 1, width };
    if (rest) {
        uint64_t used = zl_packed_size(count, width);
        *rest = (zl_span){ bytes.bytes + used, bytes.size - (size_t)used };
    }
    return true;
}

void zl_packed_copy(const zl_packed *packed, uint64_t from, uint64_t to,
                    uint32_t *out)
{
    const uint8_t *bytes = packed->bytes;
    uint32_t width = packed->width, mask = (uint32_t)packed->mask;
    uint64_t bit = from * width;

    for (uint64_t i = from; i < to; i++, bit += width)
        *out++ = (uint32_t)(zl_get64(bytes + (bit >> 3)) >> (bit & 7)) & mask;
}

uint64_t zl_packed_before(const zl_packed *packed, uint64_t number)
{
    uint64_t from = 0, left = packed->count;

    while (left > 0) {
        uint64_t half = left / 2;
        bool below = zl_packed_at(packed, from + half) < number;
        from += below ? left - half : 0;
        left = half;
    }
    return from;
}

/* ---- writing ---- */

uint64_t zl_packed_size(uint64_t count, unsigned width)
{
    return HEAD + zl_bits_bytes(count, width) + TAIL;
}

void zl_packed_begin(zl_packed_writer *writer, zl_out *out, uint64_t count,
                     unsigned width)
{
    uint8_t head[HEAD] = { 0 };

    zl_put64(head, count);
    head[8] = (uint8_t)width;
    zl_out_bytes(out, head, HEAD);
    writer->out = out;
    writer->width = width;
    writer->bits = (zl_bits){ writer->bytes, 0, 0 };
}

void zl_packed_add(zl_packed_writer *writer, uint64_t number)
{
    zl_bits_put(&writer->bits, number, writer->width);
    size_t used = (size_t)(writer->bits.at - writer->bytes);
    if (used + 16 > sizeof writer->bytes) {
        zl_out_bytes(writer->out, writer->bytes, used);
        writer->bits.at = writer->bytes;
    }
}

void zl_packed_end(zl_packed_writer *writer)
{
    const uint8_t *end = zl_bits_end(&writer->bits);

    zl_out_bytes(writer->out, writer->bytes, (size_t)(end - writer->bytes));
    zl_out_bytes(writer->out, (const uint8_t[TAIL]){ 0 }, TAIL);
}
