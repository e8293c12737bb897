/* regex_fold.h -- a regular expression made ready for folded words. */
#ifndef ZL_QUERY_REGEX_FOLD_H
#define ZL_QUERY_REGEX_FOLD_H

#include "text/fold.h"

/* Append `pattern` with its characters folded by `what`, ZL_FOLD_…, as the
 * words are that it will be matched against. Folded is what stands for itself:
 *
 * - characters outside of [ ], also behind \ and in \Q…\E, those that stand
 *   beside each other together; where one becomes several and is repeated,
 *   they are repeated together: ß+ becomes (?:ss)+;
 * - in [ ] single characters that become one; ranges, and what would become
 *   several, stay.
 *
 * Escapes (\w, \x41, \p{L}), names and options stay. {,5} becomes {0,5}. Ask
 * `failed` of `out`. Time: O(pattern). */
void zl_regex_fold(zl_str *out, zl_view pattern, unsigned what,
                   const zl_fold *fold);

#endif
