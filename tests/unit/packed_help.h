/* packed_help.h -- arrays of numbers and lists of texts (packed.h, texts.h),
 * made at once. */
#ifndef TESTS_PACKED_HELP_H
#define TESTS_PACKED_HELP_H

#include "index/texts.h"

#include <stdlib.h>

/* Append the array of these numbers, in as few bits as the greatest needs. */
static inline void make_packed(zl_str *out, const uint64_t *numbers,
                               uint64_t count)
{
    zl_out stream = { zl_str_write, out, false };
    zl_packed_writer writer;
    uint64_t all = 0;

    for (uint64_t i = 0; i < count; i++)
        all |= numbers[i];
    zl_packed_begin(&writer, &stream, count, zl_bits_width(all));
    for (uint64_t i = 0; i < count; i++)
        zl_packed_add(&writer, numbers[i]);
    zl_packed_end(&writer);
}

static inline void make_packed32(zl_str *out, const uint32_t *numbers,
                                 uint64_t count)
{
    uint64_t *wide = calloc(count + 1, sizeof *wide);

    for (uint64_t i = 0; wide && i < count; i++)
        wide[i] = numbers[i];
    if (wide)
        make_packed(out, wide, count);
    free(wide);
}

/* Append the list of these texts. */
static inline void make_texts(zl_str *out, const zl_view *texts,
                              uint32_t count)
{
    uint64_t *ends = calloc((size_t)count + 1, sizeof *ends);

    for (uint32_t i = 0; ends && i < count; i++)
        ends[i + 1] = ends[i] + texts[i].size + 1;
    if (ends)
        make_packed(out, ends, (uint64_t)count + 1);
    free(ends);
    for (uint32_t i = 0; i < count; i++) {
        zl_str_add(out, texts[i]);
        zl_str_add_byte(out, 0);
    }
}

#endif
