/* token.h -- a word of a query, cut as the text is. */
#ifndef ZL_QUERY_TOKEN_H
#define ZL_QUERY_TOKEN_H

#include "base/text.h"

/* The end of the token that begins at `at` of `word`. Unless it is `quoted`,
 * * and ? are a letter or a digit, whatever is wanted. Time: O(token). */
size_t zl_token_end(zl_view word, size_t at, bool quoted);

#endif
