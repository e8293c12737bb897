/* query.h -- the text of a query → a cursor over its hits in a corpus. */
#ifndef ZL_QUERY_QUERY_H
#define ZL_QUERY_QUERY_H

#include "query/search.h"

/* The hits of what is asked; the cursor has the search with it. Fails as
 * zl_search_open(). */
ZILI_MUST_CHECK zili_status zl_query_ask(zl_cursor **out,
                                         const zl_search_ask *ask,
                                         zili_error *err);

#endif
