/* glob.h -- patterns with * and ?. */
#ifndef ZL_QUERY_GLOB_H
#define ZL_QUERY_GLOB_H

#include "base/text.h"

/* Whether all of `text` fits: `*` is any characters, also none, `?` is one
 * character. Both are valid UTF-8. Time: O(pattern × text). */
bool zl_glob(zl_view pattern, zl_view text);

#endif
