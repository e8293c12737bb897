/* texts.h -- a list of texts that is opened without walking through it.
 *
 *   packed  s + 1 offsets (packed.h): where each text begins, counted from
 *           the first byte of the texts; the last is the size of them all
 *   bytes   the texts, a zero byte after each
 *
 * Texts may hold zero bytes. */
#ifndef ZL_INDEX_TEXTS_H
#define ZL_INDEX_TEXTS_H

#include "packed.h"

#include "base/text.h"

/* Lent: good as long as the bytes it was read from. */
typedef struct zl_texts {
    zl_packed offsets;
    const char *bytes;
    size_t size;
    uint32_t count;
} zl_texts;

/* Read the list at the beginning of `bytes`; `rest`, if given, gets what
 * follows it. False where it is no such list, and then nothing was set. The
 * offsets are not walked, but whatever they are, asking for any text is safe
 * afterwards. Time: O(1). */
bool zl_texts_read(zl_texts *out, zl_span bytes, zl_span *rest);

/* Text `i` < count, lent; a zero byte follows it. The empty text where the
 * offsets are damaged. Time: O(1). */
zl_view zl_texts_at(const zl_texts *texts, uint32_t i);

/* Null, or, in words for a sentence, what is wrong with a list that was read:
 * offsets have to rise from 0, and a zero byte to end every text. Time:
 * O(count). */
const char *zl_texts_fault(const zl_texts *texts);

#endif
