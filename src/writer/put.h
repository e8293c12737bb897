/* put.h -- numbers and texts that are in memory, written as a chunk. */
#ifndef ZL_WRITER_PUT_H
#define ZL_WRITER_PUT_H

#include "base/out.h"

/* The packed array of these numbers (index/packed.h). */
void zl_put_packed(zl_out *out, const uint32_t *numbers, uint64_t count);

/* The list of the texts that `text` gives for 0 to `count` - 1, which is
 * asked for each three times (index/texts.h). */
typedef zl_view zl_text_at(const void *user, uint32_t i);
void zl_put_texts(zl_out *out, zl_text_at *text, const void *user,
                  uint32_t count);

#endif
