/* strings.h -- a list of texts in a chunk of a segment.
 *
 *   4            number of texts, s
 *   4            zero
 *   s + 1 times  8 offset from the first byte after these offsets
 *   bytes        the texts, a zero byte after each
 *
 * The last offset is the size of the bytes. Texts may hold zero bytes. */
#ifndef ZL_INDEX_STRINGS_H
#define ZL_INDEX_STRINGS_H

#include "base/file.h"
#include "base/text.h"

typedef struct zl_strings {
    uint32_t count;
    const uint8_t *offsets;
    const char *bytes;
} zl_strings;

/* Read the list at the beginning of `chunk`; `rest` gets what follows it.
 * False where it is no such list. Time: O(count). */
bool zl_strings_read(zl_strings *out, zl_span chunk, zl_span *rest);

/* Text `i` < count; a zero byte follows it. */
zl_view zl_strings_at(const zl_strings *strings, uint32_t i);

/* A new chunk with these texts and `more` zero bytes behind them, to be
 * freed with zl_free(); `*size` is the size of all. NULL without memory. */
uint8_t *zl_strings_make(const zl_view *texts, uint32_t count, size_t more,
                         size_t *size);

#endif
