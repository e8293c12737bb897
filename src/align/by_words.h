/* by_words.h -- pairs of texts, aligned by the words of their lines. */
#ifndef ZL_ALIGN_BY_WORDS_H
#define ZL_ALIGN_BY_WORDS_H

#include <zili/align.h>

/* As zili_align(), for the method of words: all pairs teach each other, unless
 * the options say that each is alone. */
ZILI_MUST_CHECK zili_status zl_align_by_words(
    const zili_align_pair *pairs, size_t count,
    const zili_align_options *options, zili_alignment *out, zili_error *err);

#endif
