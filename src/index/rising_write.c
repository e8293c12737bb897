/* rising_write.c -- a list of rising numbers: writing. */
#include "rising_block.h"

#include <string.h>

static void write_bytes(zl_rising_writer *writer, const void *bytes,
                        size_t size)
{
    zl_out_bytes(writer->out, bytes, size);
    writer->size += size;
}

static void write_block(zl_rising_writer *writer)
{
    uint8_t bytes[ZL_RISING_BYTES];
    size_t size =
        zl_rising_encode(bytes, writer->numbers, writer->held, writer->base);

    write_bytes(writer, bytes, size);
    writer->base = writer->numbers[writer->held - 1];
    writer->held = 0;
}

/* A block with which the list does not end. */
static void write_full_block(zl_rising_writer *writer)
{
    uint8_t skip[8];

    write_block(writer);
    zl_put32(skip, writer->base);
    zl_put32(skip + 4, (uint32_t)writer->size);
    zl_str_add(&writer->skips, (zl_view){ (const char *)skip, sizeof skip });
}

void zl_rising_begin(zl_rising_writer *writer, zl_out *out)
{
    writer->out = out;
    writer->size = 0;
    writer->base = writer->held = 0;
    zl_str_empty(&writer->skips);
}

void zl_rising_add(zl_rising_writer *writer, uint32_t number)
{
    if (writer->held == ZL_RISING_BLOCK)
        write_full_block(writer);
    writer->numbers[writer->held++] = number;
}

void zl_rising_add_all(zl_rising_writer *writer, const uint32_t *numbers,
                       size_t count)
{
    while (count > 0) {
        if (writer->held == ZL_RISING_BLOCK)
            write_full_block(writer);
        size_t room = ZL_RISING_BLOCK - writer->held;
        size_t taken = count < room ? count : room;
        memcpy(writer->numbers + writer->held, numbers,
               taken * sizeof *numbers);
        writer->held += (uint32_t)taken;
        numbers += taken;
        count -= taken;
    }
}

uint64_t zl_rising_end(zl_rising_writer *writer)
{
    if (writer->held)
        write_block(writer);
    if (writer->skips.failed)
        writer->out->failed = true;
    write_bytes(writer, zl_str_text(&writer->skips), writer->skips.size);
    return writer->size;
}

void zl_rising_writer_clear(zl_rising_writer *writer)
{
    zl_str_clear(&writer->skips);
    *writer = (zl_rising_writer){ 0 };
}
