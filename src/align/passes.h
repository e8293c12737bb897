/* passes.h -- texts are aligned, and what that teaches is used to align them
 * again. */
#ifndef ZL_ALIGN_PASSES_H
#define ZL_ALIGN_PASSES_H

#include "align/habits.h"

/* Align all pairs, whose words are in `words->a` and `words->b`. `words` comes
 * with what is known before (`forth`, `back`), and goes with what was learnt.
 * False without memory. Paths are as new, and the caller's in any case.
 * Time: O(words · width of bands), some passes. */
bool zl_passes(zl_bilingual *words, zl_text_pair *pairs, size_t count,
               size_t threads);

#endif
