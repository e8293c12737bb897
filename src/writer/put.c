/* put.c -- numbers and texts that are in memory, written as a chunk. */
#include "put.h"

#include "index/packed.h"

static unsigned width_of(const uint32_t *numbers, uint64_t count)
{
    uint32_t all = 0;

    for (uint64_t i = 0; i < count; i++)
        all |= numbers[i];
    return zl_bits_width(all);
}

void zl_put_packed(zl_out *out, const uint32_t *numbers, uint64_t count)
{
    zl_packed_writer writer;

    zl_packed_begin(&writer, out, count, width_of(numbers, count));
    for (uint64_t i = 0; i < count; i++)
        zl_packed_add(&writer, numbers[i]);
    zl_packed_end(&writer);
}

static void put_offsets(zl_out *out, zl_text_at *text, const void *user,
                        uint32_t count)
{
    zl_packed_writer writer;
    uint64_t end = 0;

    for (uint32_t i = 0; i < count; i++)
        end += text(user, i).size + 1;
    zl_packed_begin(&writer, out, (uint64_t)count + 1, zl_bits_width(end));
    end = 0;
    for (uint32_t i = 0; i < count; i++) {
        zl_packed_add(&writer, end);
        end += text(user, i).size + 1;
    }
    zl_packed_add(&writer, end);
    zl_packed_end(&writer);
}

void zl_put_texts(zl_out *out, zl_text_at *text, const void *user,
                  uint32_t count)
{
    put_offsets(out, text, user, count);
    for (uint32_t i = 0; i < count; i++) {
        zl_out_view(out, text(user, i));
        zl_out_byte(out, 0);
    }
}
