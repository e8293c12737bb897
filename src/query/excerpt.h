/* excerpt.h -- the part of a query that stands at a place, to be shown. */
#ifndef ZL_QUERY_EXCERPT_H
#define ZL_QUERY_EXCERPT_H

#include "base/text.h"

/* What begins at byte `column` of a query: a word, or what is in quotes or
 * brackets, with what stands right behind it. Time: O(bytes). */
zl_view zl_query_excerpt(zl_view query, size_t column);

#endif
