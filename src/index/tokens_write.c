/* tokens_write.c -- the stream of tokens: writing. */
#include "tokens_block.h"

#include "base/mem.h"

#include <string.h>

enum { BLOCK = ZL_TOKENS_BLOCK, GROUP = 16 };

static void write_bytes(zl_tokens_writer *writer, const void *bytes,
                        size_t size)
{
    zl_out_bytes(writer->out, bytes, size);
    writer->size += size;
}

/* Tell the directory where the next block begins. */
static void add_place(zl_tokens_writer *writer)
{
    uint8_t bytes[8];

    if (writer->blocks++ % GROUP == 0) {
        writer->group = writer->size;
        zl_put64(bytes, writer->group);
        zl_str_add(&writer->groups, (zl_view){ (const char *)bytes, 8 });
    }
    zl_put32(bytes, (uint32_t)(writer->size - writer->group));
    zl_str_add(&writer->places, (zl_view){ (const char *)bytes, 2 });
}

static void write_block(zl_tokens_writer *writer, const uint32_t *ranks,
                        uint32_t count)
{
    uint8_t bytes[ZL_TOKENS_ROOM];

    add_place(writer);
    write_bytes(writer, bytes,
                zl_tokens_encode(bytes, &writer->coder, ranks, count));
}

void zl_tokens_begin(zl_tokens_writer *writer, zl_out *out,
                     const uint8_t widths[ZL_TOKENS_CLASSES])
{
    uint64_t end;

    writer->out = out;
    writer->size = writer->group = writer->blocks = 0;
    writer->held = 0;
    zl_str_empty(&writer->groups);
    zl_str_empty(&writer->places);
    zl_free(writer->coder.known);
    writer->coder = (zl_tokens_coder){ 0 };
    if (zl_tokens_classes_of(&writer->coder.classes, widths, &end))
        zl_tokens_learn(&writer->coder);
    else
        out->failed = true;
    write_bytes(writer, widths, ZL_TOKENS_CLASSES);
}

void zl_tokens_add(zl_tokens_writer *writer, const uint32_t *ranks,
                   size_t count)
{
    while (count > 0) {
        if (writer->held == 0 && count >= BLOCK) {
            write_block(writer, ranks, BLOCK);
            ranks += BLOCK;
            count -= BLOCK;
            continue;
        }
        size_t room = BLOCK - writer->held;
        size_t taken = count < room ? count : room;
        memcpy(writer->ranks + writer->held, ranks, taken * sizeof *ranks);
        writer->held += (uint32_t)taken;
        ranks += taken;
        count -= taken;
        if (writer->held == BLOCK) {
            write_block(writer, writer->ranks, BLOCK);
            writer->held = 0;
        }
    }
}

static void write_str(zl_tokens_writer *writer, const zl_str *str)
{
    if (str->failed)
        writer->out->failed = true;
    write_bytes(writer, zl_str_text(str), str->size);
}

uint64_t zl_tokens_end(zl_tokens_writer *writer)
{
    if (writer->held)
        write_block(writer, writer->ranks, writer->held);
    write_str(writer, &writer->groups);
    write_str(writer, &writer->places);
    write_bytes(writer, (const uint8_t[8]){ 0 }, 8);
    return writer->size;
}

void zl_tokens_writer_clear(zl_tokens_writer *writer)
{
    zl_str_clear(&writer->groups);
    zl_str_clear(&writer->places);
    zl_free(writer->coder.known);
    *writer = (zl_tokens_writer){ 0 };
}
