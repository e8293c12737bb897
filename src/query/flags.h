/* flags.h -- what a query says about folding: %c, %d, %v, %cd, … */
#ifndef ZL_QUERY_FLAGS_H
#define ZL_QUERY_FLAGS_H

#include "base/text.h"

/* The size of `word` without the flags at its end, and in `*folds` what they
 * fold, ZL_FOLD_…; `word.size`, and `*folds` as it was, where it has none.
 * Flags are a % and after it letters of c, d and v, at least one. */
size_t zl_flags_cut(zl_view word, int *folds);

#endif
